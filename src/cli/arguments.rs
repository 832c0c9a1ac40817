//! What can be typed: types without behaviour. Both languages of each help text stand at its argument.

use std::cell::Cell;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, RangedU64ValueParser};
use clap::{ArgAction, ArgMatches, Args, FromArgMatches, Parser, Subcommand};
use jiff::civil::Date;

use crate::render::Format;
use crate::text::locale::Lang;

thread_local! {
    /// The language of the help texts; set once, before clap builds its command.
    static SPOKEN: Cell<Lang> = const { Cell::new(Lang::De) };
    /// Whether the next command is built only as far as most calls need it: each option costs every call
    /// its time.
    static IS_BRIEF: Cell<bool> = const { Cell::new(false) };
}

/// Builds and reads a command that knows no options for LDAP, and of the other commands only the names.
pub(super) fn briefly<T>(read: impl FnOnce() -> T) -> T {
    IS_BRIEF.set(true);
    let result = read();
    IS_BRIEF.set(false);
    result
}

/// Sets the language in which the next command is built.
pub(super) fn speak(lang: Lang) {
    SPOKEN.set(lang);
}

fn said(de: &'static str, en: &'static str) -> &'static str {
    match SPOKEN.get() {
        Lang::De => de,
        Lang::En => en,
    }
}

#[derive(Parser)]
#[command(
    name = "wir",
    version,
    about = said(
        "Verzeichnis und Auskunft des WIR-Vielfaltszentrums im Wetteraukreis",
        "Directory and information of the WIR diversity centre in the Wetteraukreis"
    ),
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    allow_external_subcommands = true,
    subcommand_precedence_over_arg = true
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Args)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = said("PFAD", "PATH"), help = said(
        "Eigene Daten dazunehmen: Datei oder Ordner mit TOML, CSV, vCard, LDIF oder JSON, ein Server (ldaps://…), oder - für die Standardeingabe; mehrfach möglich (auch: WIR_DATA)",
        "Add data of your own: a file or folder with TOML, CSV, vCard, LDIF or JSON, a server (ldaps://…), or - for standard input; may be repeated (also: WIR_DATA)"))]
    pub(super) data: Vec<PathBuf>,
    #[arg(long, global = true, help = said("Die mitgelieferten Daten weglassen", "Leave the bundled data out"))]
    pub(super) no_bundled: bool,
    #[arg(long, short = 'f', global = true, value_name = said("FORM", "FORM"), hide_possible_values = true,
        value_parser = PossibleValuesParser::new(Format::NAMES.map(|(name, _)| name)),
        help = said("Form der Ausgabe: text, json, jsonl, csv, vcard, ldif, toml, markdown oder ics; mermaid oder dot für wir check --graph", "Form of the output: text, json, jsonl, csv, vcard, ldif, toml, markdown or ics; mermaid or dot for wir check --graph"))]
    pub(super) format: Option<String>,
    #[arg(long, global = true, value_name = said("SPRACHE", "LANGUAGE"), hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["de", "en"]),
        help = said("Sprache: de oder en (auch: WIR_LANG)", "Language: de or en (also: WIR_LANG)"))]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, help = said(
        "Einfache Zeilen ohne Tabelle, auch für Vorlesegeräte (auch: WIR_PLAIN)",
        "Plain lines without a table, also for screen readers (also: WIR_PLAIN)"))]
    pub(super) plain: bool,
    #[arg(long, global = true, value_name = said("WANN", "WHEN"), hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["auto", "always", "never"]),
        help = said("Hervorhebung: auto, always (immer) oder never (nie)", "Emphasis: auto, always or never"))]
    pub(super) color: Option<String>,
    #[arg(long, global = true, help = said("Nie nachfragen", "Never ask"))]
    pub(super) no_input: bool,
    #[arg(long, global = true, help = said(
        "Lange Listen jedes Mal ganz lesen, ohne Index (siehe wir paths)",
        "Read long lists whole each time, without an index (see wir paths)"))]
    pub(super) no_cache: bool,
    #[command(flatten)]
    pub(super) ldap: LdapIfNamed,
    #[arg(long, short = 'h', alias = "hilfe", global = true, action = ArgAction::Help,
        help = said("Hilfe zeigen: -h kurz, --help ganz (auch: --hilfe)", "Show help: -h short, --help whole (also: --hilfe)"))]
    help: Option<bool>,
    #[arg(long, short = 'V', global = true, action = ArgAction::SetTrue,
        help = said("Version und Stand der Daten zeigen", "Show the version and the date of the data"))]
    pub(super) version: bool,
}

