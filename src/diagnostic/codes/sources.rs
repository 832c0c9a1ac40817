//! The programme, areas of work and sources.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Programm und Quellen", "Programme and sources"),
    codes: &[
        FindingCode {
            code: "no-source",
            title: Text::fixed("Ein Wert ohne Quelle", "A value without a source"),
            meaning: Text::fixed(
                "Was über das Programm und die Förderung gesagt wird, braucht eine Quelle; sonst weiß niemand, ob es stimmt. Was ohne Quelle geschieht, steht im Befund.",
                "What is said of the programme and the funding needs a source; otherwise nobody knows whether it is true. The finding says what happens without one.",
            ),
            remedy: Text::fixed(
                "source mit der Kennung einer Quelle ergänzen.",
                "Add source with the id of a source.",
            ),
            example: Some(CodeExample {
                wrong: "goal = [{ de = \"Alle lernen.\", en = \"All learn.\" }]",
                right: "goal = [{ de = \"Alle lernen.\", en = \"All learn.\", source = \"richtlinie\" }]",
            }),
        },
        FindingCode {
            code: "unknown-source",
            title: Text::fixed(
                "Diese Quelle ist nicht beschrieben",
                "This source is not described",
            ),
            meaning: Text::fixed(
                "Der Eintrag nennt eine Quelle, zu der es kein [[source]] gibt. Titel und Stand der Quelle können nicht gezeigt werden.",
                "The entry names a source for which there is no [[source]]. Title and date of the source cannot be shown.",
            ),
            remedy: Text::fixed(
                "Die Kennung berichtigen, oder die Quelle mit id, title und retrieved beschreiben.",
                "Correct the id, or describe the source with id, title and retrieved.",
            ),
            example: Some(CodeExample {
                wrong: "source = \"richtlinien\"",
                right: "source = \"richtlinie\"",
            }),
        },
        FindingCode {
            code: "thin-source",
            title: Text::fixed(
                "Amtlich genannt, aber nicht aus amtlicher Quelle",
                "Called official, but not from an official source",
            ),
            meaning: Text::fixed(
                "confidence = \"primary\" sagt: Das hat die zuständige Stelle gesagt. Alle genannten Quellen sind aber von anderen (third-party).",
                "confidence = \"primary\" says: the responsible body has said this. But all sources named are from others (third-party).",
            ),
            remedy: Text::fixed(
                "\"secondary\" schreiben, oder eine amtliche Quelle nennen.",
                "Write \"secondary\", or name an official source.",
            ),
            example: Some(CodeExample {
                wrong: "source = [\"blog\"]\nconfidence = \"primary\"",
                right: "source = [\"blog\"]\nconfidence = \"secondary\"",
            }),
        },
        FindingCode {
            code: "odd-address",
            title: Text::fixed("Das ist keine Internetadresse", "This is no web address"),
            meaning: Text::fixed(
                "Eine Internetadresse beginnt mit https:// oder http:// und enthält einen Punkt und kein Leerzeichen.",
                "A web address begins with https:// or http://, and holds a point and no space.",
            ),
            remedy: Text::fixed(
                "Die Adresse aus dem Browser kopieren.",
                "Copy the address from the browser.",
            ),
            example: Some(CodeExample {
                wrong: "url = \"kreis-seite\"",
                right: "url = \"https://example.org/seite\"",
            }),
        },
        FindingCode {
            code: "unknown-contact",
            title: Text::fixed("Diesen Kontakt gibt es nicht", "There is no such contact"),
            meaning: Text::fixed(
                "Ein Arbeitsbereich oder eine Förderlinie nennt die Kennung eines Kontakts, die niemand hat. Es wird niemand zum Anrufen genannt.",
                "An area of work or a funding line names the id of a contact that nobody has. Nobody to call is named.",
            ),
            remedy: Text::fixed(
                "Die Kennung berichtigen, oder dem Kontakt bei [[contact]] diese id geben.",
                "Correct the id, or give the contact this id at [[contact]].",
            ),
            example: Some(CodeExample {
                wrong: "contact = \"leitng\"",
                right: "contact = \"leitung\"",
            }),
        },
    ],
};
