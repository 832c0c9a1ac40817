//! The advisor as a conversation: from the answers so far, by as few questions as can change
//! something, to the result and what one does with it.
//!
//! The engine decides; here it is only asked. A step back is the last answer taken away and the engine
//! asked again.

use std::io::Write;
use std::path::PathBuf;

use jiff::civil::Date;

use super::choice_prompt::{ChoicePrompt, Header};
use super::course::{Change, Course};
use super::dialogue::Dialogue;
use super::layout::sentence;
use super::reply::{End, LogEntry, Reply, StepResult, Stop, stop};
use super::talk::Talk;
use crate::funding::code::Coder;
use crate::funding::{Advisor, AnswerState, Answers, RulesIndex};
use crate::guide::advisor_prompts;
use crate::model::funding::Centre;
use crate::model::rule::QuestionKind;
use crate::model::verdict::Verdict;
use crate::model::{OptionIndex, QuestionIndex};
use crate::render::{self, Advice, Detail, Failure, Format, LineReasons, Page, View};
use crate::text::locale::Lang;
use crate::{say, t};

/// A longer command stands on a row of its own.
const LONGEST_COMMAND: usize = 50;

/// So many answers stand on the screen still, and need not be looked at once more.
const MOST_AT_A_GLANCE: usize = 2;

/// What a conversation with the advisor needs.
#[derive(Clone)]
pub struct Consultation<'d> {
    /// The rules of the day.
    pub advisor: &'d Advisor<'d>,
    /// The centre in charge, where another than that of this house was named.
    pub centre: Option<&'d Centre>,
    /// Where the result is printed, and in which language.
    pub page: Page,
    /// The wished start, where one was given.
    pub start: Option<Date>,
    /// The command that asks the same advisor again.
    pub call: String,
    /// The folder into which a sheet is saved, to name it in full.
    pub folder: PathBuf,
}

/// Goes from these answers to the result. Results are printed on `out`; a closed `out` ends the talk.
pub fn advise(
    consultation: &Consultation<'_>,
    answers: &Answers,
    dialogue: &mut dyn Dialogue,
    out: &mut dyn Write,
) -> End {
    let directory = consultation.advisor.directory();
    let mut talk = Talk::new(directory, consultation.page, dialogue, out);
    match consult(consultation, answers, false, &mut talk) {
        Err(Stop::End(end)) => end,
        Ok(()) | Err(Stop::Back) => End::Quit,
    }
}

/// As [`advise`], as a part of a longer conversation: `can_leave` says whether one can go back from
/// the first question.
pub(super) fn consult<'d>(
    consultation: &Consultation<'d>,
    answers: &Answers,
    can_leave: bool,
    talk: &mut Talk<'_, 'd>,
) -> StepResult<()> {
    let mut session = AdvisorSession {
        start: consultation.start,
        centre: consultation.centre,
        call: &consultation.call,
        folder: &consultation.folder,
        advisor: consultation.advisor,
        coder: Coder::new(talk.directory.questions()),
        course: Course::new(consultation.advisor, answers),
        talk,
        can_leave,
        has_begun: false,
        is_reviewed: false,
        saved: None,
    };
    let Err(stop) = session.run() else {
        return Ok(());
    };
    if stop == Stop::End(End::Quit)
        && session.course.next().is_some()
        && let Some(way) = session.resume_hint()
    {
        session.talk.say(&way);
    }
    Err(stop)
}

struct AdvisorSession<'t, 'w, 'd> {
    advisor: &'d Advisor<'d>,
    start: Option<Date>,
    /// The centre in charge, where another than that of this house was named.
    centre: Option<&'d Centre>,
    call: &'t str,
    folder: &'t PathBuf,
    coder: Option<Coder>,
    course: Course<'d>,
    talk: &'t mut Talk<'w, 'd>,
    can_leave: bool,
    has_begun: bool,
    /// Whether somebody said that all answers are right, since the last of them was given or changed.
    is_reviewed: bool,
    /// The file that was saved last.
    saved: Option<String>,
}

