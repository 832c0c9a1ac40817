//! What is written is read back whole.

use crate::program::{Folder, contacts, contacts_as, wir};
use serde_json::Value;

/// Contacts as they are, without what depends on the way to them.
fn content(contacts: &[Value]) -> Vec<Value> {
    let strip = |contact: &Value| {
        let mut contact = contact.clone();
        let fields = contact.as_object_mut().expect("an object");
        for field in ["id", "match", "unit_id", "retrieved"] {
            fields.remove(field);
        }
        contact
    };
    contacts.iter().map(strip).collect()
}

const TRICKY: &str = "id;Name;Nachname;Aufgabe;Abteilung;Telefon;Fax;Mobil;Weitere Nummern;Raum;E-Mail;Hinweis;Stichwörter\n\
    a-1;\"Lopes Silva, Ana\";;\"Rat; \"\"Hilfe\"\", Tat\";Frühe Hilfen;06031 83-1;06031 83-91;0171 1234567;06031 83-5 ::: 06031 83-6;B 2.14;ana@example.org;\"=1+1, oder?\";Rat ::: Tat und Hilfe\n\
    ;Dr. Jörg Großkopf-Weiß;;;IT;+49 6031 83-2;;;;;;@home;\n\
    b-2;;;Zentrale;Kreis;06031 83-0;;;;;;\\Backslash\\;\n";

#[test]
fn csv_and_toml_are_read_back_whole() {
    let folder = Folder::new();
    let data = folder.file("a.csv", TRICKY);
    let (before, run) = contacts(&data, &[]);
    assert_eq!((before.len(), run.err.as_str()), (3, ""));
    for form in ["csv", "toml"] {
        let run = contacts_as(form, &data);
        assert_eq!(run.code, 0, "{run:?}");
        let copy = folder.file(&format!("copy.{form}"), &run.out);
        let (after, run) = contacts(&copy, &[]);
        assert_eq!(run.err, "", "{form}");
        assert_eq!(content(&after), content(&before), "{form}");
    }
}

#[test]
fn the_bundled_contacts_are_read_back_whole() {
    let folder = Folder::new();
    let before: Value =
        serde_json::from_str(&wir(&["contacts", "--format", "json"]).out).expect("JSON");
    let before = before["contacts"].as_array().expect("a list").clone();
    assert_eq!(before[0]["phone"], "06031 83-3033");
    for form in ["csv", "toml"] {
        let copy = folder.file(
            &format!("copy.{form}"),
            wir(&["contacts", "--format", form]).out,
        );
        let (after, _) = contacts(&copy, &[]);
        assert_eq!(content(&after), content(&before), "{form}");
    }
}

#[test]
fn a_cell_that_looks_like_a_formula_is_text_in_a_spreadsheet() {
    let folder = Folder::new();
    let data = folder.file("a.csv", TRICKY);
    let run = contacts_as("csv", &data);
    assert!(
        run.out.contains("\"'=1+1, oder?\"") && run.out.contains(",'@home"),
        "{}",
        run.out
    );
}

#[test]
fn a_vcard_tells_telephone_and_fax_apart_and_names_unit_and_room() {
    let run = wir(&["contacts", "falk", "--format", "vcard"]);
    for line in [
        "BEGIN:VCARD\r\nVERSION:4.0\r\n",
        "FN:Henrietta Falk\r\n",
        "N;X-MADE=1:Falk;Henrietta;;;\r\n",
        "TEL;TYPE=work,voice;X-WRITTEN=\"06031 83-3032\":+49 6031 83-3032\r\n",
        "TEL;TYPE=work,fax;X-WRITTEN=\"06031 83-913032\":+49 6031 83-913032\r\n",
        "ADR;TYPE=work:;Raum 415;;;;;\r\n",
        "END:VCARD\r\n",
    ] {
        assert!(run.out.contains(line), "{line} is missing in {}", run.out);
    }
    assert!(
        run.out
            .replace("\r\n ", "")
            .contains("ORG:Wetteraukreis\\, Kreisverwaltung;WIR-Vielfaltszentrum\r\n"),
        "{}",
        run.out
    );
}

#[test]
fn json_has_every_name_and_null_for_what_is_missing() {
    let run = wir(&["contacts", "--room", "415", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let first = &json["contacts"][0];
    let names: Vec<&str> = first
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    let shape = wir::formats::json::members_shape();
    // Each name stands between quotation marks; one that may be missing is followed by a question mark.
    let mut pieces = shape.split('"').skip(1);
    let mut want = vec!["match"];
    while let (Some(name), Some(behind)) = (pieces.next(), pieces.next()) {
        if !behind.starts_with('?') {
            want.push(name);
        }
    }
    want.sort_unstable();
    let mut have = names;
    have.sort_unstable();
    assert_eq!(have, want);
    assert_eq!(
        (&first["email"], &first["confirmed"], &first["not_found"][0]),
        (&Value::Null, &false.into(), &"email".into())
    );
    assert_eq!(json["contacts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn csv_with_chosen_fields_leaves_out_made_ids_and_says_so() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "id;Name;Telefon\nanna;Anna Eins;1111\n;Bert Zwei;2222\n",
    );
    let run = |words: &[&str]| {
        let call = [
            "--no-bundled",
            "--data",
            &data,
            "contacts",
            "--format",
            "csv",
        ];
        wir(&[&call[..], words].concat())
    };
    let chosen = run(&["--fields", "id,name"]);
    assert_eq!(chosen.out, "id,name\r\nanna,Anna Eins\r\n,Bert Zwei\r\n");
    assert!(chosen.err.contains("Kennungen") && chosen.err.contains("--format json"));
    let english = run(&["--fields", "id,name", "--lang", "en"]);
    assert!(english.err.contains("ids that are made"), "{english:?}");
    for whole in [
        run(&["--fields", "id,name", "anna"]),
        run(&["--fields", "name"]),
    ] {
        assert_eq!(whole.err, "");
    }
}

#[test]
fn a_form_that_cannot_hold_a_thing_says_so() {
    for arguments in [
        vec!["program", "--format", "csv"],
        vec!["rooms", "--format", "vcard"],
        vec!["contacts", "--format", "vcard", "--fields", "name"],
    ] {
        let run = wir(&arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains("gibt es nicht als"), "{}", run.err);
    }
}
