//! The settings of the config file: every key checked, every mistake named, the rest kept.

use std::path::{Path, PathBuf};

use super::value_reader::ValueReader;
use crate::both;
use crate::diagnostic::{Diagnostic, Document, FindingPlace, Findings, Span, line_and_column};
use crate::files::expand_tilde;
use crate::formats::{KeyValue, RecordKind, RecordValue};
use crate::ldap::{Access, Address};
use crate::load::{Location, settings_entries};
use crate::text::locale::Lang;

pub(super) const KEYS: [&str; 5] = ["data", "lang", "plain", "limit", "ldap"];

pub(super) const SERVER_KEYS: [&str; 7] = [
    "address",
    "bind",
    "password-file",
    "ca-file",
    "starttls",
    "unencrypted-password",
    "timeout",
];

const LANGUAGES: [(&str, Lang); 2] = [("de", Lang::De), ("en", Lang::En)];

/// What the config file says.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Files, folders and addresses that are always read.
    pub data: Vec<Location>,
    /// The language.
    pub lang: Option<Lang>,
    /// Plain lines.
    pub plain: Option<bool>,
    /// At most so many hits.
    pub limit: Option<usize>,
    /// How servers are spoken to, each named once.
    pub servers: Vec<Server>,
}

/// A table `[[ldap]]`.
#[derive(Clone, Debug)]
pub struct Server {
    /// The server.
    pub address: Address,
    /// How it is spoken to.
    pub access: Access,
    /// Where its address stands.
    pub at: Span,
}

/// Where paths in the config file begin.
#[derive(Clone, Copy, Debug)]
pub struct Folders<'p> {
    /// The folder of the file.
    pub own: &'p Path,
    /// The user's home folder, for which `~` stands.
    pub home: Option<&'p Path>,
}

impl Folders<'_> {
    fn path(&self, written: &str) -> PathBuf {
        self.own
            .join(expand_tilde(PathBuf::from(written), self.home))
    }

    /// A place of data; addresses stay as they are.
    fn location(&self, written: &str) -> Location {
        Location::in_folder(expand_tilde(PathBuf::from(written), self.home), self.own)
    }
}

/// Makes the settings of the config file.
pub fn settings(document: &Document, folders: Folders<'_>) -> (Settings, Findings) {
    let (mut entries, mut diagnostics) = settings_entries(document);
    // What is left of a value with a mistake in its writing is not what was meant.
    entries.retain(|entry| {
        !diagnostics
            .iter()
            .any(|finding| is_about_piece(finding, entry.at))
    });
    // A header that is broken could give one server the password of another.
    let is_whole = diagnostics.is_empty();
    let mut reading = ValueReader {
        diagnostics: &mut diagnostics,
    };
    let mut settings = Settings::default();
    for entry in entries {
        match entry.key.as_ref() {
            "data" => {
                let places = reading.list(entry).into_iter();
                settings.data = places.map(|place| folders.location(&place.text)).collect();
            }
            "lang" => settings.lang = reading.choice(entry, &LANGUAGES),
            "plain" => settings.plain = reading.flag(entry),
            "limit" => settings.limit = whole_number(&mut reading, &entry),
            "ldap" => {
                for table in entry.items() {
                    let server = server(&mut reading, table, folders);
                    let Some(server) = server.filter(|_| is_whole) else {
                        continue;
                    };
                    let same = |known: &&Server| known.address.is_same_server(&server.address);
                    match settings.servers.iter().find(same) {
                        Some(first) => {
                            report_duplicate_server(&mut reading, first, &server, &document.text);
                        }
                        None => settings.servers.push(server),
                    }
                }
            }
            _ => reading.unknown_key(&entry, &KEYS),
        }
    }
    (settings, diagnostics)
}

/// Whether a finding speaks of a place in this piece of the text, or of its end.
fn is_about_piece(finding: &Diagnostic, piece: Span) -> bool {
    matches!(finding.place, FindingPlace::In(at) if (piece.start..=piece.end).contains(&at.start))
}

