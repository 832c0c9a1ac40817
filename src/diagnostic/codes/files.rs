//! Files and folders: what is there, and in which character set.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Dateien und Ordner", "Files and folders"),
    codes: &[
        FindingCode {
            code: "archive",
            title: Text::fixed(
                "Ein Archiv oder ein Dokument statt einer Liste",
                "An archive or a document instead of a list",
            ),
            meaning: Text::fixed(
                "Die Datei ist ein Archiv (ZIP) oder ein Dokument, zum Beispiel aus Word. Daraus wird nichts gelesen.",
                "The file is an archive (ZIP) or a document, for example of Word. Nothing of it is read.",
            ),
            remedy: Text::fixed(
                "Ein Archiv entpacken und die Liste darin nennen. Ein Dokument als CSV mit dem Zeichensatz UTF-8 speichern und diese Datei nennen.",
                "Unpack an archive and name the list in it. Save a document as CSV with the character set UTF-8 and name that file.",
            ),
            example: None,
        },
        FindingCode {
            code: "workbook",
            title: Text::fixed(
                "Eine Tabelle aus Excel oder LibreOffice",
                "A workbook of Excel or LibreOffice",
            ),
            meaning: Text::fixed(
                "Tabellen (.xlsx, .xls, .ods) werden nicht gelesen, wie sie sind. Gelesen wird, was man daraus als CSV speichert.",
                "Workbooks (.xlsx, .xls, .ods) are not read as they are. What is read is the CSV that you save from them.",
            ),
            remedy: Text::fixed(
                "Die Tabelle öffnen, „Speichern unter“ und „CSV UTF-8“ wählen, und die neue Datei nennen. In LibreOffice heißt es „Text CSV“ mit dem Zeichensatz UTF-8.",
                "Open the workbook, choose “Save as” and “CSV UTF-8”, and name the new file. In LibreOffice it is “Text CSV” with the character set UTF-8.",
            ),
            example: None,
        },
        FindingCode {
            code: "empty-file",
            title: Text::fixed("Eine leere Datei", "An empty file"),
            meaning: Text::fixed(
                "In der Datei steht nichts, oder nur Leerzeichen und leere Zeilen.",
                "There is nothing in the file, or only spaces and empty lines.",
            ),
            remedy: Text::fixed(
                "Daten eintragen oder die Datei löschen.",
                "Add data, or delete the file.",
            ),
            example: None,
        },
        FindingCode {
            code: "empty-folder",
            title: Text::fixed("Ein Ordner ohne Daten", "A folder without data"),
            meaning: Text::fixed(
                "Der Ordner ist genannt, aber keine Datei darin hat eine Endung, die gelesen wird. Ordner im Ordner zählen nicht.",
                "The folder is named, but no file in it has an ending that is read. Folders inside it do not count.",
            ),
            remedy: Text::fixed(
                "Prüfen, ob es der richtige Ordner ist. Die Endungen, die gelesen werden, nennt der Befund.",
                "Check whether it is the right folder. The finding names the endings that are read.",
            ),
            example: None,
        },
        FindingCode {
            code: "no-contacts",
            title: Text::fixed(
                "Eine Liste ohne einen einzigen Eintrag",
                "A list without a single entry",
            ),
            meaning: Text::fixed(
                "Die Form der Datei ist in Ordnung, aber es steht niemand darin. Vielleicht ist es die falsche Datei.",
                "The form of the file is in order, but nobody is in it. It may be the wrong file.",
            ),
            remedy: Text::fixed(
                "Prüfen, ob die Datei die richtige ist, und ob beim Speichern etwas verloren ging.",
                "Check whether it is the right file, and whether something was lost when it was saved.",
            ),
            example: Some(CodeExample {
                wrong: "Name;Telefon",
                right: "Name;Telefon\nAnna Muster;069 90009-101",
            }),
        },
        FindingCode {
            code: "overlong-file",
            title: Text::fixed("Eine zu große TOML-Datei", "A TOML file that is too large"),
            meaning: Text::fixed(
                "TOML wird nur bis 8 MiB gelesen. Diese Datei ist größer, und nichts aus ihr ist da.",
                "TOML is read up to 8 MiB only. This file is larger, and nothing of it is there.",
            ),
            remedy: Text::fixed(
                "Die Datei teilen. Lange Listen von Kontakten besser als CSV oder JSON geben.",
                "Divide the file. Long lists of contacts are better given as CSV or JSON.",
            ),
            example: None,
        },
        FindingCode {
            code: "skipped-file",
            title: Text::fixed(
                "Eine Datei, die im Ordner nicht gelesen wird",
                "A file in a folder that is not read",
            ),
            meaning: Text::fixed(
                "Die Endung dieser Datei gehört zu keiner Form, die gelesen wird. Das ist nur von Bedeutung, wenn sie Daten enthält.",
                "The ending of this file belongs to no form that is read. This matters only if it holds data.",
            ),
            remedy: Text::fixed(
                "Enthält sie Daten, als CSV oder in einer anderen Form speichern, die der Befund nennt. Sonst darf sie bleiben.",
                "If it holds data, save it as CSV or in another form that the finding names. Otherwise it may stay.",
            ),
            example: None,
        },
        FindingCode {
            code: "skipped-folder",
            title: Text::fixed(
                "Ein Ordner im Ordner, der nicht gelesen wird",
                "A folder in a folder that is not read",
            ),
            meaning: Text::fixed(
                "Gelesen werden nur die Dateien, die unmittelbar im genannten Ordner liegen. Was in Ordnern darunter liegt, fehlt.",
                "Only the files that lie directly in the named folder are read. What lies in folders below it is missing.",
            ),
            remedy: Text::fixed(
                "Sollen die Dateien gelten, den inneren Ordner selbst mit --data nennen, oder die Dateien eine Ebene höher legen.",
                "If the files shall count, name the inner folder itself with --data, or move the files one level up.",
            ),
            example: None,
        },
        FindingCode {
            code: "unknown-form",
            title: Text::fixed(
                "Eine Datei, deren Form niemand erkennt",
                "A file whose form is not recognised",
            ),
            meaning: Text::fixed(
                "Weder der Anfang noch der Name der Datei zeigt, wie sie zu lesen ist. Nichts aus ihr ist da.",
                "Neither the beginning nor the name of the file shows how to read it. Nothing of it is there.",
            ),
            remedy: Text::fixed(
                "Als TOML, CSV, vCard, LDIF oder JSON speichern. Eine CSV braucht in der ersten Zeile Überschriften.",
                "Save it as TOML, CSV, vCard, LDIF or JSON. A CSV needs headings in its first line.",
            ),
            example: None,
        },
        FindingCode {
            code: "unreadable-file",
            title: Text::fixed(
                "Eine Datei, die nicht zu lesen ist",
                "A file that cannot be read",
            ),
            meaning: Text::fixed(
                "Es gibt die Datei nicht, die Rechte fehlen, sie ist zu groß, das Laufwerk meldet einen Fehler, oder es ist eine Adresse, die nicht gelesen wird. Was darin stehen sollte, fehlt in jeder Antwort.",
                "The file does not exist, there is no permission, it is too large, the drive reports a fault, or it is an address that is not read. What should be in it is missing from every answer.",
            ),
            remedy: Text::fixed(
                "Den Pfad und die Rechte prüfen. Woher der Pfad kommt, zeigt wir paths.",
                "Check the path and the permissions. Where the path comes from is shown by wir paths.",
            ),
            example: None,
        },
        FindingCode {
            code: "broken-encoding",
            title: Text::fixed("Beschädigte Zeichen", "Damaged characters"),
            meaning: Text::fixed(
                "Einige Zeichen oder ein kodierter Wert (base64, quoted-printable) sind beschädigt. Namen mit Umlauten können falsch sein.",
                "Some characters, or an encoded value (base64, quoted-printable), are damaged. Names with umlauts may be wrong.",
            ),
            remedy: Text::fixed(
                "Die Liste aus dem ursprünglichen Programm neu ausgeben, als UTF-8. Einen einzelnen Wert neu eintippen.",
                "Export the list again from the original program, as UTF-8. Type a single value again.",
            ),
            example: Some(CodeExample {
                wrong: "telephoneNumber:: kein base64!",
                right: "telephoneNumber: 069 90009-101",
            }),
        },
        FindingCode {
            code: "mixed-encoding",
            title: Text::fixed(
                "Eine Zeile in einem anderen Zeichensatz",
                "A line in another character set",
            ),
            meaning: Text::fixed(
                "Die Datei ist UTF-8, aber diese Zeile ist es nicht. Sie wurde als Windows-1252 gelesen; Umlaute stimmen meistens, aber nicht sicher.",
                "The file is UTF-8, but this line is not. It was read as Windows-1252; umlauts are mostly right, but not certainly.",
            ),
            remedy: Text::fixed(
                "Die Umlaute der Zeile ansehen und die ganze Datei als UTF-8 speichern.",
                "Look at the umlauts of the line, and save the whole file as UTF-8.",
            ),
            example: None,
        },
        FindingCode {
            code: "not-utf-8",
            title: Text::fixed(
                "Eine Datei in einem älteren Zeichensatz",
                "A file in an older character set",
            ),
            meaning: Text::fixed(
                "Die Datei ist nicht UTF-8. Sie wurde so gelesen, wie ihre Karten es angeben oder wie sie Wörter ergibt: als UTF-16, Windows-1252, CP850 oder Mac Roman.",
                "The file is not UTF-8. It was read as its cards say, or as it spells words: as UTF-16, Windows-1252, CP850 or Mac Roman.",
            ),
            remedy: Text::fixed(
                "Am besten als UTF-8 speichern; in Excel heißt das „CSV UTF-8“.",
                "It is best to save it as UTF-8; in Excel this is “CSV UTF-8”.",
            ),
            example: None,
        },
        FindingCode {
            code: "unknown-charset",
            title: Text::fixed(
                "Eine vCard nennt einen unbekannten Zeichensatz",
                "A vCard names an unknown character set",
            ),
            meaning: Text::fixed(
                "Hinter CHARSET steht ein Name, den es nicht gibt. Umlaute in diesem Wert können falsch sein.",
                "Behind CHARSET stands a name that does not exist. Umlauts in this value may be wrong.",
            ),
            remedy: Text::fixed(
                "Die Umlaute ansehen und die Karte als UTF-8 speichern.",
                "Look at the umlauts, and save the card as UTF-8.",
            ),
            example: Some(CodeExample {
                wrong: "FN;CHARSET=KLINGONISCH;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg Muster",
                right: "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg Muster",
            }),
        },
    ],
};
