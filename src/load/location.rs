//! Where data is: a path, or an address. Which of the two a name is, is decided once, when it is
//! read; so no message looks at the disk, and none changes with it.

use std::path::{Path, PathBuf};

use crate::both;
use crate::diagnostic::{Diagnostic, FindingPlace};
use crate::ldap::Address;
use crate::ldap::address::{self, AddressKind};
use crate::text::clean;

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// A path or an address, as it was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    named: PathBuf,
    kind: LocationKind,
}

/// What a [`Location`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationKind {
    /// `-`.
    StandardInput,
    /// A file or a folder, or a path where nothing is.
    Path,
    /// A server that can be asked.
    Server,
    /// An address of something else, as of a web page, or one whose scheme is mistyped and that holds a
    /// login. It is not read, and is no file either.
    ForeignAddress,
}

impl Location {
    /// Decides what is named. The disk is asked only about what looks like an address with a login whose
    /// scheme is mistyped: files may have such names.
    pub fn of(named: impl Into<PathBuf>) -> Location {
        Location::in_folder(named, Path::new(""))
    }

    /// As [`of`](Location::of), for what stands in a file: relative paths begin in `folder`.
    pub fn in_folder(named: impl Into<PathBuf>, folder: &Path) -> Location {
        let named = named.into();
        let path = folder.join(&named);
        let (named, kind) = match address::classify(&named.to_string_lossy()) {
            AddressKind::Server => (named, LocationKind::Server),
            AddressKind::Foreign => (named, LocationKind::ForeignAddress),
            AddressKind::Mistyped if !path.exists() => (named, LocationKind::ForeignAddress),
            _ if named.as_os_str() == STANDARD_INPUT && folder.as_os_str().is_empty() => {
                (named, LocationKind::StandardInput)
            }
            _ => (path, LocationKind::Path),
        };
        Location { named, kind }
    }

    /// What is known to be a path.
    pub(super) fn of_path(path: &Path) -> Location {
        Location {
            named: path.to_owned(),
            kind: LocationKind::Path,
        }
    }

    /// What it is.
    pub fn kind(&self) -> LocationKind {
        self.kind
    }

    /// As it was named. An address may hold a password: messages take [`public_form`](Location::public_form).
    pub fn raw_path(&self) -> &Path {
        &self.named
    }

    /// The path, where it is one.
    pub fn path(&self) -> Option<&Path> {
        (self.kind == LocationKind::Path).then_some(&self.named)
    }

    /// The address of a server; `None` where it is none, or cannot be read as one.
    pub fn address(&self) -> Option<Address> {
        let text = || self.named.to_string_lossy();
        (self.kind == LocationKind::Server).then(|| Address::parse(&text()).ok())?
    }

    /// Whether it is a server.
    pub fn is_server(&self) -> bool {
        self.kind == LocationKind::Server
    }

    /// As far as it may be shown: a path whole, an address without login and extensions.
    pub fn public_form(&self) -> String {
        match self.kind {
            LocationKind::StandardInput | LocationKind::Path => clean::path(&self.named),
            LocationKind::Server | LocationKind::ForeignAddress => {
                address::hide_login(&self.named.to_string_lossy())
            }
        }
    }

    /// Where something is wrong with it as a whole.
    pub fn place(&self) -> FindingPlace {
        FindingPlace::File(match self.path() {
            Some(path) => path.to_owned(),
            None => PathBuf::from(self.public_form()),
        })
    }

    /// Whether it may hold a password, as any address that is not understood to its end.
    pub fn may_hold_password(&self) -> bool {
        match self.kind {
            LocationKind::StandardInput | LocationKind::Path => false,
            LocationKind::Server => address::may_hold_password(&self.named.to_string_lossy()),
            LocationKind::ForeignAddress => true,
        }
    }

    /// Says of an address that is not read why not, and what to do.
    pub(super) fn refusal(&self) -> Option<Diagnostic> {
        if self.kind != LocationKind::ForeignAddress {
            return None;
        }
        let error = |(message, help)| {
            Some(Diagnostic::error(
                "unreadable-file",
                self.place(),
                message,
                help,
            ))
        };
        let Some(scheme) = address::scheme(&self.named.to_string_lossy()) else {
            return error(address::mistyped_mistake());
        };
        let message = match scheme.as_str() {
            "http" | "https" => both!(
                "Adressen von Webseiten werden nicht gelesen.",
                "Addresses of web pages are not read."
            ),
            _ => both!(
                "Adressen mit {scheme}:// werden nicht gelesen.",
                "Addresses with {scheme}:// are not read."
            ),
        };
        let help = match scheme.as_str() {
            "file" => both!(
                "Bitte nur den Pfad nennen, ohne file://.",
                "Please name the path alone, without file://."
            ),
            _ => both!(
                "Bitte die Datei erst herunterladen und dann nennen. Adressen von LDAP-Servern beginnen mit ldaps://.",
                "Please download the file first, and then name it. Addresses of LDAP servers begin with ldaps://."
            ),
        };
        error((message, help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_path_an_address_or_standard_input() {
        for (named, kind) in [
            ("-", LocationKind::StandardInput),
            ("liste.csv", LocationKind::Path),
            ("C:\\liste.csv", LocationKind::Path),
            ("ldaps://host/dc=a", LocationKind::Server),
            ("LDAP://host", LocationKind::Server),
            ("https://host/a.csv", LocationKind::ForeignAddress),
            ("file:///a.csv", LocationKind::ForeignAddress),
            ("ldaps:/anna:geheim@host/dc=x", LocationKind::ForeignAddress),
        ] {
            let location = Location::of(named);
            assert_eq!(location.kind(), kind, "{named}");
            assert_eq!(location.raw_path(), Path::new(named));
            assert_eq!(location.path().is_some(), kind == LocationKind::Path);
        }
        let config = Path::new("/etc/wir");
        let listed = |named: &str| Location::in_folder(named, config);
        assert_eq!(listed("a.csv").path(), Some(Path::new("/etc/wir/a.csv")));
        assert_eq!(listed("/srv/a.csv").path(), Some(Path::new("/srv/a.csv")));
        assert_eq!(listed("ldap://host").raw_path(), Path::new("ldap://host"));
        assert_eq!(listed("-").path(), Some(Path::new("/etc/wir/-")));
    }

    #[test]
    fn what_was_decided_stays_whatever_happens_on_the_disk() {
        let folder = std::env::temp_dir().join(format!("wir-location-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let name = "ldap:anna:geheim@host";
        let missing = Location::in_folder(name, &folder);
        std::fs::write(folder.join(name), "Name\n").expect("a file");
        let there = Location::in_folder(name, &folder);
        assert_eq!(missing.public_form(), "ldap:…@host");
        std::fs::remove_dir_all(&folder).expect("removed");
        assert!(
            there.public_form().ends_with(name),
            "{}",
            there.public_form()
        );
        assert_eq!(there.path(), Some(&*folder.join(name)));
        assert!(missing.may_hold_password() && !there.may_hold_password());
        assert!(missing.refusal().is_some() && there.refusal().is_none());
    }
}
