//! The conversation about one line as a graph: what is asked, and where each answer leads.
//!
//! Parts with the same future are one node, so the graph stays small enough to be read.

use std::collections::HashMap;

use crate::funding::{Advisor, AnswerState, Answers, RulesIndex, Standing};
use crate::model::QuestionIndex;
use crate::model::verdict::Verdict;

/// Above so many states the graph is given up.
const MOST_STATES: usize = 100_000;

/// The graph of one line; the last node is the first question.
#[derive(Debug)]
pub struct Graph {
    /// The nodes; each stands behind those to which it leads.
    pub nodes: Vec<GraphNode>,
}

/// A question or an end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GraphNode {
    /// A question, with the answers that lead to each other node.
    Ask {
        /// The question.
        question: QuestionIndex,
        /// Answers, and the node to which they lead.
        edges: Vec<(Vec<AnswerState>, usize)>,
    },
    /// Nothing is left to ask.
    End {
        /// What the line comes to.
        verdict: Verdict,
        /// Indices of the benefits that come on top.
        benefits: Vec<usize>,
    },
}

impl Graph {
    /// The graph of an advisor that has one line only; `None` where there are too many states.
    pub fn new(advisor: &Advisor<'_>) -> Option<Graph> {
        let mut making = GraphBuilder {
            advisor,
            nodes: Vec::new(),
            known: HashMap::new(),
            seen: HashMap::new(),
        };
        making.node(&advisor.no_answers())?;
        Some(Graph {
            nodes: making.nodes,
        })
    }
}

struct GraphBuilder<'a, 'd> {
    advisor: &'a Advisor<'d>,
    nodes: Vec<GraphNode>,
    known: HashMap<GraphNode, usize>,
    seen: HashMap<Answers, usize>,
}

impl GraphBuilder<'_, '_> {
    fn node(&mut self, answers: &Answers) -> Option<usize> {
        if let Some(node) = self.seen.get(answers) {
            return Some(*node);
        }
        if self.seen.len() > MOST_STATES {
            return None;
        }
        let node = match self.advisor.next_question(answers) {
            None => self.end(answers),
            Some(question) => {
                let mut edges: Vec<(Vec<AnswerState>, usize)> = Vec::new();
                for given in Answers::choices(&self.advisor.directory().questions()[question]) {
                    let to = self.node(&answers.with(question, given))?;
                    match edges.iter_mut().find(|(_, known)| *known == to) {
                        Some((answers, _)) => answers.push(given),
                        None => edges.push((vec![given], to)),
                    }
                }
                GraphNode::Ask { question, edges }
            }
        };
        let index = match self.known.get(&node) {
            Some(index) => *index,
            None => {
                self.nodes.push(node.clone());
                self.known.insert(node, self.nodes.len() - 1);
                self.nodes.len() - 1
            }
        };
        self.seen.insert(answers.clone(), index);
        Some(index)
    }

    fn end(&self, answers: &Answers) -> GraphNode {
        let judged = self.advisor.judge(RulesIndex(0), answers);
        let is_out = matches!(judged.verdict, Verdict::DoesNotFit | Verdict::Almost);
        let benefits = judged.benefits.iter().enumerate();
        GraphNode::End {
            verdict: judged.verdict,
            benefits: benefits
                .filter(|(_, standing)| !is_out && **standing == Standing::Met)
                .map(|(at, _)| at)
                .collect(),
        }
    }
}
