"""Names that the mention head misses, by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon
from purport.sources.phrase import DEFINITE, INDEFINITE, PARTITIVES
from purport.sources.seen import NO_NAMES, Stretch
from purport.sources.titles import only_role, without_titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from purport.report import Span
    from purport.sources.seen import Seen

_CAPITALS = re.compile(
    r"\b[A-Z][\w’'&-]*\w(?: +(?:of the |of |for the |for |and |al-|de |bin )?(?:[A-Z][\w’'&-]*\w|[A-Z]\.(?= ?[A-Z])))*"
)
_ACRONYM = re.compile(r"\(([A-Z]{2,7})\)")
_SMALL = frozenset("of for the and in on to from de la du".split())
_MAIN = re.compile(r"[^,;(:\n]*")
NAME_WORD = re.compile(r"(?:al-|el-|Al-|Mc|Mac|O[’'])?[^\W\d_][\w’'-]*\.?")
_TRAILING_NAME = re.compile(
    r"\b(?:[A-Z][\w’'-]*\.?)(?:\s+(?:(?:al-|el-|bin |ibn |de |del |van |von |der |da |la )*[A-Z][\w’'-]*\.?))*\s*$"
)
_FOLLOWS = re.compile(r" ((?:[A-Z]\. )?(?:al-|el-|bin |ibn )?[A-Z][\w’'-]*[^\W_](?<![’']s))\b")
BODY, PERSON = (0.0, 1.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0)
FUNCTION_WORDS = frozenset(
    "for on in at by with and but as after before when while if of to from like why how what who is are was not".split()
)
ROLES = frozenset(
    """leader leaders chief boss minister president official officials spokesman spokeswoman spokesperson lawyer lawyers
    mother father wife husband critic critics supporter supporters voters aide aides adviser rival nominee candidate
    candidates fans chairman executive commander fighters militants police""".split()
)
BACK = 120  # characters before an acronym in which its name stands


class _Names:
    """Names in text order, none of which share a character."""

    def __init__(self) -> None:
        self.found: list[Stretch] = []

    def within(self, place: Span) -> slice:
        """Those that share a character with a place."""
        first = bisect_right(self.found, place[0], key=lambda one: one.span[1])
        return slice(first, bisect_left(self.found, place[1], key=lambda one: one.span[0]))

    def put(self, place: Span, chances: tuple[float, ...]) -> None:
        """A name in place of those that it shares a character with."""
        self.found[self.within(place)] = [Stretch(place, chances)]


def with_missed(
    text: str, seen: Seen, stretches: Sequence[Stretch], cited: Mapping[Span, Sequence[Span]]
) -> list[Stretch]:
    """The names, with those that the words around them give away and the capitalised words of cited mentions.

    A word that begins its sentence counts only where it is capitalised elsewhere too, or others follow it.
    """
    names = _Names()
    for one in map(partial(_trimmed, text), stretches):
        if not only_role(text, one.span) and not (names.found and one.span[0] < names.found[-1].span[1]):
            names.found.append(_grown(text, one))
    for one in _evident(text, [one.span for one in names.found]):
        names.put(one.span, one.chances)
    for place in introduced(text):
        names.put(place, BODY)
    for span in cited:
        _in_mention(text, seen, names, span)
    return [_owned(text, one) for one in names.found]


def without_headline_verbs(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The names, without the verb that capitals join to one at the start of a headline: “Ada Quill Confronts Board”.

    A word is a verb there where no other name has it and another ends with the word before it.
    """
    words = [text[slice(*one.span)].split() for one in stretches]
    count = Counter(word for one in words for word in set(one))
    endings = Counter(one[-1] for one in words if one)
    out = []
    for one, said in zip(stretches, words, strict=True):
        verb = (
            len(said) > 1
            and count[said[-1]] == 1
            and endings[said[-2]] > 0
            and _opens_headline(text, one.span[0])
        )
        end = one.span[1] - len(said[-1]) if verb else one.span[1]
        whole = one.span[0] + len(text[one.span[0] : end].rstrip())
        out.append(replace(one, span=(one.span[0], whole)))
    return out


def _opens_headline(text: str, start: int) -> bool:
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    return (start == 0 or text[start - 1] == "\n") and not line.endswith((".", "”", '"'))


