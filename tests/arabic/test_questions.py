"""Questions that are put to every word of a text."""

from __future__ import annotations

from hasila.arabic import questions
from hasila.arabic.questions import Words, question, question_of
from hasila.arabic.words import Token, tokens
from hasila.reading import read


@question
def _long(form: str) -> bool:
    return len(form) > 4


def test_the_tokens_of_a_yes_come_in_order_and_a_mark_is_one() -> None:
    assert Words(tokens("المدينة في الوادي، وفي المدينة")).where(_long) == [0, 2, 5]


def test_a_question_that_comes_later_is_asked_too() -> None:
    cut = tokens("قرية في الوادي")
    seen = Words(cut)
    seen.where(_long)

    @question
    def short(form: str) -> bool:
        return len(form) < 3

    assert seen.where(short) == [1]
    assert Words(cut).where(short) == [1]


def test_a_question_answers_for_one_word() -> None:
    assert _long("المدينة") and not _long("في")


def test_a_question_of_a_vocabulary_is_put_to_its_words_only_under_any_clitics() -> None:
    put: list[str] = []

    @question_of(lambda: ("الجسر", "نهر"))
    def crossing(form: str) -> bool:
        put.append(form)
        return form.endswith(("جسر", "نهر"))

    cut = tokens("وصلوا إلى الجسر، ثم للجسر وجسر وبنهر في الوادي")
    assert [cut[i].form for i in Words(cut).where(crossing)] == ["الجسر", "للجسر", "وجسر", "وبنهر"]
    assert sorted(put) == sorted(["الجسر", "للجسر", "وجسر", "وبنهر"])


def test_no_question_misses_a_word_that_it_would_say_yes_to() -> None:
    """The vocabulary that a question names may hold too many words, never too few."""
    assert read  # with it come the questions
    vocabularies = [list(vocabulary()) for vocabulary in questions._VOCABULARIES if vocabulary is not None]
    words = [word for vocabulary in vocabularies for word in vocabulary[:: len(vocabulary) // 15 + 1]]
    heads = ("", "و", "ف", "ب", "ل", "وب", "ول", "لل", "ولل", "ال", "وال", "بال", "وبال", "س", "وس")
    forms = {head + word + end for word in words for head in heads for end in ("", "ه", "هم", "نا") if word}
    cut = [Token(form, 0, 1, "word", spaced=True) for form in sorted(forms)]
    found = Words(cut)
    for asked in tuple(questions._QUESTIONS):
        where = set(found.where(asked))
        assert [cut[i].form for i in range(len(cut)) if i not in where and asked(cut[i].form)] == []
