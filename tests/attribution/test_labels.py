"""Speakers that the layout names, and capitalised words before a colon that are none."""

from __future__ import annotations

import pytest

from purport.attribution import Attribution
from purport.attribution.labels import labelled, with_labels


def found(text: str) -> list[tuple[str, str, str, str, str]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1

    def words(stretches: tuple[tuple[int, int], ...]) -> str:
        return " ".join(text[start:end] for start, end in stretches)

    return [
        (words(a.source_spans), words(a.cue_spans), words(a.content_spans), a.manner, a.act)
        for a in labelled(text, spans)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quill: “It leaks.”", ("Ada Quill", ":", "“It leaks.”", "direct", "statement")),
        ("“It leaks.” – Ada Quill", ("Ada Quill", "–", "“It leaks.”", "direct", "statement")),
        ('"It leaks." -- Ada Quill', ("Ada Quill", "--", '"It leaks."', "direct", "statement")),
        (
            "“It leaks.” — Ada Quill, lock keeper.",
            ("Ada Quill, lock keeper", "—", "“It leaks.”", "direct", "statement"),
        ),
        ("From Ada Quill: “It leaks.”", ("Ada Quill", "From", "“It leaks.”", "direct", "statement")),
        ("Ada Quill: “Does it leak?”", ("Ada Quill", ":", "“Does it leak?”", "direct", "question")),
        ("Ada of the Weir: “It leaks.”", ("Ada of the Weir", ":", "“It leaks.”", "direct", "statement")),
    ],
)
def test_a_name_and_a_quotation_that_fill_a_paragraph(text: str, expected: tuple[str, ...]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Three towns were cut off: Almar, Brede and Corsk.",
        "Almar: the end of a town",
        "Photo: “The Weir at Night”",
        "Update: “It leaks.”",
        "Ada Quill: “It” leaks.",
        "“Red” – Ada Quill",
        "“It leaks” and so on – Ada Quill",
        "It ended 3:2 on Monday",
        "Q: …\n\nA: …",
        "Note: It rains.\n\nNote: It pours.\n\nNote: It stopped.",
    ],
)
def test_what_names_no_speaker(text: str) -> None:
    assert found(text) == []


def test_a_transcript_needs_turns_that_come_back() -> None:
    turns = "Post: Why now?\n\nAda Quill: It leaks.\n\nPost: Since when?"
    assert [(who, act) for who, *_, act in found(turns)] == [
        ("Post", "question"),
        ("Ada Quill", "statement"),
        ("Post", "question"),
    ]
    assert found("Almar: It rains.\n\nBrede: It pours.") == []


def test_question_and_answer_may_end_in_a_stop() -> None:
    turns = "Q. Do you trust them?\n\nA. They said so."
    assert [(who, cue, words) for who, cue, words, *_ in found(turns)] == [
        ("Q", ".", "Do you trust them?"),
        ("A", ".", "They said so."),
    ]
    assert found("A. Voss left. It rained.") == []


def test_a_source_in_a_turn_does_not_begin_in_its_label() -> None:
    text = "Q. Why?\nA. They said it leaks."
    labels = labelled(text, [(0, 7), (8, 30)])
    said = Attribution(((8, 15),), ((16, 20),), ((21, 29),), "indirect", "statement", 0.5)
    inner = with_labels([said], labels)[-1]
    assert [text[s:e] for s, e in inner.source_spans] == ["They"]


def test_a_label_wins_over_what_was_found_across_it_and_keeps_what_stands_within() -> None:
    text = "Ada Quill: “Bo said it leaks.”"
    (label,) = labelled(text, [(0, len(text))])
    across = Attribution((), ((9, 10),), ((0, 9),), "indirect", "statement", 0.5)
    inside = Attribution(((12, 14),), ((15, 19),), ((20, 28),), "indirect", "statement", 0.5)
    assert with_labels([across, inside], [label]) == [label, inside]
