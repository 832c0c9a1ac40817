//! Languages that people speak: their codes and names.
//!
//! The codes are those of BCP 47 (RFC 5646), which vCard (`LANG`, RFC 6350, 6.4.4) and LDAP (`preferredLanguage`,
//! RFC 2798, 2.7) take: of ISO 639-1 where there is one, else of ISO 639-2 or 639-3.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::field_kind::WordNames;
use crate::text::fold;
use crate::text::locale::Lang;

/// A language.
struct Language {
    code: &'static str,
    german: &'static str,
    english: &'static str,
    /// What people call it besides.
    others: &'static [&'static str],
}

const fn language(
    code: &'static str,
    german: &'static str,
    english: &'static str,
    others: &'static [&'static str],
) -> Language {
    Language {
        code,
        german,
        english,
        others,
    }
}

/// In the order of their codes.
static LANGUAGES: &[Language] = &[
    language("af", "Afrikaans", "Afrikaans", &[]),
    language("aii", "Assyrisch", "Assyrian", &[]),
    language("ak", "Akan", "Akan", &["Twi"]),
    language("am", "Amharisch", "Amharic", &["amh"]),
    language("ar", "Arabisch", "Arabic", &["العربية", "ara"]),
    language("az", "Aserbaidschanisch", "Azerbaijani", &["Azeri"]),
    language("be", "Belarussisch", "Belarusian", &["Weißrussisch"]),
    language("ber", "Berberisch", "Berber", &["Tamazight"]),
    language("bg", "Bulgarisch", "Bulgarian", &["bul"]),
    language("bm", "Bambara", "Bambara", &[]),
    language("bn", "Bengalisch", "Bengali", &["Bangla"]),
    language("bs", "Bosnisch", "Bosnian", &["bos"]),
    language("ca", "Katalanisch", "Catalan", &[]),
    language("ce", "Tschetschenisch", "Chechen", &[]),
    language(
        "ckb",
        "Sorani",
        "Sorani",
        &["Zentralkurdisch", "Central Kurdish"],
    ),
    language("cs", "Tschechisch", "Czech", &[]),
    language("da", "Dänisch", "Danish", &[]),
    language("de", "Deutsch", "German", &["deu", "ger"]),
    language("ee", "Ewe", "Ewe", &[]),
    language(
        "el",
        "Griechisch",
        "Greek",
        &["Neugriechisch", "ell", "gre"],
    ),
    language("en", "Englisch", "English", &["eng"]),
    language("eo", "Esperanto", "Esperanto", &[]),
    language("es", "Spanisch", "Spanish", &["Castellano", "spa"]),
    language("et", "Estnisch", "Estonian", &[]),
    language("eu", "Baskisch", "Basque", &[]),
    language("fa", "Persisch", "Persian", &["Farsi", "fas", "per"]),
    language("ff", "Fula", "Fula", &["Fulfulde", "Ful"]),
    language("fi", "Finnisch", "Finnish", &[]),
    language("fr", "Französisch", "French", &["fra", "fre"]),
    language("fy", "Friesisch", "Frisian", &["Westfriesisch"]),
    language("ga", "Irisch", "Irish", &[]),
    language("gl", "Galicisch", "Galician", &[]),
    language(
        "gsg",
        "Deutsche Gebärdensprache",
        "German Sign Language",
        &["DGS"],
    ),
    language("gu", "Gujarati", "Gujarati", &[]),
    language("ha", "Hausa", "Hausa", &["Haussa"]),
    language("he", "Hebräisch", "Hebrew", &["Iwrit", "iw", "heb"]),
    language("hi", "Hindi", "Hindi", &[]),
    language("hr", "Kroatisch", "Croatian", &["hrv"]),
    language(
        "hsb",
        "Obersorbisch",
        "Upper Sorbian",
        &["Sorbisch", "Sorbian"],
    ),
    language(
        "ht",
        "Haitianisch",
        "Haitian Creole",
        &["Haitianisches Kreol"],
    ),
    language("hu", "Ungarisch", "Hungarian", &["hun"]),
    language("hy", "Armenisch", "Armenian", &[]),
    language("id", "Indonesisch", "Indonesian", &[]),
    language("ig", "Igbo", "Igbo", &["Ibo"]),
    language("is", "Isländisch", "Icelandic", &[]),
    language("it", "Italienisch", "Italian", &["ita"]),
    language("ja", "Japanisch", "Japanese", &[]),
    language("ka", "Georgisch", "Georgian", &[]),
    language("kab", "Kabylisch", "Kabyle", &[]),
    language("kk", "Kasachisch", "Kazakh", &[]),
    language("km", "Khmer", "Khmer", &["Kambodschanisch", "Cambodian"]),
    language(
        "kmr",
        "Kurmandschi",
        "Kurmanji",
        &["Kurmancî", "Nordkurdisch", "Northern Kurdish"],
    ),
    language("ko", "Koreanisch", "Korean", &[]),
    language("ku", "Kurdisch", "Kurdish", &["kur"]),
    language("ky", "Kirgisisch", "Kyrgyz", &[]),
    language("la", "Latein", "Latin", &["Lateinisch"]),
    language("lb", "Luxemburgisch", "Luxembourgish", &[]),
    language("ln", "Lingala", "Lingala", &[]),
    language("lo", "Laotisch", "Lao", &[]),
    language("lt", "Litauisch", "Lithuanian", &[]),
    language("lv", "Lettisch", "Latvian", &[]),
    language("mk", "Mazedonisch", "Macedonian", &[]),
    language("ml", "Malayalam", "Malayalam", &[]),
    language("mn", "Mongolisch", "Mongolian", &[]),
    language("ms", "Malaiisch", "Malay", &[]),
    language("mt", "Maltesisch", "Maltese", &[]),
    language("my", "Birmanisch", "Burmese", &["Burmesisch"]),
    language(
        "nds",
        "Niederdeutsch",
        "Low German",
        &["Plattdeutsch", "Platt"],
    ),
    language("ne", "Nepalesisch", "Nepali", &["Nepali"]),
    language(
        "nl",
        "Niederländisch",
        "Dutch",
        &["Holländisch", "Flämisch", "Flemish", "nld", "dut"],
    ),
    language(
        "no",
        "Norwegisch",
        "Norwegian",
        &["nb", "nn", "Bokmål", "Nynorsk"],
    ),
    language("om", "Oromo", "Oromo", &[]),
    language("pa", "Punjabi", "Punjabi", &["Pandschabi", "Panjabi"]),
    language("pl", "Polnisch", "Polish", &["pol"]),
    language("prs", "Dari", "Dari", &[]),
    language("ps", "Paschtu", "Pashto", &["Paschto", "Pashtu"]),
    language(
        "pt",
        "Portugiesisch",
        "Portuguese",
        &["Brasilianisch", "Brazilian", "por"],
    ),
    language(
        "ro",
        "Rumänisch",
        "Romanian",
        &["Moldauisch", "Moldovan", "ron", "rum"],
    ),
    language("rom", "Romani", "Romani", &["Romanes"]),
    language("ru", "Russisch", "Russian", &["rus"]),
    language("rw", "Kinyarwanda", "Kinyarwanda", &[]),
    language("sd", "Sindhi", "Sindhi", &[]),
    language("sgn", "Gebärdensprache", "Sign Language", &[]),
    language("sh", "Serbokroatisch", "Serbo-Croatian", &[]),
    language("si", "Singhalesisch", "Sinhala", &[]),
    language("sk", "Slowakisch", "Slovak", &[]),
    language("sl", "Slowenisch", "Slovenian", &["Slovene"]),
    language("so", "Somali", "Somali", &["Somalisch", "som"]),
    language("sq", "Albanisch", "Albanian", &["sqi", "alb"]),
    language("sr", "Serbisch", "Serbian", &["srp"]),
    language("sv", "Schwedisch", "Swedish", &[]),
    language("sw", "Suaheli", "Swahili", &["Kisuaheli", "Kiswahili"]),
    language("ta", "Tamil", "Tamil", &["Tamilisch"]),
    language("te", "Telugu", "Telugu", &[]),
    language("tg", "Tadschikisch", "Tajik", &[]),
    language("th", "Thailändisch", "Thai", &["Thai"]),
    language("ti", "Tigrinya", "Tigrinya", &["Tigrinisch", "tir"]),
    language("tk", "Turkmenisch", "Turkmen", &[]),
    language(
        "tl",
        "Tagalog",
        "Tagalog",
        &["Philippinisch", "Filipino", "fil"],
    ),
    language("tr", "Türkisch", "Turkish", &["tur"]),
    language("tru", "Turoyo", "Turoyo", &["Surayt"]),
    language("tt", "Tatarisch", "Tatar", &[]),
    language("ug", "Uigurisch", "Uyghur", &[]),
    language("uk", "Ukrainisch", "Ukrainian", &["ukr"]),
    language("ur", "Urdu", "Urdu", &[]),
    language("uz", "Usbekisch", "Uzbek", &[]),
    language("vi", "Vietnamesisch", "Vietnamese", &["vie"]),
    language("wo", "Wolof", "Wolof", &[]),
    language("yi", "Jiddisch", "Yiddish", &[]),
    language("yo", "Yoruba", "Yoruba", &["Joruba"]),
    language("yue", "Kantonesisch", "Cantonese", &[]),
    language(
        "zh",
        "Chinesisch",
        "Chinese",
        &["Mandarin", "zho", "chi", "cmn"],
    ),
    language("zza", "Zazaisch", "Zaza", &["Zazaki"]),
];

