#!/usr/bin/env python3
"""Lets yasr, a screen reader for terminals, read wir aloud to a speech server that only writes down what it
is told, and looks at what a listener would hear.

    heard.py WIR

yasr must be installed; without it nothing is looked at, and the script fails and says so. Where pages are heard
wrong without any reader, tests/it/heard.rs says it.
"""

import os
import pty
import re
import select
import shutil
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

# An Emacspeak speech server; yasr kills one that is not there at once, which Python is not.
SERVER = r"""#!/usr/bin/perl
$SIG{TERM} = $SIG{HUP} = 'IGNORE';
open(my $log, '>>', $ENV{SPEECH_LOG}) or die; select((select($log), $| = 1)[0]);
my ($rest, $parent) = ('', getppid);
while (1) {
    my $ready = ''; vec($ready, 0, 1) = 1;
    if (select($ready, undef, undef, 1) < 1) { last if getppid != $parent; next; }
    sysread(STDIN, my $got, 65536) or last;
    $rest .= $got;
    while ($rest =~ s/^(.*?)[\r\n]//s) { print $log "$1\n" if length $1; }
}
"""

SETTINGS = """[normalkeys]
[reviewkeys]
[options]
cursor tracking=full
synthesizer=emacspeak server
synthesizer port=|{server}
key echo=off
shell=/bin/sh
special=off
up and down arrows=speak line
DisableKey=6925
[Emacspeak server]
rate=175
punctuation=some
[dict]
"""

DOWN, UP = "\x1b[B", "\x1b[A"

# Nothing comes for so long: what a key has caused is said.
QUIET = 0.6


def heard(wir, arguments, keys):
    """The utterances before the first key, then those after each key."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        server, settings = folder / "server", folder / "yasr.conf"
        log, script = folder / "log", folder / "run.sh"
        server.write_text(SERVER)
        settings.write_text(SETTINGS.format(server=server))
        # yasr takes options of the program for its own, and ends the server when the program ends.
        script.write_text(f"#!/bin/sh\n'{wir}' {arguments}\nsleep 1\n")
        log.write_text("")
        server.chmod(0o755)
        script.chmod(0o755)
        environment = dict(
            os.environ, LC_ALL="C.UTF-8", WIR_LANG="de", TERM="xterm-256color", SPEECH_LOG=str(log),
            HOME=str(folder), XDG_CONFIG_HOME=str(folder), XDG_DATA_HOME=str(folder), WIR_CACHE="",
        )
        environment.pop("CI", None)
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(folder)
            os.execvpe("yasr", ["yasr", "-C", str(settings), str(script)], environment)
        ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        said, all_said = [], 0
        for key in ["", *keys]:
            if key:
                os.write(terminal, key.encode())
            settle(terminal, 2.5 if not key else 1.0)
            lines = log.read_text(errors="replace").splitlines()
            told = (re.match(r"(?:q|tts_say) \{(.*)\}$", line) for line in lines[all_said:])
            said.append([told[1] for told in told if told and told[1].strip()])
            all_said = len(lines)
        os.close(terminal)
        os.waitpid(child, 0)
        return said


def settle(terminal, patience):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if not ready:
            continue
        try:
            os.read(terminal, 65536)
        except OSError:
            return
        end = time.monotonic() + QUIET


def words(utterances):
    return len(re.findall(r"[^\W_]+(?:[-.,][^\W_]+)*", " ".join(utterances)))


def until(said, answer):
    """How many words are said until an utterance holds the answer."""
    utterances = [one for of_key in said for one in of_key]
    for at, one in enumerate(utterances):
        if answer in one:
            return words(utterances[: at + 1]), utterances
    return None, utterances


def main():
    if not shutil.which("yasr"):
        sys.exit("heard.py: yasr is not installed; nothing was heard")
    wir = Path(sys.argv[1]).resolve()
    wrong = []
    for typed, answer, most in [
        ("falk\r", "06031 83-3032", 45),
        ("raum 415\r", "06031 83-3032", 50),
    ]:
        count, utterances = until(heard(wir, "--plain", [typed]), answer)
        print(f"{typed.strip()}: {count} words until the answer, {words(utterances)} in all")
        if count is None or count > most:
            wrong.append(f"{typed.strip()}: {count} words, not {most}: {utterances}")
        if any(not re.search(r"\w", one) for one in utterances):
            wrong.append(f"{typed.strip()}: signs alone: {utterances}")
    # Every row that is marked is said, the first one and the one after a turn too.
    moves = [(DOWN, "Wichtige Nummern"), (DOWN, "Räume"), (UP, "Wichtige Nummern")]
    said = heard(wir, "", [key for key, _ in moves])
    for (_, name), utterances in zip(moves, said[1:]):
        print(f"marked: {utterances}")
        if not any(name in one for one in utterances):
            wrong.append(f"{name} is not said: {utterances}")
    moves = [(DOWN, "Projekt"), (UP, "")]
    said = heard(wir, "foerderung find", [key for key, _ in moves])
    for (_, name), utterances in zip(moves, said[1:]):
        print(f"marked: {utterances}")
        if not any(name in one for one in utterances):
            wrong.append(f"{name or 'the last option'} is not said: {utterances}")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
