"""Receipts from outside: given out by the built server, checked by `accord verify-receipt` and by
the stand-alone script in docs/, and refused by both once a byte is another.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time

from box import ACCORD, ROOT, Box, Browser, id_text, run as accord

sys.path.insert(0, os.path.join(ROOT, "docs"))
import verify_receipt  # noqa: E402

SCRIPT = os.path.join(ROOT, "docs", "verify_receipt.py")

# RFC 8032, 7.1: secret keys are not needed to verify. Public key, message, signature.
VECTORS = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]


def check_vectors(tally):
    for number, (key, message, signature) in enumerate(VECTORS, 1):
        key, message, signature = (bytes.fromhex(text) for text in (key, message, signature))
        tally.check(f"the script, RFC 8032 test {number}", verify_receipt.signature_holds(key, message, signature))
        tally.check(f"the script, RFC 8032 test {number}, another message", not verify_receipt.signature_holds(key, message + b"x", signature))
        malleable = signature[:32] + (int.from_bytes(signature[32:], "little") + verify_receipt.ORDER).to_bytes(32, "little")
        tally.check(f"the script, RFC 8032 test {number}, the same signature in another form (8.4)", not verify_receipt.signature_holds(key, message, malleable))
    identity = (1).to_bytes(32, "little")
    tally.check("the script takes no key of small order", not verify_receipt.signature_holds(identity, b"x", identity + bytes(32)))


def holds(data, key, published=None):
    try:
        verify_receipt.check(data, key, published)
        return True
    except verify_receipt.DoesNotHold:
        return False


def check_receipt(tally, what, text, key_file, folder):
    """By the program, by the script as a program, and then with bytes changed."""
    path = os.path.join(folder, "receipt.txt")
    with open(path, "wb") as file:
        file.write(text)
    code, out, err = accord("verify-receipt", path, "--key", key_file, "--json", good=None)
    tally.check(f"{what}: accord verify-receipt", code == 0 and json.loads(out)["holds"], out + err)
    done = subprocess.run([sys.executable, "-I", SCRIPT, path, "--key", key_file], capture_output=True, text=True)
    tally.check(f"{what}: docs/verify_receipt.py", done.returncode == 0 and "The receipt holds." in done.stdout, done.stdout + done.stderr)

    with open(key_file, encoding="ascii") as file:
        key = bytes.fromhex(file.read().strip())
    tally.check(f"{what}: the script, as a library", holds(text, key))
    # The program's own test flips every byte; here the script, and a few through the program.
    flipped = [at for at in range(0, len(text), 7) if holds(text[:at] + bytes([text[at] ^ 1]) + text[at + 1:], key)]
    tally.check(f"{what}: the script refuses every flipped byte", not flipped, flipped[:5])
    cut = [at for at in range(0, len(text), 31) if holds(text[:at], key)]
    tally.check(f"{what}: the script refuses what is cut off", not cut, cut[:5])
    for at in range(5, len(text), len(text) // 12):
        changed = text[:at] + bytes([text[at] ^ 1]) + text[at + 1:]
        done = subprocess.run([ACCORD, "verify-receipt", "-", "--key", key_file], input=changed, capture_output=True)
        tally.check(f"{what}: accord verify-receipt refuses byte {at} flipped", done.returncode == 1 and b"does NOT hold" in done.stdout, done.stdout[-300:])
    other = os.path.join(folder, "other.pub")
    with open(other, "w", encoding="ascii") as file:
        file.write(("0" if key.hex()[0] != "0" else "1") + key.hex()[1:] + "\n")
    tally.check(f"{what}: refused under another key", accord("verify-receipt", path, "--key", other, good=None)[0] == 1)


def check_bad_input(tally, folder, key_file):
    def write(name, content):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
        return os.path.join(folder, name)

    rows = {"empty": b"", "not text": bytes(range(256)), "another file": b"PK\x03\x04" + b"\0" * 200, "too long": b"a" * 200_000,
            "only its first line": b"accord-receipt/v1 person\n", "empty lines": b"accord-receipt/v1 entry\n" + b"\n" * 100}
    for name, content in rows.items():
        path = write("bad.txt", content)
        code, out, err = accord("verify-receipt", path, "--key", key_file, good=None)
        tally.check(f"accord verify-receipt, {name}: refused with words", code == 1 and "does NOT hold" in out, out + err)
        done = subprocess.run([sys.executable, "-I", SCRIPT, path, "--key", key_file], capture_output=True, text=True)
        tally.check(f"the script, {name}: refused with words", done.returncode == 1 and "does NOT hold" in done.stdout and "Traceback" not in done.stderr, done.stdout + done.stderr)
    code, _, err = accord("verify-receipt", os.path.join(folder, "nowhere.txt"), "--key", key_file, good=None)
    tally.check("a receipt that is not there is told", code == 3 and "nowhere.txt" in err, err)
    code, _, err = accord("verify-receipt", write("bad.txt", b"x"), "--key", "abc", good=None)
    tally.check("a key that is none is told", code == 3 and "64 hex digits" in err, err)
    code, _, err = accord("verify-receipt", write("bad.txt", b"x"), "--key", key_file, "--head", write("head.txt", b"x"), good=None)
    tally.check("a published head that is none is told", code == 3 and "published tree head" in err, err)


def given_out(server_browser, path, tally, what):
    """A receipt is ready once the signer has signed a head over its leaf: within a minute."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        status = server_browser.go("GET", path)
        if status != 503:
            break
        time.sleep(1)
    disposition = server_browser.headers.get("Content-Disposition", "")
    tally.check(f"{what}: given out as a file", status == 200 and "attachment" in disposition, f"{status} {disposition}")
    return server_browser.page.encode()


