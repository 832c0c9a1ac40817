//! Look-ups that other address books fail at: spelling, numbers, rooms, units.

use crate::program::{Folder, contacts, each, wir};

const SPELLINGS: &str = "Name,Telefon\n\
    Anna Müller,06031 83-1001\nHans Mueller,06031 83-1002\nTom Muller,06031 83-1003\n\
    Nfd Mu\u{308}ller,06031 83-1004\nJörg Großkopf,06031 83-1005\nÅsa Sørensen,06031 83-1006\nZoë Lefèvre,06031 83-1007\n";

#[test]
fn every_spelling_of_a_name_finds_every_other_and_nobody_else() {
    let folder = Folder::new();
    let data = folder.file("a.csv", SPELLINGS);
    let four = [
        "06031 83-1001",
        "06031 83-1002",
        "06031 83-1003",
        "06031 83-1004",
    ];
    let cases: [(&str, &[&str]); 9] = [
        ("müller", &four),
        ("mueller", &four),
        ("muller", &four),
        ("MÜLLER", &four),
        ("mu\u{308}ller", &four),
        ("müler", &four),
        ("grosskopf", &["06031 83-1005"]),
        ("sorensen", &["06031 83-1006"]),
        ("lefevre", &["06031 83-1007"]),
    ];
    for (query, want) in cases {
        let (found, run) = contacts(&data, &[query]);
        let mut phones = each(&found, "phone");
        phones.sort();
        assert_eq!(phones, want, "{query}");
        assert_eq!(
            run.err.contains("Ähnlich"),
            query == "müler",
            "{query}: {}",
            run.err
        );
    }
}

#[test]
fn every_notation_of_a_number_finds_the_one_person_first() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name;Telefon;Fax\nRichtig;06031 83-3032;06031 83-913032\nLang;06031 83-30321;\nEnde;06031 83-13032;\nAnders;06031 83-4711;06031 83-914711\n",
    );
    for query in [
        "3032",
        "83-3032",
        "06031 83-3032",
        "06031833032",
        "06031/83-3032",
        "(06031) 83-3032",
        "+49 6031 83-3032",
        "0049 6031 833032",
        "x3032",
        "DW 3032",
        "3 0 3 2",
        "+49 (0)6031 83 3032",
    ] {
        let (found, _) = contacts(&data, &[query]);
        assert_eq!(found[0]["name"], "Richtig", "{query}");
        assert_eq!(found[0]["match"]["how"], "exact", "{query}");
        assert_eq!(found[0]["match"]["fields"][0], "phone", "{query}");
    }
    // The number may also come as several words of the command line.
    let (found, _) = contacts(&data, &["+49", "6031", "83", "3032"]);
    assert_eq!(found[0]["name"], "Richtig");
    let (found, _) = contacts(&data, &["06031 83-913032"]);
    assert_eq!(
        (each(&found, "name").len(), &found[0]["match"]["fields"][0]),
        (1, &"fax".into())
    );
}

#[test]
fn a_whole_name_is_found_before_a_part_of_a_double_one() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name\nAnna Bär-Müller\nKarl-Heinz Abel\nZoe Müller\nEva Mueller-Abel\nKarl Zorn\n",
    );
    let names = |query| each(&contacts(&data, &[query]).0, "name");
    let mueller = ["Zoe Müller", "Anna Bär-Müller", "Eva Mueller-Abel"];
    for query in ["müller", "mueller", "muller"] {
        assert_eq!(names(query), mueller, "{query}");
    }
    assert_eq!(names("karl"), ["Karl Zorn", "Karl-Heinz Abel"]);
    assert_eq!(names("bär-müller"), ["Anna Bär-Müller"]);
}

#[test]
fn rooms_and_units_are_things_to_ask_for() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name;Raum;Abteilung\nAnna Müller;B 2.14;Frühe Hilfen\nBen Falk;Raum 415;IT und Digitalisierung\nEva Falk;415;Frühe Hilfen\n",
    );
    for query in ["B 2.14", "b2.14", "Raum B 2.14", "zimmer b 2.14"] {
        assert_eq!(
            each(&contacts(&data, &[query]).0, "name"),
            ["Anna Müller"],
            "{query}"
        );
    }
    assert_eq!(
        each(&contacts(&data, &["raum", "415"]).0, "name"),
        ["Ben Falk", "Eva Falk"]
    );
    assert_eq!(
        each(&contacts(&data, &["falk fruehe"]).0, "name"),
        ["Eva Falk"]
    );
    assert_eq!(
        each(&contacts(&data, &["falk 415 digital"]).0, "name"),
        ["Ben Falk"]
    );
    assert_eq!(
        each(&contacts(&data, &["--unit", "frühe hilfen"]).0, "name"),
        ["Anna Müller", "Eva Falk"]
    );
    assert_eq!(
        each(&contacts(&data, &["--room", "b2.14"]).0, "name"),
        ["Anna Müller"]
    );
}

