//! Records from CSV: comma, semicolon or tab, as spreadsheets, Outlook and Google save staff lists.

use std::borrow::Cow;
use std::ops::Range;

use ::csv::{ByteRecord, Reader, ReaderBuilder};

use super::formulas::unshield;
use super::headers::{self, Column};
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Findings, Span, list_words};
use crate::formats::{ContactRecords, KeyValue, Record, RecordValue};
use crate::model::{FieldKind, contact_key};

/// Whether a line end is ordinary in the cells of a column: in running text.
fn may_hold_lines(key: &str) -> bool {
    contact_key(key).is_some_and(|known| {
        matches!(
            known.row.kind,
            FieldKind::Bilingual { .. } | FieldKind::Lines { .. }
        )
    })
}

/// Signs that part cells, those that are meant more often first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many lines at the beginning of a list are looked at for its headings.
const MOST_BEFORE_HEADER: usize = 20;

/// So many rows below the headings are looked at to tell by which sign they are parted.
const MOST_SAMPLED: usize = 20;

/// Whether a line names at least one column that is known and one that says who or what.
pub(super) fn looks_like_header(line: &str) -> bool {
    let columns = columns_of(line, delimiter(line));
    columns.iter().any(|column| {
        matches!(
            column,
            Column::Key("name" | "family-name" | "post" | "unit" | "phone" | "email")
        )
    })
}

/// The columns that the first row of a text announces.
fn columns_of(text: &str, delimiter: u8) -> Vec<Column> {
    let mut header = ByteRecord::new();
    let mut reader = reader(text, delimiter);
    if !reader.read_byte_record(&mut header).unwrap_or(false) {
        return Vec::new();
    }
    let cells: Vec<String> = header
        .iter()
        .map(|cell| String::from_utf8_lossy(cell).trim_ascii().to_owned())
        .collect();
    headers::columns(cells.iter().map(String::as_str))
}

/// The delimiter of a list that begins with its headings: the one that gives the most known headings, then the
/// most rows as wide as those, then the most cells.
fn delimiter(text: &str) -> u8 {
    let fit = |&delimiter: &u8| {
        let columns = columns_of(text, delimiter);
        let is_known = |column: &&Column| **column != Column::Unknown;
        let known = columns.iter().filter(is_known).count();
        let mut rows = reader(text, delimiter).into_byte_records();
        let sample = rows.by_ref().take(MOST_SAMPLED).flatten();
        let even = sample.filter(|row| row.len() == columns.len()).count();
        (
            known,
            if columns.len() > 1 { even } else { 0 },
            columns.len(),
        )
    };
    // Of equals `max_by_key` takes the last.
    let best = DELIMITERS.into_iter().rev().max_by_key(fit);
    best.unwrap_or(b',')
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Whether a column says who or what its row is about.
fn says_who(column: &Column) -> bool {
    matches!(
        column,
        Column::Key("name" | "given-name" | "family-name" | "post" | "unit" | "organisation")
    )
}

/// Where the headings of a list begin, and how many lines of text stand before them: the first line among the
/// first that names who a row is about and another column. Where none does it is the first line that is no setting of
/// a spreadsheet.
fn header_start(text: &str) -> (usize, usize) {
    let (mut at, mut before) = (0, 0);
    let mut first = None;
    for line in text.split_inclusive('\n').take(MOST_BEFORE_HEADER) {
        // Excel may write its delimiter into a first line: `sep=;`. PowerShell writes the type of its objects.
        let is_setting =
            line.to_ascii_lowercase().starts_with("sep=") || line.starts_with("#TYPE ");
        let is_delimiter = |byte: &u8| DELIMITERS.contains(byte) || byte.is_ascii_whitespace();
        let has_cells = !line.bytes().all(|byte| is_delimiter(&byte));
        if !is_setting && has_cells {
            let rest = &text[at..];
            let columns = columns_of(line, delimiter(rest));
            let known = columns
                .iter()
                .filter(|column| matches!(column, Column::Key(_)));
            if columns.iter().any(says_who) && (first.is_none() || known.count() > 1) {
                return (at, before);
            }
            first.get_or_insert(at);
            before += 1;
        }
        at += line.len();
    }
    (first.unwrap_or(0), 0)
}

/// The rows of one list, to be read when everything that they refer to is known.
#[derive(Debug)]
pub(super) struct CsvRows<'t> {
    text: &'t str,
    document: DocumentIndex,
}

