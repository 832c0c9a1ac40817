//! Look-ups on LDAP servers: a real slapd, and servers that misbehave.
#![cfg(all(unix, feature = "ldap"))]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::program::terminal::Talk;
use crate::program::{Folder, Run, command, contacts, each, finished, wir};
use crate::slapd::{BASE, PASSWORD, READER, Slapd, free_port, person};

/// People with every notation of a number and every spelling of an umlaut.
fn people() -> String {
    let named = |uid: &str, given: &str, family: &str, phone: &str| {
        person(
            uid,
            &format!(
                "cn: {given} {family}\nsn: {family}\ngivenName: {given}\ntelephoneNumber: {phone}\n"
            ),
        )
    };
    [
        named("a", "Anna", "Müller", "06031 83-3033"),
        named("b", "Hans", "Mueller", "+49 6031 83 3034"),
        named("c", "Tom", "Muller", "06031/83-3035"),
        named("d", "Jörg", "Großkopf-Weiß", "(06031) 83 30 36"),
        named("e", "Henrietta", "Falk", "06031833037"),
        named("f", "Liam", "O'Neill", "3038"),
        named("g", "Zoë", "Lefèvre", "+4960318330 39"),
        named("h", "Åsa", "Sørensen", "06031 83-4040"),
    ]
    .concat()
}

/// A person whom only those see who log in.
fn closed_person() -> String {
    person("i", "cn: Ina Innen\nsn: Innen\ngivenName: Ina\n")
        .replace(BASE, &format!("ou=inside,{BASE}"))
}

fn names(address: &str, query: &[&str]) -> Vec<String> {
    let mut names = each(&contacts(address, query).0, "name");
    names.sort();
    names
}

/// A run with settings in a config file.
fn with_config(config: &str, arguments: &[&str]) -> Run {
    finished(
        command()
            .env("WIR_CONFIG", config)
            .args(arguments)
            .output()
            .expect("the program"),
    )
}

/// Looks Falk up on the server alone, in English.
fn falk_at(address: &str) -> Run {
    wir(&[
        "--no-bundled",
        "--data",
        address,
        "contacts",
        "falk",
        "--lang",
        "en",
    ])
}

#[test]
#[ignore = "needs slapd"]
fn every_spelling_of_a_name_finds_all_of_them() {
    let slapd = Slapd::start(&people());
    let address = slapd.address();
    for typed in ["müller", "mueller", "muller", "MÜLLER", "mu\u{308}ller"] {
        assert_eq!(
            names(&address, &[typed]),
            ["Anna Müller", "Hans Mueller", "Tom Muller"],
            "{typed}"
        );
    }
    for typed in ["großkopf", "grosskopf", "weiss", "joerg weiß"] {
        assert_eq!(names(&address, &[typed]), ["Jörg Großkopf-Weiß"], "{typed}");
    }
    for typed in ["O'Neill", "oneill", "neill"] {
        assert_eq!(names(&address, &[typed]), ["Liam O'Neill"], "{typed}");
    }
    for (typed, name) in [("lefevre", "Zoë Lefèvre"), ("sorensen", "Åsa Sørensen")] {
        assert_eq!(names(&address, &[typed]), [name], "{typed}");
    }
    assert!(names(&address, &["zzzz"]).is_empty());
}

#[test]
#[ignore = "needs slapd"]
fn every_notation_of_a_number_finds_every_other() {
    let slapd = Slapd::start(&people());
    let address = slapd.address();
    let holders = [
        ("3033", "Anna Müller"),
        ("3034", "Hans Mueller"),
        ("3035", "Tom Muller"),
        ("3036", "Jörg Großkopf-Weiß"),
        ("3037", "Henrietta Falk"),
        ("3039", "Zoë Lefèvre"),
    ];
    for (extension, name) in holders {
        for before in [
            "",
            "06031 83-",
            "06031/83",
            "+49 6031 83 ",
            "+49 (0)6031 83-",
            "0049603183",
        ] {
            let typed = format!("{before}{extension}");
            assert_eq!(names(&address, &[&typed]), [name], "{typed}");
        }
    }
    // A list of bare extensions is met by the number of a caller.
    assert_eq!(names(&address, &["06031 83-3038"]), ["Liam O'Neill"]);
    assert_eq!(
        names(&address, &["wer", "hat", "die", "3037?"]),
        ["Henrietta Falk"]
    );
}

