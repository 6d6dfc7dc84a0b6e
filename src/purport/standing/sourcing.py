"""A report's sourcing in counts: what its claims stand on, who its sources are, what was checked by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from purport.standing.antecedents import alike
from purport.standing.issue import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from purport.sources import Source
    from purport.standing.claim import Check, Claim, StandingName

STANDINGS: tuple[StandingName, ...] = (
    "stated",
    "attributed",
    "hedged",
    "unverified",
    "disputed",
    "verified",
)
LEAST_WORDS = 3  # that say something, of a claim that may be held against others


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sourcing box of a report.

    ``standings``: how many claims have each standing; ``kinds``: of each kind of source that is cited how many are
    named and how many not (the publisher apart; the kind "unknown" where the report does not say); ``single``: ids of
    claims that one source alone makes in this report; ``unnamed``: those made by nobody who is named.
    """

    standings: Mapping[str, int]
    kinds: Mapping[str, tuple[int, int]]
    checks: tuple[Check, ...]
    single: tuple[str, ...]
    unnamed: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "standings": dict(self.standings),
            "kinds": {kind: {"named": named, "unnamed": not_} for kind, (named, not_) in self.kinds.items()},
            "checks": [check.id for check in self.checks],
            "single": list(self.single),
            "unnamed": list(self.unnamed),
        }


def sourcing(sources: Iterable[Source], claims: Sequence[Claim], checks: Sequence[Check]) -> Sourcing:
    """The sourcing box of a reading's sources, claims and checks."""
    counts = Counter(claim.standing for claim in claims)
    kinds: dict[str, tuple[int, int]] = {}
    for source in sources:
        if not source.publisher:
            named, unnamed = kinds.get(source.kind or "unknown", (0, 0))
            kinds[source.kind or "unknown"] = named + source.named, unnamed + (not source.named)
    voiced = [one for one in claims if one.voice == "source" and one.standing != "stated"]
    backers = _backers(voiced)
    return Sourcing(
        standings={name: counts[name] for name in STANDINGS if counts[name]},
        kinds=kinds,
        checks=tuple(checks),
        single=tuple(one.id for one in voiced if len(backers[one.id]) == 1),
        unnamed=tuple(one.id for one in voiced if not any(who and who.named for who in backers[one.id])),
    )


def _backers(claims: Sequence[Claim]) -> dict[str, list[Source | None]]:
    """Of each claim the sources that make it or one much like it, each once."""
    words = {one.id: frozenset(content_words(one.text)) for one in claims}
    having: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        for word in words[one.id]:
            having[word].append(one)
    found: dict[str, list[Source | None]] = {}
    for one in claims:
        said = set(words[one.id])
        near = (
            {other.id: other for word in said for other in having[word]} if len(said) >= LEAST_WORDS else {}
        )
        same = [other for other in near.values() if len(words[other.id]) >= LEAST_WORDS]
        backing = [one.source, *(other.source for other in same if alike(said, words[other.id]))]
        found[one.id] = list({id(source): source for source in backing}.values())
    return found
