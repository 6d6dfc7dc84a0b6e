"""A ledger at size: what a report costs to add as it grows, how fast it answers, how large it is.

    python -m benchmarks.atsize SHARED [--reports 100000] [--ledger FILE] [--out docs/ledger-size.md]

Reports are varied out of the real ones in SHARED/data/clusters, read before (see varied.py for how); reading and the
vectors of their claims are left out of every time, finding their lineage and writing them are not. At each tenth of the
way 1,000 reports are added by two processes at once against the clock, each with half of them.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from benchmarks.clusters import reports
from benchmarks.varied import Originals, varied
from purport.ledger import Ledger, tables
from purport.ledger.ledger import Prepared
from purport.ledger.links import Lineage
from purport.ledger.rows import BITS
from purport.ledger.statements import Statements
from purport.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = date(2024, 1, 1)
TIMED = 1_000  # reports that two processes add against the clock, at each step
STEPS = 10
QUERIES = 200
PAGE = """# A ledger at size

Made by `python -m benchmarks.atsize SHARED` with {count:,} reports in SQLite on two cores. The reports are varied
out of 578 real ones (`benchmarks/varied.py` says how); reading them, and the vectors of their claims, are left out. A
report's cost, medians in milliseconds: writing it, and finding what it shares with others and whom it credits; and
reports a second that two processes add to one ledger at once, both of these included.

| reports | writing | finding | two writers, a second |
|---|---|---|---|
{rows}

![A report's cost over the ledger's size](ledger-size.svg)

{queries} queries each, milliseconds, one thread:

| | median | 95th percentile |
|---|---|---|
{asked}

On disk: {size}.
"""
STEADY = 50  # reports that each process adds before its clock starts


def measure(shared: Path, count: int, place: Path) -> dict[str, Any]:
    """Figures of filling a ledger with ``count`` reports and asking it; times in milliseconds."""
    originals = read(shared)
    Ledger(place, write=True).close()
    figures: dict[str, Any] = {"reports": [], "per second": [], "add": [], "prepare": []}
    number = 1
    for step in range(1, STEPS + 1):
        rate = _together(originals, number, place)
        number += TIMED
        number = _fill(originals, number, count * step // STEPS, place, figures)
        figures["reports"].append(number - 1)
        figures["per second"].append(rate)
        print(figures["reports"][-1], round(rate), figures["add"][-1], figures["prepare"][-1], flush=True)
    figures["bytes"] = place.stat().st_size
    figures["asked"] = _asked(originals, number, place)
    return figures


def read(shared: Path) -> Originals:
    """The real reports, read, with the vectors of their claims."""
    with Reader(jobs=2) as reader:
        readings = list(reader.read_many(reports(shared).values()))
    statements = Statements(jobs=2)
    return Originals.of(readings, [statements.prepare(one) for one in readings])


def _together(originals: Originals, first: int, place: Path) -> float:
    """Reports a second that two processes add, lineage found and rows written, over their common time."""
    context = multiprocessing.get_context("fork")
    gate, out = context.Barrier(2), context.Queue()
    halves = [range(first + half, first + TIMED, 2) for half in (0, 1)]
    workers = [context.Process(target=_half, args=(originals, half, place, gate, out)) for half in halves]
    for worker in workers:
        worker.start()
    times = [out.get() for _ in workers]
    for worker in workers:
        worker.join()
    return (TIMED - 2 * STEADY) / (max(end for _, end in times) - min(start for start, _ in times))


def _half(originals: Originals, numbers: range, place: Path, gate: Any, out: Any) -> None:
    made = [varied(originals, number, FIRST) for number in numbers]
    lineage = Lineage()
    with Ledger(place, write=True) as ledger:
        start = 0.0
        for n, (reading, said) in enumerate(made):
            if n == STEADY:
                gate.wait()
                start = time.monotonic()
            ledger.add_prepared(Prepared.of(reading, lineage.prepare(reading), said))
        out.put((start, time.monotonic()))


def _fill(originals: Originals, first: int, last: int, place: Path, figures: dict[str, Any]) -> int:
    """Adds reports up to the ``last``; notes medians of finding what a report shares, and of writing it."""
    lineage = Lineage()
    preparing, adding = [], []
    with Ledger(place, write=True) as ledger:
        for number in range(first, last + 1):
            reading, said = varied(originals, number, FIRST)
            start = time.perf_counter()
            one = Prepared.of(reading, lineage.prepare(reading), said)
            middle = time.perf_counter()
            ledger.add_prepared(one)
            preparing.append(1000 * (middle - start))
            adding.append(1000 * (time.perf_counter() - middle))
    figures["prepare"].append(round(statistics.median(preparing), 2))
    figures["add"].append(round(statistics.median(adding), 2))
    return max(first, last + 1)


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
    axes.plot(figures["reports"], figures["add"], marker="o", label="writing")
    axes.plot(figures["reports"], figures["prepare"], marker="o", label="finding what it shares")
    axes.set(xlabel="reports in the ledger", ylabel="ms a report (median)", ylim=(0, None))
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def write(figures: dict[str, Any], path: Path) -> None:
    """The page with the figures, and the plot beside it."""
    plot(figures, path.with_suffix(".svg"))
    columns = zip(figures["reports"], figures["add"], figures["prepare"], figures["per second"], strict=True)
    rows = [f"| {count:,} | {add} | {found} | {rate:.0f} |" for count, add, found, rate in columns]
    asked = [f"| {name} | {median} | {slow} |" for name, (median, slow) in figures["asked"].items()]
    count = figures["reports"][-1]
    size = f"{figures['bytes'] / 1e9:.2f} GB, {figures['bytes'] / count / 1000:.1f} kB a report"
    path.write_text(
        PAGE.format(count=count, rows="\n".join(rows), asked="\n".join(asked), size=size, queries=QUERIES),
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.atsize", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs" / "ledger-size.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(asked.shared, asked.reports, asked.ledger or Path(folder) / "size.db")
    print(json.dumps(figures, indent=1))
    write(figures, asked.out)


if __name__ == "__main__":
    main()
