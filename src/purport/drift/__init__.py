"""A text held against readings: what lost its source, its doubt, its denial or its words.

For many texts against the same reports there is :class:`purport.drift.checker.Checker`, which reads the reports once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.finding import KINDS, Finding, Held, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.drift.checker import Text
    from purport.reading import Reader

__all__ = ["KINDS", "Finding", "Held", "Kind", "check"]


def check(text: Text, against: Sequence[Text], *, reader: Reader | None = None) -> list[Finding]:
    """What a text says otherwise than the reports it is held against, in the text's order.

    ``text`` is the words themselves, a path (as a path object), a report or a reading; each of ``against`` is what
    :func:`purport.read` takes, or a reading. Raises :class:`purport.errors.InputError`.
    """
    from purport.drift.checker import Checker

    return Checker(against, reader).check(text)
