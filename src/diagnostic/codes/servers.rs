//! Servers, and the settings about them.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("Server und Einstellungen", "Servers and settings"),
    codes: &[
        FindingCode {
            code: "duplicate-server",
            title: Text::fixed(
                "Ein Server hat zwei Einträge in config.toml",
                "A server has two entries in config.toml",
            ),
            meaning: Text::fixed(
                "Zu einem Server gehört ein [[ldap]]. Nur das erste gilt, das zweite nicht.",
                "A server has one [[ldap]]. Only the first counts, the second does not.",
            ),
            remedy: Text::fixed("Beide zu einem machen.", "Make one of the two."),
            example: Some(CodeExample {
                wrong: "[[ldap]]\naddress = \"ldaps://ldap.example.org\"\n\n[[ldap]]\naddress = \"ldaps://ldap.example.org:636\"",
                right: "[[ldap]]\naddress = \"ldaps://ldap.example.org\"",
            }),
        },
        FindingCode {
            code: "unused-server",
            title: Text::fixed(
                "Angaben zu einem Server, den niemand fragt",
                "Settings of a server that nobody asks",
            ),
            meaning: Text::fixed(
                "config.toml sagt, wie der Server gefragt wird, aber seine Adresse steht nicht bei data, in WIR_DATA oder hinter --data. Die Angaben haben keine Wirkung.",
                "config.toml says how the server is asked, but its address does not stand at data, in WIR_DATA or behind --data. The settings have no effect.",
            ),
            remedy: Text::fixed(
                "Die Adresse bei data ergänzen. Name und Port müssen gleich sein.",
                "Add the address at data. Name and port must be the same.",
            ),
            example: Some(CodeExample {
                wrong: "data = []",
                right: "data = [\"ldaps://ldap.example.org/dc=example\"]",
            }),
        },
        FindingCode {
            code: "ldap-address",
            title: Text::fixed(
                "Die Adresse eines Servers ist falsch geschrieben",
                "The address of a server is miswritten",
            ),
            meaning: Text::fixed(
                "Aus dieser Adresse ist kein Server, kein Ort oder kein Filter zu lesen. Der Server wird nicht gefragt.",
                "No server, place or filter can be read from this address. The server is not asked.",
            ),
            remedy: Text::fixed(
                "So schreiben, wie der Befund es zeigt.",
                "Write it as the finding shows.",
            ),
            example: Some(CodeExample {
                wrong: "address = \"http://ldap.example.org\"",
                right: "address = \"ldaps://ldap.example.org\"",
            }),
        },
        FindingCode {
            code: "ldap-password",
            title: Text::fixed(
                "Mit Name oder Passwort stimmt etwas nicht",
                "Something is wrong with name or password",
            ),
            meaning: Text::fixed(
                "Der Server nimmt Name oder Passwort nicht an, eines von beiden fehlt, oder ein Passwort steht in config.toml, wo es nicht gelesen wird.",
                "The server does not accept the name or the password, one of the two is missing, or a password stands in config.toml, where it is not read.",
            ),
            remedy: Text::fixed(
                "Den Namen (bind) prüfen. Das Passwort in eine eigene Datei schreiben und sie bei password-file nennen.",
                "Check the name (bind). Write the password into a file of its own and name that at password-file.",
            ),
            example: Some(CodeExample {
                wrong: "password = \"geheim\"",
                right: "password-file = \"ldap-passwort\"",
            }),
        },
        FindingCode {
            code: "ldap-password-file",
            title: Text::fixed(
                "Andere können das Passwort lesen",
                "Others can read the password",
            ),
            meaning: Text::fixed(
                "Die Datei mit dem Passwort ist auch für andere an diesem Rechner lesbar.",
                "The file with the password can be read by others on this machine too.",
            ),
            remedy: Text::fixed(
                "Die Rechte einschränken: chmod 600 und der Name der Datei.",
                "Restrict the permissions: chmod 600 and the name of the file.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-unprotected",
            title: Text::fixed(
                "Das Passwort ginge unverschlüsselt durch das Netz",
                "The password would travel unencrypted",
            ),
            meaning: Text::fixed(
                "Die Verbindung ist nicht verschlüsselt. Jeder im Netz könnte mitlesen; darum wurde das Passwort nicht geschickt.",
                "The connection is not encrypted. Anybody in the network could read along; so the password was not sent.",
            ),
            remedy: Text::fixed(
                "ldaps:// statt ldap:// schreiben, oder --ldap-starttls nehmen.",
                "Write ldaps:// instead of ldap://, or use --ldap-starttls.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-unreachable",
            title: Text::fixed(
                "Der Server ist nicht zu erreichen",
                "The server cannot be reached",
            ),
            meaning: Text::fixed(
                "Das Netz kennt den Namen nicht, dort hört niemand, oder der Server ist überlastet. Seine Einträge fehlen in der Antwort.",
                "The network does not know the name, nobody listens there, or the server is overloaded. Its entries are missing from the answer.",
            ),
            remedy: Text::fixed(
                "Name, Port und Netzverbindung (VPN) prüfen, oder später noch einmal versuchen.",
                "Check name, port and network connection (VPN), or try again later.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-slow",
            title: Text::fixed(
                "Der Server antwortet zu langsam",
                "The server answers too slowly",
            ),
            meaning: Text::fixed(
                "In der erlaubten Zeit kam keine oder keine ganze Antwort. Einträge können fehlen.",
                "Within the allowed time no answer came, or not a whole one. Entries may be missing.",
            ),
            remedy: Text::fixed(
                "Mehr Buchstaben tippen, später noch einmal versuchen, oder in config.toml timeout erhöhen.",
                "Type more letters, try again later, or raise timeout in config.toml.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-rubbish",
            title: Text::fixed(
                "Der Server spricht kein LDAP",
                "The server does not speak LDAP",
            ),
            meaning: Text::fixed(
                "Was von dieser Adresse kommt, ist keine Antwort eines LDAP-Servers. Vielleicht stimmt der Port nicht.",
                "What comes from this address is no answer of an LDAP server. The port may be wrong.",
            ),
            remedy: Text::fixed(
                "Server und Port prüfen. Üblich sind 389 für ldap und 636 für ldaps.",
                "Check server and port. 389 is usual for ldap, and 636 for ldaps.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-tls",
            title: Text::fixed(
                "Die Verschlüsselung kommt nicht zustande",
                "The encryption does not work",
            ),
            meaning: Text::fixed(
                "Der Server erwartet eine andere Art der Verbindung als die Adresse: gleich verschlüsselt, mit StartTLS verschlüsselt oder gar nicht.",
                "The server expects another kind of connection than the address: encrypted at once, encrypted by StartTLS, or not at all.",
            ),
            remedy: Text::fixed(
                "ldaps:// oder --ldap-starttls nehmen, wie der Befund rät, und den Port prüfen.",
                "Use ldaps:// or --ldap-starttls as the finding advises, and check the port.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-certificate",
            title: Text::fixed(
                "Dem Zertifikat des Servers wird nicht vertraut",
                "The certificate of the server is not trusted",
            ),
            meaning: Text::fixed(
                "Es ist nicht sicher, dass dies der richtige Server ist. Darum wurde nichts geschickt.",
                "It is not certain that this is the right server. So nothing was sent.",
            ),
            remedy: Text::fixed(
                "Der Rat im Befund nennt, was zu tun ist. Hat das Haus eine eigene Zertifizierungsstelle, deren Datei bei ca-file nennen.",
                "The advice in the finding says what to do. If the house has its own certificate authority, name its file at ca-file.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-file",
            title: Text::fixed(
                "Eine Datei für den Server ist nicht zu gebrauchen",
                "A file for the server cannot be used",
            ),
            meaning: Text::fixed(
                "Die Datei mit dem Passwort oder mit den Zertifikaten fehlt, ist nicht lesbar oder hat einen anderen Inhalt. Der Server wurde nicht gefragt.",
                "The file with the password or with the certificates is missing, cannot be read or holds something else. The server was not asked.",
            ),
            remedy: Text::fixed(
                "Pfad, Rechte und Inhalt der Datei prüfen.",
                "Check path, permissions and content of the file.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-base",
            title: Text::fixed(
                "Den Ort gibt es auf dem Server nicht",
                "There is no such place on the server",
            ),
            meaning: Text::fixed(
                "Der Teil der Adresse hinter dem Server nennt einen Ort im Verzeichnis, den es dort nicht gibt.",
                "The part of the address behind the server names a place in the directory that is not there.",
            ),
            remedy: Text::fixed(
                "Diesen Teil prüfen, zum Beispiel ou=people,dc=example,dc=org. Die IT-Stelle kennt ihn.",
                "Check this part, for example ou=people,dc=example,dc=org. The IT department knows it.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-rights",
            title: Text::fixed(
                "Der Server gibt keine Auskunft",
                "The server gives no information",
            ),
            meaning: Text::fixed(
                "Ohne Anmeldung, oder mit diesem Namen, darf man dort nicht lesen.",
                "Without a login, or under this name, reading is not allowed there.",
            ),
            remedy: Text::fixed(
                "Anmelden: mit bind und password-file in config.toml, oder mit --ldap-bind und --ldap-password-file.",
                "Log in: with bind and password-file in config.toml, or with --ldap-bind and --ldap-password-file.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-refused",
            title: Text::fixed(
                "Der Server lehnt die Frage ab",
                "The server refuses the question",
            ),
            meaning: Text::fixed(
                "Der Server hat mit einer Zahl geantwortet, die hier keine eigene Erklärung hat. Seine Worte stehen im Befund.",
                "The server answered with a number that has no explanation of its own here. Its words stand in the finding.",
            ),
            remedy: Text::fixed(
                "Die IT-Stelle fragen; sie findet die Zahl im Protokoll des Servers.",
                "Ask the IT department; it finds the number in the log of the server.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-cut-off",
            title: Text::fixed(
                "Der Server hat die Verbindung beendet",
                "The server ended the connection",
            ),
            meaning: Text::fixed(
                "Die Verbindung endete vor oder mitten in der Antwort. Was bis dahin kam, wird gezeigt; Einträge können fehlen.",
                "The connection ended before the answer or in the middle of it. What came until then is shown; entries may be missing.",
            ),
            remedy: Text::fixed(
                "Noch einmal versuchen. Erwartet der Server gleich Verschlüsselung, beginnt die Adresse mit ldaps://.",
                "Try again. If the server expects encryption at once, the address begins with ldaps://.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-too-long",
            title: Text::fixed("Der Server schickt zu viel", "The server sends too much"),
            meaning: Text::fixed(
                "Die Antwort ist länger, als gelesen wird. Was bis dahin kam, wird gezeigt.",
                "The answer is longer than is read. What came until then is shown.",
            ),
            remedy: Text::fixed(
                "Genauer suchen, oder mit --limit weniger verlangen.",
                "Search more closely, or ask for less with --limit.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-more",
            title: Text::fixed("Auf dem Server steht mehr", "There is more on the server"),
            meaning: Text::fixed(
                "Gelesen wurde nur ein Teil der Einträge: so viele, wie verlangt waren, oder wie der Server auf einmal herausgibt.",
                "Only a part of the entries was read: as many as were asked for, or as the server gives at once.",
            ),
            remedy: Text::fixed(
                "Genauer suchen, oder mit --limit mehr verlangen. Die Grenze des Servers kennt die IT-Stelle.",
                "Search more closely, or ask for more with --limit. The IT department knows the limit of the server.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-referral",
            title: Text::fixed(
                "Der Server verweist auf andere Server",
                "The server refers to other servers",
            ),
            meaning: Text::fixed(
                "Ein Teil des Verzeichnisses liegt auf anderen Servern. Sie werden nicht von selbst gefragt.",
                "A part of the directory lies on other servers. They are not asked by themselves.",
            ),
            remedy: Text::fixed(
                "Wer auch dort suchen will, nennt deren Adresse mit --data.",
                "To search there too, name their address with --data.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-overlong-value",
            title: Text::fixed(
                "Zu lange Werte auf dem Server",
                "Values on the server that are too long",
            ),
            meaning: Text::fixed(
                "Ein Wert ist länger als 64 KiB. Gelesen wurde sein Anfang.",
                "A value is longer than 64 KiB. Its beginning was read.",
            ),
            remedy: Text::fixed(
                "Die IT-Stelle fragen, was dort steht.",
                "Ask the IT department what it is.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-many-values",
            title: Text::fixed(
                "Zu viele Werte in einem Eintrag des Servers",
                "Too many values in an entry of the server",
            ),
            meaning: Text::fixed(
                "Ein Eintrag hat mehr als 1000 Werte. Gelesen wurden die ersten.",
                "An entry has more than 1000 values. The first ones were read.",
            ),
            remedy: Text::fixed(
                "Die IT-Stelle fragen, wozu sie da sind.",
                "Ask the IT department what they are for.",
            ),
            example: None,
        },
        FindingCode {
            code: "ldap-not-built-in",
            title: Text::fixed("Dieses wir kennt keine Server", "This wir knows no servers"),
            meaning: Text::fixed(
                "Dieses Programm ist ohne LDAP gebaut. Adressen von Servern werden nicht gefragt.",
                "This program is built without LDAP. Addresses of servers are not asked.",
            ),
            remedy: Text::fixed(
                "Ein wir mit LDAP nehmen, oder das Verzeichnis als Datei geben.",
                "Take a wir with LDAP, or give the directory as a file.",
            ),
            example: None,
        },
    ],
};