impl<'t> CsvRows<'t> {
    pub(super) fn new(text: &'t str, document: DocumentIndex) -> CsvRows<'t> {
        CsvRows { text, document }
    }
}

impl<'t> ContactRecords<'t> for CsvRows<'t> {
    fn estimate(&self) -> usize {
        self.text.bytes().filter(|&byte| byte == b'\n').count()
    }

    fn for_each(
        self: Box<Self>,
        diagnostics: &mut Findings,
        take: &mut dyn FnMut(&mut Record<'t>, &mut Findings),
    ) {
        let CsvRows { text, document } = *self;
        let before = diagnostics.len();
        let mut has_row = false;
        let mut take = |record: &mut Record<'t>, diagnostics: &mut Findings| {
            has_row = true;
            take(record, diagnostics);
        };
        let mut table = CsvTable {
            text,
            document,
            delimiter: b',',
            has_crlf: false,
            columns: Vec::new(),
            header: Vec::new(),
            used: Vec::new(),
            lf_until: 0,
        };
        let Some(mut at) = table.read_header(diagnostics) else {
            return;
        };
        // A broken quotation mark ends the reader; it begins again on the next line.
        while at < text.len() {
            at = table.read_rows(at, diagnostics, &mut take);
        }
        table.name_unread_columns(diagnostics);
        if !has_row && diagnostics.len() == before {
            let at = FindingPlace::In(Span::of(document, &(0..0)));
            diagnostics.push(crate::formats::no_contacts(at));
        }
    }
}

struct CsvTable<'t> {
    text: &'t str,
    document: DocumentIndex,
    delimiter: u8,
    /// Whether the header ends with CRLF.
    has_crlf: bool,
    columns: Vec<Column>,
    header: Vec<(String, Range<usize>)>,
    /// Whether a column that is not read holds anything.
    used: Vec<bool>,
    /// Up to here rows are known to end with LF, though the header ends with CRLF.
    lf_until: usize,
}

