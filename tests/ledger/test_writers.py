"""Two processes that write into one ledger at the same time, and one that reads meanwhile."""

from __future__ import annotations

import subprocess
import time
from contextlib import suppress
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from purport.ledger.ledger import Ledger

from .made import HANGING, ask, kept, prepared, process

if TYPE_CHECKING:
    from pathlib import Path

    from purport.reading import Reader
    from purport.report import Report

ADD = """
import pickle, sys, time
from purport.ledger.ledger import Ledger
ready = pickle.load(open(sys.argv[2], "rb"))
with Ledger(sys.argv[1], write=True) as ledger:
    time.sleep(max(0, float(sys.argv[3]) - time.time()))
    for one in ready:
        print(ledger.add_prepared(one).new, flush=True)
"""
ADD_TOGETHER = """
import pickle, sys, time
from purport.ledger.ledger import Ledger
ready = pickle.load(open(sys.argv[2], "rb"))
with Ledger(sys.argv[1], write=True) as ledger:
    time.sleep(max(0, float(sys.argv[3]) - time.time()))
    for first in range(0, len(ready), 8):
        for kept in ledger.add_together([(one, "") for one in ready[first : first + 8]]):
            print(kept.new, flush=True)
"""
UNEVEN = """
SELECT report FROM {table} GROUP BY report
HAVING min(id) <> report * 1048576 + 1 OR max(id) <> report * 1048576 + count(*)
"""


def whole(ledger: Ledger) -> int:
    """How many reports are there, each asserted to be whole as it is read."""
    with ledger.work() as connection:
        held = dict(connection.exec_driver_sql("SELECT id, sha256 FROM reports").all())
        appeared = set(connection.exec_driver_sql("SELECT report FROM appearances").scalars())
        claims = set(connection.exec_driver_sql("SELECT report FROM claims").scalars())
    assert appeared == set(held)
    assert claims == set(held)
    for number in list(held)[-3:]:
        assert ledger.reading(number).report.id == held[number]
    return len(held)


@pytest.mark.parametrize("program", [ADD, ADD_TOGETHER])
def test_two_writers_lose_nothing_and_double_nothing(
    place: str, tmp_path: Path, reader: Reader, program: str
) -> None:
    ready = prepared(reader, 90)
    parts = [ready[:60], ready[30:][::-1]]
    files = [kept(tmp_path / f"{n}.pickle", part) for n, part in enumerate(parts)]
    Ledger(place, write=True).close()
    writers = [process(program, place, file, time.time() + 2) for file in files]
    while any(writer.poll() is None for writer in writers):
        with Ledger(place) as ledger:
            whole(ledger)
        with suppress(subprocess.TimeoutExpired):  # else reading would take the writers' time
            writers[0].wait(0.2)
    said = [writer.communicate() for writer in writers]
    assert [error for _, error in said] == ["", ""]
    new = [word for out, _ in said for word in out.split()]
    assert len(new) == 120
    assert new.count("True") == 90
    with Ledger(place) as ledger:
        assert whole(ledger) == 90
        readings = {one.reading.report.id: one.reading for one in ready}
        for number, digest in ask(place, "SELECT id, sha256 FROM reports"):
            assert ledger.reading(number).to_dict() == readings.pop(digest).to_dict()
    assert readings == {}
    for table in HANGING:
        assert ask(place, UNEVEN.format(table=table)) == []


def test_what_two_writers_share_is_linked_once(place: str, tmp_path: Path, reader: Reader) -> None:
    """Each adds one half; wherever two reports print one paragraph, they are linked."""
    ready = prepared(reader, 90)[:80]
    files = [kept(tmp_path / f"{n}.pickle", ready[n::2]) for n in range(2)]
    writers = [process(ADD, place, file, time.time() + 2) for file in files]
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    found = linked(place)
    assert len(found) == len(set(found))
    pairs = {frozenset(pair) for *pair, _ in found}
    half = {one.reading.report.id: n % 2 for n, one in enumerate(ready)}
    shared = printing_one_paragraph([one.reading.report for one in ready])
    assert shared <= pairs
    assert any({half[digest] for digest in pair} == {0, 1} for pair in shared)


def printing_one_paragraph(reports: list[Report]) -> set[frozenset[str]]:
    return {
        frozenset((one.id, other.id))
        for one, other in permutations(reports, 2)
        if len((last := one.text.split("\n\n")[-1]).split()) > 40 and last in other.text
    }


def linked(place: str) -> list[tuple[str, str, str]]:
    query = """
        SELECT one.sha256, other.sha256, kind FROM links
        JOIN reports one ON one.id = links.report JOIN reports other ON other.id = links.origin
    """
    return ask(place, query)
