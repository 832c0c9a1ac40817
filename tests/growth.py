#!/usr/bin/env python3
"""Holds that no input makes work grow faster than itself: runs the program on inputs of one, four and
sixteen times a size, counts its instructions, and fails where four times the input costs more than
five times the work.

    growth.py WIR [--size N] [--short] [--only WORD ...] [--list]
                                   N: units of work of the smallest input
                                   --short: the first call of each input alone, without sixteen times and what takes long

Instructions are counted by callgrind (valgrind), so that the same program gives the same figures on
every machine; the program itself counts nothing. What a call costs with an input of one unit is taken
off, so that the start of the program hides nothing. Prints a table; "-" stands where an input costs so
little that a ratio would say nothing.
"""

import argparse
import base64
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

# Of the smallest input. Quadratic work of this size already costs more than everything else.
SIZE = 1_500
# Four times the input may cost so many times the work: four, and the logarithm of sorting.
MOST = 5.0
# Fewer instructions than this, above the start, are noise.
NOISE = 400_000
# A person who is looked for, so that each search meets something.
WHO = "muster"

SHAPES = {}


def shape(name, commands, scale=1.0, is_short=True):
    """Declares a shape: the function gives the content of a file of so many units. What takes long, or is
    like another one, is left out of a short run."""
    def declare(make):
        file = make.__doc__
        SHAPES[name] = (file, make, commands, scale, is_short)
        return make
    return declare


LOOK_UP = [f"contacts {WHO}"]
CHECK = ["check @"]
FORMS = [f"contacts --format {form}" for form in ("json", "csv", "vcard", "ldif", "toml", "markdown", "html")]
LISTING = ["contacts", *FORMS]


def number(at):
    return f"06031 83-{at:07}"


# --- One contact with many values ---------------------------------------------------------------------

@shape("LDIF, numbers of one contact", LOOK_UP + FORMS + CHECK)
def _(n):
    "a.ldif"
    return "dn: cn=a\ncn: Anna Muster\nsn: Muster\n" + "".join(f"mobile: {number(at)}\n" for at in range(n))


@shape("LDIF, extensions of one contact (ipPhone)", LOOK_UP)
def _(n):
    "a.ldif"
    return "dn: cn=a\ncn: Anna Muster\nsn: Muster\n" + "".join(f"ipPhone: {1000 + at}\n" for at in range(n))


@shape("vCard, numbers of one contact", LOOK_UP)
def _(n):
    "a.vcf"
    return "BEGIN:VCARD\nFN:Anna Muster\n" + "".join(f"TEL:{number(at)}\n" for at in range(n)) + "END:VCARD\n"


@shape("JSON, numbers of one contact", LOOK_UP)
def _(n):
    "a.json"
    return '[{"name":"Anna Muster","more_phones":[' + ",".join(f'"{number(at)}"' for at in range(n)) + "]}]"


@shape("JSON, kinds of numbers of one contact", LOOK_UP)
def _(n):
    "a.json"
    numbers, types = (",".join(f'"{text}"' for text in texts) for texts in (map(number, range(n)), ["home fax"] * n))
    return f'[{{"name":"Anna Muster","more_phones":[{numbers}],"more_phone_types":[{types}]}}]'


@shape("vCard, names of one contact", LOOK_UP + FORMS)
def _(n):
    "a.vcf"
    names = "".join(f"FN:Anna Muster{at}\nNICKNAME:Anni{at}\n" for at in range(n))
    return "BEGIN:VCARD\nN:Muster;Anna\n" + names + "END:VCARD\n"


@shape("LDIF, names of one contact", LOOK_UP)
def _(n):
    "a.ldif"
    return "dn: cn=a\nsn: Muster\ngivenName: Anna\n" + "".join(f"cn: Anna Rat{at}\n" for at in range(n))


@shape("vCard, notes of one contact in other languages", LOOK_UP)
def _(n):
    "a.vcf"
    notes = "".join(f"NOTE;ALTID={at};LANGUAGE=fr:Phrase {at}\n" for at in range(n))
    return "BEGIN:VCARD\nFN:Anna Muster\nNOTE:Satz\n" + notes + "END:VCARD\n"


@shape("vCard, a value in soft lines that are folded", LOOK_UP)
def _(n):
    "a.vcf"
    return "BEGIN:VCARD\nFN:Anna Muster\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\n" + " y=\n" * n + "END:VCARD\n"