impl<'t> CsvTable<'t> {
    /// Reads the header line and returns where the rows begin.
    fn read_header(&mut self, diagnostics: &mut Findings) -> Option<usize> {
        let (mut start, passed_over) = header_start(self.text);
        let rest = &self.text[start..];
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        // A single CR before the header ends an empty line, too.
        let header = line.trim_start_matches('\r');
        start += line.len() - header.len();
        let line = header;
        self.delimiter = delimiter(&self.text[start..]);
        self.has_crlf = line.ends_with("\r\n");
        if passed_over > 0 {
            diagnostics.push(self.passed_over(passed_over, start));
        }
        let mut record = ByteRecord::new();
        let mut reader = self.reader(start);
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        let mut ranges = Vec::new();
        let is_whole = self.quoted_row(start, "\n", &mut ranges).is_ok();
        let end = start + usize::try_from(reader.position().byte()).unwrap_or(0);
        let names: Vec<String> = record
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).trim_ascii().to_owned())
            .collect();
        self.columns = headers::columns(names.iter().map(String::as_str));
        self.used = vec![false; self.columns.len()];
        if !is_whole || ranges.len() != names.len() {
            ranges = vec![start..start; names.len()];
        }
        self.header = names.into_iter().zip(ranges).collect();
        if !self.columns.iter().any(says_who) {
            diagnostics.push(Diagnostic::error(
                "no-header",
                FindingPlace::In(self.span(&(start..start + line.trim_end().len()))),
                both!("Die erste Zeile nennt keine bekannte Spalte.", "The first line names no known column."),
                both!(
                    "Die erste Zeile muss Überschriften haben, zum Beispiel: Name;Telefon;Raum;Abteilung.",
                    "The first line must have headings, for example: Name;Phone;Room;Department."
                ),
            ));
            return None;
        }
        Some(end)
    }

    fn reader(&self, start: usize) -> Reader<&'t [u8]> {
        reader(&self.text[start..], self.delimiter)
    }

    /// Lines above the headings are no rows.
    fn passed_over(&self, lines: usize, header: usize) -> Diagnostic {
        Diagnostic::warning(
            "lines-above-header",
            FindingPlace::In(self.span(&(header..header))),
            both!(
                "Über den Überschriften stehen Zeilen, die nicht gelesen werden: {lines}.",
                "Above the headings stand lines that are not read: {lines}."
            ),
            both!(
                "Stehen dort Personen, bitte unter die Überschriften setzen. Sonst ist nichts zu tun.",
                "If there are people in them, please put them below the headings. Else there is nothing to do."
            ),
        )
    }

    /// Reads rows from `start` to the end, or to the line after a broken quotation mark.
    fn read_rows(
        &mut self,
        start: usize,
        diagnostics: &mut Findings,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) -> usize {
        let mut reader = self.reader(start);
        let mut row = ByteRecord::new();
        let mut ranges = Vec::new();
        let mut record = Record::empty_contact();
        loop {
            let before = start + usize::try_from(reader.position().byte()).unwrap_or(0);
            let ends = self.text.as_bytes()[before..]
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let row_start = before + ends.count();
            // A quotation mark is looked at before the row is read, which would be read to its end.
            let is_quoted = self.has_quote(row_start);
            if is_quoted && let Err(quote) = self.closed_row(row_start, &mut ranges) {
                diagnostics.push(self.broken_quote(quote));
                return self.text[quote..]
                    .find('\n')
                    .map_or(self.text.len(), |end| quote + end + 1);
            }
            if !reader.read_byte_record(&mut row).unwrap_or(false) {
                return self.text.len();
            }
            if !is_quoted {
                plain_row(row_start, &row, &mut ranges);
            }
            if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            if let Some(finding) = self.wrong_width(&row, &ranges) {
                let is_lost = finding.severity == crate::diagnostic::Severity::Error;
                diagnostics.push(finding);
                if is_lost {
                    continue;
                }
            }
            self.fill_record(&mut record, &row, &ranges);
            take(&mut record, diagnostics);
        }
    }

    /// Whether a quotation mark stands in the line that begins here.
    fn has_quote(&self, start: usize) -> bool {
        let line = &self.text.as_bytes()[start..];
        memchr::memchr2(b'"', b'\n', line).is_some_and(|at| line[at] == b'"')
    }

    /// As [`quoted_row`](Self::quoted_row), with the line end that rows have here: CRLF where both the
    /// header and the row end so. Then an LF alone ends none: so spreadsheets write a line break in a cell.
    fn closed_row(&mut self, start: usize, ranges: &mut Vec<Range<usize>>) -> Result<(), usize> {
        if self.has_crlf && start >= self.lf_until {
            let end = match self.quoted_row(start, "\r\n", ranges) {
                Ok(end) if self.text.as_bytes().get(end) == Some(&b'\r') => return Ok(()),
                Ok(end) | Err(end) => end,
            };
            let is_closed = self.quoted_row(start, "\n", ranges);
            if is_closed.is_err() {
                // The rows up to there need not be looked at to that end again.
                self.lf_until = end;
            }
            return is_closed.map(|_| ());
        }
        self.quoted_row(start, "\n", ranges).map(|_| ())
    }

    /// Where each cell of a row stands in the text, and where the row ends; an error holds the place of
    /// the first quotation mark that is not closed, or is closed so late that it swallows other rows.
    fn quoted_row(
        &self,
        start: usize,
        line_end: &str,
        ranges: &mut Vec<Range<usize>>,
    ) -> Result<usize, usize> {
        let bytes = self.text.as_bytes();
        ranges.clear();
        let mut at = start;
        let mut doubtful = None;
        loop {
            let mut end = at;
            if bytes.get(at) == Some(&b'"') {
                end = closing_quote(bytes, at).ok_or(doubtful.unwrap_or(at))?;
                let cell = &self.text[at..end];
                if cell.contains(line_end) {
                    if self.holds_rows(cell, line_end) {
                        return Err(doubtful.unwrap_or(at));
                    }
                    if !self.may_hold_lines(ranges.len()) {
                        doubtful.get_or_insert(at);
                    }
                }
            }
            end += memchr::memchr3(self.delimiter, b'\n', b'\r', &bytes[end..])
                .unwrap_or(bytes.len() - end);
            ranges.push(at..end);
            // Quotation marks that open in every row would else be read to the end of the text, row by row.
            if let Some(quote) = doubtful
                && ranges.len() > self.columns.len()
            {
                return Err(quote);
            }
            if bytes.get(end) != Some(&self.delimiter) {
                // A line break in a name or a number is meant where the row is as wide as the headings (RFC 4180, 2.6).
                let is_even = ranges.len() == self.columns.len();
                return match doubtful {
                    Some(quote) if !is_even => Err(quote),
                    _ => Ok(end),
                };
            }
            at = end + 1;
        }
    }

    /// Whether a cell with line ends looks as if whole rows had fallen into it.
    fn holds_rows(&self, cell: &str, line_end: &str) -> bool {
        let delimiters = |line: &str| line.bytes().filter(|&byte| byte == self.delimiter).count();
        let width = self.columns.len().saturating_sub(1);
        let mut further = cell.split(line_end).skip(1);
        width > 0 && further.any(|line| delimiters(line) >= width)
    }

    /// Whether a line end is ordinary in the cells of a column.
    fn may_hold_lines(&self, column: usize) -> bool {
        match self.columns.get(column) {
            Some(Column::Key(key)) => may_hold_lines(key),
            _ => true,
        }
    }

    fn fill_record(&mut self, record: &mut Record<'t>, row: &ByteRecord, ranges: &[Range<usize>]) {
        record.entries.clear();
        record.at = self.span(&ranges.first().map_or(0..0, Range::clone));
        let mut kind_of_next = "phone";
        for (at, cell) in row.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            let range = &ranges[at];
            // A cell that stands in the text as it is need not be copied.
            let value = if cell.len() == range.len() {
                Cow::Borrowed(self.text[range.clone()].trim_ascii())
            } else {
                Cow::Owned(String::from_utf8_lossy(cell).trim_ascii().to_owned())
            };
            if value.is_empty() {
                continue;
            }
            let key = match self.columns.get(at) {
                Some(Column::Key(key)) => key,
                Some(Column::PhoneKind) => {
                    kind_of_next = headers::key_of_kind(&value);
                    continue;
                }
                Some(Column::PhoneOfKind) => std::mem::replace(&mut kind_of_next, "phone"),
                Some(Column::Unknown) => {
                    self.used[at] = true;
                    continue;
                }
                Some(Column::Skipped) | None => continue,
            };
            let value = RecordValue::Text(on_one_line(unshield(value), key));
            record.entries.push(KeyValue {
                key: Cow::Borrowed(key),
                key_at: self.span(&self.header[at].1),
                value,
                at: self.span(range),
            });
        }
    }

    /// A row with more cells than the header has is lost: to which column each cell belongs cannot be
    /// known.
    /// A row with fewer is kept and named, for its end may be missing.
    fn wrong_width(&self, row: &ByteRecord, ranges: &[Range<usize>]) -> Option<Diagnostic> {
        let (have, want) = (row.len(), self.columns.len());
        let extra = row
            .iter()
            .skip(want)
            .any(|cell| !cell.trim_ascii().is_empty());
        let place = |at: usize| FindingPlace::In(self.span(&ranges[at]));
        if have > want && extra {
            Some(Diagnostic::error(
                "too-many-cells",
                place(want),
                both!(
                    "Diese Zeile hat {have} Felder, die Überschrift {want}. Sie wurde ausgelassen.",
                    "This row has {have} cells, the heading {want}. It was left out."
                ),
                both!(
                    "Steht in einem Feld das Trennzeichen? Dann das Feld in \"…\" setzen.",
                    "Does a cell hold the delimiter? Then put it in \"…\"."
                ),
            ))
        } else if have < want {
            Some(Diagnostic::warning(
                "too-few-cells",
                place(have - 1),
                both!(
                    "Diese Zeile hat nur {have} von {want} Feldern.",
                    "This row has only {have} of {want} cells."
                ),
                both!(
                    "Bitte prüfen, ob das Ende der Zeile fehlt.",
                    "Please check whether the end of the row is missing."
                ),
            ))
        } else {
            None
        }
    }

    fn broken_quote(&self, quote: usize) -> Diagnostic {
        Diagnostic::error(
            "open-quote",
            FindingPlace::In(self.span(&(quote..quote + 1))),
            both!(
                "Dieses Anführungszeichen wird nicht geschlossen. Die Zeile wurde ausgelassen.",
                "This quotation mark is not closed. The row was left out."
            ),
            both!(
                "Bitte am Ende des Feldes \" setzen, oder das Zeichen löschen.",
                "Please put \" at the end of the cell, or delete the mark."
            ),
        )
    }

    fn name_unread_columns(&self, diagnostics: &mut Findings) {
        let unread: Vec<&(String, Range<usize>)> = self
            .header
            .iter()
            .zip(&self.used)
            .filter(|(_, used)| **used)
            .map(|(header, _)| header)
            .collect();
        let Some((_, first)) = unread.first() else {
            return;
        };
        let names = unread.iter().map(|(name, _)| name.as_str());
        let (de, en) = (list_words(names.clone(), "“, „"), list_words(names, "”, “"));
        let message = if unread.len() == 1 {
            both!(
                "Diese Spalte wird nicht gelesen: „{de}“.",
                "This column is not read: “{en}”."
            )
        } else {
            both!(
                "Diese Spalten werden nicht gelesen: „{de}“.",
                "These columns are not read: “{en}”."
            )
        };
        let help = both!(
            "Bekannt sind zum Beispiel Name, Telefon, Fax, Mobil, Raum, E-Mail, Abteilung, Aufgabe, Hinweis.",
            "Known are for example Name, Phone, Fax, Mobile, Room, E-mail, Department, Post, Note."
        );
        diagnostics.push(Diagnostic::warning(
            "unknown-column",
            FindingPlace::In(self.span(first)),
            message,
            help,
        ));
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::of(self.document, range)
    }
}

