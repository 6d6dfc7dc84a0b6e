"""Where a report says that it, or something in it, comes from another outlet."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.ledger.outlets import outlets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.reading import Reading
    from purport.report import Block, BlockKind, Report, Span

WHERE: frozenset[BlockKind] = frozenset(("paragraph", "standfirst", "headline", "caption"))
_TOKEN = re.compile(r"\w+")
_CAPITAL = re.compile(r"[KW][A-Z]{2,3}|ABC\d+|The")  # a station's call sign, an outlet named with its article
BACK, ON = 110, 170  # code points around a hint in which a credit stands
_PICTURE = re.compile(r"[’']?s?[ ]*(?:/|Photos?\b|photos?\b|Images?\b|File\b|Pictures?\b|via Getty)")
_BEFORE_PICTURE = re.compile(
    r"(?:photo|photograph|picture|image|pictured|file)s?(?: \w+){0,3} "
    r"(?:released|provided|obtained|published|taken|via)"
    r"(?: \w+)*$|[/:]$",
    re.I,
)
_SHORT = frozenset(("The Times", "Daily Mail", "Daily Express"))
_SPACES = {0xA0: " ", 0x2009: " ", 0x202F: " "}
_DATED = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet by its usual name, the words that credit it, and whether all of the report is credited to it."""

    outlet: str
    span: Span
    whole: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    whole: tuple[re.Pattern[str], ...]
    last: re.Pattern[str]  # at the end of the last block
    within: tuple[re.Pattern[str], ...]
    listed: re.Pattern[str]
    agencies: frozenset[str]  # words without one of which no pattern of ``whole`` fits
    hints: frozenset[str]  # words without one of which no pattern of ``within`` fits
    may_hint: re.Pattern[str]  # words that begin as a hint does: few of a text's


def credits_of(reading: Reading) -> list[Credit]:
    """The outlets that a report credits, one credit each, in text order; never itself, never a picture's."""
    report = reading.report
    own = outlets().usual(report.publisher, report.url)
    every = [*_of_all(report), *_in_words(report), *_sources(reading)]
    first: dict[str, Credit] = {}
    for one in sorted(every, key=lambda one: (not one.whole, one.span)):
        if one.outlet != own:
            first.setdefault(one.outlet, one)
    for short in _SHORT & first.keys():  # “the Times” of a report that has named the Los Angeles Times
        if any(name.endswith(short.removeprefix("The")) for name in (*first, own or "") if name != short):
            del first[short]
    return sorted(first.values(), key=lambda one: one.span)


def _of_all(report: Report) -> Iterator[Credit]:
    for name in report.authors:
        known = outlets().known(name)
        if known:
            yield Credit(known, (0, 0), True)
    blocks = [block for block in report.blocks if block.kind != "related"]
    for block in blocks:
        text = _plain(report, block)
        if _patterns().agencies.isdisjoint(_TOKEN.findall(text)):
            continue
        found = [match for pattern in _patterns().whole for match in pattern.finditer(text)]
        if block is blocks[-1]:
            found += _patterns().last.finditer(text)
        for match in found:
            if not _of_picture(text, *match.span("name")):
                for name in re.split(r"\s*(?:,|/| and )\s*", match["name"]):
                    yield Credit(outlets().known(name) or "agencies", _moved(match.span(), block.span), True)


def _in_words(report: Report) -> Iterator[Credit]:
    for block in report.blocks:
        if block.kind in WHERE:
            text = _plain(report, block)
            for match in _matches(text):
                named = next(group for group in ("name", "other", "state") if match.groupdict().get(group))
                if not _of_picture(text, *match.span(named)) and match[named] not in _words()["networks"]:
                    outlet = _of_state(match[named]) if named == "state" else _usual(match[named])
                    yield Credit(outlet or match[named], _moved(match.span(), block.span), False)


