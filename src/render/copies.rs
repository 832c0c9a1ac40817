//! The copies of long lists on disk, as `wir paths` tells of them.

use std::io::{self, Write};

use super::layout::paragraph;
use super::{DeletedIndex, IndexDeletion, LayerReport, Page, PassedOverFile};
use crate::index::UntrustedFile;
use crate::text::locale::Lang;
use crate::{say, t};

pub(super) fn write_indexes(
    layers: &LayerReport,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    for index in &layers.indexes {
        writeln!(out)?;
        writeln!(out, "{}", index.path)?;
        let (size, age) = (size(index.bytes, lang), age(index.age, lang));
        let renewed = match layers.no_index {
            None => t!(
                lang,
                "Er wird von selbst erneuert.",
                "It is renewed by itself."
            ),
            Some(_) => t!(
                lang,
                "Er kann nicht erneuert werden.",
                "It cannot be renewed."
            ),
        };
        let command = index.command;
        let line = say!(
            lang,
            "Index für „wir {command}“: {size}, gebaut vor {age}. {renewed} Ohne ihn: --no-cache",
            "Index for “wir {command}”: {size}, built {age} ago. {renewed} Without it: --no-cache"
        );
        paragraph(out, &line, "   ", "   ", page.text_width())?;
        lists(&index.lists, lang, out)?;
    }
    write_passed_over(&layers.passed_over, page, out)?;
    let promise = layers.indexes.is_empty().then_some(t!(
        lang,
        "Hier entsteht ein Index, sobald eine lange Liste durchsucht wird. Anderer Ort: WIR_CACHE",
        "An index is made here once a long list is searched. Another place: WIR_CACHE"
    ));
    if let (Some(cache), Some(line)) = (&layers.cache, layers.no_index.as_deref().or(promise)) {
        writeln!(out)?;
        writeln!(out, "{cache}")?;
        paragraph(out, line, "   ", "   ", page.text_width())?;
    }
    Ok(())
}

/// Lists that are in an index, each whole on its line, so that it can be copied.
fn lists(lists: &[String], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for list in lists {
        writeln!(out, "   {}", say!(lang, "Liste: {list}", "List: {list}"))?;
    }
    Ok(())
}

fn write_passed_over(all: &[PassedOverFile], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    for PassedOverFile { path, reason } in all {
        writeln!(out, "\n{path}")?;
        let line = match reason {
            UntrustedFile::Foreign => t!(
                lang,
                "Gehört jemand anderem; wird nicht gelesen und nicht gelöscht.",
                "Belongs to somebody else; it is neither read nor deleted."
            ),
            UntrustedFile::Writable => t!(
                lang,
                "Andere dürfen hineinschreiben; wird nicht gelesen. Löschen: wir paths --forget",
                "Others may write into it; it is not read. To delete it: wir paths --forget"
            ),
            UntrustedFile::NoFile => t!(
                lang,
                "Ist keine gewöhnliche Datei; wird übergangen.",
                "Is no ordinary file; it is passed over."
            ),
        };
        paragraph(out, line, "   ", "   ", page.text_width())?;
    }
    Ok(())
}

pub(super) fn write_deletion(
    forgotten: &IndexDeletion,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    for DeletedIndex {
        path,
        lists: of,
        bytes,
    } in &forgotten.gone
    {
        writeln!(out, "{path}")?;
        let size = size(*bytes, lang);
        let line = say!(lang, "Gelöscht: {size}", "Deleted: {size}");
        paragraph(out, &line, "   ", "   ", page.text_width())?;
        lists(of, lang, out)?;
    }
    if forgotten.gone.is_empty() {
        let line = match &forgotten.cache {
            Some(cache) => say!(
                lang,
                "Hier liegt keine Kopie einer Liste: {cache}",
                "There is no copy of a list here: {cache}"
            ),
            None => t!(
                lang,
                "WIR_CACHE ist leer, also gibt es keinen Ordner für Kopien.",
                "WIR_CACHE is empty, so there is no folder for copies."
            )
            .to_owned(),
        };
        paragraph(out, &line, "", "", page.text_width())?;
    }
    write_passed_over(&forgotten.passed_over, page, out)
}

/// A size in its largest unit: `2,1 MiB`, `1 KiB`.
pub fn size(bytes: u64, lang: Lang) -> String {
    let tenths = bytes * 10 / (1 << 20);
    if tenths == 0 {
        return format!("{} KiB", bytes.div_ceil(1 << 10));
    }
    let point = t!(lang, ",", ".");
    format!("{}{point}{} MiB", tenths / 10, tenths % 10)
}

/// A time that has passed, in its largest unit: `3 Stunden`.
fn age(seconds: u64, lang: Lang) -> String {
    let (count, unit) = match seconds {
        0..120 => return t!(lang, "weniger als 2 Minuten", "less than 2 minutes").to_owned(),
        120..7_200 => (seconds / 60, t!(lang, "Minuten", "minutes")),
        7_200..172_800 => (seconds / 3_600, t!(lang, "Stunden", "hours")),
        _ => (seconds / 86_400, t!(lang, "Tagen", "days")),
    };
    format!("{count} {unit}")
}