@shape("CSV, columns of numbers", LOOK_UP + CHECK)
def _(n):
    "a.csv"
    return "Name" + ";Telefon" * n + "\nAnna Muster;" + ";".join(map(number, range(n))) + "\n"


@shape("CSV, columns that nobody knows", LOOK_UP + CHECK)
def _(n):
    "a.csv"
    head = ";".join(f"Spalte{at}" for at in range(n))
    return f"Name;{head}\nAnna Muster{';x' * n}\n"


for between in (", ", " / ", " ", "\\n"):
    @shape(f"CSV, numbers in one cell, parted by {between!r}", LOOK_UP)
    def _(n, between=between.replace("\\n", "\n")):
        "a.csv"
        return 'Name;Telefon\nAnna Muster;"' + between.join(map(number, range(n))) + '"\n'


@shape("CSV, blanks in a number", LOOK_UP)
def _(n):
    "a.csv"
    return "Name;Telefon\nAnna Muster;06031 831" + " -" * n + " 1\n"


@shape("CSV, extensions behind slashes", LOOK_UP)
def _(n):
    "a.csv"
    return "Name;Telefon\nAnna Muster;06031 83-3001" + "".join(f"/{at % 9000 + 1000}" for at in range(n)) + "\n"


@shape("CSV, remarks in a cell of numbers", LOOK_UP + CHECK)
def _(n):
    "a.csv"
    return "Name;Telefon\nAnna Muster;06031 83-1" + " (vormittags)" * n + "\n"


@shape("LDIF, addresses of one contact", LOOK_UP + CHECK)
def _(n):
    "a.ldif"
    return "dn: cn=a\ncn: Anna Muster\nsn: Muster\n" + "".join(f"mail: a{at}@example.org\n" for at in range(n))


@shape("CSV, addresses in one cell", LOOK_UP + CHECK)
def _(n):
    "a.csv"
    return "Name;E-Mail\nAnna Muster;" + " ::: ".join(f"a{at}@example.org" for at in range(n)) + "\n"


@shape("LDIF, notes of one contact", LOOK_UP)
def _(n):
    "a.ldif"
    return "dn: cn=a\ncn: Anna Muster\nsn: Muster\n" + "".join(f"description: Satz {at}\n" for at in range(n))


@shape("vCard, notes of one contact", LOOK_UP)
def _(n):
    "a.vcf"
    return "BEGIN:VCARD\nFN:Anna Muster\n" + "".join(f"NOTE:Satz {at}\n" for at in range(n)) + "END:VCARD\n"


@shape("vCard, a long note", ["contacts --format vcard"], scale=20)
def _(n):
    "a.vcf"
    return "BEGIN:VCARD\nFN:Anna Muster\nNOTE:" + "Satz: " * n + "\nEND:VCARD\n"


@shape("JSON, keywords of one contact", LOOK_UP + FORMS)
def _(n):
    "a.json"
    return '[{"name":"Anna Muster","keywords":[' + ",".join(f'"wort{at}"' for at in range(n)) + "]}]"


@shape("JSON, fields that were not found", LOOK_UP + FORMS)
def _(n):
    "a.json"
    return '[{"name":"Anna Muster","not_found":[' + ",".join(['"phone"', '"strange"'] * n) + "]}]"


# Of a family name that is too long for one nothing is found, whatever the size.
@shape("LDIF, names of one contact and a long family name", LOOK_UP, scale=2)
def _(n):
    "a.ldif"
    names = "".join(f"displayName: Name {at}\n" for at in range(n))
    return f"dn: cn=a\nsn: {'Muster ' * n}\n{names}"


@shape("LDIF, family names that were made", LOOK_UP)
def _(n):
    "a.ldif"
    return f"dn: cn=a\ncn: {'Muster ' * n}\n" + "# sn made\nsn: x\n" * n


@shape("vCard, blank lines of a coded value", LOOK_UP)
def _(n):
    "a.vcf"
    return "BEGIN:VCARD\nFN:Anna Muster\nNOTE;ENCODING=QUOTED-PRINTABLE:x\n" + "  \n" * n + "END:VCARD\n"


