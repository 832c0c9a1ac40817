//! What every command needs: the page, the layers, the way to answer and to complain.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::Exit;
use crate::cli::arguments::{Global, LdapIfNamed};
use crate::cli::config::Config;
use crate::cli::environment;
use crate::cli::environment::{Surroundings, message_width};
use crate::cli::progress_bar::Bar;
use crate::diagnostic::{
    Diagnostic, Document, Findings, Layer, Place, Told, first_of_each, system_reason,
};
use crate::formats::Kind;
use crate::guide;
use crate::index::{self, Index, Setting};
use crate::ldap::{self, Access, Accesses, Address, Ask, Wanted, address};
use crate::load;
use crate::load::records;
use crate::load::records::{Checked, Places};
use crate::load::{Batch, Layers, Loaded, Location, LocationKind};
use crate::model::Directory;
use crate::render::{self, Failure, Format, Page, View, findings, wrap};
use crate::search::{Catalogue, Listing, People, Query};
use crate::text::clean;
use crate::text::locale::Lang;
use crate::{say, t};

/// More findings than this beside an answer would hide it. Then one line stands for all of a kind;
/// `wir check` shows more.
const MOST_FINDINGS: usize = 5;

/// Entries of a server that a listing shows where nobody says how many.
pub(super) const USUAL_LISTING: usize = 1_000;

/// Entries of a server that a look-up ranks; who asks for a name that so many bear must say more.
const MOST_CANDIDATES: usize = 2_000;

/// The desk at which a command works.
pub(super) struct Desk {
    pub(super) lang: Lang,
    /// Whether the call itself says which language.
    pub(super) names_lang: bool,
    pub(super) format: Format,
    pub(super) page: Page,
    pub(super) layers: Layers,
    /// Where indexes lie; `None` without them.
    pub(super) cache_folder: Option<PathBuf>,
    /// Whether progress is shown.
    shows_progress: bool,
    pub(super) wants_version: bool,
    /// The day that counts as today where the call names none, or what stands in the variable instead.
    as_of: Option<Result<Date, String>>,
    /// Whether a person can be asked.
    pub(super) can_ask: bool,
    /// Whether standard input is a terminal.
    types: bool,
    /// Whether a person can be asked for a password, whatever form the output has.
    can_ask_password: bool,
    /// How many hits are shown where the call does not say.
    pub(super) usual_limit: Option<usize>,
    pub(super) config: Config,
    /// Passwords that were typed, by the server and the name: nobody is asked twice.
    passwords: RefCell<Vec<(Address, Access)>>,
}

/// A directory with the texts it was made of.
pub(super) struct Data {
    pub(super) directory: Directory<'static>,
    pub(super) loaded: &'static Loaded,
    pub(super) diagnostics: Findings,
    /// How many contacts each layer brought, by its rank.
    pub(super) contacts_by_rank: Vec<usize>,
    /// Where the rules of the advisor stand.
    pub(super) places: Places,
    /// The index that holds the contacts, where they are many.
    index: Option<Index>,
    /// The findings of what the index holds.
    filed_findings: Vec<Told>,
}

