//! Which format a text has: by how it begins, and by the ending of its name where that does not tell.

use super::FORMATS;
use super::file_format::{Beginning, FileFormat, ReadRecords, Reading};
use super::toml;
use crate::text::locale::list_in_sentence;

/// The formats that are read, each with how: the schema of the data files first.
fn readings() -> Vec<(&'static FileFormat, &'static Reading)> {
    let read = FORMATS
        .iter()
        .filter_map(|&format| Some((format, format.reading.as_ref()?)));
    let mut read: Vec<_> = read.collect();
    read.sort_by_key(|(_, reading)| matches!(reading.records, ReadRecords::Contacts(_)));
    read
}

/// Endings of files that a folder is searched for; other files are looked into.
pub fn endings() -> String {
    let readings = readings();
    let endings = readings.iter().flat_map(|(_, reading)| reading.endings);
    let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    endings.join(", ")
}

/// What people call the formats that are read, as a list in a sentence, with this word before the last.
pub(crate) fn read_titles(last: &str) -> String {
    let titles: Vec<&str> = readings().iter().map(|(format, _)| format.title).collect();
    list_in_sentence(&titles, last)
}

/// The format that the ending of a name promises.
pub(crate) fn of_ending(name: &str) -> Option<&'static FileFormat> {
    let ending = ending(name);
    let promises = |reading: &Reading| {
        let mut endings = reading.endings.iter().chain(reading.rare_endings);
        endings.any(|known| *known == ending)
    };
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.reading.as_ref().is_some_and(promises))
}

/// Whether a text begins as one of a single format does, and as no other file.
pub(crate) fn begins_unmistakably(text: &str) -> bool {
    readings()
        .iter()
        .any(|(_, reading)| match reading.beginning {
            Beginning::Unmistakable(is_begun) => is_begun(text),
            Beginning::OfManyPrograms(_) | Beginning::FirstLine(_) => false,
        })
}

/// The format of a text: by how it begins, and by the ending of its name where that does not tell.
pub(crate) fn recognise(name: &str, text: &str) -> Option<&'static FileFormat> {
    // The compiled-in files are TOML; to look into them would only cost time.
    if name.starts_with("bundled:") {
        return Some(&toml::FORMAT);
    }
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    let promised = of_ending(name);
    let begins = |is_by_line: bool| {
        let shows = |reading: &Reading| match reading.beginning {
            Beginning::Unmistakable(is_begun) | Beginning::OfManyPrograms(is_begun) => {
                !is_by_line && is_begun(text)
            }
            Beginning::FirstLine(is_begun) => {
                is_by_line && first.is_some_and(|line| is_begun(line, promised.is_some()))
            }
        };
        let mut readings = readings().into_iter();
        readings
            .find(|(_, reading)| shows(reading))
            .map(|(format, _)| format)
    };
    begins(false).or_else(|| begins(true)).or_else(|| {
        let is_plausible = |reading: &Reading| (reading.is_plausible)(text);
        promised.filter(|format| format.reading.as_ref().is_some_and(is_plausible))
    })
}

/// The ending of a file's name, in small letters.
pub(crate) fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (_, ending) = file.rsplit_once('.').unwrap_or_default();
    ending.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{csv, json, ldif, vcard};

    #[test]
    fn a_file_without_a_known_ending_is_recognised_by_its_beginning() {
        assert_eq!(
            recognise("liste", "# Stand\n[[contact]]\n"),
            Some(&toml::FORMAT)
        );
        assert_eq!(recognise("liste.txt", "Name;Telefon\n"), Some(&csv::FORMAT));
        assert!(recognise("brief.txt", "Sehr geehrte Damen und Herren,\n").is_none());
    }

    #[test]
    fn what_a_text_is_counts_more_than_what_it_is_called() {
        for (name, text, want) in [
            ("karten.txt", "\nbegin:vcard\nFN:A\n", &vcard::FORMAT),
            (
                "export.csv",
                "# Export\n#\n  vom Server\nversion: 1\n\ndn: cn=a\n",
                &ldif::FORMAT,
            ),
            ("export", "dn:: Y249YQ==\n", &ldif::FORMAT),
            (
                "liste.toml",
                "{\"schema\":1,\"contacts\":[]}",
                &json::FORMAT,
            ),
            ("liste.csv", "[ {\"name\": \"A\"} ]", &json::FORMAT),
            ("liste.csv", "[[contact]]\nname = \"A\"\n", &toml::FORMAT),
            ("liste.csv", "Vorname;Name\n", &csv::FORMAT),
            ("ordner.vcf/liste", "Name;Telefon\n", &csv::FORMAT),
            ("ohne-anfang.vcf", "FN:A\nend:vcard\n", &vcard::FORMAT),
            ("ohne-anfang.ldif", "cn: A\n\nDN: cn=b\n", &ldif::FORMAT),
            ("liste.vcf", "Name;Telefon\nA;12\n", &csv::FORMAT),
            ("liste.ldif", "Name,Telefon\n", &csv::FORMAT),
            ("liste.json", "\"Name\";\"Telefon\"\n", &csv::FORMAT),
            ("liste.toml", "Name\tTelefon\n", &csv::FORMAT),
            ("liste.vcf", "[[contact]]\nname = \"A\"\n", &toml::FORMAT),
            ("liste.json", "[[\"A\", 1]]", &json::FORMAT),
        ] {
            assert_eq!(recognise(name, text), Some(want), "{name}");
        }
        for name in ["zeilen.vcf", "zeilen.ldif"] {
            let rows = "Anna Muster;06031 83-1\nBert;06031 83-2\n";
            assert_eq!(recognise(name, rows), None, "{name}");
        }
    }
}
