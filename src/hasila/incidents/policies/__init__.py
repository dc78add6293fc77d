"""Policies: how a toll's ends and best value follow from its figures, as casualty recorders' codebooks say.

A policy is a function from the candidates of one toll (asserted, not superseded, none a part of another) to its ends.
``range`` is the default; the rest are computed on demand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hasila.incidents.model import PolicyName
from hasila.incidents.policies.acled import acled
from hasila.incidents.policies.candidates import Candidate, Ends
from hasila.incidents.policies.gtd import gtd
from hasila.incidents.policies.ibc import ibc
from hasila.incidents.policies.span import span
from hasila.incidents.policies.ucdp import ucdp

Policy = Callable[[Sequence[Candidate]], Ends]
POLICIES: dict[PolicyName, Policy] = {"range": span, "acled": acled, "ucdp": ucdp, "gtd": gtd, "ibc": ibc}

__all__ = ["POLICIES", "Candidate", "Ends", "Policy"]
