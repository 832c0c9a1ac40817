//! Properties of a vCard: unfolded lines, divided into group, name, parameters and value.

use std::borrow::Cow;
use std::ops::Range;

use crate::formats::line_cursor::{LineCursor, piece};

/// One property with its places in the text.
#[derive(Debug)]
pub(super) struct Property<'t> {
    /// The group before the name: `item1` in `item1.TEL`.
    pub(super) group: Option<Cow<'t, str>>,
    /// The name in capital letters.
    pub(super) name: Cow<'t, str>,
    /// The parameters as written, without the semicolon before them.
    pub(super) parameters: Cow<'t, str>,
    /// The value as written, unfolded.
    pub(super) value: Cow<'t, str>,
    /// Where the line begins and its name ends.
    pub(super) key_at: Range<usize>,
    /// Where the value stands.
    pub(super) at: Range<usize>,
}

/// What a line is.
#[derive(Debug)]
pub(super) enum ContentLine<'t> {
    /// A property.
    Property(Property<'t>),
    /// A line that is none: there is no colon, or no name before it.
    Broken(Range<usize>),
}

/// How the bytes of a value are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueEncoding {
    Plain,
    QuotedPrintable,
    Base64,
}

impl Property<'_> {
    /// Name and value of each parameter; a bare one as vCard 2.1 has them (`TEL;WORK;FAX`) has no name.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        parameters(&self.parameters)
    }

    /// How the value is written.
    pub(super) fn coding(&self) -> ValueEncoding {
        coding(&self.parameters)
    }

    /// The value of the first parameter of this name.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Whether the value is said to be in English (RFC 6350, 5.1).
    pub(super) fn is_english(&self) -> bool {
        let language = self.parameter("language").unwrap_or_default();
        let main = language.split(['-', '_']).next().unwrap_or_default();
        main.eq_ignore_ascii_case("en")
    }

    /// Its place among the same value in several languages: German, in no language, English, others (RFC 6350, 5.1).
    pub(super) fn language_rank(&self) -> u8 {
        let language = self.parameter("language").unwrap_or_default();
        let main = language.split(['-', '_']).next().unwrap_or_default();
        match main.to_ascii_lowercase().as_str() {
            // How a name is spoken is no name that people write (RFC 9554, 4.6).
            _ if self.parameter("phonetic").is_some() => 4,
            "de" => 0,
            "" => 1,
            "en" => 2,
            _ => 3,
        }
    }

    /// Whether it says the same as another one in another language (RFC 6350, 5.4).
    pub(super) fn is_alternative_of(&self, other: &Property<'_>) -> bool {
        let altid = self.parameter("altid");
        let language =
            |property: &Property<'_>| property.parameter("language").map(str::to_ascii_lowercase);
        match altid {
            Some(_) => altid == other.parameter("altid"),
            None => {
                self.name == other.name
                    && language(self).is_some_and(|own| language(other) != Some(own))
            }
        }
    }

    /// The words that say what kind it is, from `TYPE` and from bare parameters.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        self.parameters()
            .filter(|(name, _)| name.is_empty() || name.eq_ignore_ascii_case("type"))
            .flat_map(|(_, value)| value.split(','))
            .map(|word| word.trim().trim_matches('"'))
    }

    /// Whether one of the words that say the kind holds `word`: `WORK_FAX` is a fax, too.
    pub(super) fn is_of_type(&self, word: &str) -> bool {
        self.types().any(|known| holds(known, word))
    }

    /// How much it is preferred: from 1 (RFC 6350, 5.3) over `PREF` of vCard 2.1 and 3.0 to nothing.
    pub(super) fn preference(&self) -> u8 {
        // Most properties say nothing of it.
        if !holds(&self.parameters, "pref") {
            return u8::MAX;
        }
        let stated = self.parameter("pref").and_then(|value| value.parse().ok());
        let is_marked = || self.types().any(|word| word.eq_ignore_ascii_case("pref"));
        stated.unwrap_or_else(|| if is_marked() { 1 } else { u8::MAX })
    }
}

/// Whether a text holds a word, in capitals or not.
fn holds(text: &str, word: &str) -> bool {
    let mut pieces = text.as_bytes().windows(word.len());
    pieces.any(|piece| piece.eq_ignore_ascii_case(word.as_bytes()))
}

fn parameters(text: &str) -> impl Iterator<Item = (&str, &str)> {
    split_outside_quotes(text, b';')
        .filter(|part| !part.trim().is_empty())
        .map(|part| match part.split_once('=') {
            Some((name, value)) => (name.trim(), value.trim().trim_matches('"')),
            None => ("", part.trim()),
        })
}

fn split_outside_quotes(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    let separator = char::from(separator);
    text.split(move |c| {
        is_quoted ^= c == '"';
        c == separator && !is_quoted
    })
}

