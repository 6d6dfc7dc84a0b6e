"""Words in quotation marks that the report does not have."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.side import Side
    from purport.report import Span

_QUOTED = re.compile(
    r"[“\"«]([^“”\"«»\n]{3,}?)[”\"»]|(?<![\w])[‘']([^‘’'\n]+(?:[’'](?=\w)[^‘’'\n]+)*)[’'](?!\w)"
)
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")
_WORD = re.compile(r"%|[^\W_]+(?:[’'][^\W_]+)*")
NEAR = 0.3  # from which other words are shown as the nearest
FEW, HALF = 4, 0.5  # fewer words than these are no quotation unless the reports have half of them
LEAST = 2  # words of a quotation; one word alone is a scare quote or a title


def quotations(text: str, span: Span) -> list[Span]:
    """What stands in quotation marks within a stretch, without the marks."""
    found = []
    for match in _QUOTED.finditer(text, *span):
        group = 1 if match[1] is not None else 2
        found.append(match.span(group))
    return found


def altered(said: Said) -> Iterator[Candidate]:
    """Each quotation of a sentence beside the nearest words of the reports."""
    text = said.side.text
    for span in quotations(text, said.match.sentence.span):
        pieces = [_plain(piece) for piece in _CUT.split(text[slice(*span)])]
        words = [word for piece in pieces for word in piece]
        if len(words) < LEAST:
            continue
        report, nearest, ratio, whole = _nearest(pieces, said.against)
        if len(words) < FEW and ratio < HALF:
            continue  # a scare quote, or a name for something
        nearest = nearest if ratio >= NEAR else None
        theirs = said.against[report].text[slice(*nearest)] if nearest else ""
        yield Candidate(
            "quote-altered",
            (span,),
            report,
            (nearest,) if nearest else (),
            {
                "exact": float(whole),
                "likeness": ratio,
                "few words": float(len(words) < 4),
                "words": min(len(words), 20) / 10,
                "title": float(all(word[0].isupper() for word in text[slice(*span)].split()[:3] if word)),
                "quoted there": float(_in_quotes(said.against[report].text, nearest)),
                "held": said.match.best.held,
            },
            f"The report’s nearest words are “{theirs}”." if theirs else "The report has no such words.",
        )


def _plain(text: str) -> list[str]:
    return [_same(word) for word in _WORD.findall(text)]


def _same(word: str) -> str:
    low = word.casefold().replace("’", "'")
    return "percent" if low == "%" else low


def _nearest(pieces: Sequence[list[str]], against: Sequence[Side]) -> tuple[int, Span | None, float, bool]:
    """The report and stretch nearest to the quoted words, how near (0 to 1), and whether it has them all."""
    best: tuple[float, bool, int, Span | None] = (0.0, False, 0, None)
    for number, side in enumerate(against):
        places = [(match.span(), _same(match.group())) for match in _WORD.finditer(side.text)]
        theirs = [word for _, word in places]
        whole = all(_within(piece, theirs) >= 0 for piece in pieces if piece)
        ratio, at = _likest([word for piece in pieces for word in piece], theirs)
        span = (places[at[0]][0][0], places[at[1] - 1][0][1]) if at[1] > at[0] else None
        if (1.0 if whole else ratio, whole) > best[:2] or best[3] is None:
            best = (1.0 if whole else ratio, whole, number, span)
    return best[2], best[3], best[0], best[1]


def _within(piece: list[str], words: list[str]) -> int:
    length = len(piece)
    for start in range(len(words) - length + 1):
        if words[start] == piece[0] and words[start : start + length] == piece:
            return start
    return -1


def _likest(ours: list[str], theirs: list[str]) -> tuple[float, Span]:
    """The stretch of their words most like ours, and how like."""
    wanted, length = set(ours), len(ours)
    marks = [word in wanted for word in theirs]
    starts = sorted(range(len(theirs)), key=lambda i: -sum(marks[i : i + length]))[:5]
    best, at = 0.0, (0, 0)
    for start in starts:
        lo, hi = max(0, start - 3), min(len(theirs), start + length + 3)
        matcher = SequenceMatcher(None, ours, theirs[lo:hi], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            continue
        shared = sum(block.size for block in blocks)
        span = (lo + blocks[0].b, lo + blocks[-1].b + blocks[-1].size)
        ratio = 2 * shared / (length + max(length, span[1] - span[0]))
        if ratio > best:
            best, at = ratio, span
    return best, at


def _in_quotes(text: str, span: Span | None) -> bool:
    if span is None:
        return False
    before = text[max(0, span[0] - 300) : span[0]]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened or bool(re.search(r"[“\"'‘]\s*$", before))
