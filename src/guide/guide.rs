//! The conversation: one field into which everything is typed, a list below it, and the pages to which
//! both lead.

use std::io::Write;
use std::path::PathBuf;

use super::list::{Chosen, Entry, List};
use super::talk::Talk;
use super::{Answer, Consultation, Dialogue, End, Preview, SearchField, Step, Stop, advisor, stop};
use crate::funding::Advisor;
use crate::model::funding::LineKind;
use crate::model::{Directory, FundingLine};
use crate::render::{self, ContactList, Deadlines, Format, LineSheet, Overview, Page, View};
use crate::search::{self, Hits, Listing, Occupied, Query, Topic, Understood};
use crate::text::fold;
use crate::text::locale::Lang;
use crate::{say, t};

/// More hits than this are better narrowed than looked through.
const MANY: usize = 20;

/// What the guide walks through.
pub struct Guide<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// Finds what fits words, if need be at servers.
    pub look_up: &'d dyn Fn(&Query) -> Met<'d>,
    /// As `look_up`, in the lists alone and at once, while words are typed.
    pub look_in_lists: &'d dyn Fn(&Query) -> Met<'d>,
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

/// What fits a query, with the directory that it refers to.
pub struct Met<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// The contacts, best first.
    pub contacts: Listing<'d>,
    /// The rooms.
    pub rooms: Hits<Occupied<'d>>,
    /// Units, areas, programmes, funding lines and centres.
    pub topics: Hits<Topic<'d>>,
    /// How the query for contacts was understood.
    pub understood: Understood,
    /// Whether some of them could not be read from their index, so that all are void.
    pub is_damaged: Box<dyn Fn() -> bool + 'd>,
}

/// Walks a person through the directory. Pages are printed on `out`; a closed `out` ends the walk.
pub fn run(guide: &Guide<'_>, dialogue: &mut dyn Dialogue, out: &mut dyn Write) -> End {
    let lang = guide.page.lang;
    let talk = Talk::new(guide.directory, guide.page, dialogue, out);
    let mut walk = Walk {
        guide,
        lists: Vec::new(),
        is_new: true,
        card: None,
        has_told_of_saving: false,
        talk,
    };
    let title = render::office(guide.directory, lang);
    walk.talk.say(title.unwrap_or("wir"));
    loop {
        walk.talk.dialogue.part_with(if guide.asks_servers {
            t!(lang, "Abgebrochen.", "Stopped.")
        } else {
            t!(
                lang,
                "Abgebrochen. Es wurde nichts verschickt.",
                "Stopped. Nothing was sent."
            )
        });
        if walk.lists.is_empty() {
            let front = walk.front();
            walk.open(front);
        }
        match walk.step() {
            Err(Stop::End(end)) => return end,
            Ok(()) | Err(Stop::Back) => {}
        }
    }
}

struct Walk<'w, 'd> {
    guide: &'w Guide<'d>,
    talk: Talk<'w, 'd>,
    /// The lists from the front on, the one shown last at the end.
    lists: Vec<List<'d>>,
    /// Whether the last of them has not been shown yet.
    is_new: bool,
    /// What was shown last, if it can be saved.
    card: Option<Card<'d>>,
    has_told_of_saving: bool,
}

