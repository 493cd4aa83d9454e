"""The command line with input that is bad, and with input that others may send: lists
that break off, proofs that do not hold, keys that others can read.
"""

import json
import os
import re
import shutil
import sqlite3
import tempfile
import time

from box import ROOT, Box, BoxFault, run as accord, say

OUTCOMES = ("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n")
GOOD = "{id},2023-03,Bedfordshire Police,Bedfordshire Police,-0.4,51.9,On or near A Street,E01015693,Luton 001A,{outcome}\n"

EXTRACT = "incident_reference,victim_reference,offence,reported_date,outcome,outcome_date,victim_name,victim_date_of_birth,contact_held,safe_channel,relationship,flags\n"
ROW = "40/{number}/26,V1,Criminal damage,2026-02-18,{outcome},{day},Ama Example,1980-02-03,by-agency,phone,neighbour,none\n"

# RFC 6962 over the eight leaves of the Certificate Transparency projects: known answers, indices from 0.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = """e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328""".split()
NODES = {
    "leaf1": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "leaf2": "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
    "leaf3": "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
    "leaf4": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "leaf6": "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
    "node2-3": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "node4-5": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "node4-6": "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e",
    "node4-7": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "node6-7": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
}
INCLUSION = [  # index, size, proof
    (0, 1, []),
    (0, 8, ["leaf1", "node2-3", "node4-7"]),
    (5, 8, ["leaf4", "node6-7", "root4"]),
    (2, 3, ["root2"]),
    (1, 5, ["root1", "node2-3", "leaf4"]),
]
CONSISTENCY = [  # first size, second size, proof
    (1, 8, ["leaf1", "node2-3", "node4-7"]),
    (6, 8, ["node4-5", "node6-7", "root4"]),
    (2, 5, ["node2-3", "leaf4"]),
    (6, 7, ["node4-5", "leaf6", "root4"]),
    (3, 7, ["leaf2", "leaf3", "root2", "node4-6"]),
]


def hash_named(name):
    return ROOTS[int(name[4:])] if name.startswith("root") else NODES[name]


def leaf_hash(index):
    import hashlib
    return hashlib.sha256(b"\x00" + bytes.fromhex(LEAVES[index])).hexdigest()


def merkle(question, value):
    return accord("merkle", question, "--json", stdin=json.dumps(value), good=None)


def check_merkle(tally):
    for size in range(9):
        code, out, err = merkle("root", LEAVES[:size])
        tally.check(f"merkle root of {size} leaves", code == 0 and ROOTS[size] in out, out + err)
    for index, size, proof in INCLUSION:
        claim = {"leaf_hash": leaf_hash(index), "index": index, "tree_size": size, "root": ROOTS[size], "proof": [hash_named(name) for name in proof]}
        tally.check(f"merkle inclusion of {index} in {size}", merkle("verify-inclusion", claim)[0] == 0)
        for what, wrong in broken(claim, ("index", "tree_size"), ("leaf_hash", "root")):
            tally.check(f"merkle inclusion of {index} in {size}, {what}: refused", merkle("verify-inclusion", wrong)[0] == 1, wrong)
    for first, second, proof in CONSISTENCY:
        claim = {"size1": first, "size2": second, "root1": ROOTS[first], "root2": ROOTS[second], "proof": [hash_named(name) for name in proof]}
        tally.check(f"merkle consistency {first} to {second}", merkle("verify-consistency", claim)[0] == 0)
        for what, wrong in broken(claim, (), ("root1", "root2")):
            tally.check(f"merkle consistency {first} to {second}, {what}: refused", merkle("verify-consistency", wrong)[0] == 1, wrong)
    for text in ("", "{}", "[1]", '{"leaf_hash": "zz"}', "[" * 100):
        tally.check(f"merkle with {text[:20]!r}: refused, no crash", accord("merkle", "verify-inclusion", stdin=text, good=None)[0] in (1, 2, 3))


