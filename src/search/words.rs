//! Words that people put around a name or a number (`Frau`, `die Nummer von`) and that identify no contact.
//!
//! They are taken off only when nothing is found with them. Words of the language that are common beside
//! these ([`is_common`]) fall away one by one, where the directory does not know them.

use memchr::memmem;

use crate::text::fold;

/// Words around names and numbers, folded, in both languages.
const ABOUT_PEOPLE: &str = " a adresse address am an and anruf anrufen angerufen anschluss ansprechpartner ansprechpartnerin \
    app apparat arbeitet auf aus bei beim bekomme bekommen bekommt bereich bezahlen bezahlt bin bitte braeuchte brauche btw \
    buero call can contact das dem den denn der des die direct direkt direkte do does dran durchstellen durchwahl durchwahlnummer dw e ein eine einen \
    email engagieren entgangener er erreiche erreichen erreichbar es ext extension fax faxnummer find finde floor for fr from fuer geborene geborener geb \
    gehoert gern gerne gesprochen get gibt gibts give guten haben habe hallo has hat have heisst heute hier how hr i ich if ihr im in \
    is ist jetzt kann kollege kollegen kollegin koennen koennte lautet line look looking mail mailadresse man may me mein meine melden mich mir mit mitarbeiter \
    mitarbeiterin moechte my nach nebenstelle need no noch nr nst number nummer o oder of office on or pay pays phone please raum reach \
    responsible rueckruf rufe rufen rufnummer s sachbearbeiter sachbearbeiterin sagen sie sind sitzt sits speak sprechen stelle stock suche tag talk tel \
    telefon telefonnummer termin the there through to um und unter up us verbinden verbindung verpasst verpasste verpassten verpasster vertritt vertretung vom von want was we \
    wegen welche welchem welchen welcher welches wem wen wenn wer wessen what where which who whom whose wie will with wir wo work working works would x you \
    zahlen zahlt zu zum zur zustaendig ";

/// Forms of address, folded: a family name follows.
const FORMS_OF_ADDRESS: [&str; 14] = [
    "frau",
    "fr",
    "herr",
    "herrn",
    "hr",
    "hrn",
    "familie",
    "fraeulein",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mister",
    "fam",
];

/// Titles as they are written and spoken, each with how names have it, folded.
const TITLES: [(&str, &str); 15] = [
    ("dr", "dr"),
    ("drmed", "dr"),
    ("drjur", "dr"),
    ("drphil", "dr"),
    ("doktor", "dr"),
    ("doktorin", "dr"),
    ("doctor", "dr"),
    ("prof", "prof"),
    ("professor", "prof"),
    ("professorin", "prof"),
    ("dipl", "dipl"),
    ("diplom", "dipl"),
    ("ing", "ing"),
    ("med", "med"),
    ("mag", "mag"),
];

/// Particles of names, as they are shortened too: `v. d.`, `vd`, `al-`.
const PARTICLES: [&str; 22] = [
    "v", "vd", "vdd", "vder", "von", "vom", "van", "der", "den", "dem", "de", "del", "della", "di",
    "da", "dos", "du", "la", "le", "al", "el", "zu",
];

/// Words that say that a room number follows.
const ROOM_WORDS: [&str; 13] = [
    "raum",
    "zimmer",
    "buero",
    "zi",
    "room",
    "office",
    "raumnr",
    "zimmernr",
    "roomno",
    "zimmernummer",
    "raumnummer",
    "r",
    "rm",
];

fn is_in(list: &str, key: &str) -> bool {
    !key.is_empty() && list.contains(&format!(" {key} "))
}

/// Whether a word is only said around a name or a number.
pub(super) fn is_about_people(word: &str) -> bool {
    is_in(ABOUT_PEOPLE, &fold::room_key(word)) || title(word).is_some()
}

/// Whether a family name follows.
pub(super) fn is_form_of_address(word: &str) -> bool {
    FORMS_OF_ADDRESS.contains(&fold::room_key(word).as_str())
}

/// The title that a word is, as names have it.
pub(super) fn title(word: &str) -> Option<&'static str> {
    let key = fold::room_key(word);
    let known = TITLES.iter().find(|(spoken, _)| *spoken == key);
    known.map(|(_, title)| *title)
}

/// Whether a word stands between several that are asked for.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(fold::room_key(word).as_str(), "und" | "oder" | "and" | "or")
}

/// Whether a word is a particle of a name.
pub(super) fn is_particle(word: &str) -> bool {
    let key = fold::room_key(word);
    PARTICLES.contains(&key.as_str())
}

/// Whether a room number may follow.
pub(super) fn is_room_word(word: &str) -> bool {
    ROOM_WORDS.contains(&fold::room_key(word).as_str())
}

/// Common words of German and English, folded, one on each line; see the head of the file for source and
/// licence.
const COMMON: &str = include_str!("common-words.txt");

/// Whether a word is common in German or English, so that it need not name anything here.
pub(super) fn is_common(word: &str) -> bool {
    let line = format!("\n{}\n", fold::room_key(word));
    line.len() > 2 && memmem::find(COMMON.as_bytes(), line.as_bytes()).is_some()
}