def entry_receipt(tally, box, server, folder, key_file):
    coordinator = Browser(server).sign_in(box.accounts()["coordinator@Bridgeway Restorative Justice"])
    case = id_text(box.rows("SELECT case_id FROM casework_entry WHERE type = 'casework.contact-recorded' ORDER BY event_id")[0][0])
    coordinator.go("GET", f"/cases/{case}")
    links = re.findall(r'href="(/cases/[0-9a-z]{12}/receipt\.txt\?event=[0-9a-z]{12})"', coordinator.page)
    tally.check("the case page has a receipt beside each entry", len(links) > 3, len(links))
    text = given_out(coordinator, links[0], tally, "the receipt of an entry")
    check_receipt(tally, "the receipt of an entry", text, key_file, folder)
    tally.check("it has no name of anybody in it", b"Ama" not in text and b"Example" not in text)
    other = Browser(server).sign_in(box.accounts()["police-officer@Swanmere Police"])
    tally.check("it is not for who does not see the case", other.go("GET", links[0], follow=False) == 404, other.status)
    tally.check("an entry of nothing is not there", coordinator.go("GET", links[0][:-12] + "7zk3m0qpw81f") == 404, coordinator.status)


def person_receipt(tally, box, server, folder, key_file):
    """What the demonstration's coordinators looked at lies in the past: its days are sealed when the server starts."""
    end = time.monotonic() + 30
    while time.monotonic() < end and not box.rows("SELECT COUNT(*) FROM sharing_day")[0][0]:
        time.sleep(0.5)
    rows = box.rows("SELECT p.participant FROM sharing_person p JOIN state_receipt r ON r.subject = p.participant WHERE p.side = 'harmed' ORDER BY 1")
    if not tally.check("the days of the demonstration are sealed", rows, rows):
        return
    browser = Browser(server).sign_in(box.accounts()["supervisor@Bridgeway Restorative Justice"])
    person = id_text(rows[0][0])
    browser.go("GET", f"/participants/{person}/account")
    tally.check("the account says what was shared, with whom and under which clause", all(word in browser.page for word in ("Who the person is", "Bridgeway", "clause 6.")), browser.page[-1500:])
    tally.check("it tells no time of the day", not re.search(r"\d\d:\d\d|\d(am|pm)\b", browser.page.split("<main")[1].split("</main")[0]))
    browser.go("GET", f"/participants/{person}/register")
    links = re.findall(rf'href="(/participants/{person}/receipt\.txt\?leaf=[\w-]{{43}})"', browser.page)
    if not tally.check("the register has a receipt to hand over", links, browser.page[-1500:]):
        return
    text = given_out(browser, links[0], tally, "a person's receipt")
    check_receipt(tally, "a person's receipt", text, key_file, folder)
    says = dict(line.split(": ", 1) for line in text.decode().split("\n\n")[0].split("\n")[1:])
    tally.check("it says a day and no time", re.fullmatch(r"20\d\d-\d\d-\d\d", says["Day"]) and not any(":" in value for value in says.values()), says)
    sizes = {row[0] for row in box.rows("SELECT size FROM sharing_day")}
    tally.check("the size of a day tells nothing: 256", sizes == {256}, sizes)
    responsible = box.rows("SELECT p.participant, s.share_key FROM sharing_person p JOIN gate_object o ON o.id = p.participant JOIN gate_share s ON s.id = o.share "
                           "WHERE p.side = 'responsible' AND p.case_id <> 0 AND s.share_key LIKE '%/---' ORDER BY 1")
    pages = {}
    for person, share in responsible:
        browser.go("GET", f"/participants/{id_text(person)}/account")
        main = browser.page.split("<main")[1].split("</main")[0]
        pages.setdefault(share, set()).add(re.sub(r"[0-9a-z]{12}|For [^,]+,", "", main))
    # Whether another agency or the service itself gave the name is said beside it: that is part of the key.
    tally.check("accounts of people responsible read the same until an approach is agreed, whatever the case",
                len(responsible) > 2 * len(pages) and all(len(same) == 1 for same in pages.values()), {share: len(same) for share, same in pages.items()})


