"""The queue: what most needs a person comes first; what was reviewed is not in it."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from starlette.requests import Request

from hasila.desk import address
from hasila.desk.contexts.incidents import Choice
from hasila.desk.contexts.queue import QueueBody, QueueRow
from hasila.desk.narrowing import asked
from hasila.desk.pages.incidents import paging, row
from hasila.desk.rendering import desk_of
from hasila.desk.summary import WEAK_LINK, Need

_PATH = "/queue"
NEEDS: tuple[Need, ...] = get_args(Need)


def body(request: Request) -> QueueBody:
    """What the queue shows."""
    state = desk_of(request).catalogue.now()
    wanted = asked(request.query_params)
    pairs = request.query_params.multi_items()
    told = [value for value in request.query_params.getlist("need") if value]
    kinds = {value for value in told if value in NEEDS}
    every = [state.rows[n] for n in state.orders["urgency"] if state.rows[n].needs and state.review[n] != "all"]
    count = Counter(need for each in every for need in each.needs)
    waiting = [each for each in every if not kinds or kinds.intersection(each.needs)]
    at = paging(_PATH, pairs, wanted, len(waiting))
    rows = tuple(
        QueueRow(row(each, state), each.weakest if each.weakest is not None and each.weakest < WEAK_LINK else None)
        for each in waiting[(at.page - 1) * wanted.size : at.page * wanted.size]
    )
    choices = tuple(
        Choice(need, count[need], need in kinds, address.toggled(_PATH, pairs, "need", need)) for need in NEEDS
    )
    ignored = (*wanted.ignored, *(("need", value) for value in told if value not in NEEDS))
    return QueueBody(rows, choices, at, ignored)
