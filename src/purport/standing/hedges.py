"""Words by which a publisher or a source declines to vouch: where they stand, and what they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from purport.standing.clause import clause_after, clause_before, noun_phrase_after
from purport.standing.lexicon import begins, listed, longest_words, pattern, words_in
from purport.standing.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.attribution import Attribution
    from purport.report import Span

Sort = Literal["clause", "noun", "modal", "says", "guesses", "topic"]

_FILE = "hedges"
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s|'s|’re|'re)(?:\s+(?:also|now|still|widely|long|not|n't|all))?\s+$",
    re.I,
)
_NEEDS_BE = frozenset(
    (
        "said to",
        "reported to",
        "claimed to",
        "estimated to",
        "supposed to have",
        "reported to have",
        "alleged to",
    )
)
_NO_SEEMING = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:in|on|at|before|for|with|here|there|by|from|again|alongside|next|live|under|regularly|online|last|first|"
    r"during|after|within|across|among|out|up)\b)",
    re.I,
)
_NO_POSSIBLE = re.compile(
    r"(?:as \w+ as|if|not|where|wherever|whenever|best|everything|all|anything|made it|make it|making it) $",
    re.I,
)
_TO = re.compile(r"\s+(?:to|for|of|that)\b", re.I)
_NOUN_OF = re.compile(r"(?:the|its|his|her|their|full|has|have|no|real|great|huge|with) $", re.I)
_REPORTED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ll]atest|[Ff]irst|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Oo]ther) "
    r"(?P<cue>reported)(?= [a-z]+)(?! (?:by|in|on|that|to)\b)"
    r"|(?:^|(?<=[.!?] ))(?P<first>Reported)(?= [a-z]+s\b)"
)
_IF = re.compile(
    r"\bif\s+(?:[\w’'-]+\s+){0,6}?(?:is|are|were|was|proves?|turns? out to be)\s+(?:in\s+fact\s+)?"
    r"(?:confirmed|verified|genuine|true|authentic|proven|real|accurate|correct)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|did|does|do|can|may|might|\w{2,}ed|to \w+|\w+ing)\b"
)
_CLAUSE = re.compile(r"\W*(?:that|he|she|it|they|there|we|to)\s", re.I)
_SCARE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hese|[Tt]hose) "
    r"(?P<marked>(?P<open>[“\"‘'])(?P<word>[a-z][a-z-]{3,}(?: [a-z][a-z-]+)?)[”\"’'])"
    r"(?=[,.;:]| (?:is|was|were|are|has|had|of|in|on|at|by|that|which|and|will|would|to|for|from|with)\b)"
)
_BOILERPLATE = re.compile(
    r"\s+(?:not\s+)?be\s+(?:published|reproduced|updated|redistributed|rewritten|broadcast|contacted|reached)\b",
    re.I,
)
_REPORTS = re.compile(
    r"\b(?:the|by|of|on|to|with|are|were|amid|about|despite|these|several|media|local|news|conflicting|confirmed|over) "
    r"(?P<cue>reports that)\b",
    re.I,
)
_SUGGESTS = re.compile(
    r"\b(?:records|disclosures?|documents?|evidence|data|footage|video|findings|polls?|results|reports?|images|remarks|tests?|"
    r"signs|figures|indications)\s+(?:\w+\s+){0,2}?(?P<cue>suggest(?:s|ed|ing)?|indicate[sd]?)\b",
    re.I,
)
_TOPIC_OF_WHOM = re.compile(
    r"\b(?P<cue>rumou?rs?|allegations?|claims?|suspicions?|speculation)\s+(?=(?:he|she|it|they)\s+(?:had|has|was|were|is|are|did|would|"
    r"will|beat|\w+ed)\b)",
    re.I,
)
_CLAIMS = re.compile(
    r"(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!\bof )(?<!\bthese )(?<!\bsuch )(?<!\bany )"
    r"(?<!’s )(?<!'s )"
    r"\b(?P<cue>claim(?:s|ed|ing)|alleg(?:es|ing))\s+(?=(?:that|to\s+have|to\s+be|it|he|she|they|there|the|an?|his|some)\s)"
    r"(?!(?:the|a|an|his|some)\s+(?:lives|life|title|victory|prize|seat|win|lead|point|credit|responsibility))"
)
_THINKS = re.compile(
    r"(?<!\bto )\b(?P<cue>(?:(?:do|does|did)(?: not|n't|n’t) )?"
    r"(?:believe|believes|believed|suspect|suspects))\s+"
    r"(?=(?:that|that[’']s|it|he|she|they|there|this|his|her|will|may)\b(?![.,;!?]))"
)
_NO_DOUBT = re.compile(
    r"\b(?:little|nothing|nobody|none|neither|no\s[\w ]{1,20}|I)\s$|\byou\s+$|\?$|"
    r"\b(?:so(?:\s+that)?|until|how|only|in order that|wherever|whoever|whatever)\s[^.,;]{0,50}$",
    re.I,
)
_NOT_BE = re.compile(r"\s+not\s+(?:have|be)\b")
_LIKELY = re.compile(r"(?:as|more|less|equally|the) $", re.I)
_REASON = re.compile(r"\b(?:reason|hard|difficult|led|want|wants|like|made|easy|wish) to $")
_NOT_SURE = re.compile(r"\b(?:do|does|did)(?:\s+not|n't|n’t)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """A hedge where it stands: its words, what it covers, and how it hedges.

    ``speaker`` is the attribution whose own verb hedges ("he claims", "police believe").
    """

    span: Span
    covers: Span
    sort: Sort
    speaker: Attribution | None = None


def hedges_in(text: str, sentences: Iterable[Span], attributions: Sequence[Attribution]) -> list[Found]:
    """The hedges of a report's sentences in text order, none of which share a character."""
    listed_ = list(sentences)
    said = sorted(span for a in attributions for span in (*a.cue_spans, *a.content_spans))
    own = [span for span in listed_ if not overlaps(said, span)]
    found = [one for a in attributions for one in _of_attribution(text, a)]
    found += [one for span in listed_ for one in _in_sentence(text, *span)]
    found += [one for span in own for one in _scare_quotes(text, *span)]
    found.sort(key=lambda one: (one.speaker is None, one.span[0] - one.span[1]))
    kept: list[Found] = []
    for one in found:
        # “could possibly” is one hedge
        if not any(one.span[0] <= other.span[1] + 1 and other.span[0] <= one.span[1] + 1 for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _of_attribution(text: str, one: Attribution) -> Iterator[Found]:
    """“He claims that S”, “police believe S”: the verb of the attribution, over its content."""
    if not one.cue_spans or not one.content_spans:
        return
    start, end = one.cue_spans[0][0], one.cue_spans[-1][1]
    content = one.content_spans[0]
    said = pattern(_FILE, "says").search(text, start, end)
    if (
        said
        and _asserts(text, content)
        and not begins(_FILE, "says").match(text, content[0])
        and not begins(_FILE, "says").match(text, said.end())
    ):
        yield Found(said.span(), content, "says", one)
    guessed = pattern(_FILE, "guesses").search(text, start, end)
    if (
        guessed
        and not said
        and not _REASON.search(text, max(0, guessed.start() - 14), guessed.start())
        and not _is_opinion(text, guessed.end(), content)
    ):
        before = _NOT_SURE.search(text, max(0, guessed.start() - 12), guessed.start())
        yield Found((before.start() if before else guessed.start(), guessed.end()), content, "guesses", one)


def _asserts(text: str, content: Span) -> bool:
    """Whether what is claimed is a clause or an event, not a thing to have: “claimed the prize”."""
    words = text[slice(*content)]
    return len(words.split()) > 5 or _CLAUSE.match(words) is not None or _VERB.search(words) is not None


def _is_opinion(text: str, after: int, content: Span) -> bool:
    """Whether what is believed or thought is a faith, an opinion or a wish, and no fact."""
    first = text[slice(*content)][:80].casefold()
    words = set(re.findall(r"[\w’']+", first)[:9])
    return (
        bool(words & set(listed(_FILE)["guesses"]["not_with"]))
        or begins(_FILE, "guesses", "not_with").match(text, after) is not None
    )


def _in_sentence(text: str, start: int, end: int) -> Iterator[Found]:
    if not words_in(text, (start, end)) & _telling_words():
        return
    for match in pattern(_FILE, "if").finditer(text, start, end):
        yield from _covering(match.span(), _consequence(text, start, match.end(), end), "clause")
    for match in _IF.finditer(text, start, end):
        yield from _covering(match.span(), (match.start() + 3, match.end()), "topic")
    for match in pattern(_FILE, "that").finditer(text, start, end):
        yield from _covering(match.span(), clause_after(text, match.end(), end), "clause")
    for match in pattern(_FILE, "topic").finditer(text, start, end):
        yield from _covering(match.span(), clause_after(text, match.end(), end), "topic")
    for match in pattern(_FILE, "seems").finditer(text, start, end):
        if _seems(text, start, match):
            yield from _covering(
                _bare(match),
                clause_after(text, match.end(), end) or clause_before(text, start, match.start()),
                "clause",
            )
    for match in pattern(_FILE, "before_clause").finditer(text, start, end):
        if not (
            match[0].casefold() == "likely"
            and _LIKELY.search(text, max(start, match.start() - 9), match.start())
        ):
            yield from _covering(
                match.span(),
                clause_after(text, match.end(), end) or clause_before(text, start, match.start()),
                "clause",
            )
    for match in pattern(_FILE, "modal").finditer(text, start, end):
        if _is_doubt(text, start, match):
            yield from _covering(match.span(), clause_after(text, match.end(), end), "modal")
    for match in pattern(_FILE, "before_noun").finditer(text, start, end):
        if _before_noun(text, match, end):
            yield from _covering(match.span(), noun_phrase_after(text, match.end(), end), "noun")
    for match in _REPORTS.finditer(text, start, end):
        yield from _covering(match.span("cue"), clause_after(text, match.end(), end), "topic")
    for match in _SUGGESTS.finditer(text, start, end):
        yield from _covering(match.span("cue"), clause_after(text, match.end("cue"), end), "clause")
    for match in _TOPIC_OF_WHOM.finditer(text, start, end):
        yield from _covering(match.span("cue"), clause_after(text, match.end("cue"), end), "topic")
    for match in _CLAIMS.finditer(text, start, end):
        yield from _covering(match.span("cue"), clause_after(text, match.end(), end), "says")
    for match in _THINKS.finditer(text, start, end):
        covers = clause_after(text, match.end(), end)
        if covers and not _is_opinion(text, match.end(), covers):
            yield from _covering(match.span("cue"), covers, "guesses")
    for match in _REPORTED.finditer(text, start, end):
        cue = match.span("cue") if match["cue"] else match.span("first")
        yield from _covering(cue, noun_phrase_after(text, cue[1], end), "noun")


@cache
def _telling_words() -> frozenset[str]:
    sections = ("before_clause", "before_noun", "modal", "seems", "that", "topic", "says", "guesses", "if")
    words = [word for section in sections for word in listed(_FILE)[section]["words"]]
    return longest_words(words) | {"reported", "reports", "if", "doesn", "don"}


def _scare_quotes(text: str, start: int, end: int) -> Iterator[Found]:
    """“The ‘referendum’ was held”, in the publisher's own voice: a noun that it will not use itself."""
    for match in _SCARE.finditer(text, start, end):
        yield Found(match.span("marked"), match.span("word"), "noun")


def _covering(span: Span, covers: Span | None, sort: Sort) -> Iterator[Found]:
    if covers is not None:
        yield Found(span, covers, sort)


def _bare(match: re.Match[str]) -> Span:
    """The words of a hedge without the "to" that only joins it to what it covers."""
    words = match[0].casefold()
    return match.start(), match.end() - (len(words) - len(words.removesuffix("to").rstrip()))


def _consequence(text: str, start: int, at: int, end: int) -> Span | None:
    """What holds only if: the clause after the comma, or the one before the condition."""
    return clause_after(text, at + 1, end) or clause_before(text, start, at)


def _seems(text: str, start: int, match: re.Match[str]) -> bool:
    words = " ".join(match[0].casefold().split())
    if words.startswith(("appear", "seem")):
        return not _NO_SEEMING.match(text, match.end())
    be = _BE.search(text, max(start, match.start() - 20), match.start())
    return be is not None or words not in _NEEDS_BE


def _is_doubt(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "may", "might", "could" guess at facts; not a month, a permission, an ability, a question."""
    if match[0][0].isupper() or _BOILERPLATE.match(text, match.end()):
        return False
    if _NO_DOUBT.search(text, start, match.start()):
        return False
    allowed = _NOT_BE.match(text, match.end())
    if match[0] != "could" and allowed:
        return True
    return not begins(_FILE, "modal").match(text, match.end())


def _before_noun(text: str, match: re.Match[str], end: int) -> bool:
    word = match[0].casefold()
    before = text[max(0, match.start() - 14) : match.start()]
    if word != "so-called" and (
        _TO.match(text, match.end()) or begins(_FILE, "before_noun").match(text, match.end())
    ):
        return False
    if word == "apparent" and before.endswith("no "):
        return False
    if word == "possible" and _NO_POSSIBLE.search(before):
        return False
    if (
        word == "potential"
        and _NOUN_OF.search(before)
        and not re.match(r"\s+[a-z]+", text[match.end() : end])
    ):
        return False
    return re.match(r"\s+\S", text[match.end() : end]) is not None
