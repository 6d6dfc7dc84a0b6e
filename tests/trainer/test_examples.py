"""Articles to training examples."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.corpora import Article, paragraphs
from training.examples import crops, example, labelled, windows

if TYPE_CHECKING:
    from purport.language import WordPieces
    from training.examples import Labelled

TEXT = "Mara Voss said the lock had failed.\n\nThe board, which met on Monday, denied that it knew.\n\nIt rained."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def article() -> Article:
    attributions = (
        {"source": [span("Mara Voss")], "cue": [span("said")], "content": [span("the lock had failed.")]},
        {
            "source": [span("The board, which met on Monday,")],
            "cue": [span("denied")],
            "content": [span("that it knew.")],
        },
    )
    return Article("a", TEXT, (attributions,))


def made(pieces: WordPieces) -> Labelled:
    return labelled(article(), article().gold, pieces)


def words(found: Labelled, tags: list[int], wanted: tuple[int, int]) -> str:
    """The text between the first and last token with one of the tags (a [CLS] stands before the first)."""
    at = [i - 1 for i, tag in enumerate(tags) if tag in wanted]
    return TEXT[found.tokens.starts[at[0]] : found.tokens.ends[at[-1]]]


def test_tags_stand_on_the_words_that_were_annotated(pieces: WordPieces) -> None:
    found = made(pieces)
    window = example(found, (0, len(found.tokens)))
    assert [words(found, roles.tolist(), (1, 2)) for roles in window.role_tags] == [
        "Mara Voss",
        "The board, which met on Monday,",
    ]
    assert [words(found, roles.tolist(), (3, 4)) for roles in window.role_tags] == [
        "the lock had failed.",
        "that it knew.",
    ]
    assert [window.cue_tags[c] for c in window.cues] == [1, 1]


def test_a_window_holds_only_the_cues_that_begin_in_it(pieces: WordPieces) -> None:
    found = made(pieces)
    edge = int((found.tokens.ids == 1).nonzero()[0][0])
    assert len(example(found, (0, edge)).cues) == 1
    assert len(example(found, (edge + 1, len(found.tokens))).cues) == 1


def test_windows_and_crops_cover_every_token(pieces: WordPieces) -> None:
    found = made(pieces)
    whole = set(range(len(found.tokens)))
    breaks = set((found.tokens.ids == 1).nonzero()[0].tolist())
    assert {i for start, end in windows(found) for i in range(start, end)} == whole
    cropped = {i for start, end in crops(found, random.Random(3)) for i in range(start, end)}
    assert whole - cropped <= breaks


def test_paragraphs_are_the_lines_with_words() -> None:
    assert [TEXT[start:end] for start, end in paragraphs(TEXT)] == TEXT.split("\n\n")
