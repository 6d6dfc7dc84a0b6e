"""Where the ledger's tests keep a ledger: a new SQLite file, or a new database of one Postgres."""

from __future__ import annotations

import warnings
from itertools import count
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pgserver import PostgresServer

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A Postgres of the package pgserver, over a local socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a RuntimeDirWarning, of where its socket is
        import pgserver

        server = pgserver.get_server(tmp_path_factory.mktemp("pg"))
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where no ledger is yet: a fresh path, or the URL of a fresh and empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"ledger{next(_numbers)}"
    server.psql(f"create database {name};")
    return server.get_uri(database=name)
