"""What a quotation is, beyond the corpus: every case of cases.toml through the whole reading."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from purport.report.text import report_from_text

if TYPE_CHECKING:
    from purport import Claim, Reader

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
EDGE = " .,;:“”„«»\"'‘’`\n"


def bare(words: str) -> str:
    return words.strip(EDGE)


def pieces(text: str, claim: Claim) -> list[str]:
    return [bare(text[start:end]) for start, end in claim.spans]


def described(text: str, claim: Claim, by_id: dict[str, Claim]) -> dict[str, Any]:
    """A claim as a case writes one."""
    cited = claim.attribution
    assert cited is not None
    outer = by_id.get(claim.within or "")
    return {
        "source": bare(" ".join(text[s:e] for s, e in cited.source_spans)),
        "cue": bare(" ".join(text[s:e] for s, e in cited.cue_spans)),
        "content": pieces(text, claim),
        "manner": cited.manner,
        "act": cited.act,
        "within": " … ".join(pieces(text, outer)) if outer else "",
    }


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_case_is_read_as_it_is_said(reader: Reader, case: dict[str, Any]) -> None:
    text = case["text"].strip()
    claims = reader.read(report_from_text(text)).claims
    by_id = {claim.id: claim for claim in claims}
    found = [described(text, claim, by_id) for claim in claims if claim.attribution]
    for said in case.get("said", ()):
        wanted = {
            key: bare(value) if isinstance(value, str) else [bare(piece) for piece in value]
            for key, value in said.items()
        }
        assert wanted in [{key: one[key] for key in wanted} for one in found]
    for words in map(bare, case.get("unsaid", ())):
        assert not [one for one in found if any(words in piece for piece in one["content"])]