/// The languages, as words that have codes.
pub(super) static LANGUAGE_NAMES: WordNames = WordNames {
    codes: || LANGUAGES.iter().map(|language| language.code).collect(),
    spellings: || {
        let names = LANGUAGES.iter();
        names
            .flat_map(|language| [language.german, language.english])
            .collect()
    },
    divide,
    code: code_of,
    name: name_of,
    names: names_of,
};

/// The code of a language that is named by a code, also with a country or script (`de-AT`, `zh-Hant`), or by a name.
fn code_of(word: &str) -> Option<&'static str> {
    let word = word.trim();
    let mut subtags = word.split(['-', '_']);
    let main = subtags.next().unwrap_or_default();
    // Subtags have at most eight letters or digits (RFC 5646, 2.1); what has other parts is no tag.
    let is_subtag = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_tag = matches!(main.len(), 2 | 3) && subtags.all(is_subtag);
    let by_code = if is_tag {
        BY_NAME.get(main.to_ascii_lowercase().as_str())
    } else {
        None
    };
    let found = by_code.or_else(|| BY_NAME.get(&fold::spelled_key(word)));
    found.map(|language| language.code)
}

/// The languages by their codes, and by their names as they are folded.
static BY_NAME: LazyLock<HashMap<String, &'static Language>> = LazyLock::new(|| {
    let all = LANGUAGES.iter().flat_map(|language| {
        let names = [language.code, language.german, language.english].into_iter();
        let names = names.chain(language.others.iter().copied());
        names.map(move |name| (fold::spelled_key(name), language))
    });
    all.collect()
});

