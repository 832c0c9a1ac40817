//! The conversation: from the front page to a contact, a page, a sheet, and back.

use std::io::Write;

use super::{Answer, Dialogue, Question};
use crate::locale::Lang;
use crate::model::funding::LineKind;
use crate::model::{Contact, Directory, FundingLine};
use crate::render::{self, ContactList, Failure, Format, LineSheet, Page, View};
use crate::search::{self, Filter, Hit, How, Query, Topic};
use crate::source;
use crate::{fold, say, t};

/// As many options as there are digits to choose them.
const MOST_OPTIONS: usize = 9;

/// Longer lines of running text are hard to follow.
const WIDEST_PROSE: usize = 79;

/// What the guide walks through.
pub struct Guide<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// Where pages are printed, and in which language.
    pub page: Page,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person had enough.
    Quit,
    /// Ctrl-C, or the wish of the system.
    Interrupted,
}

/// A step back, or the end of all steps.
enum Stop {
    Back,
    End(End),
}

type Step<T> = Result<T, Stop>;

/// Walks a person through the directory. Pages are printed on `out`; a closed `out` ends the walk.
pub fn run(guide: &Guide<'_>, dialogue: &mut dyn Dialogue, out: &mut dyn Write) -> End {
    let mut walk = Walk {
        guide,
        dialogue,
        out,
    };
    loop {
        match walk.front_page() {
            Err(Stop::End(end)) => return end,
            Ok(()) | Err(Stop::Back) => {}
        }
    }
}

struct Walk<'w, 'd> {
    guide: &'w Guide<'d>,
    dialogue: &'w mut dyn Dialogue,
    out: &'w mut dyn Write,
}