def broken(claim, numbers, hashes):
    """The same claim with one thing wrong each time."""
    for name in numbers:
        yield f"wrong {name}", {**claim, name: claim[name] + 8}
    for name in hashes:
        yield f"wrong {name}", {**claim, name: ROOTS[0]}
    yield "one hash too many", {**claim, "proof": [*claim["proof"], ROOTS[0]]}
    if claim["proof"]:
        yield "one hash too few", {**claim, "proof": claim["proof"][:-1]}
        yield "a hash that is another", {**claim, "proof": [ROOTS[0], *claim["proof"][1:]]}


def check_lists(tally, box, folder):
    """A broken row costs that row; the others go on; the corrected file heals."""
    def write(name, content):
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def screen(path, *more, good=(0,)):
        code, out, err = box.accord("screen", path, "--json", *more, good=good)
        return code, (json.loads(out) if out.strip().startswith("{") else {}), err

    def adds_up(told):
        return told["rows_read"] == told["rows_bad"] + told["rows_without_route"] + sum(told["by_stage"].values())

    good = "".join(GOOD.format(id=f"{number:064x}", outcome="Local resolution") for number in range(5))
    path = write("broken-outcomes.csv", OUTCOMES + good + '1,2023-03,"unclosed,Bedfordshire Police\n' + "only,three,fields\n" +
                 GOOD.format(id="f" * 64, outcome="No such outcome") + GOOD.format(id="e" * 64, outcome="Offender given a caution"))
    _, told, _ = screen(path)
    tally.check("bad public list: good rows go on", told["rows_read"] - told["rows_bad"] >= 6, told)
    tally.check("bad public list: the counts add up", adds_up(told), told)
    faults = told["faults"]
    tally.check("bad public list: every fault has file, line and what was expected",
                len(faults) == told["rows_bad"] and all(re.search(r"broken-outcomes\.csv:\d+:.*expected", fault) for fault in faults), faults)
    tally.check("bad public list: the unknown outcome is told with its line", any(":9:" in fault for fault in faults), faults)

    latin = (OUTCOMES + good).encode() + GOOD.format(id="d" * 64, outcome="Local resolution").replace("A Street", "Caf\xe9").encode("latin-1")
    _, told, _ = screen(write("latin.csv", latin))
    tally.check("a row in another encoding is told and left out", told["rows_bad"] == 1 and "UTF-8" in told["faults"][0] and ":7:" in told["faults"][0], told)
    code, told, err = screen(write("unknown.csv", "a,b,c\n1,2,3\n"), good=None)
    tally.check("a list that nobody knows is refused whole", code != 0 and "unknown.csv" in err, f"{code} {told} {err}")
    code, _, err = screen(os.path.join(folder, "missing.csv"), good=None)
    tally.check("a file that is not there is told", code != 0 and "missing.csv" in err, err)
    code, _, err = screen(write("utf16.csv", (OUTCOMES + good).encode("utf-16")), good=None)
    tally.check("a file in UTF-16 is refused with a reason", code != 0 and "utf16.csv" in err, err)

    rows = [ROW.format(number=8000 + number, outcome="community resolution", day="2026-02-20") for number in range(4)]
    bad = [ROW.format(number=8100, outcome="no such outcome", day="2026-02-20"), ROW.format(number=8101, outcome="community resolution", day="31.02.2026")]
    before = box.rows("SELECT COUNT(*) FROM pathway_task")[0][0]
    _, told, _ = screen(write("extract.csv", EXTRACT + "".join(rows[:2] + bad + rows[2:])), "--agency", "swanmere")
    tally.check("bad extract: the good rows open tasks, the bad ones are told",
                told["tasks_opened"] == 4 and told["rows_bad"] == 2 and adds_up(told), told)
    tally.check("bad extract: no value of somebody's is repeated", not any("Ama" in fault or "8100" in fault for fault in told["faults"]), told["faults"])
    _, told, _ = screen(os.path.join(folder, "extract.csv"), "--agency", "swanmere")
    tally.check("bad extract, run again: nothing is opened twice", told["tasks_opened"] == 0 and told["tasks_standing"] == 4, told)
    mended = [ROW.format(number=8100, outcome="community resolution", day="2026-02-20"), ROW.format(number=8101, outcome="community resolution", day="2026-02-20")]
    _, told, _ = screen(write("extract.csv", EXTRACT + "".join(rows + mended)), "--agency", "swanmere")
    tally.check("bad extract, corrected: a re-run heals", told["tasks_opened"] == 2 and told["rows_bad"] == 0, told)
    after = box.rows("SELECT COUNT(*) FROM pathway_task")[0][0]
    tally.check("bad extract: six tasks in all", after - before == 6, after - before)
    code, _, err = screen(os.path.join(folder, "extract.csv"), "--agency", "nobody", good=None)
    tally.check("an extract of an agency that nobody knows is refused", code != 0 and "nobody" in err, err)


