//! `wir names`: the hidden command that the completion scripts ask.

use std::ffi::OsString;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::data::Data;
use crate::cli::exit::Exit;
use crate::cli::refusal::CommandResult;
use crate::cli::typed;
use crate::formats::RecordKind;
use crate::ldap::ServerQuery;
use crate::model::{PersonName, Phone};
use crate::search::Query;
use crate::text::clean;

/// More names than this are no help; another letter makes them fewer.
const MOST_NAMES: usize = 100;

/// Called by the completion scripts.
#[derive(Args)]
#[command(hide = true)]
pub(in crate::cli) struct Names {
    pub(in crate::cli) beginning: Option<OsString>,
}

/// Prints the first names that begin so, with their numbers. Without a letter it would be everybody; then
/// nothing is read.
pub(in crate::cli) fn run<'d>(context: &Context<'d>, args: &Names) -> CommandResult {
    let beginning = args
        .beginning
        .as_deref()
        .map(typed::decode)
        .unwrap_or_default();
    let query = Query::new(&beginning);
    if query.is_empty() {
        return Ok(Exit::Found);
    }
    let ask = ServerQuery::Entries(context.entry_query(&query, None, false));
    let look = |data: &'d Data<'d>| data.people().with_name_prefix(&beginning, MOST_NAMES);
    // The kinds of a look-up, so that both have one index.
    let (_, contacts) = context.look_up(RecordKind::CONTACTS, ask, look);
    context.print(|out| {
        for contact in &contacts {
            let name = contact.name.as_ref().map_or("", PersonName::full);
            if !may_be_offered(name) {
                continue;
            }
            let phone = contact.phone.as_ref().map_or("", Phone::written_form);
            writeln!(out, "{name}\t{phone}")?;
        }
        Ok(())
    })
}

/// Whether a shell may put a name into the line: one that begins with a hyphen would be an option, and
/// no shell can write a control character so that it is seen.
fn may_be_offered(name: &str) -> bool {
    !name.starts_with('-') && !name.chars().any(clean::is_unsafe)
}
