//! Short forms of given names.

use super::Maker;
use super::reading::given;
use crate::model::nickname::Nickname;
use crate::source::Record;

pub(super) const NICKNAME_KEYS: [&str; 2] = ["names", "short"];

impl<'t> Maker<'_, 't> {
    /// Those of later layers come beside those of earlier ones: a name may have more forms.
    pub(super) fn nickname(&mut self, record: Record<'t>) {
        let at = record.at;
        let given = given(&record.entries);
        let mut nickname = Nickname::default();
        let mut reading = self.reading();
        for entry in record.entries {
            match entry.key.as_ref() {
                "names" => nickname.names = reading.words(entry),
                "short" => nickname.short = reading.words(entry),
                _ => reading.unknown_key(&entry, &NICKNAME_KEYS),
            }
        }
        if nickname.names.is_empty() {
            reading.missing("names", at, &given);
        } else if nickname.short.is_empty() {
            reading.missing("short", at, &given);
        } else {
            self.made.directory.nicknames.push(nickname);
        }
    }
}
