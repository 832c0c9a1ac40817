//! Findings about the data: one line each beside an answer, with the place in the text for `wir check`.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;

use super::Page;
use super::article::{Article, Inline, Inlines, PageBlock, Section};
use crate::diagnostic::{
    Diagnostic, Document, FindingPlace, Findings, Layer, MOST_OF_A_KIND, PositionFinder, Severity,
    Span,
};
use crate::funding::proof::ProofExtent;
use crate::text::clean;
use crate::text::locale::Lang;
use crate::{say, t};

/// So many findings of one kind are shown to a person; the others are counted.
const MOST_SHOWN: usize = 100;

/// A line longer than this is not quoted.
const LONGEST_QUOTE: usize = 2_000;

/// Findings with the texts that they speak of.
pub struct Report<'d> {
    /// The findings.
    pub diagnostics: &'d Findings,
    /// The texts.
    pub documents: &'d [Document],
    /// What was read.
    pub counts: Counts,
}

/// How much was read.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    /// Files.
    pub files: usize,
    /// Contacts.
    pub contacts: usize,
    /// Units.
    pub units: usize,
    /// Areas of work.
    pub areas: usize,
    /// Sources.
    pub sources: usize,
    /// What was gone through of the advisor's rules; `None` where there are none.
    #[serde(flatten)]
    pub rules: Option<RuleCounts>,
}

/// How much of the advisor's rules was gone through.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RuleCounts {
    /// Funding lines and offers with rules.
    pub lines: usize,
    /// Questions.
    pub questions: usize,
    /// Cases of the staff.
    pub cases: usize,
    /// Whether the cases were held back, for the rules have errors.
    #[serde(skip)]
    pub cases_held_back: bool,
    /// Different conversations; `None` where there are too many to walk.
    pub conversations: Option<u128>,
    /// Different states of answers.
    pub states: Option<u128>,
    /// Questions of the longest conversation.
    pub longest_conversation: Option<u32>,
    /// Characters of a code.
    pub code_length: Option<usize>,
}

impl From<ProofExtent> for RuleCounts {
    fn from(extent: ProofExtent) -> RuleCounts {
        RuleCounts {
            lines: extent.lines,
            questions: extent.questions,
            cases: extent.cases,
            cases_held_back: extent.are_cases_held_back,
            conversations: extent.walked.map(|walked| walked.conversations),
            states: extent.walked.map(|walked| walked.states),
            longest_conversation: extent.walked.map(|walked| walked.longest),
            code_length: extent.code_length,
        }
    }
}

#[derive(Serialize)]
pub(super) struct FindingOut<'d> {
    code: &'static str,
    severity: &'static str,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: Cow<'d, str>,
    help: Cow<'d, str>,
}

pub(super) fn for_json<'d>(report: &Report<'d>, lang: Lang) -> Vec<FindingOut<'d>> {
    let mut lines = PositionFinder::default();
    let one = |finding: &'d Diagnostic| {
        let (file, position) = position(finding, report.documents, &mut lines);
        FindingOut {
            code: finding.code,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            file,
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            message: clean::escaped_line(finding.message.get(lang)),
            help: clean::escaped_line(finding.help.get(lang)),
        }
    };
    report.diagnostics.iter().map(one).collect()
}

/// `liste.csv:3:5: Fehler: … Hilfe.` on one line, safe for a terminal.
pub fn one_line(finding: &Diagnostic, documents: &[Document], lang: Lang) -> String {
    with_place(finding, documents, &mut PositionFinder::default(), lang)
}

/// As [`one_line`], for many findings that come in their order.
fn with_place(
    finding: &Diagnostic,
    documents: &[Document],
    lines: &mut PositionFinder,
    lang: Lang,
) -> String {
    let (file, position) = position(finding, documents, lines);
    let place = position.map_or(file.clone(), |(line, column)| {
        format!("{file}:{line}:{column}")
    });
    clean::escaped_line(&format!("{place}: {}", without_place(finding, lang))).into_owned()
}