fn coding(text: &str) -> ValueEncoding {
    if text.is_empty() {
        return ValueEncoding::Plain;
    }
    let word = parameters(text)
        .filter(|(name, _)| name.is_empty() || name.eq_ignore_ascii_case("encoding"))
        .find_map(|(name, value)| match value.to_ascii_uppercase().as_str() {
            "QUOTED-PRINTABLE" | "QP" => Some(ValueEncoding::QuotedPrintable),
            "BASE64" => Some(ValueEncoding::Base64),
            "B" if !name.is_empty() => Some(ValueEncoding::Base64),
            _ => None,
        });
    word.unwrap_or(ValueEncoding::Plain)
}

/// Where the value begins: behind the first colon that stands outside quotation marks, or behind the
/// first one where the marks are broken.
fn colon(line: &str) -> Option<usize> {
    let first = line.find(':')?;
    if !line[..first].contains('"') {
        return Some(first);
    }
    let mut is_quoted = false;
    let outside = line.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    });
    outside.or(Some(first))
}

/// Whether a line begins or ends a card, so that nothing before it can go on in it.
fn is_fence(line: &str) -> bool {
    card_begin(line).is_some() || line.trim().eq_ignore_ascii_case("END:VCARD")
}

/// Where a card begins in a line. Files that are joined although the last line of the first has no
/// end have it behind something else: `END:VCARDBEGIN:VCARD`.
fn card_begin(line: &str) -> Option<usize> {
    const BEGIN: &str = "BEGIN:VCARD";
    let line = line.trim_end();
    let at = line.len().checked_sub(BEGIN.len())?;
    let is_begin = line.as_bytes()[at..].eq_ignore_ascii_case(BEGIN.as_bytes());
    is_begin.then_some(at)
}

/// Reads the next line that is not empty, with all lines that it is folded over.
pub(super) fn next_line<'t>(lines: &mut LineCursor<'t>) -> Option<ContentLine<'t>> {
    let text = lines.text();
    let first = loop {
        let mut line = lines.next()?;
        // Where files are joined the mark of the second one stands in the middle.
        while text[line.clone()].starts_with('\u{feff}') {
            line.start += '\u{feff}'.len_utf8();
        }
        if !text[line.clone()].trim().is_empty() {
            break line;
        }
    };
    let before =
        card_begin(&text[first.clone()]).filter(|&at| !text[first.start..][..at].trim().is_empty());
    if let Some(before) = before {
        let end = first.start + before;
        let is_folded = lines.peek().is_some_and(is_continuation);
        if is_folded && is_agent(&text[first.start..end]) {
            // The card of another person as a folded value (RFC 2426, 3.5.4), which is not read.
            let end = passed_over(lines, first.end);
            return Some(divide_line(
                &Cow::Borrowed(&text[first.clone()]),
                &first,
                end,
            ));
        }
        lines.back_to(end);
        return Some(divide_line(
            &Cow::Borrowed(&text[first.start..end]),
            &(first.start..end),
            end,
        ));
    }
    let head = &text[first.clone()];
    let coding = colon(head).map(|at| {
        let (name, parameters) = head[..at].split_once(';').unwrap_or((&head[..at], ""));
        (name, coding(parameters))
    });
    let (unfolded, end) = match coding {
        _ if is_fence(head) => (Cow::Borrowed(head), first.end),
        Some((_, ValueEncoding::Base64)) => (Cow::Borrowed(head), skip_base64(lines, first.end)),
        Some((name, ValueEncoding::Plain)) if is_picture(name) => {
            (Cow::Borrowed(head), skip_base64(lines, first.end))
        }
        Some((_, ValueEncoding::QuotedPrintable)) => join_soft_breaks(lines, &first),
        _ => unfold(lines, &first),
    };
    // A short text in base64 is read; it may be folded.
    if coding.is_some_and(|(name, coding)| coding == ValueEncoding::Base64 && !is_picture(name)) {
        let whole: String = text[first.start..end]
            .lines()
            .map(|line| line.trim_matches([' ', '\t', '\r']))
            .collect();
        return Some(divide_line(&Cow::Owned(whole), &first, end));
    }
    Some(divide_line(&unfolded, &first, end))
}

