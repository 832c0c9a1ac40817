//! The config file: what it sets, what comes before it, and what its mistakes cost.

use crate::program::{Folder, Run, command, finished, wir};

/// A run with this config file, and one variable more.
fn with(folder: &Folder, config: &str, variable: (&str, &str), arguments: &[&str]) -> Run {
    let config = folder.file("config.toml", config);
    finished(
        command()
            .env("WIR_CONFIG", config)
            .env(variable.0, variable.1)
            .args(arguments)
            .output()
            .expect("the program"),
    )
}

const NOTHING: (&str, &str) = ("X", "");

#[test]
fn data_of_the_config_file_is_always_read_from_its_own_folder() {
    let folder = Folder::new();
    folder.file("listen/a.csv", "Name,Telefon\nKarla Konfig,4711\n");
    let run = with(&folder, "data = [\"listen\"]\n", NOTHING, &["konfig"]);
    assert!(run.out.contains("Karla Konfig"), "{}", run.err);
    let run = with(&folder, "data = \"listen/a.csv\"\n", NOTHING, &["konfig"]);
    assert!(run.out.contains("Karla Konfig"), "{}", run.err);
    let run = with(&folder, "data = [\"fehlt.csv\"]\n", NOTHING, &["falk"]);
    assert!(
        run.err.contains("fehlt.csv: Fehler [unreadable-file]"),
        "{}",
        run.err
    );
    assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
}

/// A run whose home folder is `folder`, with one variable more.
fn at_home(folder: &Folder, variable: (&str, &str), arguments: &[&str]) -> Run {
    let mut command = command();
    command
        .env("HOME", folder.path())
        .env(variable.0, variable.1);
    finished(command.args(arguments).output().expect("the program"))
}

