"""Files taken in from the browser: read as the command line reads them, in the background, one lot after the other."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from hasila.ledger import Ledger, LedgerError

State = Literal["waiting", "reading", "linking", "done", "failed"]
_KEPT = 50  # jobs that are remembered
_TOLD = 200  # refusals that are remembered of one job


@dataclass(frozen=True, slots=True)
class Job:
    """One lot: how many files, what has been read of them so far, what was refused and why. ``incidents``: made anew.

    ``error``: what ended it where it failed.
    """

    id: str
    files: int
    state: State = "waiting"
    read: int = 0
    new: int = 0
    figures: int = 0
    refused: tuple[str, ...] = ()
    refusals: int = 0
    incidents: int = 0
    error: str = ""

    @property
    def running(self) -> bool:
        """Is there more to come?"""
        return self.state not in ("done", "failed")


class Jobs:
    """The lots of one desk."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self._lock, self._numbers = threading.Lock(), count(1)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._closing = threading.Event()

    def begin(self, folder: Path, files: int) -> Job:
        """Read the ``files`` files in ``folder``, which is removed afterwards."""
        with self._lock:
            job = Job(str(next(self._numbers)), files)
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, job.id, folder)
        return job

    def get(self, id_: str) -> Job | None:
        """The job with this id, None where there is none."""
        with self._lock:
            return self._jobs.get(id_)

    def close(self) -> None:
        """End: a lot that is being read stops after its current report; what was read is kept."""
        self._closing.set()
        self._pool.shutdown(cancel_futures=True)

    def _run(self, id_: str, folder: Path) -> None:
        try:
            self._change(id_, state="reading")
            self._read(id_, sorted(str(path) for path in folder.iterdir()))
            self._change(id_, state="linking")
            linked = self._ledger.link(reason="added at the desk")
            self._change(id_, state="done", incidents=linked.made)
        except (LedgerError, OSError) as error:
            self._change(id_, state="failed", error=str(error))
        except Exception as error:  # a lot's own fault is told, and the next one is read
            self._change(id_, state="failed", error=f"{type(error).__name__}: {str(error)[:200]}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _read(self, id_: str, paths: Iterable[str]) -> None:
        from hasila.intake import Refusal, read_inputs
        from hasila.reading import read

        for found in read_inputs(paths):
            if self._closing.is_set():
                return
            if isinstance(found, Refusal):
                self._refuse(id_, str(found))
                continue
            try:
                known = self._ledger.kept(found)
                reading = known or read(found)
                kind = "same" if known else self._ledger.keep(reading, reason="added at the desk").kind
            except LedgerError as error:
                self._refuse(id_, f"{found.id[:80]}: {error}")
                continue
            except Exception as error:  # one report's fault is not the lot's
                self._refuse(id_, f"{found.id[:80]}: {type(error).__name__}: {str(error)[:200]}")
                continue
            job = self._jobs[id_]
            self._change(
                id_, read=job.read + 1, new=job.new + (kind != "same"), figures=job.figures + len(reading.figures)
            )

    def _refuse(self, id_: str, words: str) -> None:
        job = self._jobs[id_]
        told = (*job.refused, words) if len(job.refused) < _TOLD else job.refused
        self._change(id_, refused=told, refusals=job.refusals + 1)

    def _change(self, id_: str, **changes: object) -> None:
        with self._lock:
            if id_ in self._jobs:
                self._jobs[id_] = replace(self._jobs[id_], **changes)  # type: ignore[arg-type]


def folder_for_files() -> Path:
    """An empty folder for files to come."""
    return Path(tempfile.mkdtemp(prefix="hasila-"))
