//! A directory server on this machine that says what a test tells it to say, well or badly.

mod certificates;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rasn_ldap::{
    BindResponse, ExtendedResponse, LdapMessage, LdapResult, PartialAttribute, ProtocolOp,
    ResultCode, SearchResultDone, SearchResultEntry, SearchResultReference,
};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

pub(crate) use certificates::{Authority, Flaw};

/// What the server does when a request comes.
#[derive(Clone)]
pub(crate) enum Turn {
    /// Sends these answers.
    Answers(Vec<ProtocolOp>),
    /// Sends these bytes.
    Bytes(&'static [u8]),
    /// Sends the answers except for the last bytes, and ends the connection.
    CutOff(Vec<ProtocolOp>),
    /// Sends the answers, and speaks TLS from then on.
    Encryption(Vec<ProtocolOp>),
    /// Sends these answers again and again, until whoever asked has left.
    Endless(Vec<ProtocolOp>),
    /// Sends a byte of the answers now and then.
    Slowly(Vec<ProtocolOp>),
    /// Says nothing.
    Silence,
}

/// Bytes that are missing of an answer that is cut off.
const MISSING: usize = 5;

/// Between two bytes of an answer that comes slowly: less than anybody waits for one.
const NOW_AND_THEN: Duration = Duration::from_millis(300);

/// Starts a server that takes one turn for each request of a connection, the last one again and again;
/// gives its port. It ends with the test.
pub(crate) fn server(turns: Vec<Turn>) -> u16 {
    start(turns, None, false)
}

/// As [`server`], encrypted from the beginning.
pub(crate) fn encrypted_server(turns: Vec<Turn>, encryption: Arc<ServerConfig>) -> u16 {
    start(turns, Some(encryption), true)
}

/// As [`server`], encrypted when a turn says so.
pub(crate) fn encryptable_server(turns: Vec<Turn>, encryption: Arc<ServerConfig>) -> u16 {
    start(turns, Some(encryption), false)
}

fn start(turns: Vec<Turn>, encryption: Option<Arc<ServerConfig>>, is_encrypted: bool) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (turns, encryption) = (turns.clone(), encryption.clone());
            thread::spawn(move || match encryption {
                Some(encryption) if is_encrypted => encrypted(stream, &turns, encryption),
                encryption => serve(stream, &turns, encryption),
            });
        }
    });
    port
}

fn encrypted(stream: TcpStream, turns: &[Turn], encryption: Arc<ServerConfig>) {
    let connection = ServerConnection::new(encryption).expect("a connection");
    serve(StreamOwned::new(connection, stream), turns, None);
}

fn serve<S: Talk>(mut stream: S, turns: &[Turn], encryption: Option<Arc<ServerConfig>>) {
    let last = turns.last().expect("a turn");
    let mut turns = turns.iter();
    while let Some(id) = request(&mut stream) {
        let (turn, rest) = (turns.next().unwrap_or(last), turns.as_slice());
        // Whoever asked may have left.
        let _ = match turn {
            Turn::Answers(answers) => stream.write_all(&bytes(id, answers)),
            Turn::Bytes(bytes) => stream.write_all(bytes),
            Turn::CutOff(answers) => {
                let bytes = bytes(id, answers);
                let end = bytes.len().saturating_sub(MISSING);
                let _ = stream.write_all(&bytes[..end]);
                return;
            }
            Turn::Encryption(answers) => {
                let _ = stream.write_all(&bytes(id, answers));
                let encryption = encryption.expect("a certificate");
                return encrypted(stream.plain().expect("no encryption yet"), rest, encryption);
            }
            Turn::Endless(answers) => {
                let bytes = bytes(id, answers);
                while stream.write_all(&bytes).is_ok() {}
                return;
            }
            Turn::Slowly(answers) => bytes(id, answers).chunks(1).try_for_each(|byte| {
                thread::sleep(NOW_AND_THEN);
                stream.write_all(byte)
            }),
            Turn::Silence => Ok(()),
        };
    }
}

/// A connection, encrypted or not.
trait Talk: Read + Write {
    /// What is below it, where it is not encrypted.
    fn plain(self) -> Option<TcpStream>;
}

impl Talk for TcpStream {
    fn plain(self) -> Option<TcpStream> {
        Some(self)
    }
}

impl Talk for StreamOwned<ServerConnection, TcpStream> {
    fn plain(self) -> Option<TcpStream> {
        None
    }
}

/// The number of the next request; `None` at the end of the connection.
fn request(stream: &mut impl Read) -> Option<u32> {
    let mut bytes = vec![0; 1 << 16];
    let length = stream.read(&mut bytes).ok().filter(|&length| length > 0)?;
    let request: LdapMessage = rasn::ber::decode(&bytes[..length]).expect("a request");
    Some(request.message_id)
}

fn bytes(id: u32, answers: &[ProtocolOp]) -> Vec<u8> {
    let message = |answer: &ProtocolOp| LdapMessage::new(id, answer.clone());
    let bytes = |answer| rasn::ber::encode(&message(answer)).expect("an answer");
    answers.iter().flat_map(bytes).collect()
}

/// A person with these attributes.
pub(crate) fn entry(name: &str, attributes: &[(&str, &str)]) -> ProtocolOp {
    let attribute = |(name, value): &(&str, &str)| {
        let value = value.as_bytes().to_vec().into();
        PartialAttribute::new((*name).into(), vec![value].into())
    };
    let attributes = attributes.iter().map(attribute).collect();
    ProtocolOp::SearchResEntry(SearchResultEntry::new(name.into(), attributes))
}

/// The end of a search.
pub(crate) fn done(code: ResultCode, words: &str) -> ProtocolOp {
    let result = LdapResult::new(code, "".into(), words.into());
    ProtocolOp::SearchResDone(SearchResultDone(result))
}

/// The name of another server that has more.
pub(crate) fn reference(address: &str) -> ProtocolOp {
    ProtocolOp::SearchResRef(SearchResultReference(vec![address.into()]))
}

/// The answer to a login.
pub(crate) fn login(code: ResultCode, words: &str) -> ProtocolOp {
    let response = BindResponse::new(code, "".into(), words.into(), None, None);
    ProtocolOp::BindResponse(response)
}

/// The answer to the wish for encryption.
pub(crate) fn extended(code: ResultCode) -> ProtocolOp {
    ProtocolOp::ExtendedResp(ExtendedResponse {
        result_code: code,
        matched_dn: "".into(),
        diagnostic_message: "".into(),
        referral: None,
        response_name: None,
        response_value: None,
    })
}
