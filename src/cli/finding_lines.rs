//! What is wrong with the data, as lines beside an answer.

use std::collections::BTreeMap;

use super::context::{Context, MOST_FINDINGS};
use super::data::Data;
use crate::diagnostic::{Diagnostic, FindingPlace, FindingSummary, first_of_each_kind};
use crate::ldap;
use crate::load::LoadedTexts;
use crate::render::findings;
use crate::say;

impl Context<'_> {
    /// Says what is wrong with the data.
    pub(super) fn tell_findings(&self, data: &Data<'_>) {
        self.streams.tell_lines(&self.findings(data));
    }

    /// What is wrong with the data, in lines.
    pub(super) fn findings(&self, data: &Data<'_>) -> Vec<String> {
        // During a look-up nothing can be mended on a server, so its findings are only counted.
        let is_on_server = |finding: &&Diagnostic| match &finding.place {
            FindingPlace::In(span) => {
                let document = &data.loaded.documents[span.document];
                ldap::is_address(&document.name)
            }
            FindingPlace::File(_) => false,
        };
        let (on_servers, own): (Vec<_>, Vec<_>) = data.diagnostics.iter().partition(is_on_server);
        let mut beyond = data.diagnostics.counts_beyond_limit();
        let messages = self.summarise(data, own, &mut beyond);
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
        beyond: &mut BTreeMap<&'static str, usize>,
    ) -> Vec<FindingSummary> {
        let filed = &data.filed_findings;
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
        let all = filed.iter().cloned().chain(own.into_iter().map(told));
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
