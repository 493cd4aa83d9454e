#!/usr/bin/env python3
"""Checks a receipt of Accord without Accord: python3 verify_receipt.py RECEIPT --key KEY

Written from the RFCs, with the Python standard library alone:
  RFC 6962, 2.1 and RFC 9162, 2.1.3.2   hashes of a Merkle log, and inclusion proofs
  RFC 8032, 5.1.7 and 6                 Ed25519 signatures
  C2SP signed-note, tlog-checkpoint     the form of a signed tree head

KEY is the public key of the log: 64 hex digits, or a file that holds them (tree-head.pub).
--head FILE names a tree head that was published; the receipt must rest on that very head.
Exit status: 0 the receipt holds, 1 it does not, 2 the command line was not understood.
"""
import argparse
import base64
import binascii
import hashlib
import os
import re
import sys

MOST_BYTES = 64 * 1024


class DoesNotHold(Exception):
    pass


def need(condition, why):
    if not condition:
        raise DoesNotHold(why)


# --- RFC 8032: Ed25519 ---------------------------------------------------------------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return (x * y % P, z * t % P, y * z % P, x * t % P)


def times(number, point):
    sum_ = (0, 1, 1, 0)
    while number:
        if number & 1:
            sum_ = add(sum_, point)
        point = add(point, point)
        number >>= 1
    return sum_


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else (0, y, 1, 0)
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P:
        return None
    if (x & 1) != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(key, message, signature):
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    if same_point(times(8, a), (0, 1, 1, 0)) or same_point(times(8, r), (0, 1, 1, 0)):
        return False  # a point of small order signs anything
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same_point(times(s, BASE), add(r, times(h, a)))


# --- RFC 6962 and RFC 9162: the log --------------------------------------------------------------
def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def included(leaf, index, size, proof, root):
    """RFC 9162, 2.1.3.2."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


# --- The form of a receipt -----------------------------------------------------------------------
def number(text):
    need(re.fullmatch("0|[1-9][0-9]{0,19}", text), f"not a whole number: {text!r}")
    return int(text)


def base64_of(text, length):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise DoesNotHold("not base64") from None
    need(len(data) == length and base64.b64encode(data).decode() == text, "base64 of another length or form")
    return data


def tree_head(note, key):
    """A signed note: four lines, an empty one, one signature."""
    match = re.fullmatch(r"((accord-tree-head/v1/[a-z0-9.-]{1,64})\n([0-9]+)\n([A-Za-z0-9+/=]+)\ntime ([0-9]+)\n)\n\u2014 ([^ \n]+) ([A-Za-z0-9+/=]+)\n", note)
    need(match, "the signed tree head is not in its form")
    text, name, size, root, time, signer, signature = match.groups()
    need(signer == name, "the tree head is signed by another name")
    signature = base64_of(signature, 68)
    hint = hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4]
    need(signature[:4] == hint, "the tree head is signed with another key")
    need(signature_holds(key, text.encode(), signature[4:]), "the signature does not fit the tree head")
    number(time)
    return {"name": name, "size": number(size), "root": base64_of(root, 32)}


def proof_of(lines):
    need(len(lines) <= 64, "no proof has more than 64 hashes")
    return [base64_of(line, 32) for line in lines]


def statement_of(section):
    lines = section.split("\n")
    kind = {"accord-receipt/v1 person": "person", "accord-receipt/v1 entry": "entry"}.get(lines[0])
    need(kind, "this is not a receipt: it begins with accord-receipt/v1")
    pairs = []
    for line in lines[1:]:
        need(re.fullmatch(r"[^\x00-\x1f\x7f]+", line) and line.find(": ") > 0, "a line of the statement is not in its form")
        pairs.append(tuple(line.split(": ", 1)))
    need(pairs, "the statement is empty")
    return kind, pairs


def check(data, key, published=None):
    """The lines of the statement, or DoesNotHold."""
    need(len(data) <= MOST_BYTES, "a receipt is at most 64 KiB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise DoesNotHold("this is not a text in UTF-8") from None
    kind, pairs = statement_of(text.split("\n\n", 1)[0])
    sections = text.split("\n\n", 3 if kind == "person" else 2)
    need(len(sections) == (4 if kind == "person" else 3), "a part of the receipt is missing")
    head = tree_head(sections[-1], key)
    if published is not None:
        known = tree_head(published.decode("utf-8", "replace"), key)
        need(known == head, "the receipt rests on another tree head than the one that was published")

    leaf, proof, *hashes = (sections[-2] + ("" if "\n" in sections[-2] else "\n")).split("\n")
    need(leaf.startswith("leaf ") and proof.startswith("proof "), "the leaf or its proof is missing")
    leaf = leaf[5:]
    need(included(leaf_hash(leaf.encode()), number(proof[6:]), head["size"], proof_of(hashes), head["root"]), "the leaf is not in the log")

    said = dict(pairs)
    if kind == "entry":
        need([name for name, _ in pairs] == ["Event", "Type", "Version", "At"] and len(said["Event"]) == 12, "the statement of an entry has four lines")
        start = '{"id":"%s","type":"%s","v":%s,"at":"%s",' % (said["Event"], said["Type"], said["Version"], said["At"])
        need(leaf.startswith(start), "the leaf is another event than the receipt says")
        return pairs
    place, *hashes = sections[1].split("\n")
    match = re.fullmatch("day ([0-9]+) ([0-9]+)", place)
    need(match, "where the statement stands in its day is missing")
    index, size = number(match[1]), number(match[2])
    need(re.match(r'\{"id":"[^"]{12}","type":"sharing\.day-sealed","v":1,"at":"', leaf), "the leaf does not seal a day")
    seal = re.search(r',"data":\{"day":"([0-9-]{10})","root":"([0-9a-f]{64})","size":"([0-9]+)"\}', leaf)
    need(seal and seal[1] == said.get("Day") and number(seal[3]) == size, "the leaf seals another day, or another number of statements")
    need(included(leaf_hash((sections[0] + "\n").encode()), index, size, proof_of(hashes), bytes.fromhex(seal[2])), "the statement does not belong to its day")
    return pairs


def key_of(text):
    if os.path.exists(text):
        with open(text, encoding="ascii", errors="replace") as file:
            text = file.read().strip()
    if not re.fullmatch("[0-9a-fA-F]{64}", text):
        sys.exit("verify_receipt: the key is 64 hex digits, or a file that holds them")
    return bytes.fromhex(text)


def main():
    parser = argparse.ArgumentParser(description="Checks a receipt of Accord, without Accord.")
    parser.add_argument("receipt", help="the file; - reads standard input")
    parser.add_argument("--key", required=True, help="the log's public key: 64 hex digits, or a file that holds them")
    parser.add_argument("--head", help="a tree head that was published: the receipt must rest on it")
    options = parser.parse_args()
    key = key_of(options.key)
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if options.receipt == "-" else open(options.receipt, "rb").read(MOST_BYTES + 1)
        published = open(options.head, "rb").read(MOST_BYTES) if options.head else None
    except OSError as fault:
        parser.error(str(fault))
    try:
        pairs = check(data, key, published)
    except DoesNotHold as why:
        print(f"The receipt does NOT hold: {why}.")
        return 1
    print("The receipt holds.")
    for name, value in pairs:
        print(f"  {name}: {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
