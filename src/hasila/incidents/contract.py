"""An incident as the object that `hasila incidents --format jsonl` prints: the contract's names, unknown is null."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hasila.incidents.model import End, Incident, Ref, Series, Toll


def row(incident: Incident) -> dict[str, Any]:
    """``incident`` as plain values, ready for JSON. All keys are there, whatever was found."""
    return {
        "id": incident.id,
        "title": incident.title,
        "type": incident.type,
        "cause": incident.cause or None,
        "place": _place(incident),
        "date": {"earliest": _day(incident.earliest), "latest": _day(incident.latest)},
        "responsible": [{"actor": r.actor, "by": r.by, "claim": r.claim, "act": r.act} for r in incident.responsible],
        "reports": list(incident.reports),
        "figures": [_ref(r) for r in incident.figures],
        "tolls": [_toll(t) for t in incident.tolls],
        "series": [_series(s) for s in incident.series],
        "checks": [
            {
                "kind": c.kind,
                "holds": c.holds,
                "total": c.total,
                "parts": list(c.parts),
                "note": c.note,
                "words": list(c.words),
            }
            for c in incident.checks
        ],
        "origins": [list(group) for group in incident.origins],
        "copies": [{"report": c.report, "of": c.of, "share": c.share, "why": c.why} for c in incident.copies],
    }


def _place(incident: Incident) -> dict[str, Any] | None:
    spot = incident.place
    if spot is None:
        return None
    return {
        "text": incident.place_text,
        "id": spot.id or None,
        "name": incident.place_name or None,
        "lat": spot.lat,
        "lon": spot.lon,
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _ref(ref: Ref) -> dict[str, str]:
    return {"report": ref.report, "figure": ref.figure}


def _end(end: End | None) -> dict[str, Any] | None:
    if end is None:
        return None
    out: dict[str, Any] = {"value": end.value, "report": end.report, "figure": end.figure}
    if len(end.figures) > 1:
        out["sum_of"] = list(end.figures)
    if end.open_above or end.open_below:
        out["open"] = "above" if end.open_above else "below"
    return out


def _toll(toll: Toll) -> dict[str, Any]:
    return {
        "outcome": toll.outcome,
        "status": toll.status or None,
        "demographic": toll.demographic,
        "affiliation": toll.affiliation,
        "low": _end(toll.low),
        "high": _end(toll.high),
        "best": toll.best,
        "latest": _end(toll.latest),
        "origins": toll.origins,
        "grade": toll.grade,
        "grade_reason": toll.grade_reason or None,
        "policy": toll.policy,
        "party": toll.party,
        "note": toll.note or None,
        "figures": [_ref(r) for r in toll.figures],
        "vague": [_ref(r) for r in toll.vague],
        "superseded": [
            {"report": s.report, "figure": s.figure, "by": f"{s.by.report}#{s.by.figure}"} for s in toll.superseded
        ],
    }


def _series(series: Series) -> dict[str, Any]:
    points = [{"date": _day(p.date), "value": p.value, "report": p.report, "figure": p.figure} for p in series.points]
    return {
        "scope": series.scope,
        "speaker": series.speaker,
        "outcome": series.outcome,
        "status": series.status,
        "points": points,
        "falls": series.falls,
    }
