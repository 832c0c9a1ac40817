//! What writes a page: a file or folder for each form. No writer knows what a page is about.

pub(super) mod markdown;
pub(super) mod plain;
pub(super) mod text;
