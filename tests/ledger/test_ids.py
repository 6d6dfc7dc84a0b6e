"""What things of a ledger are called."""

from __future__ import annotations

import pytest

from purport.errors import LedgerError
from purport.ledger.ids import Id, parse, parse_decision


@pytest.mark.parametrize("name", ["12", "12/c3", "12/s2", "12/k1", "l7"])
def test_an_id_is_read_as_it_is_written(name: str) -> None:
    id = parse(name)
    assert str(id) == name
    assert Id.of_row(id.what, id.row) == id
    assert parse(f" {name} ") == id


def test_a_decision_is_d_and_a_number() -> None:
    assert str(parse_decision("d3")) == "d3"
    assert parse_decision("d3").row == 3


@pytest.mark.parametrize(
    "name",
    ["", "x", "12/x3", "12/c", "/c3", "12c3", "l", "d3", "-1", "1.5", "9" * 30, "12/c9999999", "l7/c1"],
)
def test_what_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(LedgerError) as error:
        parse(name)
    assert str(error.value) == (
        f"“{name}” is no id; "
        "ids are 12 (a report), 12/c3 (a claim), 12/s2 (a source), 12/k1 (a check), l7 (a link)"
    )


def test_what_is_no_decision_is_refused() -> None:
    with pytest.raises(LedgerError) as error:
        parse_decision("7")
    assert str(error.value) == "“7” is no decision; decisions are d1, d2 ...; see: purport decide list"
