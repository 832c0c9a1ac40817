//! Addresses of LDAP servers and places in their directories (RFC 4516).

use percent_encoding::percent_decode_str;

use crate::both;
use crate::text::clean;
use crate::text::locale::Text;

/// How far below the base entries are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The base alone.
    Base,
    /// The entries right below it.
    One,
    /// The base and everything below it. RFC 4516 takes the base alone where nothing is said; a whole
    /// directory is what people mean who name its place.
    #[default]
    Subtree,
}

/// An address, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Whether the connection is encrypted from its beginning (`ldaps`).
    pub tls: bool,
    /// Name or number of the machine; a number of IPv6 without its brackets.
    pub host: String,
    /// Port.
    pub port: u16,
    /// The name (DN) of the place in the directory.
    pub base: String,
    /// Attributes to ask for; empty for all that are known.
    pub attributes: Vec<String>,
    /// How far below the base.
    pub scope: Scope,
    /// A filter that every entry must fit (RFC 4515).
    pub filter: Option<String>,
    /// The name (DN) under which is asked (extension `bindname`).
    pub bind: Option<String>,
    /// Whether the connection is encrypted by `StartTLS` (extension `1.3.6.1.4.1.1466.20037`).
    pub starttls: bool,
}

/// Ports of RFC 4516 and of the practice.
const PORTS: [(&str, u16); 2] = [("ldap", 389), ("ldaps", 636)];

/// Schemes of addresses of servers.
const SCHEMES: [&str; 3] = ["ldap", "ldaps", "ldapi"];

/// The object identifier of `StartTLS` (RFC 4511, 4.14.1).
pub const STARTTLS: &str = "1.3.6.1.4.1.1466.20037";

/// Names of the extension that encrypts by `StartTLS`.
const NAMES_OF_STARTTLS: [&str; 3] = [STARTTLS, "starttls", "x-tls"];

/// Why an address cannot be used: what is wrong, what to do.
pub type AddressMistake = (Text<'static>, Text<'static>);

/// What a text may name as a place of data, as far as the text alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressKind {
    /// A path.
    Path,
    /// A server that can be asked.
    Server,
    /// Something else that has an address, as a web page.
    Foreign,
    /// An address with a login, whose scheme is mistyped, unless a file has that name.
    Mistyped,
}

/// What a text names.
pub(crate) fn classify(text: &str) -> AddressKind {
    match scheme(text) {
        Some(scheme) if SCHEMES.contains(&scheme.as_str()) => AddressKind::Server,
        Some(_) => AddressKind::Foreign,
        None if is_mistyped(text) => AddressKind::Mistyped,
        None => AddressKind::Path,
    }
}

/// Whether a text is the address of a server.
pub fn is_address(text: &str) -> bool {
    classify(text) == AddressKind::Server
}

/// The scheme of an address in small letters; `None` for a path.
pub(crate) fn scheme(text: &str) -> Option<String> {
    let (scheme, _) = text.split_once("://")?;
    is_scheme(scheme).then(|| scheme.to_ascii_lowercase())
}

/// Whether a word can be a scheme (RFC 3986, 3.1). One letter is rather a drive, and one with a dot
/// rather a file.
pub fn is_scheme(word: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+-".contains(&byte);
    word.len() > 1
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(is_sign)
}

/// What people write behind a scheme, rightly or by mistake.
const SIGNS_OF_SCHEMES: [char; 4] = [':', ';', '/', '\\'];

/// An address whose scheme is mistyped, with a login: `ldaps:/anna:secret@host`.
struct MistypedAddress<'t> {
    /// The scheme, with its colon and its slashes.
    begin: &'t str,
    /// Whether a login follows; else it is a password behind the base.
    has_login: bool,
    /// What follows the login.
    rest: &'t str,
}

