//! The conversation: from the front page to a contact, a page, a sheet, and back.

use std::io::Write;

use super::talk::Talk;
use super::{Answer, Consultation, Dialogue, End, Step, Stop, advisor, stop};
use crate::locale::Lang;
use crate::model::funding::LineKind;
use crate::model::{Directory, FundingLine};
use crate::render::{self, ContactList, Format, LineSheet, Page, View};
use crate::search::{self, Hit, How, Listed, Listing, Query, Topic, Understood};
use crate::{fold, say, t};

/// More hits than this are better narrowed than looked through.
const MANY: usize = 20;

/// What the guide walks through.
pub struct Guide<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// Finds contacts.
    pub look_up: &'d dyn Fn(&Query) -> Met<'d>,
    /// Whether servers are asked for that.
    pub asks_servers: bool,
    /// Where pages are printed, and in which language.
    pub page: Page,
    /// The advisor, where the data has rules.
    pub advisor: Option<Consultation<'d>>,
}

/// Contacts that fit a query, with the directory that they refer to.
pub struct Met<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// The contacts, best first.
    pub contacts: Listing<'d>,
    /// How the query was understood.
    pub understood: Understood,
    /// Whether some of them could not be read from their index, so that all are void.
    pub is_damaged: Box<dyn Fn() -> bool + 'd>,
}

/// Walks a person through the directory. Pages are printed on `out`; a closed `out` ends the walk.
pub fn run(guide: &Guide<'_>, dialogue: &mut dyn Dialogue, out: &mut dyn Write) -> End {
    let talk = Talk::new(guide.directory, guide.page, dialogue, out);
    let mut walk = Walk { guide, talk };
    loop {
        walk.talk.dialogue.part_with(match guide.asks_servers {
            false => t!(
                guide.page.lang,
                "Abgebrochen. Es wurde nichts verschickt.",
                "Stopped. Nothing was sent."
            ),
            true => t!(guide.page.lang, "Abgebrochen.", "Stopped."),
        });
        match walk.front_page() {
            Err(Stop::End(end)) => return end,
            Ok(()) | Err(Stop::Back) => {}
        }
    }
}

struct Walk<'w, 'd> {
    guide: &'w Guide<'d>,
    talk: Talk<'w, 'd>,
}

