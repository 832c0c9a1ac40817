#!/usr/bin/env python3
"""Lets wir work on a disk that is full: the cache folder and the output lie in a file system of 256 KiB.

    full_disk.py WIR

The small disk is a tmpfs in a name space of its own; where the system lets nobody make one, the script
says so and ends.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from staff import NOWHERE

ROOM = "256k"
COUNT = 20_000


def on_small_disk(folder, command):
    line = f'mount -t tmpfs -o size={ROOM} tmpfs "$0" && {command}'
    own_user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    return subprocess.run(["unshare", *own_user, "--mount", "sh", "-c", line, folder], capture_output=True, text=True)


def main():
    wir = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        disk, staff = Path(folder, "disk"), Path(folder, "staff.csv")
        disk.mkdir()
        probe = on_small_disk(disk, "true") if shutil.which("unshare") else None
        if probe is None or probe.returncode:
            print("Not run: this system lets nobody make a small disk. " + (probe.stderr.strip() if probe else ""))
            return
        rows = (f"Anna Nachname{at};06031 83-{at}" for at in range(COUNT))
        staff.write_text("Name;Telefon\n" + "\n".join(rows) + "\n", encoding="utf-8")
        call = f'XDG_CONFIG_HOME={NOWHERE} "{wir}" --lang en --no-bundled --data "{staff}"'

        plain = subprocess.run(["sh", "-c", f"{call} --no-cache contacts Nachname4711"], capture_output=True, text=True)
        assert "Anna Nachname4711" in plain.stdout, plain
        full = on_small_disk(disk, f'export WIR_CACHE="$0"; {call} contacts Nachname4711; echo $?; find "$0" -type f')
        assert full.stdout == plain.stdout + "0\n", f"{full}\n{plain}"
        assert full.stderr == plain.stderr, full
        print("No room for the index: the same answer, and nothing is left behind")
        paths = on_small_disk(disk, f'export WIR_CACHE="$0"; {call} paths')
        told = " ".join(paths.stdout.split())
        assert "No index can be made here. For these lists it needs up to" in told, paths
        print("wir paths says that there is no room, and how much it would take")

        written = on_small_disk(disk, f'{call} --no-cache contacts --format csv > "$0/out.csv"; echo $?')
        assert written.stdout == "4\n", written
        assert "The disk is full" in written.stderr, written
        print("No room for the output: said in words, exit code 4")


if __name__ == "__main__":
    main()
