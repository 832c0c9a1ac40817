#!/usr/bin/env python3
"""Three loops over the index of a long list, each for so many seconds:

    loops.py WIR SECONDS [kills] [replaced] [flips]

- builders are ended (SIGKILL) at any moment: the next answer is right, and their drafts are gone;
- lists are replaced while many read them: each answer is that of a list which was there;
- bits of an index are turned over: the answer is right, or there is a sentence and exit code 4.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from staff import call, command, environment, left, text

QUERY = ("contacts", "letzte", "--fields", "name,phone")
# So many may be half-written at once.
BUILDERS = 3


def kills(wir, folder, end, chance):
    data, cache = folder / "staff.csv", folder / "cache"
    data.write_text(text("Anna", 6_000), encoding="utf-8")
    want = call(wir, data, "", *QUERY)
    begin = time.monotonic()
    call(wir, data, cache, *QUERY)
    whole = time.monotonic() - begin
    rounds = drafts = 0
    while time.monotonic() < end or not drafts:
        for file in left(cache):
            (cache / file).unlink()
        line, env = command(wir, data, *QUERY), environment(cache)
        running = [
            subprocess.Popen(line, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(chance.randint(1, BUILDERS))
        ]
        time.sleep(chance.uniform(0, whole * len(running)))
        for one in running:
            one.kill()
        for one in running:
            one.wait()
        drafts += any(name.endswith(".draft") for name in left(cache))
        # A call that is not about the list clears up; the next one about it is right.
        call(wir, os.devnull, cache, "--version")
        assert not any(name.endswith(".draft") for name in left(cache)), left(cache)
        after = call(wir, data, cache, *QUERY)
        assert (after.stdout, after.stderr, after.returncode) == (want.stdout, want.stderr, 0), after
        rounds += 1
        assert rounds < 1_000 or drafts, "no builder was met in the middle"
    return f"{rounds} rounds of builders that were ended, {drafts} in the middle: every next answer is right"


def replaced(wir, folder, end, _):
    data, cache = folder / "staff.csv", folder / "cache"
    names = ["Anna", "Bert", "Cleo", "Dora"]
    data.write_text(text(names[0]), encoding="utf-8")
    runs, wrong = [0], []
    # Names that the list may have: the one that it had when a call began, and all that came since.
    history = [names[0]]

    def read():
        while time.monotonic() < end and not wrong:
            first = len(history) - 1
            run = call(wir, data, cache, *QUERY)
            had = [f"{name} Letzte" for name in history[first:]]
            runs[0] += 1
            if run.returncode or run.stderr or not any(name in run.stdout for name in had):
                wrong.append((had, run))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    new = folder / "new.csv"
    while time.monotonic() < end and not wrong:
        name = names[len(history) % len(names)]
        new.write_text(text(name), encoding="utf-8")
        # The name is known before the list is there: who reads meanwhile may see either.
        history.append(name)
        new.replace(data)
        time.sleep(0.2)
    for reader in readers:
        reader.join()
    assert not wrong, wrong
    return f"{runs[0]} calls while the list was replaced {len(history)} times: none was answered from an older list"


def flips(wir, folder, end, chance):
    data, cache = folder / "staff.csv", folder / "cache"
    data.write_text(text("Anna"), encoding="utf-8")
    queries = [QUERY, ("contacts", "nummer77"), ("contacts", "83-00042"), ("contacts", "nummre12"), ("contacts",)]
    runs_without = {query: call(wir, data, "", *query) for query in queries}
    wants = {query: (run.stdout, run.returncode) for query, run in runs_without.items()}
    call(wir, data, cache, *QUERY)
    index = cache / left(cache)[0]
    good = index.read_bytes()
    runs = told = 0
    while time.monotonic() < end:
        bytes_ = bytearray(good)
        for _ in range(chance.choice((1, 1, 8))):
            bytes_[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
        cut = chance.randrange(len(good)) if chance.random() < 0.1 else len(good)
        index.write_bytes(bytes_[:cut])
        query = chance.choice(queries)
        run = call(wir, data, cache, *query)
        is_told = run.returncode == 4 and "index is damaged" in run.stderr
        assert (run.stdout, run.returncode) == wants[query] or is_told, (query, run)
        told += is_told
        runs += 1
    return f"{runs} damaged indexes: {runs - told} right answers, {told} sentences"


def main():
    wir, seconds = sys.argv[1], float(sys.argv[2])
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    loops = {"kills": kills, "replaced": replaced, "flips": flips}
    for loop in [loops[name] for name in sys.argv[3:]] or loops.values():
        with tempfile.TemporaryDirectory() as folder:
            print(loop(wir, Path(folder), time.monotonic() + seconds, random.Random(seed)), flush=True)


if __name__ == "__main__":
    main()
