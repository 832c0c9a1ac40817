//! What can go wrong between here and a server, in words: what, why, what to do next.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::both;
use crate::diagnostic::{Diagnostic, FindingPlace, size_in_units, system_reason};
use crate::files::tilde_help;
use crate::ldap::address::{Address, AddressMistake};
use crate::text::clean;
use crate::text::locale::Text;

/// Longest piece of a server's own words that is passed on.
const LONGEST_QUOTE: usize = 200;

/// The code of a finding, what is wrong, what to do.
type Explanation = (&'static str, Text<'static>, Text<'static>);

/// Why a server gave no answer, or not all of it.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The address cannot be used.
    Address(AddressMistake),
    /// The name of the machine cannot be resolved.
    UnknownHost(String),
    /// Nothing listens there, or the way is blocked.
    Unreachable(String, io::Error),
    /// The system lets the program do no second thing beside the first.
    NoThread,
    /// No answer in time.
    Slow(Duration),
    /// The answer is longer than so many bytes.
    TooLong(usize),
    /// The connection ended before the answer did.
    CutOff,
    /// The connection ended before anything came, and it was not encrypted.
    HungUp(String),
    /// What came is no LDAP.
    Rubbish,
    /// The server seems to want encryption from the beginning, and the address says `ldap://`.
    WantsTls(String),
    /// What came is no TLS.
    NotTls,
    /// The certificate of the server is not trusted; the texts say why, and what to do.
    Certificate(Text<'static>, Text<'static>),
    /// A file with certificates or a password cannot be used.
    File(PathBuf, Text<'static>),
    /// The server does not offer `StartTLS`.
    NoStartTls,
    /// A password would travel unencrypted.
    Unprotected,
    /// There is a name but no password.
    NoPassword(String),
    /// There is a password but no name.
    NoName,
    /// The filter in the address is none.
    Filter(String),
    /// The server refuses: result code (RFC 4511, appendix A) and its own words.
    Refused(u32, String),
}

impl Trouble {
    /// What the trouble means where nothing came yet from this server: on the port of encrypted
    /// connections silence, a hang-up or strange bytes are how a server meets an unencrypted question.
    pub(super) fn of_first_answer(self, address: &Address) -> Trouble {
        let is_of_talk = matches!(
            self,
            Trouble::Rubbish | Trouble::CutOff | Trouble::HungUp(_) | Trouble::Slow(_)
        );
        if is_of_talk && address.is_plain_where_tls_is_usual() {
            Trouble::WantsTls(address.server())
        } else {
            self
        }
    }

    /// The finding about the address as it is shown.
    pub(super) fn finding(&self, shown: &str) -> Diagnostic {
        let (code, message, help) = self.explanation();
        Diagnostic::error(
            code,
            FindingPlace::File(PathBuf::from(shown)),
            message,
            help,
        )
    }

    fn explanation(&self) -> Explanation {
        match self {
            Trouble::Address((message, help)) => ("ldap-address", message.clone(), help.clone()),
            Trouble::UnknownHost(host) => (
                "ldap-unreachable",
                both!(
                    "Einen Server „{host}“ kennt das Netz nicht.",
                    "The network knows no server “{host}”."
                ),
                both!(
                    "Bitte den Namen und die Netzverbindung prüfen.",
                    "Please check the name and the network connection."
                ),
            ),
            Trouble::Unreachable(server, error) => explain_unreachable_server(server, error),
            Trouble::NoThread => (
                "ldap-unreachable",
                both!(
                    "Der Server wurde nicht gefragt: Das System lässt keine weiteren Prozesse zu.",
                    "The server was not asked: the system allows no further processes."
                ),
                both!(
                    "Bitte andere Programme beenden, oder die IT-Stelle nach der Grenze fragen (ulimit -u).",
                    "Please end other programs, or ask the IT department about the limit (ulimit -u)."
                ),
            ),
            Trouble::Slow(patience) => {
                let seconds = patience.as_secs();
                (
                    "ldap-slow",
                    both!(
                        "Der Server antwortet nicht in der erlaubten Zeit ({seconds} s).",
                        "The server does not answer within the allowed time ({seconds} s)."
                    ),
                    both!(
                        "Bitte später noch einmal versuchen, mehr Buchstaben tippen, oder in config.toml mehr Zeit geben: timeout = 30",
                        "Please try again later, type more letters, or allow more time in config.toml: timeout = 30"
                    ),
                )
            }
            Trouble::TooLong(bytes) => explain_too_long(*bytes),
            Trouble::CutOff => explain_cut_off(),
            Trouble::HungUp(server) => explain_hang_up(server),
            Trouble::Rubbish => (
                "ldap-rubbish",
                both!(
                    "Was der Server schickt, ist kein LDAP.",
                    "What the server sends is no LDAP."
                ),
                both!(
                    "Bitte Server und Port prüfen: üblich sind 389 für ldap und 636 für ldaps.",
                    "Please check server and port: 389 is usual for ldap, and 636 for ldaps."
                ),
            ),
            Trouble::WantsTls(server) => explain_wanted_tls(server),
            Trouble::NotTls => (
                "ldap-tls",
                both!(
                    "Mit dem Server kommt keine verschlüsselte Verbindung zustande.",
                    "No encrypted connection to the server could be made."
                ),
                both!(
                    "Bitte den Port prüfen (ldaps: 636), oder ldap:// mit --ldap-starttls versuchen.",
                    "Please check the port (ldaps: 636), or try ldap:// with --ldap-starttls."
                ),
            ),
            Trouble::Certificate(reason, help) => explain_certificate(reason, help.clone()),
            Trouble::File(path, reason) => explain_file(path, reason),
            Trouble::NoStartTls => (
                "ldap-tls",
                both!(
                    "Der Server bietet StartTLS nicht an. Es wurde nichts gefragt.",
                    "The server does not offer StartTLS. Nothing was asked."
                ),
                both!(
                    "Bitte ldaps:// versuchen, oder die IT-Stelle fragen.",
                    "Please try ldaps://, or ask the IT department."
                ),
            ),
            Trouble::Unprotected => explain_unprotected_password(),
            Trouble::NoPassword(name) => explain_missing_password(name),
            Trouble::NoName => explain_missing_name(),
            Trouble::Filter(filter) => (
                "ldap-address",
                both!(
                    "Der Filter „{filter}“ in der Adresse ist nicht richtig geschrieben.",
                    "The filter “{filter}” in the address is not written correctly."
                ),
                both!(
                    "Die Form ist (l=Friedberg) oder (&(ou=a)(l=b)), RFC 4515.",
                    "The form is (l=Friedberg) or (&(ou=a)(l=b)), RFC 4515."
                ),
            ),
            Trouble::Refused(code, words) => explain_refusal(*code, words),
        }
    }
}

fn explain_too_long(bytes: usize) -> Explanation {
    let size = size_in_units(bytes as u64);
    (
        "ldap-too-long",
        both!(
            "Der Server schickt mehr als {size}. Was bis dahin kam, wird gezeigt.",
            "The server sends more than {size}. What came until then is shown."
        ),
        both!(
            "Bitte genauer suchen, oder mit --limit weniger verlangen.",
            "Please search more closely, or ask for less with --limit."
        ),
    )
}

fn explain_cut_off() -> Explanation {
    (
        "ldap-cut-off",
        both!(
            "Der Server hat die Verbindung mitten in der Antwort beendet. Was bis dahin kam, wird gezeigt.",
            "The server ended the connection in the middle of its answer. What came until then is shown."
        ),
        both!(
            "Bitte noch einmal versuchen; geschieht es wieder, hilft die IT-Stelle.",
            "Please try again; if it happens again, ask the IT department."
        ),
    )
}

fn explain_hang_up(server: &str) -> Explanation {
    (
        "ldap-cut-off",
        both!(
            "Der Server hat die Verbindung beendet, ohne zu antworten.",
            "The server ended the connection without an answer."
        ),
        both!(
            "Erwartet er gleich Verschlüsselung? Dann beginnt die Adresse mit ldaps://{server}. Sonst hilft die IT-Stelle.",
            "Does it expect encryption at once? Then the address begins with ldaps://{server}. Otherwise ask the IT department."
        ),
    )
}

fn explain_wanted_tls(server: &str) -> Explanation {
    (
        "ldap-tls",
        both!(
            "Der Server versteht kein unverschlüsseltes LDAP; wahrscheinlich erwartet er gleich Verschlüsselung.",
            "The server does not understand unencrypted LDAP; probably it expects encryption at once."
        ),
        both!(
            "Bitte die Adresse so beginnen: ldaps://{server}",
            "Please begin the address like this: ldaps://{server}"
        ),
    )
}

fn explain_unprotected_password() -> Explanation {
    (
        "ldap-unprotected",
        both!(
            "Das Passwort würde unverschlüsselt durch das Netz gehen. Es wurde nicht geschickt.",
            "The password would travel the network unencrypted. It was not sent."
        ),
        both!(
            "Bitte ldaps:// oder --ldap-starttls nehmen. Wer es wirklich so will: --ldap-unencrypted-password",
            "Please use ldaps:// or --ldap-starttls. If you really want it: --ldap-unencrypted-password"
        ),
    )
}

fn explain_missing_password(name: &str) -> Explanation {
    (
        "ldap-password",
        both!(
            "Für „{name}“ fehlt das Passwort.",
            "The password of “{name}” is missing."
        ),
        both!(
            "Bitte das Passwort in eine Datei schreiben und sie nennen: --ldap-password-file DATEI",
            "Please write the password into a file and name it: --ldap-password-file FILE"
        ),
    )
}

fn explain_missing_name() -> Explanation {
    (
        "ldap-password",
        both!(
            "Zum Passwort fehlt der Name, mit dem man sich anmeldet.",
            "There is a password, but no name to log in with."
        ),
        both!(
            "Bitte den Namen (DN) nennen: --ldap-bind cn=wir,dc=example,dc=org",
            "Please give the name (DN): --ldap-bind cn=wir,dc=example,dc=org"
        ),
    )
}

fn explain_unreachable_server(server: &str, error: &io::Error) -> Explanation {
    let reason = match error.kind() {
        io::ErrorKind::ConnectionRefused => both!("Dort hört niemand.", "Nobody listens there."),
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => {
            both!("Dorthin führt kein Weg.", "There is no way to reach it.")
        }
        _ => system_reason(error),
    };
    let (de, en) = (&reason.de, reason.en.as_deref().unwrap_or_default());
    (
        "ldap-unreachable",
        both!(
            "Der Server {server} ist nicht zu erreichen. {de}",
            "The server {server} cannot be reached. {en}"
        ),
        both!(
            "Läuft er, stimmt der Port, und ist das Netz (VPN) verbunden?",
            "Is it running, is the port right, and is the network (VPN) connected?"
        ),
    )
}

fn explain_certificate(reason: &Text<'_>, help: Text<'static>) -> Explanation {
    let (de, en) = (&reason.de, reason.en.as_deref().unwrap_or_default());
    (
        "ldap-certificate",
        both!(
            "Dem Zertifikat des Servers wird nicht vertraut: {de} Es wurde nichts geschickt.",
            "The certificate of the server is not trusted: {en} Nothing was sent."
        ),
        help,
    )
}

fn explain_file(path: &std::path::Path, reason: &Text<'_>) -> Explanation {
    let shown = clean::path(path);
    let help = tilde_help(path).unwrap_or_else(|| {
        both!(
            "Bitte Pfad, Rechte und Inhalt prüfen.",
            "Please check path, permissions and content."
        )
    });
    let (de, en) = (&reason.de, reason.en.as_deref().unwrap_or_default());
    (
        "ldap-file",
        both!(
            "Die Datei {shown} ist nicht zu gebrauchen. {de}",
            "The file {shown} cannot be used. {en}"
        ),
        help,
    )
}

/// The commonest refusals have their own sentences; the rest keeps the number and the server's words.
fn explain_refusal(code: u32, words: &str) -> Explanation {
    let words = clean::line(words);
    let quote = words.trim().trim_end_matches('.').chars();
    let quote: String = quote.take(LONGEST_QUOTE).collect();
    let ask = || {
        both!(
            "Bitte die IT-Stelle fragen; sie findet die Zahl im Protokoll des Servers.",
            "Please ask the IT department; it finds the number in the log of the server."
        )
    };
    let (code_of_finding, message, help) = match code {
        49 => (
            "ldap-password",
            both!(
                "Der Server nimmt Namen oder Passwort nicht an.",
                "The server does not accept the name or the password."
            ),
            both!(
                "Bitte den Namen (bind) und das Passwort prüfen.",
                "Please check the name (bind) and the password."
            ),
        ),
        1 | 48 | 50 => (
            "ldap-rights",
            both!(
                "Der Server gibt darüber keine Auskunft.",
                "The server gives no information about this."
            ),
            both!(
                "Meist muss man sich anmelden: --ldap-bind NAME --ldap-password-file DATEI",
                "Usually one has to log in: --ldap-bind NAME --ldap-password-file FILE"
            ),
        ),
        8 | 13 => (
            "ldap-tls",
            both!(
                "Der Server verlangt eine verschlüsselte Verbindung.",
                "The server demands an encrypted connection."
            ),
            both!(
                "Bitte ldaps:// oder --ldap-starttls nehmen.",
                "Please use ldaps:// or --ldap-starttls."
            ),
        ),
        32 | 34 => (
            "ldap-base",
            both!(
                "Diesen Ort gibt es im Verzeichnis des Servers nicht.",
                "There is no such place in the directory of the server."
            ),
            both!(
                "Bitte den Teil hinter dem Server prüfen, zum Beispiel ou=people,dc=example,dc=org.",
                "Please check the part after the server, for example ou=people,dc=example,dc=org."
            ),
        ),
        3 => (
            "ldap-slow",
            both!(
                "Die Suche dauert dem Server zu lange.",
                "The search takes the server too long."
            ),
            both!(
                "Bitte mehr Buchstaben tippen. Dauert es immer lange, fehlen dem Server Indizes.",
                "Please type more letters. If it always takes long, the server lacks indices."
            ),
        ),
        51 | 52 => (
            "ldap-unreachable",
            both!(
                "Der Server ist gerade überlastet oder nicht bereit.",
                "The server is busy or not ready just now."
            ),
            both!(
                "Bitte später noch einmal versuchen.",
                "Please try again later."
            ),
        ),
        _ => (
            "ldap-refused",
            both!(
                "Der Server lehnt die Frage ab (Ergebnis {code}).",
                "The server refuses the question (result {code})."
            ),
            ask(),
        ),
    };
    if quote.is_empty() {
        return (code_of_finding, message, help);
    }
    let (de, en) = (&message.de, message.en.as_deref().unwrap_or_default());
    let message = both!(
        "{de} Der Server sagt: „{quote}“.",
        "{en} The server says: “{quote}”."
    );
    (code_of_finding, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_port_of_ldaps_a_server_that_does_not_understand_is_one_that_wants_encryption() {
        let told = |address: &str, trouble: Trouble| {
            let address = Address::parse(address).expect("an address");
            trouble.of_first_answer(&address).finding("x").help.de
        };
        let slow = || Trouble::Slow(Duration::from_secs(10));
        for trouble in [Trouble::Rubbish, Trouble::CutOff, slow()] {
            let help = told("ldap://host:636/dc=a", trouble);
            assert!(help.contains("ldaps://host:636"), "{help}");
        }
        assert!(!told("ldap://host:389", slow()).contains("ldaps://host"));
        assert!(!told("ldaps://host:636", Trouble::CutOff).contains("ldaps://host"));
        assert!(!told("ldap://host:636", Trouble::Unprotected).contains("host:636"));
    }
}
