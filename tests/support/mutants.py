#!/usr/bin/env python3
"""Removes one check after another and looks whether a test turns red. mutants.tsv has
a line for each:

    name <TAB> file <TAB> text that stands there once <TAB> text instead <TAB> rooms whose tests should see it

"\\n" is a line end; in the text that is looked for any space stands for any spaces.

The sources are not touched: the one changed file (or, of a header, what includes it) is
compiled on its own and linked in front of the libraries as they were built for the purpose
(preset mutants: unoptimised, without sanitizers, no changed file in a batch), where it
takes the place of its twin. The tests of the rooms named run first, those of the other rooms
of the list after them, until one is red. With names (mutants.py NAME…): only these mutants,
and the rooms that they name.

A mutant that does not compile, or whose text is not there any more, is a fault of the
list and fails the run. Prints each mutant's fate, closes with "N of M killed" and fails
under 98 %.
"""

import concurrent.futures
import json
import os
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "mutants")
LIST = os.path.join(ROOT, "tests", "support", "mutants.tsv")
KILLED_LEAST = 0.98
# Of the processor: who has to wait for it is not red. Who waits for something else does not come to an end.
SECONDS_MOST = 300
SECONDS_WAITED_MOST = 3600
# The databases differ in dialect, not in what the gate decides: one is enough to see a missing check.
NOT_THESE = "*/PostgreSQL"
# Where a missing check is likely to be seen; all others follow, those that draw their cases last.
LIKELY = (("src/web/door", "*AtTheDoor*:*RiskyAct*"),
          ("src/web/answers", "*AtTheDoor*:*Redirect*"),
          ("src/web/page_model", "*PageModel*"),
          ("src/web/s", "*SigningIn*:*SignIn*:*Session*:*Confirm*:*WhereAWrite*"),
          ("src/web/joining", "*SigningIn*"),
          ("src/web/own_account", "*SigningIn*"),
          ("src/web/credentials", "*SigningIn*"),
          ("src/web/guess", "*Guess*"),
          ("src/sharing/records", "*AgreementWalk*"),
          ("src/sharing/decider", "*AgreementWalk*"),
          ("src/sharing/actions", "*AgreementWalk*"),
          ("src/app/", "*OneNoForAll*"))
# Nothing here is about what a power cut leaves: memory will do, where there is some.
FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()


class ListFault(Exception):
    pass


def run(words, **options):
    return subprocess.run(words, capture_output=True, text=True, check=False, **options)


def read_list():
    mutants = []
    with open(LIST, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 5:
                sys.exit(f"mutants.tsv:{number}: {len(cells)} columns, not 5")
            mutants.append(dict(zip(("name", "file", "old", "new", "rooms"), [cell.replace("\\n", "\n") for cell in cells])))
    names = [mutant["name"] for mutant in mutants]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        sys.exit(f"mutants.tsv: named twice: {', '.join(twice)}")
    return mutants


def changed_source(mutant):
    with open(os.path.join(ROOT, mutant["file"]), encoding="utf-8") as file:
        before = file.read()
    # Where the formatter broke a line is no part of the text.
    found = list(re.finditer(r"\s+".join(re.escape(piece) for piece in re.split(r"\s+", mutant["old"])), before))
    if len(found) != 1:
        raise ListFault(f"the text stands there {len(found)} times")
    if mutant["old"] == mutant["new"]:
        raise ListFault("it changes nothing")
    return before[:found[0].start()] + mutant["new"] + before[found[0].end():]


class Workshop:
    """Compiles and links mutants as the build does, beside it."""

    def __init__(self):
        with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
            self.commands = {os.path.relpath(entry["file"], ROOT): entry["command"] for entry in json.load(file)}
        self.batches = {source: batch for batch in self.commands for source in self.sources_of(batch)}
        self.links = {}

    @staticmethod
    def sources_of(batch):
        """The sources that the build compiles together under this name; the source itself, where it is compiled alone."""
        if "/Unity/" not in batch:
            return [batch]
        with open(os.path.join(ROOT, batch), encoding="utf-8") as file:
            return [os.path.relpath(path, ROOT) for path in re.findall(r'#include "([^"]+)"', file.read())]

    def compile(self, mutant, folder):
        """The objects in which the change stands: of a header, those of its room that include it."""
        changed = os.path.join(folder, os.path.relpath(mutant["file"], "src"))
        os.makedirs(os.path.dirname(changed), exist_ok=True)
        with open(changed, "w", encoding="utf-8") as file:
            file.write(changed_source(mutant))
        if not mutant["file"].endswith(".hpp"):
            return [self.compile_batch(self.batch_of(mutant["file"]), {mutant["file"]: changed}, folder)]
        batches = sorted({self.batch_of(source) for source in self.including(mutant["file"])})
        return [self.compile_batch(batch, {}, folder) for batch in batches]

    def batch_of(self, source):
        if source not in self.batches:
            raise ListFault("the build does not compile this file")
        return self.batches[source]

    def including(self, header):
        """The sources of its room that include it, by whatever way."""
        room = os.path.dirname(header)
        texts = {}
        for folder, _, names in os.walk(os.path.join(ROOT, room)):
            for name in names:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    texts[os.path.relpath(os.path.join(folder, name), ROOT)] = file.read()
        found = {header}
        while True:
            lines = [f'#include "{os.path.relpath(name, "src")}"' for name in found]
            more = {name for name, text in texts.items() if name not in found and any(line in text for line in lines)}
            if not more:
                break
            found |= more
        sources = sorted(name for name in found if name in self.batches)
        if not sources:
            raise ListFault("nothing of its room includes it")
        return sources

    def compile_batch(self, batch, changed, folder):
        words = [word for word in shlex.split(self.commands[batch]) if os.path.basename(word) != "ccache"]
        words = words[:words.index("-o")]
        target = os.path.join(folder, batch.replace(os.sep, ".") + ".o")
        source = target + ".cpp"
        with open(source, "w", encoding="utf-8") as file:
            for one in self.sources_of(batch):
                file.write(f'#include "{changed.get(one, os.path.join(ROOT, one))}"\n')
        done = run([words[0], "-I", folder, *words[1:], "-w", "-g0", "-o", target, "-c", source], cwd=BUILD)
        if done.returncode != 0:
            errors = [line for line in done.stderr.split("\n") if "error" in line]
            raise ListFault("it does not compile: " + (errors or [done.stderr[-300:]])[0])
        return target

    def link(self, room, changed, folder):
        program = os.path.join(folder, f"test_{room}")
        words = shlex.split(self.link_command(room))
        at = words.index("-o")
        done = run([*words[:at], "-fuse-ld=gold", "-o", program, *changed, *words[at + 2:]], cwd=BUILD)
        if done.returncode != 0:
            raise ListFault(f"test_{room} does not link: {done.stderr[-300:]}")
        return program

    def link_command(self, room):
        if room not in self.links:
            last = run(["ninja", "-t", "commands", "-s", f"tests/test_{room}"], cwd=BUILD).stdout.strip().split("\n")[-1]
            self.links[room] = last.split("&&")[1].strip() if "&&" in last else last
        return self.links[room]


def red_test(program, these="*", not_these=NOT_THESE):
    """The first test that is red ("*" where the program fell over before it could say), else nothing."""
    words = [program, "--gtest_brief=1", "--gtest_fail_fast", f"--gtest_filter={these}-{not_these}"]
    try:
        done = run(words, cwd=ROOT, timeout=SECONDS_WAITED_MOST, env={**os.environ, "TMPDIR": FOLDER}, errors="replace",
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MOST, SECONDS_MOST)))
    except subprocess.TimeoutExpired:
        return "*"
    if done.returncode == 0:
        return None
    failed = re.search(r"\[  FAILED  \] ([\w./]+)", done.stdout)
    return failed.group(1) if failed else "*"