/// Properties that hold pictures, sounds and keys; nothing here reads them.
fn is_picture(name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or_default().trim();
    ["PHOTO", "LOGO", "SOUND", "KEY"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether this begins the card of somebody who acts for the person.
fn is_agent(head: &str) -> bool {
    let name = head.split([';', ':']).next().unwrap_or_default();
    name.trim().eq_ignore_ascii_case("AGENT")
}

/// Passes over the lines that continue one, and returns where the last of them ends.
fn passed_over(lines: &mut LineCursor<'_>, mut end: usize) -> usize {
    while lines.peek().is_some_and(is_continuation) {
        let Some(line) = lines.next() else { break };
        end = line.end;
    }
    end
}

fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// Joins the lines that begin with a blank to the first (RFC 6350, 3.2).
fn unfold<'t>(lines: &mut LineCursor<'t>, first: &Range<usize>) -> (Cow<'t, str>, usize) {
    let text = lines.text();
    let mut whole = Cow::Borrowed(&text[first.clone()]);
    let mut end = first.end;
    while lines
        .peek()
        .is_some_and(|line| is_continuation(line) && !is_fence(line))
    {
        let Some(line) = lines.next() else { break };
        whole.to_mut().push_str(&text[line.start + 1..line.end]);
        end = line.end;
    }
    (whole, end)
}

/// Joins lines at soft line breaks: an `=` at the end of a line (RFC 2045, 6.7, rule 5).
fn join_soft_breaks<'t>(lines: &mut LineCursor<'t>, first: &Range<usize>) -> (Cow<'t, str>, usize) {
    let text = lines.text();
    let mut whole = Cow::Borrowed(&text[first.clone()]);
    let mut end = first.end;
    let mut filled = FilledLines::default();
    filled.add(0, &whole);
    let folds = folds_soft_breaks(lines.clone(), whole.trim_end().ends_with('='));
    loop {
        let is_soft = whole[..filled.end()].ends_with('=');
        let Some(next) = lines.peek().filter(|line| !is_fence(line)) else {
            break;
        };
        // Some programs fold such a value as any other, too; then a blank begins the line that is none of the value.
        let is_folded = is_continuation(next) && (folds || !is_soft);
        if !is_soft && !is_folded {
            break;
        }
        let Some(line) = lines.next() else { break };
        let whole = whole.to_mut();
        if is_soft {
            filled.cut(whole);
        }
        let start = whole.len();
        whole.push_str(&text[line.start + usize::from(is_folded)..line.end]);
        filled.add(start, whole);
        end = line.end;
        if line.is_empty() {
            break;
        }
    }
    (whole, end)
}

/// Whether every line behind a soft line break begins with a blank, as a program writes it that folds the value, too.
fn folds_soft_breaks(lines: LineCursor<'_>, mut is_soft: bool) -> bool {
    let text = lines.text();
    for line in lines.map(|line| &text[line]) {
        let is_folded = is_continuation(line);
        if is_fence(line) || !is_soft && !is_folded {
            break;
        }
        if is_soft && !is_folded {
            return false;
        }
        is_soft = line.trim_end().ends_with('=');
    }
    true
}

/// The lines of a joined text that hold more than blanks: where each begins, and where the blanks at its
/// end do. Without them the blanks would be passed over again for every line that is joined.
#[derive(Default)]
struct FilledLines(Vec<(usize, usize)>);

impl FilledLines {
    /// Where the blanks at the end of the whole begin.
    fn end(&self) -> usize {
        self.0.last().map_or(0, |(_, end)| *end)
    }

    /// Adds the line that begins at `start` and ends the whole.
    fn add(&mut self, start: usize, whole: &str) {
        let end = start + whole[start..].trim_end_matches([' ', '\t']).len();
        if end > start {
            self.0.push((start, end));
        }
    }

    /// Cuts the last sign off that is no blank, with the blanks behind it.
    fn cut(&mut self, whole: &mut String) {
        if let Some((start, end)) = self.0.pop() {
            whole.truncate(end - 1);
            self.add(start, whole);
        }
    }
}

/// Passes over the lines of a base64 value: those that begin with a blank, and those that some
/// programs leave without one. Returns where the value ends.
fn skip_base64(lines: &mut LineCursor<'_>, mut end: usize) -> usize {
    let is_part = |line: &str| {
        let content = line.trim();
        !is_fence(line)
            && !content.is_empty()
            && (is_continuation(line)
                || content
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)))
    };
    while lines.peek().is_some_and(is_part) {
        let Some(line) = lines.next() else { break };
        end = line.end;
    }
    end
}

