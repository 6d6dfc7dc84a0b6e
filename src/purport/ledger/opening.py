"""A ledger's database: an SQLite file or a Postgres URL, opened, made, and brought to this version's tables."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from purport.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x70757270  # "purp", in the header of an SQLite file
BUSY_SECONDS = 60  # that one writer waits for another
_POSTGRES = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://")


def open_ledger(place: str | os.PathLike[str], *, write: bool, make: bool = True) -> Engine:
    """The engine of the ledger at a path or a ``postgresql://`` URL, its tables those of this version.

    With ``write`` an older ledger is migrated and, unless ``make`` is false, one that is not there is made. Raises
    :class:`LedgerError` for one that is missing, no ledger, newer than this version, or cannot be written.
    """
    name = os.fspath(place)
    if _POSTGRES.match(name):
        return _postgres(name, write, make)
    if _URL.match(name):
        raise LedgerError(f"{shown(name)}: a ledger is a file or a postgresql:// URL")
    return _sqlite(Path(name), write, make)


def only_looking(engine: Engine) -> Engine:
    """The same engine for work that writes nothing, which waits for no writer."""
    return engine.execution_options(only_looking=True)


def shown(place: str | os.PathLike[str]) -> str:
    """The ledger's name for messages, without a password."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", os.fspath(place))


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for the packaged migrations over an open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _sqlite(path: Path, write: bool, make: bool) -> Engine:
    name = str(path)
    there = path.exists() and path.stat().st_size > 0
    if path.is_dir():
        raise LedgerError(f"{name}: a folder; give the ledger's file, such as {name}/purport.db")
    if not there and not (write and make):
        raise LedgerError(f"{name}: there is no ledger; make one with: purport add INPUT... --ledger {name}")
    if there:
        _look_at(path)
    if not there and not path.parent.is_dir():
        raise LedgerError(f"{name}: its folder {path.parent} is not there; make it first")
    if write and there and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise LedgerError(f"{name}: cannot be written; check the permissions of the file and of its folder")
    engine = sa.create_engine(
        "sqlite://", creator=lambda: _connect(path, write), poolclass=sa.pool.QueuePool, pool_size=2
    )  # one connection that writes and one that looks
    sa.event.listen(engine, "begin", _begin_immediate if write else _begin)
    return _ready(engine, name, write, make)


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    mode = "rwc" if write else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    raw = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    if write:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; the file stays sound
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA cache_size = -65536")  # 64 MiB
    raw.execute("PRAGMA mmap_size = 1073741824")
    return raw


def _begin_immediate(connection: Connection) -> None:
    looking = connection.get_execution_options().get("only_looking")
    # IMMEDIATE, so that two writers wait for each other and none fails.
    connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _look_at(path: Path) -> None:
    """Refuses a file that is no SQLite database, or one that is somebody else's, before anything is changed."""
    try:
        raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            application = raw.execute("PRAGMA application_id").fetchone()[0]
            tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            raw.close()
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path}: not a ledger ({error}); give another file") from error
    if application != APPLICATION_ID and tables:
        raise LedgerError(f"{path}: an SQLite file, but not a ledger of Purport; give another file")


def _postgres(name: str, write: bool, make: bool) -> Engine:
    url = _POSTGRES.sub("postgresql+psycopg://", name, count=1)
    try:
        engine = sa.create_engine(url, pool_size=2, pool_pre_ping=True)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{shown(name)}: not a URL of a database; check it") from error
    except (ImportError, NoSuchModuleError) as error:
        raise LedgerError(
            "a Postgres ledger needs the extra “postgres”: pip install 'purport[postgres]'"
        ) from error
    return _ready(engine, shown(name), write, make)


def _ready(engine: Engine, name: str, write: bool, make: bool) -> Engine:
    try:
        with engine.begin() as connection:
            _migrate(connection, name, write, make)
    except OperationalError as error:
        raise LedgerError(f"{name}: cannot be opened ({reason(error)})") from error
    except DatabaseError as error:
        raise LedgerError(f"{name}: cannot be used ({reason(error)})") from error
    return engine


def _migrate(connection: Connection, name: str, write: bool, make: bool) -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1886745200)")
    now = MigrationContext.configure(connection).get_current_revision()
    if now == script.get_current_head():
        return
    try:
        known = now is None or script.get_revision(now) is not None
    except CommandError:
        known = False
    if not known:
        raise LedgerError(f"{name}: made by a newer Purport (its tables are at {now}); install that version")
    if not write or (now is None and not make):
        what = "an older ledger" if now else "not a ledger"
        raise LedgerError(f"{name}: {what}; bring it up to date with: purport add --ledger {name} INPUT...")
    if now is None and sa.inspect(connection).get_table_names():
        raise LedgerError(f"{name}: the database holds other tables; give an empty one")
    command.upgrade(configuration(connection), "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def reason(error: DatabaseError) -> str:
    """What the database said, on one line."""
    return " ".join(str(error.orig).split())


def revision(connection: Connection) -> Any:
    """The revision of the tables, None before the first."""
    return MigrationContext.configure(connection).get_current_revision()
