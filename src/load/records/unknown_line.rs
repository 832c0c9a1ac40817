//! What is said where data names a funding line that there is not.

use crate::both;
use crate::diagnostic::{Severity, did_you_mean};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::value_reader::PlacedText;

impl DirectoryBuilder<'_, '_> {
    pub(super) fn unknown_line(&mut self, line: &PlacedText<'_>) {
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("unknown-line", Severity::Error) {
            return;
        }
        let lines = &self.made.parts.lines;
        let help = did_you_mean(
            &line.text,
            lines.iter().map(|line| line.id.as_str()),
            both!(
                "Alle Förderlinien: wir foerderung",
                "All funding lines: wir foerderung"
            ),
        );
        let name = &line.text;
        let message = both!(
            "Eine Förderlinie „{name}“ gibt es nicht.",
            "There is no funding line “{name}”."
        );
        self.value_reader()
            .error("unknown-line", line.at, message, help);
    }
}
