"""Results in a few lines for those who read: the report's words stand in “”, and nothing is paraphrased."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from purport.export.outline import NOBODY, counted, date, facts, outline, published, summary, words
from purport.export.safe import in_terminal
from purport.ledger.found import FoundClaim, FoundSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from purport.drift import Finding, Held
    from purport.export.outline import Entry
    from purport.ledger.corroborate import Corroborating, Corroboration
    from purport.ledger.found import Found, Place
    from purport.ledger.origins import Origin
    from purport.reading import Reading
    from purport.report import Report
    from purport.standing import Check

MOST_LINES = 80  # of claims or findings; the structured result has them all
MOST_CHARS = 300  # of words that are quoted
MOST_TIES = 4
_ASIDE = {"contradicts": "Contradicts it", "doubts": "Doubts it"}


def of_reading(reading: Reading) -> str:
    """Each source with its claims, then the publisher's own voice, then who checked what."""
    out = outline(reading, ids=True)
    lines = [_titled(reading.report), summary(out)]
    for number, source in enumerate(out.sources, 1):
        lines.append(f"{source.name} ({'; '.join(facts(source))})" if source else NOBODY.capitalize())
        lines += [_claim(entry, reading.report.text) for entry in out.by(number)]
    if out.own:
        lines.append("In the publisher's own voice")
        lines += [_claim(entry, reading.report.text) for entry in out.own]
    if reading.checks:
        lines.append("Who checked what")
        lines += [_check(one, reading) for one in reading.checks]
    return _whole(lines)


def of_held(held: Held) -> str:
    """Each difference with the words on both sides."""
    reports = counted(len(held.against), "report")
    found = counted(len(held.findings), "difference") if held.findings else "No difference found"
    lines = [f"{found} from {reports}", *(_difference(one, held) for one in held.findings)]
    return _whole([*held.notes, *(lines if held.findings or not held.notes else ())])


def of_lint(found: Sequence[Mapping[str, Any]]) -> str:
    """Each rule that is broken, where, in which words, and why."""
    if not found:
        return "No rule is broken"
    lines = [f"{one['rule']} (line {one['line']}), {_quoted(one['text'])}: {one['message']}" for one in found]
    return _whole([counted(len(found), "finding"), *lines])


def of_found(found: Sequence[Found], what: str, *, more: bool) -> str:
    """What a search found, each with its id and where it stands."""
    if not found:
        return f"No {what} found in the ledger"
    count = counted(len(found), what[:-1])
    return _whole([f"The first {count}; there are more" if more else count, *map(_found, found)])


def of_corroboration(found: Corroboration) -> str:
    """The count of independent origins, each with who carries it; then what contradicts, doubts or may say it."""
    outlets, origins = (
        counted(len(found.outlets), "outlet"),
        counted(len(found.origins), "independent origin"),
    )
    lines = [f"{outlets}, {origins}" if found.origins else "Nothing in the ledger says the same"]
    for origin in found.origins:
        lines.append(_origin(origin))
        lines += [_bearing(found.found[place]) for place in origin.mentions]
        lines += _ties(origin)
    for relation, heading in _ASIDE.items():
        lines += _beside(heading, [one for one in found.found if one.sure and one.relation == relation])
    lines += _beside("May bear on it, not counted", [one for one in found.found if not one.sure])
    return _whole(lines)


def _titled(report: Report) -> str:
    told = (report.title or "No title", report.publisher or "publisher not stated", published(report))
    return ", ".join(one for one in told if one)


def _claim(entry: Entry, text: str) -> str:
    claim = entry.claim
    why = f", by {_quoted(words(text, claim.why.spans))}" if claim.why.spans else ""
    within = f", within {claim.within}" if claim.within else ""
    unsure = ", attribution not sure" if entry.doubtful else ""
    return f"  {claim.id} [{claim.standing}{why}{within}{unsure}] {_quoted(claim.text)}"


def _check(one: Check, reading: Reading) -> str:
    names = {source.id: source.name for source in reading.sources} | {"publisher": "the publisher"}
    who = names.get(one.verifier or "", NOBODY)
    tie = f" (tie: {_quoted(one.tie)})" if one.tie else ""
    of = f", of {', '.join(one.of)}" if one.of else ""
    cue = _quoted(words(reading.report.text, one.cue_spans))
    return f"  {one.id} {who}{tie}: {one.aspect} {one.outcome}, by {cue}{of}"


def _difference(one: Finding, held: Held) -> str:
    line = f"{one.kind} ({one.score:.0%} sure), {_quoted(one.text)}: {one.why}"
    if one.report is None or not one.report_text:
        return line
    report = held.against[one.report].report
    name = report.title or report.url
    place = _quoted(name, 80) if name else f"against[{one.report}]"
    return f"{line} In {place}: {_quoted(one.report_text)}"


def _found(one: Found) -> str:
    if isinstance(one, FoundClaim):
        who = one.source or ("the publisher" if one.voice == "publisher" else NOBODY)
        return f"{one.id} [{one.standing}] {who}: {_quoted(one.text)} ({_where(one.place)})"
    if isinstance(one, FoundSource):
        kind = f"{one.kind or 'kind not known'}, {'named' if one.named else 'not named'}"
        said = f"; {_quoted(one.description)}" if one.description else ""
        return f"{one.id} {one.name} ({kind}{said}), {counted(one.claims, 'claim')} ({_where(one.place)})"
    return f"{one.id} {one.place.title or 'no title'}, {counted(one.claims, 'claim')} ({_where(one.place)})"


def _where(place: Place) -> str:
    told = (
        place.outlet or "no outlet stated",
        date(place.day) if place.day else None,
        f"report {place.report}",
    )
    return ", ".join(one for one in told if one)


def _origin(origin: Origin) -> str:
    others = ", ".join(map(str, origin.perhaps))
    perhaps = f"; may be one with {others}: none of them is named" if origin.perhaps else ""
    return f"Origin {origin.number}: {origin.name} ({origin.kind}{perhaps})"


def _ties(origin: Origin) -> list[str]:
    """What makes it one origin."""
    evidence = dict.fromkeys(
        f"{tie.by} {_quoted(tie.evidence, 80)}" for tie in origin.ties if tie.by != "report"
    )
    return [f"  one origin by {'; '.join(list(evidence)[:MOST_TIES])}"] if evidence else []


def _bearing(one: Corroborating) -> str:
    mention = one.mention
    told = [*mention.outlets, *([date(mention.day)] if mention.day else [])]
    who = mention.source.name if mention.source else "in its own voice"
    figure = ", with another figure" if one.relation == "other value" else ""
    sure = "a person said so" if one.decided else f"{one.chance:.0%} sure"
    return f"  {mention.name} [{mention.standing}] {', '.join(told)}, {who}{figure}, {sure}: {_quoted(mention.text)}"


def _beside(heading: str, found: Sequence[Corroborating]) -> list[str]:
    return [heading, *map(_bearing, found)] if found else []


def _quoted(said: str, most: int = MOST_CHARS) -> str:
    return f"“{shorten(said, most, placeholder=' …')}”"


def _whole(lines: Iterable[str]) -> str:
    """The lines, each on one line, and how many are left out."""
    every = [in_terminal(line) for line in lines]
    left = len(every) - MOST_LINES
    return "\n".join(
        [
            *every[:MOST_LINES],
            *([f"… {counted(left, 'more line')}; the structured result has all"] * (left > 0)),
        ]
    )
