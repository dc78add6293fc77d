"""What may go wrong with a ledger, as one tree.

LedgerError                 everything below, so that a caller may catch one
├── CannotOpen              no such file, not a ledger, no such server, no driver
│   └── TooNew              written by a later release: this one would not understand it
├── NotKept                 no such report, version, figure or decision in this ledger
└── NotAllowed              a decision without an author or of a kind that its subject cannot have; a report
    │                       without end in its id
    └── Changed             a decision on what somebody else has decided on, or read anew, meanwhile
"""

from __future__ import annotations


class LedgerError(Exception):
    """A ledger cannot do what was asked; the words say why and name what to do about it where there is something."""


class CannotOpen(LedgerError):
    """The ledger cannot be opened. A server's password is never in the words."""


class TooNew(CannotOpen):
    """The ledger's schema is later than this release knows."""


class NotKept(LedgerError):
    """What was asked for is not in this ledger."""


class NotAllowed(LedgerError):
    """A decision or a report that cannot be taken in."""


class Changed(NotAllowed):
    """What is decided on is not any more what its author had before them; the words say who changed it.

    ``by`` and ``deed``: who decided on it meanwhile, and what; "" where it was read anew.
    """

    def __init__(self, words: str, by: str = "", deed: str = "") -> None:
        super().__init__(words)
        self.by, self.deed = by, deed
