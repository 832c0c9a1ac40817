//! `wir foerderung find`: the advisor, without a terminal step by step.

use clap::Args;

use super::answers::{self, AnswerOptions};
use crate::both;
use crate::cli::context::Context;
use crate::cli::conversation;
use crate::cli::data::Data;
use crate::cli::days::Days;
use crate::cli::exit::Exit;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::diagnostic::did_you_mean;
use crate::formats::RecordKind;
use crate::funding::{Advisor, AnswerState};
use crate::model::QuestionIndex;
use crate::render::{Advice, Detail, Format, LineReasons, View};
use crate::{say, t};

/// The kinds of data that the advisor needs.
pub(super) const KINDS: [RecordKind; 9] = [
    RecordKind::Source,
    RecordKind::Unit,
    RecordKind::Room,
    RecordKind::Contact,
    RecordKind::Line,
    RecordKind::Centre,
    RecordKind::Question,
    RecordKind::Fallback,
    RecordKind::Term,
];

#[derive(Args)]
#[command(alias = "finden",
    about = localized("Fragen beantworten: welche Förderung passt?", "Answer questions: which funding fits?"))]
pub(in crate::cli) struct Find {
    #[command(flatten)]
    pub(in crate::cli) given: AnswerOptions,
    #[arg(long, help = localized("Nichts mehr fragen, das Ergebnis zeigen", "Ask nothing more, show the result"))]
    pub(in crate::cli) now: bool,
    #[arg(long, value_name = localized("LINIE", "LINE"), help = localized(
        "Jede Bedingung dieser Förderlinie erklären",
        "Explain every condition of this funding line"))]
    pub(in crate::cli) why: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) days: Days,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Find) -> CommandResult {
    let day = context.day(args.days.today.as_of)?;
    let data = context.rules(&KINDS);
    let advisor = Advisor::new(&data.directory, day);
    if data.directory.questions().is_empty() || advisor.lines().is_empty() {
        return Err(Refusal::data(t!(
            context.lang,
            "In diesen Daten stehen keine Regeln für die Förderung. Prüfen: wir check",
            "This data holds no rules for funding. Check it: wir check"
        )));
    }
    let given = answers::read(&advisor, &args.given, context.lang).map_err(Refusal::wrong)?;
    let (centre, mut given) = (given.centre, given.answers);
    if let Some(start) = args.days.start {
        answers::take_start(&data.directory, &mut given, start, day, context.lang)
            .map_err(Refusal::wrong)?;
    }
    let again = conversation::call(context, args.days);
    let advice = Advice {
        advisor: &advisor,
        answers: &given,
        start: args.days.start,
        centre,
        call: &again,
        is_final: args.now,
        detail: match context.format {
            Format::Document(_) => Detail::Whole,
            _ => Detail::Answers,
        },
    };
    if let Some(line) = &args.why {
        return explain_line(context, data, advice, line);
    }
    let next = advisor.next_question(&given);
    // A code goes on with a conversation; a call that gives all answers wants the result alone.
    if context.can_ask && !args.now && (next.is_some() || args.given.code.is_some()) {
        return Ok(conversation::converse(
            context, &advisor, &given, centre, args.days,
        ));
    }
    match next {
        Some(question) if !args.now => refuse_missing_answers(context, data, &advice, question),
        _ => context.answer(&View::Advice(advice), &data.directory),
    }
}

fn explain_line(
    context: &Context<'_>,
    data: &Data<'_>,
    advice: Advice<'_>,
    line: &str,
) -> CommandResult {
    let Some(line) = advice.advisor.line(line) else {
        if let Some(known) = data.directory.line(line) {
            let (label, id) = (known.label.get(context.lang), &known.id);
            return Err(Refusal::wrong(say!(
                context.lang,
                "Zu „{label}“ gibt es keine Fragen. Das Merkblatt zeigt: wir foerderung show {id}",
                "There are no questions about “{label}”. The sheet is shown by: wir foerderung show {id}"
            )));
        }
        let lines = advice.advisor.lines();
        let ids = lines.iter().map(|rules| rules.line.id.as_str());
        let list = ids.clone().collect::<Vec<_>>().join(", ");
        let all = both!("Bekannt sind: {list}", "Known are: {list}");
        let next = did_you_mean(line, ids, all);
        let next = next.get(context.lang);
        let line = quote(line);
        return Err(Refusal::wrong(say!(
            context.lang,
            "Eine Förderlinie „{line}“ gibt es nicht. {next}",
            "There is no funding line “{line}”. {next}"
        )));
    };
    context.answer(
        &View::Reasons(LineReasons { advice, line }),
        &data.directory,
    )
}

/// Says which question comes next, and how to answer it where nobody can be asked.
fn refuse_missing_answers(
    context: &Context<'_>,
    data: &Data<'_>,
    advice: &Advice<'_>,
    question: QuestionIndex,
) -> CommandResult {
    if context.format == Format::JSON {
        context.answer(&View::Advice(*advice), &data.directory)?;
        return Ok(Exit::Missing);
    }
    let lang = context.lang;
    let asked = &data.directory.questions()[question];
    let (id, text) = (&asked.id, asked.text.get(lang));
    let bound = advice.advisor.question_bound(advice.answers);
    let mut lines = vec![
        String::new(),
        say!(
            lang,
            "Nächste Frage: {id} (noch höchstens {bound})\n  {text}",
            "Next question: {id} (at most {bound} left)\n  {text}"
        ),
    ];
    let unknown = asked.unknown.then(|| {
        (
            "unknown",
            advice.advisor.answer(question, AnswerState::Unknown, lang),
        )
    });
    let options = asked
        .options
        .iter()
        .map(|option| (option.id.as_str(), option.label.get(lang)))
        .chain(unknown);
    let width = options.clone().map(|(id, _)| id.len()).max().unwrap_or(0);
    lines.extend(options.map(|(id, label)| format!("    {id:width$}  {label}")));
    let call = call_with_answers(advice);
    let first = asked
        .options
        .first()
        .map_or("", |option| option.id.as_str());
    lines.push(say!(
        lang,
        "\nZum Beispiel:\n  {call} -a {id}={first}",
        "\nFor example:\n  {call} -a {id}={first}"
    ));
    lines.push(
        t!(
            lang,
            "\nOhne weitere Fragen, mit offenem Ergebnis: --now",
            "\nWithout more questions, with an open result: --now"
        )
        .to_owned(),
    );
    let sentence = t!(
        lang,
        "Es fehlen Antworten. Hier kann ich nicht fragen.",
        "Answers are missing. I cannot ask here."
    );
    Err(Refusal::new(Exit::Missing, sentence).with_hint(lines.join("\n")))
}

/// A command line that gives these answers.
fn call_with_answers(advice: &Advice<'_>) -> String {
    let questions = advice.advisor.directory().questions();
    let words = advice.answers.iter_answered().map(|(question, given)| {
        let answer = advice.advisor.answer_id(question, given);
        format!(" -a {}={answer}", questions[question].id)
    });
    std::iter::once(advice.call.to_owned())
        .chain(words)
        .collect()
}
