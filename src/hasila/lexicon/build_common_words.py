"""Count the words that news shares: ``python -m hasila.lexicon.build_common_words FOLDER``.

FOLDER holds general news in Arabic as ``.jsonl`` (a report's words under ``text``) or ``.txt`` (a text a file). Out
goes ``common_words.tsv`` beside this module: facts about the texts (in how many of them a word stands), none of their
sentences. The same input gives the same bytes. The table that is shipped was counted over 1,600 texts: eight hundred
of 2018 from five international broadcasters, five hundred of 2015 from twelve Saudi papers, and three hundred on sport,
economy, technology and culture. More texts, or others, shift a word by a band at most, which hardly moves a link.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from hasila.arabic.stems import stem
from hasila.arabic.words import tokens

TARGET = Path(__file__).with_name("common_words.tsv")
_LEAST_TEXTS, _LEAST_LETTERS = 6, 2
_STEP, _LAST = 1.5, 5
_A_ROW = 12
_HEAD = """\
# Words that news shares whatever it tells of: two reports that share one of these need not be of one incident, two
# that share a word that is not here (a name, a street) more likely are. Folded and without glued particles and article
# (`hasila.arabic.stems`). band: 0 (in every second text) to {last} (in one of two hundred): the halvings of how often a
# word is met, by steps of one and a half, as counted over {texts:,} general news texts in Arabic (a word in fewer than
# {least} is left out). Written by `python -m hasila.lexicon.build_common_words`, not by hand.
band\twords
"""


def texts(folder: Path) -> Iterator[str]:
    """The texts in ``folder``, file by file. Raises ValueError, with file and line, where one is none."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            yield path.read_text("utf-8")
        elif path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
                if line.strip():
                    yield _text(line, f"{path}:{number}")


def _text(line: str, where: str) -> str:
    try:
        found = json.loads(line)["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{where}: no report with a text: {error}") from error
    if not isinstance(found, str):
        raise ValueError(f"{where}: text: no words")
    return found


def table(given: Iterable[str]) -> str:
    """The table, as it is written."""
    met: Counter[str] = Counter()
    count = 0
    for text in given:
        count += 1
        met.update({stem(token.form) for token in tokens(text) if token.kind == "word"})
    bands: dict[int, list[str]] = defaultdict(list)
    for word, times in met.items():
        if times >= _LEAST_TEXTS and len(word) >= _LEAST_LETTERS and not word.isascii():
            bands[min(_LAST, int(math.log2(count / times) // _STEP))].append(word)
    rows = [
        f"{band}\t{'|'.join(words[first : first + _A_ROW])}\n"
        for band, words in sorted((band, sorted(found)) for band, found in bands.items())
        for first in range(0, len(words), _A_ROW)
    ]
    return _HEAD.format(last=_LAST, texts=count, least=_LEAST_TEXTS) + "".join(rows)


def main(arguments: list[str]) -> int:
    """Count and write the table; 2 where the arguments are wrong, 4 where a file is."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    try:
        written = table(texts(Path(arguments[0])))
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 4
    TARGET.write_text(written, "utf-8")
    print(f"{written.count('|') + written.count(chr(10)) - _HEAD.count(chr(10))} words: {TARGET}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