/// Whether a text holds settings, and no data.
pub fn are_settings(document: &Document) -> bool {
    let (entries, _) = settings_entries(document);
    let is_one_of_ours = |entry: &KeyValue<'_>| KEYS.contains(&entry.key.as_ref());
    let is_of_data =
        |entry: &KeyValue<'_>| RecordKind::NAMES.iter().any(|(name, _)| *name == entry.key);
    entries.iter().any(is_one_of_ours) && !entries.iter().any(is_of_data)
}

/// Says of each `[[ldap]]` that it holds for none of the places in use: else a slip in its name or port
/// would go unnoticed.
pub fn unused_servers(settings: &Settings, in_use: &[Address]) -> Vec<Diagnostic> {
    let is_unused = |server: &&Server| {
        !in_use
            .iter()
            .any(|used| used.is_same_server(&server.address))
    };
    let mut used: Vec<String> = in_use.iter().map(Address::server).collect();
    used.dedup();
    let used = used.join(", ");
    let finding = |server: &Server| {
        let name = server.address.server();
        Diagnostic::warning(
            "unused-server",
            FindingPlace::In(server.at),
            both!(
                "Der Server {name} wird nicht gefragt; diese Angaben zu ihm haben keine Wirkung.",
                "The server {name} is not asked; what is said of it here has no effect."
            ),
            match used.as_str() {
                "" => both!(
                    "Gefragt wird ein Server, dessen Adresse auch bei data steht, in WIR_DATA oder hinter --data.",
                    "A server is asked if its address also stands at data, in WIR_DATA or behind --data."
                ),
                _ => both!(
                    "Gefragt werden: {used}. Name und Port müssen gleich sein. Wird er nur manchmal mit --data genannt, ist alles gut.",
                    "Asked are: {used}. Name and port must be the same. If it is named with --data only sometimes, all is well."
                ),
            },
        )
    };
    settings
        .servers
        .iter()
        .filter(is_unused)
        .map(finding)
        .collect()
}

/// Says that a server has two tables.
fn report_duplicate_server(
    reading: &mut ValueReader<'_>,
    first: &Server,
    again: &Server,
    text: &str,
) {
    let name = again.address.server();
    let (line, _) = line_and_column(text, first.at.start as usize);
    reading.error(
        "duplicate-server",
        again.at,
        both!(
            "Zum Server {name} gibt es schon ein [[ldap]], in Zeile {line}. Nur jenes gilt, dieses nicht.",
            "The server {name} has an [[ldap]] already, on line {line}. Only that one counts, this one does not."
        ),
        both!(
            "Bitte beide zu einem machen.",
            "Please make one of the two."
        ),
    );
}

/// A number from 1 on.
fn whole_number(reading: &mut ValueReader<'_>, entry: &KeyValue<'_>) -> Option<usize> {
    let number = match &entry.value {
        RecordValue::Other(text) => text.parse().ok().filter(|&number| number > 0),
        _ => None,
    };
    if number.is_none() {
        let key = entry.key.as_ref();
        reading.error(
            "no-number",
            entry.at,
            both!(
                "Hier steht keine ganze Zahl ab 1.",
                "This is no whole number from 1 on."
            ),
            both!(
                "Die Form ist {key} = 20, ohne Anführungszeichen.",
                "The form is {key} = 20, without quotation marks."
            ),
        );
    }
    number
}

