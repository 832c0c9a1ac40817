//! The conversation: one field into which everything is typed, a list below it, and the pages to which
//! both lead.

use std::io::Write;
use std::path::PathBuf;

use super::advisor::{self, Consultation};
use super::dialogue::Dialogue;
use super::list::{List, MenuItem, RowTarget};
use super::look_up_result::LookUpResult;
use super::reply::{End, Reply, StepResult, Stop, stop};
use super::search_field::{Preview, SearchField};
use super::talk::Talk;
use crate::funding::Advisor;
use crate::model::Keyed;
use crate::model::funding::LineKind;
use crate::model::{Directory, FundingLine};
use crate::render::{self, ContactList, DeadlineList, Format, LineSheet, Overview, Page, View};
use crate::search::{self, ContactHits, Query, QueryInterpretation, Topic};
use crate::text::fold;
use crate::text::locale::Lang;
use crate::{say, t};

/// More hits than this are better narrowed than looked through.
const MANY: usize = 20;

/// What the guide leads through.
pub struct Guide<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// Finds what fits words, if need be at servers.
    pub look_up: &'d dyn Fn(&Query) -> LookUpResult<'d>,
    /// As `look_up`, in the lists alone and at once, while words are typed.
    pub look_in_lists: &'d dyn Fn(&Query) -> LookUpResult<'d>,
    /// Whether servers are asked.
    pub asks_servers: bool,
    /// Whether all contacts are in the directory, so that every room can be shown.
    pub is_whole: bool,
    /// The numbers that are needed most.
    pub main_numbers: &'d Overview<'d>,
    /// Where pages are printed, and in which language.
    pub page: Page,
    /// The rules of the day, for the deadlines.
    pub rules: &'d Advisor<'d>,
    /// The advisor, where the data has rules.
    pub advisor: Option<Consultation<'d>>,
    /// The folder into which files are saved, to name it in full.
    pub folder: PathBuf,
}

/// Leads a person through the directory. Pages are printed on `out`; a closed `out` ends the conversation.
pub fn run(guide: &Guide<'_>, dialogue: &mut dyn Dialogue, out: &mut dyn Write) -> End {
    let lang = guide.page.lang;
    let talk = Talk::new(guide.directory, guide.page, dialogue, out);
    let mut session = GuideSession {
        guide,
        lists: Vec::new(),
        is_new: true,
        card: None,
        has_told_of_saving: false,
        talk,
    };
    let title = render::office(guide.directory, lang);
    session.talk.say(title.unwrap_or("wir"));
    loop {
        session.talk.dialogue.set_farewell(if guide.asks_servers {
            t!(lang, "Abgebrochen.", "Stopped.")
        } else {
            t!(
                lang,
                "Abgebrochen. Es wurde nichts verschickt.",
                "Stopped. Nothing was sent."
            )
        });
        if session.lists.is_empty() {
            let front = session.front();
            session.open(front);
        }
        match session.step() {
            Err(Stop::End(end)) => return end,
            Ok(()) | Err(Stop::Back) => {}
        }
    }
}

struct GuideSession<'w, 'd> {
    guide: &'w Guide<'d>,
    talk: Talk<'w, 'd>,
    /// The lists from the front on, the one shown last at the end.
    lists: Vec<List<'d>>,
    /// Whether the last of them has not been shown yet.
    is_new: bool,
    /// What was shown last, if it can be saved.
    card: Option<SavablePage<'d>>,
    has_told_of_saving: bool,
}

