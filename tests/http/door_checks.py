"""The door over HTTP: headers on every answer, methods, other sites, what is not there,
what is not asked for, two people at once, the same request twice, tokens, a full queue.
"""

import json
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import uuid

from box import Browser, id_text, referral, run as accord, words_of

HEADERS = {
    "Strict-Transport-Security": r"max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": r"nosniff",
    "X-Frame-Options": r"DENY",
    "Referrer-Policy": r"no-referrer",
    "Cross-Origin-Opener-Policy": r"same-origin",
    "Cross-Origin-Resource-Policy": r"same-origin",
}
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
UNKNOWN = "7zk3m0qpw81f"
NOBODY = "0" * 12


def endpoints():
    return json.loads(accord("endpoints", "--json")[1])


def filled(path, value=UNKNOWN):
    return re.sub(r"\{[a-z]+\}", value, path)


def missing_headers(headers):
    missing = [name for name, pattern in HEADERS.items() if not re.fullmatch(pattern, headers.get(name) or "")]
    policy = headers.get("Content-Security-Policy") or ""
    missing += [f"policy without {part}" for part in POLICY if part not in policy]
    if "unsafe" in policy:
        missing.append("unsafe in the policy")
    if any(name.lower().startswith("access-control-") for name in headers):
        missing.append("a CORS header")
    if headers.get("Server"):
        missing.append(f"Server: {headers['Server']}")
    return missing


def check_headers(tally, server, browser):
    faults, seen = [], 0
    asked = [("GET", "/"), ("GET", "/sign-in"), ("GET", "/nothing-here"), ("GET", "/api/nothing-here"), ("TRACE", "/"), ("PUT", "/sign-in"), ("GET", "/sign-out")]
    for endpoint in endpoints():
        path = filled(endpoint["path"])
        for prefix in ("", "/api"):
            asked += [(endpoint["method"], prefix + path), ("DELETE", prefix + path)]
    for cookie in ("", browser.cookie_header()):
        for method, path in asked:
            status, headers, _ = server.ask(method, path, {"Cookie": cookie} if cookie else {}, "{}" if method == "POST" else None)
            seen += 1
            missing = missing_headers(headers)
            if "no-store" not in (headers.get("Cache-Control") or ""):
                missing.append("no-store")
            if missing or status >= 500:
                faults.append(f"{method} {path} → {status}: {', '.join(missing)}")
    tally.check(f"security headers and no-store on {seen} answers", not faults, "; ".join(faults[:5]))
    status, headers, _ = server.ask("POST", "/sign-in", {"Content-Type": "application/x-www-form-urlencoded"}, "a" * (2 << 20))
    tally.check("413 carries the headers too", status == 413 and not missing_headers(headers), f"{status} {missing_headers(headers)}")
    status, headers, page = server.ask("GET", "/sign-in")
    asset = re.search(r'(?:href|src)="(/assets/[^"]+)"', page.decode())
    if tally.check("a page names its assets", asset is not None):
        status, headers, _ = server.ask("GET", asset.group(1))
        tally.check("an asset carries the headers", status == 200 and not missing_headers(headers), f"{status} {missing_headers(headers)}")
        status, _, body = server.ask("GET", "/assets/../../etc/passwd")
        tally.check("no way out of the assets", status in (400, 404) and b"root:" not in body, status)
        status, _, body = server.ask("GET", "/assets/%2e%2e/%2e%2e/etc/passwd")
        tally.check("nor an encoded one", status in (400, 404) and b"root:" not in body, status)


def check_methods(tally, server, browser):
    cookie = {"Cookie": browser.cookie_header()}
    for method in ("TRACE", "TRACK", "PUT", "DELETE", "PATCH", "FOO"):
        status, headers, _ = server.ask(method, "/", cookie)
        tally.check(f"{method} on /: 405 with Allow", status == 405 and "GET" in (headers.get("Allow") or ""), f"{status} {headers.get('Allow')}")
    status, headers, _ = server.ask("GET", "/sign-out", cookie)
    tally.check("signing out by GET: 405", status == 405 and headers.get("Allow") == "POST", f"{status} {headers.get('Allow')}")


