//! The settings of the config file: every key checked, every mistake named, the rest kept.

use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::record_macro::record;
use super::value_kind::{
    Defaulted, Flag, Line, OneOf, Optional, Required, Tables, ValueKind, kinds,
};
use super::value_reader::{PlacedText, Slips};
use crate::model::Keyed;
use std::path::{Path, PathBuf};

use super::value_reader::ValueReader;
use crate::both;
use crate::diagnostic::{
    Diagnostic, Document, FindingPlace, Findings, Span, did_you_mean, line_and_column,
};
use crate::files::expand_tilde;
use crate::formats::{KeyValue, OwnNames, RecordKind, RecordValue, known_heading};
use crate::ldap::{Access, Address};
use crate::load::{ListCustoms, Location, settings_entries};
use crate::model::HouseNumber;
use crate::text::locale::Lang;

record! {
    /// The config file, its servers not read yet.
    ConfigRecord is "config.toml", "was immer gelten soll", "what shall always hold";
    "data" is data: Defaulted<Locations>, "Dateien, Ordner und Adressen, die immer gelesen werden", "files, folders and addresses that are always read";
    "lang" is lang: Optional<OneOf<Lang>>, "die Sprache", "the language";
    "plain" is plain: Optional<Flag>, "einfache Zeilen ohne Tabelle, auch für Vorlesegeräte", "plain lines without a table, also for screen readers";
    "limit" is limit: Optional<CountFromOne>, "höchstens so viele Kontakte zeigen, wo der Aufruf kein `--limit` nennt", "show at most this many contacts where the call names no `--limit`";
    "pager" is pager: Optional<Line>, "Programm, das lange Antworten seitenweise zeigt, sonst `less`; `cat`: keins", "program that shows long answers page by page, else `less`; `cat`: none";
    "all-accounts" is all_accounts: Optional<Flag>, "auch gesperrte, ausgeblendete und Dienstkonten eines Verzeichnisses zeigen", "show disabled, hidden and service accounts of a directory, too";
    "home" is home: Optional<HomeNumber>, "die Nummer des Hauses ohne Durchwahl; aus der Durchwahl 3032 wird damit eine Nummer, die man wählen kann", "the number of the house without an extension; with it the extension 3032 becomes a number that can be dialled";
    "columns" is columns: Defaulted<Columns>, "wie Spalten und Attribute heißen, die nur dieses Haus hat, und für welches Feld sie stehen; `-`: nicht lesen", "what columns and attributes are called that only this house has, and for which field they stand; `-`: not to be read";
    "ldap" is ldap: Defaulted<Tables<ServerRecord<'static>>>, "wie Server gefragt werden", "how servers are asked";
}

record! {
    /// A server, its paths not resolved yet.
    ServerRecord is "ldap", "ein Server mit einem Verzeichnis", "a server with a directory";
    "address" is address: Required<ServerAddress>, "welcher Server; er muss auch bei `data` stehen, in `WIR_DATA` oder hinter `--data`", "which server; it must stand at `data` too, in `WIR_DATA` or behind `--data`";
    "bind" is bind: Optional<Line>, "Name (DN), unter dem angemeldet wird", "name (DN) under which to log in";
    "password-file" is password_file: Optional<FilePath>, "Datei mit dem Passwort, die nur Sie lesen können (chmod 600); das Passwort selbst steht nie hier", "file with the password, which only you can read (chmod 600); the password itself never stands here";
    "ca-file" is ca_file: Optional<FilePath>, "Zertifizierungsstellen, denen auch getraut wird (PEM)", "certificate authorities to trust too (PEM)";
    "starttls" is starttls: Optional<Flag>, "`ldap://` verschlüsseln", "encrypt `ldap://`";
    "unencrypted-password" is unencrypted_password: Optional<Flag>, "das Passwort auch unverschlüsselt schicken", "send the password unencrypted too";
    "timeout" is timeout: Optional<CountFromOne>, "so viele Sekunden auf eine Antwort warten; ohne Angabe 10", "wait this many seconds for an answer; 10 if left out";
}

