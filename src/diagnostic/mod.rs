//! What is wrong with the data, where, and what to do about it.

mod findings;

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::hash::Hash;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::both;
use crate::text::locale::{Lang, Text};
pub use findings::{Findings, MOST_OF_A_KIND};

/// A text that was read, under the name that messages use for it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path as the user gave it, or `bundled:contacts.toml` for compiled-in text.
    pub name: String,
    /// The text, decoded.
    pub text: Cow<'static, str>,
    /// What was written down of it when the program was built; empty where it is to be read.
    pub steps: &'static [u8],
    /// Why it was read.
    pub layer: Layer,
    /// Number of the file or folder that brought it; a later one replaces records of an earlier one.
    pub rank: u32,
}

/// A layer of data and why it was read. Later layers replace records of the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Compiled into the program.
    Bundled,
    /// Lies in the user's data folder.
    UserFolder,
    /// Named in the config file, or the config file itself.
    Config,
    /// Named by the variable `WIR_DATA`.
    Variable,
    /// Named by `--data`, or as an argument of `check`.
    Argument,
}

/// A piece of a document, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index of the document.
    pub document: u32,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The piece of a document that a range of bytes is.
    pub fn of(document: u32, range: &Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            document,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a text that was read.
    In(Span),
    /// With a file or folder as a whole, or one that could not be read; or with an address, of which
    /// only what may be shown stands here.
    File(PathBuf),
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Something was left out, or is wrong.
    Error,
    /// Everything was read, but somebody should look at it.
    Warning,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Kebab-case name of the check, for scripts and for `wir check`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text<'static>,
    /// Where.
    pub place: Place,
    /// What to do next.
    pub help: Text<'static>,
}

impl Diagnostic {
    /// A finding that cost something: an entry or a value was left out.
    pub fn error(
        code: &'static str,
        place: Place,
        message: Text<'static>,
        help: Text<'static>,
    ) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: shortened(message),
            place,
            help: shortened(help),
        }
    }

    /// A finding that cost nothing.
    pub fn warning(
        code: &'static str,
        place: Place,
        message: Text<'static>,
        help: Text<'static>,
    ) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, message, help)
        }
    }
}

/// Longest sentence of a finding, in bytes. What a file holds may be quoted in it, and that may be long.
const LONGEST_SENTENCE: usize = 1_000;

/// A sentence without its middle where it is too long: what it says stands at its beginning and its end,
/// and what it quotes between.
fn shortened(sentence: Text<'static>) -> Text<'static> {
    let short = |sentence: Cow<'static, str>| {
        if sentence.len() <= LONGEST_SENTENCE {
            return sentence;
        }
        let half = LONGEST_SENTENCE / 2;
        let begin = &sentence[..sentence.floor_char_boundary(half)];
        let end = &sentence[sentence.ceil_char_boundary(sentence.len() - half)..];
        Cow::Owned(format!("{begin} … {end}"))
    };
    Text {
        de: short(sentence.de),
        en: sentence.en.map(short),
    }
}

/// Errors after which a file, or entries of it, were not read at all.
const UNREAD: [&str; 16] = [
    "archive",
    "cut-off",
    "json-syntax",
    "no-contact",
    "no-header",
    "not-a-table",
    "open-card",
    "open-quote",
    "outside-card",
    "overlong-file",
    "too-many-cells",
    "toml-syntax",
    "unknown-form",
    "unknown-table",
    "unreadable-file",
    "workbook",
];

impl Diagnostic {
    /// What it has in common with others that say the same of other places.
    pub fn kind(&self) -> (&'static str, bool) {
        (self.code, self.hides_entries())
    }

    /// The same about a text that stands elsewhere among the documents than was known when it was made.
    #[must_use]
    pub fn moved_to(self, document: usize) -> Diagnostic {
        let document = u32::try_from(document).unwrap_or(u32::MAX);
        let place = match self.place {
            Place::In(span) => Place::In(Span { document, ..span }),
            place @ Place::File(_) => place,
        };
        Diagnostic { place, ..self }
    }

