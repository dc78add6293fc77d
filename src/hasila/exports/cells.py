"""Text as a cell may hold it: without what breaks a file, and without what a spreadsheet would carry out.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, in a csv file even after a
separator that is not the file's own (a list separator of ``;`` is usual where the decimal mark is a comma). ``guarded``
puts an apostrophe before each such mark; ``unguarded`` takes exactly those away again (OWASP: "CSV Injection").
"""

from __future__ import annotations

import re

# Control characters but tab and line ends are shown by their pictures (U+2400 on); halves of surrogate pairs have no
# UTF-8, and U+FFFE and U+FFFF no XML.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Where a spreadsheet may see a cell begin, blanks and invisible marks aside; the full-width signs are taken for theirs.
_BEGIN = "(\\A|[;\t\r\n])"
_BLANK = "([\\s\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]*)"
_FORMULA = "[=+\\-@＝＋－＠]"
_UNGUARDED = re.compile(f"{_BEGIN}{_BLANK}('*{_FORMULA})")
_GUARDED = re.compile(f"{_BEGIN}{_BLANK}'('*{_FORMULA})")


def clean(text: str) -> str:
    """``text`` without characters that files cannot hold: each is replaced by one that can be seen, so offsets hold."""
    return _UNWRITABLE.sub("\ufffd", text.translate(_CONTROLS)) if _ODD.search(text) else text


def guarded(text: str) -> str:
    """``text`` so that no spreadsheet calculates with it."""
    return _UNGUARDED.sub(r"\1\2'\3", text)


def unguarded(text: str) -> str:
    """What ``guarded`` made ``text`` of."""
    return _GUARDED.sub(r"\1\2\3", text)
