#!/usr/bin/env python3
"""Lets slapadd read the LDIF that wir writes, and wir what slapcat makes of it.

    read_ldif.py WIR

A server with the schemas core, cosine and inetOrgPerson in a folder of its own; nothing is started.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

CSV = '''id;Name;Nachname;Aufgabe;Post en;Abteilung;Organisation;Telefon;Fax;Mobil;Weitere Nummern;Raum;E-Mail;Hinweis;Stichwörter
a-1;Ana Lopes Silva;Lopes Silva;Rat und Tat;Advice;"Straßen, Verkehr + Zulassung";"Kreis ""Mitte"" ::: Amt <4>; = Haus";06031 83–3032;06031 83-91;0171 1234567;06031 83-5 ::: 06031/83 3032 ::: fax 06031 83-92 ::: mobile 0171 7654321 ::: home 06031 555 ::: pager 0170 1;B 2.14;ana@example.org, lopes@example.org;#1 "gut" \\ schön;Rat ::: rat ::: Straße ::: Strasse
b-2;;;Telefonzentrale;;"Kreis ""Mitte""";;06031 83-0;;;;;;;
c-3;Madonna;;;;IT;;3033;;;;;müller@exämple.org;: und <so> ;
d-4;Dr. Jörg Großkopf-Weiß;;;;;;06031 83-4;;;;;;;
;;;;;Pforte;;06031 83-7;;;;;;;
'''

CONFIGURATION = """
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
database mdb
suffix "dc=example,dc=org"
rootdn "cn=admin,dc=example,dc=org"
directory {folder}
"""


def run(*command):
    done = subprocess.run(command, capture_output=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def contacts(wir, *data):
    found = json.loads(run(wir, *data, "contacts", "--format", "json"))["contacts"]
    for contact in found:
        # Made anew, told to be missing, or compared by digits.
        for name in ("match", "retrieved", "source", "confirmed", "area", "not_found", "family_name", "unit_id"):
            contact.pop(name)
        # What a server has taken in is a given id from then on; it keeps no comment.
        contact.pop("id_made", None)
        for name in ("phone", "fax", "mobile"):
            contact[name] = number(contact[name])
        # A server keeps one of two values that it compares as equal.
        types = contact.pop("more_phone_types", [""] * len(contact["more_phones"]))
        numbers = {(number(text), kind) for text, kind in zip(contact["more_phones"], types, strict=True)}
        contact["more_phones"] = sorted(numbers - {(contact["phone"], "")})
        contact["keywords"] = sorted({word.casefold() for word in contact["keywords"]})
        if contact["email"] and not contact["email"].isascii():
            contact["email"] = None
    return sorted(found, key=lambda contact: contact["id"])


def number(text):
    digits = "".join(filter(str.isdigit, text or ""))
    return digits[2:] if digits.startswith("49") else digits.removeprefix("0")


def main():
    (wir,) = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        staff = Path(folder, "staff.csv")
        staff.write_text(CSV, encoding="utf-8")
        for name, data in (("bundled", []), ("staff", ["--no-bundled", "--data", str(staff)])):
            ldif, database = Path(folder, f"{name}.ldif"), Path(folder, name)
            ldif.write_text(run(wir, *data, "contacts", "--format", "ldif"))
            assert all(len(line) <= 76 for line in ldif.read_text().splitlines())
            database.mkdir()
            configuration = Path(folder, f"{name}.conf")
            configuration.write_text(CONFIGURATION.format(folder=database))
            run("slapadd", "-u", "-f", configuration, "-l", ldif)
            run("slapadd", "-f", configuration, "-l", ldif)
            back = Path(folder, f"back-{name}.ldif")
            back.write_text(run("slapcat", "-f", configuration))
            before, after = contacts(wir, *data), contacts(wir, "--no-bundled", "--data", str(back))
            for one, other in zip(before, after, strict=True):
                assert one == other, f"\n{one}\n{other}"
            print(f"LDIF read by slapadd and back from slapcat: {len(before)} contacts")


if __name__ == "__main__":
    main()
