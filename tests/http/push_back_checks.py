"""Tasks that go back to an agency's own system: a real HTTP peer on this machine, with the signature checked by another implementation."""

import http.server
import json
import os
import threading
import time
import uuid

from box import Browser, id_text
from push_checks import CURVE, System, event


class Peer:
    """An agency's system: keeps what it is sent, and answers as it is told."""

    def __init__(self):
        self.taken, self.answers = [], []
        peer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                peer.taken.append((self.path, dict(self.headers), body))
                status, headers, text = peer.answers.pop(0) if peer.answers else (204, {}, b"")
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                try:
                    self.wfile.write(text)
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def wait(self, count, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end and len(self.taken) < count:
            time.sleep(0.05)
        return len(self.taken) >= count

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def base64_of(text):
    import base64
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Agency:
    """Its administrator, with a form's guard."""

    def __init__(self, box, server):
        self.server = server
        self.browser = Browser(server).sign_in(box.accounts()["agency-administrator@Swanmere Police"])
        self.browser.go("GET", "/")
        self.csrf = self.browser.csrf()
        self.id = id_text(box.rows("SELECT id FROM agency_agency WHERE name = 'Swanmere Police'")[0][0])

    def do(self, path, fields):
        headers = {"Cookie": self.browser.cookie_header(), "X-CSRF-Token": self.csrf, "Idempotency-Key": uuid.uuid4().hex, "Accept": "application/json"}
        status, _, answer = self.server.ask("POST", f"/api/agencies/{self.id}/push-back/{path}", headers, fields)
        return status, answer

    def page(self):
        headers = {"Cookie": self.browser.cookie_header(), "Accept": "application/json"}
        _, _, answer = self.server.ask("GET", f"/api/agencies/{self.id}/push-back", headers)
        return json.loads(answer)


def value(page, field):
    row = page["parts"]["endpoint"] if "parts" in page else page["endpoint"]
    row = row[0] if isinstance(row, list) else row
    cell = row[field]
    return cell["value"] if isinstance(cell, dict) and "value" in cell else cell


def run(tally, house):
    box = house.box.copy()
    system = System(box)
    peer, elsewhere = Peer(), Peer()
    server = box.serve(more=("--test-systems",))
    try:
        check(tally, box, server, system, peer, elsewhere)
    finally:
        server.stop()
        code, out, err = box.accord("rebuild", "--check", "--json", good=None)
        tally.check("what went back is rebuilt from the ledger", code == 0, (out + err)[-300:])
        peer.close()
        elsewhere.close()
        box.close()


def check(tally, box, server, system, peer, elsewhere):
    agency = Agency(box, server)
    for inward in ("http://10.0.0.1/", "https://169.254.169.254/latest", "https://[::1]/", "https://db.internal/", "ftp://records.agency.example/", "https://0x7f000001/"):
        status, answer = agency.do("endpoint", {"url": inward})
        tally.check(f"tasks do not go back to {inward}", status == 422 and inward.encode() not in answer, (status, answer[:200]))
    status, answer = agency.do("endpoint", {"url": f"http://127.0.0.1:{peer.port}/accord/rj"})
    tally.check("the agency's administrator sets the address", status in (200, 201), (status, answer[:300]))
    key = base64_of(value(agency.page(), "key"))

    system.push(server, [event(7001), event(7002, flags=["stalking"])])
    tally.check("a task that is opened goes back to the system", peer.wait(1), agency.page())
    path, headers, body = peer.taken[0]
    tally.check("to the address with its path", path == "/accord/rj", path)
    text = f"accord.push-back.1\n{headers['Accord-Agency']}\n{headers['Accord-Signed-At']}\n{headers['Accord-Delivery']}\n".encode() + body
    tally.check("signed with the key on the page", CURVE.signature_holds(key, text, base64_of(headers["Accord-Signature"])))
    tally.check("and with nothing else", not CURVE.signature_holds(key, text + b" ", base64_of(headers["Accord-Signature"])))
    tasks = json.loads(body)["tasks"]
    tally.check("with the agency's own references", [task["incident_reference"] for task in tasks] == ["PUSH/7001/26"] and tasks[0]["news"] == "opened", tasks)
    tally.check("and no name, date of birth or offence", b"Canary" not in body and b"1980" not in body and b"damage" not in body, body)
    tally.check("what is for specialists is not sent", b"7002" not in body, body)

    peer.answers = [(500, {}, b"no"), (302, {"Location": f"http://127.0.0.1:{elsewhere.port}/stolen"}, b""), (200, {}, b"x" * 200_000)]
    system.push(server, [event(7003)])
    tally.check("where it answers 500 it is tried again", peer.wait(3, 30), len(peer.taken))
    page = agency.page()
    tally.check("and the page says that it waits, and why", value(page, "state") in ("waits", "Not reached; tried again") and "answered" in value(page, "why"), page)
    tally.check("a redirect is not followed", not elsewhere.taken, elsewhere.taken)
    bodies = [json.loads(body)["tasks"] for _, _, body in peer.taken[1:]]
    tally.check("each try says the same", all(tried == bodies[0] for tried in bodies), bodies)
    status, _, answer = server.ask("GET", "/api/push-back/news", {"Authorization": f"Bearer {system.token}", "Accept": "application/json"})
    tally.check("nobody else reads what is sent", status == 404, (status, answer[:200]))
    agency = Agency(box, server)   # a code is good for one risky act
    status, answer = agency.do("endpoint", {"url": ""})
    tally.check("it can be stopped", status in (200, 201), (status, answer[:200]))
    count = len(peer.taken)
    system.push(server, [event(7004)])
    time.sleep(3)
    tally.check("and nothing is sent any more", len(peer.taken) == count, len(peer.taken))
