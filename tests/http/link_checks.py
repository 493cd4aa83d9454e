"""No page offers a link that its reader cannot open: every role of the demonstration follows what its pages offer."""

import re
from collections import defaultdict

from box import Browser

LINK = re.compile(r'href="(/[^"#]*)(?:#[^"]*)?"')
ID = re.compile(r"/[0-9a-z]{12,13}(?=/|$)|=[0-9a-z]{12,13}(?=&|$)")
PAGES_MOST = 90      # of one role
OF_A_KIND_MOST = 2   # pages that differ in the id only
NOT_THESE = ("/assets/", "/sign-out", "/schemas/")


def kind_of(link):
    path, _, query = link.partition("?")
    names = "&".join(part.partition("=")[0] for part in query.split("&"))
    return f"{ID.sub('/*', path)}?{names}"


def unopened(server, headers):
    """What was offered and did not open: (page, link, status); and how many pages were looked at."""
    waiting, seen, kinds, faults = [("(start)", "/")], {"/"}, defaultdict(int), []
    opened = 0
    while waiting and opened < PAGES_MOST:
        page, link = waiting.pop(0)
        status, answer, body = server.ask("GET", link, headers)
        opened += 1
        # A rule may say no, with its reasons; and without the signer, which these checks do not start, there is no receipt.
        if status >= 400 and status != 409 and not (status == 503 and "/receipt.txt" in link):
            faults.append((page, link, status))
        if "text/html" not in (answer.get("Content-Type") or ""):
            continue
        for found in LINK.findall(body.decode("utf-8", "replace")):
            found = found.replace("&amp;", "&").replace("&#x3D;", "=").replace("&#x2F;", "/")
            if found in seen or found.startswith(NOT_THESE):
                continue
            seen.add(found)
            kinds[kind_of(found)] += 1
            if kinds[kind_of(found)] <= OF_A_KIND_MOST:
                waiting.append((link, found))
    return faults, opened


def run(tally, house):
    accounts = house.served.accounts()
    for role, account in sorted((role, account) for role, account in accounts.items() if "@" in role):
        headers = {"Cookie": Browser(house.server).sign_in(account).cookie_header(), "Accept": "text/html"}
        faults, opened = unopened(house.server, headers)
        tally.check(f"{role}: every link of {opened} pages opens", opened > 1 and not faults, str(faults[:5]))
