//! From form to form and back: nothing is lost that the forms can hold, and the rest is said.

use std::fmt::Write as _;

use crate::program::{Folder, command, contacts, contacts_as, finished, wir};
use crate::readers::{document, read, written};
use proptest::prelude::*;
use wir::formats::FORMATS;
use wir::model::{
    Contact, Directory, FieldKind, FieldRow, FieldValue, contact_key, written_fields,
};
use wir::render::Format;
use wir::text::locale::Lang;

/// What a contact says of the fields for which these formats have a place, in words that do not depend on how a
/// format writes it.
fn content(contact: &Contact, directory: &Directory, formats: &[Format]) -> String {
    let mut said = String::new();
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = write!(said, "{name}={value} ¦ ");
        }
    };
    let name = contact.name.as_ref();
    add("name", name.map(wir::model::PersonName::full));
    let known = name.filter(|name| name.has_known_family());
    add("family", known.map(|name| name.parts().2));
    add("suffix", known.map(wir::model::PersonName::suffix));
    for at in directory.units_up(contact.unit) {
        add("unit", Some(directory.units()[at].name.get(Lang::De)));
    }
    let has_place = |row: &FieldRow, format: &Format| match format {
        Format::File(file) => (file.has_place)(row),
        _ => false,
    };
    for row in written_fields() {
        if !formats.iter().all(|format| has_place(row, format)) {
            continue;
        }
        match row.kind.value(contact) {
            Some(FieldValue::Text(text)) => add(row.key, Some(text)),
            Some(FieldValue::Bilingual(text)) => {
                add(row.key, text.german());
                add("english", text.en.as_deref());
            }
            Some(FieldValue::List(texts)) => {
                for text in texts {
                    add(row.key, Some(text));
                }
            }
            Some(FieldValue::Further(values)) => {
                // A directory keeps values by their attributes, and so in another order.
                let mut values: Vec<String> = values
                    .iter()
                    .map(|further| further.reach.before(further.value))
                    .collect();
                values.sort();
                for value in &values {
                    add(row.key, Some(value));
                }
            }
            Some(FieldValue::Flag(flag)) => add(row.key, Some(&flag.to_string())),
            Some(FieldValue::Date(day)) => add(row.key, Some(&day.to_string())),
            None => {}
        }
    }
    said
}

fn contents(directory: &Directory, formats: &[Format]) -> Vec<String> {
    let mut all: Vec<String> = directory
        .contacts()
        .iter()
        .map(|contact| content(contact, directory, formats))
        .collect();
    all.sort();
    all
}

/// What comes back after a text was read and written in each form in turn.
fn through(text: &str, forms: &[(Format, &str)]) -> (Vec<String>, Vec<String>) {
    let formats: Vec<Format> = forms.iter().map(|(format, _)| *format).collect();
    let documents = document("a.csv", text);
    let (directory, findings) = read(&documents);
    assert!(findings.is_empty(), "{findings:#?}\n{text}");
    let before = contents(&directory, &formats);
    let mut text = text.to_owned();
    let mut name = "a.csv";
    for (form, next) in forms {
        let documents = document(name, &text);
        let (directory, _) = read(&documents);
        text = written(&directory, *form);
        name = next;
    }
    let documents = document(name, &text);
    let (directory, findings) = read(&documents);
    assert!(findings.is_empty(), "{findings:#?}\n{text}");
    (before, contents(&directory, &formats))
}

/// The way of the whole journey, each form with a name that does not give it away.
const JOURNEY: [(Format, &str); 5] = [
    (Format::VCARD, "b"),
    (Format::LDIF, "c"),
    (Format::TOML, "d"),
    (Format::JSON, "e"),
    (Format::CSV, "f"),
];

/// A word that no form takes for something else, with signs that forms write in their own way.
fn word() -> impl Strategy<Value = String> {
    "[A-ZÄÖÜ][a-zäöüßéł]{2,6}([-,;&/\\\\'\"+=|*_:<>#.][a-zäöüß]{2,4})?"
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..4).prop_map(|words| words.join(" "))
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        "06031 83-[1-9][0-9]{2,3}",
        "\\+49 6031 83-[1-9][0-9]{2}",
        "0171 [1-9][0-9]{6}",
        "\\(06031\\) 83 [1-9][0-9]{2}",
        "0043 1 [1-9][0-9]{5}",
        "\\+49 \\(0\\)6031 83–[1-9][0-9]{2}",
        "[1-9][0-9]{3}",
    ]
}

