//! Every view on a terminal of 80 and of 40 columns, and the guide and the advisor key by key, as they
//! stand in `tests/transcripts/terminal`. `SNAPSHOTS=overwrite cargo test --test it screens` accepts what
//! the program shows now.

#![cfg(target_os = "linux")]

use crate::program::screen::Screen;
use crate::program::transcript::{all_are_same, compare};

/// Higher than any page of a conversation, so that nothing leaves the screen before it is logged.
const HIGH: u16 = 250;

/// Higher than any view.
const HIGHEST: u16 = 500;

/// Each view with its arguments.
const VIEWS: &[(&str, &str)] = &[
    ("front", ""),
    ("contacts", "contacts"),
    ("contact", "contacts falk"),
    ("contact-similar", "contacts sehsar"),
    ("contact-fields", "contacts --fields name,phone,room"),
    ("contact-nothing", "contacts zzzz"),
    (
        "contact-hits",
        "--no-bundled --data staff.csv contacts berg",
    ),
    ("contacts-all", "--no-bundled --data staff.csv contacts"),
    ("rooms", "rooms"),
    ("program", "program"),
    ("funding", "foerderung"),
    ("sheet", "foerderung show laiendolmetscher"),
    ("sheet-sources", "foerderung show kleine-hilfe --sources"),
    ("question", "foerderung find"),
    (
        "result",
        "foerderung find --now -a plan=project -a applicant=migrant-organisation",
    ),
    (
        "why",
        "foerderung find --now -a plan=project -a applicant=migrant-organisation --why migrantenorganisationen",
    ),
    ("deadlines", "foerderung deadlines"),
    ("search", "search minijob"),
    ("check", "check --open"),
    ("code", "check --explain only-together"),
    ("codes", "check --explain"),
    ("paths", "paths"),
    ("help", "contacts --help"),
    ("wrong-call", "contacts --lmit 1"),
    // A byte that is no UTF-8, written by the shell that starts the program.
    ("not-utf8", "contacts --limit=$(printf '\\377')"),
];

/// Each conversation with its arguments and keys; German keys, which [`in_english`] turns round.
const CONVERSATIONS: &[(&str, &str, &str)] = &[
    (
        "guide-contacts",
        "",
        "⏎ ?⏎ 1⏎ 2⏎ speichern⏎ zzzz⏎ sehsar⏎ demokratie⏎ 1⏎ speichern⏎ zurück⏎ zurück⏎ raum415⏎ abbrechen⏎",
    ),
    (
        "guide-list",
        "--no-bundled --data staff.csv",
        "altmann⏎ 2⏎ berg⏎ 9⏎ zurück⏎ alle⏎ zurück⏎ zurück⏎ beenden⏎",
    ),
    (
        "guide-server",
        "--data ldap://127.0.0.1:1/dc=example",
        "hilfe⏎ falk⏎ 2⏎ zzq \u{15} beenden⏎",
    ),
    ("guide-stopped", "", "\u{3}"),
    ("guide-plain", "", "7⏎ zeilen⏎ 8⏎"),
    (
        "guide-special-keys",
        "",
        "x\u{1b}[1;5C \u{15} zzzz\u{1b}[D⏎ {long} \u{15} beenden⏎",
    ),
    ("guide-programme", "", "6⏎ 2⏎ zurück⏎ beenden⏎"),
    (
        "guide-funding",
        "",
        "4⏎ 1⏎ 4⏎ speichern⏎ 9⏎ zurück⏎ zurück⏎ 3⏎ 5⏎ zurück⏎ zurück⏎ 5⏎ speichern⏎ minijob⏎ 3⏎ zurück⏎ zurück⏎ beenden⏎",
    ),
    (
        "advisor-project",
        "foerderung find",
        "? 1 ? 3 ? 1 ? 5 ? 1 ? 1 ? 1 ? 2 ? 2 ? 3 ? 1 ? 1 ? 2 3 2 1 1 ? 1 z 2 3 1 1 3 1 1 3 4 q",
    ),
    (
        "advisor-interpreters",
        "foerderung find",
        "3 1 1 ? 5 ? w 1 1 1 1 5",
    ),
    (
        "advisor-guides",
        "foerderung find",
        "4 2 ? 1 5 ? 1 ? 2 1 1 1 3 5",
    ),
    ("advisor-strategy", "foerderung find", "5 2 1 5 1 ? 2 4 1 5"),
    (
        "advisor-elsewhere",
        "foerderung find",
        "2 8 2 5 1 5 ? 9 3 6",
    ),
    ("advisor-unknown", "foerderung find", "w 4 5"),
    ("advisor-more", "foerderung find", "7 1 2 1 1 q"),
    ("advisor-code", "foerderung find --code 8VG2-KDM0-02J8", "q"),
    (
        "advisor-code-of-one-answer",
        "foerderung find -a plan=project",
        "q",
    ),
    (
        "advisor-start",
        "foerderung find --start 2027-03-01 --code 8VG2-KDM0-02J8",
        "1 1 1 1 2 1 5",
    ),
    ("advisor-interrupted", "foerderung find", "7 1 3 \u{3}"),
    ("advisor-stopped", "foerderung find", "\u{3}"),
    (
        "advisor-changes",
        "foerderung find",
        "1 2 ü ? 2 5 ü 2 2 1 2 ü 2 2 q",
    ),
    ("advisor-why", "foerderung find", "7 1 1 ? 1 5"),
    (
        "advisor-undone",
        "--no-bundled --data rules.toml foerderung find",
        "1 1 j 1 j j 1 2 4 2 2 4 1 1 5",
    ),
    (
        "advisor-in-the-middle",
        "--no-bundled --data rules.toml foerderung find",
        "1 1 j 2 ü 4 1 q",
    ),
];

