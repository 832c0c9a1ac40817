//! What `check` makes of records, told as finding by finding.

use super::*;
use crate::diagnostic::{Layer, line_and_column};
use crate::locale::Lang;
use crate::model::{Area, Programme};
use crate::source;
use std::borrow::Cow;

/// Reads texts as one layer each and shows the directory and the findings.
fn read(texts: &[(&str, &str)]) -> (Directory<'static>, Vec<String>) {
    let documents: Vec<Document> = texts
        .iter()
        .zip(0..)
        .map(|((name, text), rank)| Document {
            name: (*name).to_owned(),
            text: Cow::Owned((*text).to_owned()),
            layer: Layer::Argument,
            rank,
        })
        .collect();
    let documents: &'static [Document] = documents.leak();
    let (batches, mut diagnostics) = source::batches(documents);
    let checked = directory(batches, documents, &Kind::EVERY);
    diagnostics.extend(checked.diagnostics);
    let show = |finding: &Diagnostic| {
        let Place::In(span) = &finding.place else {
            return finding.code.to_owned();
        };
        let document = &documents[span.document as usize];
        let (line, column) = line_and_column(&document.text, span.start as usize);
        format!("{}:{line}:{column} {}", document.name, finding.code)
    };
    let findings = diagnostics.iter().map(show).collect();
    (checked.directory, findings)
}

fn labels<'d>(directory: &'d Directory<'_>) -> Vec<&'d str> {
    directory
        .contacts
        .iter()
        .map(|contact| contact.label(Lang::De))
        .collect()
}

fn bundled() -> Checked<'static> {
    let layers = source::Layers {
        bundled: true,
        ..Default::default()
    };
    let loaded: &'static source::Loaded = Box::leak(Box::new(source::load(&layers, &Kind::EVERY)));
    let (batches, found) = source::batches(&loaded.documents);
    let mut checked = directory(batches, &loaded.documents, &Kind::EVERY);
    checked.diagnostics.extend(found);
    checked
}

#[test]
fn the_bundled_data_has_no_finding() {
    let Checked {
        directory,
        diagnostics,
        ..
    } = bundled();
    let messages: Vec<_> = diagnostics
        .iter()
        .map(|finding| (finding.code, &finding.message.de))
        .collect();
    assert!(messages.is_empty(), "{messages:#?}");
    assert_eq!(
        directory
            .contact("koordination-oeffnung")
            .map(|contact| contact.label(Lang::De)),
        Some("Viola Sesar")
    );
}

#[test]
fn every_bundled_fact_has_a_source() {
    let Checked { directory, .. } = bundled();
    let contacts = directory
        .contacts
        .iter()
        .map(|contact| (contact.id().into_owned(), contact.source.as_deref()));
    let units = directory
        .units
        .iter()
        .map(|unit| (unit.id.clone(), unit.source.as_deref()));
    let rooms = directory
        .rooms
        .iter()
        .map(|room| (room.number.clone(), room.source.as_deref()));
    let mut used: Vec<&str> = Vec::new();
    for (id, source) in contacts.chain(units).chain(rooms) {
        let source = source.unwrap_or_else(|| panic!("{id} has no source"));
        assert!(directory.source(source).is_some(), "{id}: {source}");
        used.push(source);
    }
    let statements = directory
        .programmes
        .iter()
        .flat_map(Programme::all_statements);
    let statements = statements.chain(directory.areas.iter().flat_map(Area::statements));
    used.extend(statements.map(|statement| statement.source.as_str()));
    for line in &directory.lines {
        let of_figures = line.figures.iter().map(|figure| &figure.stated);
        let of_facts = line.facts.iter().filter_map(|fact| fact.stated.as_ref());
        let of_deadlines = line.deadlines.iter().map(|deadline| &deadline.stated);
        for stated in of_figures.chain(of_facts).chain(of_deadlines) {
            assert!(
                !stated.sources.is_empty(),
                "a value of {} has no source",
                line.id
            );
            used.extend(stated.sources.iter().map(String::as_str));
        }
    }
    for centre in &directory.centres {
        used.push(&centre.source);
        used.extend(centre.page.as_deref());
    }
    for source in &used {
        assert!(
            directory.source(source).is_some(),
            "{source} is not described"
        );
    }
    for source in &directory.sources {
        assert!(
            used.contains(&source.id.as_str()),
            "nothing rests on {}",
            source.id
        );
    }
}