/// Several numbers in a cell, each with words for what it is for.
fn further_numbers() -> impl Strategy<Value = String> {
    let medium = prop_oneof![
        Just(""),
        Just("fax "),
        Just("mobile "),
        Just("pager "),
        Just("textphone ")
    ];
    let place = prop_oneof![Just(""), Just("work "), Just("home ")];
    let one = (place, medium, number());
    let one = one.prop_map(|(place, medium, number)| format!("{place}{medium}{number}"));
    prop::collection::vec(one, 1..4).prop_map(|numbers| numbers.join(" ::: "))
}

fn maybe(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), value.prop_map(|value| value)]
}

/// A note of several lines, some of which look like something else.
fn note() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        words(),
        Just("= Ende; \"ja\" \\n".to_owned()),
        Just("dn: uid=x".to_owned()),
        Just("END:VCARD".to_owned()),
        Just("und BEGIN:VCARD".to_owned()),
        Just("[[contact]]".to_owned()),
        Just("  - a,b;c,d,e,f,g,h,i,j,k,l,m,n,o,p".to_owned()),
    ];
    let rest = prop::collection::vec((prop_oneof![Just("\n"), Just("\n\n")], line), 0..4);
    (words(), rest).prop_map(|(first, rest)| {
        rest.into_iter()
            .fold(first, |note, (end, line)| note + end + &line)
    })
}

