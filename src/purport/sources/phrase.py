"""A cited mention taken apart: its form, the name or the noun that heads it, and what describes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from purport.sources.lexicon import lexicon, singular
from purport.sources.titles import WORD, lower, only_role, without_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span
    from purport.sources.seen import Stretch

Form = Literal["name", "names", "noun", "he", "she", "they", "it", "i", "we", "you", "relative", "pointing"]

_APART = re.compile(r"\s*(?:,|\(|\)|;|–|—|:|\bwho\b|\bwhom\b|\bwhose\b|\bwhich\b|\bthat\b)\s*")
_PREPOSITIONS = frozenset(
    """of for in at from with on to behind near within by against inside around across under about representing close
    and or""".split()
)
PREPOSITION = re.compile(rf"\s(?:{'|'.join(sorted(_PREPOSITIONS - {'and', 'or'}))})\s")
_ARTICLE = re.compile(r"(\s+)(?:a|an|the)\s")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])\s+$")
PARTITIVES = frozenset(
    """one two three four five six seven eight nine ten some many most all several few both each none number group
    majority half dozens hundreds thousands lot couple pair handful any another""".split()
)
DEFINITE = frozenset("the this that these those his her its their my our your".split())
INDEFINITE = frozenset("a an another one some several two three four five six many".split())
POSSESSIVES = frozenset("his her its their my our your whose".split())
OUTLET = "outlet"  # what a "news agency", a "news site" is


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention in its parts, all of them characters of the report.

    ``core`` is what heads it: the name without titles, the noun phrase to its head noun, the pronoun. ``noun`` is the
    head noun in lower case ("" where a name or a pronoun heads it). ``descriptions`` say who it is, the one before
    the name first; ``inside`` are names within it that do not head it.
    """

    span: Span
    form: Form
    core: Span
    noun: str = ""
    definite: bool = False
    plural: bool = False
    descriptions: tuple[Span, ...] = ()
    inside: tuple[Span, ...] = ()
    title: str = ""

    @property
    def main(self) -> Span:
        """The mention without appositions and relative clauses."""
        return self.descriptions[0] if self.form == "noun" and self.descriptions else self.span

    @property
    def pronoun(self) -> bool:
        return self.form not in ("name", "names", "noun")


def phrase(text: str, span: Span, names: Sequence[Stretch]) -> Phrase:
    """The parts of the mention ``text[span]``; ``names`` are the report's, in text order."""
    words = [match.span() for match in WORD.finditer(text, *span)]
    if not words:
        return Phrase(span, "noun", span)
    form = _pronoun(text, words)
    if form:
        return Phrase(span, form, words[0], plural=form in ("they", "we"))
    inside = _within(names, span)
    main, *after = _parts(text, span, inside)
    if _joint(text, main, inside):
        return Phrase(span, "names", main, "", True, True, (), tuple(one.span for one in inside))
    head = _head(text, main, inside)
    name = next((one.span for one in reversed(inside) if _ends_with(text, head, one.span)), None)
    if name is None or only_role(text, name):
        name = _after_office(text, main, inside)
    if name is None:
        return _noun_phrase(text, span, main, head, after, inside)
    core, title = without_titles(text, name)
    described = _before(text, head, core) + [part for part in after if _describes(text, part)]
    others = tuple(one.span for one in inside if one.span != name)
    return Phrase(span, "name", core, "", True, False, tuple(described), others, title)


def _pronoun(text: str, words: Sequence[Span]) -> Form | None:
    word = text[slice(*words[0])]
    first = word.casefold()
    form = lexicon().pronouns.get(first)
    if word.isupper() and first in ("us", "who", "it"):  # the country, the body, the trade
        return None
    if form is None or (len(words) > 1 and (first in POSSESSIVES or first in ("that", "this", "these"))):
        return None
    if (
        first == "those"
        and len(words) > 1
        and text[slice(*words[1])].casefold() not in ("who", "with", "in", "that")
    ):
        return None
    found: Form = form  # type: ignore[assignment]
    return found


def _within(names: Sequence[Stretch], span: Span) -> list[Stretch]:
    first = bisect_left(names, span[0], key=lambda one: one.span[1] - 1)
    out = []
    for one in names[first:]:
        if one.span[0] >= span[1]:
            break
        out.append(one)
    return out


def _parts(text: str, span: Span, names: Sequence[Stretch]) -> list[Span]:
    """The mention cut at commas, brackets and relative pronouns that stand in no name."""
    cuts = [
        match.span()
        for match in _APART.finditer(text, *span)
        if not any(one.span[0] < match.end() and match.start() < one.span[1] for one in names)
        and match.start() > span[0]
    ]
    for one in names:  # “Ada Quill a doctor”: without a comma
        match = _ARTICLE.match(text, one.span[1], span[1])
        if match and one.named_as == "person":
            cuts.append(match.span(1))
    edges = [span[0], *(edge for cut in sorted(cuts) for edge in cut), span[1]]
    pairs = list(zip(edges[::2], edges[1::2], strict=True))
    return [pair for pair in pairs if pair[0] < pair[1]] or [span]


def _joint(text: str, main: Span, names: Sequence[Stretch]) -> bool:
    """Whether two names are cited together: “Reuters and NBC”."""
    found = [one.span for one in names if main[0] <= one.span[0] and one.span[1] <= main[1]]
    if len(found) < 2 or text[main[0] : found[0][0]].casefold().strip() not in ("", "the", "both"):
        return False
    between = [text[a[1] : b[0]].strip() for a, b in pairwise(found)]
    return (
        found[-1][1] == main[1]
        and between[-1] in ("and", "and the", "&")
        and set(between) <= {",", "and", "and the", "&"}
    )


