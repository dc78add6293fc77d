"""The wording of a report: telling words to compare by, and hashed shingles to find copies by."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Sequence

from hasila.arabic.stems import stem
from hasila.arabic.words import Token
from hasila.incidents.weights import weight
from hasila.model import Span

_SHINGLE = 4  # words
_MOST = 1000  # shingles kept; above it every second, fourth … by its hash, so that texts of any length compare
_ENOUGH = 5  # shingles: fewer are a headline, which many may share
_LEAST_LETTERS = 3
_TELLING = 0.45


def telling(cut: Iterable[Token], left_out: Sequence[Span]) -> dict[str, float]:
    """The stems of ``cut`` that are telling, with their weights; tokens within ``left_out`` (places) are not taken."""
    out: dict[str, float] = {}
    spans = sorted(left_out)
    at = 0
    for token in cut:
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if token.kind != "word" or token.form.isascii() or (at < len(spans) and spans[at].start < token.end):
            continue
        word = stem(token.form)
        if len(word) >= _LEAST_LETTERS:
            heavy = weight(word)
            if heavy >= _TELLING:
                out[word] = heavy
    return out


def likeness(one: dict[str, float], other: dict[str, float]) -> tuple[float, float, list[str]]:
    """(cosine 0-1, the sum of the shared words' weights, the shared words, the most telling first)."""
    if len(one) > len(other):
        one, other = other, one
    shared = sorted((w for w in one if w in other), key=lambda w: (-one[w], w))
    if not shared:
        return 0.0, 0.0, []
    length = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return sum(one[w] * one[w] for w in shared) / length, sum(one[w] for w in shared), shared


def shingles(cut: Iterable[Token]) -> frozenset[int]:
    """Hashes (32 bits) of every four words on end; of long texts only those divisible by a power of two."""
    words = [t.form for t in cut if t.kind in ("word", "number")]
    if len(words) < _SHINGLE:
        return frozenset()
    found = {_hash(" ".join(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1)}
    scale = 1
    while len(found) > _MOST:
        scale *= 2
        found = {h for h in found if h % scale == 0}
    return frozenset(found)


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=4).digest(), "big")


def shared_share(one: Collection[int], other: Collection[int]) -> float:
    """The share of the smaller set's shingles that the other has, on the coarser of the two's scales."""
    if not one or not other:
        return 0.0
    a, b = set(one), set(other)
    for scale in (2, 4, 8, 16, 32, 64):
        if all(h % scale == 0 for h in a) or all(h % scale == 0 for h in b):
            a, b = {h for h in a if h % scale == 0}, {h for h in b if h % scale == 0}
    return len(a & b) / min(len(a), len(b)) if min(len(a), len(b)) >= _ENOUGH else 0.0
