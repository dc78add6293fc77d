"""What a form asks that cannot be done, with the reason in the interface's words."""

from __future__ import annotations

from hasila.ledger import NotAllowed


class Refused(NotAllowed):
    """``key``: of the message ``decide.no.KEY``; ``values`` fill it in."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values