def _in_mention(text: str, seen: Seen, names: _Names, span: Span) -> None:
    someone = after_role(text, span) or in_apposition(text, span)
    if someone:
        begins = without_titles(text, someone)[0][0]
        there = names.found[names.within(someone)]
        whole = any(
            one.named_as == "person" and one.span[0] <= begins and one.span[1] == someone[1] for one in there
        )
        if not whole:
            names.put(someone, PERSON)
    for match in _CAPITALS.finditer(text, *span):
        place = _without_article(text, match.span())
        taken = names.found[names.within(place)]
        if not taken and _is_name(text, place):
            chances, _ = seen.kind_chances(place)
            person = chances[0] / max(1e-6, chances[0] + chances[1] + chances[3])
            names.put(place, (person, 1 - person, 0.0, 0.0))
        held = all(place[0] <= one.span[0] and one.span[1] <= place[1] for one in taken)
        if taken and held and _is_body(text, place):
            names.put(place, BODY)


def _trimmed(text: str, one: Stretch) -> Stretch:
    """A name without the function word before it and the verb after it, which headlines capitalise too."""
    words = [match.span() for match in NAME_WORD.finditer(text, *one.span)]
    while len(words) > 1 and text[slice(*words[0])].casefold() in FUNCTION_WORDS:
        words.pop(0)
    while len(words) > 1 and _ends_no_name(text[slice(*words[-1])].casefold()):
        words.pop()
    bodies = [
        i
        for i, word in enumerate(words)
        if lexicon().kind_of(text[slice(*word)].casefold()) == "organisation"
    ]
    if one.named_as == "person" and bodies and bodies[-1] + 1 < len(words):
        words = words[bodies[-1] + 1 :]  # “Harbour Coalition Edda al-Croome”
    if not words or (words[0][0], words[-1][1]) == one.span:
        return one
    start = one.span[0] if words[0][0] - one.span[0] < 4 and text[one.span[0]].isupper() else words[0][0]
    return Stretch((max(start, words[0][0]), words[-1][1]), one.chances)


def _ends_no_name(word: str) -> bool:
    """A verb, or what a headline's “Column Leader” is: a role after the name of a body."""
    return word in lexicon().headline or word in ROLES


def _grown(text: str, one: Stretch) -> Stretch:
    """A person's name with the capitalised words that follow it: “Ada” in “Ada Quill said”."""
    if one.named_as != "person":
        return one
    match = _FOLLOWS.match(text, one.span[1])
    last = match.group(1).split()[-1].casefold() if match else ""
    if match is None or lexicon().kind_of(last) or last in lexicon().headline or last in NO_NAMES:
        return one
    return Stretch((one.span[0], match.end()), one.chances)


def _evident(text: str, taken: Sequence[Span]) -> list[Stretch]:
    """Names in no mention that the head missed: a known first name and more, or words that end as a body's do."""
    out = []
    for match in _CAPITALS.finditer(text):
        place = _without_article(text, match.span())
        i = bisect_left(taken, place[0] + 1, key=lambda one: one[1])
        words = text[slice(*place)].split()
        if len(words) < 2 or (i < len(taken) and taken[i][0] < place[1]):
            continue
        if words[0].casefold() in lexicon().first_names and len(words) <= 3:
            out.append(Stretch(place, PERSON))
        elif _is_body(text, place):
            out.append(Stretch(place, BODY))
    return out


def nominals_missed(text: str, taken: Sequence[Span]) -> list[Stretch]:
    """Noun phrases for people that the mention head took for none: “the driver”, “angry residents”."""
    out = []
    for match in _people().finditer(text):
        i = bisect_left(taken, match.start() + 1, key=lambda one: one[1])
        if i == len(taken) or taken[i][0] >= match.end():
            out.append(Stretch(match.span(), PERSON))
    return out


@cache
def _people() -> re.Pattern[str]:
    nouns = lexicon().nouns
    groups = "|".join(
        sorted(word for word, kind in nouns.items() if kind == "group" and word not in PARTITIVES)
    )
    people = "|".join(sorted(word for word, kind in nouns.items() if kind == "person"))
    before = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]his|[Tt]hese|[Tt]hose)\s"
    return re.compile(rf"\b(?:{before}(?:[a-z-]+\s){{0,2}}?(?:{groups}|{people})|(?:{groups}))\b(?![’'-])")


