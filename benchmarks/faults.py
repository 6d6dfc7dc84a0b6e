"""Kills a process that adds reports, again and again, and looks whether the ledger is sound and has lost nothing.

    python -m benchmarks.faults --kills 200 --database both --seed 1

The process says the digest of each report once it is committed. It is killed (SIGKILL) after a random number of them
or, one time in five, at a random moment of its start; then the ledger is opened and looked at by
``benchmarks.soundness``, and the next process goes on where that one was. A ledger that has all reports gives way to
a new one. ``--command`` kills ``purport add`` over a folder of text files instead.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.invented import reports
from benchmarks.soundness import look
from purport.ledger.ledger import Ledger, Prepared
from purport.ledger.links import Lineage
from purport.ledger.statements import Statements
from purport.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from purport.reading import Reading

REPORTS = 500
AT_START = 0.2  # of the kills
STARTING = 1.5  # seconds in which a process starts, about
MOST_BEFORE = 60  # reports that a process adds before it is killed
PURPORT = [sys.executable, "-c", "from purport.cli import main; main()"]


@dataclass
class Outcome:
    """What the kills of one database came to."""

    kills: int = 0
    ledgers: int = 0
    before_any: int = 0  # kills before the process had added a report
    acknowledged: int = 0
    unsaid: int = 0  # reports that were committed when the process died before it said so
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Work:
    """What is added: readings by digest, and the command that adds them to a place, but for the place's name."""

    readings: dict[str, Reading]
    command: Callable[[str], list[str]]


def prepared(reader: Reader, number: int) -> list[Prepared]:
    """Invented readings, ready to be added."""
    lineage, statements = Lineage(), Statements()
    readings = reader.read_many(reports(number))
    return [Prepared.of(one, lineage.prepare(one), statements.prepare(one)) for one in readings]


def direct(folder: Path, ready: Sequence[Prepared]) -> Work:
    """Adds readings made beforehand through :class:`Ledger`."""
    path = folder / "ready.pickle"
    path.write_bytes(pickle.dumps(list(ready)))
    begin = [sys.executable, "-m", "benchmarks.faults", "--add", str(path)]
    return Work({one.lineage.digest: one.reading for one in ready}, lambda place: [*begin, place])


def through_command(folder: Path, reader: Reader, number: int) -> Work:
    """Adds text files by ``purport add``."""
    texts = folder / "texts"
    texts.mkdir()
    for n, report in enumerate(reports(number)):
        (texts / f"{n:04}.txt").write_text(report.text, encoding="utf-8")
    readings = list(reader.read_many(sorted(texts.iterdir())))
    return Work(
        {one.report.id: one for one in readings},
        lambda place: [*PURPORT, "add", str(texts), "--ledger", place],
    )


def add(place: str, ready: Path) -> None:
    """The process that is killed: adds what the ledger does not hold, and says each digest after its commit."""
    found: list[Prepared] = pickle.loads(ready.read_bytes())
    with Ledger(place, write=True) as ledger:
        held = ledger.holds([one.lineage.digest for one in found])
        for one in found:
            if one.lineage.digest not in held:
                ledger.add_prepared(one)
                print(json.dumps({"sha256": one.lineage.digest}), flush=True)


def killed(command: list[str], chance: random.Random, known: set[str]) -> list[str]:
    """Runs the command for a random while and kills it; the digests that it said.

    It may go on until it has said up to ``MOST_BEFORE`` that are not known.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        lines: list[bytes] = []
        if chance.random() < AT_START:
            time.sleep(chance.random() * STARTING)
        else:
            more = chance.randint(1, MOST_BEFORE)
            for line in process.stdout:
                lines.append(line)
                more -= _digest(line) not in known
                if not more:
                    break
            time.sleep(chance.random() * 0.01)
        process.kill()
        lines += process.stdout.readlines()
        complaint = process.stderr.read()
    if complaint:
        raise RuntimeError(complaint.decode())
    return [_digest(line) for line in lines if line.endswith(b"\n")]  # the last one may be cut off


def _digest(line: bytes) -> str:
    digest: str = json.loads(line)["sha256"]
    return digest


def run(work: Work, places: Iterator[str], kills: int, seed: int) -> Outcome:
    """Kills processes that add to ledgers at these places, and looks at the ledger after each."""
    chance = random.Random(seed)
    outcome = Outcome()
    place, due, held = next(places), set[str](), frozenset[str]()
    while outcome.kills < kills:
        said = killed(work.command(place), chance, due)
        due.update(said)
        state = look(place, work.readings, sorted(due))
        outcome.problems += [f"kill {outcome.kills}: {problem}" for problem in state.problems]
        outcome.kills += 1
        outcome.acknowledged += len(set(said) - held)
        outcome.unsaid += len(state.held - held - set(said))
        outcome.before_any += state.held == held
        held = state.held
        if outcome.kills % 20 == 0:
            print(f"{outcome.kills} of {kills}", file=sys.stderr, flush=True)
        if len(held) == len(work.readings):
            outcome.ledgers += 1
            place, due, held = next(places), set(), frozenset()
    outcome.ledgers += bool(held)
    return outcome


@contextmanager
def places(database: str, folder: Path) -> Iterator[Iterator[str]]:
    """Where no ledger is yet, as often as asked for."""
    if database == "sqlite":
        yield (str(folder / f"ledger{n}.db") for n in count(1))
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pgserver

        server = pgserver.get_server(folder / "postgres")
    try:
        yield (new_database(server, f"ledger{n}") for n in count(1))
    finally:
        server.cleanup()


def new_database(server: object, name: str) -> str:
    server.psql(f"create database {name};")  # type: ignore[attr-defined]
    return str(server.get_uri(database=name))  # type: ignore[attr-defined]


def table(found: dict[str, Outcome]) -> str:
    """The outcomes as a Markdown table."""
    head = (
        "| | kills | of them before a report was added | ledgers | reports acknowledged | committed and not yet "
        "acknowledged | problems |\n|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(
        f"| {name} | {one.kills} | {one.before_any} | {one.ledgers} | {one.acknowledged:,} | {one.unsaid} | "
        f"{len(one.problems)} |"
        for name, one in found.items()
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--command", action="store_true", help="kill “purport add” itself")
    parser.add_argument("--add", nargs=2, metavar=("READY", "PLACE"), help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    given = _arguments()
    if given.add:
        add(given.add[1], Path(given.add[0]))
        return 0
    found: dict[str, Outcome] = {}
    chosen = ("sqlite", "postgres") if given.database == "both" else (given.database,)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if given.command:
            work = through_command(folder, Reader(), given.reports)
        else:
            work = direct(folder, prepared(Reader(), given.reports))
        for database in chosen:
            with places(database, folder) as ledgers:
                found[database] = run(work, ledgers, given.kills, given.seed)
    print(table(found))
    for database, outcome in found.items():
        for problem in outcome.problems:
            print(f"{database}, {problem}", file=sys.stderr)
    return 1 if any(outcome.problems for outcome in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