def red_test_of(program, file):
    """As red_test, of all its tests, the likely ones asked first."""
    likely = next((suites for start, suites in LIKELY if file.startswith(start)), None)
    return (likely and red_test(program, likely)) or red_test(program, "*", f"{NOT_THESE}:*Property*") or red_test(program, "*Property*")


class Fates:
    """What killed each mutant in an earlier run: asked first, since it most likely does so again."""

    FILE = os.path.join(BUILD, "killers.json")

    def __init__(self):
        self.lock = threading.Lock()
        self.killers = {}
        if os.path.exists(self.FILE):
            with open(self.FILE, encoding="utf-8") as file:
                self.killers = json.load(file)

    def killer_of(self, name):
        return self.killers.get(name, (None, None))

    def keep(self, name, room, test):
        with self.lock:
            self.killers[name] = (room, test)
            with open(self.FILE, "w", encoding="utf-8") as file:
                json.dump(self.killers, file, indent=1)


def fate(workshop, fates, mutant, rooms):
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="accord-mutant.", dir=FOLDER) as folder:
        try:
            changed = workshop.compile(mutant, folder)
            room, test = fates.killer_of(mutant["name"])
            if test not in (None, "*") and red_test(workshop.link(room, changed, folder), test):
                return "killed", f"by {room}: {test}", time.monotonic() - start
            first = mutant["rooms"].split(",")
            for room in [*first, *[room for room in rooms if room not in first]]:
                try:
                    program = workshop.link(room, changed, folder)
                except ListFault:
                    if room in first:
                        raise
                    continue   # a room below the changed one: its tests have no use for it
                test = red_test_of(program, mutant["file"])
                os.unlink(program)
                if test:
                    fates.keep(mutant["name"], room, test)
                    return "killed", f"by {room}: {test}", time.monotonic() - start
            return "SURVIVED", "no test noticed", time.monotonic() - start
        except ListFault as fault:
            return "FAULT", str(fault), time.monotonic() - start


def main():
    listed = read_list()
    mutants = [mutant for mutant in listed if not sys.argv[1:] or mutant["name"] in sys.argv[1:]]
    rooms = list(dict.fromkeys(room for mutant in mutants for room in mutant["rooms"].split(",")))
    print(f"{len(mutants)} mutants, and the tests of {', '.join(rooms)}: first without a mutant", flush=True)
    for room in rooms:
        if red_test(os.path.join(BUILD, "tests", f"test_{room}")):
            sys.exit(f"The tests of {room} fail without any mutant: nothing can be learnt before they pass.")
    workshop = Workshop()
    earlier = Fates()
    fates = {"killed": 0, "SURVIVED": 0, "FAULT": 0}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = {pool.submit(fate, workshop, earlier, mutant, rooms): mutant for mutant in mutants}
        for done in concurrent.futures.as_completed(waiting):
            verdict, why, seconds = done.result()
            fates[verdict] += 1
            print(f"{verdict:<8} {waiting[done]['name']}: {why} ({seconds:.0f} s)", flush=True)
    killed = fates["killed"]
    share = killed / len(mutants) if mutants else 0
    print(f"{killed} of {len(mutants)} killed ({100 * share:.1f} %), {fates['FAULT']} faults of the list")
    print(f"{killed} passed, {len(mutants) - killed} failed")
    return 0 if mutants and share >= KILLED_LEAST and not fates["FAULT"] else 1


if __name__ == "__main__":
    sys.exit(main())
