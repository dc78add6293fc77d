"""A trigger: a word that states an outcome, and where its victims stand."""

from __future__ import annotations

from hasila.arabic.record import record
from hasila.lexicon.outcomes import OutcomeForm


@record
class Trigger:
    """An outcome word at token ``at``; its victims stand from token ``ready`` on, or before ``at``.

    ``hungry`` is false where a pronoun already names the victims (قتلهم). ``tally`` marks a counting phrase
    (عدد القتلى) that takes a number only; its outcome is "" where the words leave it to the context (وبلغ تعدادهم).
    ``label`` marks one that heads a line of a list (القتلى: 87).
    """

    at: int
    ready: int
    outcome: str
    form: OutcomeForm | None
    conjoined: bool = False
    hungry: bool = True
    tally: bool = False
    article: bool = False
    completed_at: int = -1
    label: bool = False

    @property
    def is_verb(self) -> bool:
        """Is it a verb, and no noun or counting phrase?"""
        return self.form is not None and self.form.part == "verb"

    @property
    def ambiguous(self) -> bool:
        """May an agent stand between the verb and its victims?"""
        if self.form is None:
            return False
        seizes = self.is_verb and self.form.victim == "next" and self.outcome == "detained"  # أسر، ضبط
        return seizes or self.form.victim in ("both", "object")
