"""`python -m hasila` is `hasila`."""

from __future__ import annotations

from hasila.cli import main

if __name__ == "__main__":
    main()
