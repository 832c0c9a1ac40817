//! People, numbers and rooms as callers really say them: in sentences, spoken, spelled, with slips, by
//! short forms, with a word too many.

use crate::program::{Folder, contacts, each};

const STAFF: &str = "Name;Telefon;Raum;Abteilung;Aufgabe\n\
    Anton Probe;06031 83-4240;S 1.01;Kreisarchiv;Archivar\n\
    Berta Muster;06031 83-1111;S 4.24;Frühe Hilfen;Beratung\n\
    Dora Xe;06031 83-7333;X 4.24;Frühe Hilfen;Beratung\n\
    Eva Falk;06031 83-3032;E 4.24;Kfz-Zulassung;Schalter\n\
    Ida Sesar;06031 83-3037;A 4.24;Kfz-Zulassung;Schalter\n\
    Iris Innen;06031 83-5555;I 4.24;Kfz-Zulassung;Schalter\n\
    Dipl.-Ing. Martin Adlerburg;06031 83-6001;B 1.02;Kreisarchiv;Archivar\n\
    Dr. Martin Böhm;06031 83-6002;B 1.03;Kreisarchiv;Archivar\n\
    Ute Martin;06031 83-6003;B 1.04;Kreisarchiv;Archivar\n\
    Andreas Heinemann;06031 83-6004;B 1.05;Kreisarchiv;Archivar\n\
    Hanna Heinemann;06031 83-6005;B 1.06;Kreisarchiv;Archivar\n\
    M. A. Eckhard Arnold;06031 83-6006;B 1.07;Kreisarchiv;Archivar\n\
    Maria Arnold;06031 83-6007;B 1.08;Kreisarchiv;Archivar\n\
    Klaus-Jürgen Köhler;06031 83-6008;D 0.29;Kreisarchiv;Archivar\n\
    Anna Köhler;06031 83-6009;C 0.29;Kreisarchiv;Archivar\n\
    Prof. Dr. Ingo Hofmann;06031 83-6010;C 0.30;Kreisarchiv;Archivar\n\
    Petra Döring;06031 83-6011;C 0.31;Kreisarchiv;Archivar\n\
    Vera Schulz;06031 83-6012;C 0.32;Kreisarchiv;Archivar\n\
    Sina Sorge;06031 83-6013;C 0.33;Jugendamt;Schulsozialarbeit\n\
    Stefanie Schneider;06031 83-6014;C 0.34;Jugendamt;Hilfen\n\
    Regina Gumprich;06031 83-6015;C 0.35;Jugendamt;Hilfen\n\
    Burak Şimşek;06031 83-8116;C 0.36;Jugendamt;Hilfen\n";

/// Who is found for what was asked, in this order, and what is said before; an empty text is nothing.
fn ask(cases: &[(&str, &[&str], &str)]) {
    let folder = Folder::new();
    let data = folder.file("staff.csv", STAFF);
    for (query, names, said) in cases {
        let (found, run) = contacts(&data, &[query]);
        assert_eq!(each(&found, "name"), *names, "{query}");
        assert_eq!(run.err.trim_end(), *said, "{query}");
    }
}

/// The same where nobody is found, whatever is said then.
fn nobody(queries: &[&str]) {
    let folder = Folder::new();
    let data = folder.file("staff.csv", STAFF);
    for query in queries {
        let (found, run) = contacts(&data, &[query]);
        assert!(found.is_empty(), "{query}: {found:?}");
        assert!(run.err.starts_with("Niemand gefunden"), "{}", run.err);
    }
}

#[test]
fn a_room_in_a_sentence_is_this_room_whatever_the_letter_of_its_wing() {
    ask(&[
        ("wer sitzt im Zimmer S 4.24", &["Berta Muster"], ""),
        ("wer sitzt im Zimmer X 4.24", &["Dora Xe"], ""),
        ("who sits in room E 4.24", &["Eva Falk"], ""),
        ("wer hat das Büro A 4.24", &["Ida Sesar"], ""),
        ("Zimmer I 4.24", &["Iris Innen"], ""),
        ("wessen Zimmer ist D 0.29", &["Klaus-Jürgen Köhler"], ""),
    ]);
    nobody(&["Zimmer A 9.81", "wer sitzt im Zimmer B 4.24"]);
}

