"""``purport export``: what goes where, and what is said when it cannot."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from purport.cli import purport as group
from tests.ledger.exported import filled

from .run import purport

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "purport.db"
    filled(path).close()
    return path


@pytest.fixture
def folder(ledger: Path, tmp_path: Path) -> Path:
    shutil.copy(ledger, tmp_path / "purport.db")
    return tmp_path


def test_jsonl_is_readings_and_beside_them_what_the_ledger_adds(folder: Path) -> None:
    done = purport("export", "--to", "all.jsonl", cwd=folder)
    assert (done.status, done.out, done.err) == (0, "", "")
    readings = (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()
    added = (folder / "all.ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["schema"] for line in readings] == ["purport.reading/1"] * 5
    assert [json.loads(line)["report"] for line in added] == ["1", "2", "3", "4", "5"]


def test_readings_go_to_standard_output(folder: Path) -> None:
    done = purport("export", "--to", "-", "--format", "jsonl", "3", "1", cwd=folder)
    assert done.status == 0
    assert [json.loads(line)["report"]["publisher"] for line in done.out.splitlines()] == [
        "Pellgate News"
    ] * 2
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".jsonl") == []


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no such device here")
def test_nothing_is_written_beside_a_device(folder: Path) -> None:
    assert purport("export", "--to", "/dev/null", "--format", "jsonl", cwd=folder).status == 0
    assert not os.path.exists("/dev/null.ledger")


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_tables_go_into_a_folder(folder: Path, form: str) -> None:
    assert purport("export", "--to", "tables", "--format", form, cwd=folder).status == 0
    assert sorted(path.name for path in (folder / "tables").iterdir()) == sorted(
        f"{name}.{form}"
        for name in (
            *("reports", "appearances", "sources", "claims", "hedges"),
            *("checks", "times", "links", "decisions"),
        )
    )


def test_days_and_outlet_choose(folder: Path) -> None:
    chosen = ("--since", "2024-11-09", "--until", "2024-11-10", "--outlet", "pellgate news")
    assert purport("export", "--to", "tables", "--format", "parquet", *chosen, cwd=folder).status == 0
    assert pq.read_table(folder / "tables" / "reports.parquet")["id"].to_pylist() == ["1", "3"]


@pytest.mark.parametrize("name", ["all.jsonld", "all.json", "ALL.JSONLD"])
def test_json_ld_is_one_document(folder: Path, name: str) -> None:
    assert purport("export", "--to", name, "2", cwd=folder).status == 0
    made = json.loads((folder / name).read_text(encoding="utf-8"))
    assert made.keys() == {"@context", "@graph"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "all.db"), "all.db: does not say the format; give --format jsonl, parquet, csv or json-ld"),
        (("--to", "tables"), "tables: does not say the format; give --format jsonl, parquet, csv or json-ld"),
        (
            ("--to", "a.jsonl", "12/c3"),
            "'12/c3' is no report's number, such as 12; purport search shows them",
        ),
        (("--to", "a.jsonl", "--since", "May"), "'May' is no day; give it as 2015-12-26"),
        (
            ("--to", "a.jsonl", "--since", "2024-11-09", "--until", "2024-11-08"),
            "--since 2024-11-09 is after --until 2024-11-08; nothing can be between",
        ),
        (("1",), "Missing option '--to'"),
    ],
)
def test_wrong_usage_exits_with_two(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = purport("export", *arguments, cwd=folder)
    assert done.status == 2
    assert said in " ".join(done.err.split())
    assert sorted(path.name for path in folder.iterdir()) == ["purport.db"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "a.jsonl", "9"), "purport.db: no report 9; purport search finds them"),
        (
            ("--to", "a.jsonl", "--outlet", "Nobody"),
            "purport.db: no report chosen appeared on these days in this outlet; ask for more of them",
        ),
        (
            ("--to", "a.csv", "--format", "csv"),
            "a.csv: csv is a table a file; name a folder for them, such as tables",
        ),
        (
            ("--to", "-", "--format", "parquet"),
            "-: parquet is a table a file; name a folder for them, such as tables",
        ),
        (
            ("--to", "purport.db", "--format", "csv"),
            "purport.db: csv is a table a file; name a folder for them, such as tables",
        ),
        (
            ("--to", "purport.db", "--format", "jsonl"),
            "purport.db: is an input too; name another file for the output",
        ),
        (
            ("--to", "gone/a.jsonl"),
            "gone/a.jsonl: cannot be written (No such file or directory); name another file",
        ),
        (
            ("--to", "gone/tables", "--format", "csv"),
            "gone/tables: cannot be written (No such file or directory); name another folder",
        ),
        (
            ("--to", "a.jsonl", "--ledger", "no.db"),
            "no.db: there is no ledger; make one with: purport add INPUT... --ledger no.db",
        ),
    ],
)
def test_what_cannot_be_is_one_line(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = purport("export", *arguments, cwd=folder)
    assert (done.status, done.complaint) == (1, f"purport: {said}")
    assert not [path for path in folder.iterdir() if path.name.startswith("a.")]


def test_every_option_is_explained() -> None:
    shown = CliRunner().invoke(group, ["export", "--help"]).output
    options = [one for one in group.commands["export"].params if one.param_type_name == "option"]
    assert [one.name for one in options if not one.help] == []
    assert all(one.opts[0] in shown for one in options)
