"""Mentions to training examples, and what the mention head learns from them; needs the extra "train"."""

from __future__ import annotations

import hashlib
import json
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from training.corpora import Article
from training.gum import read_gum
from training.mentions import KINDS, mention_example, of_gum, read_cited

from .small_gum import write

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'purport[train]'")

if TYPE_CHECKING:
    from pathlib import Path

    from purport.language import WordPieces

TEXT = "Ada Quill ran the clinic. She said it would close, and a nurse agreed.\n"


def cited(folder: Path, text: str = TEXT) -> Path:
    rows = [
        {"span": [26, 29], "who": [[0, 9]], "number": 1, "kind": "person", "named": True},
        {"span": [55, 62], "who": [[57, 62]], "number": 1, "kind": "person", "named": False},
    ]
    sha = hashlib.sha256(text.encode()).hexdigest()
    path = folder / "sources.jsonl"
    path.write_text(json.dumps({"id": "a", "sha256": sha, "mentions": rows}) + "\n", encoding="utf-8")
    return path


def test_names_and_noun_phrases_are_tagged(pieces: WordPieces, tmp_path: Path) -> None:
    document = of_gum(read_gum(write(tmp_path))[0], pieces)
    assert document.names is not None
    assert document.nominals is not None
    assert document.names[:3].tolist() == [1, 2, 2]
    assert 3 in document.nominals.tolist()
    assert 4 in document.nominals.tolist()
    entities = [one.entity for one in document.mentions]
    assert entities == ["1", "2", "3", "1", "2"]


def test_a_cited_pronoun_is_the_entity_of_the_name(pieces: WordPieces, tmp_path: Path) -> None:
    (document,) = read_cited(cited(tmp_path), [Article("a", TEXT, ())], pieces)
    she, name = (next(one for one in document.mentions if one.asked), document.mentions[0])
    assert she.entity == name.entity
    assert (KINDS[she.kind], she.named) == ("person", True)


def test_another_text_is_refused(pieces: WordPieces, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a is not the text that was annotated"):
        read_cited(cited(tmp_path), [Article("a", TEXT + "!", ())], pieces)


def test_every_token_of_a_document_has_its_place(pieces: WordPieces, tmp_path: Path) -> None:
    document = of_gum(read_gum(write(tmp_path))[0], pieces)
    found = mention_example(document, random.Random(1))
    ids = found.ids.ravel()[found.places[found.places >= 0]]
    kept = document.tokens.ids[found.places >= 0]
    assert np.mean(ids == kept) > 0.7, "all but the masked ones"


def test_the_loss_falls(pieces: WordPieces, tmp_path: Path) -> None:
    from training.mention_loss import mentions_loss
    from training.network import Network

    torch.manual_seed(0)
    documents = [
        of_gum(read_gum(write(tmp_path))[0], pieces),
        *read_cited(cited(tmp_path), [Article("a", TEXT, ())], pieces),
    ]
    network = Network(dropout=0.0)
    optimizer = torch.optim.AdamW(network.mention.parameters(), 1e-2)
    losses = []
    for _ in range(12):
        loss = sum(mentions_loss(network, mention_example(one, random.Random(1)), "cpu") for one in documents)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 2
