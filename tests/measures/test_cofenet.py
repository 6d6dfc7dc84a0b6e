"""CofeNet's definitions, on the examples that its scorer's source gives and on the corners between them."""

from __future__ import annotations

import pytest

from benchmarks.cofenet import exact, labels, spans, text_of
from purport.report import Block, Report

# Letters for tags: s source, q cue, c content; capitals begin.
ROLES = {"s": "source", "q": "cue", "c": "content"}


def tags(letters: str) -> list[str]:
    return ["O" if x == "." else f"{'B' if x.isupper() else 'I'}-{ROLES[x.lower()]}" for x in letters]


def test_the_published_examples_score_as_published() -> None:
    gold, predicted = (
        tags("Qq.QqqCcc.......SQqqCcc.......C......."),
        tags(".Q.QqqCcc.......SQqqCcc.......C......."),
    )
    found = exact([(gold, predicted)])
    assert found["cue"]["f1"] == pytest.approx(100 * 2 / 3)
    assert found["source"]["f1"] == found["content"]["f1"] == 100
    assert spans(tags("SqQqqCcc.......SQqqCcc.......Cc")) == {
        "source": [(0, 1), (15, 16)],
        "cue": [(2, 5), (16, 19)],
        "content": [(5, 8), (19, 22), (29, 31)],
    }


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", []),
        ("qq", []),
        ("Qq", [(0, 2)]),
        ("QQ", [(0, 1), (1, 2)]),
        ("Q.q", [(0, 1)]),
        ("Qcq", [(0, 1)]),
        ("SsQ", [(2, 3)]),
    ],
)
def test_spans_of_cues(letters: str, expected: list[tuple[int, int]]) -> None:
    assert spans(tags(letters))["cue"] == expected


def test_a_segment_is_printed_with_its_marks_and_its_tokens_stand_in_it() -> None:
    tokens = ["``", "It", "'s", "late", ",", "''", "she", "did", "n't", "say", "-LRB-", "twice", "-RRB-", "."]
    text, places = text_of(tokens)
    assert text == "“It's late,” she didn't say (twice)."
    assert [text[start:end] for start, end in places][1:5] == ["It", "'s", "late", ","]


def test_a_reading_is_laid_flat_on_its_tokens(reader) -> None:  # type: ignore[no-untyped-def]
    text, places = text_of(["The", "board", "said", "it", "would", "rain", "."])
    reading = reader.read(Report(text, (Block("paragraph", (0, len(text))),), language="en"))
    assert labels(reading, places)[:3] == ["B-source", "I-source", "B-cue"]
    assert labels(reading, places)[3:6] == ["B-content", "I-content", "I-content"]
