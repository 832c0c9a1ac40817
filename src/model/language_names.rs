//! Languages that people speak: their codes and names.
//!
//! The codes are those of BCP 47 (RFC 5646), which vCard (`LANG`, RFC 6350, 6.4.4) and LDAP (`preferredLanguage`,
//! RFC 2798, 2.7) take: of ISO 639-1 where there is one, else of ISO 639-3.

use std::borrow::Cow;

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
    language(
        "aii",
        "Assyrisch",
        "Assyrian",
        &["Neuaramäisch", "Neo-Aramaic", "Aramäisch", "Aramaic"],
    ),
    language("ak", "Akan", "Akan", &["Twi"]),
    language("am", "Amharisch", "Amharic", &[]),
    language("ar", "Arabisch", "Arabic", &["العربية"]),
    language("az", "Aserbaidschanisch", "Azerbaijani", &["Azeri"]),
    language("be", "Belarussisch", "Belarusian", &["Weißrussisch"]),
    language("ber", "Berberisch", "Berber", &["Tamazight"]),
    language("bg", "Bulgarisch", "Bulgarian", &[]),
    language("bn", "Bengalisch", "Bengali", &["Bangla"]),
    language("bs", "Bosnisch", "Bosnian", &[]),
    language("ca", "Katalanisch", "Catalan", &[]),
    language(
        "ckb",
        "Sorani",
        "Sorani",
        &["Zentralkurdisch", "Central Kurdish"],
    ),
    language("cs", "Tschechisch", "Czech", &[]),
    language("da", "Dänisch", "Danish", &[]),
    language("de", "Deutsch", "German", &[]),
    language("el", "Griechisch", "Greek", &["Neugriechisch"]),
    language("en", "Englisch", "English", &[]),
    language("eo", "Esperanto", "Esperanto", &[]),
    language("es", "Spanisch", "Spanish", &["Castellano"]),
    language("et", "Estnisch", "Estonian", &[]),
    language("eu", "Baskisch", "Basque", &[]),
    language("fa", "Persisch", "Persian", &["Farsi"]),
    language("ff", "Fula", "Fula", &["Fulfulde", "Ful"]),
    language("fi", "Finnisch", "Finnish", &[]),
    language("fr", "Französisch", "French", &[]),
    language("ga", "Irisch", "Irish", &[]),
    language("gl", "Galicisch", "Galician", &[]),
    language(
        "gsg",
        "Deutsche Gebärdensprache",
        "German Sign Language",
        &["Gebärdensprache", "Sign Language", "DGS"],
    ),
    language("gu", "Gujarati", "Gujarati", &[]),
    language("ha", "Hausa", "Hausa", &["Haussa"]),
    language("he", "Hebräisch", "Hebrew", &["Iwrit"]),
    language("hi", "Hindi", "Hindi", &[]),
    language("hr", "Kroatisch", "Croatian", &[]),
    language("hu", "Ungarisch", "Hungarian", &[]),
    language("hy", "Armenisch", "Armenian", &[]),
    language("id", "Indonesisch", "Indonesian", &[]),
    language("ig", "Igbo", "Igbo", &["Ibo"]),
    language("is", "Isländisch", "Icelandic", &[]),
    language("it", "Italienisch", "Italian", &[]),
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
    language("ku", "Kurdisch", "Kurdish", &[]),
    language("ky", "Kirgisisch", "Kyrgyz", &[]),
    language("la", "Latein", "Latin", &["Lateinisch"]),
    language("lb", "Luxemburgisch", "Luxembourgish", &[]),
    language("ln", "Lingala", "Lingala", &[]),
    language("lo", "Laotisch", "Lao", &[]),
    language("lt", "Litauisch", "Lithuanian", &[]),
    language("lv", "Lettisch", "Latvian", &[]),
    language("mk", "Mazedonisch", "Macedonian", &[]),
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
        &["Holländisch", "Flämisch", "Flemish"],
    ),
    language("no", "Norwegisch", "Norwegian", &[]),
    language("om", "Oromo", "Oromo", &[]),
    language("pa", "Punjabi", "Punjabi", &["Pandschabi", "Panjabi"]),
    language("pl", "Polnisch", "Polish", &[]),
    language("prs", "Dari", "Dari", &[]),
    language("ps", "Paschtu", "Pashto", &["Paschto", "Pashtu"]),
    language(
        "pt",
        "Portugiesisch",
        "Portuguese",
        &["Brasilianisch", "Brazilian"],
    ),
    language("ro", "Rumänisch", "Romanian", &["Moldauisch", "Moldovan"]),
    language("rom", "Romani", "Romani", &["Romanes"]),
    language("ru", "Russisch", "Russian", &[]),
    language("sd", "Sindhi", "Sindhi", &[]),
    language("sh", "Serbokroatisch", "Serbo-Croatian", &[]),
    language("si", "Singhalesisch", "Sinhala", &[]),
    language("sk", "Slowakisch", "Slovak", &[]),
    language("sl", "Slowenisch", "Slovenian", &["Slovene"]),
    language("so", "Somali", "Somali", &["Somalisch"]),
    language("sq", "Albanisch", "Albanian", &[]),
    language("sr", "Serbisch", "Serbian", &[]),
    language("sv", "Schwedisch", "Swedish", &[]),
    language("sw", "Suaheli", "Swahili", &["Kisuaheli", "Kiswahili"]),
    language("ta", "Tamil", "Tamil", &["Tamilisch"]),
    language("te", "Telugu", "Telugu", &[]),
    language("tg", "Tadschikisch", "Tajik", &[]),
    language("th", "Thailändisch", "Thai", &["Thai"]),
    language("ti", "Tigrinya", "Tigrinya", &["Tigrinisch"]),
    language("tk", "Turkmenisch", "Turkmen", &[]),
    language("tl", "Tagalog", "Tagalog", &["Philippinisch", "Filipino"]),
    language("tr", "Türkisch", "Turkish", &[]),
    language("tt", "Tatarisch", "Tatar", &[]),
    language("ug", "Uigurisch", "Uyghur", &[]),
    language("uk", "Ukrainisch", "Ukrainian", &[]),
    language("ur", "Urdu", "Urdu", &[]),
    language("uz", "Usbekisch", "Uzbek", &[]),
    language("vi", "Vietnamesisch", "Vietnamese", &[]),
    language("wo", "Wolof", "Wolof", &[]),
    language("yi", "Jiddisch", "Yiddish", &[]),
    language("yo", "Yoruba", "Yoruba", &["Joruba"]),
    language(
        "zh",
        "Chinesisch",
        "Chinese",
        &["Mandarin", "Kantonesisch", "Cantonese"],
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
    code: code_of,
    name: name_of,
};

