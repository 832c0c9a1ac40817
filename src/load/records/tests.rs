//! What is made of records, and each finding about them.

use super::{CheckedDirectory, directory};
use crate::diagnostic::{Diagnostic, Document, FindingPlace, Layer, line_and_column};
use crate::formats::RecordKind;
use crate::load;
use crate::model::funding::{Fact, FactField, State};
use crate::model::rule::Test;
use crate::model::{Area, Directory, Keyed, Programme};
use crate::text::locale::Lang;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Reads texts as one layer each and shows the directory and the findings.
fn read(texts: &[(&str, &str)]) -> (Directory<'static>, Vec<String>) {
    let documents: Vec<Document> = texts
        .iter()
        .zip(0..)
        .map(|((name, text), rank)| Document {
            all_accounts: false,
            steps: &[],
            name: (*name).to_owned(),
            text: Cow::Owned((*text).to_owned()),
            layer: Layer::Argument,
            rank,
        })
        .collect();
    let documents: &'static [Document] = documents.leak();
    let (batches, mut diagnostics) = load::batches(documents);
    let checked = directory(batches, documents, RecordKind::EVERY);
    diagnostics.extend(checked.diagnostics.iter().cloned());
    let show = |finding: &Diagnostic| {
        let FindingPlace::In(span) = &finding.place else {
            return finding.code.to_owned();
        };
        let document = &documents[span.document];
        let (line, column) = line_and_column(&document.text, span.start as usize);
        format!("{}:{line}:{column} {}", document.name, finding.code)
    };
    let findings = diagnostics.iter().map(show).collect();
    (checked.directory, findings)
}

fn labels<'d>(directory: &'d Directory<'_>) -> Vec<&'d str> {
    directory
        .contacts()
        .iter()
        .map(|contact| contact.label(Lang::De))
        .collect()
}

static BUNDLED: LazyLock<load::LoadedTexts> = LazyLock::new(|| {
    let layers = load::DataLayers {
        bundled: true,
        ..Default::default()
    };
    load::load(&layers, RecordKind::EVERY)
});

fn bundled() -> CheckedDirectory<'static> {
    let (batches, found) = load::batches(&BUNDLED.documents);
    let mut checked = directory(batches, &BUNDLED.documents, RecordKind::EVERY);
    checked.diagnostics.extend(found.iter().cloned());
    checked
}