def check_cookies(tally, server, house):
    visitor = Browser(server)
    visitor.go("GET", "/sign-in")
    cookies = visitor.headers.get_all("Set-Cookie") or []
    good = all(re.match(r"__Host-", cookie) and "Secure" in cookie and "HttpOnly" in cookie and "Path=/" in cookie and "Domain" not in cookie and "SameSite=Strict" in cookie
               for cookie in cookies)
    tally.check("cookies are __Host-, Secure, HttpOnly, SameSite=Strict", cookies and good, cookies)
    fixed = "A" * 43
    other = Browser(server)
    other.cookies["__Host-session"] = fixed
    other.sign_in(house.served.accounts()["supervisor"])
    tally.check("a session id that came with the request is never taken", other.cookies.get("__Host-session") != fixed)
    jar = dict(other.cookies)
    other.go("GET", "/")
    other.go("POST", "/sign-out", {"_csrf": other.csrf()}, follow=False)
    tally.check("signing out clears what the browser kept", "cache" in (other.headers.get("Clear-Site-Data") or ""), other.status)
    copied = Browser(server)
    copied.cookies = jar
    status, _, _ = server.ask("GET", "/api/cases", {"Cookie": copied.cookie_header()})
    tally.check("a copied cookie is worth nothing after signing out", status == 401, status)
    for target in ("//evil.example", "/\\evil.example", "https:evil.example", "%2f%2fevil.example"):
        status, headers, _ = server.ask("GET", f"/sign-in?next={target}")
        tally.check(f"no open redirect to {target}", status == 200 or (headers.get("Location") or "/").startswith("/") and not (headers.get("Location") or "").startswith("//"), status)


class Ledger:
    """How many events there are: what was refused adds none. Asked while the server runs."""

    def __init__(self, box):
        self.box = box

    def count(self):
        return self.box.rows("SELECT COUNT(*) FROM ledger_event")[0][0]


