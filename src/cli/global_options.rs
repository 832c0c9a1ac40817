//! The options that every command has.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args};

use super::help_text::{lang, localized};
use crate::formats::read_titles;
use crate::render::Format;
use crate::say;
use crate::text::locale::list_in_sentence;

/// The options that every command has.
#[derive(Args)]
pub(super) struct GlobalOptions {
    #[arg(long, global = true, value_name = localized("PFAD", "PATH"), help = help_of_data())]
    pub(super) data: Vec<PathBuf>,
    #[arg(long, global = true, help = localized("Die mitgelieferten Daten weglassen", "Leave the bundled data out"))]
    pub(super) no_bundled: bool,
    #[arg(long, short = 'f', global = true, value_name = localized("FORM", "FORM"), hide_possible_values = true,
        value_parser = PossibleValuesParser::new(Format::every().into_iter().map(Format::name)),
        help = help_of_format())]
    pub(super) format: Option<String>,
    #[arg(long, global = true, value_name = localized("SPRACHE", "LANGUAGE"), hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["de", "en"]),
        help = localized("Sprache: de oder en (auch: WIR_LANG)", "Language: de or en (also: WIR_LANG)"))]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, help = localized(
        "Einfache Zeilen ohne Tabelle, auch für Vorlesegeräte (auch: WIR_PLAIN)",
        "Plain lines without a table, also for screen readers (also: WIR_PLAIN)"))]
    pub(super) plain: bool,
    #[arg(long, global = true, value_name = localized("WANN", "WHEN"), hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["auto", "always", "never"]),
        help = localized("Hervorhebung: auto, always (immer) oder never (nie)", "Emphasis: auto, always or never"))]
    pub(super) color: Option<String>,
    #[arg(long, global = true, help = localized(
        "Lange Antworten nicht seitenweise zeigen (auch: WIR_PAGER=cat)",
        "Do not show long answers page by page (also: WIR_PAGER=cat)"))]
    pub(super) no_pager: bool,
    #[arg(long, global = true, help = localized("Nie nachfragen", "Never ask"))]
    pub(super) no_input: bool,
    #[arg(long, global = true, help = localized(
        "Lange Listen jedes Mal ganz lesen und alle Befunde sagen (siehe wir paths)",
        "Read long lists whole each time and say all findings (see wir paths)"))]
    pub(super) no_cache: bool,
    #[arg(long, global = true, help = localized(
        "Auch gesperrte, ausgeblendete und Dienstkonten eines Verzeichnisses zeigen",
        "Show disabled, hidden and service accounts of a directory, too"))]
    pub(super) all_accounts: bool,
    #[command(flatten)]
    pub(super) ldap: Ldap,
    #[arg(long, short = 'h', alias = "hilfe", global = true, action = ArgAction::Help,
        help = localized("Hilfe zeigen: -h kurz, --help ganz (auch: --hilfe)", "Show help: -h short, --help whole (also: --hilfe)"))]
    help: Option<bool>,
    #[arg(long, short = 'V', global = true, action = ArgAction::SetTrue,
        help = localized("Version und Stand der Daten zeigen", "Show the version and the date of the data"))]
    pub(super) version: bool,
}

/// How LDAP servers are spoken to.
#[derive(Args, Default)]
pub(super) struct Ldap {
    #[arg(long = "ldap-bind", global = true, value_name = localized("NAME", "NAME"), help = localized(
        "Bei LDAP-Servern unter diesem Namen (DN) anmelden", "Log in to LDAP servers under this name (DN)"))]
    pub(super) bind: Option<String>,
    #[arg(long = "ldap-password-file", global = true, value_name = localized("DATEI", "FILE"), help = localized(
        "Datei mit dem Passwort dazu; ohne sie wird am Terminal gefragt",
        "File with its password; without it you are asked on a terminal"))]
    pub(super) password_file: Option<PathBuf>,
    #[arg(long = "ldap-ca-file", global = true, value_name = localized("DATEI", "FILE"), help = localized(
        "Auch diesen Zertifizierungsstellen trauen (PEM)", "Trust these certificate authorities too (PEM)"))]
    pub(super) ca_file: Option<PathBuf>,
    #[arg(long = "ldap-starttls", global = true, help = localized(
        "ldap:// verschlüsseln (StartTLS)", "Encrypt ldap:// (StartTLS)"))]
    pub(super) starttls: bool,
    #[arg(long = "ldap-unencrypted-password", global = true, help = localized(
        "Das Passwort auch unverschlüsselt schicken", "Send the password even unencrypted"))]
    pub(super) unencrypted_password: bool,
}

/// What `--data` takes.
fn help_of_data() -> String {
    let (de, en) = (read_titles("oder"), read_titles("or"));
    say!(
        lang(),
        "Eigene Daten dazunehmen: Datei oder Ordner mit {de}, ein Server (ldaps://…), oder - für die Standardeingabe; mehrfach möglich (auch: WIR_DATA)",
        "Add data of your own: a file or folder with {en}, a server (ldaps://…), or - for standard input; may be repeated (also: WIR_DATA)"
    )
}

/// What `--format` takes.
fn help_of_format() -> String {
    let is_of_graphs = |format: &Format| matches!(format, Format::Mermaid | Format::Dot);
    let (graphs, pages): (Vec<Format>, Vec<Format>) =
        Format::every().into_iter().partition(is_of_graphs);
    let (pages_de, graphs_de) = (list_names(&pages, "oder"), list_names(&graphs, "oder"));
    let (pages_en, graphs_en) = (list_names(&pages, "or"), list_names(&graphs, "or"));
    say!(
        lang(),
        "Form der Ausgabe: {pages_de}; {graphs_de} für wir check --graph",
        "Form of the output: {pages_en}; {graphs_en} for wir check --graph"
    )
}

/// The names of formats as a list in a sentence, with this word before the last.
fn list_names(formats: &[Format], last: &str) -> String {
    let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
    list_in_sentence(&names, last)
}
