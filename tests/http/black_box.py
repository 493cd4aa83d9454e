#!/usr/bin/env python3
"""Runs the black-box checks on the built program and closes with "N passed, N failed"."""

import os
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
sys.path.insert(0, HERE)
from box import Box, Tally, say  # noqa: E402
import command_checks  # noqa: E402
import door_checks  # noqa: E402
import framing_checks  # noqa: E402
import link_checks  # noqa: E402
import mail_checks  # noqa: E402
import push_back_checks  # noqa: E402
import push_checks  # noqa: E402
import receipt_checks  # noqa: E402

PARTS = {"framing": framing_checks.run, "door": door_checks.run, "commands": command_checks.run, "mail": mail_checks.run,
         "links": link_checks.run, "receipts": receipt_checks.run, "push": push_checks.run, "push-back": push_back_checks.run}


class House:
    """One demonstration installation, served for the checks that talk to a server."""

    def __init__(self):
        self.box = Box.fresh(demo=True)
        self.served = self.box.copy()
        self.token = self.served.token()
        self.other_token = self.served.token("swanmere-probation")
        self._server = None

    @property
    def server(self):
        if not self._server:
            self._server = self.served.serve()
        return self._server

    def close(self):
        if self._server and self._server.alive():
            self._server.stop()
        self.served.close()
        self.box.close()


def main():
    tally = Tally()
    house = House()
    try:
        for name in sys.argv[1:] or PARTS:
            passed, failed = tally.passed, tally.failed
            try:
                PARTS[name](tally, house)
            except Exception as fault:   # whatever it is: the other parts go on
                tally.check(f"{name} runs to its end", False, "".join(traceback.format_exception(fault))[-600:])
            say(f"{name}: {tally.passed - passed} passed, {tally.failed - failed} failed")
    finally:
        house.close()
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
