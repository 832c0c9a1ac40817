//! `data/README.md`, the page for the people who keep the data: it names the keys that the readers
//! know, its examples are data, and its recipes work.

use std::path::Path;

use jiff::civil::date;
use wir::diagnostic::{Diagnostic, Document, Layer};
use wir::formats::RecordKind;
use wir::funding::proof::{self, ProofSubject};
use wir::load;
use wir::load::records::{CheckedDirectory, Folders, RecordDeclaration};
use wir::load::{DataLayers, records};
use wir::model::Keyed;
use wir::model::funding::FactField;
use wir::model::verdict::Verdict;
use wir::t;
use wir::text::locale::Lang;

use crate::program::{self, Folder, Run, wir};

const PAGE: &str = include_str!("../../data/README.md");

/// The page in one language, and what its tables are headed with.
struct Part {
    text: &'static str,
    /// Above the keys of a table.
    key: &'static str,
    /// Above the words that a key takes.
    word: &'static str,
    yes: &'static str,
}

fn parts() -> [Part; 2] {
    let (german, english) = PAGE
        .split_once("\n# The data of wir\n")
        .expect("two languages");
    [
        Part {
            text: german,
            key: "Schlüssel",
            word: "Wort",
            yes: "ja",
        },
        Part {
            text: english,
            key: "key",
            word: "word",
            yes: "yes",
        },
    ]
}

impl Part {
    /// What is said about each table, by its name.
    fn sections(&self) -> Vec<(&'static str, &'static str)> {
        let sections = self.text.split("\n### ").skip(1).map(|section| {
            // The next chapter is none of it.
            let section = section.split("\n## ").next().unwrap_or_default();
            let heading = section.lines().next().unwrap_or_default();
            let name = quoted(heading).first().copied().unwrap_or_default();
            (name.trim_matches(['[', ']']), section)
        });
        sections.collect()
    }

    fn section(&self, name: &str) -> &'static str {
        let sections = self.sections();
        let found = sections.iter().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("no section on {name}")).1
    }
}

/// What stands between backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of the table whose first heading is this one, each divided into its cells.
fn rows<'t>(section: &'t str, heading: &str) -> Vec<Vec<&'t str>> {
    let head = format!("| {heading} |");
    let table = section.lines().skip_while(|line| !line.starts_with(&head));
    table
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

/// The text of each example of a form, without the indent of a list around it.
fn examples(text: &str, form: &str) -> Vec<String> {
    let fence = format!("```{form}");
    let mut examples = Vec::new();
    let mut lines = text.lines();
    while let Some(opening) = lines.find(|line| line.trim_start() == fence) {
        let indent = opening.len() - fence.len();
        let inside = lines
            .by_ref()
            .take_while(|line| line.trim_start() != "```")
            .map(|line| line.get(indent..).unwrap_or_default());
        examples.push(inside.collect::<Vec<_>>().join("\n") + "\n");
    }
    examples
}

/// What the page says of the keys of a table, made of its declaration.
fn key_table(declaration: &RecordDeclaration, lang: Lang) -> String {
    let mut table = t!(
        lang,
        "| Schlüssel | nötig | Wert | Bedeutung |\n|---|---|---|---|\n",
        "| key | needed | value | meaning |\n|---|---|---|---|\n"
    )
    .to_owned();
    for key in declaration.keys {
        let need = match key.condition {
            Some(condition) => condition(lang),
            None if key.is_required => t!(lang, "ja", "yes"),
            None => t!(lang, "nein", "no"),
        };
        let (name, value, meaning) = (key.key, key.shape.description(lang), (key.meaning)(lang));
        table.push_str(&format!("| `{name}` | {need} | {value} | {meaning} |\n"));
    }
    table
}

