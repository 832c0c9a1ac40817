#!/usr/bin/env python3
"""Lets khard and vobject read the vCards that wir writes, and compares what they see.

    read_vcards.py WIR KHARD

Both must give back every name, both numbers told apart, the organisation and the room.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import vobject

CSV = """Name;Telefon;Fax;Abteilung;Raum;E-Mail;Aufgabe;E-Mail privat
Dr. Jörg Großkopf-Weiß;06031 83-3032;06031 83-913032;Straßen, Verkehr; Zulassung;B 2.14;j@example.org;Rat und Tat;w@example.org
""".replace("Straßen, Verkehr; Zulassung", '"Straßen, Verkehr; Zulassung"')


def run(*command, env=None):
    return subprocess.run(command, capture_output=True, check=True, env=env).stdout.decode()


def number(text):
    digits = "".join(filter(str.isdigit, text))
    return digits.removeprefix("49").removeprefix("0")


def expected(wir, *data):
    contacts = json.loads(run(wir, *data, "contacts", "--format", "json"))["contacts"]
    return [contact for contact in contacts if contact["name"]]


def with_vobject(wir, *data):
    cards = list(vobject.readComponents(run(wir, *data, "contacts", "--format", "vcard")))
    cards = {card.fn.value: card for card in cards}
    for contact in expected(wir, *data):
        card = cards[contact["name"]]
        kinds = {kind: number(tel.value) for tel in card.tel_list for kind in tel.params["TYPE"][0:] if kind in ("voice", "fax")}
        assert kinds["voice"] == number(contact["phone"]), (kinds, contact)
        assert kinds["fax"] == number(contact["fax"]), (kinds, contact)
        emails = [email.value for email in getattr(card, "email_list", [])]
        assert emails == [contact["email"], *contact.get("more_emails", [])] or not contact["email"], emails
        assert card.org.value[-1] == contact["unit"], card.org.value
        assert contact["room"] in card.adr.value.extended, card.adr.value
        assert card.n.value.family in contact["name"].split(" ")[-1]
    return len(cards)


def with_khard(wir, khard, *data):
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book")
        book.mkdir()
        text = run(wir, *data, "contacts", "--format", "vcard")
        for at, card in enumerate(text.split("BEGIN:VCARD")[1:]):
            Path(book, f"{at}.vcf").write_text("BEGIN:VCARD" + card, newline="")
        config = Path(folder, "khard.conf")
        config.write_text(f"[addressbooks]\n[[main]]\npath = {book}\n")
        for contact in expected(wir, *data):
            shown = run(khard, "-c", str(config), "show", "--format", "yaml", contact["name"])
            for value in (contact["unit"], contact["room"]):
                assert value in shown, (value, shown)
            phones = run(khard, "-c", str(config), "phone", "-p", contact["name"]).splitlines()
            kinds = {("fax" if "fax" in line else "voice"): number(line.split("\t")[0]) for line in phones}
            assert kinds == {"voice": number(contact["phone"]), "fax": number(contact["fax"])}, phones


def main():
    wir, khard = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        staff = Path(folder, "staff.csv")
        staff.write_text(CSV, encoding="utf-8")
        for data in ([], ["--no-bundled", "--data", str(staff)]):
            cards = with_vobject(wir, *data)
            with_khard(wir, khard, *data)
            print(f"vCards read whole by vobject and khard: {cards}")


if __name__ == "__main__":
    main()
