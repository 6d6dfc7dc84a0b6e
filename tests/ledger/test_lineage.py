"""Lineage out of a ledger: links followed up to their roots, on both databases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from purport.ledger import Ledger, tables
from purport.ledger.lineage import Edge, Lineage, lineage_of, to_json
from tests.export.builders import reading

from .exported import filled, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp(request.param)
    with filled(folder / "purport.db" if request.param == "sqlite" else postgres(folder)) as made:
        yield made


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Ledger]:
    """Nine reports of an outlet each, a day after the other, without a link."""
    with Ledger(tmp_path / "purport.db", write=True) as made:
        for number in range(1, 10):
            made.add(
                reading(f"Report {number}.", publisher=f"Paper {number}", published=f"2024-05-0{number}")
            )
        yield made


def link(ledger: Ledger, *links: tuple[int, int | str, str, bool]) -> None:
    """Links from who took to whom it took from."""
    rows = [
        {
            "report": taker,
            "origin": giver if isinstance(giver, int) else None,
            "outlet": giver if isinstance(giver, str) else None,
            "kind": kind,
            "directed": directed,
            "score": 0.9,
            "evidence": {"spans": [[0, 6]]} if isinstance(giver, str) else {"passages": [{"ours": [0, 8]}]},
            "added": "2024-05-10T00:00:00+00:00",
        }
        for taker, giver, kind, directed in links
    ]
    with ledger.work() as connection:
        connection.execute(tables.links.insert(), rows)


def followed(ledger: Ledger, *reports: int, **more: Any) -> Lineage:
    with ledger.work() as connection:
        return lineage_of(connection, reports, **more)


def ids(lineage: Lineage) -> list[str]:
    return [node.id for node in lineage.nodes]


def test_a_copy_leads_to_its_origin_and_on_to_whom_that_credits(ledger: Ledger) -> None:
    found = followed(ledger, 3)
    assert [(node.id, node.kind, node.label) for node in found.nodes] == [
        ("3", "report", "Pellgate News – 2024-11-09"),
        ("2", "report", "The Weir Courier – 2024-11-08"),
        ("outlet:Reuters", "outlet", "Reuters"),
    ]
    assert [(one.giver, one.taker, one.kind, one.directed) for one in found.edges] == [
        ("outlet:Reuters", "2", "credit", True),
        ("2", "3", "copy", True),
    ]
    assert found.edges[0].words == "(Reuters) -"
    assert found.edges[1].words.startswith("The ferry company of the northern islands")
    assert not found.cut


def test_what_was_taken_from_a_report_is_not_followed(ledger: Ledger) -> None:
    assert ids(followed(ledger, 2)) == ["2", "outlet:Reuters"]


def test_a_report_without_links_stands_alone(ledger: Ledger) -> None:
    assert (ids(followed(ledger, 1)), followed(ledger, 1).edges) == (["1"], ())


def test_a_copy_without_a_direction_is_followed_both_ways(bare: Ledger) -> None:
    link(bare, (2, 1, "copy", False), (3, 2, "copy", False))
    for start in (1, 2, 3):
        assert sorted(ids(followed(bare, start))) == ["1", "2", "3"]


def test_a_shared_quotation_is_shown_only_where_both_are_there(bare: Ledger) -> None:
    link(bare, (2, 1, "quotation", False), (3, 1, "document", False))
    assert ids(followed(bare, 2)) == ["2"]
    assert [(one.giver, one.taker, one.kind) for one in followed(bare, 1, 2, 3).edges] == [
        ("1", "2", "quotation"),
        ("1", "3", "document"),
    ]


def test_an_edge_without_a_direction_runs_from_the_earlier_to_the_later(bare: Ledger) -> None:
    link(bare, (1, 4, "quotation", False))
    (edge,) = followed(bare, 1, 4).edges
    assert (edge.giver, edge.taker) == ("1", "4")


def test_an_outlet_whose_own_report_was_copied_is_not_shown_beside_it(bare: Ledger) -> None:
    link(bare, (2, 1, "copy", True), (2, "Paper 1", "credit", True), (2, "Paper 9", "credit", True))
    assert ids(followed(bare, 2)) == ["2", "1", "outlet:Paper 9"]


def test_a_circle_comes_to_an_end(bare: Ledger) -> None:
    link(bare, (1, 2, "copy", True), (2, 3, "copy", True), (3, 1, "copy", True))
    assert ids(followed(bare, 1)) == ["1", "2", "3"]


def test_more_nodes_than_there_is_room_for_are_cut_the_nearest_first(bare: Ledger) -> None:
    link(bare, *((number, number - 1, "copy", True) for number in range(2, 10)))
    found = followed(bare, 9, most=3)
    assert (ids(found), found.cut) == (["9", "8", "7"], True)
    assert [(one.giver, one.taker) for one in found.edges] == [("7", "8"), ("8", "9")]
    assert not followed(bare, 9, most=9).cut
    assert followed(bare, 1, 2, 3, most=2).cut


def test_an_outlet_needs_room_too(bare: Ledger) -> None:
    link(bare, (1, "Paper 9", "credit", True))
    found = followed(bare, 1, most=1)
    assert (ids(found), found.edges, found.cut) == (["1"], (), True)


def test_as_json(ledger: Ledger) -> None:
    found = json.loads(to_json(followed(ledger, 3)))
    assert found["nodes"][1] == {
        "id": "2",
        "kind": "report",
        "label": "The Weir Courier – 2024-11-08",
        "outlet": "The Weir Courier",
        "day": "2024-11-08",
        "title": "Ferries",
    }
    assert found["edges"][1] | {"words": ""} == {
        "from": "2",
        "to": "3",
        "kind": "copy",
        "directed": True,
        "score": found["edges"][1]["score"],
        "words": "",
    }


def test_long_words_are_cut_between_two(bare: Ledger) -> None:
    text = "tide " * 200
    with bare.work() as connection:
        connection.execute(tables.reports.update().where(tables.reports.c.id == 2).values(text=text))
    link(bare, (2, 1, "copy", True))
    with bare.work() as connection:
        connection.execute(tables.links.update().values(evidence={"passages": [{"ours": [0, 999]}]}))
    (edge,) = followed(bare, 2).edges
    assert edge == Edge("1", "2", "copy", True, 0.9, edge.words)
    assert edge.words.endswith("tide …")
    assert len(edge.words) < 310
