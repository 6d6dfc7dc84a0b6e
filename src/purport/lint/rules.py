"""Every rule by name, and which of them are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.errors import LintError
from purport.lint import (
    anonymity,
    bare_source,
    bare_verified,
    headline,
    late_speaker,
    lead,
    no_answer,
    plural_sources,
    run_together,
    unnamed_only,
    unnamed_opinion,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from purport.lint.rule import Rule

_MODULES = (
    anonymity,
    bare_source,
    bare_verified,
    late_speaker,
    lead,
    no_answer,
    plural_sources,
    run_together,
    unnamed_only,
    unnamed_opinion,
)
RULES: tuple[Rule, ...] = tuple(
    sorted((*(one.RULE for one in _MODULES), *headline.RULES), key=lambda rule: rule.name)
)


def chosen(select: Collection[str] | None = None, ignore: Iterable[str] = ()) -> Sequence[Rule]:
    """The rules to ask, in the order of their names: those selected (None: all), less those ignored.

    Raises :class:`purport.errors.LintError` for a name that no rule has.
    """
    known = {rule.name for rule in RULES}
    ignored = set(ignore)
    for name in (*(select or ()), *sorted(ignored)):
        if name not in known:
            raise LintError(f"{name!r} is no rule; `purport lint --rules` lists them")
    return [rule for rule in RULES if (select is None or rule.name in select) and rule.name not in ignored]
