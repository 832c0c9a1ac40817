//! Names of columns and attributes that only one office has, and the number of its house, as `config.toml` gives them.

use crate::program::{Folder, Run, command, finished};

const SETTINGS: &str = "home = \"+49 6031 83\"\n[columns]\n\"Zi./Etage\" = \"room\"\n\"Kst.\" = \"-\"\nextensionAttribute1 = \"room\"\nsprachenListe = \"languages\"\n";

/// A look-up in a list with the settings.
fn look_up(folder: &Folder, list: &str, format: &str) -> Run {
    let config = folder.file("config.toml", SETTINGS);
    let mut command = command();
    command.env("WIR_CONFIG", config);
    command.args([
        "--no-bundled",
        "--data",
        list,
        "contacts",
        "--format",
        format,
    ]);
    finished(command.output().expect("the program"))
}

#[test]
fn a_column_of_ones_own_is_the_field_for_which_the_settings_say_it_stands() {
    let folder = Folder::new();
    let list = folder.file(
        "a.csv",
        "Name;DW;Zi./Etage;Kst.\nAnna Muster;3032;415;0170 1234567\n",
    );
    let run = look_up(&folder, &list, "csv");
    assert!(run.out.contains("+49 6031 83-3032"), "{run:?}");
    assert!(run.out.contains(",415,"), "{run:?}");
    assert_eq!(run.err, "");
    let html = look_up(&folder, &list, "html").out;
    assert!(html.contains("href=\"tel:+496031833032\""), "{html}");
    assert!(
        look_up(&folder, &list, "json")
            .out
            .contains("\"+49 6031 83-3032\"")
    );
}

#[test]
fn an_attribute_of_ones_own_is_read_from_a_directory() {
    let folder = Folder::new();
    let list = folder.file(
        "a.ldif",
        "dn: cn=Anna Muster\nobjectClass: person\ncn: Anna Muster\nsn: Muster\nextensionAttribute1: 415\nsprachenListe: Arabisch\n",
    );
    let run = look_up(&folder, &list, "json");
    assert!(run.out.contains("\"room\":\"415\""), "{run:?}");
    assert!(run.out.contains("\"languages\":[\"ar\"]"), "{run:?}");
}

#[test]
fn the_line_that_the_message_about_a_column_prints_gives_the_column_its_meaning() {
    let folder = Folder::new();
    let list = folder.file("a.csv", "Name;Leitung A\nAnna Muster;06031 83-3032\n");
    let call = |config: &str| {
        let mut command = command();
        command.env("WIR_CONFIG", folder.file("config.toml", config));
        command.args(["--no-bundled", "--data", &list, "contacts"]);
        finished(command.output().expect("the program"))
    };
    let told = call("").err;
    let line = &told[told.find("columns = {").expect("a line")..];
    let run = call(line);
    assert_eq!(run.err, "");
    assert!(run.out.contains("06031 83-3032"), "{run:?}");
}

#[test]
fn an_index_of_a_long_list_is_made_anew_where_the_settings_say_something_else() {
    let folder = Folder::new();
    let row = |at| format!("Anna Muster{at};{};x\n", 10_000 + at);
    let rows: Vec<String> = (0..5_000).map(row).collect();
    let rows = rows.concat();
    let list = folder.file("a.csv", format!("Name;DW;Zi./Etage\n{rows}"));
    let call = |config: &str| {
        let mut command = command();
        command.env("WIR_CONFIG", folder.file("config.toml", config));
        command.env("WIR_CACHE", folder.path().join("cache"));
        command.args(["--no-bundled", "--data", &list, "contacts", "muster4999"]);
        finished(command.output().expect("the program")).out
    };
    assert!(!call("").contains("+49"));
    for _ in 0..2 {
        assert!(call("home = \"+49 6031 83\"\n").contains("+49 6031 83-14999"));
    }
}
