//! The reference that stands in manual pages alone, one file a topic.

pub(super) mod answers;
pub(super) mod data;
pub(super) mod fields;
pub(super) mod formats;
pub(super) mod long_lists;
pub(super) mod rules;
pub(super) mod search;
pub(super) mod servers;
pub(super) mod settings;
