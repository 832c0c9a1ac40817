//! The advisor for the rules of a day, and as a conversation on the terminal.

use jiff::civil::Date;

use crate::cli::Exit;
use crate::cli::arguments::Days;
use crate::cli::context::{Data, Desk, complain};
use crate::cli::environment;
use crate::funding::{Advisor, Answers};
use crate::guide;
use crate::guide::{Consultation, End, Keys, Lines};

/// The rules of a day; they stay until the process ends, as the data does.
pub(super) fn advisor(data: &'static Data, day: Date) -> &'static Advisor<'static> {
    Box::leak(Box::new(Advisor::new(&data.directory, day)))
}

/// The command that asks the same advisor again: over the same data, for the same day and start, in the
/// language that the call named.
pub(super) fn call(desk: &Desk, days: Days) -> String {
    let mut call = desk.call("foerderung find");
    for (option, day) in [("--as-of", days.as_of), ("--start", days.start)] {
        if let Some(day) = day {
            call.push_str(&format!(" {option} {day}"));
        }
    }
    call
}

/// What a conversation with the advisor needs.
pub(super) fn consultation(
    desk: &Desk,
    advisor: &'static Advisor<'static>,
    days: Days,
) -> Consultation<'static> {
    Consultation {
        advisor,
        page: desk.page,
        start: days.start,
        call: call(desk, days),
        folder: environment::current_folder(),
    }
}

/// Goes on from these answers as a conversation.
pub(super) fn converse(
    desk: &Desk,
    advisor: &'static Advisor<'static>,
    answers: &Answers,
    days: Days,
) -> Exit {
    let consultation = consultation(desk, advisor, days);
    guide::watch();
    let mut out = std::io::stdout();
    let end = if desk.page.plain {
        let mut lines = Lines::on_terminal(std::io::stdin().lock(), desk.lang);
        guide::advise(&consultation, answers, &mut lines, &mut out)
    } else {
        guide::advise(&consultation, answers, &mut Keys::new(desk.lang), &mut out)
    };
    ended(end)
}

/// The exit code of a conversation, and its last words.
pub(super) fn ended(end: End) -> Exit {
    match end {
        End::Quit => Exit::Found,
        End::Interrupted => {
            complain(&guide::farewell());
            Exit::Interrupted
        }
    }
}
