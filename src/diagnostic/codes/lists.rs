//! How lists in CSV, JSON and TOML are written.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("CSV, JSON und TOML", "CSV, JSON and TOML"),
    codes: &[
        FindingCode {
            code: "no-header",
            title: Text::fixed(
                "CSV: Die Überschriften fehlen",
                "CSV: the headings are missing",
            ),
            meaning: Text::fixed(
                "Die erste Zeile nennt keine Spalte, die sagt, um wen es geht. Darum wird nichts aus der Datei gelesen.",
                "The first line names no column that says who is meant. So nothing of the file is read.",
            ),
            remedy: Text::fixed(
                "Über die Liste eine Zeile mit Überschriften setzen, zum Beispiel Name;Telefon;Raum;Abteilung.",
                "Put a line of headings above the list, for example Name;Phone;Room;Department.",
            ),
            example: Some(CodeExample {
                wrong: "Anna Muster;069 90009-101;B 101",
                right: "Name;Telefon;Raum\nAnna Muster;069 90009-101;B 101",
            }),
        },
        FindingCode {
            code: "lines-above-header",
            title: Text::fixed(
                "CSV: Zeilen über den Überschriften",
                "CSV: lines above the headings",
            ),
            meaning: Text::fixed(
                "Die Überschriften stehen nicht in der ersten Zeile. Was darüber steht, wird nicht gelesen.",
                "The headings do not stand in the first line. What stands above them is not read.",
            ),
            remedy: Text::fixed(
                "Ein Titel oder ein Datum darf dort bleiben. Wer den Hinweis nicht möchte, löscht diese Zeilen.",
                "A title or a date may stay there. Who does not want this finding deletes those lines.",
            ),
            example: Some(CodeExample {
                wrong: "Telefonverzeichnis;\nName;Telefon\nAnna Muster;069 90009-101",
                right: "Name;Telefon\nAnna Muster;069 90009-101",
            }),
        },
        FindingCode {
            code: "section-rows",
            title: Text::fixed(
                "CSV: Zeilen, die eine Stelle nennen",
                "CSV: rows that name a unit",
            ),
            meaning: Text::fixed(
                "In der Liste stehen Stellen als Zeile über ihren Personen. Sie gelten für die Zeilen darunter, bis zur nächsten.",
                "In the list, units stand as a row above their people. Each counts for the rows below it, up to the next.",
            ),
            remedy: Text::fixed(
                "Stimmt das, ist nichts zu tun. Ist eine solche Zeile eine Person, ihre Nummer ergänzen.",
                "If that is right, there is nothing to do. If such a row is a person, add the number.",
            ),
            example: Some(CodeExample {
                wrong: "Name;Telefon\nJugendamt;\nAnna Muster;069 90009-101",
                right: "Name;Telefon;Abteilung\nAnna Muster;069 90009-101;Jugendamt",
            }),
        },
        FindingCode {
            code: "footer-rows",
            title: Text::fixed(
                "CSV: Zeilen vom Fuß einer Seite",
                "CSV: rows of the foot of a page",
            ),
            meaning: Text::fixed(
                "Zeilen wie „Seite 2“, „Stand: …“ oder eine Summe nennen niemanden. Sie wurden ausgelassen.",
                "Rows such as “Page 2”, “As of …” or a total name nobody. They were left out.",
            ),
            remedy: Text::fixed(
                "Sie dürfen bleiben. Wer den Hinweis nicht möchte, löscht sie.",
                "They may stay. Who does not want this finding deletes them.",
            ),
            example: Some(CodeExample {
                wrong: "Anna Muster;069 90009-101\nStand: 01.11.2026;",
                right: "Anna Muster;069 90009-101",
            }),
        },
        FindingCode {
            code: "merged-cells",
            title: Text::fixed(
                "CSV: Die Stelle steht nur in der ersten Zeile",
                "CSV: the unit stands only in the first row",
            ),
            meaning: Text::fixed(
                "Jede Stelle steht einmal da, und darunter folgen leere Felder. So speichert eine Tabelle verbundene Zellen. Die Personen darunter stehen ohne Stelle.",
                "Each unit stands once, and empty cells follow below it. So a spreadsheet saves merged cells. The people below stand without a unit.",
            ),
            remedy: Text::fixed(
                "In der Tabelle die Zellen trennen und die Stelle in jede Zeile schreiben.",
                "Split the cells in the spreadsheet and write the unit into each row.",
            ),
            example: Some(CodeExample {
                wrong: ";Bert Beispiel;069 90009-102",
                right: "Bauen;Bert Beispiel;069 90009-102",
            }),
        },
        FindingCode {
            code: "unknown-column",
            title: Text::fixed(
                "CSV, JSON: Spalten, die nicht gelesen werden",
                "CSV, JSON: columns that are not read",
            ),
            meaning: Text::fixed(
                "Diese Überschriften bedeuten hier nichts; ihre Werte fehlen in den Antworten. Alles andere wird gelesen.",
                "These headings mean nothing here; their values are missing from the answers. All else is read.",
            ),
            remedy: Text::fixed(
                "Gehört die Spalte zum Verzeichnis, die Überschrift ändern, zum Beispiel in Telefon, Raum oder Hinweis. Sonst darf sie bleiben.",
                "If the column belongs to the directory, change its heading, for example to Phone, Room or Note. Otherwise it may stay.",
            ),
            example: Some(CodeExample {
                wrong: "Name;Rufnummmer",
                right: "Name;Rufnummer",
            }),
        },
        FindingCode {
            code: "too-few-cells",
            title: Text::fixed("CSV: Eine Zeile ist zu kurz", "CSV: a row is too short"),
            meaning: Text::fixed(
                "Diese Zeile hat weniger Felder als die Überschrift. Vielleicht ist ihr Ende verloren gegangen.",
                "This row has fewer cells than the heading. Its end may be lost.",
            ),
            remedy: Text::fixed(
                "Das Ende der Zeile prüfen. Leere Felder brauchen trotzdem ihr Trennzeichen.",
                "Check the end of the row. Empty cells still need their delimiter.",
            ),
            example: Some(CodeExample {
                wrong: "Anna Muster;069 90009-101",
                right: "Anna Muster;069 90009-101;",
            }),
        },
        FindingCode {
            code: "too-many-cells",
            title: Text::fixed("CSV: Eine Zeile ist zu lang", "CSV: a row is too long"),
            meaning: Text::fixed(
                "Diese Zeile hat mehr Felder als die Überschrift. Welches Feld wohin gehört, ist nicht sicher; darum fehlt der ganze Eintrag.",
                "This row has more cells than the heading. Which cell belongs where is not certain; so the whole entry is missing.",
            ),
            remedy: Text::fixed(
                "Steht das Trennzeichen in einem Feld, das Feld in Anführungszeichen setzen. Sonst das Feld zu viel löschen.",
                "If the delimiter stands inside a cell, put the cell in quotation marks. Otherwise delete the extra cell.",
            ),
            example: Some(CodeExample {
                wrong: "Anna Muster;Leitung; Beratung",
                right: "Anna Muster;\"Leitung; Beratung\"",
            }),
        },
        FindingCode {
            code: "open-quote",
            title: Text::fixed(
                "CSV: Ein Anführungszeichen bleibt offen",
                "CSV: a quotation mark stays open",
            ),
            meaning: Text::fixed(
                "Ein Feld beginnt mit einem Anführungszeichen, das nirgends schließt. Die Zeile wurde ausgelassen.",
                "A cell begins with a quotation mark that closes nowhere. The row was left out.",
            ),
            remedy: Text::fixed(
                "Am Ende des Feldes das zweite Zeichen setzen, oder das erste löschen.",
                "Put the second mark at the end of the cell, or delete the first one.",
            ),
            example: Some(CodeExample {
                wrong: "\"Anna Muster;069 90009-101",
                right: "\"Anna Muster\";069 90009-101",
            }),
        },
        FindingCode {
            code: "json-syntax",
            title: Text::fixed(
                "JSON: falsch geschrieben oder abgeschnitten",
                "JSON: miswritten or cut off",
            ),
            meaning: Text::fixed(
                "An dieser Stelle bricht die Schreibweise von JSON. Der Rest davon wurde nicht gelesen.",
                "The writing of JSON breaks at this place. The rest of it was not read.",
            ),
            remedy: Text::fixed(
                "Die Datei neu ausgeben. Von Hand: auf Kommas, Klammern und Anführungszeichen achten.",
                "Export the file again. By hand: look for commas, brackets and quotation marks.",
            ),
            example: Some(CodeExample {
                wrong: "\"phone\": \"069 90009-101",
                right: "\"phone\": \"069 90009-101\" }]",
            }),
        },
        FindingCode {
            code: "no-contact",
            title: Text::fixed("JSON: Hier steht kein Kontakt", "JSON: this is no contact"),
            meaning: Text::fixed(
                "Erwartet wird ein Objekt in geschweiften Klammern, mit name und anderen Angaben. Hier steht etwas anderes; es wurde nicht gelesen.",
                "An object in curly brackets is expected, with name and other values. Something else stands here; it was not read.",
            ),
            remedy: Text::fixed(
                "Jeden Kontakt als Objekt schreiben.",
                "Write each contact as an object.",
            ),
            example: Some(CodeExample {
                wrong: "[\"Anna Muster\"]",
                right: "[{ \"name\": \"Anna Muster\" }]",
            }),
        },
        FindingCode {
            code: "unknown-schema",
            title: Text::fixed("JSON: eine unbekannte Fassung", "JSON: an unknown version"),
            meaning: Text::fixed(
                "Die Datei nennt bei schema eine Fassung, die dieses Programm nicht kennt. Gelesen wird, was wie Fassung 1 aussieht; anderes kann fehlen.",
                "The file names a version at schema that this program does not know. What looks like version 1 is read; the rest may be missing.",
            ),
            remedy: Text::fixed(
                "Die Datei mit diesem Programm neu ausgeben, oder prüfen, ob alles angekommen ist.",
                "Export the file again with this program, or check whether everything has arrived.",
            ),
            example: Some(CodeExample {
                wrong: "\"schema\": 2",
                right: "\"schema\": 1",
            }),
        },
        FindingCode {
            code: "toml-syntax",
            title: Text::fixed("TOML: falsch geschrieben", "TOML: miswritten"),
            meaning: Text::fixed(
                "An dieser Stelle bricht die Schreibweise von TOML, zum Beispiel fehlt ein Anführungszeichen. Was es gekostet hat, steht im Befund.",
                "The writing of TOML breaks at this place, for example a quotation mark is missing. The finding says what it has cost.",
            ),
            remedy: Text::fixed(
                "Die Zeile mit dem Rat des Befundes berichtigen. Texte stehen in Anführungszeichen.",
                "Correct the line as the finding advises. Texts stand in quotation marks.",
            ),
            example: Some(CodeExample {
                wrong: "name = \"Anna Muster",
                right: "name = \"Anna Muster\"",
            }),
        },
        FindingCode {
            code: "unknown-table",
            title: Text::fixed(
                "TOML: Einen solchen Eintrag gibt es nicht",
                "TOML: there is no such entry",
            ),
            meaning: Text::fixed(
                "Das Wort in den doppelten Klammern ist unbekannt, vielleicht ein Tippfehler. Alles darunter wurde nicht gelesen.",
                "The word in the double brackets is not known, it may be a typing error. Nothing below it was read.",
            ),
            remedy: Text::fixed(
                "Das Wort berichtigen. Alle Arten von Einträgen stehen in data/README.md.",
                "Correct the word. All kinds of entries stand in data/README.md.",
            ),
            example: Some(CodeExample {
                wrong: "[[contct]]",
                right: "[[contact]]",
            }),
        },
        FindingCode {
            code: "not-a-table",
            title: Text::fixed(
                "TOML: Hier muss eine Tabelle stehen",
                "TOML: a table must stand here",
            ),
            meaning: Text::fixed(
                "An dieser Stelle steht ein einzelner Wert, wo mehrere benannte Angaben zusammengehören. Was hier stehen sollte, fehlt.",
                "A single value stands here, where several named values belong together. What should stand here is missing.",
            ),
            remedy: Text::fixed(
                "So schreiben, wie der Befund es zeigt: eine Zeile in Klammern, darunter die Angaben.",
                "Write it as the finding shows: a line in brackets, and the values below it.",
            ),
            example: Some(CodeExample {
                wrong: "contact = \"Anna Muster\"",
                right: "[[contact]]\nname = \"Anna Muster\"",
            }),
        },
    ],
};
