"""Annotations without the annotated words: figures of other people's reports, kept as offsets only.

python tests/quality/annotate.py to-offsets SHARED FIGURES.jsonl... > annotations/NAME.jsonl
python tests/quality/annotate.py to-gold SHARED OUT [NAME...]     OUT/NAME.reports.jsonl, OUT/NAME.figures.jsonl

SHARED is the folder that holds ``corpora/``; FIGURES are annotations in the format of SHARED/gold/GUIDE.md. A line of
``annotations/`` is one report: ``id``, ``text_sha256`` (of its text as UTF-8) and ``figures``, where ``quote``,
``speaker``, ``place`` and ``affiliation`` are ``[start, end]`` in code points of that text (null: empty) and all else
is as in the guide. Exit status 1 where a report is missing or is not the text that was annotated.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).parent / "annotations"
CORPORA = (
    "airwars-syria-reports.jsonl", "ant-2018.jsonl", "saudinewsnet-2015.jsonl", "ant-other-2018.jsonl",
    "arabic-event-gsr.jsonl",
)  # fmt: skip
WORDS = ("speaker", "place", "affiliation")
PLAIN = (
    "outcome", "value", "value_max", "qualifier", "status", "demographic", "assertion", "scope", "subset_of", "repeats",
    "date",
)  # fmt: skip

Row = dict[str, Any]


class Misfit(ValueError):
    """An annotation and a report do not fit: says which report, and how."""


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def corpora(shared: Path) -> dict[str, Row]:
    """The reports of the corpora by id; of two with one id the first stands."""
    found: dict[str, Row] = {}
    for name in CORPORA:
        for row in rows(shared / "corpora" / name):
            found.setdefault(row["id"], row)
    return found


def text_sha256(text: str) -> str:
    """What names a text: the hash of its UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def to_offsets(annotation: Row, text: str) -> Row:
    """An annotation in the guide's format as offsets into ``text``. Raises Misfit where its words are not there."""
    figures = [_located(figure, text, annotation["id"]) for figure in annotation["figures"]]
    return {"id": annotation["id"], "text_sha256": text_sha256(text), "figures": figures}


def _located(figure: Row, text: str, report: str) -> Row:
    at = text.find(figure["context"])
    if at < 0 or text.count(figure["context"]) != 1 or figure["quote"] not in figure["context"]:
        raise Misfit(f"{report}: no place of its own for a quote of {len(figure['quote'])} characters")
    at += figure["context"].index(figure["quote"])
    out: Row = {"quote": [at, at + len(figure["quote"])]}
    out |= {name: figure[name] for name in PLAIN}
    return out | {name: _nearest(figure[name], text, at, report) for name in WORDS}


def _nearest(words: str, text: str, at: int, report: str) -> list[int] | None:
    """Where ``words`` stand nearest to offset ``at``."""
    if not words:
        return None
    found = list(occurrences(words, text))
    if not found:
        raise Misfit(f"{report}: words of {len(words)} characters are not in the text")
    start = min(found, key=lambda each: abs(each - at))
    return [start, start + len(words)]


def occurrences(words: str, text: str) -> Iterator[int]:
    """Every offset at which ``words`` stand in ``text``, overlapping ones too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def to_gold(annotation: Row, text: str) -> Row:
    """Offsets back to the guide's format. Raises Misfit where ``text`` is not the one that was annotated."""
    if text_sha256(text) != annotation["text_sha256"]:
        raise Misfit(f"{annotation['id']}: not the text that was annotated")
    figures = []
    for figure in annotation["figures"]:
        start, end = figure["quote"]
        out = {"quote": text[start:end], "context": context(text, start, end)}
        out |= {name: figure[name] for name in PLAIN}
        out |= {name: text[slice(*figure[name])] if figure[name] else "" for name in WORDS}
        figures.append(out)
    return {"id": annotation["id"], "figures": figures}


def context(text: str, start: int, end: int) -> str:
    """The shortest stretch from ``start`` on that stands once in ``text``; at the text's end it reaches back instead.

    The quote is always the first of its spelling in the context, which is how it is found again.
    """
    for stop in range(end, len(text) + 1):
        if text.find(text[start:stop], start + 1) < 0 and text.find(text[start:stop]) == start:
            return text[start:stop]
    quote = text[start:end]
    for first in range(start - 1, -1, -1):
        stretch = text[first:]
        if text.count(stretch) == 1 and stretch.index(quote) == start - first:
            return stretch
    raise Misfit(f"no context tells the words at {start} from their like")


def restored(shared: Path, names: Iterable[str], out: Path) -> None:
    """Write, for each file of ``annotations/``, its reports and figures into folder ``out``. Raises Misfit."""
    reports = corpora(shared)
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        annotated = list(rows(ANNOTATIONS / f"{name}.jsonl"))
        missing = [row["id"] for row in annotated if row["id"] not in reports]
        if missing:
            raise Misfit(f"{name}: not in the corpora: {', '.join(missing)}")
        _write(out / f"{name}.reports.jsonl", (reports[row["id"]] for row in annotated))
        _write(out / f"{name}.figures.jsonl", (to_gold(row, reports[row["id"]]["text"]) for row in annotated))


def _write(path: Path, found: Iterable[Row]) -> None:
    path.write_text("".join(line(row) for row in found), "utf-8")


def line(row: Row) -> str:
    """One row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Carry out one command."""
    if len(arguments) < 3 or arguments[0] not in ("to-offsets", "to-gold"):
        print(__doc__)
        return 2
    shared = Path(arguments[1])
    try:
        if arguments[0] == "to-gold":
            names = arguments[3:] or sorted(path.stem for path in ANNOTATIONS.glob("*.jsonl"))
            restored(shared, names, Path(arguments[2]))
        else:
            reports = corpora(shared)
            for name in arguments[2:]:
                for row in rows(Path(name)):
                    print(line(to_offsets(row, reports[row["id"]]["text"])), end="")
    except (Misfit, KeyError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
