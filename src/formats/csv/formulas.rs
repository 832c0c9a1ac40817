//! Cells that a spreadsheet would take for formulas (OWASP, "CSV Injection"): the writer shields them, the reader
//! takes the shield off.

use std::borrow::Cow;

/// Signs with which a formula begins, also as wide as a Chinese character (OWASP, "CSV Injection").
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where a spreadsheet may begin a new cell: it may part a list at another sign than the one that the
/// list is written with, and then it knows no quotation marks around it.
const PARTING: [char; 5] = [';', ',', '\t', '\n', '\r'];

/// Where in a cell a spreadsheet would begin a formula, in bytes. A number with a sign before it is none;
/// behind an apostrophe it counts, so that what [`shield`] put there can be told from what stood there.
fn formulas(cell: &str) -> Vec<usize> {
    let begins_formula = |at: &usize| {
        let rest = cell[*at..].trim_start_matches(['\'', '"']);
        if !rest.starts_with(FORMULA) {
            return false;
        }
        let piece = rest.split(PARTING).next().unwrap_or_default();
        let is_number = |piece: &str| {
            piece
                .chars()
                .all(|c| c.is_ascii_digit() || "+-/(). ".contains(c))
        };
        let is_bare = rest.len() == cell[*at..].len();
        !(is_bare && is_number(piece))
    };
    let bytes = cell.bytes().enumerate();
    let inner = bytes.filter(|(_, byte)| PARTING.contains(&char::from(*byte)));
    let inner = inner.map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(inner)
        .filter(begins_formula)
        .collect()
}

/// A cell that a spreadsheet takes for text: with an apostrophe before each formula, and one at its
/// beginning by which the reader knows it.
pub fn shield(cell: &str) -> Cow<'_, str> {
    let places = formulas(cell);
    if places.is_empty() && kept_number(cell).is_some() {
        return Cow::Owned(format!("'{cell}"));
    }
    if places.is_empty() {
        return Cow::Borrowed(cell);
    }
    let mut out = "'".to_owned();
    let mut done = 0;
    for place in places.into_iter().filter(|&place| place > 0) {
        out.push_str(&cell[done..place]);
        out.push('\'');
        done = place;
    }
    out.push_str(&cell[done..]);
    Cow::Owned(out)
}

/// The text of a formula that is nothing but a text, and of one with an apostrophe before a number: so Excel keeps
/// the zero at the beginning of a number.
fn kept_number(cell: &str) -> Option<&str> {
    let text = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let text = text.or_else(|| cell.strip_prefix('\''))?;
    let is_number = |c: char| c.is_ascii_digit() || "+-/() ".contains(c);
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    (begins && text.chars().all(is_number)).then_some(text)
}

/// Takes off what [`shield`] put on, and what spreadsheets put before a number.
pub(super) fn unshield(cell: Cow<'_, str>) -> Cow<'_, str> {
    if let Some(number) = kept_number(&cell) {
        return Cow::Owned(number.to_owned());
    }
    if let Some(shielded) = cell
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with('\''))
        && kept_number(shielded).is_some()
    {
        return Cow::Owned(shielded.to_owned());
    }
    if !cell.starts_with('\'') {
        return cell;
    }
    let places = formulas(&cell);
    let is_shielded = |&place: &usize| cell[place..].starts_with('\'');
    if places.is_empty() || !places.iter().all(is_shielded) {
        return cell;
    }
    let mut out = String::with_capacity(cell.len());
    let mut done = 1;
    for place in places.into_iter().filter(|&place| place > 0) {
        out.push_str(&cell[done..place]);
        done = place + 1;
    }
    out.push_str(&cell[done..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_may_begin_a_formula_is_shielded_and_read_back_whole() {
        for (cell, shielded) in [
            ("=1+1", "'=1+1"),
            ("@x", "'@x"),
            ("＝1", "'＝1"),
            ("－x", "'－x"),
            ("-2+x", "'-2+x"),
            ("+49 Plus", "'+49 Plus"),
            ("'=1", "''=1"),
            ("'+49 1", "''+49 1"),
            ("x;=1", "'x;'=1"),
            ("=1;=2,@y\t+x\n- zwei", "'=1;'=2,'@y\t'+x\n'- zwei"),
            ("x;\"=1\"", "'x;'\"=1\""),
            ("x;'=1", "'x;''=1"),
            ("+49 1;=2", "'+49 1;'=2"),
        ] {
            assert_eq!(shield(cell), shielded);
            assert_eq!(unshield(shield(cell)), cell);
        }
        for cell in [
            "plain", "+49 6031", "-1", "a-b", "x; =1", "1,-2;+3", "'plain'", "a'=1", "'x,y'",
            "x;'y",
        ] {
            assert_eq!(shield(cell), cell);
            assert_eq!(unshield(shield(cell)), cell);
        }
        for kept in ["=\"06031833035\"", "'06031833035"] {
            assert_eq!(unshield(kept.into()), "06031833035");
        }
        // What spreadsheets put there goes; what somebody wrote between two signs stays.
        assert_eq!(unshield("'+49 6031".into()), "+49 6031");
        assert_eq!(
            unshield("Zeichen: ,'+' und ;'-'".into()),
            "Zeichen: ,'+' und ;'-'"
        );
        assert_eq!(unshield("'a' und ,=b".into()), "'a' und ,=b");
    }

    proptest::proptest! {
        #[test]
        fn shielding_is_undone_by_reading(cell in "[-=+@＝'\";,\\t\\n a1]{0,12}") {
            proptest::prop_assert_eq!(unshield(shield(&cell)), &*cell);
        }

        #[test]
        fn no_formula_begins_where_a_spreadsheet_may_begin_a_cell(cell in "[-=+@＝'\";,\\t\\n a1]{0,12}") {
            let shielded = shield(&cell);
            for part in shielded.split(PARTING) {
                let is_number = part.chars().all(|c| "+-1 ".contains(c));
                proptest::prop_assert!(is_number || !part.trim_start_matches('"').starts_with(FORMULA), "{}", shielded);
            }
        }
    }
}
