//! A password, asked for without showing it.

use dialoguer::Password;

/// Asks on the terminal; `None` if nothing was typed or the person left.
pub fn password(prompt: &str) -> Option<String> {
    let asked = Password::new()
        .with_prompt(prompt)
        .allow_empty_password(true)
        // It reports in English.
        .report(false)
        .interact();
    asked.ok().filter(|password| !password.is_empty())
}