impl Data {
    /// The contacts, wherever they are.
    pub(super) fn people(&self) -> People<'_> {
        People {
            directory: &self.directory,
            catalogue: self.index.as_ref().map(|index| index as &dyn Catalogue),
        }
    }

    /// How many contacts the first layer brought that has any.
    pub(super) fn first_layer(&self) -> usize {
        let mut layers = self.contacts_by_rank.iter().copied();
        layers.find(|&count| count > 0).unwrap_or_default()
    }

    /// The directory for a search over everything.
    pub(super) fn directory_for(&'static self, query: &Query) -> &'static Directory<'static> {
        let Some(index) = &self.index else {
            return &self.directory;
        };
        let directory = index.directory().unwrap_or_default();
        let filled = self.people().for_rooms(directory, query);
        Box::leak(Box::new(filled))
    }

    /// Whether the contacts are held in memory.
    pub(super) fn is_in_memory(&self) -> bool {
        self.index.is_none()
    }

    /// Whether the index still speaks for its lists.
    pub(super) fn is_current(&self, desk: &Desk) -> bool {
        let setting = desk.cache_folder.as_deref().map(environment::setting);
        let index = self.index.as_ref().filter(|index| !index.is_damaged());
        index
            .zip(setting)
            .is_some_and(|(index, setting)| index.is_current(&setting, &desk.layers))
    }

    /// Whether the index is damaged, so that what was found is void.
    pub(super) fn is_damaged(&self) -> bool {
        self.index.as_ref().is_some_and(Index::is_damaged)
    }

    /// Whether entries were not read, so that who is not found may stand there.
    fn hides_entries(&self) -> bool {
        self.diagnostics.hide_entries() || self.index.as_ref().is_some_and(Index::hides_entries)
    }

    /// A finding about the config file, whose text is the last one.
    pub(super) fn of_config(&self, finding: Diagnostic) -> Diagnostic {
        finding.moved_to(self.loaded.documents.len().saturating_sub(1))
    }

    /// Looks at what a listing will read when it is shown, at most so many contacts.
    pub(super) fn look_through(&self, listing: &Listing<'_>, most: usize) {
        if let (Some(index), Listing::First(_, count)) = (&self.index, listing) {
            index.look_through(u32::try_from(most).map_or(*count, |most| most.min(*count)));
        }
    }
}

impl Desk {
    pub(super) fn new(global: Global, lang: Lang, surroundings: &Surroundings) -> Desk {
        let format = global
            .format
            .as_deref()
            .and_then(|name| Format::NAMES.iter().find(|(known, _)| *known == name));
        let color = match global.color.as_deref() {
            Some("always") => true,
            Some("never") => false,
            _ => surroundings.width.is_some() && !surroundings.no_color,
        };
        let plain = global.plain || surroundings.plain();
        let settings = &surroundings.config.settings;
        let config = settings
            .data
            .iter()
            .map(|location| (Layer::Config, location.clone()));
        let variable = surroundings
            .data
            .iter()
            .map(|location| (Layer::Variable, location.clone()));
        let arguments: Vec<Location> = global.data.into_iter().map(Location::of).collect();
        let options_for_arguments_only = arguments.iter().any(Location::is_server);
        let arguments = arguments
            .into_iter()
            .map(|location| (Layer::Argument, location));
        let LdapIfNamed(ldap) = global.ldap;
        let options = Access {
            bind: ldap.bind,
            password_file: ldap.password_file,
            password: None,
            ca_file: ldap.ca_file,
            starttls: ldap.starttls.then_some(true),
            unencrypted_password: ldap.unencrypted_password.then_some(true),
            timeout: None,
        };
        Desk {
            lang,
            names_lang: global.lang.is_some(),
            format: format.map_or(Format::Text, |(_, format)| *format),
            page: Page {
                lang,
                width: surroundings.width,
                plain,
                color,
            },
            layers: Layers {
                bundled: !global.no_bundled,
                user_folder: surroundings.user_folder.clone(),
                named: each_once(config.chain(variable).chain(arguments).collect()),
                ask: Ask::Nothing,
                accesses: Accesses {
                    options,
                    options_for_arguments_only,
                    typed: Vec::new(),
                    configured: settings
                        .servers
                        .iter()
                        .map(|server| (server.address.clone(), server.access.clone()))
                        .collect(),
                },
                stamped: false,
                passes_over_facts: false,
            },
            cache_folder: (!global.no_cache)
                .then(|| surroundings.cache_folder.clone())
                .flatten(),
            shows_progress: surroundings.shows_progress && !plain,
            wants_version: global.version,
            as_of: surroundings.as_of.clone(),
            types: surroundings.types,
            can_ask: surroundings.can_ask && !global.no_input && format.is_none(),
            can_ask_password: surroundings.can_ask && !global.no_input,
            usual_limit: settings.limit,
            config: surroundings.config.clone(),
            passwords: RefCell::default(),
        }
    }

