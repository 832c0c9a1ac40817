//! Contacts and units.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Kontakte und Stellen", "Contacts and units"),
    codes: &[
        FindingCode {
            code: "unknown-word",
            title: Text::fixed("Ein Wort ohne Kürzel", "A word without a code"),
            meaning: Text::fixed(
                "Für manche Angaben, etwa Sprachen, hat jedes Wort ein Kürzel, damit Listen dasselbe meinen und man danach suchen kann. Dieses Wort ist nicht dabei, aber einem davon sehr ähnlich. Es steht da, wie es geschrieben ist.",
                "For some keys, such as languages, each word has a code, so that lists mean the same and it can be searched for. This word is not among them, but very much like one. It stands as it is written.",
            ),
            remedy: Text::fixed(
                "Ist es ein Tippfehler, berichtigen; sonst so lassen.",
                "Correct it if it is a typing error; else leave it.",
            ),
            example: Some(CodeExample {
                wrong: "languages = [\"Arabsich\"]",
                right: "languages = [\"Arabisch\"]",
            }),
        },
        FindingCode {
            code: "nobody",
            title: Text::fixed(
                "Ein Eintrag ohne Namen, Aufgabe und Stelle",
                "An entry without name, post and unit",
            ),
            meaning: Text::fixed(
                "Der Eintrag sagt nicht, um wen es geht. Er wurde ausgelassen.",
                "The entry does not say who is meant. It was left out.",
            ),
            remedy: Text::fixed(
                "Mindestens den Namen oder die Aufgabe eintragen.",
                "Give at least the name or the post.",
            ),
            example: Some(CodeExample {
                wrong: ";069 90009-104",
                right: "Anna Muster;069 90009-104",
            }),
        },
        FindingCode {
            code: "impossible-number",
            title: Text::fixed("Das ist keine Telefonnummer", "This is no telephone number"),
            meaning: Text::fixed(
                "In der Nummer steht ein Zeichen, das man nicht wählen kann, oder sie ist zu kurz oder zu lang. Der Eintrag steht ohne diese Nummer.",
                "The number holds a character that cannot be dialled, or it is too short or too long. The entry stands without this number.",
            ),
            remedy: Text::fixed(
                "Die Nummer prüfen. Oft steht ein großes O statt einer Null da.",
                "Check the number. Often a capital O stands instead of a zero.",
            ),
            example: Some(CodeExample {
                wrong: "069 90009-1O1",
                right: "069 90009-101",
            }),
        },
        FindingCode {
            code: "overlong-number",
            title: Text::fixed(
                "Eine sehr lange Telefonnummer",
                "A very long telephone number",
            ),
            meaning: Text::fixed(
                "Mit der Landesvorwahl hat die Nummer mehr als 15 Ziffern. So lange Nummern kann nicht jedes Telefon wählen. Sie steht trotzdem da.",
                "With the country code the number has more than 15 digits. Not every telephone can dial so long a number. It is shown all the same.",
            ),
            remedy: Text::fixed(
                "Prüfen, ob zwei Nummern zusammengerutscht sind.",
                "Check whether two numbers have run into one.",
            ),
            example: Some(CodeExample {
                wrong: "0690000 9012345678",
                right: "069 90009-101",
            }),
        },
        FindingCode {
            code: "lost-zero",
            title: Text::fixed(
                "Eine Telefonnummer ohne ihren Anfang",
                "A telephone number without its beginning",
            ),
            meaning: Text::fixed(
                "Eine Tabelle hält Telefonnummern für Zahlen und streicht die Null oder das Plus davor. Der Anfang wurde ergänzt.",
                "A spreadsheet takes telephone numbers for quantities and drops the zero or the plus before them. The beginning was added.",
            ),
            remedy: Text::fixed(
                "Die Spalte in der Tabelle als Text formatieren, dann bleibt die Nummer ganz.",
                "Format the column in the spreadsheet as text, then the number stays whole.",
            ),
            example: Some(CodeExample {
                wrong: "6990009101",
                right: "069 90009-101",
            }),
        },
        FindingCode {
            code: "rounded-number",
            title: Text::fixed(
                "Eine Telefonnummer, die eine Tabelle gerundet hat",
                "A telephone number that a spreadsheet rounded",
            ),
            meaning: Text::fixed(
                "Eine Tabelle hat die Nummer als große Zahl gespeichert, zum Beispiel 4,96031E+11. Ihre letzten Ziffern sind verloren. Der Eintrag steht ohne diese Nummer.",
                "A spreadsheet saved the number as a large quantity, for example 4.96031E+11. Its last digits are lost. The entry stands without this number.",
            ),
            remedy: Text::fixed(
                "Die Spalte als Text formatieren, die Nummern neu eintragen und die Liste noch einmal speichern.",
                "Format the column as text, enter the numbers again and save the list once more.",
            ),
            example: Some(CodeExample {
                wrong: "4.96031E+11",
                right: "069 90009-101",
            }),
        },
        FindingCode {
            code: "several-names",
            title: Text::fixed(
                "Mehrere Personen in einem Feld",
                "Several people in one cell",
            ),
            meaning: Text::fixed(
                "In einem Feld stehen die Namen mehrerer Personen. Jede hat einen eigenen Eintrag mit allen Angaben, denn welche Nummer zu wem gehört, sagt die Liste nicht.",
                "A cell holds the names of several people. Each has an entry with all values, for the list does not say which number is whose.",
            ),
            remedy: Text::fixed(
                "Jede Person in eine eigene Zeile schreiben, mit ihrer Nummer.",
                "Write each person into a row of its own, with its number.",
            ),
            example: Some(CodeExample {
                wrong: "A. Muster / B. Beispiel;069 90009-101",
                right: "A. Muster;069 90009-101\nB. Beispiel;069 90009-102",
            }),
        },
        FindingCode {
            code: "number-range",
            title: Text::fixed(
                "Ein Bereich statt einer Telefonnummer",
                "A range instead of a telephone number",
            ),
            meaning: Text::fixed(
                "Die Angabe nennt Nummern von einer bis zu einer anderen. Gelesen wird jede für sich, bei mehr als zehn die erste und die letzte.",
                "The value names numbers from one to another. Each is read by itself; of more than ten the first and the last.",
            ),
            remedy: Text::fixed(
                "Die Nummer nennen, unter der man zuerst anruft. Weitere mit Komma dahinter schreiben.",
                "Give the number to be called first. Write others behind it, with commas.",
            ),
            example: Some(CodeExample {
                wrong: "069 90009-101 bis 103",
                right: "069 90009-101, 069 90009-102",
            }),
        },
        FindingCode {
            code: "internal-extension",
            title: Text::fixed(
                "Ein Apparat hinter einer ganzen Nummer",
                "An internal extension behind a whole number",
            ),
            meaning: Text::fixed(
                "Hinter einer Nummer mit Durchwahl steht noch ein Apparat. Zusammen kann man das nicht wählen; darum stehen beide für sich.",
                "Behind a number with its extension stands an internal one. They cannot be dialled together, so each stands alone.",
            ),
            remedy: Text::fixed(
                "Gibt es eine Durchwahl zu diesem Apparat, bitte die ganze Nummer eintragen.",
                "If the telephone has a direct number, please give that number in full.",
            ),
            example: Some(CodeExample {
                wrong: "069 90009-0 App. 12",
                right: "069 90009-12",
            }),
        },
        FindingCode {
            code: "double-contact",
            title: Text::fixed(
                "Eine Person steht in zwei Listen",
                "A person stands in two lists",
            ),
            meaning: Text::fixed(
                "Zwei Einträge aus zwei Quellen haben denselben Namen und dieselbe Nummer, aber keine gemeinsame Kennung (id). Darum steht die Person zweimal da.",
                "Two entries of two sources have the same name and the same number, but no id in common. So the person stands twice.",
            ),
            remedy: Text::fixed(
                "Beiden dieselbe id geben; dann gilt nur der spätere Eintrag. Sind es zwei Personen, ist nichts zu tun.",
                "Give both the same id; then only the later entry counts. If they are two people, there is nothing to do.",
            ),
            example: None,
        },
        FindingCode {
            code: "dropped-fields",
            title: Text::fixed(
                "Ein Eintrag ersetzt einen, der mehr sagte",
                "An entry replaces one that said more",
            ),
            meaning: Text::fixed(
                "Ein Eintrag mit derselben Kennung (id) tritt ganz an die Stelle des früheren. Was nur der frühere sagte, steht nirgends mehr.",
                "An entry with the same id takes the whole place of the earlier one. What only the earlier one said stands nowhere any more.",
            ),
            remedy: Text::fixed(
                "Im neuen Eintrag ergänzen, was bleiben soll. Soll es wegfallen, ist nichts zu tun.",
                "Add to the new entry what shall stay. If it shall go, there is nothing to do.",
            ),
            example: None,
        },
        FindingCode {
            code: "remark-in-number",
            title: Text::fixed(
                "Eine Bemerkung in der Telefonnummer",
                "A remark in the telephone number",
            ),
            meaning: Text::fixed(
                "Neben der Nummer oder statt ihrer steht ein Text. Der Text wurde weggelassen; ein Verweis wie „siehe Zentrale“ ist keine Nummer.",
                "A text stands beside the number or instead of it. The text was left out; a reference like “see switchboard” is no number.",
            ),
            remedy: Text::fixed(
                "Die Bemerkung als Hinweis eintragen, in eine eigene Spalte.",
                "Give the remark as a note, in a column of its own.",
            ),
            example: Some(CodeExample {
                wrong: "069 90009-101 (vormittags)",
                right: "069 90009-101",
            }),
        },
        FindingCode {
            code: "unread-number",
            title: Text::fixed(
                "Eine zweite Nummer hinter einem Schrägstrich",
                "A second number behind a slash",
            ),
            meaning: Text::fixed(
                "Hinter dem Schrägstrich beginnt eine weitere Nummer, aber es ist nicht sicher, welche. Gelesen wurde nur die erste.",
                "Behind the slash another number begins, but it is not certain which. Only the first one was read.",
            ),
            remedy: Text::fixed(
                "Jede Nummer ganz schreiben, mit einem Komma dazwischen.",
                "Write each number in full, with a comma between.",
            ),
            example: Some(CodeExample {
                wrong: "069 90009-101/02",
                right: "069 90009-101, 069 90009-102",
            }),
        },
        FindingCode {
            code: "too-many-numbers",
            title: Text::fixed(
                "Zu viele Nummern bei einem Eintrag",
                "Too many numbers at one entry",
            ),
            meaning: Text::fixed(
                "Ein Kontakt darf 100 weitere Nummern haben. Die übrigen fehlen.",
                "A contact may have 100 further numbers. The others are missing.",
            ),
            remedy: Text::fixed(
                "Nur Nummern eintragen, unter denen man jemanden erreicht.",
                "Give only numbers at which somebody can be reached.",
            ),
            example: None,
        },
        FindingCode {
            code: "odd-email",
            title: Text::fixed(
                "Das sieht nicht wie eine E-Mail-Adresse aus",
                "This does not look like an e-mail address",
            ),
            meaning: Text::fixed(
                "Es fehlt das @ oder der Punkt dahinter, oder es steht ein Leerzeichen darin. Der Wert wird gezeigt, wie er ist.",
                "The @ is missing, or the point behind it, or a space stands in it. The value is shown as it is.",
            ),
            remedy: Text::fixed("Die Adresse berichtigen.", "Correct the address."),
            example: Some(CodeExample {
                wrong: "hana.heft@",
                right: "hana.heft@example.org",
            }),
        },
        FindingCode {
            code: "unknown-area",
            title: Text::fixed(
                "Diesen Arbeitsbereich gibt es nicht",
                "There is no such area of work",
            ),
            meaning: Text::fixed(
                "Der Kontakt nennt bei area eine Kennung, die nirgends beschrieben ist. Er steht ohne Arbeitsbereich da.",
                "The contact names an id at area that is described nowhere. It stands without an area of work.",
            ),
            remedy: Text::fixed(
                "Die Kennung berichtigen, oder den Bereich mit [[area]] beschreiben.",
                "Correct the id, or describe the area with [[area]].",
            ),
            example: Some(CodeExample {
                wrong: "area = \"beratng\"",
                right: "area = \"beratung\"",
            }),
        },
        FindingCode {
            code: "unknown-field",
            title: Text::fixed(
                "Ein unbekanntes Feld bei not-found",
                "An unknown field at not-found",
            ),
            meaning: Text::fixed(
                "not-found nennt, was gesucht und nicht gefunden wurde, zum Beispiel phone oder room. Dieses Wort ist kein solches Feld.",
                "not-found names what was looked for and not found, for example phone or room. This word is no such field.",
            ),
            remedy: Text::fixed(
                "Ein Feld nehmen, das der Befund nennt.",
                "Take a field that the finding names.",
            ),
            example: Some(CodeExample {
                wrong: "not-found = [\"hobby\"]",
                right: "not-found = [\"room\"]",
            }),
        },
        FindingCode {
            code: "unknown-unit",
            title: Text::fixed("Diese Stelle gibt es nicht", "There is no such unit"),
            meaning: Text::fixed(
                "Der Eintrag nennt eine Stelle (unit oder parent), die nirgends beschrieben ist. Er steht ohne sie da.",
                "The entry names a unit (unit or parent) that is described nowhere. It stands without it.",
            ),
            remedy: Text::fixed(
                "Den Namen oder die Kennung berichtigen, oder die Stelle mit [[unit]] beschreiben.",
                "Correct the name or id, or describe the unit with [[unit]].",
            ),
            example: Some(CodeExample {
                wrong: "unit = \"empfnag\"",
                right: "unit = \"empfang\"",
            }),
        },
        FindingCode {
            code: "circular-unit",
            title: Text::fixed(
                "Eine Stelle läge unter sich selbst",
                "A unit would lie below itself",
            ),
            meaning: Text::fixed(
                "Die Stellen nennen einander als übergeordnet, im Kreis. Der Eintrag steht ohne übergeordnete Stelle da.",
                "The units name each other as parent, in a circle. The entry stands without a parent unit.",
            ),
            remedy: Text::fixed(
                "Bei einer der beiden parent ändern oder löschen.",
                "Change or delete parent at one of the two.",
            ),
            example: Some(CodeExample {
                wrong: "id = \"amt\"\nparent = \"fachdienst\"",
                right: "id = \"amt\"",
            }),
        },
        FindingCode {
            code: "too-many-levels",
            title: Text::fixed(
                "Zu viele Stellen übereinander",
                "Too many units above each other",
            ),
            meaning: Text::fixed(
                "Mehr als 32 Stellen liegen übereinander. Was darüber liegt, wurde weggelassen.",
                "More than 32 units lie above each other. What lies above them was left out.",
            ),
            remedy: Text::fixed(
                "Ebenen weglassen, die niemand braucht.",
                "Leave out levels that nobody needs.",
            ),
            example: None,
        },
    ],
};
