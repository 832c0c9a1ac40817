//! A paper of the project, read as Markdown: its sentences, the code within them, its blocks of code.

use crate::program::Folder;

/// A paper and its text.
pub(crate) struct Paper {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

impl Paper {
    pub(crate) fn read(name: &'static str) -> Paper {
        let text = std::fs::read_to_string(name).expect("a paper");
        Paper { name, text }
    }

    /// The lines outside blocks of code.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &str> {
        let mut is_inside = false;
        self.text.lines().filter(move |line| {
            is_inside ^= is_fence(line);
            !is_inside && !is_fence(line)
        })
    }

    /// The code within sentences.
    pub(crate) fn code(&self) -> impl Iterator<Item = &str> {
        self.prose()
            .flat_map(|line| line.split('`').skip(1).step_by(2))
    }

    /// The targets of links and the places of pictures.
    pub(crate) fn links(&self) -> impl Iterator<Item = &str> {
        let behind = self.prose().flat_map(|line| line.split("](").skip(1));
        behind.filter_map(|rest| Some(rest.split_once(')')?.0))
    }

    pub(crate) fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut is_inside = false;
        for line in self.text.lines().map(str::trim_start) {
            if is_fence(line) {
                is_inside = !is_inside;
                if is_inside {
                    blocks.push(Block::new(line));
                }
            } else if let (true, Some(block)) = (is_inside, blocks.last_mut()) {
                block.lines.push(line);
            }
        }
        blocks
    }

    /// A folder with the files that the paper shows.
    pub(crate) fn folder(&self) -> Folder {
        let folder = Folder::new();
        for block in self.blocks() {
            if let Some(file) = block.file {
                folder.file(file, block.lines.join("\n") + "\n");
            }
        }
        folder
    }
}

/// A block of code.
pub(crate) struct Block<'t> {
    pub(crate) kind: &'t str,
    /// The file that it shows: behind the kind, where a reader does not see it.
    file: Option<&'t str>,
    pub(crate) lines: Vec<&'t str>,
}

impl<'t> Block<'t> {
    fn new(fence: &'t str) -> Block<'t> {
        let mut words = fence.trim_start_matches('`').split(' ');
        Block {
            kind: words.next().unwrap_or_default(),
            file: words.next(),
            lines: Vec::new(),
        }
    }
}

/// Whether a line begins or ends a block of code.
pub(crate) fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```")
}
