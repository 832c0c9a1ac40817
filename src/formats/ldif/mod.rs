//! LDIF (RFC 2849), and the attributes of directories, which files and servers share.

pub mod attributes;
mod distinguished_name;
mod language_tags;
mod read;

pub use read::{LdifEntries, MADE_SN, MADE_UID, WRITTEN};
pub(super) use read::{looks_like_entries, names_entries};
