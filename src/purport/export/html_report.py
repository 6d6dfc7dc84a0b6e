"""The report as it was, block by block, with everything said in it marked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from purport.export.box import OUTCOMES
from purport.export.html_marks import Badge, Mark, clipped, marked
from purport.export.outline import NOBODY
from purport.report import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.export.outline import Entry, Outline
    from purport.reading import Reading
    from purport.report import BlockKind, Report, Span

_HUES = 6
_FOLDED: frozenset[BlockKind] = frozenset({"boilerplate"})
_IN_FIGURE: frozenset[BlockKind] = frozenset({"caption", "credit"})


@dataclass(frozen=True, slots=True)
class Names:
    """The classes and ids that tie a claim's words to its entry in the list; ``page`` sets readings apart."""

    page: str
    keys: dict[str, int]
    labels: dict[str, str]

    @classmethod
    def of(cls, out: Outline, page: str) -> Names:
        entries = (*out.said, *out.own)
        keys = {entry.claim.id: key for key, entry in enumerate(entries, 1)}
        return cls(page, keys, {entry.claim.id: entry.label for entry in entries})

    def key(self, claim: str) -> str:
        return f"k{self.keys[claim]}"

    def words_id(self, claim: str) -> str:
        return f"{self.page}-w{self.keys[claim]}"

    def entry_id(self, claim: str) -> str:
        return f"{self.page}-c{self.keys[claim]}"

    def check_id(self, number: int) -> str:
        return f"{self.page}-k{number}"

    def check_words_id(self, number: int) -> str:
        return f"{self.page}-kw{number}"


def hue(number: int) -> str:
    """The colour class of a source; colours come round again, so numbers, not colours, tell sources apart."""
    return f"h{(number - 1) % _HUES + 1}"


def label(entry: Entry) -> str:
    return f"{entry.label}?" if entry.doubtful else entry.label


def reading_marks(reading: Reading, out: Outline, names: Names) -> list[Mark]:
    """Everything to mark in the report: claims, who says them, the words that say so, hedges and checks."""
    marks = [mark for entry in out.said for mark in _said_marks(entry, names)]
    marks += [mark for entry in out.own for mark in _own_marks(entry, names)]
    marks += _shared(mark for entry in out.said for mark in _attribution_marks(entry, names))
    hedged = [mark for entry in (*out.said, *out.own) for mark in _hedge_marks(entry, names)]
    hedged += [Mark(span, "hedge", ()) for hedge in reading.hedges for span in hedge.spans]
    marks += _shared(hedged)
    marks += [
        mark for number, _ in enumerate(reading.checks, 1) for mark in _check_marks(reading, number, names)
    ]
    return marks


def _said_marks(entry: Entry, names: Names) -> Iterator[Mark]:
    claim = entry.claim
    who = claim.source.name if claim.source else NOBODY
    badge = Badge(label(entry), names.entry_id(claim.id), f"Claim {entry.label}, {who}:")
    classes = (names.key(claim.id), hue(entry.voice), f"st-{claim.standing}")
    for span in claim.spans:
        yield Mark(span, "said", classes, badge, True, names.words_id(claim.id))


def _own_marks(entry: Entry, names: Names) -> Iterator[Mark]:
    claim = entry.claim
    badge = Badge(entry.label, names.entry_id(claim.id), f"{entry.label}, the publisher's own voice:")
    classes = (names.key(claim.id), f"st-{claim.standing}")
    for span in claim.spans:
        yield Mark(span, "own", classes, badge, False, names.words_id(claim.id))


def _attribution_marks(entry: Entry, names: Names) -> Iterator[Mark]:
    attribution = entry.claim.attribution
    if attribution is None:
        return
    classes = (names.key(entry.claim.id), hue(entry.voice))
    yield from (Mark(span, "source", classes) for span in attribution.source_spans)
    yield from (Mark(span, "cue", classes) for span in attribution.cue_spans)


def _hedge_marks(entry: Entry, names: Names) -> Iterator[Mark]:
    classes = (names.key(entry.claim.id),)
    yield from (Mark(span, "hedge", classes) for hedge in entry.claim.hedges for span in hedge.spans)


def _check_marks(reading: Reading, number: int, names: Names) -> Iterator[Mark]:
    check = reading.checks[number - 1]
    badge = Badge(f"K{number}", names.check_id(number), f"Check {number}, {OUTCOMES[check.outcome]}:")
    for span in check.cue_spans:
        yield Mark(span, "check", (f"x{number}",), badge, False, names.check_words_id(number))


