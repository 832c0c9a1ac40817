"""What the loops over the program share: a list of invented people, and a call as a user makes it."""

import os
import subprocess
from pathlib import Path

# Enough for an index (64 KiB).
COUNT = 2_500

# A home that is none on any machine: nobody, not even root, can make a folder below what is no folder.
NOWHERE = "/dev/null/home"


def text(last, count=COUNT):
    """A list whose last person is called so."""
    rows = [f"Anna Nachname{at};06031 83-{at:05};B {at}" for at in range(count)]
    return "Name;Telefon;Raum\n" + "\n".join([*rows, f"{last} Letzte;06031 83-99999;415"]) + "\n"


def command(wir, data, *words):
    return [str(Path(wir).resolve()), "--lang", "en", "--no-bundled", "--data", str(data), *words]


def environment(cache, **more):
    nowhere = {"HOME": NOWHERE, "XDG_DATA_HOME": NOWHERE, "XDG_CONFIG_HOME": NOWHERE}
    return {**nowhere, "PATH": os.environ["PATH"], "WIR_CACHE": str(cache), **more}


def call(wir, data, cache, *words, more={}, **how):
    env = environment(cache, **more)
    return subprocess.run(command(wir, data, *words), env=env, capture_output=True, text=True, timeout=60, **how)


def left(cache):
    """The names in the cache folder."""
    return sorted(os.listdir(cache)) if os.path.isdir(cache) else []
