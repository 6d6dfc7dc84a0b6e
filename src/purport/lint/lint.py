"""A report held to the rules that newsrooms publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.lint.finding import Breach, found
from purport.reading import Reading, read, reader

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable

    from purport.lint.rule import Rule
    from purport.report import Report


def lint(
    value: Reading | Report | str | bytes | os.PathLike[str],
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
) -> list[Breach]:
    """What newsrooms' rules find in one report, in text order: a reading, a report, or what :func:`purport.read` takes.

    ``select`` names the rules to ask (None: all), ``ignore`` those to leave out; docs/lint says what each asks.
    Raises :class:`purport.errors.LintError` for a name that no rule has, :class:`purport.errors.InputError`.
    """
    from purport.lint.rules import chosen

    rules = chosen(select, ignore)
    return findings(value if isinstance(value, Reading) else _read(value), rules)


def findings(reading: Reading, rules: Iterable[Rule]) -> list[Breach]:
    """What these rules find in a reading, in text order."""
    from purport.lint.story import Story

    story = Story(reading)
    every = [found(rule.name, hit, story.text) for rule in rules for hit in rule.check(story)]
    return sorted(every, key=lambda one: (one.span, one.rule))


def _read(value: Report | str | bytes | os.PathLike[str]) -> Reading:
    from purport.report import Report

    return reader().read(value) if isinstance(value, Report) else read(value)