@shape("vCard, parts of an organisation and a long name", LOOK_UP)
def _(n):
    "a.vcf"
    # A name that is too long is left out, and then nobody is met as they are written: other work.
    return f"BEGIN:VCARD\nFN:{'Muster ' * min(n, 500)}\nORG:" + ";".join(f"Amt {at}" for at in range(n)) + "\nEND:VCARD\n"


# --- Units --------------------------------------------------------------------------------------------

def unit(at, parent=None):
    above = "" if parent is None else f'parent = "u{parent}"\n'
    return f'[[unit]]\nid = "u{at}"\nname = "Amt {at}"\n{above}'


@shape("TOML, a chain of units from below", LOOK_UP + FORMS + ["contacts --unit u1", "search amt", *CHECK])
def _(n):
    "a.toml"
    chain = "".join(unit(at, at + 1) for at in range(n)) + unit(n)
    return chain + '[[contact]]\nname = "Anna Muster"\nunit = "u0"\n'


@shape("TOML, a chain of units from above", LOOK_UP + CHECK)
def _(n):
    "a.toml"
    chain = unit(0) + "".join(unit(at, at - 1) for at in range(1, n))
    return chain + f'[[contact]]\nname = "Anna Muster"\nunit = "u{n - 1}"\n'


@shape("JSON, units above one contact", LOOK_UP + FORMS + ["contacts --unit amt", *CHECK])
def _(n):
    "a.json"
    return ('[{"name":"Anna Muster","unit":"Amt","units_above":['
            + ",".join(f'"Amt {at}"' for at in range(n)) + "]}]")


@shape("JSON, units of each contact above those of the next", ["contacts --format json", *LOOK_UP])
def _(n):
    "a.json"
    return "[" + ",".join(f'{{"name":"Anna Muster {at}","unit":"Amt {at + 1}","units_above":["Amt {at}"]}}'
                          for at in range(n)) + "]"


@shape("CSV, units above one contact", LOOK_UP)
def _(n):
    "a.csv"
    return "Name;Organisation\nAnna Muster;" + " ::: ".join(f"Amt {at}" for at in range(n)) + "\n"


@shape("CSV, units of one name below others", LOOK_UP + ["contacts --unit it", *FORMS])
def _(n):
    "a.csv"
    return "Name;Organisation;Abteilung\n" + "".join(f"Anna Muster {at};Haus {at};IT\n" for at in range(n))


@shape("TOML, contacts with units, by id and by name", LOOK_UP + FORMS + ["contacts --unit amt", "search amt"])
def _(n):
    "a.toml"
    people = "".join(f'[[contact]]\nname = "Anna Muster"\nunit = "{"u" if at % 2 else "Amt "}{at}"\n'
                     for at in range(n))
    return "".join(unit(at) for at in range(n)) + people


@shape("TOML, units that nobody describes", LOOK_UP + CHECK, is_short=False)
def _(n):
    "a.toml"
    people = "".join(f'[[contact]]\nname = "Anna Muster"\nunit = "x{at}"\n' for at in range(n))
    return "".join(unit(at) for at in range(n)) + people


@shape("TOML, sources and areas", LOOK_UP + FORMS + CHECK, is_short=False)
def _(n):
    "a.toml"
    sources = "".join(f'[[source]]\nid = "s{at}"\ntitle = "T"\nretrieved = 2026-01-01\n[[area]]\nid = "a{at}"\n'
                      f'name = "Bereich {at}"\n' for at in range(n))
    people = "".join(f'[[contact]]\nid = "c{at}"\nname = "Anna Muster"\nsource = "s{at}"\narea = "a{at}"\n'
                     for at in range(n))
    return sources + people


@shape("TOML, sources and areas that nobody describes", LOOK_UP + CHECK, is_short=False)
def _(n):
    "a.toml"
    sources = "".join(f'[[source]]\nid = "s{at}"\ntitle = "T"\nretrieved = 2026-01-01\n[[area]]\nid = "a{at}"\n'
                      f'name = "Bereich {at}"\ncontact = "k{at}"\n' for at in range(n))
    people = "".join(f'[[contact]]\nid = "c{at}"\nname = "Anna Muster"\nsource = "x{at}"\narea = "y{at}"\n'
                     for at in range(n))
    return sources + people


# --- Rooms and contacts -------------------------------------------------------------------------------