def check_other_sites(tally, server, browser, other, ledger):
    """OWASP ASVS 5.0, 3.5.1 and 3.5.3: no write from another site, whatever it brings."""
    browser.go("GET", "/referrals/draft/harmed/new")
    csrf = browser.csrf()
    other.go("GET", "/")
    fields = {"_csrf": csrf, "_key": uuid.uuid4().hex, "_version": "0", "is-known": "no"}
    before = ledger.count()
    form = "/referrals/draft/harmed"
    cases = [
        ("without a token", {**fields, "_csrf": ""}, {}),
        ("with a made-up token", {**fields, "_csrf": "x" * len(csrf)}, {}),
        ("with another session's token", {**fields, "_csrf": other.csrf()}, {}),
        ("from another site", fields, {"Sec-Fetch-Site": "cross-site"}),
        ("from a sister site", fields, {"Sec-Fetch-Site": "same-site"}),
        ("with another origin", fields, {"Sec-Fetch-Site": "", "Origin": "https://evil.example"}),
        ("with the origin null", fields, {"Sec-Fetch-Site": "", "Origin": "null"}),
    ]
    for name, posted, headers in cases:
        browser.go("POST", form, posted, headers, follow=False)
        tally.check(f"a form {name} is refused", browser.status in (403, 404, 409), browser.status)
        cookie = {"Cookie": browser.cookie_header(), "Idempotency-Key": uuid.uuid4().hex, "X-CSRF-Token": posted["_csrf"]}
        status, _, _ = server.ask("POST", "/api" + form, {**cookie, **{name: value for name, value in headers.items() if value}}, {"is-known": False})
        tally.check(f"the API with a cookie {name} is refused", status in (403, 404, 409), status)
    tally.check("none of them left an event", ledger.count() == before, ledger.count() - before)
    status, headers, _ = server.ask("GET", "/api/my-referrals?callback=x", {"Cookie": browser.cookie_header(), "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
    tally.check("nothing is readable from another origin", not missing_headers(headers), f"{status} {missing_headers(headers)}")
    browser.go("POST", form, {**fields, "_key": uuid.uuid4().hex, "is-known": "yes"}, follow=False)
    tally.check("the same form of this site passes the door", browser.status in (303, 422), f"{browser.status} {words_of(browser.page)[:200]}")


def check_what_is_not_there(tally, house, server, accounts):
    """Unknown, somebody else's and of another kind: the same bytes, for pages and JSON, reads and writes."""
    officer = Browser(server).sign_in(accounts["police-officer"])
    coordinator = Browser(server).sign_in(accounts["coordinator@Second Word"])
    case = house.served.rows("SELECT id FROM gate_object WHERE kind = (SELECT kind FROM gate_object WHERE id IN (SELECT id FROM casework_case) LIMIT 1) LIMIT 1")[0][0]
    theirs = id_text(case)
    for who, name in ((officer, "a police officer"), (coordinator, "another service's coordinator")):
        for endpoint in endpoints():
            if "{id}" not in endpoint["path"]:
                continue
            seen = set()
            for value in (UNKNOWN, theirs, NOBODY):
                for accept in ("application/json",):
                    headers = {"Cookie": who.cookie_header(), "Accept": accept, "Idempotency-Key": uuid.uuid4().hex, "X-CSRF-Token": csrf_of(who)}
                    status, got, body = server.ask(endpoint["method"], "/api" + filled(endpoint["path"], value), headers, "{}" if endpoint["method"] == "POST" else None)
                    kept = sorted((key, val) for key, val in got.items() if key not in ("Date",))
                    seen.add((status, body, str(kept)))
            if not tally.check(f"{endpoint['name']} as {name}: unknown and forbidden read alike", len(seen) == 1 and next(iter(seen))[0] == 404,
                               [(status, body[:80]) for status, body, _ in seen]):
                return
    pages = set()
    for value in (UNKNOWN, theirs):
        status, _, body = server.ask("GET", f"/cases/{value}", {"Cookie": officer.cookie_header()})
        pages.add((status, body.replace(value.encode(), b"")))
    tally.check("the page of what is not there is the same too", len(pages) == 1 and next(iter(pages))[0] == 404, [status for status, _ in pages])


def csrf_of(browser):
    if not getattr(browser, "kept_csrf", ""):
        browser.go("GET", "/")
        browser.kept_csrf = browser.csrf()
    return browser.kept_csrf


def check_what_is_not_asked_for(tally, server, token, ledger):
    """ASVS 15.3.3: a field that the action does not have is an error, and nothing is changed."""
    before = ledger.count()
    for extra in ("area", "role", "sealed", "created_by", "consent", "version", "__proto__", "harmed.sealed"):
        body = referral()
        if "." in extra:
            body["harmed"]["sealed"] = "no"
        else:
            body[extra] = "x"
        status, _, answer = server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid.uuid4().hex}, body)
        tally.check(f"the unknown field {extra} is refused", status == 422 and extra.split(".")[-1].encode() in answer, f"{status} {answer[:200]}")
    for what, body in (("a list", []), ("a number", 7), ("a text that is no JSON", "{"), ("depth", "{\"a\":" * 200 + "1" + "}" * 200), ("a fraction", {"harmed": {"is-known": 1.5}})):
        text = body if isinstance(body, str) else json.dumps(body)
        status, _, _ = server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid.uuid4().hex, "Content-Type": "application/json"}, text)
        tally.check(f"a body that is {what} is refused", status in (400, 422), status)
    tally.check("nothing of it left an event", ledger.count() == before, ledger.count() - before)


