"""Claims, and what each stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.standing.deeds import is_deed
from purport.standing.rule import standing_of
from purport.standing.sourcing import sourcing

from .builders import said, stood

if TYPE_CHECKING:
    from purport.standing.build import Stood


def standings(text: str, found: Stood) -> list[tuple[str, list[str]]]:
    return [(one.standing, [text[slice(*span)] for span in one.why.spans]) for one in found.claims]


def test_a_sources_words_are_attributed_and_the_publishers_stated() -> None:
    text = "Quill said that it rained. The quay was wet."
    found = stood(text, said(text, "Quill", "said", "that it rained"), own=("The quay was wet.",))
    assert standings(text, found) == [("attributed", ["said"]), ("stated", [])]
    assert [one.why.by for one in found.claims] == ["attribution", "voice"]


def test_a_hedge_in_the_main_clause_hedges_the_claim() -> None:
    text = "The boat reportedly sank. Quill said that it may have struck a rock."
    found = stood(
        text,
        said(text, "Quill", "said", "that it may have struck a rock"),
        own=("The boat reportedly sank.",),
    )
    assert standings(text, found) == [("hedged", ["reportedly"]), ("hedged", ["may"])]


def test_a_hedge_of_an_aside_leaves_the_claim_as_it_is() -> None:
    text = "Police arrested the alleged thief, who may have fled by boat."
    assert standings(text, stood(text, own=(text,))) == [("stated", [])]


def test_what_is_said_by_someone_who_only_purportedly_speaks_is_hedged() -> None:
    text = "A message purportedly from Quill was found. Quill said that the fleet was near."
    found = stood(
        text,
        said(text, "Quill", "said", "that the fleet was near"),
        own=("A message purportedly from Quill was found.",),
    )
    assert [one.standing for one in found.claims] == ["hedged", "hedged"]


def test_a_denial_makes_a_claim_disputed_and_not_false() -> None:
    text = "Quill accused Harcourt of the theft. Harcourt denied the accusation."
    found = stood(
        text,
        said(text, "Quill", "accused", "Harcourt of the theft"),
        said(text, "Harcourt", "denied", "the accusation"),
    )
    assert [one.standing for one in found.claims] == ["disputed", "disputed"]
    assert found.checks[0].outcome == "refuted"
    assert found.claims[0].why.check == "k1"


def test_what_a_verification_verifies_is_verified_by_whoever_did() -> None:
    text = "Greyfold verified that the message was released by the group."
    found = stood(text, said(text, "Greyfold", "verified", "that the message was released by the group"))
    assert standings(text, found) == [("verified", ["Greyfold", "verified"])]


def test_a_check_of_where_a_message_came_from_verifies_nothing_that_it_says() -> None:
    text = "Quill said that the fleet was near. Greyfold verified that the message was released by the group."
    found = stood(
        text,
        said(text, "Quill", "said", "that the fleet was near"),
        said(text, "Greyfold", "verified", "that the message was released by the group"),
    )
    assert [one.standing for one in found.claims] == ["attributed", "verified"]


def test_the_claim_that_could_not_be_verified_is_the_one_before() -> None:
    text = "Quill said that forty boats sank. The claim could not be independently verified."
    found = stood(
        text,
        said(text, "Quill", "said", "that forty boats sank"),
        own=("The claim could not be independently verified.",),
    )
    assert [one.standing for one in found.claims] == ["unverified", "stated"]


def test_no_answer_leaves_a_claim_as_it_is() -> None:
    text = "Quill said that forty boats sank. The board did not respond to a request for comment."
    found = stood(
        text,
        said(text, "Quill", "said", "that forty boats sank"),
        own=("The board did not respond to a request for comment.",),
    )
    assert [one.standing for one in found.claims] == ["attributed", "stated"]
    assert found.checks[0].of == ()


def test_the_sharper_standing_wins() -> None:
    assert standing_of("source", (), (), ())[0] == "attributed"
    assert standing_of("publisher", (), (), ())[0] == "stated"


def test_an_act_is_told_by_the_publisher_and_its_sentence_is_a_claim() -> None:
    text = "Last month the board granted Quill a licence for the ferry."
    granted = said(text, "the board", "granted", "Quill a licence for the ferry")
    assert is_deed(text, granted)
    found = stood(text, granted)
    assert [(one.voice, one.standing, one.text) for one in found.claims] == [
        ("publisher", "stated", text),
        ("publisher", "stated", "Quill a licence for the ferry"),
    ]
    assert [[time.value for time in one.times] for one in found.claims] == [["2015-11"], ["2015-11"]]
    assert found.claims[1].source is not None


def test_words_are_no_act() -> None:
    text = "The board granted that the ferry was late."
    assert not is_deed(text, said(text, "The board", "granted", "that the ferry was late"))


def test_claims_carry_the_times_in_their_words() -> None:
    text = "Quill said on Monday that the boat sank in November."
    found = stood(text, said(text, "Quill", "said on Monday", "that the boat sank in November"))
    assert [time.value for time in found.claims[0].times] == ["2015-11"]


def test_factuality_is_each_holders_own() -> None:
    text = (
        "Quill said that the boat sank. Penrow denied that the boat sank. Maune believes the boat sank. "
        "Harcourt said that the boat may have sunk. Roule knew that the boat sank. The boat did not sink."
    )
    found = stood(
        text,
        said(text, "Quill", "said", "that the boat sank"),
        said(text, "Penrow", "denied", "that the boat sank"),
        said(text, "Maune", "believes", "the boat sank", act="belief"),
        said(text, "Harcourt", "said", "that the boat may have sunk"),
        own=("The boat did not sink.",),
    )
    by = {(one.source.name if one.source else "", one.text): one.factuality for one in found.claims}
    assert by["", "The boat did not sink."] == {"publisher": "CT-"}
    values = {name: list(value.values()) for (name, _), value in by.items() if name}
    assert values["Harcourt"] == ["Uu", "PS+"]
    assert values["Maune"] == ["Uu", "PR+"]


def test_what_is_denied_is_not_so_for_who_denies_it() -> None:
    text = "Penrow denied that the boat sank."
    (claim,) = stood(text, said(text, "Penrow", "denied", "that the boat sank")).claims
    assert claim.factuality == {"publisher": "Uu", "s1": "CT-"}


def test_the_sourcing_box_counts_what_stands_on_one_source_and_on_nobody_named() -> None:
    text = "Quill said that forty boats sank. It was said that forty boats sank. It was said that the pier burnt down."
    found = stood(
        text,
        said(text, "Quill", "said", "that forty boats sank"),
        said(text, "", "It was said", "that the pier burnt down"),
    )
    sources = [one.source for one in found.claims if one.source]
    counted = sourcing(sources, found.claims, found.checks)
    assert counted.standings == {"attributed": 2}
    assert counted.kinds == {"organisation": (1, 0)}
    assert counted.single == ("c1", "c2")
    assert counted.unnamed == ("c2",)


def test_a_claim_that_two_sources_make_does_not_stand_on_one() -> None:
    text = "Quill said that forty boats sank off Ellery. Penrow said that forty boats sank near Ellery."
    found = stood(
        text,
        said(text, "Quill", "said", "that forty boats sank off Ellery"),
        said(text, "Penrow", "said", "that forty boats sank near Ellery"),
    )
    assert sourcing([], found.claims, ()).single == ()