#[test]
fn a_house_and_a_room_may_be_said_apart() {
    ask(&[
        ("Zimmer 0.29 im Haus D", &["Klaus-Jürgen Köhler"], ""),
        ("Gebäude E 4.24", &["Eva Falk"], ""),
        ("building C room 0.30", &["Prof. Dr. Ingo Hofmann"], ""),
    ]);
}

#[test]
fn who_is_addressed_is_called_so_by_family() {
    ask(&[
        ("Frau Martin", &["Ute Martin"], ""),
        (
            "martin",
            &[
                "Ute Martin",
                "Dipl.-Ing. Martin Adlerburg",
                "Dr. Martin Böhm",
            ],
            "",
        ),
        ("Doktor Böhm", &["Dr. Martin Böhm"], ""),
    ]);
}

#[test]
fn an_initial_is_a_word_of_its_own_and_no_title() {
    ask(&[
        ("H. Heinemann", &["Hanna Heinemann"], ""),
        ("M. Arnold", &["Maria Arnold"], ""),
        ("KJ Köhler", &["Klaus-Jürgen Köhler"], ""),
    ]);
}

#[test]
fn words_are_run_together_in_either_order_but_not_with_a_title() {
    ask(&[
        (
            "dring",
            &["Petra Döring"],
            "Genau „dring“ steht nirgends. Ähnlich sind:",
        ),
        ("gumprichregina", &["Regina Gumprich"], ""),
        ("reginagumprich", &["Regina Gumprich"], ""),
    ]);
}

#[test]
fn a_name_that_was_heard_goes_before_a_post_that_begins_so() {
    ask(&[
        (
            "schuls",
            &["Vera Schulz", "Sina Sorge"],
            "Genau „schuls“ heißt niemand. Zuerst kommen ähnliche Namen, dann Wörter, die so beginnen oder es enthalten:",
        ),
        (
            "schimschek",
            &["Burak Şimşek"],
            "Genau „schimschek“ steht nirgends. Ähnlich sind:",
        ),
    ]);
}

#[test]
fn a_number_may_be_spoken_or_typed_with_letters() {
    for (query, read_as) in [
        ("3O32", "3032"),
        ("drei null drei zwei", "3032"),
        ("dreißig zweiunddreißig", "3032"),
        ("three oh three two", "3032"),
        ("drei null drei zwo", "3032"),
    ] {
        ask(&[(
            query,
            &["Eva Falk"],
            &format!("Verstanden als „{read_as}“."),
        )]);
    }
}

#[test]
fn a_number_with_one_slip_is_only_similar() {
    for (slip, query) in [
        ("a digit too many", "30327"),
        ("two swapped", "3302"),
        ("a wrong digit", "3092"),
        ("a digit missing, with its house", "83-302"),
    ] {
        let folder = Folder::new();
        let data = folder.file("staff.csv", STAFF);
        let (found, run) = contacts(&data, &[query]);
        assert_eq!(found[0]["name"], "Eva Falk", "{slip}");
        assert!(
            found.iter().all(|hit| hit["match"]["how"] == "similar"),
            "{slip}"
        );
        assert!(run.err.contains("Ähnlich sind:"), "{slip}: {}", run.err);
    }
}

#[test]
fn a_name_may_be_spelled() {
    for query in [
        "S-E-S-A-R",
        "S E S A R",
        "Siegfried Emil Siegfried Anton Richard",
        "S wie Salzwedel E wie Essen S wie Salzwedel A wie Aachen R wie Rostock",
        "Sierra Echo Sierra Alpha Romeo",
    ] {
        ask(&[(query, &["Ida Sesar"], "Verstanden als „sesar“.")]);
    }
}