impl<'d> Walk<'_, 'd> {
    fn lang(&self) -> Lang {
        self.guide.page.lang
    }

    fn directory(&self) -> &'d Directory<'d> {
        self.guide.directory
    }

    fn front_page(&mut self) -> Step<()> {
        let lang = self.lang();
        let options = [
            t!(
                lang,
                "Ansprechperson oder Nummer finden",
                "Find a contact or number"
            ),
            t!(
                lang,
                "Programm und Arbeitsbereiche",
                "The programme and areas of work"
            ),
            t!(lang, "Fördermittel ansehen", "Look at funding"),
            t!(lang, "Beenden", "Quit"),
        ];
        let explanation = t!(
            lang,
            "Hier finden Sie Menschen, Nummern, Aufgaben und Fördermittel. Nichts wird verschickt.",
            "Here you find people, numbers, areas of work and funding. Nothing is sent anywhere."
        );
        let choice = self.choose(
            t!(lang, "Was möchten Sie tun?", "What would you like to do?"),
            &options,
            explanation,
            false,
        )?;
        match choice {
            0 => self.contacts(),
            1 => self.topics(),
            2 => self.funding(),
            _ => Err(Stop::End(End::Quit)),
        }
    }

    /// Asks; more options than digits are shown in portions.
    fn choose(
        &mut self,
        text: &str,
        options: &[impl AsRef<str>],
        explanation: &str,
        can_go_back: bool,
    ) -> Step<usize> {
        let lang = self.lang();
        let mut first = 0;
        loop {
            let left = options.len() - first;
            let (shown, has_more) = if left <= MOST_OPTIONS {
                (left, false)
            } else {
                (MOST_OPTIONS - 1, true)
            };
            let mut portion: Vec<String> = options[first..first + shown]
                .iter()
                .map(|option| short(option.as_ref()))
                .collect();
            if has_more {
                portion.push(t!(lang, "Weitere zeigen", "Show more").to_owned());
            }
            let question = Question {
                text: text.to_owned(),
                options: portion,
                explanation: self.prose(explanation),
                can_go_back: can_go_back || first > 0,
                is_yes_or_no: false,
            };
            match self.dialogue.choose(&question) {
                Answer::Option(option) if has_more && option == shown => first += shown,
                Answer::Option(option) => return Ok(first + option),
                Answer::Back if first > 0 => first = first.saturating_sub(MOST_OPTIONS - 1),
                answer => return Err(stop(&answer)),
            }
        }
    }

    fn ask(&mut self, prompt: &str, explanation: &str) -> Answer {
        let (prompt, explanation) = (self.prose(prompt), self.prose(explanation));
        self.dialogue.ask(&prompt, &explanation)
    }

    fn say(&mut self, text: &str) {
        let text = self.prose(text);
        self.dialogue.say(&text);
    }

    /// A text as wide as the pages, broken between its words.
    fn prose(&self, text: &str) -> String {
        let columns = self
            .guide
            .page
            .width
            .map_or(WIDEST_PROSE, |width| width.min(WIDEST_PROSE));
        super::rows(text.split_whitespace(), " ", columns).join("\n")
    }

    fn confirm(&mut self, text: &str, explanation: &str) -> Step<bool> {
        let lang = self.lang();
        let question = Question {
            text: text.to_owned(),
            options: vec![
                t!(lang, "Ja", "Yes").to_owned(),
                t!(lang, "Nein", "No").to_owned(),
            ],
            explanation: self.prose(explanation),
            can_go_back: true,
            is_yes_or_no: true,
        };
        match self.dialogue.choose(&question) {
            Answer::Option(option) => Ok(option == 0),
            answer => Err(stop(&answer)),
        }
    }

    fn print(&mut self, view: &View<'_>) -> Step<()> {
        let result = writeln!(self.out)
            .map_err(Failure::Io)
            .and_then(|()| {
                render::write(
                    view,
                    self.guide.directory,
                    Format::Text,
                    &self.guide.page,
                    self.out,
                )
            })
            .and_then(|()| self.out.flush().map_err(Failure::Io));
        result.map_err(|_| Stop::End(End::Quit))
    }

    /// Letters, hits, one of them, its sheet, and the card if it is wanted.
    fn contacts(&mut self) -> Step<()> {
        let lang = self.lang();
        loop {
            let prompt = t!(
                lang,
                "Name, Nummer, Raum oder Thema; „alle“ zeigt alle",
                "Name, number, room or topic; “all” shows all"
            );
            let explanation = t!(
                lang,
                "Ein Teil genügt, auch mit Tippfehlern: falk, 3033, Raum 415, Ehrenamt.",
                "A part is enough, even with typing errors: falk, 3033, room 415, volunteers."
            );
            let words = match self.ask(prompt, explanation) {
                Answer::Words(words) => words,
                answer => return Err(stop(&answer)),
            };
            let is_all = matches!(words.to_lowercase().as_str(), "alle" | "all" | "*");
            let query = Query::new(if is_all { "" } else { &words });
            let hits = search::contacts(self.directory(), &query, &Filter::default(), false, lang);
            if hits.is_empty() {
                let asked = crate::clean::line(&words).into_owned();
                self.say(&say!(
                    lang,
                    "Niemand gefunden für „{asked}“. Bitte nur einen Teil tippen, zum Beispiel den Nachnamen.",
                    "Nobody found for “{asked}”. Please type only a part, for example the family name."
                ));
                self.offer_a_call();
                continue;
            }
            if search::only_similar(&hits) {
                self.say(t!(
                    lang,
                    "Genau so steht es nirgends. Ähnlich sind:",
                    "Nothing is spelled so. Similar are:"
                ));
            }
            match self.one_of(&hits) {
                Ok(()) | Err(Stop::Back) => {}
                Err(end) => return Err(end),
            }
        }
    }

    /// A number of the house, for who finds nothing; the directory may have none.
    fn offer_a_call(&mut self) {
        let switchboard = self.directory().switchboard();
        if let Some(phone) = switchboard.and_then(|contact| contact.phone.as_ref()) {
            let phone = phone.written();
            self.say(&say!(
                self.lang(),
                "Rufen Sie gern an: {phone}",
                "Please call: {phone}"
            ));
        }
    }

    fn one_of(&mut self, hits: &[Hit<&'d Contact<'d>>]) -> Step<()> {
        let lang = self.lang();
        let line = |hit: &Hit<&Contact>| {
            let phone = hit
                .entry
                .phone
                .as_ref()
                .map_or(t!(lang, "ohne Nummer", "no number"), |phone| {
                    phone.written()
                });
            format!("{phone}  {}", hit.entry.label(lang))
        };
        let options: Vec<String> = hits.iter().map(line).collect();
        loop {
            let choice = if hits.len() == 1 {
                0
            } else {
                let explanation = t!(
                    lang,
                    "Wählen Sie, wessen Blatt Sie sehen wollen.",
                    "Choose whose sheet you want to see."
                );
                self.choose(
                    t!(lang, "Wen meinen Sie?", "Whom do you mean?"),
                    &options,
                    explanation,
                    true,
                )?
            };
            let hit = &hits[choice..=choice];
            self.print(&View::Contacts(ContactList {
                hits: hit,
                fields: None,
                searched: true,
            }))?;
            match self.offer_card(hit) {
                Err(Stop::Back) if hits.len() > 1 => {}
                result => return result,
            }
        }
    }

    fn offer_card(&mut self, hit: &[Hit<&'d Contact<'d>>]) -> Step<()> {
        let lang = self.lang();
        let explanation = t!(
            lang,
            "Eine vCard ist eine Datei für das Adressbuch im Telefon. Sie kommt in den Ordner, in dem Sie gerade sind.",
            "A vCard is a file for the address book of a phone. It goes into the folder where you are now."
        );
        if !self.confirm(
            t!(lang, "Als vCard speichern?", "Save as a vCard?"),
            explanation,
        )? {
            return Ok(());
        }
        let view = View::Contacts(ContactList {
            hits: hit,
            fields: None,
            searched: false,
        });
        self.save(
            &view,
            Format::Vcard,
            &fold::slug(hit[0].entry.label(lang)),
            "vcf",
        );
        Ok(())
    }

    fn save(&mut self, view: &View<'_>, format: Format, name: &str, ending: &str) {
        let lang = self.lang();
        let mut bytes = Vec::new();
        let written = render::write(
            view,
            self.guide.directory,
            format,
            &self.guide.page,
            &mut bytes,
        );
        if written.is_err() {
            return;
        }
        match source::keep(name, ending, &bytes) {
            Ok(file) => self.say(&say!(lang, "Gespeichert: {file}", "Saved: {file}")),
            Err(error) => {
                let reason = crate::diagnostic::system_reason(&error);
                let reason = reason.get(lang);
                self.say(&say!(
                    lang,
                    "Nicht gespeichert. {reason}",
                    "Not saved. {reason}"
                ));
            }
        }
    }

    fn topics(&mut self) -> Step<()> {
        let lang = self.lang();
        let programmes = self.directory().programmes.iter().map(Topic::Programme);
        let topics: Vec<Topic> = programmes
            .chain(self.directory().areas.iter().map(Topic::Area))
            .collect();
        let options: Vec<&str> = topics
            .iter()
            .filter_map(|topic| match topic {
                Topic::Programme(programme) => Some(programme.name.get(lang)),
                Topic::Area(area) => Some(area.name.get(lang)),
                _ => None,
            })
            .collect();
        let explanation = t!(
            lang,
            "Zu jedem Thema sehen Sie, was getan wird, für wen, und wen Sie anrufen können.",
            "For each topic you see what is done, for whom, and whom you can call."
        );
        loop {
            let choice = self.choose(
                t!(
                    lang,
                    "Worüber möchten Sie lesen?",
                    "What would you like to read about?"
                ),
                &options,
                explanation,
                true,
            )?;
            self.print(&View::Topics(&topics[choice..=choice]))?;
        }
    }

    fn funding(&mut self) -> Step<()> {
        let lang = self.lang();
        let options = [
            t!(lang, "Sagen, was Sie vorhaben", "Say what you want to do"),
            t!(lang, "Alle Förderlinien ansehen", "See all funding lines"),
            t!(lang, "Angebote ohne Geld", "Offers without money"),
            t!(lang, "Andere Fördermittel", "Other funds"),
        ];
        let explanation = t!(
            lang,
            "Eine Förderlinie ist ein Weg zu Geld vom Land. Jede ist für einen Zweck gedacht.",
            "A funding line is a way to money from the Land. Each serves one purpose."
        );
        loop {
            let choice = self.choose(
                t!(
                    lang,
                    "Wie möchten Sie suchen?",
                    "How would you like to search?"
                ),
                &options,
                explanation,
                true,
            )?;
            let step = match choice {
                0 => self.funding_by_words(),
                1 => self.funding_of(LineKind::Line),
                2 => self.funding_of(LineKind::Offer),
                _ => self.funding_of(LineKind::Fund),
            };
            match step {
                Ok(()) | Err(Stop::Back) => {}
                end => return end,
            }
        }
    }

    fn funding_by_words(&mut self) -> Step<()> {
        let lang = self.lang();
        loop {
            let prompt = t!(
                lang,
                "Was haben Sie vor? Zum Beispiel: Projekt, Dolmetscher, Minijob",
                "What do you have in mind? For example: project, interpreters, mini-job"
            );
            let explanation = t!(
                lang,
                "Ein Wort genügt. Gesucht wird in den Namen und Texten aller Blätter.",
                "One word is enough. The names and texts of all sheets are searched."
            );
            let words = match self.ask(prompt, explanation) {
                Answer::Words(words) => words,
                answer => return Err(stop(&answer)),
            };
            let hits = search::topics(self.directory(), &Query::new(&words));
            let line = |hit: &Hit<Topic<'d>>| match hit.entry {
                Topic::Line(line) if hit.how < How::Similar || search::only_similar(&hits) => {
                    Some(line)
                }
                _ => None,
            };
            let lines: Vec<&FundingLine> = hits.iter().filter_map(line).collect();
            if lines.is_empty() {
                self.say(t!(
                    lang,
                    "Dazu steht hier nichts. Mit z kommen Sie zurück und können alle Förderlinien ansehen.",
                    "There is nothing about it here. With z you go back and can see all funding lines."
                ));
                self.offer_a_call();
                continue;
            }
            match self.one_line_of(&lines) {
                Ok(()) | Err(Stop::Back) => {}
                end => return end,
            }
        }
    }

    fn funding_of(&mut self, kind: LineKind) -> Step<()> {
        let lines: Vec<&FundingLine> = self
            .directory()
            .lines
            .iter()
            .filter(|line| line.kind == kind)
            .collect();
        self.one_line_of(&lines)
    }

    fn one_line_of(&mut self, lines: &[&'d FundingLine]) -> Step<()> {
        let lang = self.lang();
        let options: Vec<&str> = lines.iter().map(|line| line.label.get(lang)).collect();
        let explanation = t!(
            lang,
            "Das Blatt sagt, wofür das Geld ist, wer es bekommt, wie viel, bis wann, und wie sicher das ist.",
            "The sheet says what the money is for, who gets it, how much, until when, and how sure that is."
        );
        loop {
            let question = t!(
                lang,
                "Welches Blatt möchten Sie sehen?",
                "Which sheet would you like to see?"
            );
            let choice = if lines.len() == 1 {
                0
            } else {
                self.choose(question, &options, explanation, true)?
            };
            let line = lines[choice];
            self.print(&View::Line(LineSheet {
                line,
                sources: false,
            }))?;
            let explanation = t!(
                lang,
                "Die Datei kommt in den Ordner, in dem Sie gerade sind. Keine Datei wird überschrieben.",
                "The file goes into the folder where you are now. No file is overwritten."
            );
            match self.confirm(
                t!(
                    lang,
                    "Als Datei speichern (Markdown)?",
                    "Save as a file (Markdown)?"
                ),
                explanation,
            ) {
                Ok(true) => self.save(
                    &View::Line(LineSheet {
                        line,
                        sources: true,
                    }),
                    Format::Markdown,
                    &line.id,
                    "md",
                ),
                Ok(false) | Err(Stop::Back) => {}
                Err(end) => return Err(end),
            }
            if lines.len() == 1 {
                return Ok(());
            }
        }
    }
}

fn stop(answer: &Answer) -> Stop {
    match answer {
        Answer::Interrupted => Stop::End(End::Interrupted),
        Answer::Back => Stop::Back,
        _ => Stop::End(End::Quit),
    }
}

/// An option on one line of a narrow terminal.
fn short(option: &str) -> String {
    const WIDEST: usize = 70;
    if option.chars().count() <= WIDEST {
        return option.to_owned();
    }
    let start: String = option.chars().take(WIDEST - 1).collect();
    format!("{start}…")
}
