"""A rule: its name, what it asks, whose it is, and what looks for breaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from purport.lint.finding import Hit
    from purport.lint.story import Story


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of newsrooms; ``asks`` is a sentence, ``guides`` whose rule it is.

    ``check`` gives the breaches in a report. A rule that needs more than the reading (a model, the headline held
    against the body) loads it in its own module, the first time it is asked.
    """

    name: str
    asks: str
    guides: tuple[str, ...]
    check: Callable[[Story], Iterable[Hit]]