/// A page of which a file can be made.
enum SavablePage<'d> {
    Contact(ContactHits<'d>, &'d Directory<'d>),
    Line(&'d FundingLine),
    Deadlines,
}

impl<'d> GuideSession<'_, 'd> {
    fn lang(&self) -> Lang {
        self.talk.lang()
    }

    /// The list at the beginning.
    fn front(&self) -> List<'d> {
        let mut entries = vec![MenuItem::MainNumbers, MenuItem::Rooms];
        entries.extend(self.guide.advisor.as_ref().map(|_| MenuItem::Advice));
        entries.extend([MenuItem::Funding, MenuItem::Deadlines, MenuItem::Programme]);
        if !self.talk.dialogue.is_plain() {
            entries.push(MenuItem::PlainLines);
        }
        entries.extend([MenuItem::Help, MenuItem::Quit]);
        List::menu(entries)
    }

    fn open(&mut self, list: List<'d>) {
        self.lists.push(list);
        self.is_new = true;
    }

    /// Asks once, and does what is wanted.
    fn step(&mut self) -> StepResult<()> {
        let lang = self.lang();
        let can_go_back = self.can_go_back();
        let Some(list) = self.lists.last() else {
            return Ok(());
        };
        let rows = list.rows(lang, self.talk.dialogue.is_plain());
        let explanation = self.explanation();
        let guide = self.guide;
        let preview = |words: &str, most: usize| preview(guide, words, most);
        let prompt = if can_go_back {
            t!(lang, "Zahl oder neue Suche", "Number or new search")
        } else {
            t!(
                lang,
                "Name, Nummer, Raum oder Thema",
                "Name, number, room or topic"
            )
        };
        let field = SearchField {
            prompt,
            rows: &rows,
            is_new: self.is_new,
            explanation: &explanation,
            can_go_back,
            can_save: self.card.is_some(),
            asks_servers: guide.asks_servers,
            preview: &preview,
        };
        let answer = self.talk.dialogue.search(&field);
        self.is_new = false;
        match answer {
            Reply::Words(words) => self.search(&words),
            Reply::Option(row) => self.choose(row),
            Reply::Hit(words, hit) => {
                let list = List::from_search((guide.look_in_lists)(&Query::new(&words)));
                let chosen = list.target_at(hit);
                self.show(&list, chosen)?;
                self.begin_again();
                Ok(())
            }
            Reply::Save => {
                self.save();
                Ok(())
            }
            Reply::Back => {
                self.back();
                Ok(())
            }
            answer => Err(stop(&answer)),
        }
    }

    fn explanation(&self) -> String {
        let lang = self.lang();
        let sent = if self.guide.asks_servers {
            t!(
                lang,
                "Gefragt werden nur die Server, die eingestellt sind.",
                "Only the servers of your settings are asked."
            )
        } else {
            t!(lang, "Nichts wird verschickt.", "Nothing is sent anywhere.")
        };
        say!(
            lang,
            "Tippen Sie einen Teil von dem, was Sie suchen, auch mit Tippfehlern: falk, 3033, Raum 415, Ehrenamt. „alle“ zeigt alle Namen. Eine Zahl aus der Liste zeigt, was dort steht. „speichern“ macht aus dem, was gerade gezeigt ist, eine Datei. {sent}",
            "Type a part of what you look for, even with typing errors: falk, 3033, room 415, volunteers. “all” shows all names. A number of the list shows what stands there. “save” makes a file of what has just been shown. {sent}"
        )
    }

    fn can_go_back(&self) -> bool {
        self.lists.len() > 1 || self.lists.last().is_some_and(List::can_go_back)
    }

    fn back(&mut self) {
        let is_turned = self.lists.last_mut().is_some_and(List::back);
        if !is_turned && self.lists.len() > 1 {
            self.lists.pop();
        }
        self.is_new = true;
    }

    /// After an answer the field is empty for the next caller. In lines the list that was heard last still
    /// counts; with keys the one at the beginning is shown.
    fn begin_again(&mut self) {
        if !self.talk.dialogue.is_plain() {
            self.lists.truncate(1);
        }
    }

    /// Searches, and shows what is found: one thing at once, several as a list.
    fn search(&mut self, words: &str) -> StepResult<()> {
        let lang = self.lang();
        let is_all = matches!(words.to_lowercase().as_str(), "alle" | "all" | "*");
        let query = Query::new(if is_all { "" } else { words });
        let met = (self.guide.look_up)(&query);
        let asked = crate::text::clean::line(words).into_owned();
        let list = List::from_search(met);
        let Some(met) = list.search_result() else {
            return Ok(());
        };
        if list.is_empty() {
            self.talk.say(&say!(
                lang,
                "Nichts gefunden für „{asked}“. Bitte nur einen Teil tippen, zum Beispiel den Nachnamen.",
                "Nothing found for “{asked}”. Please type only a part, for example the family name."
            ));
            self.talk.offer_a_call();
            return Ok(());
        }
        for sentence in
            render::describe_interpretation(lang, &asked, &met.understood, list.similar())
        {
            self.talk.say(&sentence);
        }
        if list.len() == 1 {
            let chosen = list.target_at(0);
            self.show(&list, chosen)?;
            self.begin_again();
            return Ok(());
        }
        let count = list.len();
        let mut sentence = say!(lang, "{count} Treffer.", "{count} hits.");
        if met.contacts.len() > MANY && !query.is_empty() {
            sentence.push(' ');
            sentence.push_str(&render::narrowing(lang, &met.contacts, met.directory));
        }
        self.talk.say(&sentence);
        // What was found before is no way back from what is found now.
        self.lists.truncate(1);
        self.open(list);
        Ok(())
    }

    /// Follows a row of the list.
    fn choose(&mut self, row: usize) -> StepResult<()> {
        let Some(list) = self.lists.pop() else {
            return Ok(());
        };
        let chosen = list.target_of_row(row);
        self.lists.push(list);
        match chosen {
            RowTarget::More => {
                if let Some(list) = self.lists.last_mut() {
                    list.turn();
                }
                self.is_new = true;
                Ok(())
            }
            RowTarget::MenuItem(entry) => self.enter(entry),
            chosen => {
                let Some(list) = self.lists.pop() else {
                    return Ok(());
                };
                let step = self.show(&list, chosen);
                self.lists.push(list);
                step
            }
        }
    }

    fn enter(&mut self, entry: MenuItem) -> StepResult<()> {
        let lang = self.lang();
        self.talk.directory = self.guide.directory;
        match entry {
            MenuItem::MainNumbers => {
                self.card = None;
                self.talk.print(&View::Overview(self.guide.main_numbers))
            }
            MenuItem::Rooms if self.guide.is_whole => {
                self.card = None;
                let rooms = search::rooms(self.guide.directory, &Query::new(""));
                self.talk.print(&View::Rooms(&rooms))
            }
            MenuItem::Rooms => {
                self.talk.say(t!(
                    lang,
                    "Bitte die Nummer des Raums tippen, zum Beispiel: Raum 415.",
                    "Please type the number of the room, for example: room 415."
                ));
                Ok(())
            }
            MenuItem::Advice => match &self.guide.advisor {
                Some(consultation) => {
                    let answers = consultation.advisor.no_answers();
                    let step = advisor::consult(consultation, &answers, true, &mut self.talk);
                    self.is_new = true;
                    step
                }
                None => Ok(()),
            },
            MenuItem::Funding => {
                let kinds = LineKind::KEYS
                    .iter()
                    .map(|&(_, kind)| MenuItem::Lines(kind));
                let lines = self.guide.directory.lines();
                let has_lines = |entry: &MenuItem| {
                    lines
                        .iter()
                        .any(|line| *entry == MenuItem::Lines(line.kind))
                };
                self.open(List::menu(kinds.into_iter().filter(has_lines).collect()));
                Ok(())
            }
            MenuItem::Lines(kind) => {
                let lines = self.guide.directory.lines().iter();
                let lines = lines.filter(|line| line.kind == kind).map(Topic::Line);
                let list = List::of_topics(self.guide.directory, lines);
                self.open(list);
                Ok(())
            }
            MenuItem::Deadlines => {
                self.talk.print(&View::Deadlines(DeadlineList {
                    advisor: self.guide.rules,
                    start: None,
                }))?;
                self.card = Some(SavablePage::Deadlines);
                self.tell_of_saving();
                Ok(())
            }
            MenuItem::Programme => {
                let directory = self.guide.directory;
                let programmes = directory.programmes().iter().map(Topic::Programme);
                let topics = programmes.chain(directory.areas().iter().map(Topic::Area));
                let list = List::of_topics(directory, topics);
                self.open(list);
                Ok(())
            }
            MenuItem::PlainLines => {
                self.talk.dialogue.use_plain_lines();
                self.lists.clear();
                Ok(())
            }
            MenuItem::Help => {
                let explanation = self.explanation();
                self.talk.say(&explanation);
                Ok(())
            }
            MenuItem::Quit => Err(Stop::End(End::Quit)),
        }
    }

    /// Prints what was chosen of a list.
    fn show(&mut self, list: &List<'d>, chosen: RowTarget) -> StepResult<()> {
        let Some(met) = list.search_result() else {
            return Ok(());
        };
        self.talk.directory = met.directory;
        self.card = None;
        match chosen {
            RowTarget::Contact(at) => {
                let one = met.contacts.select(at);
                // Here the contact is read once more.
                if one.iter().next().is_none() || (met.is_damaged)() {
                    let lang = self.lang();
                    self.talk.say(t!(
                        lang,
                        "Der Index ist beschädigt. Bitte noch einmal suchen.",
                        "The index is damaged. Please search again."
                    ));
                    return Ok(());
                }
                self.talk.print(&View::Contacts(ContactList {
                    hits: &one,
                    understood: &QueryInterpretation::default(),
                    fields: None,
                    searched: true,
                }))?;
                self.card = Some(SavablePage::Contact(one, met.directory));
            }
            RowTarget::Room(at) => {
                let rooms = met.rooms.get(at).cloned().into_iter().collect();
                return self.talk.print(&View::Rooms(&rooms));
            }
            RowTarget::Topic(at) => match met.topics.get(at).map(|hit| hit.entry) {
                Some(Topic::Line(line)) => {
                    self.talk.print(&View::Line(LineSheet {
                        line,
                        sources: false,
                    }))?;
                    self.card = Some(SavablePage::Line(line));
                }
                Some(topic) => return self.talk.print(&View::Topics(&[topic])),
                None => return Ok(()),
            },
            RowTarget::MenuItem(_) | RowTarget::More => return Ok(()),
        }
        self.tell_of_saving();
        Ok(())
    }

    /// Says once that what is shown can be saved; with keys it stands below the field.
    fn tell_of_saving(&mut self) {
        if self.talk.dialogue.is_plain() && !self.has_told_of_saving {
            self.has_told_of_saving = true;
            self.talk
                .say(t!(self.lang(), "Als Datei: speichern.", "As a file: save."));
        }
    }

    /// Saves what was shown last.
    fn save(&mut self) {
        let folder = self.guide.folder.clone();
        match &self.card {
            Some(SavablePage::Contact(one, directory)) => {
                self.talk.directory = directory;
                let view = View::Contacts(ContactList {
                    hits: one,
                    understood: &QueryInterpretation::default(),
                    fields: None,
                    searched: false,
                });
                let label =
                    |hit: search::ContactHit<'_>| fold::slug(hit.entry.label(self.guide.page.lang));
                let name = one.iter().next().map(label).unwrap_or_default();
                self.talk.save(&view, Format::VCARD, &name, "vcf", &folder);
            }
            Some(SavablePage::Line(line)) => {
                let view = View::Line(LineSheet {
                    line,
                    sources: true,
                });
                self.talk
                    .save(&view, Format::MARKDOWN, &line.id, "md", &folder);
            }
            Some(SavablePage::Deadlines) => {
                let view = View::Deadlines(DeadlineList {
                    advisor: self.guide.rules,
                    start: None,
                });
                let name = t!(self.lang(), "fristen", "deadlines");
                self.talk.save(&view, Format::Ics, name, "ics", &folder);
            }
            None => {}
        }
    }
}

/// What the lists hold about words, while they are typed.
fn preview(guide: &Guide<'_>, words: &str, most: usize) -> Preview {
    let query = Query::new(words);
    if query.is_empty() {
        return Preview::default();
    }
    let list = List::from_search((guide.look_in_lists)(&query));
    let rows = list.first_rows(most, guide.page.lang);
    // What could not be read is void; Enter looks for it anew.
    if list.search_result().is_some_and(|met| (met.is_damaged)()) {
        return Preview::default();
    }
    Preview {
        rows,
        count: list.len(),
    }
}
