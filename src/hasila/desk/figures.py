"""Figures as pages show them: what stands, what the machine read, who decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hasila.desk.contexts.report import Difference, FigureItem, State
from hasila.ledger import Decision
from hasila.ledger.codec import plain
from hasila.ledger.settling import Settled
from hasila.model import Figure, Span
from hasila.terminal.words import by_form, count

_UNCHANGED = frozenset({"id", "span", "text", "why"})
_STATES: Mapping[str, State] = {
    "confirm": "confirm", "correct": "correct", "discount": "discount", "reject": "reject", "add": "add",
}  # fmt: skip


def items(settled: Settled) -> tuple[FigureItem, ...]:
    """The figures that stand, in the order of their words."""
    return tuple(item(figure, settled) for figure in sorted(settled.reading.figures, key=lambda f: f.span))


def rejected(settled: Settled) -> tuple[FigureItem, ...]:
    """Those that a person said are none."""
    return tuple(item(figure, settled) for figure in settled.read.figures if figure.id in settled.rejected)


def item(figure: Figure, settled: Settled) -> FigureItem:
    """One figure of ``settled``."""
    text = settled.read.report.text
    taken = settled.decided.get(figure.id, ())
    date, place, speaker = figure.date, figure.place, figure.speaker
    state, by = _state(taken)
    return FigureItem(
        figure.id, figure.span.start, figure.span.end, figure.text, count(figure), figure.value, figure.value_max,
        figure.outcome, figure.qualifier, figure.status, figure.demographic, figure.assertion, figure.scope,
        speaker.text if speaker else None, place.text if place else None, date.earliest if date else None,
        date.latest if date else None, date.span.of(text) if date else None,
        figure.affiliation.text if figure.affiliation else None, figure.cause.code if figure.cause else None,
        figure.blamed.text if figure.blamed else None, figure.subset_of, figure.repeats, _inferred(figure),
        figure.why.rules if figure.why else (), state, by, differences(settled.machine(figure.id), figure),
    )  # fmt: skip


def _inferred(figure: Figure) -> tuple[str, ...]:
    """The fields that the figure's own words do not say."""
    sentence = figure.why.sentence if figure.why else None

    def beyond(span: Span) -> bool:
        return sentence is not None and (span.start < sentence.start or span.end > sentence.end)

    found = {
        "count": by_form(figure),
        "speaker": figure.speaker is not None and not figure.speaker.explicit,
        "place": figure.place is not None and beyond(figure.place.span),
        "date": figure.date is not None and beyond(figure.date.span),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _state(taken: Sequence[Decision]) -> tuple[State, str]:
    """What was decided last, and by whom."""
    for decision in reversed(taken):
        if decision.deed in _STATES:
            return _STATES[decision.deed], decision.author.name
    return "", ""


def differences(machine: Figure | None, person: Figure) -> tuple[Difference, ...]:
    """The fields in which a person's figure is otherwise than the machine's."""
    if machine is None or machine == person:
        return ()
    was, now = plain(machine), plain(person)
    return tuple(
        Difference(name, told(was[name]), told(now[name]))
        for name in now
        if name not in _UNCHANGED and was.get(name) != now[name]
    )


def told(value: object) -> str:
    """A field's value in a word: of something named its words, "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value.get("text") or value.get("earliest") or "")
    if isinstance(value, list | tuple):
        return ", ".join(told(each) for each in value)
    return str(value)