/// One table `[[ldap]]`.
fn server(
    reading: &mut ValueReader<'_>,
    table: KeyValue<'_>,
    folders: Folders<'_>,
) -> Option<Server> {
    let at = table.at;
    let RecordValue::Table(entries) = table.value else {
        reading.error(
            "not-a-table",
            at,
            both!(
                "„ldap“ ist hier keine Tabelle.",
                "“ldap” is not a table here."
            ),
            both!(
                "Die Form ist [[ldap]] mit Zeilen wie address = \"ldaps://…\" darunter.",
                "The form is [[ldap]] with lines like address = \"ldaps://…\" below it."
            ),
        );
        return None;
    };
    let (mut address, mut access) = (None, Access::default());
    let has_address = entries.iter().any(|entry| entry.key == "address");
    for entry in entries {
        match entry.key.as_ref() {
            "address" => {
                if let Some(place) = reading.placed_text(entry) {
                    match Address::parse(&place.text) {
                        Ok(known) => address = Some((known, place.at)),
                        Err((message, help)) => {
                            reading.error("ldap-address", place.at, message, help);
                        }
                    }
                }
            }
            "bind" => access.bind = reading.owned_text(entry),
            "password-file" => access.password_file = path(reading, entry, folders),
            "ca-file" => access.ca_file = path(reading, entry, folders),
            "starttls" => access.starttls = reading.flag(entry),
            "unencrypted-password" => access.unencrypted_password = reading.flag(entry),
            "timeout" => {
                access.timeout = whole_number(reading, &entry)
                    .and_then(|seconds| u64::try_from(seconds).ok());
            }
            "password" => reading.error(
                "ldap-password",
                entry.key_at,
                both!(
                    "Ein Passwort steht nicht in dieser Datei; es wurde nicht gelesen.",
                    "No password stands in this file; it was not read."
                ),
                both!(
                    "Bitte in eine eigene Datei schreiben, die nur Sie lesen können: password-file = \"ldap-passwort\"",
                    "Please write it into a file of its own that only you can read: password-file = \"ldap-password\""
                ),
            ),
            _ => reading.unknown_key(&entry, &SERVER_KEYS),
        }
    }
    if !has_address {
        reading.error(
            "missing-key",
            at,
            both!(
                "Diesem Server fehlt „address“; seine Angaben gelten nicht.",
                "This server lacks “address”; what is said of it does not count."
            ),
            both!(
                "Bitte eine Zeile address = \"ldaps://server.example.org\" ergänzen.",
                "Please add a line address = \"ldaps://server.example.org\"."
            ),
        );
    }
    let (address, at) = address?;
    Some(Server {
        address,
        access,
        at,
    })
}