/// The code of a language that is named by a code, also with a country and a weight (`de-AT;q=0.8`), or by a name.
fn code_of(word: &str) -> Option<&'static str> {
    let main = word.split([';', '-', '_']).next().unwrap_or_default();
    let main = main.trim();
    let by_code = LANGUAGES
        .iter()
        .find(|language| language.code.eq_ignore_ascii_case(main));
    let wanted = fold::spelled_key(word);
    let is_called_so = |language: &&Language| {
        let names = [language.german, language.english].into_iter();
        let mut names = names.chain(language.others.iter().copied());
        names.any(|name| fold::spelled_key(name) == wanted)
    };
    let found = by_code.or_else(|| LANGUAGES.iter().find(is_called_so))?;
    Some(found.code)
}

fn name_of(code: &str, lang: Lang) -> Cow<'_, str> {
    let known = LANGUAGES.iter().find(|language| language.code == code);
    known.map_or(Cow::Borrowed(code), |language| match lang {
        Lang::De => Cow::Borrowed(language.german),
        Lang::En => Cow::Borrowed(language.english),
    })
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
            ("en;q=0.8", "en"),
            ("arabisch", "ar"),
            ("Arabic", "ar"),
            ("Tuerkisch", "tr"),
            ("Farsi", "fa"),
            ("sign language", "gsg"),
            ("Serbo-Croatian", "sh"),
        ] {
            assert_eq!(code_of(word), Some(code), "{word}");
        }
        assert_eq!(code_of("Klingonisch"), None);
        assert_eq!(code_of(""), None);
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