/// The file is what the program makes of its declarations; with `SNAPSHOTS=overwrite` it becomes so.
fn is_made_of_declarations(path: &str, found: &str, made: &str) {
    if std::env::var("SNAPSHOTS").is_ok_and(|wish| wish == "overwrite") {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(path), made).expect(path);
        return;
    }
    let differs = found
        .lines()
        .zip(made.lines())
        .find(|(one, other)| one != other);
    assert!(
        found == made,
        "{path} is not what the declarations say ({differs:?}); SNAPSHOTS=overwrite makes it anew"
    );
}

#[test]
fn what_the_page_says_of_keys_is_made_of_the_declarations() {
    let mut made = String::new();
    for (part, lang) in parts().into_iter().zip([Lang::De, Lang::En]) {
        let mut text = part.text.to_owned();
        for declaration in records::tables() {
            let section = part.section(declaration.table);
            let head = format!("| {} |", part.key);
            let from = section
                .find(&head)
                .unwrap_or_else(|| panic!("{}", declaration.table));
            let old: String = section[from..]
                .split_inclusive('\n')
                .take_while(|line| line.starts_with('|'))
                .collect();
            let new = section.replacen(&old, &key_table(declaration, lang), 1);
            text = text.replacen(section, &new, 1);
        }
        if lang == Lang::En {
            made.push_str("\n# The data of wir\n");
        }
        made.push_str(&text);
    }
    is_made_of_declarations("data/README.md", PAGE, &made);
    for part in parts() {
        for (name, section) in part.sections() {
            let is_known = records::tables().any(|declaration| declaration.table == name);
            assert!(is_known || rows(section, part.key).is_empty(), "{name}");
        }
    }
}

#[test]
fn a_template_is_read_as_it_is_and_with_every_key_that_it_offers() {
    for declaration in records::templates() {
        let table = declaration.table;
        let [german, english] =
            [Lang::De, Lang::En].map(|lang| records::template(table, lang).expect(table));
        let values = |text: &str| text.parse::<toml::Table>().expect(table);
        assert_eq!(values(&german), values(&english), "{table}");
        let without_mark = |line: &str| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') => rest.to_owned(),
            _ => line.to_owned(),
        };
        let whole: Vec<String> = german.lines().map(without_mark).collect();
        let whole = whole.join("\n");
        values(&whole);
        // What stands within another entry on one line is no file of its own.
        let texts = if declaration.has_header() {
            vec![german, whole]
        } else {
            vec![german]
        };
        for text in texts {
            let findings = reading(&[file("a.toml", text)]).diagnostics;
            let wrong = [
                "unknown-key",
                "unknown-table",
                "wrong-type",
                "not-a-table",
                "unknown-value",
            ];
            let wrong = findings
                .iter()
                .find(|finding| wrong.contains(&finding.code));
            assert!(wrong.is_none(), "{table}: {wrong:?}");
        }
    }
}

#[test]
fn the_schemas_for_editors_are_made_of_the_declarations() {
    let schemas = [
        (
            "data/data.schema.json",
            include_str!("../../data/data.schema.json"),
            records::data_schema(),
        ),
        (
            "data/config.schema.json",
            include_str!("../../data/config.schema.json"),
            records::config_schema(),
        ),
    ];
    for (path, found, schema) in schemas {
        let made = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
        is_made_of_declarations(path, found, &made);
    }
}

