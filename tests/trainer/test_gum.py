"""GUM's documents: text, paragraphs, mentions with their cores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.gum import read_gum

from .small_gum import write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_document_is_read_with_its_mentions(tmp_path: Path) -> None:
    (found,) = read_gum(write(tmp_path))
    assert found.text.rstrip() == "Dr Ada Quill runs the clinic of Tolmere. She said it closed."
    assert found.genre == "news"
    assert found.paragraphs == ((0, 60),)
    told = [
        (one.entity, one.kind, one.form, found.text[slice(*one.span)], found.text[slice(*one.core)])
        for one in found.mentions
    ]
    assert told == [
        ("1", "person", "name", "Dr Ada Quill", "Dr Ada Quill"),
        ("2", "organization", "nominal", "the clinic of Tolmere", "the clinic"),
        ("3", "place", "name", "Tolmere", "Tolmere"),
        ("1", "person", "pronoun", "She", "She"),
        ("2", "organization", "pronoun", "it", "it"),
    ]
