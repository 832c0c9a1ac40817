//! Numbers in texts that people read: whether two languages name the same, and what is counted.

use super::locale::Lang;

/// The name of a month, from 1 to 12.
pub fn month_name(number: i8, lang: Lang) -> Option<&'static str> {
    let name = match number {
        1 => crate::t!(lang, "Januar", "January"),
        2 => crate::t!(lang, "Februar", "February"),
        3 => crate::t!(lang, "März", "March"),
        4 => crate::t!(lang, "April", "April"),
        5 => crate::t!(lang, "Mai", "May"),
        6 => crate::t!(lang, "Juni", "June"),
        7 => crate::t!(lang, "Juli", "July"),
        8 => crate::t!(lang, "August", "August"),
        9 => crate::t!(lang, "September", "September"),
        10 => crate::t!(lang, "Oktober", "October"),
        11 => crate::t!(lang, "November", "November"),
        12 => crate::t!(lang, "Dezember", "December"),
        _ => return None,
    };
    Some(name)
}

/// A number in a text.
struct TextNumber<'t> {
    /// Its digits, without signs between groups and without zeros in front.
    digits: String,
    /// The text behind it.
    rest: &'t str,
    /// The word before it.
    before: &'t str,
    /// Whether a colon stands right before it, as before minutes.
    is_behind_colon: bool,
}

/// The numbers of a text, each once, in an order of their own. A month beside a number counts as its number, for
/// one language writes `01.09.2025` and the other `1 September 2025`.
pub fn numbers(text: &str, lang: Lang) -> Vec<String> {
    let mut all = Vec::new();
    for number in each(text, lang) {
        let behind = words(number.rest).next().unwrap_or_default();
        all.extend(
            [number.before, behind]
                .into_iter()
                .filter_map(|word| month(word, lang)),
        );
        all.push(hour_of_the_day(&number, lang).unwrap_or(number.digits));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The hour from 0 to 23 of a time such as `4 pm` or `2:30 p.m.`, as German writes it.
fn hour_of_the_day(number: &TextNumber<'_>, lang: Lang) -> Option<String> {
    if lang != Lang::En || number.is_behind_colon {
        return None;
    }
    let behind = number.rest.strip_prefix(':').unwrap_or(number.rest);
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = behind.trim_start().to_ascii_lowercase().replace('.', "");
    let word = behind.split(|c: char| !c.is_alphanumeric()).next()?;
    let hour: u8 = number.digits.parse().ok()?;
    let hour = match (word, hour) {
        ("am", 1..=11) | ("pm", 12) => hour,
        ("pm", 1..=11) => hour + 12,
        _ => return None,
    };
    Some(hour.to_string())
}

/// The first day with its month in a text, as it is written: `31. Dezember`, `31.12.`, `31 December`.
pub fn day_in(text: &str, lang: Lang) -> Option<String> {
    each(text, lang).find_map(|number| {
        let day: u8 = number
            .digits
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let rest = number.rest;
        let behind = words(rest).next().unwrap_or_default();
        if month(behind, lang).is_some() {
            return Some(match lang {
                Lang::De => format!("{day}. {behind}"),
                Lang::En => format!("{day} {behind}"),
            });
        }
        let month = rest.strip_prefix('.')?.split_once('.')?.0;
        let is_month = month
            .parse::<u8>()
            .is_ok_and(|month| (1..=12).contains(&month));
        is_month.then(|| format!("{day}.{month}."))
    })
}

/// What is counted in a text: each number with the word behind it.
pub fn counted(text: &str, lang: Lang) -> impl Iterator<Item = (String, &str)> {
    each(text, lang).filter_map(|number| {
        let rest = number.rest.strip_prefix([' ', '\u{a0}'])?;
        let word = rest.split(|c: char| !c.is_alphanumeric()).next()?;
        Some((number.digits, word))
    })
}

/// The words of a text, without signs.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The number of a month, where a word is its name.
fn month(word: &str, lang: Lang) -> Option<String> {
    let number = (1..=12).find(|number| month_name(*number, lang) == Some(word))?;
    Some(number.to_string())
}

/// Every number of a text. German groups digits by full stops, English by commas.
fn each(text: &str, lang: Lang) -> impl Iterator<Item = TextNumber<'_>> {
    let between = match lang {
        Lang::De => '.',
        Lang::En => ',',
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
        let run = |from: usize| {
            let rest = &text[from..];
            from + rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len())
        };
        let mut end = run(start);
        let mut digits = text[start..end].to_owned();
        if digits.len() <= 3 {
            while text[end..].starts_with(between) && run(end + 1) == end + 4 {
                digits.push_str(&text[end + 1..end + 4]);
                end += 4;
            }
        }
        at = end;
        // A zero alone is a number, too.
        let significant = digits.trim_start_matches('0');
        let digits = if significant.is_empty() {
            "0"
        } else {
            significant
        }
        .to_owned();
        Some(TextNumber {
            digits,
            rest: &text[end..],
            before: words(&text[..start]).last().unwrap_or_default(),
            is_behind_colon: text[..start].ends_with(':'),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_name_the_same_numbers_in_their_own_ways() {
        for (de, en) in [
            ("Es gibt 10.200 EUR.", "There is EUR 10,200."),
            ("seit 01.09.2025", "since 1 September 2025"),
            ("bis 31. Dezember 2030", "to 31 December 2030"),
            ("10,6 Millionen", "10.6 million"),
            ("etwa März 2026", "about March 2026"),
            ("Nummer 2.1", "number 2.1"),
            ("9 bis 16 Uhr", "9 am to 4 p.m."),
            ("12 bis 14:30 Uhr", "12 pm to 2:30 pm"),
            ("bis 14:05 Uhr", "to 2:05 pm"),
        ] {
            assert_eq!(numbers(de, Lang::De), numbers(en, Lang::En), "{de}");
        }
        assert_ne!(
            numbers("bis 31.12.2030", Lang::De),
            numbers("to 30 December 2030", Lang::En)
        );
        assert_ne!(numbers("99.000", Lang::De), numbers("12,000", Lang::En));
    }

    #[test]
    fn a_day_is_found_in_each_way_of_writing() {
        assert_eq!(
            day_in("bis 31. Dezember", Lang::De).as_deref(),
            Some("31. Dezember")
        );
        assert_eq!(day_in("am 31.12.2026", Lang::De).as_deref(), Some("31.12."));
        assert_eq!(
            day_in("by 31 December", Lang::En).as_deref(),
            Some("31 December")
        );
        assert_eq!(day_in("seit 2021, Nummer 2.1", Lang::De), None);
    }

    #[test]
    fn what_is_counted_stands_behind_its_number() {
        let all: Vec<_> = counted("höchstens 48 Monate, 99.000 EUR", Lang::De).collect();
        assert_eq!(
            all,
            [("48".to_owned(), "Monate"), ("99000".to_owned(), "EUR")]
        );
    }
}
