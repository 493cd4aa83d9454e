#!/usr/bin/env python3
"""The tidy ring: rules of the house that a compiler does not check.

Each check is one test: it prints what is wrong, with file and line. Closes with
"N passed, N failed".
"""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70

# A room may include the rooms named before it, and itself.
FLOORS = ["base", "store", "vault", "ledger", "rules", "linkage", "events", "gate", "outbox"]
CAPABILITIES = ["sharing", "pathway", "people", "agency", "casework", "allocation", "monitoring", "public"]
DOORS = ["web", "cli"]


def tracked(*patterns):
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(path for path in set(out.stdout.split("\n")) if path and os.path.exists(os.path.join(ROOT, path)))


def lines_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read().split("\n")


SOURCES = tracked("src/*.cpp", "src/*.hpp")
TESTS = tracked("tests/*.cpp", "tests/*.hpp", "bench/*.cpp")
TEMPLATES = tracked("web/templates/*.mustache")


def without_strings_and_comments(line):
    line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
    return line.split("//")[0]


def matches(paths, pattern, says, allowed=()):
    compiled = re.compile(pattern)
    for path in paths:
        if path in allowed:
            continue
        for number, line in enumerate(lines_of(path), 1):
            if compiled.search(without_strings_and_comments(line)):
                yield f"{path}:{number}: {says}"


def check_rooms_keep_to_their_floor():
    """A room includes only rooms below it; neighbours do not include each other; doors know no capability."""
    for path in SOURCES:
        room = path.split("/")[1] if path.count("/") > 1 else "main"
        if room in FLOORS:
            may = set(FLOORS[: FLOORS.index(room) + 1])
        elif room in CAPABILITIES or room in DOORS:
            may = set(FLOORS) | {room}
        else:
            continue
        for number, line in enumerate(lines_of(path), 1):
            found = re.match(r'#include "([^"]+)"', line)
            if found and found.group(1).split("/")[0] not in may:
                yield f"{path}:{number}: {room} may not include {found.group(1)}"


def check_no_include_climbs():
    for path in SOURCES + TESTS:
        for number, line in enumerate(lines_of(path), 1):
            if re.match(r'#include "\.\./', line):
                yield f"{path}:{number}: an include with ../"


def check_an_include_that_is_not_linked_does_not_compile():
    """The layering holds by the link line: base cannot include the gate."""
    source = '#include "gate/gate.hpp"\nint main() {}\n'
    roots = os.path.join(ROOT, "build", "release", "roots", "base")
    if not os.path.isdir(roots):
        yield "build/release/roots/base is missing: build first"
        return
    with tempfile.NamedTemporaryFile("w", suffix=".cpp", delete=False) as file:
        file.write(source)
    done = subprocess.run(["g++", "-std=c++20", "-fsyntax-only", "-I", roots, file.name], capture_output=True)
    os.unlink(file.name)
    if done.returncode == 0:
        yield "a forbidden include compiled"


def check_files_are_short():
    for path in SOURCES + TESTS:
        count = len(lines_of(path))
        if count > FILE_LINES_MAX:
            yield f"{path}: {count} lines; at most {FILE_LINES_MAX}"


def check_functions_are_short():
    """By indentation: a body opens with a line ending in '{' at column 0 (or 4 inside a class) and closes with '}' there."""
    opening = re.compile(r"^(    )?[A-Za-z~].*\)[^;]*\{$")
    for path in SOURCES:
        start = indent = None
        for number, line in enumerate(lines_of(path), 1):
            if start is None and opening.match(line) and not re.match(r"\s*(namespace|class|struct|enum|if|for|while|switch)\b", line):
                start, indent = number, len(line) - len(line.lstrip())
            elif start is not None and re.match(r"^ {%d}\}" % indent, line):
                if number - start - 1 > FUNCTION_LINES_MAX:
                    yield f"{path}:{start}: a function of {number - start - 1} lines; at most {FUNCTION_LINES_MAX}"
                start = None


def check_banned_calls():
    yield from matches(SOURCES, r"system_clock::now|steady_clock::now", "time comes in by Clock", ("src/base/clock.cpp", "src/base/random.cpp", "src/store/pool.cpp", "src/ledger/local_socket.cpp", "src/ledger/local_socket.hpp"))
    yield from matches(SOURCES, r"\bstd::rand\b|\brand\(|random_device|mt19937", "randomness comes in by Random")
    yield from matches(SOURCES, r"\b(strcpy|strcat|sprintf|gets|system|popen)\(", "a banned call")
    yield from matches(SOURCES, r"soci::use\((std::|[a-z]+\(|\")", "soci::use of a temporary")
    yield from matches(SOURCES, r"\bconst_cast\b", "const_cast")
    yield from matches(SOURCES, r"openUnseen\(", "what is opened unseen is not logged: use a View", ("src/gate/gate.hpp", "src/gate/gate.cpp", "src/app/rule_desk.hpp", "src/app/sign_in_wiring.cpp", "src/app/mail.cpp"))
    yield from matches(SOURCES + TESTS, r"using namespace std;", "using namespace std")


def check_sql_is_never_select_star():
    for path in SOURCES:
        for number, line in enumerate(lines_of(path), 1):
            if re.search(r"SELECT \*", line):
                yield f"{path}:{number}: SELECT *"


