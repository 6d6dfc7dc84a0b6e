"""How a source is cited, and what it did in saying so."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

import purport
from purport.attribution.manner import ACTS_FILE, act, forms, manner, manner_within

if TYPE_CHECKING:
    from purport.language import WordPieces

LISTED = [
    pytest.param(name, entry, id=entry["word"])
    for name, entries in tomllib.loads(ACTS_FILE.read_text(encoding="utf-8")).items()
    for entry in entries
]


def manner_of(pieces: WordPieces, text: str, *content: str) -> str:
    """The manner of citing these pieces of a text."""
    tokens = pieces.tokenize(text, [(0, len(text))])
    stretches = []
    for piece in content:
        start = text.index(piece)
        inside = [
            i
            for i in range(len(tokens))
            if start <= tokens.starts[i] and tokens.ends[i] <= start + len(piece)
        ]
        stretches.append((inside[0], inside[-1] + 1))
    return manner(tokens, stretches)


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Ada said “it leaks”.", ("“it leaks”",), "direct"),
        ("Ada said “it leaks”.", ("it leaks",), "direct"),
        ('Ada said "it leaks".', ('"it leaks"',), "direct"),
        ("“It leaks,” said Ada, “and badly.”", ("“It leaks,”", "“and badly.”"), "direct"),
        ("Ada said it leaks.", ("it leaks",), "indirect"),
        ("Ada said it “leaks” badly.", ("it “leaks” badly",), "mixed"),
        ("Ada said it leaks, “and badly”.", ("it leaks", "“and badly”"), "mixed"),
        ("Ada said …!", ("…!",), "indirect"),
    ],
)
def test_manner_by_the_marks(pieces: WordPieces, text: str, content: tuple[str, ...], expected: str) -> None:
    assert manner_of(pieces, text, *content) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The pump was worn out,” Ada Quill said on Monday.", "direct"),
        ('"The pump was worn out," Ada Quill said on Monday.', "direct"),
        ("“They count our boats,” he said. “Let them go on counting.”", "direct"),
        ("Ada Quill said the pump was worn out.", "indirect"),
        ("Ada Quill said the pump was “worn and leaking” on Monday.", "mixed"),
    ],
)
def test_manner_of_a_whole_sentence(text: str, expected: str) -> None:
    (claim,) = purport.read(text).claims
    assert claim.attribution is not None
    assert claim.attribution.manner == expected


@pytest.mark.parametrize(("name", "entry"), LISTED)
def test_each_listed_word_is_in_its_example_and_has_its_act(name: str, entry: dict[str, str]) -> None:
    inflected = forms(*entry["word"].split()) | set(entry.get("forms", ()))
    used = [
        form for form in inflected if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", entry["example"].lower())
    ]
    assert used
    assert {act(form) for form in used} == {name}


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "statement"),
        ("", "statement"),
        ("According to", "statement"),
        ("has long believed", "belief"),
        ("BELIEVE", "belief"),
        ("plan to announce", "intention"),
        ("asked", "question"),
        ("has urged", "directive"),
        ("called on", "directive"),
        ("called", "statement"),
        ("called upon", "directive"),
        ("called up", "statement"),
        ("insisted", "statement"),
        ("has insisted on", "directive"),
        ("told", "statement"),
    ],
)
def test_act_of_a_cue(cue: str, expected: str) -> None:
    assert act(cue) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ask", {"ask", "asks", "asked", "asking"}),
        ("hope", {"hope", "hopes", "hoped", "hoping"}),
        ("worry", {"worry", "worries", "worried", "worrying"}),
        ("wish", {"wish", "wishes", "wished", "wishing"}),
        ("stay", {"stay", "stays", "stayed", "staying"}),
    ],
)
def test_regular_forms(word: str, expected: set[str]) -> None:
    assert forms(word) == expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("‘never sell it’",), "direct"),
        (("he would ‘never’ sell it",), "mixed"),
        (("he would never sell it",), "indirect"),
        (('that the 5" pipe broke',), "indirect"),
    ],
)
def test_manner_of_what_stands_within_goes_by_its_own_marks(pieces: tuple[str, ...], expected: str) -> None:
    assert manner_within(pieces) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "she would resign on Friday", "intention"),
        ("said", "the rain would stop", "statement"),
        ("said", "he would be able to come", "statement"),
        ("announced", "that it would retire the shirt", "intention"),
        ("said", "it would rain", "statement"),
        ("said", "the council must reopen the school", "directive"),
        ("told", "staff to leave", "directive"),
        ("told", "that he went to school", "statement"),
        ("asked", "residents to stay indoors", "directive"),
        ("asked", "“Who signed the order?”", "question"),
        ("said", "“Who signed the order?”", "question"),
        ("said", "“Who signed it? I did not.”", "statement"),
        ("said", "that his first words were “who signed it?”", "statement"),
        (":", "When will it reopen?", "question"),
        ("denied", "he would resign", "statement"),
    ],
)
def test_a_cue_that_only_says_that_somebody_spoke_leaves_the_act_to_the_content(
    cue: str, content: str, expected: str
) -> None:
    assert act(cue, content) == expected
