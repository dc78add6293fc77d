"""Feed mutated inputs of every format through intake, and through the reading where it is installed.

    python benchmarks/fuzz_intake.py [--count 20000] [--seed 1] [--keep FOLDER]

Inputs are made from the texts in ``examples/``, or from sentences of this file where there are none: cut, spliced,
shuffled, with nested quotes, zero-width and bidirectional controls, emoji, NULs, halves of surrogate pairs, lines of
5 MB. It prints counts and the slowest input, and exits with 1 where an input raised anything or took longer than
its bound: a second and a half, and 40 microseconds a byte. A hang of native code ends the run with its traceback.
"""

from __future__ import annotations

import argparse
import faulthandler
import gzip
import io
import json
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hasila.intake import Refusal, read_inputs
from hasila.model import Report

SENTENCES = (
    "قُتل سبعة مدنيين وأصيب 12 آخرون بقصف مدفعي على بلدة وادي السدر صباح الإثنين، وفق مصدر طبي.",
    "وقال المتحدث باسم فرق الإنقاذ إن /40/ شخصاً (بينهم ٣ أطفال) ما زالوا في عداد المفقودين.",
    "لم تسجل إصابات في قرية عين التينة، بحسب وكالة النخلة.",
    "ارتفعت الحصيلة إلى 1,250 قتيلاً منذ مطلع الشهر الجاري، بينهم مئتان وثلاثة وعشرون امرأة.",
    "قـ.ـتـ.ل طفـ.ـلان وجُرحت سيدة بانفجار لغم من مخلفات الحرب في ريف الزهراء الشرقي.",
    "نفت غرفة العمليات سقوط قتلى، وأكدت «تحييد» عشرات المسلحين يوم 31 كانون الثاني/يناير 2022.",
    "اقرأ أيضاً: افتتاح معرض الكتاب في مدينة الرابية",
)
BOUND_SECONDS, BOUND_PER_BYTE = 1.5, 40e-6
HANG_SECONDS = 600  # by the wall clock, beyond twice the bound: a busy machine is no hang
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069\ufeff\u00ad\u0640\u061c"
ODD = "😀🕊️👨‍👩‍👧‍👦\x00\x07\x1b\x85\u2028\ud800\udc00\U0010ffff\ufffd“”«»\"'‹›()[]{}<>&;\\/|"
QUOTES = "“«\"'‹("


@dataclass(slots=True)
class Tally:
    """What came of the inputs. ``failures`` are (name, what went wrong)."""

    inputs: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    readings: int = 0
    slowest: tuple[float, str, int] = (0.0, "", 0)
    failures: list[tuple[str, str]] = field(default_factory=list)


def base_texts(examples: Path) -> list[str]:
    """The texts to mutate: those of ``examples``, or this file's own."""
    found = read_inputs([str(examples)]) if examples.is_dir() else ()
    texts = [item.text for item in found if isinstance(item, Report)]
    return texts or ["\n".join(SENTENCES[i:] + SENTENCES[:i]) for i in range(len(SENTENCES))]


# Mutations of a text.


def cut(text: str, rng: random.Random) -> str:
    """A stretch of it."""
    start = rng.randrange(len(text) + 1)
    return text[start : start + rng.randrange(len(text) + 1)]


def shuffle(text: str, rng: random.Random) -> str:
    """Its words in another order."""
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def sprinkle(text: str, rng: random.Random) -> str:
    """Controls, emoji, NULs and half pairs between its letters."""
    letters = list(text)
    for _ in range(rng.randrange(1, 40)):
        letters.insert(rng.randrange(len(letters) + 1), rng.choice(rng.choice((CONTROLS, ODD))))
    return "".join(letters)


def nest(text: str, rng: random.Random) -> str:
    """Quotation marks opened and never closed."""
    depth = rng.choice((3, 30, 3000))
    return "".join(rng.choice(QUOTES) for _ in range(depth)) + text + rng.choice(("", "”" * depth))


def run_together(text: str, rng: random.Random) -> str:
    """No spaces, or no line breaks, or a mark repeated."""
    mark = rng.choice(" \n،.0ـ/")
    return text.replace(mark, rng.choice(("", mark * 200)))


