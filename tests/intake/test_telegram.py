"""Telegram's export."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from hasila.intake import read_inputs
from hasila.intake.telegram import message_text
from hasila.model import Report

MESSAGES = [
    {"id": 1, "type": "service", "date": "2022-01-30T10:00:00", "action": "create_channel", "text": ""},
    {"id": 2, "type": "message", "date": "2022-01-31T10:00:00", "text": "قتيلان هنا", "forwarded_from": "النخلة"},
    {"id": 3, "type": "message", "date": "x", "text": ["جريح في ", {"type": "hashtag", "text": "#الرابية"}, " الآن"]},
    {"id": 4, "type": "message", "date": "2022-01-31T12:00:00", "photo": "p.jpg", "text": ""},
]
CHAT = {"name": "قناة الرابية", "type": "public_channel", "id": 77, "messages": MESSAGES}


def read(tmp_path: Path, export: object) -> list[Report]:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(export), "utf-8")
    items = list(read_inputs([str(path)]))
    assert all(isinstance(item, Report) for item in items)
    return [item for item in items if isinstance(item, Report)]


def test_messages_with_text_are_reports(tmp_path: Path) -> None:
    first, second = read(tmp_path, CHAT)
    assert (first.id, first.source, first.text) == ("77/2", "قناة الرابية", "قتيلان هنا")
    assert (first.published, first.published_as) == (dt.date(2022, 1, 31), "2022-01-31T10:00:00")
    assert first.extra == {"forwarded_from": "النخلة"}
    assert second.text == "جريح في #الرابية الآن"


def test_a_whole_export_holds_many_chats(tmp_path: Path) -> None:
    export = {"chats": {"about": "", "list": [CHAT, {**CHAT, "id": 78}]}}
    assert [report.id for report in read(tmp_path, export)] == ["77/2", "77/3", "78/2", "78/3"]


def test_text_of_another_form_is_no_text() -> None:
    assert message_text(None) == message_text({"a": 1}) == message_text([5, {"text": 7}]) == ""