#[test]
fn a_wrong_value_costs_the_value_and_is_named_with_its_place() {
    let text = r#"
[[contact]]
name = "Anna Muster"
phone = "06031 83-3O33"
rom = "415"
unit = "amt"
confirmed = "vielleicht"
"#;
    let (directory, findings) = read(&[("a.toml", text)]);
    assert_eq!(labels(&directory), ["Anna Muster"]);
    assert_eq!(directory.contacts[0].phone, None);
    assert_eq!(
        findings,
        [
            "a.toml:4:9 impossible-number",
            "a.toml:5:1 unknown-key",
            "a.toml:7:13 wrong-type",
            "a.toml:6:8 unknown-unit"
        ]
    );
}

#[test]
fn a_duplicate_id_loses_nobody() {
    let text = "[[contact]]\nid = \"x\"\nname = \"A\"\n[[contact]]\nid = \"x\"\nname = \"B\"\n";
    let (directory, findings) = read(&[("a.toml", text)]);
    assert_eq!(labels(&directory), ["A", "B"]);
    assert_eq!(directory.contacts[1].id(), "b-2");
    assert_eq!(findings, ["a.toml:4:1 duplicate-id"]);
}

#[test]
fn a_later_layer_replaces_the_record_of_the_same_id_and_no_other() {
    let first = "[[contact]]\nid = \"x\"\nname = \"A\"\n[[contact]]\nname = \"Same Name\"\n";
    let second = "[[contact]]\nid = \"x\"\nname = \"B\"\n[[contact]]\nname = \"Same Name\"\n";
    let (directory, findings) = read(&[("a.toml", first), ("b.toml", second)]);
    assert_eq!(labels(&directory), ["B", "Same Name", "Same Name"]);
    assert!(findings.is_empty(), "{findings:?}");
    let ids: Vec<Cow<str>> = directory
        .contacts
        .iter()
        .map(|contact| contact.id())
        .collect();
    assert_eq!(ids, ["x", "same-name-2", "same-name-3"]);
}

#[test]
fn an_entry_that_names_nobody_is_left_out_with_a_word() {
    let (directory, findings) = read(&[("a.csv", "Name;Telefon\n;06031 83-1\nB;06031 83-2\n")]);
    assert_eq!(labels(&directory), ["B"]);
    assert_eq!(findings, ["a.csv:2:1 nobody"]);
}

#[test]
fn lists_name_units_in_words_and_parts_of_names_in_columns() {
    let text = "Title,First Name,Last Name,Company,Department,Job Title,Business Phone,Business Phone 2\n\
                Dr.,Ana,Lopes Silva,Kreis,IT,Beratung,06031 83-1,06031 83-2\n";
    let (directory, findings) = read(&[("a.csv", text)]);
    assert!(findings.is_empty(), "{findings:?}");
    let contact = &directory.contacts[0];
    assert_eq!(
        contact.name.as_ref().map(crate::model::PersonName::parts),
        Some(("Dr.", "Ana", "Lopes Silva"))
    );
    let unit = directory.unit_of(contact).expect("a unit");
    assert_eq!(
        (
            unit.name.de.as_ref(),
            unit.parent.map(|at| directory.units[at].name.de.as_ref())
        ),
        ("IT", Some("Kreis"))
    );
    assert_eq!(contact.more_phones.len(), 1);
}

#[test]
fn control_characters_never_reach_the_directory() {
    let (directory, findings) = read(&[("a.csv", "Name;Raum\nEvil\u{1b}[31m;4\u{202e}15\n")]);
    assert_eq!(directory.contacts[0].label(Lang::De), "Evil[31m");
    assert_eq!(directory.contacts[0].room.as_deref(), Some("415"));
    assert_eq!(
        findings,
        [
            "a.csv:2:1 control-characters",
            "a.csv:2:11 control-characters"
        ]
    );
}

#[test]
fn units_cannot_belong_to_themselves() {
    let text = "[[unit]]\nid = \"a\"\nname = \"A\"\nparent = \"b\"\n[[unit]]\nid = \"b\"\nname = \"B\"\nparent = \"a\"\n";
    let (_, findings) = read(&[("a.toml", text)]);
    assert_eq!(findings, ["a.toml:8:10 circular-unit"]);
}

#[test]
fn a_statement_without_a_source_is_left_out_and_a_long_one_is_named() {
    let text = r#"
[[area]]
id = "a"
name = { de = "A", en = "A" }
goal = [{ de = "Ohne Quelle.", en = "No source." }]
"#;
    let (directory, findings) = read(&[("a.toml", text)]);
    assert!(directory.areas[0].goal.is_empty());
    assert_eq!(findings, ["a.toml:5:9 no-source"]);
}
