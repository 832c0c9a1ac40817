//! What every command needs: how the call wants its answer, and the layers that it reads.

use std::cell::RefCell;
use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::Date;

use super::config::Config;
use super::data::Store;
use super::environment::{self, Environment};
use super::global_options::GlobalOptions;
use super::pager::Pager;
use super::quote::quote;
use super::refusal::Refusal;
use super::streams::Streams;
use crate::diagnostic::Layer;
use crate::index::Setting;
use crate::ldap::{Access, Accesses, Address, ServerQuery};
use crate::load::{DataLayers, Location, LocationKind};
use crate::render::{Format, Page};
use crate::text::locale::Lang;
use crate::{say, t};

/// More findings than this beside an answer would hide it. Then one line stands for all of a kind;
/// `wir check` shows more.
pub(super) const MOST_FINDINGS: usize = 5;

/// The context of a call.
pub(super) struct Context<'d> {
    /// Where it writes.
    pub(super) streams: &'d Streams,
    /// What owns the data.
    pub(super) store: &'d Store<'d>,
    /// Builds the whole command line, for a command that names others. It is handed in, for the command
    /// line is made of the commands.
    pub(super) command_line: fn() -> clap::Command,
    pub(super) lang: Lang,
    /// Whether the call itself says which language.
    pub(super) names_lang: bool,
    pub(super) format: Format,
    pub(super) page: Page,
    pub(super) layers: DataLayers,
    /// Where indexes lie; `None` where there is no such place.
    pub(super) cache_folder: Option<PathBuf>,
    /// Whether indexes are read and written.
    pub(super) uses_indexes: bool,
    /// Whether progress is shown.
    pub(super) shows_progress: bool,
    /// The day that counts as today where the call names none, or what stands in the variable instead.
    as_of: Option<Result<Date, String>>,
    /// Whether a person can be asked.
    pub(super) can_ask: bool,
    /// Whether standard input is a terminal.
    types: bool,
    /// Whether a person can be asked for a password, whatever form the output has.
    pub(super) can_ask_password: bool,
    /// How many hits are shown where the call does not say.
    pub(super) usual_limit: Option<usize>,
    pub(super) config: Config,
    /// Shows answers that are longer than the screen.
    pub(super) pager: Option<Pager>,
    /// Passwords that were typed, by the server and the name, so that none is asked for twice.
    pub(super) passwords: RefCell<Vec<(Address, Access)>>,
}

