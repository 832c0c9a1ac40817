//! What is said on a connection: who asks, what is wanted, page after page (RFC 2696).

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::SyncSender;

use rasn::types::OctetString;
use rasn_ldap::{
    AuthenticationChoice, BindRequest, LdapResult, ResultCode, SearchRequest,
    SearchRequestDerefAliases, SearchRequestScope, UnbindRequest,
};

use super::connection::{Connection, check_success};
use super::entry::{self, EntryText};
use super::filter;
use super::filter_grammar;
use super::message::{Request, Response};
use super::pages::{next_page, page_request};
use super::searched_attributes::Round;
use super::trouble::Trouble;
use crate::both;
use crate::diagnostic::system_reason;
use crate::files::read;
use crate::formats::ldif::attributes;
use crate::ldap::access::Access;
use crate::ldap::address::{Address, Scope};
use crate::ldap::query::{EntryQuery, ServerQuery};

/// Entries of one page. Active Directory gives at most 1000 at once.
const PAGE: usize = 500;

/// Asks for no attributes at all (RFC 4511, 4.5.1.8).
const NO_ATTRIBUTES: &str = "1.1";

/// What comes out of a conversation, piece by piece.
pub(super) enum SearchEvent {
    /// An entry.
    Entry(EntryText),
    /// Other servers that were named and are not asked.
    Referral(Vec<String>),
    /// There is more than was wanted.
    More,
    /// The server gives no more at once, though there is more.
    ServerLimit,
    /// The end of the conversation.
    End(Result<(), Trouble>),
    /// It took too long.
    TimeUp,
}

/// How a search ended.
enum SearchEnd {
    All,
    TooMany,
    ServerLimit,
}

/// Holds the whole conversation until its time is over; what is found goes to `events`.
pub(super) fn hold_conversation(
    address: &Address,
    access: &Access,
    ask: &ServerQuery,
    is_over: Arc<AtomicBool>,
    events: &SyncSender<SearchEvent>,
) -> Result<(), Trouble> {
    let of_address = address.filter.as_deref();
    if let Some(filter) = of_address
        && filter_grammar::parse(&filter::add_brackets(filter)).is_none()
    {
        let filter = crate::text::clean::line(filter).into_owned();
        return Err(Trouble::Filter(filter));
    }
    let credentials = credentials(access)?;
    if credentials.is_some()
        && !address.tls
        && access.starttls != Some(true)
        && access.unencrypted_password != Some(true)
    {
        return Err(Trouble::Unprotected);
    }
    let mut connection = Connection::open(address, access, is_over)?;
    if let Some((name, password)) = credentials {
        bind(&mut connection, name, password)?;
    }
    let mut search = SearchOperation {
        connection: &mut connection,
        address,
        access,
        events,
        found: 0,
    };
    match ask {
        ServerQuery::Nothing => {}
        ServerQuery::Sign => {
            search.run_search(
                "(objectClass=*)",
                Scope::Base,
                &[NO_ATTRIBUTES.to_owned()],
                1,
            )?;
        }
        ServerQuery::Entries(wanted) => search.run_rounds(wanted, of_address)?,
    }
    // An unbind has no response (RFC 4511, 4.3), so it does not matter whether it arrives.
    let _ = connection.send(Request::Unbind(UnbindRequest), None);
    Ok(())
}

/// Name and password, where there are any. A server takes a name with an empty password for an
/// anonymous user (RFC 4513, 5.1.2), so it is refused here.
fn credentials(access: &Access) -> Result<Option<(&str, Vec<u8>)>, Trouble> {
    let password = match (&access.password, &access.password_file) {
        (Some(typed), _) => Some(typed.clone().into_bytes()),
        (None, Some(path)) => Some(password_of(path)?),
        (None, None) => None,
    };
    match (
        access.bind.as_deref().filter(|name| !name.is_empty()),
        password,
    ) {
        (Some(name), Some(password)) if !password.is_empty() => Ok(Some((name, password))),
        (Some(name), _) => Err(Trouble::NoPassword(name.to_owned())),
        (None, Some(_)) => Err(Trouble::NoName),
        (None, None) => Ok(None),
    }
}

/// The password in a file, without the end of its line.
fn password_of(path: &Path) -> Result<Vec<u8>, Trouble> {
    let (_, mut bytes) = read::read(path, read::LONGEST_PASSWORD)
        .map_err(|error| Trouble::File(path.to_owned(), system_reason(&error)))?;
    if bytes.pop_if(|byte| *byte == b'\n').is_some() {
        bytes.pop_if(|byte| *byte == b'\r');
    }
    if bytes.is_empty() {
        return Err(Trouble::File(
            path.to_owned(),
            both!("Sie ist leer.", "It is empty."),
        ));
    }
    Ok(bytes)
}

