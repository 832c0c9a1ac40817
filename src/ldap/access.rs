//! How servers are spoken to: under which name, with which password, how well protected.

use std::path::PathBuf;
use std::time::Duration;

use super::address::Address;
use crate::formats::OwnNames;

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
    /// Attributes that only this office has, to be asked for beside the known ones, and searched.
    pub own_names: OwnNames,
}

/// Seconds that an answer may take where no setting says otherwise.
const USUAL_TIMEOUT: u64 = 10;

impl Access {
    /// These settings, and those of `other` where these say nothing. The password of one name is never
    /// taken for another name.
    #[must_use]
    pub fn or(self, other: &Access) -> Access {
        let is_of_another = match (&self.bind, &other.bind) {
            (Some(name), Some(other)) => name != other,
            _ => false,
        };
        let has_password = self.password_file.is_some() || self.password.is_some();
        let (password_file, password) = if has_password || is_of_another {
            (self.password_file, self.password)
        } else {
            (other.password_file.clone(), other.password.clone())
        };
        Access {
            bind: self.bind.or_else(|| other.bind.clone()),
            password_file,
            password,
            ca_file: self.ca_file.or_else(|| other.ca_file.clone()),
            starttls: self.starttls.or(other.starttls),
            unencrypted_password: self.unencrypted_password.or(other.unencrypted_password),
            timeout: self.timeout.or(other.timeout),
            own_names: self.own_names,
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
    /// The settings for an address: options before the address itself before the config file, of which
    /// the first table for the server counts alone.
    pub fn access_for(&self, address: &Address, is_argument: bool) -> Access {
        let options = if is_argument || !self.options_for_arguments_only {
            self.options.clone()
        } else {
            Access::default()
        };
        let own = Access {
            bind: address.bind.clone(),
            starttls: address.starttls.then_some(true),
            ..Access::default()
        };
        let configured = self
            .configured
            .iter()
            .find(|(server, _)| server.is_same_server(address));
        // The address and its table are joined first: a password that fits them must not go out under
        // the name of an option.
        let access = match configured {
            Some((_, configured)) => options.or(&own.or(configured)),
            None => options.or(&own),
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: &str = "ldaps://ldap.example.org";

    fn address(text: &str) -> Address {
        Address::parse(text).expect("an address")
    }

    fn name_with_file(name: Option<&str>, file: Option<&str>) -> Access {
        Access {
            bind: name.map(str::to_owned),
            password_file: file.map(PathBuf::from),
            ..Access::default()
        }
    }

    /// Name and password file that go to the server.
    fn sent(options: Access, configured: &[Access]) -> (Option<String>, Option<PathBuf>) {
        let accesses = Accesses {
            options,
            configured: configured
                .iter()
                .map(|access| (address(SERVER), access.clone()))
                .collect(),
            ..Accesses::default()
        };
        let access = accesses.access_for(&address(SERVER), true);
        (access.bind, access.password_file)
    }

    fn pair(name: &str, file: Option<&str>) -> (Option<String>, Option<PathBuf>) {
        (Some(name.to_owned()), file.map(PathBuf::from))
    }

    #[test]
    fn the_password_of_one_name_is_not_sent_under_another() {
        let reader = name_with_file(Some("cn=reader"), Some("pw"));
        for (options, want) in [
            (name_with_file(None, None), pair("cn=reader", Some("pw"))),
            (
                name_with_file(Some("cn=reader"), None),
                pair("cn=reader", Some("pw")),
            ),
            (
                name_with_file(Some("cn=other"), None),
                pair("cn=other", None),
            ),
            (
                name_with_file(Some("cn=other"), Some("own")),
                pair("cn=other", Some("own")),
            ),
            (
                name_with_file(None, Some("own")),
                pair("cn=reader", Some("own")),
            ),
        ] {
            let label = format!("{options:?}");
            assert_eq!(
                sent(options, std::slice::from_ref(&reader)),
                want,
                "{label}"
            );
        }
    }

    #[test]
    fn of_two_tables_for_one_server_the_first_counts_alone() {
        let first = name_with_file(Some("cn=reader"), None);
        let second = Access {
            timeout: Some(3),
            ..name_with_file(Some("cn=other"), Some("pw"))
        };
        let nobody = name_with_file(None, None);
        assert_eq!(
            sent(nobody.clone(), &[first, second.clone()]),
            pair("cn=reader", None)
        );
        assert_eq!(
            sent(nobody.clone(), &[nobody, second]),
            (None, None),
            "not even where the first names nobody"
        );
    }

    #[test]
    fn a_password_that_was_typed_goes_with_its_name_only() {
        let typed = Access {
            password: Some("geheim".to_owned()),
            ..name_with_file(Some("cn=reader"), None)
        };
        for (name, want) in [("cn=reader", Some("geheim")), ("cn=other", None)] {
            let accesses = Accesses {
                options: name_with_file(Some(name), None),
                typed: vec![(address(SERVER), typed.clone())],
                ..Accesses::default()
            };
            let access = accesses.access_for(&address(SERVER), true);
            assert_eq!(access.password.as_deref(), want, "{name}");
        }
    }
}
