//! Numbers and names as they are said: digits in words, letters one by one or by a telephone alphabet.

use crate::text::fold;

/// Digits in German and in English, folded.
const DIGITS: [(&str, &str); 24] = [
    ("null", "0"),
    ("zero", "0"),
    ("oh", "0"),
    ("o", "0"),
    ("eins", "1"),
    ("ein", "1"),
    ("one", "1"),
    ("zwei", "2"),
    ("zwo", "2"),
    ("two", "2"),
    ("drei", "3"),
    ("three", "3"),
    ("vier", "4"),
    ("four", "4"),
    ("fuenf", "5"),
    ("five", "5"),
    ("sechs", "6"),
    ("six", "6"),
    ("sieben", "7"),
    ("seven", "7"),
    ("acht", "8"),
    ("eight", "8"),
    ("neun", "9"),
    ("nine", "9"),
];

/// From ten on.
const TEENS: [[&str; 2]; 10] = [
    ["zehn", "ten"],
    ["elf", "eleven"],
    ["zwoelf", "twelve"],
    ["dreizehn", "thirteen"],
    ["vierzehn", "fourteen"],
    ["fuenfzehn", "fifteen"],
    ["sechzehn", "sixteen"],
    ["siebzehn", "seventeen"],
    ["achtzehn", "eighteen"],
    ["neunzehn", "nineteen"],
];

/// From twenty on.
const TENS: [[&str; 2]; 8] = [
    ["zwanzig", "twenty"],
    ["dreissig", "thirty"],
    ["vierzig", "forty"],
    ["fuenfzig", "fifty"],
    ["sechzig", "sixty"],
    ["siebzig", "seventy"],
    ["achtzig", "eighty"],
    ["neunzig", "ninety"],
];

/// Telephone alphabets, by letter: German of 1934 to 2022 with what is said in its place, German of 2022
/// (DIN 5009:2022-06), and the one of ICAO, ITU and NATO.
const ALPHABETS: [(&str, &str); 32] = [
    ("a", "anton aachen alfa alpha"),
    ("b", "berta berlin bravo"),
    ("c", "caesar chemnitz charlie"),
    ("d", "dora david duesseldorf delta"),
    ("e", "emil essen echo"),
    ("f", "friedrich frankfurt foxtrot"),
    ("g", "gustav goslar golf"),
    ("h", "heinrich hamburg hotel"),
    ("i", "ida ingelheim india"),
    ("j", "julius jakob jena juliett juliet"),
    ("k", "kaufmann konrad koeln kilo"),
    ("l", "ludwig leipzig lima"),
    ("m", "martha muenchen mike"),
    ("n", "nordpol nathan nuernberg november"),
    ("o", "otto offenbach oscar"),
    ("p", "paula potsdam papa"),
    ("q", "quelle quickborn quebec"),
    ("r", "richard rostock romeo"),
    ("s", "samuel siegfried salzwedel sierra"),
    ("t", "theodor tuebingen tango"),
    ("u", "ulrich unna uniform"),
    ("v", "viktor voelklingen victor"),
    ("w", "wilhelm wuppertal whiskey whisky"),
    ("x", "xanthippe xaver xanten xray"),
    ("y", "ypsilon yankee"),
    ("z", "zacharias zeppelin zwickau zulu"),
    ("ä", "aerger umlautaachen"),
    ("ö", "oekonom oese umlautoffenbach"),
    ("ü", "uebermut uebel umlautunna"),
    ("ß", "eszett scharfess"),
    ("ch", "charlotte"),
    ("sch", "schule"),
];

/// Words between a letter and the word for it: `S wie Siegfried`, `S for Sierra`.
const LIKE: [&str; 6] = ["wie", "as", "in", "for", "like", "fuer"];

/// Fewer letters than this are no name that was spelled.
const FEWEST_LETTERS: usize = 3;

