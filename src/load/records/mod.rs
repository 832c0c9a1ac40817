//! From records to a [`Directory`](crate::model::Directory): references resolved, values understood,
//! everything else reported.
//!
//! This is the only maker of a `Directory`. A wrong value costs the value, a wrong entry costs the
//! entry, and each is named with its place and a remedy. No contact is lost without a finding.

mod bounds;
mod case;
mod centre;
mod checked_directory;
mod condition;
mod contact;
mod contact_declaration;
mod contact_store;
mod deadline;
mod declaration;
mod declared_record;
mod directory;
mod directory_builder;
mod draft_name;
mod draft_rules;
mod earlier_contacts;
mod email_addresses;
mod figures_in_texts;
mod funding_line;
mod ids;
mod known_units;
mod name_cell;
mod nickname;
mod number_classes;
mod number_parts;
mod number_range;
mod open_point;
mod overlaps;
mod phone_numbers;
mod plain_language;
mod programme;
mod provenance;
mod question;
mod record_macro;
mod rule;
mod rule_places;
mod schema;
mod settings;
mod settle_rules;
mod shape_description;
mod shape_example;
mod shape_schema;
mod spreadsheet_number;
mod tables;
mod template;
mod term;
mod unit;
mod unknown_line;
mod value_kind;
mod value_reader;

pub use checked_directory::{CheckedDirectory, assemble};
pub use contact_store::ContactStore;
pub use declaration::{KeyDeclaration, RecordDeclaration, ValueShape};
pub use directory::{directory, directory_to_check, directory_with};
pub use rule_places::{EditionPlaces, RulePlaces};
pub use schema::{config_schema, data_schema};
pub use settings::{Folders, Server, Settings, are_settings, settings, unused_servers};
pub use tables::tables;
pub use template::{template, templates};

#[cfg(test)]
mod tests;
