"""The sourcing box in words: what a report's claims stand on, at a glance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from purport.export.outline import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from purport.export.outline import Outline
    from purport.reading import Reading
    from purport.standing import Check

MOST_LABELS = 8  # of claims, before "and 5 more"
STANDS = {"stated": "stated by the publisher"}
# A denial is one-sided: to a reader "refuted" is a claim proved false.
OUTCOMES = {
    "confirmed": "confirmed",
    "unconfirmed": "not confirmed",
    "pending": "being checked",
    "refuted": "disputed",
}
_PLURALS = {
    "person": "people",
    "organisation": "organisations",
    "group": "groups",
    "media": "media",
    "document": "documents",
    "unknown": "of a kind not known",
}


def box(reading: Reading, out: Outline) -> list[tuple[str, str]]:
    """Rows of a heading and what it holds, those left out that hold nothing."""
    found = reading.sourcing
    said = [(entry.claim.id, entry.label) for entry in (*out.said, *out.own)]
    rows = (
        ("Claims", ", ".join(f"{count} {STANDS.get(name, name)}" for name, count in found.standings.items())),
        ("Sources", "; ".join(_kinds(found.kinds))),
        ("Checks", "; ".join(_checks(reading, [one for one in found.checks if not one.no_answer]))),
        ("No answer from", ", ".join(_silent(reading, found.checks))),
        ("One source only", _claims([label for claim, label in said if claim in found.single])),
        ("No named source", _claims([label for claim, label in said if claim in found.unnamed])),
    )
    return [(heading, words) for heading, words in rows if words]


def _kinds(kinds: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for kind, (named, unnamed) in sorted(kinds.items(), key=lambda pair: -sum(pair[1])):
        count = named + unnamed
        noun = kind if count == 1 and kind != "unknown" else _PLURALS[kind]
        rest = "" if not unnamed else ", not named" if not named else f", {unnamed} not named"
        yield f"{count} {noun}{rest}"


def _checks(reading: Reading, checks: Sequence[Check]) -> Iterator[str]:
    """“origin confirmed by Greyfold (Pellgate partner)”; the same finding by the same verifier once, with how often."""
    told = Counter(_check(reading, one) for one in checks)
    yield from (words if count == 1 else f"{words} ({count} times)" for words, count in told.items())


def _check(reading: Reading, check: Check) -> str:
    tie = f" (tie: {check.tie})" if check.tie else ""
    return f"{check.aspect} {OUTCOMES[check.outcome]} by {verifier(reading, check)}{tie}"


def _silent(reading: Reading, checks: Sequence[Check]) -> list[str]:
    """Who was asked and gave no answer, each once."""
    return list(dict.fromkeys(verifier(reading, one) for one in checks if one.no_answer))


def verifier(reading: Reading, check: Check) -> str:
    """The name of who made a check."""
    if check.verifier is None:
        return NOBODY
    if check.verifier == "publisher":
        return reading.report.publisher or "the publisher"
    return next((one.name for one in reading.sources if one.id == check.verifier), check.verifier)


def _claims(labels: Sequence[str]) -> str:
    if not labels:
        return ""
    shown = ", ".join(labels[:MOST_LABELS])
    more = f" and {len(labels) - MOST_LABELS} more" if len(labels) > MOST_LABELS else ""
    noun = "claim" if len(labels) == 1 else "claims"
    return f"{len(labels)} {noun} ({shown}{more})"
