#!/usr/bin/env python3
"""Lets wir work where the system allows it little: no second thread, short files, a cache folder in which
somebody else has written, a home that is none.

    limits.py WIR

Root may have as many processes as it likes and may read everything, so the program is run as nobody; where
somebody else calls the script, what needs two users is left out, and the script says so.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from staff import call, left, text

NOBODY = 65534
QUERY = ("contacts", "letzte", "--fields", "name,phone")


def limited(limit, value):
    return lambda: resource.setrlimit(limit, (value, value))


def main():
    is_root = os.getuid() == 0
    own = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if is_root else {}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        # Where nobody may read and start it.
        wir = shutil.copy(sys.argv[1], folder / "wir")
        data = folder / "staff.csv"
        data.write_text(text("Anna", 20_000), encoding="utf-8")
        want = call(wir, data, "", *QUERY, **own)
        assert "Anna Letzte" in want.stdout and want.returncode == 0, want

        def cache(name):
            path = folder / name
            path.mkdir(mode=0o700)
            if is_root:
                os.chown(path, NOBODY, NOBODY)
            return path

        def is_right(run, what):
            assert (run.stdout, run.stderr, run.returncode) == (want.stdout, "", 0), f"{what}: {run}"

        one = cache("one")
        alone = limited(resource.RLIMIT_NPROC, 1)
        is_right(call(wir, data, one, *QUERY, preexec_fn=alone, **own), "no thread")
        assert [name for name in left(one) if not name.endswith(".index")] == [], left(one)
        print("No second thread for the index: the same answer, no draft")
        run = call(wir, "ldap://127.0.0.1:1/dc=example", one, *QUERY, preexec_fn=alone, **own)
        assert "the system allows no further processes" in run.stderr and run.returncode == 4, run
        print("No thread to ask a server: said in words")

        short = cache("short")
        run = call(wir, data, short, *QUERY, preexec_fn=limited(resource.RLIMIT_FSIZE, 100 << 10), **own)
        is_right(run, "short files")
        assert left(short) == [], left(short)
        shown = call(wir, data, short, "paths", preexec_fn=limited(resource.RLIMIT_FSIZE, 100 << 10), **own).stdout
        assert "No index can be made here." in shown and "(ulimit -f)" in " ".join(shown.split()), shown
        print("No file may be long: the same answer, no draft, and wir paths says so")

        relative = {"HOME": "home", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
        env = relative | {"PATH": os.environ["PATH"]}
        place = cache("place")
        line = [wir, "--lang", "en", "--no-bundled", "--data", data, *QUERY]
        is_right(subprocess.run(line, env=env, cwd=place, capture_output=True, text=True, **own), "relative home")
        assert left(place) == [], left(place)
        print("A home that does not begin at the root: nothing is written there")

        if not is_root:
            print("Not run: the index of another user needs two users, and only root can be both.")
            return
        shared = folder / "shared"
        shared.mkdir()
        shared.chmod(0o1777)
        is_right(call(wir, data, shared, *QUERY, **own), "in a shared folder")
        index = shared / left(shared)[0]
        os.chown(index, NOBODY - 1, NOBODY - 1)
        index.chmod(0o644)
        before = index.read_bytes()
        data.write_text(text("Bert", 20_000), encoding="utf-8")
        for _ in range(2):
            run = call(wir, data, shared, *QUERY, **own)
            assert "Bert Letzte" in run.stdout and "Anna" not in run.stdout, run
        assert index.read_bytes() == before and left(shared) == [index.name], left(shared)
        for words in (("paths",), ("paths", "--forget")):
            shown = json.loads(call(wir, data, shared, *words, "--format", "json", **own).stdout)
            assert shown["passed_over"] == [{"path": str(index), "reason": "foreign"}], shown
            assert index.read_bytes() == before
        shown = call(wir, data, shared, "paths", **own).stdout
        assert "Belongs to somebody else; it is neither read nor deleted." in " ".join(shown.split()), shown
        print("The index of another user: neither read nor deleted, and wir paths names it")


if __name__ == "__main__":
    main()
