"""Run as a script with a pdf's path: prints its blocks of text as JSON. A process of its own; see ``pdf.py``."""

from __future__ import annotations

import json
import sys
from typing import Any


def blocks_of(page: Any) -> list[dict[str, object]]:
    """The page's blocks in reading order, each with its box and type size in points; a table's row is a block."""
    out: list[dict[str, object]] = []
    for block in page.blocks:
        if block.kind == "table":
            rows = ["\t".join(" ".join(str(cell).split()) for cell in row) for row in block.to_rows()]
            out.extend({"text": row, "box": [0, 0, 0, 0], "size": 0} for row in rows if row.strip())
        elif block.kind != "image" and block.text.strip():
            size = block.lines[0].size if block.lines else 0
            out.append({"text": " ".join(block.text.split()), "box": list(block.bbox), "size": size or 0})
    return out


def main(path: str) -> int:
    """Exit status 0 with JSON on standard output, 1 with the reason on standard error."""
    try:
        import qalam

        document = qalam.Document(path)
        pages = [[] if page.needs_ocr else blocks_of(page) for page in document.pages]
        answer = {"pages": pages, "scanned": list(document.pages_needing_ocr)}
    except BaseException as error:  # native code reports its own failures as a bare BaseException
        sys.stderr.write(str(error) or type(error).__name__)
        return 1
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
