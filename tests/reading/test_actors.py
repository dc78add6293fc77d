"""Actors in sentences, the loaded words, and the side of victims. The sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.words import tokens
from hasila.model import Report
from hasila.reading.actors import ActorMention, actors
from hasila.reading.affiliations import Sides, affiliation_of
from hasila.reading.preparing import prepare


def read(text: str) -> list[ActorMention]:
    return [m for m in actors(tokens(text), text) if m.kind == "actor"]


def labels(text: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.actor) for m in actors(tokens(text), text) if m.kind == "label"]


@pytest.mark.parametrize(
    ("text", "found", "who"),
    [
        ("اشتبكوا مع قوات سوريا الديمقراطية", "قوات سوريا الديمقراطية", "sdf"),
        ("موقع لقسد", "قسد", "sdf"),
        ("مقاتلو #قسد", "قسد", "sdf"),
        ("لحق بداعش", "داعش", "isis"),
        ("والحوثيين", "الحوثيين", "houthis"),
        ("قيادي حوثي", "حوثي", "houthis"),
        ('هاجم تنظيم "داعش" القرية', 'تنظيم "داعش"', "isis"),
        ("ضبطوا عضوا في ب.ك.ك", "ب.ك.ك", "pkk"),
        ("وصلت الخوذ البيضاء", "الخوذ البيضاء", "white-helmets"),
        ("قال المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان", "sohr"),
        ("قصفت القوات الروسية", "القوات الروسية", "rus-military"),
        ("وزارة الصحة الفنلندية", "وزارة الصحة الفنلندية", "fin-health_ministry"),
        ("جيش مصر", "جيش مصر", "egypt-army"),
        ("قصف روسي على القرية", "روسي", "rus-military"),
        ("الطائرات الحربية الروسية", "الروسية", "rus-military"),
        ("غارة إسرائيلية", "إسرائيلية", "idf"),
        ("قوات كورية شمالية", "قوات كورية شمالية", "prk-military"),
        ("مقاتلو حركة فتح", "حركة فتح", "fatah"),
        ("مسلحو الشباب في الصومال", "الشباب", "shabaab"),
        ("قُتل عنصر من قـ.ـسد", "قـ.ـسد", "sdf"),
    ],
)
def test_an_actor_is_found_without_its_clitics(text, found, who):
    assert (found, who) in [(m.text, m.actor) for m in read(text)]


@pytest.mark.parametrize(
    "text",
    ["وصل إلى سوريا", "قرب شارع القوات المسلحة", "فتح النار", "لعب الشباب الكرة", "أفاد المصدر", "بنوا مأوى",
     "قاعدة جوية", "دوريات إيطاليا", "قال علي الحوثي", "قالت وأم الطفل", "أنصار فتح الله"],
)
def test_words_that_are_actors_elsewhere_are_none_here(text):
    assert read(text) == []


def test_two_adjectives_under_one_noun_are_two_actors():
    assert [m.actor for m in read("القوات التركية والروسية")] == ["tur-military", "rus-military"]


def test_a_shared_name_is_settled_by_the_report():
    assert [m.actor for m in read("قصف التحالف الدولي القرية. وأعلن التحالف ذلك")] == ["coalition-isis"] * 2
    assert [m.actor for m in read("قصف التحالف العربي القرية. وأعلن التحالف ذلك")] == ["saudi-coalition"] * 2
    assert [m.actor for m in read("أعلن التحالف ذلك")] == [None]


def test_a_bare_army_is_the_only_one_named_or_nobody():
    assert [m.actor for m in read("قال الجيش اللبناني. وأعلن الجيش")] == ["lebanese-army", "lebanese-army"]
    assert read("قال الجيش اللبناني والجيش التركي. وأعلن الجيش")[-1].actor is None
    assert [m.actor for m in read("أعلن الجيش")] == [None]


def test_a_label_is_kept_as_wording_and_resolved_only_where_the_report_names_someone():
    assert labels("هاجم مرتزقة داعش القرية وقتل المرتزقة") == [("مرتزقة", "isis"), ("المرتزقة", "isis")]
    assert labels("قتل الإرهابيون والشهداء") == [("الإرهابيون", None), ("الشهداء", None)]
    assert labels("ميليشيا قسد الإرهابية") == [("ميليشيا", "sdf"), ("الإرهابية", "sdf")]
    assert labels("كتائب شهداء الأقصى") == []


SIDES = [
    ("قتل 55 عنصرا من ميليشيات الحوثي", "عنصرا", "ميليشيات الحوثي", "houthis"),
    ("3 جنود من الجيش قتلوا", "جنود", "الجيش", None),
    ("سقط قتلى في صفوف قوات النظام", "قتلى", "قوات النظام", "saa"),
    ("قتل خمسة من مقاتلي قسد", "خمسة", "قسد", "sdf"),
    ("قتل قيادي حوثي", "قيادي", "حوثي", "houthis"),
    ("مقتل قيادي بارز بتنظيم داعش", "قيادي", "تنظيم داعش", "isis"),
    ("مقتل 45 من الجيش والحشد الشعبي", "45", "الجيش والحشد الشعبي", None),
    ("مقتل مقاتلين موالين للحكومة", "مقاتلين", "موالين للحكومة", None),
    ("هاجمت قسد القرية، وقتل ثلاثة من عناصرها", "ثلاثة", "قسد", "sdf"),
    ("قتل جنديان عراقيان. وقال الجيش العراقي", "جنديان", "الجيش العراقي", "iraq-army"),
]


@pytest.mark.parametrize(("text", "phrase", "side", "who"), SIDES)
def test_the_side_of_victims_is_read_after_their_phrase(text, phrase, side, who):
    found = side_of(text, phrase)
    assert found is not None
    assert (found.text, found.actor) == (side, who)
    assert found.span.of(text) == found.text


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("قتل ثلاثة جنود إسرائيليين", "جنود"), ("قتل ثلاثة مدنيين بقصف قوات النظام", "مدنيين"),
     ("قتل طفل على يد داعش", "طفل"), ("جرح سبعة، وقالت قسد", "سبعة"), ("قتل خمسة في سوريا", "خمسة")],
)
def test_those_who_did_it_and_a_nationality_are_no_side(text, phrase):
    assert side_of(text, phrase) is None


def side_of(text: str, phrase: str):
    passage = prepare(Report(id="r", text=text))
    last = next(i + 1 for i, t in enumerate(passage.tokens) if t.form == tokens(phrase)[0].form)
    return affiliation_of(passage, last, Sides(actors(passage.tokens, text)))


WORDS = 'قسد الجيش التركي و من #قسد " قوات النظام ميليشيا الحوثي التحالف لداعش ، حركة \n'.split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_mentions_stand_where_they_say(words):
    text = " ".join(words)
    cut = tokens(text)
    for m in actors(cut, text):
        assert m.text == text[m.start : m.end]
        assert cut[m.first].start <= m.start < m.end
        assert 0 <= m.first < m.last <= len(cut)
