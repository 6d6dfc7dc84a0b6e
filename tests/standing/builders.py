"""Texts with attributions given by their words, noticed and stood as a reading does it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from purport.attribution import Attribution
from purport.attribution.complete import Whole
from purport.report.text import report_from_text
from purport.sources import Resolution, Source
from purport.sources.resolve import Resolved
from purport.standing.build import stand
from purport.standing.notice import notice

if TYPE_CHECKING:
    from purport.report import Report, Span
    from purport.standing.build import Stood
    from purport.standing.notice import Noticed


def place(text: str, words: str, after: int = 0) -> Span:
    """Where the words first stand."""
    match = re.compile(
        rf"(?<!\w){re.escape(words)}(?!\w)" if words[-1].isalnum() else re.escape(words)
    ).search(text, after)
    assert match, words
    return match.span()


def said(text: str, source: str, cue: str, content: str, **given: Any) -> Attribution:
    """An attribution by its words; an empty source is nobody."""
    spans = (place(text, source),) if source else ()
    values = {"manner": "indirect", "act": "statement", "confidence": 0.9} | given
    return Attribution(spans, (place(text, cue),), (place(text, content),), **values)


def report(text: str, **given: Any) -> Report:
    values = {"published": "2015-12-26", "publisher": "The Gazette"} | given
    return replace(report_from_text(text, language="en"), **values)


def noticed(text: str, *attributions: Attribution, **given: Any) -> Noticed:
    return notice(report(text, **given), attributions)


def stood(text: str, *attributions: Attribution, own: tuple[str, ...] = (), **given: Any) -> Stood:
    """What a text's claims stand on; every name is a source of its own, the publisher's name the publisher."""
    found = noticed(text, *attributions, **given)
    names: dict[str, Source] = {}
    mentions = [
        *(text[slice(*a.source_spans[0])] if a.source_spans else "" for a in attributions),
        *(text[slice(*span)] for span in found.verifiers),
    ]
    for name in mentions:
        if name and name not in names:
            kind = "media" if name == "The Gazette" else "organisation"
            names[name] = Source(
                f"s{len(names) + 1}", name, kind, True, None, (place(text, name),), name == "The Gazette"
            )
    sources = tuple(names.get(name) for name in mentions)
    how = tuple(Resolution("name", None, 0.98) if one else None for one in sources)
    whole = Whole(attributions, tuple(place(text, words) for words in own), ())
    return stand(text, whole, Resolved(tuple(names.values()), sources, how), found)
