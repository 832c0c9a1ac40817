//! The fields of a contact.

use crate::cli::manual::notes::typed;
use crate::cli::manual::{Block, ManualSection};
use crate::model::Field;
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    let names = |field: Field| {
        let mut names = [Lang::De, Lang::En].map(|lang| typed(field, lang)).to_vec();
        names.dedup();
        names.retain(|name| name != field.key());
        let names = names.join("`, `");
        let only = t!(lang, "kein anderer Name", "no other name");
        let names = match names.as_str() {
            "" => only.to_owned(),
            _ => format!("`{names}`"),
        };
        (field.key().to_owned(), names)
    };
    ManualSection {
        title: t!(lang, "FELDER", "FIELDS"),
        blocks: vec![
            Block::text(t!(
                lang,
                "So heißen die Felder für `--fields` und `--sort`, mit den Namen, die ebenso gelten.",
                "The fields for `--fields` and `--sort`, with the names that will do as well."
            )),
            Block::Terms(Field::columns().map(names).collect()),
        ],
    }
}
