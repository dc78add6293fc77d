"""How much is read at once. Beyond these an input is refused with the limit named, never read in part."""

from __future__ import annotations

MEGABYTE = 1 << 20
#: Files taken whole: txt, md, html, pdf, docx. The longest books are under 10 MB of plain text.
WHOLE_FILE = 64 * MEGABYTE
#: A page of html, in a file or in a web archive: the parsers hold some fifty times its size.
PAGE = 8 * MEGABYTE
#: One line of jsonl or one record of csv; the files themselves may be of any size.
ROW = 32 * MEGABYTE
#: A Telegram export or a .json file, parsed in one piece.
JSON_FILE = 1024 * MEGABYTE
#: What a .docx may unpack to, and how many times its packed size (a bomb packs a thousandfold, documents tenfold).
UNPACKED = 256 * MEGABYTE
UNPACKED_RATIO = 200
#: Seconds a pdf may take.
PDF_SECONDS = 120
