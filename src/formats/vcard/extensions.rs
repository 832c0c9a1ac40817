//! Parameters of our own (RFC 6350, 3.3: names that begin with `X-`), which reader and writer share. Properties of
//! our own stand in the table of fields.

/// The parameter that our own writer puts on a value that it made and no list gave: a `UID` of name and
/// row, an `N` with the parts that a rule finds in the whole name, a `NOTE` that says in words that nothing confirms the name.
pub(super) const MADE: &str = "X-MADE";

/// The parameter with which our own writer notes how the list writes a number.
pub(super) const WRITTEN: &str = "X-WRITTEN";

/// The parameter with which our own writer says that a `NOTE` names no room, though it reads as if.
pub(super) const NO_ROOM: &str = "X-NO-ROOM";
