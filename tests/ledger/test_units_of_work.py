"""What is added is kept as a whole, and what failed leaves nothing behind: in the database or in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from purport.errors import LedgerError
from purport.ledger import tables
from purport.ledger.ledger import Ledger
from purport.ledger.links import Lineage

from .made import HANGING, ask, prepared, read

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from purport.ledger.links import Traced
    from purport.reading import Reader

WRITTEN = ("reports", "appearances", "links", "fingerprints", "cells", *HANGING)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Until it is undone, a report fails when all of it is written and nothing is committed."""
    link = Lineage.link

    def fail(self: Lineage, connection: Connection, report: int, one: Traced) -> None:
        link(self, connection, report, one)
        raise LedgerError("failed")

    monkeypatch.setattr(Lineage, "link", fail)
    return monkeypatch


def test_nothing_is_left_of_what_failed(place: str, reader: Reader, failing: pytest.MonkeyPatch) -> None:
    with Ledger(place, write=True) as ledger, pytest.raises(LedgerError, match="failed"):
        ledger.add_prepared(prepared(reader, 90)[0])
    for table in WRITTEN:
        assert ask(place, f"SELECT count(*) FROM {table}") == [(0,)]


def test_a_report_that_failed_is_not_taken_for_the_one_that_got_its_id(
    place: str, reader: Reader, failing: pytest.MonkeyPatch
) -> None:
    """Another process may have written that one."""
    text = prepared(reader, 90)[1].reading.report.text
    with Ledger(place, write=True) as ledger, Ledger(place, write=True) as other:
        with pytest.raises(LedgerError):
            ledger.add_prepared(prepared(reader, 90)[0])
        failing.undo()
        assert other.add(read(reader, text)).report == ask(place, "SELECT max(id) FROM reports")[0][0]
        ledger.add(read(reader, f"{text}\n\nIt was the third case."))
    if "://" not in place:  # Postgres gives no id twice
        assert ask(place, "SELECT id FROM reports ORDER BY id") == [(1,), (2,)]
    assert [one["contained"] > 0.9 for one in evidence(place)] == [True]


def evidence(place: str) -> list[dict[str, Any]]:
    """Of the links between reports."""
    query = sa.select(tables.links.c.evidence).where(tables.links.c.origin.is_not(None))
    with Ledger(place) as ledger, ledger.work() as connection:
        return list(connection.execute(query).scalars())


@pytest.mark.parametrize("write", [True, False])
def test_a_look_sees_one_state_while_another_writes(place: str, reader: Reader, write: bool) -> None:
    count = "SELECT count(*) FROM reports"
    with Ledger(place, write=True) as other:
        other.add_prepared(prepared(reader, 90)[0])
        with Ledger(place, write=write) as ledger, ledger.look() as connection:
            assert connection.exec_driver_sql(count).scalar_one() == 1
            other.add_prepared(prepared(reader, 90)[1])
            assert connection.exec_driver_sql(count).scalar_one() == 1
    assert ask(place, count) == [(2,)]
