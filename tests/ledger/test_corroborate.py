"""What stands behind a claim elsewhere in a ledger, on each database."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from purport import Reader
from purport.errors import LedgerError
from purport.ledger import Ledger, tables
from purport.ledger.candidates import candidates
from purport.ledger.mentions import mentions_of
from tests.ledger.builders import report

DISPATCH = (
    "PORT ELLERY (Reuters) - Nine dockers were killed when a grain silo collapsed in Port Ellery on Friday, harbour "
    "police chief Bo Lind said. The silo had been condemned in March by inspectors from the town, who found rust in "
    "its lower ring and asked for it to be emptied before the summer, but the owners were granted a delay."
)
OWN = (
    "A grain silo fell in Port Ellery on Friday, killing nine dockers, Bo Lind, the harbour police chief, told "
    "reporters."
)
OTHER = "Seven dockers were killed when a grain silo collapsed in Port Ellery on Friday, the union of dockers said."
ASIDE = (
    "The school choir of Port Ellery won the regional prize for the third time, its teacher Tessa Orme said."
)
TEXTS = (
    ("Post", DISPATCH),
    ("Gazette", DISPATCH + "\n\nShops were shut."),
    ("Herald", OWN),
    ("Star", OTHER),
    ("Echo", ASIDE),
)
ASKED = "Nine dockers were killed when a grain silo collapsed in Port Ellery"


@pytest.fixture
def ledger(place: str) -> Ledger:
    with Ledger(place, write=True) as book, Reader() as reader:
        for n, (outlet, text) in enumerate(TEXTS, 1):
            one = report(
                text, publisher=outlet, published="2024-05-03", url=f"https://{outlet.casefold()}.example/{n}"
            )
            book.add(reader.read(one))
        yield book


def test_outlets_that_have_it_from_one_man_are_one_origin(ledger: Ledger) -> None:
    found = ledger.corroborate(ASKED)
    carrying = {one.mention.outlets[0]: one for one in found.found if one.carries}
    assert {"Post", "Gazette", "Herald"} <= set(carrying)
    assert "Echo" not in {one.mention.outlets[0] for one in found.found}
    places = {
        name: [
            o.number for o in found.origins for i in o.mentions if found.found[i].mention.outlets == (name,)
        ]
        for name in carrying
    }
    assert places["Post"][0] == places["Gazette"][0] == places["Herald"][0]


def test_another_figure_is_the_same_claim_and_another_origin(ledger: Ledger) -> None:
    found = ledger.corroborate(ASKED)
    star = [one for one in found.found if one.mention.outlets == ("Star",)]
    assert [one.relation for one in star] == ["other value"]


def test_a_claim_is_asked_about_by_its_id(ledger: Ledger) -> None:
    asked = ledger.search('"nine dockers"')[0].id
    found = ledger.corroborate(str(asked))
    assert found.claim == str(asked)
    assert found.found[0].chance == 1.0


def test_a_person_parts_claims(ledger: Ledger) -> None:
    found = ledger.corroborate(str(ledger.search('"nine dockers"')[0].id))
    assert found.claim is not None
    other = next(one for one in found.found if one.mention.name != found.claim).mention.name
    ledger.decide_alike(found.claim, other, "different", who="Ada Quill")
    assert other not in {one.mention.name for one in ledger.corroborate(found.claim).found}


def test_the_trace_leads_to_the_agency(ledger: Ledger) -> None:
    lineage = ledger.trace(ASKED)
    assert "outlet:Reuters" in {node.id for node in lineage.nodes}
    assert {edge.kind for edge in lineage.edges} >= {"copy", "credit"}


def test_what_nobody_says(ledger: Ledger) -> None:
    assert not [one for one in ledger.corroborate("The moon is made of green cheese").found if one.carries]
    with pytest.raises(
        LedgerError, match=r"^nothing in the ledger says this; purport search finds what it holds$"
    ):
        ledger.trace("The moon is made of green cheese")


def test_what_is_no_claim(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"^1 is a report; give a claim such as 12/c3, or a statement$"):
        ledger.corroborate("1")
    with pytest.raises(
        LedgerError, match=r"^there are no words to look for; give a claim's id or a statement$"
    ):
        ledger.corroborate("  ")


def test_the_other_claims_of_the_likest_reports_are_compared_too(ledger: Ledger) -> None:
    """“The owners were granted a delay” is nothing like the question, but stands in a report that answers it."""
    with ledger.look() as connection:
        query = sa.select(tables.claims.c.id).order_by(tables.claims.c.id)
        everything = connection.execute(query).scalars().all()
        asked = mentions_of(connection, everything[:1])[0]
        near = {one.report for one in candidates(connection, asked, [])} - {asked.report}
        held = [
            one
            for one in mentions_of(connection, everything)
            if one.report in near and one.vector is not None
        ]
        assert {one.id for one in held} <= {one.id for one in candidates(connection, asked, [])}
    assert len(near) > 1
