//! The advisor as a conversation on the terminal.

use super::context::Context;
use super::days::Days;
use super::environment;
use super::exit::Exit;
use super::streams::Streams;
use crate::funding::{Advisor, Answers};
use crate::guide::{self, Consultation, End, KeyDialogue, LineDialogue};
use crate::model::funding::Centre;

/// The command that asks the same advisor again: over the same data, for the same day and start, in the
/// language that the call named.
pub(super) fn call(context: &Context<'_>, days: Days) -> String {
    let mut call = context.call("foerderung find");
    for (option, day) in [("--as-of", days.today.as_of), ("--start", days.start)] {
        if let Some(day) = day {
            call.push_str(&format!(" {option} {day}"));
        }
    }
    call
}

/// What a conversation with the advisor needs.
pub(super) fn consultation<'a>(
    context: &Context<'_>,
    advisor: &'a Advisor<'a>,
    centre: Option<&'a Centre>,
    days: Days,
) -> Consultation<'a> {
    Consultation {
        advisor,
        centre,
        page: context.page,
        start: days.start,
        call: call(context, days),
        folder: environment::current_folder(),
    }
}

/// Goes on from these answers as a conversation.
pub(super) fn converse(
    context: &Context<'_>,
    advisor: &Advisor<'_>,
    answers: &Answers,
    centre: Option<&Centre>,
    days: Days,
) -> Exit {
    let consultation = consultation(context, advisor, centre, days);
    guide::watch();
    let end = context.streams.converse(|out| {
        if context.page.plain {
            let mut lines = LineDialogue::on_terminal(std::io::stdin().lock(), context.lang);
            guide::advise(&consultation, answers, &mut lines, out)
        } else {
            guide::advise(
                &consultation,
                answers,
                &mut KeyDialogue::new(context.lang),
                out,
            )
        }
    });
    exit_after(context.streams, end)
}

/// The exit code of a conversation, and its last words.
pub(super) fn exit_after(streams: &Streams, end: End) -> Exit {
    match end {
        End::Quit => Exit::Found,
        End::Interrupted => {
            streams.tell(&guide::farewell());
            Exit::Interrupted
        }
    }
}
