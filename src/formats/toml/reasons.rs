//! What is wrong with the writing of a TOML file, in both languages.
//!
//! The reader speaks English; its messages are told apart by their words. Words that are new to this
//! list become its last sentence.

use crate::both;
use crate::text::locale::Text;

/// Words of the reader's message, then reason and remedy, each in German and English. The first row
/// whose words occur counts.
const REASONS: [(&[&str], [&str; 4]); 10] = [
    (
        &["duplicate key"],
        [
            "Diese Angabe steht zweimal da.",
            "This key is given twice.",
            "Bitte eine der beiden löschen.",
            "Please delete one of the two.",
        ],
    ),
    (
        &["unquoted key", "invalid key", "bare key"],
        [
            "Der Name einer Angabe enthält ein Zeichen, das nicht geht.",
            "The name of a key holds a character that is not possible.",
            "Erlaubt sind a bis z, Ziffern und Bindestriche. Umlaute bitte ausschreiben.",
            "Allowed are a to z, digits and hyphens. Please write umlauts out.",
        ],
    ),
    (
        &["escape"],
        [
            "Der umgekehrte Schrägstrich \\ geht in diesem Text so nicht.",
            "The backslash \\ does not work in this text.",
            "Bitte \\\\ schreiben, oder den Text in einfache Zeichen setzen: 'C:\\Daten'.",
            "Please write \\\\, or put the text in single marks: 'C:\\data'.",
        ],
    ),
    (
        &["control", "visible characters", "printable"],
        [
            "Hier steht ein unsichtbares Zeichen.",
            "There is an invisible character here.",
            "Bitte den Text neu eintippen.",
            "Please type the text again.",
        ],
    ),
    (
        &["inline table", "comma between key-value"],
        [
            "In einer geschweiften Klammer fehlt ein Komma, ein Wert oder die Klammer am Ende.",
            "Curly brackets lack a comma, a value or the bracket at the end.",
            "Die Form ist { de = \"…\", en = \"…\" }.",
            "The form is { de = \"…\", en = \"…\" }.",
        ],
    ),
    (
        &["string", "quoted"],
        [
            "Bei einem Text fehlt ein Anführungszeichen, oder ein Wert fehlt.",
            "A text lacks a quotation mark, or a value is missing.",
            "Texte stehen zwischen \" und \", zum Beispiel name = \"Anna Muster\".",
            "Texts stand between \" and \", for example name = \"Anna Muster\".",
        ],
    ),
    (
        &["table"],
        [
            "Eine Klammer ist nicht geschlossen.",
            "A bracket is not closed.",
            "Ein Eintrag beginnt mit zwei Klammern auf jeder Seite: [[contact]].",
            "An entry begins with two brackets on each side: [[contact]].",
        ],
    ),
    (
        &["unclosed", "comma", "array"],
        [
            "In einer Liste fehlt eine Klammer oder ein Komma.",
            "A list lacks a bracket or a comma.",
            "Listen sehen so aus: [\"eins\", \"zwei\"].",
            "Lists look like this: [\"one\", \"two\"].",
        ],
    ),
    (
        &["assignment", "key with no value", "key-value"],
        [
            "Hier fehlt ein Gleichheitszeichen oder ein Wert.",
            "An equals sign or a value is missing.",
            "Jede Zeile hat die Form: schluessel = \"Wert\".",
            "Each line has the form: key = \"value\".",
        ],
    ),
    (
        &[
            "number", "integer", "float", "sign", "zero", "digit", "date",
        ],
        [
            "Dieser Wert ist kein Text in Anführungszeichen.",
            "This value is not a text in quotation marks.",
            "Auch Telefonnummern stehen in Anführungszeichen: phone = \"06031 83-0\". Ein Tag hat die Form 2026-11-22.",
            "Telephone numbers stand in quotation marks too: phone = \"06031 83-0\". A day has the form 2026-11-22.",
        ],
    ),
];

const OTHERWISE: [&str; 4] = [
    "Diese Stelle ist kein gültiges TOML.",
    "This place is not valid TOML.",
    "Jede Zeile hat die Form: schluessel = \"Wert\".",
    "Each line has the form: key = \"value\".",
];

/// Reason and remedy for a message of the reader about what is `written` at its place.
pub(super) fn reason_and_remedy(message: &str, written: &str) -> (Text<'static>, Text<'static>) {
    // The parser speaks of numbers here, but what stands there has the form of a day.
    if is_like_a_day(written) {
        return (
            both!(
                "Den Tag {written} gibt es nicht.",
                "There is no day {written}."
            ),
            both!(
                "Die Form ist Jahr-Monat-Tag, zum Beispiel 2026-11-22.",
                "The form is year-month-day, for example 2026-11-22."
            ),
        );
    }
    let row = REASONS
        .iter()
        .find(|(words, _)| words.iter().any(|word| message.contains(word)));
    let [de, en, help_de, help_en] = row.map_or(OTHERWISE, |(_, sentences)| *sentences);
    let text = |de: &'static str, en: &'static str| Text {
        de: de.into(),
        en: Some(en.into()),
    };
    (text(de, en), text(help_de, help_en))
}

/// Whether a text has the form of `2026-11-22`, whatever its numbers.
fn is_like_a_day(written: &str) -> bool {
    let parts: Vec<&str> = written.split('-').collect();
    let are_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(are_digits)
}
