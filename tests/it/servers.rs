//! What people see of servers that answer well, badly or not at all, in both languages, as it stands in
//! `tests/transcripts/servers/`.

#![cfg(all(target_os = "linux", feature = "ldap"))]

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;

use rasn_ldap::{ProtocolOp, ResultCode};

use crate::program::screen::Screen;
use crate::program::transcript::{Console, all_are_same, compare};
use crate::scripted::{
    Authority, Flaw, Turn, done, encryptable_server, encrypted_server, entry, extended, login,
    reference, server,
};

/// The end of a search that found everything.
fn end() -> ProtocolOp {
    done(ResultCode::Success, "")
}

fn berger(phone: &str) -> ProtocolOp {
    let attributes = [
        ("objectClass", "inetOrgPerson"),
        ("cn", "Anna Berger"),
        ("telephoneNumber", phone),
    ];
    entry("cn=Anna Berger,dc=example", &attributes)
}

fn claus() -> ProtocolOp {
    let attributes = [
        ("objectClass", "inetOrgPerson"),
        ("cn", "Bernd Claus"),
        ("telephoneNumber", "06031 83-4002"),
    ];
    entry("cn=Bernd Claus,dc=example", &attributes)
}

fn answers(answers: &[ProtocolOp]) -> Vec<Turn> {
    vec![Turn::Answers(answers.to_vec())]
}

/// A file that only its owner can read.
fn secret(console: &Console, name: &str, content: &str) {
    let path = console.folder.file(name, content);
    set_permissions(path, Permissions::from_mode(0o600)).expect("rights");
}

/// The address of a server, whose port stands in no log.
fn address(console: &mut Console, scheme: &str, port: u16) -> String {
    console.redact(&port, "[PORT]");
    format!("{scheme}://127.0.0.1:{port}/dc=example")
}

/// Looks Falk up beside the bundled data, so that an answer stands below what is said of the server.
fn falk(address: &str, options: &str) -> String {
    format!("wir --data {address}{options} contacts falk --fields name,phone")
}

/// Compares what `tell` logs in each language with its transcript.
fn in_both_languages(name: &str, tell: impl Fn(&mut Console)) {
    all_are_same(["de", "en"].map(|lang| {
        let mut console = Console::new(lang);
        tell(&mut console);
        compare(&format!("servers/{name}.{lang}"), &console.log())
    }));
}

#[test]
fn a_server_that_is_not_reached_or_speaks_something_else_is_told_in_words() {
    in_both_languages("trouble", |console| {
        let nobody = "ldap://127.0.0.1:1/dc=example";
        console.says("Nobody listens there");
        console.runs(&falk(nobody, ""));
        console.runs(&format!("wir --no-bundled --data {nobody} paths"));
        // No network is asked for a name that cannot be one.
        console.says("The name is mistyped");
        console.runs(&falk("ldaps://ldap..example.org/dc=example", ""));
        // Connections go to one machine; this is an address of many.
        console.says("No network leads there");
        console.runs(&falk("ldap://224.0.0.1/dc=example", ""));

        let silent = address(console, "ldap", server(vec![Turn::Silence]));
        let settings =
            format!("data = [\"{silent}\"]\n[[ldap]]\naddress = \"{silent}\"\ntimeout = 1\n");
        console.folder.file("config.toml", settings);
        console.says("It says nothing for a second");
        console.runs("WIR_CONFIG=config.toml wir contacts falk --fields name,phone");

        let hangs_up = address(console, "ldap", server(vec![Turn::CutOff(Vec::new())]));
        console.says("It hangs up at once");
        console.runs(&falk(&hangs_up, ""));

        let person = berger("06031 83-4001");
        let cut = server(vec![Turn::CutOff(vec![person, claus(), end()])]);
        let cut = address(console, "ldap", cut);
        console.says("It hangs up in the middle of its answer");
        console.runs(&format!(
            "wir --no-bundled --data {cut} contacts --fields name,phone"
        ));

        let web = server(vec![Turn::Bytes(b"HTTP/1.1 400 Bad Request\r\n\r\n")]);
        console.says("It is a server of web pages");
        let plain = address(console, "ldap", web);
        let encrypted = address(console, "ldaps", web);
        console.runs(&falk(&plain, ""));
        console.runs(&falk(&encrypted, ""));

        let alert = server(vec![Turn::Bytes(b"\x15\x03\x01\x00\x02\x02\x46")]);
        console.says("It wants encryption from the beginning");
        let alert = address(console, "ldap", alert);
        console.runs(&falk(&alert, ""));
    });
}

