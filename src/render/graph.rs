//! The graph of one line: Mermaid (mermaid.js.org, flowchart), DOT (graphviz.org), and its shape in JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::LineGraph;
use super::article::{Article, Inlines, ListItem, PageBlock, Section};
use crate::funding::AnswerState;
use crate::funding::proof::GraphNode;
use crate::model::Keyed;
use crate::model::QuestionIndex;
use crate::say;
use crate::text::locale::Lang;

/// The questions with the answers that lead on, and the same as a flowchart that many programs draw.
pub(super) fn page(of: &LineGraph<'_>, lang: Lang) -> Article<'static> {
    let number = |at: usize| of.graph.nodes.len() - at;
    let nodes = of.graph.nodes.iter().enumerate().rev();
    let items = nodes.map(|(from, node)| {
        let mut item: ListItem = vec![label(of, node, lang).into()];
        let edges = edges(of, lang).into_iter().filter(|(at, ..)| *at == from);
        item.extend(edges.map(|(_, answers, to)| {
            let to = number(to);
            Inlines::from(say!(
                lang,
                "{answers}: weiter bei {to}",
                "{answers}: go on at {to}"
            ))
        }));
        item
    });
    let title = of.rules().line.label.get(lang);
    let mut text = Vec::new();
    let flowchart = mermaid(of, lang, &mut text).map(|()| PageBlock::CodeBlock {
        language: "mermaid",
        text: String::from_utf8_lossy(&text).into_owned(),
    });
    let list = PageBlock::OrderedList(items.collect());
    vec![Section::under(1, title).with(list).with_all(flowchart)]
}

pub(super) fn mermaid(of: &LineGraph<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart TD")?;
    // The first question stands first.
    for (at, node) in of.graph.nodes.iter().enumerate().rev() {
        let label = escape_mermaid(&label(of, node, lang));
        match node {
            GraphNode::Ask { .. } => writeln!(out, "  n{at}[\"{label}\"]")?,
            GraphNode::End { .. } => writeln!(out, "  n{at}([\"{label}\"])")?,
        }
    }
    for (from, answers, to) in edges(of, lang) {
        let answers = escape_mermaid(&answers);
        writeln!(out, "  n{from} -->|\"{answers}\"| n{to}")?;
    }
    Ok(())
}

pub(super) fn dot(of: &LineGraph<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let name = escape_dot(&of.rules().line.id);
    writeln!(out, "digraph \"{name}\" {{")?;
    for (at, node) in of.graph.nodes.iter().enumerate().rev() {
        let label = escape_dot(&label(of, node, lang));
        let shape = match node {
            GraphNode::Ask { .. } => "box",
            GraphNode::End { .. } => "oval",
        };
        writeln!(out, "  n{at} [shape={shape}, label=\"{label}\"];")?;
    }
    for (from, answers, to) in edges(of, lang) {
        let answers = escape_dot(&answers);
        writeln!(out, "  n{from} -> n{to} [label=\"{answers}\"];")?;
    }
    writeln!(out, "}}")
}

/// Entities for what has a meaning of its own inside a quoted label.
fn escape_mermaid(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '"' | '#' | '<' | '>' | '&' | '`' | '|' | '\\' => {
                escaped.push_str(&format!("#{};", u32::from(sign)));
            }
            _ => escaped.push(sign),
        }
    }
    escaped
}

fn escape_dot(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

fn label(of: &LineGraph<'_>, node: &GraphNode, lang: Lang) -> String {
    match node {
        GraphNode::Ask { question, .. } => {
            let question = &of.advisor.directory().questions()[*question];
            question.text.get(lang).to_owned()
        }
        GraphNode::End { verdict, benefits } => {
            let mut words = verdict.label(lang).to_owned();
            for &benefit in benefits {
                let benefit = &of.rules().edition.benefits[benefit];
                words.push_str(" + ");
                words.push_str(benefit.text.get(lang));
            }
            words
        }
    }
}

/// Each edge with the answers on it.
fn edges(of: &LineGraph<'_>, lang: Lang) -> Vec<(usize, String, usize)> {
    let nodes = of.graph.nodes.iter().enumerate().rev();
    nodes
        .flat_map(|(from, node)| match node {
            GraphNode::Ask { question, edges } => edges
                .iter()
                .map(|(answers, to)| {
                    let words = answers
                        .iter()
                        .map(|given| of.advisor.answer(*question, *given, lang));
                    let words: Vec<&str> = words.collect();
                    (from, words.join("; "), *to)
                })
                .collect(),
            GraphNode::End { .. } => Vec::new(),
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct GraphOut<'d> {
    line: &'d str,
    nodes: Vec<NodeOut<'d>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum NodeOut<'d> {
    Ask {
        id: usize,
        question: &'d str,
        edges: Vec<EdgeOut<'d>>,
    },
    End {
        id: usize,
        verdict: &'static str,
        benefits: Vec<&'d str>,
    },
}

#[derive(Serialize)]
struct EdgeOut<'d> {
    answers: Vec<&'d str>,
    to: usize,
}

pub(super) fn for_json<'d>(of: &LineGraph<'d>) -> GraphOut<'d> {
    let ids = |question: QuestionIndex, answers: &[AnswerState]| {
        let ids = answers.iter();
        ids.map(|given| of.advisor.answer_id(question, *given))
            .collect()
    };
    let node = |(id, node): (usize, &GraphNode)| match node {
        GraphNode::Ask { question, edges } => NodeOut::Ask {
            id,
            question: &of.advisor.directory().questions()[*question].id,
            edges: edges
                .iter()
                .map(|(answers, to)| EdgeOut {
                    answers: ids(*question, answers),
                    to: *to,
                })
                .collect(),
        },
        GraphNode::End { verdict, benefits } => NodeOut::End {
            id,
            verdict: verdict.key(),
            benefits: benefits
                .iter()
                .map(|&at| of.rules().edition.benefits[at].id.as_str())
                .collect(),
        },
    };
    GraphOut {
        line: &of.rules().line.id,
        nodes: of.graph.nodes.iter().enumerate().rev().map(node).collect(),
    }
}