@shape("CSV, contacts", LOOK_UP + LISTING + ["contacts --sort name", "rooms", "rooms 415", "search 415", *CHECK])
def _(n):
    "a.csv"
    return "Name;Telefon;Raum\n" + "".join(f"Anna Muster {at};{number(at)};{at}\n" for at in range(n))


@shape("CSV, contacts of one room", LOOK_UP + ["rooms", "rooms 415", "rooms --format json", "search 415"])
def _(n):
    "a.csv"
    return "Name;Telefon;Raum\n" + "".join(f"Anna Muster {at};{number(at)};415\n" for at in range(n))


@shape("CSV, names of one room", ["rooms", f"rooms {WHO}", "rooms 415"])
def _(n):
    "a.csv"
    return "Name;Raum\n" + "".join(f"Anna Muster {at};4{' ' * (at % 40)}15{' -.'[at % 3]}{at}\n" for at in range(n))


@shape("CSV, an id that stands twice", LOOK_UP + CHECK)
def _(n):
    "a.csv"
    return "id;Name\n" + "".join(f"c{at};Anna Muster\n" for at in [*range(n), *range(n)])


@shape("TOML, people without a number, and a switchboard", LOOK_UP + FORMS)
def _(n):
    "a.toml"
    people = "".join(f'[[contact]]\nname = "Anna Muster {at}"\nunit = "u0"\nnot-found = ["phone"]\n' for at in range(n))
    return f'{unit(0)}{people}[[contact]]\nid = "zentrale"\npost = "Zentrale"\nunit = "u0"\nphone = "06031 83-0"\n'


@shape("JSON, an index", ["contacts muster #", "check @ #"], scale=4, is_short=False)
def _(n):
    "a.json"
    return "\n".join(f'{{"name":"Anna Muster {at}","phone":"{number(at)}","unit":"Amt {at}"}}' for at in range(n))


# --- Faults -------------------------------------------------------------------------------------------

FAULTY = LOOK_UP + CHECK + ["check @ --format json"]


@shape("CSV, faulty rows", FAULTY, scale=4)
def _(n):
    "a.csv"
    return "Name;Telefon\n" + "A;xyz\n" * n


@shape("CSV, rows of one cell", LOOK_UP + CHECK, scale=4)
def _(n):
    "a.csv"
    return "Name;Telefon\n" + "A;\n" * n + "B;12\n"


@shape("CSV, units above people", LOOK_UP + CHECK)
def _(n):
    "a.csv"
    return "Name;Telefon\n" + "".join(f"{at}. Amt;\nAnna Muster {at};{number(at)}\n" for at in range(n))


@shape("CSV, blanks before quotation marks", LOOK_UP)
def _(n):
    "a.csv"
    return "Name;Telefon\n" + ' "A;12\n' * n


@shape("JSON lines, faulty", FAULTY, scale=4)
def _(n):
    "a.jsonl"
    return '{"name":1}\n' * n


@shape("JSON, faults on one line", FAULTY)
def _(n):
    "a.json"
    return "[" + ",".join(['{"name":1}'] * n) + "]"


@shape("LDIF, faulty lines", FAULTY)
def _(n):
    "a.ldif"
    return "dn: cn=a\ncn: Anna Muster\nsn: Muster\n" + "kaputt\n" * n


@shape("vCard, faulty lines", FAULTY)
def _(n):
    "a.vcf"
    return "BEGIN:VCARD\nFN:Anna Muster\n" + "kaputt\n" * n + "END:VCARD\n"


@shape("TOML, tables that nobody knows", FAULTY)
def _(n):
    "a.toml"
    return "".join(f"[a{at}]\n" for at in range(n))


@shape("TOML, contacts without a name", FAULTY)
def _(n):
    "a.toml"
    return "[[contact]]\nname = 1\n" * n


@shape("TOML, units without an id, with other faults", FAULTY)
def _(n):
    "a.toml"
    return '[[unit]]\nid = ""\nname = "x"\nstrange = 1\n' * n


@shape("TOML, broken entries", FAULTY)
def _(n):
    "a.toml"
    return '[[contact]]\nname = "A\n' * n


@shape("TOML, parts of a broken entry", CHECK)
def _(n):
    "a.toml"
    return '[[line]]\nid = "a"\n' + "".join(f"[[line.x{at}]]\na = 1\n" for at in range(n)) + "[[line.z]]\na = \n"


