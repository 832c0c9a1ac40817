//! Ranges of numbers, as offices write a group of telephones: „3063 bis 3065“, „83-3040 bis -45“.

use crate::model::Phone;

/// So many numbers of a range are read one by one; of a longer one the first and the last.
const MOST_OF_RANGE: u64 = 10;

/// Fewest digits of an extension behind which a hyphen may stand for „bis“; shorter ones are groups of digits.
const SHORTEST_WITH_HYPHEN: usize = 3;

/// Whether a text may be a range though it can be read as one number: seen at a glance, for every number is looked at.
pub(super) fn may_be_range(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut hyphens, mut previous) = (0, 0);
    for &byte in bytes {
        if !byte.is_ascii() || byte == b'.' && previous == b'.' {
            return true;
        }
        hyphens += usize::from(byte == b'-');
        previous = byte;
    }
    let is_bare = |byte: &u8| byte.is_ascii_digit() || b" -".contains(byte);
    hyphens > 1 || hyphens == 1 && bytes[0] != b'0' && bytes.iter().all(is_bare)
}

/// The numbers of a range: all of a short one, of a longer one the ends. Nothing where a text is none.
pub(super) fn numbers_of_range(text: &str) -> Option<Vec<String>> {
    let (first, last, is_certain) = ends(text)?;
    let first = first
        .trim()
        .trim_end_matches(['-', '–', '—', '.'])
        .trim_end();
    let last = last.trim().trim_start_matches(['-', '–', '—']).trim_start();
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let number = Phone::parse(first.to_owned()).ok()?.number();
    let (of_first, of_last) = (digits(first), digits(last));
    // What may change from the first number to the last: the extension, or a bare number.
    let changing = match number.extension() {
        Some(extension) => extension.len(),
        None if number.is_international() => return None,
        None => of_first.len(),
    };
    let is_bare = last.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let short = if is_bare && of_last.len() <= changing {
        of_last
    } else {
        // The last number may be written in full.
        let is_of_same_line = of_first.len() == of_last.len()
            && of_first[..of_first.len() - changing] == of_last[..of_last.len() - changing];
        Phone::parse(last.to_owned())
            .ok()
            .filter(|_| is_of_same_line)?;
        of_last[of_last.len() - changing..].to_owned()
    };
    let begin = &of_first[of_first.len() - changing..];
    if short.is_empty()
        || !is_certain && (short.len() != changing || changing < SHORTEST_WITH_HYPHEN)
    {
        return None;
    }
    let end = format!("{}{short}", &begin[..changing - short.len()]);
    // Two parts of one number are seldom this alike.
    let is_alike = is_certain || begin[..changing - 2] == end[..changing - 2];
    let (from, to): (u64, u64) = (begin.parse().ok()?, end.parse().ok()?);
    if to <= from || !is_alike {
        return None;
    }
    let trunk = first.get(..first.len().checked_sub(changing)?)?;
    if first.get(trunk.len()..) != Some(begin) {
        return None;
    }
    let extensions: Vec<u64> = if to - from < MOST_OF_RANGE {
        (from..=to).collect()
    } else {
        vec![from, to]
    };
    let numbers = extensions.iter();
    Some(
        numbers
            .map(|extension| format!("{trunk}{extension:0changing$}"))
            .collect(),
    )
}

/// What stands before and behind the sign of a range, and whether the sign can mean nothing else.
fn ends(text: &str) -> Option<(&str, &str, bool)> {
    let folded = text.to_ascii_lowercase();
    let word = [" bis", " to ", "...", "..", "…"];
    let certain = word
        .iter()
        .find_map(|word| Some((folded.find(word)?, word.len())));
    if let Some((at, len)) = certain {
        return Some((&text[..at], &text[at + len..], true));
    }
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    // A second number in full has a hyphen of its own: `83-3040 – 83-3045`.
    let longer = text.char_indices().find(|(_, c)| matches!(c, '–' | '—'));
    let at = longer.map(|(at, _)| at).or_else(|| text.rfind(dash))?;
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let (first, last) = (&text[..at], &text[at + width..]);
    // A long dash, or a short one with blanks, between an extension and fewer digits: „83-3044–46“, „83-30 44 - 46“.
    let is_set_off = width > 1 || first.ends_with(' ') && last.starts_with(' ');
    let has_extension = || {
        let number = Phone::parse(first.trim_end().to_owned()).ok()?.number();
        let extension = number.extension()?;
        Some(last.trim().len() < extension.len())
    };
    Some((first, last, is_set_off && has_extension() == Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_its_numbers() {
        for (text, numbers) in [
            (
                "06031 83-3063 bis 3065",
                vec!["06031 83-3063", "06031 83-3064", "06031 83-3065"],
            ),
            ("83-3040 bis -42", vec!["83-3040", "83-3041", "83-3042"]),
            ("83-3040 bis 42", vec!["83-3040", "83-3041", "83-3042"]),
            ("3063 bis 3064", vec!["3063", "3064"]),
            (
                "06031 83-3040 - 3041",
                vec!["06031 83-3040", "06031 83-3041"],
            ),
            ("83-3040–41", vec!["83-3040", "83-3041"]),
            ("83-3040 – 83-3041", vec!["83-3040", "83-3041"]),
            ("83-3040..41", vec!["83-3040", "83-3041"]),
            ("3040-3042", vec!["3040", "3041", "3042"]),
            (
                "06031 83-3000 bis 3999",
                vec!["06031 83-3000", "06031 83-3999"],
            ),
            (
                "83-098 bis 101",
                vec!["83-098", "83-099", "83-100", "83-101"],
            ),
        ] {
            assert_eq!(
                numbers_of_range(text).unwrap_or_default(),
                numbers,
                "{text}"
            );
            assert!(may_be_range(text) || Phone::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn one_number_is_no_range() {
        for text in [
            "06031-83-3032",
            "+49-6031-83-3032",
            "06031 83-30-45",
            "83-3032",
            "8300-3032",
            "06031 83 - 3032",
            "06031 833032",
            "06031 83–3032",
            "069 5550-2027",
            "06441-555-1486",
            "bis 3",
            "1 bis",
            "-",
        ] {
            assert_eq!(numbers_of_range(text), None, "{text}");
        }
    }
}
