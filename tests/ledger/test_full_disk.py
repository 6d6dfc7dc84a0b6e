"""A disk that is full: one clear line, and a sound ledger with all that was said to be in it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from purport.ledger.ledger import Ledger

from .made import ask, kept, prepared, process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.reading import Reader

ADD = """
import pickle, resource, signal, sys
from purport.errors import LedgerError
from purport.ledger.ledger import Ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
place, ready, most, again = sys.argv[1], pickle.load(open(sys.argv[2], "rb")), int(sys.argv[3]), sys.argv[4]
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
try:
    with Ledger(place, write=True) as ledger:
        for n, one in enumerate(ready):
            try:
                ledger.add_prepared(one)
            except LedgerError:
                if not again:
                    raise
                resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                ledger.add_prepared(one)
                most = 0
            print(one.reading.report.id, flush=True)
except LedgerError as error:
    sys.exit(str(error))
"""


def fill(path: Path, folder: Path, reader: Reader, most: int = 0, again: str = "") -> tuple[list[str], str]:
    """What a process that adds 90 reports acknowledges and complains of; no file may exceed ``most`` bytes."""
    ready = kept(folder / "ready.pickle", prepared(reader, 90))
    acknowledged, complaint = process(ADD, path, ready, most, again).communicate()
    return acknowledged.split(), complaint


def assert_sound(path: Path, acknowledged: list[str], reader: Reader) -> None:
    """All that was acknowledged is there, each report whole, and the rest can be added."""
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    readings = {one.reading.report.id: one.reading for one in prepared(reader, 90)}
    with Ledger(path) as ledger:
        assert ledger.holds(list(readings)) == set(acknowledged)
        for number, digest in ask(path, "SELECT id, sha256 FROM reports"):
            assert ledger.reading(number) == readings[digest]
    with Ledger(path, write=True) as ledger:
        assert [ledger.add_prepared(one).new for one in prepared(reader, 90)].count(False) == len(
            acknowledged
        )


@pytest.mark.parametrize("most", [400_000, 1_000_000, 2_000_000])
def test_a_file_that_cannot_grow(tmp_path: Path, reader: Reader, most: int) -> None:
    path = tmp_path / "ledger.db"
    acknowledged, complaint = fill(path, tmp_path, reader, most)
    assert complaint == f"{path}: disk I/O error; nothing of this step was kept\n"
    assert 0 < len(acknowledged) < 90
    assert_sound(path, acknowledged, reader)


def test_too_little_room_for_the_tables(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "ledger.db"
    acknowledged, complaint = fill(path, tmp_path, reader, 20_000)
    assert complaint == f"{path}: cannot be opened (disk I/O error)\n"
    assert acknowledged == []
    with Ledger(path, write=True) as ledger:
        assert ledger.add_prepared(prepared(reader, 90)[0]).new


def test_an_open_ledger_goes_on_when_there_is_room_again(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "ledger.db"
    acknowledged, complaint = fill(path, tmp_path, reader, 1_000_000, "again")
    assert complaint == ""
    assert len(acknowledged) == 90
    assert_sound(path, acknowledged, reader)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of its own, of 1.5 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path, reader: Reader) -> None:
    path = small_disk / "ledger.db"
    acknowledged, complaint = fill(path, tmp_path, reader)
    assert complaint == f"{path}: database or disk is full; nothing of this step was kept\n"
    assert 0 < len(acknowledged) < 90
    moved = tmp_path / "moved.db"
    for suffix in ("", "-wal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            moved.with_name(moved.name + suffix).write_bytes(beside.read_bytes())
    assert_sound(moved, acknowledged, reader)
