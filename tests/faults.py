#!/usr/bin/env python3
"""Lets the n-th call of the system fail while wir makes an index and while it uses one.

    faults.py WIR RUNS

Whatever fails, the answer is the right one, or there is a sentence on standard error and exit code 4; the
next call, in which nothing fails, is right and finds nothing half-written. RUNS of all cases are tried, by
chance; 0: all of them.
"""

import errno
import itertools
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from staff import call, left, text

HERE = Path(__file__).resolve().parent
CALLS = {
    "open": (errno.EMFILE, errno.EIO, errno.EINTR),
    "read": (errno.EIO, errno.EINTR, 0),
    "pread": (errno.EIO, errno.EINTR, 0),
    "write": (errno.ENOSPC, errno.EIO, errno.EINTR, 0),
    "rename": (errno.ENOSPC, errno.EIO),
    "flock": (errno.EINTR, errno.ENOLCK),
    "unlink": (errno.EIO,),
    "opendir": (errno.EMFILE, errno.EIO),
}
# More calls of a kind than these no run makes.
MOST = 40


def cases():
    for (name, errors), at, makes in itertools.product(CALLS.items(), range(1, MOST), (True, False)):
        for error in errors:
            yield name, at, error, makes, False
            if error not in (0, errno.EINTR):
                yield name, at, error, makes, True


def main():
    wir, runs = sys.argv[1], int(sys.argv[2])
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    chosen = list(cases())
    random.Random(seed).shuffle(chosen)
    happened = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        library, mark, data, cache = (folder / name for name in ("faults.so", "mark", "staff.csv", "cache"))
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "faults.c", "-ldl"], check=True)
        data.write_text(text("Anna"), encoding="utf-8")
        query = ("contacts", "letzte", "--fields", "name,phone")
        want = call(wir, data, cache, "--no-cache", *query)
        assert "Anna Letzte" in want.stdout, want
        beyond = {}
        for name, at, error, makes, on in chosen:
            if runs and happened >= runs:
                break
            # Where the n-th call did not come, later ones do not come either.
            if at >= beyond.get((name, makes), MOST):
                continue
            if makes:
                for file in left(cache):
                    (cache / file).unlink()
            else:
                call(wir, data, cache, *query)
            mark.unlink(missing_ok=True)
            more = {"LD_PRELOAD": str(library), "FAULT_CALL": name, "FAULT_AT": str(at), "FAULT_ERROR": str(error)}
            more |= {"FAULT_MARK": str(mark)} | ({"FAULT_ON": "1"} if on else {})
            run = call(wir, data, cache, *query, more=more)
            what = f"{name} {at} {errno.errorcode.get(error, 'short')} makes={makes} on={on}: {run}"
            if not mark.exists():
                beyond[name, makes] = min(at, beyond.get((name, makes), MOST))
                assert (run.stdout, run.returncode) == (want.stdout, 0), what
                continue
            happened += 1
            is_right = (run.stdout, run.returncode) == (want.stdout, 0)
            # Where standard error cannot be written either, nobody can be told.
            is_told = run.returncode == 4 and (run.stderr.strip() or name == "write" and on)
            assert is_right or is_told, what
            assert want.stdout.startswith(run.stdout) and "panicked" not in run.stderr, what
            if name == "open" and error == errno.EMFILE and not is_right:
                assert "Too many files are open" in run.stderr, what
            after = call(wir, data, cache, *query)
            assert (after.stdout, after.stderr, after.returncode) == (want.stdout, want.stderr, 0), f"{what}\n{after}"
            files = left(cache)
            assert len(files) == 1 and files[0].endswith(".index"), f"{what}\n{files}"
    assert happened >= min(runs, 100), f"only {happened} calls failed"
    print(f"{happened} runs in which a call failed: the right answer or a sentence, and the next one is right")


if __name__ == "__main__":
    main()