impl<'t, 'd> AdvisorSession<'t, '_, 'd> {
    fn lang(&self) -> Lang {
        self.talk.lang()
    }

    fn run(&mut self) -> StepResult<()> {
        let count = self.course.path().len();
        if count > 0 && self.course.next().is_some() {
            let goes_on = advisor_prompts::resumed_sentence(count, self.lang());
            self.talk.say(&goes_on);
        }
        loop {
            let farewell = self.farewell();
            self.talk.dialogue.set_farewell(&farewell);
            match self.course.next() {
                Some(question) => {
                    self.is_reviewed = false;
                    self.ask(question)?;
                }
                None if self.is_to_review() => self.review()?,
                None => self.result()?,
            }
        }
    }

    /// What is said at an end without a choice.
    fn farewell(&self) -> String {
        let lang = self.lang();
        let end = match &self.saved {
            Some(file) => say!(
                lang,
                "Abgebrochen. Gespeichert ist: {file}",
                "Stopped. Saved is: {file}"
            ),
            None => t!(
                lang,
                "Abgebrochen. Es wurde nichts gespeichert.",
                "Stopped. Nothing was saved."
            )
            .to_owned(),
        };
        let call = self
            .phone()
            .map(|phone| say!(lang, "Anrufen: {phone}", "Call: {phone}"));
        let lines: Vec<String> = [Some(end), self.resume_hint(), call]
            .into_iter()
            .flatten()
            .collect();
        lines.join("\n")
    }

    /// How to go on another time; `None` where nothing was answered.
    fn resume_hint(&self) -> Option<String> {
        let code = self.code().filter(|_| !self.course.path().is_empty())?;
        let command = format!("{} --code {code}", self.call);
        // A long command is copied more easily where it stands whole on a row of its own.
        let before = if command.len() > LONGEST_COMMAND {
            "\n  "
        } else {
            " "
        };
        Some(say!(
            self.lang(),
            "Weitermachen:{before}{command}",
            "Go on:{before}{command}"
        ))
    }

    fn code(&self) -> Option<String> {
        Some(self.coder.as_ref()?.encode(self.course.answers()))
    }

    /// The number to call: of the line that promises most, else of the house.
    fn phone(&self) -> Option<String> {
        let directory = self.talk.directory;
        let judgements = self.advisor.judge_all(self.course.answers());
        let lines = self.advisor.lines().iter().zip(&judgements);
        let best = lines
            .filter(|(_, judgement)| judgement.verdict <= Verdict::ToClarify)
            .filter_map(|(rules, judgement)| {
                let contact = directory.contact(rules.line.contact.as_deref()?)?;
                Some((judgement.verdict, contact.phone.as_ref()?))
            })
            .filter(|_| !self.course.path().is_empty())
            .min_by_key(|(verdict, _)| *verdict)
            .map(|(_, phone)| phone);
        let of_the_house = || directory.switchboard()?.phone.as_ref();
        let phone = best.or_else(of_the_house)?;
        Some(phone.written_form().to_owned())
    }

    fn ask(&mut self, question: QuestionIndex) -> StepResult<()> {
        let mut asked = self.question(question);
        asked.header = Some(self.header());
        asked.can_go_back = self.can_leave || !self.course.path().is_empty();
        asked.has_overview = !self.course.path().is_empty();
        self.has_begun = true;
        match self.talk.dialogue.choose(&asked) {
            Reply::Option(option) => {
                self.record(question, answer_of_option(option, &asked));
                Ok(())
            }
            Reply::Back => self.step_back(),
            Reply::Overview => match self.overview() {
                Ok(_) | Err(Stop::Back) => Ok(()),
                Err(end) => Err(end),
            },
            answer => Err(stop(&answer)),
        }
    }

    fn header(&self) -> Header {
        let lang = self.lang();
        let lines = self.advisor.lines_left(self.course.answers());
        Header {
            title: t!(lang, "Förderung finden", "Find funding").to_owned(),
            promise: advisor_prompts::promise(self.course.bound(), lang),
            lines: advisor_prompts::lines_possible(lines, lang),
            is_first: !self.has_begun,
        }
    }

    fn question(&self, question: QuestionIndex) -> ChoicePrompt {
        let lang = self.lang();
        let asked = &self.talk.directory.questions()[question];
        let labels = asked.options.iter();
        let mut options: Vec<String> = labels
            .map(|option| option.label.get(lang).to_owned())
            .collect();
        let unknown = asked.unknown.then_some(options.len());
        if asked.unknown {
            let label = self.advisor.answer(question, AnswerState::Unknown, lang);
            options.push(label.to_owned());
        }
        let former = match self.course.last_answer(question) {
            AnswerState::NotAsked => None,
            AnswerState::Unknown => unknown,
            AnswerState::Option(option) => Some(option.place()),
        };
        ChoicePrompt {
            text: asked.text.get(lang).to_owned(),
            options,
            explanation: self.explanation(question),
            is_yes_or_no: asked.kind == QuestionKind::YesNo,
            unknown,
            former,
            is_recorded: true,
            ..ChoicePrompt::default()
        }
    }

    fn explanation(&self, question: QuestionIndex) -> String {
        let lang = self.lang();
        let asked = &self.talk.directory.questions()[question];
        let why = asked.why.get(lang);
        let mut lines = vec![say!(lang, "Warum? {why}", "Why? {why}")];
        if let Some(help) = &asked.help {
            let help = help.get(lang);
            lines.push(say!(lang, "Hilfe: {help}", "Help: {help}"));
        }
        let answers = self.course.answers().with(question, AnswerState::NotAsked);
        let asking = self.advisor.lines_asking(question, &answers);
        if !asking.is_empty() {
            let labels = asking.iter().map(|&line| self.label(line));
            let labels = labels.collect::<Vec<_>>().join(", ");
            lines.push(say!(
                lang,
                "Wichtig für: {labels}",
                "Important for: {labels}"
            ));
        }
        lines.join("\n")
    }

    fn label(&self, line: RulesIndex) -> &str {
        self.advisor.lines()[line].line.label.get(self.lang())
    }

    fn name(&self, question: QuestionIndex) -> &str {
        self.talk.directory.questions()[question]
            .name
            .get(self.lang())
    }

    fn record(&mut self, question: QuestionIndex, given: AnswerState) {
        let lang = self.lang();
        let before = self.course.answers().clone();
        let before_bound = self.course.bound();
        self.course.answer(question, given);
        let bound = self.course.bound();
        // That one question fewer is left goes without saying; a listener hears it now and then.
        let is_news = bound + 1 < before_bound || bound.is_multiple_of(3);
        let is_open = self.course.next().is_some();
        let answered = LogEntry {
            name: self.name(question).to_owned(),
            answer: self.advisor.answer(question, given, lang).to_owned(),
            is_open: given == AnswerState::Unknown,
            promise: (is_open && is_news).then(|| advisor_prompts::promise(bound, lang)),
            notes: self.lost_lines(&before),
        };
        self.talk.dialogue.record(&answered);
    }

    /// The lines that the last answer took away although a change would bring them back.
    fn lost_lines(&self, before: &Answers) -> Vec<String> {
        let lang = self.lang();
        let lost = |line: RulesIndex| {
            let now = self.advisor.judge(line, self.course.answers());
            let was = self.advisor.judge(line, before);
            let was_out = matches!(was.verdict, Verdict::Almost | Verdict::DoesNotFit);
            if now.verdict != Verdict::Almost || was_out {
                return None;
            }
            let conditions = &self.advisor.lines()[line].edition.conditions;
            let reasons = now.reasons().map(|at| conditions[at].text.get(lang));
            let reasons = reasons.collect::<Vec<_>>().join(" ");
            let label = self.label(line);
            Some(say!(
                lang,
                "Fällt weg: {label}. Bedingung: {reasons} Ändern: z",
                "No longer possible: {label}. Condition: {reasons} Change: b"
            ))
        };
        (0..self.advisor.lines().len())
            .map(RulesIndex)
            .filter_map(lost)
            .collect()
    }

    fn step_back(&mut self) -> StepResult<()> {
        if !self.course.back() {
            return Err(Stop::Back);
        }
        self.talk.say(t!(self.lang(), "Zurück.", "Back."));
        Ok(())
    }

    /// All answers, one of which can be changed. Returns whether one was.
    fn overview(&mut self) -> StepResult<bool> {
        let lang = self.lang();
        let answer = |&question: &QuestionIndex| {
            let given = self.course.answers().get(question);
            let answer = self.advisor.answer(question, given, lang);
            format!("{}\t{answer}", self.name(question))
        };
        let options: Vec<String> = self.course.path().iter().map(answer).collect();
        let explanation = t!(
            lang,
            "Wählen Sie die Antwort, die nicht stimmt. Die anderen bleiben.",
            "Choose the answer that is not right. The others stay."
        );
        loop {
            let choice = self.talk.choose(
                t!(
                    lang,
                    "Ihre Antworten. Welche möchten Sie ändern?",
                    "Your answers. Which would you like to change?"
                ),
                &options,
                explanation,
                true,
            )?;
            let question = self.course.path()[choice];
            let mut asked = self.question(question);
            asked.can_go_back = true;
            match self.talk.dialogue.choose(&asked) {
                Reply::Option(option) => {
                    return Ok(self.change(question, answer_of_option(option, &asked)));
                }
                Reply::Back => {}
                answer => return Err(stop(&answer)),
            }
        }
    }

    fn is_to_review(&self) -> bool {
        !self.is_reviewed && self.course.path().len() > MOST_AT_A_GLANCE
    }

    /// The answers to check, before the result that they lead to (a page of its own in the GOV.UK Design System:
    /// "Check answers").
    fn review(&mut self) -> StepResult<()> {
        let lang = self.lang();
        self.talk.say(&advisor_prompts::done_sentence(
            self.course.path().len(),
            lang,
        ));
        // A listener heard each answer once more when it was given, and can hear them all by changing one.
        let is_heard = self.talk.dialogue.is_plain();
        for &question in self.course.path().iter().filter(|_| !is_heard) {
            let given = self.course.answers().get(question);
            let answer = self.advisor.answer(question, given, lang);
            let line = format!("  {}: {answer}", self.name(question));
            self.talk.say(&line);
        }
        let question = ChoicePrompt {
            text: if is_heard {
                t!(
                    lang,
                    "Stimmen Ihre Antworten? Bei „nein“ hören Sie alle.",
                    "Are your answers right? With “no” you hear them all."
                )
            } else {
                t!(lang, "Stimmen Ihre Antworten?", "Are your answers right?")
            }
            .to_owned(),
            options: [t!(lang, "Ja", "Yes"), t!(lang, "Nein", "No")]
                .map(str::to_owned)
                .to_vec(),
            explanation: t!(
                lang,
                "Das Ergebnis folgt aus diesen Antworten. Bei „nein“ können Sie jede ändern.",
                "The result follows from these answers. With “no” you can change each of them."
            )
            .to_owned(),
            can_go_back: true,
            is_yes_or_no: true,
            is_recorded: self.talk.dialogue.is_plain(),
            ..ChoicePrompt::default()
        };
        match self.talk.dialogue.choose(&question) {
            Reply::Option(0) => {
                self.is_reviewed = true;
                Ok(())
            }
            Reply::Option(_) => match self.overview() {
                Ok(_) | Err(Stop::Back) => Ok(()),
                Err(end) => Err(end),
            },
            Reply::Back => self.step_back(),
            answer => Err(stop(&answer)),
        }
    }

    fn change(&mut self, question: QuestionIndex, given: AnswerState) -> bool {
        let lang = self.lang();
        let name = self.name(question).to_owned();
        let answer = self.advisor.answer(question, given, lang);
        if given == self.course.answers().get(question) {
            self.talk.say(&say!(
                lang,
                "Es bleibt dabei. {name}: {answer}.",
                "It stays so. {name}: {answer}."
            ));
            return false;
        }
        let change = self.course.change(question, given);
        self.talk.say(&say!(
            lang,
            "{name}: {answer}. Die anderen Antworten bleiben.",
            "{name}: {answer}. The other answers stay."
        ));
        self.say_change(&change);
        true
    }

    fn say_change(&mut self, change: &Change) {
        let lang = self.lang();
        let names = |questions: &[QuestionIndex]| {
            let names: Vec<&str> = questions.iter().map(|&at| self.name(at)).collect();
            names.join(", ")
        };
        let (no_longer, again) = (names(&change.no_longer), names(&change.again));
        let mut more = advisor_prompts::more_questions(change.more, lang);
        if self.course.next().is_some() {
            more.push(' ');
            more.push_str(&sentence(&advisor_prompts::promise(
                self.course.bound(),
                lang,
            )));
        }
        self.talk.say(&more);
        if !no_longer.is_empty() {
            self.talk.say(&say!(
                lang,
                "Zurzeit nicht gebraucht: {no_longer}. Machen Sie die Änderung rückgängig, gilt es wieder.",
                "Not needed at present: {no_longer}. If you undo the change, it counts again."
            ));
        }
        if !again.is_empty() {
            self.talk.say(&say!(
                lang,
                "Gilt wieder: {again}.",
                "Counts again: {again}."
            ));
        }
    }

    fn advice<'a>(&self, answers: &'a Answers) -> Advice<'a>
    where
        'd: 'a,
        't: 'a,
    {
        Advice {
            advisor: self.advisor,
            answers,
            start: self.start,
            centre: self.centre,
            call: self.call,
            is_final: true,
            detail: Detail::Result,
        }
    }

    /// The result, and then what one does with it. Returns when there is something to ask again.
    fn result(&mut self) -> StepResult<()> {
        let lang = self.lang();
        let answers = self.course.answers().clone();
        let advice = self.advice(&answers);
        self.talk.print(&View::Advice(advice))?;
        let fits = |&(_, verdict): &(RulesIndex, Verdict)| verdict == Verdict::Fits;
        let mut options = vec![
            if self.by_verdict().iter().any(fits) {
                t!(lang, "Warum passt das?", "Why does it fit?")
            } else {
                t!(lang, "Warum ist das so?", "Why is that so?")
            },
            t!(lang, "Antwort ändern", "Change an answer"),
            t!(lang, "Blatt speichern", "Save the sheet"),
            t!(lang, "Noch einmal von vorn", "Begin again"),
            t!(lang, "Beenden", "Quit"),
        ];
        let explanation = t!(
            lang,
            "Das Blatt enthält das Ergebnis mit allen Gründen. Es kommt in den Ordner, in dem Sie gerade sind.",
            "The sheet holds the result with all reasons. It goes into the folder where you are now."
        );
        // Elsewhere in Hesse another centre is in charge.
        let has_centres = self.advice(&answers).is_elsewhere_in_hesse()
            && !self.talk.directory.centres().is_empty();
        if has_centres {
            options.insert(
                options.len() - 1,
                t!(
                    lang,
                    "Zuständiges Zentrum finden",
                    "Find the centre in charge"
                ),
            );
        }
        loop {
            let can_go_back = self.can_leave || !self.course.path().is_empty();
            let choice = self.talk.choose(
                t!(lang, "Was nun?", "What now?"),
                &options,
                explanation,
                can_go_back,
            );
            let step = match choice {
                Ok(0) => self.explain_lines().map(|()| false),
                Ok(1) => self.overview(),
                Ok(2) => {
                    self.save();
                    Ok(false)
                }
                Ok(3) => {
                    self.course.begin_again();
                    Ok(true)
                }
                Ok(4) if has_centres => self.choose_centre(),
                Ok(_) => return Err(Stop::End(End::Quit)),
                Err(Stop::Back) if self.course.path().len() > MOST_AT_A_GLANCE => {
                    self.is_reviewed = false;
                    return Ok(());
                }
                Err(Stop::Back) => return self.step_back(),
                Err(end) => return Err(end),
            };
            match step {
                Ok(true) => {
                    // What was changed is looked at once more; another centre changes no answer.
                    self.is_reviewed = self.course.answers() == &answers;
                    return Ok(());
                }
                Ok(false) | Err(Stop::Back) => {}
                Err(end) => return Err(end),
            }
        }
    }

    /// The centre in charge, of all that there are; then the result names it. Returns whether one was chosen.
    fn choose_centre(&mut self) -> StepResult<bool> {
        let lang = self.lang();
        let centres = self.talk.directory.centres();
        let names: Vec<String> = centres.iter().map(|centre| centre.name.clone()).collect();
        let choice = self.talk.choose(
            t!(
                lang,
                "In welchem Kreis oder welcher Stadt findet es statt?",
                "In which county or city does it take place?"
            ),
            &names,
            t!(
                lang,
                "Jeder Kreis, jede kreisfreie Stadt und jede Sonderstatusstadt in Hessen hat ein Zentrum.",
                "Each county, independent city and city with special status in Hesse has a centre."
            ),
            true,
        )?;
        self.centre = centres.get(choice);
        Ok(true)
    }

    /// All lines, those that promise most first.
    fn by_verdict(&self) -> Vec<(RulesIndex, Verdict)> {
        let judgements = self.advisor.judge_all(self.course.answers());
        let verdicts = judgements.iter().map(|judgement| judgement.verdict);
        let mut lines: Vec<(RulesIndex, Verdict)> = RulesIndex::enumerate(verdicts).collect();
        let rank = |verdict| match verdict {
            Verdict::DoesNotFit => 1,
            _ => 0,
        };
        lines.sort_by_key(|&(_, verdict)| (rank(verdict), verdict));
        lines
    }

    fn explain_lines(&mut self) -> StepResult<()> {
        let lang = self.lang();
        let lines = self.by_verdict();
        let choice = match lines.len() {
            0 | 1 => 0,
            _ => {
                let option = |&(line, verdict): &(RulesIndex, Verdict)| {
                    format!("{}\t{}", self.label(line), verdict.label(lang))
                };
                let options: Vec<String> = lines.iter().map(option).collect();
                self.talk.choose(
                    t!(
                        lang,
                        "Zu welcher Linie möchten Sie die Gründe sehen?",
                        "For which line would you like to see the reasons?"
                    ),
                    &options,
                    t!(
                        lang,
                        "Zu jeder Bedingung sehen Sie Ihre Antwort und die Quelle.",
                        "For each condition you see your answer and the source."
                    ),
                    true,
                )?
            }
        };
        let Some(&(line, _)) = lines.get(choice) else {
            return Ok(());
        };
        let answers = self.course.answers().clone();
        let advice = self.advice(&answers);
        self.talk
            .print(&View::Reasons(LineReasons { advice, line }))
    }

    fn save(&mut self) {
        let lang = self.lang();
        let code = self.code();
        let name = code.as_ref().map_or_else(
            || "foerderung".to_owned(),
            |code| format!("foerderung-{code}"),
        );
        let mut sheet = Vec::new();
        if self.write_sheet(&mut sheet).is_err() {
            return;
        }
        if let Some(file) = self.talk.save_file(&name, "txt", &sheet) {
            let file = self.folder.join(file).display().to_string();
            self.talk
                .say(&say!(lang, "Gespeichert: {file}", "Saved: {file}"));
            self.saved = Some(file);
            let farewell = self.farewell();
            self.talk.dialogue.set_farewell(&farewell);
        }
    }

    /// The answers, the result, the reasons of every line in question, and how to open it again.
    fn write_sheet(&self, out: &mut Vec<u8>) -> Result<(), Failure> {
        let page = Page {
            lang: self.lang(),
            width: None,
            plain: false,
            color: false,
            links: false,
        };
        let advice = Advice {
            detail: Detail::Whole,
            ..self.advice(self.course.answers())
        };
        let view = View::Advice(advice);
        render::write(&view, self.talk.directory, Format::Text, &page, out)
    }
}

/// The answer that an option of a question is.
fn answer_of_option(option: usize, asked: &ChoicePrompt) -> AnswerState {
    match OptionIndex::at(option) {
        Some(option) if asked.unknown != Some(option.place()) => AnswerState::Option(option),
        _ => AnswerState::Unknown,
    }
}
