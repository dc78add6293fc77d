"""Work on Hasila with nothing but Python 3.11+ and pip.

python3 dev.py run            read the examples, list their incidents: hasila read examples/; hasila incidents
python3 dev.py run ARGS...    any command of Hasila's, for instance    dev.py run read REPORT.html
python3 dev.py test [ARGS...] ruff, mypy and pytest (ARGS go to pytest); the first failure is the exit status
python3 dev.py lock [ARGS...] resolve the dependencies anew (ARGS go to the resolver, for instance --upgrade)

What `run` reads is kept in .hasila/, beside this file, unless HASILA_LEDGER or --ledger says where.
Each makes .venv/ from requirements/lock.txt where it is missing, unfinished or older than the lock.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
KEPT = ROOT / ".hasila"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"


def main(arguments: list[str]) -> int:
    """Carry out one command; its exit status is the program's own (128 + N where signal N ended it)."""
    commands = {"run": run, "test": test, "lock": lock}
    if sys.version_info < (3, 11):
        sys.exit(f"Hasila needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] not in commands:
        print(__doc__.strip())
        return 0 if not arguments or arguments[0] in ("-h", "--help", "help") else 2
    return commands[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """Run Hasila; without arguments, read the examples from the project's folder and list their incidents."""
    python = environment()
    os.environ.setdefault("HASILA_COMMAND", shlex.join(["python3", sys.argv[0], "run"]))  # for its advice
    os.environ.setdefault("HASILA_LEDGER", str(KEPT / "ledger.db"))
    if arguments:
        return call(python, "-m", "hasila", *arguments)
    KEPT.mkdir(exist_ok=True)
    ledger = ("--ledger", f"{KEPT.name}/examples.db")  # apart from what its user reads
    status = call(python, "-m", "hasila", "read", "examples/", *ledger, cwd=ROOT)
    print(flush=True)
    return status or call(python, "-m", "hasila", "incidents", *ledger, cwd=ROOT)


def test(arguments: list[str]) -> int:
    """Run every check, so that one run shows all that is wrong; pytest comes last and has the last word."""
    python = environment()
    checks = (("ruff", "check", "."), ("mypy",), ("pytest", *arguments))
    statuses = [call(python, "-m", *check, cwd=ROOT) for check in checks]
    return next((status for status in statuses if status), 0)


def lock(arguments: list[str]) -> int:
    """Write the lock files anew, with hashes for every platform. An index's address is never written into them."""
    common = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    common += ["--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        python = fill(Path(folder), REQUIREMENTS / "resolver.txt")
        for name, sources in (
            ("resolver.txt", ["requirements/resolver.in"]),
            ("lock.txt", ["pyproject.toml", "requirements/dev.in"]),
        ):
            target = ["--output-file", f"requirements/{name}", *arguments]
            status = call(python, "-m", "uv", "pip", "compile", *common, *sources, *target, cwd=ROOT)
            if status:
                return status
    return 0


def environment() -> Path:
    """The Python of .venv/, which is made anew unless its stamp, written last, names this lock and this folder."""
    locked = REQUIREMENTS / "lock.txt"
    stamp, python = VENV / "stamp", VENV / PROGRAMS / "python"
    wanted = f"{hashlib.sha256(locked.read_bytes()).hexdigest()} {ROOT}"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted and shutil.which(python):
        return python
    print("Making the environment in .venv/; this is done once.", file=sys.stderr, flush=True)
    fill(VENV, locked)
    pip(VENV, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    stamp.write_text(wanted, "utf-8")
    return python


def fill(folder: Path, locked: Path) -> Path:
    """Make a virtual environment in ``folder`` holding what ``locked`` names, every file checked against its hash."""
    # Some systems have pip but not what venv needs to copy it; this Python's pip is then used from outside.
    venv.create(folder, clear=True, symlinks=os.name != "nt", with_pip=not has_pip())
    pip(folder, "--no-deps", "--require-hashes", "--requirement", str(locked))  # the lock names all there is
    return folder / PROGRAMS / "python"


def has_pip() -> bool:
    """Whether this Python has pip."""
    return importlib.util.find_spec("pip") is not None


def pip(folder: Path, *arguments: str) -> None:
    """Install into the environment in ``folder``, with this Python's pip or, where it has none, the environment's."""
    python = str(folder / PROGRAMS / "python")
    program = [sys.executable, "-m", "pip", "--python", python] if has_pip() else [python, "-m", "pip"]
    status = call(*program, "install", "--quiet", "--no-input", "--disable-pip-version-check", *arguments)
    if status:
        sys.exit(status)


def call(program: str | Path, *arguments: str, cwd: Path | None = None) -> int:
    """Run a program to its end and return its exit status."""
    settings = {"PYTHONUTF8": "1", "UV_CUSTOM_COMPILE_COMMAND": "python3 dev.py lock"}
    try:
        status = subprocess.call([str(program), *arguments], cwd=cwd, env={**os.environ, **settings})
    except KeyboardInterrupt:
        return 130
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
