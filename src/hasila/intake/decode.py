"""Bytes to text: UTF-8, UTF-16 with or without its mark, Windows-1256 and ISO-8859-6, told apart by what they yield.

A declared encoding (of an html page) only breaks a tie: pages that declare one encoding and are written in another are
common, and a text that decodes strictly as UTF-8 with letters beyond ASCII is UTF-8.
"""

from __future__ import annotations

import codecs
import re

from hasila.intake.refusal import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1256", "iso8859-6")
# The commonest words of any Arabic text: the article and four prepositions. In the wrong table of the two they come
# out as other letters or as Latin ones.
_COMMON = re.compile(r"(?:\b[وفبك]?ال[ء-ي]|\b(?:في|من|على|إلى|عن)\b)")
_ARABIC = re.compile("[ء-غف-ي]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1 << 16
_MOSTLY_VALID = 0.02


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``, a leading byte order mark left out.

    Raises Unreadable where the bytes are no text in any of the encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    wide = _wide(data[:_SAMPLE])
    if wide:
        return _checked(data.decode(wide, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _checked(_not_quite_utf8(data) or _single_byte(data, declared))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: one byte in two is 00 or 06, and neither is ever common in the other encodings."""
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    shares = [(half.count(0) + half.count(6)) / len(half) for half in (even, odd)]
    if max(shares) < 0.7 or min(shares) > 0.4:
        return None
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


def _not_quite_utf8(data: bytes) -> str | None:
    """UTF-8 that was cut within a letter or damaged here and there; the damage becomes U+FFFD."""
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text[:_SAMPLE] if character > "\x7f")
    if damage <= max(2, _MOSTLY_VALID * len(text)) and beyond_ascii > 2 * damage:
        return text
    return None


def _single_byte(data: bytes, declared: str | None) -> str:
    """The table of the two that yields more common Arabic words; the declared one where they are level."""
    best, best_score = "", -1.0
    for encoding in _SINGLE_BYTE:
        sample = data[:_SAMPLE].decode(encoding, "replace")
        score = 10.0 * len(_COMMON.findall(sample)) + len(_ARABIC.findall(sample)) - 5 * sample.count("\ufffd")
        score += 1 if _is(declared, encoding) else 0
        if score > best_score:
            best, best_score = encoding, score
    return data.decode(best or "cp1256", "replace")


def _is(declared: str | None, encoding: str) -> bool:
    try:
        return declared is not None and codecs.lookup(declared.strip()).name == codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return False


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if sample and strange > 0.1 * len(sample):
        raise Unreadable("a binary file, or text in an unknown encoding")
    return text
