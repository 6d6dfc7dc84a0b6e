"""How a source is cited: in its words, in the report's, or both; and what the source did in saying it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from purport.language.quotes import quotations
from purport.language.tokens import INSIDE_QUOTES, OTHER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from purport.attribution.attribution import Act, Manner
    from purport.language.tokens import Tokens
    from purport.report import Span

ACTS_FILE = Path(__file__).parent / "acts.toml"
WHOLLY = 0.95  # of the content's words; the rest may be a conjunction before the opening mark
_MARKS = " \t\r\n\u00a0\"“”‘’'`«»„,"
# Verbs, and the colon and the dash, that say no more than that somebody spoke.
_NEUTRAL = re.compile(
    r"\b(sa(y|ys|id|ying)|t(ell|ells|old|elling)|wr(ite|ites|ote|iting)|add(s|ed|ing)?|announc(e|es|ed|ing)"
    r"|repl(y|ies|ied)|stat(e|es|ed|ing)|tweet(s|ed|ing)?|post(s|ed)?|declar(e|es|ed|ing)|comment(s|ed)?"
    r"|respond(s|ed)?|according to|from|continu(e|es|ed)|not(e|es|ed)|explain(s|ed)?)\b"
)
_TELLING = re.compile(r"\bt(ell|ells|old|elling)\b")
_INNER_STOP = re.compile(r"[.!?…][\"”’]?\s+\S")
_OWN_FUTURE = re.compile(
    r"(?:that )?(?:he|she|they|we|I)(?:[’']ll| will| would| shall| plans? to| (?:is|are|am) going to)"
    r"(?! (?:have|be (?:able|happy|more|less))\b)",
    re.IGNORECASE,
)
# A body speaks of itself as “it”; of others it hardly announces what they will do.
_ANNOUNCING = re.compile(r"\bannounc")
_BODYS_FUTURE = re.compile(r"(?:that )?it (?:will|would)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"(?:[^\s.,;:!?]+ ){1,8}?(?:must|should|ought to|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE
)
# Staff to leave: whom and what for, after a verb of asking or telling.
_TO_DO = re.compile(
    r"(?!that\b)(?:[^\s.,;:!?“\"]+ ){0,4}?(?:not )?to (?!the\b|a\b|an\b)[a-z]+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def manner(tokens: Tokens, content: Sequence[Span]) -> Manner:
    """``direct`` where the content (token stretches) stands inside quotation marks, ``indirect`` where none does."""
    features = np.concatenate([tokens.features[start:end] for start, end in content])
    words = features[features % INSIDE_QUOTES != OTHER]
    quoted = float((words >= INSIDE_QUOTES).mean()) if len(words) else 0.0
    if quoted >= WHOLLY:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"


def manner_within(words: Sequence[str]) -> Manner:
    """The same for the pieces of a content inside somebody else's quotation, whose marks are not its own."""
    whole = sum(len(piece) for piece in words)
    marked = sum(end - start for piece in words for start, end in quotations(piece) if end - start > 1)
    if marked >= WHOLLY * whole:
        return "direct"
    return "mixed" if marked else "indirect"


def act(cue: str, content: str = "") -> Act:
    """What the source did: as the cue's words say, or, where they only say that it spoke, as the content does.

    Whoever says what he will do himself announces an intention; whoever says that others should or must do something
    directs them. ``statement`` where neither is so.
    """
    acts = _acts()
    words = _WORD.findall(cue.lower())
    for first in reversed(range(len(words))):
        for phrase in (" ".join(words[first : first + 2]), words[first]):
            if phrase in acts:
                found = acts[phrase]
                return "directive" if found == "question" and _TO_DO.match(content) else found
    if _TELLING.search(cue.lower()) and _TO_DO.match(content):
        return "directive"
    if _ANNOUNCING.search(cue.lower()) and _BODYS_FUTURE.match(content):
        return "intention"
    return _act_of(content) if _NEUTRAL.search(cue.lower()) or not words else "statement"


def _act_of(content: str) -> Act:
    bare = content.strip(_MARKS)
    if bare.endswith("?") and not _INNER_STOP.search(bare) and not any(mark in bare for mark in '“"«„'):
        return "question"
    if _OWN_FUTURE.match(bare):
        return "intention"
    return "directive" if _DUTY.match(bare) else "statement"


@cache
def _acts() -> Mapping[str, Act]:
    """Every form of every verb and noun of ``acts.toml`` to its act."""
    listed = tomllib.loads(ACTS_FILE.read_text(encoding="utf-8"))
    return {
        form: cast("Act", name)
        for name, entries in listed.items()
        for entry in entries
        for form in (forms(*entry["word"].split()) | set(entry.get("forms", ())))
    }


def forms(word: str, particle: str = "") -> set[str]:
    """A regular verb or noun and its inflections, each with the particle: ask, asks, asked, asking."""
    if particle:
        return {f"{form} {particle}" for form in forms(word)}
    if word.endswith("e"):
        return {word, word + "s", word + "d", word[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", word):
        return {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    plural = "es" if re.search(r"(s|sh|ch|x|z)$", word) else "s"
    return {word, word + plural, word + "ed", word + "ing"}