/// A page of which a file can be made.
enum Card<'d> {
    Contact(Listing<'d>, &'d Directory<'d>),
    Line(&'d FundingLine),
    Deadlines,
}

impl<'d> Walk<'_, 'd> {
    fn lang(&self) -> Lang {
        self.talk.lang()
    }

    /// The list at the beginning.
    fn front(&self) -> List<'d> {
        let mut entries = vec![Entry::MainNumbers, Entry::Rooms];
        entries.extend(self.guide.advisor.as_ref().map(|_| Entry::Advice));
        entries.extend([Entry::Funding, Entry::Deadlines, Entry::Programme]);
        if !self.talk.dialogue.is_plain() {
            entries.push(Entry::PlainLines);
        }
        entries.extend([Entry::Help, Entry::Quit]);
        List::menu(entries)
    }

    fn open(&mut self, list: List<'d>) {
        self.lists.push(list);
        self.is_new = true;
    }

    /// Asks once, and does what is wanted.
    fn step(&mut self) -> Step<()> {
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
            Answer::Words(words) => self.search(&words),
            Answer::Option(row) => self.choose(row),
            Answer::Hit(words, hit) => {
                let list = List::found((guide.look_in_lists)(&Query::new(&words)));
                let chosen = list.hit(hit);
                self.show(&list, chosen)?;
                self.begin_again();
                Ok(())
            }
            Answer::Save => {
                self.save();
                Ok(())
            }
            Answer::Back => {
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
    fn search(&mut self, words: &str) -> Step<()> {
        let lang = self.lang();
        let is_all = matches!(words.to_lowercase().as_str(), "alle" | "all" | "*");
        let query = Query::new(if is_all { "" } else { words });
        let met = (self.guide.look_up)(&query);
        let asked = crate::text::clean::line(words).into_owned();
        let list = List::found(met);
        let Some(met) = list.met() else {
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
        for sentence in render::understood(lang, &asked, &met.understood, list.similar()) {
            self.talk.say(&sentence);
        }
        if list.len() == 1 {
            let chosen = list.hit(0);
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
    fn choose(&mut self, row: usize) -> Step<()> {
        let Some(list) = self.lists.pop() else {
            return Ok(());
        };
        let chosen = list.chosen(row);
        self.lists.push(list);
        match chosen {
            Chosen::More => {
                if let Some(list) = self.lists.last_mut() {
                    list.turn();
                }
                self.is_new = true;
                Ok(())
            }
            Chosen::Entry(entry) => self.enter(entry),
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

    fn enter(&mut self, entry: Entry) -> Step<()> {
        let lang = self.lang();
        self.talk.directory = self.guide.directory;
        match entry {
            Entry::MainNumbers => {
                self.card = None;
                self.talk.print(&View::Overview(self.guide.main_numbers))
            }
            Entry::Rooms if self.guide.is_whole => {
                self.card = None;
                let rooms = search::rooms(self.guide.directory, &Query::new(""));
                self.talk.print(&View::Rooms(&rooms))
            }
            Entry::Rooms => {
                self.talk.say(t!(
                    lang,
                    "Bitte die Nummer des Raums tippen, zum Beispiel: Raum 415.",
                    "Please type the number of the room, for example: room 415."
                ));
                Ok(())
            }
            Entry::Advice => match &self.guide.advisor {
                Some(consultation) => {
                    let answers = consultation.advisor.no_answers();
                    let step = advisor::consult(consultation, &answers, true, &mut self.talk);
                    self.is_new = true;
                    step
                }
                None => Ok(()),
            },
            Entry::Funding => {
                let kinds = LineKind::KEYS.map(|(_, kind)| Entry::Lines(kind));
                let lines = &self.guide.directory.lines;
                let has_lines =
                    |entry: &Entry| lines.iter().any(|line| *entry == Entry::Lines(line.kind));
                self.open(List::menu(kinds.into_iter().filter(has_lines).collect()));
                Ok(())
            }
            Entry::Lines(kind) => {
                let lines = self.guide.directory.lines.iter();
                let lines = lines.filter(|line| line.kind == kind).map(Topic::Line);
                let list = List::of_topics(self.guide.directory, lines);
                self.open(list);
                Ok(())
            }
            Entry::Deadlines => {
                self.talk.print(&View::Deadlines(Deadlines {
                    advisor: self.guide.rules,
                    start: None,
                }))?;
                self.card = Some(Card::Deadlines);
                self.tell_of_saving();
                Ok(())
            }
            Entry::Programme => {
                let directory = self.guide.directory;
                let programmes = directory.programmes.iter().map(Topic::Programme);
                let topics = programmes.chain(directory.areas.iter().map(Topic::Area));
                let list = List::of_topics(directory, topics);
                self.open(list);
                Ok(())
            }
            Entry::PlainLines => {
                self.talk.dialogue.use_plain_lines();
                self.lists.clear();
                Ok(())
            }
            Entry::Help => {
                let explanation = self.explanation();
                self.talk.say(&explanation);
                Ok(())
            }
            Entry::Quit => Err(Stop::End(End::Quit)),
        }
    }

    /// Prints what was chosen of a list.
    fn show(&mut self, list: &List<'d>, chosen: Chosen) -> Step<()> {
        let Some(met) = list.met() else {
            return Ok(());
        };
        self.talk.directory = met.directory;
        self.card = None;
        match chosen {
            Chosen::Contact(at) => {
                let one = met.contacts.only(at);
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
                    understood: &Understood::default(),
                    fields: None,
                    searched: true,
                }))?;
                self.card = Some(Card::Contact(one, met.directory));
            }
            Chosen::Room(at) => {
                let rooms = met.rooms.get(at).cloned().into_iter().collect();
                return self.talk.print(&View::Rooms(&rooms));
            }
            Chosen::Topic(at) => match met.topics.get(at).map(|hit| hit.entry) {
                Some(Topic::Line(line)) => {
                    self.talk.print(&View::Line(LineSheet {
                        line,
                        sources: false,
                    }))?;
                    self.card = Some(Card::Line(line));
                }
                Some(topic) => return self.talk.print(&View::Topics(&[topic])),
                None => return Ok(()),
            },
            Chosen::Entry(_) | Chosen::More => return Ok(()),
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
            Some(Card::Contact(one, directory)) => {
                self.talk.directory = directory;
                let view = View::Contacts(ContactList {
                    hits: one,
                    understood: &Understood::default(),
                    fields: None,
                    searched: false,
                });
                let label =
                    |hit: search::Listed<'_>| fold::slug(hit.entry.label(self.guide.page.lang));
                let name = one.iter().next().map(label).unwrap_or_default();
                self.talk.save(&view, Format::Vcard, &name, "vcf", &folder);
            }
            Some(Card::Line(line)) => {
                let view = View::Line(LineSheet {
                    line,
                    sources: true,
                });
                self.talk
                    .save(&view, Format::Markdown, &line.id, "md", &folder);
            }
            Some(Card::Deadlines) => {
                let view = View::Deadlines(Deadlines {
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
    let list = List::found((guide.look_in_lists)(&query));
    let rows = list.first_rows(most, guide.page.lang);
    // What could not be read is void; Enter looks for it anew.
    if list.met().is_some_and(|met| (met.is_damaged)()) {
        return Preview::default();
    }
    Preview {
        rows,
        count: list.len(),
    }
}
