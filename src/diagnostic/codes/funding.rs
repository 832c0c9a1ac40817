//! Funding lines: figures, texts, deadlines and editions.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Förderlinien", "Funding lines"),
    codes: &[
        FindingCode {
            code: "duplicate-figure",
            title: Text::fixed(
                "Eine Zahl steht zweimal in einer Förderlinie",
                "A figure stands twice in a funding line",
            ),
            meaning: Text::fixed(
                "Zwei Zahlen der Linie haben dieselbe Kennung. Die zweite wurde ausgelassen.",
                "Two figures of the line have the same id. The second was left out.",
            ),
            remedy: Text::fixed(
                "Eine der beiden löschen oder ihr eine andere Kennung geben.",
                "Delete one of the two, or give it another id.",
            ),
            example: Some(CodeExample {
                wrong: "id = \"amount\"\nvalue = 4000",
                right: "id = \"rent\"\nvalue = 4000",
            }),
        },
        FindingCode {
            code: "unknown-figure",
            title: Text::fixed(
                "Diese Zahl gibt es in der Förderlinie nicht",
                "There is no such figure in the funding line",
            ),
            meaning: Text::fixed(
                "Ein Text nennt {kennung} oder eine Bedingung \"=kennung\", aber die Linie hat keine solche Zahl. Der Text fehlt dann; eine Bedingung bleibt offen.",
                "A text names {id} or a condition \"=id\", but the line has no such figure. Then the text is missing; a condition stays open.",
            ),
            remedy: Text::fixed(
                "Die Kennung berichtigen, oder die Zahl mit [[line.figure]] beschreiben.",
                "Correct the id, or describe the figure with [[line.figure]].",
            ),
            example: Some(CodeExample {
                wrong: "{amonut}",
                right: "{amount}",
            }),
        },
        FindingCode {
            code: "number-in-text",
            title: Text::fixed(
                "Eine Zahl steht fest in einem Text",
                "A figure stands fixed in a text",
            ),
            meaning: Text::fixed(
                "Die Zahl ist bei [[line.figure]] beschrieben und steht noch einmal in Ziffern im Text. Ändert sie sich, wird eine der beiden Stellen leicht vergessen.",
                "The figure is described at [[line.figure]], and stands once more in digits in the text. When it changes, one of the two places is easily forgotten.",
            ),
            remedy: Text::fixed(
                "Im Text die Kennung in geschweiften Klammern schreiben.",
                "Write the id in curly brackets in the text.",
            ),
            example: Some(CodeExample {
                wrong: "text = { de = \"Es gibt 3.000 EUR.\", en = \"There is EUR 3,000.\" }",
                right: "text = { de = \"Es gibt {amount}.\", en = \"There is {amount}.\" }",
            }),
        },
        FindingCode {
            code: "figure-in-one-language",
            title: Text::fixed(
                "Eine Zahl steht nur in einer Sprache",
                "A figure stands in one language only",
            ),
            meaning: Text::fixed(
                "Der deutsche und der englische Text sagen nicht dasselbe: Nur einer nennt diese Zahl.",
                "The German and the English text do not say the same: only one names this figure.",
            ),
            remedy: Text::fixed(
                "In beiden Sprachen dieselben Zahlen nennen.",
                "Name the same figures in both languages.",
            ),
            example: Some(CodeExample {
                wrong: "en = \"There is money.\"",
                right: "en = \"There is {amount}.\"",
            }),
        },
        FindingCode {
            code: "wrong-sum",
            title: Text::fixed("Eine Summe stimmt nicht", "A sum is wrong"),
            meaning: Text::fixed(
                "Die Zahl soll die Summe anderer sein (sum-of), aber die Teile ergeben etwas anderes, fehlen, oder stehen erst dahinter.",
                "The figure is said to be the sum of others (sum-of), but the parts make something else, are missing, or stand behind it.",
            ),
            remedy: Text::fixed(
                "Die Zahl oder ihre Teile berichtigen. Die Teile stehen vor der Summe.",
                "Correct the figure or its parts. The parts stand before the sum.",
            ),
            example: Some(CodeExample {
                wrong: "value = 5000",
                right: "value = 4000",
            }),
        },
        FindingCode {
            code: "missing-fact",
            title: Text::fixed(
                "Einer Förderlinie fehlen Angaben",
                "A funding line lacks facts",
            ),
            meaning: Text::fixed(
                "Zu jeder Linie des Programms gehört unter jeder Überschrift des Merkblatts etwas, und sei es, dass nichts zu finden war.",
                "For each line of the programme there is something under each heading of the fact sheet, if only that nothing was found.",
            ),
            remedy: Text::fixed(
                "Die Angaben ergänzen. Wo nichts zu finden war: [[line.fact]] mit field und not-found = true.",
                "Add the facts. Where nothing was found: [[line.fact]] with field and not-found = true.",
            ),
            example: None,
        },
        FindingCode {
            code: "text-or-not-found",
            title: Text::fixed(
                "Weder Text noch „nicht gefunden“, oder beides",
                "Neither a text nor “not found”, or both",
            ),
            meaning: Text::fixed(
                "Eine Angabe im Merkblatt hat entweder einen Text, oder sie sagt, dass nichts zu finden war. Hier fehlt beides, oder beides steht da. Die Angabe wurde ausgelassen.",
                "A fact of the sheet either has a text, or says that nothing was found. Here both are missing, or both are there. The fact was left out.",
            ),
            remedy: Text::fixed(
                "text ergänzen, oder not-found = true schreiben.",
                "Add text, or write not-found = true.",
            ),
            example: Some(CodeExample {
                wrong: "field = \"duration\"",
                right: "field = \"duration\"\nnot-found = true",
            }),
        },
        FindingCode {
            code: "one-sided-dispute",
            title: Text::fixed(
                "Ein Widerspruch mit nur einer Seite",
                "A dispute with only one side",
            ),
            meaning: Text::fixed(
                "dispute verbindet Werte, in denen die Quellen einander widersprechen. Hier gibt es nur einen davon, also keinen Widerspruch.",
                "dispute joins values in which the sources contradict each other. Here there is only one of them, so there is no dispute.",
            ),
            remedy: Text::fixed(
                "Auch den anderen Wert eintragen, mit demselben Wort bei dispute, oder dispute löschen.",
                "Give the other value too, with the same word at dispute, or delete dispute.",
            ),
            example: Some(CodeExample {
                wrong: "value = 3000\ndispute = \"kosten\"",
                right: "value = 3000",
            }),
        },
        FindingCode {
            code: "impossible-deadline",
            title: Text::fixed(
                "Eine Frist, die es so nicht gibt",
                "A deadline that is not possible",
            ),
            meaning: Text::fixed(
                "Den Tag gibt es nicht, oder zu dieser Art von Frist (kind) fehlt die passende Angabe. Die Frist wird nicht gezeigt.",
                "The day does not exist, or this kind of deadline lacks the value that belongs to it. The deadline is not shown.",
            ),
            remedy: Text::fixed(
                "Zu year-before gehört date als Monat-Tag, zu lead-time weeks oder months, zu day der Tag, zu window from und until, zu granted until. any-time, closed und not-found brauchen nichts.",
                "year-before needs date as month-day, lead-time needs weeks or months, day needs the day, window needs from and until, granted needs until. any-time, closed and not-found need nothing.",
            ),
            example: Some(CodeExample {
                wrong: "date = \"02-30\"",
                right: "date = \"02-28\"",
            }),
        },
        FindingCode {
            code: "missing-deadline",
            title: Text::fixed(
                "Eine Frist steht nur im Text",
                "A deadline stands in the text only",
            ),
            meaning: Text::fixed(
                "Das Merkblatt sagt etwas zur Frist, aber es gibt keine [[line.deadline]]. In der Liste der Fristen fehlt sie dann.",
                "The fact sheet says something about the deadline, but there is no [[line.deadline]]. Then it is missing in the list of deadlines.",
            ),
            remedy: Text::fixed(
                "Die Frist mit [[line.deadline]] beschreiben; ist keine bekannt, mit kind = \"not-found\".",
                "Describe the deadline with [[line.deadline]]; if none is known, with kind = \"not-found\".",
            ),
            example: None,
        },
        FindingCode {
            code: "day-in-text",
            title: Text::fixed(
                "Ein Tag steht fest in einem Text zur Frist",
                "A day stands fixed in a text on the deadline",
            ),
            meaning: Text::fixed(
                "Der Tag der Frist stünde damit an zwei Stellen. Ändert er sich, wird eine leicht vergessen.",
                "The day of the deadline would stand in two places. When it changes, one is easily forgotten.",
            ),
            remedy: Text::fixed(
                "Die Frist bei [[line.deadline]] mit id beschreiben und im Text mit {kennung} nennen.",
                "Describe the deadline at [[line.deadline]] with an id, and name it with {id} in the text.",
            ),
            example: Some(CodeExample {
                wrong: "de = \"Die Frist ist der 31. Dezember.\", en = \"The deadline is 31 December.\"",
                right: "de = \"Die Frist ist der {yearly}.\", en = \"The deadline is {yearly}.\"",
            }),
        },
        FindingCode {
            code: "deadline-differs",
            title: Text::fixed(
                "Text und Frist sagen Verschiedenes",
                "Text and deadline do not say the same",
            ),
            meaning: Text::fixed(
                "Ein Text zur Frist nennt eine Zeit, die keine Frist der Linie hat, oder er sagt, dass keine gefunden wurde.",
                "A text on the deadline names a time that no deadline of the line has, or it says that none was found.",
            ),
            remedy: Text::fixed(
                "Die Frist nur bei [[line.deadline]] beschreiben und im Text mit {kennung} nennen.",
                "Describe the deadline at [[line.deadline]] only, and name it with {id} in the text.",
            ),
            example: Some(CodeExample {
                wrong: "value = 6",
                right: "value = 4",
            }),
        },
        FindingCode {
            code: "state-differs",
            title: Text::fixed(
                "Stand und Frist sagen Verschiedenes",
                "State and deadline do not say the same",
            ),
            meaning: Text::fixed(
                "Der Stand (state) sagt zum Beispiel „open“, die Frist aber, dass niemand mehr einen Antrag stellen kann.",
                "The state says “open”, for example, but the deadline says that nobody can apply any more.",
            ),
            remedy: Text::fixed(
                "Nachsehen, was stimmt, und state oder die Frist ändern.",
                "See which is right, and change state or the deadline.",
            ),
            example: Some(CodeExample {
                wrong: "state = \"open\"",
                right: "state = \"closed\"",
            }),
        },
        FindingCode {
            code: "unit-differs",
            title: Text::fixed(
                "Zwei Zahlen zählen Verschiedenes",
                "Two figures count different things",
            ),
            meaning: Text::fixed(
                "Eine Bedingung vergleicht zum Beispiel Monate mit Stunden, oder eine Summe zählt Euro und Personen zusammen.",
                "A condition compares months with hours, for example, or a sum adds euros and people.",
            ),
            remedy: Text::fixed(
                "Eine Zahl mit derselben Einheit (unit) nennen.",
                "Name a figure with the same unit.",
            ),
            example: Some(CodeExample {
                wrong: "unit = \"hours\"",
                right: "unit = \"months\"",
            }),
        },
        FindingCode {
            code: "unknown-line",
            title: Text::fixed(
                "Diese Förderlinie gibt es nicht",
                "There is no such funding line",
            ),
            meaning: Text::fixed(
                "Der Eintrag nennt bei dieser Angabe eine Förderlinie, die nirgends beschrieben ist.",
                "The entry names a funding line at this key that is described nowhere.",
            ),
            remedy: Text::fixed(
                "Die Kennung berichtigen. Alle Kennungen zeigt wir foerderung --format json.",
                "Correct the id. All ids are shown by wir foerderung --format json.",
            ),
            example: Some(CodeExample {
                wrong: "line = [\"gaten\"]",
                right: "line = [\"garten\"]",
            }),
        },
        FindingCode {
            code: "contact-without-phone",
            title: Text::fixed(
                "Der Kontakt einer Linie hat keine Nummer",
                "The contact of a line has no number",
            ),
            meaning: Text::fixed(
                "Am Ende der Beratung steht, wen man anruft. Dieser Kontakt hat keine Telefonnummer.",
                "At the end of the advice it says whom to call. This contact has no telephone number.",
            ),
            remedy: Text::fixed(
                "Beim Kontakt phone ergänzen, oder bei der Linie einen anderen Kontakt nennen.",
                "Add phone at the contact, or name another contact at the line.",
            ),
            example: Some(CodeExample {
                wrong: "email = \"beratung@example.org\"",
                right: "phone = \"069 90009-100\"",
            }),
        },
        FindingCode {
            code: "contact-without-holder",
            title: Text::fixed(
                "Der Kontakt einer Linie ist nicht besetzt",
                "Nobody holds the contact of a line",
            ),
            meaning: Text::fixed(
                "Beim Kontakt steht, dass ein Name gesucht und nicht gefunden wurde. Wer dort anruft, erreicht vielleicht niemanden.",
                "At the contact it says that a name was looked for and not found. Whoever calls there may reach nobody.",
            ),
            remedy: Text::fixed(
                "Beim Kontakt name ergänzen, oder bei der Linie einen anderen Kontakt nennen.",
                "Add name at the contact, or name another contact at the line.",
            ),
            example: Some(CodeExample {
                wrong: "not-found = [\"name\"]",
                right: "name = \"Anna Muster\"",
            }),
        },
        FindingCode {
            code: "edition-ended",
            title: Text::fixed(
                "Die Regeln einer Linie sind abgelaufen",
                "The rules of a line have ended",
            ),
            meaning: Text::fixed(
                "Die letzte Fassung der Regeln galt bis zu einem Tag, der vorbei ist, und eine neue steht nicht da.",
                "The last edition of the rules held until a day that is over, and there is no new one.",
            ),
            remedy: Text::fixed(
                "Bei der zuständigen Stelle nach neuen Regeln fragen und eine [[line.edition]] ergänzen.",
                "Ask the responsible body for new rules and add a [[line.edition]].",
            ),
            example: None,
        },
        FindingCode {
            code: "edition-ends-soon",
            title: Text::fixed(
                "Die Regeln einer Linie laufen bald ab",
                "The rules of a line end soon",
            ),
            meaning: Text::fixed(
                "In höchstens 60 Tagen endet die letzte Fassung der Regeln. Danach gelten keine Regeln mehr, und die Linie wird niemandem vorgeschlagen.",
                "The last edition of the rules ends within 60 days. After that no rules hold, and the line is proposed to nobody.",
            ),
            remedy: Text::fixed(
                "Rechtzeitig nach neuen Regeln fragen und eine [[line.edition]] ergänzen.",
                "Ask for new rules in time, and add a [[line.edition]].",
            ),
            example: None,
        },
        FindingCode {
            code: "checked-long-ago",
            title: Text::fixed(
                "Die Regeln hat lange niemand verglichen",
                "Nobody has compared the rules for long",
            ),
            meaning: Text::fixed(
                "Vor mehr als 180 Tagen hat ein Mensch die Regeln zuletzt mit den Quellen verglichen. Seitdem können sie sich geändert haben; auch die Beratung weist darauf hin.",
                "A person last compared the rules with their sources more than 180 days ago. They may have changed since; the advice says so too.",
            ),
            remedy: Text::fixed(
                "Die Quellen noch einmal lesen und checked auf den heutigen Tag setzen.",
                "Read the sources again, and set checked to today.",
            ),
            example: Some(CodeExample {
                wrong: "checked = 2026-01-01",
                right: "checked = 2026-11-22",
            }),
        },
        FindingCode {
            code: "checked-in-future",
            title: Text::fixed(
                "Geprüft an einem Tag, der noch kommt",
                "Checked on a day that is still to come",
            ),
            meaning: Text::fixed(
                "checked nennt einen Tag in der Zukunft. Bis dahin und lange danach würde niemand an die Prüfung erinnert.",
                "checked names a day in the future. Until then and long after it nobody would be reminded to check.",
            ),
            remedy: Text::fixed(
                "Den Tag schreiben, an dem jemand die Quellen wirklich gelesen hat.",
                "Write the day on which somebody really read the sources.",
            ),
            example: Some(CodeExample {
                wrong: "checked = 2036-11-22",
                right: "checked = 2026-11-22",
            }),
        },
        FindingCode {
            code: "never-checked",
            title: Text::fixed(
                "Ein Fördertopf ohne Tag der Prüfung",
                "A fund without a day of checking",
            ),
            meaning: Text::fixed(
                "Bei diesem Geld eines anderen Gebers steht nicht, wann es zuletzt geprüft wurde. Niemand würde an die Prüfung erinnert.",
                "This money of another giver does not say when it was last checked. Nobody would be reminded to check it.",
            ),
            remedy: Text::fixed(
                "checked mit dem Tag ergänzen, an dem jemand die Quellen gelesen hat.",
                "Add checked with the day on which somebody read the sources.",
            ),
            example: Some(CodeExample {
                wrong: "kind = \"fund\"",
                right: "kind = \"fund\"\nchecked = 2026-11-22",
            }),
        },
        FindingCode {
            code: "law-ended",
            title: Text::fixed(
                "Das Gesetz zu den Regeln gilt nicht mehr",
                "The law of the rules no longer holds",
            ),
            meaning: Text::fixed(
                "Der Tag law-until ist vorbei. Die Linie ist höchstens noch „noch zu klären“, und die Beispiele werden nicht gerechnet.",
                "The day law-until is over. The line is at most “still to clarify”, and the cases are not judged.",
            ),
            remedy: Text::fixed(
                "Nach dem neuen Gesetz fragen, dann law-until ändern oder eine Fassung ergänzen.",
                "Ask for the new law, then change law-until or add an edition.",
            ),
            example: Some(CodeExample {
                wrong: "law-until = 2026-06-30",
                right: "law-until = 2030-12-31",
            }),
        },
        FindingCode {
            code: "law-ends-soon",
            title: Text::fixed(
                "Das Gesetz zu den Regeln endet bald",
                "The law of the rules ends soon",
            ),
            meaning: Text::fixed(
                "In höchstens 60 Tagen endet das Gesetz, auf dem die Regeln beruhen (law-until).",
                "In at most 60 days the law on which the rules rest ends (law-until).",
            ),
            remedy: Text::fixed(
                "Nach dem neuen Gesetz fragen, dann law-until ändern oder eine Fassung ergänzen.",
                "Ask for the new law, then change law-until or add an edition.",
            ),
            example: Some(CodeExample {
                wrong: "law-until = 2026-12-31",
                right: "law-until = 2030-12-31",
            }),
        },
        FindingCode {
            code: "deadline-passed",
            title: Text::fixed(
                "Eine Frist ist vorbei, der Stand ist offen",
                "A deadline is over, the state is open",
            ),
            meaning: Text::fixed(
                "Die letzte Frist der Linie ist vorbei, doch state sagt „open“. Empfohlen wird sie nicht mehr.",
                "The last deadline of the line is over, but state says “open”. It is not recommended any more.",
            ),
            remedy: Text::fixed(
                "Nach einer neuen Frist fragen, oder state = \"closed\" schreiben.",
                "Ask for a new deadline, or write state = \"closed\".",
            ),
            example: Some(CodeExample {
                wrong: "day = 2026-10-31",
                right: "day = 2027-10-31",
            }),
        },
        FindingCode {
            code: "hole-in-time",
            title: Text::fixed(
                "Zwischen zwei Fassungen gilt nichts",
                "Between two editions nothing holds",
            ),
            meaning: Text::fixed(
                "Die eine Fassung der Regeln endet, und die nächste beginnt erst später. Für die Tage dazwischen gibt es keine Regeln.",
                "One edition of the rules ends, and the next begins only later. For the days between there are no rules.",
            ),
            remedy: Text::fixed(
                "from oder until so ändern, dass die Fassungen aneinander anschließen.",
                "Change from or until so that the editions follow each other.",
            ),
            example: Some(CodeExample {
                wrong: "from = 2027-02-01",
                right: "from = 2027-01-01",
            }),
        },
        FindingCode {
            code: "two-editions",
            title: Text::fixed(
                "Zwei Fassungen gelten zur selben Zeit",
                "Two editions hold at the same time",
            ),
            meaning: Text::fixed(
                "Die neue Fassung der Regeln beginnt, bevor die alte endet. Welche gilt, ist nicht klar.",
                "The new edition of the rules begins before the old one ends. It is not clear which one holds.",
            ),
            remedy: Text::fixed(
                "Bei der früheren Fassung until auf den Tag vor dem Beginn der neuen setzen.",
                "Set until of the earlier edition to the day before the new one begins.",
            ),
            example: Some(CodeExample {
                wrong: "until = \"open\"\nchecked = 2026-11-21",
                right: "until = 2026-12-31\nchecked = 2026-11-21",
            }),
        },
    ],
};
