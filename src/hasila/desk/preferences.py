"""How a person likes the desk: language, digits, light or dark. In the address where given, else in a cookie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from starlette.requests import Request

from hasila.messages import LANGUAGES, Language

Digits = Literal["latin", "arabic"]
Theme = Literal["auto", "light", "dark"]
CHOICES: dict[str, tuple[str, ...]] = {
    "lang": LANGUAGES, "digits": get_args(Digits), "theme": get_args(Theme),
}  # fmt: skip
_ARABIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")


@dataclass(frozen=True, slots=True)
class Preferences:
    """``digits`` are those of the interface's own numbers; a report's words keep theirs."""

    lang: Language
    digits: Digits
    theme: Theme

    @property
    def dir(self) -> Literal["rtl", "ltr"]:
        """The direction of the interface."""
        return "rtl" if self.lang == "ar" else "ltr"

    def number(self, value: float | str) -> str:
        """``value`` in the digits liked; thousands are marked."""
        words = value if isinstance(value, str) else f"{value:,}"
        return words.translate(_ARABIC) if self.digits == "arabic" else words


def preferences(request: Request, lang: Language) -> Preferences:
    """Those of a request: its address's, else its cookies', else ``lang`` with Latin digits and the system's theme."""
    return Preferences(
        cast(Language, _chosen(request, "lang", lang)), cast(Digits, _chosen(request, "digits", "latin")),
        cast(Theme, _chosen(request, "theme", "auto")),
    )  # fmt: skip


def _chosen(request: Request, name: str, default: str) -> str:
    for told in (request.query_params.get(name), request.cookies.get(name)):
        if told in CHOICES[name]:
            return str(told)
    return default
