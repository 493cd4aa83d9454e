#!/usr/bin/env python3
"""Fills an installation, drives the server with `load`, and prints what was measured
beside what is asked for.

    bench.py [--referrals 100000] [--seconds 10] [--folder DIR]

A durable figure means little without the disk: how often it can fdatasync is measured
before and after each run, on the same file system.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from box import Box, Browser, id_text, referral, run as accord, say_error  # noqa: E402

LOAD = os.path.join(ROOT, "build", "release", "bench", "load")
MERKLE = os.path.join(ROOT, "build", "release", "bench", "merkle_bench")
CONNECTIONS = 16
P99_MOST = 50


def load(*words):
    done = subprocess.run([LOAD, *[str(word) for word in words]], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"load {' '.join(str(word) for word in words)}: {done.stderr}")
    return json.loads(done.stdout)


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        cells = file.read().rsplit(")", 1)[1].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


class Bench:
    def __init__(self, box, server, asked):
        self.box, self.server, self.asked = box, server, asked
        self.lines = []

    def disk(self):
        return load("--seconds", 1, "fdatasync", self.box.folder)["fdatasync"]

    def drive(self, header, work, subject, count=None):
        """One run: what `load` tells, with the disk's rate beside it, and the server's commits and CPU."""
        before = self.disk()
        counts, cpu = self.commits(), cpu_seconds(self.server.pid())
        how = ["--count", count] if count else ["--seconds", self.asked.seconds]
        told = load("--port", self.server.port, "--connections", CONNECTIONS, *how, "--header", header, work, subject)
        after = self.commits()
        told["server_cpu_share"] = (cpu_seconds(self.server.pid()) - cpu) / told["seconds"]
        told["commits"] = after["commits"] - counts["commits"]
        told["answers_per_commit"] = (after["units"] - counts["units"]) / max(1, told["commits"])
        told["fdatasync"] = (before + self.disk()) / 2
        wrong = {status: number for status, number in told["statuses"].items() if status not in ("200", "201")}
        if wrong:
            say_error(f"   {work} {subject}: answers other than 200 and 201: {wrong}")
        return told

    def commits(self):
        """Counted by the server since it started; told to its own user over its socket."""
        _, out, _ = self.box.accord("bench", "commits", "--json")
        return json.loads(out)

    def add(self, what, reached, asked_for, told=None, met=None):
        beside = ""
        if told:
            beside = (f"p50 {told['p50_ms']:.1f} ms, p99 {told['p99_ms']:.1f} ms; fdatasync {told['fdatasync']:.0f}/s; "
                      f"{told['commits'] / told['seconds']:.0f} commits/s, {told['answers_per_commit']:.1f} answers each; "
                      f"CPU: client {told['cpu_share']:.2f}, server {told['server_cpu_share']:.2f} of {os.cpu_count()} cores")
        verdict = "" if met is None else "yes" if met else "**no**"
        self.lines.append(f"| {what} | {reached} | {asked_for} | {verdict} | {beside} |")
        say_error(f"   {what}: {reached} ({asked_for}) {beside}")

    def rated(self, what, told, least, words):
        self.add(what, f"{told['rate']:.0f}/s", f"≥ {least:.0f}/s ({words}), p99 < {P99_MOST} ms", told, told["rate"] >= least and told["p99_ms"] < P99_MOST)

    def print(self):
        print(f"{self.asked.referrals:,} referrals, {CONNECTIONS} connections, {os.cpu_count()} cores shared by server and client.\n")
        print("| What | Reached | Asked for | Met | Beside it |\n|---|---|---|---|---|")
        print("\n".join(self.lines))


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def cold_start(box):
    """From nothing to the first page, the best of three: this measures the program, not what the machine does beside it."""
    times = []
    for _ in range(3):
        start = time.monotonic()
        server = box.serve()
        server.ask("GET", "/sign-in")
        times.append(time.monotonic() - start)
        server.stop()
    return min(times)


def merkle(bench):
    done = subprocess.run([MERKLE, "--benchmark_format=json", "--benchmark_min_time=0.5"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return
    for entry in json.loads(done.stdout)["benchmarks"]:
        rate = entry.get("items_per_second")
        bench.add(f"merkle: {entry['name']}", f"{rate:,.0f}/s" if rate else f"{entry['real_time']:.3f} {entry['time_unit']}", "≥ 1,000,000 leaves/s; a proof < 1 ms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--referrals", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--folder", help="where the installation is made: the file system to measure")
    asked = parser.parse_args()
    say_error("Making the demonstration installation")
    with tempfile.TemporaryDirectory(prefix="accord-bench.", dir=asked.folder) as folder, Box.fresh(demo=True, folder=folder) as box:
        token = f"Authorization: Bearer {box.token()}"
        with box.serve() as server:
            bench = Bench(box, server, asked)
            body = write(folder, "body.json", json.dumps(referral("@")))
            say_error(f"Filling {asked.referrals:,} referrals")
            told = bench.drive(token, "create", body, asked.referrals)
            bench.add(f"fill {asked.referrals:,} referrals", f"{told['rate']:.0f}/s", "", told)
            least = min(2000, 4 * told["fdatasync"])
            told = bench.drive(token, "create", body)
            bench.rated("create a referral through the API", told, min(2000, 4 * told["fdatasync"]), "min(2,000, 4 × fdatasync)")
            say_error(f"   (while filling, {least:.0f}/s were asked for)")
            reads(bench, box, server, folder)
            memory = resident_megabytes(server.pid())
        bench.add("resident memory after the load", f"{memory:.0f} MB", "< 150 MB, no sign-in running", met=memory < 150)
        start = cold_start(box)
        bench.add("cold start to the first page", f"{start:.2f} s", "< 0.5 s", met=start < 0.5)
        screened = json.loads(accord("bench", "screen", "--json")[1])
        bench.add("screening: rows parsed and routed", f"{screened['rows_per_second']:,}/s", "≥ 200,000/s", met=screened["rows_per_second"] >= 200_000)
        merkle(bench)
        bench.print()
    return 0


def reads(bench, box, server, folder):
    """A case as JSON and as a page, and filtered lists, as somebody who is signed in."""
    from_here = box.accounts()
    supervisor = "Cookie: " + Browser(server).sign_in(from_here["supervisor"]).cookie_header()
    coordinator = "Cookie: " + Browser(server).sign_in(from_here["coordinator"]).cookie_header()
    cases = [id_text(row[0]) for row in box.rows("SELECT id FROM casework_case ORDER BY id")]
    json_paths = write(folder, "json.txt", "\n".join(f"/api/cases/{case}" for case in cases))
    pages = write(folder, "pages.txt", "\n".join(f"/cases/{case}" for case in cases))
    lists = write(folder, "lists.txt", "\n".join(f"/api/referrals?stage={stage}" for stage in ("custody", "community-resolution", "community-order", "licence")))
    time.sleep(1)   # the fill's last events are numbered meanwhile
    told = bench.drive(supervisor, "get", json_paths)
    least = min(4000, 6 * told["fdatasync"])
    bench.rated("read a case as JSON, every field decided, the viewing logged", told, least, "min(4,000, 6 × fdatasync)")
    told = bench.drive(supervisor, "get", pages)
    bench.rated("the same as a page", told, least / 2, "half of that")
    told = bench.drive(coordinator, "get", lists)
    bench.rated("a filtered list", told, 1000, "1,000")


if __name__ == "__main__":
    sys.exit(main())
