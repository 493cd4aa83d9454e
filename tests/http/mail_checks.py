"""Mail from outside: the built server, and a relay that speaks SMTP. What arrives, what
happens while the relay is away, refuses, or the server is killed, and what never leaves.
"""

import json
import os
import re
import tempfile
import threading
import time
import uuid

from box import Browser, id_text, next_code, words_of
from smtp_peer import Certificate, SmtpPeer

SENDER = "accord@swanmere.example"
SERVER = "https://accord.swanmere.example"
LINK = re.compile(r"https://accord\.swanmere\.example(/join/[A-Za-z0-9_-]{43})\n")


def options(peer, *more, url=None):
    return ("--mail", url or peer.url, "--mail-from", SENDER, "--server-address", SERVER, "--digest", "never", *more)


def administrator(box, server):
    return Browser(server).sign_in(box.accounts()["agency-administrator@Bridgeway Restorative Justice"])


def agency_of(box):
    return id_text(box.rows("SELECT id FROM agency_agency WHERE code = 'bridgeway'")[0][0])


def invite(browser, agency, email):
    path = f"/agencies/{agency}/invite"
    browser.go("GET", path + "/new")
    fields = {"_csrf": browser.csrf(), "_key": uuid.uuid4().hex, "_version": browser.hidden("_version"), "name": "Bea Okafor", "email": email, "role": "facilitator"}
    return browser.go("POST", path, fields)


def reset(browser, user, account, new_app):
    path = f"/colleagues/{user}/reset"
    browser.go("GET", path + "/new")
    if 'name="act"' in browser.page:
        fields = {"_csrf": browser.csrf(), "act": browser.hidden("act"), "next": browser.hidden("next"), "code": next_code(account["totp"])}
        browser.go("POST", "/confirm", fields)
    fields = {"_csrf": browser.csrf(), "_key": uuid.uuid4().hex, "_version": browser.hidden("_version"), "new-app": "yes" if new_app else "no"}
    return browser.go("POST", path, fields)


def waiting(box):
    return json.loads(box.accord("outbox", "--json")[1])


def until(holds, within=30):
    end = time.monotonic() + within
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    return holds()


def link_of(mail):
    found = LINK.search(mail.body().replace("\r\n", "\n"))
    return found.group(1) if found else ""


def opens(server, link):
    """Whether the link leads to the page where somebody sets up their account."""
    visitor = Browser(server)
    visitor.go("GET", link or "/join/none")
    return visitor.status == 200 and 'name="password"' in visitor.page


def in_database(box, text):
    return [name for name in os.listdir(box.data) if name.startswith("accord.db") and text.encode() in open(os.path.join(box.data, name), "rb").read()]


def check_invitation(tally, box, peer):
    with box.serve(more=options(peer)) as server:
        boss = administrator(box, server)
        invite(boss, agency_of(box), "bea.mail@example.org")
        tally.check("an invitation shows its link to nobody", boss.status == 200 and "/join/" not in boss.page and "colleagues" in boss.page.lower(), words_of(boss.page)[:300])
        mails = peer.wait_for(1)
        if not tally.check("and it arrives by mail", len(mails) == 1, f"{len(mails)} {server.words()[-500:]}"):
            return
        mail = mails[0]
        tally.check("from our address, to one recipient", (mail.sender, mail.recipients) == (f"<{SENDER}>", ["<bea.mail@example.org>"]), (mail.sender, mail.recipients))
        expected = {"From": f"Accord <{SENDER}>", "To": "<bea.mail@example.org>", "Subject": "Set up your Accord account", "Auto-Submitted": "auto-generated",
                    "Content-Type": "text/plain; charset=us-ascii", "MIME-Version": "1.0"}
        tally.check("with the headers of a mail", all(mail.message.get_all(name) == [value] for name, value in expected.items()), mail.message.items())
        tally.check("each header once, and no other", sorted(mail.message.keys()) == sorted([*expected, "Date", "Message-ID", "Content-Transfer-Encoding"]), mail.message.keys())
        tally.check("and nobody's name, agency or role in it", not re.search(r"Bea|Okafor|Bridgeway|acilitator", mail.raw.decode()), mail.body())
        tally.check("its link works", opens(server, link_of(mail)), mail.body())
        secret = link_of(mail).split("/")[-1]
        tally.check("neither link nor address lies in the database", secret and not in_database(box, secret) and not in_database(box, "bea.mail"), in_database(box, "bea.mail"))
        tally.check("nor in what the server says", secret not in server.words() and "bea.mail" not in server.words(), server.words()[-300:])
        told = until(lambda: waiting(box)["waiting"] == 0) and waiting(box)
        tally.check("nothing waits any more", told and told["mails"] == [], told)
        events = box.rows("SELECT bytes FROM ledger_event WHERE bytes LIKE '%outbox.%' ORDER BY serial")
        tally.check("the ledger says that it was handed over", len(events) == 1 and "outbox.mail-handed-over" in str(events[0][0]) and "bea" not in str(events), events)


