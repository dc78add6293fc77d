"""From a request to a page's context, a module a page. Nothing here writes."""

from __future__ import annotations
