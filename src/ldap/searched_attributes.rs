//! The attributes in which a server looks for what is asked.

use crate::formats::OwnNames;
use crate::model::Field;

/// The names that every server has.
pub(super) const WHO: &[&str] = &["cn", "sn", "givenName"];

/// How close to the letters a filter stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    /// What is written so, in any spelling.
    Written,
    /// What begins or ends so, for typing errors: a server cannot search these.
    Alike,
    /// What sounds so to the server (`~=`). Few servers have an index for this.
    Sounding,
}

/// Attributes by what they hold. One without an index makes many servers read everything, so the first round asks
/// only where most people stand, and where an office itself says that they do.
pub(super) struct SearchedAttributes<'n> {
    pub(super) names: Vec<&'n str>,
    /// What somebody does and where.
    pub(super) posts: Vec<&'n str>,
    pub(super) units: Vec<&'n str>,
    pub(super) phones: Vec<&'n str>,
    pub(super) rooms: Vec<&'n str>,
    pub(super) emails: Vec<&'n str>,
    pub(super) languages: Vec<&'n str>,
}

impl<'n> SearchedAttributes<'n> {
    /// Those of a round, with those that only this office has.
    pub(super) fn of(round: Round, own: &'n OwnNames) -> SearchedAttributes<'n> {
        let mut searched = SearchedAttributes {
            names: [WHO, &["displayName"]].concat(),
            posts: vec!["title", "ou", "department"],
            units: vec!["ou", "department", "departmentNumber", "o", "company"],
            phones: vec![
                "telephoneNumber",
                "mobile",
                "facsimileTelephoneNumber",
                "ipPhone",
                "otherTelephone",
                "otherMobile",
            ],
            rooms: Field::ROOM.row().ldap.to_vec(),
            emails: Field::EMAIL.row().ldap.to_vec(),
            languages: Field::LANGUAGES.row().ldap.to_vec(),
        };
        if round != Round::Written {
            for field in [
                Field::OTHER_NAMES,
                Field::FAX,
                Field::MORE_PHONES,
                Field::MORE_EMAILS,
            ] {
                for attribute in field.row().ldap {
                    searched.add(field, attribute);
                }
            }
        }
        for (attribute, field) in own.attributes() {
            searched.add(field, attribute);
        }
        searched
    }

    fn add(&mut self, field: Field, attribute: &'n str) {
        let kind = &field.row().kind;
        let groups = match field {
            Field::NAME | Field::OTHER_NAMES => vec![&mut self.names],
            Field::UNIT => vec![&mut self.posts, &mut self.units],
            Field::ROOM => vec![&mut self.rooms],
            Field::LANGUAGES => vec![&mut self.posts, &mut self.languages],
            _ if kind.is_of_numbers() => vec![&mut self.phones],
            _ if kind.is_of_addresses() => vec![&mut self.emails],
            _ if Field::searched().contains(&field) => vec![&mut self.posts],
            _ => Vec::new(),
        };
        for group in groups {
            if !group.contains(&attribute) {
                group.push(attribute);
            }
        }
    }
}