/// `Fehler [code]: … Hilfe.` on one line.
pub fn without_place(finding: &Diagnostic, lang: Lang) -> String {
    let (severity, message, help) = (
        word(finding.severity, lang),
        finding.message.get(lang),
        finding.help.get(lang),
    );
    let code = finding.code;
    clean::escaped_line(&format!("{severity} [{code}]: {message} {help}")).into_owned()
}

fn word(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => t!(lang, "Fehler", "error"),
        Severity::Warning => t!(lang, "Hinweis", "warning"),
    }
}

fn position(
    finding: &Diagnostic,
    documents: &[Document],
    lines: &mut PositionFinder,
) -> (String, Option<(usize, usize)>) {
    match &finding.place {
        FindingPlace::File(path) => (clean::path(path), None),
        FindingPlace::In(span) => {
            let document = &documents[span.document];
            (
                document.name.clone(),
                Some(lines.line_and_column(*span, &document.text)),
            )
        }
    }
}

/// Says that so many findings of a kind are not shown, and how to see them: all, or the first of them.
fn not_shown(code: &str, more: usize, has_more_than_kept: bool, lang: Lang) -> String {
    if has_more_than_kept {
        say!(
            lang,
            "Weitere Befunde [{code}], hier nicht gezeigt: {more}. Die ersten {MOST_OF_A_KIND} zeigt derselbe Aufruf mit --format json",
            "Further findings [{code}], not shown here: {more}. The first {MOST_OF_A_KIND} are shown by the same call with --format json"
        )
    } else {
        say!(
            lang,
            "Weitere Befunde [{code}], hier nicht gezeigt: {more}. Alle zeigt derselbe Aufruf mit --format json",
            "Further findings [{code}], not shown here: {more}. All are shown by the same call with --format json"
        )
    }
}

/// The findings with the place in the text, what was read, and how many findings there are.
pub(super) fn page(report: &Report<'_>, page: &Page) -> Article<'static> {
    let lang = page.lang;
    let beyond = report.diagnostics.counts_beyond_limit();
    let mut more: BTreeMap<&'static str, usize> = beyond.clone();
    let mut kinds: HashMap<&'static str, usize> = HashMap::new();
    let mut lines = PositionFinder::default();
    let mut sections = Vec::new();
    for finding in report.diagnostics {
        let count = kinds.entry(finding.code).or_default();
        *count += 1;
        if *count > MOST_SHOWN {
            *more.entry(finding.code).or_default() += 1;
            continue;
        }
        let block = finding_block(finding, report.documents, &mut lines, page);
        sections.push(Section::default().with(block));
    }
    for (code, more) in more {
        let line = not_shown(code, more, beyond.contains_key(code), lang);
        sections.push(Section::default().with(PageBlock::paragraph(line)));
    }
    let end = Section::default().with_all(counts(report, lang));
    sections.push(end.with_all(end_of_report(report, lang)));
    sections
}

/// A finding with the line that it speaks of; as a sentence where that cannot be shown.
fn finding_block(
    finding: &Diagnostic,
    documents: &[Document],
    lines: &mut PositionFinder,
    page: &Page,
) -> PageBlock<'static> {
    let sentence = with_place(finding, documents, lines, page.lang);
    let quoted = match &finding.place {
        FindingPlace::In(span) => quote(finding, *span, documents, lines, page),
        FindingPlace::File(_) => None,
    };
    match quoted {
        Some(quoted) => PageBlock::Excerpt {
            lines: clean::escaped_lines(&quoted).into_owned(),
            alternative: sentence,
        },
        None => PageBlock::Paragraph(Inlines(vec![Inline::Literal(sentence)])),
    }
}