def check_reset(tally, box, peer):
    account = box.accounts()["agency-administrator@Bridgeway Restorative Justice"]
    joined = id_text(box.rows("SELECT id FROM agency_user WHERE role = 'coordinator' AND joined_at IS NOT NULL AND agency = (SELECT id FROM agency_agency WHERE code = 'bridgeway')")[0][0])
    with box.serve(more=options(peer)) as server:
        boss = administrator(box, server)
        before = len(peer.taken)
        reset(boss, joined, account, new_app=False)
        mails = peer.wait_for(before + 1)
        arrived = len(mails) == before + 1 and mails[-1].message["Subject"] == "Choose a new password for Accord"
        tally.check("a reset goes by mail", arrived and "/join/" not in boss.page, f"{boss.status} {words_of(boss.page)[:300]}")
        tally.check("and its link works", arrived and opens(server, link_of(mails[-1])))
        first = link_of(mails[-1]) if arrived else ""
        reset(boss, joined, account, new_app=False)
        mails = peer.wait_for(before + 2)
        tally.check("another takes its place", len(mails) == before + 2 and opens(server, link_of(mails[-1])) and not opens(server, first), len(mails))
        reset(boss, joined, account, new_app=True)
        shown = re.search(r"/join/[A-Za-z0-9_-]{43}", boss.page)
        time.sleep(2.5)
        tally.check("a link that sets up a new app is shown and not mailed", shown is not None and len(peer.taken) == before + 2, f"{boss.status} {len(peer.taken)}")
        tally.check("and ends the ones before", not opens(server, link_of(mails[-1])) and shown is not None and opens(server, shown.group(0)))


def check_away(tally, box):
    peer = SmtpPeer()
    with box.serve(more=options(peer)) as server:
        invite(administrator(box, server), agency_of(box), "late@example.org")
        tally.check("while the relay is away the mail waits", until(lambda: "mail: waits" in server.words()) and waiting(box)["waiting"] == 1, server.words()[-300:])
        tally.check("and people work on", server.ask("GET", "/sign-in")[0] == 200)
        with peer:
            mails = peer.wait_for(1, 40)
            tally.check("when it is back the mail arrives", len(mails) == 1 and opens(server, link_of(mails[0])), f"{len(mails)} {server.words()[-300:]}")
            tally.check("once", until(lambda: waiting(box)["waiting"] == 0) and len(peer.taken) == 1, len(peer.taken))


def check_refused(tally, box):
    with SmtpPeer() as peer:
        peer.refusal = "550 5.1.1 <gone@example.org> is not here"
        with box.serve(more=options(peer)) as server:
            invite(administrator(box, server), agency_of(box), "gone@example.org")
            tally.check("a refusal is given up and told", until(lambda: "given up" in server.words()), server.words()[-300:])
            tally.check("without the address that the relay repeats", "gone@" not in server.words(), server.words()[-300:])
            told = waiting(box)
            mail = told["mails"][0] if told["mails"] else {}
            tally.check("accord outbox tells it", (told["waiting"], told["given_up"]) == (0, 1) and "550" in mail.get("why", "") and "gone" not in json.dumps(told), told)
            text = box.accord("outbox")[1]
            tally.check("in words too", "1 were given up" in text and "An invitation" in text, text)
            sessions = peer.sessions
            time.sleep(7)
            tally.check("it is not tried again", peer.sessions == sessions, peer.sessions - sessions)
        told = waiting(box)
        tally.check("and is told without a server as well", told["given_up"] == 1, told)


def check_killed(tally, box):
    """SIGKILL while the relay has the mail and has not answered yet, and once more before it is asked."""
    with SmtpPeer() as peer:
        peer.answer_gate = threading.Event()
        server = box.serve(more=options(peer))
        invite(administrator(box, server), agency_of(box), "twice@example.org")
        peer.wait_for(1)
        server.kill()
        peer.answer_gate.set()
        peer.answer_gate = None
        with box.serve(more=options(peer)) as server:
            mails = peer.wait_for(2)
            tally.check("killed while sending: it goes once more", len(mails) == 2, len(mails))
            tally.check("with the same id, so that a copy is told", len({mail.message["Message-ID"] for mail in mails}) == 1, [mail.message["Message-ID"] for mail in mails])
            tally.check("and the newest link works", opens(server, link_of(mails[-1])))
            settled = until(lambda: waiting(box)["waiting"] == 0)
            time.sleep(7)
            tally.check("and not a third time", settled and len(peer.taken) == 2, len(peer.taken))
    away = SmtpPeer()
    server = box.serve(more=options(away))
    invite(administrator(box, server), agency_of(box), "kept@example.org")
    server.kill()
    with away, box.serve(more=options(away)) as server:
        mails = away.wait_for(1, 40)
        tally.check("killed before sending: it is not lost", len(mails) == 1 and mails[0].recipients == ["<kept@example.org>"], len(mails))
    tally.check("and the ledger is whole", box.verify()["good"])


