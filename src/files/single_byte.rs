//! Texts of one byte a character that do not say their character set: which one, by what it spells.

use std::borrow::Cow;

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// A character set of one byte a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SingleByte {
    /// Windows in western Europe; it contains Latin-1.
    Windows1252,
    /// MS-DOS in western Europe: „CSV (MS-DOS)“ beside „CSV“ in Excel.
    Cp850,
    /// Classic Macintosh: „CSV (Macintosh)“.
    MacRoman,
}

/// Those that are guessed, the likeliest first.
const EVERY: [SingleByte; 3] = [
    SingleByte::Windows1252,
    SingleByte::Cp850,
    SingleByte::MacRoman,
];

/// The upper half of CP850 (Unicode Consortium, CP850.TXT). `encoding_rs` has the encodings of the web, and the crates
/// that know this one bring fifty others.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// By so much another set must spell better than Windows-1252: one letter tells little, as in „Aleš“.
const MARGIN: i64 = 2;

impl SingleByte {
    /// The set by which a text spells words best.
    pub(super) fn guess(bytes: &[u8]) -> SingleByte {
        let [usual, others @ ..] = EVERY;
        let least = usual.score(bytes) + MARGIN;
        let mut best = (usual, least - 1);
        for set in others {
            let score = set.score(bytes);
            if score > best.1 {
                best = (set, score);
            }
        }
        best.0
    }

    /// What people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            SingleByte::Windows1252 => "Windows-1252",
            SingleByte::Cp850 => "CP850 (MS-DOS)",
            SingleByte::MacRoman => "Mac Roman",
        }
    }

    /// The text of bytes.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            SingleByte::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
            SingleByte::MacRoman => MACINTOSH.decode_without_bom_handling(bytes).0,
            SingleByte::Cp850 => {
                let upper: Vec<char> = CP850.chars().collect();
                let of_byte = |&byte: &u8| match byte.checked_sub(0x80) {
                    Some(at) => upper[usize::from(at)],
                    None => char::from(byte),
                };
                Cow::Owned(bytes.iter().map(of_byte).collect())
            }
        }
    }

    /// How well a text spells words by this set: for its letters, against signs and capitals inside words.
    fn score(self, bytes: &[u8]) -> i64 {
        let upper: Vec<u8> = (0x80..=0xff).collect();
        let upper: Vec<char> = self.decode(&upper).chars().collect();
        let neighbour =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let places = bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| !byte.is_ascii());
        let scores = places.map(|(at, byte)| {
            let before = neighbour(at.checked_sub(1));
            let after = neighbour(Some(at + 1));
            score(upper[usize::from(byte - 0x80)], before, after)
        });
        scores.sum()
    }
}

/// What a character tells between two bytes of its text.
fn score(c: char, before: u8, after: u8) -> i64 {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let is_in_word = is_letter(before) || is_letter(after);
    let begins_word = !is_letter(before);
    let ends_word = !is_letter(after);
    let is_umlaut = "äöüÄÖÜß".contains(c);
    // A word begins with a capital or goes on in the case of its neighbours.
    let is_in_capitals = before.is_ascii_uppercase() && !after.is_ascii_lowercase();
    match c {
        _ if c.is_control() => -5,
        _ if c.is_uppercase() && is_in_word && (begins_word || is_in_capitals) => {
            1 + i64::from(is_umlaut)
        }
        _ if c.is_lowercase() && begins_word => 0,
        _ if c.is_lowercase() => 1 + i64::from(is_umlaut),
        _ if c.is_alphabetic() => -1,
        '’' => 1,
        '„' | '“' | '«' | '»' if begins_word => 1,
        '“' | '”' | '«' | '»' if ends_word => 1,
        _ if !begins_word && !ends_word => -3,
        _ if is_in_word => -1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 8] = [
        "Name;Raum\nMüller;1\n",
        "Käthe Größe, Straße",
        "Ökoamt, Übergang, Äpfel, Jürgen",
        "JÜRGEN MÜLLER, KÖLN",
        "René Müller, Jürgen Köhler",
        "Schäfer",
        "Name;Hinweis\nAnna;täglich 9 bis 12 Uhr, außer freitags\n",
        "Böhm;Jäger;Kühn",
    ];

    fn encode(text: &str, set: SingleByte) -> Vec<u8> {
        let all: Vec<u8> = (0..=255).collect();
        let decoded = set.decode(&all).into_owned();
        let byte = |c: char| decoded.chars().position(|known| known == c);
        let byte = |c: char| u8::try_from(byte(c).expect("in the set")).expect("a byte");
        text.chars().map(byte).collect()
    }

    #[test]
    fn a_character_set_is_known_by_what_it_spells() {
        for text in TEXTS {
            for set in EVERY {
                let bytes = encode(text, set);
                let guess = SingleByte::guess(&bytes);
                assert_eq!(guess.decode(&bytes), text, "{set:?}");
            }
        }
    }

    #[test]
    fn names_of_other_languages_and_signs_stay_windows_1252() {
        for text in [
            "Šimon Novák",
            "Aleš",
            "Žižek",
            "Tomáš Dvořák".replace('ř', "r").as_str(),
            "Müller – 80 €",
            "„Kiki“ Ağaoğlu".replace('ğ', "g").as_str(),
            "§ 5, 20 °C, ½",
            "Øystein Ærø, Åse",
            "Œuvre de Noël, Citroën",
        ] {
            let bytes = encode(text, SingleByte::Windows1252);
            assert_eq!(SingleByte::guess(&bytes), SingleByte::Windows1252, "{text}");
        }
    }
}