#[test]
#[ignore = "needs slapd"]
fn numbers_at_home_and_attributes_of_the_office_are_searched() {
    let entries = [
        person("a", "cn: Anna Muster\nsn: Muster\nhomePhone: 06031 5551\n"),
        // Of the attributes that slapd knows, none else is free for an office.
        person(
            "b",
            "cn: Bert Beispiel\nsn: Beispiel\ncarLicense: 06031 83-7777\nemployeeNumber: Passamt Nord\n",
        ),
    ];
    let server = Slapd::start(&entries.concat());
    let folder = Folder::new();
    let config = folder.file(
        "config.toml",
        "[columns]\ncarLicense = \"phone\"\nemployeeNumber = \"keywords\"\n",
    );
    let found = |query: &str| {
        let address = server.address();
        let arguments = ["--no-bundled", "--data", &address, "contacts", query];
        with_config(&config, &[&arguments[..], &["--fields", "name"]].concat()).out
    };
    assert!(found("06031 5551").contains("Anna Muster"));
    assert!(found("7777").contains("Bert Beispiel"));
    assert!(found("passamt").contains("Bert Beispiel"));
}

#[test]
#[ignore = "needs slapd"]
fn mistyped_names_are_found_and_ranked_here() {
    let slapd = Slapd::start(&people());
    for typed in ["falck", "flak", "henriete", "grosskpf", "sörensn"] {
        let (found, run) = contacts(&slapd.address(), &[typed]);
        assert_eq!(found.len(), 1, "{typed}: {found:?}");
        assert!(run.err.contains("Ähnlich"), "{typed}: {}", run.err);
    }
}

#[test]
#[ignore = "needs slapd"]
fn signs_of_filters_are_only_signs() {
    let odd = person(
        "x",
        "cn: Eva (a) \\ Stern*Stunde\nsn: Stern*Stunde\ngivenName: Eva\n",
    );
    let slapd = Slapd::start(&format!("{}{odd}", people()));
    for typed in ["*", "(cn=*", "fa*k", "f.lk", "*)(uid=*", "\\", "\\2a", ")"] {
        let run = wir(&[
            "--no-bundled",
            "--data",
            &slapd.address(),
            "contacts",
            typed,
        ]);
        assert!(!run.err.contains("[ldap-"), "{typed}: {}", run.err);
        assert!(!run.out.contains("Falk"), "{typed}: {}", run.out);
    }
    assert_eq!(
        names(&slapd.address(), &["stern*stunde"]),
        ["Eva (a) \\ Stern*Stunde"]
    );
}

#[test]
#[ignore = "needs slapd"]
fn all_values_of_an_entry_reach_their_fields() {
    let entry = person(
        "v",
        "cn: Vera Vogt\nsn: Vogt\ngivenName: Vera\ndisplayName: Dr. Vera Vogt\ntitle: Leitung\ntitle;lang-en: Head\n\
         ou: Jugendamt\no: Kreis\ntelephoneNumber: 06031 83-1\ntelephoneNumber: 06031 83-2200\nmobile: 0170 1234567\n\
         facsimileTelephoneNumber: 06031 83-912200\nroomNumber: B 2.14\nmail: v.vogt@example.org\nmail: vera@example.org\n\
         description: vormittags\njpegPhoto:: /9j/4AAQSkZJRgABAQ==\n",
    );
    let slapd = Slapd::start(&entry);
    let (found, run) = contacts(&slapd.address(), &["vogt"]);
    assert_eq!(run.err, "");
    let contact = &found[0];
    for (field, value) in [
        ("name", "Dr. Vera Vogt"),
        ("post", "Leitung"),
        ("unit", "Jugendamt"),
        ("organisation", "Kreis"),
        ("phone", "06031 83-1"),
        ("mobile", "0170 1234567"),
        ("fax", "06031 83-912200"),
        ("room", "B 2.14"),
        ("email", "v.vogt@example.org"),
        ("note", "vormittags"),
    ] {
        assert_eq!(contact[field], value, "{field}");
    }
    assert_eq!(contact["more_phones"][0], "06031 83-2200");
    for query in [
        &["--room", "b2.14"][..],
        &["raum", "B", "2.14"],
        &["--unit", "jugendamt"],
        &["jugendamt"],
        &["v.vogt@example.org"],
        &["vogt", "leitung"],
    ] {
        assert_eq!(
            names(&slapd.address(), query),
            ["Dr. Vera Vogt"],
            "{query:?}"
        );
    }
    assert!(names(&slapd.address(), &["--room", "b2.15"]).is_empty());
}