    /// The day for which a command counts: the one that the call names, else the one of `WIR_AS_OF`, else
    /// today. `None` where the variable holds no day, and says so: to count from today instead would be
    /// noticed by nobody.
    pub(super) fn day(&self, named: Option<Date>) -> Option<Date> {
        match (named, &self.as_of) {
            (Some(day), _) => Some(day),
            (None, Some(Ok(day))) => Some(*day),
            (None, None) => Some(environment::today()),
            (None, Some(Err(word))) => {
                let word = quoted(word);
                complain(&say!(
                    self.lang,
                    "wir: In der Variable WIR_AS_OF steht „{word}“, und das ist kein Tag. Bitte einen Tag wie 2026-11-22 oder 22.11.2026 hineinschreiben, oder die Variable löschen.",
                    "wir: The variable WIR_AS_OF holds “{word}”, which is no day. Please write a day like 2026-11-22 or 22.11.2026 into it, or unset the variable."
                ));
                None
            }
        }
    }

    /// Whether the layers, and another path beside them, can be read as they were named; says why not.
    /// Standard input can be read once, and not where somebody types.
    pub(super) fn may_read(&self, layers: &Layers, other: Option<&Location>) -> bool {
        let named = layers.named.iter().map(|(_, location)| location);
        let inputs = named
            .chain(other)
            .filter(|location| location.kind() == LocationKind::StandardInput)
            .count();
        if inputs > 1 {
            complain(t!(
                self.lang,
                "wir: Die Standardeingabe (-) kann nur einmal gelesen werden. Bitte das zweite - weglassen.",
                "wir: Standard input (-) can be read only once. Please leave the second - out."
            ));
        } else if inputs == 1 && self.types {
            complain(t!(
                self.lang,
                "wir: - steht für die Standardeingabe, und das ist hier die Tastatur. So geht es: wir --data - contacts < liste.csv",
                "wir: - stands for standard input, and that is the keyboard here. This works: wir --data - contacts < list.csv"
            ));
        } else {
            return true;
        }
        false
    }

