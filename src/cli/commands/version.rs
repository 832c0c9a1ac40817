//! `wir --version`.

use crate::cli::context::Context;
use crate::cli::refusal::CommandResult;
use crate::formats::RecordKind;
use crate::ldap::ServerQuery;
use crate::model::provenance::show_date;
use crate::say;

/// Program and data: `wir 0.1.0, Daten vom 22.11.2026`.
pub(in crate::cli) fn run(context: &Context<'_>) -> CommandResult {
    context.tell_settings();
    let data = context.data_in_silence(&[RecordKind::Source], ServerQuery::Nothing);
    let version = env!("CARGO_PKG_VERSION");
    let date = data
        .directory
        .sources()
        .iter()
        .map(|source| source.retrieved)
        .max()
        .map(|date| show_date(date, context.lang));
    let line = match date {
        Some(date) => say!(
            context.lang,
            "wir {version}, Daten vom {date}",
            "wir {version}, data of {date}"
        ),
        None => format!("wir {version}"),
    };
    context.print(|out| Ok(writeln!(out, "{line}")?))
}
