"""Articles to training examples."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from purport.language.tokens import PACK
from training.corpora import Article, paragraphs
from training.examples import MASK, Labelled, crops, example, labelled

if TYPE_CHECKING:
    from purport.language import WordPieces

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
    return labelled(article(), pieces)


def words(found: Labelled, marks: np.ndarray) -> str:
    """The text of the tokens inside, for marks [T, 3] (a [CLS] stands before the first token)."""
    at = np.flatnonzero(marks[:, 1]) - 1
    assert [*np.flatnonzero(marks[:, 0])] == [at[0] + 1]
    assert [*np.flatnonzero(marks[:, 2])] == [at[-1] + 1]
    return TEXT[found.tokens.starts[at[0]] : found.tokens.ends[at[-1]]]


def test_marks_stand_on_the_words_that_were_annotated(pieces: WordPieces) -> None:
    found = made(pieces)
    window = example(found, (0, len(found.tokens)))
    sources = ["Mara Voss", "The board, which met on Monday,"]
    assert [words(found, marks) for marks in window.source] == sources
    assert [words(found, marks) for marks in window.content] == ["the lock had failed.", "that it knew."]
    assert [window.cue_chances[c].tolist() for c in window.cues] == [[0, 1, 0]] * 2
    assert window.finish.tolist() == window.cues.tolist()


def test_pieces_that_touch_are_one_and_those_that_do_not_are_several(pieces: WordPieces) -> None:
    tokens = pieces.tokenize("a b c d e f", [(0, 11)])
    roles = (None, (5, 6), ((0, 1), (1, 2), (3, 4)))
    marks = example(Labelled(tokens, ((roles,),)), (0, 6)).content[0, 1:-1]
    assert marks[:, 0].tolist() == [1, 0, 0, 1, 0, 0]
    assert marks[:, 1].tolist() == [1, 1, 0, 1, 0, 0]
    assert marks[:, 2].tolist() == [0, 1, 0, 1, 0, 0]


def test_a_window_holds_only_the_cues_that_begin_in_it(pieces: WordPieces) -> None:
    found = made(pieces)
    edge = int((found.tokens.ids == 1).nonzero()[0][0])
    assert len(example(found, (0, edge)).cues) == 1
    assert len(example(found, (edge + 1, len(found.tokens))).cues) == 1


def test_crops_cover_every_token_once_and_are_no_longer_than_a_pack(pieces: WordPieces) -> None:
    text = "\n\n".join(f"Ada said on day {n} that it was so. " * (1 + n % 3) for n in range(60)) + "so " * 500
    tokens = pieces.tokenize(text, paragraphs(text))
    cut = [*crops(Labelled(tokens, ((),)), random.Random(3))]
    inside = [i for start, end in cut for i in range(start, end)]
    assert len(inside) == len(set(inside))
    breaks = set((tokens.ids == 1).nonzero()[0].tolist())
    assert set(range(len(tokens))) - set(inside) <= breaks
    assert max(end - start for start, end in cut) <= PACK


def test_some_words_are_masked_and_nothing_else_changes(pieces: WordPieces) -> None:
    found, chance = made(pieces), random.Random(5)
    plain = example(found, (0, len(found.tokens)))
    seen = [example(found, (0, len(found.tokens)), chance).ids for _ in range(50)]
    changed = {int(ids[i]) for ids in seen for i in np.flatnonzero(ids != plain.ids)}
    assert changed == {MASK}


def test_what_stands_within_is_seen_by_the_roles_and_not_by_the_outer_cues(pieces: WordPieces) -> None:
    found = replace(made(pieces), within=(((4, 5), (5, 6), ((6, 7),)),))
    window = example(found, (0, len(found.tokens)))
    assert len(window.cues) == 3
    assert window.within_chances[6].tolist() == [0, 1, 0]
    assert window.cue_chances[6].tolist() == [1, 0, 0]


def test_paragraphs_are_the_lines_with_words() -> None:
    assert [TEXT[start:end] for start, end in paragraphs(TEXT)] == TEXT.split("\n\n")