def _matches(text: str) -> Iterator[re.Match[str]]:
    for window in _windows(text):
        for pattern in _patterns().within:
            yield from pattern.finditer(text, *window)


def _windows(text: str) -> list[Span]:
    """The stretches of a block that may name an outlet: the rest need not be searched."""
    found: list[Span] = []
    hints = _patterns().hints
    for match in _patterns().may_hint.finditer(text):
        word = match.group()
        if word in hints or (_CAPITAL.fullmatch(word) and text[: match.start()].rstrip(" ")[-1:].isalpha()):
            start, end = max(0, match.start() - BACK), match.end() + ON
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def _sources(reading: Reading) -> Iterator[Credit]:
    """Outlets that the reading names as who says so."""
    for claim in reading.claims:
        cited, source = claim.attribution, claim.source
        if cited and source and source.kind == "media" and not source.publisher and source.resolved:
            outlet = _usual(source.name)
            spans = (*cited.source_spans, *cited.cue_spans)
            colon = any(
                reading.report.text[slice(*span)] == ":" for span in cited.cue_spans
            )  # a picture's credit
            if outlet and spans and not colon:
                yield Credit(outlet, (min(s for s, _ in spans), max(e for _, e in spans)), False)


def _of_state(words: str) -> str:
    """One name for “Syrias state TV”, “regime television”: whose, if it says so, and the sort."""
    whose = re.match(r"([A-Z][a-z]+?)(?:[’']?s)? ", words)
    sort = words.split()[-1].casefold().replace("tv", "television")
    states = {word.split("-")[0] for word in _words()["state"]}
    if whose is None or whose[1] in _words()["never"] or whose[1].endswith("day"):
        return f"state {sort}"
    return f"state {sort}" if whose[1].casefold() in states else f"{whose[1]} state {sort}"


def _usual(name: str) -> str | None:
    """The outlet in a name such as “the official SANA news agency”; None where no outlet is known in it."""
    name = " ".join(name.split())
    within = _patterns().listed.search(name)
    return outlets().known(name) or (outlets().known(within["name"]) if within else None)


def _of_picture(text: str, start: int, end: int) -> bool:
    return (
        _PICTURE.match(text, end) is not None
        or _BEFORE_PICTURE.search(text[max(0, start - 60) : start].rstrip(" ")) is not None
    )


def _plain(report: Report, block: Block) -> str:
    """A block's text with a plain space for every other kind of one; positions stay."""
    return report.text[slice(*block.span)].translate(_SPACES)


def _moved(span: Span, block: Span) -> Span:
    return span[0] + block[0], span[1] + block[0]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "credits.toml").read_text("utf-8"))


@cache
def _patterns() -> _Patterns:
    words = _words()
    name = f"(?P<name>{_any(outlets().spellings)})"
    agency = f"(?P<name>{_any((*outlets().agency_spellings, 'Agencies', 'agencies'))})"
    several = (
        f"(?P<name>{_any(outlets().agency_spellings)}(?:(?:, ?|/| and ){_any(outlets().agency_spellings)})*)"
    )
    return _Patterns(
        whole=(
            re.compile(rf"\({several}\) ?[-–—_]"),  # LISBON (Reuters) -
            re.compile(rf"\((?:[Ww]ith |[Ii]nputs? from )(?:the )?{several}\)"),
            re.compile(rf"\b[Cc]opyright (?:© ?)?\d{{4}} (?:[Tt]he )?{agency}"),
            re.compile(rf"\b{agency}(?: and [\w ]{{2,30}}| reporters? [\w ]{{2,40}})? contributed to this\b"),
            re.compile(rf"\b{agency} {_DATED}"),
            re.compile(rf"[-–—]{{1,2}} ?{agency}\s*$", re.M),
            re.compile(rf"^(?:[A-Z][\w ]{{2,20}} )?{agency} ?(?:\||[-–—])", re.M),
            re.compile(rf"\b(?:[Ss]ources?:? (?:\w+ and )?|By ){agency}\b"),
        ),
        last=re.compile(rf"\({several}\)\s*\Z"),
        within=_within(words, name),
        agencies=frozenset(_first(name) for name in (*outlets().agency_spellings, "Agencies", "agencies")),
        hints=_hints(words),
        may_hint=_beginning(_hints(words)),
        listed=re.compile(rf"(?<![\w-]){name}(?![\w-])"),
    )


