"""Killed processes leave a sound ledger with all that they said was in it: the benchmark of it, in small."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import faults
from benchmarks.soundness import look
from purport.ledger.ledger import Ledger

from .made import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.reading import Reader


def test_killed_writers_leave_whole_reports(tmp_path: Path, reader: Reader) -> None:
    places = (str(tmp_path / f"ledger{n}.db") for n in count())
    assert_nothing_is_wrong(places, tmp_path, reader)


def test_killed_writers_leave_whole_reports_in_postgres(
    postgres: Any, tmp_path: Path, reader: Reader
) -> None:
    places = (faults.new_database(postgres, f"killed{n}") for n in count())
    assert_nothing_is_wrong(places, tmp_path, reader)


def assert_nothing_is_wrong(places: Iterator[str], folder: Path, reader: Reader) -> None:
    outcome = faults.run(faults.direct(folder, prepared(reader, 90)), places, kills=8, seed=1)
    assert outcome.problems == []
    assert outcome.kills == 8
    assert outcome.acknowledged > 60


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DELETE FROM times WHERE report = 4", "report 4: 0 of "),
        ("DELETE FROM appearances WHERE report = 4", "1 reports without appearances"),
        ("DELETE FROM fingerprints WHERE report = 4", "1 reports without fingerprints"),
        ("UPDATE claims SET standing = 'none' WHERE report = 8", "report 8: its reading differs"),
    ],
)
def test_what_is_wrong_is_found(place: str, reader: Reader, damage: str, problem: str) -> None:
    ready = prepared(reader, 90)[:8]
    readings = {one.reading.report.id: one.reading for one in ready}
    with Ledger(place, write=True) as ledger:
        for one in ready:
            ledger.add_prepared(one)
    assert look(place, readings, list(readings)).problems == ()
    with Ledger(place, write=True) as ledger, ledger.work() as connection:
        connection.exec_driver_sql(damage)
    state = look(place, readings, ["0" * 64])
    assert any(line.startswith(problem) for line in state.problems)
    assert f"{'0' * 64}: acknowledged and lost" in state.problems
