"""The extractors that Purport is held against; needs the extra "bench"."""

from __future__ import annotations

import pytest

from benchmarks.peers.spans import attribution, paragraphs

TEXT = "Rain fell.\n\nThe board said the lock had failed. “Nobody was hurt at all that day,” said Ada."


def test_spans_that_follow_each_other_are_one() -> None:
    found = attribution(10, source=[(0, 3), (4, 9)], cue=[(12, 15)], content=[(30, 40), (20, 25)])
    assert found == {"source": [[10, 19]], "cue": [[22, 25]], "content": [[30, 35], [40, 50]]}


def test_paragraphs_are_the_lines_with_words() -> None:
    assert [TEXT[start:end] for start, end in paragraphs(TEXT)] == TEXT.split("\n\n")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["clausal", "textacy_quotes"])
def test_a_peer_gives_the_words_it_found(name: str) -> None:
    pytest.importorskip("spacy", reason="the peers need spaCy: pip install 'purport[bench]'")
    pytest.importorskip("textacy", reason="the peers need textacy: pip install 'purport[bench]'")
    import importlib

    found = importlib.import_module(f"benchmarks.peers.{name}").load()(TEXT)
    words = [{role: " ".join(TEXT[s:e] for s, e in spans) for role, spans in one.items()} for one in found]
    assert {"said"} == {one["cue"] for one in words}
    assert any("Ada" in one["source"] for one in words)
    assert any("Nobody was hurt" in one["content"] for one in words)