#[test]
#[ignore = "needs slapd"]
fn languages_are_the_same_from_a_server_and_from_its_export() {
    let entries = [
        person(
            "a",
            "cn: Anna Rat\ncn;lang-en: Ann Rat\nsn: Rat\ntitle: Beratung\ntitle;lang-en: Advice\nou: Jugendamt\nou;lang-en: Youth office\n",
        ),
        person(
            "b",
            "cn: Bert Rat\nsn: Rat\ntitle;lang-fr: Conseil\ntitle;lang-en-GB: Advice\ndescription;lang-en: Mondays\n",
        ),
        person(
            "c",
            "cn: Cleo Rat\nsn: Rat\ndescription;lang-fr: lundi\ndescription;lang-de: montags\n",
        ),
    ]
    .concat();
    let folder = Folder::new();
    let export = folder.file("a.ldif", &entries);
    let slapd = Slapd::start(&entries);
    let (live, run) = contacts(&slapd.address(), &["rat", "--sort", "name"]);
    assert_eq!(run.err, "");
    let (filed, run) = contacts(&export, &["rat", "--sort", "name"]);
    assert_eq!(run.err, "");
    for (found, name) in [(&live, "live"), (&filed, "filed")] {
        assert_eq!(each(found, "post"), ["Beratung", "", ""], "{name}");
        assert_eq!(each(found, "post_en"), ["Advice", "Advice", ""], "{name}");
        assert_eq!(each(found, "note"), ["", "", "montags"], "{name}");
        assert_eq!(each(found, "note_en"), ["", "Mondays", ""], "{name}");
        assert_eq!(each(found, "name"), ["Anna Rat", "Bert Rat", "Cleo Rat"]);
        assert_eq!(found[0]["unit"], "Jugendamt", "{name}");
    }
    assert_eq!(
        names(&slapd.address(), &["advice"]),
        ["Anna Rat", "Bert Rat"]
    );
}

