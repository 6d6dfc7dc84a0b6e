"""What stands behind a claim elsewhere in the ledger: who says the same, contradicts or doubts it, by origin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa

from purport.errors import LedgerError
from purport.ledger import tables
from purport.ledger.alike import chances, content_of, relation
from purport.ledger.candidates import candidates
from purport.ledger.decisions import holding
from purport.ledger.ids import parse
from purport.ledger.mentions import Mention, mentions_of
from purport.ledger.origins import Lines, origins_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.engine import Connection

    from purport.ledger.alike import Content, Relation
    from purport.ledger.origins import Origin
    from purport.ledger.statements import Statements

POSSIBLE = 0.07  # from which it is shown, and
SAME = 0.6  # from which it is counted; both set on the annotated training part (docs/ledger.md)


@dataclass(frozen=True, slots=True)
class Corroborating:
    """A claim that says the same as the one asked about, contradicts or doubts it: how likely, and by whose decision.

    ``chance`` is 1 for the claim itself and what a person joined to it; ``decided`` says that a person did. Below
    ``SAME`` it is only possible: shown, and not counted.
    """

    mention: Mention
    relation: Relation
    chance: float
    decided: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is likely enough to be counted."""
        return self.chance >= SAME

    @property
    def carries(self) -> bool:
        """Whether it is counted as saying the same."""
        return self.sure and self.relation in ("same", "other value")

    def to_dict(self) -> dict[str, Any]:
        one = self.mention
        return {
            "id": one.name,
            "text": one.text,
            "relation": self.relation,
            "chance": round(self.chance, 2),
            "sure": self.sure,
            "decided": self.decided,
            "report": one.report,
            "title": one.title,
            "outlets": list(one.outlets),
            "day": one.day,
            "source": one.source.name if one.source else None,
            "standing": one.standing,
        }


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The claims that bear on one claim, and the independent origins of those that say the same.

    ``origins`` count "same" and "other value"; their numbers of mentions are places in ``found``. ``links`` are rows of
    the links that join them.
    """

    text: str
    claim: str | None
    found: tuple[Corroborating, ...]
    origins: tuple[Origin, ...]
    links: tuple[Mapping[str, Any], ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it, each once."""
        return tuple(dict.fromkeys(name for one in self.found if one.carries for name in one.mention.outlets))

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "claim": self.claim,
            "outlets": list(self.outlets),
            "origins": [origin.to_dict() for origin in self.origins],
            "claims": [one.to_dict() for one in self.found],
            "links": [
                {
                    name: link[name]
                    for name in ("id", "report", "origin", "outlet", "kind", "directed", "score")
                }
                | {"evidence": link["evidence"]}
                for link in self.links
            ],
        }


def corroborate_claim(connection: Connection, id: int) -> Corroboration:
    """What bears on a claim of the ledger. Raises :class:`LedgerError` where there is none of that id."""
    found = mentions_of(connection, [id])
    if not found:
        raise LedgerError("there is no such claim; purport search finds them")
    return _corroborate(connection, found[0], held=True)


def corroborate_text(connection: Connection, text: str, statements: Statements) -> Corroboration:
    """What bears on a statement that need not be in the ledger."""
    vector = statements.vectors([text])[0]
    asked = Mention(
        0, 0, text, (), (0, 0), "stated", "publisher", None, None, frozenset(), vector, (), None, None, text
    )
    return _corroborate(connection, asked, held=False)


def _corroborate(connection: Connection, asked: Mention, *, held: bool) -> Corroboration:
    seed = content_of(asked)
    joined, parted = _decided(connection, asked) if held else ({}, set())
    near = candidates(connection, asked, [*joined])
    others = [content_of(one) for one in near if one.id != asked.id and one.id not in parted]
    if not held:
        seed = _placed(seed, others)
    chance = chances(seed, others)
    found = [Corroborating(asked, "same", 1.0)] if held else []
    order = sorted(range(len(others)), key=lambda i: (-chance[i], others[i].mention.id))
    for i in order:
        one, decided = others[i], others[i].mention.id in joined
        if decided or chance[i] >= POSSIBLE:
            sort = relation(seed, one)
            found.append(Corroborating(one.mention, sort, 1.0 if decided else float(chance[i]), decided))
    return _counted(connection, asked, found, held=held)


def _placed(seed: Content, others: Sequence[Content]) -> Content:
    """A statement with the day and the matter of the claim that is likeliest the same, where one is: it has none."""
    own = chances(seed, others)
    best = int(np.argmax(own)) if len(own) else -1
    if best < 0 or own[best] < POSSIBLE:
        return seed
    return replace(seed, about=seed.about | others[best].about, day=others[best].day)


def _counted(
    connection: Connection, asked: Mention, found: list[Corroborating], *, held: bool
) -> Corroboration:
    carrying = [n for n, one in enumerate(found) if one.carries]
    lines = lines_of(connection, [found[n].mention for n in carrying])
    origins = origins_of([found[n].mention for n in carrying], lines)
    placed = tuple(replace(one, mentions=tuple(carrying[i] for i in one.mentions)) for one in origins)
    links = (*lines.shared, *(link for credits in lines.credits.values() for link in credits))
    return Corroboration(asked.text, asked.name if held else None, tuple(found), placed, tuple(links))


def lines_of(connection: Connection, mentions: Sequence[Mention]) -> Lines:
    """The lineage and the decisions that bear on mentions of one claim."""
    table = tables.links
    held = list({one.report for one in mentions})
    refused = {parse(d.subject).row for d in holding(connection, "link") if d.value == "rejected"}
    rows = [
        dict(row) for row in connection.execute(sa.select(table).where(table.c.report.in_(held))).mappings()
    ]
    kept = [row for row in rows if row["id"] not in refused]
    credits: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in kept:
        if row["kind"] == "credit":
            credits[row["report"]].append(row)
    shared = [row for row in kept if row["kind"] in ("copy", "quotation") and row["origin"] in held]
    pairs: dict[str, set[tuple[int, int]]] = {"same": set(), "different": set()}
    for decision in holding(connection, "same-source"):
        if decision.object is not None:
            one, other = sorted((parse(decision.subject).row, parse(decision.object).row))
            pairs[decision.value].add((one, other))
    return Lines(shared, credits, frozenset(pairs["same"]), frozenset(pairs["different"]))


def _decided(connection: Connection, asked: Mention) -> tuple[dict[int, None], set[int]]:
    """Claims that people said are the same as this one, and are not."""
    joined: dict[int, None] = {}
    parted: set[int] = set()
    for decision in holding(connection, "same-claim"):
        if decision.object is None or asked.name not in (decision.subject, decision.object):
            continue
        other = parse(decision.object if decision.subject == asked.name else decision.subject).row
        if decision.value == "same":
            joined[other] = None
        else:
            parted.add(other)
    return joined, parted