    /// Reads the kinds of data that a command needs, and says on standard error what is wrong with them.
    /// Servers are not asked. Of contacts in an index only those are there to whom the data refers.
    pub(super) fn data(&self, kinds: &[Kind]) -> &'static Data {
        self.read_of(&self.layers, kinds)
    }

    /// As [`data`](Self::data), for the advisor, which reads no facts.
    pub(super) fn rules(&self, kinds: &[Kind]) -> &'static Data {
        let layers = Layers {
            passes_over_facts: true,
            ..self.layers.clone()
        };
        self.read_of(&layers, kinds)
    }

    fn read_of(&self, layers: &Layers, kinds: &[Kind]) -> &'static Data {
        let (data, ()) = self.look_up_in(layers, kinds, Ask::Nothing, |_| ());
        self.say_findings(data);
        data
    }

    /// Reads data whole, with what is asked of servers, and says what is wrong with it.
    pub(super) fn data_with(&self, kinds: &[Kind], ask: Ask) -> &'static Data {
        let data = self.read(&self.layers, kinds, ask);
        self.say_findings(data);
        data
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
            // An address with a password is not read; nobody needs it in a call.
            let path = match location.may_hold_password() {
                true => location.shown(),
                false => location.named().display().to_string(),
            };
            // As shells read it: a path with anything unusual stands between single quotes.
            let is_plain = path
                .chars()
                .all(|c| c.is_alphanumeric() || "/._-".contains(c));
            match is_plain {
                true => call.push_str(&format!(" --data {path}")),
                false => call.push_str(&format!(" --data '{}'", path.replace('\'', "'\\''"))),
            }
        }
        call.push(' ');
        call.push_str(command);
        call
    }

    /// Says on standard error what is wrong with the data.
    pub(super) fn say_findings(&self, data: &Data) {
        tell(&self.findings(data));
    }

    /// What is wrong with the data, in lines.
    pub(super) fn findings(&self, data: &Data) -> Vec<String> {
        // Who looks somebody up cannot mend what stands on a server.
        let is_on_server = |finding: &&Diagnostic| match &finding.place {
            Place::In(span) => {
                let document = &data.loaded.documents[span.document as usize];
                ldap::is_address(&document.name)
            }
            Place::File(_) => false,
        };
        let (on_servers, own): (Vec<_>, Vec<_>) = data.diagnostics.iter().partition(is_on_server);
        let mut beyond = data.diagnostics.beyond();
        let told = self.few(data, own, &mut beyond);
        let line = |told: &Told| match told.count {
            1 => told.line.clone(),
            count => {
                let first = &told.line;
                say!(
                    self.lang,
                    "{count} ×, zuerst {first}",
                    "{count} ×, first {first}"
                )
            }
        };
        let shown = &told[..told.len().min(MOST_FINDINGS)];
        let mut lines: Vec<String> = shown.iter().map(line).collect();
        let more: usize = told[shown.len()..].iter().map(|told| told.count).sum();
        let has_several = shown.iter().any(|told| told.count > 1);
        // What was only counted and is like nothing of our own stands on a server.
        let unread = on_servers.len() + beyond.values().sum::<usize>();
        if lines.is_empty() && unread == 0 {
            return lines;
        }
        let check = self.call("check");
        if unread > 0 {
            lines.push(say!(
                self.lang,
                "Werte auf dem Server, an denen etwas nicht stimmt: {unread}. Welche: {check}",
                "Values on the server that are not right: {unread}. Which: {check}"
            ));
        }
        if more > 0 {
            lines.push(say!(
                self.lang,
                "Weitere Befunde: {more}. Welche: {check}",
                "Further findings: {more}. Which: {check}"
            ));
        } else if has_several {
            lines.push(say!(
                self.lang,
                "Die weiteren Stellen: {check}",
                "The further places: {check}"
            ));
        }
        lines
    }

    /// As [`say_findings`](Self::say_findings), of the config file alone, where no data is read or
    /// what is wrong with it is not asked for.
    pub(super) fn say_settings(&self) {
        let mut loaded = Loaded::default();
        let findings = add(&self.config, &mut loaded);
        for finding in findings.iter().take(MOST_FINDINGS) {
            complain(&findings::one_line(finding, &loaded.documents, self.lang));
        }
    }

    /// The findings as lines, what hides entries first; where they are many, one for each kind. Takes
    /// out of `beyond`, by their codes, those that were only counted.
    fn few(
        &self,
        data: &Data,
        own: Vec<&Diagnostic>,
        beyond: &mut BTreeMap<&'static str, usize>,
    ) -> Vec<Told> {
        let filed = &data.filed_findings;
        let count = own.len() + filed.iter().map(|told| told.count).sum::<usize>();
        let is_many = count > MOST_FINDINGS;
        let mut own: Vec<(&Diagnostic, usize)> = own.into_iter().map(|one| (one, 1)).collect();
        if is_many {
            own = first_of_each(own, |finding| finding.kind());
            for (first, count) in &mut own {
                *count += beyond.remove(first.code).unwrap_or_default();
            }
        }
        let told = |(finding, count): (&Diagnostic, usize)| Told {
            code: finding.code.to_owned(),
            hides_entries: finding.hides_entries(),
            count,
            line: findings::one_line(finding, &data.loaded.documents, self.lang),
        };
        let all = filed.iter().cloned().chain(own.into_iter().map(told));
        let mut all: Vec<Told> = all.collect();
        if is_many {
            let counted = all.into_iter().map(|told| {
                let count = told.count;
                (told, count)
            });
            let firsts = first_of_each(counted, |told| (told.code.clone(), told.hides_entries));
            let with_count = |(told, count)| Told { count, ..told };
            all = firsts.into_iter().map(with_count).collect();
        }
        all.sort_by_key(|told| !told.hides_entries);
        all
    }

    /// Reads data for `look`, from an index where the lists are long. What is found in a damaged
    /// index is void: then the index is made anew, or the lists are read whole. Where servers are
    /// asked, there is no index.
    pub(super) fn look_up<T>(
        &self,
        kinds: &[Kind],
        ask: Ask,
        look: impl Fn(&'static Data) -> T,
    ) -> (&'static Data, T) {
        self.look_up_in(&self.layers, kinds, ask, look)
    }

    fn look_up_in<T>(
        &self,
        layers: &Layers,
        kinds: &[Kind],
        ask: Ask,
        look: impl Fn(&'static Data) -> T,
    ) -> (&'static Data, T) {
        let has_lists = index::has_lists(layers);
        let setting = self.cache_folder.as_deref().filter(|_| has_lists);
        let setting = setting.map(environment::setting);
        let kinds = kinds_read(kinds, has_lists);
        for setting in std::iter::repeat_n(setting, 2).flatten() {
            let Some(index) = self.index(kinds, &setting) else {
                break;
            };
            if let Some(data) = self.filed(index) {
                let data: &'static Data = Box::leak(Box::new(data));
                let found = look(data);
                if !data.is_damaged() {
                    return (data, found);
                }
            }
            index::forget(&setting, &self.layers, kinds);
        }
        let data = self.read(layers, kinds, ask);
        (data, look(data))
    }

    /// The index, which is built where there is none yet; `None` where the lists are short, or where
    /// there can be no index.
    fn index(&self, kinds: &[Kind], setting: &Setting) -> Option<Index> {
        index::open(setting, &self.layers, kinds).or_else(|| {
            let mut bar = Bar::new(self.shows_progress, self.lang);
            let line = |finding: &Diagnostic, lang| findings::without_place(finding, lang);
            let source = index::Source {
                layers: &self.layers,
                kinds,
                most_findings: MOST_FINDINGS,
                line: &line,
            };
            let built = index::build(setting, &source, &mut |share| bar.show(share));
            bar.clear();
            built
        })
    }

    /// The data from an index; `None` where it is damaged.
    fn filed(&self, index: Index) -> Option<Data> {
        let mut loaded = Loaded::default();
        let diagnostics = add(&self.config, &mut loaded);
        Some(Data {
            directory: index.directory()?,
            loaded: Box::leak(Box::new(loaded)),
            diagnostics,
            contacts_by_rank: index.contacts_by_rank().to_vec(),
            places: Places::default(),
            filed_findings: index.findings(self.lang)?,
            index: Some(index),
        })
    }

    pub(super) fn data_in_silence(&self, kinds: &[Kind], ask: Ask) -> &'static Data {
        self.read(&self.layers, kinds, ask)
    }

    /// What a listing wants of a server.
    pub(super) fn listing(&self, limit: Option<usize>) -> Wanted {
        Wanted {
            most: limit.or(self.usual_limit).unwrap_or(USUAL_LISTING),
            ..Wanted::default()
        }
    }

    /// What a query wants of a server; an empty one is a listing.
    pub(super) fn wanted(&self, query: &Query, limit: Option<usize>, similar: bool) -> Wanted {
        // Without a server nobody needs the spellings.
        if query.is_empty() || !self.has_servers() {
            return self.listing(limit);
        }
        let readings = query.parts();
        // Of words that are nothing but signs, a server would be asked for everything.
        let most = match readings.is_empty() {
            true => 0,
            false => MOST_CANDIDATES,
        };
        Wanted {
            readings,
            most,
            similar,
            ..Wanted::default()
        }
    }

    /// Reads layers into a directory. What was read stays until the process ends: to free it piece by
    /// piece would cost a large list more time than a look-up.
    pub(super) fn read(&self, layers: &Layers, kinds: &[Kind], ask: Ask) -> &'static Data {
        read(&self.asking(layers, ask), kinds, &self.config)
    }

    /// As [`read`](Self::read), all kinds of data that are only checked: most contacts are not kept.
    pub(super) fn read_to_check(&self, layers: &Layers, ask: Ask) -> &'static Data {
        read_to_check(&self.asking(layers, ask), &self.config)
    }

    /// The layers with what is asked of the servers among them.
    fn asking<'l>(&self, layers: &'l Layers, ask: Ask) -> Cow<'l, Layers> {
        if ask.is_nothing() || !has_servers(layers) {
            return Cow::Borrowed(layers);
        }
        let mut layers = layers.clone();
        layers.ask = ask;
        self.ask_passwords(&mut layers);
        Cow::Owned(layers)
    }

    /// Whether there is a server among the layers.
    pub(super) fn has_servers(&self) -> bool {
        has_servers(&self.layers)
    }

    /// Asks for each password that is needed and lies in no file.
    fn ask_passwords(&self, layers: &mut Layers) {
        for (layer, location) in &layers.named {
            let Some(address) = location.address() else {
                continue;
            };
            let is_argument = *layer == Layer::Argument;
            let access = layers.accesses.of(&address, is_argument);
            let is_lacking = access.password_file.is_none() && access.password.is_none();
            let Some(name) = access.bind.filter(|_| is_lacking && self.can_ask_password) else {
                continue;
            };
            let mut passwords = self.passwords.borrow_mut();
            let is_known = passwords.iter().any(|(server, known)| {
                server.is_same_server(&address) && known.bind.as_ref() == Some(&name)
            });
            if !is_known {
                let (shown, server) = (quoted(&name), address.server());
                let prompt = say!(
                    self.lang,
                    "Passwort von {shown} bei {server}",
                    "Password of {shown} at {server}"
                );
                let access = Access {
                    password: guide::password(&prompt),
                    bind: Some(name),
                    ..Access::default()
                };
                passwords.push((address, access));
            }
        }
        layers.accesses.typed.clone_from(&self.passwords.borrow());
    }

    /// Prints a view on standard output.
    pub(super) fn answer(&self, view: &View<'_>, directory: &Directory) -> Exit {
        let exit = self.print(|out| render::write(view, directory, self.format, &self.page, out));
        let lost = render::lost(view, self.format, self.lang);
        if exit == Exit::Found && !lost.is_empty() {
            let (form, lost) = (self.format.name(), lost.join(", "));
            complain(&say!(
                self.lang,
                "Nicht enthalten, weil {form} keinen Platz dafür hat: {lost}. Vollständig ist --format toml.",
                "Not included, because {form} has no place for it: {lost}. --format toml holds everything."
            ));
        }
        if exit == Exit::Found && render::leaves_out_made_ids(view, self.format) {
            complain(t!(
                self.lang,
                "Nicht enthalten, weil csv sie nicht kennzeichnen kann: Kennungen, die aus Name und Platz gemacht sind. Mit ihnen: --format json",
                "Not included, because csv cannot mark them: ids that are made of name and position. With them: --format json"
            ));
        }
        exit
    }

    /// Prints with `write`; a closed pipe is no failure, everything else is said.
    pub(super) fn print(&self, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Exit {
        let mut out = BufWriter::with_capacity(1 << 15, io::stdout().lock());
        let result = write(&mut out).and_then(|()| out.flush().map_err(Failure::Io));
        // What is left in the buffer after a failure would fail again.
        let _ = out.into_parts();
        match result {
            Ok(()) => Exit::Found,
            Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Found,
            Err(Failure::Io(error)) => {
                let reason = system_reason(&error);
                let reason = reason.get(self.lang);
                complain(&say!(
                    self.lang,
                    "wir: Die Ausgabe kann nicht geschrieben werden. {reason}",
                    "wir: The output cannot be written. {reason}"
                ));
                Exit::Data
            }
            Err(Failure::Unfit) => {
                let form = self.format.name();
                if matches!(self.format, Format::Mermaid | Format::Dot) {
                    complain(&say!(
                        self.lang,
                        "wir: Als {form} gibt es nur das Gespräch zu einer Förderlinie: wir check --graph LINIE --format {form}",
                        "wir: Only the conversation about a funding line exists as {form}: wir check --graph LINE --format {form}"
                    ));
                    return Exit::Wrong;
                }
                let instead = match self.format {
                    Format::Ics => t!(
                        self.lang,
                        "Als ics gibt es nur die Fristen: wir foerderung deadlines --format ics",
                        "Only the deadlines exist as ics: wir foerderung deadlines --format ics"
                    )
                    .to_owned(),
                    _ => say!(
                        self.lang,
                        "Als {form} gibt es Kontakte mit allen Feldern: wir contacts --format {form}",
                        "Contacts with all fields exist as {form}: wir contacts --format {form}"
                    ),
                };
                complain(&say!(
                    self.lang,
                    "wir: Diese Ausgabe gibt es nicht als {form}. {instead}",
                    "wir: This output does not exist as {form}. {instead}"
                ));
                Exit::Wrong
            }
        }
    }

    /// The exit of an answer, unless its index broke while it was printed.
    pub(super) fn unless_damaged(&self, data: &Data, exit: Exit) -> Exit {
        if !data.is_damaged() {
            return exit;
        }
        complain(t!(
            self.lang,
            "wir: Der Index ist beschädigt, die Ausgabe ist nicht vollständig. Bitte noch einmal, mit: --no-cache",
            "wir: The index is damaged, the output is not complete. Please try again with: --no-cache"
        ));
        Exit::Data
    }

    /// Says that nothing was found, and what to do next.
    pub(super) fn nothing(&self, data: &Data, view: &View<'_>, sentence: &str) -> Exit {
        // A program gets its empty list; a person gets the sentence.
        if matches!(self.format, Format::Json | Format::Csv) {
            let exit = self.answer(view, &data.directory);
            if exit != Exit::Found {
                return exit;
            }
        }
        complain(sentence);
        // A number of the house helps whoever waits on the phone.
        if let Some(phone) = data
            .directory
            .switchboard()
            .and_then(|contact| contact.phone.as_ref())
        {
            let phone = phone.written();
            complain(&say!(
                self.lang,
                "Die Zentrale hilft weiter: {phone}",
                "The switchboard can help: {phone}"
            ));
        }
        if data.hides_entries() {
            complain(t!(
                self.lang,
                "Eine Datei oder ein Server war nicht oder nicht ganz zu lesen; die Antwort kann dort stehen.",
                "A file or server could not be read, or not completely; the answer may be there."
            ));
            return Exit::Data;
        }
        Exit::Nothing
    }
}