/// What was typed with spoken digits as digits; `None` where there are not at least two beside each other.
pub(super) fn with_digits(typed: &str) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    let mut run = String::new();
    let mut spoken = 0;
    let mut is_found = false;
    let mut doubled = 1;
    let mut close = |run: &mut String, spoken: &mut usize, out: &mut Vec<String>| {
        if !run.is_empty() {
            is_found |= *spoken > 0 && run.len() >= 2;
            out.push(std::mem::take(run));
            *spoken = 0;
        }
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold::room_key(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    let mut at = 0;
    while at < words.len() {
        let word = folded[at].as_str();
        if let Some(times) = repetitions(word) {
            doubled = times;
            at += 1;
            continue;
        }
        let is_digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let number = if is_digits {
            Some((word.to_owned(), 1))
        } else {
            // An `o` alone is a zero only between digits.
            let may_be_other = matches!(word, "o" | "oh" | "ein") && run.is_empty();
            number_of(&folded[at..]).filter(|(_, taken)| *taken > 1 || !may_be_other)
        };
        if let Some((digits, taken)) = number {
            spoken += usize::from(!is_digits);
            run.push_str(&digits.repeat(doubled));
            at += taken;
        } else {
            close(&mut run, &mut spoken, &mut out);
            out.push(words[at].to_owned());
            at += 1;
        }
        doubled = 1;
    }
    close(&mut run, &mut spoken, &mut out);
    is_found.then(|| out.join(" "))
}

/// `double three`, `zweimal die drei`.
fn repetitions(folded: &str) -> Option<usize> {
    match folded {
        "double" | "doppel" | "zweimal" => Some(2),
        "triple" | "dreimal" => Some(3),
        _ => None,
    }
}

/// Most words of one number: `nine thousand nine hundred and ninety nine`.
const LONGEST_NUMBER: usize = 7;

/// The digits of the number that as many words as possible make, and how many words that are: `thirty`,
/// `twenty nine`, `neun und zwanzig`.
fn number_of(words: &[String]) -> Option<(String, usize)> {
    let longest = words.len().min(LONGEST_NUMBER);
    (1..=longest).rev().find_map(|count| {
        let number = number(&words[..count].concat())?;
        Some((number, count))
    })
}

/// The digits of a number in one word: `dreiunddreissig`, `thirtythree`, `hundertfuenf`.
fn number(folded: &str) -> Option<String> {
    let digit = DIGITS.iter().find(|(name, _)| *name == folded);
    let digit = digit.map(|(_, digit)| (*digit).to_owned());
    digit.or_else(|| below_ten_thousand(folded).map(|number| number.to_string()))
}

fn below_ten_thousand(folded: &str) -> Option<u32> {
    let parts = [
        ("tausend", 1000, 10),
        ("thousand", 1000, 10),
        ("hundert", 100, 100),
        ("hundred", 100, 100),
    ];
    let mut rest = folded;
    let mut sum = 0;
    for (word, value, most) in parts {
        let Some((before, after)) = rest.split_once(word) else {
            continue;
        };
        let count = match before {
            "" => 1,
            _ => below_hundred(before).filter(|count| *count < most)?,
        };
        sum += count * value;
        let joined = after.strip_prefix("und").or(after.strip_prefix("and"));
        rest = joined.unwrap_or(after);
    }
    match rest {
        "" if sum > 0 => Some(sum),
        _ => Some(sum + below_hundred(rest)?),
    }
}

fn below_hundred(folded: &str) -> Option<u32> {
    let place = |names: &[[&str; 2]], word: &str| {
        let at = names.iter().position(|names| names.contains(&word))?;
        u32::try_from(at).ok()
    };
    let digit = |word: &str| {
        let (_, digit) = DIGITS.iter().find(|(name, _)| *name == word)?;
        digit.parse::<u32>().ok().filter(|digit| *digit > 0)
    };
    if let Some(digit) = digit(folded) {
        return Some(digit);
    }
    if let Some(teen) = place(&TEENS, folded) {
        return Some(10 + teen);
    }
    let tens = |word: &str| Some(20 + 10 * place(&TENS, word)?);
    tens(folded)
        .or_else(|| {
            let (ones, word) = folded.split_once("und")?;
            Some(tens(word)? + digit(ones)?)
        })
        .or_else(|| {
            let ty = folded.find("ty")? + "ty".len();
            Some(tens(&folded[..ty])? + digit(&folded[ty..])?)
        })
}

/// The word that was spelled: letter by letter, by a telephone alphabet, or both (`S wie Siegfried`).
/// Words before and behind it stay; `None` where nothing was spelled.
pub(super) fn with_words(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed
        .split_whitespace()
        .flat_map(split_letters)
        .map(|word| word.trim_matches([',', ';', ':', '.', '?', '!', '"']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut best: Option<(usize, usize, String)> = None;
    let mut start = 0;
    while start < words.len() {
        let (end, letters) = spelled_from(&words, start);
        let is_better = best
            .as_ref()
            .is_none_or(|(from, to, _)| end - start > to - from);
        if letters.chars().count() >= FEWEST_LETTERS && is_better {
            best = Some((start, end, letters));
        }
        start = end.max(start + 1);
    }
    let (start, end, letters) = best?;
    // The name itself often stands before its letters.
    let around = words[..start].iter().chain(&words[end..]);
    let plain = |word: &str| fold::plain_key(&fold::spelled_key(word));
    let is_same = |word: &str| plain(word) == plain(&letters);
    let mut out: Vec<&str> = around
        .copied()
        .filter(|word| !is_about_spelling(word) && !is_same(word))
        .collect();
    out.push(&letters);
    Some(out.join(" "))
}

/// `S-E-S-A-R` and `S.E.S.A.R` are five letters.
fn split_letters(word: &str) -> Vec<&str> {
    let letters: Vec<&str> = word
        .split(['-', '.', '_'])
        .filter(|part| !part.is_empty())
        .collect();
    let is_spelled = letters.len() >= FEWEST_LETTERS
        && letters
            .iter()
            .all(|part| part.chars().count() == 1 && is_letters(part));
    if is_spelled { letters } else { vec![word] }
}

fn is_letters(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// Words that only say that a name is spelled.
fn is_about_spelling(word: &str) -> bool {
    matches!(
        fold::room_key(word).as_str(),
        "buchstabiert" | "ich" | "buchstabiere" | "spelled" | "spelt" | "also"
    )
}

/// The letters that stand from a place on, and where they end. Single letters and words of an alphabet
/// are not mixed, for a name of one word is none that was spelled.
fn spelled_from(words: &[&str], start: usize) -> (usize, String) {
    let mut at = start;
    let mut letters = String::new();
    let mut single: Option<bool> = None;
    let mut doubled = 1;
    while let Some(word) = words.get(at) {
        let folded = fold::room_key(word);
        if let Some(times) = repetitions(&folded) {
            doubled = times;
            at += 1;
            continue;
        }
        let is_sharp_s = matches!(folded.as_str(), "ss" | "sz");
        let is_single = (word.chars().count() == 1 || is_sharp_s) && is_letters(word);
        let by_alphabet = |word: &str| {
            let folded = fold::room_key(word);
            let (letter, _) = ALPHABETS
                .iter()
                .find(|(_, names)| names.split(' ').any(|name| name == folded))?;
            Some(*letter)
        };
        let of_pair = is_single
            && words
                .get(at + 1)
                .is_some_and(|like| LIKE.contains(&fold::room_key(like).as_str()));
        let (letter, taken) = if of_pair {
            let behind = if words
                .get(at + 2)
                .is_some_and(|word| fold::room_key(word) == "in")
            {
                4
            } else {
                3
            };
            ((*word).to_owned(), behind.min(words.len() - at))
        } else if let Some(letter) = by_alphabet(word).filter(|_| single != Some(true)) {
            single = Some(false);
            (letter.to_owned(), 1)
        } else if is_single && single != Some(false) {
            single = Some(true);
            ((*word).to_owned(), 1)
        } else {
            break;
        };
        letters.push_str(&letter.to_lowercase().repeat(doubled));
        doubled = 1;
        at += taken;
    }
    (at, letters)
}

/// A name without how it is written: `Müller mit ü`, `Meyer with e y`; `None` where that is not said.
pub(super) fn without_hints(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let says = |word: &str, list: &[&str]| list.contains(&fold::room_key(word).as_str());
    let is_hint = |word: &str| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        let are_few = (1..=2).contains(&letters.chars().count()) && is_letters(letters);
        are_few || says(word, &AROUND_LETTERS) || repetitions(&fold::room_key(word)).is_some()
    };
    let is_letter = |word: &&str| !says(word, &AROUND_LETTERS);
    let (with, _) = words.iter().enumerate().skip(1).find(|(at, word)| {
        let hints = words[at + 1..].iter().take_while(|word| is_hint(word));
        says(word, &WITH) && hints.copied().any(|word| is_letter(&word))
    })?;
    let behind = words[with + 1..].iter().skip_while(|word| is_hint(word));
    let kept: Vec<&str> = words[..with].iter().chain(behind).copied().collect();
    Some(kept.join(" "))
}

/// What stands before the letters with which a name is written, and between them.
const WITH: [&str; 3] = ["mit", "with", "ohne"];
const AROUND_LETTERS: [&str; 16] = [
    "und",
    "and",
    "einem",
    "einfachem",
    "zwei",
    "two",
    "am",
    "im",
    "ende",
    "anfang",
    "hinten",
    "vorne",
    "weichem",
    "hartem",
    "scharfem",
    "an",
];

/// Letters that were typed for digits as digits: `3O33`, `4l5`.
pub(super) fn with_digits_for_letters(typed: &str) -> Option<String> {
    let is_number = |word: &str| {
        word.len() >= 3
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || "OoIl|./+-()".contains(c))
    };
    let mut is_found = false;
    let words: Vec<String> = typed
        .split_whitespace()
        .map(|word| {
            if !is_number(word) {
                return word.to_owned();
            }
            let digits = word.replace(['O', 'o'], "0").replace(['I', 'l', '|'], "1");
            is_found |= digits != word;
            digits
        })
        .collect();
    is_found.then(|| words.join(" "))
}

/// Umlauts that were typed where an American keyboard has other signs: `m[ller`, `k;hler`, `j'ger`.
pub(super) fn with_umlauts_for_signs(typed: &str) -> Option<String> {
    // A word with several hyphens is a name that was spelled.
    if typed
        .split_whitespace()
        .any(|word| word.matches('-').count() > 1)
    {
        return None;
    }
    let letters: Vec<char> = typed.chars().collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| letter.is_alphabetic())
    };
    let text: String = letters
        .iter()
        .enumerate()
        .map(|(at, &letter)| {
            let umlaut = match letter {
                '[' => 'ü',
                ';' => 'ö',
                '\'' => 'ä',
                '-' => 'ß',
                _ => return letter,
            };
            // Between letters, or before them; a sign behind a word only ends it.
            if is_letter(Some(at + 1)) || letter == '-' && is_letter(at.checked_sub(1)) {
                umlaut
            } else {
                letter
            }
        })
        .collect();
    (text != typed).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_are_spoken_are_digits() {
        for (typed, want) in [
            ("drei null drei drei", "3033"),
            ("dreißig dreiunddreißig", "3033"),
            ("three oh three three", "3033"),
            ("thirty thirty-three", "3033"),
            ("dreitausenddreiunddreißig", "3033"),
            ("zwo null eins vier", "2014"),
            (
                "die Nummer drei null, double three bitte",
                "die Nummer 3033 bitte",
            ),
            ("83 drei null drei drei", "833033"),
            ("twenty nine seventeen", "2917"),
            ("neun und zwanzig siebzehn", "2917"),
            ("neun tausend", "9000"),
            ("drei tausend drei und dreißig", "3033"),
            ("two thousand nine hundred and seventeen", "2917"),
            ("neunundzwanzighundertsiebzehn", "2917"),
        ] {
            assert_eq!(with_digits(typed).as_deref(), Some(want), "{typed}");
        }
        for typed in ["Frau Acht", "oh Falk", "3033", "zwei", "Abteilung drei"] {
            assert_eq!(with_digits(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_name_that_is_spelled_is_a_name() {
        for (typed, want) in [
            ("S E S A R", "sesar"),
            ("S-E-S-A-R", "sesar"),
            ("s.e.s.a.r", "sesar"),
            ("Siegfried Emil Samuel Anton Richard", "sesar"),
            (
                "S wie Salzwedel E wie Essen S wie Salzwedel A wie Aachen R wie Rostock",
                "sesar",
            ),
            ("Sierra Echo Sierra Alpha Romeo", "sesar"),
            ("Müller M Ü L L E R", "müller"),
            ("Falk, buchstabiert F A L K", "falk"),
            ("Schule Anton Martha", "scham"),
            ("M Ü Doppel-L E R", "müller"),
        ] {
            assert_eq!(
                with_words(&typed.replace("Doppel-", "Doppel ")).as_deref(),
                Some(want),
                "{typed}"
            );
        }
        for typed in ["Anton Falk", "H. Heinemann", "Otto Paula", "B 2.14"] {
            assert_eq!(with_words(typed), None, "{typed}");
        }
    }

    #[test]
    fn how_a_name_is_written_is_no_part_of_it() {
        for (typed, want) in [
            ("Müller mit ü", Some("Müller")),
            ("Mayer mit a y", Some("Mayer")),
            ("Raum von Meyer mit e y bitte", Some("Raum von Meyer bitte")),
            ("Schmitt with double t", Some("Schmitt")),
            ("Hilfe mit Kindern", None),
            ("mit Falk", None),
        ] {
            assert_eq!(without_hints(typed).as_deref(), want, "{typed}");
        }
    }

    #[test]
    fn letters_that_look_like_digits_are_digits_in_a_number() {
        assert_eq!(with_digits_for_letters("3O33").as_deref(), Some("3033"));
        assert_eq!(
            with_digits_for_letters("06031 83-3l3O").as_deref(),
            Some("06031 83-3130")
        );
        assert_eq!(with_digits_for_letters("Ollo 3033"), None);
    }
}
