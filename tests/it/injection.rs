//! Texts that mean something to a form, in every field and through every form: no text becomes an entry,
//! a field or markup of its own, and each comes back as it was.

use serde_json::{Value, json};
use wir::formats::{FORMATS, FileFormat};
use wir::model::{Directory, FieldKind, FieldRow, contact_key, written_fields};
use wir::render::Format;

use crate::program::{Folder, contacts, contacts_as, wir};
use crate::readers::{document, read, written};

/// What a hostile or an unlucky list may hold.
const PAYLOADS: [&str; 76] = [
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+x",
    "@SUM(A1)",
    "x;=1",
    "x,@y",
    "x\t=1",
    "x\n=1",
    "x\n- y",
    "＝1",
    "x;＋1",
    "'=1",
    "\"=1",
    "x;\"=1",
    "x;'=1",
    "'x',y",
    "sep=;",
    "a\"b",
    "a'b",
    "\"; x; \"",
    "\\",
    "a\\nb",
    "a\\,b\\;c",
    ";",
    ",",
    ":",
    ": x",
    ":: x",
    "< x",
    "#x",
    "x\r\nEND:VCARD\r\nBEGIN:VCARD",
    "END:VCARD",
    "X-EVIL:1",
    "NOTE:evil",
    "x\nTEL;TYPE=cell:0900 1",
    "dn: uid=evil",
    "x\n\ndn: uid=evil\ncn: evil",
    "changetype: delete",
    "uid=evil,dc=org+x",
    "x\n-",
    "[[contact]]",
    "x\"\n[[contact]]\nname = \"evil\"",
    "'''",
    "\"\"\"",
    "{ en = \"x\" }",
    "{\"name\":\"evil\"}",
    "null",
    "true",
    "2026-11-22",
    "x ::: y",
    "a, b",
    "a;b",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "[x](http://evil.example)",
    "![x](y)",
    "~~x~~",
    "&lt;",
    "| a | b |",
    "`x`",
    "@anna",
    "#1",
    ":wink:",
    "https://example.org/a_b_c",
    "www.example.org",
    "[^1]",
    "1. x",
    "---",
    "$x$",
    "-",
    "★ & ???",
    "市役所",
    "a\u{ad}b\u{200b}c\u{202e}d",
    "$(touch x)",
    "=?utf-8?q?x?=",
    "Raum : x",
];

/// The names that contacts have in JSON, in which the list is written first: those of fields that are put together,
/// and those of every other field that holds a text.
fn fields() -> Vec<String> {
    let own = [
        "id",
        "name",
        "family_name",
        "unit",
        "organisation",
        "units_above",
    ];
    let holds_text = |row: &&&FieldRow| {
        let is_other = matches!(
            row.kind,
            FieldKind::Own
                | FieldKind::Flag { .. }
                | FieldKind::Date { .. }
                | FieldKind::Fields { .. }
        );
        !is_other
    };
    let rows = written_fields().iter().filter(holds_text);
    let keys =
        rows.flat_map(|row| std::iter::once(row.key).chain(row.parts.iter().map(|part| part.key)));
    let names = keys.map(|key| key.replace('-', "_"));
    own.map(str::to_owned).into_iter().chain(names).collect()
}

/// Whether a name of JSON holds a list.
fn is_list(name: &str) -> bool {
    let known = contact_key(&name.replace('_', "-"));
    known.is_some_and(|known| known.row.kind.is_list())
}

/// The fields that have a column of their own in Markdown.
const COLUMNS: [&str; 10] = [
    "name", "post", "unit", "area", "phone", "fax", "mobile", "room", "email", "note",
];

/// An e-mail address with other letters than those of ASCII.
const FOREIGN_EMAIL: &str = "foreign e-mail";

/// What a format says that it has no place for, by its names in JSON.
fn told(format: &FileFormat) -> Vec<String> {
    let rows = written_fields()
        .iter()
        .filter(|row| !(format.has_place)(row));
    let mut told: Vec<String> = rows.map(|row| row.key.replace('-', "_")).collect();
    if *format == wir::formats::ldif::FORMAT {
        told.push(FOREIGN_EMAIL.to_owned());
    }
    told
}