@shape("CSV, lines of another character set", FAULTY)
def _(n):
    "a.csv"
    return ("Name;Telefon\nMüller;1\n".encode() + b"M\xfcller;12\n" * n)


@shape("CSV, quotation marks that are not closed", FAULTY, is_short=False)
def _(n):
    "a.csv"
    return "Name;Telefon\n" + '"A;12\n' * n


@shape("CSV, quotation marks that open again and again", FAULTY, is_short=False)
def _(n):
    "a.csv"
    return "Name;Telefon\n" + 'x";"\n' * n


@shape("CSV, the same with two kinds of line ends", FAULTY)
def _(n):
    "a.csv"
    return "Name;Telefon\r\n" + 'x";"\n' * n + "y"


@shape("JSON lines, objects that are not closed", FAULTY)
def _(n):
    "a.jsonl"
    return '{"a":\n' * n


@shape("JSON, names that nobody knows", LOOK_UP + CHECK)
def _(n):
    "a.json"
    return '[{"name":"Anna Muster",' + ",".join(f'"wort{at}":1' for at in range(n)) + "}]"


@shape("a long word where another is wanted", CHECK, scale=4)
def _(n):
    "a.toml"
    long = "x" * n
    return f'[[{long}]]\n[[unit]]\nid = "{long}"\nname = "A"\n[[contact]]\nunit = "{long}y"\n{long} = 1\n'


@shape("a folder of cards", LOOK_UP + CHECK, scale=0.2)
def _(n):
    "cards/"
    return {f"{at}.vcf": f"BEGIN:VCARD\nFN:Anna Muster {at}\nEMAIL:a@example.org\nEMAIL:b@example.org\nEND:VCARD\n"
            for at in range(n)}


# --- Rules --------------------------------------------------------------------------------------------

def question(at):
    return (f'[[question]]\nid = "q{at}"\nkind = "yes-no"\ntopic = 1\nname = {{ de = "F", en = "Q" }}\n'
            f'text = {{ de = "Ja?", en = "Yes?" }}\nwhy = {{ de = "So.", en = "So." }}\n')


def line(at, rest=""):
    return (f'[[line]]\nid = "l{at}"\nkind = "fund"\nname = {{ de = "L", en = "L" }}\nstate = "open"\n{rest}')


SOURCE = '[[source]]\nid = "s"\ntitle = "T"\nretrieved = 2026-01-01\n'


@shape("TOML, funding lines", CHECK + ["foerderung", "search l"])
def _(n):
    "a.toml"
    return SOURCE + "".join(map(line, range(n)))


@shape("TOML, lines with rules, questions and cases", CHECK, is_short=False)
def _(n):
    "a.toml"
    edition = ('[[line.edition]]\nfrom = 2026-01-01\nuntil = "open"\nchecked = 2026-01-01\nsource = ["s"]\n'
               '[[line.edition.condition]]\nid = "c"\nwhen = {{ question = "q{0}", yes = true }}\n'
               'text = {{ de = "A.", en = "A." }}\nsource = ["s"]\n')
    cases = "".join(f'[[case]]\nname = "Fall {at}"\nanswers = {{ q{at} = "yes" }}\nexpected = {{ l{at} = "fits" }}\n'
                    for at in range(n))
    return (SOURCE + "".join(map(question, range(n)))
            + "".join(line(at, edition.format(at)) for at in range(n)) + cases)


@shape("TOML, figures and texts of one line", CHECK)
def _(n):
    "a.toml"
    figures = "".join(f'[[line.figure]]\nid = "f{at}"\nvalue = {at}\nunit = "EUR"\nsource = ["s"]\n' for at in range(n))
    facts = '[[line.fact]]\nfield = "purpose"\ntext = { de = "Es sind 7 x.", en = "It is 7 x." }\nsource = ["s"]\n' * n
    return SOURCE + line(1, figures + facts)


@shape("TOML, open points about lines", CHECK + ["check --open"])
def _(n):
    "a.toml"
    points = "".join(f'[[open-point]]\nid = "p{at}"\ntext = {{ de = "A.", en = "A." }}\nline = ["l{at}", "x{at}"]\n'
                     for at in range(n))
    return SOURCE + "".join(map(line, range(n))) + points