impl<'d> Context<'d> {
    pub(super) fn new(
        options: GlobalOptions,
        lang: Lang,
        environment: &Environment,
        streams: &'d Streams,
        store: &'d Store<'d>,
        command_line: fn() -> clap::Command,
    ) -> Context<'d> {
        let format = options.format.as_deref().and_then(Format::of_name);
        let color = match options.color.as_deref() {
            Some("always") => true,
            Some("never") => false,
            _ => environment.width.is_some() && !environment.no_color,
        };
        let plain = options.plain || environment.plain();
        let settings = &environment.config.settings;
        let named_pager = environment.pager.as_ref().or(settings.pager.as_ref());
        let named_pager = named_pager.or(environment.usual_pager.as_ref());
        let screen = environment.width.zip(environment.height);
        let screen = screen.filter(|_| !plain && !options.no_pager);
        let pager = screen.and_then(|size| {
            Pager::new(
                named_pager.map(String::as_str),
                size,
                environment.has_less_options,
            )
        });
        let config = settings
            .data
            .iter()
            .map(|location| (Layer::Config, location.clone()));
        let variable = environment
            .data
            .iter()
            .map(|location| (Layer::Variable, location.clone()));
        let arguments: Vec<Location> = options.data.into_iter().map(Location::of).collect();
        let for_arguments_only = arguments.iter().any(Location::is_server);
        let arguments = arguments
            .into_iter()
            .map(|location| (Layer::Argument, location));
        let ldap = options.ldap;
        let access = Access {
            bind: ldap.bind,
            password_file: ldap.password_file,
            password: None,
            ca_file: ldap.ca_file,
            starttls: ldap.starttls.then_some(true),
            unencrypted_password: ldap.unencrypted_password.then_some(true),
            timeout: None,
            ..Access::default()
        };
        Context {
            streams,
            store,
            command_line,
            lang,
            names_lang: options.lang.is_some(),
            format: format.unwrap_or(Format::Text),
            page: Page {
                lang,
                width: environment.width,
                plain,
                color,
                // Who wants no color wants a text without signs for the terminal.
                links: environment.links && color && !plain,
            },
            layers: DataLayers {
                bundled: !options.no_bundled,
                user_folder: environment.user_folder.clone(),
                named: without_repeats(config.chain(variable).chain(arguments).collect()),
                ask: ServerQuery::Nothing,
                accesses: Accesses {
                    options: access,
                    options_for_arguments_only: for_arguments_only,
                    typed: Vec::new(),
                    configured: settings
                        .servers
                        .iter()
                        .map(|server| (server.address.clone(), server.access.clone()))
                        .collect(),
                },
                stamped: false,
                passes_over_facts: false,
                all_accounts: options.all_accounts || settings.all_accounts.unwrap_or(false),
                customs: settings.customs.clone(),
            },
            cache_folder: environment.cache_folder.clone(),
            uses_indexes: !options.no_cache,
            shows_progress: environment.shows_progress && !plain,
            as_of: environment.as_of.clone(),
            types: environment.types,
            can_ask: environment.can_ask && !options.no_input && format.is_none(),
            can_ask_password: environment.can_ask && !options.no_input,
            usual_limit: settings.limit,
            config: environment.config.clone(),
            pager,
            passwords: RefCell::default(),
        }
    }

    /// The day for which a command counts: the one that the call names, else the one of `WIR_AS_OF`, else
    /// today. Refuses where the variable holds no day: an answer for today instead would go unnoticed.
    pub(super) fn day(&self, named: Option<Date>) -> Result<Date, Refusal> {
        match (named, &self.as_of) {
            (Some(day), _) => Ok(day),
            (None, Some(Ok(day))) => Ok(*day),
            (None, None) => Ok(environment::today()),
            (None, Some(Err(word))) => {
                let word = quote(word);
                Err(Refusal::wrong(say!(
                    self.lang,
                    "In der Variable WIR_AS_OF steht „{word}“, und das ist kein Tag. Bitte einen Tag wie 2026-11-22 oder 22.11.2026 hineinschreiben, oder die Variable löschen.",
                    "The variable WIR_AS_OF holds “{word}”, which is no day. Please write a day like 2026-11-22 or 22.11.2026 into it, or unset the variable."
                )))
            }
        }
    }

    /// Refuses where the layers, and another path beside them, cannot be read as they were named: standard
    /// input can be read once, and not where somebody types.
    pub(super) fn refuse_unreadable(
        &self,
        layers: &DataLayers,
        other: Option<&Location>,
    ) -> Result<(), Refusal> {
        let named = layers.named.iter().map(|(_, location)| location);
        let inputs = named
            .chain(other)
            .filter(|location| location.kind() == LocationKind::StandardInput)
            .count();
        if inputs > 1 {
            return Err(Refusal::wrong(t!(
                self.lang,
                "Die Standardeingabe (-) kann nur einmal gelesen werden. Bitte das zweite - weglassen.",
                "Standard input (-) can be read only once. Please leave the second - out."
            )));
        }
        if inputs == 1 && self.types {
            return Err(Refusal::wrong(t!(
                self.lang,
                "- steht für die Standardeingabe, und das ist hier die Tastatur. So geht es: wir --data - contacts < liste.csv",
                "- stands for standard input, and that is the keyboard here. This works: wir --data - contacts < list.csv"
            )));
        }
        Ok(())
    }

    /// Where indexes lie, and what tells whether they are still good; `None` where none are used.
    pub(super) fn index_setting(&self) -> Option<Setting> {
        self.cache_setting().filter(|_| self.uses_indexes)
    }

    /// As [`index_setting`](Self::index_setting), also where this call uses none.
    pub(super) fn cache_setting(&self) -> Option<Setting> {
        self.cache_folder.as_deref().map(environment::setting)
    }

    /// A call of a command over the same data, in the language that this call named.
    pub(super) fn call(&self, command: &str) -> String {
        let mut call = "wir".to_owned();
        if self.names_lang {
            call.push_str(" --lang ");
            call.push_str(t!(self.lang, "de", "en"));
        }
        if !self.layers.bundled {
            call.push_str(" --no-bundled");
        }
        let named = self.layers.named.iter();
        for (_, location) in named.filter(|(layer, _)| *layer == Layer::Argument) {
            // An address with a password is not read, so a call that is shown leaves the password out.
            let path = if location.may_hold_password() {
                location.public_form()
            } else {
                location.raw_path().display().to_string()
            };
            // As shells read it: a path with anything unusual stands between single quotes.
            let is_plain = path
                .chars()
                .all(|c| c.is_alphanumeric() || "/._-".contains(c));
            if is_plain {
                call.push_str(&format!(" --data {path}"));
            } else {
                call.push_str(&format!(" --data '{}'", path.replace('\'', "'\\''")));
            }
        }
        call.push(' ');
        call.push_str(command);
        call
    }
}

/// The paths without those that are named once more behind them, so that no contact stands twice in a list.
/// The last place counts, for what comes later replaces what came before.
fn without_repeats(mut named: Vec<(Layer, Location)>) -> Vec<(Layer, Location)> {
    if named.len() > 1 {
        let mut seen = HashSet::new();
        named.reverse();
        named.retain(|(_, location)| {
            let place = location.path().and_then(|path| path.canonicalize().ok());
            place.is_none_or(|place| seen.insert(place))
        });
        named.reverse();
    }
    named
}