def splice(text: str, rng: random.Random) -> str:
    """A stretch of it again, elsewhere."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + cut(text, rng) + text[at:]


TEXT_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (cut, shuffle, sprinkle, nest, run_together, splice)


def mutated(text: str, rng: random.Random) -> str:
    """One to three mutations of ``text``, one after the other; at most 200,000 characters."""
    for _ in range(rng.randrange(1, 4)):
        text = rng.choice(TEXT_MUTATIONS)(text, rng)[:200_000]
    return text


def damaged(data: bytes, rng: random.Random) -> bytes:
    """``data`` cut, with bytes changed, or with one stretch put over another."""
    if not data:
        return data
    choice = rng.randrange(4)
    if choice == 0:
        return data[: rng.randrange(len(data))]
    if choice == 1:
        changed = bytearray(data)
        for _ in range(rng.randrange(1, 30)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return bytes(changed)
    if choice == 2:
        start, at = rng.randrange(len(data)), rng.randrange(len(data))
        return data[:at] + data[start : start + rng.randrange(1, 400)] + data[at:]
    return data


# Formats: each takes a text and gives a file's bytes.


def as_text(text: str, rng: random.Random) -> bytes:
    """A text file in one of the encodings."""
    encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"))
    halves = encoding.startswith("utf") and encoding != "utf-8-sig"
    return text.encode(encoding, "surrogatepass" if halves else "replace")


def as_html(text: str, rng: random.Random) -> bytes:
    """A page, its tags sometimes broken."""
    tag = rng.choice(("p", "li", "td", "div"))
    paragraphs = "".join(f"<{tag}>{line}</{tag}>" for line in text.split("\n"))
    depth = rng.choice((0, 0, 5, 400))
    page = f"<!doctype html><meta charset=utf-8><title>{text[:40]}</title>{'<div>' * depth}<article>{paragraphs}"
    return page.encode("utf-8", "replace")


def as_csv(text: str, rng: random.Random) -> bytes:
    """Three rows, one of them with its quotes as they come."""
    sound = text.replace('"', '""')
    rows = [f'1,2022-01-31,"{sound}"', f'2,,"{text}"', f"3,x,{text}"]
    rng.shuffle(rows)
    return ("id,published,text\n" + "\n".join(rows)).encode("utf-8", "replace")


def as_jsonl(text: str, rng: random.Random) -> bytes:
    """Rows, some broken, some nested without end."""
    published = rng.choice(("2022-01-31", "أمس", None))
    rows = [
        json.dumps({"id": rng.choice(("a", 1, None)), "text": text, "published": published}),
        json.dumps({"text": rng.choice((None, 5, [text], {"a": text}))}, ensure_ascii=False),
        '{"text": "' + text.replace('"', "").replace("\\", ""),
        rng.choice(("[" * 100_000, '{"text":' * 50_000, "9" * 5000, "null", '{"text": "\\ud800 قتل مدني"}')),
    ]
    rng.shuffle(rows)
    return "\n".join(rows[: rng.randrange(1, 5)]).encode("utf-8", "surrogatepass")


def as_telegram(text: str, rng: random.Random) -> bytes:
    """An export with messages of every form."""
    messages: list[object] = [
        {"id": 1, "type": "message", "date": "2022-01-31T10:00:00", "text": text},
        {"id": 2, "date": "?", "text": [cut(text, rng), {"type": "bold", "text": cut(text, rng)}, 7]},
        {"id": 3, "type": "service", "action": "pin_message"},
        rng.choice((None, 5, {"id": []}, {"text": {"a": 1}})),
    ]
    chat = {"name": rng.choice(("قناة الرابية", None, 5)), "id": 77, "messages": messages}
    return json.dumps(rng.choice((chat, {"chats": {"list": [chat, 5]}}, {"messages": 5}))).encode()


def as_docx(text: str, rng: random.Random) -> bytes:
    """A Word file, its document part sometimes damaged within the zip."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{escaped}</w:t></w:r></w:p></w:body></w:document>'
    content = body.encode("utf-8", "replace")
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
            f'.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/document.xml", damaged(content, rng) if rng.random() < 0.3 else content)
    return packed.getvalue()


def as_warc(text: str, rng: random.Random) -> bytes:
    """An archive of two answers, packed or not."""
    records = b""
    for number in (1, 2):
        page = as_html(text, rng)
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://rabia.example/{number}\r\n"
            f"WARC-Date: 2022-01-31T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records += gzip.compress(record) if rng.random() < 0.5 else record
    return records


def as_pdf(text: str, rng: random.Random) -> bytes:
    """A pdf of one page, hardly well formed; its reader runs in a process of its own, so there are few of these."""
    stream = b"BT /F1 12 Tf 72 700 Td (" + text[:200].encode("utf-8", "replace") + b") Tj ET"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
        + str(len(stream) + rng.choice((0, 0, 99))).encode() + b">>stream\n" + stream + b"\nendstream endobj\n%%EOF"
    )  # fmt: skip


FORMATS: dict[str, Callable[[str, random.Random], bytes]] = {
    "txt": as_text, "md": as_text, "html": as_html, "csv": as_csv, "jsonl": as_jsonl, "json": as_telegram,
    "docx": as_docx, "warc.gz": as_warc, "pdf": as_pdf,
}  # fmt: skip
WEIGHTS = (20, 6, 14, 16, 20, 10, 8, 6, 0.5)


