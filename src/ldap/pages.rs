//! Answers page by page (RFC 2696).
#![allow(
    clippy::no_effect_underscore_binding,
    reason = "the derived reader writes such bindings"
)]

use rasn::types::OctetString;
use rasn::{AsnType, Decode, Decoder, Encode};
use rasn_ldap::Control;

use super::trouble::Trouble;

/// The control for pages (RFC 2696).
const PAGES: &[u8] = b"1.2.840.113556.1.4.319";

/// Size and place of a page; the place is the server's secret.
#[derive(AsnType, Encode, Decode)]
struct PagedResultsValue {
    size: u32,
    cookie: OctetString,
}

/// The control that asks for a page. A server that has no pages may leave it aside.
pub(super) fn page_request(size: usize, cookie: OctetString) -> Result<Control, Trouble> {
    let page = PagedResultsValue {
        size: u32::try_from(size).unwrap_or(u32::MAX),
        cookie,
    };
    let value = rasn::ber::encode(&page).map_err(|_| Trouble::Rubbish)?;
    Ok(Control::new(
        PAGES.to_vec().into(),
        false,
        Some(value.into()),
    ))
}

/// Where the next page begins; empty when there is none.
pub(super) fn next_page(controls: Vec<Control>) -> OctetString {
    controls
        .into_iter()
        .filter(|control| control.control_type.as_ref() == PAGES)
        .find_map(|control| {
            rasn::ber::decode::<PagedResultsValue>(control.control_value?.as_ref()).ok()
        })
        .map(|page| page.cookie)
        .unwrap_or_default()
}