def check_installation(tally, box, folder):
    code, _, err = box.accord("init", good=None)
    tally.check("accord init twice is refused", code != 0 and "already" in err, err)
    tally.check("accord init twice changes nothing", bool(box.verify()["good"]))
    with box.serve() as server:
        code, _, err = box.accord("rebuild", "--check", good=None)
        tally.check("a second process is kept out by the lock, and told who holds it", code != 0 and "in use" in err, err)
        code, out, err = box.accord("verify", "--json", good=None)
        tally.check("accord verify asks the running server", code == 0 and json.loads(out)["good"] and json.loads(out)["leaves"] > 0, out + err)
        code, out, err = box.accord("keys", "shred", good=None)
        tally.check("accord keys shred asks the running server", code == 0 and out.startswith("Nothing is due"), out + err)
        second = box.serve(expect_ready=False)
        tally.check("a second server is kept out", second.wait() != 0 and "in use" in second.words(), second.words()[-200:])
        tally.check("the first goes on", server.ask("GET", "/sign-in")[0] == 200)
        code, out, _ = box.accord("screen", os.path.join(ROOT, "reference", "policeuk", "2023-03-bedfordshire-outcomes.csv"), "--json", good=None)
        tally.check("accord screen asks the running server", code == 0 and json.loads(out)["rows_read"] == 4384, out[:200])
        code, out, _ = box.accord("screen", os.path.join(ROOT, "reference", "policeuk", "2023-03-bedfordshire-outcomes.csv"), good=None)
        tally.check("and tells it in words", code == 0 and "4384" in out.replace(",", "") and not out.startswith("{"), out[:200])
        question = ("--discloser", "swanmere", "--recipient", "bridgeway", "--role", "coordinator", "--side", "harmed", "--purpose", "assess")
        code, out, err = box.accord("decide", *question, "--category", "contact", "--json", good=None)
        answers = json.loads(out)["answers"] if code == 0 else []
        tally.check("accord decide asks the running server, and says what would make it possible",
                    len(answers) == 1 and answers[0]["showing"] == "masked" and answers[0]["clause"] == "6.5" and answers[0]["possible"] != "", out + err)
        code, out, err = box.accord("decide", *question, "--category", "contact", "--at", "2024-01-01T10:00:00Z", "--json", good=None)
        answers = json.loads(out)["answers"] if code == 0 else []
        tally.check("accord decide answers for an instant of the past, by the agreements of that instant",
                    len(answers) == 1 and answers[0]["showing"] == "withheld" and answers[0]["reason"] == "no-agreement", out + err)
        code, _, err = box.accord("decide", *question, "--category", "shoe-size", good=None)
        tally.check("accord decide names what it does not know", code == 3 and "category" in err, f"{code} {err}")
        sockets = [name for name in os.listdir(box.data) if os.path.exists(os.path.join(box.data, name)) and os.stat(os.path.join(box.data, name)).st_mode & 0o170000 == 0o140000]
        modes = [os.stat(os.path.join(box.data, name)).st_mode & 0o777 for name in sockets]
        tally.check("the socket is for its user only", modes and all(mode == 0o600 for mode in modes), f"{sockets} {modes}")
    open_folder = box.copy()
    try:
        os.chmod(os.path.join(open_folder.data + ".keys", "vault.keys"), 0o644)
        code, _, err = open_folder.accord("verify", good=None)
        tally.check("keys that others can read are refused", code != 0 and "read" in err.lower(), err)
    finally:
        open_folder.close()
    check_erasures(tally, box)
    check_schema(tally, box)
    check_rulebook(tally, box, folder)


