"""The desk: the ledger seen in the browser, on this machine alone.

``app.make`` is the web application over an open ledger, ``serve.serve`` runs it on a loopback address. ``pages`` turn a
request into a page's context (``contexts``: frozen, typed), ``templates`` show it, and the same context is what the
``.json`` and ``.csv`` of that address give. ``catalogue`` is what lists and filters are answered from.
"""

from __future__ import annotations
