"""A ledger at size: what a report costs to add as it grows, how fast it answers, how large it is.

    python -m benchmarks.atsize SHARED [--reports 100000] [--ledger FILE] [--out docs/ledger-size.md]

Reports are varied out of the real ones in SHARED/data/clusters, read before (see varied.py for how). Two processes add
all of them to one ledger at once, as fast as they can, by turns of making reports off the clock and adding them against
it. Reading, and the vectors of the claims, are left out of every time; finding what a report shares with others and
whom it credits, making its rows, waiting for the other process and writing are in it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from benchmarks.clusters import reports
from benchmarks.varied import Originals, varied
from purport.errors import LedgerError
from purport.ledger import Ledger, tables
from purport.ledger.ledger import Prepared
from purport.ledger.links import Lineage
from purport.ledger.rows import BITS
from purport.ledger.statements import Statements
from purport.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.ledger.statements import Said
    from purport.reading import Reading

FIRST = date(2024, 1, 1)
BLOCK = 1_000  # reports that two processes add against the clock, before they make the next
TOGETHER = 100  # reports in one transaction
STEPS = 10
QUERIES = 200
PAGE = """# A ledger at size

Made by `python -m benchmarks.atsize SHARED` with {count:,} reports in SQLite on two cores. The reports are varied
out of 578 real ones (`benchmarks/varied.py` says how); reading them, and the vectors of their claims, are left out.
Two processes add to one ledger at once, {together} reports a transaction: **{rate:.0f} reports a second** over all.
By tenths, what both together do in a second, and what a report costs one of them, means in milliseconds: preparing it
(what it may share with others is found by, whom it credits, its rows), and then adding it (waiting for the other
process, finding what it shares, writing and committing).

| reports | a second | preparing | adding |
|---|---|---|---|
{rows}

![A report's cost over the ledger's size](ledger-size.svg)

{queries} queries each, milliseconds, one thread:

| | median | 95th percentile |
|---|---|---|
{asked}

On disk: {size}.
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One process's share of a block: when it began and ended, seconds of preparing and adding."""

    start: float
    end: float
    preparing: float
    adding: float


