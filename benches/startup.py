#!/usr/bin/env python3
"""Writes benches/startup.ld: the functions that a look-up runs through, so that they lie side by side.

    benches/startup.py

A system reads a program from disk in pieces of 64 KiB, and every piece that is touched counts as memory.
Scattered over the whole program, the functions of a look-up touch nearly every piece. Needs valgrind.
Run it after larger changes; a name that is gone does no harm, its function lies where it did before.
"""

import os
import re
import subprocess
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "startup"
WIR = WORK / "release" / "wir"
SCRIPT = ROOT / "benches" / "startup.ld"
LIST = WORK / "contacts.csv"
LONG = ["--no-bundled", "--data", str(LIST)]
CALLS = [
    ["contacts", "falk"], ["contacts", "3033"], ["contacts", "flak"], ["falk"],
    [*LONG, "contacts", "quendelbr"], [*LONG, "contacts", "quendlbrück"], [*LONG, "contacts", "3032"],
]
# Bytes that functions of the same name may take without being run.
MOST_WASTE = 1_024
HEAD = """\
/* Made by benches/startup.py: what a look-up runs through, side by side (see build.rs). The hash that
   compilers add to a name is left out where no other function of the name takes much room. */
SECTIONS {
  .text.lookup : {
"""
TAIL = """\
  }
} INSERT BEFORE .text;
"""


def symbols():
    """The functions in the program and their sizes in bytes, in the order of the program."""
    command = ["nm", "--numeric-sort", "--print-size", "--defined-only", WIR]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [line.split() for line in lines]
    return {row[3]: int(row[1], 16) for row in rows if len(row) == 4 and row[2] in "tTwW"}


def without_hash(name):
    """The name of a function as it stays with another compiler: both ways to write one are covered."""
    name = re.sub(r"17h[0-9a-f]{16}E(\.llvm\.\d+)?$", "17h*", name)
    return re.sub(r"Cs[0-9A-Za-z]{8,}_", "Cs*_", name)


def executed(call):
    out = WORK / "callgrind.out"
    subprocess.run(
        ["valgrind", "--quiet", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={out}", WIR, *call],
        check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent", "WIR_CACHE": str(WORK / "cache")},
    )
    return set(re.findall(r"^c?fn=\(\d+\) (.+?)(?:'\d+)?$", out.read_text(), re.MULTILINE))


def main():
    subprocess.run(
        # Not by the profile: it would change the hashes.
        ["cargo", "rustc", "--release", "--locked", "--bin", "wir", "--target-dir", WORK, "--", "-C", "strip=none"],
        check=True, cwd=ROOT,
    )
    subprocess.run([ROOT / "benches" / "generate.py", "2000", WORK], check=True, stdout=subprocess.DEVNULL)
    # Long lists have mistakes, and every look-up says so.
    with LIST.open("a") as rows:
        rows.write("Anna Muster,,,06031 83-91100000,,,\n")
    # The first look-up in a long list builds its index, which is none of the matter here.
    executed(CALLS[-1])
    sizes = symbols()
    runs = [executed(call) for call in CALLS]
    # What the first call runs through comes first, then what the others add.
    ran = dict.fromkeys(name for run in runs for name in sizes if name in run)
    room, of_use = Counter(), Counter()
    for name, size in sizes.items():
        room[without_hash(name)] += size
        of_use[without_hash(name)] += size if name in ran else 0

    def pattern(name):
        short = without_hash(name)
        return short if room[short] - of_use[short] <= MOST_WASTE else name

    patterns = dict.fromkeys(map(pattern, ran))
    SCRIPT.write_text(HEAD + "".join(f"    *(.text.{pattern} .text.*.{pattern})\n" for pattern in patterns) + TAIL)
    print(f"{len(patterns)} names written to {SCRIPT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
