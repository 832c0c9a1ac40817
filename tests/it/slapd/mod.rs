//! A real slapd on this machine, with a directory of made-up people; ended with its test.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::program::Folder;

/// The place of the people.
pub(crate) const BASE: &str = "ou=people,dc=example,dc=org";

/// Who may see everything.
pub(crate) const READER: &str = "cn=reader,dc=example,dc=org";

/// The password of [`READER`].
pub(crate) const PASSWORD: &str = "Geheim-7";

/// Tries to reach a server that has just been started, one every tenth of a second.
const TRIES: usize = 100;

/// A running server.
pub(crate) struct Slapd {
    pub(crate) folder: Folder,
    child: Child,
    port: u16,
    tls_port: u16,
}

impl Slapd {
    /// Starts a server with these people.
    pub(crate) fn start(people: &str) -> Slapd {
        Slapd::configured(people, "")
    }

    /// As [`start`](Self::start), with further lines of its configuration.
    pub(crate) fn configured(people: &str, lines: &str) -> Slapd {
        let folder = Folder::new();
        let path = folder.path().to_str().expect("UTF-8").to_owned();
        certificates(folder.path());
        std::fs::create_dir(folder.path().join("db")).expect("a folder");
        let configuration = format!(
            "include /etc/ldap/schema/core.schema\n\
             include /etc/ldap/schema/cosine.schema\n\
             include /etc/ldap/schema/inetorgperson.schema\n\
             modulepath /usr/lib/ldap\n\
             moduleload back_mdb\n\
             TLSCACertificateFile {path}/ca.pem\n\
             TLSCertificateFile {path}/server.pem\n\
             TLSCertificateKeyFile {path}/server.key\n\
             {lines}\n\
             database mdb\n\
             suffix dc=example,dc=org\n\
             rootdn {READER}\n\
             rootpw {PASSWORD}\n\
             directory {path}/db\n\
             maxsize 1073741824\n\
             access to dn.subtree=ou=inside,{BASE} by anonymous none by * read\n\
             access to * by * read\n\
             index objectClass eq\n\
             index cn,sn,givenName,displayName,mail,title,ou,description eq,sub\n\
             index telephoneNumber,mobile,roomNumber,physicalDeliveryOfficeName eq,sub\n"
        );
        let configuration = folder.file("slapd.conf", configuration);
        let tree = "dn: dc=example,dc=org\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: example\n\n";
        let all = format!(
            "{tree}dn: {BASE}\nobjectClass: organizationalUnit\nou: people\n\n\
             dn: ou=inside,{BASE}\nobjectClass: organizationalUnit\nou: inside\n\n{people}"
        );
        let ldif = folder.file("people.ldif", all);
        run("slapadd", &["-q", "-f", &configuration, "-l", &ldif]);
        let (port, tls_port) = (free_port(), free_port());
        let places = format!("ldap://127.0.0.1:{port} ldaps://127.0.0.1:{tls_port}");
        let child = Command::new("slapd")
            .args(["-f", &configuration, "-h", &places, "-d", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd");
        // From here on the process ends with the value, whatever happens.
        let slapd = Slapd {
            folder,
            child,
            port,
            tls_port,
        };
        let answers = (0..TRIES).any(|_| {
            thread::sleep(Duration::from_millis(100));
            std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        assert!(answers, "slapd has started");
        slapd
    }

    pub(crate) fn address(&self) -> String {
        format!("ldap://127.0.0.1:{}/{BASE}", self.port)
    }

    pub(crate) fn encrypted(&self) -> String {
        format!("ldaps://127.0.0.1:{}/{BASE}", self.tls_port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The certificate of the authority that signed the server's.
    pub(crate) fn authority(&self) -> String {
        let path = self.folder.path().join("ca.pem");
        path.to_str().expect("UTF-8").to_owned()
    }

    /// A file with a password that only its owner can read.
    pub(crate) fn password_file(&self, password: &str) -> String {
        use std::os::unix::fs::PermissionsExt;
        let path = self.folder.file("password", password);
        let rights = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(&path, rights).expect("rights");
        path
    }
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody listens on just now.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// An entry of a person: its own name below the base, and its attributes.
pub(crate) fn person(uid: &str, attributes: &str) -> String {
    format!("dn: uid={uid},{BASE}\nobjectClass: inetOrgPerson\nuid: {uid}\n{attributes}\n")
}

/// An authority made for this test, and a certificate for this machine.
fn certificates(folder: &Path) {
    let file = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
    ];
    std::fs::write(file("names"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n").expect("a file");
    let (ca_key, ca, server_key, request) = (
        file("ca.key"),
        file("ca.pem"),
        file("server.key"),
        file("request"),
    );
    let (server, names) = (file("server.pem"), file("names"));
    let mut authority = vec!["req", "-x509", "-days", "2", "-subj", "/CN=test authority"];
    authority.extend(key);
    authority.extend(["-keyout", &ca_key, "-out", &ca]);
    run("openssl", &authority);
    let mut asked = vec!["req", "-subj", "/CN=localhost"];
    asked.extend(key);
    asked.extend(["-keyout", &server_key, "-out", &request]);
    run("openssl", &asked);
    let mut signed = vec!["x509", "-req", "-days", "2", "-in", &request, "-CA", &ca];
    signed.extend([
        "-CAkey",
        &ca_key,
        "-CAcreateserial",
        "-extfile",
        &names,
        "-out",
        &server,
    ]);
    run("openssl", &signed);
}

fn run(program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
