//! The sheet of the advisor as Markdown: to send, to print, to keep.

use std::io::{self, Write};

use super::advice::Sheet;
use super::markdown::{escape, paragraph};

pub(super) fn write(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", escape(&sheet.title))?;
    if let Some(code) = &sheet.code {
        writeln!(out, "\nCode: **{code}**")?;
    }
    for part in &sheet.parts {
        if let Some(words) = &part.heading {
            writeln!(out, "\n## {}", escape(words))?;
        }
        for sentence in &part.sentences {
            writeln!(out, "\n{}", paragraph(sentence))?;
        }
        if let Some(command) = &part.command {
            writeln!(out, "\n```sh\n{command}\n```")?;
        }
        for entry in &part.entries {
            writeln!(out)?;
            if !entry.title.is_empty() {
                writeln!(out, "### {}\n", escape(&entry.title))?;
            }
            for row in &entry.rows {
                let values: Vec<&str> = row
                    .values
                    .iter()
                    .map(|value| value.strip_prefix("- ").unwrap_or(value))
                    .collect();
                match &values[..] {
                    [value] => {
                        writeln!(out, "- **{}:** {}", escape(&row.name), escape(value))?;
                    }
                    _ => {
                        writeln!(out, "- **{}:**", escape(&row.name))?;
                        for value in values {
                            writeln!(out, "  - {}", paragraph(value))?;
                        }
                    }
                }
            }
        }
    }
    Ok(())
}
