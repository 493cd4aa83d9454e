"""An installation of Accord in a box, for tests from outside: made, started, stopped,
killed and asked over HTTP. Python 3, standard library only.

    with Box.fresh(demo=True) as box:
        token = box.token()
        server = box.serve()
        status, headers, body = server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}", …}, referral())
        server.kill()
        box.verify()
"""

import base64
import hashlib
import hmac
import html
import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ACCORD = os.environ.get("ACCORD", os.path.join(ROOT, "build", "release", "accord"))
READY_WITHIN = 60
STOP_WITHIN = 30


class BoxFault(Exception):
    """What the tests need did not work; what it said stands in the message."""


def run(*arguments, stdin=None, good=(0,), timeout=600):
    """Runs `accord …` and answers (exit code, stdout, stderr); another exit code than the good ones is a fault."""
    done = subprocess.run([ACCORD, *arguments], input=stdin, capture_output=True, text=True, timeout=timeout, cwd=ROOT)
    if good is not None and done.returncode not in good:
        raise BoxFault(f"accord {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.returncode, done.stdout, done.stderr


def referral(mark=""):
    """A referral as an agency's system sends it: the least that is asked for, and who was harmed."""
    return {
        "harmed": {
            "is-known": True,
            "name": f"Person Harmed {mark}".strip(),
            "born": "1984-03-02",
            "vulnerable": "no",
            "wish": "asked",
            "contact": {"held": "by-agency"},
        },
        "responsible": {
            "is-known": True,
            "name": f"Person Responsible {mark}".strip(),
            "born": "1990-07-19",
            "vulnerable": "no",
            "wish": "unknown",
            "contact": {"held": "by-agency"},
            "admission": {"admits": "yes", "basis": "guilty-plea", "orders": ["none-known"]},
        },
        "incident": {
            "offence": "Burglary",
            "offence-class": "burglary",
            "account": "A house was entered in the afternoon and jewellery was taken.",
            "happened-on": "2026-02-11",
            "crime-reference": "",
            "relationship": "stranger",
            "abuse": "no",
        },
        "matter": {"stage": "custody"},
        "safe": {"harmed": {"channel": "phone", "detail": "07700 900123"}, "responsible": {"channel": "letter", "detail": "by the prison"}},
        "request": {"initiator": "harmed", "heard-from": "police"},
    }


def totp(secret, at=None):
    """RFC 6238 with SHA-1, six figures, thirty seconds, as authenticator apps do it."""
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", int((at or time.time()) // 30)), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


_used_steps = {}


def next_code(secret):
    """A code that was not used yet: it signs in once (RFC 6238 5.2). The next step's is good already, within the window of one."""
    step = max(int(time.time() // 30), _used_steps.get(secret, 0) + 1)
    _used_steps[secret] = step
    while step > int(time.time() // 30) + 1:
        time.sleep(1)
    return totp(secret, step * 30)


class Server:
    """One running `accord serve`."""

    def __init__(self, process, port, log):
        self.process, self.port, self.log = process, port, log

    def ask(self, method, path, headers=None, body=None, timeout=30):
        """One request on a connection of its own: (status, headers, body)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            return exchange(connection, method, path, headers, body)
        finally:
            connection.close()

    def raw(self, data, timeout=8, half_close=False):
        """Sends bytes as they are, and answers everything that came back until the server closed or was silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            answer = b""
            try:
                connection.sendall(data)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
                while True:
                    got = connection.recv(65536)
                    if not got:
                        return answer, True
                    answer += got
            except (ConnectionResetError, BrokenPipeError):
                return answer, True
            except TimeoutError:
                return answer, False

    def pid(self):
        """The process of Accord itself, also where strace or eatmydata started it."""
        for child in children(self.process.pid):
            if os.path.basename(program_of(child)) == "accord":
                return child
        return self.process.pid

    def alive(self):
        return self.process.poll() is None

    def kill(self):
        """As if the power of the process failed: SIGKILL, no last words."""
        try:
            os.kill(self.pid(), signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.wait()

    def stop(self):
        try:
            os.kill(self.pid(), signal.SIGTERM)
        except ProcessLookupError:
            pass
        return self.wait()

    def wait(self, within=STOP_WITHIN):
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise BoxFault("the server did not end within its time") from None

    def words(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.alive():
            self.stop()


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            found = [int(word) for word in file.read().split()]
    except FileNotFoundError:
        return []
    return found + [grandchild for child in found for grandchild in children(child)]


def program_of(pid):
    try:
        return os.readlink(f"/proc/{pid}/exe").removesuffix(" (deleted)")
    except OSError:
        return ""


def exchange(connection, method, path, headers=None, body=None):
    sent = dict(headers or {})
    if isinstance(body, (dict, list)):
        body = json.dumps(body)
        sent.setdefault("Content-Type", "application/json")
    connection.request(method, path, body=body, headers=sent)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


class Box:
    """A data folder with its keys, in a folder of its own that goes when the box is closed."""

    def __init__(self, folder, owned=True):
        self.folder, self.owned = folder, owned
        self.data = os.path.join(folder, "data")

    @classmethod
    def fresh(cls, demo=True, folder=None):
        box = cls(folder or tempfile.mkdtemp(prefix="accord-box."), folder is None)
        code, out, _ = run("init", *(["--demo"] if demo else []), "--json", "--data", box.data)
        box.link = json.loads(out).get("link", "")
        return box

    def copy(self, folder=None):
        """Another box with the same data and keys; the server must not run."""
        box = Box(folder or tempfile.mkdtemp(prefix="accord-box."), folder is None)
        for name in os.listdir(self.folder):
            if name.startswith("data"):
                source, target = os.path.join(self.folder, name), os.path.join(box.folder, name)
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.socket", "*.sock"))
        return box

    def accord(self, *arguments, **options):
        return run(*arguments, "--data", self.data, **options)

    def token(self, agency="swanmere"):
        """A new API token of an agency; unless named, of the police of the demonstration area."""
        _, out, _ = self.accord("user", "token", "--json", "--agency", agency, "--role", "api-client")
        return json.loads(out)["token"]

    def verify(self):
        code, out, err = self.accord("verify", "--json", good=None)
        if code != 0:
            raise BoxFault(f"accord verify ended with {code}: {out}{err}")
        return json.loads(out)

    def serve(self, wrap=(), more=(), env=None, expect_ready=True):
        """Starts the server on a free port, under `wrap` (strace, eatmydata), and waits until it answers."""
        log = os.path.join(tempfile.gettempdir(), f"accord-serve.{os.getpid()}.{uuid.uuid4().hex[:8]}.log")
        with open(log, "wb") as out:
            process = subprocess.Popen([*wrap, ACCORD, "serve", "--port", "0", "--data", self.data, *more], stdout=out, stderr=out, cwd=ROOT,
                                       env={**os.environ, **(env or {})})
        server = Server(process, 0, log)
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end:
            found = re.search(r"http://[\d.]+:(\d+)", server.words())
            if found:
                server.port = int(found.group(1))
                return server
            if process.poll() is not None:
                if not expect_ready:
                    return server
                raise BoxFault(f"the server ended with {process.returncode}: {server.words()[-2000:]}")
            time.sleep(0.01)
        process.kill()
        raise BoxFault(f"the server did not start: {server.words()[-2000:]}")

    def rows(self, sql, values=()):
        """Rows of the tables (SQLite), read from a copy, so that looking changes nothing."""
        folder = tempfile.mkdtemp(prefix="accord-look.")
        try:
            for name in os.listdir(self.data):
                if name in ("accord.db", "accord.db-wal"):
                    shutil.copy(os.path.join(self.data, name), folder)
            connection = sqlite3.connect(os.path.join(folder, "accord.db"))
            try:
                return connection.execute(sql, values).fetchall()
            finally:
                connection.close()
        finally:
            shutil.rmtree(folder)

    def accounts(self):
        """The demonstration accounts: {role: {"email", "password", "totp"}}."""
        return read_accounts(os.path.join(self.data, "accounts.txt"))

    def close(self):
        if self.owned:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def read_accounts(path):
    """The accounts of accounts.txt, by role and by "role@agency": role, agency, address, password, TOTP secret."""
    accounts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = re.fullmatch(r"(\S+)\s{2,}(.*?)\s{2,}(\S+@\S+)\s+(\S+)\s+([A-Z2-7 ]+)", line.strip())
            if not found:
                continue
            account = dict(zip(("role", "agency", "email", "password", "totp"), found.groups()))
            accounts.setdefault(account["role"], account)
            accounts[f"{account['role']}@{account['agency']}"] = account
    return accounts


class Browser:
    """Cookies, forms and CSRF tokens, as a browser without JavaScript has them."""

    def __init__(self, server):
        self.server, self.cookies, self.page = server, {}, ""

    def go(self, method, path, fields=None, headers=None, follow=True):
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Accept": "text/html", **(headers or {})}
        if not self.cookies:
            del sent["Cookie"]
        body = None
        if method == "POST":
            body = urllib.parse.urlencode(fields or {}, doseq=True)
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
            sent.setdefault("Sec-Fetch-Site", "same-origin")
        sent = {name: value for name, value in sent.items() if value}  # an empty one: a browser that does not send it
        status, got, content = self.server.ask(method, path, sent, body)
        for cookie in got.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            if "max-age=0" in cookie.lower():
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        self.page = content.decode("utf-8", "replace")
        self.status, self.headers = status, got
        if follow and status in (302, 303):
            return self.go("GET", got["Location"])
        return status

    def hidden(self, name):
        found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', self.page)
        return html.unescape(found.group(1)) if found else ""

    def csrf(self):
        return self.hidden("_csrf")

    def sign_in(self, account):
        self.go("GET", "/sign-in")
        self.go("POST", "/sign-in", {"_csrf": self.csrf(), "email": account["email"], "password": account["password"]})
        if 'name="code"' not in self.page:
            raise BoxFault(f"no page for the code after the password: {self.status} {words_of(self.page)[:300]}")
        self.go("POST", "/sign-in/code", {"_csrf": self.csrf(), "code": next_code(account["totp"])})
        if not any("session" in name for name in self.cookies) or self.status != 200:
            raise BoxFault(f"not signed in: {self.status} {words_of(self.page)[:300]}")
        return self

    def cookie_header(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def words_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).strip()


def id_text(number):
    """An id as it stands in addresses: 60 bits in base 32, as base/ids.cpp writes it."""
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(alphabet[number >> shift & 31] for shift in range(55, -1, -5))


class Tally:
    """Counts what held and what did not, and closes with "N passed, N failed"."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, holds, why=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {what}{': ' + str(why)[:600] if why else ''}", flush=True)
        return holds

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 0 if self.failed == 0 and self.passed > 0 else 1


def say(*words):
    print(*words, flush=True)


def say_error(*words):
    print(*words, file=sys.stderr, flush=True)
