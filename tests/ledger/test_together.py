"""Reports that are written together, in one transaction: each is a unit of work of its own all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.soundness import look
from purport.errors import LedgerError
from purport.ledger.adding import Added, Adder
from purport.ledger.keep import Kept
from purport.ledger.ledger import Ledger
from purport.ledger.links import Lineage

from .builders import flood, inputs, pump, wire
from .made import prepared, read

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from purport.ledger.ledger import Prepared
    from purport.ledger.links import Traced
    from purport.reading import Reader
    from purport.report import Report


def failing_for(digest: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report of this digest fails when all of it is written."""
    link = Lineage.link

    def fail(self: Lineage, connection: Connection, report: int, one: Traced) -> dict[str, int]:
        found = link(self, connection, report, one)
        if one.digest == digest:
            raise LedgerError("failed")
        return found

    monkeypatch.setattr(Lineage, "link", fail)


def together(every: list[Prepared]) -> list[tuple[Prepared | Report, str]]:
    return [(one, f"input {n}") for n, one in enumerate(every)]


def test_what_is_added_together_is_as_if_added_one_by_one(place: str, tmp_path: Path, reader: Reader) -> None:
    ready = prepared(reader, 90)[:20]
    with Ledger(place, write=True) as ledger, Ledger(tmp_path / "alone.db", write=True) as other:
        kept = ledger.add_together(together(ready))
        assert kept == [other.add_prepared(one, read_from=read_from) for one, read_from in together(ready)]
        for one, found in zip(ready, kept, strict=True):
            assert isinstance(found, Kept)
            assert ledger.reading(found.report) == one.reading
        again = ledger.add_together([(ready[3], "again"), (ready[4].reading.report, "again")])
        assert [one.seen for one in again if isinstance(one, Kept)] == [True, True]


def test_one_that_fails_leaves_nothing_and_its_neighbours_are_kept(
    place: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = prepared(reader, 90)[:5]
    failing_for(ready[2].lineage.digest, monkeypatch)
    with Ledger(place, write=True) as ledger:
        found = ledger.add_together(together(ready))
        assert [isinstance(one, LedgerError) for one in found] == [False, False, True, False, False]
    readings = {one.reading.report.id: one.reading for one in ready}
    kept = [one.lineage.digest for one in ready if one is not ready[2]]
    assert look(place, readings, kept).problems == ()
    monkeypatch.undo()
    with Ledger(place, write=True) as ledger:
        assert ledger.add_prepared(ready[2]).new
    assert look(place, readings, list(readings)).problems == ()


def test_what_failed_is_not_found_by_its_words(
    place: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [read(reader, one.text, title=one.title) for one in (pump(), wire(), flood())]
    failing_for(wire().id, monkeypatch)
    with Ledger(place, write=True) as ledger:
        found = ledger.add_together([(ledger.prepare(one), "") for one in every])
        assert [isinstance(one, Kept) for one in found] == [True, False, True]
        assert ledger.search("mariners") == []
        assert {one.place.report for one in ledger.search("quay")} == {
            one.report for one in found if isinstance(one, Kept)
        }


def test_what_an_adder_gives_is_committed(place: str, reader: Reader) -> None:
    """Another connection sees each as soon as it is given."""
    every = inputs(a=pump(), b=wire(), c=flood(), d=wire(url="https://gazette.example/x"))
    with Ledger(place, write=True) as ledger, Ledger(place) as other, Adder(ledger, reader, jobs=2) as adder:
        for one in adder.add(every):
            assert isinstance(one, Added)
            assert other.seen(one.report) is not None


def test_an_adder_raises_at_the_report_that_failed(
    place: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_for(wire().id, monkeypatch)
    with Ledger(place, write=True) as ledger:
        with Adder(ledger, reader, jobs=2) as adder:
            results = adder.add(inputs(a=pump(), b=wire(), c=flood()))
            first = next(results)
            assert isinstance(first, Added)
            assert first.input == "a"
            with pytest.raises(LedgerError, match="failed"):
                next(results)
        assert pump().id in ledger.holds([pump().id])
        assert wire().id not in ledger.holds([wire().id])
