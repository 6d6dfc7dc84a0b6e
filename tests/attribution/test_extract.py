"""Tokens' attributions to the report's characters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from purport.attribution.decode import Decoded
from purport.attribution.extract import Extractor
from purport.errors import ModelError
from purport.language import Encoder, Pack, WordPieces
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from pathlib import Path

    from purport import Reader

EVIDENCE = (6.0, 9.0, 1.0, 3.0, 4.0, 4.0, 4.0, 2.0, 4.0, 4.0, 1.0, 1.0)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Encoder())


def pack(pieces: WordPieces, text: str, *paragraphs: tuple[int, int]) -> Pack:
    tokens = pieces.tokenize(text, paragraphs or [(0, len(text))])
    return Pack(tokens, 0, len(tokens))


def test_roles_are_given_as_stretches_of_the_text(extractor: Extractor, pieces: WordPieces) -> None:
    text = "Ada said it was late."
    found = Decoded((1, 2), (0, 1), ((2, 6),), EVIDENCE)
    (one,) = extractor.attributions(text, pack(pieces, text), [found])
    assert one.source_spans == ((0, 3),)
    assert one.cue_spans == ((4, 8),)
    assert one.content_spans == ((9, 21),)
    assert (one.manner, one.act) == ("indirect", "statement")
    assert 0 < one.confidence < 1


def test_a_pack_further_on_is_counted_from_its_own_start(extractor: Extractor, pieces: WordPieces) -> None:
    text = "Rain fell. Ada said it was late."
    tokens = pack(pieces, text).tokens
    found = Decoded((1, 2), (0, 1), ((2, 5),), EVIDENCE)
    (one,) = extractor.attributions(text, Pack(tokens, 3, len(tokens)), [found])
    assert [text[s:e] for s, e in one.source_spans + one.cue_spans] == ["Ada", "said"]


def test_content_over_two_paragraphs_is_two_spans(extractor: Extractor, pieces: WordPieces) -> None:
    text = "Ada said “it was\n\n“late again”"
    found = Decoded((1, 2), (0, 1), ((2, 10),), EVIDENCE)
    (one,) = extractor.attributions(text, pack(pieces, text, (0, 16), (18, 30)), [found])
    assert [text[s:e] for s, e in one.content_spans] == ["“it was", "“late again”"]


def test_only_a_quotation_runs_on_in_another_paragraph(extractor: Extractor, pieces: WordPieces) -> None:
    text = "Ada said it was\n\nlate again"
    found = Decoded((1, 2), (0, 1), ((2, 7),), EVIDENCE)
    (one,) = extractor.attributions(text, pack(pieces, text, (0, 15), (17, 27)), [found])
    assert [text[s:e] for s, e in one.content_spans] == ["it was"]


def test_a_quotation_its_cue_interrupts_is_direct(extractor: Extractor, pieces: WordPieces) -> None:
    text = "“It leaks,” she said. “So it does.”"
    one_piece = Decoded((6, 7), (5, 6), ((0, 13),), EVIDENCE)
    tokens = pack(pieces, text)
    words = [text[s:e] for s, e in zip(tokens.tokens.starts, tokens.tokens.ends, strict=True)]
    she = words.index("she")
    found = Decoded((she + 1, she + 2), (she, she + 1), ((0, len(words)),), one_piece.evidence)
    (one,) = extractor.attributions(text, tokens, [found])
    assert [text[s:e] for s, e in one.content_spans] == ["“It leaks,”", "“So it does.”"]
    assert one.manner == "direct"


def test_what_has_no_words_left_is_dropped(extractor: Extractor, pieces: WordPieces) -> None:
    text = "Ada said."
    found = Decoded((1, 2), (0, 1), ((1, 3),), EVIDENCE)
    assert extractor.attributions(text, pack(pieces, text), [found]) == []


def test_a_cue_that_is_no_word_is_dropped(extractor: Extractor, pieces: WordPieces) -> None:
    text = "Ada was late.\nIt rained."
    one = pack(pieces, text, (0, 13), (14, 24))
    at = int((one.tokens.ids == 1).nonzero()[0][0])
    assert extractor.attributions(text, one, [Decoded((at, at + 1), None, ((0, 3),), EVIDENCE)]) == []


def test_content_goes_on_over_the_margin_of_a_wrapped_paragraph(
    extractor: Extractor, pieces: WordPieces
) -> None:
    text = "Ada said that\nit was late."
    found = Decoded((1, 2), (0, 1), ((2, 6),), EVIDENCE)
    (one,) = extractor.attributions(text, pack(pieces, text), [found])
    assert [text[s:e] for s, e in one.content_spans] == ["that\nit was late"]


def test_what_stands_in_one_that_is_left_out_is_left_out_too(pieces: WordPieces) -> None:
    text = "Ada said Bo told Cy it was late."
    unsure = (-9.0, *EVIDENCE[1:])
    outer = Decoded((1, 2), (0, 1), ((2, 9),), unsure)
    inner = Decoded((3, 4), (2, 3), ((5, 8),), EVIDENCE, outer=(1, 2))
    strict = Extractor(Encoder(), least=0.5)
    assert strict.attributions(text, pack(pieces, text), [outer, inner]) == []
    sure = replace(outer, evidence=EVIDENCE)
    assert len(strict.attributions(text, pack(pieces, text), [sure, inner])) == 2


def test_two_cues_side_by_side_for_the_same_words_are_one(pieces: WordPieces) -> None:
    text = "Ada says shows the harbour."
    extractor = Extractor(Encoder(), least=0.0)
    surer = (EVIDENCE[0] + 1, *EVIDENCE[1:])
    found = [Decoded((1, 2), (0, 1), ((3, 5),), EVIDENCE), Decoded((2, 3), (0, 1), ((3, 5),), surer)]
    (one,) = extractor.attributions(text, pack(pieces, text), found)
    assert [text[s:e] for s, e in one.cue_spans] == ["shows"]


def test_confidence_grows_with_the_evidence_for_the_cue(extractor: Extractor) -> None:
    sure, unsure = (extractor.confidence((cue, *EVIDENCE[1:])) for cue in (6.0, -6.0))
    assert 0 <= unsure < sure <= 1


def test_a_missing_calibration_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Extractor(Encoder(), tmp_path)
    assert str(caught.value) == f"{tmp_path / 'confidence.json'}: the model is missing; install purport again"


def test_a_short_quotation_is_direct_in_any_paragraph(reader: Reader) -> None:
    text = "The lock failed on Monday.\n\n“We will win,” Ada Quill said.\n\n“We will,” Mara Voss said."
    cited = [claim.attribution for claim in reader.read(report_from_text(text)).claims if claim.attribution]
    assert [one.manner for one in cited] == ["direct", "direct"]
