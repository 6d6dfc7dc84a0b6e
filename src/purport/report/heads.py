"""What stands above the body of a text: headline, standfirst, byline, date lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.report.credits import credit_start
from purport.report.signatures import is_byline, is_date_line, is_stamped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report.report import BlockKind

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*$")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){2,}$|\.\.\.$|…$")
_LONGEST_HEADLINE = 160
_LONGEST_STANDFIRST = 400
_SHORTEST_BODY = 40


def mark_head(lines: Sequence[str], kinds: list[BlockKind], title: str | None) -> None:
    """Give the lines above the body their kinds, in place; ``kinds`` holds what wording alone told."""
    first = next((index for index, kind in enumerate(kinds) if _is_open(lines[index], kind)), None)
    if first is None:
        return
    if _is_headline(lines, kinds, first, title):
        kinds[first] = "headline"
        _mark_repeats(lines, kinds, first)
    _mark_signatures(lines, kinds)
    if kinds[first] == "headline":
        _mark_standfirst(lines, kinds, first)


def same_words(one: str, other: str) -> bool:
    """Whether two lines hold the same words, whatever their case and punctuation."""
    words = _WORD.findall(one.casefold())
    return bool(words) and words == _WORD.findall(other.casefold())


def _is_open(line: str, kind: BlockKind) -> bool:
    return kind == "paragraph" and not is_byline(line) and not is_date_line(line)


def _is_headline(lines: Sequence[str], kinds: Sequence[BlockKind], at: int, title: str | None) -> bool:
    line = lines[at]
    if title and same_words(line, title):
        return True
    if title and _share_of(line, title) < 0.5:
        return False
    if credit_start(line, (0, len(line))) is not None:
        return False
    ends = _SENTENCE_END.search(line) and line.rstrip("'\"’”)]")[-1] not in "!?"
    if len(line) > _LONGEST_HEADLINE or line[-1] in ",;:" or (ends and not _ABBREVIATION_END.search(line)):
        return False
    return len(line.split()) >= 2 and any(
        kind == "paragraph" and len(later) >= _SHORTEST_BODY and _SENTENCE_END.search(later)
        for later, kind in zip(lines[at + 1 :], kinds[at + 1 :], strict=True)
    )


def _mark_repeats(lines: Sequence[str], kinds: list[BlockKind], at: int) -> None:
    """A headline printed twice is a headline twice, not the body's first paragraph."""
    for index in range(at + 1, min(at + 6, len(lines))):
        if kinds[index] == "paragraph" and same_words(lines[index], lines[at]):
            kinds[index] = "headline"


def _mark_signatures(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """Bylines and bare dates count only above the body: below it a bare date heads a section."""
    in_head = True
    for index, line in enumerate(lines):
        if kinds[index] != "paragraph":
            continue
        if in_head and is_byline(line):
            kinds[index] = "byline"
        elif is_date_line(line) if in_head else is_stamped(line):
            kinds[index] = "dateline"
        in_head = in_head and not _opens_body(lines, index)


def _opens_body(lines: Sequence[str], at: int) -> bool:
    is_sentence = len(lines[at]) >= _SHORTEST_BODY and _SENTENCE_END.search(lines[at]) is not None
    return is_sentence and not _announces(lines, at)


def _announces(lines: Sequence[str], at: int) -> bool:
    """Whether a byline or date stands right below, which is where a standfirst and not the body is."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return len(lines[at]) <= _LONGEST_STANDFIRST and (is_byline(below) or is_date_line(below))


def _mark_standfirst(lines: Sequence[str], kinds: list[BlockKind], headline: int) -> None:
    open_lines = [index for index in range(headline + 1, len(lines)) if kinds[index] == "paragraph"][:4]
    if len(open_lines) < 2 or len(lines[open_lines[0]]) > _LONGEST_STANDFIRST:
        return
    first = open_lines[0]
    signed = first + 1 < len(kinds) and kinds[first + 1] in ("byline", "dateline")
    if signed or any(_is_lead_of(lines[first], lines[later]) for later in open_lines[1:]):
        kinds[first] = "standfirst"


def _is_lead_of(summary: str, lead: str) -> bool:
    """Whether a line says again, no longer, what the lead says."""
    return (
        len(summary.split()) >= 8
        and len(summary) <= 1.1 * len(lead)
        and _share_of(summary, lead) >= 0.75
        and _share_of(" ".join(summary.split()[:6]), " ".join(lead.split()[:30])) >= 0.75
    )


def _share_of(line: str, other: str) -> float:
    """The share of one line's different words that the other holds too."""
    words = set(_WORD.findall(line.casefold()))
    return len(words & set(_WORD.findall(other.casefold()))) / len(words) if words else 0.0