#[test]
#[ignore = "needs slapd"]
fn a_password_opens_what_is_closed_and_travels_only_encrypted() {
    let inside = closed_person();
    let slapd = Slapd::start(&format!("{}{inside}", people()));
    let file = slapd.password_file(&format!("{PASSWORD}\n"));
    let (plain, encrypted, ca) = (slapd.address(), slapd.encrypted(), slapd.authority());
    let ask = |address: &str, options: &[&str]| {
        let fixed = ["--no-bundled", "--data", address, "contacts", "innen"];
        wir(&[&fixed, options].concat())
    };
    let login = ["--ldap-bind", READER, "--ldap-password-file", &file];
    assert_eq!(ask(&plain, &[]).code, 1);
    let refused = ask(&plain, &login);
    assert_eq!(refused.code, 4);
    assert!(
        refused.err.contains("[ldap-unprotected]"),
        "{}",
        refused.err
    );
    for (address, more) in [
        (&encrypted, &["--ldap-ca-file", &ca][..]),
        (&plain, &["--ldap-starttls", "--ldap-ca-file", &ca]),
        (&plain, &["--ldap-unencrypted-password"]),
    ] {
        let run = ask(address, &[&login, more].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{more:?}");
        assert!(run.out.contains("Ina Innen"), "{more:?}");
    }
    let named = format!("{encrypted}????bindname={}", READER.replace(',', "%2c"));
    let run = ask(
        &named,
        &["--ldap-password-file", &file, "--ldap-ca-file", &ca],
    );
    assert!(run.out.contains("Ina Innen"), "{}", run.err);
    let nobody = ask(&encrypted, &["--ldap-bind", READER, "--ldap-ca-file", &ca]);
    assert!(nobody.err.contains("fehlt das Passwort"), "{}", nobody.err);
    let wrong = slapd.password_file("falsch");
    let options = [
        "--ldap-bind",
        READER,
        "--ldap-password-file",
        &wrong,
        "--ldap-ca-file",
        &ca,
    ];
    let run = ask(&encrypted, &options);
    assert_eq!(run.code, 4);
    assert!(
        run.err.contains("nimmt Namen oder Passwort nicht an"),
        "{}",
        run.err
    );
    let empty = slapd.password_file("\n");
    let options = [
        "--ldap-bind",
        READER,
        "--ldap-password-file",
        &empty,
        "--ldap-ca-file",
        &ca,
    ];
    assert!(ask(&encrypted, &options).err.contains("Sie ist leer."));
}

#[test]
#[ignore = "needs slapd"]
fn a_certificate_of_an_unknown_authority_is_refused() {
    let slapd = Slapd::start(&people());
    let run = wir(&[
        "--no-bundled",
        "--data",
        &slapd.encrypted(),
        "contacts",
        "falk",
    ]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("[ldap-certificate]"), "{}", run.err);
    assert!(run.err.contains("--ldap-ca-file"), "{}", run.err);
    let starttls = [
        "--no-bundled",
        "--ldap-starttls",
        "--data",
        &slapd.address(),
        "contacts",
        "falk",
    ];
    assert!(wir(&starttls).err.contains("[ldap-certificate]"));
    let not_one = slapd
        .folder
        .file("not-one.pem", "Das ist kein Zertifikat.\n");
    let run = wir(&[
        "--data",
        &slapd.encrypted(),
        "--ldap-ca-file",
        &not_one,
        "contacts",
        "falk",
    ]);
    assert!(run.err.contains("kein Zertifikat (PEM)"), "{}", run.err);
    assert!(run.out.contains("Henrietta Falk"), "the bundled data stays");
}

#[test]
#[ignore = "needs slapd"]
fn a_place_that_does_not_exist_is_named() {
    let slapd = Slapd::start(&people());
    let address = format!(
        "ldap://127.0.0.1:{}/ou=nowhere,dc=example,dc=org",
        slapd.port()
    );
    let run = falk_at(&address);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("There is no such place"), "{}", run.err);
    assert!(run.err.contains("ou=nowhere"), "{}", run.err);
}

#[test]
#[ignore = "needs slapd"]
fn a_listing_comes_page_by_page_up_to_its_limit() {
    let many: String = (0..1_234)
        .map(|number| {
            person(
                &format!("n{number}"),
                &format!("cn: Person Nummer{number}\nsn: Nummer{number}\n"),
            )
        })
        .collect();
    let slapd = Slapd::configured(&many, "sizelimit unlimited");
    let (found, run) = contacts(&slapd.address(), &[]);
    assert_eq!(found.len(), 1_000);
    assert!(run.err.contains("(Einträge: 1000)"), "{}", run.err);
    let (found, run) = contacts(&slapd.address(), &["--limit", "1200"]);
    assert_eq!(found.len(), 1_200);
    assert!(run.err.contains("[ldap-more]"), "{}", run.err);
    let (found, run) = contacts(&slapd.address(), &["--limit", "1234"]);
    assert_eq!((found.len(), run.err.as_str()), (1_234, ""));
}

#[test]
#[ignore = "needs slapd"]
fn the_limit_of_the_server_is_explained_and_its_entries_are_shown() {
    let slapd = Slapd::configured(&people(), "sizelimit 3");
    let (found, run) = contacts(&slapd.address(), &[]);
    assert_eq!(found.len(), 3);
    assert!(run.err.contains("(Einträge: 3)"), "{}", run.err);
    assert_eq!(run.code, 0);
}

#[test]
#[ignore = "needs slapd"]
fn references_to_other_servers_are_named_and_not_followed() {
    let other = format!(
        "dn: ou=other,{BASE}\nobjectClass: referral\nobjectClass: extensibleObject\nou: other\n\
         ref: ldap://other.example.org/ou=x????x-bindpw=geheim\n\n"
    );
    let slapd = Slapd::start(&format!("{}{other}", people()));
    let run = wir(&[
        "--no-bundled",
        "--data",
        &slapd.address(),
        "contacts",
        "falk",
    ]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("ldap://other.example.org/"), "{}", run.err);
    assert!(
        run.err.contains("[ldap-referral]") && !run.err.contains("geheim"),
        "{}",
        run.err
    );
}

