//! Characters that cannot be seen, and digits of other scripts, on their way through the program.

use crate::program::{Folder, contacts, wir};

#[test]
fn what_cannot_be_seen_costs_no_number_and_makes_no_other_room() {
    let folder = Folder::new();
    for sign in [
        "\u{ad}",
        "\u{34f}",
        "\u{115f}",
        "\u{17b4}",
        "\u{200c}",
        "\u{202e}",
        "\u{2800}",
        "\u{3164}",
        "\u{fe0f}",
        "\u{fffc}",
        "\u{1d173}",
        "\u{e0100}",
    ] {
        let row = format!("Fa{sign}lk, Mia;06031 83-{sign}3033;4{sign}15;Fa{sign}x");
        let list = folder.file("a.csv", format!("Name;Tele{sign}fon;Raum;Hinweis\n{row}\n"));
        let (found, run) = contacts(&list, &["falk"]);
        let fields = ["name", "phone", "room", "note"].map(|field| found[0][field].clone());
        assert_eq!(
            fields,
            ["Mia Falk", "06031 83-3033", "415", "Fax"],
            "{sign:?}"
        );
        assert!(run.err.contains("control-characters"), "{run:?}");
        for asked in [
            format!("fal{sign}k"),
            format!("30{sign}33"),
            format!("raum 4{sign}15"),
        ] {
            let (found, _) = contacts(&list, &[&asked]);
            assert_eq!(found.len(), 1, "{asked:?}");
        }
    }
}

#[test]
fn a_note_keeps_what_belongs_to_its_writing_and_no_hint_comes_of_it() {
    let folder = Folder::new();
    let note = "☎\u{fe0f} 👩\u{200d}👧 می\u{200c}خواهم";
    let list = folder.file("a.csv", format!("Name;Hinweis\nAnna;{note}\n"));
    let (found, run) = contacts(&list, &["anna"]);
    assert_eq!((&found[0]["note"], run.err.as_str()), (&note.into(), ""));
}

#[test]
fn a_message_shows_what_cannot_be_seen_in_json_too() {
    let folder = Folder::new();
    let list = folder.file(
        "a.toml",
        "[[\"\\u001b[31m\\u202eevil\\u009b\"]]\nx = 1\n[[contact]]\nname = \"A\"\n\"na\\u00adme\" = \"x\"\nphone = \"x\\u0662y\"\n",
    );
    for form in [&["--format", "json"][..], &[]] {
        let run = wir(&[&["check", &list][..], form].concat());
        let hidden = run
            .out
            .chars()
            .find(|&c| c != '\n' && wir::text::clean::is_unsafe(c));
        assert_eq!(hidden, None, "{}", run.out);
        for shown in ["U+001B[31mU+202EevilU+009B", "naU+00ADme"] {
            assert!(run.out.contains(shown), "{}", run.out);
        }
    }
}

#[test]
fn digits_of_other_scripts_ask_and_are_kept_as_those_of_a_telephone() {
    let folder = Folder::new();
    let list = folder.file(
        "a.csv",
        "Name;Telefon;Raum\nAnna;٠٦٠٣١ ٨٣-٣٠٣٣;٤١٥\nBert;＋４９　６０３１　８３－３０３４;４１６\nCleo;०६०३१ ८३-३०३५ / ०६०३१ ८३-३०३६;४१७\n",
    );
    for (asked, name, phone) in [
        ("3033", "Anna", "06031 83-3033"),
        ("٣٠٣٣", "Anna", "06031 83-3033"),
        ("３０３４", "Bert", "+49 6031 83-3034"),
        ("३०३६", "Cleo", "06031 83-3035"),
        ("Raum 415", "Anna", "06031 83-3033"),
        ("Raum ４１７", "Cleo", "06031 83-3035"),
    ] {
        let (found, run) = contacts(&list, &[asked]);
        assert_eq!(found.len(), 1, "{asked}");
        let fields = (&found[0]["name"], &found[0]["phone"]);
        assert_eq!(fields, (&name.into(), &phone.into()), "{asked}");
        assert_eq!(run.err, "", "{asked}");
    }
}