kinds! {
    /// Files, folders and addresses.
    Locations(ValueShape::Locations) -> Vec<PlacedText<'t>>: |reading, entry| Some(reading.list(entry));
    /// The path of a file.
    FilePath(ValueShape::Path) -> String: |reading, entry| reading.owned_text(entry);
    /// The address of a server, with its place.
    ServerAddress(ValueShape::ServerAddress) -> (Address, Span): |reading, entry| reading.server_address(entry);
    /// The number of a house.
    HomeNumber(ValueShape::Line) -> HouseNumber: |reading, entry| reading.home_number(entry);
    /// Names of columns with the fields for which they stand.
    Columns(ValueShape::Headings(OwnNames::values)) -> OwnNames: |reading, entry| {
        Some(reading.own_names(entry))
    };
    /// A number from 1 on.
    CountFromOne(ValueShape::Number { min: 1, max: u32::MAX }) -> u32: |reading, entry| reading.count_from_one(&entry);
}

impl Keyed for Lang {
    const KEYS: &'static [(&'static str, Lang)] = &[("de", Lang::De), ("en", Lang::En)];

    const GERMAN: &'static [(&'static str, Lang)] =
        &[("deutsch", Lang::De), ("englisch", Lang::En)];
}

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
    /// The program that shows long answers page by page.
    pub pager: Option<String>,
    /// Accounts that are no staff.
    pub all_accounts: Option<bool>,
    /// How servers are spoken to, each named once.
    pub servers: Vec<Server>,
    /// What the lists of the office have in common.
    pub customs: ListCustoms,
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
        slips: &mut Slips::default(),
        is_of_list: false,
        is_of_table: false,
    };
    let at = Span::default();
    let Some(record) = ConfigRecord::read(&mut reading, at, entries) else {
        return (Settings::default(), diagnostics);
    };
    let data = record.data.iter();
    let mut settings = Settings {
        data: data.map(|place| folders.location(&place.text)).collect(),
        lang: record.lang,
        plain: record.plain,
        limit: record.limit.and_then(|limit| limit.try_into().ok()),
        pager: record.pager,
        all_accounts: record.all_accounts,
        servers: Vec::new(),
        customs: ListCustoms {
            names: record.columns,
            home: record.home,
        },
    };
    for (at, table) in record.ldap {
        let server = server(&mut reading, at, table, folders);
        let Some(server) = server.filter(|_| is_whole) else {
            continue;
        };
        let same = |known: &&Server| known.address.is_same_server(&server.address);
        match settings.servers.iter().find(same) {
            Some(first) => report_duplicate_server(&mut reading, first, &server, &document.text),
            None => settings.servers.push(server),
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
    let is_one_of_ours =
        |entry: &KeyValue<'_>| ConfigRecord::declaration().key(&entry.key).is_some();
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

/// One table `[[ldap]]`.
fn server(
    reading: &mut ValueReader<'_>,
    at: Span,
    mut entries: Vec<KeyValue<'_>>,
    folders: Folders<'_>,
) -> Option<Server> {
    for password in entries.extract_if(.., |entry| entry.key == "password") {
        reading.error(
            "ldap-password",
            password.key_at,
            both!(
                "Ein Passwort steht nicht in dieser Datei; es wurde nicht gelesen.",
                "No password stands in this file; it was not read."
            ),
            both!(
                "Bitte in eine eigene Datei schreiben, die nur Sie lesen können: password-file = \"ldap-passwort\"",
                "Please write it into a file of its own that only you can read: password-file = \"ldap-password\""
            ),
        );
    }
    let ServerRecord {
        address: (address, at),
        bind,
        password_file,
        ca_file,
        starttls,
        unencrypted_password,
        timeout,
    } = ServerRecord::read(reading, at, entries)?;
    let path = |written: Option<String>| written.map(|written| folders.path(&written));
    Some(Server {
        address,
        access: Access {
            bind,
            password_file: path(password_file),
            ca_file: path(ca_file),
            starttls,
            unencrypted_password,
            timeout: timeout.map(u64::from),
            ..Access::default()
        },
        at,
    })
}

impl ValueReader<'_> {
    fn server_address(&mut self, entry: KeyValue<'_>) -> Option<(Address, Span)> {
        let place = self.placed_text(entry)?;
        match Address::parse(&place.text) {
            Ok(address) => Some((address, place.at)),
            Err((message, help)) => {
                self.error("ldap-address", place.at, message, help);
                None
            }
        }
    }

    fn home_number(&mut self, entry: KeyValue<'_>) -> Option<HouseNumber> {
        let place = self.placed_text(entry)?;
        let home = HouseNumber::parse(&place.text);
        if home.is_none() {
            let text = &place.text;
            self.error(
                "home-number",
                place.at,
                both!(
                    "„{text}“ ist keine Nummer eines Hauses: Vorwahl und Hauptnummer, ohne Durchwahl.",
                    "“{text}” is no number of a house: area code and main number, without an extension."
                ),
                both!(
                    "Die Form ist home = \"+49 6031 83\".",
                    "The form is home = \"+49 6031 83\"."
                ),
            );
        }
        home
    }

    /// The table of names that only this office has.
    fn own_names(&mut self, entry: KeyValue<'_>) -> OwnNames {
        let (_, entries) = self.table(entry, Columns::SHAPE);
        let known = OwnNames::values();
        let mut names: Vec<(String, &'static str)> = Vec::new();
        for entry in entries {
            let name = entry.key.to_string();
            let Some(place) = self.placed_text(entry) else {
                continue;
            };
            let word = place.text.as_ref();
            let key = known.iter().copied().find(|key| *key == word);
            match key.or_else(|| known_heading(word)) {
                Some(key) => names.push((name, key)),
                None => {
                    let words = known.join(", ");
                    let help = did_you_mean(
                        word,
                        known.iter().copied(),
                        both!("Bekannt sind: {words}.", "Known are: {words}."),
                    );
                    self.error(
                        "unknown-value",
                        place.at,
                        both!(
                            "„{word}“ ist kein Feld, für das eine Spalte stehen kann.",
                            "“{word}” is no field for which a column can stand."
                        ),
                        help,
                    );
                }
            }
        }
        OwnNames::new(names.iter().map(|(name, key)| (name.as_str(), *key)))
    }

    fn count_from_one(&mut self, entry: &KeyValue<'_>) -> Option<u32> {
        let number = match &entry.value {
            RecordValue::Other(text) => text.parse().ok().filter(|&number| number > 0),
            _ => None,
        };
        if number.is_none() && !self.is_placeholder(&entry.value, entry.at) {
            let key = entry.key.as_ref();
            self.error(
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FindingPlace, Layer, line_and_column};

    fn read(text: &'static str) -> (Settings, Vec<String>) {
        let document = Document {
            all_accounts: false,
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
    fn names_of_columns_and_the_number_of_the_house_are_read_and_mistakes_cost_only_themselves() {
        let (settings, findings) = read(
            "home = \"06031 83-0\"\n[columns]\n\"Zi./Etage\" = \"room\"\nKst = \"-\"\nLeitung = \"Telefon\"\nOrt = \"romm\"\n",
        );
        let customs = settings.customs;
        let home = customs.home.as_ref().map(HouseNumber::written_form);
        assert_eq!(home, Some("06031 83"));
        let pairs: Vec<_> = customs.names.pairs().collect();
        assert_eq!(
            pairs,
            [("Kst", "-"), ("Leitung", "phone"), ("Zi./Etage", "room")]
        );
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].starts_with("6:7 unknown-value"), "{findings:?}");
        assert!(findings[0].contains("„room“"), "{findings:?}");
        let (settings, findings) = read("home = \"3032\"\n");
        assert!(findings[0].contains("home-number"), "{findings:?}");
        assert_eq!(settings.customs.home, None);
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
