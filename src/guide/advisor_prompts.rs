//! What is said beside the questions.

use crate::guide::choice_prompt::ChoicePrompt;
use crate::guide::dialogue::MOST_LETTERS;
use crate::text::locale::Lang;
use crate::{say, t};

/// How many questions can follow: `noch höchstens 9 Fragen`.
pub(super) fn promise(bound: u32, lang: Lang) -> String {
    match bound {
        1 => t!(lang, "noch höchstens 1 Frage", "at most 1 more question").to_owned(),
        _ => say!(
            lang,
            "noch höchstens {bound} Fragen",
            "at most {bound} more questions"
        ),
    }
}

/// How many lines are possible: `2 Linien möglich`.
pub(super) fn lines_possible(lines: usize, lang: Lang) -> String {
    match lines {
        0 => t!(lang, "keine Linie möglich", "no line possible").to_owned(),
        1 => t!(lang, "1 Linie möglich", "1 line possible").to_owned(),
        _ => say!(lang, "{lines} Linien möglich", "{lines} lines possible"),
    }
}

/// The beginning, where there are answers already.
pub(super) fn resumed_sentence(answers: usize, lang: Lang) -> String {
    match answers {
        1 => t!(
            lang,
            "Weiter mit 1 Antwort. Ansehen und ändern: ü",
            "Going on with 1 answer. See and change it: o"
        )
        .to_owned(),
        _ => say!(
            lang,
            "Weiter mit {answers} Antworten. Ansehen und ändern: ü",
            "Going on with {answers} answers. See and change them: o"
        ),
    }
}

/// The end of the questions.
pub(super) fn done_sentence(questions: usize, lang: Lang) -> String {
    say!(
        lang,
        "Fertig nach {questions} Fragen.",
        "Done after {questions} questions."
    )
}

/// What a change costs.
pub(super) fn more_questions(more: u32, lang: Lang) -> String {
    match more {
        0 => t!(lang, "Keine Frage kommt dazu.", "No question is added.").to_owned(),
        1 => t!(lang, "Eine Frage kommt dazu.", "One question is added.").to_owned(),
        _ => say!(
            lang,
            "Höchstens {more} Fragen kommen dazu.",
            "At most {more} questions are added."
        ),
    }
}

/// The words for all ways out of a question, as far as it has them.
pub(super) fn ways_out(question: &ChoicePrompt, lang: Lang) -> Vec<&'static str> {
    [
        (question.can_go_back, t!(lang, "z zurück", "b back")),
        (question.has_overview, t!(lang, "ü Übersicht", "o overview")),
        (true, t!(lang, "q beenden", "q quit")),
    ]
    .into_iter()
    .filter_map(|(is_possible, way)| is_possible.then_some(way))
    .collect()
}

/// That more was typed than is taken.
pub(super) fn too_long(lang: Lang) -> String {
    say!(
        lang,
        "Mehr als {MOST_LETTERS} Zeichen passen hier nicht. Bitte fassen Sie sich kürzer.",
        "No more than {MOST_LETTERS} characters fit here. Please use fewer."
    )
}
