//! How servers are spoken to: who asks, with which password, how well protected.

use std::path::PathBuf;
use std::time::Duration;

use super::address::Address;

/// Settings of one server, as far as they are given.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// The name (DN) under which is asked.
    pub bind: Option<String>,
    /// The file that holds the password.
    pub password_file: Option<PathBuf>,
    /// The password that a person typed.
    pub password: Option<String>,
    /// Certificates of authorities that are trusted besides those of the system (PEM).
    pub ca_file: Option<PathBuf>,
    /// Whether the connection begins plain and is encrypted before anything is asked (RFC 4511, 4.14).
    pub starttls: Option<bool>,
    /// Whether the password may travel unencrypted.
    pub unencrypted_password: Option<bool>,
    /// How many seconds an answer may take.
    pub timeout: Option<u64>,
}

/// Seconds that an answer may take where nobody says otherwise.
const USUAL_TIMEOUT: u64 = 10;

impl Access {
    /// These settings, and those of `other` where these say nothing.
    #[must_use]
    pub fn or(self, other: &Access) -> Access {
        Access {
            bind: self.bind.or_else(|| other.bind.clone()),
            password_file: self.password_file.or_else(|| other.password_file.clone()),
            password: self.password.or_else(|| other.password.clone()),
            ca_file: self.ca_file.or_else(|| other.ca_file.clone()),
            starttls: self.starttls.or(other.starttls),
            unencrypted_password: self.unencrypted_password.or(other.unencrypted_password),
            timeout: self.timeout.or(other.timeout),
        }
    }

    /// How long an answer may take.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.timeout.unwrap_or(USUAL_TIMEOUT))
    }
}

/// Which settings hold for which server.
#[derive(Clone, Debug, Default)]
pub struct Accesses {
    /// Those of the command line.
    pub options: Access,
    /// Whether they hold only for addresses that stand on the command line too: a password must not
    /// go to a server for which it was not meant.
    pub options_for_arguments_only: bool,
    /// The passwords that a person typed, each for one server and one name.
    pub typed: Vec<(Address, Access)>,
    /// Those of the config file, each for one server.
    pub configured: Vec<(Address, Access)>,
}

impl Accesses {
    /// The settings for an address: options before the address itself before the config file.
    pub fn of(&self, address: &Address, is_argument: bool) -> Access {
        let mut access = Access::default();
        if is_argument || !self.options_for_arguments_only {
            access = self.options.clone();
        }
        access = access.or(&Access {
            bind: address.bind.clone(),
            starttls: address.starttls.then_some(true),
            ..Access::default()
        });
        for (server, configured) in &self.configured {
            if server.is_same_server(address) {
                access = access.or(configured);
            }
        }
        let typed = self
            .typed
            .iter()
            .find(|(server, typed)| server.is_same_server(address) && typed.bind == access.bind);
        match typed {
            Some((_, typed)) if access.password_file.is_none() => access.or(typed),
            _ => access,
        }
    }
}
