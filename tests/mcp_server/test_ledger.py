"""The server's ledger: missing, made later, replaced, and never written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from purport.ledger import Ledger

from .reports import QUIET, reports
from .served import by_stdio, connected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.reading import Reader

    from .served import Caller


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "purport.db"


@pytest.fixture
def server(place: Path) -> Iterator[Caller]:
    with connected(by_stdio("--ledger", place)) as caller:
        yield caller


def test_without_a_ledger_reports_are_read_all_the_same(server: Caller, place: Path) -> None:
    said = f"{place}: there is no ledger; make one with: purport add INPUT... --ledger {place}"
    assert server.error("search", words="ferry") == said
    assert server.error("corroborate", claim="The ferry would sail again") == said
    assert server.error("check", text=QUIET, against=[{"report": 1}]) == said
    assert server.result("read", text=QUIET)[0]["claims"]
    assert not place.exists()


def test_a_ledger_that_is_made_replaced_or_taken_away_is_noticed(
    server: Caller, place: Path, ledger: Path, reader: Reader
) -> None:
    assert "there is no ledger" in server.error("search", words="ferry")
    shutil.copy(ledger, place)
    assert [one["id"] for one in server.result("search", words="ferry")[0]["found"]] == ["4/c1"]
    other = place.with_name("other.db")
    with Ledger(other, write=True) as book:
        book.add(reader.read(reports()[3]))
    other.replace(place)
    assert [one["id"] for one in server.result("search", words="ferry")[0]["found"]] == ["1/c1"]
    place.unlink()
    assert "there is no ledger" in server.error("search", words="ferry")


def test_what_is_added_meanwhile_is_found(server: Caller, place: Path, reader: Reader) -> None:
    with Ledger(place, write=True) as book:
        book.add(reader.read(reports()[0]))
        assert server.result("search", words="ferry")[0]["found"] == []
        book.add(reader.read(reports()[3]))
        assert server.result("search", words="ferry")[0]["found"]


def test_nothing_is_written(server: Caller, place: Path, ledger: Path) -> None:
    shutil.copy(ledger, place)
    before = place.read_bytes()
    server.result("search", words="ferry")
    server.result("corroborate", claim="4/c1")
    assert place.read_bytes() == before


def test_a_report_that_the_ledger_lacks_is_one_line(server: Caller, place: Path, ledger: Path) -> None:
    shutil.copy(ledger, place)
    assert server.error("check", text=QUIET, against=[{"report": 9}]) == (
        f"{place}: no report 9; purport search finds them"
    )


def test_a_server_that_may_upgrade_a_ledger_makes_none(place: Path, ledger: Path) -> None:
    with connected(by_stdio("--ledger", place, "--upgrade")) as server:
        assert "there is no ledger" in server.error("search", words="ferry")
        assert not place.exists()
        shutil.copy(ledger, place)
        assert server.result("search", words="ferry")[0]["found"]
