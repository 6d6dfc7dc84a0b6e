"""Which stretches of a paragraph stand inside quotation marks, whatever marks its publisher uses.

“English”, "typewriter", ‘single’, 'typewriter single', ''two apostrophes'', ``TeX'', «French», »Danish«, „German“,
nested in each other, opened and never closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span

OPENING = {"“": "”", "«": "»", "„": "“”", "‹": "›", "‟": "”"}
CLOSING = frozenset("”»›")
STRAIGHT = frozenset('"＂')
MARK = re.compile(r"``|''|[“”„‟«»‹›\"＂‘’‚‛'`]")
# What ends each mark's quotation. Where a mark both ends and begins, what stands around it decides.
_CLOSERS = {
    "“": ("”", '"', "''"),
    "‟": ("”",),
    "„": ("“", "”", '"'),
    "”": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    '"': ('"', "”"),
    "＂": ("＂",),
    "''": ("''",),
    "``": ("''", "``", '"'),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "‛": ("’",),
    "'": ("'",),
    "`": ("'", "`"),
}
# Words that a report puts after a quotation: where its closing mark is missing, they end it.
_SAID = re.compile(
    r"[,?!] (?:said|says|added|asked|told|wrote|explained|(?:he|she|they) (?:said|says|added|asked)) "
)
_SINGLE = frozenset("‘’‚‛'`")
_ALWAYS_OPEN = frozenset(("“", "„", "‟", "«", "‹", "``"))
_ELISION = re.compile(
    r"(\d0s|\d\d\b|n['’]|em\b|til\b|tis\b|twas\b)", re.IGNORECASE
)  # the ’90s, rock ’n’ roll
_BEFORE_OPENING = frozenset("([{—–-/:;,. …\"“„«‘'`\u00a0\t\n\r ")


@dataclass(slots=True)
class _Walk:
    """The marks of one paragraph, left to right; ``opened`` holds those that wait for their partner."""

    text: str
    marks: list[re.Match[str]]
    opened: list[tuple[str, int]] = field(default_factory=list)
    found: list[Span] = field(default_factory=list)
    last_closing: dict[str, int] = field(
        default_factory=dict
    )  # of each mark, where it can close for the last time

    def run(self) -> list[Span]:
        self.last_closing = {m[0]: n for n, m in enumerate(self.marks) if _closes(self.text, *m.span())}
        for number, match in enumerate(self.marks):
            self._step(number, match)
        if self.opened:  # holds to the end, as in a quotation over several paragraphs
            start = self.opened[0][1]
            said = _SAID.search(self.text, start)
            self.found.append((start, said.start() + 1 if said else len(self.text)))
        return self.found

    def _step(self, number: int, match: re.Match[str]) -> None:
        mark, (start, end) = match[0], match.span()
        may_open, may_close = _opens(self.text, start, end), _closes(self.text, start, end)
        level = self._level(mark)
        if level is not None and may_close and not self._possessive(number, mark, level):
            self._close(level, end)
        elif any(mark == waiting for waiting, _ in self.opened):
            pass  # an opening mark again, whose partner before it is missing
        elif mark in _SINGLE:
            if may_open and self._has_partner(number, mark):
                self.opened.append((mark, start))
        elif may_open or (mark in _ALWAYS_OPEN and level is None):
            self.opened.append((mark, start))
        elif not self.opened:
            self.found.append((start, end))  # it ends what never began: a mark all the same

    def _level(self, mark: str) -> int | None:
        """Which waiting mark this one may close: the innermost."""
        for level in reversed(range(len(self.opened))):
            if mark in _CLOSERS.get(self.opened[level][0], ()):
                return level
        return None

    def _close(self, level: int, end: int) -> None:
        start = self.opened[level][1]
        del self.opened[level:]
        if not self.opened:
            self.found.append((start, end))

    def _has_partner(self, number: int, mark: str) -> bool:
        """Whether a single mark is closed further on: without that it is an apostrophe."""
        return any(self.last_closing.get(closer, -1) > number for closer in _CLOSERS.get(mark, ()))

    def _possessive(self, number: int, mark: str, level: int) -> bool:
        """The crews' own: after an s, with a likelier end of the quotation behind it."""
        if mark not in _SINGLE:
            return False
        start, end = self.marks[number].span()
        if self.text[start - 1 : start] not in ("s", "S") or not self.text[end : end + 2].strip().isalpha():
            return False
        return self._has_partner(number, self.opened[level][0])


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark stands where a quotation can begin."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if text[start:end] in ("«", "‹"):
        return True  # French sets a space behind them
    if text[start:end] in _SINGLE and _ELISION.match(text, end):
        return False
    return before in _BEFORE_OPENING and not after.isspace()


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a mark stands where a quotation can end."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if text[start:end] in ("»", "›"):
        return True
    return not before.isspace() and not after.isalnum()


def quotations(paragraph: str) -> Sequence[Span]:
    """The stretches of a paragraph inside quotation marks, the marks included; what nests is part of the outer one.

    A quotation that never closes holds to the paragraph's end, as the newsroom's habit for quotations over several
    paragraphs has it, or to the words that say who said it. An apostrophe is no mark; the sign for inches, and a mark
    that ends what never began, are stretches of their own, one character long.
    """
    marks = list(MARK.finditer(paragraph))
    return sorted(_Walk(paragraph, marks).run()) if marks else ()


def quoted(text: str, start: int, end: int) -> list[Span]:
    """The stretches of the paragraph ``text[start:end]`` that stand inside quotation marks, marks included."""
    return [(start + first, start + last) for first, last in quotations(text[start:end])]
