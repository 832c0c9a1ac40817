//! Which layers were read, and the copies of long lists on disk.

use super::article::{Article, Inline, Inlines, ListItem, PageBlock, Section};
use super::{DeletedIndex, IndexDeletion, IndexSummary, LayerReport, LayerSummary, PassedOverFile};
use crate::index::UntrustedFile;
use crate::model::provenance::show_date;
use crate::text::locale::Lang;
use crate::{say, t};

/// The layers in their order, and the indexes.
pub(super) fn layers(layers: &LayerReport, lang: Lang) -> Article<'static> {
    let title = t!(
        lang,
        "Gelesen in dieser Reihenfolge. Spätere Einträge ersetzen frühere mit derselben Kennung (id).",
        "Read in this order. Later entries replace earlier ones of the same id."
    );
    let read = layers.read.iter().map(|layer| layer_item(layer, lang));
    let mut sections = vec![
        Section::default().with(PageBlock::paragraph(title)),
        Section::default().with(PageBlock::OrderedList(read.collect())),
    ];
    if let Some(date) = layers.data_date {
        let date = show_date(date, lang);
        sections.push(Section::default().with(PageBlock::paragraph(say!(
            lang,
            "Stand der mitgelieferten Daten: {date}",
            "Bundled data as of {date}"
        ))));
    }
    let is_renewed = layers.no_index.is_none();
    let indexes = layers.indexes.iter();
    sections.extend(indexes.map(|index| index_section(index, is_renewed, lang)));
    let passed_over = layers.passed_over.iter();
    sections.extend(passed_over.map(|file| passed_over_section(file, lang)));
    let promise = layers.indexes.is_empty().then_some(t!(
        lang,
        "Hier entsteht ein Index, sobald eine lange Liste durchsucht wird. Anderer Ort: WIR_CACHE",
        "An index is made here once a long list is searched. Another place: WIR_CACHE"
    ));
    if let (Some(cache), Some(line)) = (&layers.cache, layers.no_index.as_deref().or(promise)) {
        sections.push(Section::under_literal(2, cache).with(PageBlock::paragraph(line)));
    }
    sections
}

/// A path, whole on its line, so that it can be copied.
fn literal(path: &str) -> Inlines {
    Inlines(vec![Inline::Literal(path.to_owned())])
}

fn layer_item(layer: &LayerSummary, lang: Lang) -> ListItem {
    let bundled = || t!(lang, "mitgelieferte Daten", "bundled data").into();
    let what = layer.path.as_deref().map_or_else(bundled, literal);
    vec![what, layer.why.as_str().into(), layer.found.as_str().into()]
}

fn index_section(index: &IndexSummary, is_renewed: bool, lang: Lang) -> Section<'static> {
    let (size, age) = (size(index.bytes, lang), age(index.age, lang));
    let renewed = if is_renewed {
        t!(
            lang,
            "Er wird von selbst erneuert.",
            "It is renewed by itself."
        )
    } else {
        t!(
            lang,
            "Er kann nicht erneuert werden.",
            "It cannot be renewed."
        )
    };
    let command = index.command;
    let line = say!(
        lang,
        "Index für „wir {command}“: {size}, gebaut vor {age}. {renewed} Ohne ihn: --no-cache",
        "Index for “wir {command}”: {size}, built {age} ago. {renewed} Without it: --no-cache"
    );
    Section::under_literal(2, &index.path)
        .with(PageBlock::paragraph(line))
        .with_all(lists(&index.lists, lang))
}

/// Lists that are in an index.
fn lists(lists: &[String], lang: Lang) -> impl Iterator<Item = PageBlock<'static>> {
    let lists = lists.iter();
    let lists = lists.map(move |list| literal(&say!(lang, "Liste: {list}", "List: {list}")));
    lists.map(PageBlock::Paragraph)
}

fn passed_over_section(
    PassedOverFile { path, reason }: &PassedOverFile,
    lang: Lang,
) -> Section<'static> {
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
    Section::under_literal(2, path).with(PageBlock::paragraph(line))
}

/// Which indexes were deleted, and what was left.
pub(super) fn deletion(forgotten: &IndexDeletion, lang: Lang) -> Article<'static> {
    let gone = forgotten.gone.iter().map(|index| {
        let DeletedIndex {
            path,
            lists: of,
            bytes,
        } = index;
        let size = size(*bytes, lang);
        let line = say!(lang, "Gelöscht: {size}", "Deleted: {size}");
        let section = Section::under_literal(2, path);
        let section = section.with(PageBlock::paragraph(line));
        section.with_all(lists(of, lang))
    });
    let passed_over = forgotten.passed_over.iter();
    let passed_over = passed_over.map(|file| passed_over_section(file, lang));
    let files = gone.chain(passed_over);
    if !forgotten.gone.is_empty() {
        return files.collect();
    }
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
    let none = Section::default().with(PageBlock::paragraph(line));
    std::iter::once(none).chain(files).collect()
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
