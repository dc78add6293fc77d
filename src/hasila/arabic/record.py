"""Records: what a step finds, made by the thousand for every report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True)
def record(of: type[_Record]) -> type[_Record]:
    """A dataclass with slots that nobody may change: whoever checks types holds that.

    A dataclass frozen at run time sets every field through a guard, and takes five times as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True)(of)
