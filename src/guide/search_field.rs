//! The field of the guide into which everything is typed: what it offers, and what typed words mean there.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::command::{GuideCommand, command_in_words};
use super::layout;
use super::reply::Reply;
use crate::t;
use crate::text::fold;
use crate::text::locale::Lang;

/// Columns between two columns of a list.
const GAP: usize = 3;

/// Of a value that is longer than its room, fewer letters than this tell nothing.
const FEWEST_LETTERS: usize = 12;

/// A field for words to search, with a list from which one can choose instead. No letter and no digit alone
/// is a command here, for it may begin a name or a number.
pub struct SearchField<'q> {
    /// What can be typed.
    pub prompt: &'q str,
    /// The list that can be chosen from, numbered from 1; at most nine.
    pub rows: &'q [Row],
    /// Whether the list is new: in lines it is written once.
    pub is_new: bool,
    /// What the field is for.
    pub explanation: &'q str,
    /// Whether there is a list before this one.
    pub can_go_back: bool,
    /// Whether what was shown last can be saved.
    pub can_save: bool,
    /// Whether Enter asks servers too.
    pub asks_servers: bool,
    /// What the lists hold about words, while they are typed: at most so many rows.
    pub preview: &'q dyn Fn(&str, usize) -> Preview,
}

/// What lists hold about words.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The best of it.
    pub rows: Vec<Row>,
    /// How much there is in all.
    pub count: usize,
}

/// A row of a list: a name, and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// What belongs to it, each with the word that is said before it, which may be empty.
    pub details: Vec<(&'static str, String)>,
    /// What tells it from another row of the same name.
    pub apart: Option<String>,
}

impl Row {
    /// A row that is a name alone.
    pub fn of_name(name: impl Into<String>) -> Row {
        Row {
            name: name.into(),
            ..Row::default()
        }
    }

    /// The row as a sentence: `Henrietta Falk, Telefon 06031 83-3032, Raum 415.`
    pub(super) fn sentence(&self) -> String {
        let details = self.details.iter().map(|(label, value)| {
            if label.is_empty() {
                format!(", {value}")
            } else {
                format!(", {label} {value}")
            }
        });
        let apart = self.apart.iter().map(|apart| format!(", {apart}"));
        let behind: String = details.chain(apart).collect();
        layout::sentence(&(self.name.clone() + &behind))
    }
}

/// Rows in columns that are aligned with each other. What has no room is left out from the right; the
/// number behind a name has room before the end of the name.
pub(super) fn align_columns(rows: &[Row], width: usize) -> Vec<String> {
    let numbers = rows.iter().filter_map(|row| row.details.first());
    let numbers = numbers.filter(|(label, _)| !label.is_empty());
    let number = numbers.map(|(_, number)| number.width() + GAP).max();
    let room = width.saturating_sub(number.unwrap_or(0)).max(width / 3);
    let names = rows.iter().map(|row| row.name.width()).max().unwrap_or(0);
    let names = names.min(room);
    let details = |row: &Row| {
        let details = row.details.iter().map(|(_, value)| value.clone());
        details.chain(row.apart.clone()).collect()
    };
    let details: Vec<Vec<String>> = rows.iter().map(details).collect();
    let widest = |column: usize| {
        let cells = details.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let most = details.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..most).map(widest).collect();
    let row = |(row, details): (&Row, &Vec<String>)| {
        let has_number = row
            .details
            .first()
            .is_some_and(|(label, _)| !label.is_empty());
        let mut text = cut_to_width(&row.name, if has_number { names } else { width });
        let mut start = names + GAP;
        for (cell, column) in details.iter().zip(&widths) {
            if start < text.width() + GAP || start + cell.width().min(FEWEST_LETTERS) > width {
                break;
            }
            text.push_str(&" ".repeat(start - text.width()));
            text.push_str(&cut_to_width(cell, width - start));
            start += column + GAP;
        }
        text
    };
    rows.iter().zip(&details).map(row).collect()
}

/// The beginning of a text that has room in so many columns.
pub(super) fn cut_to_width(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut beginning = String::new();
    let mut width = 1;
    for c in text.chars() {
        width += c.width().unwrap_or(0);
        if width > columns {
            break;
        }
        beginning.push(c);
    }
    beginning.trim_end().to_owned() + "…"
}

/// What typed words mean at the field.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Reply(Reply),
    /// What the field is for, and how it is used.
    Explain,
    Plain,
    /// Nothing, for this reason.
    Nothing(&'static str),
}