/// The paths without those that are named once more behind them: nobody stands twice in one list. The
/// last place counts, for what comes later replaces what came before.
fn each_once(mut named: Vec<(Layer, Location)>) -> Vec<(Layer, Location)> {
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

fn has_servers(layers: &Layers) -> bool {
    layers
        .named
        .iter()
        .any(|(_, location)| location.is_server())
}

/// Adds the config file; hands back what is wrong with it. It is no data; it stands behind all that
/// is, so that findings can quote it.
fn add(config: &Config, loaded: &mut Loaded) -> Findings {
    let of_data = loaded.documents.len();
    loaded.documents.extend(config.document.clone());
    config.diagnostics.clone().moved_to(of_data)
}

/// The kinds that are read for a command that needs `kinds`. Where there are lists, one index serves all
/// commands that need more than contacts are made of; a list is not filed once for each of them.
fn kinds_read(kinds: &[Kind], has_lists: bool) -> &[Kind] {
    let is_more = kinds
        .iter()
        .any(|kind| !Kind::CONTACTS_AND_AREAS.contains(kind));
    match has_lists && is_more {
        true => &Kind::DIRECTORY,
        false => kinds,
    }
}

/// Reads layers without asking a server, and adds what is wrong with the config file.
pub(super) fn read(layers: &Layers, kinds: &[Kind], config: &Config) -> &'static Data {
    let make =
        |batches, documents: &'static [Document]| records::directory(batches, documents, kinds);
    read_with(layers, kinds, config, make)
}