def check_sql_stays_in_its_rooms():
    """SQL in records of a room, in store, vault, ledger, gate and the sessions of the web: never in rules or views' presentation."""
    for path in SOURCES:
        if not re.search(r"/(sharing|pathway|people|agency|casework|allocation|monitoring)/", path):
            continue
        if "/views/" in path or re.search(r"(records|schema|projector|tables|store|actors|decider|capability|quer|figures|directory|standing|access|search)", os.path.basename(path)):
            continue
        for number, line in enumerate(lines_of(path), 1):
            if re.search(r'"(SELECT|INSERT|UPDATE|DELETE) ', line):
                yield f"{path}:{number}: SQL outside the records"


def check_personal_lists_join_the_visible_fragment():
    """A SELECT in a view file reads through gate::guarded, or by one id of an authorised object."""
    for path in SOURCES:
        if "/views/" not in path:
            continue
        text = "\n".join(lines_of(path))
        for found in re.finditer(r"store::Statement const \w+\{", text):
            tail = text[found.start() : found.start() + 900].split(";\n")[0]
            if "SELECT" in tail and "WHERE" not in tail:
                line = text[: found.start()].count("\n") + 1
                yield f"{path}:{line}: a list without the visible fragment"


def check_templates_are_escaped():
    for path in TEMPLATES:
        for number, line in enumerate(lines_of(path), 1):
            # The one piece of markup that is made here and not typed by anybody: the QR code's SVG (web/qr.cpp).
            line = line.replace("{{{qr_svg}}}", "")
            if "{{{" in line or "{{&" in line:
                yield f"{path}:{number}: raw output"
            if re.search(r"\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", line):
                yield f"{path}:{number}: inline style or script"


def check_no_template_is_dead():
    used = "\n".join("\n".join(lines_of(path)) for path in SOURCES + TEMPLATES)
    for path in TEMPLATES:
        name = path[len("web/templates/") : -len(".mustache")]
        if name not in used:
            yield f"{path}: nobody uses it"


def check_links_in_docs_lead_somewhere():
    for path in tracked("*.md", "docs/*.md"):
        for number, line in enumerate(lines_of(path), 1):
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", line):
                if re.match(r"[a-z]+:", target):
                    continue
                if not os.path.exists(os.path.join(ROOT, os.path.dirname(path), target)):
                    yield f"{path}:{number}: no such file: {target}"


def check_headers_open_with_prose():
    for path in SOURCES:
        if path.endswith(".hpp") and not lines_of(path)[0].startswith("// "):
            yield f"{path}: a header opens with a paragraph of prose"


def check_event_structs_have_names_of_their_own():
    """Two of one name in one namespace would share their table, silently."""
    seen = {}
    for path in tracked("src/events/*.hpp"):
        for number, line in enumerate(lines_of(path), 1):
            found = re.match(r"struct (\w+) \{", line)
            if found:
                if found.group(1) in seen:
                    yield f"{path}:{number}: {found.group(1)} stands in {seen[found.group(1)]} too"
                seen[found.group(1)] = path


def check_nothing_is_left_undone():
    pattern = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|not implemented")
    for path in SOURCES + TEMPLATES + tracked("rulebook/*.toml"):
        for number, line in enumerate(lines_of(path), 1):
            if pattern.search(line):
                yield f"{path}:{number}: left undone"


def check_test_files_have_namespaces_of_their_own():
    """They are compiled several at once, and each has its own `Row`, `start` and `House`."""
    for path in tracked("tests/*_test.cpp"):
        stem = path.rsplit("/", 1)[-1].removesuffix(".cpp")
        if "::" + stem + " {" not in "\n".join(lines_of(path)):
            yield f"{path}: namespace accord::<room>::{stem}"


def check_no_test_is_skipped():
    for path in TESTS + tracked("tests/*.mjs"):
        for number, line in enumerate(lines_of(path), 1):
            if re.search(r"GTEST_SKIP|DISABLED_|test\.skip|\.only\(", line):
                yield f"{path}:{number}: a test that does not run"


def check_every_action_and_view_stands_in_the_matrix():
    matrix = os.path.join(ROOT, "tests", "gate", "matrix.tsv")
    if not os.path.exists(matrix):
        yield "tests/gate/matrix.tsv is missing"
        return
    with open(matrix, encoding="utf-8") as file:
        named = {line.split("\t")[0] for line in file if line.strip() and not line.startswith("#")}
    for path in SOURCES:
        for number, line in enumerate(lines_of(path), 1):
            found = re.search(r'static constexpr std::string_view name = "([a-z]+\.[a-z-]+)"', line)
            if found and found.group(1) not in named:
                yield f"{path}:{number}: {found.group(1)} has no rows in the matrix"


def check_changelog_has_its_shape():
    path = os.path.join(ROOT, "CHANGELOG.md")
    if not os.path.exists(path):
        yield "CHANGELOG.md is missing"
    elif "## Unreleased" not in open(path, encoding="utf-8").read():
        yield "CHANGELOG.md has no part 'Unreleased'"


def check_sources_are_formatted():
    if subprocess.run(["which", "clang-format-19"], capture_output=True).returncode != 0:
        yield "clang-format-19 is missing"
        return
    paths = SOURCES + TESTS
    for at in range(0, len(paths), 60):
        done = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *paths[at : at + 60]], cwd=ROOT, capture_output=True, text=True)
        for line in done.stderr.split("\n"):
            if "error:" in line:
                yield line.split(" error:")[0] + " is not formatted: run tools/format"


def main():
    good = bad = 0
    for name, check in list(globals().items()):
        if not name.startswith("check_"):
            continue
        faults = list(check())
        if faults:
            bad += 1
            print(f"FAILED {name[6:].replace('_', ' ')}")
            for fault in faults[:25]:
                print("   ", fault)
            if len(faults) > 25:
                print(f"    and {len(faults) - 25} more")
        else:
            good += 1
    print(f"{good} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