@shape("TOML, terms with many forms and a sheet that says them", CHECK + ["foerderung show l0"])
def _(n):
    "a.toml"
    terms = "".join(f'[[term]]\nid = "t{at}"\nname = "T{at}"\nwords = {{ de = ["a{at}", "b {at}", "c{at}"] }}\ntext = "Ein Wort."\n'
                    for at in range(n))
    said = '[[line.fact]]\nfield = "purpose"\ntext = { de = "T7 b 8.", en = "T7 b 8." }\nsource = ["s"]\n' * 100
    return SOURCE + line(0, said) + terms


# --- The work -----------------------------------------------------------------------------------------

def environment(folder):
    nowhere = str(folder / "nowhere")
    return {"PATH": os.environ["PATH"], "HOME": nowhere, "XDG_DATA_HOME": nowhere, "XDG_CONFIG_HOME": nowhere,
            "LANG": "de_DE.UTF-8", "COLUMNS": "80"}


def written(folder, file, content):
    """Writes the content of a shape and returns its path."""
    folder.mkdir(parents=True)
    path = folder / file
    if isinstance(content, dict):
        path.mkdir()
        for name, text in content.items():
            (path / name).write_text(text, encoding="utf-8")
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def arguments(wir, command, path, cache):
    words = command.split()
    if "#" in words:
        words.remove("#")
        options = []
        cache.mkdir()
    else:
        options = ["--no-cache"]
    if "@" in words:
        words[words.index("@")] = str(path)
        return [str(wir), "--no-bundled", *options, *words]
    return [str(wir), "--no-bundled", *options, "--data", str(path), *words]


def instructions(wir, command, file, make, n):
    """The instructions of a call over an input of n units."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        path = written(folder / "input", file, make(n))
        cache = folder / "cache"
        call = arguments(wir, command, path, cache)
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", *call]
        env = {**environment(folder), "WIR_CACHE": str(cache) if cache.exists() else ""}
        done = subprocess.run(valgrind, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        errors = done.stderr.decode("utf-8", "replace")
        found = re.search(r"Collected : (\d+)", errors)
        if done.returncode not in (0, 1, 4) or not found:
            sys.exit(f"growth.py: {' '.join(call)} with {n} units ended with {done.returncode}:\n{errors[-2000:]}")
        return int(found.group(1))


def ratio(small, large, start):
    return (large - start) / (small - start) if small - start > NOISE else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wir", type=Path)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", nargs="+", default=[""])
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    tasks = [(name, command) for name, (_, _, commands, _, is_short) in SHAPES.items()
             if is_short or not asked.short
             for command in commands[:1 if asked.short else None]
             if any(word in f"{name}: {command}" for word in asked.only)]
    if asked.list:
        print("\n".join(f"{name}: {command}" for name, command in tasks))
        return
    wir = asked.wir.resolve()

    @cache
    def start_of(command, file):
        """What a call costs however short its input is."""
        make = next(make for known, make, *_ in SHAPES.values() if known == file)
        return instructions(wir, command, file, make, 1)

    def measure(task):
        name, command = task
        file, make, _, scale, _ = SHAPES[name]
        n = max(2, int(asked.size * scale))
        return [start_of(command, file), *(instructions(wir, command, file, make, times * n) for times in sizes)]

    sizes = (1, 4) if asked.short else (1, 4, 16)
    heads = [*(f"{times}×" for times in sizes), *(f"{large}× / {small}×" for small, large in zip(sizes, sizes[1:]))]
    print("| input | command | " + " | ".join(heads) + " |\n|---|---|" + "--:|" * len(heads), flush=True)
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, command), (start, *costs) in zip(tasks, pool.map(measure, tasks)):
            ratios = [ratio(small, large, start) for small, large in zip(costs, costs[1:])]
            cells = [f"{cost - start:,}" for cost in costs] + [f"{r:.2f}" if r else "-" for r in ratios]
            print(f"| {name} | {command} | " + " | ".join(cells) + " |", flush=True)
            if any(r and r > MOST for r in ratios):
                failed.append(f"{name}: {command}")
    if failed:
        sys.exit("growth.py: work grows faster than the input:\n" + "\n".join(failed))
    print(f"\n{len(tasks)} calls: four times the input costs at most {MOST:g} times the work")


if __name__ == "__main__":
    main()
