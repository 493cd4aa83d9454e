#!/usr/bin/env python3
"""Clients that make referrals and write down every answer, outside the server's disk.

    writer.py --port 8080 --token accord_… --log FILE [--clients 4] [--most N] [--until FILE]

The log has a line for each thing that happened, in the order in which it did:

    S key              sent
    A key reference    acknowledged (200 or 201)
    R key status       refused with that status: nothing may have been kept
    U key              no answer: nobody knows

Each line is one write(2) before the client goes on, so that what stands there was known.
Ends when the server is gone, after --most acknowledgements, or when the --until file appears.
"""

import argparse
import http.client
import json
import os
import sys
import threading
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from box import exchange, referral  # noqa: E402


class Log:
    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def line(self, *words):
        os.write(self.file, (" ".join(str(word) for word in words) + "\n").encode())


def read_log(path):
    """{key: reference} of what was acknowledged, and the keys that were sent without an answer or refused."""
    acknowledged, unknown, refused = {}, set(), {}
    if not os.path.exists(path):
        return acknowledged, unknown, refused
    with open(path, encoding="ascii") as file:
        for line in file.read().split("\n")[:-1]:
            kind, key, *rest = line.split(" ")
            if kind == "S":
                unknown.add(key)
            elif kind == "A":
                acknowledged[key] = rest[0]
                unknown.discard(key)
            elif kind == "R":
                refused[key] = int(rest[0])
                unknown.discard(key)
    return acknowledged, unknown, refused


def send(connection, token, key):
    """Makes the referral of that key: (status, reference)."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    status, _, body = exchange(connection, "POST", "/api/referrals", headers, referral(key[:8]))
    reference = json.loads(body).get("reference", "") if status in (200, 201) else ""
    return status, reference


class Clients:
    """The clients of one run: started, waited for, or stopped."""

    def __init__(self, port, token, log, count=4, most=None, until=None):
        self.port, self.token, self.log = port, token, Log(log)
        self.left = most if most is not None else 1 << 60
        self.until = until
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def turn(self):
        with self.lock:
            self.left -= 1
            return self.left >= 0 and not self.stopping.is_set() and not (self.until and os.path.exists(self.until))

    def work(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        while self.turn():
            key = uuid.uuid4().hex
            self.log.line("S", key)
            try:
                status, reference = send(connection, self.token, key)
            except (OSError, http.client.HTTPException, ValueError):
                self.log.line("U", key)
                return
            if status in (200, 201):
                self.log.line("A", key, reference)
            else:
                self.log.line("R", key, status)

    def stop(self):
        self.stopping.set()
        self.wait()

    def wait(self):
        for thread in self.threads:
            thread.join(60)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--most", type=int)
    parser.add_argument("--until")
    asked = parser.parse_args()
    Clients(asked.port, asked.token, asked.log, asked.clients, asked.most, asked.until).wait()


if __name__ == "__main__":
    main()
