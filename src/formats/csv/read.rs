//! Records from CSV: comma, semicolon or tab, as spreadsheets, Outlook and Google save staff lists.

use std::borrow::Cow;
use std::ops::Range;

use super::cells::{Opening, Signs, behind_line_ends};
use super::formulas::unshield;
use super::headers::{self, Column, says_who};
use super::layout::layout;
use super::row_shape::{MergedCells, RowsOfList, SectionStyle, is_footer};
use super::unread_columns::{self, UnreadColumn};
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Findings, Span, list_words};
use crate::formats::{ContactRecords, KeyValue, OwnNames, Record, RecordValue};
use crate::model::name::are_titles;
use crate::model::{FieldKind, PersonName, contact_key};

/// Whether a line end is ordinary in the cells of a column: in running text.
fn may_hold_lines(key: &str) -> bool {
    contact_key(key).is_some_and(|known| {
        matches!(
            known.row.kind,
            FieldKind::Bilingual { .. } | FieldKind::Lines { .. }
        )
    })
}

/// The rows of one list, to be read when everything that they refer to is known.
#[derive(Debug)]
pub(super) struct CsvRows<'t> {
    text: &'t str,
    document: DocumentIndex,
    names: OwnNames,
}

impl<'t> CsvRows<'t> {
    pub(super) fn new(text: &'t str, document: DocumentIndex, names: OwnNames) -> CsvRows<'t> {
        CsvRows {
            text,
            document,
            names,
        }
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
        let CsvRows {
            text,
            document,
            names,
        } = *self;
        let before = diagnostics.len();
        let mut has_row = false;
        let mut take = |record: &mut Record<'t>, diagnostics: &mut Findings| {
            has_row = true;
            take(record, diagnostics);
        };
        let layout = layout(text, &names);
        let mut table = CsvTable {
            text,
            document,
            names,
            signs: layout.signs,
            titles: layout.titles,
            has_crlf: false,
            columns: Vec::new(),
            header: Vec::new(),
            width: 0,
            unread: Vec::new(),
            lf_until: 0,
            sections: Sections::default(),
            footers: RowsOfNobody::default(),
            groups_by_unit: false,
            merged: MergedCells::default(),
        };
        if layout.rows_above > 0 {
            diagnostics.push(table.passed_over(layout.rows_above, layout.header));
        }
        let Some(mut at) = table.read_header(layout.header, diagnostics) else {
            return;
        };
        // A broken quotation mark ends a row; reading begins again on the next line.
        while at < text.len() {
            at = table.read_rows(at, diagnostics, &mut take);
        }
        table.name_unread_columns(diagnostics);
        table.name_rows_of_nobody(diagnostics);
        if !has_row && diagnostics.len() == before {
            let at = FindingPlace::In(Span::of(document, &(0..0)));
            diagnostics.push(crate::formats::no_contacts(at));
        }
    }
}

/// Rows that were passed over: how many, and what the first holds.
#[derive(Debug, Default)]
struct RowsOfNobody {
    count: usize,
    first: Option<(String, Range<usize>)>,
}

impl RowsOfNobody {
    fn take(&mut self, content: &str, at: &Range<usize>) {
        self.count += 1;
        self.first
            .get_or_insert_with(|| (content.to_owned(), at.clone()));
    }
}

/// The rows of one cell that name the unit of the people below them.
#[derive(Debug, Default)]
struct Sections<'t> {
    /// How the list shows that it has some; it is looked at where the first row of one cell stands.
    style: Option<SectionStyle>,
    /// The units of the rows that are being read, from the top down.
    current: Vec<(Cow<'t, str>, Range<usize>)>,
    /// Whether the row before names a unit, too.
    is_open: bool,
    rows: RowsOfNobody,
}

struct CsvTable<'t> {
    text: &'t str,
    document: DocumentIndex,
    names: OwnNames,
    signs: Signs,
    /// What stands above the headings; a page may begin with it again.
    titles: Vec<String>,
    /// Whether the header ends with CRLF.
    has_crlf: bool,
    columns: Vec<Column>,
    header: Vec<(String, Range<usize>)>,
    /// How many columns belong to one person: fewer than there are where people stand side by side.
    width: usize,
    /// What each column holds that is not read.
    unread: Vec<UnreadColumn>,
    /// Up to here rows are known to end with LF, though the header ends with CRLF.
    lf_until: usize,
    sections: Sections<'t>,
    footers: RowsOfNobody,
    /// Whether the column of the unit stands before that of the name, as where people are grouped by it.
    groups_by_unit: bool,
    merged: MergedCells,
}

