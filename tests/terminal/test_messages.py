"""The messages: both languages everywhere, and every rule explained."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from hasila import model
from hasila.intake import Refusal, read_inputs
from hasila.messages import known, language, messages
from hasila.reading import read

ROOT = Path(__file__).resolve().parents[2]
EXPLAIN = "explain each in src/hasila/messages/rules.tsv"
READING = ROOT / "src" / "hasila" / "reading"
CAUSES = (
    "airstrike shelling drone missile shooting explosion mine ied suicide stabbing execution torture chemical collapse "
    "drowning accident disease other"
)


def test_both_languages_fill_in_the_same() -> None:
    for key, (english, arabic) in messages().items():
        fields = [{name for _, name, _, _ in string.Formatter().parse(words) if name} for words in (english, arabic)]
        assert fields[0] == fields[1], key
        assert re.search("[ء-ي]", arabic), key


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("outcome", get_args(model.Outcome)),
        ("qualifier", get_args(model.Qualifier)),
        ("status", get_args(model.Status)),
        ("demographic", [each for each in get_args(model.Demographic) if each]),
        ("assertion", get_args(model.Assertion)),
        ("scope", get_args(model.Scope)),
        ("cause", CAUSES.split()),
    ],
)
def test_every_value_has_its_words(kind: str, values: list[str]) -> None:
    assert [value for value in values if not known(f"{kind}.{value}")] == []


def test_every_rule_in_the_readings_code_is_explained() -> None:
    found = {rule for path in READING.glob("*.py") for rule in _rules(ast.parse(path.read_text("utf-8")))}
    assert {"count-noun", "after-trigger", "noun-sg"} <= found
    assert sorted(rule for rule in found if not known(f"rule.{rule}")) == [], EXPLAIN


def test_every_rule_that_reads_the_examples_is_explained() -> None:
    found = set()
    for report in read_inputs([str(ROOT / "examples")]):
        assert not isinstance(report, Refusal)
        found |= {rule for figure in read(report).figures if figure.why for rule in figure.why.rules}
    assert sorted(rule for rule in found if not known(f"rule.{rule}")) == [], EXPLAIN


def _rules(tree: ast.AST) -> Iterator[str]:
    """Rule names as the code writes them: rule="…", the rule of a Phrase or a draft, rules.append("…"), f"noun-…"."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        named = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        if called.endswith(".add"):
            named += node.args[3:4]
        elif called == "Phrase":
            named += node.args[8:9]
        elif called.endswith("rules.append"):
            named += node.args
        for value in named:
            yield from _constants(value)


def _constants(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _constants(value.body)
        yield from _constants(value.orelse)
    elif isinstance(value, ast.JoinedStr) and ast.unparse(value) == "f'noun-{head.number}'":
        yield from ("noun-sg", "noun-du", "noun-pl")


@pytest.mark.parametrize(
    ("asked", "environment", "expected"),
    [
        ("ar", {}, "ar"),
        (None, {"HASILA_LANG": "ar", "LANG": "en_GB.UTF-8"}, "ar"),
        (None, {"LANG": "ar_SY.UTF-8"}, "ar"),
        (None, {"LC_ALL": "C.UTF-8", "LANG": "ar_SY.UTF-8"}, "en"),
        ("en", {"HASILA_LANG": "ar"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_language_of_the_interface(asked: str | None, environment: dict[str, str], expected: str) -> None:
    assert language(asked, environment) == expected
