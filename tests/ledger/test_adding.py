"""Many inputs into a ledger: each once, in order, and none read that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.errors import LedgerError
from purport.ledger import Ledger
from purport.ledger.adding import Added, Adder
from purport.reading import Failure

from .builders import WIRE, flood, inputs, pump, report, unreadable, wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.reading import Reader, Reading
    from purport.report import Report
    from purport.report.inputs import Input


class Counting:
    """A reader that notes what it is given to read."""

    def __init__(self, reader: Reader) -> None:
        self.read: list[str | None] = []
        self._reader = reader

    def read_reports(self, reports: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        return self._reader.read_reports(map(self._noted, reports))

    def _noted(self, one: Report | Failure) -> Report | Failure:
        if not isinstance(one, Failure):
            self.read.append(one.title)
        return one


def add(ledger: Ledger, reader: Reader | Counting, every: list[Input]) -> list[Added | Failure]:
    with Adder(ledger, reader) as adder:  # type: ignore[arg-type]
        return list(adder.add(every))


def fates(results: list[Added | Failure]) -> list[tuple[str, bool, int, bool]]:
    kept = [one for one in results if isinstance(one, Added)]
    return [(one.input, one.kept.new, one.kept.version, one.kept.seen) for one in kept]


def test_inputs_are_kept_in_their_order_and_failures_have_their_place(place: str, reader: Reader) -> None:
    every = [*inputs(a=pump()), unreadable("b"), *inputs(c=wire(), d=flood())]
    with Ledger(place, write=True) as ledger:
        results = add(ledger, reader, every)
        assert [one.input if isinstance(one, Added) else one.name for one in results] == ["a", "b", "c", "d"]
        assert results[1] == Failure("b", "b: no such file; check the name")
        assert fates(results) == [("a", True, 1, False), ("c", True, 1, False), ("d", True, 1, False)]
        assert ledger.reading(1).report == pump()


def test_what_the_ledger_holds_is_not_read_again(place: str, reader: Reader) -> None:
    counting = Counting(reader)
    every = inputs(a=pump(), b=wire())
    with Ledger(place, write=True) as ledger:
        first = add(ledger, counting, every)
        again = add(ledger, counting, every)
    assert counting.read == [pump().title, wire().title]
    assert fates(again) == [("a", False, 1, True), ("b", False, 1, True)]
    assert [one.kept.report for one in again if isinstance(one, Added)] == [
        one.kept.report for one in first if isinstance(one, Added)
    ]


def test_a_known_text_on_another_page_is_an_appearance_without_reading(place: str, reader: Reader) -> None:
    counting = Counting(reader)
    other = wire(url="https://gazette.example/ferries", publisher="Vassarine Gazette", title="Elsewhere")
    with Ledger(place, write=True) as ledger:
        results = add(ledger, counting, inputs(a=wire(), b=other))
        assert fates(results) == [("a", True, 1, False), ("b", False, 1, False)]
        assert counting.read == [wire().title]
        again = add(ledger, counting, inputs(b=other))
        assert fates(again) == [("b", False, 1, True)]
        shown = ledger.show("1").to_dict()
    assert [one["outlet"] for one in shown["appearances"]] == ["Tolmere Courier", "Vassarine Gazette"]


def test_a_changed_page_is_its_next_version(place: str, reader: Reader) -> None:
    newer = report(WIRE + "\n\nBoth ferries were afloat by noon.", url=wire().url, title=wire().title)
    with Ledger(place, write=True) as ledger:
        results = add(ledger, reader, inputs(a=wire(), b=newer))
        assert fates(results) == [("a", True, 1, False), ("b", True, 2, False)]
        assert [one["superseded_by"] for one in ledger.show("1").to_dict()["appearances"]] == [2]
        assert [one["supersedes"] for one in ledger.show("2").to_dict()["appearances"]] == [1]
        assert [one.place.report for one in ledger.search("mariners")] == [2]


def test_an_old_text_that_appears_anew_is_current_again(place: str, reader: Reader) -> None:
    newer = report(WIRE + "\n\nBoth ferries were afloat by noon.", url=wire().url, title=wire().title)
    with Ledger(place, write=True) as ledger:
        add(ledger, reader, inputs(a=wire(), b=newer, c=wire(url="https://gazette.example/x")))
        assert sorted(one.place.report for one in ledger.search("mariners")) == [1, 2]
        assert ledger.search("mariners")[0].place.url is not None


def test_links_are_counted_when_added_and_when_seen(place: str, reader: Reader) -> None:
    copy = report(
        WIRE + "\n\nNo one was hurt.", url="https://gazette.example/f", publisher="Vassarine Gazette"
    )
    with Ledger(place, write=True) as ledger:
        results = add(ledger, reader, inputs(a=wire(), b=copy))
        assert [one.kept.links for one in results if isinstance(one, Added)] == [{}, {"copy": 1}]
        seen = add(ledger, reader, inputs(a=wire()))[0]
        assert isinstance(seen, Added)
        assert seen.to_dict() == {
            "input": "a",
            "report": 1,
            "sha256": wire().id,
            "new": False,
            "version": 1,
            "seen": True,
            "links": 1,
        }


def test_what_was_given_is_kept_though_the_rest_is_dropped(place: str, reader: Reader) -> None:
    """An interruption ends the adder between two steps."""
    with Ledger(place, write=True) as ledger:
        with Adder(ledger, reader) as adder:
            next(adder.add(inputs(a=pump(), b=wire(), c=flood())))
        kept = adder.kept
        held = ledger.holds([pump().id, wire().id, flood().id])
        assert pump().id in held
        assert len(held) == kept
        assert len(fates(add(ledger, reader, inputs(a=pump(), b=wire(), c=flood())))) == 3


def test_an_appearance_of_an_unknown_text_is_refused(place: str) -> None:
    with (
        Ledger(place, write=True) as ledger,
        pytest.raises(LedgerError, match="does not hold this text yet; add its reading"),
    ):
        ledger.add_appearance(pump())


def test_looking_waits_for_no_writer(place: str) -> None:
    with Ledger(place, write=True) as ledger, ledger.work() as connection:
        connection.exec_driver_sql("UPDATE reports SET title = 'x'")
        assert ledger.seen(pump()) is None
