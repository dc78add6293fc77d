"""A report made ready: its words looked up, run-together words parted, furniture left out."""

from __future__ import annotations

from hasila.model import Report, Span
from hasila.reading.known import known
from hasila.reading.passage import Passage
from hasila.reading.preparing import prepare


def passage(text: str, *furniture: Span) -> Passage:
    return prepare(Report(id="r", text=text, furniture=furniture))


def test_a_word_is_known_under_its_clitics() -> None:
    found = known("وللمدنيين")
    assert found.person_split is not None
    assert (found.person_split.conjunction, found.person_split.stem) == ("و", "مدنيين")


def test_an_outcome_word_is_known_in_its_person() -> None:
    assert "killed" in {each.outcome for each in known("فقتلوا").outcomes}


def test_words_run_together_are_parted_at_their_letters() -> None:
    text = "كمافُقد ثلاثة"
    found = passage(text)
    assert [text[each.start : each.end] for each in found.tokens] == ["كما", "فُقد", "ثلاثة"]


def test_a_word_that_is_known_whole_is_not_parted() -> None:
    assert [each.form for each in passage("كمائن المقاتلين").tokens] == ["كمائن", "المقاتلين"]


def test_furniture_is_left_out_and_ends_a_sentence() -> None:
    text = "قُتل ثلاثة شارك الخبر وأصيب خمسة"
    start = text.index("شارك")
    found = passage(text, Span(start, start + len("شارك الخبر")))
    assert "شارك" not in [each.form for each in found.tokens]
    assert len(found.sentences) == 2


def test_sentences_and_paragraphs_number_the_tokens() -> None:
    found = passage("قُتل ثلاثة. وأصيب خمسة.\nثم عاد الهدوء.")
    assert [found.sentence_of[i] for i, _ in found.sentences] == [0, 1, 2]
    assert sorted(set(found.paragraph_of)) == [0, 1]


def test_outside_the_text_there_is_nothing() -> None:
    found = passage("قُتل ثلاثة.")
    assert (found.form(-1), found.form(99)) == ("", "")
    assert found.classes(99) == frozenset()


def test_a_noun_of_several_words_is_one() -> None:
    found = passage("قُتل رجال الأمن.")
    assert found.widths == {1: 2}


def test_counts_are_found_by_their_first_token() -> None:
    found = passage("قُتل أحد عشر عاملاً.")
    assert list(found.counts_at) == [1]
    assert found.counts_at[1].last == 3