/// What was read, in words.
fn counts(report: &Report<'_>, lang: Lang) -> Vec<PageBlock<'static>> {
    let Counts {
        files,
        contacts,
        units,
        areas,
        sources,
        rules,
    } = report.counts;
    let counted = [
        (
            files,
            t!(lang, "Datei", "file"),
            t!(lang, "Dateien", "files"),
        ),
        (
            contacts,
            t!(lang, "Kontakt", "contact"),
            t!(lang, "Kontakte", "contacts"),
        ),
        (
            units,
            t!(lang, "Stelle", "unit"),
            t!(lang, "Stellen", "units"),
        ),
        (
            areas,
            t!(lang, "Arbeitsbereich", "area"),
            t!(lang, "Arbeitsbereiche", "areas"),
        ),
        (
            sources,
            t!(lang, "Quelle", "source"),
            t!(lang, "Quellen", "sources"),
        ),
    ];
    let read: Vec<String> = counted.into_iter().map(count_in_words).collect();
    let read = read.join(", ");
    let read = say!(lang, "Geprüft: {read}.", "Checked: {read}.");
    let read = PageBlock::Paragraph(Inlines(vec![Inline::Literal(read)]));
    let rules = rules.map(|rules| PageBlock::HangingParagraph(rules_in_words(&rules, lang).into()));
    std::iter::once(read).chain(rules).collect()
}

/// How many findings there are, and how to learn more about one.
fn end_of_report(report: &Report<'_>, lang: Lang) -> Vec<PageBlock<'static>> {
    let Some(Diagnostic { code, .. }) = report.diagnostics.iter().next() else {
        let in_order = t!(lang, "Alles in Ordnung.", "Everything is in order.");
        return vec![PageBlock::paragraph(in_order)];
    };
    let count = |severity| report.diagnostics.count(severity);
    let errors = count_in_words((
        count(Severity::Error),
        word(Severity::Error, lang),
        t!(lang, "Fehler", "errors"),
    ));
    let warnings = count_in_words((
        count(Severity::Warning),
        word(Severity::Warning, lang),
        t!(lang, "Hinweise", "warnings"),
    ));
    let more = say!(
        lang,
        "Mehr zu einem Befund: wir check --explain {code}",
        "More about a finding: wir check --explain {code}"
    );
    vec![
        PageBlock::paragraph(format!("{errors}, {warnings}.")),
        PageBlock::HangingParagraph(more.into()),
    ]
}

/// A number with its word, for one or for many.
fn count_in_words<N: Copy + PartialEq + From<u8> + Display>(
    (count, one, many): (N, &str, &str),
) -> String {
    let is_one = count == N::from(1);
    format!("{count} {}", if is_one { one } else { many })
}

/// What was gone through of the advisor's rules, in words.
fn rules_in_words(rules: &RuleCounts, lang: Lang) -> String {
    let questions_in_words = |count| {
        count_in_words((
            count,
            t!(lang, "Frage", "question"),
            t!(lang, "Fragen", "questions"),
        ))
    };
    let lines = count_in_words((
        rules.lines,
        t!(lang, "Linie oder Angebot", "line or offer"),
        t!(lang, "Linien und Angebote", "lines and offers"),
    ));
    let questions = questions_in_words(rules.questions);
    let mut cases = count_in_words((
        rules.cases,
        t!(lang, "Beispiel", "case"),
        t!(lang, "Beispiele", "cases"),
    ));
    if rules.cases_held_back && rules.cases > 0 {
        cases.push_str(t!(
            lang,
            " (nicht gerechnet, solange die Regeln Fehler haben)",
            " (not judged while the rules have errors)"
        ));
    }
    let walked = match (
        rules.conversations,
        rules.states,
        rules.longest_conversation,
    ) {
        (Some(conversations), Some(states), Some(longest)) => {
            let conversations = count_in_words((
                conversations,
                t!(lang, "Gespräch", "conversation"),
                t!(lang, "Gespräche", "conversations"),
            ));
            let states = count_in_words((
                states,
                t!(lang, "Zustand", "state"),
                t!(lang, "Zuständen", "states"),
            ));
            let longest = questions_in_words(usize::try_from(longest).unwrap_or(usize::MAX));
            say!(
                lang,
                "{conversations} mit {states}, das längste mit {longest}",
                "{conversations} with {states}, the longest with {longest}"
            )
        }
        _ => t!(
            lang,
            "mehr Gespräche, als man durchgehen kann",
            "more conversations than can be walked"
        )
        .to_owned(),
    };
    let code = rules.code_length.map_or_else(String::new, |length| {
        say!(
            lang,
            " Ein Code hat {length} Zeichen.",
            " A code has {length} characters."
        )
    });
    say!(
        lang,
        "Förderung: {lines}, {questions}, {cases}; {walked}.{code}",
        "Funding: {lines}, {questions}, {cases}; {walked}.{code}"
    )
}

/// Whether the last line of these settings may hold a password that was written there by mistake: it
/// speaks of one, or stands in the table of a server.
fn may_hold_password(text: &str) -> bool {
    let header = text.lines().rev().find(|line| line.starts_with('['));
    let last = text.lines().next_back().unwrap_or_default();
    header.is_some_and(|header| header.contains("ldap")) || last.to_lowercase().contains("pass")
}

/// The line of the text with a mark under the place.
fn quote(
    finding: &Diagnostic,
    span: Span,
    documents: &[Document],
    lines: &mut PositionFinder,
    page: &Page,
) -> Option<String> {
    let lang = page.lang;
    let document = &documents[span.document];
    let text: &str = &document.text;
    let start = text.floor_char_boundary((span.start as usize).min(text.len()));
    // Where the ends of the line are farther away, it is not quoted, and the search for them
    // stops.
    let near = start.saturating_sub(LONGEST_QUOTE + 1);
    let line_start = match memchr::memrchr(b'\n', &text.as_bytes()[near..start]) {
        Some(at) => near + at + 1,
        None if near == 0 => 0,
        None => return None,
    };
    let near = (start + LONGEST_QUOTE + 1).min(text.len());
    let line_end = match memchr::memchr(b'\n', &text.as_bytes()[start..near]) {
        Some(at) => start + at,
        None if near == text.len() => near,
        None => return None,
    };
    let line = text[line_start..line_end].trim_end_matches('\r');
    let may_hold_login = line.contains("://") && line.contains('@');
    if document.layer == Layer::Config && (may_hold_login || may_hold_password(&text[..line_end])) {
        return None;
    }
    if line.len() > LONGEST_QUOTE || line.contains('\t') || line.chars().any(clean::is_unsafe) {
        return None;
    }
    let (number, _) = lines.line_and_column(span, text);
    // A mark never begins or ends inside a character.
    let begin = line.floor_char_boundary(start - line_start);
    let end = (span.end as usize)
        .saturating_sub(line_start)
        .clamp(begin, line.len());
    let end = line.ceil_char_boundary(end);
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(word(Severity::Error, lang)),
        Severity::Warning => Level::WARNING.with_name(word(Severity::Warning, lang)),
    };
    let snippet = Snippet::source(line)
        .line_start(number)
        .path(document.name.as_str())
        .annotation(AnnotationKind::Primary.span(begin..end));
    let help = Level::HELP
        .with_name(t!(lang, "Abhilfe", "help"))
        .message(clean::escaped_line(finding.help.get(lang)));
    let group = level
        .primary_title(clean::escaped_line(finding.message.get(lang)))
        .id(finding.code)
        .element(snippet)
        .element(help);
    let renderer = Renderer::plain().term_width(page.width.unwrap_or(120));
    Some(renderer.render(&[group]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fifty thousand steps of a walk would take a transcript too long.
    #[test]
    fn conversations_that_are_too_many_to_walk_are_said_to_be_so() {
        let rules = RuleCounts {
            lines: 1,
            questions: 20,
            cases: 0,
            cases_held_back: false,
            conversations: None,
            states: None,
            longest_conversation: None,
            code_length: None,
        };
        assert_eq!(
            rules_in_words(&rules, Lang::De),
            "Förderung: 1 Linie oder Angebot, 20 Fragen, 0 Beispiele; mehr Gespräche, als man durchgehen kann."
        );
        assert_eq!(
            rules_in_words(&rules, Lang::En),
            "Funding: 1 line or offer, 20 questions, 0 cases; more conversations than can be walked."
        );
    }
}
