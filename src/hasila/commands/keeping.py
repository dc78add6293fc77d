"""The commands about what a ledger keeps: search, two readers' agreement, its soundness, and the desk over it."""

from __future__ import annotations

from typing import Annotated

import typer

from hasila import messages
from hasila.commands.options import LANG, Format, InLang, Where, say
from hasila.commands.running import DONE, NOTHING, SOME_REFUSED, USAGE, bytes_out, fail, opened_ledger, output


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help=say("help.search_words"), show_default=False)],
    ledger: Where = None,
    limit: Annotated[int, typer.Option(min=1, help=say("help.limit"))] = 50,
    form: Annotated[Format, typer.Option("--format", help=say("help.hits"))] = Format.table,
    lang: InLang = LANG,
) -> None:
    """Find the reports of a ledger that hold words."""
    from hasila.exports.jsonl import hit_line
    from hasila.terminal.kept import print_hits
    from hasila.terminal.screen import screen

    with output(), opened_ledger(ledger, lang) as opened:
        hits = opened.search(" ".join(words), limit=limit)
        if form is Format.jsonl:
            bytes_out().write(b"".join(hit_line(hit).encode("utf-8") + b"\n" for hit in hits))
        else:
            print_hits(screen(lang.value), hits)


def agreement(
    readers: Annotated[
        list[str] | None, typer.Argument(metavar="[READER READER]", help=say("help.readers"), show_default=False)
    ] = None,
    ledger: Where = None,
    form: Annotated[Format, typer.Option("--format", help=say("help.agreement_format"))] = Format.table,
    lang: InLang = LANG,
) -> None:
    """Print how far two readers agree, by field, and what they differ on."""
    from hasila.exports.jsonl import agreement_lines
    from hasila.terminal.agreement import print_agreement
    from hasila.terminal.screen import screen

    if readers and (len(readers) != 2 or readers[0] == readers[1]):
        fail(messages.say("error.two_readers", lang.value), USAGE)
    with output(), opened_ledger(ledger, lang) as opened:
        found = opened.agreement((readers[0], readers[1]) if readers else None)
        if form is Format.jsonl:
            for each in found:
                bytes_out().write("".join(f"{line}\n" for line in agreement_lines(each)).encode("utf-8"))
        else:
            print_agreement(screen(lang.value), found)
    raise typer.Exit(DONE if any(each.reports for each in found) else NOTHING)


def check(
    ledger: Where = None,
    lang: InLang = LANG,
) -> None:
    """Verify a ledger's hashes, offsets and references."""
    from hasila.terminal.kept import print_findings
    from hasila.terminal.screen import screen

    with output(), opened_ledger(ledger, lang) as opened:
        found = opened.check()
        print_findings(screen(lang.value), found, len(opened.reports()))
    raise typer.Exit(SOME_REFUSED if found else DONE)


def desk(
    ledger: Where = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help=say("help.port"))] = 8790,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=say("help.no_browser"), show_default=False)
    ] = True,
    lang: InLang = LANG,
) -> None:
    """Serve the desk over a ledger on a loopback address."""
    import webbrowser

    from hasila.desk.serve import serve

    def tell(address: str) -> None:
        print(messages.say("desk.open", lang.value, address=address), flush=True)
        if browser:
            webbrowser.open(address)

    with opened_ledger(ledger, lang, create=True) as opened:
        try:
            serve(opened, port, lang.value, tell)
        except OSError as error:
            fail(messages.say("error.port", lang.value, port=port, reason=error.strerror or error), NOTHING)
