//! Keys and values of entries.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Angaben und Werte", "Keys and values"),
    codes: &[
        FindingCode {
            code: "unknown-key",
            title: Text::fixed(
                "Eine Angabe, die es hier nicht gibt",
                "A key that does not exist here",
            ),
            meaning: Text::fixed(
                "Das Wort vor dem Gleichheitszeichen ist an dieser Stelle unbekannt, vielleicht ein Tippfehler. Sein Wert wurde nicht gelesen, der übrige Eintrag schon.",
                "The word before the equals sign is not known at this place, it may be a typing error. Its value was not read, the rest of the entry was.",
            ),
            remedy: Text::fixed(
                "Das Wort berichtigen oder die Zeile löschen.",
                "Correct the word, or delete the line.",
            ),
            example: Some(CodeExample {
                wrong: "phne = \"069 90009-101\"",
                right: "phone = \"069 90009-101\"",
            }),
        },
        FindingCode {
            code: "placeholder",
            title: Text::fixed("Ein Wert aus der Vorlage", "A value of the template"),
            meaning: Text::fixed(
                "In einer Vorlage steht „[…]“, wo ein Wert hingehört. Hier steht es noch; die Angabe gilt nicht.",
                "A template has “[…]” where a value belongs. Here it still stands; the key does not count.",
            ),
            remedy: Text::fixed(
                "Den Wert hineinschreiben, oder die Zeile löschen.",
                "Write the value, or delete the line.",
            ),
            example: Some(CodeExample {
                wrong: "room = \"[…]\"",
                right: "room = \"415\"",
            }),
        },
        FindingCode {
            code: "german-word",
            title: Text::fixed(
                "Ein deutsches Wort für einen Wert",
                "A German word for a value",
            ),
            meaning: Text::fixed(
                "Schlüssel und feste Wörter der Daten sind englisch. Das deutsche Wort wurde verstanden und gilt; Editoren mit dem Schema streichen es an.",
                "Keys and fixed words of the data are English. The German word was understood and counts; editors with the schema mark it.",
            ),
            remedy: Text::fixed(
                "Das Wort schreiben, das der Befund nennt.",
                "Write the word that the finding names.",
            ),
            example: Some(CodeExample {
                wrong: "state = \"offen\"",
                right: "state = \"open\"",
            }),
        },
        FindingCode {
            code: "numbers-differ",
            title: Text::fixed(
                "Zwei Sprachen nennen verschiedene Zahlen",
                "Two languages name different numbers",
            ),
            meaning: Text::fixed(
                "Der deutsche und der englische Text nennen nicht dieselben Zahlen oder Tage. Eine der beiden ist falsch.",
                "The German and the English text do not name the same numbers or days. One of the two is wrong.",
            ),
            remedy: Text::fixed(
                "Nachsehen, welche stimmt, und beide Texte gleich machen.",
                "See which is right, and make both texts the same.",
            ),
            example: Some(CodeExample {
                wrong: "en = \"up to 12,000 EUR\"",
                right: "en = \"up to 1,200 EUR\"",
            }),
        },
        FindingCode {
            code: "german-date",
            title: Text::fixed(
                "Ein Tag in deutscher Schreibweise",
                "A day as Germans write it",
            ),
            meaning: Text::fixed(
                "In den Daten steht das Jahr zuerst. Der Tag wurde verstanden und gilt.",
                "In the data the year comes first. The day was understood and counts.",
            ),
            remedy: Text::fixed(
                "Den Tag so schreiben, wie der Befund ihn nennt, ohne Anführungszeichen.",
                "Write the day as the finding names it, without quotation marks.",
            ),
            example: Some(CodeExample {
                wrong: "retrieved = \"01.12.2026\"",
                right: "retrieved = 2026-12-01",
            }),
        },
        FindingCode {
            code: "missing-key",
            title: Text::fixed("Eine Angabe fehlt", "A key is missing"),
            meaning: Text::fixed(
                "Ohne diese Angabe ist der Eintrag nicht zu gebrauchen. Was das kostet, steht im Befund; meistens fehlt der Eintrag.",
                "Without this key the entry is of no use. The finding says what that costs; mostly the entry is missing.",
            ),
            remedy: Text::fixed(
                "Die Angabe ergänzen. Welche nötig sind, zeigt für jeden Eintrag wir check --template.",
                "Add the key. Which ones are needed, wir check --template shows for each kind of entry.",
            ),
            example: Some(CodeExample {
                wrong: "[[unit]]\nid = \"empfang\"",
                right: "[[unit]]\nid = \"empfang\"\nname = { de = \"Empfang\", en = \"Front desk\" }",
            }),
        },
        FindingCode {
            code: "missing-translation",
            title: Text::fixed(
                "Ein Text steht nur in einer Sprache",
                "A text stands in one language only",
            ),
            meaning: Text::fixed(
                "Der Text hat Platz für Deutsch und Englisch, aber eine Sprache fehlt. Gezeigt wird dann die andere.",
                "The text has room for German and English, but one language is missing. Then the other one is shown.",
            ),
            remedy: Text::fixed(
                "Die fehlende Sprache ergänzen.",
                "Add the missing language.",
            ),
            example: Some(CodeExample {
                wrong: "name = { de = \"Empfang\" }",
                right: "name = { de = \"Empfang\", en = \"Front desk\" }",
            }),
        },
        FindingCode {
            code: "wrong-type",
            title: Text::fixed("Ein Wert von der falschen Art", "A value of the wrong kind"),
            meaning: Text::fixed(
                "Hier steht zum Beispiel eine Zahl, wo ein Text erwartet wird, oder ein Text statt eines Tages. Der Wert wurde nicht gelesen.",
                "A number stands here where a text is expected, for example, or a text instead of a day. The value was not read.",
            ),
            remedy: Text::fixed(
                "Texte stehen in Anführungszeichen; Zahlen, Tage sowie true und false stehen ohne.",
                "Texts stand in quotation marks; numbers, days, true and false stand without.",
            ),
            example: Some(CodeExample {
                wrong: "room = 415",
                right: "room = \"415\"",
            }),
        },
        FindingCode {
            code: "unknown-value",
            title: Text::fixed(
                "Ein Wort, das hier nicht möglich ist",
                "A word that is not possible here",
            ),
            meaning: Text::fixed(
                "Für diese Angabe gibt es nur bestimmte Wörter, und dieses ist keines davon. Der Wert wurde nicht gelesen.",
                "Only certain words are possible for this key, and this is none of them. The value was not read.",
            ),
            remedy: Text::fixed(
                "Ein Wort nehmen, das der Befund nennt.",
                "Take a word that the finding names.",
            ),
            example: Some(CodeExample {
                wrong: "kind = \"offical\"",
                right: "kind = \"official\"",
            }),
        },
        FindingCode {
            code: "no-number",
            title: Text::fixed(
                "Hier muss eine ganze Zahl stehen",
                "A whole number must stand here",
            ),
            meaning: Text::fixed(
                "Erwartet wird eine Zahl ohne Anführungszeichen, ohne Punkt und ohne Einheit. Der Wert wurde nicht gelesen.",
                "A number is expected, without quotation marks, point or unit. The value was not read.",
            ),
            remedy: Text::fixed("Nur die Ziffern schreiben.", "Write the digits alone."),
            example: Some(CodeExample {
                wrong: "value = \"3.000\"",
                right: "value = 3000",
            }),
        },
        FindingCode {
            code: "home-number",
            title: Text::fixed(
                "Die Nummer des Hauses fehlt noch halb",
                "The number of the house is not whole",
            ),
            meaning: Text::fixed(
                "home in config.toml braucht eine Vorwahl und die Hauptnummer. Ohne sie bleiben Durchwahlen, wie sie in der Liste stehen.",
                "home in config.toml needs an area code and the main number. Without them extensions stay as the list has them.",
            ),
            remedy: Text::fixed(
                "Vorwahl und Hauptnummer schreiben, ohne Durchwahl.",
                "Write the area code and the main number, without an extension.",
            ),
            example: Some(CodeExample {
                wrong: "home = \"83\"",
                right: "home = \"+49 6031 83\"",
            }),
        },
        FindingCode {
            code: "overlong-value",
            title: Text::fixed("Ein zu langer Wert", "A value that is too long"),
            meaning: Text::fixed(
                "Ein Wert auf einer Zeile darf 4000 Zeichen haben, ein Text mit Zeilen 65536. Ein längerer Wert fehlt, denn ein halber Name wäre ein anderer; vom längeren Text bleibt der Anfang.",
                "A value on one line may have 4000 characters, a text of several lines 65536. A longer value is missing, for half a name would be another one; of a longer text the beginning stays.",
            ),
            remedy: Text::fixed(
                "Kürzer schreiben, oder prüfen, ob hier versehentlich eine ganze Liste steht.",
                "Write it shorter, or check whether a whole list stands here by mistake.",
            ),
            example: None,
        },
        FindingCode {
            code: "too-many-values",
            title: Text::fixed(
                "Zu viele Werte an einer Stelle",
                "Too many values in one place",
            ),
            meaning: Text::fixed(
                "Gelesen werden höchstens 1000 Werte einer Liste und 200 Tabellen einer Art in einem Eintrag. Die übrigen fehlen.",
                "At most 1000 values of a list are read, and 200 tables of a kind in an entry. The others are missing.",
            ),
            remedy: Text::fixed(
                "Weniger eintragen, oder auf mehrere Einträge verteilen.",
                "Give fewer, or divide them among several entries.",
            ),
            example: None,
        },
        FindingCode {
            code: "too-many-entries",
            title: Text::fixed("Zu viele Einträge einer Art", "Too many entries of a kind"),
            meaning: Text::fixed(
                "Gelesen werden höchstens 1000 Einträge einer Art, von Förderlinien und Fragen 200. Kontakte sind nicht gemeint; von ihnen dürfen es viele sein.",
                "At most 1000 entries of a kind are read, of funding lines and questions 200. Contacts are not meant; there may be many of them.",
            ),
            remedy: Text::fixed(
                "Einträge löschen, die niemand braucht.",
                "Delete entries that nobody needs.",
            ),
            example: None,
        },
        FindingCode {
            code: "control-characters",
            title: Text::fixed(
                "Unsichtbare Steuerzeichen in einem Wert",
                "Invisible control characters in a value",
            ),
            meaning: Text::fixed(
                "Der Wert enthielt Zeichen, die man nicht sieht, die aber den Bildschirm oder andere Programme stören. Sie wurden entfernt.",
                "The value held characters that cannot be seen but disturb the screen or other programs. They were removed.",
            ),
            remedy: Text::fixed(
                "Den Wert neu eintippen, statt ihn zu kopieren.",
                "Type the value again instead of copying it.",
            ),
            example: Some(CodeExample {
                wrong: "name = \"Hana\\u0007 Heft\"",
                right: "name = \"Hana Heft\"",
            }),
        },
        FindingCode {
            code: "duplicate-id",
            title: Text::fixed("Eine Kennung steht zweimal da", "An id is given twice"),
            meaning: Text::fixed(
                "Die Kennung (id) eines Eintrags gehört ihm allein. Was mit dem zweiten geschieht, steht im Befund: Ein Kontakt steht dann ohne Kennung da, anderes fehlt.",
                "The id of an entry belongs to it alone. The finding says what happens to the second one: a contact then stands without its id, other entries are missing.",
            ),
            remedy: Text::fixed(
                "Einem der beiden eine andere Kennung geben, oder einen löschen, wenn beide dasselbe meinen.",
                "Give one of the two another id, or delete one if both mean the same.",
            ),
            example: Some(CodeExample {
                wrong: "id = \"empfang\"\nname = { de = \"Kasse\", en = \"Cash desk\" }",
                right: "id = \"kasse\"\nname = { de = \"Kasse\", en = \"Cash desk\" }",
            }),
        },
        FindingCode {
            code: "odd-id",
            title: Text::fixed(
                "Eine Kennung mit unüblichen Zeichen",
                "An id with unusual characters",
            ),
            meaning: Text::fixed(
                "Kennungen tippt man in Aufrufen und Dateien. Großbuchstaben, Umlaute und Leerzeichen machen das schwer. Gelesen wird der Eintrag trotzdem.",
                "Ids are typed in calls and files. Capitals, umlauts and spaces make that hard. The entry is read all the same.",
            ),
            remedy: Text::fixed(
                "Kleine Buchstaben von a bis z, Ziffern und Bindestriche nehmen.",
                "Use small letters from a to z, digits and hyphens.",
            ),
            example: Some(CodeExample {
                wrong: "id = \"Empfang Süd\"",
                right: "id = \"empfang-sued\"",
            }),
        },
    ],
};
