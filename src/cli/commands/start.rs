//! `wir` alone: the main numbers, the areas of work, the commands; where a person can be asked, the
//! guided mode.

use std::cell::{Cell, RefCell};

use crate::cli::command_descriptions::describe_commands;
use crate::cli::context::Context;
use crate::cli::conversation;
use crate::cli::data::Data;
use crate::cli::days::Days;
use crate::cli::environment;
use crate::cli::refusal::CommandResult;
use crate::formats::RecordKind;
use crate::funding::Advisor;
use crate::guide::{self, Guide, KeyDialogue, LineDialogue, LookUpResult};
use crate::ldap::ServerQuery;
use crate::model::{Contact, Directory};
use crate::render::{Format, Overview, View};
use crate::search::{self, CombinedHits, Filter, Hit, Query, SearchResult, TopicHit};
use crate::text::locale::Lang;

/// As many posts as one takes in at a glance.
const MOST_POSTS: usize = 12;

pub(in crate::cli) fn run<'d>(context: &Context<'d>) -> CommandResult {
    let look = |data: &'d Data<'d>| {
        let has_number = |contact: &Contact| contact.phone.is_some();
        let people = data.people();
        match context.format {
            // The first contacts of an own list are main numbers only where no layer before it has any.
            Format::Text => [data.first_layer(), usize::MAX]
                .into_iter()
                .map(|out_of| people.first_contacts(MOST_POSTS, out_of, has_number))
                .find(|posts| !posts.is_empty())
                .unwrap_or_default(),
            _ => people.first_contacts(usize::MAX, usize::MAX, |_| true),
        }
    };
    // The guide asks servers when it knows for whom.
    let ask = if context.can_ask {
        ServerQuery::Nothing
    } else {
        ServerQuery::Entries(context.listing_query(None))
    };
    let (data, contacts) = context.look_up(RecordKind::DIRECTORY, ask, look);
    let findings = context.findings(data);
    context.streams.tell_lines(&findings);
    let contacts: Vec<&Contact> = contacts.iter().map(|contact| &**contact).collect();
    let left_out = data.people().count() - contacts.len();
    let overview = Overview {
        contacts,
        left_out,
        commands: describe_commands(&(context.command_line)(), context.lang),
    };
    if context.can_ask {
        guide(context, data, &overview, findings)
    } else {
        context.answer(&View::Overview(&overview), &data.directory)
    }
}

/// The guided mode: a field for everything that one may look for, and a list of what there is.
fn guide<'d>(
    context: &Context<'d>,
    data: &'d Data<'d>,
    overview: &Overview<'_>,
    findings: Vec<String>,
) -> CommandResult {
    let lang = context.lang;
    let day = context.day(None)?;
    let main_numbers = Overview {
        contacts: overview.contacts.clone(),
        left_out: overview.left_out,
        commands: Vec::new(),
    };
    guide::watch();
    let advisor = Advisor::new(&data.directory, day);
    let has_rules = !advisor.lines().is_empty() && !data.directory.questions().is_empty();
    let is_kept = data.is_in_memory() && !context.has_servers();
    let (last, said) = (Cell::new(data), RefCell::new(findings));
    let look_up = |query: &Query| {
        let look = |data: &'d Data<'d>| {
            look_in(data, context.store.directory_for(data, query), query, lang)
        };
        let data = last.get();
        if is_kept || data.is_current(context.index_setting().as_ref(), &context.layers) {
            let met = look(data);
            if !data.is_damaged() {
                return met;
            }
        }
        let ask = ServerQuery::Entries(context.entry_query(query, None, false));
        let (data, met) = context.look_up(RecordKind::DIRECTORY, ask, look);
        last.set(data);
        // What is wrong with the lists is said once, as long as it stays the same.
        let findings = context.findings(data);
        if context.has_servers() || *said.borrow() != findings {
            context.streams.tell_lines(&findings);
        }
        said.replace(findings);
        met
    };
    // What was read of a server for one query is no list to look through.
    let of_lists = |query: &Query| {
        let data = if context.has_servers() {
            data
        } else {
            last.get()
        };
        look_in(data, &data.directory, query, lang)
    };
    let guide = Guide {
        directory: &data.directory,
        look_up: &look_up,
        look_in_lists: &of_lists,
        asks_servers: context.has_servers(),
        is_whole: is_kept,
        main_numbers: &main_numbers,
        page: context.page,
        rules: &advisor,
        advisor: has_rules
            .then(|| conversation::consultation(context, &advisor, None, Days::default())),
        folder: environment::current_folder(),
    };
    let end = context.streams.converse(|out| {
        if context.page.plain {
            let mut dialogue = LineDialogue::on_terminal(std::io::stdin().lock(), lang);
            guide::run(&guide, &mut dialogue, out)
        } else {
            guide::run(&guide, &mut KeyDialogue::new(lang), out)
        }
    });
    Ok(conversation::exit_after(context.streams, end))
}

/// What of this data fits a query. The rooms and topics are those of `directory`.
fn look_in<'d>(
    data: &'d Data<'d>,
    directory: &'d Directory<'d>,
    query: &Query,
    lang: Lang,
) -> LookUpResult<'d> {
    let CombinedHits {
        contacts,
        rooms,
        topics,
        understood,
    } = if query.is_empty() {
        let SearchResult { hits, understood } =
            data.people().find(query, &Filter::default(), false, lang);
        CombinedHits {
            contacts: hits,
            rooms: Vec::new(),
            topics: Vec::new(),
            understood,
        }
    } else {
        search::search_everything(data.people(), directory, query, false, lang)
    };
    // Of a listing every name is shown.
    data.look_through(&contacts, usize::MAX);
    let topic = |hit: TopicHit<'d>| Hit {
        entry: hit.entry,
        how: hit.how,
        fields: Vec::new(),
    };
    let topics = topics.into_iter().map(topic).collect();
    LookUpResult {
        directory,
        contacts,
        rooms,
        topics,
        understood,
        is_damaged: Box::new(|| data.is_damaged()),
    }
}
