"""What things of a ledger are called: a report 12, its claim 12/c3, its source 12/s2, its check 12/k1, a link l7."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from purport.errors import LedgerError
from purport.ledger.rows import BITS

if TYPE_CHECKING:
    from typing import Self

What = Literal["report", "claim", "source", "check", "link", "decision"]

FORMS = "ids are 12 (a report), 12/c3 (a claim), 12/s2 (a source), 12/k1 (a check), l7 (a link)"
_HANGING: dict[str, What] = {"c": "claim", "s": "source", "k": "check"}
_LETTERS = {what: letter for letter, what in _HANGING.items()}
_ID = re.compile(r"(\d{1,12})(?:/([csk])(\d{1,6}))?|l(\d{1,18})")
_DECISION = re.compile(r"d(\d{1,18})")


@dataclass(frozen=True, slots=True, order=True)
class Id:
    """A report, or what hangs on one by its ``number``; a link and a decision have a number and no report (0)."""

    what: What
    report: int
    number: int

    @property
    def row(self) -> int:
        """The id in the table of its kind."""
        if self.what == "report":
            return self.report
        return self.report << BITS | self.number

    @classmethod
    def of_row(cls, what: What, row: int) -> Self:
        """The id of a row of the table of this kind."""
        if what == "report":
            return cls(what, row, 0)
        if what in ("link", "decision"):
            return cls(what, 0, row)
        return cls(what, row >> BITS, row & (1 << BITS) - 1)

    def __str__(self) -> str:
        if self.what == "report":
            return str(self.report)
        if self.what in ("link", "decision"):
            return f"{self.what[0]}{self.number}"
        return f"{self.report}/{_LETTERS[self.what]}{self.number}"


def is_id(text: str) -> bool:
    """Whether a person's words are an id."""
    return _ID.fullmatch(text.strip()) is not None


def parse(text: str) -> Id:
    """The id that a person gave. Raises :class:`LedgerError` for what is none."""
    found = _ID.fullmatch(text.strip())
    if found is None:
        raise LedgerError(f"“{text}” is no id; {FORMS}")
    report, letter, number, link = found.groups()
    if link:
        return Id("link", 0, int(link))
    return Id(_HANGING[letter], int(report), int(number)) if letter else Id("report", int(report), 0)


def parse_decision(text: str) -> Id:
    """The id of a decision. Raises :class:`LedgerError` for what is none."""
    found = _DECISION.fullmatch(text.strip())
    if found is None:
        raise LedgerError(f"“{text}” is no decision; decisions are d1, d2 ...; see: purport decide list")
    return Id("decision", 0, int(found[1]))
