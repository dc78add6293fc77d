"""Telegram's ``result.json``: one chat, or a whole export. Every message with text is a report.

Its id is ``<chat id>/<message id>``, its source the chat's name, its date the message's. Service messages and those
without text are passed over. A message's other fields (``forwarded_from``, ``from``, ``edited``) are carried in
``extra``; ``text_entities`` and ``date_unixtime`` say again what text and date say and are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from hasila.intake.build import Found
from hasila.intake.refusal import Refusal

_NOT_CARRIED = frozenset({"id", "type", "date", "date_unixtime", "text", "text_entities"})


def is_export(value: object) -> bool:
    """Is this parsed JSON a Telegram export?"""
    if not isinstance(value, dict):
        return False
    chats = value.get("chats")
    return isinstance(value.get("messages"), list) or (isinstance(chats, dict) and isinstance(chats.get("list"), list))


def read_export(export: dict[str, object], shown: str) -> Iterator[Found | Refusal]:
    """The reports of an export, chat by chat, in its order."""
    for chat in _chats(export):
        messages = chat.get("messages")
        if not isinstance(messages, list):
            yield Refusal(shown, None, f"chat {_name(chat) or chat.get('id')!r}: its messages are not a list")
            continue
        for row, message in enumerate(messages, 1):
            if not isinstance(message, dict):
                yield Refusal(shown, row, "a message that is not a JSON object")
                continue
            text = message_text(message.get("text"))
            if message.get("type", "message") == "message" and text.strip():
                yield _found(chat, message, text, row)


def _chats(export: dict[str, object]) -> Iterator[dict[str, object]]:
    if "messages" in export:
        yield export
    for group in ("chats", "left_chats"):
        held = export.get(group)
        listed = held.get("list") if isinstance(held, dict) else None
        for chat in listed if isinstance(listed, list) else []:
            if isinstance(chat, dict):
                yield chat


def _found(chat: dict[str, object], message: dict[str, object], text: str, row: int) -> Found:
    return Found(
        id=f"{chat.get('id', 'chat')}/{message.get('id', row)}",
        text=text,
        row=row,
        source=_name(chat),
        published=message.get("date"),
        extra={key: value for key, value in message.items() if key not in _NOT_CARRIED},
    )


def _name(chat: dict[str, object]) -> str:
    name = chat.get("name")
    return name if isinstance(name, str) else ""


def message_text(text: object) -> str:
    """The words of a message: a string, or a list of strings and of entities that hold theirs in ``text``."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    parts = [part if isinstance(part, str) else part.get("text") if isinstance(part, dict) else None for part in text]
    return "".join(part for part in parts if isinstance(part, str))