def check_tls(tally, box):
    certificate = Certificate()
    login = tempfile.NamedTemporaryFile("w", suffix=".login")
    login.write("accord\ns3cret word\n")
    login.flush()
    try:
        with SmtpPeer(tls=certificate.context, password=("accord", "s3cret word")) as peer:
            with box.serve(more=options(peer, "--mail-trust", certificate.path, "--mail-login", login.name)) as server:
                invite(administrator(box, server), agency_of(box), "tls@example.org")
                mails = peer.wait_for(1)
                tally.check("with STARTTLS and a login it arrives", len(mails) == 1 and mails[0].is_tls and mails[0].login == "accord", server.words()[-300:])
        with SmtpPeer(tls=certificate.context) as peer:
            with box.serve(more=options(peer, "--mail-login", login.name)) as server:
                invite(administrator(box, server), agency_of(box), "untrusted@example.org")
                tally.check("a certificate that nobody trusts: nothing is sent", until(lambda: "mail: waits" in server.words()) and not peer.taken, server.words()[-300:])
        with SmtpPeer() as peer:
            with box.serve(more=options(peer, "--mail-login", login.name)) as server:
                tally.check("a relay without TLS: nothing is sent, and no password", until(lambda: "mail: waits" in server.words()) and not peer.taken, server.words()[-300:])
        os.chmod(login.name, 0o644)
        server = box.serve(more=options(peer, "--mail-login", login.name), expect_ready=False)
        tally.check("a login that others can read is refused at the start", not server.port and server.wait() != 0, server.words()[-300:])
    finally:
        login.close()
        certificate.close()


def check_without_relay(tally, box):
    with box.serve() as server:
        tally.check("mail that an earlier start left waiting is told", "mails wait, and no relay was named" in server.words(), server.words()[-300:])
        before = waiting(box)["waiting"]
        boss = administrator(box, server)
        invite(boss, agency_of(box), "shown@example.org")
        shown = re.search(r"/join/[A-Za-z0-9_-]{43}", boss.page)
        tally.check("without a relay the link is shown once to whoever invites", shown is not None and opens(server, shown.group(0)), words_of(boss.page)[:300])
        tally.check("and nothing is queued", waiting(box)["waiting"] == before, waiting(box))
    for what, more in (("no server address", ("--mail", "smtp://127.0.0.1:25", "--mail-from", SENDER)),
                       ("no sender", ("--mail", "smtp://127.0.0.1:25", "--server-address", SERVER)),
                       ("a server address over plain HTTP", ("--mail", "smtp://127.0.0.1:25", "--mail-from", SENDER, "--server-address", "http://accord.example")),
                       ("a relay that is none", ("--mail", "mail.example", "--mail-from", SENDER, "--server-address", SERVER)),
                       ("a sender with a line end", ("--mail", "smtp://127.0.0.1:25", "--mail-from", "a@b.example\nBcc: c@d.example", "--server-address", SERVER))):
        server = box.serve(more=more, expect_ready=False)
        tally.check(f"mail with {what} is refused at the start", not server.port and server.wait() != 0, server.words()[-200:])


def check_own_account(tally, box, peer):
    """Whoever changes a password is told, so that they learn of it where it was somebody else."""
    account = box.accounts()["commissioner"]
    with box.serve(more=options(peer)) as server:
        before = len(peer.taken)
        browser = Browser(server).sign_in(account)
        browser.go("GET", "/account")
        fields = {"_csrf": browser.csrf(), "current": account["password"], "password": "new-words-of-their-own-4711"}
        browser.go("POST", "/account/password", fields)
        mails = peer.wait_for(before + 1)
        arrived = len(mails) == before + 1 and mails[-1].recipients == [f"<{account['email']}>"]
        tally.check("a changed password is told by mail", arrived and mails[-1].message["Subject"] == "Your Accord account was changed", f"{browser.status} {words_of(browser.page)[:300]}")


def run(tally, house):
    box = house.box.copy()
    try:
        with SmtpPeer() as peer:
            check_invitation(tally, box, peer)
            check_reset(tally, box, peer)
            check_own_account(tally, box, peer)
        check_away(tally, box)
        check_killed(tally, box)
        check_tls(tally, box)
        check_without_relay(tally, box)
    finally:
        box.close()
    with house.box.copy() as other:
        check_refused(tally, other)
