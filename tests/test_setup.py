"""The project's set-up: what its files promise to whoever clones it."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "hasila"

# An address that a package client would be pointed to, wherever it is, and the options that would point it there.
_INDEX = re.compile(
    r"""(?ix)
    \b https?:// (?:[^\s/"'<>@]*@)? (?: [^\s/"'<>]*
        (?: py[.-]?pi | python-?hosted | npm-?js | artifactory | nexus | registry | crates | mirror ) [^\s/"'<>]*
        | [^\s"'<>]+ / simple \b )
    | --(?:extra-)?index-url | --find[-]links | \b (?: PIP | UV ) _ (?:[A-Z]+_)* INDEX (?:_URL)? \b | tool\.uv\.index
    """
)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
_LOCKS = ("lock.txt", "resolver.txt")

# Imports run downward only: a package may import those of a lower rank.
_RANKS = {
    "model": 0,
    "arabic": 1, "lexicon": 1, "messages": 1,
    "reading": 2, "intake": 2,
    "gaps": 3, "incidents": 3, "ledger": 3, "plots": 3,
    "desk": 4, "exports": 4, "terminal": 4,
    "commands": 5, "cli": 6, "__main__": 7, "__init__": 7,
}  # fmt: skip
# Of one rank, and yet they may: grammar looks its words up in the tables, whose loaders fold what they load.
_BESIDE = {("arabic", "lexicon"), ("lexicon", "arabic"), ("plots", "incidents"), ("ledger", "incidents")}
_BESIDE |= {("desk", "exports"), ("desk", "terminal")}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def _requirements(name: str) -> list[str]:
    """The requirements of a lock file, each as one line with its hashes."""
    text = (ROOT / "requirements" / name).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _imports(module: Path) -> Iterator[tuple[int, str]]:
    """The packages directly under hasila that ``module`` imports, each with its line."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "hasila" else [base]
        else:
            continue
        for name in names:
            root, _, rest = name.partition(".")
            if root == "hasila":
                yield node.lineno, rest.partition(".")[0] or "__init__"


def _absolute(module: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    return importlib.util.resolve_name("." * node.level + (node.module or ""), _package(module))


def _package(module: Path) -> str:
    return ".".join(("hasila", *module.relative_to(SOURCE).parent.parts))


def _violations(module: Path) -> list[str]:
    here = module.relative_to(SOURCE)
    own = here.parts[0].removesuffix(".py")
    out = []
    for line, other in _imports(module):
        # `from hasila import __version__` names no module: it is the root package that is imported
        other = other if other in _RANKS else "__init__"
        if other != own and _RANKS[other] >= _RANKS[own] and (own, other) not in _BESIDE:
            out.append(f"{here}:{line}: {own} imports {other}")
    return out


def test_no_file_names_a_package_index() -> None:
    found = []
    for path in _tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture or an archive
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in _INDEX.finditer(text)]
    assert found == []


# Written apart, so that this file passes its own test.
_SCHEME = "https:" + "//"


@pytest.mark.parametrize(
    "text",
    ["--extra-" + "index-url x", _SCHEME + "files.python" + "hosted.org/x", _SCHEME + "10.0.0.1/a/simple" + "/x"],
)
def test_an_index_would_be_noticed(text: str) -> None:
    assert _INDEX.search(text)


@pytest.mark.parametrize("name", _LOCKS)
def test_lock_is_pinned_and_hashed(name: str) -> None:
    requirements = _requirements(name)
    assert requirements
    for requirement in requirements:
        assert re.match(r"[A-Za-z0-9._-]+==\S+ ", requirement), requirement[:80]
        assert _HASH.search(requirement), requirement[:80]


def test_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + project["build-system"]["requires"]
    asked += (ROOT / "requirements" / "dev.in").read_text("utf-8").splitlines()
    names = {_name(line) for line in asked if line and not line.startswith("#")}
    assert names - {_name(line) for line in _requirements("lock.txt")} == set()


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def test_dev_needs_the_standard_library_only() -> None:
    imported = set()
    for node in ast.walk(ast.parse((ROOT / "dev.py").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported - set(sys.stdlib_module_names) == set()


def test_imports_run_downward() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    unranked = {module.relative_to(SOURCE).parts[0].removesuffix(".py") for module in modules} - set(_RANKS)
    assert unranked == set(), "give each a rank here"
    assert [violation for module in modules for violation in _violations(module)] == []


@pytest.mark.parametrize("name", ["lexicon", "py.typed"])
def test_package_carries_its_data(name: str) -> None:
    assert (SOURCE / name).exists()
