"""Flat tables: what a cell holds, in Parquet and in CSV, on both databases."""

from __future__ import annotations

import csv
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from purport.errors import OutputError
from purport.ledger.exports.chosen import Chosen, steady
from purport.ledger.exports.columns import TABLES
from purport.ledger.exports.csvtables import FORMULA, cell, write_csv
from purport.ledger.exports.flat import flat
from purport.ledger.exports.parquet import write_parquet

from .exported import DISPATCH, ODD, filled, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.ledger import Ledger

    Rows = dict[str, list[dict[str, Any]]]

ALL = Chosen()
DOC = Path(__file__).parents[2] / "docs" / "ledger-export.md"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp(request.param)
    with filled(folder / "purport.db" if request.param == "sqlite" else postgres(folder)) as made:
        yield made


def tables(ledger: Ledger, chosen: Chosen = ALL) -> Rows:
    with ledger.work() as connection:
        steady(connection)
        found: Rows = {name: [] for name in TABLES}
        for name, rows in flat(connection, chosen):
            found[name] += rows
    return found


def parquet(ledger: Ledger, folder: Path, chosen: Chosen = ALL) -> Rows:
    with ledger.work() as connection:
        write_parquet(flat(connection, chosen), folder)
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in TABLES}


def csv_rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def one(rows: list[dict[str, Any]], id: str) -> dict[str, Any]:
    (found,) = [row for row in rows if row["id"] == id]
    return found


def test_every_table_has_its_rows(ledger: Ledger) -> None:
    found = tables(ledger)
    assert [row["id"] for row in found["reports"]] == ["1", "2", "3", "4", "5"]
    assert [row["id"] for row in found["appearances"]] == ["a1", "a2", "a3", "a4", "a5", "a6"]
    assert [row["id"] for row in found["claims"] if row["report"] == "3"] == ["3/c1", "3/c2", "3/c3"]
    assert [row["id"] for row in found["decisions"]] == ["d1", "d2", "d3"]
    assert {row["kind"] for row in found["links"]} == {"credit", "copy"}


def test_every_row_has_a_value_or_none_for_every_column_and_no_vector(ledger: Ledger) -> None:
    for name, rows in tables(ledger).items():
        assert rows
        for row in rows:
            assert set(TABLES[name]) <= row.keys(), name
            assert "vector" not in row


def test_a_claim_stands_on_its_own(ledger: Ledger) -> None:
    claim = one(tables(ledger)["claims"], "2/c1")
    start = DISPATCH.index("The ferry")
    assert claim["text"] == (
        "The ferry company of the northern islands has laid up two of its five boats for the winter"
        " … because the harbour dredger broke down in September"
    )
    assert claim["spans"][0] == [start, start + 90]
    assert (claim["report"], claim["outlet"], claim["day"]) == ("2", "The Weir Courier", "2024-11-08")
    assert (claim["source"], claim["source_name"], claim["source_kind"]) == ("2/s1", "Ada Quill", "person")
    assert (claim["source_named"], claim["source_text"], claim["cue_text"]) == (True, "Ada Quill", "said")
    assert (claim["times"], claim["checks"], claim["hedges"]) == (["2/t1"], ["2/k1"], [])
    assert claim["factuality"] == {"publisher": "Uu", "2/s1": "CT+"}
    assert (claim["factuality_publisher"], claim["factuality_source"]) == ("Uu", "CT+")


def test_outlet_and_day_are_of_the_first_appearance(ledger: Ledger) -> None:
    found = tables(ledger)
    report = one(found["reports"], "2")
    assert (report["outlet"], report["day"], report["appearances"]) == ("The Weir Courier", "2024-11-08", 2)
    assert [row["outlet"] for row in found["appearances"] if row["report"] == "2"] == [
        "The Weir Courier",
        "Isle Post",
    ]


def test_hedges_checks_and_times_have_their_words(ledger: Ledger) -> None:
    found = tables(ledger)
    hedge = one(found["hedges"], "4/h1")
    assert (hedge["text"], hedge["holder"], hedge["covers_text"]) == ("purportedly", "4/s2", "the other")
    assert hedge["claims"] == ["4/c2"]
    check = one(found["checks"], "2/k1")
    assert (check["verifier"], check["verifier_name"]) == ("2/s2", "the union")
    assert (check["verifier_text"], check["cue_text"]) == ("The union", "could not confirm")
    assert (check["object_text"], check["basis_text"]) == ("that the dredger broke down", None)
    assert one(found["checks"], "1/k2")["verifier_name"] == "Pellgate News"
    time = one(found["times"], "2/t1")
    assert (time["text"], time["value"], time["claims"]) == ("Friday", "2024-11-08", ["2/c1"])


def test_links_say_what_was_taken_from_whom(ledger: Ledger) -> None:
    found = {row["kind"]: row for row in tables(ledger)["links"]}
    copy = found["copy"]
    assert (copy["report"], copy["outlet"], copy["day"]) == ("3", "Pellgate News", "2024-11-09")
    assert (copy["origin"], copy["origin_outlet"], copy["origin_day"]) == (
        "2",
        "The Weir Courier",
        "2024-11-08",
    )
    assert copy["text"].startswith("The ferry company of the northern islands")
    assert copy["spans"] == [[0, 354]]
    assert copy["origin_spans"] == [[20, 374]]
    assert (copy["directed"], copy["why"]) == (True, "later")
    credit = found["credit"]
    assert (credit["origin"], credit["origin_outlet"], credit["text"]) == (None, "Reuters", "(Reuters) -")


