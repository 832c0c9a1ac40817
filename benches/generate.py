#!/usr/bin/env python3
"""Makes staff lists of any length for the benchmarks. Nobody in them exists.

    generate.py COUNT FOLDER [FORM ...]     FORM: csv (default), ldif, vdir, sqlite

A list is the same each time, and a shorter one is the beginning of a longer one. Family names are put
together from syllables, so that there are some thousand of them, as in a real administration; common
ones come more often. The first person is the one that is looked for: Theodora Quendelbrück, extension
3032, the only one of her name.
"""

import base64
import csv
import random
import sqlite3
import sys
from pathlib import Path

GIVEN = ("Anna Jörg Sabine Thomas Petra Uwe Käthe Björn Zoë Ömer Ayşe Małgorzata José Renate Klaus Bärbel Matthias "
         "Friederike Konrad Wiebke Nils Ulrike Günter Heike Özlem Søren Hélène Paul Marie Götz Insa Veit").split()
HEADS = ("Berg Stein Wald Feld Brück Mühl Hof Linden Eich Birn Apfel Korn Wiesen Gold Silber Sand Moos Sommer Winter "
         "Herbst Oster Wester Nieder Ober Groß Klein Alt Neu Schwarz Weiß Roth Grün Löwen Bären Wolf Hirsch Falk Reh Dachs "
         "Habicht Kessel Schmied Zimmer Wagen Müll Fisch Jäg Schäf Bäck Metz").split()
TAILS = ("er mann bach hofer ner inger auer berger stein feld huber meier maier bauer müller schmidt kopf hardt wald "
         "ler linger haus brandt rich").split()
WHOLE = "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter".split()
POSTS = ("Sachbearbeitung", "Sachbearbeitung", "Sachbearbeitung", "Assistenz", "Teamleitung", "Beratung", "Prüfdienst",
         "Außendienst", "Ausbildung", "Projektleitung")
UNITS = ("Kreisarchiv", "Gesundheitsamt", "Bauaufsicht", "Frühe Hilfen", "Schule und Sport", "Wirtschaftsförderung",
         "IT und Digitalisierung", "Volkshochschule", "Kasse und Vollstreckung", "Umwelt und Naturschutz",
         "Straßenverkehr und Zulassung", "Soziale Hilfen")
HEADINGS = ("name", "post", "unit", "phone", "fax", "room", "email")
FIRST = ("Theodora", "Quendelbrück", "Beratung", "Kreisarchiv", 3032, "B 2.14")
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ş": "s", "ł": "l", "ø": "o", "é": "e", "è": "e", "ë": "e"})


def people(count):
    """Each person as the values of HEADINGS."""
    chance = random.Random(2026)
    used = {}
    for number in range(count):
        if number == 0:
            given, family, post, unit, extension, room = FIRST
        else:
            given = chance.choice(GIVEN)
            family = chance.choice(WHOLE) if chance.random() < 0.2 else chance.choice(HEADS) + chance.choice(TAILS)
            if chance.random() < 0.04:
                family += "-" + chance.choice(WHOLE)
            post, unit = chance.choice(POSTS), chance.choice(UNITS)
            extension = extension_of(number)
            room = f"{chance.choice('ABCD')} {chance.randrange(4)}.{chance.randrange(1, 80):02}"
        mail = f"{given}.{family}".lower().translate(LETTERS)
        used[mail] = used.get(mail, 0) + 1
        mail += str(used[mail]) if used[mail] > 1 else ""
        yield (f"{given} {family}", post, unit, f"06031 83-{extension}", f"06031 82-{extension}", room,
               f"{mail}@example.org")


def extension_of(number):
    """An extension for each person: four digits first, then five, then six. Every list has 3032 once."""
    for digits, step in ((4, 7919), (5, 7919), (6, 104729), (7, 104729)):
        first = 10 ** (digits - 1)
        if number < 9 * first:
            extension = first + number * step % (9 * first)
            return 1000 if extension == 3032 else extension
        number -= 9 * first
    raise SystemExit("generate.py: too many")


def write_csv(count, folder):
    with (folder / "contacts.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADINGS)
        writer.writerows(people(count))


def write_ldif(count, folder):
    def line(key, value):
        if value.isascii():
            return f"{key}: {value}\n"
        return f"{key}:: {base64.b64encode(value.encode()).decode()}\n"

    with (folder / "contacts.ldif").open("w", encoding="ascii") as out:
        out.write("dn: dc=example,dc=org\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: example\n\n"
                  "dn: ou=people,dc=example,dc=org\nobjectClass: organizationalUnit\nou: people\n\n")
        for number, (name, post, unit, phone, fax, room, mail) in enumerate(people(count)):
            out.write(f"dn: uid=p{number},ou=people,dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: p{number}\n"
                      + line("cn", name) + line("sn", name.split(" ", 1)[1]) + line("title", post) + line("ou", unit)
                      + line("telephoneNumber", phone) + line("facsimileTelephoneNumber", fax)
                      + line("roomNumber", room) + line("mail", mail) + "\n")


def write_vdir(count, folder):
    cards = folder / "vdir"
    cards.mkdir(exist_ok=True)
    for number, (name, post, unit, phone, fax, room, mail) in enumerate(people(count)):
        given, family = name.split(" ", 1)
        card = ("BEGIN:VCARD", "VERSION:3.0", f"UID:p{number}", f"FN:{name}", f"N:{family};{given};;;", f"ORG:Kreis;{unit}",
                f"TITLE:{post}", f"TEL;TYPE=work:{phone}", f"TEL;TYPE=fax:{fax}", f"EMAIL:{mail}", f"NOTE:Raum {room}",
                "END:VCARD", "")
        (cards / f"p{number}.vcf").write_bytes("\r\n".join(card).encode())


def write_sqlite(count, folder):
    """What somebody would build who knows sqlite3: a table, and FTS5 over it with short beginnings."""
    path = folder / "contacts.sqlite"
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    columns = ", ".join(HEADINGS)
    base.execute(f"CREATE TABLE contact ({columns})")
    base.executemany("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?)", people(count))
    base.execute(f"CREATE VIRTUAL TABLE words USING fts5 ({columns}, content = 'contact', prefix = '2 3', "
                 "tokenize = 'unicode61 remove_diacritics 2')")
    base.execute("INSERT INTO words (words) VALUES ('rebuild')")
    base.commit()
    base.close()


def main():
    if len(sys.argv) < 3 or not sys.argv[1].isdigit():
        raise SystemExit(__doc__)
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    writers = {"csv": write_csv, "ldif": write_ldif, "vdir": write_vdir, "sqlite": write_sqlite}
    for form in sys.argv[3:] or ["csv"]:
        writers[form](count, folder)


if __name__ == "__main__":
    main()
