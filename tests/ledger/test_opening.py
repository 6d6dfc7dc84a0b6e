"""What is no ledger, or cannot be opened or written, is refused in one line, and nothing is changed."""

from __future__ import annotations

import hashlib
import os
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from purport.errors import LedgerError
from purport.ledger import opening
from purport.ledger.ledger import Ledger

from .made import ask, process, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pgserver import PostgresServer

    from purport.reading import Reader

both = pytest.mark.parametrize("write", [True, False], ids=["writing", "reading"])


def refusal(place: object, *, write: bool) -> str:
    """The one line by which a place is refused, its folder's files as they were."""
    folder = Path(str(place)).parent if "://" not in str(place) else None
    before = contents(folder)
    with pytest.raises(LedgerError) as raised:
        Ledger(str(place), write=write)
    assert contents(folder) == before
    assert len(str(raised.value).splitlines()) == 1
    return str(raised.value)


def contents(folder: Path | None) -> dict[Path, str]:
    files = [path for path in folder.rglob("*") if path.is_file()] if folder and folder.exists() else []
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def filled(tmp_path: Path, reader: Reader) -> Path:
    """An SQLite ledger with a report."""
    path = tmp_path / "filled" / "ledger.db"
    path.parent.mkdir()
    with Ledger(path, write=True) as ledger:
        ledger.add(read(reader))
    return path