def test_what_a_page_said_before_is_there_and_says_what_took_its_place(ledger: Ledger) -> None:
    found = tables(ledger)
    assert [row["superseded_by"] for row in found["reports"]] == [None, None, None, "5", None]
    assert [row["superseded_by"] for row in found["appearances"]][-2:] == ["a6", None]


@pytest.mark.parametrize(
    ("chosen", "reports"),
    [
        (Chosen(), ["1", "2", "3", "4", "5"]),
        (Chosen(ids=(3, 1)), ["1", "3"]),
        (Chosen(since="2024-11-10"), ["2", "4", "5"]),
        (Chosen(until="2024-11-08"), ["2"]),
        (Chosen(since="2024-11-09", until="2024-11-09"), ["1", "3"]),
        (Chosen(outlet="isle post"), ["2"]),
        (Chosen(outlet="Isle Post", until="2024-11-09"), []),
        (Chosen(ids=(1, 2), outlet="Pellgate News"), ["1"]),
    ],
)
def test_only_chosen_reports_are_exported(ledger: Ledger, chosen: Chosen, reports: list[str]) -> None:
    found = tables(ledger, chosen)
    assert [row["id"] for row in found["reports"]] == reports
    assert {row["report"] for row in found["claims"]} == set(reports)


def test_links_and_decisions_come_along_with_either_end(ledger: Ledger) -> None:
    for ids, links, decisions in (
        ((2,), {"l1", "l2"}, {"d1", "d2"}),
        ((3,), {"l2"}, {"d1", "d2"}),
        ((1, 5), set(), set()),
    ):
        found = tables(ledger, Chosen(ids=ids))
        assert {row["id"] for row in found["links"]} == links
        assert {row["id"] for row in found["decisions"]} == decisions


def test_parquet_has_types(ledger: Ledger, tmp_path: Path) -> None:
    found = parquet(ledger, tmp_path / "out")
    claim = one(found["claims"], "2/c1")
    assert claim["day"] == date(2024, 11, 8)
    assert dict(claim["factuality"]) == {"publisher": "Uu", "2/s1": "CT+"}
    assert claim["source_named"] is True
    assert all(isinstance(at, int) for span in claim["spans"] for at in span)
    text = one(found["reports"], "2")["text"]
    assert " … ".join(text[start:end] for start, end in claim["spans"]) == claim["text"]
    assert one(found["decisions"], "d1")["at"] == datetime(2024, 11, 11, 9, tzinfo=UTC)
    assert one(found["reports"], "1")["blocks"][0].keys() == {"kind", "start", "end"}


def test_a_table_without_rows_has_its_columns(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert parquet(ledger, folder, Chosen(ids=(1,)))["decisions"] == []
    assert pq.read_schema(folder / "decisions.parquet").names == list(TABLES["decisions"])


def test_csv_says_the_same_as_parquet(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.work() as connection:
        write_csv(flat(connection, Chosen()), tmp_path)
    found = tables(ledger)
    for name, columns in TABLES.items():
        read = csv_rows(tmp_path, name)
        assert list(read[0]) == list(columns)
        for row, told in zip(found[name], read, strict=True):
            assert {column: cell(row[column]) for column in columns} == told
    claim = one(csv_rows(tmp_path, "claims"), "2/c1")
    assert json.loads(claim["spans"]) == one(found["claims"], "2/c1")["spans"]
    assert (claim["source_named"], claim["within"]) == ("true", "")


def test_no_cell_of_csv_is_a_formula(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.work() as connection:
        write_csv(flat(connection, Chosen()), tmp_path)
    assert [row["text"] for row in csv_rows(tmp_path, "claims") if row["report"] == "4"] == [
        "'=1+1 was the sum",
        "'-2 was purportedly the other",
        "'@harbour is +3.",
    ]
    for name in TABLES:
        for row in csv_rows(tmp_path, name):
            assert not [value for value in row.values() if value[:1] in set("=+-@\t\r\n")]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''@a", "'tis", "a=1", ""]
)
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    shown = cell(text)
    assert shown[:1] not in {*"=+-@\t\r\n＝"}
    assert (shown[1:] if FORMULA.match(shown) else shown) == text


def test_positions_are_code_points(ledger: Ledger) -> None:
    claim = one(tables(ledger)["claims"], "4/c1")
    ((start, end),) = claim["spans"]
    assert ODD[start:end] == claim["text"] == "=1+1 was the sum"


def test_a_failed_export_leaves_what_stood_there(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("kept", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    def broken() -> Iterator[tuple[str, list[dict[str, Any]]]]:
        yield "claims", [{"id": "1/c1"}]
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError) as caught:
        write_csv(broken(), tmp_path)
    assert (
        str(caught.value) == f"{tmp_path}: cannot be written (No space left on device); name another folder"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "notes.txt"]
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8") == "kept"


def test_a_failed_export_leaves_no_folder_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, list[dict[str, Any]]]]:
        yield from ()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(broken(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_without_pyarrow_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(OutputError, match=re.escape("pip install 'purport[parquet]'")):
        write_parquet([], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_explained_in_the_docs(name: str) -> None:
    section = DOC.read_text(encoding="utf-8").split(f"### `{name}`\n", 1)[1].split("\n### ", 1)[0]
    assert [column for column in TABLES[name] if f"`{column}`" not in section] == []