fn bind(connection: &mut Connection, name: &str, password: Vec<u8>) -> Result<(), Trouble> {
    let request = BindRequest::new(
        3,
        name.into(),
        AuthenticationChoice::Simple(password.into()),
    );
    let id = connection.send(Request::Bind(request), None)?;
    match connection.receive(id)?.response {
        Response::Bind(answer) => check_success(&LdapResult::new(
            answer.result_code,
            answer.matched_dn,
            answer.diagnostic_message,
        )),
        _ => Err(Trouble::Rubbish),
    }
}

struct SearchOperation<'c> {
    connection: &'c mut Connection,
    address: &'c Address,
    access: &'c Access,
    events: &'c SyncSender<SearchEvent>,
    found: usize,
}

impl SearchOperation<'_> {
    /// First what is written so; what is alike only where nothing is, or where it is asked for.
    fn run_rounds(&mut self, wanted: &EntryQuery, of_address: Option<&str>) -> Result<(), Trouble> {
        let own = &self.access.own_names;
        let is_look_up = !wanted.readings.is_empty();
        let mut is_cut = false;
        for round in [Round::Written, Round::Alike, Round::Sounding] {
            let is_needed = match round {
                Round::Written => true,
                Round::Alike => is_look_up && (self.found == 0 || wanted.similar),
                Round::Sounding => is_look_up && self.found == 0,
            };
            if !is_needed || filter::is_hopeless(wanted, own, round) {
                continue;
            }
            let filter = filter::filter(wanted, of_address, own, round);
            let attributes = if self.address.attributes.is_empty() {
                let names = attributes::read_attributes().iter();
                names
                    .map(|name| (*name).to_owned())
                    .chain(own.attributes().map(|(attribute, _)| attribute.to_owned()))
                    .collect()
            } else {
                self.address.attributes.clone()
            };
            let event =
                match self.run_search(&filter, self.address.scope, &attributes, wanted.most)? {
                    SearchEnd::All => None,
                    SearchEnd::TooMany => Some(SearchEvent::More),
                    SearchEnd::ServerLimit => Some(SearchEvent::ServerLimit),
                };
            // Once is enough: the rounds ask for more and more of the same.
            if let Some(event) = event.filter(|_| !is_cut) {
                self.send_event(event)?;
                is_cut = true;
            }
        }
        Ok(())
    }

    fn send_event(&self, event: SearchEvent) -> Result<(), Trouble> {
        // The receiver is gone where the time was over: then the conversation ends here.
        let sent = self.events.send(event);
        sent.map_err(|_| Trouble::Slow(self.access.patience()))
    }

    fn run_search(
        &mut self,
        filter: &str,
        scope: Scope,
        attributes: &[String],
        most: usize,
    ) -> Result<SearchEnd, Trouble> {
        let parsed =
            filter_grammar::parse(filter).ok_or_else(|| Trouble::Filter(filter.to_owned()))?;
        let scope = match scope {
            Scope::Base => SearchRequestScope::BaseObject,
            Scope::One => SearchRequestScope::SingleLevel,
            Scope::Subtree => SearchRequestScope::WholeSubtree,
        };
        let seconds = u32::try_from(self.access.patience().as_secs()).unwrap_or(u32::MAX);
        let mut request = SearchRequest::new(
            self.address.base.as_str().into(),
            scope,
            SearchRequestDerefAliases::DerefAlways,
            0,
            seconds,
            false,
            parsed,
            attributes.iter().map(|name| name.as_str().into()).collect(),
        );
        request.size_limit = 0;
        let mut cookie = OctetString::default();
        let mut left = most;
        loop {
            // One more than is wanted tells whether there is more.
            let size = (left + 1).min(PAGE);
            let page = page_request(size, cookie)?;
            let request = Request::Search(request.clone());
            let id = self.connection.send(request, Some(vec![page]))?;
            cookie = loop {
                let message = self.connection.receive(id)?;
                match message.response {
                    Response::Entry(_) if left == 0 => return Ok(SearchEnd::TooMany),
                    Response::Entry(entry) => {
                        left -= 1;
                        self.found += 1;
                        let entry = entry::entry_text(self.address, &entry);
                        self.send_event(SearchEvent::Entry(entry))?;
                    }
                    Response::Reference(reference) => {
                        let places = reference.0.into_iter().map(|place| place.0);
                        self.send_event(SearchEvent::Referral(places.collect()))?;
                    }
                    Response::Done(done) => {
                        match done.0.result_code {
                            ResultCode::SizeLimitExceeded | ResultCode::AdminLimitExceeded
                                if self.found > 0 =>
                            {
                                return Ok(SearchEnd::ServerLimit);
                            }
                            ResultCode::Referral => {
                                let places = done.0.referral.unwrap_or_default();
                                let places = places.into_iter().map(|place| place.0);
                                self.send_event(SearchEvent::Referral(places.collect()))?;
                                return Ok(SearchEnd::All);
                            }
                            _ => check_success(&done.0)?,
                        }
                        break next_page(message.controls.unwrap_or_default());
                    }
                    _ => return Err(Trouble::Rubbish),
                }
            };
            if cookie.is_empty() {
                return Ok(SearchEnd::All);
            }
        }
    }
}