    /// Whether entries were not read because of it: what somebody looks for in vain may stand there.
    pub fn hides_entries(&self) -> bool {
        hides_entries(self.code, self.severity)
    }
}

fn hides_entries(code: &str, severity: Severity) -> bool {
    let is_of_reading = UNREAD.contains(&code) || code.starts_with("ldap-");
    is_of_reading && severity == Severity::Error
}

/// A finding as one line, or several of one kind as the line of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// See [`Diagnostic::code`].
    pub code: String,
    /// See [`Diagnostic::hides_entries`].
    pub hides_entries: bool,
    /// For how many it stands.
    pub count: usize,
    /// The line, with its place.
    pub line: String,
}

/// The first of each kind, with the number of all of its kind: a fault that a whole list shares says
/// no more the second time. `findings` come with the numbers for which they stand.
pub fn first_of_each<T, K: Eq + Hash>(
    findings: impl IntoIterator<Item = (T, usize)>,
    kind: impl Fn(&T) -> K,
) -> Vec<(T, usize)> {
    let mut firsts: Vec<(T, usize)> = Vec::new();
    let mut places: HashMap<K, usize> = HashMap::new();
    for (finding, count) in findings {
        match places.entry(kind(&finding)) {
            Entry::Occupied(place) => firsts[*place.get()].1 += count,
            Entry::Vacant(place) => {
                place.insert(firsts.len());
                firsts.push((finding, count));
            }
        }
    }
    firsts
}

/// Line and column of a byte, both from 1; columns are counted in characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// As [`line_and_column`], for many places that come in their order: each text is walked through once.
#[derive(Default)]
pub struct Lines {
    document: u32,
    byte: usize,
    line_ends: usize,
    /// Letters of the line before `byte`.
    letters: usize,
}

impl Lines {
    /// Line and column of the beginning of a span in its text.
    pub fn of(&mut self, span: Span, text: &str) -> (usize, usize) {
        let byte = text.floor_char_boundary((span.start as usize).min(text.len()));
        if span.document != self.document || byte < self.byte {
            *self = Lines {
                document: span.document,
                ..Lines::default()
            };
        }
        let between = &text[self.byte..byte];
        self.line_ends += memchr::memchr_iter(b'\n', between.as_bytes()).count();
        let of_line = match between.rfind('\n') {
            Some(at) => {
                self.letters = 0;
                &between[at + 1..]
            }
            None => between,
        };
        self.letters += of_line.chars().count();
        self.byte = byte;
        (self.line_ends + 1, self.letters + 1)
    }
}

/// Why a file is not read though the system lets us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// It has more bytes than this.
    Bytes(u64),
    /// It is a device that gives more and more.
    Device,
    /// It is a pipe into which nobody wrote for so many seconds.
    Patience(u64),
}

impl TooMuch {
    /// The reason of an error that is one of these.
    pub fn of(error: &io::Error) -> Option<TooMuch> {
        error.get_ref()?.downcast_ref().copied()
    }

    fn in_words(self) -> Text<'static> {
        match self {
            TooMuch::Bytes(bytes) => {
                let size = in_units(bytes);
                both!(
                    "Die Datei ist größer als {size}.",
                    "The file is larger than {size}."
                )
            }
            TooMuch::Device => both!(
                "Das ist ein Gerät, das kein Ende hat.",
                "It is a device that has no end."
            ),
            TooMuch::Patience(seconds) => both!(
                "In diese Pipe schreibt niemand; gewartet wurde {seconds} Sekunden.",
                "Nobody writes into this pipe; it was waited for {seconds} seconds."
            ),
        }
    }
}

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().get(Lang::En))
    }
}

impl std::error::Error for TooMuch {}

impl From<TooMuch> for io::Error {
    fn from(reason: TooMuch) -> io::Error {
        io::Error::other(reason)
    }
}