def check_erasures(tally, box):
    """Three people erased, each wanted by one and approved by another eight days ago; a fourth approved today."""
    erased = box.copy()
    now, day = int(time.time() * 1_000_000), 86_400_000_000
    try:
        with sqlite3.connect(os.path.join(erased.data, "accord.db")) as connection:
            people = [row[0] for row in connection.execute("SELECT participant FROM people_person ORDER BY participant LIMIT 4")]
            for number, person in enumerate(people):
                approved = now - (8 * day if number < 3 else 0)
                connection.execute("INSERT INTO state_erasure (id, subject, asked_by, asked_at, approved_by, approved_at, hold_until) VALUES (?,?,?,?,?,?,?)",
                                   (9000 + number, person, 71, approved - day, 72, approved, approved + 7 * day))
        done = json.loads(erased.accord("keys", "shred", "--json")[1])
        tally.check("only the erasures whose hold has passed are carried out", done["shredded"] == 3, done)
        code, out, err = erased.accord("rebuild", "--check", "--json", good=None)
        tables = json.loads(out)["tables"] if code == 0 else []
        tally.check("after three erasures every table agrees with the ledger", code == 0 and len(tables) > 20, (out + err)[-400:])
        tally.check("and the ledger is whole", bool(erased.verify()["good"]))
        with sqlite3.connect(os.path.join(erased.data, "accord.db")) as connection:
            keys = connection.execute(f"SELECT COUNT(*) FROM state_key WHERE wrapped <> '' AND subject IN ({','.join('?' * 3)})", people[:3]).fetchone()[0]
            kept = connection.execute("SELECT (SELECT COUNT(*) FROM state_pathway_erased) + (SELECT COUNT(*) FROM state_people_erased)").fetchone()[0]
        tally.check("no key of theirs is left", keys == 0, keys)
        tally.check("and a list would not bring them back", kept > 0, kept)
    finally:
        erased.close()