#[test]
fn the_bundled_data_has_no_finding() {
    let CheckedDirectory {
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
    let CheckedDirectory { directory, .. } = bundled();
    let contacts = directory
        .contacts()
        .iter()
        .map(|contact| (contact.id().into_owned(), contact.source.as_deref()));
    let units = directory
        .units()
        .iter()
        .map(|unit| (unit.id.clone(), unit.source.as_deref()));
    let rooms = directory
        .rooms()
        .iter()
        .map(|room| (room.number.clone(), room.source.as_deref()));
    let mut used: Vec<&str> = Vec::new();
    for (id, source) in contacts.chain(units).chain(rooms) {
        let source = source.unwrap_or_else(|| panic!("{id} has no source"));
        assert!(directory.source(source).is_some(), "{id}: {source}");
        used.push(source);
    }
    let statements = directory
        .programmes()
        .iter()
        .flat_map(Programme::all_statements);
    let statements = statements.chain(directory.areas().iter().flat_map(Area::statements));
    used.extend(statements.map(|statement| statement.source.as_str()));
    for line in directory.lines() {
        let of_figures = line.figures.iter().map(|figure| &figure.stated);
        let of_facts = line.facts.iter().filter_map(|fact| fact.stated.as_ref());
        let of_deadlines = line
            .deadlines
            .iter()
            .filter_map(|deadline| deadline.stated.as_ref());
        for stated in of_figures.chain(of_facts).chain(of_deadlines) {
            assert!(
                !stated.sources.is_empty(),
                "a value of {} has no source",
                line.id
            );
            used.extend(stated.sources.iter().map(String::as_str));
        }
    }
    let of_synonyms = directory.synonyms().iter();
    used.extend(of_synonyms.filter_map(|synonym| synonym.source.as_deref()));
    for centre in directory.centres() {
        used.push(&centre.source);
        used.extend(centre.page.as_deref());
    }
    for source in &used {
        assert!(
            directory.source(source).is_some(),
            "{source} is not described"
        );
    }
    for source in directory.sources() {
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
    assert_eq!(directory.contacts()[0].phone, None);
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
    assert_eq!(directory.contacts()[1].id(), "b-2");
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
        .contacts()
        .iter()
        .map(|contact| contact.id())
        .collect();
    assert_eq!(ids, ["x", "same-name-2", "same-name-3"]);
}

#[test]
fn terms_of_a_later_layer_go_before_the_others_and_replace_those_of_the_same_id() {
    let term = |id: &str, name: &str| {
        format!("[[term]]\nid = \"{id}\"\nname = \"{name}\"\ntext = \"Ein Wort.\"\n")
    };
    let first = term("a", "A") + &term("b", "B") + &term("c", "C");
    let second = term("d", "D") + &term("b", "B neu");
    let (directory, findings) = read(&[("a.toml", &first), ("b.toml", &second)]);
    assert!(findings.is_empty(), "{findings:?}");
    let terms = directory.glossary().iter();
    let names: Vec<&str> = terms.map(|term| term.name.get(Lang::De)).collect();
    assert_eq!(names, ["B neu", "D", "A", "C"]);
}

#[test]
fn a_term_that_stands_twice_is_left_out_with_a_word_and_so_is_one_without_an_explanation() {
    let text = "[[term]]\nid = \"a\"\nname = \"A\"\nwords = { de = [\"As\"], en = \"As, Aes\" }\ntext = \"Ein Wort.\"\n\
                [[term]]\nid = \"a\"\nname = \"B\"\ntext = \"Ein anderes.\"\n\
                [[term]]\nid = \"c\"\nname = \"C\"\nwords = \"Cs\"\n";
    let (directory, findings) = read(&[("a.toml", text)]);
    assert_eq!(
        findings,
        ["a.toml:6:1 duplicate-id", "a.toml:10:1 missing-key"]
    );
    let [term] = directory.glossary() else {
        panic!("{:?}", directory.glossary());
    };
    let forms = |lang| term.forms(lang).collect::<Vec<_>>();
    assert_eq!(forms(Lang::De), ["A", "As"]);
    assert_eq!(forms(Lang::En), ["A", "As", "Aes"]);
}

#[test]
fn forms_of_a_term_that_are_no_table_cost_the_forms_alone() {
    let text = "[[term]]\nid = \"a\"\nname = \"A\"\nwords = [\"As\"]\ntext = \"Ein Wort.\"\n";
    let (directory, findings) = read(&[("a.toml", text)]);
    assert_eq!(findings, ["a.toml:4:9 not-a-table"]);
    let terms = directory.glossary().iter();
    let forms: Vec<&str> = terms.flat_map(|term| term.forms(Lang::De)).collect();
    assert_eq!(forms, ["A"]);
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
    let contact = &directory.contacts()[0];
    assert_eq!(
        contact.name.as_ref().map(crate::model::PersonName::parts),
        Some(("Dr.", "Ana", "Lopes Silva"))
    );
    let unit = directory.unit_of(contact).expect("a unit");
    assert_eq!(
        (
            unit.name.de.as_ref(),
            unit.parent.map(|at| directory.units()[at].name.de.as_ref())
        ),
        ("IT", Some("Kreis"))
    );
    assert_eq!(contact.more_phones.len(), 1);
}

#[test]
fn a_number_in_another_notation_is_no_further_number() {
    let text = "Name;Telefon;Weitere Nummern\n\
                Anna Berg;(06031) 83 977;06031 83-977 ::: 83-977 ::: +49 6031 83978 ::: 06031/83978\n";
    let (directory, findings) = read(&[("a.csv", text)]);
    assert!(findings.is_empty(), "{findings:?}");
    let numbers = &directory.contacts()[0].more_phones;
    let written: Vec<&str> = numbers
        .iter()
        .map(|phone| phone.value.written_form())
        .collect();
    assert_eq!(written, ["83-977", "+49 6031 83978"]);
}

#[test]
fn control_characters_never_reach_the_directory() {
    let (directory, findings) = read(&[("a.csv", "Name;Raum\nEvil\u{1b}[31m;4\u{202e}15\n")]);
    assert_eq!(directory.contacts()[0].label(Lang::De), "Evil[31m");
    assert_eq!(directory.contacts()[0].room.as_deref(), Some("415"));
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
    assert!(directory.areas()[0].goal.is_empty());
    assert_eq!(findings, ["a.toml:5:9 no-source"]);
}

/// A line that has everything that a line must have.
fn line(more: &str) -> String {
    let fact = |field: &FactField| {
        format!(
            "[[line.fact]]\nfield = \"{}\"\nnot-found = true\n",
            field.key()
        )
    };
    let facts = FactField::REQUIRED
        .iter()
        .map(fact)
        .collect::<Vec<_>>()
        .concat();
    format!(
        "[[source]]\nid = \"s\"\ntitle = \"S\"\nretrieved = 2026-11-22\n\
         [[line]]\nid = \"x\"\nname = {{ de = \"X\", en = \"X\" }}\nstate = \"open\"\n{facts}{more}"
    )
}

/// Findings without their places.
fn codes(text: &str) -> Vec<String> {
    let (_, findings) = read(&[("a.toml", text)]);
    findings
        .iter()
        .map(|finding| {
            finding
                .split(' ')
                .next_back()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

#[test]
fn a_complete_line_has_no_finding() {
    assert!(codes(&line("")).is_empty(), "{:?}", codes(&line("")));
}

#[test]
fn mistakes_in_funding_data_are_each_named_and_the_line_stays() {
    let figure = "[[line.figure]]\nid = \"a\"\nvalue = 3000\nunit = \"EUR\"\nsource = [\"s\"]\n";
    let cases = [
        ("[[line.figure]]\nid = \"a\"\nvalue = 1\nunit = \"EUR\"\n".to_owned(), "no-source"),
        ([figure, figure].concat(), "duplicate-figure"),
        (format!("{figure}[[line.figure]]\nid = \"b\"\nvalue = 5\nunit = \"EUR\"\nsum-of = [\"a\"]\nsource = [\"s\"]\n"), "wrong-sum"),
        ("[[line.deadline]]\nkind = \"year-before\"\ndate = \"02-30\"\nsource = [\"s\"]\n".to_owned(), "impossible-deadline"),
        ("[[line.deadline]]\nkind = \"lead-time\"\nweeks = 0\nsource = [\"s\"]\n".to_owned(), "impossible-deadline"),
        (figure.replace("source", "dispute = \"d\"\nsource"), "one-sided-dispute"),
        (
            "[[line.fact]]\nfield = \"size\"\ntext = { de = \"Nur deutsch.\" }\nsource = [\"s\"]\n".to_owned(),
            "missing-translation",
        ),
        (
            format!("{figure}[[line.fact]]\nfield = \"size\"\ntext = {{ de = \"Es gibt 3.000 EUR.\", en = \"There is money.\" }}\nsource = [\"s\"]\n"),
            "number-in-text",
        ),
        (
            "[[line.fact]]\nfield = \"size\"\ntext = { de = \"Es gibt {x}.\", en = \"There is {x}.\" }\nsource = [\"s\"]\n".to_owned(),
            "unknown-figure",
        ),
        ("[[line.fact]]\nfield = \"sise\"\nnot-found = true\n".to_owned(), "unknown-value"),
        ("[[line.fact]]\nfield = \"size\"\n".to_owned(), "text-or-not-found"),
        (figure.replace("3000", "\"3000\""), "no-number"),
        (figure.replace("[\"s\"]", "[\"t\"]"), "unknown-source"),
    ];
    for (more, code) in cases {
        let text = line(&more);
        let found = codes(&text);
        assert!(
            found.iter().any(|found| found == code),
            "{code} is missing in {found:?} for\n{more}"
        );
        assert_eq!(read(&[("a.toml", &text)]).0.lines().len(), 1, "{code}");
    }
    assert_eq!(
        codes("[[line]]\nid = \"x\"\nname = \"X\"\nstate = \"open\"\n"),
        ["missing-fact"]
    );
}

#[test]
fn a_bad_value_is_reported_once() {
    let figure = "[[line.figure]]\nid = \"a\"\nvalue = 3000\nunit = \"EUR\"\nsource = [\"s\"]\n";
    let cases = [
        (line(&figure.replace("3000", "-5")), "no-number"),
        (
            line(&figure.replace("\"EUR\"", "\"Eule\"")),
            "unknown-value",
        ),
        (
            line("").replace("state = \"open\"", "state = \"oben\""),
            "unknown-value",
        ),
        (
            line("").replacen("field = \"purpose\"", "field = \"purpos\"", 1),
            "unknown-value",
        ),
        (
            line(
                "[[line.fact]]\nfield = \"size\"\ntext = { de = \"Es gibt {x}.\", en = \"There is {x}.\" }\nsource = [\"s\"]\n",
            ),
            "unknown-figure",
        ),
        (
            line("[[line.figure]]\nvalue = 1\nunit = \"EUR\"\n"),
            "missing-key",
        ),
    ];
    for (text, code) in cases {
        assert_eq!(codes(&text), [code], "{text}");
    }
}

#[test]
fn what_keepers_write_in_german_is_understood_and_the_right_word_named() {
    for (right, written, code) in [
        ("state = \"open\"", "state = \"Offen\"", "german-word"),
        (
            "retrieved = 2026-11-22",
            "retrieved = \"22.11.2026\"",
            "german-date",
        ),
    ] {
        let text = line("").replace(right, written);
        let (directory, findings) = read(&[("a.toml", &text)]);
        assert_eq!(codes(&text), [code], "{findings:?}");
        let known = read(&[("a.toml", &line(""))]).0;
        assert_eq!(directory.lines(), known.lines());
        assert_eq!(directory.sources(), known.sources());
    }
    // The quotation marks around a day say nothing else than the day.
    let quoted = line("").replace("2026-11-22", "\"2026-11-22\"");
    assert_eq!(codes(&quoted), Vec::<String>::new());
}

#[test]
fn a_line_that_another_names_and_that_is_not_there_is_reported() {
    for key in ["together-with", "excludes"] {
        let text = line("").replacen("state =", &format!("{key} = [\"y\"]\nstate ="), 1);
        assert_eq!(codes(&text), ["unknown-line"], "{key}");
    }
}

#[test]
fn the_source_of_a_unit_and_of_a_room_is_looked_up() {
    let unit = "[[unit]]\nid = \"a\"\nname = \"A\"\nsource = \"x\"\n";
    let room = "[[room]]\nnumber = \"1\"\nsource = \"x\"\n";
    assert_eq!(codes(unit), ["unknown-source"]);
    assert_eq!(codes(room), ["unknown-source"]);
}

#[test]
fn a_text_without_its_figure_is_left_out() {
    let text = line(
        "[line.glance]\npurpose = { de = \"Für {x}.\", en = \"For {x}.\" }\n\
         [[line.fact]]\nfield = \"size\"\ntext = { de = \"Es gibt {x} im Jahr.\", en = \"There is {x} a year.\" }\nsource = [\"s\"]\n",
    );
    let (directory, findings) = read(&[("a.toml", &text)]);
    assert_eq!(findings.len(), 2, "{findings:?}");
    let line = &directory.lines()[0];
    assert!(line.facts.iter().all(|fact| fact.text.is_none()));
    assert!(line.glance.purpose.is_none());
}

#[test]
fn figures_are_filled_into_texts_in_both_languages() {
    let text = line(
        "[[line.figure]]\nid = \"a\"\nvalue = 12\nunit = \"months\"\nsource = [\"s\"]\n\
         [[line.fact]]\nfield = \"size\"\ntext = { de = \"{a#} bis {a}.\", en = \"{a#} to {a}.\" }\nsource = [\"s\"]\n",
    );
    let (directory, findings) = read(&[("a.toml", &text)]);
    assert!(findings.is_empty(), "{findings:?}");
    let size = directory.lines()[0]
        .facts
        .iter()
        .find_map(|fact| fact.text.as_ref())
        .expect("a text");
    assert_eq!(
        (size.get(Lang::De), size.get(Lang::En)),
        ("12 bis 12 Monate.", "12 to 12 months.")
    );
}

#[test]
fn the_bundled_figures_are_those_of_the_sources() {
    let CheckedDirectory { directory, .. } = bundled();
    let figure = |line: &str, value: u32| {
        let line = directory
            .line(line)
            .unwrap_or_else(|| panic!("no line {line}"));
        line.figures.iter().any(|figure| figure.value == value)
    };
    for (line, values) in [
        ("vielfaltszentren", &[600_000][..]),
        ("mikroprojekte-zentrum", &[5_000]),
        ("innovative-projekte", &[36]),
        ("migrantenorganisationen", &[3_000, 7_200, 10_200, 24]),
        ("integrationslotsen", &[5, 276, 414, 2_000, 50_000]),
        ("laiendolmetscher", &[15, 20, 24]),
        ("kommunale-strategien", &[30_000, 12, 18, 10_000, 50_000]),
        ("deutsch4u", &[20_000]),
    ] {
        for value in values {
            assert!(figure(line, *value), "{line} lacks {value}");
        }
    }
    let innovative = directory.line("innovative-projekte").expect("a line");
    let amount = innovative
        .facts
        .iter()
        .find(|fact| fact.field == FactField::Amount)
        .expect("a fact");
    assert_eq!(amount.text, None, "no source gives an amount");
    let rates = directory
        .line("laiendolmetscher")
        .expect("a line")
        .figures
        .iter();
    let disputed: Vec<u32> = rates
        .filter(|figure| figure.stated.dispute.is_some())
        .map(|figure| figure.value)
        .collect();
    assert!(
        disputed.contains(&15) && disputed.contains(&20),
        "{disputed:?}"
    );
    assert_eq!(
        directory.line("deutsch4u").map(|line| line.state),
        Some(State::Closed)
    );
    assert_eq!(directory.centres().len(), 33);
    assert!(directory.open_points().len() >= 9);
}

#[test]
fn an_area_code_and_a_word_before_the_family_name_may_stand_in_columns_of_their_own() {
    let (directory, findings) = read(&[(
        "liste.csv",
        "Vorsatzwort;Nachname;Vorname;Vorwahl;Telefon;Fax\nvon der;Au;Eva;06031;83-3032;+49 69 1234567\n;Muster;Anna;6031;83-3033, 3034;\n",
    )]);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(labels(&directory), ["Eva von der Au", "Anna Muster"]);
    let contacts = directory.contacts();
    let numbers: Vec<String> = contacts
        .iter()
        .flat_map(|contact| {
            let of_fields = [contact.phone.clone(), contact.fax.clone()];
            let numbers = of_fields.into_iter().flatten().chain(
                contact
                    .more_phones
                    .iter()
                    .map(|further| further.value.clone()),
            );
            numbers
                .map(|phone| phone.written_form().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        numbers,
        [
            "06031 83-3032",
            "+49 69 1234567",
            "06031 83-3033",
            "06031 83-3034"
        ]
    );
    let (directory, _) = read(&[(
        "liste.csv",
        "Name;Namenszusatz\n\"Au, Eva\";von der\nEva Au;von der\nEva von der Au;von der\nAnna Muster;M.A.\n",
    )]);
    let families: Vec<String> = directory
        .contacts()
        .iter()
        .filter_map(|contact| Some(contact.name.as_ref()?.parts().2.to_owned()))
        .collect();
    assert_eq!(
        families,
        ["von der Au", "von der Au", "von der Au", "Muster"]
    );
}

#[test]
fn one_person_in_two_layers_without_a_common_id_is_told_with_both_places() {
    let first = "Name;Telefon;Raum\nMia Muster;06031 83-3032;417\nBert Beispiel;3033;1\n";
    let told = |second: &str| read(&[("a.csv", first), ("b.csv", second)]).1;
    for second in [
        "Name;Telefon;Raum\n\"Muster, Mia\";3032;415\n",
        "Name;Telefon\nDr. Mia Muster;+49 6031 833032\n",
    ] {
        assert_eq!(told(second), ["b.csv:2:1 double-contact"], "{second}");
    }
    for second in [
        "Name;Telefon\nMia Muster;06031 83-3033\n",
        "Name;Telefon\nMia Muster;\n",
        "Name;Telefon\nPia Muster;06031 83-3032\n",
    ] {
        assert!(told(second).is_empty(), "{second}");
    }
    let twice_in_one = [first, "Mia Muster;06031 83-3032;415\n"].concat();
    assert!(read(&[("a.csv", &twice_in_one)]).1.is_empty());
}

#[test]
fn an_entry_that_takes_the_place_of_one_that_said_more_is_told() {
    let first = "id;Name;Telefon;Raum;Fax\nmm;Mia Muster;06031 83-3032;417;06031 83-913032\n";
    let told = |second: &str| read(&[("a.csv", first), ("b.csv", second)]).1;
    assert_eq!(
        told("id;Name;Telefon;Raum\nmm;Mia Muster;06031 83-3032;415\n"),
        ["b.csv:2:1 dropped-fields"]
    );
    assert!(
        told("id;Name;Telefon;Raum;Fax;Mobil\nmm;M. Muster;1111;1;2222;0170 1234567\n").is_empty()
    );
}

#[test]
fn each_form_stands_in_a_fact_and_each_condition_says_what_is_missing_and_what_to_ask() {
    let CheckedDirectory { directory, .. } = bundled();
    for line in directory.lines() {
        if let Some(form) = &line.form {
            let mut facts = line
                .facts
                .iter()
                .filter(|fact| fact.field == FactField::Application);
            let says = |fact: &Fact| {
                fact.text
                    .as_ref()
                    .is_some_and(|text| text.de.contains(form))
            };
            assert!(facts.any(says), "{}: {form}", line.id);
        }
        for condition in line.editions.iter().flat_map(|edition| &edition.conditions) {
            let (line, id) = (&line.id, &condition.id);
            // Where every other answer is disputed, or nothing was found, it is never not met.
            let can_be_unmet = condition.dispute.is_none() && condition.test != Test::NotFound;
            assert!(condition.unmet.is_some() || !can_be_unmet, "{line}: {id}");
            assert!(condition.ask.is_some(), "{line}: {id}");
        }
    }
}
