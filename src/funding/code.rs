//! A whole conversation as a short code, to be read out on the phone.
//!
//! All answers are one number in mixed radix, written in the alphabet of Crockford's base 32 (no I, L, O,
//! U). In front of it stands a fingerprint of the questions: another set of questions gives every number
//! another meaning, so a code of other data is refused. Different questions have the same
//! fingerprint once in about ten thousand times; a shorter code would confuse them more often. The last
//! character is a check character over GF(32): each position has a weight of its own, so every single wrong character and
//! every swap of two characters is noticed.

use super::{AnswerState, Answers};
use crate::model::{OptionIndex, Question, QuestionIndex};

/// Crockford's alphabet (crockford.com/base32.html).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many different sets of questions are told apart at least.
const FEWEST_FINGERPRINTS: u128 = 8_192;

/// Longest groups of characters between two hyphens.
const WIDEST_GROUP: usize = 5;

/// Writes and reads the codes of one set of questions.
#[derive(Clone, Debug)]
pub struct Coder {
    /// How many states each question has: not asked, not known where it may be, and its options.
    radix: Vec<u128>,
    /// How many different conversations there are.
    conversations: u128,
    /// How many characters carry them, without the check character.
    characters: usize,
    fingerprint: u128,
}

/// Why a code is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It has another length.
    Length {
        /// Characters that were given.
        given: usize,
        /// Characters that a code has.
        wanted: usize,
    },
    /// It holds a sign that no code has.
    Sign(char),
    /// A character is wrong, or two are swapped.
    Typing,
    /// It belongs to other questions, as those of an older edition of the data.
    OtherData,
}

impl Coder {
    /// The coder of these questions; `None` where they have more answers than a code can carry.
    pub fn new(questions: &[Question]) -> Option<Coder> {
        let radix: Vec<u128> = questions.iter().map(states).collect();
        let conversations = radix
            .iter()
            .try_fold(1u128, |product, radix| product.checked_mul(*radix))?;
        let needed = conversations.checked_mul(FEWEST_FINGERPRINTS)?;
        // 24 characters are 120 bits; with the check character all weights still differ.
        let characters = (1..=24).find(|&count| 1u128 << (5 * count) >= needed)?;
        let fingerprints = (1u128 << (5 * characters)) / conversations;
        Some(Coder {
            radix,
            conversations,
            characters,
            fingerprint: u128::from(fingerprint(questions)) % fingerprints,
        })
    }

    /// Characters of a code, the check character included, hyphens not.
    pub fn length(&self) -> usize {
        self.characters + 1
    }

    /// The code of these answers: `1A2BC-3D4EF`.
    pub fn encode(&self, answers: &Answers) -> String {
        let mut value = self.fingerprint;
        for (question, radix) in self.radix.iter().enumerate().rev() {
            let has_unknown = self.has_unknown(QuestionIndex(question), answers);
            let digit = match answers.get(QuestionIndex(question)) {
                AnswerState::NotAsked => 0,
                AnswerState::Unknown => 1,
                AnswerState::Option(option) => u128::from(option.0) + 1 + u128::from(has_unknown),
            };
            value = value * radix + digit;
        }
        let mut characters: Vec<u8> = (0..self.characters)
            .map(|at| u8::try_from(value >> (5 * at) & 31).unwrap_or(0))
            .collect();
        characters.reverse();
        characters.push(check_character(&characters));
        let groups = characters.len().div_ceil(WIDEST_GROUP);
        let groups = characters.chunks(characters.len().div_ceil(groups));
        let groups: Vec<String> = groups
            .map(|group| {
                group
                    .iter()
                    .map(|&at| char::from(ALPHABET[usize::from(at)]))
                    .collect()
            })
            .collect();
        groups.join("-")
    }

    /// Reads a code, as people type it: small letters, blanks, and I, L, O for the digits they look like.
    pub fn decode(&self, code: &str, questions: &[Question]) -> Result<Answers, CodeError> {
        let mut characters = Vec::new();
        // What people or programs put between the groups, or behind the code in a sentence.
        let is_between = |sign: char| {
            sign.is_whitespace() || matches!(sign, '-' | '–' | '—' | '\u{2011}' | '.' | ',')
        };
        for sign in code.chars().filter(|sign| !is_between(*sign)) {
            characters.push(character(sign).ok_or(CodeError::Sign(sign))?);
        }
        let wanted = self.length();
        if characters.len() != wanted {
            return Err(CodeError::Length {
                given: characters.len(),
                wanted,
            });
        }
        let (body, check) = characters.split_at(self.characters);
        if check != [check_character(body)] {
            return Err(CodeError::Typing);
        }
        let mut value = body
            .iter()
            .fold(0u128, |value, &at| value << 5 | u128::from(at));
        if value / self.conversations != self.fingerprint {
            return Err(CodeError::OtherData);
        }
        value %= self.conversations;
        let mut answers = Answers::new(questions);
        for (at, (question, radix)) in questions.iter().zip(&self.radix).enumerate() {
            let digit = value % radix;
            value /= radix;
            let unknown = u128::from(question.unknown);
            let given = match digit {
                0 => AnswerState::NotAsked,
                1 if question.unknown => AnswerState::Unknown,
                _ => {
                    AnswerState::Option(OptionIndex(u8::try_from(digit - 1 - unknown).unwrap_or(0)))
                }
            };
            answers.set(QuestionIndex(at), given);
        }
        Ok(answers)
    }