/// The language with this code.
fn with_code(code: &str) -> Option<&'static Language> {
    let found = LANGUAGES.binary_search_by(|language| language.code.cmp(code));
    Some(&LANGUAGES[found.ok()?])
}

/// The languages of one value: lists part them in many ways, and a directory has a list with weights
/// (`de-AT, en;q=0.5`, RFC 2798, 2.7), of which a weight of 0 says that it is not spoken (RFC 9110, 12.4.2).
fn divide(value: &str) -> Vec<&str> {
    let mut languages = Vec::new();
    for list in value.split([',', '/', '|', '&', '+']) {
        for part in list.split(" und ").flat_map(|part| part.split(" and ")) {
            for language in part.split(';').map(str::trim) {
                match language.strip_prefix("q=") {
                    Some(weight) if weight.parse() == Ok(0.0_f32) => {
                        languages.pop();
                    }
                    Some(_) => {}
                    None if matches!(language, "" | "*") => {}
                    None => languages.push(language),
                }
            }
        }
    }
    languages
}

fn name_of(code: &str, lang: Lang) -> Cow<'_, str> {
    with_code(code).map_or(Cow::Borrowed(code), |language| match lang {
        Lang::De => Cow::Borrowed(language.german),
        Lang::En => Cow::Borrowed(language.english),
    })
}

/// Every name of a language; what has no code is its own name.
fn names_of(code: &str) -> Vec<&str> {
    let Some(language) = with_code(code) else {
        return vec![code];
    };
    // Codes of three letters are none.
    let others = language
        .others
        .iter()
        .copied()
        .filter(|name| name.len() > 3);
    [language.german, language.english]
        .into_iter()
        .chain(others)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code_and_by_its_names_in_both_languages() {
        for (word, code) in [
            ("ar", "ar"),
            ("AR-sy", "ar"),
            ("de_DE", "de"),
            ("zh-Hant-TW", "zh"),
            ("nb-NO", "no"),
            ("deu", "de"),
            ("arabisch", "ar"),
            ("Arabic", "ar"),
            ("Tuerkisch", "tr"),
            ("Farsi", "fa"),
            ("sign language", "sgn"),
            ("Serbo-Croatian", "sh"),
        ] {
            assert_eq!(code_of(word), Some(code), "{word}");
        }
        for word in ["Klingonisch", "DE; en", "ar - de", "de Deutsch", "en;q=0.8"] {
            assert_eq!(code_of(word), None, "{word}");
        }
        assert_eq!(code_of(""), None);
    }

    #[test]
    fn a_value_is_parted_as_lists_and_directories_part_it() {
        for (value, languages) in [
            ("DE; en", vec!["DE", "en"]),
            ("Arabisch/Türkisch", vec!["Arabisch", "Türkisch"]),
            ("Englisch und Französisch", vec!["Englisch", "Französisch"]),
            ("en-US,en;q=0.9,fr;q=0.0,*;q=0.1", vec!["en-US", "en"]),
            ("Arabisch", vec!["Arabisch"]),
            ("", vec![]),
        ] {
            assert_eq!(divide(value), languages, "{value}");
        }
    }

    #[test]
    fn no_two_languages_share_a_code_or_a_name() {
        let codes = LANGUAGES.iter().map(|language| language.code);
        assert!(codes.is_sorted_by(|one, next| one < next));
        for language in LANGUAGES {
            for name in [language.german, language.english]
                .iter()
                .chain(language.others)
            {
                assert_eq!(code_of(name), Some(language.code), "{name}");
            }
        }
    }
}