#[test]
fn what_a_server_refuses_or_leaves_out_is_told_in_words() {
    in_both_languages("answers", |console| {
        let good = server(answers(&[berger("06031 83-4001"), end()]));
        let good = address(console, "ldap", good);
        console.says("It answers");
        console.runs(&format!("wir --no-bundled --data {good} contacts berger"));
        let silent = server(answers(&[end()]));
        let silent = address(console, "ldap", silent);
        console.runs(&format!("wir --no-bundled --data {silent} paths"));

        let odd = server(answers(&[berger("06031 83-4O01"), end()]));
        let odd = address(console, "ldap", odd);
        console.says("A value on it is wrong");
        console.runs(&format!("wir --no-bundled --data {odd} contacts berger"));
        console.runs(&format!("wir check --no-bundled {odd}"));

        console.says("There is more than was asked for");
        let two = [berger("06031 83-4001"), claus()];
        let more = server(answers(&[&two[..], &[end()]].concat()));
        let more = address(console, "ldap", more);
        let listing = "contacts --fields name,phone";
        console.runs(&format!(
            "wir --no-bundled --data {more} {listing} --limit 1"
        ));
        console.says("It gives no more at once");
        let limit = done(ResultCode::SizeLimitExceeded, "");
        let limit = server(answers(&[&two[..], &[limit]].concat()));
        let limit = address(console, "ldap", limit);
        console.runs(&format!("wir --no-bundled --data {limit} {listing}"));
        console.says("It refers to another server");
        let other = reference("ldap://ldap.example.org/dc=other");
        let refers = server(answers(&[berger("06031 83-4001"), other, end()]));
        let refers = address(console, "ldap", refers);
        console.runs(&format!("wir --no-bundled --data {refers} {listing}"));

        for (code, words, heading) in [
            (
                ResultCode::OperationsError,
                "Successful bind required.",
                "It wants a login",
            ),
            (
                ResultCode::ConfidentialityRequired,
                "",
                "It wants encryption",
            ),
            (ResultCode::NoSuchObject, "", "There is no such place"),
            (
                ResultCode::TimeLimitExceeded,
                "",
                "The search takes it too long",
            ),
            (ResultCode::Busy, "", "It is busy"),
            (
                ResultCode::UnwillingToPerform,
                "No wildcards.",
                "It does not want to",
            ),
        ] {
            let refuses = server(answers(&[done(code, words)]));
            let refuses = address(console, "ldap", refuses);
            console.says(heading);
            console.runs(&falk(&refuses, ""));
        }
        console.says("The filter in the address is mistyped");
        console.runs(&falk("'ldap://127.0.0.1/dc=example??sub?(uid=b'", ""));
    });
}

#[test]
fn what_a_server_sends_without_an_end_is_cut_off_and_told_in_words() {
    in_both_languages("too_much", |console| {
        let listing = "contacts --fields name,phone";
        let places =
            (1..=300).map(|at| reference(&format!("ldap://ldap{at}.example.org/dc=other")));
        let refers: Vec<ProtocolOp> = [berger("06031 83-4001")]
            .into_iter()
            .chain(places.clone())
            .chain(places)
            .chain([end()])
            .collect();
        let refers = address(console, "ldap", server(answers(&refers)));
        console.says("It refers to hundreds of others, and to each twice");
        console.runs(&format!("wir --no-bundled --data {refers} {listing}"));

        let long = "x".repeat(1 << 20);
        let attributes = [
            ("objectClass", "inetOrgPerson"),
            ("cn", "Anna Berger"),
            ("telephoneNumber", "06031 83-4001"),
            ("description", &long),
        ];
        let long = entry("cn=Anna Berger,dc=example", &attributes);
        let value = server(answers(&[long.clone(), end()]));
        let value = address(console, "ldap", value);
        console.says("A value is a megabyte long");
        console.runs(&format!("wir --no-bundled --data {value} {listing}"));
        let endless = server(vec![Turn::Endless(vec![long])]);
        let endless = address(console, "ldap", endless);
        console.says("The answer has no end");
        console.runs(&format!("wir --no-bundled --data {endless} {listing}"));

        let mut attributes = vec![("objectClass", "inetOrgPerson"), ("cn", "Anna Berger")];
        attributes.resize(1_200, ("telephoneNumber", "06031 83-4001"));
        let values = server(answers(&[
            entry("cn=Anna Berger,dc=example", &attributes),
            end(),
        ]));
        let values = address(console, "ldap", values);
        console.says("An entry has more than a thousand values");
        console.runs(&format!("wir --no-bundled --data {values} {listing}"));

        let drips = server(vec![Turn::Slowly(vec![berger("06031 83-4001"), end()])]);
        let drips = address(console, "ldap", drips);
        let settings =
            format!("data = [\"{drips}\"]\n[[ldap]]\naddress = \"{drips}\"\ntimeout = 1\n");
        console.folder.file("config.toml", settings);
        console.says("A byte of it comes now and then");
        console.runs("WIR_CONFIG=config.toml wir contacts falk --fields name,phone");
        console.runs("WIR_CONFIG=config.toml wir --no-bundled contacts --fields name,phone");
    });
}