    fn has_unknown(&self, question: QuestionIndex, answers: &Answers) -> bool {
        self.radix[question.0] > answers.options(question) + 1
    }
}

/// How many states the answer to a question has.
fn states(question: &Question) -> u128 {
    let options = u128::try_from(question.options.len()).unwrap_or(u128::MAX >> 1);
    1 + u128::from(question.unknown) + options
}

/// A number for everything that gives a code its meaning: ids and answers, in their order (FNV-1a,
/// draft-eastlake-fnv).
fn fingerprint(questions: &[Question]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for question in questions {
        add(&question.id);
        add(if question.unknown { "?" } else { "" });
        for option in &question.options {
            add(&option.id);
        }
        add("");
    }
    // The low bits of this hash are its weaker ones.
    hash ^ hash >> 32
}

fn character(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|known| char::from(*known) == sign)?;
    u8::try_from(at).ok()
}

/// The check character: the sum of all characters, each times its weight, with the check character of
/// weight 1, is zero in GF(32).
fn check_character(characters: &[u8]) -> u8 {
    let mut weight = 1;
    characters.iter().rev().fold(0, |sum, &at| {
        weight = times_primitive(weight);
        sum ^ multiply(at, weight)
    })
}

/// Times the primitive element of GF(32) with the polynomial x⁵ + x² + 1: its first 31 powers differ.
fn times_primitive(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b != 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a = times_primitive(a);
        b >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::both;
    use crate::model::rule::{AnswerOption, QuestionKind};

    fn question(id: &str, options: usize, unknown: bool) -> Question {
        let option = |at: usize| AnswerOption {
            id: at.to_string(),
            label: both!("{at}", "{at}"),
            range: None,
        };
        Question {
            id: id.to_owned(),
            kind: QuestionKind::Choice,
            topic: 1,
            name: both!("N", "N"),
            text: both!("T", "T"),
            help: None,
            why: both!("W", "W"),
            unknown,
            options: (0..options).map(option).collect(),
            alike: Vec::new(),
        }
    }

    fn questions() -> Vec<Question> {
        vec![
            question("a", 9, false),
            question("b", 2, true),
            question("c", 5, true),
            question("d", 8, false),
        ]
    }

    fn every(questions: &[Question]) -> Vec<Answers> {
        let mut all = vec![Answers::new(questions)];
        for (at, question) in questions.iter().enumerate() {
            let with: Vec<Answers> = all
                .iter()
                .flat_map(|answers| {
                    Answers::choices(question).map(|given| answers.with(QuestionIndex(at), given))
                })
                .collect();
            all.extend(with);
        }
        all
    }

    #[test]
    fn every_set_of_answers_survives_the_round_trip_and_has_its_own_code() {
        let questions = questions();
        let coder = Coder::new(&questions).expect("few enough");
        let all = every(&questions);
        assert_eq!(all.len(), 10 * 4 * 7 * 9);
        let mut codes = std::collections::HashSet::new();
        for answers in all {
            let code = coder.encode(&answers);
            assert_eq!(code.replace('-', "").len(), coder.length());
            assert_eq!(coder.decode(&code, &questions), Ok(answers), "{code}");
            assert!(codes.insert(code));
        }
    }

    #[test]
    fn every_single_wrong_character_and_every_swap_is_noticed() {
        let questions = questions();
        let coder = Coder::new(&questions).expect("few enough");
        for answers in every(&questions).iter().step_by(37) {
            let code: Vec<char> = coder.encode(answers).replace('-', "").chars().collect();
            let read =
                |changed: &[char]| coder.decode(&changed.iter().collect::<String>(), &questions);
            for at in 0..code.len() {
                for sign in ALPHABET.iter().map(|sign| char::from(*sign)) {
                    let mut changed = code.clone();
                    changed[at] = sign;
                    if changed != code {
                        assert_eq!(read(&changed), Err(CodeError::Typing), "{changed:?}");
                    }
                }
                for other in 0..at {
                    let mut changed = code.clone();
                    changed.swap(at, other);
                    if changed != code {
                        assert_eq!(read(&changed), Err(CodeError::Typing), "{changed:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_code_of_other_questions_is_refused() {
        let old = questions();
        let mut new = questions();
        new[2].options[4].id = "new".to_owned();
        let answers =
            Answers::new(&old).with(QuestionIndex(0), AnswerState::Option(OptionIndex(3)));
        let code = Coder::new(&old).expect("few enough").encode(&answers);
        let read = Coder::new(&new).expect("few enough").decode(&code, &new);
        assert_eq!(read, Err(CodeError::OtherData));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let questions = questions();
        let coder = Coder::new(&questions).expect("few enough");
        let answers =
            Answers::new(&questions).with(QuestionIndex(0), AnswerState::Option(OptionIndex(1)));
        let code = coder.encode(&answers);
        let typed = code
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l")
            .replace('-', " ");
        assert_eq!(coder.decode(&typed, &questions), Ok(answers));
        assert_eq!(
            coder.decode("12", &questions),
            Err(CodeError::Length {
                given: 2,
                wanted: coder.length()
            })
        );
        assert_eq!(coder.decode("U", &questions), Err(CodeError::Sign('U')));
    }
}
