//! Answers of the command line: from a code, from a file, from `--answer`; later ones replace earlier.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use crate::both;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::typed::decode;
use crate::diagnostic::{closest_word, did_you_mean, system_reason};
use crate::funding::code::{CodeError, Coder};
use crate::funding::{Advisor, AnswerState, Answers};
use crate::load;
use crate::model::funding::Centre;
use crate::model::rule::QuestionKind;
use crate::model::{Directory, OptionIndex, Question, QuestionIndex};
use crate::say;
use crate::text::fold;
use crate::text::locale::Lang;

/// The options that give answers.
#[derive(Args)]
pub(in crate::cli) struct AnswerOptions {
    #[arg(long, short = 'a', value_name = localized("FRAGE=ANTWORT", "QUESTION=ANSWER"), help = localized(
        "Eine Antwort; mehrfach möglich",
        "An answer; may be repeated"))]
    pub(in crate::cli) answer: Vec<OsString>,
    #[arg(long, value_name = localized("DATEI", "FILE"), help = localized(
        "Antworten aus einer Datei",
        "Answers from a file"))]
    pub(in crate::cli) answers: Option<PathBuf>,
    #[arg(long, value_name = "CODE", help = localized(
        "Mit dem Code eines Gesprächs weitermachen",
        "Go on with the code of a conversation"))]
    pub(in crate::cli) code: Option<OsString>,
}

/// What the command line says about a conversation.
pub(in crate::cli) struct GivenAnswers<'d> {
    pub(in crate::cli) answers: Answers,
    /// The centre that was named as the place.
    pub(in crate::cli) centre: Option<&'d Centre>,
}

/// The answers, or a sentence that says what is wrong and what to do.
pub(in crate::cli) fn read<'d>(
    advisor: &Advisor<'d>,
    args: &AnswerOptions,
    lang: Lang,
) -> Result<GivenAnswers<'d>, String> {
    let mut centre = None;
    let mut answers = match &args.code {
        Some(code) => answers_of_code(advisor, &decode(code), lang)?,
        None => advisor.no_answers(),
    };
    if let Some(path) = &args.answers {
        let words = words_of_file(path, lang)?;
        take_answers(advisor, &words, &mut answers, lang)?;
    }
    let words: Vec<String> = args.answer.iter().map(|word| decode(word)).collect();
    let mut others = Vec::new();
    for word in words {
        match centre_named(advisor.directory(), &word) {
            Some((question, option, named)) => {
                answers.set(question, AnswerState::Option(option));
                centre = named;
            }
            None => others.push(word),
        }
    }
    take_answers(advisor, &others, &mut answers, lang)?;
    Ok(GivenAnswers { answers, centre })
}

/// A start that is this near is soon: most lead times are no longer.
const SOON: i32 = 28;

/// The wished start as an answer to the question about it, where that was not answered.
pub(in crate::cli) fn take_start(
    directory: &Directory<'_>,
    answers: &mut Answers,
    start: Date,
    day: Date,
    lang: Lang,
) -> Result<(), String> {
    let Some(question) = directory.question("started") else {
        return Ok(());
    };
    if start < day {
        return Err(say!(
            lang,
            "Der Beginn {start} liegt vor dem {day}. Hat das Vorhaben begonnen? Dann: -a started=yes",
            "The start {start} is before {day}. Has the plan started? Then: -a started=yes"
        ));
    }
    let days = day.until(start).map_or(0, |span| span.get_days());
    // The deadlines of the lines are counted from the start itself.
    let id = match (start.year() > day.year(), days <= SOON) {
        (true, _) => "no",
        (false, true) => "soon",
        (false, false) => "this-year",
    };
    let option = option_by_id(&directory.questions()[question], id).and_then(OptionIndex::at);
    if let (AnswerState::NotAsked, Some(option)) = (answers.get(question), option) {
        answers.set(question, AnswerState::Option(option));
    }
    Ok(())
}

