"""The actor tables are well formed, and say what they must of the actors most easily mistaken."""

import re

import pytest

from hasila.lexicon.actors import actor, heads, labels, listed, names, of_state, state_adjectives, words_of
from hasila.lexicon.tables import rows

ROLES = frozenset(
    "GOV JUD LEG MIL COP OPP PTY REB PRM SPY UAF CVL ELI BUS EDU MED LAB AGR JRN REF REL SOC CRM "
    "IGO NGO ISM IMG MNC".split()
)
LOADED = frozenset("مرتزقة إرهابيون إرهابي ميليشيا ميليشيات عصابات عصابة عدو".split())


def forms(row: dict[str, str]) -> list[str]:
    return [f for column in ("aliases", "shared", "weak", "headed") for f in row[column].split("|") if f]


def test_there_are_enough_of_them():
    table = list(rows("actors.tsv"))
    assert len(table) >= 250
    assert sum(len(forms(row)) for row in table) >= 900


@pytest.mark.parametrize("row", list(rows("actors.tsv")), ids=lambda row: row["id"])
def test_a_row_is_well_formed(row):
    assert re.fullmatch(r"[a-z0-9-]+", row["id"])
    assert row["type"] and row["name_ar"] and row["name_en"]
    assert row["role"] and set(row["role"].split()) <= ROLES
    assert all(re.fullmatch(r"[A-Z]{3}", country) for country in row["country"].split())
    assert row["source"] == "general" or re.fullmatch(r"seen: [a-z0-9-]+ \d+(; [a-z0-9-]+ \d+)*", row["source"])
    assert len(set(forms(row))) == len(forms(row))
    assert not LOADED & set(row["name_ar"].split())


def test_every_branch_that_a_head_gives_is_known():
    branches = {row["branch"] for row in rows("actor_branches.tsv")}
    assert {head.branch for some in heads().values() for head in some} - {""} <= branches
    assert {a.branch for a in listed().values()} - {""} <= branches


def test_each_branch_of_a_state_is_one_actor():
    seen = [(a.countries[0], a.branch) for a in listed().values() if a.branch]
    assert len(set(seen)) == len(seen)


def test_a_branch_that_is_not_listed_is_made():
    found = actor(of_state("FIN", "military"))
    assert found is not None
    assert (found.id, found.countries, found.roles) == ("fin-military", ("FIN",), ("MIL",))
    assert found.name_en == "Finnish armed forces"
    assert of_state("SYR", "military") == "saa"
    assert actor("nobody") is None
    assert actor("fin-choir") is None


def test_the_syrian_democratic_forces_are_never_syria():
    for form in ("قوات سوريا الديمقراطية", "قسد", "قوات سورية الديموقراطية"):
        first, *rest = words_of(form)
        name = next(n for n in names()[first] if n.rest == tuple(rest))
        assert name.actors == ("sdf",)


def test_the_longest_name_stands_first():
    for some in names().values():
        lengths = [len(name.rest) for name in some]
        assert lengths == sorted(lengths, reverse=True)


def test_members_are_written_in_every_number():
    for form in ("حوثي", "الحوثيون", "الحوثيين", "حوثيين", "داعشي"):
        assert names()[form][0].use == "name"


def test_a_name_that_several_bear_is_shared():
    assert next(n for n in names()["التحالف"] if not n.rest).use == "shared"


def test_labels_are_no_names():
    assert {"مرتزقه", "ارهابيون", "ميليشيا", "عصابات", "شهداء", "عدو"} <= set(labels())
    alone = {first for first, some in names().items() for name in some if not name.rest}
    assert not alone & {"مرتزقه", "ارهابيون", "ميليشيا", "عصابات", "شهداء", "عدو"}


def test_adjectives_of_states():
    assert ("", "TUR") in state_adjectives()["تركيه"]
    assert ("شمالي", "PRK") in state_adjectives()["كوري"]
