"""Lines: readings that follow the contract, and beside them what the ledger adds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from purport.errors import LedgerError
from purport.ledger import Ledger
from purport.ledger.exports import chosen as choosing
from purport.ledger.exports.chosen import Chosen
from purport.ledger.exports.jsonlines import lines
from tests.export.builders import reading

from .exported import filled, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import jsonschema

ALL = Chosen()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp(request.param)
    with filled(folder / "purport.db" if request.param == "sqlite" else postgres(folder)) as made:
        yield made


def written(ledger: Ledger, chosen: Chosen = ALL) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    with ledger.work() as connection:
        return [(json.loads(first), json.loads(second)) for first, second in lines(connection, chosen)]


def test_every_line_is_the_reading_that_was_added(
    ledger: Ledger, validator: jsonschema.Draft202012Validator
) -> None:
    for number, (told, _) in enumerate(written(ledger), 1):
        validator.validate(told)
        assert told == ledger.reading(number).to_dict()


def test_what_the_ledger_adds_is_on_the_same_line(ledger: Ledger) -> None:
    found = written(ledger)
    assert [added["report"] for _, added in found] == ["1", "2", "3", "4", "5"]
    assert all(told["report"]["id"] == added["sha256"] for told, added in found)
    _, dispatch = found[1]
    assert [one["outlet"] for one in dispatch["appearances"]] == ["The Weir Courier", "Isle Post"]
    assert [(one["kind"], one["outlet"]) for one in dispatch["links"]] == [("credit", "Reuters")]
    _, copy = found[2]
    assert [(one["kind"], one["origin"]) for one in copy["links"]] == [("copy", "2")]
    assert copy["links"][0]["evidence"]["why"] == "later"
    assert found[3][1]["superseded_by"] == "5"


def test_decisions_stand_with_every_report_they_are_about(ledger: Ledger) -> None:
    found = {added["report"]: [one["id"] for one in added["decisions"]] for _, added in written(ledger)}
    assert found == {"1": [], "2": ["d1", "d2"], "3": ["d1", "d2"], "4": [], "5": []}


def test_batches_leave_nothing_out(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, counts = written(ledger), []
    monkeypatch.setattr(choosing, "AT_ONCE", 2)
    with ledger.work() as connection:
        parts = [json.loads(first) for first, _ in lines(connection, ALL, counts.append)]
    assert parts == [told for told, _ in whole]
    assert counts == [2, 2, 1]


def test_a_text_that_no_database_holds_comes_back_as_it_was(tmp_path: Path) -> None:
    with Ledger(tmp_path / "purport.db", write=True) as ledger:
        ledger.add(reading("half \ud83d and \x00 end"))
        ((told, _),) = written(ledger)
    assert told["report"]["text"] == "half \ud83d and \x00 end"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Chosen(ids=(1, 9)), "no report 9; purport search finds them"),
        (
            Chosen(outlet="Nobody"),
            "no report chosen appeared on these days in this outlet; ask for more of them",
        ),
    ],
)
def test_what_is_not_there_is_said_in_one_line(ledger: Ledger, chosen: Chosen, said: str) -> None:
    with pytest.raises(LedgerError) as caught, ledger.work() as connection:
        chosen.check(connection, "purport.db")
    assert str(caught.value) == f"purport.db: {said}"


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "purport.db", write=True)
    with ledger, pytest.raises(LedgerError) as caught, ledger.work() as connection:
        ALL.check(connection, "purport.db")
    assert str(caught.value) == "purport.db: holds no report yet; add some with purport add"