/// A number of bytes as people read it: `64 KiB`, `1 GiB`.
pub fn in_units(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = units.into_iter().find(|(shift, _)| bytes >> shift > 0);
    unit.map_or_else(
        || format!("{bytes} Byte"),
        |(shift, unit)| format!("{} {unit}", bytes >> shift),
    )
}

/// Why the system refused to read or write, in words. What is rare keeps the system's number.
pub fn system_reason(error: &io::Error) -> Text<'static> {
    if let Some(reason) = TooMuch::of(error) {
        return reason.in_words();
    }
    match error.kind() {
        io::ErrorKind::NotFound => both!("Das gibt es nicht.", "It does not exist."),
        io::ErrorKind::PermissionDenied => both!("Die Rechte fehlen.", "There is no permission."),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            both!("Der Datenträger ist voll.", "The disk is full.")
        }
        // What the system says of a file that is written; readers say it of one that is read.
        io::ErrorKind::FileTooLarge if error.raw_os_error().is_some() => {
            both!(
                "Die Datei darf nicht größer werden.",
                "The file may not grow any larger."
            )
        }
        io::ErrorKind::FileTooLarge => both!("Die Datei ist zu groß.", "The file is too large."),
        io::ErrorKind::ReadOnlyFilesystem => both!(
            "Das Laufwerk kann nur gelesen werden.",
            "The drive can only be read."
        ),
        io::ErrorKind::IsADirectory => both!("Das ist ein Ordner.", "It is a folder."),
        io::ErrorKind::NotADirectory => both!(
            "Ein Teil des Pfades ist kein Ordner.",
            "A part of the path is not a folder."
        ),
        io::ErrorKind::TimedOut => both!("Es dauert zu lange.", "It takes too long."),
        io::ErrorKind::OutOfMemory => {
            both!("Der Speicher reicht nicht.", "There is not enough memory.")
        }
        _ => named_by_number(error).unwrap_or_else(|| {
            let number = error.raw_os_error().unwrap_or_default();
            both!(
                "Das System meldet Fehler {number}.",
                "The system reports error {number}."
            )
        }),
    }
}

/// What the standard library has no kind for.
#[cfg(unix)]
fn named_by_number(error: &io::Error) -> Option<Text<'static>> {
    use rustix::io::Errno;
    match Errno::from_io_error(error)? {
        Errno::LOOP => Some(both!(
            "Die Verknüpfung führt im Kreis.",
            "The link leads in a circle."
        )),
        Errno::MFILE | Errno::NFILE => Some(both!(
            "Es sind zu viele Dateien offen.",
            "Too many files are open."
        )),
        Errno::IO => Some(both!(
            "Der Datenträger meldet einen Lese- oder Schreibfehler.",
            "The disk reports that it cannot be read or written."
        )),
        _ => None,
    }
}

/// Elsewhere the numbers are others.
#[cfg(not(unix))]
fn named_by_number(_error: &io::Error) -> Option<Text<'static>> {
    None
}

/// Words with more letters than this are not compared: the work is that of one length times the other,
/// and nobody mistypes a word that nobody types.
const LONGEST_MEANT: usize = 100;

/// Among more words than this, one is always like what was written by chance.
const MOST_MEANT: usize = 500;

/// More words than this nobody reads through for the one that is missing.
const MOST_LISTED: usize = 40;