/// A list with a payload in one field of each contact.
fn list(field: &str) -> String {
    let contact = |(number, payload): (usize, &&str)| {
        let mut contact =
            json!({ "id": format!("p-{number}"), "name": format!("Ana Muster{number}") });
        contact[field] = match field {
            "units_above" => json!(["Kreis", payload, "Amt"]),
            name if is_list(name) => json!([payload, "1234"]),
            "family_name" => {
                contact["name"] = json!(format!("Ana {payload}"));
                json!(payload)
            }
            _ => json!(payload),
        };
        if matches!(field, "units_above" | "organisation") {
            contact["unit"] = json!("IT");
        }
        if field == "more_phones" {
            // LDIF says that it cannot tell a further number from an only one.
            contact["phone"] = json!("5678");
        }
        if field == "post_en" {
            contact["post"] = json!("Rat");
        }
        contact
    };
    let contacts: Vec<Value> = PAYLOADS.iter().enumerate().map(contact).collect();
    json!({ "schema": 1, "contacts": contacts }).to_string()
}

/// What each contact says, without what depends on the way to it or has no place in a form.
fn said(directory: &Directory<'_>, without: &[String]) -> Vec<Value> {
    let json: Value = serde_json::from_str(&written(directory, Format::JSON)).expect("JSON");
    let mut contacts = json["contacts"].as_array().expect("a list").clone();
    for contact in &mut contacts {
        let fields = contact.as_object_mut().expect("an object");
        for field in without
            .iter()
            .map(String::as_str)
            .chain(["match", "unit_id"])
        {
            fields.remove(field);
        }
        if without.iter().any(|told| told == FOREIGN_EMAIL) {
            fields.remove("more_email_types");
            let more = fields.remove("more_emails");
            let more = more.iter().filter_map(Value::as_array).flatten();
            let all = fields.get("email").into_iter().chain(more);
            let is_ascii = |email: &&Value| email.as_str().is_some_and(str::is_ascii);
            let kept: Vec<Value> = all.filter(is_ascii).cloned().collect();
            fields.insert("email".to_owned(), kept.into());
        }
    }
    contacts.sort_by_key(Value::to_string);
    contacts
}

#[test]
fn no_text_of_a_field_becomes_anything_else_in_a_form_and_each_comes_back() {
    for field in &fields() {
        let text = list(field);
        let documents = document("a.json", &text);
        let (directory, findings) = read(&documents);
        assert_eq!(directory.contacts().len(), PAYLOADS.len(), "{field}");
        let known: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        for format in FORMATS {
            let (told, copy) = (told(format), written(&directory, Format::File(format)));
            let documents = document("copy", &copy);
            let (back, findings) = read(&documents);
            let (before, after) = (said(&directory, &told), said(&back, &told));
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{field} in {}", format.name);
            }
            assert_eq!(before.len(), after.len(), "{field} in {}", format.name);
            for finding in &findings {
                // What was said of the list may be said again, and TOML asks for a description of sources.
                let is_known = known.contains(&finding.code) || finding.code == "unknown-source";
                let is_new = !is_known || finding.code == "control-characters";
                assert!(!is_new, "{field} in {}: {finding:?}", format.name);
            }
        }
    }
}

#[test]
fn github_sees_no_markup_in_a_text_of_a_list() {
    for field in COLUMNS {
        let text = list(field);
        let documents = document("a.json", &text);
        let (directory, _) = read(&documents);
        let rows = markdown::rows(&written(&directory, Format::MARKDOWN));
        assert_eq!(rows.len(), PAYLOADS.len() + 1, "{field}");
        let cells: Vec<&String> = rows.iter().flatten().collect();
        for contact in said(&directory, &[]) {
            if let Some(value) = contact[field].as_str() {
                let is_there = cells.contains(&&value.to_owned());
                assert!(is_there, "{field}: {value:?} in {cells:#?}");
            }
        }
    }
}

#[test]
fn a_browser_sees_no_markup_in_a_text_of_a_list() {
    let format = Format::of_name("html").expect("a form");
    for field in COLUMNS {
        let text = list(field);
        let documents = document("a.json", &text);
        let (directory, _) = read(&documents);
        let rows = html::rows(&written(&directory, format));
        assert_eq!(rows.len(), PAYLOADS.len(), "{field}");
        let cells: Vec<&String> = rows.iter().flatten().collect();
        for contact in said(&directory, &[]) {
            if let Some(value) = contact[field].as_str() {
                let is_there = cells.contains(&&value.to_owned());
                assert!(is_there, "{field}: {value:?} in {cells:#?}");
            }
        }
    }
}

