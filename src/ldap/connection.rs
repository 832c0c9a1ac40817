//! A connection to a server: plain or encrypted, one message after the other (RFC 4511, 4.1.1).

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use rasn_ldap::{ExtendedRequest, LdapResult, ResultCode};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::message::{Request, RequestMessage, Response, ResponseMessage};
use super::trouble::Trouble;
use crate::both;
use crate::diagnostic::system_reason;
use crate::files::read;
use crate::ldap::access::Access;
use crate::ldap::address::{Address, STARTTLS};

/// A message longer than this (16 MiB) is none that describes people.
const LONGEST_MESSAGE: usize = 1 << 24;

/// A whole answer, page after page, is no longer than this (64 MiB): it is held in memory, and a hundred
/// thousand people have half of it.
const LONGEST_ANSWER: usize = 1 << 26;

/// Bytes read at once.
const PIECE: usize = 1 << 16;

/// A tag and up to four bytes of length behind their number.
const LONGEST_HEADER: usize = 6;

/// The object identifier of the notice with which a server takes its leave (RFC 4511, 4.4.1) comes
/// under this number of a message.
const UNASKED: u32 = 0;

/// How a server that speaks TLS begins its refusal of anything else (RFC 8446, 5.1 and 6).
const TLS_ALERT: [u8; 2] = [0x15, 0x03];

enum Stream {
    Plain(TcpStream),
    Encrypted(Box<StreamOwned<ClientConnection, TcpStream>>),
}

/// An open connection.
pub(super) struct Connection {
    stream: Stream,
    /// What came, and how many bytes of it were taken.
    buffer: Vec<u8>,
    taken: usize,
    /// How many bytes came.
    received: usize,
    patience: Duration,
    /// Whether the time for the whole conversation is over.
    is_over: Arc<AtomicBool>,
    last_id: u32,
    /// The server as people write it.
    server: String,
    /// Whether anything came from it.
    has_answered: bool,
}

impl Connection {
    /// Connects, encrypted where the address or the settings say so.
    pub(super) fn open(
        address: &Address,
        access: &Access,
        is_over: Arc<AtomicBool>,
    ) -> Result<Connection, Trouble> {
        let patience = access.patience();
        // What is needed for the encryption is read first: a missing file needs no server.
        let encryption = (address.tls || access.starttls == Some(true))
            .then(|| tls_config(access))
            .transpose()?;
        let stream = connect(address, patience)?;
        let mut connection = Connection {
            stream: Stream::Plain(stream),
            buffer: Vec::new(),
            taken: 0,
            received: 0,
            patience,
            is_over,
            last_id: UNASKED,
            server: address.server(),
            has_answered: false,
        };
        if let Some(encryption) = encryption {
            if !address.tls {
                connection.ask_for_tls()?;
            }
            connection = connection.encrypt(address, encryption)?;
        }
        Ok(connection)
    }

    fn ask_for_tls(&mut self) -> Result<(), Trouble> {
        let request = ExtendedRequest {
            request_name: STARTTLS.as_bytes().to_vec().into(),
            request_value: None,
        };
        let id = self.send(Request::Extended(request), None)?;
        match self.receive(id)?.response {
            Response::Extended(answer) if answer.result_code == ResultCode::Success => {}
            Response::Extended(_) => return Err(Trouble::NoStartTls),
            _ => return Err(Trouble::Rubbish),
        }
        // What came before the encryption began may have been put in on the way, so it is not read.
        if self.taken == self.buffer.len() {
            Ok(())
        } else {
            Err(Trouble::NotTls)
        }
    }

    fn encrypt(self, address: &Address, config: Arc<ClientConfig>) -> Result<Connection, Trouble> {
        let Stream::Plain(mut stream) = self.stream else {
            return Ok(self);
        };
        let name = ServerName::try_from(address.host.clone())
            .map_err(|_| Trouble::UnknownHost(address.server()))?;
        let mut tls = ClientConnection::new(config, name).map_err(|_| Trouble::NotTls)?;
        while tls.is_handshaking() {
            tls.complete_io(&mut stream)
                .map_err(|error| tls_trouble(&error, self.patience))?;
        }
        Ok(Connection {
            stream: Stream::Encrypted(Box::new(StreamOwned::new(tls, stream))),
            ..self
        })
    }