/// Reads a text as an address that holds a password and whose scheme is mistyped; `None` for an address
/// that is written well, and for what is rather a path. Files may have such names: the
/// caller looks first whether there is one.
fn parse_mistyped(text: &str) -> Option<MistypedAddress<'_>> {
    if scheme(text).is_some() {
        return None;
    }
    let end = text.find("://").or_else(|| text.find(SIGNS_OF_SCHEMES))?;
    let (word, behind) = text.split_at(end);
    let rest = behind.trim_start_matches(SIGNS_OF_SCHEMES);
    let signs = &behind[..behind.len() - rest.len()];
    // Quotation marks, blanks and dots are slips as well.
    let letters: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_nearly_known = ["ldap", "http", "ftp"]
        .iter()
        .any(|known| letters.to_ascii_lowercase().starts_with(known));
    let is_address = signs.starts_with("://")
        || is_nearly_known && (signs.contains([':', ';']) || signs.len() > 1);
    let may_be_address = is_address || is_scheme(word) && signs.starts_with(':');
    let (login, place) = rest.split_at(login_len(rest));
    // A list of paths has colons and slashes too.
    let is_surely_login = login.contains(':') && !login.contains('/');
    let holds_password = if login.is_empty() {
        is_address && names_password(rest)
    } else {
        is_address || is_surely_login
    };
    (may_be_address && holds_password).then(|| MistypedAddress {
        begin: &text[..text.len() - rest.len()],
        has_login: !login.is_empty(),
        rest: place,
    })
}

/// Whether a text is an address that holds a password and whose scheme is mistyped, unless a file has
/// that name.
pub fn is_mistyped(text: &str) -> bool {
    parse_mistyped(text).is_some()
}

/// What is wrong with an address whose scheme is mistyped, and what to do.
pub fn mistyped_mistake() -> AddressMistake {
    (
        both!(
            "Das sieht nach einer Adresse mit einem Passwort aus, und ihr Anfang ist nicht richtig geschrieben.",
            "This looks like an address with a password, and its beginning is not written correctly."
        ),
        both!(
            "Die Form ist ldaps://server.example.org/ou=people,dc=example,dc=org, ohne Anmeldung; dazu: --ldap-bind NAME --ldap-password-file DATEI.",
            "The form is ldaps://server.example.org/ou=people,dc=example,dc=org, without the login; add: --ldap-bind NAME --ldap-password-file FILE."
        ),
    )
}

/// Whether an extension of an address is named that holds a password (`X-BINDPW`).
pub fn names_password(address: &str) -> bool {
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    decoded.to_ascii_lowercase().contains("x-bindpw")
}

/// A text as far as it may be shown: of what is an address, also with a mistyped scheme, neither the
/// login nor what stands behind the base. For texts that may be anything; of a path that is known to be one
/// nothing needs to be hidden.
pub fn hide_login(text: &str) -> String {
    if scheme(text).is_some() {
        return public_form(text);
    }
    match parse_mistyped(text) {
        Some(mistyped) => {
            let login = if mistyped.has_login { "…@" } else { "" };
            let place = mistyped.rest.split('?').next().unwrap_or_default();
            clean::line(&format!("{}{login}{place}", mistyped.begin)).into_owned()
        }
        None => clean::line(text).into_owned(),
    }
}

/// Whether the address of a server may hold a password: any that is not understood to its end.
pub(crate) fn may_hold_password(text: &str) -> bool {
    let extensions = text.splitn(5, '?').nth(4).unwrap_or_default();
    let is_known = |extension: &str| {
        let name = extension.split('=').next().unwrap_or_default();
        let name = name.strip_prefix('!').unwrap_or(name).to_lowercase();
        let is_known = name == "bindname" || NAMES_OF_STARTTLS.contains(&name.as_str());
        name.is_empty() || is_known && !extension.contains('?')
    };
    Address::parse(text).is_err() || !extensions.split(',').all(is_known)
}

/// An address as far as it may be shown: what stands behind the base can hold a password, and so can a
/// login before the server, which has no place in an address.
pub fn public_form(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let rest = &rest[login_len(rest)..];
    let place = rest.split('?').next().unwrap_or_default();
    let colon = if scheme.is_empty() { "" } else { "://" };
    clean::line(&format!("{scheme}{colon}{place}")).into_owned()
}