/// How LDAP servers are spoken to.
#[derive(Args, Default)]
pub(super) struct Ldap {
    #[arg(long = "ldap-bind", global = true, value_name = said("NAME", "NAME"), help = said(
        "Bei LDAP-Servern unter diesem Namen (DN) anmelden", "Log in to LDAP servers under this name (DN)"))]
    pub(super) bind: Option<String>,
    #[arg(long = "ldap-password-file", global = true, value_name = said("DATEI", "FILE"), help = said(
        "Datei mit dem Passwort dazu; ohne sie wird am Terminal gefragt",
        "File with its password; without it you are asked on a terminal"))]
    pub(super) password_file: Option<PathBuf>,
    #[arg(long = "ldap-ca-file", global = true, value_name = said("DATEI", "FILE"), help = said(
        "Auch diesen Zertifizierungsstellen trauen (PEM)", "Trust these certificate authorities too (PEM)"))]
    pub(super) ca_file: Option<PathBuf>,
    #[arg(long = "ldap-starttls", global = true, help = said(
        "ldap:// verschlüsseln (StartTLS)", "Encrypt ldap:// (StartTLS)"))]
    pub(super) starttls: bool,
    #[arg(long = "ldap-unencrypted-password", global = true, help = said(
        "Das Passwort auch unverschlüsselt schicken", "Send the password even unencrypted"))]
    pub(super) unencrypted_password: bool,
}

/// Arguments of a command. In a brief command they are built only where the command is called.
pub(super) struct Later<T>(pub(super) T);

impl<T: Args> Args for Later<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        match IS_BRIEF.get() {
            true => command.defer(T::augment_args),
            false => T::augment_args(command),
        }
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        T::augment_args_for_update(command)
    }
}

impl<T: FromArgMatches> FromArgMatches for Later<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Later<T>, clap::Error> {
        T::from_arg_matches(matches).map(Later)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// The options for LDAP, which are missing in a brief command: most calls have none.
#[derive(Default)]
pub(super) struct LdapIfNamed(pub(super) Ldap);

impl Args for LdapIfNamed {
    fn augment_args(command: clap::Command) -> clap::Command {
        match IS_BRIEF.get() {
            true => command,
            false => Ldap::augment_args(command),
        }
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        LdapIfNamed::augment_args(command)
    }
}

impl FromArgMatches for LdapIfNamed {
    fn from_arg_matches(matches: &ArgMatches) -> Result<LdapIfNamed, clap::Error> {
        match IS_BRIEF.get() {
            true => Ok(LdapIfNamed::default()),
            false => Ldap::from_arg_matches(matches).map(LdapIfNamed),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = LdapIfNamed::from_arg_matches(matches)?;
        Ok(())
    }
}

// Of several other names for a command, lists show the first.
#[derive(Subcommand)]
pub(super) enum Command {
    #[command(alias = said("kontakte", "contact"), alias = said("kontakt", "kontakte"), alias = said("contact", "kontakt"),
        about = said("Personen und Nummern finden oder auflisten", "Find or list people and numbers"))]
    Contacts(Later<Contacts>),
    #[command(alias = said("raeume", "room"), alias = said("räume", "raeume"), alias = said("raum", "räume"), alias = said("room", "raum"),
        about = said("Wer sitzt in welchem Raum?", "Who sits in which room?"))]
    Rooms(Later<Rooms>),
    #[command(alias = said("programm", "programme"), alias = said("programme", "programm"),
        about = said("Was das Programm WIR und das Zentrum tun", "What the WIR programme and the centre do"))]
    Program(Later<Program>),
    #[command(alias = said("förderung", "funding"), alias = said("funding", "förderung"), subcommand_precedence_over_arg = true,
        about = said("Fördermittel im Überblick, oder eines genau", "Funding lines at a glance, or one in detail"))]
    Foerderung(Later<Foerderung>),
    #[command(alias = "suche",
        about = said("In allem suchen: Personen, Räume, Stellen, Themen", "Search everything: people, rooms, units, topics"))]
    Search(Later<Search>),
    #[command(alias = "pruefen", alias = "prüfen",
        about = said("Daten prüfen: was ist falsch, wo, was tun", "Check data: what is wrong, where, what to do"))]
    Check(Later<Check>),
    #[command(alias = "pfade",
        about = said("Welche Daten gelesen werden, woher und warum", "Which data is read, from where and why"))]
    Paths(Later<Paths>),
    #[command(about = said("Ergänzung für die Shell ausgeben, auch von Namen", "Print shell completions, names included"))]
    Completions(Later<Completions>),
    #[command(about = said("Handbuchseite ausgeben", "Print a manual page"))]
    Man(Later<Man>),
    /// Called by the completion scripts.
    #[command(hide = true)]
    Names(Later<Names>),
    #[command(external_subcommand)]
    Bare(Vec<OsString>),
}

