//! `wir foerderung find`: the advisor, without a terminal step by step, and `wir foerderung deadlines`.

use super::answers;
use crate::both;
use crate::cli::context::{Data, Desk, complain, quoted};
use crate::cli::{Exit, arguments, conversation};
use crate::diagnostic::did_you_mean;
use crate::formats::Kind;
use crate::funding::Given;
use crate::render::{Advice, Deadlines, Detail, Format, View, Why};
use crate::{say, t};

/// The kinds of data that the advisor needs.
const KINDS: [Kind; 7] = [
    Kind::Source,
    Kind::Unit,
    Kind::Room,
    Kind::Contact,
    Kind::Line,
    Kind::Question,
    Kind::Fallback,
];

pub(in crate::cli) fn run(desk: &Desk, args: &arguments::Find) -> Exit {
    let Some(day) = desk.day(args.days.as_of) else {
        return Exit::Wrong;
    };
    let data = desk.rules(&KINDS);
    let advisor = conversation::advisor(data, day);
    if data.directory.questions.is_empty() || advisor.lines().is_empty() {
        complain(t!(
            desk.lang,
            "wir: In diesen Daten stehen keine Regeln für die Förderung. Prüfen: wir check",
            "wir: This data holds no rules for funding. Check it: wir check"
        ));
        return Exit::Data;
    }
    let given = match answers::read(advisor, args, desk.lang) {
        Ok(given) => given,
        Err(sentence) => {
            complain(&sentence);
            return Exit::Wrong;
        }
    };
    let again = conversation::call(desk, args.days);
    let advice = Advice {
        advisor,
        answers: &given,
        start: args.days.start,
        call: &again,
        is_final: args.now,
        detail: match desk.format {
            Format::Markdown => Detail::Whole,
            _ => Detail::Answers,
        },
    };
    if let Some(line) = &args.why {
        return why(desk, data, advice, line);
    }
    let next = advisor.next(&given);
    // Who comes with a code wants to go on; who gives all answers wants the result.
    if desk.can_ask && !args.now && (next.is_some() || args.code.is_some()) {
        return conversation::converse(desk, advisor, &given, args.days);
    }
    match next {
        Some(question) if !args.now => missing(desk, data, &advice, question),
        _ => desk.answer(&View::Advice(advice), &data.directory),
    }
}

fn why(desk: &Desk, data: &Data, advice: Advice<'_>, line: &str) -> Exit {
    let Some(line) = advice.advisor.line(line) else {
        if let Some(known) = data.directory.line(line) {
            let (label, id) = (known.label.get(desk.lang), &known.id);
            complain(&say!(
                desk.lang,
                "wir: Zu „{label}“ gibt es keine Fragen. Das Merkblatt zeigt: wir foerderung show {id}",
                "wir: There are no questions about “{label}”. The sheet is shown by: wir foerderung show {id}"
            ));
            return Exit::Wrong;
        }
        let lines = advice.advisor.lines();
        let ids = lines.iter().map(|rules| rules.line.id.as_str());
        let list = ids.clone().collect::<Vec<_>>().join(", ");
        let all = both!("Bekannt sind: {list}", "Known are: {list}");
        let next = did_you_mean(line, ids, all);
        let next = next.get(desk.lang);
        let line = quoted(line);
        complain(&say!(
            desk.lang,
            "wir: Eine Förderlinie „{line}“ gibt es nicht. {next}",
            "wir: There is no funding line “{line}”. {next}"
        ));
        return Exit::Wrong;
    };
    desk.answer(&View::Why(Why { advice, line }), &data.directory)
}

/// Says which question comes next, and how to answer it where nobody can be asked.
fn missing(desk: &Desk, data: &Data, advice: &Advice<'_>, question: usize) -> Exit {
    if desk.format == Format::Json {
        let exit = desk.answer(&View::Advice(*advice), &data.directory);
        return if exit == Exit::Found {
            Exit::Missing
        } else {
            exit
        };
    }
    let lang = desk.lang;
    let asked = &data.directory.questions[question];
    let (id, text) = (&asked.id, asked.text.get(lang));
    let bound = advice.advisor.bound(advice.answers);
    let mut lines = vec![
        t!(
            lang,
            "wir: Es fehlen Antworten. Hier kann ich nicht fragen.",
            "wir: Answers are missing. I cannot ask here."
        )
        .to_owned(),
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
            advice.advisor.answer(question, Given::Unknown, lang),
        )
    });
    let options = asked
        .options
        .iter()
        .map(|option| (option.id.as_str(), option.label.get(lang)))
        .chain(unknown);
    let width = options.clone().map(|(id, _)| id.len()).max().unwrap_or(0);
    lines.extend(options.map(|(id, label)| format!("    {id:width$}  {label}")));
    let call = call(advice);
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
    complain(&lines.join("\n"));
    Exit::Missing
}

/// A command line that gives these answers.
fn call(advice: &Advice<'_>) -> String {
    let questions = &advice.advisor.directory().questions;
    let words = advice.answers.each().map(|(question, given)| {
        let answer = advice.advisor.answer_id(question, given);
        format!(" -a {}={answer}", questions[question].id)
    });
    std::iter::once(advice.call.to_owned())
        .chain(words)
        .collect()
}

pub(in crate::cli) fn deadlines(desk: &Desk, args: &arguments::Deadlines) -> Exit {
    let Some(day) = desk.day(args.days.as_of) else {
        return Exit::Wrong;
    };
    let data = desk.rules(&KINDS);
    let advisor = conversation::advisor(data, day);
    let deadlines = Deadlines {
        advisor,
        start: args.days.start,
    };
    desk.answer(&View::Deadlines(deadlines), &data.directory)
}
