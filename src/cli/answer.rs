//! Answers: a view in the form that the call wants, or why there is none.

use super::context::Context;
use super::data::Data;
use super::exit::Exit;
use super::refusal::{CommandResult, Refusal};
use crate::model::Directory;
use crate::render::{self, Failure, Format, View};
use crate::{say, t};

impl Context<'_> {
    /// Prints a view, and says what the form has no place for.
    pub(super) fn answer(&self, view: &View<'_>, directory: &Directory<'_>) -> CommandResult {
        self.print(|out| render::write(view, directory, self.format, &self.page, out))?;
        let lost = render::losses(view, directory, self.format, self.lang);
        if !lost.is_empty() {
            let (form, lost) = (self.format.name(), lost.join(", "));
            self.streams.tell(&say!(
                self.lang,
                "Nicht enthalten, weil {form} keinen Platz dafür hat: {lost}. Vollständig ist --format toml.",
                "Not included, because {form} has no place for it: {lost}. --format toml holds everything."
            ));
        }
        if render::leaves_out_made_ids(view, self.format) {
            self.streams.tell(t!(
                self.lang,
                "Nicht enthalten, weil csv sie nicht kennzeichnen kann: Kennungen, die aus Name und Platz gemacht sind. Mit ihnen: --format json",
                "Not included, because csv cannot mark them: ids that are made of name and position. With them: --format json"
            ));
        }
        Ok(Exit::Found)
    }

    /// Prints with `write`.
    pub(super) fn print(
        &self,
        write: impl FnOnce(&mut dyn std::io::Write) -> Result<(), Failure>,
    ) -> CommandResult {
        let answered = self.streams.answer(|out| match &self.pager {
            Some(pager) => pager.show(out, write),
            None => write(out),
        });
        match answered {
            Ok(()) => Ok(Exit::Found),
            Err(Failure::Io(error)) => Err(Refusal::unwritable(&error, self.lang)),
            Err(Failure::Unfit) => Err(Refusal::wrong(self.unfit())),
        }
    }

    /// Says that this output does not exist in the form, and what does.
    fn unfit(&self) -> String {
        let form = self.format.name();
        if matches!(self.format, Format::Mermaid | Format::Dot) {
            return say!(
                self.lang,
                "Als {form} gibt es nur das Gespräch zu einer Förderlinie: wir check --graph LINIE --format {form}",
                "Only the conversation about a funding line exists as {form}: wir check --graph LINE --format {form}"
            );
        }
        let instead = match self.format {
            Format::Ics => t!(
                self.lang,
                "Als ics gibt es nur die Fristen: wir foerderung deadlines --format ics",
                "Only the deadlines exist as ics: wir foerderung deadlines --format ics"
            )
            .to_owned(),
            _ => say!(
                self.lang,
                "Als {form} gibt es Kontakte mit allen Feldern: wir contacts --format {form}",
                "Contacts with all fields exist as {form}: wir contacts --format {form}"
            ),
        };
        say!(
            self.lang,
            "Diese Ausgabe gibt es nicht als {form}. {instead}",
            "This output does not exist as {form}. {instead}"
        )
    }

    /// Refuses where the index broke while an answer was printed from it.
    pub(super) fn refuse_if_damaged(&self, data: &Data<'_>) -> Result<(), Refusal> {
        if !data.is_damaged() {
            return Ok(());
        }
        Err(Refusal::data(t!(
            self.lang,
            "Der Index ist beschädigt, die Ausgabe ist nicht vollständig. Bitte noch einmal, mit: --no-cache",
            "The index is damaged, the output is not complete. Please try again with: --no-cache"
        )))
    }

    /// Says that nothing was found, and what to do next.
    pub(super) fn nothing(
        &self,
        data: &Data<'_>,
        view: &View<'_>,
        sentence: impl Into<String>,
    ) -> CommandResult {
        // A program gets its empty list; a person gets the sentence.
        if [Format::JSON, Format::CSV].contains(&self.format) {
            self.answer(view, &data.directory)?;
        }
        let mut refusal = Refusal::nothing(sentence);
        // A caller who waits can be put through to the switchboard.
        if let Some(phone) = data
            .directory
            .switchboard()
            .and_then(|contact| contact.phone.as_ref())
        {
            let phone = phone.written_form();
            refusal = refusal.with_hint(say!(
                self.lang,
                "Die Zentrale hilft weiter: {phone}",
                "The switchboard can help: {phone}"
            ));
        }
        if data.hides_entries() {
            refusal.exit = Exit::Data;
            refusal = refusal.with_hint(t!(
                self.lang,
                "Eine Datei oder ein Server war nicht oder nicht ganz zu lesen; die Antwort kann dort stehen.",
                "A file or server could not be read, or not completely; the answer may be there."
            ));
        }
        Err(refusal)
    }
}