    /// Sends a request; gives its number.
    pub(super) fn send(
        &mut self,
        request: Request,
        controls: Option<Vec<rasn_ldap::Control>>,
    ) -> Result<u32, Trouble> {
        self.last_id += 1;
        let message = RequestMessage {
            id: self.last_id,
            request,
            controls,
        };
        let bytes = rasn::ber::encode(&message).map_err(|_| Trouble::Rubbish)?;
        let written = match &mut self.stream {
            Stream::Plain(stream) => stream.write_all(&bytes),
            Stream::Encrypted(stream) => stream.write_all(&bytes).and_then(|()| stream.flush()),
        };
        written.map_err(|error| self.io_trouble(&error))?;
        Ok(self.last_id)
    }

    /// The next message of the answer with this number.
    pub(super) fn receive(&mut self, id: u32) -> Result<ResponseMessage, Trouble> {
        loop {
            let message = self.next_message()?;
            if message.id == id {
                return Ok(message);
            }
            if message.id == UNASKED {
                return Err(match message.response {
                    Response::Extended(notice) => {
                        Trouble::Refused(notice.result_code as u32, notice.diagnostic_message.0)
                    }
                    _ => Trouble::Rubbish,
                });
            }
        }
    }

    fn next_message(&mut self) -> Result<ResponseMessage, Trouble> {
        let length = loop {
            let came = &self.buffer[self.taken..];
            if matches!(self.stream, Stream::Plain(_)) && came.starts_with(&TLS_ALERT) {
                return Err(Trouble::WantsTls(self.server.clone()));
            }
            match message_length(came)? {
                Some(length) if came.len() >= length => break length,
                length => self.read_more(length.unwrap_or_default())?,
            }
        };
        let message = &self.buffer[self.taken..self.taken + length];
        self.taken += length;
        rasn::ber::decode(message).map_err(|_| Trouble::Rubbish)
    }

    /// Reads what is there of a message of this length, or waits for it. A piece now and then does not
    /// renew the patience.
    fn read_more(&mut self, length: usize) -> Result<(), Trouble> {
        if self.is_over.load(Relaxed) {
            return Err(Trouble::Slow(self.patience));
        }
        if self.received > LONGEST_ANSWER {
            return Err(Trouble::TooLong(LONGEST_ANSWER));
        }
        self.buffer.drain(..self.taken);
        self.taken = 0;
        let known = self.buffer.len();
        // A long message would be given twice its room otherwise.
        self.buffer
            .reserve_exact(length.saturating_sub(known) + PIECE);
        self.buffer.resize(known + PIECE, 0);
        let piece = &mut self.buffer[known..];
        let read = match &mut self.stream {
            Stream::Plain(stream) => stream.read(piece),
            Stream::Encrypted(stream) => stream.read(piece),
        };
        self.buffer
            .truncate(known + read.as_ref().copied().unwrap_or(0));
        match read {
            Ok(0) => Err(self.cut_off_trouble()),
            Ok(read) => {
                self.has_answered = true;
                self.received += read;
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(self.io_trouble(&error)),
        }
    }

    fn io_trouble(&self, error: &io::Error) -> Trouble {
        match error.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => Trouble::Slow(self.patience),
            io::ErrorKind::InvalidData => Trouble::NotTls,
            _ => self.cut_off_trouble(),
        }
    }

    fn cut_off_trouble(&self) -> Trouble {
        match self.stream {
            Stream::Plain(_) if !self.has_answered => Trouble::HungUp(self.server.clone()),
            _ => Trouble::CutOff,
        }
    }
}

/// What a result says, if it is no success.
pub(super) fn check_success(result: &LdapResult) -> Result<(), Trouble> {
    match result.result_code {
        ResultCode::Success => Ok(()),
        code => Err(Trouble::Refused(
            code as u32,
            result.diagnostic_message.0.clone(),
        )),
    }
}

/// How many bytes the message at the beginning of a buffer has, as soon as that can be told. A message
/// is a SEQUENCE of definite length (RFC 4511, 5.1).
fn message_length(buffer: &[u8]) -> Result<Option<usize>, Trouble> {
    match buffer {
        [] | [0x30] => Ok(None),
        [0x30, short @ ..=0x7f, ..] => Ok(Some(2 + usize::from(*short))),
        [0x30, long @ 0x81..=0x84, rest @ ..] => {
            let bytes = usize::from(long & 0x7f);
            let Some(bytes_of_length) = rest.get(..bytes) else {
                return Ok(None);
            };
            let length = bytes_of_length
                .iter()
                .fold(0, |length, byte| length << 8 | usize::from(*byte));
            if length > LONGEST_MESSAGE {
                return Err(Trouble::Rubbish);
            }
            Ok(Some(LONGEST_HEADER - 4 + bytes + length))
        }
        _ => Err(Trouble::Rubbish),
    }
}

