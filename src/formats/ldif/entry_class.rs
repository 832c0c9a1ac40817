//! What an entry of a directory is: a person, a part of the tree, or an account of nobody who works here.

use super::entry::Entry;
use crate::model::{Field, FieldRow, written_fields};

/// What an entry of a directory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryClass {
    /// A person, a post, or an office with a number.
    Contact,
    /// A part of the tree that has no number of its own: the organisation, a unit, a folder.
    Branch,
    /// Something else: a group, a computer, a printer.
    Other,
}

/// Bits of `userAccountControl`: disabled, and accounts of domains and machines (MS-ADTS, 2.2.16).
const NO_STAFF: u32 = 0x2 | 0x800 | 0x1000 | 0x2000;

/// Whether the bits of `userAccountControl` say that nobody works at an account.
pub(in crate::formats) fn is_account_of_nobody(control: &str) -> bool {
    // Some tools write the number with a sign, as the schema has it.
    let control = control.trim().parse::<i64>();
    control.is_ok_and(|bits| bits & i64::from(NO_STAFF) != 0)
}

/// Classes of accounts that services have.
const OF_SERVICES: &[&str] = &[
    "msds-managedserviceaccount",
    "msds-groupmanagedserviceaccount",
];

/// Beginnings of the names of accounts that services have.
const SERVICE_NAMES: &[&str] = &[
    "svc-",
    "svc_",
    "svc.",
    "service-",
    "service_",
    "srv-",
    "srv_",
    "healthmailbox",
    "systemmailbox",
    "msol_",
    "krbtgt",
];

/// Classes of entries that are people or posts.
const PEOPLE: &[&str] = &[
    "person",
    "organizationalperson",
    "inetorgperson",
    "residentialperson",
    "newpilotperson",
    "pilotperson",
    "organizationalrole",
    "user",
    "contact",
    "mozillaabpersonalpha",
    "mozillaabpersonobsolete",
    "gosaaccount",
];

/// Classes of groups, which may have an address of their own.
const GROUPS: &[&str] = &[
    "group",
    "groupofnames",
    "groupofuniquenames",
    "groupofurls",
    "posixgroup",
    "mailgroup",
    "inetmailgroup",
    "distributionlist",
];

/// Classes of entries that only hold others.
pub(super) const BRANCHES: &[&str] = &[
    "organization",
    "organizationalunit",
    "dcobject",
    "domain",
    "domaindns",
    "container",
    "country",
    "locality",
    "builtindomain",
    "nscontainer",
    "extensibleobject",
];

/// The rows of numbers, in the order in which they are written.
pub(super) fn rows_of_numbers() -> impl Iterator<Item = &'static FieldRow> {
    let rows = written_fields().iter().copied();
    rows.filter(|row| row.kind.is_of_numbers())
}

impl Entry<'_, '_> {
    /// What the entry with these attributes is. Without classes it is told by what it has.
    pub fn class(&self) -> EntryClass {
        let has = |names: &'static [&'static str]| self.first_value(names).is_some();
        let is_reachable = || {
            rows_of_numbers()
                .chain([Field::EMAIL.row()])
                .any(|row| has(row.ldap))
        };
        let (mut is_person, mut is_branch, mut is_other) = (false, false, false);
        let mut is_group = false;
        for class in self.classes() {
            // Many directories have a class of their own: `OpenLDAPperson`, `eduPerson`.
            is_person |= PEOPLE.contains(&class.as_str()) || class.ends_with("person");
            is_branch |= BRANCHES.contains(&class.as_str());
            is_group |= GROUPS.contains(&class.as_str());
            // A computer of Active Directory is a user, too.
            is_other |= class == "computer";
        }
        let has_classes = has(&["objectClass"]);
        if is_other || is_group && !is_person {
            EntryClass::Other
        } else if is_person || is_reachable() || !has_classes && has(&["cn", "sn", "displayName"]) {
            EntryClass::Contact
        } else if is_branch {
            EntryClass::Branch
        } else {
            EntryClass::Other
        }
    }

    /// Whether the entry is an account of nobody who works here: disabled, hidden from address lists, or of a service.
    pub fn is_no_staff(&self) -> bool {
        let is_true = |name: &'static str| {
            let value = self.first_value(std::slice::from_ref(&name));
            value.is_some_and(|value| value.value.trim().eq_ignore_ascii_case("true"))
        };
        let control = self.first_value(&["userAccountControl"]);
        let is_disabled = control.is_some_and(|control| is_account_of_nobody(&control.value));
        let is_of_service = || {
            let mut names = self.ordered_values(&["sAMAccountName", "uid", "cn"]);
            let is_called_so = names.any(|name| {
                let name = name.value.trim().to_ascii_lowercase();
                SERVICE_NAMES.iter().any(|begin| name.starts_with(begin))
            });
            let has_number = || rows_of_numbers().any(|row| self.first_value(row.ldap).is_some());
            // An object that only has a password is one with which a program logs in (RFC 4519, 3.14).
            let is_only_login = || {
                let mut classes = self.classes();
                classes.any(|class| class == "simplesecurityobject")
                    && self.first_value(Field::EMAIL.row().ldap).is_none()
            };
            (is_called_so || is_only_login()) && !has_number()
        };
        is_disabled
            || is_true("msExchHideFromAddressLists")
            || is_true("nsAccountLock")
            || is_true("isCriticalSystemObject")
            || self
                .classes()
                .any(|class| OF_SERVICES.contains(&class.as_str()))
            || is_of_service()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::ldif::attributes::Attribute;
    use crate::formats::ldif::attributes::tests::attribute;

    #[test]
    fn accounts_at_which_nobody_works_are_known() {
        let is = |attributes: &[(&'static str, &'static str)]| {
            let attributes: Vec<Attribute> = attributes.iter().map(attribute).collect();
            Entry::new(&attributes).is_no_staff()
        };
        for no_staff in [
            ("userAccountControl", "514"),
            ("userAccountControl", "66050"),
            ("userAccountControl", "-2147483646"),
            ("msExchHideFromAddressLists", "TRUE"),
            ("nsAccountLock", "true"),
            ("objectClass", "msDS-GroupManagedServiceAccount"),
            ("sAMAccountName", "svc-backup"),
        ] {
            assert!(is(&[("cn", "Anna Rat"), no_staff]), "{no_staff:?}");
        }
        for staff in [
            ("userAccountControl", "512"),
            ("userAccountControl", "66048"),
            ("msExchHideFromAddressLists", "FALSE"),
            ("sAMAccountName", "rat"),
        ] {
            assert!(!is(&[("cn", "Anna Rat"), staff]), "{staff:?}");
        }
        assert!(!is(&[("uid", "srv-team"), ("telephoneNumber", "12")]));
    }
}