def undo_newest_steps(connection):
    """As it was before step 97; a later step adds here what it made."""
    for table in ("people_matter", "sharing_clause", "sharing_pause", "state_sharing_key", "sharing_invited", "state_signing_link", "state_signing_refusal", "state_review_reminder",
                  "state_pathway_erased", "state_people_erased", "state_receipt",
                  "sharing_person", "sharing_case", "sharing_day", "sharing_exemption", "sharing_request", "sharing_answer", "sharing_harm", "sharing_given", "casework_given", "casework_hold", "casework_handover", "casework_due",
                  "pathway_task_view", "pathway_task_not_done", "pathway_task_over", "pathway_task_letter", "pathway_capacity", "monitoring_agency_name",
                  "monitoring_duty", "agency_token_key", "pathway_chain", "pathway_escalated", "pathway_escalation_answer", "state_pathway_passed_up",
                  "pathway_endpoint", "state_pathway_push", "state_pathway_pushed"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("CREATE TABLE monitoring_task (id INTEGER PRIMARY KEY, area INTEGER NOT NULL, due TEXT, told_on TEXT) STRICT")
    connection.execute("DROP TABLE state_disclosure")
    connection.execute("CREATE TABLE state_disclosure (subject BIGINT NOT NULL, category BIGINT NOT NULL, recipient BIGINT NOT NULL, clause BIGINT NOT NULL, "
                       "source BIGINT NOT NULL, first_at BIGINT NOT NULL, PRIMARY KEY (subject, category, recipient, clause))")
    connection.execute("INSERT INTO state_disclosure VALUES (1, 1, 1, 1, 0, 1)")
    for index in ("people_person_referral", "casework_referral_waiting_stage", "state_key_destroyed"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("ALTER TABLE monitoring_case DROP COLUMN referred_on")
    columns = "event_id, case_id, object_id, subject, type, at, by_user, on_day, until_day, code, data, against, cell, extra, note"
    connection.execute(f"CREATE TABLE casework_entry_old AS SELECT {columns} FROM casework_entry")
    connection.execute("DROP TABLE casework_entry")
    connection.execute("CREATE TABLE casework_entry (event_id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL, object_id INTEGER NOT NULL, subject INTEGER NOT NULL, type TEXT NOT NULL, "
                       "at INTEGER NOT NULL, by_user INTEGER NOT NULL, on_day TEXT NOT NULL, until_day TEXT NOT NULL, code TEXT NOT NULL, data TEXT NOT NULL, "
                       "against TEXT NOT NULL, cell TEXT NOT NULL, extra TEXT NOT NULL, note TEXT NOT NULL) STRICT")
    connection.execute(f"INSERT INTO casework_entry ({columns}) SELECT {columns} FROM casework_entry_old")
    connection.execute("DROP TABLE casework_entry_old")
    connection.execute("CREATE INDEX casework_entry_case ON casework_entry (case_id, at, event_id)")
    connection.execute("CREATE INDEX casework_entry_by ON casework_entry (by_user, type, at)")
    connection.execute("DELETE FROM state_schema WHERE number >= 97")


def check_bench(tally):
    code, out, err = accord("bench", "decide", "--agreements", "60", "--questions", "20000", "--json", good=None)
    told = json.loads(out) if code == 0 else {}
    tally.check("accord bench decide checks each answer against the clauses as written, and finds none wrong",
                told.get("checked") == 20000 and told.get("wrong") == 0 and told.get("agreements") == 60, out + err)
    tally.check("accord bench decide tells its figures", all(told.get(name, 0) > 0 for name in ("decisions_per_second", "baseline_per_second", "load_ms")), out)


def check_schema(tally, box):
    newer = box.copy()
    try:
        with sqlite3.connect(os.path.join(newer.data, "accord.db")) as connection:
            columns = [row[1] for row in connection.execute("PRAGMA table_info(state_schema)")]
            row = connection.execute("SELECT * FROM state_schema ORDER BY number DESC LIMIT 1").fetchone()
            values = dict(zip(columns, row))
            values.update(number=9999, name="from the future")
            connection.execute(f"INSERT INTO state_schema ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", list(values.values()))
        server = newer.serve(expect_ready=False)
        tally.check("a schema that is newer than the program is refused", not server.port and server.wait() != 0, server.words()[-300:])
        tally.check("and the refusal says so", re.search(r"newer|9999|does not know|future", server.words()) is not None, server.words()[-300:])
    finally:
        newer.close()
    older = box.copy()
    try:
        with sqlite3.connect(os.path.join(older.data, "accord.db")) as connection:
            undo_newest_steps(connection)
        code, out, err = older.accord("rebuild", "--check", "--json", good=None)
        tally.check("an installation that is brought forward fills its new tables from the ledger", code == 0, (out + err)[-400:])
        with sqlite3.connect(os.path.join(older.data, "accord.db")) as connection:
            connection.execute("DELETE FROM people_person")
        code, out, _ = older.accord("rebuild", "--check", "--json", good=None)
        tally.check("a table that was changed behind the ledger's back is found", code == 1, out[-200:])
        older.accord("rebuild")
        tally.check("and made anew", older.accord("rebuild", "--check", good=None)[0] == 0)
    finally:
        older.close()


def check_rulebook(tally, box, folder):
    def with_change(name, change):
        shipped = os.path.join(folder, f"shipped-{name}")
        os.makedirs(shipped)
        shutil.copytree(os.path.join(ROOT, "rulebook"), os.path.join(shipped, "rulebook"))
        for other in ("reference", "web"):
            os.symlink(os.path.join(ROOT, other), os.path.join(shipped, other))
        path = os.path.join(shipped, "rulebook", "roles.toml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(change(text))
        return shipped

    shipped = with_change("key", lambda text: text.replace('side = "neutral"', 'side = "neutral"\nsuperpowers = true', 1))
    code, out, err = accord("rules", "check", os.path.join(shipped, "rulebook"), good=None)
    tally.check("a rulebook with an unknown key is refused with file, line and key", code != 0 and re.search(r"roles\.toml:\d+", out + err) and "superpowers" in out + err, out + err)
    server = box.serve(more=("--shipped", shipped), expect_ready=False)
    tally.check("and the server does not start with it", not server.port and server.wait() != 0 and "superpowers" in server.words(), server.words()[-300:])
    shipped = with_change("dates", lambda text: text.replace("from = 2013-12-10", "from = 2013-12-10\nto = 2012-01-01", 1))
    code, out, err = accord("rules", "check", os.path.join(shipped, "rulebook"), good=None)
    tally.check("a rule that ends before it begins is refused with file and line", code != 0 and re.search(r"roles\.toml:\d+", out + err) is not None, out + err)
    shipped = with_change("other", lambda text: text.replace("Tells victims about", "Informs victims about", 1))
    server = box.serve(more=("--shipped", shipped), expect_ready=False)
    tally.check("a rulebook with other bytes than were adopted is not served", not server.port and server.wait() != 0, server.words()[-300:])
    adopted = json.loads(box.accord("rules", "adopt", "--shipped", shipped, "--json")[1])
    tally.check("adopting takes its files into the ledger", adopted["adopted"] and adopted["files"] > 5, adopted)
    server = box.serve(more=("--shipped", shipped))
    tally.check("then it is served", server.port)
    code, _, err = box.accord("rules", "adopt", good=None)
    tally.check("nothing is adopted under a running server", code == 3 and err, err)
    server.stop()
    box.accord("rules", "adopt")
    again = json.loads(box.accord("rules", "adopt", "--json")[1])
    tally.check("adopting the rulebook in force changes nothing", not again["adopted"], again)
    listed = json.loads(accord("rules", "list", "--json")[1])
    tally.check("the 19 stages are listed with source and certainty", len(listed["stages"]) == 19 and all(s["source"] and s["certainty"] for s in listed["stages"]), len(listed["stages"]))
    code, _, err = accord("rules", "list", "--on", "32 May", good=None)
    tally.check("a day that is none is told", code == 2 and "32 May" in err, err)


def check_manual(tally):
    """docs/accord.1 is what the program prints, and man can set it without a warning."""
    page = accord("man")[1]
    with open(os.path.join(ROOT, "docs", "accord.1"), encoding="utf-8") as file:
        tally.check("docs/accord.1 is up to date (accord man > docs/accord.1)", file.read() == page)
    commands = "init serve signer screen user endpoints rules verify rebuild merkle keys bench".split()
    missing = [name for name in commands if f".SS {name}" not in page]
    tally.check("the manual names every command", not missing, missing)


def run(tally, house):
    check_merkle(tally)
    check_bench(tally)
    check_manual(tally)
    folder = tempfile.mkdtemp(prefix="accord-commands.")
    box = house.box.copy()
    try:
        check_lists(tally, box, folder)
        check_installation(tally, box, folder)
    except BoxFault as fault:
        say(fault)
        tally.check("the commands do what the checks need", False, fault)
    finally:
        box.close()
        shutil.rmtree(folder, ignore_errors=True)
