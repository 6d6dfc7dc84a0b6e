"""Names of one report that are one name: in full and short, by initials, acronym and spelling.

The rules, each of which a person can check against the report:

1. Names that differ only in case, hyphens, points, possessives, a leading article, "al-" or titles are one.
2. A single word is the longer name of a person that ends with it, or begins with it; of two such, the one that the
   title fits ("Mrs Quill"), then the one mentioned last.
3. A shorter name of a body is the longer one that begins with it ("Greyfold": "Greyfold Analysis") or whose
   head word it is ("the Observatory": "Syrian Observatory for Human Rights").
4. Capital letters are the name whose initials they are; so is a word that follows a name in brackets and begins as it
   does, wherever else it stands.
5. Initials and a middle name make no difference ("J. Quill", "Ada M. Quill": "Ada Quill" where first letters agree).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon
from purport.sources.titles import without_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.report import Span
    from purport.sources.seen import Stretch

_PARTS = re.compile(r"[^\W_]+(?:[’'][^\W_]{2,})?")
_SMALL = frozenset("of for the and in on to at de la du van von der den el al bin ibn ul abu".split())
_PREFIXES = frozenset(("al", "el"))
LIKELY, UNSURE = 0.5, 0.3
BRACKETS = "acronym in brackets"


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it stands: its words in lower case, without titles; ``title`` is the last of those."""

    span: Span
    words: tuple[str, ...]
    capitals: str
    title: str
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name with all its mentions, in text order; ``full`` is the fullest of them. ``step`` says how each joined."""

    full: NameMention
    mentions: tuple[NameMention, ...]
    steps: tuple[str, ...]
    chances: tuple[float, ...]

    @property
    def person(self) -> bool:
        """Whether it names a person rather than a body or a place."""
        return self.chances[0] >= LIKELY


def name_mentions(text: str, stretches: Iterable[Stretch]) -> Iterator[NameMention]:
    """The names of a report with their words."""
    for one in stretches:
        span, title = without_titles(text, one.span)
        words = tuple(words_of(text[slice(*span)]))
        if words:
            yield NameMention(span, words, text[slice(*span)].strip("., "), title, one.chances)


def words_of(name: str) -> list[str]:
    """A name's words in lower case, without an article, "al-" and possessives."""
    found = [part.casefold() for part in _PARTS.findall(name)]
    found = [part.removesuffix("'s").removesuffix("’s") for part in found]
    while len(found) > 1 and (found[0] in _PREFIXES or found[0] == "the"):
        found.pop(0)
    return [part for i, part in enumerate(found) if part not in _PREFIXES or i == 0]


def together(text: str, mentions: Sequence[NameMention]) -> list[Named]:
    """The names of a report, each with its mentions, in order of first mention; longer names are placed first."""
    groups = _Groups(text)
    for one in sorted(mentions, key=lambda one: (-len(one.words), one.span)):
        groups.add(one)
    found = [_named(members) for members in groups.members]
    return sorted(found, key=lambda named: named.mentions[0].span)


def _named(members: list[tuple[NameMention, str]]) -> Named:
    members = sorted(members, key=lambda pair: pair[0].span)
    mentions = tuple(one for one, _ in members)
    full = max(mentions, key=lambda one: (len(one.words), not one.capitals.isupper(), -one.span[0]))
    count = len(mentions)
    chances = tuple(sum(one.chances[k] for one in mentions) / count for k in range(len(full.chances)))
    return Named(full, mentions, tuple(step for _, step in members), chances)