#[test]
fn a_word_that_is_passed_over_in_a_question_counts_where_it_stands_alone() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name;Aufgabe;Telefon\nAnna Müller;WIR-Koordination;06031 83-1\n;Telefonzentrale;06031 83-0\nMai Wir;Archiv;06031 83-2\n",
    );
    let numbers = |query| each(&contacts(&data, &[query]).0, "phone");
    assert_eq!(numbers("telefon"), ["06031 83-0"]);
    assert_eq!(numbers("WIR"), ["06031 83-2"], "a name goes before");
    assert_eq!(numbers("wir koordination"), ["06031 83-1"]);
    assert_eq!(numbers("telefon müller"), ["06031 83-1"]);
}

#[test]
fn a_query_is_data_and_never_a_pattern() {
    let folder = Folder::new();
    let data = folder.file("a.csv", SPELLINGS);
    for query in [
        ".*",
        "*",
        "[",
        "(sn=*(*)",
        "$(touch x)",
        "%",
        "?",
        "\\",
        "M.ller",
    ] {
        let run = wir(&["--no-bundled", "--data", &data, "contacts", "--", query]);
        let is_listing = run.out.matches("Telefon:").count() == 7;
        assert!(
            run.code == 1 || (run.code == 0 && !is_listing),
            "{query}: {run:?}"
        );
    }
}

#[test]
fn nobody_is_found_with_a_helpful_sentence_and_exit_code_1() {
    let run = wir(&["contacts", "zzzz"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(
        run.err.contains("Niemand gefunden für „zzzz“") && run.err.contains("06031 83-0"),
        "{}",
        run.err
    );
    let run = wir(&["contacts", "zzzz", "--format", "json"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (1, "{\"schema\":1,\"contacts\":[]}\n")
    );
}

#[test]
fn the_login_of_an_address_that_was_typed_as_a_word_is_not_shown() {
    for typed in [
        "ldaps://u:Geheim-7@server.invalid/dc=x",
        "ldaps:/u:Geheim-7@server.invalid/dc=x",
        "ldaps:u:Geheim-7@server.invalid",
    ] {
        let run = wir(&["contacts", typed]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("server.invalid"), "{run:?}");
        assert!(!run.err.contains("Geheim"), "{run:?}");
    }
    assert!(
        wir(&["contacts", "zzz@x.invalid"])
            .err
            .contains("„zzz@x.invalid“")
    );
}

#[test]
fn what_is_only_similar_is_said_and_can_be_asked_for() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name;Telefon\nEva Meier;1001\nIda Maier;1002\nUte Niedermeier;1003\n",
    );
    assert_eq!(
        each(&contacts(&data, &["meier"]).0, "name"),
        ["Eva Meier", "Ute Niedermeier"]
    );
    assert_eq!(
        each(&contacts(&data, &["--similar", "meier"]).0, "name"),
        ["Eva Meier", "Ida Maier", "Ute Niedermeier"],
        "a name that is one slip away is likelier than a part of another one"
    );
    let (found, run) = contacts(&data, &["mayer"]);
    assert_eq!(found[0]["match"]["how"], "similar");
    assert!(
        run.err.starts_with("Genau „mayer“ steht nirgends."),
        "{}",
        run.err
    );
}

#[test]
fn a_minus_before_the_field_orders_from_its_end_and_who_has_no_value_stays_last() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name;Telefon\nZoe Öhler;1002\nAnna Oder;1003\nBen Zorn;1001\nEva Abt;\n",
    );
    for sort in [&["--sort=-name"][..], &["--sort", "-name"]] {
        assert_eq!(
            each(&contacts(&data, sort).0, "name"),
            ["Ben Zorn", "Zoe Öhler", "Anna Oder", "Eva Abt"]
        );
    }
    assert_eq!(
        each(&contacts(&data, &["--sort", "-telefon"]).0, "name"),
        ["Anna Oder", "Zoe Öhler", "Ben Zorn", "Eva Abt"]
    );
    let wrong = wir(&["contacts", "--sort", "-nmae"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("Meinten Sie „name“?"), "{}", wrong.err);
    let missing = wir(&["contacts", "--sort", "--room", "415"]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.contains("--sort -name"), "{}", missing.err);
    for (lang, word) in [("de", "absteigend"), ("en", "descending")] {
        let help = wir(&["--lang", lang, "contacts", "--help"]).out;
        assert!(help.contains(word), "{help}");
    }
}

