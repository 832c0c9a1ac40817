//! Reading live from LDAP servers (RFC 4511): only what a look-up wants, never the whole directory.
//!
//! Addresses, access and requests are plain values, and known in every build; the rest needs the feature
//! `ldap`.

mod access;
pub mod address;
#[cfg(feature = "ldap")]
mod client;
#[cfg(feature = "ldap")]
mod connection;
#[cfg(feature = "ldap")]
mod entry;
#[cfg(feature = "ldap")]
mod exchange;
#[cfg(feature = "ldap")]
mod filter;
#[cfg(feature = "ldap")]
mod filter_grammar;
#[cfg(feature = "ldap")]
mod message;
#[cfg(feature = "ldap")]
mod pages;
mod query;
#[cfg(feature = "ldap")]
mod searched_attributes;
#[cfg(feature = "ldap")]
mod trouble;

pub use access::{Access, Accesses};
pub use address::{Address, is_address};
#[cfg(feature = "ldap")]
pub(crate) use client::{ask_server, record};
pub use query::{EntryQuery, QueryPart, ServerQuery};
