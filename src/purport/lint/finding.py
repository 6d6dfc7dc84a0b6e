"""What a rule finds: where, in which words, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purport.report import Span


@dataclass(frozen=True, slots=True)
class Breach:
    """A place in a report that a newsroom's rule would not let stand.

    ``rule`` is the rule's name in kebab case, ``span`` the characters and ``text`` their exact words, ``line`` and
    ``column`` where they begin, counted from 1 in code points; ``message`` says in one sentence why, in the report's
    own words. ``related`` are other places that it rests on, each with what it is.
    """

    rule: str
    span: Span
    text: str
    line: int
    column: int
    message: str
    related: tuple[tuple[Span, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "span": list(self.span),
            "text": self.text,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "related": [{"span": list(span), "what": what} for span, what in self.related],
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule gives: the place, why, and other places that it rests on."""

    span: Span
    message: str
    related: tuple[tuple[Span, str], ...] = ()


def found(rule: str, hit: Hit, text: str) -> Breach:
    """The finding of a rule's hit in a text."""
    start, end = hit.span
    line, column = line_and_column(text, start)
    return Breach(rule, hit.span, text[start:end], line, column, hit.message, hit.related)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Where a character stands, both counted from 1; a line ends with a line feed."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
