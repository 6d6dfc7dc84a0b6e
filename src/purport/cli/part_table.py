"""A claim, a source or a check of a ledger in rows: what it is, who stands behind it, on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from purport.cli.screen import STANDINGS, called, cut, where
from purport.export.box import OUTCOMES, STANDS, verifier
from purport.export.outline import NOBODY, counted, facts, words
from purport.export.safe import in_terminal
from purport.sources import Source
from purport.standing import Check, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.ledger.views import ShownPart
    from purport.reading import Reading
    from purport.report import Span

    Rows = Iterator[tuple[str, str | Text]]

MOST_CLAIMS = 20


def part_rows(shown: ShownPart) -> Rows:
    """Headings, each with what it holds; those left out that hold nothing."""
    part = shown.part
    if isinstance(part, Claim):
        found = _claim(shown, part)
    else:
        found = _source(shown, part) if isinstance(part, Source) else _check(shown, part)
    yield from ((heading, content) for heading, content in found if str(content))
    yield "Report", called(shown.place)


def _claim(shown: ShownPart, one: Claim) -> Rows:
    reading = shown.reading
    yield str(shown.id), Text(in_terminal(one.text))
    yield "Who says so", _who(shown, one)
    yield "How", _how(reading, one)
    yield "Standing", _standing(shown, one)
    yield "Within", _claim_line(shown, one.within) if one.within else ""
    for hedge in one.hedges:
        yield "Hedge", f"{_quoted(reading, hedge.spans)} by {_holder(shown, hedge.holder)}"
    for time in one.times:
        yield (
            "Time",
            f"{_quoted(reading, (time.span,))}{f' is {time.value}' if time.value else ', not dated'}",
        )
    for check in reading.checks:
        if one.id in check.of:
            yield "Check", _check_line(shown, check)
    yield (
        "Factuality",
        ", ".join(f"{_holder(shown, holder)}: {value}" for holder, value in one.factuality.items()),
    )


def _source(shown: ShownPart, one: Source) -> Rows:
    reading = shown.reading
    yield str(shown.id), Text(in_terminal(one.name), "bold" if one.named else "")
    yield "Who", "; ".join(facts(one))
    yield "Cited", counted(len(one.mentions), "time")
    said = [claim for claim in reading.claims if claim.source and claim.source.id == one.id]
    for claim in said[:MOST_CLAIMS]:
        yield "Says", _said(shown, claim)
    if len(said) > MOST_CLAIMS:
        yield "", Text(f"and {counted(len(said) - MOST_CLAIMS, 'more claim')}; --format json has all", "dim")
    for check in reading.checks:
        if check.verifier == one.id:
            yield "Check", _check_line(shown, check)
    for id, place in shown.elsewhere:
        yield "Same name", f"{id}, {where(place)}"
    if shown.others > len(shown.elsewhere):
        yield "", f"and in {counted(shown.others - len(shown.elsewhere), 'more report')}"


def _said(shown: ShownPart, one: Claim) -> Text:
    said = Text().append(f"{shown.id.report}/{one.id} ", "dim").append(in_terminal(cut(one.text)))
    return said.append(f"  {one.standing}", STANDINGS.get(one.standing, "dim"))


def _check(shown: ShownPart, one: Check) -> Rows:
    reading = shown.reading
    yield str(shown.id), Text(f"{one.aspect} {_outcome(one)}", "bold")
    who = verifier(reading, one)
    known = one.verifier not in (None, "publisher")
    yield "By", f"{who} ({shown.id.report}/{one.verifier})" if known else who
    yield "Tie", one.tie or ""
    yield "Finds", _quoted(reading, one.cue_spans)
    yield "Of", _quoted(reading, one.object_spans)
    yield "On the basis", _quoted(reading, one.basis_spans)
    for claim in one.of:
        yield "Claim", _claim_line(shown, claim)


def _who(shown: ShownPart, one: Claim) -> str:
    if one.attribution is None:
        return f"the publisher, {shown.place.outlet or 'not named'}"
    source = one.source
    if source is None:
        return NOBODY
    return f"{source.name} ({shown.id.report}/{source.id}): {'; '.join(facts(source))}"


def _how(reading: Reading, one: Claim) -> str:
    cited = one.attribution
    if cited is None:
        return ""
    manner = "in indirect speech" if cited.manner == "indirect" else f"in a {cited.manner} quotation"
    act = "" if cited.act == "statement" else f", as {_ACTS[cited.act]}"
    return (
        f"{_quoted(reading, cited.cue_spans) or 'without a cue'}, {manner}{act}; {cited.confidence:.0%} sure"
    )


_ACTS = {
    "belief": "a belief",
    "intention": "an intention",
    "question": "a question",
    "directive": "a directive",
}


def _standing(shown: ShownPart, one: Claim) -> Text:
    found = Text().append(STANDS.get(one.standing, one.standing), STANDINGS.get(one.standing, ""))
    because = _quoted(shown.reading, one.why.spans)
    check = f" ({shown.id.report}/{one.why.check})" if one.why.check else ""
    return found.append(in_terminal(f": {because}{check}") if because else check)


def _claim_line(shown: ShownPart, id: str) -> str:
    claim = next(one for one in shown.reading.claims if one.id == id)
    return in_terminal(f"{shown.id.report}/{id} {cut(claim.text)}")


def _check_line(shown: ShownPart, one: Check) -> str:
    by = verifier(shown.reading, one)
    return f"{shown.id.report}/{one.id} {one.aspect} {_outcome(one)} by {by}: {_quoted(shown.reading, one.cue_spans)}"


def _outcome(one: Check) -> str:
    return "not answered" if one.no_answer else OUTCOMES[one.outcome]


def _holder(shown: ShownPart, holder: str) -> str:
    if holder == "publisher":
        return "the publisher"
    return next((one.name for one in shown.reading.sources if one.id == holder), holder)


def _quoted(reading: Reading, spans: tuple[Span, ...]) -> str:
    return f"“{' '.join(words(reading.report.text, spans).split())}”" if spans else ""