#[derive(Args)]
pub(super) struct Contacts {
    #[arg(value_name = said("WÖRTER", "WORDS"), allow_negative_numbers = true, help = said(
        "Name, Nummer, Raum, Stelle …; alle Wörter müssen passen",
        "Name, number, room, unit …; all words must fit"))]
    pub(super) words: Vec<OsString>,
    #[arg(long, value_name = said("STELLE", "UNIT"), help = said("Nur diese Stelle und was zu ihr gehört", "Only this unit and what belongs to it"))]
    pub(super) unit: Option<String>,
    #[arg(long, value_name = said("RAUM", "ROOM"), help = said("Nur dieser Raum", "Only this room"))]
    pub(super) room: Option<String>,
    #[arg(long, value_name = said("ZAHL", "NUMBER"), value_parser = RangedU64ValueParser::<usize>::new().range(1..),
        help = said("Höchstens so viele zeigen", "Show at most this many"))]
    pub(super) limit: Option<usize>,
    #[arg(long, value_name = said("FELDER", "FIELDS"), value_delimiter = ',', help = said(
        "Nur diese Felder, zum Beispiel name,telefon,raum",
        "Only these fields, for example name,phone,room"))]
    pub(super) fields: Vec<String>,
    #[arg(long, value_name = said("FELD", "FIELD"), allow_hyphen_values = true, help = said(
        "Nach diesem Feld ordnen; absteigend mit -: -name",
        "Order by this field; descending with -: -name"))]
    pub(super) sort: Option<String>,
    #[arg(long, help = said("Auch zeigen, was nur ähnlich klingt oder aussieht", "Also show what only sounds or looks alike"))]
    pub(super) similar: bool,
}

#[derive(Args)]
pub(super) struct Rooms {
    #[arg(value_name = said("RAUM", "ROOM"), help = said("Raumnummer, mit oder ohne „Raum“; ohne Angabe alle", "Room number, with or without “Room”; all if left out"))]
    pub(super) room: Vec<OsString>,
}

#[derive(Args)]
pub(super) struct Program {
    #[arg(value_name = said("BEREICH", "AREA"), help = said("Ein Arbeitsbereich oder Thema; ohne Angabe alles", "An area of work or a topic; everything if left out"))]
    pub(super) area: Vec<OsString>,
}

#[derive(Args)]
pub(super) struct Foerderung {
    #[command(subcommand)]
    pub(super) command: Option<FoerderungCommand>,
}

#[derive(Subcommand)]
pub(super) enum FoerderungCommand {
    #[command(alias = "zeigen",
        about = said("Ein Merkblatt zeigen", "Show one fact sheet"))]
    Show(Later<Show>),
    #[command(alias = "finden",
        about = said("Fragen beantworten: welche Förderung passt?", "Answer questions: which funding fits?"))]
    Find(Later<Find>),
    #[command(alias = "fristen",
        about = said("Die nächsten Fristen zeigen, auch für den Kalender", "Show the next deadlines, for a calendar too"))]
    Deadlines(Later<Deadlines>),
    /// Words without `show` before them: read again with it.
    #[command(external_subcommand)]
    Words(Vec<OsString>),
}

#[derive(Args)]
pub(super) struct Show {
    #[arg(value_name = said("NAME", "NAME"), required = true,
        help = said("Kennung oder Wörter, zum Beispiel migrantenorganisationen oder Minijob", "Id or words, for example migrantenorganisationen or mini-job"))]
    pub(super) words: Vec<OsString>,
    #[arg(long, help = said("Zu jedem Wert die Quelle zeigen", "Show the source of each value"))]
    pub(super) sources: bool,
}