/// As [`read`], all kinds of data that are only checked: most contacts are not kept.
pub(super) fn read_to_check(layers: &Layers, config: &Config) -> &'static Data {
    read_with(layers, &Kind::EVERY, config, records::directory_to_check)
}

fn read_with(
    layers: &Layers,
    kinds: &[Kind],
    config: &Config,
    make: impl Fn(Vec<Batch<'static>>, &'static [Document]) -> Checked<'static>,
) -> &'static Data {
    let loaded: &'static mut Loaded = Box::leak(Box::new(load::load(layers, kinds)));
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let of_data = loaded.documents.len();
    diagnostics.append(&mut add(config, loaded));
    let loaded: &'static Loaded = loaded;
    let (batches, mut found) = load::batches(&loaded.documents[..of_data]);
    diagnostics.append(&mut found);
    let Checked {
        directory,
        diagnostics: mut checked,
        mut contacts_by_rank,
        places,
        referred: _,
    } = make(batches, &loaded.documents);
    contacts_by_rank.resize(loaded.looked_at.len() + 1, 0);
    diagnostics.append(&mut checked);
    diagnostics.in_order();
    Box::leak(Box::new(Data {
        directory,
        loaded,
        diagnostics,
        contacts_by_rank,
        places,
        index: None,
        filed_findings: Vec::new(),
    }))
}

