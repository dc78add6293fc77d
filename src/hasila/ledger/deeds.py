"""What people may decide, as nouns: a deed, a subject, a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from hasila.ledger.identity import Author
from hasila.model import Span

#: Of one figure:
#:   confirm: it is right as it stands, with what was corrected in it;
#:   correct: fields of it are otherwise, as ``value`` says (``{"value": 12, "status": "civilian"}``);
#:   reject: it is no figure: nobody is counted there;
#:   discount: it is stated, and not to be believed;
#: of a report:
#:   add: there is a figure where the reading has none (``{"span": [start, end], "outcome": "killed", "value": 3}``);
#:   review: the person has been through the whole report; figures left alone are accepted as they stand;
#:   note: words of a person's own (``{"text": "…"}``; of a figure too);
#: of what reports tell (each a figure ``REPORT#f3``, for the incident as the report tells it, or a report ``REPORT``,
#: for the incident it opens with), see ``ties``:
#:   join: the subject, ``of`` and ``with`` are all one incident;
#:   part: the subject and ``of``, one incident, are another than each of ``with``;
#:   move: the subject and ``of``, one incident, are one with ``with`` and another than each of ``from``;
#: of where reports have it from:
#:   same_origin, other_origin: the report and each of the reports ``with`` have one origin, or have not;
#: of a decision:
#:   undo: an earlier one no longer stands (undoing an undo is redoing).
Deed = Literal[
    "confirm", "correct", "reject", "discount", "add", "review", "note", "join", "part", "move", "same_origin",
    "other_origin", "undo",
]  # fmt: skip
DEEDS: tuple[Deed, ...] = get_args(Deed)
OF_A_FIGURE: frozenset[Deed] = frozenset({"confirm", "correct", "reject", "discount"})
OF_A_REPORT: frozenset[Deed] = frozenset({"add", "review", "same_origin", "other_origin"})
OF_INCIDENTS: frozenset[Deed] = frozenset({"join", "part", "move"})
OF_ORIGINS: frozenset[Deed] = frozenset({"same_origin", "other_origin"})
SIDES = ("of", "with", "from")  # the keys under which a decision's value names what else it is about
WAS = "outcome_was"  # keys under which a decision's value keeps what it was taken on
TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class Subject:
    """A figure, as it stood when it was decided on, or (``figure`` None) a report."""

    report: str
    text_sha256: str
    figure: str | None = None
    span: Span | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``version`` and ``text_sha256`` are the hashes of the report's version and of its text; ``figure``,
    ``span``, ``words`` and ``outcome`` are of the figure as it stood when it was decided on, None where the decision is
    of the report. Of ``add`` they are of the figure that was added, whose id is ``a`` and the decision's number."""

    number: int
    at: str
    author: Author
    reason: str
    deed: Deed
    report: str
    version: str
    text_sha256: str
    figure: str | None
    span: Span | None
    words: str | None
    value: Mapping[str, Any]
    undoes: int | None = None

    @property
    def outcome(self) -> str | None:
        """The outcome of the figure when it was decided on."""
        return self.value.get(WAS)

    @property
    def subject(self) -> Subject:
        """What is decided on."""
        return Subject(self.report, self.text_sha256, self.figure, self.span, self.outcome)

    def side(self, name: str) -> tuple[Subject, ...]:
        """What else is decided on, of the side ``name`` (``of``, ``with``, ``from``)."""
        return tuple(_subject(each) for each in self.value.get(name, ()))

    @property
    def given(self) -> dict[str, Any]:
        """The value as it was given, without what the ledger keeps beside it."""
        return {name: each for name, each in self.value.items() if name not in (WAS, TARGETS)}

    @property
    def touched(self) -> frozenset[str]:
        """The ids of all reports that it is about."""
        others = {subject.report for name in SIDES for subject in self.side(name)}
        return frozenset({self.report} | others)


def _subject(data: Any) -> Subject:
    if isinstance(data, str):  # a ledger of the first release: reports by their ids
        return Subject(data, "")
    span = data.get("span")
    return Subject(
        data["report"], data.get("text_sha256", ""), data.get("figure"), Span(*span) if span else None,
        data.get("outcome"),
    )  # fmt: skip


def written(subject: Subject) -> dict[str, Any]:
    """``subject`` as a decision's value keeps it."""
    data: dict[str, Any] = {"report": subject.report, "text_sha256": subject.text_sha256}
    if subject.span is not None:
        data |= {"figure": subject.figure, "span": [subject.span.start, subject.span.end], "outcome": subject.outcome}
    return data
