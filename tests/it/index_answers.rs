//! The answers are the same with and without an index: who, in which order, and why.

use crate::filed::{Asked, answer, build, glances, layers, read_whole, setting};
use crate::program::Folder;
use proptest::prelude::*;
use wir::render::Format;

const GIVEN: [&str; 18] = [
    "Anna",
    "Jörg",
    "Karl-Heinz",
    "Zoë",
    "Łukasz",
    "Ayşe",
    "Bärbel",
    "A.",
    "Philipp",
    "Filip",
    "Maria",
    "Иван",
    "Karl",
    "Heinz",
    "Stefanie",
    "Steffi",
    "Martin",
    "Klaus-Jürgen",
];
const FAMILY: [&str; 26] = [
    "Müller",
    "Mueller",
    "Muller",
    "Falk",
    "Falkner",
    "Oberfalk",
    "Großkopf-Weiß",
    "Meier",
    "Mayr",
    "Schmidt",
    "Schmitt",
    "von der Heide",
    "O'Neill",
    "Bauer",
    "Zimmermann",
    "Sesar",
    "Иванов",
    "Schneider",
    "Quelle",
    "Wirtschaftsförderer",
    "Martin",
    "Şimşek",
    "Alković",
    "Kowalczyk",
    "El Khatib",
    "Döring",
];
const POSTS: [&str; 6] = [
    "Sachbearbeitung",
    "Teamleitung",
    "Beratung Frühe Hilfen",
    "",
    "Amt 50",
    "Zentrale",
];
const UNITS: [&str; 6] = [
    "Kreisarchiv",
    "Frühe Hilfen",
    "Wirtschaftsförderung",
    "IT und Digitalisierung",
    "",
    "Amt 50",
];
const ROOMS: [&str; 9] = [
    "415", "B 2.14", "Raum 9", "b2.4", "", "-", "41", "S 4.24", "D 0.29",
];

/// A row of a list: everything that people write into one.
fn row() -> impl Strategy<Value = String> {
    let name = (0..GIVEN.len(), 0..FAMILY.len(), 0..4_u8).prop_map(|(given, family, form)| {
        let (given, family) = (GIVEN[given], FAMILY[family]);
        match form {
            0 => format!("\"{family}, {given}\""),
            1 => family.to_owned(),
            2 => format!("Dr. {given} {family}"),
            _ => format!("{given} {family}"),
        }
    });
    let phone = (0..11_u8, 0..4000_u32).prop_map(|(form, number)| match form {
        0 => format!("{number}"),
        // More digits than an index files.
        8 => format!("06031 83-91{}00{number:04}", number % 3),
        9 => format!("06031 83-91{}{number:06}", number % 3),
        1 => format!("06031 83-{number}"),
        2 => format!("+49 6031 83{number}"),
        3 => format!("0049 (6031) 83 {number}"),
        4 => format!("83-{number}"),
        5 => format!("+43 1 {number}7"),
        6 => format!("0171 55{number}"),
        7 => format!("06031 83-{number}/{}", number + 1),
        _ => String::new(),
    });
    let mail = (0..6_u8, 0..GIVEN.len(), 0..FAMILY.len(), 0..50_u32).prop_map(
        |(form, given, family, number)| {
            let word = |text: &str| wir::text::fold::slug(text).replace('-', ".");
            let (given, family) = (word(GIVEN[given]), word(FAMILY[family]));
            match form {
                0 => format!("{given}.{family}@example.org"),
                1 => format!("{family}{number}@example.org"),
                2 => format!("a.sehr.langer.anfang.{family}@example.org"),
                3 => "kein-wort".to_owned(),
                4 => format!("{given}@{family}@example.org"),
                _ => String::new(),
            }
        },
    );
    let places = (0..POSTS.len(), 0..UNITS.len(), 0..ROOMS.len(), 0..12_u8);
    (name, phone.clone(), phone, mail, places).prop_map(
        |(name, phone, fax, mail, (post, unit, room, id))| {
            let id = if id < 4 {
                format!("id-{id}")
            } else {
                String::new()
            };
            let (post, unit, room) = (POSTS[post], UNITS[unit], ROOMS[room]);
            format!("{id},{name},{phone},{fax},{mail},{post},{unit},{room}\n")
        },
    )
}