fn path(
    reading: &mut ValueReader<'_>,
    entry: KeyValue<'_>,
    folders: Folders<'_>,
) -> Option<PathBuf> {
    reading.owned_text(entry).map(|path| folders.path(&path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FindingPlace, Layer, line_and_column};

    fn read(text: &'static str) -> (Settings, Vec<String>) {
        let document = Document {
            steps: &[],
            name: "config.toml".to_owned(),
            text: text.into(),
            layer: Layer::Config,
            rank: 0,
        };
        let (settings, diagnostics) = settings(
            &document,
            Folders {
                own: Path::new("/etc/wir"),
                home: Some(Path::new("/home/anna")),
            },
        );
        let shown = diagnostics.iter().map(|finding| {
            let FindingPlace::In(span) = finding.place else {
                return finding.code.to_owned();
            };
            let (line, column) = line_and_column(text, span.start as usize);
            format!("{line}:{column} {} {}", finding.code, finding.help)
        });
        (settings, shown.collect())
    }

    #[test]
    fn every_key_is_read_and_paths_begin_at_the_folder_of_the_file() {
        let (settings, findings) = read(
            "data = [\"liste.csv\", \"/srv/a.csv\", \"ldaps://host/dc=a\"]\nlang = \"en\"\nplain = true\nlimit = 20\n\
             [[ldap]]\naddress = \"ldaps://host\"\nbind = \"cn=a\"\npassword-file = \"pw\"\nca-file = \"ca.pem\"\n\
             starttls = false\nunencrypted-password = false\ntimeout = 3\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(
            settings.data,
            ["/etc/wir/liste.csv", "/srv/a.csv", "ldaps://host/dc=a"].map(Location::of)
        );
        assert_eq!(
            (settings.lang, settings.plain, settings.limit),
            (Some(Lang::En), Some(true), Some(20))
        );
        let Server {
            address, access, ..
        } = &settings.servers[0];
        assert_eq!(address.server(), "host:636");
        assert_eq!(access.password_file, Some(PathBuf::from("/etc/wir/pw")));
        assert_eq!(access.timeout, Some(3));
    }

    #[test]
    fn a_tilde_stands_for_the_home_folder_in_every_path() {
        let (settings, findings) = read(
            "data = [\"~/listen/haus.csv\", \"~\", \"~bert/a.csv\"]\n\
             [[ldap]]\naddress = \"ldaps://host\"\npassword-file = \"~/pw\"\nca-file = \"~/ca.pem\"\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(
            settings.data,
            [
                "/home/anna/listen/haus.csv",
                "/home/anna",
                "/etc/wir/~bert/a.csv"
            ]
            .map(Location::of)
        );
        let access = &settings.servers[0].access;
        assert_eq!(access.password_file, Some(PathBuf::from("/home/anna/pw")));
        assert_eq!(access.ca_file, Some(PathBuf::from("/home/anna/ca.pem")));
    }

    #[test]
    fn an_unknown_key_is_named_with_the_one_that_was_meant_and_the_rest_counts() {
        let (settings, findings) = read("dat = []\nlimit = 5\n[ldap]\nadress = \"ldap://a\"\n");
        assert_eq!(settings.limit, Some(5));
        assert_eq!(findings.len(), 3, "{findings:?}");
        assert!(findings[0].starts_with("1:1 unknown-key"), "{findings:?}");
        assert!(findings[0].contains("„data“"), "{findings:?}");
        assert!(findings[1].contains("„address“"), "{findings:?}");
        assert!(findings[2].contains("missing-key"), "{findings:?}");
    }

    #[test]
    fn wrong_values_cost_only_themselves() {
        let (settings, findings) =
            read("data = 3\nlang = \"fr\"\nplain = \"x\"\nlimit = 0\nldap = 1\n");
        assert_eq!(findings.len(), 5, "{findings:?}");
        assert_eq!(settings.limit, None);
        let (settings, findings) = read("limit = \"20\"\ndata = \"a.csv\"\n");
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(settings.data, [Location::of("/etc/wir/a.csv")]);
    }

    #[test]
    fn a_mistake_in_the_writing_never_gives_a_password_to_another_server() {
        let (settings, findings) = read(
            "limit = 7\n[[ldap]]\naddress = \"ldaps://a\"\n[[ldap\naddress = \"ldaps://b\"\npassword-file = \"b\"\n",
        );
        assert!(!findings.is_empty());
        assert!(settings.servers.is_empty());
        assert_eq!(settings.limit, Some(7));
    }

    #[test]
    fn of_two_tables_for_one_server_the_second_is_named_with_the_line_of_the_first() {
        let (settings, findings) = read(
            "[[ldap]]\naddress = \"ldaps://a\"\nbind = \"cn=a\"\n[[ldap]]\naddress = \"ldap://A:636/dc=x\"\nbind = \"cn=b\"\n",
        );
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(
            findings[0].starts_with("5:11 duplicate-server"),
            "{findings:?}"
        );
        let binds: Vec<_> = settings
            .servers
            .iter()
            .map(|server| server.access.bind.as_deref())
            .collect();
        assert_eq!(binds, [Some("cn=a")]);
    }

    #[test]
    fn a_server_that_nobody_asks_is_named() {
        let (settings, _) = read(
            "[[ldap]]\naddress = \"ldaps://a\"\n[[ldap]]\naddress = \"ldaps://b:1636/dc=x\"\n",
        );
        let unused = |used: &[&str]| {
            let used: Vec<_> = used
                .iter()
                .map(|text| Address::parse(text).expect("an address"))
                .collect();
            let findings = unused_servers(&settings, &used).into_iter();
            findings
                .map(|finding| finding.message.de.into_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            unused(&["ldaps://A/dc=x", "ldap://b:1636"]),
            Vec::<String>::new()
        );
        let findings = unused(&["ldaps://a", "ldaps://b"]);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].contains("b:1636"), "{findings:?}");
        assert_eq!(unused(&[]).len(), 2);
    }

    #[test]
    fn a_password_in_the_file_itself_is_refused() {
        let (settings, findings) =
            read("[[ldap]]\naddress = \"ldaps://a\"\npassword = \"geheim\"\n");
        assert!(findings[0].contains("ldap-password"), "{findings:?}");
        assert!(!format!("{settings:?}{findings:?}").contains("geheim"));
    }
}
