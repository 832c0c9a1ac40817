//! The keys of a contact, with what each takes and means.

use std::sync::LazyLock;

use super::declaration::ValueShape;
use super::declaration::{KeyDeclaration, RecordDeclaration};
use super::value_kind::field_keys;
use crate::t;
use crate::text::locale::Lang;

/// A key, what it takes, when it is needed, and what it means.
type KeyRow = (
    &'static str,
    ValueShape,
    Option<fn(Lang) -> &'static str>,
    fn(Lang) -> &'static str,
);

const ROWS: &[KeyRow] = &[
    ("id", ValueShape::Id, None, |lang| {
        t!(
            lang,
            "Darunter nennen andere Einträge die Person, und ein eigener Eintrag ersetzt sie. Ohne `id` macht das Programm eine aus Name und Platz; die taugt für beides nicht.",
            "By it other entries name the person, and an entry of your own replaces them. Without `id` the program makes one of name and place; that one is of no use for either."
        )
    }),
    ("uid", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "statt `id` eine Kennung, die ein anderes Programm vergeben hat und die aussehen darf, wie sie will",
            "instead of `id` an id that another program gave, which may look as it likes"
        )
    }),
    (
        "name",
        ValueShape::Line,
        Some(|lang| t!(lang, "eins von dreien", "one of three")),
        |lang| {
            t!(
                lang,
                "„Mia Muster“ oder „Muster, Mia“, auch mit Titel",
                "“Mia Muster” or “Muster, Mia”, with a title too"
            )
        },
    ),
    ("given-name", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "Vorname, wenn `name` fehlt",
            "given name, where `name` is missing"
        )
    }),
    ("middle-name", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "weitere Vornamen, wenn `name` fehlt",
            "further given names, where `name` is missing"
        )
    }),
    ("family-name", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "Nachname; neben `name` nur nötig, wo er nicht das letzte Wort ist: „Lopes Silva“",
            "family name; beside `name` needed only where it is not the last word: “Lopes Silva”"
        )
    }),
    ("honorific-prefix", ValueShape::Line, None, |lang| {
        t!(lang, "Titel: „Dr.“", "title: “Dr.”")
    }),
    ("honorific-suffix", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "Zusatz hinter dem Namen, wenn `name` fehlt: „M.A.“",
            "what stands behind the name, where `name` is missing: “M.A.”"
        )
    }),
    (
        "post",
        ValueShape::Bilingual,
        Some(|lang| t!(lang, "eins von dreien", "one of three")),
        |lang| t!(lang, "die Aufgabe", "the post, role or job"),
    ),
    ("post-en", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "die Aufgabe auf Englisch, wo `post` nur ein Text ist",
            "the post in English, where `post` is one text"
        )
    }),
    (
        "unit",
        ValueShape::NameOf("unit"),
        Some(|lang| t!(lang, "eins von dreien", "one of three")),
        |lang| {
            t!(
                lang,
                "die Stelle, zu der die Person gehört",
                "the unit that the person belongs to"
            )
        },
    ),
    ("organisation", ValueShape::NamesOf("unit"), None, |lang| {
        t!(
            lang,
            "in einer CSV das Haus über der Stelle; in TOML zählt die letzte genannte Stelle, und nur wo `unit` fehlt",
            "in a CSV the house above the unit; in TOML the last unit named counts, and only where `unit` is missing"
        )
    }),
    ("area", ValueShape::Reference("area"), None, |lang| {
        t!(
            lang,
            "der Arbeitsbereich, für den die Person zuständig ist",
            "the area of work for which the person is responsible"
        )
    }),
    ("phone", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "Telefonnummer, wie man sie schreibt. Stehen mehrere da, durch Komma getrennt, werden die übrigen weitere Nummern.",
            "telephone number, as people write it. If there are several, with commas between, the others become further numbers."
        )
    }),
    ("fax", ValueShape::Line, None, |lang| {
        t!(lang, "Faxnummer", "fax number")
    }),
    ("mobile", ValueShape::Line, None, |lang| {
        t!(lang, "Mobilnummer", "mobile number")
    }),
    ("more-phones", ValueShape::List, None, |lang| {
        t!(
            lang,
            "weitere Nummern, unter denen man die Person erreicht",
            "further numbers at which the person is reached"
        )
    }),
    ("room", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "Raum wie an der Tür; aus „Raum 416“ wird „416“",
            "room as on the door; “Room 416” becomes “416”"
        )
    }),
    ("email", ValueShape::Line, None, |lang| {
        t!(lang, "E-Mail-Adresse", "e-mail address")
    }),
    ("keywords", ValueShape::Words, None, |lang| {
        t!(
            lang,
            "womit Leute anrufen, in ihren Worten",
            "what people call about, in their own words"
        )
    }),
    ("note", ValueShape::Bilingual, None, |lang| {
        t!(
            lang,
            "was man sonst wissen sollte; darf mehrere Zeilen haben, als `\"\"\"…\"\"\"`",
            "what else one should know; may have several lines, as `\"\"\"…\"\"\"`"
        )
    }),
    ("note-en", ValueShape::Line, None, |lang| {
        t!(
            lang,
            "der Hinweis auf Englisch, wo `note` nur ein Text ist",
            "the note in English, where `note` is one text"
        )
    }),
    ("source", ValueShape::Reference("source"), None, |lang| {
        t!(
            lang,
            "woher die Angaben sind; wird als „Stand“ und „Quelle“ gezeigt",
            "where the facts are from; shown as “As of” and “Source”"
        )
    }),
    ("retrieved", ValueShape::Day, None, |lang| {
        t!(
            lang,
            "wann die Angaben gelesen wurden, wo es ein anderer Tag ist als bei der Quelle. Steht nur in der Ausgabe als JSON und TOML; die Anzeige nennt den Tag der Quelle.",
            "when the facts were read, where that is another day than that of the source. Stands only in the output as JSON and TOML; the page shows the day of the source."
        )
    }),
    ("confirmed", ValueShape::Flag, None, |lang| {
        t!(
            lang,
            "`false`: Die Quelle nennt die Person, keine neuere bestätigt sie. Gezeigt wird „(nicht bestätigt)“. Bei `true` steht nichts, wie ohne die Angabe.",
            "`false`: the source names the person, no newer one confirms it. “(not confirmed)” is shown. With `true` nothing stands there, as without the key."
        )
    }),
    ("not-found", ValueShape::Choices(field_keys), None, |lang| {
        t!(
            lang,
            "was gesucht und nicht gefunden wurde. `[\"name\"]` heißt: Die Aufgabe ist zurzeit nicht besetzt.",
            "what was searched for and not found. `[\"name\"]` means: nobody holds the post at present."
        )
    }),
];

static KEYS: LazyLock<Vec<KeyDeclaration>> = LazyLock::new(|| {
    let keys = ROWS
        .iter()
        .map(|&(key, shape, condition, meaning)| KeyDeclaration {
            key,
            is_required: false,
            condition,
            shape,
            meaning,
        });
    keys.collect()
});

static CONTACT: LazyLock<RecordDeclaration> = LazyLock::new(|| RecordDeclaration {
    table: "contact",
    title: |lang| {
        t!(
            lang,
            "eine Aufgabe und wer sie hat",
            "a post and who holds it"
        )
    },
    keys: &KEYS,
});

/// The declaration of a contact, whose keys come from the table of fields.
pub(super) fn declaration() -> &'static RecordDeclaration {
    &CONTACT
}
