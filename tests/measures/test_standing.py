"""Checks, hedges, times and standings held against annotated ones."""

from __future__ import annotations

from collections import Counter

from benchmarks.standing import SENTENCES, by_standing, compare, passages, scores, standings
from purport.reading import Reading
from purport.report.text import report_from_text
from purport.standing import Claim

TEXT = "Rain fell. The pier burnt. It was late."


def check(start: int, end: int, **fields: object) -> dict[str, object]:
    given = {"outcome": "refuted", "aspect": "content", "verifier": None, "object": [0, 4]} | fields
    return {"span": [start, end], **given}


def test_what_shares_a_character_is_found_and_its_fields_compared() -> None:
    gold = [check(0, 5), check(10, 15, verifier=[0, 3])]
    found = [check(4, 6, object=[3, 9]), check(20, 22)]
    counts = compare(gold, found, "checks")
    assert counts["checks both"] == 1
    assert scores(counts)["checks"] == 50
    assert scores(counts)["checks object"] == 100


def test_one_found_row_meets_one_annotated_row() -> None:
    assert compare([check(0, 5), check(2, 4)], [check(0, 5)], "checks")["checks both"] == 1


def test_nobody_named_agrees_with_nobody_named_only() -> None:
    counts = compare([check(0, 5)], [check(0, 5, verifier=[7, 9])], "checks")
    assert counts["checks verifier"] == 0


def test_a_claims_standing_is_that_of_the_claim_that_shares_most_with_it() -> None:
    claims = tuple(
        Claim(f"c{n}", (span,), TEXT[slice(*span)], "publisher", None, None, (), {}, (), name)  # type: ignore[arg-type]
        for n, (span, name) in enumerate([((0, 10), "stated"), ((11, 26), "hedged")], 1)
    )
    reading = Reading(report_from_text(TEXT, language="en"), (), claims, ())
    gold = [
        {"spans": [[12, 26]], "standing": "hedged"},
        {"spans": [[0, 9]], "standing": "disputed"},
        {"spans": [[30, 34]], "standing": "stated"},
        {"spans": [[0, 9]], "standing": None},
    ]
    counts = standings(gold, reading)
    assert (counts["standing right"], counts["standing of"]) == (1, 2)
    assert by_standing(counts) == "disputed 0 of 1; hedged 1 of 1"


def test_passages_are_paragraphs_or_five_sentences_of_longer_ones() -> None:
    text = "One fell. " * (SENTENCES + 1)
    report = report_from_text(f"{text.strip()}\n\nTwo fell.", language="en")
    assert [report.text[slice(*span)].count("fell") for span in passages(report)] == [SENTENCES, 1, 1]


def test_no_counts_are_no_scores() -> None:
    assert set(scores(Counter()).values()) == {0}