/// Divides an unfolded line. Places behind the first line of a folded one are those of its beginning.
fn divide_line<'t>(line: &Cow<'t, str>, first: &Range<usize>, end: usize) -> ContentLine<'t> {
    let whole = first.start..end;
    let Some(colon) = colon(line) else {
        return ContentLine::Broken(whole);
    };
    let semicolon = line[..colon].find(';').unwrap_or(colon);
    let dot = line[..semicolon].rfind('.');
    let name_at = dot.map_or(0, |dot| dot + 1)..semicolon;
    let name = &line[name_at.clone()];
    let blanks = name.len() - name.trim_start().len();
    let name_at = name_at.start + blanks..name_at.start + blanks + name.trim().len();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_whole = !name_at.is_empty() && line[name_at.clone()].bytes().all(is_name);
    let start = line
        .get(name_at.start..name_at.start + 2)
        .unwrap_or_default();
    let is_own = start.eq_ignore_ascii_case("X-");
    if !is_whole && !is_own {
        return ContentLine::Broken(whole);
    }
    // What a program notes for itself may have a name that no other would read: `X-messaging/xmpp-All`.
    let mut name = if is_whole {
        piece(line, name_at.clone())
    } else {
        Cow::Borrowed("X-")
    };
    if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        name.to_mut().make_ascii_uppercase();
    }
    // Only the first line stands in the text as it is.
    let in_text = |at: usize| first.start + at.min(first.len());
    let value_at = in_text(colon + 1);
    ContentLine::Property(Property {
        group: dot.map(|dot| piece(line, 0..dot)),
        name,
        parameters: piece(line, (semicolon + 1).min(colon)..colon),
        value: piece(line, colon + 1..line.len()),
        key_at: first.start..in_text(name_at.end),
        at: value_at..end.max(value_at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut lines = LineCursor::new(text);
        std::iter::from_fn(|| next_line(&mut lines))
            .map(|line| match line {
                ContentLine::Property(property) => {
                    format!(
                        "{}[{}]{}",
                        property.name, property.parameters, property.value
                    )
                }
                ContentLine::Broken(at) => format!("?{}", &text[at]),
            })
            .collect()
    }

    #[test]
    fn folded_lines_are_one_line_and_the_place_is_that_of_the_first() {
        assert_eq!(
            read("NOTE:eins\r\n  zwei\r\n\tdrei\r\nFN:A\r\n"),
            ["NOTE[]eins zweidrei", "FN[]A"]
        );
        let mut lines = LineCursor::new("item1.TEL;X=\"a:b\":1\n 2\n");
        let Some(ContentLine::Property(tel)) = next_line(&mut lines) else {
            panic!("a property");
        };
        assert_eq!(
            (tel.group.as_deref(), tel.value.as_ref()),
            (Some("item1"), "12")
        );
        assert_eq!(tel.at, 18..22);
    }

    #[test]
    fn soft_line_breaks_of_quoted_printable_are_taken_out() {
        assert_eq!(
            read(
                "NOTE;QUOTED-PRINTABLE:a=\r\nb=\r\n\r\nFN;ENCODING=QUOTED-PRINTABLE:c=\nEND:VCARD\n"
            ),
            [
                "NOTE[QUOTED-PRINTABLE]ab",
                "FN[ENCODING=QUOTED-PRINTABLE]c=",
                "END[]VCARD"
            ]
        );
    }

    #[test]
    fn blanks_between_soft_line_breaks_are_kept_or_cut_as_they_stand() {
        for (value, want) in [
            ("a =\nb", "a b"),
            ("a  \n  \n  =\nb", "a    b"),
            ("a= =\n  \nb=\nc", "abc"),
            ("a==\n  \nb", "ab"),
            ("a=\n=\n=\nb", "ab"),
            ("M=C3=BC=\n ller", "M=C3=BCller"),
            ("M=C3=\n =BCller", "M=C3=BCller"),
            ("a=\nb=\n c", "ab c"),
        ] {
            let read = read(&format!("NOTE;QUOTED-PRINTABLE:{value}\nFN:x\n"));
            let note = format!("NOTE[QUOTED-PRINTABLE]{want}");
            assert_eq!(read, [note.as_str(), "FN[]x"], "{value:?}");
        }
    }

    #[test]
    fn pictures_are_passed_over_however_they_are_folded() {
        for picture in [
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/\n 4AAQ\n",
            "PHOTO;BASE64:\n  /9j/\n  4AAQ\n\n",
            "PHOTO;ENCODING=BASE64:/9j/\n4AAQ==\n",
            "PHOTO:data:image/jpeg;base64\\,/9j/\n 4AAQ\n",
        ] {
            let read = read(&format!("{picture}FN:A\n"));
            assert_eq!((read.len(), read[1].as_str()), (2, "FN[]A"), "{picture}");
        }
    }

    #[test]
    fn a_line_without_name_or_colon_is_broken() {
        assert_eq!(
            read("kein Doppelpunkt\n:x\nzwei Worte: ja\n"),
            ["?kein Doppelpunkt", "?:x", "?zwei Worte: ja"]
        );
    }

    #[test]
    fn types_are_known_in_every_version() {
        for head in [
            "TEL;WORK;FAX",
            "TEL;TYPE=WORK;TYPE=FAX",
            "TEL;TYPE=\"work,fax\"",
            "tel;type=work,fax",
        ] {
            let text = format!("{head}:1\n");
            let Some(ContentLine::Property(tel)) = next_line(&mut LineCursor::new(&text)) else {
                panic!("a property");
            };
            assert!(tel.is_of_type("work") && tel.is_of_type("FAX") && !tel.is_of_type("cell"));
        }
    }
}