def make(texts: list[str], rng: random.Random, number: int) -> tuple[str, bytes]:
    """A file's ending and its bytes. One in a thousand is a single line of 5 MB; one in twenty has a wrong ending."""
    ending = rng.choices(list(FORMATS), WEIGHTS)[0]
    text = mutated(rng.choice(texts), rng)
    if number % 1000 == 999:
        line = text.replace("\n", " ") or "قتل مدني "
        return "txt", (line * (5_000_000 // len(line.encode("utf-8", "replace")) + 1)).encode("utf-8", "replace")
    data = FORMATS[ending](text, rng)
    data = damaged(data, rng) if rng.random() < 0.5 else data
    return (rng.choice(list(FORMATS)[:-1]) if rng.random() < 0.05 else ending), data


def bound(size: int) -> float:
    """The seconds of CPU that an input of ``size`` bytes may take."""
    return BOUND_SECONDS + BOUND_PER_BYTE * size


def check(path: Path, tally: Tally, reading: Callable[[Report], object] | None) -> None:
    """Read one file; every report must be fit to be printed and be read in time."""
    size = path.stat().st_size
    tally.inputs[path.name.partition(".")[2]] += 1
    started = time.process_time()
    try:
        for item in read_inputs([str(path)]):
            if isinstance(item, Refusal):
                tally.refusals[item.reason.partition(":")[0][:60]] += 1
                str(item).encode("utf-8")
                continue
            tally.reports += 1
            check_report(item)
            if reading is not None:
                reading(item)
                tally.readings += 1
    except Exception:
        tally.failures.append((path.name, traceback.format_exc()))
    took = time.process_time() - started
    tally.slowest = max(tally.slowest, (took, path.name, size))
    if took > bound(size):
        tally.failures.append((path.name, f"{took:.1f} s for {size} bytes"))


def check_report(report: Report) -> None:
    """Raise where a report cannot be printed, or its furniture is out of place."""
    for words in (report.id, report.text, report.title, report.source, report.url, report.published_as):
        words.encode("utf-8")
    json.dumps(report.extra, ensure_ascii=False).encode("utf-8")
    at = 0
    for span in report.furniture:
        if not at <= span.start < span.end <= len(report.text):
            raise AssertionError(f"furniture out of place: {span}")
        at = span.end


def the_reading() -> Callable[[Report], object] | None:
    """The reading of a report, where there is one."""
    try:
        from hasila.reading import read
    except ImportError:
        return None
    found: Callable[[Report], object] = read
    return found


def fuzz(
    count: int, seed: int, folder: Path, texts: list[str], with_reading: bool = True, progress: bool = False
) -> Tally:
    """Make and read ``count`` inputs in ``folder``; those that fail are left there."""
    rng, tally = random.Random(seed), Tally()
    reading = the_reading() if with_reading else None
    for number in range(count):
        ending, data = make(texts, rng, number)
        path = folder / f"{number:06}.{ending}"
        path.write_bytes(data)
        failed = len(tally.failures)
        faulthandler.dump_traceback_later(HANG_SECONDS + 2 * bound(len(data)), exit=True)
        check(path, tally, reading)
        faulthandler.cancel_dump_traceback_later()
        if len(tally.failures) == failed:
            path.unlink()
        if progress and number % 500 == 0:
            sys.stderr.write(f"\r{number}/{count}")
    return tally


def main() -> int:
    """Exit status 0 where nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=20_000, help="how many inputs (20000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same inputs (1)")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that fail (default: none are kept)")
    parser.add_argument("--intake-only", action="store_true", help="do not read the reports")
    options = parser.parse_args()
    texts = base_texts(Path(__file__).resolve().parent.parent / "examples")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        progress = sys.stderr.isatty()
        tally = fuzz(options.count, options.seed, folder, texts, not options.intake_only, progress)
    show(tally)
    return 1 if tally.failures else 0


def show(tally: Tally) -> None:
    """Print the counts, then the failures."""
    out = sys.stdout.write
    out(f"inputs    {tally.inputs.total()}  " + " ".join(f"{k} {n}" for k, n in tally.inputs.most_common()) + "\n")
    out(f"reports   {tally.reports}\nreadings  {tally.readings}\nrefusals  {tally.refusals.total()}\n")
    for reason, times in tally.refusals.most_common(30):
        out(f"  {times:6}  {reason}\n")
    seconds, name, size = tally.slowest
    out(f"slowest   {seconds:.2f} s  {name}  {size} bytes\nfailures  {len(tally.failures)}\n")
    for name, why in tally.failures[:20]:
        out(f"--- {name}\n{why}\n")


if __name__ == "__main__":
    sys.exit(main())