/// The answer that the name of a county or city is to the question about the place, with its centre where that is not
/// the one of the Wetteraukreis: `hesse=Offenbach`. `None` where the word is no such name.
fn centre_named<'d>(
    directory: &'d Directory<'d>,
    word: &str,
) -> Option<(QuestionIndex, OptionIndex, Option<&'d Centre>)> {
    let (id, name) = word.split_once('=')?;
    let question = directory
        .question("hesse")
        .filter(|_| id.trim() == "hesse")?;
    let asked = &directory.questions()[question];
    let option = |id: &str| OptionIndex::at(option_by_id(asked, id)?);
    let name = name.trim();
    if option(&name.to_lowercase()).is_some() {
        return None;
    }
    let wanted = folded(name);
    let whole = |centre: &&Centre| folded(&centre.name) == wanted;
    let begins = |centre: &&Centre| {
        let mut words = centre.name.split_whitespace();
        words.any(|word| !wanted.is_empty() && folded(word).starts_with(&wanted))
    };
    let centres = directory.centres();
    let mut named: Vec<&Centre> = centres.iter().filter(whole).collect();
    if named.is_empty() {
        named = centres.iter().filter(begins).collect();
    }
    // A city and the county around it may have one name.
    let [centre] = named[..] else {
        return None;
    };
    // The county of this house is an answer of its own.
    let mut options = asked.options.iter();
    let own = options.position(|option| option.label.de.contains(centre.name.as_str()));
    if let Some(own) = own.and_then(OptionIndex::at) {
        return Some((question, own, None));
    }
    Some((question, option("yes")?, Some(centre)))
}

/// Puts `id=value` words into the answers; two different answers to one question are a mistake.
fn take_answers(
    advisor: &Advisor<'_>,
    words: &[String],
    answers: &mut Answers,
    lang: Lang,
) -> Result<(), String> {
    let questions = advisor.directory().questions();
    let mut taken: Vec<(QuestionIndex, AnswerState)> = Vec::new();
    for word in words {
        let (question, given) = parse_answer(questions, word, lang)?;
        if let Some((_, before)) = taken.iter().find(|(known, _)| *known == question)
            && *before != given
        {
            let id = &questions[question].id;
            let first = advisor.answer_id(question, *before);
            let second = advisor.answer_id(question, given);
            return Err(say!(
                lang,
                "Zu „{id}“ gibt es zwei Antworten: {first} und {second}. Bitte nur eine angeben.",
                "There are two answers to “{id}”: {first} and {second}. Please give only one."
            ));
        }
        taken.push((question, given));
        answers.set(question, given);
    }
    Ok(())
}

/// Reads `months=24`.
fn parse_answer(
    questions: &[Question],
    word: &str,
    lang: Lang,
) -> Result<(QuestionIndex, AnswerState), String> {
    let Some((id, value)) = word.split_once('=') else {
        let word = quote(word);
        return Err(say!(
            lang,
            "„{word}“ ist keine Antwort. Die Form ist frage=antwort, zum Beispiel plan=project.",
            "“{word}” is no answer. The form is question=answer, for example plan=project."
        ));
    };
    let (id, value) = (id.trim(), value.trim());
    let Some(at) = questions.iter().position(|question| question.id == id) else {
        let ids = questions.iter().map(|question| question.id.as_str());
        let list = ids.clone().collect::<Vec<_>>().join(", ");
        let all = both!("Bekannt sind: {list}", "Known are: {list}");
        let next = did_you_mean(id, ids, all);
        let next = next.get(lang);
        let id = quote(id);
        return Err(say!(
            lang,
            "Eine Frage „{id}“ gibt es nicht. {next}",
            "There is no question “{id}”. {next}"
        ));
    };
    let given = parse_value(&questions[at], value, lang)?;
    Ok((QuestionIndex(at), given))
}