#[test]
fn units_of_signs_alone_stay_apart_and_ids_of_the_program_bring_no_hint() {
    let folder = Folder::new();
    let list = folder.file(
        "a.json",
        "[{\"name\":\"A\",\"unit\":\"-\",\"units_above\":[\"★ & ???\"]},{\"name\":\"B\",\"unit\":\"…\"},{\"name\":\"C\",\"unit\":\"市役所\"},{\"id\":\"urn:uuid:C5\",\"name\":\"D\",\"unit\":\"Отдел\"}]",
    );
    let toml = contacts_as("toml", &list);
    assert_eq!(toml.err, "");
    let copy = folder.file("a.toml", toml.out);
    let check = wir(&["check", &copy]);
    assert!(check.out.contains("Alles in Ordnung"), "{}", check.out);
    let (before, _) = contacts(&list, &[]);
    let units: Vec<_> = before
        .iter()
        .map(|contact| contact["unit"].clone())
        .collect();
    assert_eq!(units, ["-", "…", "市役所", "Отдел"]);
    assert_eq!(before[0]["units_above"], json!(["★ & ???"]));
    let (after, run) = contacts(&copy, &[]);
    assert_eq!((after, run.err.as_str()), (before, ""));
}

/// Markdown as GitHub reads it.
mod markdown {
    use comrak::nodes::{AstNode, NodeValue};
    use comrak::{Arena, Options, parse_document};

    /// The cells of the only table, as text; anything else in the page is a panic.
    pub(super) fn rows(text: &str) -> Vec<Vec<String>> {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.autolink = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.extension.alerts = true;
        options.extension.math_dollars = true;
        options.extension.math_code = true;
        options.extension.shortcodes = true;
        let root = parse_document(&arena, text, &options);
        let mut rows = Vec::new();
        for table in root.children() {
            assert!(
                matches!(table.data.borrow().value, NodeValue::Table(_)),
                "{text}"
            );
            for row in table.children() {
                rows.push(row.children().map(|cell| shown(cell, text)).collect());
            }
        }
        rows
    }

    /// What a reader of a cell sees.
    fn shown<'a>(cell: &'a AstNode<'a>, text: &str) -> String {
        let mut shown = String::new();
        for node in cell.children() {
            match &node.data.borrow().value {
                NodeValue::Text(text) => shown.push_str(text),
                NodeValue::HtmlInline(html) if html == "<br>" => shown.push('\n'),
                NodeValue::HtmlInline(html) if html == "<!-- -->" => {}
                // An e-mail address may be clicked.
                NodeValue::Link(link) if link.url.starts_with("mailto:") => {
                    shown.push_str(&self::shown(node, text));
                }
                other => panic!("{other:?} in {text}"),
            }
        }
        // In the finished page GitHub looks for names in each piece of text.
        for piece in cell.children() {
            if let NodeValue::Text(piece) = &piece.data.borrow().value {
                for acting in ["@anna", "#1", ":wink:"] {
                    assert!(!piece.contains(acting), "{piece} in {text}");
                }
            }
        }
        shown
    }
}

/// HTML as browsers read it.
mod html {
    use scraper::{ElementRef, Html, Node, Selector};

    /// The cells of the only table below its head, as text; anything else in the page is a panic.
    pub(super) fn rows(text: &str) -> Vec<Vec<String>> {
        let html = Html::parse_document(text);
        assert!(html.errors.is_empty(), "{:?} in {text}", html.errors);
        let main = Selector::parse("main > *").expect("a selector");
        let parts: Vec<&str> = html.select(&main).map(|part| part.value().name()).collect();
        assert_eq!(parts, ["h1", "table"], "{text}");
        let row = Selector::parse("tbody > tr").expect("a selector");
        let rows = html.select(&row);
        let rows = rows.map(|row| row.child_elements().map(|cell| shown(cell, text)).collect());
        rows.collect()
    }

    /// What a reader of a cell sees.
    fn shown(cell: ElementRef<'_>, text: &str) -> String {
        let mut shown = String::new();
        for node in cell.descendants().skip(1) {
            match node.value() {
                Node::Text(text) => shown.push_str(text),
                Node::Element(element) => match (element.name(), element.attr("href")) {
                    ("br", _) => shown.push('\n'),
                    ("wbr", _) => {}
                    ("a", Some(address))
                        if address.starts_with("mailto:") || address.starts_with("tel:") => {}
                    other => panic!("{other:?} in {text}"),
                },
                other => panic!("{other:?} in {text}"),
            }
        }
        shown
    }
}
