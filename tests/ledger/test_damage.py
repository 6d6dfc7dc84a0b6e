"""An SQLite file with wrong bytes in it says so in one line; it is not made worse."""

from __future__ import annotations

import hashlib
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from purport.errors import LedgerError
from purport.ledger.ledger import Ledger

from .made import ask, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from purport.ledger.ledger import Prepared
    from purport.reading import Reader

MALFORMED = "database disk image is malformed"


@pytest.fixture(scope="module")
def ready(reader: Reader) -> list[Prepared]:
    return prepared(reader, 90)[:40]


@pytest.fixture(scope="module")
def sound(ready: list[Prepared], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with half of the reports."""
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    with Ledger(path, write=True) as ledger:
        for one in ready[:20]:
            ledger.add_prepared(one)
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return shutil.copy(sound, tmp_path / "ledger.db")


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def read_and_add(path: Path, ready: list[Prepared]) -> None:
    with Ledger(path) as ledger:
        for number in range(1, 21):
            ledger.reading(number)
    add(path, ready)


def add(path: Path, ready: list[Prepared]) -> None:
    with Ledger(path, write=True) as ledger:
        for one in ready[20:]:
            ledger.add_prepared(one)


def used(path: Path, ready: list[Prepared]) -> str:
    """What is said when a damaged ledger is read, or else added to."""
    with pytest.raises(LedgerError) as raised:
        read_and_add(path, ready)
    assert len(str(raised.value).splitlines()) == 1
    assert len(str(raised.value)) < 500
    return str(raised.value)


@pytest.mark.parametrize("data", [b"\0", b"\xa7"])
def test_a_stretch_of_wrong_bytes(path: Path, ready: list[Prepared], data: bytes) -> None:
    size = path.stat().st_size
    overwrite(path, size // 3, data * (size // 3))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(LedgerError) as raised:
        add(path, ready)
    assert str(raised.value) == f"{path}: damaged ({MALFORMED}); take it from a backup"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("write", [True, False])
def test_a_file_cut_short(path: Path, write: bool) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    before = path.read_bytes()
    with pytest.raises(LedgerError) as raised:
        Ledger(path, write=write)
    assert str(raised.value) == f"{path}: damaged ({MALFORMED}); take it from a backup"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("text = CAST(x'4c6f636bff' AS TEXT)", "Could not decode to UTF-8 column 'text'"),
        ("blocks = '[{\"kind\"'", "damaged (Expecting ':' delimiter: line 1 column 9 (char 8))"),
        ("blocks = '[{\"sort\":1}]'", "damaged (KeyError('kind'))"),
        ("blocks = '7'", "damaged (TypeError(\"'int' object is not iterable\"))"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(
    path: Path, ready: list[Prepared], change: str, said: str
) -> None:
    with Ledger(path, write=True) as ledger, ledger.work() as connection:
        connection.exec_driver_sql(f"UPDATE reports SET {change} WHERE id = 3")
    line = used(path, ready)
    assert line.startswith(f"{path}: {said}")


@pytest.mark.parametrize("seed", range(12))
def test_single_wrong_bytes_end_in_a_line_or_in_nothing(path: Path, ready: list[Prepared], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        overwrite(path, chance.randrange(100, path.stat().st_size), chance.randbytes(1))
    assert used(path, ready).startswith(f"{path}: ")


def test_a_sound_copy_has_nothing_to_say(path: Path, ready: list[Prepared]) -> None:
    read_and_add(path, ready)
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
