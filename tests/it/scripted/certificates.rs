//! Certificates for a server of a test, good and bad ones; they hold on any day.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::PrivatePkcs8KeyDer;

/// What is wrong with a certificate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Nothing.
    None,
    /// It is for a server of another name.
    Name,
    /// Its time is over.
    Expired,
    /// Its time has not come.
    Early,
}

/// An authority that nobody knows but the test.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub(crate) fn new() -> Authority {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Authority(CertifiedIssuer::self_signed(params, key).expect("an authority"))
    }

    /// Its own certificate, to trust it by.
    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// What a server on this machine needs, with a certificate of this authority.
    pub(crate) fn server(&self, flaw: Flaw) -> Arc<ServerConfig> {
        let name = match flaw {
            Flaw::Name => "ldap.example.org",
            _ => "127.0.0.1",
        };
        let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
        match flaw {
            Flaw::Expired => params.not_after = date_time_ymd(2001, 1, 1),
            Flaw::Early => params.not_before = date_time_ymd(4000, 1, 1),
            Flaw::None | Flaw::Name => {}
        }
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key.into());
        Arc::new(config.expect("a certificate with its key"))
    }
}