/// The beginning of a file up to the place where keys of a table stand, and what closes it.
fn around(table: &str) -> (String, &'static str) {
    let line = "[[line]]\nid = \"a\"\nname = \"A\"\nstate = \"open\"\n";
    let edition = format!(
        "{line}[[line.edition]]\nfrom = 2026-01-01\nuntil = \"open\"\nchecked = 2026-01-01\nsource = \"s\"\n"
    );
    let condition = format!("{edition}[[line.edition.condition]]\nid = \"a\"\n");
    match table {
        "line.glance" => (format!("{line}[line.glance]\n"), ""),
        "line.edition" => (format!("{line}[[line.edition]]\n"), ""),
        "remedy" | "dispute" | "when" => (format!("{condition}{table} = {{ "), " }\n"),
        "words" => {
            let term = "[[term]]\nid = \"a\"\nname = \"A\"\ntext = \"A.\"\n";
            (format!("{term}words = {{ "), " }\n")
        }
        _ if table.starts_with("line.edition.") => (format!("{edition}[[{table}]]\n"), ""),
        _ if table.starts_with("line.") => (format!("{line}[[{table}]]\n"), ""),
        "options" => {
            let question = "[[question]]\nid = \"a\"\nkind = \"choice\"\ntext = \"A?\"\n";
            (format!("{question}options = [{{ "), " }]\n")
        }
        // A file of nothing but an unknown key is no config file.
        "config.toml" => ("lang = \"de\"\n".to_owned(), ""),
        _ => (format!("[[{table}]]\n"), ""),
    }
}

#[test]
fn every_key_that_a_reader_names_is_read() {
    for declaration in records::tables() {
        let table = declaration.table;
        let (before, after) = around(table);
        let is_unknown = |key: &str| {
            let file = file("a.toml", format!("{before}{key} = true{after}\n"));
            let findings = reading(&[file]).diagnostics;
            findings.iter().any(|finding| finding.code == "unknown-key")
        };
        assert!(is_unknown("nonsense"), "{table}");
        for key in declaration.key_names() {
            assert!(!is_unknown(key), "{table}: {key}");
        }
    }
}

fn words<T: Keyed>() -> Vec<&'static str> {
    T::KEYS.iter().map(|(word, _)| *word).collect()
}

#[test]
fn the_words_of_facts_and_of_verdicts_are_explained() {
    let without_marks = |cell: &'static str| -> Vec<&str> {
        let words = quoted(cell).into_iter();
        words.map(|word| word.trim_matches('"')).collect()
    };
    for part in parts() {
        let of_table = |table: &str| rows(part.section(table), part.word);
        let named = |table: &str| -> Vec<&str> {
            let rows = of_table(table).into_iter();
            rows.flat_map(|row| without_marks(row[0])).collect()
        };
        assert_eq!(named("line.fact"), words::<FactField>());
        assert_eq!(named("case"), words::<Verdict>());
        let required = of_table("line.fact")
            .into_iter()
            .filter(|row| row[2] == part.yes);
        let required: Vec<&str> = required.flat_map(|row| without_marks(row[0])).collect();
        assert_eq!(
            required,
            FactField::REQUIRED.map(FactField::key),
            "{}",
            part.yes
        );
    }
}

fn file(name: &str, text: String) -> Document {
    Document {
        all_accounts: false,
        name: name.to_owned(),
        text: text.into(),
        steps: &[],
        layer: Layer::Argument,
        rank: 1,
    }
}

/// What is made of documents, the last of which may be a config file, with all that is wrong with them.
fn reading(documents: &[Document]) -> CheckedDirectory<'_> {
    if let Some(last) = documents.last().filter(|last| records::are_settings(last)) {
        let own = Path::new("");
        return CheckedDirectory {
            diagnostics: records::settings(last, Folders { own, home: None }).1,
            ..records::directory(Vec::new(), &[], &[])
        };
    }
    let (batches, mut findings) = load::batches(documents);
    let mut checked = records::directory(batches, documents, RecordKind::EVERY);
    checked.diagnostics.append(&mut findings);
    checked
}

/// What is wrong with a file on top of the compiled-in data: what reading it shows, and what all rules
/// together show where it has some.
fn findings(name: &str, text: &str) -> Vec<Diagnostic> {
    let bundled = DataLayers {
        bundled: true,
        ..DataLayers::default()
    };
    let mut documents = load::load(&bundled, RecordKind::EVERY).documents;
    documents.push(file(name, text.to_owned()));
    let CheckedDirectory {
        directory,
        mut diagnostics,
        places,
        ..
    } = reading(&documents);
    let rules = [
        "[[line.edition]]",
        "[[question]]",
        "[[fallback]]",
        "[[case]]",
    ];
    if rules.iter().any(|table| text.contains(table)) {
        let subject = ProofSubject {
            directory: &directory,
            places: &places,
            day: date(2026, 12, 1),
            has_errors: false,
        };
        diagnostics.extend(proof::prove(&subject).expect("rules").0);
    }
    diagnostics.iter().cloned().collect()
}