class _Groups:
    """Mentions of one name each; those a mention may join are found by its first and last word and by initials."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.members: list[list[tuple[NameMention, str]]] = []
        self._forms: list[dict[tuple[str, ...], NameMention]] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], int] = {}
        self._in_brackets: dict[tuple[str, ...], int] = {}
        self._ending: dict[int, int] = {}
        self._apart: dict[tuple[tuple[str, ...], str], int] = {}

    def add(self, one: NameMention) -> None:
        number, step = self._home(one)
        if number == len(self.members):
            self.members.append([])
            self._forms.append({})
            self._by_words.setdefault(one.words, number)
        self.members[number].append((one, step))
        self._ending[one.span[1]] = number
        if step == BRACKETS:
            self._in_brackets[one.words] = number
        known = self._forms[number].get(one.words)
        if known is None or (one.title and not known.title):
            self._forms[number][one.words] = one
        if known is None:
            for key in {*(word for word in one.words if word not in _SMALL), *_initials(one)}:
                self._by_key[key].append(number)

    def _home(self, one: NameMention) -> tuple[int, str]:
        """The group that a mention joins, and by which rule; a new one where none fits."""
        if len(one.words) > 1 and one.words in self._by_words:
            return self._by_words[one.words], "same name"
        if one.words in self._in_brackets:
            return self._in_brackets[one.words], "acronym"
        fits = list(self._fits(one))
        if not fits:
            return self._by_words.get(one.words, len(self.members)), "same name"
        fits = [fit for fit in fits if not self._contradicts(one, fit[0])]
        if not fits:  # “Mr Quill” beside Ada Quill is somebody else, and always the same
            return self._apart.setdefault((one.words, one.title), len(self.members)), "same name"
        fits = [fit for fit in fits if self._sex_fits(one, fit[0])] or fits
        if len(fits) == 1:
            return fits[0]
        number, step = max(fits, key=lambda fit: self._last_before(fit[0], one.span[0]))
        return number, f"{step}, the one mentioned last"

    def _fits(self, one: NameMention) -> Iterator[tuple[int, str]]:
        before = _before_brackets(self._text, one.span[0])
        ending = [self._ending[before]] if before in self._ending else []
        keys = (one.words[0], one.words[-1], one.capitals.replace(".", ""))
        for number in dict.fromkeys((*ending, *(n for key in keys for n in self._by_key.get(key, ())))):
            forms = self._forms[number].values()
            step = next((step for other in forms if (step := shorter(self._text, one, other))), "")
            if step:
                yield number, step

    def _contradicts(self, one: NameMention, number: int) -> bool:
        """Whether a title says he where the longer name says she: “Mr Quill” is not Ada Quill."""
        wanted = lexicon().titles.get(one.title, "any")
        return wanted != "any" and any(
            sex_of(other) not in ("", wanted) for other in self._forms[number].values()
        )

    def _sex_fits(self, one: NameMention, number: int) -> bool:
        wanted = lexicon().titles.get(one.title, "any")
        return wanted == "any" or any(sex_of(other) == wanted for other in self._forms[number].values())

    def _last_before(self, number: int, at: int) -> int:
        return max((other.span[0] for other, _ in self.members[number] if other.span[0] < at), default=-1)


def _initials(one: NameMention) -> tuple[str, str]:
    """Those of the capitalised words, and of all."""
    capitals = "".join(word[0] for word in _PARTS.findall(one.capitals) if word[0].isupper())
    return capitals, "".join(word[0] for word in one.words).upper()


def shorter(text: str, one: NameMention, longer: NameMention) -> str:
    """By which rule ``one`` is a short form of ``longer``; "" where it is none."""
    a, b = one.words, longer.words
    if len(a) <= len(b) and _in_brackets(text, one, longer):
        return BRACKETS
    if _acronym(one, longer):
        return "acronym"
    if len(a) >= len(b) and not (len(a) == len(b) and len(a) > 1):
        return ""
    people = one.chances[0], longer.chances[0]
    least = (
        LIKELY if one.span[0] < longer.span[0] else UNSURE
    )  # “Jordan” before Jordan Pike is named is the country
    if people[1] >= LIKELY and (people[0] >= least or one.title):
        return _short_person(a, b)
    if people[1] < LIKELY and people[0] < 0.8 and longer.chances[2] < LIKELY:
        return _short_body(one, b, longer)
    return ""


def _short_person(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if len(a) == 1 and a[0] in _SMALL:
        return ""
    if len(a) == 1:
        if len(b) > 1 and a[0] == b[-1]:
            return "surname"
        if a[0] == b[0] and len(a[0]) > 1 and not lexicon().kind_of(b[-1]):
            return "first name"
        return "surname" if len(b) > 2 and a[0] in b[1:] and len(a[0]) > 3 else ""
    if a[-1] == b[-1] and _initials_agree(a[0], b[0]):
        return "name in part"
    if a == b[: len(a)] or a == b[-len(a) :]:
        return "name in part"
    return ""


def _initials_agree(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _short_body(one: NameMention, b: tuple[str, ...], longer: NameMention) -> str:
    a = one.words
    if one.chances[2] >= LIKELY or len(a) >= len(b):
        return ""
    if a == b[: len(a)] and a[0] not in _SMALL:
        return "name in part"
    small = next((i for i, word in enumerate(b) if word in ("of", "for")), len(b))
    head = b[:small]
    if a == head[-len(a) :] and lexicon().kind_of(a[-1]):
        return "head of the name"
    return ""


def _in_brackets(text: str, one: NameMention, longer: NameMention) -> bool:
    """Whether the name stands in brackets right after the longer one, and begins as it does."""
    before = _before_brackets(text, one.span[0])
    closed = text[one.span[1] : one.span[1] + 1] == ")" and "(" in text[before : one.span[0]]
    same = text.endswith(longer.capitals, 0, before)
    return closed and same and one.words[0][0] == longer.words[0][0]


def _before_brackets(text: str, at: int) -> int:
    """Where the words before an opening bracket and spaces end."""
    around = text[max(0, at - 4) : at]
    return at - len(around) + len(around.rstrip("( "))


def _acronym(one: NameMention, longer: NameMention) -> bool:
    letters = one.capitals.replace(".", "")
    if longer.chances[0] >= LIKELY:
        return False  # a person's initials are seldom her name
    if len(one.words) > 2 or not 2 <= len(letters) <= 7 or not letters.isupper() or len(longer.words) < 2:
        return False
    return letters in _initials(longer)


def sex_of(one: NameMention) -> str:
    """ "he", "she" or "" where title and first name do not say."""
    found = lexicon().titles.get(one.title, "any")
    if found != "any":
        return found
    return lexicon().first_names.get(one.words[0], "") if len(one.words) > 1 else ""
