//! How much of everything is taken. What is beyond is left out and told, never cut off silently: work and
//! memory must not depend on who made a list. Each bound is many times what people have.

/// Most further numbers of a contact, and most further e-mail addresses: all of them are shown with it.
pub(super) const MOST_NUMBERS: usize = 100;

/// Most units above each other: every contact is shown with all of its own, and no house has so many.
pub(super) const MOST_LEVELS: usize = 32;

/// Most values of a list, as the keywords of one contact.
pub(super) const MOST_VALUES: usize = 1_000;

/// Most tables of one kind in an entry, as the facts of a funding line: some are compared with each other.
pub(super) const MOST_TABLES: usize = 200;

/// Most records of a kind that people write by hand, as sources and funding lines: they are compared with
/// each other, and looked through for each contact that names one.
pub(super) const MOST_BY_HAND: usize = 1_000;

/// Most funding lines, and most questions of the advisor: every line is compared with every conversation.
pub(super) const MOST_RULES: usize = 200;

/// Longest value on one line, in letters: longer than any name, post or address. What is repeated for
/// each contact, as the name of its unit, stays small.
pub(super) const LONGEST_LINE: usize = 4_000;

/// Longest text of several lines, in letters: some thirty pages.
pub(super) const LONGEST_TEXT: usize = 64 << 10;
