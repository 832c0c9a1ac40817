//! Asks for passwords of servers that lie in no file.

use super::context::Context;
use super::quote::quote;
use crate::diagnostic::Layer;
use crate::guide;
use crate::ldap::Access;
use crate::load::DataLayers;
use crate::say;

impl Context<'_> {
    /// Asks for each password that is needed and lies in no file; none is asked for twice.
    pub(super) fn ask_passwords(&self, layers: &mut DataLayers) {
        for (layer, location) in &layers.named {
            let Some(address) = location.address() else {
                continue;
            };
            let is_argument = *layer == Layer::Argument;
            let access = layers.accesses.access_for(&address, is_argument);
            let is_lacking = access.password_file.is_none() && access.password.is_none();
            let Some(name) = access.bind.filter(|_| is_lacking && self.can_ask_password) else {
                continue;
            };
            let mut passwords = self.passwords.borrow_mut();
            let is_known = passwords.iter().any(|(server, known)| {
                server.is_same_server(&address) && known.bind.as_ref() == Some(&name)
            });
            if !is_known {
                let (shown, server) = (quote(&name), address.server());
                let prompt = say!(
                    self.lang,
                    "Passwort von {shown} bei {server}",
                    "Password of {shown} at {server}"
                );
                let access = Access {
                    password: guide::password(&prompt),
                    bind: Some(name),
                    ..Access::default()
                };
                passwords.push((address, access));
            }
        }
        layers.accesses.typed.clone_from(&self.passwords.borrow());
    }
}