#[test]
fn what_hinders_a_login_is_told_in_words() {
    in_both_languages("logins", |console| {
        secret(console, "password", "Geheim-7\n");
        secret(console, "empty", "\n");
        let name = " --ldap-bind cn=leser,dc=example";
        let file = " --ldap-password-file password";
        let unencrypted = " --ldap-unencrypted-password";
        let refused = login(ResultCode::InvalidCredentials, "");
        let refuses = server(answers(&[refused]));
        let refuses = address(console, "ldap", refuses);
        console.says("The password would travel unencrypted");
        console.runs(&falk(&refuses, &[name, file].concat()));
        console.says("The server does not take it");
        console.runs(&falk(&refuses, &[name, file, unencrypted].concat()));
        console.says("The password is missing");
        console.runs(&falk(&refuses, name));
        console.says("The name is missing");
        console.runs(&falk(&refuses, file));
        console.says("The file is missing, or empty");
        console.runs(&falk(
            &refuses,
            &[name, " --ldap-password-file nowhere"].concat(),
        ));
        console.runs(&falk(
            &refuses,
            &[name, " --ldap-password-file empty"].concat(),
        ));
        console.says("Others can read the file");
        let open = console.folder.file("open", "Geheim-7\n");
        set_permissions(open, Permissions::from_mode(0o644)).expect("rights");
        let good = server(vec![
            Turn::Answers(vec![login(ResultCode::Success, "")]),
            Turn::Answers(vec![berger("06031 83-4001"), end()]),
        ]);
        let good = address(console, "ldap", good);
        let options = [name, " --ldap-password-file open", unencrypted].concat();
        let call = format!("wir --no-bundled --data {good}{options} contacts berger");
        console.runs(&call);
    });
}

#[test]
fn an_encryption_that_cannot_be_trusted_is_told_in_words() {
    in_both_languages("encryption", |console| {
        let authority = Authority::new();
        let found = || answers(&[berger("06031 83-4001"), end()]);
        console.folder.file("ca.pem", authority.pem());
        console
            .folder
            .file("letter.pem", "Sehr geehrte Damen und Herren,\n");
        let trusted = " --ldap-ca-file ca.pem";
        let good = encrypted_server(found(), authority.server(Flaw::None));
        let good = address(console, "ldaps", good);
        console.says("All is well");
        console.runs(&format!(
            "wir --no-bundled --data {good}{trusted} contacts berger"
        ));
        console.says("Nobody knows who issued the certificate");
        console.runs(&falk(&good, ""));
        for (flaw, heading) in [
            (Flaw::Name, "The certificate is of another server"),
            (Flaw::Expired, "Its time is over"),
            (Flaw::Early, "Its time has not come"),
        ] {
            let bad = encrypted_server(found(), authority.server(flaw));
            let bad = address(console, "ldaps", bad);
            console.says(heading);
            console.runs(&falk(&bad, trusted));
        }
        console.says("The file of the authority cannot be used");
        console.runs(&falk(&good, " --ldap-ca-file nowhere.pem"));
        console.runs(&falk(&good, " --ldap-ca-file letter.pem"));

        let turns = |code| {
            let first = Turn::Encryption(vec![extended(code)]);
            [vec![first], found()].concat()
        };
        let starts = encryptable_server(turns(ResultCode::Success), authority.server(Flaw::None));
        let starts = address(console, "ldap", starts);
        console.says("Encryption begins when it is asked for");
        let options = [" --ldap-starttls", trusted].concat();
        console.runs(&format!(
            "wir --no-bundled --data {starts}{options} contacts berger"
        ));
        console.says("It is asked for, and not offered");
        let plain = server(answers(&[extended(ResultCode::ProtocolError)]));
        let plain = address(console, "ldap", plain);
        console.runs(&falk(&plain, " --ldap-starttls"));
    });
}

#[test]
fn a_password_is_asked_for_and_not_shown() {
    all_are_same(["de", "en"].map(|lang| {
        let port = server(vec![
            Turn::Answers(vec![login(ResultCode::Success, "")]),
            Turn::Answers(vec![berger("06031 83-4001"), end()]),
        ]);
        let call = format!(
            "--lang {lang} --no-bundled --data ldap://127.0.0.1:{port}/dc=example --ldap-bind cn=leser,dc=example --ldap-unencrypted-password contacts berger"
        );
        let mut screen = Screen::start("", 80, 30, &call);
        screen.sees("127.0.0.1").types("Geheim-7\r");
        let log = screen.ends_by_itself();
        let log = log.replace(&port.to_string(), "[PORT]");
        compare(&format!("servers/password.{lang}"), &log)
    }));
}