impl<'d> Walk<'_, 'd> {
    fn lang(&self) -> Lang {
        self.talk.lang()
    }

    fn directory(&self) -> &'d Directory<'d> {
        self.talk.directory
    }

    fn front_page(&mut self) -> Step<()> {
        let lang = self.lang();
        // What servers said about one query concerns no other page.
        self.talk.directory = self.guide.directory;
        let mut options = vec![
            t!(
                lang,
                "Ansprechperson oder Nummer finden",
                "Find a contact or number"
            )
            .to_owned(),
            t!(
                lang,
                "Programm und Arbeitsbereiche",
                "The programme and areas of work"
            )
            .to_owned(),
            t!(lang, "Fördermittel ansehen", "Look at funding").to_owned(),
            t!(lang, "Beenden", "Quit").to_owned(),
        ];
        let advisor = self.advisor_option();
        let is_below_advisor = usize::from(advisor.is_some());
        options.splice(0..0, advisor);
        let explanation = match self.guide.asks_servers {
            false => t!(
                lang,
                "Hier finden Sie Menschen, Nummern, Aufgaben und Fördermittel. Nichts wird verschickt.",
                "Here you find people, numbers, areas of work and funding. Nothing is sent anywhere."
            ),
            true => t!(
                lang,
                "Hier finden Sie Menschen, Nummern, Aufgaben und Fördermittel. Gefragt werden nur die Server, die eingestellt sind.",
                "Here you find people, numbers, areas of work and funding. Only the servers of your settings are asked."
            ),
        };
        let choice = self.talk.choose(
            t!(lang, "Was möchten Sie tun?", "What would you like to do?"),
            &options,
            explanation,
            false,
        )?;
        match choice.checked_sub(is_below_advisor) {
            None => self.advise(),
            Some(0) => self.contacts(),
            Some(1) => self.topics(),
            Some(2) => self.funding(),
            Some(_) => Err(Stop::End(End::Quit)),
        }
    }

    /// The way into the advisor, where there is one.
    fn advisor_option(&self) -> Option<String> {
        let most = self.guide.advisor.as_ref()?.most_questions();
        Some(say!(
            self.lang(),
            "Passende Förderung finden (höchstens {most} Fragen)",
            "Find funding that fits (at most {most} questions)"
        ))
    }

    fn advise(&mut self) -> Step<()> {
        match &self.guide.advisor {
            Some(consultation) => {
                let answers = consultation.advisor.no_answers();
                advisor::consult(consultation, &answers, true, &mut self.talk)
            }
            None => Ok(()),
        }
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
            let words = match self.talk.ask(prompt, explanation) {
                Answer::Words(words) => words,
                answer => return Err(stop(&answer)),
            };
            let is_all = matches!(words.to_lowercase().as_str(), "alle" | "all" | "*");
            let query = Query::new(if is_all { "" } else { &words });
            let met = (self.guide.look_up)(&query);
            self.talk.directory = met.directory;
            let hits = &met.contacts;
            if hits.is_empty() {
                let asked = crate::clean::line(&words).into_owned();
                self.talk.say(&say!(
                    lang,
                    "Niemand gefunden für „{asked}“. Bitte nur einen Teil tippen, zum Beispiel den Nachnamen.",
                    "Nobody found for “{asked}”. Please type only a part, for example the family name."
                ));
                self.talk.offer_a_call();
                continue;
            }
            let asked = crate::clean::line(&words);
            for sentence in render::understood(lang, &asked, &met.understood, hits.similar()) {
                self.talk.say(&sentence);
            }
            if hits.len() > MANY && !query.is_empty() {
                self.talk.say(&render::narrowing(lang, hits, met.directory));
            }
            match self.one_of(&met) {
                Ok(()) | Err(Stop::Back) => {}
                Err(end) => return Err(end),
            }
        }
    }

    fn one_of(&mut self, met: &Met<'d>) -> Step<()> {
        let lang = self.lang();
        let hits = &met.contacts;
        let line = |hit: Listed<'_>| {
            let phone = render::phone(&hit.entry, lang);
            let label = hit.entry.label(lang);
            // Of two people with one name the unit tells who is meant.
            match met.directory.unit_of(&hit.entry) {
                Some(unit) => format!("{phone}  {label}, {}", unit.name.get(lang)),
                None => format!("{phone}  {label}"),
            }
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
                self.talk.choose(
                    t!(lang, "Wen meinen Sie?", "Whom do you mean?"),
                    &options,
                    explanation,
                    true,
                )?
            };
            let one = hits.only(choice);
            // Here the contact is read once more.
            if one.iter().next().is_none() || (met.is_damaged)() {
                self.talk.say(t!(
                    lang,
                    "Der Index ist beschädigt. Bitte noch einmal suchen.",
                    "The index is damaged. Please search again."
                ));
                return Ok(());
            }
            self.talk.print(&View::Contacts(ContactList {
                hits: &one,
                understood: &Understood::default(),
                fields: None,
                searched: true,
            }))?;
            match self.offer_card(&one) {
                Err(Stop::Back) if hits.len() > 1 => {}
                result => return result,
            }
        }
    }

    fn offer_card(&mut self, one: &Listing<'d>) -> Step<()> {
        let lang = self.lang();
        let explanation = t!(
            lang,
            "Eine vCard ist eine Datei für das Adressbuch im Telefon. Sie kommt in den Ordner, in dem Sie gerade sind.",
            "A vCard is a file for the address book of a phone. It goes into the folder where you are now."
        );
        if !self.talk.confirm(
            t!(lang, "Als vCard speichern?", "Save as a vCard?"),
            explanation,
        )? {
            return Ok(());
        }
        let view = View::Contacts(ContactList {
            hits: one,
            understood: &Understood::default(),
            fields: None,
            searched: false,
        });
        let name = one
            .iter()
            .next()
            .map(|hit| fold::slug(hit.entry.label(lang)));
        self.talk
            .save(&view, Format::Vcard, &name.unwrap_or_default(), "vcf");
        Ok(())
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
            let choice = self.talk.choose(
                t!(
                    lang,
                    "Worüber möchten Sie lesen?",
                    "What would you like to read about?"
                ),
                &options,
                explanation,
                true,
            )?;
            self.talk.print(&View::Topics(&topics[choice..=choice]))?;
        }
    }

    fn funding(&mut self) -> Step<()> {
        let lang = self.lang();
        let mut options = vec![
            t!(lang, "Sagen, was Sie vorhaben", "Say what you want to do").to_owned(),
            t!(lang, "Alle Förderlinien ansehen", "See all funding lines").to_owned(),
            LineKind::Offer.heading(lang).to_owned(),
            LineKind::Fund.heading(lang).to_owned(),
        ];
        let advisor = self.advisor_option();
        let is_below_advisor = usize::from(advisor.is_some());
        options.splice(0..0, advisor);
        let explanation = t!(
            lang,
            "Eine Förderlinie ist ein Weg zu Geld vom Land. Jede ist für einen Zweck gedacht.",
            "A funding line is a way to money from the Land. Each serves one purpose."
        );
        loop {
            let choice = self.talk.choose(
                t!(
                    lang,
                    "Wie möchten Sie suchen?",
                    "How would you like to search?"
                ),
                &options,
                explanation,
                true,
            )?;
            let step = match choice.checked_sub(is_below_advisor) {
                None => self.advise(),
                Some(0) => self.funding_by_words(),
                Some(1) => self.funding_of(LineKind::Line),
                Some(2) => self.funding_of(LineKind::Offer),
                Some(_) => self.funding_of(LineKind::Fund),
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
            let words = match self.talk.ask(prompt, explanation) {
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
                self.talk.say(t!(
                    lang,
                    "Dazu steht hier nichts. Mit z kommen Sie zurück und können alle Förderlinien ansehen.",
                    "There is nothing about it here. With z you go back and can see all funding lines."
                ));
                self.talk.offer_a_call();
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
                self.talk.choose(question, &options, explanation, true)?
            };
            let line = lines[choice];
            self.talk.print(&View::Line(LineSheet {
                line,
                sources: false,
            }))?;
            let explanation = t!(
                lang,
                "Die Datei kommt in den Ordner, in dem Sie gerade sind. Keine Datei wird überschrieben.",
                "The file goes into the folder where you are now. No file is overwritten."
            );
            match self.talk.confirm(
                t!(
                    lang,
                    "Als Datei speichern (Markdown)?",
                    "Save as a file (Markdown)?"
                ),
                explanation,
            ) {
                Ok(true) => self.talk.save(
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