def measure(shared: Path, count: int, place: Path) -> dict[str, Any]:
    """Figures of filling a ledger with ``count`` reports and asking it; times of a report in milliseconds."""
    originals = read(shared)
    Ledger(place, write=True).close()
    figures: dict[str, Any] = {"reports": [], "per second": [], "add": [], "prepare": []}
    turns = _filled(originals, count, place)
    seconds = 0.0
    for step in range(1, STEPS + 1):
        blocks = [next(turns) for _ in range(count // BLOCK // STEPS)]
        took = sum(max(one.end for one in both) - min(one.start for one in both) for both in blocks)
        seconds += took
        reports = BLOCK * len(blocks)
        figures["reports"].append(reports * step)
        figures["per second"].append(round(reports / took))
        for name, each in (("prepare", "preparing"), ("add", "adding")):
            total = sum(getattr(one, each) for both in blocks for one in both)
            figures[name].append(round(1000 * total / reports, 2))
        print(*(figures[name][-1] for name in ("reports", "per second", "prepare", "add")), flush=True)
    figures["rate"] = figures["reports"][-1] / seconds
    figures["bytes"] = place.stat().st_size
    figures["asked"] = _asked(originals, figures["reports"][-1], place)
    return figures


def read(shared: Path) -> Originals:
    """The real reports, read, with the vectors of their claims."""
    with Reader(jobs=2) as reader:
        readings = list(reader.read_many(reports(shared).values()))
    statements = Statements(jobs=2)
    return Originals.of(readings, [statements.prepare(one) for one in readings])


def _filled(originals: Originals, count: int, place: Path) -> Iterator[list[Turn]]:
    """What each block of reports took the two processes that add it."""
    context = multiprocessing.get_context("fork")
    gate, out = context.Barrier(2), context.Queue()
    workers = [
        context.Process(target=_half, args=(originals, half, count, place, gate, out), daemon=True)
        for half in (0, 1)
    ]
    for worker in workers:
        worker.start()
    for _ in range(count // BLOCK):
        yield [out.get() for _ in workers]
    for worker in workers:
        worker.join()


def _half(originals: Originals, half: int, count: int, place: Path, gate: Any, out: Any) -> None:
    lineage = Lineage()
    share = BLOCK // 2
    with Ledger(place, write=True) as ledger:
        for first in range(1 + half * share, count + 1, BLOCK):
            made = [varied(originals, number, FIRST) for number in range(first, first + share)]
            gate.wait()  # and so both blocks are measured together
            turn = _turn(ledger, lineage, made)
            gate.wait()
            out.put(turn)


def _turn(ledger: Ledger, lineage: Lineage, made: Sequence[tuple[Reading, Said]]) -> Turn:
    start = now = time.monotonic()
    preparing = adding = 0.0
    for first in range(0, len(made), TOGETHER):
        ready = [
            Prepared.of(reading, lineage.prepare(reading), said)
            for reading, said in made[first : first + TOGETHER]
        ]
        then, now = now, time.monotonic()
        preparing += now - then
        for kept in ledger.add_together([(one, "") for one in ready]):
            if isinstance(kept, LedgerError):
                raise kept
        then, now = now, time.monotonic()
        adding += now - then
    return Turn(start, now, preparing, adding)


def _asked(originals: Originals, count: int, place: Path) -> dict[str, Any]:
    chance = random.Random(0)
    with Ledger(place) as ledger:
        words = [_words(originals, chance.randrange(1, count), chance) for _ in range(QUERIES)]
        claims = [_claim(originals, chance.randrange(1, count), chance) for _ in range(QUERIES)]
        ledger.corroborate(claims[0])  # the encoder is loaded, once
        search = list(_times(lambda query: ledger.search(query), words))
        text = list(_times(lambda claim: ledger.corroborate(claim), claims))
        ids = [_held(ledger, chance.randrange(1, count)) for _ in range(QUERIES)]
        claim = list(_times(lambda id: ledger.corroborate(id), ids))
    return {
        name: (round(statistics.median(times), 1), round(sorted(times)[int(0.95 * len(times))], 1))
        for name, times in (
            ("search", search),
            ("corroborate a statement", text),
            ("corroborate a claim", claim),
        )
    }


def _held(ledger: Ledger, report: int) -> str:
    """The id of the first claim of this report, or of the next that has any."""
    table = tables.claims
    query = (
        sa.select(table.c.report, table.c.key)
        .where(table.c.id >= report << BITS)
        .order_by(table.c.id)
        .limit(1)
    )
    with ledger.look() as connection:
        found = connection.execute(query).first()
    return f"{found.report}/{found.key}" if found else "1/c1"


def _times(ask: Any, queries: list[str]) -> Iterator[float]:
    for query in queries:
        start = time.perf_counter()
        ask(query)
        yield 1000 * (time.perf_counter() - start)


def _claim(originals: Originals, number: int, chance: random.Random) -> str:
    reading, _ = varied(originals, number, FIRST)
    return chance.choice(
        [one.text for one in reading.claims if len(one.text) > 30] or ["the bridge was closed"]
    )


def _words(originals: Originals, number: int, chance: random.Random) -> str:
    words = [word for word in _claim(originals, number, chance).split() if word.isalpha() and len(word) > 3]
    return " ".join(chance.sample(words, min(len(words), 2)) or ["bridge"])


def plot(figures: dict[str, Any], path: Path) -> None:
    """A report's cost against the ledger's size."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 3.2))
    axes.plot(figures["reports"], figures["add"], marker="o", label="adding")
    axes.plot(figures["reports"], figures["prepare"], marker="o", label="preparing")
    axes.set(xlabel="reports in the ledger", ylabel="ms a report (mean)", ylim=(0, None))
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def write(figures: dict[str, Any], path: Path) -> None:
    """The page with the figures, and the plot beside it."""
    plot(figures, path.with_suffix(".svg"))
    columns = zip(*(figures[name] for name in ("reports", "per second", "prepare", "add")), strict=True)
    rows = [f"| {count:,} | {rate} | {prepare} | {add} |" for count, rate, prepare, add in columns]
    asked = [f"| {name} | {median} | {slow} |" for name, (median, slow) in figures["asked"].items()]
    count = figures["reports"][-1]
    size = f"{figures['bytes'] / 1e9:.2f} GB, {figures['bytes'] / count / 1000:.1f} kB a report"
    page = PAGE.format(
        count=count,
        together=TOGETHER,
        rate=figures["rate"],
        rows="\n".join(rows),
        asked="\n".join(asked),
        size=size,
        queries=QUERIES,
    )
    path.write_text(page, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.atsize", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--reports", type=int, default=100_000, help=f"a multiple of {STEPS * BLOCK:,}")
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs" / "ledger-size.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(asked.shared, asked.reports, asked.ledger or Path(folder) / "size.db")
    print(json.dumps(figures, indent=1))
    write(figures, asked.out)


if __name__ == "__main__":
    main()
