"""Write ``ledger-1.db.gz``: a ledger as the first schema step made it. Run once; what it wrote is never made anew."""

from __future__ import annotations

import gzip
import sys
import tempfile
from pathlib import Path

import samples

from hasila.ledger import Ledger, person
from hasila.ledger.engine import open_store


def main() -> None:
    target = Path(__file__).with_name("ledger-1.db.gz")
    if target.exists():
        sys.exit(f"{target.name} is there already")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        ledger = Ledger(open_store(path, upto=1))
        ledger._refile()
        for number in range(3):
            ledger.keep(samples.numbered(number))
        ledger.decide("r1", "correct", author=person("Anna"), reason="misread", figure="f1", value={"value": 4})
        ledger.close()
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