impl SearchField<'_> {
    /// What words mean at which Enter was pressed.
    pub(super) fn meaning(&self, words: &str, lang: Lang) -> Meaning {
        match command_in_words(words) {
            Some(GuideCommand::Quit) => Meaning::Reply(Reply::Quit),
            Some(GuideCommand::Back) if self.can_go_back => Meaning::Reply(Reply::Back),
            Some(GuideCommand::Back) => Meaning::Nothing(at_the_beginning(lang)),
            Some(GuideCommand::Save) if self.can_save => Meaning::Reply(Reply::Save),
            Some(GuideCommand::Save) => Meaning::Nothing(nothing_to_save(lang)),
            Some(GuideCommand::Explain) => Meaning::Explain,
            Some(GuideCommand::Plain) => Meaning::Plain,
            _ => Meaning::Reply(match self.row_of_number(words) {
                Some(row) => Reply::Option(row),
                None => Reply::Words(words.to_owned()),
            }),
        }
    }

    /// The row whose number is typed: one digit, for more of them are a room or a telephone.
    pub(super) fn row_of_number(&self, words: &str) -> Option<usize> {
        let typed = fold::spelled_key(words);
        let digit = typed.parse::<usize>().ok().filter(|_| typed.len() == 1)?;
        (1..=self.rows.len()).contains(&digit).then(|| digit - 1)
    }
}

/// Why there is no way back.
pub(super) fn at_the_beginning(lang: Lang) -> &'static str {
    t!(
        lang,
        "Das ist schon der Anfang.",
        "This is the beginning already."
    )
}

/// Why nothing is saved.
pub(super) fn nothing_to_save(lang: Lang) -> &'static str {
    t!(
        lang,
        "Es ist nichts da zum Speichern.",
        "There is nothing to save."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let row = |name: &str, number: &str| Row {
            name: name.to_owned(),
            details: vec![("Telefon", number.to_owned())],
            apart: Some("Kreisarchiv".to_owned()),
        };
        vec![row("Mia Muster", "1001"), row("Ö", "100")]
    }

    fn field(rows: &[Row]) -> SearchField<'_> {
        SearchField {
            prompt: "Name",
            rows,
            is_new: true,
            explanation: "",
            can_go_back: false,
            can_save: false,
            asks_servers: false,
            preview: &|_, _| Preview::default(),
        }
    }

    #[test]
    fn one_digit_chooses_and_letters_and_longer_numbers_are_searched_for() {
        let rows = rows();
        let field = field(&rows);
        let words = |typed: &str| field.meaning(typed, Lang::De);
        assert_eq!(words("2"), Meaning::Reply(Reply::Option(1)));
        assert_eq!(words("٢"), Meaning::Reply(Reply::Option(1)));
        for typed in ["e", "q", "z", "b", "w", "o", "h", "3", "0", "12", "3033"] {
            let searched = Reply::Words(typed.to_owned());
            assert_eq!(words(typed), Meaning::Reply(searched), "{typed}");
        }
    }

    #[test]
    fn every_way_is_understood_by_its_name_in_both_languages() {
        let rows = rows();
        let mut field = field(&rows);
        for typed in ["hilfe", "Hilfe!", "„hilfe“", "?", "help", "Fragezeichen"] {
            assert_eq!(field.meaning(typed, Lang::De), Meaning::Explain, "{typed}");
        }
        for typed in ["beenden", "Beenden.", "abbrechen", "quit", "stop", "ende"] {
            let meaning = field.meaning(typed, Lang::De);
            assert_eq!(meaning, Meaning::Reply(Reply::Quit), "{typed}");
        }
        for (typed, answer) in [
            ("zurück", Reply::Back),
            ("back", Reply::Back),
            ("speichern", Reply::Save),
            ("save", Reply::Save),
        ] {
            let meaning = field.meaning(typed, Lang::De);
            assert!(matches!(meaning, Meaning::Nothing(_)), "{typed}");
            (field.can_go_back, field.can_save) = (true, true);
            let meaning = field.meaning(typed, Lang::De);
            assert_eq!(meaning, Meaning::Reply(answer), "{typed}");
            (field.can_go_back, field.can_save) = (false, false);
        }
    }

    #[test]
    fn what_has_no_room_is_left_out_from_the_right() {
        let rows = rows();
        let align_columns = |width| align_columns(&rows, width);
        assert_eq!(
            align_columns(40),
            [
                "Mia Muster   1001   Kreisarchiv",
                "Ö            100    Kreisarchiv"
            ]
        );
        assert_eq!(align_columns(20), ["Mia Muster   1001", "Ö            100"]);
        assert_eq!(align_columns(12), ["Mia…    1001", "Ö       100"]);
    }

    #[test]
    fn a_row_is_said_name_first_and_as_a_sentence() {
        assert_eq!(
            rows()[0].sentence(),
            "Mia Muster, Telefon 1001, Kreisarchiv."
        );
    }
}