const HEADINGS: &str = "id,Name,Telefon,Fax,E-Mail,Aufgabe,Abteilung,Raum\n";

/// A number as it is said, or with letters that look like digits.
fn spoken() -> impl Strategy<Value = String> {
    const DIGITS: [&str; 10] = [
        "null", "eins", "zwo", "drei", "four", "five", "sechs", "seven", "acht", "nine",
    ];
    (any::<bool>(), 100..4000_u32).prop_map(|(is_said, number)| {
        let digits = number.to_string();
        if !is_said {
            return digits.replace('0', "O").replace('1', "l");
        }
        let said = digits
            .bytes()
            .map(|digit| DIGITS[usize::from(digit - b'0')]);
        said.collect::<Vec<_>>().join(" ")
    })
}

/// A family name letter by letter.
fn spelled() -> impl Strategy<Value = String> {
    let between = prop::sample::select(vec![" ", "-", ". "]);
    (prop::sample::select(FAMILY.to_vec()), between).prop_map(|(name, between)| {
        let letters: Vec<String> = name.chars().map(String::from).collect();
        letters.join(between)
    })
}

/// What somebody types: words of the data, whole, cut, with a typing error, and other things.
fn words() -> impl Strategy<Value = String> {
    let known: Vec<&'static str> = GIVEN
        .into_iter()
        .chain(FAMILY)
        .chain(POSTS)
        .chain(UNITS)
        .chain(ROOMS)
        .filter(|word| !word.is_empty())
        .collect();
    let word = (
        prop::sample::select(known),
        0..6_u8,
        0..40_usize,
        "[a-zäöü]",
    )
        .prop_map(|(word, form, at, letter)| {
            let letters: Vec<char> = word.chars().collect();
            let at = at % letters.len();
            let without = letters[..at].iter().chain(&letters[at + 1..]);
            match form {
                0 => without.collect(),
                1 => letters[..=at].iter().collect(),
                2 => letters[at..].iter().collect(),
                3 => {
                    letters[..at].iter().collect::<String>()
                        + &letter
                        + &letters[at..].iter().collect::<String>()
                }
                4 => wir::text::fold::spelled_key(word).replace(' ', ""),
                _ => word.to_lowercase(),
            }
        });
    let number = (0..10_u8, 0..4000_u32).prop_map(|(form, number)| match form {
        0 => format!("06031 83-{number}"),
        7 => format!("06031 83-91{}00{number:04}", number % 3),
        8 => format!("91{}00{number:04}", number % 3),
        9 => format!("+49603183910000{}", number % 10),
        1 => format!("+49603183{number}"),
        2 => format!("83{number}"),
        3 => format!("+43 1 {number}"),
        4 => format!("Raum {number}"),
        5 => format!("{}", number % 50),
        _ => format!("{number}"),
    });
    let mail = (0..FAMILY.len(), 0..4_u8).prop_map(|(family, form)| {
        let family = wir::text::fold::slug(FAMILY[family]);
        match form {
            0 => format!("{family}@"),
            1 => format!("{}@example", &family[family.len() / 2..]),
            2 => "@example.org".to_owned(),
            _ => format!("{family}@example.org"),
        }
    });
    let other = prop::sample::select(vec![
        "wer hat die 3033?",
        "Frau",
        "a",
        "k",
        "",
        "b 2",
        "*",
        "kein",
        "03",
        "06031",
        "zzzz",
        "и",
        "Haus D",
        "Zimmer 0.29 im Haus D",
        "wer sitzt im Zimmer S 4.24",
        "Gebäude S",
        "Frau Martin",
        "KJ",
        "Doktor",
        "Rückruf bitte",
        "schimschek",
        "alkowitsch",
        "al-Khatib",
        "m[ller",
        "069 83",
    ]);
    let one = prop_oneof![
        6 => word,
        3 => number,
        2 => spoken(),
        2 => spelled(),
        1 => mail,
        2 => other.prop_map(str::to_owned),
    ];
    // Words of different people are as likely as those of one.
    prop::collection::vec(one, 1..4).prop_map(|words| words.join(" "))
}