def _shared(marks: Iterable[Mark]) -> list[Mark]:
    """One mark for one stretch in one role, tied to all the claims it serves."""
    shared: dict[tuple[str, Span], Mark] = {}
    for mark in marks:
        known = shared.setdefault((mark.role, mark.span), mark)
        classes = tuple(dict.fromkeys((*known.classes, *mark.classes)))
        shared[mark.role, mark.span] = replace(known, classes=classes)
    return list(shared.values())


@dataclass(slots=True)
class ReportPage:
    """Writes a report's blocks; ``placed`` holds the ids that links can lead to once they are written."""

    report: Report
    marks: list[Mark]
    level: int
    placed: set[str] = field(default_factory=set)
    _headlines: int = 0

    def blocks(self) -> Iterator[str]:
        """HTML of every block in order, and of what no block covers."""
        for group, found in groupby(_whole(self.report), key=_group):
            blocks = list(found)
            if group == "folded":
                yield self._folded(blocks)
            elif group == "figure":
                yield from map(self._figure, _figures(blocks))
            else:
                yield from (self._block(block) for block in blocks)

    def _folded(self, blocks: list[Block]) -> str:
        """Site furniture out of the way, but open where a link must be able to lead to something in it."""
        opened = " open" if any(clipped(self.marks, *block.span) for block in blocks) else ""
        lines = "1 line" if len(blocks) == 1 else f"{len(blocks)} lines"
        shown = "".join(map(self._block, blocks))
        summary = f"<summary>Site furniture, {lines}</summary>"
        return f'<details class="block boilerplate"{opened}>{summary}{shown}</details>\n'

    def _figure(self, blocks: list[Block]) -> str:
        """A caption with its credit; only the figure's words are in a report."""
        parts = (f'<span class="{block.kind}" dir="auto">{self._words(block)}</span>' for block in blocks)
        figcaption = f"<figcaption>{' '.join(parts)}</figcaption>"
        return f'<figure class="block caption" data-kind="Caption">{figcaption}</figure>\n'

    def _block(self, block: Block) -> str:
        tag = self._headline_tag() if block.kind == "headline" else "p"
        own = " ownvoice" if self._is_own(block) else ""
        kind = "Own voice" if own and block.kind == "paragraph" else _KIND_LABELS[block.kind]
        attributes = f'class="block {block.kind}{own}" data-kind="{kind}" dir="auto"'
        return f"<{tag} {attributes}>{self._words(block)}</{tag}>\n"

    def _headline_tag(self) -> str:
        """The first headline is the report's; those after it are its crossheads."""
        self._headlines += 1
        return f"h{self.level if self._headlines == 1 else self.level + 1}"

    def _is_own(self, block: Block) -> bool:
        roles = {mark.role for mark in clipped(self.marks, *block.span)}
        return "own" in roles and "said" not in roles

    def _words(self, block: Block) -> str:
        """The block's words; a claim's id goes to the first of its stretches that is written."""
        marks = []
        for mark in sorted(clipped(self.marks, *block.span), key=lambda mark: mark.span):
            marks.append(replace(mark, id=None) if mark.id in self.placed else mark)
            self.placed.update({mark.id} if mark.id else ())
        return "".join(marked(self.report.text, *block.span, marks))


_KIND_LABELS: dict[BlockKind, str] = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "dateline": "Dateline",
    "paragraph": "",
    "caption": "Caption",
    "credit": "Credit",
    "related": "Other story",
    "boilerplate": "",
}


def _group(block: Block) -> str:
    if block.kind in _FOLDED:
        return "folded"
    return "figure" if block.kind in _IN_FIGURE else "flow"


def _figures(blocks: list[Block]) -> list[list[Block]]:
    """Captions, each with the credits after it."""
    figures: list[list[Block]] = []
    for block in blocks:
        if block.kind == "caption" or not figures:
            figures.append([])
        figures[-1].append(block)
    return figures


def _whole(report: Report) -> Iterator[Block]:
    """The report's blocks, with a paragraph for any words between them."""
    end = 0
    for block in (*report.blocks, Block("paragraph", (len(report.text),) * 2)):
        if report.text[end : block.span[0]].strip():
            yield Block("paragraph", (end, block.span[0]))
        if block.span[0] < block.span[1]:
            yield block
        end = block.span[1]
