//! What all rules show together, and the cases of the staff.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed(
        "Was alle Regeln zusammen zeigen",
        "What all rules show together",
    ),
    codes: &[
        FindingCode {
            code: "unused-question",
            title: Text::fixed(
                "Eine Frage, die keine Bedingung braucht",
                "A question that no condition needs",
            ),
            meaning: Text::fixed(
                "Keine Regel liest die Antwort. Die Frage zu stellen würde nur Zeit kosten.",
                "No rule reads the answer. To ask the question would only cost time.",
            ),
            remedy: Text::fixed(
                "Die Frage in einer Bedingung verwenden oder löschen.",
                "Use the question in a condition, or delete it.",
            ),
            example: None,
        },
        FindingCode {
            code: "never-asked",
            title: Text::fixed(
                "Eine Frage, die nie gestellt wird",
                "A question that is never asked",
            ),
            meaning: Text::fixed(
                "Bedingungen brauchen die Frage, aber in jedem Gespräch ist vorher schon alles entschieden.",
                "Conditions need the question, but in every conversation everything is decided before.",
            ),
            remedy: Text::fixed(
                "Ein früheres Thema (topic) wählen, oder die Bedingungen ändern, die sie verwenden.",
                "Choose an earlier topic, or change the conditions that use it.",
            ),
            example: None,
        },
        FindingCode {
            code: "no-difference",
            title: Text::fixed(
                "Eine Frage, deren Antwort nichts ändert",
                "A question whose answer changes nothing",
            ),
            meaning: Text::fixed(
                "Im Gespräch wird eine Frage gestellt, obwohl jede Antwort zum selben Ergebnis führt. Das soll das Programm vermeiden.",
                "In the conversation a question is asked although every answer leads to the same result. The program should avoid that.",
            ),
            remedy: Text::fixed(
                "Die Bedingungen ansehen, die die Frage verwenden, und den Fall melden.",
                "Look at the conditions that use the question, and report the case.",
            ),
            example: None,
        },
        FindingCode {
            code: "alike-options",
            title: Text::fixed(
                "Antworten, die keine Regel unterscheidet",
                "Answers that no rule tells apart",
            ),
            meaning: Text::fixed(
                "Bei dieser Frage führen mehrere Antworten immer zum selben Ergebnis. Das kann so gewollt sein.",
                "At this question several answers always lead to the same result. That may be intended.",
            ),
            remedy: Text::fixed(
                "Ist es gewollt, alike mit diesen Antworten ergänzen. Sonst eine Bedingung ändern oder die Antworten zusammenlegen.",
                "If it is intended, add alike with these answers. Otherwise change a condition, or make the answers one.",
            ),
            example: Some(CodeExample {
                wrong: "id = \"size\"",
                right: "id = \"size\"\nalike = [[\"small\", \"middle\"]]",
            }),
        },
        FindingCode {
            code: "long-conversation",
            title: Text::fixed(
                "Ein Gespräch mit zu vielen Fragen",
                "A conversation with too many questions",
            ),
            meaning: Text::fixed(
                "Das längste Gespräch hat mehr als 12 Fragen. So lange antwortet kaum jemand.",
                "The longest conversation has more than 12 questions. Hardly anybody answers for so long.",
            ),
            remedy: Text::fixed(
                "Eine Frage weglassen, oder zwei zu einer machen.",
                "Leave a question out, or make one of two.",
            ),
            example: None,
        },
        FindingCode {
            code: "no-code",
            title: Text::fixed(
                "Zu viele Antworten für einen Code",
                "Too many answers for a code",
            ),
            meaning: Text::fixed(
                "Ein Code soll alle Antworten eines Gesprächs tragen, damit man es später fortsetzen kann. Diese Fragen haben dafür zu viele Antworten.",
                "A code is to carry all answers of a conversation, so that it can be continued later. These questions have too many answers for that.",
            ),
            remedy: Text::fixed(
                "Fragen oder Antworten weglassen.",
                "Leave out questions or answers.",
            ),
            example: None,
        },
        FindingCode {
            code: "lost-code",
            title: Text::fixed(
                "Ein Code führt nicht zu seinen Antworten zurück",
                "A code does not lead back to its answers",
            ),
            meaning: Text::fixed(
                "Aus dem Code eines Gesprächs wurden andere Antworten gelesen. Das ist ein Fehler im Programm, nicht in den Daten.",
                "Other answers were read from the code of a conversation. This is a mistake in the program, not in the data.",
            ),
            remedy: Text::fixed("Den Befund melden.", "Report the finding."),
            example: None,
        },
        FindingCode {
            code: "guided-differs",
            title: Text::fixed(
                "Gespräch und Antworten ergeben Verschiedenes",
                "Conversation and answers come to different results",
            ),
            meaning: Text::fixed(
                "Nach den gestellten Fragen heißt es etwas anderes als mit allen Antworten. Das ist ein Fehler im Programm, nicht in den Daten.",
                "After the questions that were asked the result is another one than with all answers. This is a mistake in the program, not in the data.",
            ),
            remedy: Text::fixed("Den Befund melden.", "Report the finding."),
            example: None,
        },
        FindingCode {
            code: "not-proven",
            title: Text::fixed(
                "Zu viele Antworten, um alle durchzugehen",
                "Too many answers to go through all",
            ),
            meaning: Text::fixed(
                "Hier gibt es mehr Möglichkeiten, als geprüft werden können. Fehler in diesen Regeln können unbemerkt bleiben.",
                "There are more possibilities here than can be checked. Mistakes in these rules may stay unnoticed.",
            ),
            remedy: Text::fixed(
                "Weniger Fragen in eine Bedingung nehmen, oder weniger Antworten.",
                "Put fewer questions into a condition, or fewer answers.",
            ),
            example: None,
        },
        FindingCode {
            code: "never-fits",
            title: Text::fixed(
                "Eine Förderlinie, die nie passt",
                "A funding line that never fits",
            ),
            meaning: Text::fixed(
                "Keine Antworten erfüllen alle Bedingungen der Linie zugleich. So wird sie niemandem vorgeschlagen.",
                "No answers meet all conditions of the line at once. So it is proposed to nobody.",
            ),
            remedy: Text::fixed(
                "Eine der Bedingungen ändern, die der Befund nennt.",
                "Change one of the conditions that the finding names.",
            ),
            example: Some(CodeExample {
                wrong: "when = { question = \"applicant\", is = [\"town\"] }",
                right: "when = { question = \"months\", at-most = 24 }",
            }),
        },
        FindingCode {
            code: "always-fits",
            title: Text::fixed(
                "Eine Förderlinie, die immer passt",
                "A funding line that always fits",
            ),
            meaning: Text::fixed(
                "Was man auch antwortet, die Bedingungen sind erfüllt. So wird die Linie auch denen vorgeschlagen, für die sie nicht gedacht ist.",
                "Whatever the answers, the conditions are met. So the line is proposed also to those for whom it is not meant.",
            ),
            remedy: Text::fixed(
                "Bedingungen ergänzen: für welches Vorhaben, für wen.",
                "Add conditions: for which plan, for whom.",
            ),
            example: Some(CodeExample {
                wrong: "is = [\"club\", \"town\"]",
                right: "is = [\"club\"]",
            }),
        },
        FindingCode {
            code: "implied-condition",
            title: Text::fixed(
                "Eine Bedingung, die schon aus anderen folgt",
                "A condition that follows from others",
            ),
            meaning: Text::fixed(
                "Sind die anderen Bedingungen der Linie erfüllt, ist es diese auch. Sie ändert nichts; vielleicht ist sie zu weit gefasst.",
                "Where the other conditions of the line are met, this one is too. It changes nothing; it may be too wide.",
            ),
            remedy: Text::fixed(
                "Weglassen oder enger fassen.",
                "Leave it out, or make it narrower.",
            ),
            example: Some(CodeExample {
                wrong: "at-most = 36",
                right: "at-least = 6",
            }),
        },
        FindingCode {
            code: "remedy-without-effect",
            title: Text::fixed(
                "Ein Weg (remedy), der niemandem hilft",
                "A remedy that helps nobody",
            ),
            meaning: Text::fixed(
                "Wer dem Vorschlag folgt, erfüllt die Bedingung danach immer noch nicht, oder hat sie vorher schon erfüllt.",
                "Whoever follows the proposal still does not meet the condition afterwards, or met it before.",
            ),
            remedy: Text::fixed(
                "sets so ändern, dass die Bedingung danach erfüllt ist.",
                "Change sets so that the condition is met afterwards.",
            ),
            example: Some(CodeExample {
                wrong: "sets = { months = 30 }",
                right: "sets = { months = 24 }",
            }),
        },
        FindingCode {
            code: "disputed-and-met",
            title: Text::fixed("Zugleich strittig und erfüllt", "Disputed and met at once"),
            meaning: Text::fixed(
                "Die Bedingung nennt bei dispute Antworten als strittig, die sie bei when als erfüllt zählt. Beides zugleich geht nicht.",
                "At dispute the condition calls answers disputed that it counts as met at when. It cannot be both.",
            ),
            remedy: Text::fixed(
                "Diese Antworten aus when nehmen oder aus dispute.",
                "Take these answers out of when or out of dispute.",
            ),
            example: Some(CodeExample {
                wrong: "dispute = { when = { question = \"applicant\", is = [\"club\"] }",
                right: "dispute = { when = { question = \"applicant\", is = [\"town\"] }",
            }),
        },
        FindingCode {
            code: "both-fit",
            title: Text::fixed(
                "Zwei Linien schließen sich aus und passen beide",
                "Two lines exclude each other and both fit",
            ),
            meaning: Text::fixed(
                "Bei excludes steht, dass die beiden Linien nicht zusammengehen. Mit manchen Antworten passen trotzdem beide.",
                "At excludes it says that the two lines do not go together. With some answers both fit all the same.",
            ),
            remedy: Text::fixed(
                "Einer der beiden eine Bedingung geben, oder excludes weglassen.",
                "Give one of the two a condition, or leave excludes out.",
            ),
            example: None,
        },
        FindingCode {
            code: "only-together",
            title: Text::fixed(
                "Eine Linie passt nur zusammen mit einer anderen",
                "A line fits only together with another",
            ),
            meaning: Text::fixed(
                "Wo diese Linie passt, passt immer auch die andere. Das kann so gewollt sein; oft fehlt eine Bedingung.",
                "Where this line fits, the other one always fits too. That may be intended; often a condition is missing.",
            ),
            remedy: Text::fixed(
                "Ist es gewollt, together-with ergänzen. Sonst die fehlende Bedingung schreiben.",
                "If it is intended, add together-with. Otherwise write the missing condition.",
            ),
            example: Some(CodeExample {
                wrong: "id = \"garten\"",
                right: "id = \"garten\"\ntogether-with = [\"beet\"]",
            }),
        },
        FindingCode {
            code: "nothing-said",
            title: Text::fixed(
                "Antworten, zu denen niemand etwas sagt",
                "Answers to which nothing is said",
            ),
            meaning: Text::fixed(
                "Mit diesen Antworten passt keine Linie, und kein [[fallback]] sagt, wie es weitergeht. Wer so antwortet, steht ohne Rat da.",
                "With these answers no line fits, and no [[fallback]] says what to do next. Whoever answers so is left without advice.",
            ),
            remedy: Text::fixed(
                "In questions.toml ein [[fallback]] für diese Antworten schreiben.",
                "Write a [[fallback]] for these answers in questions.toml.",
            ),
            example: Some(CodeExample {
                wrong: "[[fallback]]\nid = \"call\"\nwhen = { question = \"applicant\", is = [\"club\"] }",
                right: "[[fallback]]\nid = \"call\"\nwhen = { question = \"applicant\", is = [\"club\", \"town\"] }",
            }),
        },
        FindingCode {
            code: "missing-case",
            title: Text::fixed(
                "Zu einem Ergebnis fehlt ein Beispiel",
                "A verdict lacks a case",
            ),
            meaning: Text::fixed(
                "Für jedes Ergebnis, das eine Linie haben kann, soll ein Beispiel dastehen. Sonst fällt nicht auf, wenn eine Änderung es verfälscht.",
                "For each verdict that a line can have there should be a case. Otherwise nobody notices when a change makes it wrong.",
            ),
            remedy: Text::fixed(
                "Ein [[case]] in cases.toml ergänzen. Vorschläge schreibt wir check --cases --format toml.",
                "Add a [[case]] in cases.toml. Proposals are written by wir check --cases --format toml.",
            ),
            example: None,
        },
        FindingCode {
            code: "case-differs",
            title: Text::fixed(
                "Ein Beispiel ergibt etwas anderes",
                "A case comes to something else",
            ),
            meaning: Text::fixed(
                "Mit den Antworten des Beispiels kommt ein anderes Ergebnis heraus, als erwartet ist. Entweder stimmt das Beispiel nicht oder die Regel.",
                "With the answers of the case another verdict comes out than is expected. Either the case is wrong, or the rule.",
            ),
            remedy: Text::fixed(
                "Ansehen, was stimmt, und das andere ändern.",
                "See which is right, and change the other.",
            ),
            example: Some(CodeExample {
                wrong: "expected = { garten = \"fits\" }",
                right: "expected = { garten = \"does-not-fit\" }",
            }),
        },
        FindingCode {
            code: "case-reasons-differ",
            title: Text::fixed("Ein Beispiel hat andere Gründe", "A case has other reasons"),
            meaning: Text::fixed(
                "Das Ergebnis des Beispiels stimmt, aber andere Bedingungen führen dazu, als das Beispiel nennt.",
                "The verdict of the case is right, but other conditions lead to it than the case names.",
            ),
            remedy: Text::fixed(
                "Ansehen, was stimmt: reasons im Beispiel oder die Bedingungen.",
                "See which is right: reasons in the case, or the conditions.",
            ),
            example: Some(CodeExample {
                wrong: "reasons = { garten = [\"club\"] }",
                right: "reasons = { garten = [\"short\"] }",
            }),
        },
        FindingCode {
            code: "case-benefits-differ",
            title: Text::fixed(
                "Ein Beispiel hat andere Zusätze",
                "A case has other benefits",
            ),
            meaning: Text::fixed(
                "Das Ergebnis des Beispiels stimmt, aber es kommt anderes dazu (benefit), als das Beispiel nennt.",
                "The verdict of the case is right, but other things come on top (benefit) than the case names.",
            ),
            remedy: Text::fixed(
                "Ansehen, was stimmt: benefits im Beispiel oder die Zusätze.",
                "See which is right: benefits in the case, or the benefits.",
            ),
            example: Some(CodeExample {
                wrong: "benefits = { garten = [] }",
                right: "benefits = { garten = [\"seed\"] }",
            }),
        },
        FindingCode {
            code: "unknown-benefit",
            title: Text::fixed("Diesen Zusatz gibt es nicht", "There is no such benefit"),
            meaning: Text::fixed(
                "Ein Beispiel nennt bei benefits einen Zusatz, den die Linie nicht hat.",
                "A case names a benefit that the line does not have.",
            ),
            remedy: Text::fixed("Die Kennung berichtigen.", "Correct the id."),
            example: Some(CodeExample {
                wrong: "benefits = { garten = [\"sead\"] }",
                right: "benefits = { garten = [\"seed\"] }",
            }),
        },
        FindingCode {
            code: "benefit-without-case",
            title: Text::fixed("Ein Zusatz ohne Beispiel", "A benefit without a case"),
            meaning: Text::fixed(
                "Kein Beispiel sagt, wer diesen Zusatz (benefit) bekommt. Ein Fehler in seiner Prüfung fällt dann niemandem auf.",
                "No case says who gets this benefit. Then nobody notices a mistake in its test.",
            ),
            remedy: Text::fixed(
                "Ein Beispiel mit benefits ergänzen.",
                "Add a case with benefits.",
            ),
            example: None,
        },
        FindingCode {
            code: "case-without-rules",
            title: Text::fixed(
                "Ein Beispiel für eine Linie ohne Regeln",
                "A case for a line without rules",
            ),
            meaning: Text::fixed(
                "Das Beispiel erwartet ein Ergebnis von einer Linie, die keine Bedingungen hat.",
                "The case expects a verdict of a line that has no conditions.",
            ),
            remedy: Text::fixed(
                "Die Linie aus dem Beispiel nehmen, oder ihr [[line.edition]] mit Bedingungen geben.",
                "Take the line out of the case, or give it [[line.edition]] with conditions.",
            ),
            example: Some(CodeExample {
                wrong: "expected = { fest = \"fits\" }",
                right: "expected = { garten = \"fits\" }",
            }),
        },
    ],
};