#[test]
fn words_around_a_name_fall_away() {
    for query in [
        "Falk heute",
        "Rückruf Falk",
        "Kollegin Falk",
        "Dr. med. Falk",
        "ich möchte bitte Frau Falk sprechen",
        "wer ist unter 3032 dran",
        "could you put me through to Ms Falk please",
    ] {
        ask(&[(query, &["Eva Falk"], "")]);
    }
}

#[test]
fn what_fits_nobody_is_left_out_and_named() {
    let without = |words: &str| format!("Alles zusammen passt auf niemanden. Ohne „{words}“:");
    ask(&[
        ("Viola Falk", &["Eva Falk"], &without("Viola")),
        ("Eva Sesar", &["Ida Sesar"], &without("Eva")),
        ("Falk Kreisarchiv", &["Eva Falk"], &without("Kreisarchiv")),
        ("Falk 9999", &["Eva Falk"], &without("9999")),
        ("Falk Haus D", &["Eva Falk"], &without("D")),
    ]);
}

#[test]
fn a_given_name_alone_is_no_answer_to_an_unknown_family_name() {
    nobody(&["Eva Xyzowski", "Frau Xyzowski Jugendamt"]);
}

#[test]
fn short_forms_of_given_names_are_similar_and_an_office_has_its_own() {
    ask(&[(
        "Steffi Schneider",
        &["Stefanie Schneider"],
        "Genau „Steffi Schneider“ steht nirgends. Ähnlich sind:",
    )]);
    let folder = Folder::new();
    let data = folder.file(
        "own.toml",
        "[[contact]]\nid = \"a\"\nname = \"Regina Gumprich\"\n\
         [[nickname]]\nnames = [\"Regina\"]\nshort = [\"Queenie\"]\n",
    );
    let (found, _) = contacts(&data, &["Queenie"]);
    assert_eq!(each(&found, "name"), ["Regina Gumprich"]);
    assert_eq!(found[0]["match"]["how"], "similar");
}

#[test]
fn words_that_an_office_says_around_a_name_fall_away_without_a_word() {
    let folder = Folder::new();
    let contact = "[[contact]]\nid = \"a\"\nname = \"Regina Gumprich\"\n";
    let data = folder.file("own.toml", contact);
    let (_, run) = contacts(&data, &["Querfunk", "Gumprich"]);
    assert!(run.err.contains("Ohne „Querfunk“"), "{}", run.err);
    let own = format!("{contact}[[stop-word]]\nwords = [\"Querfunk\"]\n");
    let data = folder.file("own.toml", own);
    let (found, run) = contacts(&data, &["Querfunk", "Gumprich"]);
    assert_eq!(each(&found, "name"), ["Regina Gumprich"]);
    assert_eq!(run.err, "");
}

const OFFICE: &str = "Name;Telefon;Raum;Abteilung;Aufgabe\n\
    Reiner Meier;06031 83-2917;416;Kreiskasse;Vollstreckung\n\
    Dr. Karl Schulte;06031 83-1011;417;Kreiskasse;Chef\n\
    Anna Schulte;06031 83-1012;418;Sport;Sport\n\
    Omar Al-Katib;06031 83-1013;C 0.39;Bauamt;Bau\n\
    Karl-Heinz Müller;06031 83-1014;419;Bauamt;Bau\n\
    Werner Müller;06031 83-1015;420;Technik;Technik\n\
    Rita Reuter;06031 83-1016;421;Kultur;Botengänge\n\
    Lothar Schreiber;06031 83-1018;423;Fahrschulen;Fahrschulen\n\
    Gunda Reiter;06031 83-1019;424;Kultur;Botengänge\n";