@both
def test_a_folder(tmp_path: Path, write: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    line = f"{folder}: a folder; give the ledger's file, such as {folder}/purport.db"
    assert refusal(folder, write=write) == line


def test_nothing_there_to_read(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    line = f"{path}: there is no ledger; make one with: purport add INPUT... --ledger {path}"
    assert refusal(path, write=False) == line
    assert not path.exists()


def test_an_empty_file_is_no_ledger_to_read_and_a_new_one_to_write(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    line = f"{path}: there is no ledger; make one with: purport add INPUT... --ledger {path}"
    assert refusal(path, write=False) == line
    with Ledger(path, write=True) as ledger:
        assert ledger.add(read(reader)).new


def test_a_missing_folder(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "ledger.db"
    assert refusal(path, write=True) == f"{path}: its folder {path.parent} is not there; make it first"
    assert not path.parent.exists()


@both
@pytest.mark.parametrize(("size", "said"), [(9, "file is not a database"), (9_000, "file is not a database")])
def test_a_file_that_is_no_database(tmp_path: Path, write: bool, size: int, said: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"Some notes about harbours. "[:9] * (size // 9))
    assert refusal(path, write=write) == f"{path}: not a ledger ({said}); give another file"


@both
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_database(tmp_path: Path, write: bool, mode: str) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute(f"PRAGMA journal_mode = {mode}")
        theirs.execute("CREATE TABLE reports (id INTEGER, note TEXT)")
    theirs.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError) as raised:
        Ledger(path, write=write)
    line = f"{path}: an SQLite file, but not a ledger of Purport; give another file"
    assert str(raised.value) == line
    assert path.read_bytes() == before


@both
def test_a_pipe_is_not_waited_for(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refusal(path, write=write) == f"{path}: not a file; give the path of one"


@both
@pytest.mark.parametrize(
    ("name", "why"), [("a" * 300, "File name too long"), ("a\x00b", "embedded null byte")]
)
def test_a_name_that_no_file_has(tmp_path: Path, write: bool, name: str, why: str) -> None:
    path = tmp_path / name
    assert refusal(path, write=write) == f"{path}: cannot be opened ({why})"


@pytest.fixture
def immutable() -> Iterator[Callable[[Path], None]]:
    """Makes a file or folder unwritable, for the administrator too."""
    done: list[Path] = []

    def make(path: Path) -> None:
        if subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode:
            path.chmod(0o555)
            if os.access(path, os.W_OK):
                pytest.skip("nothing here is unwritable for this user")
        done.append(path)

    yield make
    for path in reversed(done):
        subprocess.run(["chattr", "-i", path], capture_output=True, check=False)
        path.chmod(0o755)


CANNOT = "cannot be written; check the permissions of the file and of its folder"


def test_a_file_that_cannot_be_written_can_be_read(
    filled: Path, reader: Reader, immutable: Callable[[Path], None]
) -> None:
    immutable(filled)
    assert refusal(filled, write=True) == f"{filled}: {CANNOT}"
    with Ledger(filled) as ledger:
        assert ledger.reading(1) == read(reader)


def test_a_folder_that_cannot_be_written_can_be_read(
    filled: Path, reader: Reader, immutable: Callable[[Path], None]
) -> None:
    immutable(filled.parent)
    assert refusal(filled, write=True) == f"{filled}: {CANNOT}"
    with Ledger(filled) as ledger:
        assert ledger.reading(1) == read(reader)
    assert [path.name for path in filled.parent.iterdir()] == ["ledger.db"]


def test_no_ledger_is_made_in_a_folder_that_cannot_be_written(
    tmp_path: Path, immutable: Callable[[Path], None]
) -> None:
    immutable(tmp_path)
    path = tmp_path / "new.db"
    assert refusal(path, write=True) == f"{path}: {CANNOT}"


def test_what_is_opened_for_reading_cannot_be_written(place: str, reader: Reader) -> None:
    Ledger(place, write=True).close()
    with Ledger(place) as ledger, pytest.raises(LedgerError) as raised:
        ledger.add(read(reader))
    said = (
        "cannot execute INSERT in a read-only transaction"
        if "://" in place
        else "attempt to write a readonly database"
    )
    assert str(raised.value) == f"{ledger.name}: {said}; nothing of this step was kept"
    assert ask(place, "SELECT count(*) FROM reports") == [(0,)]


@both
@pytest.mark.parametrize(
    "url", ["mysql://ann:secret@db.example/x", "SQLITE:///ledger.db", "http://db.example/"]
)
def test_a_url_of_something_else(url: str, write: bool) -> None:
    name = url.replace("secret", "***")
    assert refusal(url, write=write) == f"{name}: a ledger is a file or a postgresql:// URL"


@both
def test_a_url_that_is_none(write: bool) -> None:
    line = refusal("postgresql://ann:secret@db.example:port/x", write=write)
    assert line == "postgresql://ann:***@db.example:port/x: not a URL of a database; check it"


@both
def test_a_password_that_would_be_taken_for_the_host(write: bool) -> None:
    line = refusal("postgresql://ann:se@cret@db.example/x", write=write)
    assert line == "postgresql://ann:***@db.example/x: write an “@” of the password as %40"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("ledger.db", "ledger.db"),
        ("a:b@c/ledger.db", "a:b@c/ledger.db"),
        ("postgresql://db.example:5432/x", "postgresql://db.example:5432/x"),
        ("postgresql://ann@db.example/x", "postgresql://ann@db.example/x"),
        ("postgresql://ann:s/e@c:r@db.example/x", "postgresql://ann:***@db.example/x"),
        ("POSTGRES://ann:secret@db.example/x", "POSTGRES://ann:***@db.example/x"),
        ("postgresql://ann@db/x?password=secret&user=b", "postgresql://ann@db/x?password=***&user=b"),
        ("postgresql:///x?sslPassword=secret", "postgresql:///x?sslPassword=***"),
    ],
)
def test_no_password_is_shown(place: str, name: str) -> None:
    assert opening.shown(place) == name


@both
def test_a_postgres_that_is_not_there(write: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    line = refusal(f"postgresql://ann:secret@127.0.0.1:{port}/x", write=write)
    said = f'connection failed: connection to server at "127.0.0.1", port {port} failed: Connection refused'
    start = f"postgresql://ann:***@127.0.0.1:{port}/x: cannot be opened ({said}"
    assert line.startswith(start)
    assert "secret" not in line


def test_a_postgres_that_does_not_answer_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CONNECT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        line = refusal(f"postgresql://ann:secret@127.0.0.1:{port}/x", write=False)
    assert line == f"postgresql://ann:***@127.0.0.1:{port}/x: cannot be opened (connection timeout expired)"


@pytest.fixture
def guarded(postgres: PostgresServer) -> Iterator[str]:
    """A database of which the password is asked, over the same socket."""
    hba = Path(postgres.pgdata) / "pg_hba.conf"
    before = hba.read_text()
    postgres.psql("create role ann login password 'right'; create database guarded owner ann;")
    hba.write_text("local all ann scram-sha-256\n" + before)
    postgres.psql("select pg_reload_conf();")
    yield postgres.get_uri(database="guarded")
    hba.write_text(before)
    postgres.psql("select pg_reload_conf(); drop database guarded; drop role ann;")


def test_a_wrong_password_is_never_shown(guarded: str) -> None:
    socket_folder = guarded.partition("?")[2]
    line = refusal(f"postgresql://ann:wrong@/guarded?{socket_folder}", write=True)
    assert 'password authentication failed for user "ann"' in line
    assert line.startswith(f"postgresql://ann:***@/guarded?{socket_folder}: cannot be opened (")
    assert "wrong" not in line
    Ledger(f"postgresql://ann:right@/guarded?{socket_folder}", write=True).close()


@both
def test_a_postgres_with_other_tables(postgres: PostgresServer, write: bool) -> None:
    """Of another program whose migrations are numbered as ours are, too."""
    postgres.psql("create database theirs;")
    url = postgres.get_uri(database="theirs")
    theirs = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with theirs.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num text)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0001')")
        connection.exec_driver_sql("CREATE TABLE reports (id int)")
    name = opening.shown(url)
    assert refusal(url, write=write) == f"{name}: the database holds other tables; give an empty one"
    with theirs.begin() as connection:
        assert set(sa.inspect(connection).get_table_names()) == {"alembic_version", "reports"}
    theirs.dispose()
    postgres.psql("drop database theirs;")


def test_an_empty_postgres_is_no_ledger_to_read(postgres: PostgresServer) -> None:
    postgres.psql("create database bare;")
    url = postgres.get_uri(database="bare")
    name = opening.shown(url)
    line = f"{name}: there is no ledger; make one with: purport add INPUT... --ledger {name}"
    assert refusal(url, write=False) == line
    postgres.psql("drop database bare;")


def test_a_postgres_whose_encoding_lacks_letters(postgres: PostgresServer) -> None:
    postgres.psql("create database old encoding 'LATIN1' template template0 locale 'C';")
    url = postgres.get_uri(database="old")
    line = f"{opening.shown(url)}: its encoding is LATIN1; make a database with ENCODING 'UTF8'"
    assert refusal(url, write=True) == line
    postgres.psql("drop database old;")


def test_postgres_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    line = "a Postgres ledger needs the extra “postgres”: pip install 'purport[postgres]'"
    assert refusal("postgresql://db.example/x", write=False) == line


OPEN = """
import sys, time
from purport.ledger.ledger import Ledger
time.sleep(max(0, float(sys.argv[2]) - time.time()))
Ledger(sys.argv[1], write=True).close()
"""


def test_many_may_make_one_ledger_at_the_same_time(place: str) -> None:
    for _ in range(2):
        openers = [process(OPEN, place, time.time() + 2) for _ in range(4)]
        assert [opener.communicate()[1] for opener in openers] == ["", "", "", ""]
    assert ask(place, "SELECT count(*) FROM alembic_version") == [(1,)]