def introduced(text: str) -> list[Span]:
    """Names that an acronym in brackets follows, and the acronyms: “Notes from Tolmere (NFT)”."""
    out: list[Span] = []
    for match in _ACRONYM.finditer(text):
        words = [
            word.span() for word in NAME_WORD.finditer(text, max(0, match.start() - BACK), match.start())
        ]
        letters, at = list(match.group(1)), len(words)
        while letters and at:
            at -= 1
            word = text[slice(*words[at])]
            if word[0].upper() == letters[-1]:
                letters.pop()
            elif word[0].isupper() or word not in _SMALL:
                break
        if not letters and text[words[at][0]].isupper() and "\n" not in text[words[at][0] : match.start()]:
            out += [(words[at][0], words[-1][1]), match.span(1)]
    return out


def after_role(text: str, span: Span) -> Span | None:
    """The person's name after an office or a calling: “Pellwick Police Chief Ada Quill”, “governor Edda al-Croome”."""
    main = _MAIN.match(text, *span)
    if main is None:
        return None
    match = _TRAILING_NAME.search(text, span[0], main.end())
    if match is None:
        return None
    words = [word.span() for word in NAME_WORD.finditer(text, *match.span())]
    known = lexicon()
    roles = [
        i
        for i, word in enumerate(words)
        if (lower := text[slice(*word)].casefold().strip(".")) in known.titles
        or known.kind_of(lower) == "person"
    ]
    before = text[span[0] : match.start()].split()
    after_lower = bool(before) and (
        known.kind_of(before[-1].casefold()) == "person" or before[-1].casefold() in known.titles
    )
    bodies = [
        i for i, word in enumerate(words) if known.kind_of(text[slice(*word)].casefold()) == "organisation"
    ]
    if bodies and bodies[-1] + 2 < len(words) and _of_body(text, (span[0], match.start())):
        words = words[bodies[-1] + 1 :]
    elif roles and roles[-1] + 1 < len(words):
        words = words[roles[-1] + 1 :]
    elif not after_lower or roles:
        return None
    return (words[0][0], words[-1][1]) if 1 <= len(words) <= 5 else None


def _of_body(text: str, before: Span) -> bool:
    """Whether an office at a body is what stands before: “president of the [Tolmere Coalition Ada Quill]”."""
    words = text[slice(*before)].casefold().split()
    return "of" in words and "for" not in words and _has_person_noun(text, before)


def in_apposition(text: str, span: Span) -> Span | None:
    """The person's name in “the manager of Tide Media, Dr Ali bin Quill”."""
    main = _MAIN.match(text, *span)
    if main is None or main.end() + 2 >= span[1] or not _has_person_noun(text, main.span()):
        return None
    rest = _MAIN.match(text, main.end() + 1, span[1])
    match = rest and _TRAILING_NAME.fullmatch(
        text, rest.start() + len(rest.group()) - len(rest.group().lstrip()), rest.end()
    )
    if not match or len(match.group().split()) > 5 or lexicon().kind_of(match.group().split()[-1].casefold()):
        return None
    start, _ = without_titles(text, match.span())
    return start


def _has_person_noun(text: str, span: Span) -> bool:
    known = lexicon()
    words = (word.group().casefold() for word in NAME_WORD.finditer(text, *span))
    return any(known.kind_of(word) == "person" or word in known.titles for word in words)


def _without_article(text: str, span: Span) -> Span:
    for article in ("The ", "A ", "An "):
        if text.startswith(article, span[0]) and span[0] + len(article) < span[1]:
            return span[0] + len(article), span[1]
    return span


def _is_body(text: str, span: Span) -> bool:
    """Whether capitalised words are a body's name by their last, or the last before “of” or “for”."""
    words = text[slice(*span)].casefold().split()
    if lexicon().kind_of(words[0]) in ("group", "person"):
        return False
    small = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
    kinds = {lexicon().kind_of(word) for word in (words[-1], words[max(0, small - 1)])}
    return len(words) > 1 and bool(kinds & {"organisation", "media", "document"})


def _is_name(text: str, span: Span) -> bool:
    words = text[slice(*span)].split()
    first = words[0].casefold()
    known = lexicon()
    if first in known.pronouns or first in DEFINITE | INDEFINITE | PARTITIVES or known.kind_of(first):
        return False
    if len(words) > 1 or text[max(0, span[0] - 2) : span[0]].strip() not in (
        "",
        ".",
        "“",
        '"',
        "”",
        "?",
        "!",
    ):
        return True
    return re.search(rf"[a-z,;] {re.escape(words[0])}\b", text) is not None


def _owned(text: str, one: Stretch) -> Stretch:
    """A name without the ending of a possessive."""
    start, end = one.span
    for ending in ("'s", "’s"):
        if text.endswith(ending, start, end):
            return Stretch((start, end - 2), one.chances)
    return one