#[test]
fn each_example_is_read_without_a_finding() {
    let [german, _] = parts();
    for (form, name) in [("toml", "example.toml"), ("csv", "example.csv")] {
        let examples = examples(german.text, form);
        assert!(!examples.is_empty(), "{form}");
        for example in examples {
            let findings = findings(name, &example);
            assert!(findings.is_empty(), "{findings:#?}\n{example}");
        }
    }
}

#[test]
fn every_table_has_an_example_and_both_languages_have_the_same() {
    let [german, english] = parts().map(|part| examples(part.text, "toml"));
    assert_eq!(german.len(), english.len());
    for (german, english) in german.iter().zip(&english) {
        let [german, english] =
            [german, english].map(|example| example.parse::<toml::Table>().expect("TOML"));
        assert_eq!(german, english);
    }
    for declaration in records::tables() {
        let table = declaration.table;
        let headers = [format!("[[{table}]]"), format!("[{table}]")];
        let inline = format!("{table} ");
        let is_there = german
            .iter()
            .flat_map(|example| example.lines())
            .any(|line| {
                headers.iter().any(|header| header == line)
                    || line.starts_with(&inline) && line.contains(['{', '['])
            });
        assert!(is_there || table == "config.toml", "{table}");
    }
}

/// The program with an own folder in which these files lie.
fn with_own(files: &[(&str, &str)], arguments: &[&str]) -> Run {
    let folder = Folder::new();
    for (name, text) in files {
        folder.file(&format!("wir/{name}"), text);
    }
    let mut command = program::command();
    command.env("XDG_DATA_HOME", folder.path()).args(arguments);
    program::finished(command.output().expect("the program"))
}

