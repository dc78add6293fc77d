"""A real PostgreSQL server for tests and benchmarks: in a folder of its own, on a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_USERS = ("postgres", "nobody")  # the server refuses to be run by root
# Tests kill clients, not the machine: nothing need be waited for on the disk.
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


class NoServer(Exception):
    """There is no PostgreSQL here, or it does not start: says which."""


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the URL of its database ``postgres``. Raises NoServer."""
    programs = _programs()
    # Not under pytest's folders: others may not enter them, and a socket's path may have a hundred bytes only.
    folder = Path(tempfile.mkdtemp(prefix="hasila-pg-"))
    try:
        user = _give_away(folder)
        data = folder / "data"
        _run(user, programs / "initdb", "-D", data, "-U", "hasila", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"{_QUICK} -k {folder}"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://hasila@/postgres?unix_sock={folder}/.s.PGSQL.5432"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(url: str) -> Iterator[str]:
    """A new, empty database on the server at ``url``; gives its URL."""
    import sqlalchemy as sa

    name = f"h{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        yield sa.make_url(url).set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        engine.dispose()


def _programs() -> Path:
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    # Debian keeps the server's programs out of the path, a folder for each release.
    for folder in sorted(_DEBIAN.glob("*/bin"), key=lambda p: [int(n) for n in p.parent.name.split(".")], reverse=True):
        if (folder / "pg_ctl").is_file():
            return folder
    raise NoServer("no PostgreSQL server is installed (Debian's package: postgresql)")


def _give_away(folder: Path) -> str | None:
    """The user to run the server as: None for this one, unless it is root, whose ``folder`` another then gets."""
    if os.geteuid():
        return None
    for name in _USERS:
        try:
            known = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, known.pw_uid, known.pw_gid)
        folder.chmod(0o755)
        return name
    raise NoServer("root may not run PostgreSQL, and there is no other user")


def _run(user: str | None, program: Path, *arguments: str | Path) -> None:
    # Output goes to a file: the server inherits it, and a pipe would never end.
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(
            [program, *arguments], user=user, group=None if user is None else pwd.getpwnam(user).pw_gid,
            extra_groups=None if user is None else [], cwd="/", stdin=subprocess.DEVNULL, stdout=told,
            stderr=subprocess.STDOUT, check=False, timeout=120,
        )  # fmt: skip
        if done.returncode:
            told.seek(0)
            raise NoServer(f"{program.name}: {told.read().decode(errors='replace')[-500:]}")
