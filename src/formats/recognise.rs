//! Which format a text has: by how it begins, and by the ending of its name where that does not tell.

use super::{csv, json, ldif, vcard};

/// Endings of files that a folder is searched for; other files are looked into.
pub const ENDINGS: &str = ".toml, .csv, .tsv, .vcf, .ldif, .json, .jsonl";

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileFormat {
    Toml,
    Csv,
    Vcard,
    Ldif,
    Json,
}

impl FileFormat {
    /// The form that the ending of a name promises.
    pub(crate) fn of_ending(name: &str) -> Option<FileFormat> {
        match ending(name).as_str() {
            "toml" => Some(FileFormat::Toml),
            "csv" | "tsv" => Some(FileFormat::Csv),
            "vcf" | "vcard" => Some(FileFormat::Vcard),
            "ldif" | "ldi" => Some(FileFormat::Ldif),
            "json" | "jsonl" | "ndjson" => Some(FileFormat::Json),
            _ => None,
        }
    }

    /// The form that a text shows by how it begins, where it can be no other.
    pub(crate) fn of_text(text: &str) -> Option<FileFormat> {
        if vcard::looks_like_cards(text) {
            Some(FileFormat::Vcard)
        } else if json::looks_like_objects(text) {
            Some(FileFormat::Json)
        } else if ldif::looks_like_entries(text) {
            Some(FileFormat::Ldif)
        } else {
            None
        }
    }
}

/// The format of a text: by how it begins, and by the ending of its name where that does not tell.
pub(crate) fn recognise(name: &str, text: &str) -> Option<FileFormat> {
    // The compiled-in files are TOML; to look into them would only cost time.
    if name.starts_with("bundled:") {
        return Some(FileFormat::Toml);
    }
    if let Some(form) = FileFormat::of_text(text) {
        return Some(form);
    }
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    let is_table = first.is_some_and(begins_table);
    let is_header = first.is_some_and(csv::looks_like_header);
    match FileFormat::of_ending(name) {
        Some(_) if is_table => Some(FileFormat::Toml),
        // One word alone may be anything; headings stand side by side.
        Some(_) if is_header && first?.contains([',', ';', '\t']) => Some(FileFormat::Csv),
        // Hints about cards and entries would mislead where there are none.
        Some(FileFormat::Vcard) if !vcard::names_cards(text) => None,
        Some(FileFormat::Ldif) if !ldif::names_entries(text) => None,
        Some(form) => Some(form),
        None if first?.starts_with('[') => Some(FileFormat::Toml),
        None => is_header.then_some(FileFormat::Csv),
    }
}

/// Whether a line begins an entry of TOML; a list of lists in JSON holds no bare words.
fn begins_table(line: &str) -> bool {
    line.strip_prefix("[[").is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains("]]")
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

    #[test]
    fn a_file_without_a_known_ending_is_recognised_by_its_beginning() {
        assert!(matches!(
            recognise("liste", "# Stand\n[[contact]]\n"),
            Some(FileFormat::Toml)
        ));
        assert!(matches!(
            recognise("liste.txt", "Name;Telefon\n"),
            Some(FileFormat::Csv)
        ));
        assert!(recognise("brief.txt", "Sehr geehrte Damen und Herren,\n").is_none());
    }

    #[test]
    fn what_a_text_is_counts_more_than_what_it_is_called() {
        for (name, text, want) in [
            ("karten.txt", "\nbegin:vcard\nFN:A\n", FileFormat::Vcard),
            (
                "export.csv",
                "# Export\n#\n  vom Server\nversion: 1\n\ndn: cn=a\n",
                FileFormat::Ldif,
            ),
            ("export", "dn:: Y249YQ==\n", FileFormat::Ldif),
            (
                "liste.toml",
                "{\"schema\":1,\"contacts\":[]}",
                FileFormat::Json,
            ),
            ("liste.csv", "[ {\"name\": \"A\"} ]", FileFormat::Json),
            ("liste.csv", "[[contact]]\nname = \"A\"\n", FileFormat::Toml),
            ("liste.csv", "Vorname;Name\n", FileFormat::Csv),
            ("ordner.vcf/liste", "Name;Telefon\n", FileFormat::Csv),
            ("ohne-anfang.vcf", "FN:A\nend:vcard\n", FileFormat::Vcard),
            ("ohne-anfang.ldif", "cn: A\n\nDN: cn=b\n", FileFormat::Ldif),
            ("liste.vcf", "Name;Telefon\nA;12\n", FileFormat::Csv),
            ("liste.ldif", "Name,Telefon\n", FileFormat::Csv),
            ("liste.json", "\"Name\";\"Telefon\"\n", FileFormat::Csv),
            ("liste.toml", "Name\tTelefon\n", FileFormat::Csv),
            ("liste.vcf", "[[contact]]\nname = \"A\"\n", FileFormat::Toml),
            ("liste.json", "[[\"A\", 1]]", FileFormat::Json),
        ] {
            assert_eq!(recognise(name, text), Some(want), "{name}");
        }
        for name in ["zeilen.vcf", "zeilen.ldif"] {
            let rows = "Anna Muster;06031 83-1\nBert;06031 83-2\n";
            assert_eq!(recognise(name, rows), None, "{name}");
        }
    }
}
