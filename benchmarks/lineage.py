"""Who copied and credited whom, which claims are one, and how many origins they have, held against annotations.

    python -m benchmarks.lineage SHARED [--part test|train]

The part's reports are read into a ledger as ``purport add`` adds them; every figure is of what the ledger answers.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from benchmarks.clusters import events, fill, places, reports, unsure
from purport.ledger import Ledger, tables
from purport.ledger.corroborate import corroborate_claim, lines_of
from purport.ledger.mentions import Mention, mentions_of
from purport.ledger.origins import origins_of
from purport.ledger.outlets import outlets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.engine import Connection

    from benchmarks.clusters import Place
    from purport.reading import Reading

    Added = Mapping[str, tuple[int, Reading]]

CARRY = ("same", "other-value")


class Tally:
    """Right, wrong and missed, and what they come to in per cent."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def count(self, wanted: bool, found: bool) -> None:
        self.right += wanted and found
        self.wrong += found and not wanted
        self.missed += wanted and not found

    @property
    def f1(self) -> float:
        return round(200 * self.right / max(1, 2 * self.right + self.wrong + self.missed), 1)


def measure(shared: Path, part: str) -> dict[str, Any]:
    """The figures of a part, in per cent, with how many cases each is of."""
    texts = reports(shared)
    rows = events(part, texts)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "lineage.db", write=True) as ledger:
        added = fill(ledger, texts, (name for row in rows for name in row["reports"]))
        with ledger.work() as connection:
            return _figures(connection, rows, added)


def _figures(connection: Connection, rows: Sequence[dict[str, Any]], added: Added) -> dict[str, Any]:
    copies, credits = _copies(connection, rows, added), _credits(connection, rows, added)
    same, cubed = _same(connection, rows, added)
    given, asked = _given(connection, rows, added), _asked(connection, rows, added)
    return {
        "copy links, F1": (copies.f1, copies.right + copies.missed),
        "credit links, F1": (credits.f1, credits.right + credits.missed),
        "pairs of one claim, F1": (same.f1, same.right + same.missed),
        "pairs of one claim, B-cubed": (cubed, same.right + same.missed),
        **{f"origins {name}": value for name, value in _counts(given, "of the annotated mentions").items()},
        **{f"origins {name}": value for name, value in _counts(asked, "as corroborate counts").items()},
    }


def _copies(connection: Connection, rows: Iterable[dict[str, Any]], added: Added) -> Tally:
    table = tables.links
    query = sa.select(table.c.report, table.c.origin).where(table.c.kind == "copy")
    linked = {frozenset(pair) for pair in connection.execute(query)}
    tally = Tally()
    for row in rows:
        wanted = {frozenset(copy["pair"]) for copy in row["copies"]}
        for one, other in combinations(row["reports"], 2):
            ids = frozenset((added[one][0], added[other][0]))
            tally.count(frozenset((one, other)) in wanted, len(ids) == 1 or ids in linked)
    return tally


def _credits(connection: Connection, rows: Iterable[dict[str, Any]], added: Added) -> Tally:
    table = tables.links
    found: dict[int, set[str]] = defaultdict(set)
    for report, outlet in connection.execute(
        sa.select(table.c.report, table.c.outlet).where(table.c.kind == "credit")
    ):
        found[report].add(_plain(outlet))
    tally = Tally()
    for row in rows:
        for name in row["reports"]:
            wanted = {_plain(one["outlet"]) for one in row["credits"] if one["report"] == name}
            theirs = found[added[name][0]]
            for outlet in wanted | theirs:
                tally.count(outlet in wanted, outlet in theirs)
    return tally


def _plain(outlet: str) -> str:
    """An outlet without what annotators write either way: a state's name before "state television"."""
    name = (
        (outlets().known(outlet) or outlet)
        .casefold()
        .replace(" tv", " television")
        .replace("regime", "state")
    )
    words = name.removeprefix("the ").split()
    if "state" in words[1:]:
        words = words[words.index("state") :]
    return " ".join(words)