/// What is typed into the field with keys, and chosen with arrows.
const TYPED: (&str, &str, &str) = (
    "guide-typing",
    "",
    "f al \u{15} d emokratie \t \u{1b}[B \u{1b}[A \u{1b}[B \u{1b}[1;5C ⏎ \u{1b}OP \u{1b}OQ ⏎ 1 \u{7f} xyz \u{15} \u{1b}[A ⏎",
);

/// What is typed as words in lines.
const SAID: &[(&str, &str, &str)] = &[
    (
        "advisor-words",
        "foerderung find",
        "e zurück hilfe 7 beenden",
    ),
    (
        "guide-centres",
        "",
        "vielfaltszentrum⏎ 9⏎ 9⏎ 9⏎ 9⏎ beenden⏎",
    ),
];

/// Conversations that are held on a narrow screen too.
const NARROW: &[&str] = &["guide-contacts", "guide-funding", "advisor-project"];

#[test]
fn every_view_on_a_terminal_is_what_its_transcript_shows() {
    let compared = VIEWS.iter().flat_map(|(name, arguments)| {
        ["de", "en"].map(|lang| {
            let shown = [80, 40].map(|columns| {
                let arguments = format!("--no-input --lang {lang} {arguments}");
                Screen::start("", columns, HIGHEST, arguments.trim_end()).ends()
            });
            compare(&format!("terminal/{name}.{lang}"), &shown.concat())
        })
    });
    all_are_same(compared);
}

#[test]
fn every_step_with_single_keys_is_what_its_transcript_shows() {
    let all = CONVERSATIONS.iter().chain([&TYPED]);
    all_are_same(all.flat_map(|&conversation| held(conversation, "keys", "", 80)));
}

#[test]
fn every_step_in_plain_lines_is_what_its_transcript_shows() {
    let all = CONVERSATIONS.iter().chain(SAID);
    all_are_same(all.flat_map(|&conversation| held(conversation, "lines", "--plain ", 80)));
}

#[test]
fn every_step_on_a_narrow_screen_is_what_its_transcript_shows() {
    let some = CONVERSATIONS
        .iter()
        .filter(|(name, ..)| NARROW.contains(name))
        .chain([&TYPED]);
    all_are_same(some.flat_map(|&conversation| held(conversation, "narrow", "", 40)));
}

/// A conversation in both languages, compared with its transcripts.
fn held(
    (name, arguments, keys): (&str, &str, &str),
    mode: &str,
    option: &str,
    columns: u16,
) -> [Result<(), String>; 2] {
    ["de", "en"].map(|lang| {
        let arguments = format!("--lang {lang} {option}{arguments}");
        let mut screen = Screen::start("", columns, HIGH, arguments.trim_end());
        let keys = keys.replace("{long}", &"lang".repeat(51));
        for keys in keys.split(' ') {
            let keys = if lang == "en" { in_english(keys) } else { keys };
            let is_line = keys.ends_with('⏎') || keys == "\u{3}";
            let end = if mode == "lines" && !is_line {
                "\r"
            } else {
                ""
            };
            if screen.is_running() {
                screen.types(&(keys.replace('⏎', "\r") + end));
            }
        }
        compare(&format!("terminal/{name}.{mode}.{lang}"), &screen.ends())
    })
}

#[test]
fn a_screen_of_24_rows_is_what_its_transcript_shows() {
    let shown = ["de", "en"].map(|lang| {
        let start =
            |arguments: &str| Screen::start("", 80, 24, &format!("--lang {lang} {arguments}"));
        let mut result = start("foerderung find");
        result.types("7");
        result.types("1");
        let mut lines = start("--plain");
        for typed in ["4\r", "1\r", "4\r", "xyz\r", "\r", "zurück\r", "beenden\r"] {
            lines.types(typed);
        }
        [
            start("").ends(),
            result.ends(),
            start("contacts").ends(),
            lines.ends(),
        ]
        .concat()
    });
    all_are_same([compare("terminal/rows-24", &shown.concat())]);
}

/// The key of the same meaning.
fn in_english(key: &str) -> &str {
    match key {
        "z" => "b",
        "z⏎" => "b⏎",
        "ü" => "o",
        "w" => "d",
        "j" => "y",
        key => key,
    }
}