/// Cells of a row, each with the heading of its column.
type Cells = Vec<(&'static str, String)>;

/// The cells of a field that holds no more than its kind says.
fn cells_of_kind(row: &'static FieldRow) -> Option<BoxedStrategy<Cells>> {
    let heading =
        |key: &str| -> Option<&'static str> { contact_key(key)?.headings.first().copied() };
    let whole = heading(row.key)?;
    let cell = |value: BoxedStrategy<String>| {
        maybe(value)
            .prop_map(move |cell| vec![(whole, cell)])
            .boxed()
    };
    let in_both = |text: fn() -> BoxedStrategy<String>| {
        let english = heading(row.parts.first()?.key)?;
        let both = (maybe(text()), maybe(text()));
        let cells = both.prop_map(move |(de, en)| vec![(whole, de), (english, en)]);
        Some(cells.boxed())
    };
    match row.kind {
        FieldKind::Text { .. } => Some(cell(words().boxed())),
        FieldKind::Email { .. } => Some(cell("[a-z]{3,6}@example\\.org".boxed())),
        FieldKind::Emails { .. } => Some(cell(
            prop::collection::vec("(home |work )?[a-z]{3,6}@example\\.org", 1..3)
                .prop_map(|emails| emails.join(" ::: "))
                .boxed(),
        )),
        FieldKind::Bilingual { .. } => in_both(|| words().boxed()),
        FieldKind::Lines { .. } => in_both(|| note().boxed()),
        FieldKind::Phone { .. } => Some(cell(number().boxed())),
        FieldKind::Phones { .. } => Some(cell(further_numbers().boxed())),
        FieldKind::Words { names, .. } => Some(cell(match names {
            Some(names) => prop::sample::subsequence((names.codes)(), 1..3)
                .prop_map(|codes| codes.join(" ::: "))
                .boxed(),
            None => (words(), words())
                .prop_map(|(one, other)| format!("{one} ::: x{other}"))
                .boxed(),
        })),
        FieldKind::Flag { .. } => Some(cell("true|false".boxed())),
        FieldKind::Fields { .. } => Some(cell("email|email ::: phone".boxed())),
        // A cell is no day, and what is put together has cells of its own.
        FieldKind::Date { .. } | FieldKind::Own | FieldKind::OfUnit => None,
    }
}

/// The cells of a field.
fn cells(row: &'static FieldRow) -> Option<BoxedStrategy<Cells>> {
    match row.key {
        // Every contact has a number: LDIF says that it cannot tell a further one from an only one.
        "phone" => Some(number().prop_map(|number| vec![("phone", number)]).boxed()),
        "room" => {
            let room = maybe("[A-F] [0-9]\\.[0-9]{2}|Empfang|[0-9]{3}[a-z]?");
            Some(room.prop_map(|room| vec![("room", room)]).boxed())
        }
        // Both refer to what a list of contacts alone does not describe.
        "area" | "source" => None,
        "name" => {
            let name = (
                // Without a given name beside it the whole name stands in one column.
                maybe("[A-ZÄÖÜ][a-zäöüß]{3,6}"),
                "[A-ZÄÖÜ][a-zäöüß]{3,6}( [A-Z][a-z]{3})?",
                maybe(prop_oneof![
                    Just("M.A.".to_owned()),
                    Just("Jr.".to_owned()),
                    Just("Mediatorin".to_owned())
                ]),
            );
            let cells = name.prop_map(|(given, family, suffix)| {
                let (whole, family) = if given.is_empty() {
                    (format!("Dr. Ulf {family}"), String::new())
                } else {
                    (String::new(), family)
                };
                vec![
                    ("name", whole),
                    ("vorname", given),
                    ("nachname", family),
                    ("suffix", suffix),
                ]
            });
            Some(cells.boxed())
        }
        // Each says another name than the one that is shown.
        "other-names" => {
            let names = maybe(
                (word(), word()).prop_map(|(one, other)| format!("Ex{one} ::: Am{other} Xu")),
            );
            Some(names.prop_map(|names| vec![("other names", names)]).boxed())
        }
        "unit" => {
            let above = (words(), words()).prop_map(|(top, next)| format!("{top} ::: {next}"));
            let cells = (maybe(words()), maybe(above)).prop_map(|(unit, above)| {
                let above = if unit.is_empty() {
                    String::new()
                } else {
                    above
                };
                vec![("unit", unit), ("organisation", above)]
            });
            Some(cells.boxed())
        }
        _ => cells_of_kind(row),
    }
}

/// One row of a list, with a cell for every field of the table that CSV can hold.
fn row() -> impl Strategy<Value = Cells> {
    let cells: Vec<BoxedStrategy<Cells>> = written_fields()
        .iter()
        .filter_map(|row| cells(row))
        .collect();
    cells.prop_map(|cells| cells.concat())
}

fn list(rows: &[Cells]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let headings = rows[0].iter().map(|(heading, _)| *heading);
    writer.write_record(headings).expect("written");
    for row in rows {
        let cells = row
            .iter()
            .map(|(_, cell)| wir::formats::csv::shield(cell).into_owned());
        writer.write_record(cells).expect("written");
    }
    String::from_utf8(writer.into_inner().expect("written")).expect("UTF-8")
}

/// Whether a row has one number twice, in two notations perhaps. A directory takes them for one value of an attribute
/// (RFC 4517, 4.2.29), whatever they are for.
fn has_a_number_twice(row: &Cells) -> bool {
    let cells = row.iter().filter(|(heading, _)| {
        let heading = heading.to_lowercase();
        ["phone", "fax", "mobile", "pager"]
            .iter()
            .any(|word| heading.contains(word))
    });
    let numbers = cells.flat_map(|(_, cell)| cell.split(" ::: "));
    let mut ends: Vec<String> = numbers
        .map(|number| number.chars().filter(char::is_ascii_digit).collect())
        .filter(|digits: &String| !digits.is_empty())
        .map(|digits: String| digits.chars().rev().take(5).collect())
        .collect();
    let count = ends.len();
    ends.sort_unstable();
    ends.dedup();
    ends.len() < count
}

proptest! {
    #![proptest_config(crate::properties::cases(60))]

    #[test]
    fn each_format_is_read_back_as_it_was_written(rows in prop::collection::vec(row(), 1..5)) {
        prop_assume!(!rows.iter().any(has_a_number_twice));
        for format in FORMATS {
            let (before, after) = through(&list(&rows), &[(Format::File(format), "copy")]);
            prop_assert_eq!(before, after, "{}", format.name);
        }
    }

    #[test]
    fn a_journey_through_all_forms_loses_nothing(rows in prop::collection::vec(row(), 1..5)) {
        prop_assume!(!rows.iter().any(has_a_number_twice));
        let (before, after) = through(&list(&rows), &JOURNEY);
        prop_assert_eq!(before, after);
    }
}

const STAFF: &str = "id;Name;Nachname;Aufgabe;Post en;Abteilung;Organisation;Telefon;Fax;Mobil;Weitere Nummern;Raum;E-Mail;Hinweis;Stichwörter\n\
    a-1;Ana Lopes Silva;Lopes Silva;\"Rat; \"\"Hilfe\"\", Tat\";Advice;Frühe Hilfen;Kreis ::: Amt 4;06031 83-1;06031 83-91;0171 1234567;06031 83-5;B 2.14;ana@example.org;\"erst\nzweitens; \\ und \"\"so\"\"\";\"Rat, sofort :::\"\n\
    b-2;;;Zentrale;;Kreis;;06031 83-0;;;;Empfang;;;\n\
    c-3;Dr. Carla de la Cruz;;;;Kreis;;(06031) 83–7;0043 1 2345;;0049/6031/838;;;;\n";

#[test]
fn the_programs_own_way_from_form_to_form_loses_nothing_but_what_it_says() {
    let folder = Folder::new();
    let mut data = folder.file("a.csv", STAFF);
    let first = contacts_as("json", &data).out;
    for form in ["vcard", "ldif", "toml", "json", "csv"] {
        let run = contacts_as(form, &data);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(run.err, "", "{run:?}");
        data = folder.file(&format!("copy-of-{form}"), run.out);
    }
    let last = contacts_as("json", &data).out;
    assert_eq!(first, last);
}

const NOTE: &str = "Nur vormittags.\nMontags: nie\n\n  - Schlüssel; bei \"Ute\"";

#[test]
fn a_note_of_several_lines_keeps_them_through_every_form_with_and_without_an_index() {
    let folder = Folder::new();
    let cell = NOTE.replace('"', "\"\"").replace('\n', " \r\n");
    let mut list =
        format!("Name\tTelefon\tNotiz\tnote en\r\nAnna Gut\t11\t\"{cell}\r\n\"\t\"one\rtwo\"\r\n");
    // Long enough for an index.
    for number in 0..4_000 {
        list.push_str(&format!("Bert {number:04}\t{number}22\tx\t\r\n"));
    }
    let mut data = folder.file("a.tsv", list);
    let cache = folder.path().join("cache");
    for form in ["csv", "toml", "json", "jsonl", "ldif", "vcard"] {
        let written = contacts_as(form, &data).out;
        data = folder.file(&format!("copy-of-{form}"), written);
        let question = ["--no-bundled", "--data", &data, "contacts", "anna gut"];
        let question = [&question[..], &["--format", "json"]].concat();
        let whole = wir(&question);
        // The first run makes the index, the second asks it.
        for _ in 0..2 {
            let mut command = command();
            command.env("WIR_CACHE", &cache).args(&question);
            let run = finished(command.output().expect("the program"));
            assert_eq!((run.code, &run.out), (0, &whole.out), "{form}");
        }
        assert!(cache.read_dir().is_ok_and(|files| files.count() > 0));
        let json: serde_json::Value = serde_json::from_str(&whole.out).expect("JSON");
        assert_eq!(json["contacts"][0]["note"], NOTE, "{form}");
        let english = &json["contacts"][0]["note_en"];
        assert!(
            form == "vcard" || english == "one\ntwo",
            "{form}: {english}"
        );
    }
}

#[test]
fn a_note_of_several_lines_is_one_line_where_people_read_line_by_line() {
    let folder = Folder::new();
    let list = folder.file("a.csv", "Name;Notiz\nAnna;\"eins\n\n- zwei\"\nBert;x\n");
    let ask = |more: &[&str]| {
        let run = wir(&[&["--no-bundled", "--data", &list, "contacts"], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
        run.out
    };
    assert!(ask(&["anna"]).contains("Hinweis: eins - zwei\n"));
    assert_eq!(ask(&["anna", "--fields", "note"]), "Hinweis: eins - zwei\n");
    assert!(ask(&["--format", "markdown"]).contains("| eins<br><br>- zwei |"));
    assert!(ask(&["anna", "--format", "markdown"]).contains("eins<br><br>- zwei\n"));
}

/// The names and numbers of all people in the files, in each form that can hold ids.
fn people_of(folder: &Folder, form: &str, lists: &[&str]) -> Vec<String> {
    let mut arguments = vec!["--no-bundled".to_owned()];
    for (at, list) in lists.iter().enumerate() {
        let list = folder.file(&format!("{at}.csv"), list);
        let run = contacts_as(form, &list);
        assert_eq!(run.code, 0, "{run:?}");
        arguments.push("--data".to_owned());
        arguments.push(folder.file(&format!("{at}.{form}"), run.out));
    }
    arguments.extend(["contacts", "--format", "csv"].map(str::to_owned));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let run = wir(&arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    let rows = run.out.lines().skip(1).map(str::to_owned);
    rows.collect()
}

const WITH_IDS: [&str; 6] = ["json", "jsonl", "vcard", "ldif", "csv", "toml"];

#[test]
fn two_lists_with_the_same_name_in_the_same_row_stay_two_people_in_every_form() {
    let lists = [
        "Name;Telefon\nAnna Müller;06031 83-1\n",
        "Name;Telefon\nAnna Müller;06031 83-2\n",
    ];
    for form in WITH_IDS {
        let people = people_of(&Folder::new(), form, &lists);
        assert_eq!(people.len(), 2, "{form}: {people:#?}");
        for number in ["6031 83-1", "6031 83-2"] {
            let has = people.iter().any(|row| row.contains(number));
            assert!(has, "{form}: {people:#?}");
        }
    }
}

#[test]
fn a_given_id_replaces_in_every_form_even_where_it_looks_made() {
    let lists = [
        "id;Name;Telefon\nanna-mueller-1;Anna Müller;06031 83-1\n",
        "id;Name;Telefon\nanna-mueller-1;Anna Müller;06031 83-2\n",
    ];
    for form in WITH_IDS {
        let people = people_of(&Folder::new(), form, &lists);
        assert_eq!(people.len(), 1, "{form}: {people:#?}");
        assert!(people[0].contains("6031 83-2"), "{form}: {people:#?}");
    }
}

#[test]
fn a_note_that_speaks_of_a_room_is_a_note_in_our_own_cards() {
    let folder = Folder::new();
    let list = folder.file(
        "a.csv",
        "Name,Raum,Notiz\nAnna Rat,,\"Montags nicht da.\nRaum 7\"\nBert Rat,3,Raum 8\nCleo Rat,,Raum 9\n",
    );
    let cards = contacts_as("vcard", &list);
    let copy = folder.file("b.vcf", cards.out);
    assert_eq!(
        contacts_as("json", &list).out,
        contacts_as("json", &copy).out
    );
}

#[test]
fn an_office_without_a_post_stays_one_in_every_form() {
    let folder = Folder::new();
    let list = folder.file(
        "a.csv",
        "id;Abteilung;Telefon\nx-1;Jugendamt;06031 83-1\n;Bauamt;06031 83-2\n",
    );
    for form in WITH_IDS {
        let copy = folder.file("copy", contacts_as(form, &list).out);
        let (before, after) = (contacts(&list, &[]).0, contacts(&copy, &[]).0);
        let said = |found: &[serde_json::Value]| -> Vec<String> {
            let one = |contact: &serde_json::Value| {
                ["unit", "post", "name", "phone"]
                    .map(|field| contact[field].to_string())
                    .join(" ")
            };
            found.iter().map(one).collect()
        };
        assert_eq!(said(&before), said(&after), "{form}");
    }
}

#[test]
fn what_a_form_has_no_place_for_is_said_in_both_languages() {
    for (form, lang, words) in [
        (
            "vcard",
            "de",
            "Arbeitsbereich, Quelle, was nicht gefunden wurde",
        ),
        ("vcard", "en", "Area, Source, what was not found"),
        (
            "ldif",
            "de",
            "Arbeitsbereich, Quelle, ob ein Name bestätigt ist, was nicht gefunden wurde",
        ),
        (
            "ldif",
            "en",
            "Area, Source, whether a name is confirmed, what was not found",
        ),
    ] {
        let run = wir(&["contacts", "--format", form, "--lang", lang]);
        assert_eq!((run.code, run.err.lines().count()), (0, 1), "{run:?}");
        assert!(run.err.contains(words), "{run:?}");
    }
    for form in ["toml", "csv", "json", "jsonl", "markdown"] {
        assert_eq!(wir(&["contacts", "--format", form]).err, "", "{form}");
    }
}

#[test]
fn a_card_brings_back_whether_a_name_is_confirmed_and_keeps_the_note_as_it_is() {
    let folder = Folder::new();
    let list = folder.file(
        "a.csv",
        "Name;confirmed;Notiz\nAnna;false;eins\nBert;true;\nCleo;false;\nDora;;x\n",
    );
    let cards = contacts_as("vcard", &list);
    assert_eq!(cards.err, "");
    assert_eq!(cards.out.matches("Nicht bestätigt").count(), 2, "{cards:?}");
    let copy = folder.file("b.vcf", cards.out);
    let (before, after) = (contacts_as("json", &list), contacts_as("json", &copy));
    assert_eq!(before.out, after.out);
}

#[test]
fn texts_keep_their_language_in_every_form_that_has_both() {
    let folder = Folder::new();
    let person = |uid: &str, texts: &str| {
        format!(
            "dn: uid={uid},dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: {uid}\ncn: {uid} Rat\nsn: Rat\n{texts}\n"
        )
    };
    let text = [
        person("a", "title: Beratung\ntitle;lang-en: Advice\ndescription: montags\ndescription;lang-en: Mondays\n"),
        person("b", "title;lang-en: Advice\ndescription;lang-en: Mondays\n"),
        person("c", "title;lang-de: Beratung\ndescription: montags\n"),
        person("d", "title: Info\ntitle;lang-en: Info\n"),
    ]
    .concat();
    let said = |found: &[serde_json::Value]| -> Vec<String> {
        let fields = ["post", "post_en", "note", "note_en"];
        let one = |contact: &serde_json::Value| fields.map(|field| contact[field].to_string());
        found.iter().map(|contact| one(contact).join(" ")).collect()
    };
    let list = folder.file("a.ldif", text);
    for form in ["ldif", "vcard", "toml", "json", "jsonl", "csv"] {
        let run = contacts_as(form, &list);
        assert_eq!(run.err, "", "{form}");
        let copy = folder.file("copy", run.out);
        let (found, run) = contacts(&copy, &[]);
        assert_eq!(
            said(&found),
            [
                "\"Beratung\" \"Advice\" \"montags\" \"Mondays\"",
                "null \"Advice\" null \"Mondays\"",
                "\"Beratung\" null \"montags\" null",
                "\"Info\" \"Info\" null null",
            ],
            "{form}"
        );
        assert_eq!(run.err, "", "{form}");
        // Where there is one language only, everybody reads it.
        for lang in ["de", "en"] {
            let query = [
                "--no-bundled",
                "--data",
                &copy,
                "contacts",
                "b",
                "--lang",
                lang,
            ];
            let run = wir(&query);
            assert!(
                run.out.contains("Advice") && run.out.contains("Mondays"),
                "{form}: {}",
                run.out
            );
        }
        let check = wir(&["check", &copy]);
        assert_eq!(check.code, 0, "{form}: {}", check.out);
        assert!(
            check.out.contains("Alles in Ordnung"),
            "{form}: {}",
            check.out
        );
    }
}

#[test]
fn json_brings_back_when_its_source_was_read_and_which_unit_it_means() {
    let folder = Folder::new();
    let written = wir(&["contacts", "falk", "--format", "json"]).out;
    let list = folder.file("a.json", &written);
    // Without the bundled data nobody knows the source but the list.
    let (found, run) = contacts(&list, &[]);
    assert_eq!(run.err, "");
    assert_eq!(found[0]["retrieved"], "2026-11-22");
    let toml = contacts_as("toml", &list);
    let (found, _) = contacts(&folder.file("a.toml", toml.out), &[]);
    assert_eq!(found[0]["retrieved"], "2026-11-22");
    // A unit that has another name by now is still the same one, in its own house only.
    let units = folder.file(
        "units.toml",
        "[[unit]]\nid = \"kreis\"\nname = \"Kreis\"\n\
         [[unit]]\nid = \"it\"\nname = \"Digitales\"\nparent = \"kreis\"\n",
    );
    for (house, unit) in [("Kreis", "Digitales"), ("Stadt", "IT")] {
        let text = format!(
            "[{{\"name\":\"Gut\",\"unit\":\"IT\",\"unit_id\":\"it\",\"units_above\":[\"{house}\"]}}]"
        );
        let list = folder.file("b.json", text);
        let run = wir(&[
            "--no-bundled",
            "--data",
            &units,
            "--data",
            &list,
            "contacts",
            "--format",
            "json",
        ]);
        let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let contact = &json["contacts"][0];
        assert_eq!(contact["unit"], unit, "{house}");
        assert_eq!(contact["organisation"], house);
        assert_eq!(run.err, "");
    }
    let odd = folder.file("c.json", "[{\"name\":\"Gut\",\"retrieved\":\"gestern\"}]");
    let (found, run) = contacts(&odd, &[]);
    assert_eq!(found[0]["name"], "Gut");
    assert!(run.err.contains("2026-11-22"), "{}", run.err);
}
