"""Search by words and filters, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.errors import LedgerError
from purport.ledger import Asked, FoundClaim, FoundReport, FoundSource, Ledger
from purport.ledger.words import asked, terms

from .builders import WIRE, flood, pump, report, wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.reading import Reader, Reading


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    newer = report(WIRE + "\n\nBoth ferries were afloat by noon.", url=wire().url, title="Ferries afloat")
    return list(reader.read_many([pump(), wire(), flood(), newer]))


@pytest.fixture
def ledger(place: str, readings: list[Reading]) -> Iterator[Ledger]:
    """1 the pump, 2 the ferries, 3 the flood, 4 the newer version of 2."""
    with Ledger(place, write=True) as ledger:
        for one in readings:
            ledger.add(one)
        yield ledger


def claims(ledger: Ledger, words: str = "", **given: object) -> list[FoundClaim]:
    found = ledger.search(Asked(words, **given))  # type: ignore[arg-type]
    assert all(isinstance(one, FoundClaim) for one in found)
    return found  # type: ignore[return-value]


def texts(ledger: Ledger, words: str = "", **given: object) -> list[str]:
    return [one.text for one in claims(ledger, words, **given)]


def test_claims_are_found_by_their_words_in_any_form(ledger: Ledger) -> None:
    (found,) = claims(ledger, "pumps worn")
    assert (found.source, found.standing, found.voice) == ("Ada Quill", "attributed", "source")
    assert [found.text[slice(*span)] for span in found.marks["text"]] == ["pump", "worn"]
    assert ledger.show(found.id).to_dict()["text"] == found.text


def test_a_find_says_where_it_stands(ledger: Ledger) -> None:
    (found,) = claims(ledger, "pump worn")
    assert found.to_dict() == {
        "id": found.id,
        "text": found.text,
        "standing": "attributed",
        "voice": "source",
        "source": "Ada Quill",
        "source_id": found.source_id,
        "report": 1,
        "title": "Worn pump blamed for harbour flood",
        "outlet": "Ellery Post",
        "day": "2024-05-04",
        "url": "https://post.example/pump",
        "marks": {"text": [list(span) for span in found.marks["text"]]},
    }


def test_all_words_have_to_be_there(ledger: Ledger) -> None:
    assert texts(ledger, "pump ferries") == []


def test_words_between_quotes_are_a_phrase(ledger: Ledger) -> None:
    assert len(texts(ledger, "gate close")) == 1
    assert texts(ledger, '"gate close"') == []
    assert len(texts(ledger, "“close the gate”")) == 1


@pytest.mark.parametrize("words", ["pump OR ferries", "text:pump", "pump*zz", "NEAR(pump worn)"])
def test_no_word_is_an_operator(ledger: Ledger, words: str) -> None:
    """As an operator each would find the pump, or be wrong syntax."""
    assert texts(ledger, words) == []


@pytest.mark.parametrize("words", ["pump -worn", "pump'", "+pump", "(pump)", '"pump', "pump:", "^pump"])
def test_signs_around_words_make_no_difference(ledger: Ledger, words: str) -> None:
    assert texts(ledger, words) == texts(ledger, "pump") != []


@pytest.mark.parametrize("words", ["' OR 1=1 --", "a\x00b", "x\ud800y"])
def test_odd_words_find_nothing(ledger: Ledger, words: str) -> None:
    assert texts(ledger, words) == []


@pytest.mark.parametrize("words", ['"" -', '"', "%", "\x00", "_"])
def test_words_without_letters_are_refused(ledger: Ledger, words: str) -> None:
    with pytest.raises(LedgerError) as error:
        ledger.search(words)
    assert str(error.value) == f"“{words}” holds no word to search for"


def test_filters_narrow_what_words_find(ledger: Ledger) -> None:
    every = texts(ledger, "gate")
    assert len(every) == 2
    assert texts(ledger, "gate", source="Bo Lind") == [one for one in every if "Nobody asked" in one]
    assert texts(ledger, "gate", source="lind") == texts(ledger, "gate", source="Bo Lind")
    assert texts(ledger, "gate", source="Orme") == []
    assert texts(ledger, "gate", kind="document") == []
    assert texts(ledger, "gate", voice="publisher") == []
    assert texts(ledger, "gate", outlet="ellery post") == every
    assert texts(ledger, "gate", outlet="Tolmere Courier") == []
    assert texts(ledger, "gate", since="2024-05-04", until="2024-05-04") == every
    assert texts(ledger, "gate", since="2024-05-05") == []
    assert texts(ledger, "gate", until="2024-05-03") == []


def test_a_standing_is_a_filter(ledger: Ledger) -> None:
    disputed = claims(ledger, standing="disputed")
    assert [one.text for one in disputed] == ["that the gate had been open"]
    assert {one.standing for one in claims(ledger, "leak", standing="hedged")} == {"hedged"}


def test_a_source_is_found_without_accents_and_titles(ledger: Ledger) -> None:
    assert [one.source for one in claims(ledger, source="Zoe Muller")] == ["Zoë Müller"]
    assert [one.source for one in claims(ledger, source="Dr Zoë Müller")] == ["Zoë Müller"]


def test_without_words_the_newest_report_comes_first_and_its_claims_in_order(ledger: Ledger) -> None:
    found = claims(ledger, since="2024-05-04", limit=100)
    assert [one.place.report for one in found] == sorted((one.place.report for one in found), reverse=True)
    first = [int(one.id.partition("/c")[2]) for one in found if one.place.report == 3]
    assert first == sorted(first)
    assert claims(ledger, since="2024-05-04", limit=3) == found[:3]


def test_older_versions_are_left_out_unless_asked_for(ledger: Ledger) -> None:
    assert [one.place.report for one in claims(ledger, "mariners")] == [4]
    assert sorted(one.place.report for one in claims(ledger, "mariners", superseded=True)) == [2, 4]
    assert {one.place.report for one in claims(ledger, voice="publisher", limit=100)} <= {1, 3, 4}


def test_equal_ranks_are_in_the_order_of_ids(ledger: Ledger) -> None:
    found = claims(ledger, "notice mariners", superseded=True)
    assert [one.place.report for one in found] == [2, 4]


def test_sources_are_found_by_name_and_description(ledger: Ledger) -> None:
    (found,) = ledger.search(Asked("quill", what="sources"))
    assert isinstance(found, FoundSource)
    assert (found.name, found.kind, found.named, found.claims) == ("Ada Quill", "person", True, 1)
    assert found.marks == {"name": ((4, 9),)}
    assert ledger.show(found.id).to_dict()["source"]["name"] == "Ada Quill"
    (engineer,) = ledger.search(Asked("chief engineer", what="sources"))
    assert engineer.id == found.id
    assert ledger.search(Asked("quill", what="sources", standing="disputed")) == []


def test_reports_are_found_by_title_and_by_what_they_claim(ledger: Ledger) -> None:
    (found,) = ledger.search(Asked("flood", what="reports", until="2024-05-04"))
    assert isinstance(found, FoundReport)
    assert (found.id, found.appearances, found.place.title) == ("1", 1, "Worn pump blamed for harbour flood")
    assert found.claims == len(ledger.reading(1).claims)
    assert {one.id for one in ledger.search(Asked(what="reports", source="Quill"))} == {"1"}
    assert {one.id for one in ledger.search(Asked(what="reports", standing="disputed"))} == {"1"}
    assert {one.id for one in ledger.search(Asked("flood", what="reports"))} == {"1", "3"}


def test_the_limit_holds(ledger: Ledger) -> None:
    assert len(claims(ledger, "the", limit=2)) <= 2
    assert len(claims(ledger, voice="source", limit=2)) == 2


def test_terms_are_words_and_phrases() -> None:
    assert terms('gate "lower  quay" -x “the pump” it’s "open') == [
        "gate",
        "lower quay",
        "-x",
        "the pump",
        "it’s",
        "open",
    ]
    assert asked(["gate", "lower quay"]) == '"gate" "lower quay"'


def test_too_many_words_are_refused() -> None:
    with pytest.raises(LedgerError) as error:
        terms("word " * 65)
    assert str(error.value) == "65 words are too many to search for; give 64 at most"


def test_words_are_found_through_their_index(ledger: Ledger) -> None:
    with ledger.look() as connection:
        if connection.dialect.name == "sqlite":
            plan = "EXPLAIN QUERY PLAN SELECT rowid FROM claims_words WHERE claims_words MATCH 'x' ORDER BY rank, rowid"
            told = str(connection.exec_driver_sql(plan).fetchall())
            assert "VIRTUAL TABLE INDEX" in told
            return
        from purport.ledger.words import document

        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        for table in ("claims", "sources", "reports"):
            plan = f"EXPLAIN SELECT id FROM {table} WHERE {document(table)} @@ websearch_to_tsquery('english', 'x')"
            assert f"{table}_words" in str(connection.exec_driver_sql(plan).fetchall())