/// How much of what follows `scheme://` is a login before the server, `name:password@`. The password may
/// hold anything, a slash or a question mark too, and begin as a port does. So may a base or a filter
/// hold an `@`, but only behind a server whose port is a number, and behind a `=`; names of attributes
/// and a scope hold neither.
pub fn login_len(rest: &str) -> usize {
    let server = rest.split(['/', '?']).next().unwrap_or_default();
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let has_odd_port = server
        .rsplit_once(':')
        .is_some_and(|(_, port)| !is_port(port) && !server.ends_with(']'));
    let ends_login = |at: usize| {
        let before = &rest[..at];
        let questions = before.matches('?').count();
        let is_in_value = before.contains('=') && !(1..=2).contains(&questions);
        before.contains(':') && !is_in_value
    };
    let sign = '@'.len_utf8();
    let end = if server.contains('@') || has_odd_port {
        let coded = || rest.rfind("%40").map(|at| at + "%40".len());
        rest.rfind('@').map(|at| at + sign).or_else(coded)
    } else {
        let mut signs = rest.rmatch_indices('@').map(|(at, _)| at);
        signs.find(|&at| ends_login(at)).map(|at| at + sign)
    };
    end.unwrap_or_default()
}

impl Address {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Address, AddressMistake> {
        let form = || {
            both!(
                "Die Form ist ldaps://server.example.org/ou=people,dc=example,dc=org.",
                "The form is ldaps://server.example.org/ou=people,dc=example,dc=org."
            )
        };
        let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
        let scheme = scheme.to_lowercase();
        let Some(&(_, port)) = PORTS.iter().find(|(known, _)| *known == scheme) else {
            let scheme = clean::line(&scheme);
            return Err((
                both!(
                    "Adressen mit „{scheme}“ werden nicht gelesen.",
                    "Addresses with “{scheme}” are not read."
                ),
                form(),
            ));
        };
        if login_len(rest) > 0 {
            return Err((
                both!(
                    "In der Adresse steht ein Name oder Passwort; das ist nicht möglich.",
                    "The address holds a name or password; that is not possible."
                ),
                both!(
                    "Bitte ohne Anmeldung schreiben, und dazu: --ldap-bind NAME --ldap-password-file DATEI.",
                    "Please write it without the login, and add: --ldap-bind NAME --ldap-password-file FILE."
                ),
            ));
        }
        let (server, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (host, port) = host_and_port(server, port).ok_or_else(|| {
            let server = clean::line(server);
            let message = if server.is_empty() {
                both!(
                    "In der Adresse fehlt der Name des Servers.",
                    "The name of the server is missing in the address."
                )
            } else {
                both!(
                    "„{server}“ ist kein Name eines Servers mit einem Port.",
                    "“{server}” is no name of a server with a port."
                )
            };
            (message, form())
        })?;
        let mut address = Address {
            tls: scheme == "ldaps",
            host,
            port,
            ..Address::default()
        };
        let mut parts = rest.strip_prefix('/').unwrap_or(rest).split('?');
        let mut part = || parts.next().filter(|part| !part.is_empty());
        address.base = part().map(decode_percent).transpose()?.unwrap_or_default();
        if let Some(attributes) = part() {
            let names = attributes.split(',').map(decode_percent);
            address.attributes = names.collect::<Result<_, _>>()?;
            address.attributes.retain(|name| name != "*");
        }
        address.scope = match part().map(str::to_lowercase).as_deref() {
            None | Some("sub") => Scope::Subtree,
            Some("one") => Scope::One,
            Some("base") => Scope::Base,
            Some(other) => {
                let other = clean::line(other);
                return Err((
                    both!(
                        "Einen Umfang „{other}“ gibt es nicht.",
                        "There is no scope “{other}”."
                    ),
                    both!(
                        "Möglich sind sub, one und base.",
                        "Possible are sub, one and base."
                    ),
                ));
            }
        };
        address.filter = part().map(decode_percent).transpose()?;
        for extension in part().unwrap_or_default().split(',') {
            address.apply_extension(extension)?;
        }
        Ok(address)
    }

