"""Requests that two programs could read differently, sent to the real server as raw
bytes: each is refused and the connection closed, with never more than one answer
(security.md 45; RFC 9112).
"""

NUL = "\0"
GET = "GET /sign-in HTTP/1.1\r\nHost: a\r\n"
POST = "POST /sign-in HTTP/1.1\r\nHost: a\r\n"

# name, bytes as text (latin-1)
REFUSED = [
    ("length then encoding", POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("encoding then length", POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
    ("encoding and length zero", POST + "Transfer-Encoding: chunked\r\ncontent-length: 0\r\n\r\n0\r\n\r\n"),
    ("two different lengths", POST + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
    ("two equal lengths", POST + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"),
    ("list of lengths", POST + "Content-Length: 5, 5\r\n\r\nhello"),
    ("negative length", POST + "Content-Length: -1\r\n\r\n"),
    ("length with a plus", POST + "Content-Length: +5\r\n\r\nhello"),
    ("length in hex", POST + "Content-Length: 0x5\r\n\r\nhello"),
    ("length past 64 bits", POST + "Content-Length: 18446744073709551617\r\n\r\nhello"),
    ("encoding on HTTP/1.0", "POST /sign-in HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("space before the colon", POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
    ("unknown encoding", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
    ("list of encodings", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    ("identity", POST + "Transfer-Encoding: identity\r\n\r\n"),
    ("encoding twice", POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("encoding behind a vertical tab", POST + "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n"),
    ("bad chunk size", POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
    ("chunk size past 64 bits", POST + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
    ("chunk longer than it says", POST + "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n"),
    ("no host", "GET /sign-in HTTP/1.1\r\nAccept: */*\r\n\r\n"),
    ("two hosts", GET + "Host: b\r\n\r\n"),
    ("empty host", "GET /sign-in HTTP/1.1\r\nHost:\r\n\r\n"),
    ("absolute target", "GET http://a/sign-in HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("connect", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("bare line feeds", "GET /sign-in HTTP/1.1\nHost: a\n\n"),
    ("one bare line feed", GET + "X: a\nContent-Length: 5\r\n\r\n"),
    ("bare return", GET + "X: a\rContent-Length: 5\r\n\r\n"),
    ("NUL in a value", GET + "X: a" + NUL + "b\r\n\r\n"),
    ("NUL in the target", "GET /sign-in" + NUL + " HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("line folded by a space", GET + "X: a\r\n Transfer-Encoding: chunked\r\n\r\n"),
    ("line folded by a tab", GET + "X: a\r\n\tb\r\n\r\n"),
    ("no colon", GET + "Content-Length 5\r\n\r\n"),
    ("space in a name", GET + "Content Length: 5\r\n\r\n"),
    ("HTTP/2.0", "GET /sign-in HTTP/2.0\r\nHost: a\r\n\r\n"),
    ("HTTP/0.9", "GET /sign-in\r\n\r\n"),
    ("a header block of 200 KB", GET + "X: " + "a" * 200_000 + "\r\n\r\n"),
    ("9,000 headers", GET + "X: y\r\n" * 9_000 + "\r\n"),
]

# A request smuggled behind each of them would be answered too, if it were seen.
SMUGGLED = "GET /sign-in HTTP/1.1\r\nHost: a\r\n\r\n"


def answers_in(data):
    return data.count(b"HTTP/1.1 ")


def status_of(data):
    return data[9:12].decode("ascii", "replace")


def run(tally, house):
    server = house.server
    for name, text in REFUSED:
        data, closed = server.raw((text + SMUGGLED).encode("latin-1"))
        good = tally.check(f"framing, {name}: refused", status_of(data) in ("400", "413", "431"), data[:80])
        if good:
            tally.check(f"framing, {name}: one answer and a closed connection", closed and answers_in(data) == 1, f"{answers_in(data)} answers, closed: {closed}")

    data, _ = server.raw((SMUGGLED + SMUGGLED.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")).encode())
    tally.check("framing, two whole requests on one connection: two answers", answers_in(data) == 2, answers_in(data))
    data, closed = server.raw((POST + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\na=b&c\r\n0\r\n\r\n").encode())
    tally.check("framing, an honest chunked body is read", status_of(data) not in ("400", "413", "500") and answers_in(data) == 1, data[:80])

    body = b"a" * (2 * 1024 * 1024)
    data, closed = server.raw(POST.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    tally.check("framing, a body of 2 MB: 413 and closed", closed and status_of(data) in ("413", ""), data[:80])
    data, closed = server.raw(POST.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 32 + b"0\r\n\r\n")
    tally.check("framing, 2 MB in chunks: 413 and closed", closed and status_of(data) in ("413", ""), data[:80])
    data, closed = server.raw(b"GET /sign-in HTTP/1.1\r\nHost: a\r\nX: ", timeout=9)
    tally.check("framing, a header that never ends is cut off", closed, "it waited on")
    status, _, _ = server.ask("GET", "/sign-in")
    tally.check("framing, others are served afterwards", status == 200, status)
