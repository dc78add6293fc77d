"""What an incident is made of, and which incident holds a figure."""

from __future__ import annotations

import pytest
import samples

from hasila.ledger import Ledger, NotKept
from hasila.reading import read


def test_members_have_the_names_that_decisions_take(ledger: Ledger) -> None:
    for outlet in range(2):
        ledger.keep(samples.told(0, outlet))
    quiet = read(samples.report("quiet", "تفقد الوزير بلدة وادي السدر."))
    ledger.keep(quiet)
    ledger.link()
    first, second = (samples.told(0, outlet).report.id for outlet in range(2))
    incident = ledger.incident_of(first, "f1")
    assert incident is not None
    assert ledger.incident_of(second) == incident
    assert ledger.members(incident) == {first: (f"{first}#f1",), second: (f"{second}#f1",)}
    other = ledger.incident_of("quiet")
    assert other is not None
    assert ledger.members(other) == {"quiet": ("quiet",)}
    assert ledger.incident_of("nowhere") is None
    with pytest.raises(NotKept, match="no such incident"):
        ledger.members("i00")