/// That `wir check` has nothing to say about a file.
fn is_in_order(text: &str) {
    let folder = Folder::new();
    let file = folder.file("own.toml", text);
    let run = wir(&["check", "--as-of", "2026-12-01", &file]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Alles in Ordnung."), "{}", run.out);
}

/// The examples under a heading, on which a recipe rests.
fn of_recipe(heading: &str) -> Vec<String> {
    let [german, _] = parts();
    let (_, recipe) = german
        .text
        .split_once(&format!("\n### {heading}\n"))
        .expect("a recipe");
    let recipe = recipe.split("\n### ").next().unwrap_or_default();
    ["toml", "csv"]
        .iter()
        .flat_map(|form| examples(recipe, form))
        .collect()
}

#[test]
fn a_colleague_is_added_as_the_page_says() {
    let recipe = of_recipe("Eine Kollegin eintragen");
    let files = [
        ("mia-muster.toml", recipe[0].as_str()),
        ("kollegium.csv", &recipe[1]),
    ];
    let found = with_own(&files, &["muster"]);
    assert!(found.out.contains("Raum: 416\n"), "{}", found.out);
    let checked = with_own(&files, &["check", "--as-of", "2026-12-01"]);
    assert!(checked.out.contains("Alles in Ordnung."), "{}", checked.out);
}

#[test]
fn the_room_of_a_bundled_entry_is_changed_as_the_page_says() {
    let exported = wir(&["contacts", "3032", "--format", "toml"]).out;
    let (_, contact) = exported.split_once("[[contact]]").expect("a contact");
    let changed = format!("[[contact]]{contact}").replace("room = \"415\"", "room = \"417\"");
    is_in_order(&changed);
    let found = with_own(&[("raum.toml", &changed)], &["3032"]);
    assert!(found.out.contains("Raum: 417\n"), "{}", found.out);
    assert!(found.out.contains("(nicht bestätigt)"), "{}", found.out);
}

#[test]
fn a_number_is_confirmed_as_the_page_says() {
    let recipe = of_recipe("Eine Nummer bestätigen");
    let found = with_own(&[("mia-muster.toml", &recipe[0])], &["muster"]);
    let stated = "Stand: gelesen am 01.12.2026; Auskunft am Telefon\n";
    assert!(found.out.contains(stated), "{}", found.out);
    assert!(!found.out.contains("nicht bestätigt"), "{}", found.out);
}

#[test]
fn a_funding_line_is_added_as_the_page_says() {
    let recipe = of_recipe("Eine Förderlinie eintragen");
    let files = [("vereinshilfe.toml", recipe[0].as_str())];
    let sheet = with_own(&files, &["foerderung", "show", "vereinshilfe"]);
    assert!(
        sheet.out.contains("bis zu 1.500 EUR im Jahr."),
        "{}",
        sheet.out
    );
    let deadlines = ["foerderung", "deadlines", "--as-of", "2026-12-01"];
    let dates = with_own(&files, &deadlines);
    assert!(
        dates.out.contains("Vereinshilfe\n  31.10.2027"),
        "{}",
        dates.out
    );
}

#[test]
fn a_deadline_is_corrected_as_the_page_says() {
    let bundled = include_str!("../../data/funding.toml");
    let lines: Vec<&str> = bundled.split("[[line]]\n").collect();
    let line = lines
        .iter()
        .find(|line| line.contains("\"innovative-projekte\""))
        .expect("the line");
    let mut changed = format!("[[line]]\n{line}");
    assert_eq!(changed.matches("\"12-31\"").count(), 1);
    changed = changed.replace("\"12-31\"", "\"11-30\"");
    is_in_order(&changed);
    let folder = Folder::new();
    let file = folder.file("frist.toml", &changed);
    let compared = wir(&["check", "--compare", "bundled", &file]).out;
    let words: Vec<&str> = compared.split_whitespace().collect();
    assert!(
        words
            .join(" ")
            .contains("vorher 31. Dezember des Vorjahres; jetzt 30. November des Vorjahres."),
        "{compared}"
    );
    let deadlines = ["foerderung", "deadlines", "--as-of", "2026-11-01"];
    let dates = with_own(&[("frist.toml", &changed)], &deadlines);
    assert!(
        dates.out.contains("Innovative Projekte\n  30.11.2026"),
        "{}",
        dates.out
    );
}

#[test]
fn the_page_beside_the_data_is_neither_read_nor_built_in_nor_reported() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let run = wir(&["check", data, "--as-of", "2026-12-01", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(report["diagnostics"], serde_json::json!([]));
    let built = Path::new(env!("OUT_DIR"));
    assert!(built.join("contacts.steps").exists());
    assert!(!built.join("README.steps").exists());
}

#[test]
fn only_a_file_about_the_folder_is_passed_over_without_a_word() {
    let folder = Folder::new();
    folder.file("haus.csv", "Name;Telefon\nMia Muster;06031 83-0000\n");
    for name in ["README.md", "readme.de.md", "LIESMICH.txt", "README"] {
        folder.file(name, "Name;Telefon\nNiemand;06031 83-0001\n");
    }
    folder.file("readme-liste.docx", "?");
    let path = folder.path().to_str().expect("UTF-8");
    let run = wir(&["check", path, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let skipped: Vec<&str> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["code"] == "skipped-file")
        .filter_map(|finding| finding["file"].as_str())
        .collect();
    assert_eq!(skipped.len(), 1, "{skipped:?}");
    assert!(skipped[0].ends_with("readme-liste.docx"), "{skipped:?}");
    assert_eq!(report["counts"]["contacts"], 1);
}
