"""The command line, thin: the commands and their order. What each does is in ``commands``.

Exit statuses: 0 done, 2 wrong usage, 3 some inputs refused and the rest done, 4 nothing done; 130 stopped by the user,
141 the reader of the output went away. Standard output holds the answer and nothing else, standard error the rest.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from hasila.commands.incidents import export, incidents, plot
from hasila.commands.keeping import agreement, check, desk, search
from hasila.commands.options import say
from hasila.commands.reading import gaps, read, show
from hasila.commands.running import USAGE

app = typer.Typer(
    name="hasila", help=say("help.app"), add_completion=False, no_args_is_help=True, rich_markup_mode=None,
    pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"hasila {version('hasila')}")
        except PackageNotFoundError:
            print("hasila (not installed)")
        raise typer.Exit


@app.callback()
def _hasila(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("help.version"))
    ] = False,
) -> None:
    pass


for command in (read, show, plot, gaps, search, incidents, export, agreement, check, desk):
    app.command(help=say(f"help.{command.__name__}"))(command)


def main() -> None:
    """The program `hasila`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the system's encoding, Arabic is printed
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="hasila")
    except ValueError as error:
        from hasila.lexicon.tables import VocabularyError

        if not isinstance(error, VocabularyError):
            raise
        print(error, file=sys.stderr)  # the user's own file, row and reason
        sys.exit(USAGE)


if __name__ == "__main__":
    main()
