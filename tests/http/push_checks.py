"""Events of an agency's system, signed with a key of its own, as `docs/how-to/send-events.md` says: another implementation of the signature."""

import hashlib
import importlib.util
import json
import os
import time
import urllib.parse
import uuid

from box import ROOT

_SPEC = importlib.util.spec_from_file_location("verify_receipt", os.path.join(ROOT, "docs", "verify_receipt.py"))
CURVE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(CURVE)


def base64url(data):
    import base64
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Key:
    """Ed25519 (RFC 8032, 5.1.6) on the point arithmetic of the receipt checker."""

    def __init__(self, seed):
        digest = hashlib.sha512(seed).digest()
        number = int.from_bytes(digest[:32], "little")
        self.scalar = (number & ((1 << 254) - 8)) | (1 << 254)
        self.prefix = digest[32:]
        self.public = self.encoded(CURVE.times(self.scalar, CURVE.BASE))

    @staticmethod
    def encoded(point):
        inverse = pow(point[2], CURVE.P - 2, CURVE.P)
        x, y = point[0] * inverse % CURVE.P, point[1] * inverse % CURVE.P
        return (y | ((x & 1) << 255)).to_bytes(32, "little")

    def sign(self, message):
        once = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), "little") % CURVE.ORDER
        point = self.encoded(CURVE.times(once, CURVE.BASE))
        challenge = int.from_bytes(hashlib.sha512(point + self.public + message).digest(), "little") % CURVE.ORDER
        return point + ((once + challenge * self.scalar) % CURVE.ORDER).to_bytes(32, "little")


class System:
    def __init__(self, box, seed=b"a key of the tests, not a secret", agency="swanmere"):
        self.key = Key(seed)
        _, out, _ = box.accord("user", "token", "--json", "--agency", agency, "--label", "records system", "--signing-key", base64url(self.key.public))
        made = json.loads(out)
        self.id, self.token = made["id"], made["token"]

    def headers(self, body, key, at=None):
        at = int(time.time()) if at is None else at
        text = f"accord.push.1\n{self.id}\n{at}\n{key}\n".encode() + body
        return {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key, "Content-Type": "application/x-ndjson",
                "Accord-Signed-At": str(at), "Accord-Signature": base64url(self.key.sign(text))}

    def push(self, server, events, key=None, at=None, sent=None):
        body = "\n".join(event if isinstance(event, str) else json.dumps(event) for event in events).encode()
        headers = self.headers(body, key or uuid.uuid4().hex, at)
        status, _, answer = server.ask("POST", "/api/events", headers, (body if sent is None else sent).decode())
        return status, json.loads(answer)


def event(number, **more):
    return {"event_id": f"e-{number}", "incident_reference": f"PUSH/{number}/26", "victim_reference": "V1", "offence": "Criminal damage",
            "reported_date": "2026-11-18", "outcome": "community resolution", "outcome_date": "2026-11-20", "victim_name": f"Canary Push{number}",
            "victim_date_of_birth": "1980-02-03", "contact_held": "by-agency", "safe_channel": "phone", "suspect_reference": "S1",
            "suspect_date_of_birth": "1990-05-06", "relationship": "neighbour", "responsibility_accepted": True, "flags": ["none"], **more}


def results(answer):
    return [line["result"] for line in answer.get("lines", [])]


def run(tally, house):
    box = house.box.copy()
    system = System(box)
    no_key = box.token()
    server = box.serve()
    try:
        check(tally, box, server, system, no_key)
    finally:
        server.stop()
        code, out, err = box.accord("rebuild", "--check", "--json", good=None)
        tally.check("what was sent is rebuilt from the ledger", code == 0, (out + err)[-300:])
        box.close()


