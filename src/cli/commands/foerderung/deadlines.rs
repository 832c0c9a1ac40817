//! `wir foerderung deadlines`: the next deadlines, for a calendar too.

use clap::Args;

use super::find;
use crate::cli::context::Context;
use crate::cli::days::Days;
use crate::cli::help_text::localized;
use crate::cli::refusal::CommandResult;
use crate::funding::Advisor;
use crate::render::{self, View};

#[derive(Args)]
#[command(alias = "fristen",
    about = localized("Die nächsten Fristen zeigen, auch für den Kalender", "Show the next deadlines, for a calendar too"))]
pub(in crate::cli) struct Deadlines {
    #[command(flatten)]
    pub(in crate::cli) days: Days,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Deadlines) -> CommandResult {
    let day = context.day(args.days.today.as_of)?;
    let data = context.rules(&find::KINDS);
    let advisor = Advisor::new(&data.directory, day);
    let deadlines = render::DeadlineList {
        advisor: &advisor,
        start: args.days.start,
    };
    context.answer(&View::Deadlines(deadlines), &data.directory)
}