impl<'t> CsvTable<'t> {
    /// Reads the headings and returns where the rows begin.
    fn read_header(&mut self, start: usize, diagnostics: &mut Findings) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut cells = Vec::new();
        let end = self.signs.sampled_row(bytes, start, &mut cells);
        self.has_crlf = bytes[end..].starts_with(b"\r\n");
        let names = cells.into_iter().map(|cell| {
            let name = self.signs.content(self.text, &cell).into_owned();
            (name, cell)
        });
        self.header = names.collect();
        self.columns = headers::columns(
            self.header.iter().map(|(name, _)| name.as_str()),
            &self.names,
        );
        self.width = headers::width_of_person(&self.header, &self.columns);
        let mut of_people = self.columns.iter().filter(|column| says_who(column));
        self.groups_by_unit = of_people.next() == Some(&Column::Key("unit"));
        self.unread = vec![UnreadColumn::default(); self.columns.len()];
        if !self.columns.iter().any(says_who) {
            diagnostics.push(Diagnostic::error(
                "no-header",
                FindingPlace::In(self.span(&(start..end))),
                both!("Die erste Zeile nennt keine Spalte, die sagt, um wen es geht.", "The first line names no column that says who is meant."),
                both!(
                    "Die erste Zeile muss Überschriften haben, zum Beispiel: Name;Telefon;Raum;Abteilung. Heißen sie anders, in config.toml sagen, was sie meinen: columns = {{ \"Kollegin\" = \"name\" }}",
                    "The first line must have headings, for example: Name;Phone;Room;Department. If yours are called otherwise, say in config.toml what they mean: columns = {{ \"Colleague\" = \"name\" }}"
                ),
            ));
            return None;
        }
        Some(behind_line_ends(bytes, end))
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
        let bytes = self.text.as_bytes();
        let mut cells = Vec::new();
        let mut record = Record {
            is_of_table: true,
            ..Record::empty_contact()
        };
        let mut at = behind_line_ends(bytes, start);
        while at < bytes.len() {
            let is_quoted = self.has_quote(at);
            let end = if is_quoted {
                match self.closed_row(at, &mut cells) {
                    Ok(end) => end,
                    Err(quote) => {
                        diagnostics.push(self.broken_quote(quote));
                        return memchr::memchr(b'\n', &bytes[quote..])
                            .map_or(bytes.len(), |end| quote + end + 1);
                    }
                }
            } else {
                self.signs.plain_row(bytes, at, &mut cells)
            };
            at = behind_line_ends(bytes, end);
            if self.is_of_nobody(&cells, at) {
                continue;
            }
            if let Some(finding) = self.wrong_width(&cells) {
                let is_lost = finding.severity == crate::diagnostic::Severity::Error;
                diagnostics.push(finding);
                if is_lost {
                    continue;
                }
            }
            let of_person = if self.width < self.columns.len() {
                self.width
            } else {
                cells.len()
            };
            for cells in cells.chunks(of_person.max(1)) {
                self.fill_record(&mut record, cells, is_quoted);
                if record.entries.is_empty() && of_person == self.width {
                    continue;
                }
                self.add_section(&mut record);
                take(&mut record, diagnostics);
            }
        }
        bytes.len()
    }

    /// Whether a row is empty, the headings again, a title or the foot of a page, or the name of the unit of the rows
    /// below it. The row behind it begins at `next`.
    fn is_of_nobody(&mut self, cells: &[Range<usize>], next: usize) -> bool {
        let text = self.text;
        let is_filled = |at: &usize| !text[cells[*at].clone()].trim_ascii().is_empty();
        let mut filled = (0..cells.len()).filter(is_filled);
        let Some(first) = filled.next() else {
            return true;
        };
        let content = self.signs.content(text, &cells[first]);
        if content.is_empty() {
            return (0..cells.len()).all(|at| self.signs.content(text, &cells[at]).is_empty());
        }
        if self.repeats_header(cells, first, &content) {
            return true;
        }
        let (second, third) = (filled.next(), filled.next());
        if third.is_some() {
            self.sections.is_open = false;
            return false;
        }
        let of_second = second.map(|at| self.signs.content(text, &cells[at]));
        let is_title = second.is_none() && self.titles.iter().any(|title| *title == content);
        if is_title || is_footer(&content, of_second.as_deref()) {
            self.footers.take(&content, &cells[first]);
            return true;
        }
        let is_section = second.is_none() && self.is_section(cells, first, &content, next);
        if is_section {
            let sections = &mut self.sections;
            if !sections.is_open {
                sections.current.clear();
            }
            sections.rows.take(&content, &cells[first]);
            sections.current.push((content, cells[first].clone()));
        }
        self.sections.is_open = is_section;
        is_section
    }

    /// Whether a row is the headings once more, as on top of another page.
    fn repeats_header(&self, cells: &[Range<usize>], first: usize, content: &str) -> bool {
        let name = |at: usize| self.header.get(at).map(|(name, _)| name.as_str());
        if name(first) != Some(content) {
            return false;
        }
        let others = cells.iter().enumerate().skip(first + 1);
        let others = others.map(|(at, cell)| (at, self.signs.content(self.text, cell)));
        let others: Vec<_> = others.filter(|(_, content)| !content.is_empty()).collect();
        let has_more = !others.is_empty() || self.columns.len() == 1;
        has_more
            && others
                .iter()
                .all(|(at, content)| name(*at) == Some(content))
    }

    fn is_section(
        &mut self,
        cells: &[Range<usize>],
        column: usize,
        content: &str,
        next: usize,
    ) -> bool {
        let rows = RowsOfList {
            text: self.text,
            signs: self.signs,
            columns: &self.columns,
        };
        if !rows.may_be_section(column) {
            return false;
        }
        let style = *self
            .sections
            .style
            .get_or_insert_with(|| rows.section_style(cells[0].start));
        rows.is_section(column, content, next, style)
    }

    /// Gives a row the unit under whose name it stands: where it has one of its own, that is one above.
    fn add_section(&mut self, record: &mut Record<'t>) {
        let unit = record.entries.iter().find_map(|entry| match &entry.value {
            RecordValue::Text(text) if entry.key == "unit" => Some(text.as_ref()),
            _ => None,
        });
        let mut names = self.sections.current.as_slice();
        let Some((last, above)) = names.split_last() else {
            if self.groups_by_unit {
                self.merged.take(unit, || record.at);
            }
            return;
        };
        let entry = |key, value, at: &Range<usize>| {
            let at = Span::of(self.document, at);
            KeyValue {
                key: Cow::Borrowed(key),
                key_at: at,
                value,
                at,
            }
        };
        if unit.is_none() {
            let value = RecordValue::Text(last.0.clone());
            record.entries.push(entry("unit", value, &last.1));
            names = above;
        } else if unit == Some(&*last.0) {
            names = above;
        }
        let has_organisation = record
            .entries
            .iter()
            .any(|entry| entry.key == "organisation");
        if let (Some((_, first)), false) = (names.first(), has_organisation) {
            let of_list = |(name, at): &(Cow<'t, str>, Range<usize>)| {
                (RecordValue::Text(name.clone()), Span::of(self.document, at))
            };
            let value = RecordValue::List(names.iter().map(of_list).collect());
            record.entries.push(entry("organisation", value, first));
        }
    }

    /// Whether a quotation mark stands in the line that begins here.
    fn has_quote(&self, start: usize) -> bool {
        let line = &self.text.as_bytes()[start..];
        let quote = self.signs.quote;
        memchr::memchr3(quote, b'\n', b'\r', line).is_some_and(|at| line[at] == quote)
    }

    /// As [`quoted_row`](Self::quoted_row), with the line end that rows have here: CRLF where both the
    /// header and the row end so. Then an LF alone ends none: so spreadsheets write a line break in a cell.
    fn closed_row(&mut self, start: usize, ranges: &mut Vec<Range<usize>>) -> Result<usize, usize> {
        if self.has_crlf && start >= self.lf_until {
            let end = match self.quoted_row(start, "\r\n", ranges) {
                Ok(end) if self.text.as_bytes().get(end) == Some(&b'\r') => return Ok(end),
                Ok(end) | Err(end) => end,
            };
            let is_closed = self.quoted_row(start, "\n", ranges);
            if is_closed.is_err() {
                // The rows up to there need not be looked at to that end again.
                self.lf_until = end;
            }
            return is_closed;
        }
        self.quoted_row(start, "\n", ranges)
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
            let opening = self.signs.opening(bytes, at);
            if let Opening::Broken = opening {
                return Err(doubtful.unwrap_or(at));
            }
            if let Opening::Quoted { end: behind, .. } = opening {
                end = behind;
                let cell = &self.text[at..end];
                if cell.contains(line_end) {
                    // What stands behind the mark shows that it opens another cell, lines below.
                    if self.holds_rows(cell, line_end) || !self.signs.ends_cell(bytes, end) {
                        return Err(doubtful.unwrap_or(at));
                    }
                    if !self.may_hold_lines(ranges.len()) {
                        doubtful.get_or_insert(at);
                    }
                }
            }
            end = self.signs.cell_end(bytes, end);
            ranges.push(at..end);
            // Quotation marks that open in every row would else be read to the end of the text, row by row.
            if let Some(quote) = doubtful
                && ranges.len() > self.columns.len()
            {
                return Err(quote);
            }
            if bytes.get(end) != Some(&self.signs.delimiter) {
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
        let delimiters = |line: &str| {
            line.bytes()
                .filter(|&byte| byte == self.signs.delimiter)
                .count()
        };
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

    fn fill_record(&mut self, record: &mut Record<'t>, cells: &[Range<usize>], is_quoted: bool) {
        record.entries.clear();
        record.is_no_staff = false;
        record.at = self.span(&cells.first().map_or(0..0, Range::clone));
        let (mut kind_of_next, mut is_of_house) = ("phone", false);
        let mut kind_of_address = "more-emails";
        let mut of_house: Vec<KeyValue<'t>> = Vec::new();
        for (at, range) in cells.iter().enumerate() {
            if range.is_empty() {
                continue;
            }
            let value = if is_quoted {
                self.signs.content(self.text, range)
            } else {
                Cow::Borrowed(self.text[range.clone()].trim_ascii())
            };
            if value.is_empty() {
                continue;
            }
            let key = match self.columns.get(at) {
                Some(Column::Key(key)) => key,
                Some(Column::PhoneKind) => {
                    kind_of_next = headers::key_of_kind(&value);
                    is_of_house = headers::is_kind_of_house(&value);
                    continue;
                }
                Some(Column::PhoneOfKind) => std::mem::replace(&mut kind_of_next, "phone"),
                Some(Column::Account(heading)) => {
                    record.is_no_staff |= headers::is_no_staff(heading, &value);
                    continue;
                }
                Some(Column::PostOrTitle) if are_titles(&value) => "honorific-prefix",
                Some(Column::PostOrTitle) => "post",
                Some(Column::EmailKind) => {
                    kind_of_address = headers::key_of_email_kind(&value);
                    continue;
                }
                Some(Column::EmailOfKind) => std::mem::replace(&mut kind_of_address, "more-emails"),
                Some(Column::Unknown) => {
                    self.unread[at].take(&value);
                    continue;
                }
                Some(Column::Skipped) | None => continue,
            };
            // Our own lists, whose headings are the keys, leave such a cell empty.
            let may_be_empty = matches!(key, "room" | "unit" | "post");
            if may_be_empty && says_nothing(&value) && self.header[at].0 != key {
                continue;
            }
            let value = if value.starts_with('{') && headers::holds_numbers(key) {
                without_braces(value)
            } else {
                value
            };
            let value = on_one_line(unshield(value), key);
            let value = match key {
                // A name is one, whatever commas it has.
                "other-names" if self.is_name_column(at) => {
                    let name = PersonName::new(value).full().to_owned();
                    let at = self.span(range);
                    RecordValue::List(vec![(RecordValue::Text(Cow::Owned(name)), at)])
                }
                _ => RecordValue::Text(value),
            };
            let is_of_kind = self.columns.get(at) == Some(&Column::PhoneOfKind);
            let entries = if is_of_kind && is_of_house {
                &mut of_house
            } else {
                &mut record.entries
            };
            entries.push(KeyValue {
                key: Cow::Borrowed(key),
                key_at: self.span(&self.header[at].1),
                value,
                at: self.span(range),
            });
        }
        record.entries.append(&mut of_house);
    }

    /// Whether a column has a whole name beside another one.
    fn is_name_column(&self, at: usize) -> bool {
        let heading = self.header.get(at);
        heading.is_some_and(|(heading, _)| headers::known_heading(heading) == Some("name"))
    }

    /// A row with more cells than the header has is lost: to which column each cell belongs cannot be
    /// known.
    /// A row with fewer is kept and named, for its end may be missing.
    fn wrong_width(&self, ranges: &[Range<usize>]) -> Option<Diagnostic> {
        let (have, want) = (ranges.len(), self.columns.len());
        let mut beyond = ranges.iter().skip(want);
        let extra = beyond.any(|cell| !self.signs.content(self.text, cell).is_empty());
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
        let columns = 0..self.unread.len();
        let unread: Vec<usize> = columns.filter(|&at| self.unread[at].is_told()).collect();
        let Some(&first) = unread.first() else {
            return;
        };
        let first = &self.header[first].1;
        let names = |column: &str| -> Vec<String> {
            let name = |&at: &usize| match self.header[at].0.as_str() {
                "" => format!("{column} {}", at + 1),
                name => name.to_owned(),
            };
            unread.iter().map(name).collect()
        };
        let (de, en) = (names("Spalte"), names("column"));
        let words =
            |names: &[String], between| list_words(names.iter().map(String::as_str), between);
        let (de, en) = (words(&de, "“, „"), words(&en, "”, “"));
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
        let told = unread.iter();
        let help = unread_columns::remedy(told.map(|&at| (&*self.header[at].0, self.unread[at])));
        diagnostics.push(Diagnostic::warning(
            "unknown-column",
            FindingPlace::In(self.span(first)),
            message,
            help,
        ));
    }

    /// Says which rows were taken for names of units or were passed over, and where merged cells left rows without one.
    fn name_rows_of_nobody(&self, diagnostics: &mut Findings) {
        let place = |at: &Range<usize>| FindingPlace::In(self.span(at));
        if let RowsOfNobody {
            count,
            first: Some((first, at)),
        } = &self.sections.rows
        {
            diagnostics.push(Diagnostic::warning(
                "section-rows",
                place(at),
                both!(
                    "Zeilen mit nur einem Feld gelten als Stelle der Zeilen darunter: {count}, zuerst „{first}“.",
                    "Rows of only one cell count as the unit of the rows below them: {count}, first “{first}”."
                ),
                both!(
                    "Ist es keine Stelle, bitte die Zeile löschen oder ergänzen. Sonst ist nichts zu tun.",
                    "If it is no unit, please delete or complete the row. Else there is nothing to do."
                ),
            ));
        }
        if let RowsOfNobody {
            count,
            first: Some((first, at)),
        } = &self.footers
        {
            diagnostics.push(Diagnostic::warning(
                "footer-rows",
                place(at),
                both!(
                    "Zeilen, die wie der Fuß einer Seite aussehen, wurden ausgelassen: {count}, zuerst „{first}“.",
                    "Rows that look like the foot of a page were left out: {count}, first “{first}”."
                ),
                both!(
                    "Steht dort jemand, bitte die Zeile ergänzen. Sonst ist nichts zu tun.",
                    "If somebody stands there, please complete the row. Else there is nothing to do."
                ),
            ));
        }
        if let Some((at, count)) = self.merged.found() {
            diagnostics.push(Diagnostic::warning(
                "merged-cells",
                FindingPlace::In(at),
                both!(
                    "Jede Stelle steht nur in der ersten Zeile ihrer Gruppe. Ohne Stelle sind darum: {count}.",
                    "Each unit stands only in the first row of its group. So without a unit are: {count}."
                ),
                both!(
                    "Sind dort Zellen verbunden? Bitte trennen und die Stelle in jede Zeile schreiben.",
                    "Are cells merged there? Please split them and write the unit into each row."
                ),
            ));
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::of(self.document, range)
    }
}

/// Several values as PowerShell writes them: `{06031 1, 06031 2}`.
fn without_braces(value: Cow<'_, str>) -> Cow<'_, str> {
    match value
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    {
        Some(inner) => Cow::Owned(inner.to_owned()),
        None => value,
    }
}

/// Whether a cell only says that there is nothing: `-`, `k.A.`
fn says_nothing(value: &str) -> bool {
    const NOTHING: [&str; 8] = ["-", "--", "–", "—", "k.A.", "k. A.", "n/a", "./."];
    value.len() < 7 && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(value))
}

/// A value with the lines of its cell on one: numbers and addresses are parted, what else stands there goes on.
fn on_one_line<'t>(value: Cow<'t, str>, key: &str) -> Cow<'t, str> {
    if memchr::memchr2(b'\n', b'\r', value.as_bytes()).is_none() || may_hold_lines(key) {
        return value;
    }
    let is_parted = contact_key(key).is_some_and(|known| {
        let kind = known.row.kind;
        kind.is_of_numbers() || kind.is_of_addresses()
    });
    let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    Cow::Owned(lines.join(if is_parted { ", " } else { " " }))
}