#[test]
#[ignore = "needs slapd"]
fn filter_scope_and_attributes_of_an_address_count() {
    let slapd = Slapd::start(&people());
    let address = |rest: &str| format!("{}?{rest}", slapd.address());
    assert_eq!(
        names(&address("?sub?(uid=b)"), &["muller"]),
        ["Hans Mueller"]
    );
    assert_eq!(names(&address("?sub?uid=b"), &["muller"]), ["Hans Mueller"]);
    assert!(names(&address("?base"), &["muller"]).is_empty());
    let (found, _) = contacts(&address("cn,sn?one"), &["falk"]);
    assert_eq!(found[0]["phone"], serde_json::Value::Null);
    let run = wir(&["--data", &address("??(uid=b"), "contacts", "falk"]);
    assert!(run.err.contains("Der Filter „(uid=b“"), "{}", run.err);
}

#[test]
#[ignore = "needs slapd"]
fn a_server_in_the_config_file_is_asked_by_every_look_up() {
    let slapd = Slapd::start(&people());
    let file = slapd.password_file(PASSWORD);
    let config = format!(
        "data = [\"{}\"]\n[[ldap]]\naddress = \"{}\"\nbind = \"{READER}\"\npassword-file = \"{file}\"\nca-file = \"ca.pem\"\n",
        slapd.encrypted(),
        slapd.encrypted(),
    );
    let config = slapd.folder.file("config.toml", config);
    for arguments in [
        &["contacts", "sørensen"][..],
        &["search", "sorensen"],
        &["sorensen"],
        &["rooms", "415"],
        &["names", "--", "Sör"],
    ] {
        let run = with_config(&config, arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    }
    let run = with_config(&config, &["sorensen"]);
    assert!(run.out.contains("Åsa Sørensen"), "{}", run.out);
    let run = with_config(&config, &["paths"]);
    assert!(run.out.contains("Antwortet."), "{}", run.out);
    let run = with_config(&config, &["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let variable = finished(
        command()
            .env("WIR_DATA", slapd.address())
            .arg("sorensen")
            .output()
            .expect("the program"),
    );
    assert!(variable.out.contains("Åsa Sørensen"), "{}", variable.err);
}

#[test]
#[ignore = "needs slapd"]
fn a_password_is_asked_for_on_a_terminal_and_not_shown() {
    let inside = closed_person();
    let slapd = Slapd::start(&inside);
    let (address, ca) = (slapd.encrypted(), slapd.authority());
    let mut talk = Talk::start(
        80,
        50,
        &format!(
            "--no-bundled --data '{address}' --ldap-ca-file '{ca}' --ldap-bind '{READER}' contacts innen"
        ),
    );
    talk.sees("Passwort von cn=reader");
    thread::sleep(Duration::from_millis(200));
    talk.types(&format!("{PASSWORD}\r")).sees("Ina Innen");
    let (code, seen, _) = talk.ends();
    assert_eq!(code, 0);
    assert!(!seen.contains(PASSWORD), "{seen}");
}

#[test]
#[ignore = "needs slapd"]
fn the_guide_asks_the_server_for_each_name() {
    let slapd = Slapd::start(&people());
    let mut talk = Talk::start(80, 50, &format!("--plain --data '{}'", slapd.address()));
    for (typed, name) in [("sorensen", "Åsa Sørensen"), ("lefevre", "Zoë Lefèvre")] {
        talk.sees("Name, Nummer").types(&format!("{typed}\r"));
        talk.sees(name);
    }
    // The questions of the advisor stand in files; they are there whatever was looked up.
    talk.sees("Name, Nummer").types("zurück\r");
    talk.sees("Name, Nummer").types("3\r");
    talk.sees("Was haben Sie vor?").types("q\r");
    let (code, ..) = talk.ends();
    assert_eq!(code, 0);
}

/// Stands between a client and a server, and ends the connection after so many bytes of the answer.
fn cutting(port: u16, bytes: usize) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let own = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let server = TcpStream::connect(("127.0.0.1", port)).expect("slapd");
            let (mut from, mut to) = (
                client.try_clone().expect("one"),
                server.try_clone().expect("one"),
            );
            thread::spawn(move || std::io::copy(&mut from, &mut to));
            let mut piece = Vec::new();
            let _ = (&server).take(bytes as u64).read_to_end(&mut piece);
            let _ = (&client).write_all(&piece);
            let _ = client.shutdown(std::net::Shutdown::Both);
            let _ = server.shutdown(std::net::Shutdown::Both);
        }
    });
    own
}

