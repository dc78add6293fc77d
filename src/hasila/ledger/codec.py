"""The model's nouns as JSON and back, to the letter: every field is written, and read back by its declared type.

A span is ``[start, end]``, a day its ISO form, a tuple or set a list (sets in order). A field that a stored row lacks
takes its default, one that the noun has no longer is passed over: rows outlive releases.
"""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from hasila.model import Span

T = TypeVar("T")


def dumps(value: object) -> str:
    """JSON with keys in order: the same value is always the same text. What JSON has no word for is its ``str``."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def plain(value: object) -> Any:
    """``value`` as what JSON can hold. Raises TypeError where it holds something the model has not."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in _names(typing.cast(Any, type(value)))}
    raise TypeError(f"no way to keep a {type(value).__name__}")


def made(kind: type[T], data: Any) -> T:
    """What ``plain`` made ``data`` from. Raises TypeError or ValueError where ``data`` is no such thing."""
    return typing.cast(T, _maker(typing.cast(Any, kind))(data))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        makers = [_maker(each) for each in arguments if each is not types.NoneType]
        return _optional(makers[0] if len(makers) == 1 else _same)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = _maker(arguments[0])
            return lambda data: tuple(item(each) for each in data)
        each_of = [_maker(each) for each in arguments]
        return lambda data: tuple(make(each) for make, each in zip(each_of, data, strict=True))
    if origin is frozenset:
        member = _maker(arguments[0])
        return lambda data: frozenset(member(each) for each in data)
    if origin is dict:
        value = _maker(arguments[1])
        return lambda data: {key: value(each) for key, each in data.items()}
    if kind is Span:
        return lambda data: Span(*data)
    if kind is dt.date:
        return dt.date.fromisoformat
    return _dataclass(kind) if is_dataclass(kind) else _same


def _dataclass(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    makers = [(field.name, _maker(hints[field.name])) for field in fields(kind)]

    def make_one(data: Any) -> Any:
        if isinstance(data, kind):  # put in whole by the caller
            return data
        return kind(**{name: make(data[name]) for name, make in makers if name in data})

    return make_one


def _optional(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return make if make is _same else lambda data: None if data is None else make(data)


def _same(data: Any) -> Any:
    return data