/// Writes findings to standard error. Each line is clean already.
pub(super) fn tell(findings: &[String]) {
    if !findings.is_empty() {
        write_message(&findings.join("\n"));
    }
}

/// Writes a line to standard error.
pub(super) fn complain(line: &str) {
    write_message(&clean::lines(line));
}

/// Writes to standard error, on a terminal broken between words; there is nobody to tell if that fails.
fn write_message(text: &str) {
    let mut out = io::stderr().lock();
    let _ = match message_width() {
        Some(width) => wrap(&mut out, text, width),
        None => writeln!(out, "{text}"),
    };
}

/// What was typed, as text. A terminal that is not set to UTF-8 sends Windows-1252 or Latin-1.
pub(super) fn decoded(argument: &OsStr) -> String {
    match argument.to_str() {
        Some(text) => text.to_owned(),
        None => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(argument.as_encoded_bytes())
            .0
            .into_owned(),
    }
}

/// Words of the command line as one text.
pub(super) fn typed(words: &[impl AsRef<OsStr>]) -> String {
    let words: Vec<String> = words.iter().map(|word| decoded(word.as_ref())).collect();
    words.join(" ")
}

/// Text from outside for a sentence: clean, not longer than a line, and without the login of an address.
pub(super) fn quoted(text: &str) -> String {
    shortened(&address::without_login(text))
}

/// Text that may be shown, not longer than a line.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let start: String = text.chars().take(60).collect();
    format!("{start}…")
}

/// What a command names becomes the layers.
pub(super) fn only(locations: Vec<Location>) -> Layers {
    Layers {
        named: locations
            .into_iter()
            .map(|location| (Layer::Argument, location))
            .collect(),
        ..Layers::default()
    }
}