def check(tally, box, server, system, no_key):
    key = uuid.uuid4().hex
    status, first = system.push(server, [event(1)], key)
    tally.check("an event opens a task", status == 201 and first.get("opened") == 1 and results(first) == ["opened"], (status, first))
    tally.check("its result stands beside the number of its line, and no id of the sender is repeated", first.get("lines", [{}])[0].get("line") == 1
                and "e-1" not in json.dumps(first), first)
    time.sleep(1.1)  # signed anew, a second later: the same request all the same
    status, again = system.push(server, [event(1)], key)
    tally.check("the same request again gets the same answer", status == 200 and again.get("lines") == first.get("lines"), (status, again))
    status, other = system.push(server, [event(1)])
    tally.check("the same crime again stands, and is not opened twice", status == 201 and results(other) == ["standing"], (status, other))
    status, answer = system.push(server, [event(1, do_not_contact=True)])
    tally.check("a no that comes later opens nothing", results(answer) == ["no-route"], (status, answer))

    many = [event(number) for number in range(100, 400)]
    many[7] = "{"
    many[8] = {"surname": "X"}
    many[9] = event(9, outcome_date="soon")
    status, answer = system.push(server, many)
    told = results(answer)
    tally.check("300 events at once are told of one by one", status == 201 and len(told) == 300 and told.count("opened") == 297
                and told[7:10] == ["refused"] * 3, (status, answer.get("opened"), answer.get("refused")))
    tally.check("and no value is repeated", "soon" not in json.dumps(answer), answer["lines"][9])
    half = [event(number, offence="", outcome_date="soon", reported_date="never") for number in range(1000, 1600)]
    status, answer = system.push(server, half)
    tally.check("600 lines with two faults each are all refused", results(answer) == ["refused"] * 600 and answer.get("refused") == 600, (status, answer.get("refused")))
    for name, body in (("a line end at its end", json.dumps(event(600)) + "\n"), ("CRLF", json.dumps(event(601)) + "\r\n" + json.dumps(event(602)) + "\r\n")):
        key = uuid.uuid4().hex
        status, _, answer = server.ask("POST", "/api/events", system.headers(body.encode(), key), body)
        tally.check(f"a body with {name} is taken as it was signed", status == 201 and set(results(json.loads(answer))) == {"opened"}, (status, answer[:300]))
    bytes_ = open(os.path.join(box.data, "accord.db"), "rb").read() + open(os.path.join(box.data, "accord.db-wal"), "rb").read()
    tally.check("whom they are about stands nowhere in the clear", b"Canary Push" not in bytes_)

    for name, more in (("signed ten minutes ago", {"at": int(time.time()) - 600}), ("signed for ten minutes from now", {"at": int(time.time()) + 600}),
                       ("changed on the way", {"sent": json.dumps(event(501)).encode()})):
        status, answer = system.push(server, [event(500)], **more)
        tally.check(f"what was {name} is refused", status == 409 and "opened" not in answer, (status, answer))
    body = json.dumps(event(502)).encode()
    stolen = system.headers(body, "first")
    status, _, answer = server.ask("POST", "/api/events", {**stolen, "Idempotency-Key": "second"}, body.decode())
    tally.check("what was sent cannot be sent again under another request key", status == 409, (status, answer[:200]))
    form = {"payload": body.decode(), "signature": stolen["Accord-Signature"], "signed-at": stolen["Accord-Signed-At"], "request-key": "first"}
    status, _, _ = server.ask("POST", "/events", {"Authorization": stolen["Authorization"], "Content-Type": "application/x-www-form-urlencoded"},
                              urllib.parse.urlencode(form))
    tally.check("and not as a form, which could be sent again and again", status in (404, 405), status)
    status, _, answer = server.ask("POST", "/api/events", {**stolen, "Authorization": f"Bearer {no_key}"}, body.decode())
    tally.check("a token without a signing key sends nothing", status == 409 and b"signing key" in answer, (status, answer[:200]))
    status, _, _ = server.ask("POST", "/api/events", {name: value for name, value in stolen.items() if name != "Authorization"}, body.decode())
    tally.check("nobody without a token sends", status == 401, status)
    status, _, _ = server.ask("POST", "/api/events", {name: value for name, value in stolen.items() if not name.startswith("Accord")}, body.decode())
    tally.check("nothing unsigned is taken", status == 422, status)

    status, headers, answer = server.ask("GET", "/schemas/event.json", {})
    schema = json.loads(answer) if status == 200 else {}
    tally.check("the schema is there for anybody, and names what was sent", status == 200 and set(event(1)) <= set(schema.get("properties", {})), status)
    status, _, answer = server.ask("GET", "/openapi.json", {})
    operation = json.loads(answer)["paths"]["/api/events"]["post"]
    named = {parameter.get("name") for parameter in operation["parameters"]}
    tally.check("the description of the API says how it is signed", {"Accord-Signed-At", "Accord-Signature"} <= named
                and "application/x-ndjson" in operation["requestBody"]["content"], named)
