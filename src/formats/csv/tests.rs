//! Tests of reading CSV.

use crate::formats::test_support::describe_contacts;

fn read_all(text: &str) -> (Vec<String>, Vec<String>) {
    describe_contacts(&crate::formats::csv::FORMAT, text)
}

#[test]
fn comma_semicolon_and_tab_are_recognised() {
    for delimiter in [',', ';', '\t'] {
        let text = format!("Name{delimiter}Telefon\nAnna Muster{delimiter}12 34\n");
        let (records, findings) = read_all(&text);
        assert_eq!(records, ["name=Anna Muster|phone=12 34"]);
        assert!(findings.is_empty());
    }
}

#[test]
fn a_line_break_in_a_cell_of_a_row_of_the_right_width_is_meant() {
    for end in ["\n", "\r\n"] {
        let text = "Name;Telefon;Raum|\"Muster, Anna\";\"06031 83-3032\n0170 1234567\";415|Beispiel, Bert;3033;\"41\n6\"|"
            .replace('|', end);
        let (records, findings) = read_all(&text);
        assert_eq!(
            records,
            [
                "name=Muster, Anna|phone=06031 83-3032, 0170 1234567|room=415",
                "name=Beispiel, Bert|phone=3033|room=41 6"
            ],
            "{text:?}"
        );
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn the_delimiter_is_the_one_that_gives_known_headings_and_even_rows() {
    for (text, record) in [
        (
            "Name, Vorname;Telefon\nMuster, Anna;06031 83-3032\n",
            "name=Muster, Anna|phone=06031 83-3032",
        ),
        (
            "Amt, Abteilung, Team;Name;Telefon\nJugend;Anna Muster;3032\n",
            "unit=Jugend|name=Anna Muster|phone=3032",
        ),
        (
            "Name|Telefon\nAnna Muster|3032\n",
            "name=Anna Muster|phone=3032",
        ),
        (
            "\"Name, Vorname\",Telefon\n\"Muster, Anna\",3032\n",
            "name=Muster, Anna|phone=3032",
        ),
    ] {
        let (records, findings) = read_all(text);
        assert_eq!(records, [record]);
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn headings_are_found_below_a_title_and_what_was_passed_over_is_said() {
    let text = "Telefonverzeichnis der Verwaltung;;;\nStand: 01.11.2026;;;\n;;;\nName;Telefon;Zimmer;\nAnna Muster;3032;415;\n";
    let (records, findings) = read_all(text);
    assert_eq!(records, ["name=Anna Muster|phone=3032|room=415"]);
    assert_eq!(findings, ["4:1 lines-above-header"]);
    let (records, findings) =
        read_all("#TYPE Selected.System\nDisplayName,OfficePhone\nAnna Muster,3032\n");
    assert_eq!(records, ["name=Anna Muster|phone=3032"]);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn quotes_doubled_quotes_and_line_ends_are_read_as_written() {
    let (records, findings) =
        read_all("Name,Notiz\r\n\"Muster, Anna\",\"sagt \"\"ja\"\"\nund geht\"\r\nB,x\r\n");
    assert_eq!(
        records,
        [
            "name=Muster, Anna|note=sagt \"ja\"\nund geht",
            "name=B|note=x"
        ]
    );
    assert!(findings.is_empty());
}

#[test]
fn an_open_quote_costs_one_row_and_no_more() {
    let text = "Name,Telefon\nA,1111\n\"B,2222\nC,3333\n\"D\",4444\n";
    let (records, findings) = read_all(text);
    assert_eq!(
        records,
        [
            "name=A|phone=1111",
            "name=C|phone=3333",
            "name=D|phone=4444"
        ]
    );
    assert_eq!(findings, ["3:1 open-quote"]);
}

#[test]
fn two_open_quotes_that_close_each_other_do_not_swallow_the_rows_between() {
    let text = "Name,Telefon,Notiz\nA,1111,\"oh\nB,2222,\nC,3333,\"ah\nD,4444,\n";
    let (records, findings) = read_all(text);
    assert_eq!(records, ["name=B|phone=2222", "name=D|phone=4444"]);
    assert_eq!(findings, ["2:8 open-quote", "4:8 open-quote"]);
}

#[test]
fn quotation_marks_that_open_in_every_row_cost_each_its_row() {
    for (ends, last) in [(["\n", "\n"], "\n"), (["\r\n", "\n"], "")] {
        let [header, row] = ends;
        let rows = ["x\";\"", row].concat().repeat(3);
        let text = format!("Name;Telefon{header}{rows}y;12{last}");
        let (records, findings) = read_all(&text);
        assert_eq!(records, ["name=y|phone=12"], "{text:?}");
        let want = ["2:4 open-quote", "3:4 open-quote", "4:4 open-quote"];
        assert_eq!(findings, want, "{text:?}");
    }
}

#[test]
fn a_note_may_look_like_rows_where_they_end_otherwise_than_its_lines() {
    let text = "Name,Notiz\r\nA,\"Listen:\nB,1\nC,2\"\r\n\"D\nE\",x\r\n";
    let (records, findings) = read_all(text);
    assert_eq!(
        records,
        ["name=A|note=Listen:\nB,1\nC,2", "name=D E|note=x"]
    );
    assert!(findings.is_empty());
    let (_, findings) = read_all(&text.replace("\r\n", "\n"));
    assert_eq!(findings, ["2:3 open-quote"]);
    for text in [
        "Name,Notiz\r\nA,\"oh\nB,1\nC,\"z\"\nD,2\n",
        "Name,Notiz\r\n\"A,1\nB,\"2\"\nC,3\n",
    ] {
        let (_, findings) = read_all(text);
        assert!(findings[0].ends_with("open-quote"), "{findings:?}");
    }
    let (_, findings) = read_all("Name,Notiz\r\nA,\"oh\r\nB,1\r\nC,\"ah\r\n");
    assert_eq!(findings.len(), 2);
}

#[test]
fn rows_that_are_too_long_or_too_short_are_named_with_their_place() {
    let (records, findings) = read_all("Name,Telefon,Raum\nA,1,2,3\nB,1\nC,1,2,,\n");
    assert_eq!(records, ["name=B|phone=1", "name=C|phone=1|room=2"]);
    assert_eq!(findings, ["2:7 too-many-cells", "3:3 too-few-cells"]);
}

#[test]
fn a_file_without_known_headings_says_so() {
    let (records, findings) = read_all("Anna Muster,06031 83-1\nBert,06031 83-2\n");
    assert!(records.is_empty());
    assert_eq!(findings, ["1:1 no-header"]);
}

#[test]
fn columns_that_are_not_read_are_named_if_they_hold_anything() {
    let (_, findings) = read_all("Name,Leer,Farbe\nA,,blau\n");
    assert_eq!(findings, ["1:11 unknown-column"]);
    assert!(read_all("Name,Leer\nA,\n").1.is_empty());
}

#[test]
fn google_tells_the_kind_of_a_number_in_the_column_before() {
    let (records, _) = read_all(
        "Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nA,Work,11,Work Fax,22\n",
    );
    assert_eq!(records, ["name=A|phone=11|fax=22"]);
}

#[test]
fn one_megabyte_in_a_cell_is_read() {
    let long = "x".repeat(1_000_000);
    let (records, _) = read_all(&format!("Name,Notiz\nA,{long}\nB,y\n"));
    assert_eq!(records.len(), 2);
}

#[test]
fn single_quotation_marks_wrap_cells_where_they_stand_around_headings_or_even_the_rows() {
    for text in [
        "'Name','Telefon'\n'Muster, Anna','3032'\n",
        "Name,Telefon\n'Muster, Anna',3032\n",
    ] {
        let (records, findings) = read_all(text);
        assert_eq!(records, ["name=Muster, Anna|phone=3032"]);
        assert!(findings.is_empty(), "{findings:?}");
    }
    let (records, _) = read_all("Name;Telefon\n'Kiki';'06031 83-3032\n't Hooft;12\n");
    assert_eq!(
        records,
        ["name='Kiki'|phone=06031 83-3032", "name='t Hooft|phone=12"]
    );
}

#[test]
fn a_blank_before_a_quotation_mark_costs_nothing() {
    let (records, findings) = read_all("Name;Telefon\n \"Alt, Udo\";3035\n");
    assert_eq!(records, ["name=Alt, Udo|phone=3035"]);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn an_empty_heading_above_filled_cells_is_named_by_its_place() {
    let document = crate::diagnostic::DocumentIndex(0);
    let mut findings = crate::diagnostic::Findings::default();
    let rows = super::read::CsvRows::new(
        "Name;Telefon;\nA;12;x\n",
        document,
        crate::formats::OwnNames::default(),
    );
    let rows: Box<dyn crate::formats::ContactRecords<'_>> = Box::new(rows);
    rows.for_each(&mut findings, &mut |_, _| {});
    let message = &findings.iter().next().expect("a finding").message;
    assert!(message.de.contains("„Spalte 3“"), "{message:?}");
    assert!(message.en.as_ref().expect("English").contains("“column 3”"));
}

#[test]
fn headings_titles_and_footers_of_each_page_are_no_people() {
    let page = "Telefonverzeichnis;;\nName;Telefon;Raum\nAnna Muster;3032;415\nStand: 01.11.2026;;\n;Seite 1 von 2;\n";
    let last = "Telefonverzeichnis\nName;Telefon;Raum\nStand, Eva;3033;416\nGesamt;2;\nalle Angaben ohne Gewähr;;\n";
    let (records, findings) = read_all(&[page, last].concat());
    assert_eq!(
        records,
        [
            "name=Anna Muster|phone=3032|room=415",
            "name=Stand, Eva|phone=3033|room=416"
        ]
    );
    assert_eq!(findings, ["2:1 lines-above-header", "4:1 footer-rows"]);
}

#[test]
fn a_row_of_one_cell_is_the_unit_of_the_rows_below_where_a_list_shows_that_shape() {
    for (text, units) in [
        (
            "Name;Telefon\nJugendamt;\nAnna Muster;3032\nBert Beispiel;3033\nSoziales;\nCarla Dorn;3034\n",
            ["Jugendamt", "Jugendamt", "Soziales"],
        ),
        (
            "Name;Telefon\nBauen und Wohnen;\n\"Muster, Anna\";3032\n\"Beispiel, Bert\";3033\nEhrenamt;\n\"Dorn, Carla\";3034\n",
            ["Bauen und Wohnen", "Bauen und Wohnen", "Ehrenamt"],
        ),
        (
            "Vorname;Name;Telefon\nBauen;;\nAnna;Muster;3032\nBert;Beispiel;3033\nWohnen;;\nCarla;Dorn;3034\n",
            ["Bauen", "Bauen", "Wohnen"],
        ),
        (
            "Abteilung;Name;Telefon\nBauen;;\n;Anna Muster;3032\n;Bert Beispiel;3033\nWohnen;;\n;Carla Dorn;3034\n",
            ["Bauen", "Bauen", "Wohnen"],
        ),
    ] {
        let (records, findings) = read_all(text);
        let found: Vec<&str> = records
            .iter()
            .filter_map(|record| Some(record.split_once("unit=")?.1))
            .collect();
        assert_eq!(found, units, "{records:?}");
        assert_eq!(records.len(), 3, "{records:?}");
        assert_eq!(findings, ["2:1 section-rows"], "{text}");
    }
}

#[test]
fn units_above_each_other_stand_above_the_units_of_the_rows_too() {
    let (records, _) = read_all(
        "Name;Team;Telefon\nDezernat I\nJugendamt\nAnna Muster;;3032\nBert Beispiel;ASD;3033\n",
    );
    assert_eq!(
        records,
        [
            "name=Anna Muster|phone=3032|unit=Jugendamt|organisation=[Dezernat I]",
            "name=Bert Beispiel|unit=ASD|phone=3033|organisation=[Dezernat I/Jugendamt]"
        ]
    );
}

#[test]
fn people_of_whom_nothing_but_the_name_is_known_stay_people() {
    for text in [
        "Name;Telefon\nAnna Muster;\nBert Beispiel;3033\nCarla Dorn;\n",
        "Name;Telefon\nZentrale;\nBert Beispiel;3033\n",
        "Name;Telefon\n\"Muster, Anna\";\n\"Beispiel, Bert\";3033\n",
        "Name\nJugendamt\nAnna Muster\n",
    ] {
        let (records, findings) = read_all(text);
        assert_eq!(records.len(), text.lines().count() - 1, "{records:?}");
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn a_unit_that_stands_only_in_the_first_row_of_its_people_is_told() {
    let (records, findings) = read_all(
        "Abteilung;Name;Telefon\nBauen;Anna;3032\n;Bert;3033\nWohnen;Carla;3034\n;Dirk;3035\n",
    );
    assert_eq!(records[1], "name=Bert|phone=3033");
    assert_eq!(findings, ["3:1 merged-cells"]);
    let (_, findings) = read_all(
        "Abteilung;Name;Telefon\nBauen;Anna;3032\n;Bert;3033\nBauen;Carla;3034\n;Dirk;3035\n",
    );
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn the_same_reader_takes_lists_whose_lines_end_with_a_single_cr() {
    let (records, findings) = read_all("Name;Telefon\rAnna Muster;3032\r\"Alt, Udo\";3033\r");
    assert_eq!(
        records,
        ["name=Anna Muster|phone=3032", "name=Alt, Udo|phone=3033"]
    );
    assert!(findings.is_empty(), "{findings:?}");
}
