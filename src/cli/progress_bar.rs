//! Progress on a terminal, for what takes longer than one likes to wait without a word.

use std::time::{Duration, Instant};

use super::streams::Streams;
use crate::t;
use crate::text::locale::Lang;

/// What is done sooner needs no bar.
const LONG: Duration = Duration::from_millis(500);

/// Width of the bar in characters.
const WIDTH: usize = 20;

/// One line on standard error that is written over and goes away in the end.
pub(super) struct Bar<'s> {
    streams: &'s Streams,
    since: Instant,
    is_shown: bool,
    lang: Lang,
    last: Option<String>,
}

impl<'s> Bar<'s> {
    pub(super) fn new(streams: &'s Streams, is_shown: bool, lang: Lang) -> Bar<'s> {
        Bar {
            streams,
            since: Instant::now(),
            is_shown,
            lang,
            last: None,
        }
    }

    /// Shows how much is done, from 0 to 1.
    pub(super) fn show(&mut self, share: f64) {
        if !self.is_shown || self.since.elapsed() < LONG {
            return;
        }
        let line = line(share, self.lang);
        if self.last.as_ref() != Some(&line) {
            self.streams.show_progress(&line);
            self.last = Some(line);
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if let Some(last) = self.last.take() {
            let blanks = " ".repeat(last.chars().count());
            self.streams.show_progress(&format!("{blanks}\r"));
        }
    }
}

fn line(share: f64, lang: Lang) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1"
    )]
    let percent = (share.clamp(0.0, 1.0) * 100.0) as usize;
    let full = percent * WIDTH / 100;
    let bar = "#".repeat(full) + &"-".repeat(WIDTH - full);
    let what = t!(
        lang,
        "Liste wird für schnelles Suchen vorbereitet",
        "Preparing the list for fast look-ups"
    );
    format!("{what} [{bar}] {percent:3} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_always_as_wide() {
        let widths =
            [-1.0, 0.0, 0.004, 0.5, 0.999, 1.0, 7.0].map(|share| line(share, Lang::De).len());
        assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
        assert!(line(0.5, Lang::En).contains("[##########----------]  50 %"));
    }
}