/// The answer that a word means, in either language.
fn parse_value(question: &Question, value: &str, lang: Lang) -> Result<AnswerState, String> {
    let word = value.to_lowercase();
    let is_unknown = matches!(
        word.as_str(),
        "unknown" | "?" | "unbekannt" | "weiß nicht" | "weiss nicht"
    );
    if is_unknown && question.unknown {
        return Ok(AnswerState::Unknown);
    }
    let option = match question.kind {
        QuestionKind::YesNo => match word.as_str() {
            "yes" | "y" | "ja" | "j" | "true" => Some(0),
            "no" | "n" | "nein" | "false" => Some(1),
            _ => None,
        },
        QuestionKind::Number { min, max, .. } => match parse_number(&word) {
            Some(number) if !(min..=max).contains(&number) => {
                let id = &question.id;
                return Err(say!(
                    lang,
                    "{id}={number} geht nicht. Möglich sind Zahlen von {min} bis {max}.",
                    "{id}={number} is not possible. Possible are numbers from {min} to {max}."
                ));
            }
            Some(number) => question.options.iter().position(|option| {
                let range = option.range;
                range.is_some_and(|(low, high)| (low..=high).contains(&number))
            }),
            None => option_by_id(question, &word),
        },
        QuestionKind::Choice => option_by_id(question, &word).or_else(|| match word.as_str() {
            "ja" => option_by_id(question, "yes"),
            "nein" => option_by_id(question, "no"),
            _ => None,
        }),
    };
    let option = option.or_else(|| option_by_label(question, value));
    match option.and_then(OptionIndex::at) {
        Some(option) => Ok(AnswerState::Option(option)),
        None => Err(explain_unknown_answer(question, value, lang)),
    }
}

/// A number as people write it: `30`, `50.000`, `50,000`, `50 000`.
fn parse_number(word: &str) -> Option<u32> {
    let digits: String = word
        .chars()
        .filter(|c| !matches!(c, '.' | ',' | ' ' | '\'' | '\u{202f}' | '\u{a0}'))
        .collect();
    let is_grouped = word
        .split(['.', ',', ' ', '\'', '\u{202f}', '\u{a0}'])
        .skip(1)
        .all(|group| group.len() == 3);
    is_grouped.then(|| digits.parse().ok()).flatten()
}

fn option_by_id(question: &Question, word: &str) -> Option<usize> {
    let mut options = question.options.iter();
    options.position(|option| option.id == word)
}

/// A word as it is compared: without case, umlauts and accents.
fn folded(text: &str) -> String {
    fold::plain_key(&fold::spelled_key(text))
}

/// The option that is called so in one of the languages.
fn option_by_label(question: &Question, value: &str) -> Option<usize> {
    let value = folded(value);
    let is_called_so = |option: &crate::model::rule::AnswerOption| {
        option
            .label
            .translations()
            .any(|label| folded(label) == value)
    };
    question.options.iter().position(is_called_so)
}

fn explain_unknown_answer(question: &Question, value: &str, lang: Lang) -> String {
    if question.id == "hesse" {
        let value = quote(value);
        return say!(
            lang,
            "„{value}“ ist kein Ort, den ich kenne. Möglich sind: wetterau (im Wetteraukreis), yes (anderswo in Hessen), no (nicht in Hessen), unknown, oder der ganze Name eines Kreises oder einer Stadt mit einem Zentrum: wir search Vielfaltszentrum",
            "“{value}” is no place that I know. Possible are: wetterau (in the Wetteraukreis), yes (elsewhere in Hesse), no (not in Hesse), unknown, or the whole name of a county or city with a centre: wir search Vielfaltszentrum"
        );
    }
    let ids = question.options.iter().map(|option| option.id.as_str());
    let unknown = question.unknown.then_some("unknown");
    let ids = ids.chain(unknown);
    let list = ids.clone().collect::<Vec<_>>().join(", ");
    let near = closest_word(&value.to_lowercase(), ids)
        .map(|near| say!(lang, "Meinten Sie „{near}“? ", "Did you mean “{near}”? "));
    let (id, value) = (&question.id, quote(value));
    let near = near.unwrap_or_default();
    match question.kind {
        QuestionKind::Number { min, max, .. } => say!(
            lang,
            "{id}={value} geht nicht. Möglich sind Zahlen von {min} bis {max}, und: {list}",
            "{id}={value} is not possible. Possible are numbers from {min} to {max}, and: {list}"
        ),
        _ => say!(
            lang,
            "„{value}“ ist keine Antwort auf „{id}“. {near}Möglich sind: {list}",
            "“{value}” is no answer to “{id}”. {near}Possible are: {list}"
        ),
    }
}