    fn apply_extension(&mut self, extension: &str) -> Result<(), AddressMistake> {
        let (name, value) = extension.split_once('=').unwrap_or((extension, ""));
        let (name, is_critical) = match name.strip_prefix('!') {
            Some(name) => (name, true),
            None => (name, false),
        };
        let name = decode_percent(name)?;
        match name.to_lowercase().as_str() {
            "bindname" => self.bind = Some(decode_percent(value)?),
            known if NAMES_OF_STARTTLS.contains(&known) => self.starttls = true,
            "x-bindpw" => {
                return Err((
                    both!(
                        "In dieser Adresse steht ein Passwort; andere Menschen an diesem Rechner können es mitlesen.",
                        "This address holds a password; other people on this machine can read it."
                    ),
                    both!(
                        "Bitte das Passwort in eine Datei schreiben und sie nennen: --ldap-password-file DATEI",
                        "Please write the password into a file and name it: --ldap-password-file FILE"
                    ),
                ));
            }
            _ if is_part_of_name(&name) && extension.contains('=') && self.bind.is_some() => {
                return Err((
                    both!(
                        "Hinter bindname steht ein Komma; dort beginnt schon die nächste Erweiterung, und vom Namen bliebe nur ein Stück.",
                        "There is a comma after bindname; the next extension begins there, and only a piece of the name would be left."
                    ),
                    both!(
                        "Bitte jedes Komma im Namen als %2C schreiben, zum Beispiel bindname=cn=wir%2Cdc=example, oder den Namen so nennen: --ldap-bind cn=wir,dc=example",
                        "Please write each comma in the name as %2C, for example bindname=cn=wir%2Cdc=example, or give the name like this: --ldap-bind cn=wir,dc=example"
                    ),
                ));
            }
            _ if is_critical => {
                let name = clean::line(&name);
                return Err((
                    both!(
                        "Die Adresse verlangt „{name}“; das ist nicht bekannt.",
                        "The address demands “{name}”, which is not known."
                    ),
                    both!(
                        "Bekannt sind bindname und {STARTTLS} (StartTLS).",
                        "Known are bindname and {STARTTLS} (StartTLS)."
                    ),
                ));
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether the connection begins unencrypted where encrypted ones usually do: `ldap://host:636`.
    pub fn is_plain_where_tls_is_usual(&self) -> bool {
        !self.tls && PORTS.contains(&("ldaps", self.port))
    }

    /// Whether both addresses lead to the same server.
    pub fn is_same_server(&self, other: &Address) -> bool {
        self.host.eq_ignore_ascii_case(&other.host) && self.port == other.port
    }

    /// The server as people write it: `ldap.example.org:636`.
    pub fn server(&self) -> String {
        let Address { host, port, .. } = self;
        let host = clean::line(host);
        if host.contains(':') {
            format!("[{host}]:{port}")
        } else {
            format!("{host}:{port}")
        }
    }
}

/// Whether what stands where an extension is named is rather a piece of a DN, as `dc` (RFC 4514,
/// section 3) or what directories have besides.
fn is_part_of_name(name: &str) -> bool {
    const ATTRIBUTES: [&str; 11] = [
        "cn", "sn", "l", "st", "o", "ou", "c", "street", "dc", "uid", "mail",
    ];
    ATTRIBUTES
        .iter()
        .any(|known| name.trim().eq_ignore_ascii_case(known))
}

fn decode_percent(text: &str) -> Result<String, AddressMistake> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map(std::borrow::Cow::into_owned).map_err(|_| {
        (
            both!(
                "Diese Adresse enthält Zeichen, die nicht UTF-8 sind.",
                "This address holds characters that are not UTF-8."
            ),
            both!(
                "Umlaute stehen als %C3%BC und ähnlich in der Adresse.",
                "Letters with marks stand in the address as %C3%BC and the like."
            ),
        )
    })
}

/// `host`, `host:port`, `[::1]:port`.
fn host_and_port(server: &str, usual: u16) -> Option<(String, u16)> {
    let (host, port) = match server.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']')?;
            (host, rest.strip_prefix(':'))
        }
        None => match server.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (server, None),
        },
    };
    let port = match port {
        Some(port) => port.parse().ok().filter(|&port| port > 0)?,
        None => usual,
    };
    let is_name = !host.is_empty()
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || "-._:%".contains(c));
    is_name.then(|| (host.to_owned(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_in_an_address_is_refused_and_never_shown() {
        for text in [
            "ldap://anna:geheim@server.example.org/dc=example",
            "ldaps://anna:ge/heim@server.example.org/dc=example",
            "ldaps://anna:ge?heim@server.example.org/dc=example",
            "ldaps://anna:/geheim@server.example.org/dc=example",
            "ldaps://anna:ge@he/im:heim@server.example.org/dc=example",
            "ldap://geheim@server.example.org",
            "ldap://anna:1234/5geheim@server.example.org/dc=example",
            "ldap://anna:1234/5geheim@server.example.org/uid=a@b,dc=example",
            "ldaps://anna:12?geheim@server.example.org/dc=example",
            "ldaps://anna:12?ge=heim@server.example.org/dc=example",
            "ldaps:///anna:geheim@server.example.org/dc=example",
        ] {
            assert!(!public_form(text).contains("heim"), "{}", public_form(text));
            assert!(
                public_form(text).contains("://server.example.org"),
                "{text}"
            );
            assert!(may_hold_password(text), "{text}");
            let Err((message, help)) = Address::parse(text) else {
                panic!("{text} is refused");
            };
            assert!(!message.de.contains("heim") && help.de.contains("--ldap-bind"));
        }
        let plain = "ldap://server.example.org:390/uid=a@b,dc=example";
        assert_eq!(public_form(plain), plain);
        assert_eq!(
            public_form("ldap://[::1]:390/dc=a?x"),
            "ldap://[::1]:390/dc=a"
        );
        for filter in [
            "ldap://server.example.org?cn?sub?(mail=a@b)",
            "ldap://server.example.org?cn?sub?(mail:=a@b)",
        ] {
            assert_eq!(public_form(filter), "ldap://server.example.org");
            assert!(Address::parse(filter).is_ok() && !may_hold_password(filter));
        }
    }

    #[test]
    fn a_login_behind_a_mistyped_scheme_is_never_shown() {
        for (text, want) in [
            ("ldaps:/anna:geheim@host/dc=x", "ldaps:/…@host/dc=x"),
            ("ldap:anna:geheim@host", "ldap:…@host"),
            ("ldap.s://anna:geheim@host", "ldap.s://…@host"),
            ("ldaps:://anna:geheim@host", "ldaps:://…@host"),
            ("ldap:/anna:ge/heim@host?cn", "ldap:/…@host"),
            ("LDAP:/geheim@host", "LDAP:/…@host"),
            ("ldasp:/anna:geheim@host", "ldasp:/…@host"),
            ("a.b://anna:geheim@host", "a.b://…@host"),
            ("\"ldaps://anna:geheim@host\"", "\"ldaps://…@host\""),
            ("ldap_s://anna:geheim@host", "ldap_s://…@host"),
            ("ldaps//anna:geheim@host", "ldaps//…@host"),
            ("ldaps;//anna:geheim@host", "ldaps;//…@host"),
            ("a.csv:ldaps://anna:geheim@host", "a.csv:ldaps://…@host"),
            ("ldap:/host/dc=x????X%2DBindPW=geheim", "ldap:/host/dc=x"),
        ] {
            assert_eq!(hide_login(text), want);
            assert_eq!(hide_login(want), want);
            assert_eq!(classify(text), AddressKind::Mistyped, "{text}");
        }
        for path in [
            "/srv/a@b/list.csv",
            "/srv/a:b/c@d.csv",
            "/srv//a:b@c.csv",
            "ldap/a:b@c.csv",
            "./ldap:a:b@c.csv",
            "C:\\liste.csv",
            "C:/a:b@c.csv",
            "2026-11-22T10:00.csv",
            "2026-11-22T10:00:a@b.csv",
            "notes:a@b.csv",
            "list.csv:a:b@c.csv",
            "backup:/srv/a:b@c.csv",
            "ldap:/host:389/uid=a@b,dc=x",
        ] {
            assert_eq!(hide_login(path), path);
            assert_eq!(classify(path), AddressKind::Path, "{path}");
        }
    }

    #[test]
    fn an_address_with_anything_unknown_behind_its_base_may_hold_a_password() {
        for (text, may) in [
            ("ldaps://host/dc=x????!X%2DBINDPW=geheim", true),
            ("ldaps://host/dc=x????x-bindpw=geheim", true),
            ("ldaps://host/dc=x????password=geheim", true),
            ("ldaps://host/dc=x????bindname=cn=a?geheim", true),
            ("ldaps://host/dc=x??geheim", true),
            (
                "ldaps://host/dc=x?cn?one?(mail=a@b)?!bindname=a@b,x-tls",
                false,
            ),
            ("ldaps://host:636/uid=a@b", false),
        ] {
            assert_eq!(may_hold_password(text), may, "{text}");
        }
    }

    #[test]
    fn an_address_is_taken_apart_as_the_standard_says() {
        let address = Address::parse(
            "LDAP://ldap.example.org:1389/ou=B%C3%BCrgerb%C3%BCro,dc=example,dc=org?cn,mail?one?(ou=a%3fb)?!bindname=cn=Leser%2cdc=example,1.3.6.1.4.1.1466.20037",
        )
        .expect("an address");
        assert_eq!(address.server(), "ldap.example.org:1389");
        assert_eq!(address.base, "ou=Bürgerbüro,dc=example,dc=org");
        assert_eq!(address.attributes, ["cn", "mail"]);
        assert_eq!(address.scope, Scope::One);
        assert_eq!(address.filter.as_deref(), Some("(ou=a?b)"));
        assert_eq!(address.bind.as_deref(), Some("cn=Leser,dc=example"));
        assert!(address.starttls && !address.tls);
    }

    #[test]
    fn without_a_scope_everything_below_the_base_is_meant() {
        let address = Address::parse("ldaps://[::1]/dc=example").expect("an address");
        assert_eq!(
            (address.host.as_str(), address.port, address.scope),
            ("::1", 636, Scope::Subtree)
        );
    }

    #[test]
    fn what_cannot_be_an_address_is_refused_with_a_reason() {
        let refused = |text: &str| Address::parse(text).expect_err("refused").0.de;
        assert!(refused("ldap:///dc=example").contains("Server"));
        assert!(refused("ldap://host:0/").contains("Port"));
        assert!(refused("ldap://host:99999/").contains("Port"));
        assert!(refused("ldapi://%2frun%2fldapi/").contains("ldapi"));
        assert!(refused("ldap://host/dc=a??tief").contains("tief"));
        assert!(refused("ldap://host/dc=%ff").contains("UTF-8"));
        assert!(refused("ldap://host/dc=a????!x-unknown").contains("x-unknown"));
        assert!(Address::parse("ldap://host/dc=a????x-unknown=1").is_ok());
    }

    #[test]
    fn a_plain_comma_in_the_name_of_a_login_is_refused_and_not_cut_off() {
        for rest in [
            "bindname=cn=reader,dc=example",
            "!bindname=cn=reader, OU=staff",
            "x-tls,bindname=uid=a%2Cou=b,dc=c",
        ] {
            let text = format!("ldap://host/dc=a????{rest}");
            let (_, help) = Address::parse(&text).expect_err("refused");
            assert!(
                help.de.contains("%2C") && help.de.contains("--ldap-bind"),
                "{rest}"
            );
        }
        let address = Address::parse("ldap://host/dc=a????bindname=cn=a%2Cdc=b,x-unknown=1,dc");
        assert_eq!(
            address.expect("an address").bind.as_deref(),
            Some("cn=a,dc=b")
        );
    }

    #[test]
    fn a_password_in_an_address_is_refused_and_never_shown() {
        for name in ["x-bindpw", "!X%2DBINDPW"] {
            let text = format!("ldap://host/dc=a????{name}=geheim");
            let (message, help) = Address::parse(&text).expect_err("refused");
            assert!(message.de.contains("ein Passwort"), "{}", message.de);
            assert!(!format!("{message}{help}{}", public_form(&text)).contains("geheim"));
        }
    }

    #[test]
    fn a_plain_address_with_the_port_of_encrypted_ones_is_recognised() {
        for (text, is) in [
            ("ldap://host:636", true),
            ("ldaps://host:636", false),
            ("ldaps://host", false),
            ("ldap://host", false),
        ] {
            let address = Address::parse(text).expect("an address");
            assert_eq!(address.is_plain_where_tls_is_usual(), is, "{text}");
        }
    }

    #[test]
    fn paths_are_no_addresses() {
        for (path, is) in [
            ("ldaps://host", true),
            ("LDAP://host/dc=a", true),
            ("ldap", false),
            ("liste.csv", false),
            ("http://host", false),
        ] {
            assert_eq!(is_address(path), is, "{path}");
        }
    }
}
