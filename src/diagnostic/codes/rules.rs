//! Conditions and questions of the advisor.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Bedingungen und Fragen", "Conditions and questions"),
    codes: &[
        FindingCode {
            code: "impossible-test",
            title: Text::fixed(
                "Eine Bedingung, die so nicht möglich ist",
                "A condition that is not possible like this",
            ),
            meaning: Text::fixed(
                "Die Prüfung passt nicht zur Art der Frage oder ist nicht vollständig. Sie kann nicht ausgewertet werden.",
                "The test does not suit the kind of question, or is not complete. It cannot be evaluated.",
            ),
            remedy: Text::fixed(
                "Bei Auswahl is = [\"…\"], bei Ja und Nein yes = true, bei einer Zahl at-most, at-least, below oder above.",
                "For a choice is = [\"…\"], for yes or no yes = true, for a number at-most, at-least, below or above.",
            ),
            example: Some(CodeExample {
                wrong: "when = { question = \"applicant\", yes = true }",
                right: "when = { question = \"applicant\", is = [\"club\"] }",
            }),
        },
        FindingCode {
            code: "until-before-from",
            title: Text::fixed(
                "Eine Fassung endet, bevor sie beginnt",
                "An edition ends before it begins",
            ),
            meaning: Text::fixed(
                "until liegt vor from. Die Fassung gilt an keinem Tag.",
                "until lies before from. The edition holds on no day.",
            ),
            remedy: Text::fixed("from oder until berichtigen.", "Correct from or until."),
            example: Some(CodeExample {
                wrong: "until = 2025-12-31",
                right: "until = 2027-12-31",
            }),
        },
        FindingCode {
            code: "limit-out-of-range",
            title: Text::fixed(
                "Eine Grenze außerhalb der Zahlen der Frage",
                "A limit outside the numbers of the question",
            ),
            meaning: Text::fixed(
                "Die Frage nimmt nur Zahlen von min bis max an. Diese Zahl liegt außerhalb, also kann sie niemand antworten.",
                "The question takes only numbers from min to max. This number lies outside, so nobody can answer it.",
            ),
            remedy: Text::fixed(
                "Die Grenze ändern, oder min und max der Frage.",
                "Change the limit, or min and max of the question.",
            ),
            example: Some(CodeExample {
                wrong: "at-most = 70",
                right: "at-most = 24",
            }),
        },
        FindingCode {
            code: "too-many-questions",
            title: Text::fixed(
                "Eine Bedingung prüft zu viele Fragen",
                "A condition tests too many questions",
            ),
            meaning: Text::fixed(
                "Eine Bedingung mit sehr vielen Fragen hat mehr Möglichkeiten, als man durchgehen kann. Sie bleibt für jede Antwort offen.",
                "A condition with very many questions has more possibilities than can be gone through. It stays open for every answer.",
            ),
            remedy: Text::fixed(
                "Mehrere Bedingungen daraus machen, jede mit wenigen Fragen.",
                "Make several conditions of it, each with few questions.",
            ),
            example: None,
        },
        FindingCode {
            code: "impossible-remedy",
            title: Text::fixed(
                "Ein Weg (remedy), der nicht vollständig ist",
                "A remedy that is not complete",
            ),
            meaning: Text::fixed(
                "remedy sagt, was jemand ändern könnte, damit eine Bedingung erfüllt ist. Es braucht effort von 1 bis 3 und die Antworten danach (sets). Dieser wurde ausgelassen.",
                "remedy says what somebody could change so that a condition is met. It needs effort from 1 to 3 and the answers afterwards (sets). This one was left out.",
            ),
            remedy: Text::fixed("effort und sets ergänzen.", "Add effort and sets."),
            example: Some(CodeExample {
                wrong: "effort = 9",
                right: "effort = 1",
            }),
        },
        FindingCode {
            code: "unknown-question",
            title: Text::fixed("Diese Frage gibt es nicht", "There is no such question"),
            meaning: Text::fixed(
                "Eine Bedingung oder ein Beispiel nennt die Kennung einer Frage, die niemand stellt.",
                "A condition or a case names the id of a question that nobody asks.",
            ),
            remedy: Text::fixed(
                "Die Kennung berichtigen. Alle Fragen stehen in questions.toml.",
                "Correct the id. All questions stand in questions.toml.",
            ),
            example: Some(CodeExample {
                wrong: "question = \"aplicant\"",
                right: "question = \"applicant\"",
            }),
        },
        FindingCode {
            code: "unknown-option",
            title: Text::fixed(
                "Diese Antwort hat die Frage nicht",
                "The question has no such answer",
            ),
            meaning: Text::fixed(
                "Eine Bedingung oder ein Beispiel nennt eine Antwort, die bei der Frage nicht steht.",
                "A condition or a case names an answer that the question does not have.",
            ),
            remedy: Text::fixed(
                "Eine Antwort nehmen, die der Befund nennt.",
                "Take an answer that the finding names.",
            ),
            example: Some(CodeExample {
                wrong: "is = [\"clubb\"]",
                right: "is = [\"club\"]",
            }),
        },
        FindingCode {
            code: "unknown-condition",
            title: Text::fixed(
                "Diese Bedingung hat die Linie nicht",
                "The line has no such condition",
            ),
            meaning: Text::fixed(
                "Ein Beispiel nennt als Grund eine Bedingung, die es in der Förderlinie nicht gibt.",
                "A case names as a reason a condition that the funding line does not have.",
            ),
            remedy: Text::fixed(
                "Eine Bedingung nehmen, die der Befund nennt.",
                "Take a condition that the finding names.",
            ),
            example: Some(CodeExample {
                wrong: "reasons = { garten = [\"clbu\"] }",
                right: "reasons = { garten = [\"club\"] }",
            }),
        },
        FindingCode {
            code: "number-of-options",
            title: Text::fixed(
                "Eine Frage mit zu wenigen oder zu vielen Antworten",
                "A question with too few or too many answers",
            ),
            meaning: Text::fixed(
                "Eine Auswahl hat 2 bis 9 Antworten, damit eine Ziffer genügt. Bei einer Zahl machen die Grenzen aller Regeln höchstens 16 Stufen.",
                "A choice has 2 to 9 answers, so that one digit is enough. For a number, the limits of all rules make at most 16 classes.",
            ),
            remedy: Text::fixed(
                "Antworten ergänzen, die Frage teilen oder Grenzen zusammenlegen.",
                "Add answers, divide the question, or join limits.",
            ),
            example: Some(CodeExample {
                wrong: "{ id = \"here\", de = \"Hier\", en = \"Here\" },",
                right: "{ id = \"here\", de = \"Hier\", en = \"Here\" },\n{ id = \"there\", de = \"Dort\", en = \"There\" },",
            }),
        },
        FindingCode {
            code: "same-first-word",
            title: Text::fixed(
                "Zwei Antworten beginnen mit demselben Wort",
                "Two answers begin with the same word",
            ),
            meaning: Text::fixed(
                "Wer in einfachen Zeilen antwortet, tippt nur den Anfang. Beginnen zwei Antworten gleich, ist nicht klar, welche gemeint ist.",
                "Whoever answers in plain lines types only the beginning. If two answers begin alike, it is not clear which is meant.",
            ),
            remedy: Text::fixed(
                "Eine der beiden anders beginnen lassen.",
                "Let one of the two begin otherwise.",
            ),
            example: Some(CodeExample {
                wrong: "de = \"Riesig groß\"",
                right: "de = \"Sehr groß\"",
            }),
        },
        FindingCode {
            code: "too-wide",
            title: Text::fixed(
                "Ein Text ist zu breit für den Bildschirm",
                "A text is too wide for the screen",
            ),
            meaning: Text::fixed(
                "Antworten und kurze Namen stehen auch auf schmalen Bildschirmen auf einer Zeile. Wie breit sie sein dürfen, steht im Befund.",
                "Answers and short names stand on one line on narrow screens too. The finding says how wide they may be.",
            ),
            remedy: Text::fixed("Kürzer schreiben.", "Write it shorter."),
            example: Some(CodeExample {
                wrong: "de = \"Größe des ganzen Vereins\"",
                right: "de = \"Größe\"",
            }),
        },
        FindingCode {
            code: "long-sentence",
            title: Text::fixed("Ein langer Satz", "A long sentence"),
            meaning: Text::fixed(
                "Sätze mit mehr als 15 Wörtern sind schwer zu lesen, vor allem für Menschen, die noch Deutsch lernen.",
                "Sentences of more than 15 words are hard to read, above all for people who are still learning the language.",
            ),
            remedy: Text::fixed("Den Satz teilen.", "Split the sentence."),
            example: Some(CodeExample {
                wrong: "Wir fragen das, weil viele Vereine erst spät merken, dass sie den Antrag schon im Herbst stellen müssen.",
                right: "Viele Vereine merken es erst spät. Der Antrag ist schon im Herbst fällig.",
            }),
        },
        FindingCode {
            code: "abbreviation",
            title: Text::fixed(
                "Eine Abkürzung in einem Satz",
                "An abbreviation in a sentence",
            ),
            meaning: Text::fixed(
                "Abkürzungen versteht nicht jeder, und Programme, die vorlesen, buchstabieren sie.",
                "Not everybody understands abbreviations, and programs that read aloud spell them.",
            ),
            remedy: Text::fixed("Das ganze Wort schreiben.", "Write the whole word."),
            example: Some(CodeExample {
                wrong: "Die VHS hilft.",
                right: "Die Volkshochschule hilft.",
            }),
        },
    ],
};
