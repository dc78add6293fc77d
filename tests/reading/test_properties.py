"""What holds of every reading: offsets, values, links; and the same facts however a sentence is spelled."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.model import Figure, Reading, Report, Span
from hasila.reading import read

LONGEST = 40  # a figure's words state the count and no more

COUNTS = (
    "ثلاثة", "خمسة عشر", "40", "/40/", "(12)", "نحو 20", "أكثر من مئة", "ما لا يقل عن 7", "بين 5 و7", "عشرات",
    "1,200", "بضعة", "3 آلاف", "عدد من",
)  # fmt: skip
PEOPLE = ("مدنيين", "جنود", "أطفال", "أشخاص", "من عناصر الشرطة", "عمال", "نساء", "من المهاجمين")
SINGLES = ("مدني", "طفلين", "جنديان", "امرأة", "الشاب سالم الوردي", "قتلى", "قتيل", "العديد من السكان")
FRAMES = (
    "قُتل {} في قصف على بلدة تل الورد.",
    "وأصيب {} بجروح متفاوتة، بحسب مصدر طبي.",
    "مقتل {} وإصابة {} بانفجار في حي النخلة",
    "وقال المتحدث باسم الدفاع المدني إن {} لقوا حتفهم أمس.",
    "اعتقلت الشرطة {} قرب الجسر، بينهم {}.",
    "لم يُقتل أي من السكان، فيما نزح {} إلى الوادي.",
    "نفت الوزارة مقتل {} في الغارة.",
    "لو نجح الهجوم لقُتل {}.",
    "ارتفعت حصيلة القتلى إلى {} بعد وفاة {}.",
    "وكان {} قد اختطفوا في كانون الثاني/يناير 2021.",
    "خلّف الحريق {} بين قتيل وجريح.",
    "بلغ عدد الضحايا منذ مطلع العام {}، {} منهم في الشمال.",
    "تظاهر {} احتجاجاً على انقطاع المياه.",
    "أفرج الخاطفون عن {} مقابل فدية.",
    "«شـ.ـهـ.ـداء» القصف {} 🙏 #تل_الورد",
)
NOISE = (
    "\n", "\n\n", " ", "  ", "\u200f", "\u202b", "\u202c", "\u2067", "\ufeff", "«", "»", "“", '"', "🙏🏼", "…", "،",
    "/", "(", "قـ.ـتـ.ل", "ﻗﺘﻴﻞ", "۳۷", "٤٥ قتيلاً", "وللمدنيين", "فقتلوا", "كمافقد", "اقرأ أيضاً", "30%", "2021-03-05",
    "بينهم", "لم", "منهم", "آخرون", "وبذلك بلغت الحصيلة", "عدد القتلى", "ـ", "ً", "\r\n", "\t", "ﷺ", "٫", "١٬٢",
)  # fmt: skip

counted = st.builds("{} {}".format, st.sampled_from(COUNTS), st.sampled_from(PEOPLE))
victims = counted | st.sampled_from(SINGLES)
sentences = st.builds(lambda frame, one, two: frame.format(one, two), st.sampled_from(FRAMES), victims, victims)
texts = st.lists(sentences | st.sampled_from(NOISE), min_size=1, max_size=8).map(" ".join)
letters = st.text(alphabet=st.sampled_from("قتلجرحىبين5٤۳ـ.،وًُ \n«»/\u200f🙏ﻻ"), max_size=40)

# Marks within a word: an ending would be grammar, and may tell who killed whom.
WITHIN = ("\u0651", "\u0652", "\u064e", "\u0640", "\u0640\u0640", "\u200c", "\u200d", "\u2060")
FAMILIES = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
WORD = re.compile("(?<!\u0640)[\u0621-\u063a\u0641-\u064a]{3,}(?!\u0640)")


def reading(text: str, **fields: dt.date) -> Reading:
    return read(Report(id="r", text=text, **fields))  # type: ignore[arg-type]


def facts(text: str) -> list[tuple[str, int | None, int | None, str, str]]:
    return [(f.outcome, f.value, f.value_max, f.qualifier, f.assertion) for f in reading(text).figures]


@st.composite
def marked(draw: st.DrawFn, text: str) -> str:
    """``text`` with marks inside some of its words, and its digits in one of their families."""
    chosen = draw(st.lists(st.booleans(), min_size=40, max_size=40))
    mark = draw(st.sampled_from(WITHIN))
    at = draw(st.integers(0, 5))

    def mark_word(found: re.Match[str]) -> str:
        word, k = found.group(), found.start()
        place = 1 + at % (len(word) - 1)
        return word[:place] + mark + word[place:] if chosen[k % len(chosen)] else word

    return WORD.sub(mark_word, text).translate(str.maketrans(FAMILIES[0], draw(st.sampled_from(FAMILIES))))


def named(figure: Figure) -> list[tuple[Span, str]]:
    """Everything a figure names, with where it says that it stands."""
    out = [(each.span, each.text) for each in (figure.speaker, *figure.chain) if each is not None]
    out += [(each.span, each.text) for each in (figure.affiliation, figure.blamed) if each is not None]
    out += [(figure.place.span, figure.place.text)] if figure.place else []
    return out + ([(figure.cause.span, figure.cause.text)] if figure.cause else [])


@given(texts | letters)
def test_every_finding_points_at_its_words(text: str) -> None:
    found = reading(text)
    for figure in found.figures:
        assert figure.text == figure.span.of(text)
        assert figure.text
        assert len(figure.text) <= LONGEST
        assert [(span.of(text), words) for span, words in named(figure) if span.of(text) != words] == []
    for place in found.places:
        assert place.text == place.span.of(text)
    assert all(each.span.of(text).strip() for each in found.quantities)
    assert all(each.span.of(text).strip() for each in found.dates)


@given(texts | letters)
def test_figures_stand_in_text_order_and_share_words_only_over_two_outcomes(text: str) -> None:
    found = reading(text).figures  # فُقد وأُصيب 40 طفلاً: forty missing, forty wounded
    assert [each.id for each in found] == [f"f{i}" for i in range(1, len(found) + 1)]
    assert all(a.span.start <= b.span.start for a, b in pairwise(found))
    apart = [a.span.end <= b.span.start or (a.span == b.span and a.outcome != b.outcome) for a, b in pairwise(found)]
    assert all(apart)


@given(texts | letters)
def test_values_and_qualifiers_agree(text: str) -> None:
    for figure in reading(text).figures:
        assert (figure.value is None) == (figure.qualifier == "vague")
        assert (figure.value_max is not None) == (figure.qualifier == "range")
        assert figure.value is None or figure.value >= 0
        assert figure.value_max is None or (figure.value is not None and figure.value < figure.value_max)
        assert figure.value != 0 or (figure.qualifier, figure.assertion) == ("exact", "asserted")


@given(texts)
def test_links_lead_to_other_figures_and_never_round(text: str) -> None:
    found = {each.id: each for each in reading(text).figures}
    for figure in found.values():
        for name in ("subset_of", "repeats"):
            assert getattr(figure, name) in {None, *found} - {figure.id}
            seen, at = {figure.id}, getattr(figure, name)
            while at is not None:
                assert at not in seen
                seen.add(at)
                at = getattr(found[at], name)


@given(texts)
def test_a_repetition_leads_to_the_first_statement_of_the_same_fact(text: str) -> None:
    found = {each.id: each for each in reading(text).figures}
    for figure in found.values():
        if figure.repeats is not None:
            first = found[figure.repeats]
            assert first.repeats is None
            assert first.span.start < figure.span.start
            assert (first.outcome, first.assertion) == (figure.outcome, figure.assertion)


@given(texts)
def test_a_part_is_no_more_than_its_whole(text: str) -> None:
    found = {each.id: each for each in reading(text).figures}
    for figure in found.values():
        whole = found[figure.subset_of] if figure.subset_of else None
        if whole is not None and figure.value is not None and whole.value is not None and whole.qualifier == "exact":
            assert figure.value <= whole.value


@settings(max_examples=50)
@given(texts)
def test_reading_again_reads_the_same(text: str) -> None:
    assert reading(text) == reading(text)


@settings(max_examples=50)
@given(texts, st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)))
def test_the_day_of_publication_changes_dates_only(text: str, day: dt.date) -> None:
    known, unknown = reading(text, published=day).figures, reading(text).figures
    assert [(f.span, f.outcome, f.value, f.assertion) for f in known] == [
        (f.span, f.outcome, f.value, f.assertion) for f in unknown
    ]


@pytest.mark.parametrize("frame", FRAMES)
@settings(max_examples=25)
@given(st.data())
def test_spelling_changes_no_fact(frame: str, data: st.DataObject) -> None:
    plain = frame.format(data.draw(victims), data.draw(victims))
    assert facts(data.draw(marked(plain))) == facts(plain)


# One spelling for another, for every letter of a word: what is folded made unfolded again.
FORMS = {unicodedata.normalize("NFKC", form): form for form in map(chr, range(0xFE8D, 0xFEF5))}
PERSIAN = str.maketrans("كي", "کی")
BARE = str.maketrans("أإآ", "ااا")


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda text: text.translate(str.maketrans(FORMS)),
        lambda text: text.translate(PERSIAN),
        lambda text: text.translate(BARE),
        lambda text: text.replace("ى", "ي"),
        lambda text: re.sub("[\u064b-\u0652]", "", text),
        lambda text: re.sub("(?<=[\u0621-\u064a]{2})(?=[\u0621-\u064a]{2})", "ـ", text),
        lambda text: text.replace(" ", " \u200f"),
        lambda text: text.replace(" ", "  "),
    ],
    ids=["presentation forms", "Persian", "bare alef", "ya", "no marks", "tatweel", "marks of direction", "spaces"],
)
@settings(max_examples=40)
@given(sentences.filter(lambda text: "ـ" not in text))  # what is censored is changed already
def test_another_spelling_throughout_changes_no_fact(rewritten: Callable[[str], str], text: str) -> None:
    assert facts(rewritten(text)) == facts(text)


@settings(max_examples=60)
@given(sentences, st.sampled_from(["ـ.ـ", "ـ*ـ", "*", "ـ ـ", "·"]))
def test_a_censored_word_is_read_as_the_word(text: str, mark: str) -> None:
    """Two letters are cut from one another in each of the words that a moderator would look for."""
    hidden = re.sub("(قتل|صيب|جرح|خطف|عتقل|ستشهد)", lambda found: found.group()[0] + mark + found.group()[1:], text)
    assert facts(hidden) == facts(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قُتل ثلاثة جنود وأصيب 12 آخرون.", "قتل ثلاثة جنود واصيب 12 اخرون."),
        ("قُتل ثلاثة جنود وأصيب 12 آخرون.", "قـ.ـتـ.ل ثلاثة جنـ.ـود وأصـ.ـيب 12 آخرون."),
        ("مقتل طفلين بانفجار لغم", "مـ.ـقـ.ـتـ.ـل طـ.ـفـ.ـلين بانفـ.ـجار لغم"),
        ("مقتل 5 أشخاص في غارة", "ﻣﻘﺘﻞ 5 ﺃﺷﺨﺎﺹ ﻓﻲ ﻏﺎﺭﺓ"),
        ("قُتل ثلاثة مدنيين، وأصيب خمسة.", "قُتل ثلاثة مدنيين،وأصيب خمسة."),
        ("قُتل ثلاثة مدنيين، وأصيب خمسة.", "قُتل ثلاثة مدنيين ، وأصيب خمسة ."),
        ("قُتل ثلاثة مدنيين في «الحي».", "قُتل ثلاثة مدنيين في “الحي”."),
        ("قُتل ثلاثة مدنيين.", "\u202bقُتل ثلاثة مدنيين.\u202c"),
        ("قُتل ثلاثة مدنيين.", "🔴 قُتل ثلاثة مدنيين.🙏"),
        ("قُتل ثلاثة مدنيين.\nأصيب خمسة.", "قُتل ثلاثة مدنيين.\r\n\r\nأصيب خمسة."),
    ],
)
def test_the_same_sentence_written_otherwise(one: str, other: str) -> None:
    assert facts(one)
    assert facts(other) == facts(one)


@settings(max_examples=50)
@given(sentences, st.sampled_from(["كان الطقس صافياً في ذلك النهار.", "يبلغ عدد سكان المدينة 40 ألف نسمة."]))
def test_a_paragraph_about_other_things_changes_no_fact(text: str, other: str) -> None:
    assert facts(f"{text}\n\n{other}") == facts(text)


@settings(max_examples=50)
@given(texts)
def test_furniture_is_not_read(text: str) -> None:
    body = f"{text}\n"
    report = Report(id="r", text=f"{body}مقتل 9 جنود في كمين", furniture=(Span(len(body), len(body) + 19),))
    assert [each.text for each in read(report).figures if each.span.end > len(body)] == []


@pytest.mark.parametrize("end", ["لم", "لم يصب", "ما لا", "ما لا قتيل", "لا يقل", "أكثر", "بين", "منهم لم"])
def test_a_text_may_break_off_anywhere(end: str) -> None:
    assert reading(f"قُتل خمسة جنود في بلدة تل الورد. وفي الغارة {end}").figures[0].value == 5