def _same(connection: Connection, rows: Iterable[dict[str, Any]], added: Added) -> tuple[Tally, float]:
    """Pairs of claims that hold annotated mentions, in different reports of an event; and B-cubed F1 of the claims."""
    tally, precise, recalled = Tally(), [], []
    for row in rows:
        held = _held(row, added)
        maybe = unsure(row, added)
        found = {id: {one.mention.id for one in corroborate_claim(connection, id).found} for id in held}
        linked: dict[int, set[int]] = defaultdict(set)
        for one, other in combinations(held, 2):
            if one >> 20 == other >> 20:
                continue
            wanted = bool(held[one] & held[other])
            if not wanted and (held[one] & maybe[other] or held[other] & maybe[one]):
                continue
            together = other in found[one] or one in found[other]
            tally.count(wanted, together)
            if together:
                linked[one].add(other)
                linked[other].add(one)
        for id, clusters in held.items():
            near = [other for other in held if other >> 20 != id >> 20 or other == id]
            theirs = linked[id] | {id}
            alike = {other for other in near if held[other] & clusters}
            precise.append(len(theirs & alike) / len(theirs))
            recalled.append(len(theirs & alike) / max(1, len(alike)))
    p, r = sum(precise) / max(1, len(precise)), sum(recalled) / max(1, len(recalled))
    return tally, round(200 * p * r / max(1e-9, p + r), 1)


def _held(row: Mapping[str, Any], added: Added) -> dict[int, set[int]]:
    """The clusters that each claim holds a mention of, those that say the same."""
    held: dict[int, set[int]] = defaultdict(set)
    for number, cluster in enumerate(row["clusters"]):
        for place in places(cluster, added):
            if place.claim is not None and place.stance in CARRY:
                held[place.claim].add(number)
    return held


def _given(connection: Connection, rows: Iterable[dict[str, Any]], added: Added) -> list[int]:
    """Origins counted over the annotated mentions less those annotated, for each cluster."""
    out = []
    for row in rows:
        for cluster in row["clusters"]:
            found = [one for one in places(cluster, added) if one.stance in CARRY]
            ids = list(dict.fromkeys(one.claim for one in found if one.claim is not None))
            mentions = [*mentions_of(connection, ids), *_titles(found, added)]
            if mentions:
                lines = lines_of(connection, mentions)
                out.append(len(origins_of(mentions, lines)) - cluster["origins"])
    return out


def _titles(found: Iterable[Place], added: Added) -> Iterable[Mention]:
    """Titles that say it: they stand beside the text in the data, and so hold no claim of the reading."""
    for place in found:
        if place.where == "title":
            id, reading = added[place.report]
            outlet = outlets().usual(reading.report.publisher, reading.report.url) or ""
            title = reading.report.title or ""
            yield Mention(
                -1,
                id,
                title,
                (),
                (0, 0),
                "stated",
                "publisher",
                None,
                None,
                frozenset(),
                None,
                (outlet,),
                None,
                title,
                "",
            )


def _asked(connection: Connection, rows: Iterable[dict[str, Any]], added: Added) -> list[int]:
    """Origins that corroborate counts, asked of the first longest mention's claim, less those annotated."""
    out = []
    for row in rows:
        for cluster in row["clusters"]:
            found = [one for one in places(cluster, added) if one.stance in CARRY and one.claim is not None]
            if found:
                asked = max(found, key=lambda one: (one.span[1] - one.span[0], one.report))
                assert asked.claim is not None
                out.append(len(corroborate_claim(connection, asked.claim).origins) - cluster["origins"])
    return out


def _counts(apart: Sequence[int], of: str) -> dict[str, tuple[float, int]]:
    count = Counter(apart)
    total = max(1, len(apart))
    right, above = count[0], sum(n for by, n in count.items() if by > 1)
    near = right + count[1] + count[-1]
    return {
        f"right, {of}": (round(100 * right / total, 1), total),
        f"within one, {of}": (round(100 * near / total, 1), total),
        f"more than one above, {of}": (round(100 * above / total, 1), total),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.lineage", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=("train", "test"), default="test")
    asked = parser.parse_args()
    for name, (value, cases) in measure(asked.shared, asked.part).items():
        print(f"{name:60} {value:6} {cases:6}")


if __name__ == "__main__":
    main()