def check_published(tally, server, folder, key_file):
    """Heads and key are published for anybody, and a receipt is checked against the published head."""
    status, headers, body = server.ask("GET", "/tree-head.pub")
    with open(key_file, "rb") as file:
        tally.check("the public key is published", status == 200 and body == file.read(), (status, body))
    receipt = os.path.join(folder, "receipt.txt")
    with open(receipt, encoding="utf-8") as file:
        size = re.search(r"accord-tree-head/v1/[^\n]*\n(\d+)\n", file.read()).group(1)
    head = os.path.join(folder, "head.txt")
    status, headers, body = server.ask("GET", f"/tree-heads/{size}")
    with open(head, "wb") as file:
        file.write(body)
    tally.check("the tree head of a receipt is published", status == 200, (status, body))
    for what, arguments in (("accord", (ACCORD, "verify-receipt")), ("the script", (sys.executable, "-I", SCRIPT))):
        done = subprocess.run([*arguments, receipt, "--key", key_file, "--head", head], capture_output=True, text=True)
        tally.check(f"a receipt against the published head, by {what}", done.returncode == 0, done.stdout + done.stderr)
    status, headers, body = server.ask("GET", "/tree-head")
    with open(head, "wb") as file:
        file.write(body)
    is_other = f"\n{size}\n".encode() not in body
    for what, arguments in (("accord", (ACCORD, "verify-receipt")), ("the script", (sys.executable, "-I", SCRIPT))):
        done = subprocess.run([*arguments, receipt, "--key", key_file, "--head", head], capture_output=True, text=True)
        tally.check(f"and against another published head it is refused, by {what}", done.returncode == (1 if is_other else 0), done.stdout + done.stderr)
    for path in ("/tree-heads/", "/tree-heads/0", "/tree-heads/x", "/tree-heads/99999999", "/tree-heads/-1", "/tree-heads/1e3"):
        tally.check(f"{path} is none", server.ask("GET", path)[0] == 404)


def run(tally, house):
    check_vectors(tally)
    box = house.box.copy()
    folder = tempfile.mkdtemp(prefix="accord-receipts.")
    key_file = os.path.join(box.data, "tree-head.pub")
    signer = subprocess.Popen([ACCORD, "signer", "--data", box.data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    server = box.serve()
    try:
        check_bad_input(tally, folder, key_file)
        entry_receipt(tally, box, server, folder, key_file)
        person_receipt(tally, box, server, folder, key_file)
        check_published(tally, server, folder, key_file)
    finally:
        server.stop()
        signer.terminate()
        signer.wait()
        box.close()
