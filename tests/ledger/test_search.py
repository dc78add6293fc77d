"""Search: a word is found whatever is glued to it, on both stores alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from hasila.ledger import Ledger
from hasila.ledger.words import filed, terms
from hasila.model import Reading

TEXTS = {
    "t1": "قُتل سبعة مدنيين، وللمدنيين في وادي السدر ملجأ واحد.",
    "t2": "أُصيب مدني واحد قرب المدرسة. وقال مصدر طبي إن 1,250 عائلة نزحت.",
    "t3": "قـ.ـتـ.ل طفـ.ـلان في غارة على بلدة عين التينة.",
    "t4": "بيان: الغارات على عين التينة مستمرّة، وعين أخرى على التينة.",
    "t5": "وصل فريق 𞸀 الإنقاذ Médecins إلى المدرستين.",
}


def holding(ledger: Ledger, query: str) -> list[str]:
    return [hit.report for hit in ledger.search(query)]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for id_, text in TEXTS.items():
        ledger.keep(Reading(samples.report(id_, text), ()))
    return ledger


@pytest.mark.parametrize(("query", "reports"), [
    ("المدنيين", ["t1", "t2"]),
    ("مدنيون", ["t1", "t2"]),
    ("مدنيّ", ["t1", "t2"]),
    ("قتل", ["t1", "t3"]),
    ("طفلان", ["t3"]),
    ("غارة", ["t3", "t4"]),
    ("غاره التينه", ["t3", "t4"]),
    ('"عين التينة"', ["t3", "t4"]),
    ('"على التينة"', ["t4"]),
    ('"التينة عين"', []),
    ("مدرسة", ["t2", "t5"]),
    ("1250", ["t2"]),
    ("١٬٢٥٠", ["t2"]),
    ("médecins", ["t5"]),
    ("𞸀", ["t5"]),
    ("يان", ["t4"]),
    ("مدني غارة", []),
    ('"عين', ["t3", "t4"]),
    ("؟ !", []),
    ("", []),
    ("' OR 1=1 --", []),
    ("NEAR(a b) * ^", []),
])  # fmt: skip
def test_words_are_found(filled: Ledger, query: str, reports: list[str]) -> None:
    assert holding(filled, query) == reports


def test_spans_point_into_the_text(filled: Ledger) -> None:
    (hit,) = filled.search("طفلان عين")
    assert [span.of(hit.text) for span in hit.spans] == ["طفـ.ـلان", "عين"]


def test_the_last_published_come_first(ledger: Ledger) -> None:
    for id_, day in (("x", ""), ("y", "2031-01-02"), ("z", "2031-03-04")):
        ledger.keep(Reading(samples.report(id_, published=day), ()))
    assert holding(ledger, "قصف") == ["z", "y", "x"]
    assert [hit.report for hit in ledger.search("قصف", limit=2)] == ["z", "y"]


def test_only_what_is_current_is_found(ledger: Ledger) -> None:
    ledger.keep(Reading(samples.report(text="قُتل سبعة مدنيين."), ()))
    ledger.keep(Reading(samples.report(text="جُرح سبعة مدنيين."), ()))
    assert holding(ledger, "قتل") == []
    assert holding(ledger, "جرح") == ["a"]


def test_titles_are_searched(ledger: Ledger) -> None:
    ledger.keep(Reading(samples.report(title="مجزرة في الرابية"), ()))
    (hit,) = ledger.search("الرابية")
    assert hit.spans == ()


def test_a_text_of_very_many_words(ledger: Ledger) -> None:
    words = [f"كلمة{chr(0x628 + n % 20)}{chr(0x62A + n // 20 % 20)}{n}" for n in range(60_000)]
    long = samples.report(text=" ".join(words))
    ledger.keep(Reading(long, ()))
    assert holding(ledger, "59999 3") == ["a"]
    assert ledger.check() == []


def test_an_index_of_another_release_is_made_anew(filled: Ledger, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hasila.ledger.index.VERSION", "another")
    with Ledger.open(where) as later:
        assert holding(later, "غارة") == ["t3", "t4"]
        assert later.check() == []


def test_what_is_looked_for_is_stemmed_with_care() -> None:
    (asked,) = terms("واحد")
    assert not asked.words[0] & filed("احد")
    assert asked.words[0] & filed("والواحد")


def test_long_words_are_filed_whole() -> None:
    word = "ب" * 500
    assert terms(word)[0].words[0] & filed(word)
    assert not terms(word)[0].words[0] & filed("ت" * 500)
    assert replace(terms("قتل")[0], exact=True).exact