#[test]
fn a_tilde_is_the_home_folder_in_the_config_file_and_in_variables() {
    let folder = Folder::new();
    folder.file("listen/haus.csv", "Name,Telefon\nKarla Konfig,4711\n");
    for data in ["~/listen/haus.csv", "~/listen", "~"] {
        let config = folder.file("wir/config.toml", format!("data = [\"{data}\"]\n"));
        let run = at_home(&folder, ("WIR_CONFIG", &config), &["konfig"]);
        let is_found = run.out.contains("Karla Konfig");
        assert_eq!(is_found, data != "~", "{data}: {}", run.err);
        assert!(!run.err.contains("unreadable-file"), "{data}: {}", run.err);
    }
    folder.file("a.toml", "data = [\"~/listen\"]\n");
    let run = at_home(&folder, ("WIR_CONFIG", "~/a.toml"), &["konfig"]);
    assert!(run.out.contains("Karla Konfig"), "{}", run.err);
    // No shell puts it in between quotation marks.
    let data = "/nonexistent.csv:~/listen/haus.csv";
    let run = at_home(&folder, ("WIR_DATA", data), &["konfig"]);
    assert!(run.out.contains("Karla Konfig"), "{}", run.err);
    let run = at_home(&folder, ("WIR_CACHE", "~/cache"), &["paths"]);
    let cache = folder.path().join("cache");
    assert!(
        run.out.contains(cache.to_str().expect("UTF-8")),
        "{}",
        run.out
    );
    // Settings that are only checked are read in the same way.
    let other = folder.file(
        "b.toml",
        "data = [\"ldap://127.0.0.1:1\"]\n[[ldap]]\naddress = \"ldap://127.0.0.1:1\"\nca-file = \"~/ca.pem\"\n",
    );
    let run = at_home(&folder, ("X", ""), &["check", &other]);
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn the_files_for_a_server_may_begin_with_a_tilde() {
    let folder = Folder::new();
    let home = folder.path().to_str().expect("UTF-8");
    for (setting, named) in [
        (
            "bind = \"cn=a\"\npassword-file = \"~/pw\"",
            format!("{home}/pw"),
        ),
        ("ca-file = \"~/ca.pem\"", format!("{home}/ca.pem")),
        ("ca-file = \"~x/ca.pem\"", format!("{home}/wir/~x/ca.pem")),
    ] {
        let text = format!(
            "data = [\"ldaps://127.0.0.1:1/dc=a\"]\n[[ldap]]\naddress = \"ldaps://127.0.0.1:1\"\n{setting}\n"
        );
        let config = folder.file("wir/config.toml", text);
        let run = at_home(&folder, ("WIR_CONFIG", &config), &["falk"]);
        let is_named = run.err.contains(&format!("Die Datei {named} ist nicht"));
        assert!(is_named, "{setting}: {}", run.err);
        assert_eq!(run.err.contains("~x nicht"), setting.contains("~x"));
    }
}

#[test]
fn a_tilde_that_stands_for_no_folder_is_explained() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "data = [\"~anna/haus.csv\"]\n");
    for (lang, words) in [("de", "~anna nicht"), ("en", "~anna does not")] {
        let arguments = ["falk", "--lang", lang];
        let run = at_home(&folder, ("WIR_CONFIG", &config), &arguments);
        assert!(
            run.err.contains("~anna/haus.csv: ") && run.err.contains(words),
            "{}",
            run.err
        );
    }
    let server = ["--data", "ldaps://127.0.0.1:1/dc=a", "--ldap-bind", "cn=a"];
    for arguments in [
        &["--data=~/haus.csv"][..],
        &[&server[..], &["--ldap-password-file=~/pw"]].concat(),
    ] {
        let run = at_home(&folder, ("X", ""), &[arguments, &["falk"]].concat());
        assert!(
            run.err.contains("~/… hinter einem Leerzeichen") && !run.err.contains("--data"),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_web_address_is_told_from_a_file_wherever_it_stands() {
    let folder = Folder::new();
    let address = "https://anna:geheim@example.org/liste.csv";
    let runs = [
        wir(&["--data", address, "falk"]),
        with(
            &folder,
            &format!("data = [\"{address}\"]\n"),
            NOTHING,
            &["falk"],
        ),
        with(
            &folder,
            "",
            ("WIR_DATA", "https://example.org/liste.csv"),
            &["falk"],
        ),
        with(&folder, "", ("WIR_DATA", address), &["falk"]),
    ];
    for run in runs {
        assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
        assert!(
            run.err.starts_with("https://example.org/liste.csv: Fehler")
                && run.err.contains("herunterladen")
                && run.err.contains("ldaps://"),
            "{}",
            run.err
        );
        assert!(!run.err.contains("geheim"), "{}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn addresses_in_the_variable_stay_whole_beside_paths() {
    let folder = Folder::new();
    let list = folder.file("a.csv", "Name,Telefon\nKarla Konfig,4711\n");
    let data =
        format!("ldaps://127.0.0.1:1/dc=a:{list}:ldap://[::1]:1/dc=b??sub?(cn:dn:=x):./fehlt.csv");
    let run = with(&folder, "", ("WIR_DATA", &data), &["konfig"]);
    assert!(run.out.contains("Karla Konfig"), "{}", run.err);
    let named: Vec<&str> = run
        .err
        .lines()
        .filter_map(|line| line.split_once(": Fehler").map(|(file, _)| file))
        .collect();
    let mut sorted = named.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            "./fehlt.csv",
            "ldap://[::1]:1/dc=b",
            "ldaps://127.0.0.1:1/dc=a"
        ],
        "{}",
        run.err
    );
}

#[test]
fn the_password_of_an_address_is_shown_nowhere() {
    let folder = Folder::new();
    for address in [
        "https://anna:geheim@example.org/liste.csv",
        "https://anna:ge?heim@example.org/liste.csv",
        "https://anna:/geheim@example.org/liste.csv",
        "ftp://anna:geheim@example.org/liste.csv",
        "ldapi://anna:geheim@example.org/dc=a",
        "ldaps://anna:geheim@example.org/dc=a",
        "ldap://example.org/dc=a????x-bindpw=ge:heim",
        "ldap://anna:1234/5geheim@example.org/dc=a",
        "ldaps://anna:12?geheim@example.org/dc=a",
        "ldaps://example.invalid/dc=a????!X%2DBINDPW=geheim",
        "ldaps:/anna:geheim@example.org/dc=a",
        "ldap:anna:geheim@example.org",
        "ldap.s://anna:geheim@example.org",
    ] {
        let config = format!("data = [\"{address}\"]\n[[ldap]]\naddress = \"{address}\"\n");
        let long = folder.file(
            "long.csv",
            "Name,Telefon\n".to_owned() + &"Ohne,Nummer\n".repeat(20),
        );
        let cache = folder.path().join("cache");
        let cache = cache.to_str().expect("UTF-8");
        for command in [
            &["falk"][..],
            &["contacts"],
            &["paths"],
            &["paths", "--format", "json"],
            &["check"],
            &["check", "--plain"],
            &["check", "--format", "json"],
        ] {
            // To walk the bundled rules takes long.
            let command = &[&["--no-bundled"], command].concat()[..];
            let by_option = [command, &["--data", address, "--data", &long]].concat();
            let by_argument = [command, &[address]].concat();
            let mut runs = vec![
                with(&folder, &config, NOTHING, command),
                with(&folder, "", ("WIR_DATA", address), command),
                with(&folder, "", ("WIR_CONFIG", address), command),
                with(&folder, "", ("WIR_CACHE", cache), &by_option),
            ];
            if command[1] == "check" {
                runs.push(wir(&by_argument));
            }
            for run in runs {
                assert!(
                    !run.out.contains("heim") && !run.err.contains("heim"),
                    "{address} {command:?}: {run:?}"
                );
            }
        }
    }
}

#[test]
fn the_call_that_opens_answers_again_holds_no_password() {
    for address in [
        "ldap://anna:1234/5geheim@host.invalid/dc=a",
        "ldaps://anna:12?geheim@host.invalid/dc=a",
        "ldaps://host.invalid/dc=a????!X%2DBINDPW=geheim",
        "ldaps:/anna:geheim@host.invalid/dc=a",
        "ldap.s://anna:geheim@host.invalid",
    ] {
        let run = wir(&[
            "--data",
            address,
            "foerderung",
            "find",
            "-a",
            "plan=volunteering",
            "-a",
            "hesse=wetterau",
        ]);
        let again = run.out.lines().find(|line| line.contains("--data"));
        assert!(
            again.is_some_and(|line| line.contains("host.invalid")),
            "{run:?}"
        );
        assert!(!format!("{run:?}").contains("heim@"), "{run:?}");
        assert!(!format!("{run:?}").contains("=geheim"), "{run:?}");
    }
}

#[test]
fn an_address_whose_beginning_is_mistyped_is_refused_with_its_form() {
    let folder = Folder::new();
    let address = "ldaps:/anna:geheim@example.org/dc=a";
    let config = format!("data = [\"{address}\"]\n");
    for run in [
        wir(&["--data", address, "falk"]),
        with(&folder, "", ("WIR_DATA", address), &["falk"]),
        with(&folder, &config, NOTHING, &["falk"]),
    ] {
        assert!(
            run.err
                .starts_with("ldaps:/…@example.org/dc=a: Fehler [unreadable-file]")
                && run.err.contains("Die Form ist ldaps://")
                && run.err.contains("--ldap-password-file"),
            "{}",
            run.err
        );
        assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
    }
}

#[cfg(unix)]
#[test]
fn paths_with_signs_of_addresses_are_read_and_shown_whole() {
    let folder = Folder::new();
    let list = "Name,Telefon\nKarla Konfig,4711\n";
    for name in [
        "a@b/list.csv",
        "2026-11-22T10:00.csv",
        "ldap:anna:x@b.csv",
        "x:y@z.csv",
    ] {
        let path = folder.file(name, list);
        let run = wir(&["--data", &path, "konfig"]);
        assert!(run.out.contains("Karla Konfig"), "{name}: {}", run.err);
        let paths = wir(&["--data", &path, "paths"]);
        assert!(paths.out.contains(name), "{name}: {}", paths.out);
        let mut command = command();
        command
            .current_dir(folder.path())
            .args(["--data", name, "konfig"]);
        let run = finished(command.output().expect("the program"));
        assert!(run.out.contains("Karla Konfig"), "{name}: {}", run.err);
        // A relative path in the config file begins in its folder, wherever the program runs.
        let config = format!("data = [\"{name}\"]\n");
        let run = with(&folder, &config, NOTHING, &["konfig"]);
        assert!(run.out.contains("Karla Konfig"), "{name}: {}", run.err);
    }
    let list = folder.file("a@b/list.csv", list);
    for before in [
        "ldap",
        "ldap://127.0.0.1:1",
        "https://host/a.csv",
        "haus:listen",
    ] {
        let data = format!("{before}:{list}");
        let run = with(&folder, "", ("WIR_DATA", &data), &["konfig"]);
        assert!(run.out.contains("Karla Konfig"), "{before}: {}", run.err);
    }
}

#[test]
fn an_address_of_another_kind_is_no_file() {
    let ftp = wir(&["--data", "ftp://example.org/liste.csv", "falk"]);
    assert!(
        ftp.err.contains("ftp:// werden nicht gelesen"),
        "{}",
        ftp.err
    );
    let file = wir(&["--data", "file:///tmp/liste.csv", "falk", "--lang", "en"]);
    assert!(file.err.contains("without file://"), "{}", file.err);
}

#[test]
fn option_comes_before_variable_before_config_before_system() {
    let folder = Folder::new();
    let english = "lang = \"en\"\n";
    let is_english = |run: &Run| run.out.contains("Phone:");
    assert!(is_english(&with(&folder, english, NOTHING, &["falk"])));
    assert!(is_english(&with(
        &folder,
        english,
        ("LANG", "de_DE.UTF-8"),
        &["falk"]
    )));
    assert!(!is_english(&with(
        &folder,
        english,
        ("WIR_LANG", "de"),
        &["falk"]
    )));
    assert!(is_english(&with(
        &folder,
        "lang = \"de\"\n",
        ("WIR_LANG", "de"),
        &["falk", "--lang", "en"]
    )));
    let limited = |arguments: &[&str]| {
        let run = with(&folder, "limit = 1\n", NOTHING, arguments);
        run.out.matches("Telefon:").count()
    };
    assert_eq!(limited(&["contacts"]), 1);
    assert_eq!(limited(&["contacts", "--limit", "2"]), 2);
}

#[test]
fn mistakes_are_named_with_their_place_and_take_nothing_away() {
    let folder = Folder::new();
    let config = "lmit = 3\nlang = \"fr\"\nplain = vielleicht\n";
    let run = with(&folder, config, NOTHING, &["falk"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
    assert!(
        run.err.contains("config.toml:1:1: Fehler [unknown-key]"),
        "{}",
        run.err
    );
    assert!(run.err.contains("Meinten Sie „limit“?"), "{}", run.err);
    assert!(
        run.err.contains("config.toml:2:8: Fehler [unknown-value]"),
        "{}",
        run.err
    );
    assert!(run.err.contains("config.toml:3:"), "{}", run.err);
    let run = with(&folder, config, NOTHING, &["check"]);
    assert_eq!(run.code, 4);
    assert!(run.out.contains("lmit = 3"), "{}", run.out);
    let run = with(&folder, config, NOTHING, &["paths", "--lang", "en"]);
    assert!(run.out.contains("not all of it counts"), "{}", run.out);
}

#[test]
fn a_config_that_cannot_be_read_takes_nothing_away() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("config.toml")).expect("a folder");
    let run = finished(
        command()
            .env("WIR_CONFIG", folder.path().join("config.toml"))
            .arg("falk")
            .output()
            .expect("the program"),
    );
    assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
    assert!(run.err.contains("[unreadable-file]"), "{}", run.err);
}

#[test]
fn a_config_that_the_variable_names_and_that_is_not_there_is_said_beside_every_answer() {
    let run_with = |arguments: &[&str]| {
        let mut command = command();
        command.env("WIR_CONFIG", "/nonexistent/config.toml");
        finished(command.args(arguments).output().expect("the program"))
    };
    for arguments in [
        &[][..],
        &["falk"],
        &["contacts"],
        &["rooms"],
        &["program"],
        &["foerderung"],
        &["foerderung", "deadlines"],
        &["foerderung", "find", "-a", "plan=volunteering", "--now"],
        &["search", "falk"],
        &["paths"],
        &["check", "--open"],
        &["check", "--compare", "bundled"],
        &["--version"],
        &["completions", "bash"],
        &["man"],
    ] {
        let run = run_with(arguments);
        assert_eq!(run.code, 0, "{arguments:?}");
        assert!(!run.out.is_empty(), "{arguments:?}");
        assert!(
            run.err
                .contains("/nonexistent/config.toml: Fehler [unreadable-file]"),
            "{arguments:?}: {}",
            run.err
        );
        assert!(run.err.contains("WIR_CONFIG"), "{}", run.err);
    }
    let run = run_with(&["paths"]);
    assert!(run.out.contains("Gibt es nicht."), "{}", run.out);
    let run = run_with(&["check"]);
    assert_eq!(run.code, 4);
    assert!(run.out.contains("WIR_CONFIG"), "{}", run.out);
}

#[test]
fn a_folder_inside_a_folder_of_data_is_named_as_not_read() {
    let folder = Folder::new();
    folder.file("daten/a.csv", "Name\nGut\n");
    folder.file("daten/.git/c.csv", "Name\nVersteckt\n");
    let inside = folder.file("daten/alt/b.csv", "Name\nAlt\n");
    let inside = inside.trim_end_matches("/b.csv");
    let data = folder.path().join("daten");
    let data = data.to_str().expect("UTF-8");
    for (lang, words) in [("de", "nicht gelesen"), ("en", "not read")] {
        let run = wir(&["paths", "--data", data, "--lang", lang]);
        let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(words) && out.contains(inside), "{out}");
        assert!(!out.contains(".git"), "{out}");
        let run = wir(&["check", data, "--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.out);
        assert!(run.out.contains(&format!("{inside}: ")), "{}", run.out);
        assert!(
            run.out.contains("[skipped-folder]") && run.out.contains(&format!("--data {inside}")),
            "{}",
            run.out
        );
    }
}

#[test]
fn paths_says_where_the_config_file_belongs() {
    let run = wir(&["paths"]);
    assert!(run.out.contains("config.toml"), "{}", run.out);
    let run = wir(&["paths", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let layers = json["layers"].as_array().expect("a list");
    let config = layers.iter().find(|layer| layer["layer"] == "config-file");
    assert_eq!(config.expect("the config file")["readable"], false);
}

#[test]
fn plain_lines_are_chosen_by_the_config_file_unless_the_variable_says_no() {
    let folder = Folder::new();
    let quoted = |run: &Run| run.out.contains("-->");
    let config = "plain = true\nlmit = 1\n";
    assert!(!quoted(&with(&folder, config, NOTHING, &["check"])));
    assert!(quoted(&with(
        &folder,
        config,
        ("WIR_PLAIN", "0"),
        &["check"]
    )));
}

#[test]
fn a_file_of_settings_that_is_given_to_check_is_checked_as_settings() {
    let folder = Folder::new();
    let good = folder.file("good.toml", "lang = \"de\"\nlimit = 20\n");
    let run = wir(&["check", &good]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Geprüft: 1 Datei,"), "{}", run.out);
    let bad = "limit = 0\nlmit = 3\n[[ldap]]\naddress = \"ldaps://a\"\n";
    let path = folder.file("bad.toml", bad);
    let run = wir(&["check", "--plain", &good, &path]);
    assert_eq!(run.code, 4);
    for finding in [
        "bad.toml:1:9: Fehler [no-number]",
        "bad.toml:2:1: Fehler [unknown-key]",
        "bad.toml:4:11: Hinweis [unused-server]",
    ] {
        assert!(run.out.contains(finding), "{finding}: {}", run.out);
    }
    assert!(!run.out.contains("unknown-table"), "{}", run.out);
    // The settings of this run are said once.
    let config = folder.path().join("config.toml");
    let config = config.to_str().expect("UTF-8");
    let run = with(
        &folder,
        "lmit = 3\n",
        NOTHING,
        &["check", "--plain", config],
    );
    assert_eq!(run.out.matches("[unknown-key]").count(), 1, "{}", run.out);
    assert!(!run.out.contains("unknown-table"), "{}", run.out);
    let data = folder.file("data.toml", "data = 1\n[[contact]]\nname = \"A\"\n");
    let run = wir(&["check", "--plain", &data]);
    assert!(run.out.contains("unknown-table"), "{}", run.out);
}

#[test]
fn check_names_a_table_for_a_server_that_nobody_asks_and_a_second_one_for_the_same() {
    let folder = Folder::new();
    // The address is wrong, so that nothing is sent.
    let config = "data = [\"ldap://host.invalid/dc=a??deep\"]\n[[ldap]]\naddress = \"ldaps://host.invalid\"\n\
                  [[ldap]]\naddress = \"ldaps://HOST.invalid:636\"\n";
    let run = with(&folder, config, NOTHING, &["check"]);
    assert!(
        run.out
            .contains("config.toml:3:11: Hinweis [unused-server]"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("config.toml:5:11: Fehler [duplicate-server]")
            && run.out.contains("in Zeile 3"),
        "{}",
        run.out
    );
    let used = "data = [\"ldap://127.0.0.1:1/dc=a\"]\n[[ldap]]\naddress = \"ldap://127.0.0.1:1\"\n";
    let run = with(&folder, used, NOTHING, &["check"]);
    assert!(!run.out.contains("unused-server"), "{}", run.out);
}

#[test]
fn a_password_that_stands_in_the_file_by_mistake_is_never_printed() {
    let folder = Folder::new();
    for lines in [
        "[[ldap]]\naddress = \"ldaps://server.example.org\"\npassword = \"Geheim-7\"",
        "[[ldap]]\naddress = \"ldaps://server.example.org\"\npasswort = \"Geheim-7\"",
        "\n\ndta = [\"ldaps://u:Geheim-7@h/dc=x\"]",
        "\n\ndata = [\"ldaps://u:Geheim-7@h/dc=x]",
        "\n\ndata = \"ldaps://u:Geheim-7@h\" limit = 3",
    ] {
        let config = folder.file("config.toml", format!("{lines}\n"));
        for arguments in [
            &["check"][..],
            &["check", "--format", "json"],
            &["contacts", "falk"],
        ] {
            let mut command = command();
            command.env("WIR_CONFIG", &config).args(arguments);
            let run = finished(command.output().expect("the program"));
            assert!(
                !run.out.contains("Geheim") && !run.err.contains("Geheim"),
                "{run:?}"
            );
            if arguments == ["check"] {
                assert!(run.out.contains("config.toml:3"), "{run:?}");
            }
        }
    }
}
