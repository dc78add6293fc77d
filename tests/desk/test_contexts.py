"""What pages show is typed and documented: frozen dataclasses, which templates are given and nothing else."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from jinja2 import meta, nodes

import hasila.desk.contexts as contexts
from hasila.desk.contexts.chrome import Body
from hasila.desk.rendering import environment

MODULES = [
    import_module(f"{contexts.__name__}.{path.stem}")
    for path in sorted(Path(contexts.__path__[0]).glob("*.py")) if path.stem != "__init__"
]  # fmt: skip
GIVEN = {"body", "page", "prefs"}  # and what `rendering.environment` gives all


def classes(module: ModuleType) -> list[type]:
    return [
        each for _, each in inspect.getmembers(module, inspect.isclass)
        if each.__module__ == module.__name__ and is_dataclass(each)
    ]  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rsplit(".", 1)[-1])
def test_contexts_are_frozen_typed_and_documented(module: ModuleType) -> None:
    assert module.__doc__
    for each in classes(module):
        assert each.__dataclass_params__.frozen, each  # type: ignore[attr-defined]
        assert each.__doc__
        assert not each.__doc__.startswith(f"{each.__name__}("), each
        assert all(field.type not in ("Any", "object") for field in fields(each)), each


def test_every_body_can_be_a_page_and_a_table() -> None:
    bodies = [each for module in MODULES for each in classes(module) if each.__name__.endswith("Body")]
    assert len(bodies) >= 8
    assert all(issubclass(each, Body) for each in bodies)


def test_templates_use_what_they_are_given() -> None:
    env = environment()
    for name in env.list_templates():
        if name.startswith(("_", "decide")):
            continue
        source, _, _ = env.loader.get_source(env, name)  # type: ignore[union-attr]
        tree = env.parse(source)
        own = {each.target for each in tree.find_all(nodes.Import)} | {each.name for each in tree.find_all(nodes.Macro)}
        assert meta.find_undeclared_variables(tree) <= GIVEN | {"parts"} | own | set(env.globals), name


def test_nobody_imports_the_desk_but_the_command_line() -> None:
    import hasila

    root = Path(hasila.__file__).parent
    for path in root.rglob("*.py"):
        if {"desk", "commands"} & set(path.relative_to(root).parts):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith("hasila.desk") for name in names), path
