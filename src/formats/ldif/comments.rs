//! Comments of our own writer, which its reader believes as long as they fit.

/// The comment directly above a `uid` that is made of name and position, because the name of an entry
/// needs one. Read as a given id it would replace the entry of another list that has the same. A comment,
/// because the schema has no attribute for it and servers pass comments over (RFC 2849, note 3): what a
/// server has taken is a given id from then on. The look of the id does not tell: a given one may be
/// `anna-muster-1`, too.
pub(super) const MADE_UID: &str = "# uid made";

/// The comment directly above an `sn` that a rule finds in the whole name: the schema asks for one.
pub(super) const MADE_SN: &str = "# sn made";

/// The comment directly above a number: how the list writes it, for the standard wants another form.
pub(super) const WRITTEN: &str = "# written";

/// The comment above a number or an address whose attribute does not say what it is for.
pub(super) const TYPE: &str = "# type";

/// The comment directly above a `cn` that is another name of the person than the one that is shown.
pub(super) const OTHER_NAME: &str = "# other name";