fn asked() -> impl Strategy<Value = Asked> {
    let unit = prop::option::weighted(
        0.2,
        prop::sample::select(vec!["archiv", "Frühe Hilfen", "Amt 50"]),
    );
    let room = prop::option::weighted(
        0.2,
        prop::sample::select(vec!["415", "Raum B 2.14", "-", "9"]),
    );
    let words = prop_oneof![8 => words(), 1 => Just(String::new())];
    (words, unit, room, any::<bool>()).prop_map(|(words, unit, room, similar)| Asked {
        words,
        unit: unit.map(str::to_owned),
        room: room.map(str::to_owned),
        similar,
    })
}

/// Forms in which a list may come, with the endings of their files.
const FORMS: [(Format, &str); 5] = [
    (Format::CSV, "csv"),
    (Format::VCARD, "vcf"),
    (Format::LDIF, "ldif"),
    (Format::JSON, "json"),
    (Format::TOML, "toml"),
];

/// Writes a list of comma-separated values in another form.
fn in_form(list: &str, form: Format) -> String {
    if form == Format::CSV {
        return list.to_owned();
    }
    let documents = crate::readers::document("liste.csv", list);
    let (directory, _) = crate::readers::read(&documents);
    crate::readers::written(&directory, form)
}

/// Asks with and without an index of these lists, written in a form.
fn both_ways(
    lists: &[String],
    (form, ending): (Format, &str),
    questions: &[Asked],
) -> Result<(), TestCaseError> {
    let folder = Folder::new();
    let files: Vec<String> = lists
        .iter()
        .zip(0..)
        .map(|(list, number)| folder.file(&format!("liste-{number}.{ending}"), in_form(list, form)))
        .collect();
    let layers = layers(&files);
    let whole = read_whole(&layers);
    let index = build(&setting(folder.path()), &layers).expect("an index");
    let directory = index.directory().expect("a directory");
    for asked in questions {
        let want = answer(&whole, None, asked);
        let have = answer(&directory, Some(&index), asked);
        prop_assert!(!index.is_damaged());
        prop_assert_eq!(have, want, "{:?}", asked);
        let want = glances(&whole, None, &asked.words);
        let have = glances(&directory, Some(&index), &asked.words);
        prop_assert!(!index.is_damaged());
        prop_assert_eq!(have, want, "glances: {:?}", asked);
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::properties::cases(64))]
    #[test]
    fn every_question_has_the_same_answer_with_and_without_an_index(
        lists in prop::collection::vec(prop::collection::vec(row(), 1..60), 1..3),
        form in prop::sample::select(FORMS.to_vec()),
        questions in prop::collection::vec(asked(), 24),
    ) {
        let lists: Vec<String> = lists.into_iter().map(|rows| HEADINGS.to_owned() + &rows.concat()).collect();
        both_ways(&lists, form, &questions)?;
    }
}

#[test]
fn a_record_longer_than_a_block_and_a_word_longer_than_a_key_are_found() {
    let long_word = "x".repeat(5_000);
    let long_note = "wort ".repeat(4_000);
    let list = format!(
        "Name,Telefon,Aufgabe,Notiz\nAnna Kurz,1111,,\"eins\n\nzwei\"\nBert Lang,2222,{long_word},{long_note}\nCleo Kurz,3333,,\n"
    );
    let questions = ["kurz", "bert", "3333", "2222", &"x".repeat(30), ""].map(Asked::words);
    for form in FORMS {
        both_ways(std::slice::from_ref(&list), form, &questions).expect("the same answers");
    }
}

#[test]
fn a_contact_that_a_later_layer_replaces_is_found_as_it_is_now() {
    let first =
        "id,Name,Telefon\na,Anna Alt,1111\nb,Bert Bleibt,2222\nc,Cleo Alt,3333\n".to_owned();
    let second = "id,Name,Telefon\nc,Cleo Neu,4444\nd,Dora Dazu,5555\na,Anna Neu,6666\n".to_owned();
    let questions = [
        "alt", "neu", "anna", "1111", "6666", "3333", "cleo", "dora", "",
    ]
    .map(Asked::words);
    for form in FORMS {
        both_ways(&[first.clone(), second.clone()], form, &questions).expect("the same answers");
    }
}