/// The word of `known` that `written` was probably meant to be; looked for among the first
/// five hundred.
///
/// At most every third letter may be wrong (`strsim::osa_distance`, which counts swapped neighbours once).
pub fn meant<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let written = written.to_lowercase();
    let length = written.chars().take(LONGEST_MEANT + 1).count();
    if length > LONGEST_MEANT {
        return None;
    }
    known
        .into_iter()
        .take(MOST_MEANT)
        .filter_map(|word| {
            let letters = word.chars().take(2 * LONGEST_MEANT).count();
            let most = letters.max(3) / 3;
            // Each letter too many or too few is a wrong one.
            if letters.abs_diff(length) > most {
                return None;
            }
            let distance = strsim::osa_distance(&written, &word.to_lowercase());
            (distance <= most).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Words with something between them, the first of many.
pub fn listed<'w>(words: impl IntoIterator<Item = &'w str>, between: &str) -> String {
    let mut words = words.into_iter();
    let first: Vec<&str> = words.by_ref().take(MOST_LISTED).collect();
    let mut list = first.join(between);
    if words.next().is_some() {
        list.push_str(between);
        list.push('…');
    }
    list
}

/// What to do about a word that is not known: the word that was probably meant, or else `otherwise`.
pub fn did_you_mean<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
    otherwise: Text<'static>,
) -> Text<'static> {
    match meant(written, known) {
        Some(word) => both!("Meinten Sie „{word}“?", "Did you mean “{word}”?"),
        None => otherwise,
    }
}

/// As [`did_you_mean`], or else all words that are known.
pub fn did_you_mean_one_of<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
) -> Text<'static> {
    let list = listed(known.clone(), ", ");
    let all = both!("Bekannt sind: {list}.", "Known are: {list}.");
    did_you_mean(written, known, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "eins\nÄöü = 1";
        assert_eq!(
            line_and_column(text, text.find('=').expect("there")),
            (2, 5)
        );
        assert_eq!(line_and_column(text, 999), (2, 8));
        assert_eq!(line_and_column("", 0), (1, 1));
    }

    #[test]
    fn many_places_have_the_lines_and_columns_that_each_has_alone() {
        let texts = ["eins\nÄöü = 1\n\nende", "", "a\r\nb\r\nü"];
        let mut lines = Lines::default();
        // In their order, then back and to and fro.
        for turn in 0..3_u32 {
            for (text, document) in texts.iter().zip(0..) {
                for start in (turn * 3 % 7..25).chain([4, 2]) {
                    let span = Span {
                        document,
                        start,
                        end: start,
                    };
                    let want = line_and_column(text, start as usize);
                    assert_eq!(lines.of(span, text), want, "{text:?}, {start}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_that_quotes_too_much_keeps_its_beginning_and_its_end() {
        let long = "ä".repeat(10_000);
        let finding = Diagnostic::warning(
            "odd-id",
            Place::In(Span::default()),
            both!("Das „{long}“ ist lang.", "The “{long}” is long."),
            Text::same("Kurz."),
        );
        for (sentence, begin, end) in [
            (&finding.message.de, "Das „ä", "ä“ ist lang."),
            (
                &finding.message.en.expect("English"),
                "The “ä",
                "ä” is long.",
            ),
        ] {
            assert!(
                sentence.starts_with(begin) && sentence.ends_with(end),
                "{sentence}"
            );
            assert!(sentence.contains(" … ") && sentence.len() <= LONGEST_SENTENCE + 5);
        }
        assert_eq!(finding.help.de, "Kurz.");
    }

    #[test]
    fn a_list_of_many_words_names_the_first() {
        let words: Vec<String> = (0..50).map(|at| format!("w{at}")).collect();
        let list = listed(words.iter().map(String::as_str), ", ");
        assert!(
            list.starts_with("w0, w1, ") && list.ends_with(", w39, …"),
            "{list}"
        );
        assert_eq!(listed(["a", "b"], ", "), "a, b");
    }

    #[test]
    fn of_each_kind_the_first_stays_with_the_number_of_all() {
        let found = [("a", 1), ("b", 1), ("a2", 3), ("c", 1), ("b2", 1)];
        assert_eq!(
            first_of_each(found, |name| name.as_bytes()[0]),
            [("a", 4), ("b", 2), ("c", 1)]
        );
    }

    #[test]
    fn a_mistyped_word_is_recognised_and_a_strange_one_is_not() {
        let known = ["phone", "room", "contacts"];
        assert_eq!(meant("phne", known), Some("phone"));
        assert_eq!(meant("Contcats", known), Some("contacts"));
        assert_eq!(meant("zzzz", known), None);
    }
}