def _first(name: str) -> str:
    """The first word of a name, an article apart."""
    words: list[str] = _TOKEN.findall(name.removeprefix("The ").removeprefix("the "))
    return words[0]


def _hints(words: dict[str, Any]) -> frozenset[str]:
    listed = {
        _TOKEN.findall(name.removeprefix("The ").removeprefix("the "))[0] for name in outlets().spellings
    }
    looks = {word.title() for word in words["names"]} | {"TV", "ABC"}
    return frozenset(listed | looks | {"television", "media", "radio"})


def _beginning(hints: frozenset[str]) -> re.Pattern[str]:
    """Words in capitals or with another first letter of a hint's; the hints in small letters, each in full."""
    small = sorted(hint for hint in hints if hint[0].islower())
    first = "".join(sorted({hint[0] for hint in hints if not hint[0].islower()} | set("KWAT")))
    return re.compile(rf"\b(?:[{re.escape(first)}]\w*|{_any(small)}\b)")


def _within(words: dict[str, Any], name: str) -> tuple[re.Pattern[str], ...]:
    titles = _any(word.title() for word in words["names"])
    name_of_list = _any(outlets().spellings)
    never = rf"(?!(?:{_any(words['never'])})\b)"
    looks = (
        rf"(?P<other>(?:{never}[A-Z][\w&’'.-]* (?:(?:of|and|&) )?){{1,3}}(?:{titles}|TV)\b(?: (?:{titles}|TV)\b){{0,2}}"
        r"|[KW][A-Z]{2,3}(?:-TV)?\b|ABC ?\d+\b)"
    )
    state = (
        rf"(?P<state>(?:[A-Z][a-z]+(?:[’']s)? )?(?i:{_any(words['state'])}) (?i:television|TV|media|radio))"
    )
    either = rf"(?:(?<![\w-])(?:[Tt]he )?(?:{name}|{looks}|{state})(?![\w-]| affiliate))"
    capital = rf"(?P<name>(?!))|(?P<other>The (?!{name_of_list}){never}[A-Z]\w+(?: [A-Z]\w+)?)"  # “told The Undefeated”
    gap = r"(?: (?!(?:said|that|but|who|which|and|he|she|they|it)\b)[\w’'-]+){0,6}? "
    verbs = words["before"]
    before = rf"\b{_any((*verbs, *(verb[0].upper() + verb[1:] for verb in verbs)))}"
    sort = rf"(?: (?:{_any(words['sort'])})\b){{0,3}}"
    staff = rf"(?: (?:{_any(words['staff'])})\b(?: (?:in|at|on|inside|near) [\w -]{{2,30}}?)?)?"
    adverb = r"(?: (?:has|had|have|also|first|earlier|later|previously|then|on \w+day|on its website)\b){0,3}"
    aside = r"(?: ?,[^,.\n]{3,60},| which [\w -]{3,40}?)?"
    after = rf"(?:[’']?s?)?(?: \(\w+\))?{sort}{staff}{aside}{adverb} (?:{_any(words['after'])})\b"
    return (
        re.compile(before + gap + either),
        re.compile(before + " (?:" + capital + r")(?![\w-])"),
        re.compile(either + after),
        re.compile(
            rf"\b(?:said|says|reported|reports|wrote)(?: the)?(?: (?:{_any(words['sort'])}))* {either}"
        ),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest that fits, by first letter: one look rules out most."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    each = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return f"(?:{'|'.join(each)})"
