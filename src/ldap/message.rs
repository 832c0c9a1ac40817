//! The messages that are sent and understood (RFC 4511, 4.1.1): of all there are, only those of a search.
//!
//! The operations themselves come from `rasn_ldap`. Its envelope holds every operation there is, and
//! each of them would be built into the program for reading and for writing.
#![allow(
    clippy::no_effect_underscore_binding,
    reason = "the derived reader writes such bindings"
)]

use rasn::{AsnType, Decode, Decoder, Encode};
use rasn_ldap::{
    BindRequest, BindResponse, Control, ExtendedRequest, ExtendedResponse, SearchRequest,
    SearchResultDone, SearchResultEntry, SearchResultReference, UnbindRequest,
};

/// What is asked.
#[derive(AsnType, Encode)]
#[rasn(choice)]
pub(super) enum Request {
    Bind(BindRequest),
    Unbind(UnbindRequest),
    Search(SearchRequest),
    Extended(ExtendedRequest),
}

/// What is answered. Intermediate responses come only where a request asks for them (RFC 4511,
/// 4.13), and none of ours does.
#[derive(AsnType, Decode)]
#[rasn(choice)]
pub(super) enum Response {
    Bind(BindResponse),
    Entry(SearchResultEntry),
    Done(SearchResultDone),
    Reference(SearchResultReference),
    Extended(ExtendedResponse),
}

/// A request in its envelope.
#[derive(AsnType, Encode)]
pub(super) struct RequestMessage {
    pub(super) id: u32,
    pub(super) request: Request,
    #[rasn(tag(0))]
    pub(super) controls: Option<Vec<Control>>,
}

/// An answer in its envelope.
#[derive(AsnType, Decode)]
pub(super) struct ResponseMessage {
    pub(super) id: u32,
    pub(super) response: Response,
    #[rasn(tag(0))]
    pub(super) controls: Option<Vec<Control>>,
}