#[test]
fn lists_can_be_ordered_cut_and_narrowed_to_fields() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        "Name;Telefon\nZoe Öhler;1002\nAnna Oder;1003\nBen Zorn;1001\n",
    );
    assert_eq!(
        each(&contacts(&data, &["--sort", "name"]).0, "name"),
        ["Anna Oder", "Zoe Öhler", "Ben Zorn"]
    );
    assert_eq!(
        each(&contacts(&data, &["--sort", "telefon"]).0, "phone"),
        ["1001", "1002", "1003"]
    );
    let (found, run) = contacts(&data, &["--limit", "1"]);
    assert_eq!(
        (found.len(), run.err.as_str()),
        (1, "3 Treffer, gezeigt ist 1.\n")
    );
    let (found, _) = contacts(&data, &["--fields", "telefon,name"]);
    assert_eq!(found[0].as_object().map(serde_json::Map::len), Some(2));
}

#[test]
fn arguments_that_are_not_utf_8_are_read_as_the_terminal_meant_them() {
    use std::os::unix::ffi::OsStrExt;
    let word = std::ffi::OsStr::from_bytes(b"\xd6ffnung");
    let output = crate::program::command()
        .args(["contacts", "--format", "json"])
        .arg(word)
        .output()
        .expect("the program");
    let run = crate::program::finished(output);
    assert!(run.out.contains("Viola Sesar"), "{run:?}");
    let broken = std::ffi::OsStr::from_bytes(b"--f\xff");
    let output = crate::program::command()
        .arg("contacts")
        .arg(broken)
        .output()
        .expect("the program");
    assert_eq!(crate::program::finished(output).code, 2);
}

#[test]
fn many_hits_come_with_the_way_to_narrow_them() {
    let folder = Folder::new();
    let three = "Vera Schulz;Kfz-Zulassung\nVera Schulz;Kfz-Zulassung\nVera Schulz;Jugendamt\n";
    let people = three.repeat(10);
    let data = folder.file("a.csv", format!("Name;Stelle\n{people}Ida Schulz;Archiv\n"));
    let (found, run) = contacts(&data, &["schulz", "--limit", "20"]);
    assert_eq!(found.len(), 20);
    assert_eq!(
        run.err,
        "31 Treffer, gezeigt sind 20. Genauer wird es mit Vorname, Stelle oder Raum; am häufigsten: Kfz-Zulassung (20), Jugendamt (10).\n"
    );
    let (found, run) = contacts(&data, &["schulz", "jugendamt", "--limit", "5"]);
    assert_eq!(found.len(), 5);
    assert_eq!(
        run.err, "10 Treffer, gezeigt sind 5. Genauer wird es mit Vorname, Stelle oder Raum.\n",
        "a unit that all have narrows nothing"
    );
}

#[test]
fn who_has_no_number_but_a_switchboard_is_shown_with_its_number() {
    let folder = Folder::new();
    let data = folder.file(
        "a.toml",
        "[[unit]]\nid = \"kreis\"\nname = \"Kreis\"\n\
         [[unit]]\nid = \"archiv\"\nname = \"Archiv\"\nparent = \"kreis\"\n\
         [[unit]]\nid = \"verein\"\nname = \"Verein\"\n\
         [[contact]]\nid = \"zentrale\"\nunit = \"kreis\"\npost = \"Zentrale\"\nphone = \"06031 83-0\"\n\
         [[contact]]\nid = \"a\"\nname = \"Anna Gesucht\"\nunit = \"archiv\"\nnot-found = [\"phone\"]\n\
         [[contact]]\nid = \"b\"\nname = \"Bert Fremd\"\nunit = \"verein\"\nnot-found = [\"phone\"]\n\
         [[contact]]\nid = \"c\"\nname = \"Cleo Offen\"\nunit = \"archiv\"\n",
    );
    let shown = |words: &[&str]| {
        let mut call = vec!["--no-bundled", "--data", &data, "--lang", "de", "contacts"];
        call.extend(words);
        wir(&call).out
    };
    for words in [
        &["gesucht"][..],
        &["gesucht", "--format", "markdown"],
        &["gesucht", "--fields", "telefon"],
    ] {
        assert!(shown(words).contains("06031 83-0 (Zentrale)"), "{words:?}");
    }
    assert!(shown(&["fremd"]).contains("Telefon: nicht gefunden"));
    assert!(!shown(&["offen"]).contains("83-0"));
    // What others read on holds what the data says.
    for form in ["csv", "vcard", "ldif", "toml"] {
        assert!(
            !shown(&["gesucht", "--format", form]).contains("Zentrale)"),
            "{form}"
        );
    }
}