/// As [`ask`], in the list of another office; what is left out stands before the names.
fn ask_office(cases: &[(&str, &str, &[&str])]) {
    let folder = Folder::new();
    let data = folder.file("office.csv", OFFICE);
    for (query, without, names) in cases {
        let (found, run) = contacts(&data, &[query]);
        assert_eq!(each(&found, "name"), *names, "{query}");
        let said = match *without {
            "" => String::new(),
            words => format!("Alles zusammen passt auf niemanden. Ohne „{words}“:"),
        };
        assert_eq!(run.err.trim_end(), said, "{query}");
    }
}

#[test]
fn whose_number_it_is_comes_before_a_slip_whatever_stands_beside_it() {
    ask_office(&[
        ("Schmidt 1011", "Schmidt", &["Dr. Karl Schulte"]),
        ("Koch 1011", "Koch", &["Dr. Karl Schulte"]),
        ("2917 wichtig", "wichtig", &["Reiner Meier"]),
    ]);
}

#[test]
fn a_word_that_may_be_a_name_is_never_left_out_in_silence() {
    ask_office(&[
        ("Thomas Reuter", "Thomas", &["Rita Reuter"]),
        ("Guten Tag, Frau Max Reuter bitte", "Max", &["Rita Reuter"]),
        (
            "Sturm Kreiskasse",
            "Sturm",
            &["Reiner Meier", "Dr. Karl Schulte"],
        ),
        ("X. Müller", "X", &["Karl-Heinz Müller", "Werner Müller"]),
        ("Müller, M.", "M", &["Karl-Heinz Müller", "Werner Müller"]),
        ("K.-H. Müller", "", &["Karl-Heinz Müller"]),
        ("ML Reuter", "ML", &["Rita Reuter"]),
        ("Reiner Meier Fahrschulen", "Fahrschulen", &["Reiner Meier"]),
        ("Zimmer 9.99 Reuter", "9.99", &["Rita Reuter"]),
    ]);
}

#[test]
fn who_is_addressed_by_a_name_that_nobody_has_is_not_somebody_who_does_some_work() {
    let folder = Folder::new();
    let data = folder.file("office.csv", OFFICE);
    for query in [
        "Herr Koch von der Kreiskasse",
        "Frau Sport",
        "Herr Bau",
        "Xaver Qwertz",
    ] {
        let (found, run) = contacts(&data, &[query]);
        assert!(found.is_empty(), "{query}: {found:?}");
        assert!(run.err.starts_with("Niemand gefunden"), "{}", run.err);
    }
}

#[test]
fn a_title_behind_a_form_of_address_counts() {
    ask_office(&[
        ("Herr Dr. Schulte", "", &["Dr. Karl Schulte"]),
        (
            "Herr Doktor Müller",
            "",
            &["Karl-Heinz Müller", "Werner Müller"],
        ),
    ]);
}

#[test]
fn several_who_are_asked_for_are_all_shown() {
    ask_office(&[
        ("Meier oder Reuter", "", &["Reiner Meier", "Rita Reuter"]),
        ("Reuter und Meier", "", &["Reiner Meier", "Rita Reuter"]),
    ]);
}

#[test]
fn a_name_that_somebody_has_comes_before_words_that_only_look_like_names() {
    ask_office(&[("Wie schreibt man Reuter", "", &["Rita Reuter"])]);
}

#[test]
fn a_room_may_be_said_digit_by_digit() {
    ask_office(&[
        ("Raum C 0 39", "", &["Omar Al-Katib"]),
        ("C 0 39", "", &["Omar Al-Katib"]),
    ]);
}

#[test]
fn a_word_that_is_said_or_spelled_twice_is_meant_once() {
    let folder = Folder::new();
    let data = folder.file("office.csv", OFFICE);
    for query in [
        "Reuter R E U T E R",
        "Reuter, Reuter",
        "R-E-U-T-E-R",
        "Reuter mit e u",
    ] {
        let (found, _) = contacts(&data, &[query]);
        assert_eq!(each(&found, "name"), ["Rita Reuter"], "{query}");
    }
}
