"""Tokens stand where their letters stand, whatever the text holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.errors import ModelError
from purport.language import Pack, Tokens, WordPieces
from purport.language.tokens import BREAK, INSIDE_QUOTES, before_inner_quotations, shape

if TYPE_CHECKING:
    from pathlib import Path


def words(text: str, tokens: Tokens) -> list[str]:
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def whole(pieces: WordPieces, text: str) -> Tokens:
    return pieces.tokenize(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada said so.", ["Ada", "said", "so", "."]),
        ("Zoë’s café", ["Zoë", "’", "s", "café"]),
        ("«naïve» — 12%", ["«", "naïve", "»", "—", "12", "%"]),
        ("\t so \n it \u2003 went ", ["so", "it", "went"]),
    ],
)
def test_positions_give_the_words_of_the_text(pieces: WordPieces, text: str, expected: list[str]) -> None:
    assert words(text, whole(pieces, text)) == expected


def test_positions_count_code_points_beyond_the_basic_plane(pieces: WordPieces) -> None:
    text = "😀 😀 said 𝒜da"
    tokens = whole(pieces, text)
    assert "said" in words(text, tokens)
    assert tokens.ends[-1] == len(text)


def test_paragraphs_keep_their_place_and_have_an_empty_break_between(pieces: WordPieces) -> None:
    text = "One here.\n\nTwo there."
    tokens = pieces.tokenize(text, [(0, 9), (11, 21)])
    assert words(text, tokens) == ["One", "here", ".", "", "Two", "there", "."]
    assert tokens.ids[3] == BREAK
    assert tokens.starts[3] == tokens.ends[3] == 11
    assert (tokens.ids == BREAK).sum() == 1


def test_a_paragraph_without_tokens_makes_no_break(pieces: WordPieces) -> None:
    text = "One  \u200b  two"
    tokens = pieces.tokenize(text, [(0, 3), (4, 7), (8, 11)])
    assert words(text, tokens)[0] == "One"
    assert tokens.ids.tolist().count(BREAK) == len([w for w in words(text, tokens) if not w])
    assert not len(pieces.tokenize("", []))
    assert not len(pieces.tokenize("   ", [(0, 3)]))


@pytest.mark.parametrize("odd", [chr(0xD800), chr(0xDFFF), "\x00", "\ufffd", "\u202e", "\ufeff"])
def test_odd_characters_move_nothing_after_them(pieces: WordPieces, odd: str) -> None:
    text = f"Ada{odd}{odd} said {odd} so"
    found = words(text, whole(pieces, text))
    assert found[-1] == "so"
    assert "said" in found


def test_lone_surrogates_read_as_the_replacement_character(pieces: WordPieces) -> None:
    broken, replaced = (whole(pieces, f"Zoë {odd} said") for odd in ("\udc80", "\ufffd"))
    assert broken.ids.tolist() == replaced.ids.tolist()


def test_features_tell_quoted_from_unquoted(pieces: WordPieces) -> None:
    text = "Ada said “it leaks” today"
    tokens = whole(pieces, text)
    quoted = [
        word for word, f in zip(words(text, tokens), tokens.features, strict=True) if f >= INSIDE_QUOTES
    ]
    assert "".join(quoted) == "“itleaks”"


def test_each_paragraph_begins_outside_quotation_marks(pieces: WordPieces) -> None:
    text = "“It never closes\nNor here"
    tokens = pieces.tokenize(text, [(0, 16), (17, 25)])
    assert all(f >= INSIDE_QUOTES for f in tokens.features[:4])
    assert all(f < INSIDE_QUOTES for f in tokens.features[-2:])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tide", 1), ("Tide", 2), ("T", 2), ("TIDE", 3), ("1998", 4), ("“", 5), ("", 5), ("iPad", 5), ("海", 5)],
)
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_a_missing_tokenizer_says_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "tokenizer.json"
    with pytest.raises(ModelError) as caught:
        WordPieces(place)
    assert str(caught.value) == f"{place}: the tokenizer is missing; install purport again"


def test_words_that_look_like_special_tokens_are_read_as_words(pieces: WordPieces) -> None:
    found = pieces.tokenize("It said [SEP] and [CLS].", [(0, 24)])
    assert not {101, 102} & set(found.ids.tolist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me, ‘Go on,’ and left.”", ["‘"]),
        ('“He told me: "Go on."”', ['"']),
        ("He told me, ‘Go on.’", []),
        ("“It was the ‘end’ of it.”", []),
        ("“It is so,” he said, “and so.”", []),
    ],
)
def test_where_a_quotation_opens_inside_another(pieces: WordPieces, text: str, expected: list[str]) -> None:
    tokens = pieces.tokenize(text, [(0, len(text))])
    found = before_inner_quotations(Pack(tokens, 0, len(tokens)))
    assert [text[tokens.starts[i] : tokens.ends[i]] for i in found] == expected
