"""Two speakers' quotations stand together, and the second is not introduced."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from purport.lint.finding import Hit
from purport.lint.quoting import Quoted, known_before, quoted_claims, sentences_before
from purport.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.lint.story import Story


def check(story: Story) -> Iterator[Hit]:
    """A quotation that follows another's with its speaker after its first sentence, or in the same paragraph."""
    every = quoted_claims(story)
    for earlier, later in pairwise(every):
        if later.before_it or _is_same(earlier, later) or not _next_to(story, earlier, later):
            continue
        if not later.cited.source.named or earlier.cited.source.kind in ("media", "document"):
            continue
        if "?" in story.text[earlier.quotation[1] - 3 : earlier.quotation[1]]:
            continue  # what follows a question is its answer
        together = story.paragraph(earlier.quotation[0]) == story.paragraph(later.quotation[0])
        late = sentences_before(story, later) > 1
        if late or together:
            yield Hit(
                later.first_sentence,
                f"{story.quote(later.first_sentence)} is said by {story.quote(later.cited.mention)}, "
                f"but reads on from what {story.quote(earlier.cited.mention)} says before it",
                ((earlier.quotation, "the quotation before it"), (later.cited.mention, "the speaker")),
            )


def _is_same(earlier: Quoted, later: Quoted) -> bool:
    return earlier.cited.source.id == later.cited.source.id


def _next_to(story: Story, earlier: Quoted, later: Quoted) -> bool:
    """Whether nothing but who said the first stands between, and nothing there names the second speaker."""
    if known_before(story, later, within_paragraph=True):
        return False
    end = max(earlier.quotation[1], *(span[1] for span in _said(earlier)))
    between = story.text[end : later.quotation[0]]
    return len(between.strip(' .,\n\t”"')) == 0


def _said(quoted: Quoted) -> list[tuple[int, int]]:
    given = quoted.cited.claim.attribution
    return [*given.source_spans, *given.cue_spans] if given else []


RULE = Rule(
    "speakers-run-together",
    "A quotation that follows another speaker's is introduced by who says it.",
    ("Reuters",),
    check,
)
