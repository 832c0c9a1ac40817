//! The shapes of the JSON that each command prints. They are declared here alone, but for that of a contact, which
//! stands beside its writer; `tests/it/json_shapes.rs` compares each with what the program prints.
//!
//! The notation is JSON with these abbreviations: a name without a value holds text, `[]` is a list of
//! texts, `text`, `number` and `true|false` are values, `|` parts what may stand in one place. A word in
//! capital letters is a shape with a name, or, where a name of JSON could stand, any name. A name
//! followed by `?` may be missing.

use std::sync::LazyLock;

use crate::formats::json::members_shape;
use crate::t;
use crate::text::locale::Lang;

/// What calls print: the command, the call, the shape.
const CALLS: &[(&str, &str, &str)] = &[
    ("", "wir", r#"{"schema":1, "contacts":[CONTACT]}"#),
    (
        "contacts",
        "wir contacts",
        r#"{"schema":1, "contacts":[CONTACT], "read_as"?, "called"?, "without"?:[]}"#,
    ),
    (
        "contacts",
        "wir contacts --fields …",
        r#"{"schema":1, "contacts":[{FIELD, "id_made"?:true}], "read_as"?, "called"?, "without"?:[]}"#,
    ),
    ("contacts", "wir contacts --format jsonl", "CONTACT"),
    ("rooms", "wir rooms", r#"{"schema":1, "rooms":[ROOM]}"#),
    (
        "program",
        "wir program",
        r#"{"schema":1, "topics":[{"programme":PROGRAMME} | {"area":AREA}]}"#,
    ),
    (
        "foerderung",
        "wir foerderung",
        r#"{"schema":1, "lines":[LINE], "sources":[SOURCE]}"#,
    ),
    (
        "foerderung show",
        "wir foerderung show",
        r#"{"schema":1, "line":LINE, "sources":[SOURCE]} | {"schema":1, "lines":[LINE], "sources":[SOURCE]}"#,
    ),
    (
        "foerderung find",
        "wir foerderung find",
        r#"{"schema":1, "state":"question" | "result", "as_of", "code", "bound":number, "answers":{QUESTION}, "question"?:{"id", "text", "help", "why", "options":[{"id", "text"}]}, "lines":[ADVICE], "fallback"?}"#,
    ),
    (
        "foerderung find",
        "wir foerderung find --why",
        r#"{"schema":1, "as_of", "code", "answers":{QUESTION}, "line":ADVICE}"#,
    ),
    (
        "foerderung deadlines",
        "wir foerderung deadlines",
        r#"{"schema":1, "deadlines":[DATE]}"#,
    ),
    (
        "search",
        "wir search",
        r#"{"schema":1, "contacts":[CONTACT], "rooms":[ROOM], "topics":[{"area":AREA, "match":MATCH} | {"programme":PROGRAMME, "match":MATCH} | {"line":LINE, "match":MATCH} | {"unit":UNIT, "match":MATCH} | {"centre":CENTRE, "match":MATCH}], "read_as"?, "called"?, "without"?:[]}"#,
    ),
    (
        "check",
        "wir check",
        r#"{"schema":1, "diagnostics":[{"code", "severity":"error" | "warning", "file", "line":number, "column":number, "message", "help"}], "counts":{"files":number, "contacts":number, "units":number, "areas":number, "sources":number, "lines"?:number, "questions"?:number, "cases"?:number, "conversations"?:number, "states"?:number, "longest_conversation"?:number, "code_length"?:number}, "not_listed"?:{CODE:number}}"#,
    ),
    (
        "check",
        "wir check --open",
        r#"{"schema":1, "open_points":[{"id", "text", "lines":[], "ask"}]}"#,
    ),
    (
        "check",
        "wir check --compare",
        r#"{"schema":1, "changes":[], "lines":[{"id", "from", "cases":number, "changed":number, "turns":[{"before":OUTCOME, "after":OUTCOME, "cases":number, "example"}]}], "not_compared":[]}"#,
    ),
    (
        "check",
        "wir check --cases",
        r#"{"schema":1, "cases":[{"name", "line", "verdict":VERDICT, "reasons":[], "answers":{QUESTION:text|number}}]}"#,
    ),
    (
        "check",
        "wir check --graph",
        r#"{"schema":1, "graph":{"line", "nodes":[{"id":number, "question", "edges":[{"answers":[], "to":number}]} | {"id":number, "verdict":VERDICT, "benefits":[]}]}}"#,
    ),
    (
        "check",
        "wir check --explain",
        r#"{"schema":1, "codes":[{"code", "title", "meaning", "remedy", "wrong", "right"}]}"#,
    ),
    (
        "paths",
        "wir paths",
        r#"{"schema":1, "layers":[{"layer":"bundled" | "config-file" | "user-folder" | "config" | "variable" | "argument", "path", "readable":true|false, "contacts":number}], "data", "cache", "cache_writable":true|false, "indexes":[{"path", "command", "lists":[], "bytes":number, "age":number}], "passed_over":[STRANGE]}"#,
    ),
    (
        "paths",
        "wir paths --forget",
        r#"{"schema":1, "forgotten":[{"path", "lists":[], "bytes":number}], "passed_over":[STRANGE]}"#,
    ),
];

/// Shapes with a name, which others refer to.
const NAMED: &[(&str, &str)] = &[
    (
        "STRANGE",
        r#"{"path", "reason":"foreign" | "writable" | "no-file"}"#,
    ),
    (
        "HOW",
        r#""exact" | "beginning" | "inside" | "related" | "similar""#,
    ),
    ("MATCH", r#"{"how":HOW, "in", "text"}"#),
    ("ROOM", r#"{"number", "place", "contacts":[CONTACT]}"#),
    (
        "AREA",
        r#"{"id", "name", "goal":[STATEMENT], "tasks":[STATEMENT], "audience":[STATEMENT], "contact":CONTACT}"#,
    ),
    (
        "PROGRAMME",
        r#"{"id", "name", "stands_for", "statements":[STATEMENT], "supports":[STATEMENT], "invitation":STATEMENT}"#,
    ),
    ("STATEMENT", r#"{"text", "source"}"#),
    (
        "UNIT",
        r#"{"id", "name", "parent", "address", "note", "source", "not_found":[]}"#,
    ),
    (
        "CENTRE",
        r#"{"name", "kind":"county" | "city" | "special-status", "page"}"#,
    ),
    (
        "LINE",
        r#"{"id", "kind":"line" | "offer" | "fund", "name", "label", "state":"open" | "granted" | "closed" | "uncertain", "clause", "contact", "figures":[{"id", "value":number, "unit", "label", "sources":[], "confidence":CONFIDENCE, "dispute"}], "facts":[{"field", "text", "sources":[], "confidence":CONFIDENCE, "dispute"}]}"#,
    ),
    ("SOURCE", r#"{"id", "title", "url", "retrieved", "dated"}"#),
    (
        "ADVICE",
        r#"{"id", "kind":"line" | "offer" | "fund", "label", "verdict":VERDICT, "open":true|false, "reasons":[], "reservations":[], "deadline":DATE, "deadlines":[DATE], "near":NEAR, "dormant":{"reason":"closed" | "granted" | "ended" | "not-yet" | "between" | "missed", "text", "day"}, "conditions":[{"id", "state":STANDING, "text", "questions":[], "clause", "sources"?:[], "confidence"?:CONFIDENCE, "dispute":{"text", "sources"?:[], "confidence"?:CONFIDENCE}}], "benefits":[{"id", "state":STANDING, "text"}], "contact"}"#,
    ),
    (
        "DATE",
        r#"{"line"?, "kind":"deadline" | "earliest-start" | "any-time" | "missed", "day", "for_year":number, "days":number, "workday", "label", "sources":[], "confidence":CONFIDENCE}"#,
    ),
    (
        "NEAR",
        r#"{"change":[], "effort":number, "remedies":[{"condition", "text", "effort":number, "sets":{QUESTION}}], "then":VERDICT, "then_open":[], "then_questions":[]}"#,
    ),
    (
        "OUTCOME",
        r#"{"verdict":VERDICT, "benefits":[], "remedies":[], "effort":number}"#,
    ),
    (
        "VERDICT",
        r#""fits" | "almost" | "to-clarify" | "does-not-fit" | "dormant""#,
    ),
    (
        "STANDING",
        r#""yes" | "no" | "disputed" | "not-found" | "unknown" | "not-asked""#,
    ),
    ("CONFIDENCE", r#""primary" | "secondary" | "inference""#),
];

/// The shape of a contact, made of the table of fields.
static CONTACT: LazyLock<String> = LazyLock::new(|| {
    let members = members_shape();
    format!("{{{members}, \"match\":{{\"how\":HOW, \"fields\":[]}}}}")
});

/// The shape with this name.
fn named(name: &str) -> Option<(&'static str, &'static str)> {
    if name == "CONTACT" {
        return Some(("CONTACT", CONTACT.as_str()));
    }
    NAMED.iter().copied().find(|(known, _)| *known == name)
}

/// What the calls of a command print, followed by the shapes that those refer to, each once and in the
/// order in which they are met. Nothing for a command without JSON.
pub(in crate::cli) fn for_command(command: &str) -> Vec<(&'static str, &'static str)> {
    let calls = CALLS.iter().filter(|(of, ..)| *of == command);
    let mut shapes: Vec<(&str, &str)> = calls.map(|(_, call, shape)| (*call, *shape)).collect();
    let mut at = 0;
    while let Some((_, shape)) = shapes.get(at) {
        for word in shape.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '"') {
            let is_new = |named: &(&str, &str)| shapes.iter().all(|(known, _)| *known != named.0);
            if let Some(named) = named(word).filter(is_new) {
                shapes.push(named);
            }
        }
        at += 1;
    }
    shapes
}

/// How the shapes are read.
pub(in crate::cli) fn legend(lang: Lang) -> &'static str {
    t!(
        lang,
        "Ein Name ohne Wert hat Text, [] ist eine Liste von Texten, number eine Zahl; | trennt, was an einer Stelle stehen kann. Ein Wort in Großbuchstaben steht darunter; wo nicht, steht es für beliebige Namen. Was fehlt, ist null; nur ein Name mit ? kann auch wegbleiben. Die Namen sind in jeder Sprache gleich. Die Zahl hinter schema wächst, wenn ein Name wegfällt oder etwas anderes bedeutet; neue Namen können immer dazukommen.",
        "A name without a value holds text, [] is a list of texts, | parts what can stand in one place. A word in capital letters stands below; where it does not, it is any name. What is missing is null; only a name with ? may be left out. The names are the same in every language. The number behind schema grows when a name goes or changes its meaning; new names may come at any time."
    )
}

/// What the names of a command do not tell by themselves; nothing where they do.
pub(in crate::cli) fn remark(command: &str, lang: Lang) -> Option<&'static str> {
    let remark = match command {
        "contacts" => t!(
            lang,
            "post und note sind deutsch oder für beide Sprachen, post_en und note_en englisch, gleich was --lang sagt. id_made steht bei einer Kennung, die aus Name und Platz gemacht ist; beim Lesen zählt sie nicht. match steht bei einer Suche, die besten Treffer zuerst. related ist eine andere Form eines Wortes oder ein zusammengesetztes Wort damit. read_as: was gehört oder buchstabiert wurde, wo es anders getippt war; called: das Wort der Ämter, nach dem statt eines alltäglichen gesucht wurde; without: Wörter, die weggelassen wurden, weil alle zusammen auf niemanden passen.",
            "post and note are German or for both languages, post_en and note_en are English, whatever --lang says. id_made stands with an id that is made of name and position; it is not read as an id. match stands with a search, the best hits first. related is another form of a word, or a compound with it. read_as: what was heard or spelled out, where it was typed otherwise; called: the word of offices that was looked for instead of an everyday one; without: words that were left out because nobody fits all of them."
        ),
        "foerderung" | "foerderung show" => t!(
            lang,
            "confidence: primary von der zuständigen Stelle, secondary nicht von ihr, inference von uns abgeleitet. Ein Text, der null ist, wurde nicht gefunden.",
            "confidence: primary from the responsible body, secondary not from it, inference derived by us. A text that is null was not found."
        ),
        "foerderung find" => t!(
            lang,
            "bound: so viele Fragen können noch folgen. open: eine Antwort kann das Urteil noch ändern. reasons: die Bedingungen, die es begründen. near: was sich ändern müsste, und was dann herauskommt. confidence: primary von der zuständigen Stelle, secondary nicht von ihr, inference von uns abgeleitet.",
            "bound: so many questions can follow. open: an answer can still change the verdict. reasons: the conditions that cause it. near: what would have to change, and what would come of it. confidence: primary from the responsible body, secondary not from it, inference derived by us."
        ),
        "check" => t!(
            lang,
            "before ist null, wo es die Linie nicht gab, after, wo sie weggefallen ist; from ist null, wenn der Unterschied am geprüften Tag schon gilt.",
            "before is null where the line was not there, after where it is gone; from is null where the difference holds on the day that is checked."
        ),
        "paths" => t!(
            lang,
            "age: Sekunden seit dem Bau des Index; command: der Befehl, dem er dient; passed_over: was dort liegt und nicht gelesen wird.",
            "age: seconds since the index was built; command: the command that it serves; passed_over: what lies there and is not read."
        ),
        _ => return None,
    };
    Some(remark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::Standing;
    use crate::model::Keyed;
    use crate::model::funding::{CentreKind, LineKind, State};
    use crate::model::provenance::Confidence;
    use crate::model::verdict::Verdict;

    fn keys<T>(keys: &[(&str, T)]) -> String {
        let quoted = keys.iter().map(|(key, _)| format!("\"{key}\""));
        quoted.collect::<Vec<_>>().join(" | ")
    }

    fn shape(wanted: &str) -> &'static str {
        named(wanted).expect("a shape").1
    }

    #[test]
    fn lists_of_values_are_those_of_the_model() {
        assert_eq!(shape("VERDICT"), keys(Verdict::KEYS));
        assert_eq!(shape("STANDING"), keys(Standing::KEYS));
        assert_eq!(shape("CONFIDENCE"), keys(Confidence::KEYS));
        assert!(shape("LINE").contains(&format!("\"kind\":{},", keys(LineKind::KEYS))));
        assert!(shape("LINE").contains(&format!("\"state\":{},", keys(State::KEYS))));
        assert!(shape("ADVICE").contains(&format!("\"kind\":{},", keys(LineKind::KEYS))));
        assert!(shape("CENTRE").contains(&format!("\"kind\":{},", keys(CentreKind::KEYS))));
    }
}