fn connect(address: &Address, patience: Duration) -> Result<TcpStream, Trouble> {
    let server = address.server();
    let Ok(places) = (address.host.as_str(), address.port).to_socket_addrs() else {
        return Err(Trouble::UnknownHost(server));
    };
    let mut trouble = Trouble::UnknownHost(server.clone());
    // Where one address is silent, there is time left for the next one.
    let share = patience / u32::try_from(places.len()).unwrap_or(1).max(1);
    for place in places {
        match TcpStream::connect_timeout(&place, share) {
            Ok(stream) => {
                let set = stream
                    .set_read_timeout(Some(patience))
                    .and_then(|()| stream.set_write_timeout(Some(patience)))
                    .and_then(|()| stream.set_nodelay(true));
                return match set {
                    Ok(()) => Ok(stream),
                    Err(error) => Err(Trouble::Unreachable(server, error)),
                };
            }
            Err(error) if error.kind() == io::ErrorKind::TimedOut => {
                trouble = Trouble::Slow(patience);
            }
            Err(error) => trouble = Trouble::Unreachable(server.clone(), error),
        }
    }
    Err(trouble)
}

/// Whom to trust: the authorities of the system, and those of the file.
fn tls_config(access: &Access) -> Result<Arc<ClientConfig>, Trouble> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = &access.ca_file {
        let unusable = |reason| Trouble::File(path.clone(), reason);
        let (_, bytes) = read::read(path, read::LONGEST_CERTIFICATES)
            .map_err(|error| unusable(system_reason(&error)))?;
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(&bytes)
            .filter_map(Result::ok)
            .collect();
        let (added, _) = roots.add_parsable_certificates(certificates);
        if added == 0 {
            return Err(unusable(both!(
                "Es steht kein Zertifikat (PEM) darin.",
                "There is no certificate (PEM) in it."
            )));
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| Trouble::NotTls)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Why the encryption does not come about.
fn tls_trouble(error: &io::Error, patience: Duration) -> Trouble {
    if matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    ) {
        return Trouble::Slow(patience);
    }
    let of_rustls = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    let Some(rustls::Error::InvalidCertificate(reason)) = of_rustls else {
        return Trouble::NotTls;
    };
    let (why, help) = match reason {
        CertificateError::UnknownIssuer => (
            both!(
                "Die Stelle, die es ausgestellt hat, ist unbekannt.",
                "The authority that issued it is not known."
            ),
            both!(
                "Gehört der Server zum Haus, gibt die IT-Stelle die Datei ihrer Zertifizierungsstelle: --ldap-ca-file DATEI",
                "If the server belongs to the house, the IT department has the file of its authority: --ldap-ca-file FILE"
            ),
        ),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => (
            both!("Es ist abgelaufen.", "It has expired."),
            both!(
                "Bitte die Uhr dieses Rechners prüfen; geht sie richtig, muss die IT-Stelle das Zertifikat erneuern.",
                "Please check the clock of this computer; if it is right, the IT department has to renew the certificate."
            ),
        ),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => (
            both!(
                "Es gilt nicht für diesen Namen des Servers.",
                "It is not for this name of the server."
            ),
            both!(
                "Bitte den Server in der Adresse so nennen, wie er im Zertifikat heißt; die IT-Stelle weiß den Namen.",
                "Please name the server in the address as the certificate does; the IT department knows the name."
            ),
        ),
        _ => (
            both!("Es ist nicht gültig.", "It is not valid."),
            both!(
                "Bitte die IT-Stelle fragen.",
                "Please ask the IT department."
            ),
        ),
    };
    Trouble::Certificate(why, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_message_is_told_as_soon_as_it_is_there() {
        let told = |bytes: &[u8]| message_length(bytes).ok();
        assert_eq!(told(&[]), Some(None));
        assert_eq!(told(&[0x30]), Some(None));
        assert_eq!(told(&[0x30, 5]), Some(Some(7)));
        assert_eq!(told(&[0x30, 0x82, 1]), Some(None));
        assert_eq!(told(&[0x30, 0x82, 1, 0]), Some(Some(260)));
    }

    #[test]
    fn what_cannot_be_a_message_is_rubbish_and_not_waited_for() {
        for bytes in [
            &b"HTTP/1.1 400"[..],
            &[0x30, 0x80],
            &[0x30, 0x85, 0, 0, 0, 0, 1],
            &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
        ] {
            assert!(
                matches!(message_length(bytes), Err(Trouble::Rubbish)),
                "{bytes:?}"
            );
        }
    }
}
