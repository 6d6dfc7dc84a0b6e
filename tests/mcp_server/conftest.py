"""A ledger of invented reports, and servers over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.ledger import Ledger

from .reports import reports
from .served import by_http, by_stdio, connected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.reading import Reader

    from .served import Caller


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    place = tmp_path_factory.mktemp("ledger") / "purport.db"
    with Ledger(place, write=True) as book:
        for reading in reader.read_many(reports()):
            book.add(reading)
    return place


@pytest.fixture(scope="session")
def stdio(ledger: Path) -> Iterator[Caller]:
    with connected(by_stdio("--ledger", ledger)) as caller:
        yield caller


@pytest.fixture(scope="session")
def http(ledger: Path) -> Iterator[Caller]:
    with by_http("--ledger", ledger) as process, connected(process.url) as caller:
        yield caller


@pytest.fixture(scope="session")
def older(ledger: Path) -> Iterator[Caller]:
    """A client that speaks the protocol as most assistants still do."""
    with connected(by_stdio("--ledger", ledger), mode="legacy") as caller:
        yield caller


@pytest.fixture(params=["stdio", "http", "older"])
def server(request: pytest.FixtureRequest) -> Caller:
    caller: Caller = request.getfixturevalue(request.param)
    return caller
