"""Stretches of a text marked in HTML, however they nest, cross or break off; the text itself stays as it is.

Labels and brackets come from the style sheet, out of attributes, so that the page's text, copied or read by a
program, is the report's and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from purport.export.safe import in_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.report import Span

Role = Literal["said", "own", "hedge", "check", "source", "cue", "found"]

# Of stretches with the same ends, the earlier role goes around the later.
_OUTERMOST: tuple[Role, ...] = ("own", "said", "check", "hedge", "source", "cue", "found")


@dataclass(frozen=True, slots=True)
class Badge:
    """The label before a claim's words, a link to the list; ``spoken`` is what a screen reader says."""

    label: str
    href: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to mark; ``classes`` tie it to what it belongs to, ``id`` is what the list's link leads to.

    A mark with a ``badge`` shows the badge where it begins and, ``bracketed``, a bracket where it ends.
    """

    span: Span
    role: Role
    classes: tuple[str, ...] = ()
    badge: Badge | None = None
    bracketed: bool = False
    id: str | None = None

    @property
    def element(self) -> str:
        """A claim of somebody other than the publisher, or what a finding is about, is what HTML calls a mark."""
        return "mark" if self.role in ("said", "found") else "span"

    def opened(self) -> str:
        id_ = f' id="{self.id}"' if self.id else ""
        badge = _badge(self.badge) if self.badge else ""
        return f'<{self.element}{id_} class="{" ".join((self.role, *self.classes))}">{badge}'

    def closed(self, *, ends: bool) -> str:
        end = '<span class="end"></span>' if ends and self.bracketed else ""
        return f"{end}</{self.element}>"


def _badge(badge: Badge) -> str:
    spoken, label = in_html(badge.spoken), in_html(badge.label)
    return f'<a class="badge" href="#{badge.href}" aria-label="{spoken}" data-label="{label}"></a>'


def clipped(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks' parts within ``[start, end)``; those with none are left out."""
    found = (mark for mark in marks if mark.span[0] < end and mark.span[1] > start)
    parts = (replace(mark, span=(max(mark.span[0], start), min(mark.span[1], end))) for mark in found)
    return [part for part in parts if part.span[0] < part.span[1]]


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[str]:
    """HTML of ``text[start:end]``, cut at every mark's ends; marks that cross are closed and opened again."""
    waiting = sorted(clipped(marks, start, end), key=_outer_first, reverse=True)
    cuts = sorted({start, end, *(cut for mark in waiting for cut in mark.span)})
    opened: list[Mark] = []
    for here, there in pairwise(cuts):
        while waiting and waiting[-1].span[0] == here:
            opened.append(waiting.pop())
            yield opened[-1].opened()
        yield in_html(text[here:there])
        yield from _close(opened, there)


def _outer_first(mark: Mark) -> tuple[int, int, int]:
    return (mark.span[0], -mark.span[1], _OUTERMOST.index(mark.role))


def _close(opened: list[Mark], end: int) -> Iterator[str]:
    """Closes what ends here, and reopens, without label or id, what it had around it and goes on."""
    going_on: list[Mark] = []
    while any(mark.span[1] == end for mark in opened):
        mark = opened.pop()
        ends = mark.span[1] == end
        yield mark.closed(ends=ends)
        if not ends:
            going_on.append(replace(mark, badge=None, id=None))
    for mark in reversed(going_on):
        opened.append(mark)
        yield mark.opened()
