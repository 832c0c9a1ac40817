//! The commands, a file each.

pub(super) mod check;
pub(super) mod completions;
pub(super) mod contacts;
pub(super) mod foerderung;
pub(super) mod man;
pub(super) mod paths;
pub(super) mod program;
pub(super) mod rooms;
pub(super) mod search;
pub(super) mod start;
