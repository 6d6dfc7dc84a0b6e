"""A ledger's database: an SQLite file or a Postgres URL, opened, made, and brought to this version's tables."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from purport.errors import LedgerError
from purport.ledger.turns import BUSY_SECONDS, begin_writing

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x70757270  # "purp", in the header of an SQLite file
FIRST = {"reports", "appearances", "claims"}  # tables that every version's ledger has
LOG_PAGES = (
    4000  # of 4 KiB, written ahead before they are moved to their places: 5% faster than SQLite's own 1000
)
DAMAGED = "{}: damaged ({}); take it from a backup"
_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
CONNECT_SECONDS = 10  # that a Postgres may take to answer
_POSTGRES = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.I)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_SECRET = re.compile(r"([?&][^=&]*pass[^=&]*=)[^&]*", re.I)


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
    """The same engine for work that writes nothing: all its queries see one state, and it waits for no writer."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(only_looking=True)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def shown(place: str | os.PathLike[str]) -> str:
    """The ledger's name for messages, without a password."""
    name = os.fspath(place)
    scheme = _URL.match(name)
    if not scheme:
        return name
    user, at, rest = name[scheme.end() :].rpartition("@")
    who, colon, _ = user.partition(":")
    return scheme[0] + who + (":***" if colon else "") + at + _SECRET.sub(r"\1***", rest)


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for the packaged migrations over an open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _sqlite(path: Path, write: bool, make: bool) -> Engine:
    name = str(path)
    try:
        there = _there(path)
        ours = there and _ours(path)
    except (OSError, ValueError) as error:
        raise LedgerError(f"{name}: cannot be opened ({_why(error)})") from error
    if not there and not (write and make):
        raise LedgerError(f"{name}: there is no ledger; make one with: purport add INPUT... --ledger {name}")
    if write:
        _writable(path)
    if there and not ours:
        _look_at(path)
    engine = sa.create_engine(
        "sqlite://", creator=lambda: _connect(path, write), poolclass=sa.pool.QueuePool, pool_size=2
    )  # one connection that writes and one that looks
    sa.event.listen(engine, "begin", _begin_immediate if write else _begin)
    return _ready(engine, name, write, make)


def _there(path: Path) -> bool:
    """Whether a file with something in it is there. Raises :class:`LedgerError` for what is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(found.st_mode):
        raise LedgerError(f"{path}: a folder; give the ledger's file, such as {path}/purport.db")
    if not stat.S_ISREG(found.st_mode):
        raise LedgerError(f"{path}: not a file; give the path of one")
    return found.st_size > 0


def _writable(path: Path) -> None:
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder {path.parent} is not there; make it first")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise LedgerError(f"{path}: cannot be written; check the permissions of the file and of its folder")


def _why(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    raw = _raw(path, "mode=rwc" if write else "mode=ro")
    if write:
        _log_ahead(raw)
        raw.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    elif not _readable(raw) and not os.access(path.parent, os.W_OK):
        raw.close()
        raw = _raw(path, "mode=ro&immutable=1")  # nobody writes here, and so not the log's index either
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA cache_size = -65536")  # 64 MiB
    return raw


def _raw(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _log_ahead(raw: sqlite3.Connection) -> None:
    """Turns the write-ahead log on, again and again: SQLite waits for nobody else who does so at the same time."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            ahead = raw.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
    if ahead:  # a killed process loses nothing, a power cut the last reports, and the file stays sound
        raw.execute("PRAGMA synchronous = NORMAL")


def _readable(raw: sqlite3.Connection) -> bool:
    try:
        raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN
    return True


def _begin_immediate(connection: Connection) -> None:
    if connection.get_execution_options().get("only_looking"):
        connection.exec_driver_sql("BEGIN")
    else:
        begin_writing(connection)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _ours(path: Path) -> bool:
    """Whether a file's first bytes say so; a new ledger's may still be in its log alone."""
    with path.open("rb") as file:
        head = file.read(100)
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _look_at(path: Path) -> None:
    """Refuses a file that is no SQLite database, or one that is somebody else's, before anything is changed."""
    try:
        with closing(_connect(path, write=False)) as raw:
            application = raw.execute("PRAGMA application_id").fetchone()[0]
            tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{path}: cannot be opened ({error})") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path}: not a ledger ({error}); give another file") from error
    if application != APPLICATION_ID and tables:
        raise LedgerError(f"{path}: an SQLite file, but not a ledger of Purport; give another file")


def _postgres(name: str, write: bool, make: bool) -> Engine:
    try:
        url = sa.make_url(_POSTGRES.sub("postgresql+psycopg://", name, count=1))
        waiting = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
        engine = sa.create_engine(url, pool_size=2, pool_pre_ping=True, connect_args=waiting)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{shown(name)}: not a URL of a database; check it") from error
    except (ImportError, NoSuchModuleError) as error:
        raise LedgerError(
            "a Postgres ledger needs the extra “postgres”: pip install 'purport[postgres]'"
        ) from error
    if "@" in (url.host or ""):
        raise LedgerError(f"{shown(name)}: write an “@” of the password as %40")
    return _ready(engine if write else only_looking(engine), shown(name), write, make)


def _ready(engine: Engine, name: str, write: bool, make: bool) -> Engine:
    try:
        with engine.begin() as connection:
            _migrate(connection, name, write, make)
    except DBAPIError as error:
        engine.dispose()
        raise LedgerError(damage(name, error) or f"{name}: cannot be opened ({reason(error)})") from error
    except UnicodeDecodeError as error:  # of a message that quotes the damaged bytes
        engine.dispose()
        raise LedgerError(DAMAGED.format(name, error)) from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _migrate(connection: Connection, name: str, write: bool, make: bool) -> None:
    if write and connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1886745200)")
    there = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    if there and not there >= FIRST:
        raise LedgerError(f"{name}: the database holds other tables; give an empty one")
    if not there and not (write and make):
        raise LedgerError(f"{name}: there is no ledger; make one with: purport add INPUT... --ledger {name}")
    script = ScriptDirectory(str(MIGRATIONS))
    now = revision(connection)
    if now == script.get_current_head():
        return
    if not _known(script, now):
        raise LedgerError(f"{name}: made by a newer Purport (its tables are at {now}); install that version")
    if not write:
        raise LedgerError(
            f"{name}: an older ledger; bring it up to date with: purport add --ledger {name} INPUT..."
        )
    _upgrade(connection, name)


def _known(script: ScriptDirectory, now: str | None) -> bool:
    try:
        return now is None or script.get_revision(now) is not None
    except CommandError:
        return False


def _upgrade(connection: Connection, name: str) -> None:
    if connection.dialect.name == "postgresql":
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise LedgerError(f"{name}: its encoding is {encoding}; make a database with ENCODING 'UTF8'")
    command.upgrade(configuration(connection), "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def reason(error: DBAPIError) -> str:
    """What the database said, on one line of moderate length: some quote a whole text."""
    return shorten(str(error.orig), 200, placeholder=" …")


def damage(name: str, error: DBAPIError) -> str | None:
    """The line that says so where the error means that an SQLite file is damaged."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return DAMAGED.format(name, reason(error)) if code in _DAMAGES else None


def revision(connection: Connection) -> str | None:
    """The revision of the tables, None before the first."""
    return MigrationContext.configure(connection).get_current_revision()