#[test]
#[ignore = "needs slapd"]
fn a_server_that_is_cut_off_in_the_middle_is_named_and_what_came_is_shown() {
    let slapd = Slapd::start(&people());
    let port = cutting(slapd.port(), 700);
    let address = format!("ldap://127.0.0.1:{port}/{BASE}");
    let (found, run) = contacts(&address, &[]);
    assert!((1..8).contains(&found.len()), "{found:?}");
    assert!(run.err.contains("[ldap-cut-off]"), "{}", run.err);
    let run = wir(&["--data", &address, "contacts", "falk"]);
    assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
    let (dead, address) = (slapd.port(), slapd.address());
    drop(slapd);
    let run = wir(&["--data", &address, "contacts", "falk"]);
    assert!(
        run.out.contains("Henrietta Falk"),
        "the bundled data answers"
    );
    assert!(run.err.contains(&dead.to_string()), "{}", run.err);
}

/// A server that answers each connection with these bytes, and then holds it open.
fn answering(bytes: &'static [u8]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        let mut open = Vec::new();
        for mut client in listener.incoming().map_while(Result::ok) {
            let _ = client.read(&mut [0; 4096]);
            let _ = client.write_all(bytes);
            open.push(client);
        }
    });
    port
}

#[test]
fn a_server_that_is_down_is_named_and_other_layers_answer() {
    let address = format!("ldap://127.0.0.1:{}/{BASE}", free_port());
    let run = wir(&["--data", &address, "contacts", "falk"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Henrietta Falk"), "{}", run.out);
    assert!(run.err.contains("Dort hört niemand."), "{}", run.err);
    let run = falk_at(&address);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("cannot be reached"), "{}", run.err);
}

#[test]
fn a_server_that_never_answers_costs_only_the_time_that_is_allowed() {
    let folder = Folder::new();
    let address = format!("ldap://127.0.0.1:{}/{BASE}", answering(b""));
    let config = folder.file(
        "config.toml",
        format!("data = [\"{address}\"]\n[[ldap]]\naddress = \"{address}\"\ntimeout = 1\n"),
    );
    for arguments in [&["contacts", "falk"][..], &["contacts"], &["paths"]] {
        let run = with_config(&config, arguments);
        assert_eq!(run.code, 0, "{arguments:?}");
        assert!(
            run.err.contains("in der erlaubten Zeit (1 s)"),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_server_that_sends_rubbish_is_named_and_other_layers_answer() {
    let rubbish: [&[u8]; 9] = [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\x00\x00\x00\x00",
        b"\x30\x00",
        b"\x30\x80\x00\x00",
        b"\x30\x84\xff\xff\xff\xff",
        b"\x30\x05\x02\x01\x01\x65\x00",
        b"\x30\x0c\x02\x01\x01\x64\x07\x04\x01\xff\x30\x02\x30\x00",
        b"\x30\x0c\x02\x01\x01\x65\x07\x0a\x01\x63\x04\x00\x04\x00",
        b"\x30\x0c\x02\x01\x01\x61\x07\x0a\x01\x00\x04\x00\x04\x00",
    ];
    for bytes in rubbish {
        let address = format!("ldap://127.0.0.1:{}/{BASE}", answering(bytes));
        let run = wir(&["--data", &address, "contacts", "falk"]);
        assert_eq!(run.code, 0, "{bytes:?}");
        assert!(run.out.contains("Henrietta Falk"), "{bytes:?}");
        assert!(run.err.contains("[ldap-rubbish]"), "{bytes:?}: {}", run.err);
    }
    let address = format!(
        "ldaps://127.0.0.1:{}/{BASE}",
        answering(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    );
    let run = wir(&["--data", &address, "contacts", "falk"]);
    assert!(run.err.contains("[ldap-tls]"), "{}", run.err);
}

#[test]
fn a_server_that_speaks_tls_only_is_met_with_the_advice_to_write_ldaps() {
    let port = answering(b"\x15\x03\x01\x00\x02\x02\x46");
    let address = format!("ldap://127.0.0.1:{port}/{BASE}");
    let run = wir(&["--data", &address, "contacts", "falk"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("[ldap-tls]"), "{}", run.err);
    assert!(
        run.err.contains(&format!("ldaps://127.0.0.1:{port}")),
        "{}",
        run.err
    );
}

#[test]
#[ignore = "needs slapd"]
fn a_real_server_that_is_asked_without_its_encryption_is_named() {
    let slapd = Slapd::start(&people());
    let address = slapd.encrypted().replacen("ldaps://", "ldap://", 1);
    let run = wir(&["--data", &address, "contacts", "falk"]);
    assert!(run.err.contains("ldaps://"), "{}", run.err);
}

#[test]
fn words_that_are_nothing_but_signs_are_sent_to_no_server() {
    // Nobody listens there, so whoever asks says so.
    let address = format!("ldap://127.0.0.1:{}/{BASE}", free_port());
    let own = ["--no-bundled", "--data", &address];
    for query in [
        &["contacts", "***"][..],
        &["contacts", "--room", "***"],
        &["contacts", "--unit", "***"],
        &["search", "***"],
        &["rooms", "***"],
        &["***"],
    ] {
        let run = wir(&[&own, query].concat());
        assert_eq!(run.code, 1, "{query:?}: {}", run.err);
        assert!(run.err.contains("***"), "{query:?}: {}", run.err);
        assert!(!run.err.contains("[ldap-"), "{query:?}: {}", run.err);
    }
    let run = wir(&[&own[..], &["contacts", "falk"]].concat());
    assert!(run.err.contains("[ldap-unreachable]"), "{}", run.err);
}

#[test]
fn addresses_that_cannot_be_used_say_why() {
    for (address, words) in [
        ("ldap:///dc=example", "fehlt der Name des Servers"),
        ("ldap://host:x/dc=example", "kein Name eines Servers"),
        ("ldapi://%2frun%2fldapi/", "„ldapi“ werden nicht gelesen"),
        ("ldap://host/dc=a??tief", "Einen Umfang „tief“"),
        ("ldap://host/dc=a????x-bindpw=geheim", "steht ein Passwort"),
        (
            "ldap://host/dc=a????bindname=cn=reader,dc=example,dc=org",
            "jedes Komma im Namen als %2C",
        ),
    ] {
        let run = wir(&["--data", address, "contacts", "falk"]);
        assert!(run.err.contains(words), "{address}: {}", run.err);
        assert!(!run.err.contains("geheim"), "{address}: {}", run.err);
        assert!(run.out.contains("Henrietta Falk"), "{address}");
    }
}

#[test]
fn a_password_goes_to_no_other_server_than_the_one_of_the_same_call() {
    let folder = Folder::new();
    let silent = format!("ldap://127.0.0.1:{}/{BASE}", free_port());
    let other = format!("ldap://127.0.0.1:{}/{BASE}", free_port());
    let file = folder.file("password", PASSWORD);
    let config = folder.file("config.toml", format!("data = [\"{silent}\"]\n"));
    let run = with_config(
        &config,
        &[
            "--data",
            &other,
            "--ldap-bind",
            READER,
            "--ldap-password-file",
            &file,
            "contacts",
            "falk",
        ],
    );
    // The one of the call is refused for its plain password; the other is asked as nobody.
    assert!(
        run.err
            .contains(&format!("{other}: Fehler [ldap-unprotected]")),
        "{}",
        run.err
    );
    assert!(
        run.err
            .contains(&format!("{silent}: Fehler [ldap-unreachable]")),
        "{}",
        run.err
    );
    assert!(run.err.contains("chmod 600"), "{}", run.err);
}

#[test]
fn commands_that_look_nobody_up_ask_no_server() {
    let folder = Folder::new();
    let address = format!("ldap://127.0.0.1:{}/{BASE}", free_port());
    let config = folder.file("config.toml", format!("data = [\"{address}\"]\n"));
    for arguments in [&["foerderung"][..], &["program"], &["--version"], &["man"]] {
        let run = with_config(&config, arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    }
}
