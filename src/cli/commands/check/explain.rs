//! `wir check --explain`: what a code of a finding means and what to do, or all codes at a glance.

use crate::cli::context::Context;
use crate::cli::refusal::CommandResult;
use crate::diagnostic::{CODE_THEMES, finding_codes};
use crate::load::DataLayers;
use crate::render::View;

/// The word that stands for all codes, and that is meant where none is given.
pub(super) const LIST: &str = "list";

/// What can stand behind the option.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [LIST]
        .into_iter()
        .chain(finding_codes().map(|row| row.code))
}

/// Explains the code. The data is not read: what a code means does not depend on it.
pub(super) fn run(context: &Context<'_>, word: &str) -> CommandResult {
    context.tell_settings();
    let code = finding_codes().find(|row| row.code.eq_ignore_ascii_case(word));
    let view = code.map_or(View::Codes(CODE_THEMES), View::Code);
    let nothing = context.data_without_config(&DataLayers::default(), &[]);
    context.answer(&view, &nothing.directory)
}