def _head(text: str, main: Span, names: Sequence[Stretch]) -> Span:
    """The part up to the first preposition that stands in no name."""
    for match in PREPOSITION.finditer(text, *main):
        if not any(one.span[0] < match.start() and match.end() <= one.span[1] for one in names):
            return main[0], match.start()
    return main


def _ends_with(text: str, head: Span, name: Span) -> bool:
    rest = text[name[1] : head[1]].strip()
    return head[0] <= name[0] < head[1] and rest in ("", "'s", "’s", ".", ")", "'", "’")


def _after_office(text: str, main: Span, names: Sequence[Stretch]) -> Span | None:
    """The name at the end of “Mayor of London Ada Quill”: a person's, with no preposition right before it.

    Not of “a spokesman for Tolmere South”: what follows "for" is the body.
    """
    for one in names:
        if one.named_as == "person" and _ends_with(text, main, one.span) and one.span[0] > main[0]:
            before = text[main[0] : one.span[0]].split()
            speaks_for = "for" in before and "of" not in before
            if (
                before
                and not speaks_for
                and _is_place(before[-1])
                and _has_role(text, (main[0], one.span[0]))
            ):
                return one.span
    return None


def _is_place(word: str) -> bool:
    """Whether the word before a name may end an office: “Mayor of London”, not “a spokesman for Mr”."""
    lower = word.casefold().strip(".,")
    known = lexicon()
    return word[0].isupper() and lower not in known.titles and known.kind_of(lower) not in ("person", "group")


def _has_role(text: str, span: Span) -> bool:
    known = lexicon()
    words = [lower(text, match.span()) for match in WORD.finditer(text, *span)]
    return any(word in known.titles or known.kind_of(word) == "person" for word in words)


def _before(text: str, head: Span, core: Span) -> list[Span]:
    """The words of the head before the name, where a common noun or a title is among them."""
    start, end = head[0], core[0]
    words = [match.span() for match in WORD.finditer(text, start, end)]
    kept = words[1:] if words and text[slice(*words[0])].casefold() in DEFINITE | INDEFINITE else words
    known = lexicon()
    if any(known.kind_of(lower(text, w)) or lower(text, w).strip(".") in known.titles for w in kept):
        if len(kept) == 1 and lower(text, kept[0]).strip(".") in (
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "sir",
            "mx",
        ):
            return []
        return [(start, kept[-1][1])]
    return []


def _describes(text: str, part: Span) -> bool:
    """Whether a part after the name says who it is: has a noun for a source."""
    known = lexicon()
    return any(known.kind_of(lower(text, m.span())) for m in WORD.finditer(text, *part))


def _noun_phrase(
    text: str, span: Span, main: Span, head: Span, after: Sequence[Span], names: Sequence[Stretch]
) -> Phrase:
    words = [match.span() for match in WORD.finditer(text, *head)]
    first, last = lower(text, words[0]) if words else "", lower(text, words[-1]) if words else ""
    noun = _known_noun(text, words) or last
    if last in PARTITIVES and head[1] < main[1]:
        noun = _partitive(text, (head[1], main[1]), last)
    named = _named_after(text, noun, after, names)
    if named:
        core, title = without_titles(text, named)
        others = tuple(one.span for one in names if one.span != named)
        return Phrase(span, "name", core, "", True, False, (main,), others, title)
    core = (head[0], words[-1][1]) if words else head
    definite = first in DEFINITE or bool(re.search(r"[’']s\s", text[slice(*head)]))
    plural = lexicon().kind_of(noun) == "group" or (noun.endswith("s") and singular(noun) != noun)
    return Phrase(span, "noun", core, noun, definite, plural, (main,), tuple(one.span for one in names), "")


def _known_noun(text: str, words: Sequence[Span]) -> str:
    """The last word that stands for a source: “videos posted online”: videos."""
    for i in range(len(words) - 1, -1, -1):
        word = lower(text, words[i])
        if lexicon().kind_of(word):
            before = lower(text, words[i - 1]) if i else ""
            if before in ("monitoring", "watchdog") and lexicon().kind_of(word) == "organisation":
                return "monitor"  # “a monitoring group”
            return OUTLET if is_outlet(before, word) else word
    return ""


def is_outlet(before: str, noun: str) -> bool:
    """Whether two words are an outlet: “news agency”, “wire service”, and not “news sources”."""
    return before in ("news", "wire") and lexicon().kind_of(noun) in ("organisation", "media")


def _partitive(text: str, tail: Span, last: str) -> str:
    """“one of the victims”: victim; “some of the officials”: officials."""
    rest = re.sub(r"^\s*(?:of|in|at|from)\s+", "", text[slice(*tail)])
    found = [m.group().casefold() for m in WORD.finditer(PREPOSITION.split(rest)[0])]
    if not found:
        return last
    return singular(found[-1]) if last in ("one", "each", "another") else found[-1]


def _named_after(text: str, noun: str, after: Sequence[Span], names: Sequence[Stretch]) -> Span | None:
    """The name that follows a description: “the judge, Sir Aldous Penrow”."""
    kind = lexicon().kind_of(noun)
    if kind == "group" or not after:
        return None
    for part in after[:2]:
        for one in names:
            fits = one.named_as == "person" if kind in ("person", None) else one.named_as != "place"
            begins = without_titles(text, (part[0], one.span[1]))[0][0]
            if fits and one.span[0] in (part[0], begins) and _ends_with(text, part, one.span):
                return one.span
    return None
