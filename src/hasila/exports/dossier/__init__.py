"""An incident as one page for print or to pass on: what is known of it, each number with its sentence and its source.

One HTML file that asks nothing of any other machine and runs no script. ``gathering`` finds what it shows, as the plain
values of ``model``; ``templates/dossier.html`` lays it out, everything escaped.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from hasila.exports.dossier.gathering import gather
from hasila.exports.dossier.model import Dossier
from hasila.exports.showing import count_of, label, visible
from hasila.exports.where import Find
from hasila.incidents.model import Incident
from hasila.messages import Language, known, say


def dossier(incident: Incident, find: Find, language: Language = "en", *, names: bool = False, made: str = "") -> str:
    """The page of ``incident`` in ``language``, as HTML. ``find`` gives its reports; ``made``: when, as it is to say.

    The same incident gives the same page. Unless ``names``, names of persons are left out (``names.py``).
    """
    shown = gather(incident, find, language, names=names, made=made)
    return _page().render(
        d=shown, lang=language, dir="rtl" if language == "ar" else "ltr", say=_Say(language),
        label=lambda kind, code: label(kind, code, language), visible=visible, count=count_of,
    )  # fmt: skip


class _Say:
    """The messages in one language, as a template asks for them."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, key: str, **values: object) -> str:
        return say(key, self._language, **values)

    def known(self, key: str) -> bool:
        """Is there such a message?"""
        return known(key)


@cache
def _page() -> Template:
    templates = Environment(
        loader=PackageLoader(__name__, "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return templates.get_template("dossier.html")


__all__ = ["Dossier", "dossier", "gather"]