#[derive(Args)]
pub(super) struct Find {
    #[arg(long, short = 'a', value_name = said("FRAGE=ANTWORT", "QUESTION=ANSWER"), help = said(
        "Eine Antwort; mehrfach möglich",
        "An answer; may be repeated"))]
    pub(super) answer: Vec<OsString>,
    #[arg(long, value_name = said("DATEI", "FILE"), help = said(
        "Antworten aus einer Datei",
        "Answers from a file"))]
    pub(super) answers: Option<PathBuf>,
    #[arg(long, value_name = "CODE", help = said(
        "Mit dem Code eines Gesprächs weitermachen",
        "Go on with the code of a conversation"))]
    pub(super) code: Option<OsString>,
    #[arg(long, help = said("Nichts mehr fragen, das Ergebnis zeigen", "Ask nothing more, show the result"))]
    pub(super) now: bool,
    #[arg(long, value_name = said("LINIE", "LINE"), help = said(
        "Jede Bedingung dieser Förderlinie erklären",
        "Explain every condition of this funding line"))]
    pub(super) why: Option<String>,
    #[command(flatten)]
    pub(super) days: Days,
}

#[derive(Args)]
pub(super) struct Deadlines {
    #[command(flatten)]
    pub(super) days: Days,
}

/// The days for which the advisor counts.
#[derive(Args, Clone, Copy, Default)]
pub(super) struct Days {
    #[arg(long, value_name = said("TAG", "DAY"), value_parser = crate::cli::day::read, help = said(
        "Für diesen Tag statt für heute: 2026-11-22",
        "For this day instead of today: 2026-11-22"))]
    pub(super) as_of: Option<Date>,
    #[arg(long, value_name = said("TAG", "DAY"), value_parser = crate::cli::day::read, help = said(
        "Fristen für diesen Beginn ausrechnen",
        "Compute the deadlines for this start"))]
    pub(super) start: Option<Date>,
}

#[derive(Args)]
pub(super) struct Search {
    #[arg(value_name = said("WÖRTER", "WORDS"), required = true, help = said("Was gesucht wird; alle Wörter müssen passen", "What is searched; all words must fit"))]
    pub(super) words: Vec<OsString>,
    #[arg(long, value_name = said("ZAHL", "NUMBER"), value_parser = RangedU64ValueParser::<usize>::new().range(1..),
        help = said("Höchstens so viele Kontakte zeigen", "Show at most this many contacts"))]
    pub(super) limit: Option<usize>,
    #[arg(long, help = said("Auch zeigen, was nur ähnlich klingt oder aussieht", "Also show what only sounds or looks alike"))]
    pub(super) similar: bool,
}

#[derive(Args)]
pub(super) struct Check {
    #[arg(value_name = said("PFAD", "PATH"), help = said("Dateien oder Ordner; - ist die Standardeingabe", "Files or folders; - is standard input"))]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, help = said("Zeigen, was an den Förderdaten noch offen ist", "Show what is not settled in the funding data"))]
    pub(super) open: bool,
    #[arg(long, value_name = said("ALT", "OLD"), conflicts_with_all = ["open", "cases", "graph"], help = said(
        "Mit diesen Daten vergleichen: Datei, Ordner, bundled",
        "Compare with this data: a file, a folder, bundled"))]
    pub(super) compare: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["open", "graph"], help = said(
        "Beispiele zum Durchsehen vorschlagen (auch csv, toml)",
        "Propose cases to review (also csv, toml)"))]
    pub(super) cases: bool,
    #[arg(long, value_name = said("LINIE", "LINE"), conflicts_with = "open", help = said(
        "Das Gespräch zu einer Linie als Bild: mermaid, dot",
        "The conversation about a line as a graph: mermaid, dot"))]
    pub(super) graph: Option<String>,
    #[arg(long, value_name = said("TAG", "DAY"), value_parser = crate::cli::day::read, help = said(
        "Für diesen Tag statt für heute: 2027-01-31",
        "For this day instead of today: 2027-01-31"))]
    pub(super) as_of: Option<Date>,
}

#[derive(Args)]
pub(super) struct Paths {
    #[arg(long, help = said(
        "Alle Kopien langer Listen löschen",
        "Delete all copies of long lists"))]
    pub(super) forget: bool,
}

#[derive(Args)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL", value_parser = clap::value_parser!(clap_complete::Shell), hide_possible_values = true,
        help = said("bash, zsh, fish, powershell oder elvish", "bash, zsh, fish, powershell or elvish"))]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Args)]
pub(super) struct Man {
    #[arg(value_name = said("BEFEHL", "COMMAND"), help = said("Seite eines Befehls; ohne Angabe die Hauptseite", "Page of a command; the main page if left out"))]
    pub(super) command: Vec<String>,
}

#[derive(Args)]
pub(super) struct Names {
    pub(super) beginning: Option<OsString>,
}
