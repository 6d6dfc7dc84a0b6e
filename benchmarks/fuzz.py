"""Damages real pages at random and reads them: nothing but a PurportError may come of it.

    python -m benchmarks.fuzz PAGES_DIR --runs 10000 --seed 1

Run ``n`` of a seed always makes the same bytes; ``--only n`` repeats one run with its traceback, and ``--save
FILE`` with it keeps the bytes. Every page goes through the report room, every twentieth through the reader.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mutations import mutant
from purport.errors import PurportError
from purport.reading import Reader
from purport.report.load import load_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.reading import Reading

PROCESSES = 2
READ_EVERY = 20
SLOW = 5.0  # seconds for one page that are worth a look


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run: "report", "refused" or the exception's name."""

    run: int
    kind: str
    seconds: float
    problem: str = ""


@cache
def pages_in(folder: Path) -> list[bytes]:
    return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]


@cache
def reader() -> Reader:
    return Reader()


def check(reading: Reading) -> None:
    """What has to hold of every reading."""
    text = reading.report.text
    blocks = [block.span for block in reading.report.blocks]
    spans = [span for claim in reading.claims for span in claim.spans]
    spans += [span for claim in reading.claims if claim.attribution for span in claim.attribution.cue_spans]
    spans += [span for source in reading.sources for span in source.mentions]
    assert all(0 <= start < end <= len(text) for start, end in blocks + spans), "a position outside the text"
    assert all(before[1] <= after[0] for before, after in pairwise(blocks)), "blocks that overlap"
    for claim in reading.claims:
        words = " … ".join(text[start:end] for start, end in claim.spans)
        assert claim.text == words, "words that are not the text's"


def attempt(folder: Path, seed: int, run: int) -> Outcome:
    """One run, its exception caught whatever it is: that is what is looked for."""
    data = mutant(pages_in(folder), seed, run)
    begun = time.perf_counter()
    try:
        report = load_bytes(data, name=f"run-{run}.html")
        if run % READ_EVERY == 0:
            check(reader().read(report))
        kind, problem = "report", ""
    except PurportError as error:
        line = str(error)
        kind, problem = ("refused", "") if line and len(line.splitlines()) == 1 else ("message", line)
    except Exception as error:  # noqa: BLE001 - any other error at all is what is looked for
        kind, problem = type(error).__name__, traceback.format_exc(limit=-6)
    return Outcome(run, kind, time.perf_counter() - begun, problem)


def summary(outcomes: Sequence[Outcome], seed: int) -> dict[str, object]:
    counts = Counter(outcome.kind for outcome in outcomes)
    failed = [outcome.run for outcome in outcomes if outcome.problem]
    slow = {outcome.run: round(outcome.seconds, 1) for outcome in outcomes if outcome.seconds > SLOW}
    longest = max((outcome.seconds for outcome in outcomes), default=0.0)
    return {
        "seed": seed,
        "runs": len(outcomes),
        "reports": counts["report"],
        "refused": counts["refused"],
        "read in full": sum(1 for outcome in outcomes if outcome.run % READ_EVERY == 0),
        "failures": {kind: n for kind, n in counts.items() if kind not in ("report", "refused")},
        "failed runs": failed,
        "slow runs": slow,
        "longest seconds": round(longest, 2),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", type=Path, metavar="PAGES_DIR", help="a folder of .html.gz pages")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="repeat this run alone")
    parser.add_argument("--save", type=Path, help="with --only: keep its bytes here")
    parser.add_argument(
        "--failures", type=Path, default=Path("fuzz-failures.txt"), help="to note failed runs in"
    )
    return parser.parse_args()


def _repeat(folder: Path, seed: int, run: int, save: Path | None) -> int:
    if save:
        save.write_bytes(mutant(pages_in(folder), seed, run))
    outcome = attempt(folder, seed, run)
    print(f"{outcome.kind} in {outcome.seconds:.2f} s\n{outcome.problem}")
    return 1 if outcome.problem else 0


def main() -> int:
    given = _arguments()
    if not pages_in(given.pages):
        print(f"{given.pages}: no .html.gz pages in it", file=sys.stderr)
        return 2
    if given.only is not None:
        return _repeat(given.pages, given.seed, given.only, given.save)
    outcomes = []
    runs = range(given.first, given.first + given.runs)
    with ProcessPoolExecutor(PROCESSES) as pool:
        for outcome in pool.map(partial(attempt, given.pages, given.seed), runs, chunksize=50):
            outcomes.append(outcome)
            if outcome.problem:
                print(f"seed {given.seed} run {outcome.run}: {outcome.problem}", file=sys.stderr, flush=True)
                with given.failures.open("a", encoding="utf-8") as kept:
                    kept.write(f"{given.seed} {outcome.run} {outcome.kind}\n")
            if len(outcomes) % 500 == 0:
                print(f"{len(outcomes):,} of {given.runs:,}", file=sys.stderr, flush=True)
    print(json.dumps(summary(outcomes, given.seed), indent=2))
    return 1 if any(outcome.problem for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
