"""A real SMTP relay for tests, on a port of its own: it keeps what it takes, and can be
away, refuse, be slow, ask for TLS and for a login. Python 3, standard library only.

    with SmtpPeer() as peer:
        … mail is sent to peer.url …
        mail = peer.wait_for(1)[0]
        mail["to"], mail.message["Subject"], mail.message.get_payload()

    python3 smtp_peer.py PORT        prints each mail that it takes as a line of JSON
"""

import email
import json
import os
import socket
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import time


class Taken:
    """One mail as it was handed over."""

    def __init__(self, sender, recipients, raw, is_tls, login):
        self.sender, self.recipients, self.raw, self.is_tls, self.login = sender, recipients, raw, is_tls, login
        self.message = email.message_from_bytes(raw)

    def body(self):
        return self.message.get_payload(decode=True).decode("ascii")


class Session(socketserver.StreamRequestHandler):
    timeout = 30

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.peer, self.is_tls, self.login = self.server.peer, False, None
        self.peer.sessions += 1
        if self.peer.greeting:
            return self.say(self.peer.greeting)
        self.say("220 relay.example ready")
        self.sender, self.recipients = None, []
        try:
            while line := self.rfile.readline(2000):
                if not self.command(line.decode("ascii", "replace").strip()):
                    return
        except (ConnectionError, TimeoutError, ssl.SSLError):
            return

    def command(self, line):
        verb = line.split(" ")[0].upper()
        if verb in ("EHLO", "HELO"):
            extensions = ["relay.example"]
            if self.peer.tls and not self.is_tls:
                extensions.append("STARTTLS")
            if self.peer.password and (self.is_tls or not self.peer.tls):
                extensions.append("AUTH PLAIN")
            for at, text in enumerate(extensions):
                self.say(f"250{' ' if at == len(extensions) - 1 else '-'}{text}")
        elif verb == "STARTTLS" and self.peer.tls:
            self.say("220 go ahead")
            self.connection = self.peer.tls.wrap_socket(self.connection, server_side=True)
            self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
            self.is_tls = True
        elif verb == "AUTH":
            return self.authenticate(line)
        elif verb == "MAIL":
            if self.peer.password and not self.login:
                self.say("530 5.7.0 login first")
            else:
                self.sender, self.recipients = line.partition(":")[2].strip(), []
                self.say("250 ok")
        elif verb == "RCPT":
            if self.peer.refusal:
                self.say(self.peer.refusal)
            else:
                self.recipients.append(line.partition(":")[2].strip())
                self.say("250 ok")
        elif verb == "DATA":
            return self.data()
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            self.say("250 ok")
        return True

    def authenticate(self, line):
        import base64
        words = line.split(" ")
        if len(words) < 3:
            self.say("334 ")
            words.append(self.rfile.readline(2000).decode().strip())
        parts = base64.b64decode(words[2]).split(b"\0")
        if [part.decode() for part in parts[1:]] == list(self.peer.password):
            self.login = parts[1].decode()
            self.say("235 ok")
        else:
            self.say("535 5.7.8 wrong")
        return True

    def data(self):
        self.say("354 go ahead")
        raw = b""
        while (line := self.rfile.readline(2000)) != b".\r\n":
            if not line:
                return False
            raw += line[1:] if line.startswith(b"..") else line
        self.peer.take(Taken(self.sender, self.recipients, raw, self.is_tls, self.login))
        if self.peer.answer_gate:
            self.peer.answer_gate.wait(30)
        self.say(self.peer.verdict)
        return True


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class SmtpPeer:
    """The attributes may be set while it runs: `refusal` answers each recipient ("550 no such user"), `greeting` each
    connection, `verdict` each mail; `answer_gate` (a threading.Event) holds the answer back after the mail was taken."""

    def __init__(self, port=0, tls=None, password=None):
        self.port, self.tls, self.password = port or free_port(), tls, password
        self.refusal = self.greeting = self.answer_gate = None
        self.verdict = "250 taken"
        self.sessions = 0
        self._taken, self._changed, self._listener = [], threading.Condition(), None

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def start(self):
        self._listener = Listener(("127.0.0.1", self.port), Session)
        self._listener.peer = self
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self):
        if self._listener:
            self._listener.shutdown()
            self._listener.server_close()
            self._listener = None

    def take(self, mail):
        with self._changed:
            self._taken.append(mail)
            self._changed.notify_all()

    @property
    def taken(self):
        with self._changed:
            return list(self._taken)

    def wait_for(self, count, within=30):
        """The mails, as soon as there are `count`; what there is when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._taken) >= count, within)
            return list(self._taken)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Certificate:
    """Made for this test, for 127.0.0.1: `context` serves with it, `path` is what to trust."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="accord-smtp.")
        self.path, key = os.path.join(self._folder.name, "cert.pem"), os.path.join(self._folder.name, "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=relay",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", self.path], check=True, capture_output=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.path, key)

    def close(self):
        self._folder.cleanup()


def main():
    peer = SmtpPeer(int(sys.argv[1])).start()
    told = 0
    while True:
        for mail in peer.wait_for(told + 1, 3600)[told:]:
            told += 1
            print(json.dumps({"to": mail.recipients, "subject": mail.message["Subject"], "body": mail.body()}), flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
