//! The forms of output.

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: a table where there is room, records elsewhere.
    Text,
    /// One JSON object.
    Json,
    /// One JSON object a line, for programs that read one after the other.
    Jsonl,
    /// CSV for spreadsheets (RFC 4180).
    Csv,
    /// vCard 4.0 (RFC 6350).
    Vcard,
    /// LDIF (RFC 2849) with `inetOrgPerson`.
    Ldif,
    /// The schema of the data files.
    Toml,
    /// Markdown: to send, to print, to keep.
    Markdown,
    /// iCalendar (RFC 5545), for deadlines.
    Ics,
    /// A flowchart of Mermaid, for graphs.
    Mermaid,
    /// DOT of Graphviz, for graphs.
    Dot,
}

impl Format {
    /// Every format with the name that `--format` takes.
    pub const NAMES: [(&str, Format); 11] = [
        ("text", Format::Text),
        ("json", Format::Json),
        ("jsonl", Format::Jsonl),
        ("csv", Format::Csv),
        ("vcard", Format::Vcard),
        ("ldif", Format::Ldif),
        ("toml", Format::Toml),
        ("markdown", Format::Markdown),
        ("ics", Format::Ics),
        ("mermaid", Format::Mermaid),
        ("dot", Format::Dot),
    ];

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        Format::NAMES
            .iter()
            .find(|(_, format)| *format == self)
            .map_or("text", |(name, _)| name)
    }
}