def check_twice(tally, server, token, other_token):
    """An idempotency key: again the same answer; for something else a conflict; another caller's key is their own."""
    key = uuid.uuid4().hex
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    first = server.ask("POST", "/api/referrals", headers, referral("one"))
    again = server.ask("POST", "/api/referrals", headers, referral("one"))
    made, repeated = json.loads(first[2]), json.loads(again[2])
    tally.check("the same key again: the same reference, and 200", (first[0], again[0]) == (201, 200) and made["reference"] == repeated["reference"], (first, again))
    status, _, _ = server.ask("POST", "/api/referrals", headers, referral("two"))
    tally.check("the same key for something else: 409", status == 409, status)
    body = referral("one")
    body["harmed"].pop("contact")
    body["safe"].pop("harmed")
    status, _, answer = server.ask("POST", "/api/referrals", {**headers, "Authorization": f"Bearer {other_token}"}, body)
    tally.check("another caller's same key is a request of their own", status == 201 and json.loads(answer)["reference"] != made["reference"], f"{status} {answer[:200]}")
    status, _, _ = server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}"}, referral())
    tally.check("a write without a key: 422", status == 422, status)
    status, _, _ = server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}", "Idempotency-Key": "k" * 200}, referral())
    tally.check("a key of 200 characters: 422", status == 422, status)
    answers = []
    key = uuid.uuid4().hex

    def race():
        answers.append(server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}", "Idempotency-Key": key}, referral("race")))

    threads = [threading.Thread(target=race) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    references = {json.loads(answer[2]).get("reference") for answer in answers}
    tally.check("twenty at once with one key: one referral", len(references) == 1 and sorted(answer[0] for answer in answers) == [200] * 19 + [201], references)
    return made


def check_tokens(tally, house, server, token, made):
    bearer = {"Authorization": f"Bearer {token}"}
    status, _, body = server.ask("GET", f"/api/referrals/{made['referral']}", bearer)
    tally.check("a token reads the referral that it made", status == 200 and made["reference"].encode() in body, status)
    status, _, _ = server.ask("GET", f"/api/referrals/{made['referral']}", {"Authorization": f"Bearer {house.other_token}"})
    tally.check("another agency's token does not", status == 404, status)
    for path in ("/api/cases", "/api/colleagues", "/api/tokens", "/api/practitioners"):
        status, _, _ = server.ask("GET", path, bearer)
        tally.check(f"a token does not reach {path}", status == 404, status)
    for name, value in (("a made-up token", "Bearer accord_" + "x" * 43), ("an empty token", "Bearer "), ("Basic", "Basic YTpi"), ("another scheme", f"Token {token}")):
        status, _, _ = server.ask("GET", "/api/my-referrals", {"Authorization": value})
        tally.check(f"{name}: 401", status == 401, status)
    kept = house.served.rows("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name LIKE '%token%'")
    leaked = [name for name in os.listdir(house.served.data) if name.startswith("accord.db") and token.encode() in open(os.path.join(house.served.data, name), "rb").read()]
    tally.check("the token itself stands in no file of the database", kept and not leaked, leaked)
    number = house.served.rows("SELECT id FROM agency_token ORDER BY id")
    admin = Browser(server).sign_in(house.served.accounts()["agency-administrator@Swanmere Police"])
    status = 0
    for row in number:
        headers = {"Cookie": admin.cookie_header(), "X-CSRF-Token": csrf_of(admin), "Idempotency-Key": uuid.uuid4().hex, "Accept": "application/json"}
        status, _, answer = server.ask("POST", f"/api/tokens/{id_text(row[0])}/revoke", headers, {})
        if server.ask("GET", "/api/my-referrals", bearer)[0] == 401:
            break
    status, _, _ = server.ask("GET", "/api/my-referrals", bearer)
    tally.check("a revoked token is refused with the next request", status == 401, f"{status} {answer[:200]}")


def check_two_people(tally, house, server, accounts):
    """Two edit the same thing: the second is told, and keeps what was typed."""
    coordinator = Browser(server).sign_in(accounts["coordinator"])
    waiting = house.served.rows("SELECT r.id, o.version FROM casework_referral r JOIN gate_object o ON o.id = r.id "
                                "WHERE r.is_sensitive = 0 AND r.status = 'received'" if has_column(house, "casework_referral", "status") else
                                "SELECT r.id, o.version FROM casework_referral r JOIN gate_object o ON o.id = r.id WHERE r.is_sensitive = 0 "
                                "AND NOT EXISTS (SELECT 1 FROM casework_case c WHERE c.referral = r.id) ORDER BY r.made_at DESC")
    for number, version in waiting:
        path = f"/referrals/{id_text(number)}/decline"
        coordinator.go("GET", path + "/new")
        if coordinator.status != 200:
            continue
        fields = {"_csrf": coordinator.csrf(), "_key": uuid.uuid4().hex, "_version": str(version + 5), "reason": "redirected", "note": "typed by hand for an hour"}
        coordinator.go("POST", path, fields, follow=False)
        tally.check("a stale version: 409", coordinator.status == 409, f"{coordinator.status} {words_of(coordinator.page)[:300]}")
        tally.check("nothing typed is lost", "typed by hand for an hour" in coordinator.page, words_of(coordinator.page)[:300])
        headers = {"Cookie": coordinator.cookie_header(), "X-CSRF-Token": csrf_of(coordinator), "Idempotency-Key": uuid.uuid4().hex, "If-Match": f'"{version + 5}"'}
        status, _, _ = server.ask("POST", "/api" + path, headers, {"reason": "redirected"})
        tally.check("a stale If-Match: 409", status == 409, status)
        return
    tally.check("there is a referral to try a stale version on", False, len(waiting))


def has_column(house, table, name):
    return any(row[1] == name for row in house.served.rows(f"PRAGMA table_info({table})"))


def check_full_queue(tally, server, token):
    """More at once than the queue takes: 503 with Retry-After, and it recovers."""
    connections, statuses = [], {}
    body = json.dumps(referral()).encode()
    for number in range(700):
        head = (f"POST /api/referrals HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: queue-{uuid.uuid4().hex}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode()
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        connection.sendall(head[:-2])
        connections.append(connection)
    for connection in connections:
        connection.sendall(b"\r\n" + body)
    retry = 0
    for connection in connections:
        answer = b""
        try:
            while got := connection.recv(65536):
                answer += got
        except OSError:
            pass
        connection.close()
        status = answer[9:12].decode("ascii", "replace")
        statuses[status] = statuses.get(status, 0) + 1
        retry += status == "503" and b"Retry-After:" in answer
    tally.check("700 at once: each is answered with 201 or 503", set(statuses) <= {"201", "503"}, statuses)
    tally.check("what the queue does not take is told to come again", statuses.get("503", 0) == retry, statuses)
    time.sleep(0.5)
    status, _, _ = server.ask("POST", "/api/referrals", {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid.uuid4().hex}, referral())
    tally.check("afterwards it works as before", status == 201, status)


def check_description(tally, server):
    """GET /openapi.json: valid for a public validator, and with a path for every endpoint."""
    status, headers, body = server.ask("GET", "/openapi.json")
    if not tally.check("openapi.json is there for anybody", status == 200 and (headers.get("Content-Type") or "").startswith("application/json"), status):
        return
    validator = os.path.join(os.path.dirname(os.path.abspath(__file__)), "node_modules", ".bin", "validate-api")
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(body)
        file.flush()
        done = subprocess.run([validator, file.name], capture_output=True, check=False, timeout=120)
    tally.check("openapi.json is valid for a public validator", done.returncode == 0, (done.stdout + done.stderr).decode()[-500:])
    described = json.loads(body)["paths"]
    missing = [e["path"] for e in endpoints() if e["method"].lower() not in described.get(f"/api{e['path']}", {})]
    tally.check("openapi.json describes every endpoint", not missing, missing[:5])


def check_decisions(tally, server, accounts):
    """POST /api/decisions answers many questions at once, each with its clause or what is missing."""
    officer = Browser(server).sign_in(accounts["information-officer"])
    question = {"discloser": "swanmere", "recipient": "bridgeway", "role": "coordinator", "side": "harmed", "purpose": "assess", "category": "identity"}
    headers = {"Cookie": officer.cookie_header(), "X-CSRF-Token": csrf_of(officer)}
    status, _, body = server.ask("POST", "/api/decisions", headers, {"questions": [question, {**question, "recipient": "second-word"}]})
    answers = json.loads(body).get("answers", []) if status == 200 else []
    tally.check("a batch of questions is answered", [answer["showing"] for answer in answers] == ["shown", "withheld"], f"{status} {body[:300]}")
    tally.check("each answer says by which clause, or what is missing",
                len(answers) == 2 and answers[0]["clause"] == "6.2" and answers[1]["reason"] == "no-agreement", body[:600])
    status, _, body = server.ask("POST", "/api/decisions", headers, {"questions": [{**question, "category": "shoe-size"}]})
    tally.check("an unknown category is told with its place", status == 422 and "0.category" in json.dumps(json.loads(body)), f"{status} {body[:300]}")
    status, _, _ = server.ask("POST", "/api/decisions", {"Cookie": officer.cookie_header()}, {"questions": [question]})
    tally.check("questions with a cookie need the session's own token", status in (403, 409), status)


def check_files(tally, server, accounts):
    """Views as files: made from what the gate shows, for nobody else, and never shown in the place of a page."""
    officer = Browser(server).sign_in(accounts["information-officer"])
    headers = {"Cookie": officer.cookie_header()}
    _, _, body = server.ask("GET", "/api/agreements", headers)
    path = f"/agreements/{json.loads(body)['agreements'][0]['id']}/document"
    status, got, body = server.ask("GET", path + ".pdf", headers, timeout=90)
    tally.check("an agreement is a tagged PDF", status == 200 and got["Content-Type"] == "application/pdf" and body.startswith(b"%PDF-") and b"/Marked true" in body, f"{status} {body[:200]}")
    tally.check("a file is downloaded, and not shown", (got["Content-Disposition"] or "").startswith("attachment;") and got["X-Content-Type-Options"] == "nosniff", got.items())
    status, got, body = server.ask("GET", path + ".html", headers)
    tally.check("and HTML that stands by itself", status == 200 and body.startswith(b"<!DOCTYPE html>") and b"http" not in body.split(b"</style>")[0], f"{status} {body[:200]}")
    status, _, body = server.ask("GET", "/agreements/take-up.csv", headers)
    tally.check("take-up is CSV, headed by its labels", status == 200 and body.startswith(b"Agency,Kind,Area,Agreement,") and b"Swanmere Police" in body, f"{status} {body[:200]}")
    status, _, body = server.ask("GET", "/request-figures.csv", headers)
    tally.check("how requests were answered is CSV, headed by its labels", status == 200 and body.startswith(b"What,How many,Counting rule"), f"{status} {body[:200]}")
    tally.check("no file for who is not signed in", server.ask("GET", path + ".pdf", {"Accept": "application/json"})[0] == 401)
    stranger = Browser(server).sign_in(accounts["police-officer"])
    tally.check("no file for who may not read the page", server.ask("GET", path + ".pdf", {"Cookie": stranger.cookie_header()})[0] == 404)
    tally.check("a link to sign that nobody gave leads nowhere", server.ask("GET", "/sign/" + "a" * 43)[0] == 404)


def run(tally, house):
    server = house.server
    accounts = house.served.accounts()
    ledger = Ledger(house.served)
    officer = Browser(server).sign_in(accounts["police-officer"])
    other = Browser(server).sign_in(accounts["coordinator"])
    check_headers(tally, server, officer)
    check_methods(tally, server, officer)
    check_cookies(tally, server, house)
    check_description(tally, server)
    check_other_sites(tally, server, officer, other, ledger)
    check_what_is_not_asked_for(tally, server, house.token, ledger)
    made = check_twice(tally, server, house.token, house.other_token)
    check_full_queue(tally, server, house.token)
    check_tokens(tally, house, server, house.token, made)
    check_two_people(tally, house, server, accounts)
    check_decisions(tally, server, accounts)
    check_files(tally, server, accounts)
    check_what_is_not_there(tally, house, server, accounts)
