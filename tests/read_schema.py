"""An editor of TOML checks data with the schema: the bundled data is in order, and each planted mistake is found.

Usage: read_schema.py TAPLO, the validator of the TOML extension of editors.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

# What is planted, in which file, and what stands there before and after.
MISTAKES = [
    ("an unknown key", "contacts.toml", r"\nphone ", "\nphne "),
    ("a key without a value that it takes", "funding.toml", r'\nstate +=.*', '\nstate = "oppen"'),
    ("a number in quotation marks", "funding.toml", r"\nvalue +=.*", '\nvalue = "12"'),
    ("a negative number", "funding.toml", r"\nvalue +=.*", "\nvalue = -5"),
    ("a required key left out", "sources.toml", r"\nretrieved +=.*", ""),
    ("a day in German notation", "sources.toml", r"\nretrieved +=.*", '\nretrieved = "22.11.2026"'),
    ("an unknown language", "contacts.toml", r"\bde = ", "fr = "),
    ("an address without https", "sources.toml", r'"https://', '"htps://'),
    ("an unknown table", "contacts.toml", r"\[\[contact\]\]", "[[contakt]]"),
    ("a text for a list of tables", "questions.toml", r"\noptions +=[^\]]*\]", '\noptions = "ja"'),
    ("a flag that is a text", "contacts.toml", r"\nconfirmed +=.*", '\nconfirmed = "nein"'),
    ("an unknown confidence in a condition", "funding.toml", r'"primary"', '"sure"'),
]


def findings(taplo, files):
    schema = (DATA / "data.schema.json").as_uri()
    run = subprocess.run(
        [taplo, "lint", "--schema", schema, *map(str, files)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return run.returncode, run.stdout + run.stderr


def main():
    taplo = sys.argv[1]
    files = sorted(DATA.glob("*.toml"))
    code, text = findings(taplo, files)
    if code:
        sys.exit(f"the bundled data does not fit its schema:\n{text}")
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        for what, name, before, after in MISTAKES:
            text = (DATA / name).read_text()
            planted, count = re.subn(before, after, text, count=1)
            if not count:
                sys.exit(f"{what}: there is no place for it in {name}")
            file = pathlib.Path(folder) / name
            file.write_text(planted)
            code, _ = findings(taplo, [file])
            if not code:
                missed.append(what)
    if missed:
        sys.exit(f"not found: {', '.join(missed)}")
    print(f"an editor's validator finds {len(MISTAKES)} planted mistakes of {len(MISTAKES)}, and none in {len(files)} files")


main()