fn answers_of_code(advisor: &Advisor<'_>, code: &str, lang: Lang) -> Result<Answers, String> {
    let questions = advisor.directory().questions();
    let Some(coder) = Coder::new(questions) else {
        return Err(crate::t!(
            lang,
            "Diese Daten haben zu viele Fragen für einen Code.",
            "This data has too many questions for a code."
        )
        .to_owned());
    };
    coder.decode(code, questions).map_err(|error| {
        let code = quote(code);
        match error {
            CodeError::Length { given, wanted } => say!(
                lang,
                "Der Code „{code}“ hat {given} Zeichen, ein Code hat {wanted}. Bitte noch einmal lesen. Oder er gehört zu einer anderen Fassung der Fragen; dann neu beginnen: wir foerderung find",
                "The code “{code}” has {given} characters, a code has {wanted}. Please read it again. Or it belongs to another edition of the questions; then start anew: wir foerderung find"
            ),
            CodeError::Sign(sign) => say!(
                lang,
                "Im Code „{code}“ steht „{sign}“; das kommt in keinem Code vor. Bitte noch einmal lesen.",
                "The code “{code}” holds “{sign}”, which is in no code. Please read it again."
            ),
            CodeError::Typing => say!(
                lang,
                "Im Code „{code}“ ist ein Tippfehler: ein falsches Zeichen, oder zwei sind vertauscht. Bitte noch einmal lesen.",
                "The code “{code}” has a typing error: a wrong character, or two are swapped. Please read it again."
            ),
            CodeError::OtherData => say!(
                lang,
                "Der Code „{code}“ gehört zu einer anderen Fassung der Fragen. Bitte neu beginnen: wir foerderung find",
                "The code “{code}” belongs to another edition of the questions. Please start anew: wir foerderung find"
            ),
        }
    })
}

/// The `id=value` words of a file: lines `id = value`, or the JSON that this command writes.
fn words_of_file(path: &Path, lang: Lang) -> Result<Vec<String>, String> {
    let name = path.display();
    let text = load::read_text(path).map_err(|error| {
        let reason = system_reason(&error);
        let reason = reason.get(lang);
        say!(
            lang,
            "{name} kann nicht gelesen werden. {reason}",
            "{name} cannot be read. {reason}"
        )
    })?;
    if text.trim_start().starts_with('{') {
        return words_of_json(&text).ok_or_else(|| {
            say!(
                lang,
                "{name} ist kein JSON mit Antworten. Die Form ist {{\"answers\":{{\"plan\":\"project\"}}}}.",
                "{name} is no JSON with answers. The form is {{\"answers\":{{\"plan\":\"project\"}}}}."
            )
        });
    }
    let mut words = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let Some((id, value)) = line.split_once('=') else {
            return Err(say!(
                lang,
                "{name}, Zeile {number}: die Form ist frage = antwort, zum Beispiel plan = project.",
                "{name}, line {number}: the form is question = answer, for example plan = project."
            ));
        };
        let value = value.trim().trim_matches(['"', '\'']);
        words.push(format!("{}={value}", id.trim()));
    }
    Ok(words)
}

fn words_of_json(text: &str) -> Option<Vec<String>> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let answers = value.get("answers").unwrap_or(&value).as_object()?;
    answers
        .iter()
        .map(|(id, value)| {
            let value = match value {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Bool(_) | serde_json::Value::Number(_) => value.to_string(),
                serde_json::Value::Null => "unknown".to_owned(),
                _ => return None,
            };
            Some(format!("{id}={value}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_group_them() {
        for word in ["50000", "50.000", "50,000", "50 000"] {
            assert_eq!(parse_number(word), Some(50_000), "{word}");
        }
        for word in ["1.5", "2,5", "fünf", ""] {
            assert_eq!(parse_number(word), None, "{word}");
        }
    }

    #[test]
    fn a_file_of_answers_may_be_what_the_command_wrote_itself() {
        let words =
            words_of_json(r#"{"schema":1,"answers":{"plan":"project","months":24,"hesse":true}}"#);
        let mut words = words.expect("answers");
        words.sort_unstable();
        assert_eq!(words, ["hesse=true", "months=24", "plan=project"]);
        assert_eq!(words_of_json("{\"answers\":[1]}"), None);
    }
}
