//! Lists as the programs of offices export them, in German and English: what each holds is read, and no number is lost.

use std::path::Path;

use serde_json::Value;

use crate::program::wir;

/// What is read of each list: names of JSON with their values, what a further number is for before it.
const EXPORTS: &[(&str, &[&str])] = &[
    (
        "3cx.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=mobile 0171 1234567, home 06031 556, 06031 83-4002, 06031 557, home fax 06031 555, pager 0160 1",
            "email=anna.muster@example.org",
        ],
    ),
    (
        "abook.csv",
        &[
            "name=Anna Muster",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "note=nur vormittags",
        ],
    ),
    (
        "csvde.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556, 06031 83-4002, pager 0160 1",
            "email=anna.muster@example.org",
            "room=A 1",
            "note=nur vormittags",
        ],
    ),
    (
        "exchange.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "room=A 1",
        ],
    ),
    (
        "fritzbox.csv",
        &[
            "name=Anna Muster",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556",
            "email=anna.muster@example.org",
        ],
    ),
    (
        "google-neu-de.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556",
            "email=anna.muster@example.org",
            "more_emails=home anna@example.net",
            "note=nur vormittags",
        ],
    ),
    (
        "google-new.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556, 06031 83-0",
            "email=anna.muster@example.org",
            "more_emails=home anna@example.net",
            "note=nur vormittags",
        ],
    ),
    (
        "google-old.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=06031 83-4002, home 06031 556",
            "email=anna.muster@example.org",
            "more_emails=home anna@example.net",
            "note=nur vormittags",
        ],
    ),
    (
        "graph.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "email=anna.muster@example.org",
            "room=A 1",
        ],
    ),
    (
        "m365-de.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "room=A 1",
        ],
    ),
    (
        "outlook-de.csv",
        &[
            "name=Dr. Anna Maria Muster M.A.",
            "honorific_suffix=M.A.",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home fax 06031 555, 06031 83-4002, home 06031 556, mobile 0171 1234567, pager 0160 1, 06031 557, fax 06031 83-914002, 06031 558, 06031 83-4009, 06031 83-0",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "room=A 1",
            "note=nur vormittags",
        ],
    ),
    (
        "outlook-en.csv",
        &[
            "name=Dr. Anna Maria Muster M.A.",
            "honorific_suffix=M.A.",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=06031 83-4009, 06031 83-4002, 06031 83-0, home fax 06031 555, home 06031 556, 06031 558, fax 06031 83-914002, 06031 557, pager 0160 1, textphone 06031 559",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "room=A 1",
            "note=nur vormittags",
        ],
    ),
    (
        "powershell.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556",
            "email=anna.muster@example.org",
            "room=A 1",
        ],
    ),
    (
        "snom.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Kreis Musterland",
            "phone=06031 83-4001",
            "email=anna.muster@example.org",
            "note=nur vormittags",
        ],
    ),
    (
        "speedport.csv",
        &[
            "name=Anna Muster",
            "phone=06031 83-4001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556, 06031 557",
            "email=anna.muster@example.org",
        ],
    ),
    (
        "thunderbird-de.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556, pager 0160 1",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "note=nur vormittags",
        ],
    ),
    (
        "thunderbird-en.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556, pager 0160 1",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "note=nur vormittags",
        ],
    ),
    (
        "typo3.csv",
        &[
            "name=Anna Muster",
            "post=Sachbearbeitung",
            "unit=Kreis Musterland",
            "phone=06031 83-4001",
            "fax=06031 83-914001",
            "mobile=0170 1234567",
            "email=anna.muster@example.org",
            "room=A 1",
            "note=nur vormittags",
        ],
    ),
    (
        "ucs.csv",
        &[
            "name=Anna Muster",
            "unit=Jugendamt",
            "organisation=Kreis Musterland",
            "phone=06031 83-4001",
            "mobile=0170 1234567",
            "more_phones=home 06031 556, pager 0160 1",
            "email=anna.muster@example.org",
            "more_emails=anna@example.net",
            "room=A 1",
            "note=nur vormittags",
        ],
    ),
];

/// The names that are compared, in the order of the table.
const NAMES: [&str; 14] = [
    "name",
    "honorific_suffix",
    "other_names",
    "post",
    "unit",
    "organisation",
    "phone",
    "fax",
    "mobile",
    "more_phones",
    "email",
    "more_emails",
    "room",
    "note",
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/exports")
}

/// The texts of a value: none, one, or those of a list.
fn texts(value: &Value) -> Vec<&str> {
    let list = value.as_array().map(Vec::as_slice);
    let alone = std::slice::from_ref(value);
    let values = list.unwrap_or(alone).iter();
    values.filter_map(Value::as_str).collect()
}

/// The values of a contact as the table has them.
pub(crate) fn described(contact: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for name in NAMES {
        let mut values: Vec<String> = texts(&contact[name])
            .into_iter()
            .map(str::to_owned)
            .collect();
        let kinds = match name {
            "more_phones" => Some("more_phone_types"),
            "more_emails" => Some("more_email_types"),
            _ => None,
        };
        if let Some(kinds) = kinds {
            let kinds = texts(&contact[kinds]);
            for (value, kind) in values.iter_mut().zip(kinds) {
                let said = format!("{kind} {value}");
                said.trim().clone_into(value);
            }
        }
        let is_unit = name == "organisation" && contact[name] == contact["unit"];
        if !values.is_empty() && !is_unit {
            lines.push(format!("{name}={}", values.join(", ")));
        }
    }
    lines
}

#[test]
fn the_exports_of_the_programs_of_offices_are_read_as_far_as_they_hold_anything() {
    for (file, want) in EXPORTS {
        let path = folder().join(file);
        let path = path.to_str().expect("UTF-8");
        let run = wir(&[
            "--no-bundled",
            "--data",
            path,
            "contacts",
            "--format",
            "json",
        ]);
        let json: Value = serde_json::from_str(&run.out).expect("JSON");
        let contacts = json["contacts"].as_array().expect("a list");
        assert_eq!(contacts.len(), 1, "{file}");
        assert_eq!(described(&contacts[0]), *want, "{file}");
        assert!(!run.err.contains("Fehler"), "{file}: {}", run.err);
    }
}

#[test]
fn every_export_in_the_folder_is_read() {
    let entries = std::fs::read_dir(folder()).expect("a folder");
    let mut files: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    let known: Vec<&str> = EXPORTS.iter().map(|(file, _)| *file).collect();
    assert_eq!(files, known);
}

#[test]
fn no_number_of_an_export_stands_in_a_column_that_is_not_read() {
    for (file, want) in EXPORTS {
        let text = std::fs::read_to_string(folder().join(file)).expect("a text");
        let cells = text
            .split([',', ';', '"', '\n'])
            .flat_map(|cell| cell.split(" ::: "));
        let numbers: Vec<&str> = cells
            .filter(|cell| cell.starts_with("06031 ") || cell.starts_with("01"))
            .collect();
        assert!(!numbers.is_empty(), "{file}");
        let read = want.join("\n");
        for number in numbers {
            assert!(read.contains(number), "{file}: {number}");
        }
    }
}
