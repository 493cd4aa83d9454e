#!/usr/bin/env python3
"""Removes one check after another, in a copy of the sources, and looks whether a test
turns red. mutants.tsv has a line for each:

    name <TAB> file <TAB> text that stands there once <TAB> text instead <TAB> rooms whose tests should see it ("\\n" is a line end)

A mutant that does not compile, or whose text is not there any more, is a fault of the
list. Prints each mutant's fate, closes with "N of M killed" and fails under 98 %.
"""

import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TREE = os.path.join(ROOT, "build", "mutants")
LIST = os.path.join(ROOT, "tests", "support", "mutants.tsv")
KILLED_LEAST = 0.98
SECONDS_MOST = 300
# The databases differ in dialect, not in what the gate decides: one is enough to see a missing check.
FILTER = "-*/PostgreSQL"


def run(*words, **options):
    return subprocess.run(words, cwd=TREE, capture_output=True, text=True, check=False, **options)


def copy_sources():
    """The sources as they stand here, committed or not, without what was built."""
    os.makedirs(TREE, exist_ok=True)
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    wanted = {name for name in listed if name and os.path.isfile(os.path.join(ROOT, name))}
    for name in wanted:
        source, target = os.path.join(ROOT, name), os.path.join(TREE, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(source, "rb") as file:
            content = file.read()
        if os.path.exists(target):
            with open(target, "rb") as file:
                if file.read() == content:
                    continue
        shutil.copyfile(source, target)
    dist = os.path.join(ROOT, "web", "assets", "dist")
    if os.path.isdir(dist):
        shutil.copytree(dist, os.path.join(TREE, "web", "assets", "dist"), dirs_exist_ok=True)
    for folder, _, names in os.walk(os.path.join(TREE, "src")):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), TREE)
            if path not in wanted:
                os.unlink(os.path.join(TREE, path))


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
    return mutants


def build(targets):
    return run("ninja", "-C", "build/release", "-j", str(os.cpu_count()), *targets)


def is_red(room):
    program = os.path.join(TREE, "build", "release", "tests", f"test_{room}")
    try:
        done = run(program, "--gtest_brief=1", "--gtest_fail_fast", f"--gtest_filter={FILTER}", timeout=SECONDS_MOST)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def fate(mutant, rooms):
    path = os.path.join(TREE, mutant["file"])
    with open(path, encoding="utf-8") as file:
        before = file.read()
    if before.count(mutant["old"]) != 1:
        return "FAULT", f"the text stands there {before.count(mutant['old'])} times"
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(before.replace(mutant["old"], mutant["new"]))
        first = mutant["rooms"].split(",")
        for room in [*first, *[room for room in rooms if room not in first]]:
            done = build([f"test_{room}"])
            if done.returncode != 0:
                errors = [line for line in done.stdout.split("\n") if "error" in line]
                return "FAULT", "it does not compile: " + (errors[0] if errors else done.stdout[-300:])
            if is_red(room):
                return "killed", f"by the tests of {room}"
        return "SURVIVED", "no test noticed"
    finally:
        with open(path, "w", encoding="utf-8") as file:
            file.write(before)


def main():
    mutants = [mutant for mutant in read_list() if not sys.argv[1:] or mutant["name"] in sys.argv[1:]]
    rooms = list(dict.fromkeys(room for mutant in read_list() for room in mutant["rooms"].split(",")))
    copy_sources()
    os.environ["CCACHE_BASEDIR"] = TREE
    print(f"Building the tests of {', '.join(rooms)} without a mutant", flush=True)
    prepared = run("cmake", "--preset", "test")
    if prepared.returncode != 0:
        sys.exit(prepared.stderr[-2000:])
    made = build([f"test_{room}" for room in rooms])
    if made.returncode != 0:
        sys.exit(made.stdout[-3000:])
    for room in rooms:
        if is_red(room):
            sys.exit(f"The tests of {room} fail without any mutant: nothing can be learnt before they pass.")
    killed = 0
    for mutant in mutants:
        start = time.monotonic()
        verdict, why = fate(mutant, rooms)
        killed += verdict == "killed"
        print(f"{verdict:<8} {mutant['name']}: {why} ({time.monotonic() - start:.0f} s)", flush=True)
    print(f"{killed} of {len(mutants)} killed")
    print(f"{killed} passed, {len(mutants) - killed} failed")
    return 0 if mutants and killed >= KILLED_LEAST * len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
