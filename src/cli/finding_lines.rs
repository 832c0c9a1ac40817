//! What is wrong with the data, as lines beside an answer.

use std::collections::BTreeMap;

use super::context::{Context, MOST_FINDINGS};
use super::data::Data;
use crate::diagnostic::{Diagnostic, FindingPlace, FindingSummary, Layer, first_of_each_kind};
use crate::index;
use crate::ldap;
use crate::load::LoadedTexts;
use crate::render::findings;
use crate::say;

/// Findings about a file or folder as a whole, which is passed over.
const OF_WHOLE_FILES: [&str; 3] = ["archive", "empty-folder", "workbook"];

/// Whether a finding is said at every call: what was not read may be what is looked for.
fn is_said_each_time(code: &str, hides_entries: bool) -> bool {
    hides_entries || OF_WHOLE_FILES.contains(&code)
}

impl Context<'_> {
    /// Says what is wrong with the data.
    pub(super) fn tell_findings(&self, data: &Data<'_>) {
        self.streams.tell_lines(&self.findings(data));
    }

    /// What is wrong with the data, in lines. What is wrong with a list is said once, until the list changes; what of it
    /// was not read at all each time, for an answer may stand there.
    pub(super) fn findings(&self, data: &Data<'_>) -> Vec<String> {
        let lines = self.finding_lines(data, false);
        let mut own = data.diagnostics.iter();
        let mut filed = data.filed_findings.iter();
        let of_lists = filed.any(|told| !is_said_each_time(&told.code, told.hides_entries))
            || own.any(|finding| self.is_said_once(data, finding));
        let setting = self.index_setting().filter(|_| of_lists);
        match setting.map(|setting| index::tell_once(&setting, &self.layers, &lines)) {
            None | Some(true) => lines,
            Some(false) => self.finding_lines(data, true),
        }
    }

    /// Whether a finding is about what was read of a list: not about the config file, a server, or what was not read.
    fn is_said_once(&self, data: &Data<'_>, finding: &Diagnostic) -> bool {
        let FindingPlace::In(span) = finding.place else {
            return false;
        };
        if is_said_each_time(finding.code, finding.hides_entries()) {
            return false;
        }
        let documents = &data.loaded.documents;
        let of_config = self.config.document.is_some();
        let lists = &documents[..documents.len() - usize::from(of_config)];
        lists.get(span.document.place()).is_some_and(|document| {
            document.layer != Layer::Bundled && !ldap::is_address(&document.name)
        })
    }

    /// The lines of findings; without those about lists where these were told.
    fn finding_lines(&self, data: &Data<'_>, were_told: bool) -> Vec<String> {
        // During a look-up nothing can be mended on a server, so its findings are only counted.
        let is_on_server = |finding: &&Diagnostic| match &finding.place {
            FindingPlace::In(span) => {
                let document = &data.loaded.documents[span.document];
                ldap::is_address(&document.name)
            }
            FindingPlace::File(_) => false,
        };
        let (on_servers, mut own): (Vec<_>, Vec<_>) =
            data.diagnostics.iter().partition(is_on_server);
        let mut beyond = data.diagnostics.counts_beyond_limit();
        let mut filed: Vec<&FindingSummary> = data.filed_findings.iter().collect();
        if were_told {
            own.retain(|finding| !self.is_said_once(data, finding));
            filed.retain(|told| is_said_each_time(&told.code, told.hides_entries));
            beyond.clear();
        }
        let messages = self.summarise(data, own, &filed, &mut beyond);
        let line = |message: &FindingSummary| match message.count {
            1 => message.line.clone(),
            count => {
                let first = &message.line;
                say!(
                    self.lang,
                    "{count} ×, zuerst {first}",
                    "{count} ×, first {first}"
                )
            }
        };
        let shown = &messages[..messages.len().min(MOST_FINDINGS)];
        let mut lines: Vec<String> = shown.iter().map(line).collect();
        let more: usize = messages[shown.len()..]
            .iter()
            .map(|message| message.count)
            .sum();
        let has_several = shown.iter().any(|message| message.count > 1);
        // What was only counted and is like nothing of our own stands on a server.
        let unread = on_servers.len() + beyond.values().sum::<usize>();
        if lines.is_empty() && unread == 0 {
            return lines;
        }
        let check = self.call("check");
        if unread > 0 {
            lines.push(say!(
                self.lang,
                "Werte auf dem Server, an denen etwas nicht stimmt: {unread}. Welche: {check}",
                "Values on the server that are not right: {unread}. Which: {check}"
            ));
        }
        if more > 0 {
            lines.push(say!(
                self.lang,
                "Weitere Befunde: {more}. Welche: {check}",
                "Further findings: {more}. Which: {check}"
            ));
        } else if has_several {
            lines.push(say!(
                self.lang,
                "Die weiteren Stellen: {check}",
                "The further places: {check}"
            ));
        }
        lines
    }

    /// As [`tell_findings`](Self::tell_findings), of the config file alone, where no data is read or
    /// what is wrong with it is not asked for.
    pub(super) fn tell_settings(&self) {
        let mut loaded = LoadedTexts::default();
        let findings = self.config.add_to(&mut loaded);
        for finding in findings.iter().take(MOST_FINDINGS) {
            self.streams
                .tell(&findings::one_line(finding, &loaded.documents, self.lang));
        }
    }

    /// The findings as lines, what hides entries first; where they are many, one for each kind. Takes
    /// out of `beyond`, by their codes, those that were only counted.
    fn summarise(
        &self,
        data: &Data<'_>,
        own: Vec<&Diagnostic>,
        filed: &[&FindingSummary],
        beyond: &mut BTreeMap<&'static str, usize>,
    ) -> Vec<FindingSummary> {
        let count = own.len() + filed.iter().map(|told| told.count).sum::<usize>();
        let is_many = count > MOST_FINDINGS;
        let mut own: Vec<(&Diagnostic, usize)> = own.into_iter().map(|one| (one, 1)).collect();
        if is_many {
            own = first_of_each_kind(own, |finding| finding.kind());
            for (first, count) in &mut own {
                *count += beyond.remove(first.code).unwrap_or_default();
            }
        }
        let told = |(finding, count): (&Diagnostic, usize)| FindingSummary {
            code: finding.code.to_owned(),
            hides_entries: finding.hides_entries(),
            count,
            line: findings::one_line(finding, &data.loaded.documents, self.lang),
        };
        let all = filed
            .iter()
            .map(|&told| told.clone())
            .chain(own.into_iter().map(told));
        let mut all: Vec<FindingSummary> = all.collect();
        if is_many {
            let counted = all.into_iter().map(|told| {
                let count = told.count;
                (told, count)
            });
            let firsts =
                first_of_each_kind(counted, |told| (told.code.clone(), told.hides_entries));
            let with_count = |(told, count)| FindingSummary { count, ..told };
            all = firsts.into_iter().map(with_count).collect();
        }
        all.sort_by_key(|told| !told.hides_entries);
        all
    }
}
