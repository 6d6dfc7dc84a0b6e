"""How many independent origins stand behind mentions of one claim, and what joins them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from purport.ledger.mentions import Cited, Mention
from purport.ledger.origins import Lines, origins_of
from purport.ledger.persons import one_name, one_source

SAID = "the bridge will close"


def source(
    id: int, name: str, kind: str = "person", *, named: bool = True, description: str | None = None
) -> Cited:
    return Cited(id, name, kind, named, description, None, name.casefold() if named else None)


def mention(report: int, outlet: str, said_by: Cited | None = None, *, at: int = 100) -> Mention:
    return Mention(
        id=report << 20 | at,
        report=report,
        text=SAID,
        spans=((at, at + len(SAID)),),
        around=(at - 20, at + len(SAID)),
        standing="attributed" if said_by else "stated",
        voice="source" if said_by else "publisher",
        factuality=None,
        source=said_by,
        times=frozenset(),
        vector=None,
        outlets=(outlet,),
        day="2024-05-04",
        title=None,
        about="",
    )


def credit(report: int, outlet: str, *, whole: bool, span: tuple[int, int] = (0, 10)) -> dict[str, Any]:
    return {"report": report, "outlet": outlet, "evidence": {"spans": [list(span)], "whole": whole}}


NO_LINES = Lines()


def count(*mentions: Mention, lines: Lines = NO_LINES) -> int:
    return len(origins_of(mentions, lines))


def test_outlets_that_say_it_themselves_are_origins_of_their_own() -> None:
    assert count(mention(1, "Post"), mention(2, "Gazette"), mention(3, "Herald")) == 3


def test_one_named_source_in_three_outlets_is_one_origin() -> None:
    names = ("Ada Quill", "Engineer Ada Quill", "Quill")
    found = origins_of(
        [mention(n, f"Outlet {n}", source(n, name)) for n, name in enumerate(names, 1)], Lines()
    )
    assert [(one.kind, one.name, one.mentions) for one in found] == [("named source", "Ada Quill", (0, 1, 2))]
    assert {tie.by for tie in found[0].ties} == {"source"}


def test_unnamed_sources_are_counted_apart_and_said_to_be_perhaps_one() -> None:
    found = origins_of(
        [mention(n, f"Outlet {n}", source(n, "a senior official", named=False)) for n in (1, 2)], Lines()
    )
    assert [(one.kind, one.perhaps) for one in found] == [("unnamed source", (2,)), ("unnamed source", (1,))]


def test_the_police_are_one_body_whoever_speaks_for_them() -> None:
    police = source(1, "police", "organisation", named=False)
    chief = source(2, "Bo Lind", description="the Ellery police chief")
    assert count(mention(1, "Post", police), mention(2, "Gazette", chief)) == 1


def test_two_persons_of_one_body_are_two_who_speak() -> None:
    one = source(1, "Bo Lind", description="a police officer")
    other = source(2, "Tessa Orme", description="a police officer")
    assert count(mention(1, "Post", one), mention(2, "Gazette", other)) == 2


def test_outlets_that_print_one_agency_are_one_origin() -> None:
    lines = Lines(credits={n: [credit(n, "Reuters", whole=True)] for n in (1, 2)})
    assert count(mention(1, "Post"), mention(2, "Gazette"), lines=lines) == 1


def test_an_outlet_credited_elsewhere_in_a_report_joins_nothing() -> None:
    lines = Lines(credits={n: [credit(n, "Reuters", whole=False, span=(900, 910))] for n in (1, 2)})
    assert count(mention(1, "Post"), mention(2, "Gazette"), lines=lines) == 2


def link(kind: str, ours: list[int], theirs: list[int]) -> dict[str, Any]:
    return {
        "report": 2,
        "origin": 1,
        "kind": kind,
        "evidence": {"passages": [{"ours": ours, "theirs": theirs}]},
    }


def test_a_copied_passage_joins_the_claims_within_it_alone() -> None:
    mentions = (mention(1, "Post"), mention(2, "Gazette"))
    assert count(*mentions, lines=Lines(shared=[link("copy", [50, 200], [50, 200])])) == 1
    assert count(*mentions, lines=Lines(shared=[link("copy", [300, 500], [50, 200])])) == 2


def test_a_report_says_itself_what_it_says_from_somebody() -> None:
    found = origins_of([mention(1, "Post"), mention(1, "Post", source(1, "Ada Quill"), at=900)], Lines())
    assert [one.name for one in found] == ["Ada Quill"]


def test_people_join_and_part_sources() -> None:
    both = (mention(1, "Post", source(1, "Ada Quill")), mention(2, "Gazette", source(2, "A. Q.")))
    assert count(*both) == 2
    assert count(*both, lines=Lines(same=frozenset({(1, 2)}))) == 1
    namesakes = (mention(1, "Post", source(1, "Ada Quill")), mention(2, "Gazette", source(2, "Ada Quill")))
    assert count(*namesakes, lines=Lines(apart=frozenset({(1, 2)}))) == 2


def test_nothing_has_no_origin() -> None:
    assert origins_of([], Lines()) == []


@pytest.mark.parametrize(
    ("one", "other", "person", "same"),
    [
        ("President Ada Quill", "Ada Quill", True, True),
        ("Quill", "Ada Quill", True, True),
        ("Bo Quill", "Ada Quill", True, False),
        ("Greyfold", "Greyfold Analysis", False, True),
        ("International Rescue Fund", "IRF", False, True),
        ("TRA", "the Vale-based Tarn Relief Agency", True, True),
        ("Tra", "the Tarn Relief Agency", False, False),
        ("Ministry of Health", "Ministry of Trade", False, False),
    ],
)
def test_names_of_one(one: str, other: str, person: bool, same: bool) -> None:
    assert one_name(one, other, person=person) is same


def test_a_spokesman_speaks_for_his_body() -> None:
    body = source(1, "Orbel Rail", "organisation")
    spokesman = source(2, "an Orbel Rail spokesman", named=False)
    assert one_source(body, spokesman) == "body"


def test_a_shared_passage_joins_only_what_it_covers() -> None:
    """A title stands beside the text: no passage of the text covers it."""
    title = replace(mention(1, "Post"), spans=())
    passage = {"ours": [100, 121], "theirs": [100, 121]}
    link = {"report": 1, "origin": 2, "kind": "copy", "evidence": {"passages": [passage]}}
    assert count(title, mention(2, "Gazette"), lines=Lines(shared=(link,))) == 2
    assert count(mention(1, "Post"), mention(2, "Gazette"), lines=Lines(shared=(link,))) == 1