/// A value with the lines of its cell on one: numbers and addresses are parted, what else stands there goes on.
fn on_one_line<'t>(value: Cow<'t, str>, key: &str) -> Cow<'t, str> {
    if !value.contains(['\n', '\r']) || may_hold_lines(key) {
        return value;
    }
    let is_parted = contact_key(key).is_some_and(|known| {
        matches!(
            known.row.kind,
            FieldKind::Phone { .. }
                | FieldKind::Phones { .. }
                | FieldKind::Email { .. }
                | FieldKind::Emails { .. }
        )
    });
    let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    Cow::Owned(lines.join(if is_parted { ", " } else { " " }))
}

/// Where each cell of a row without quotation marks stands in the text.
fn plain_row(start: usize, row: &ByteRecord, ranges: &mut Vec<Range<usize>>) {
    ranges.clear();
    let mut at = start;
    ranges.extend(row.iter().map(|cell| {
        let range = at..at + cell.len();
        at = range.end + 1;
        range
    }));
}

/// The byte after the quotation mark that closes the one at `open`; doubled marks stand for one.
fn closing_quote(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::test_support::describe_contacts;

    fn read_all(text: &str) -> (Vec<String>, Vec<String>) {
        describe_contacts(&crate::formats::csv::FORMAT, text)
    }

    #[test]
    fn comma_semicolon_and_tab_are_recognised() {
        for delimiter in [',', ';', '\t'] {
            let text = format!("Name{delimiter}Telefon\nAnna Muster{delimiter}12 34\n");
            let (records, findings) = read_all(&text);
            assert_eq!(records, ["name=Anna Muster|phone=12 34"]);
            assert!(findings.is_empty());
        }
    }

    #[test]
    fn a_line_break_in_a_cell_of_a_row_of_the_right_width_is_meant() {
        for end in ["\n", "\r\n"] {
            let text = "Name;Telefon;Raum|\"Muster, Anna\";\"06031 83-3032\n0170 1234567\";415|Beispiel, Bert;3033;\"41\n6\"|"
                .replace('|', end);
            let (records, findings) = read_all(&text);
            assert_eq!(
                records,
                [
                    "name=Muster, Anna|phone=06031 83-3032, 0170 1234567|room=415",
                    "name=Beispiel, Bert|phone=3033|room=41 6"
                ],
                "{text:?}"
            );
            assert!(findings.is_empty(), "{findings:?}");
        }
    }

    #[test]
    fn the_delimiter_is_the_one_that_gives_known_headings_and_even_rows() {
        for (text, record) in [
            (
                "Name, Vorname;Telefon\nMuster, Anna;06031 83-3032\n",
                "name=Muster, Anna|phone=06031 83-3032",
            ),
            (
                "Amt, Abteilung, Team;Name;Telefon\nJugend;Anna Muster;3032\n",
                "unit=Jugend|name=Anna Muster|phone=3032",
            ),
            (
                "Name|Telefon\nAnna Muster|3032\n",
                "name=Anna Muster|phone=3032",
            ),
            (
                "\"Name, Vorname\",Telefon\n\"Muster, Anna\",3032\n",
                "name=Muster, Anna|phone=3032",
            ),
        ] {
            let (records, findings) = read_all(text);
            assert_eq!(records, [record]);
            assert!(findings.is_empty(), "{findings:?}");
        }
    }

    #[test]
    fn headings_are_found_below_a_title_and_what_was_passed_over_is_said() {
        let text = "Telefonverzeichnis der Verwaltung;;;\nStand: 01.11.2026;;;\n;;;\nName;Telefon;Zimmer;\nAnna Muster;3032;415;\n";
        let (records, findings) = read_all(text);
        assert_eq!(records, ["name=Anna Muster|phone=3032|room=415"]);
        assert_eq!(findings, ["4:1 lines-above-header"]);
        let (records, findings) =
            read_all("#TYPE Selected.System\nDisplayName,OfficePhone\nAnna Muster,3032\n");
        assert_eq!(records, ["name=Anna Muster|phone=3032"]);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn quotes_doubled_quotes_and_line_ends_are_read_as_written() {
        let (records, findings) =
            read_all("Name,Notiz\r\n\"Muster, Anna\",\"sagt \"\"ja\"\"\nund geht\"\r\nB,x\r\n");
        assert_eq!(
            records,
            [
                "name=Muster, Anna|note=sagt \"ja\"\nund geht",
                "name=B|note=x"
            ]
        );
        assert!(findings.is_empty());
    }

    #[test]
    fn an_open_quote_costs_one_row_and_no_more() {
        let text = "Name,Telefon\nA,1111\n\"B,2222\nC,3333\n\"D\",4444\n";
        let (records, findings) = read_all(text);
        assert_eq!(
            records,
            [
                "name=A|phone=1111",
                "name=C|phone=3333",
                "name=D|phone=4444"
            ]
        );
        assert_eq!(findings, ["3:1 open-quote"]);
    }

    #[test]
    fn two_open_quotes_that_close_each_other_do_not_swallow_the_rows_between() {
        let text = "Name,Telefon,Notiz\nA,1111,\"oh\nB,2222,\nC,3333,\"ah\nD,4444,\n";
        let (records, findings) = read_all(text);
        assert_eq!(records, ["name=B|phone=2222", "name=D|phone=4444"]);
        assert_eq!(findings, ["2:8 open-quote", "4:8 open-quote"]);
    }

    #[test]
    fn quotation_marks_that_open_in_every_row_cost_each_its_row() {
        for (ends, last) in [(["\n", "\n"], "\n"), (["\r\n", "\n"], "")] {
            let [header, row] = ends;
            let rows = ["x\";\"", row].concat().repeat(3);
            let text = format!("Name;Telefon{header}{rows}y;12{last}");
            let (records, findings) = read_all(&text);
            assert_eq!(records, ["name=y|phone=12"], "{text:?}");
            let want = ["2:4 open-quote", "3:4 open-quote", "4:4 open-quote"];
            assert_eq!(findings, want, "{text:?}");
        }
    }

    #[test]
    fn a_note_may_look_like_rows_where_they_end_otherwise_than_its_lines() {
        let text = "Name,Notiz\r\nA,\"Listen:\nB,1\nC,2\"\r\n\"D\nE\",x\r\n";
        let (records, findings) = read_all(text);
        assert_eq!(
            records,
            ["name=A|note=Listen:\nB,1\nC,2", "name=D E|note=x"]
        );
        assert!(findings.is_empty());
        let (_, findings) = read_all(&text.replace("\r\n", "\n"));
        assert_eq!(findings, ["2:3 open-quote"]);
        for text in [
            "Name,Notiz\r\nA,\"oh\nB,1\nC,\"z\"\nD,2\n",
            "Name,Notiz\r\n\"A,1\nB,\"2\"\nC,3\n",
        ] {
            let (_, findings) = read_all(text);
            assert!(findings[0].ends_with("open-quote"), "{findings:?}");
        }
        let (_, findings) = read_all("Name,Notiz\r\nA,\"oh\r\nB,1\r\nC,\"ah\r\n");
        assert_eq!(findings.len(), 2);
    }

    #[test]
    fn rows_that_are_too_long_or_too_short_are_named_with_their_place() {
        let (records, findings) = read_all("Name,Telefon,Raum\nA,1,2,3\nB,1\nC,1,2,,\n");
        assert_eq!(records, ["name=B|phone=1", "name=C|phone=1|room=2"]);
        assert_eq!(findings, ["2:7 too-many-cells", "3:3 too-few-cells"]);
    }

    #[test]
    fn a_file_without_known_headings_says_so() {
        let (records, findings) = read_all("Anna Muster,06031 83-1\nBert,06031 83-2\n");
        assert!(records.is_empty());
        assert_eq!(findings, ["1:1 no-header"]);
    }

    #[test]
    fn columns_that_are_not_read_are_named_if_they_hold_anything() {
        let (_, findings) = read_all("Name,Leer,Farbe\nA,,blau\n");
        assert_eq!(findings, ["1:11 unknown-column"]);
        assert!(read_all("Name,Leer\nA,\n").1.is_empty());
    }

    #[test]
    fn google_tells_the_kind_of_a_number_in_the_column_before() {
        let (records, _) = read_all(
            "Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nA,Work,11,Work Fax,22\n",
        );
        assert_eq!(records, ["name=A|phone=11|fax=22"]);
    }

    #[test]
    fn one_megabyte_in_a_cell_is_read() {
        let long = "x".repeat(1_000_000);
        let (records, _) = read_all(&format!("Name,Notiz\nA,{long}\nB,y\n"));
        assert_eq!(records.len(), 2);
    }
}
