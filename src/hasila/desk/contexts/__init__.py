"""What each page shows, as frozen and typed values: templates are given these and nothing else.

The same values are the page's ``.json``; each page's ``rows()`` are its ``.csv``. Unknown is None. Words of reports are
as they stand in them; words of the interface are keys (``outcome.killed``) that the template says in the reader's
language.
"""

from __future__ import annotations

from hasila.desk.contexts.chrome import Body, Chrome, Link

__all__ = ["Body", "Chrome", "Link"]
