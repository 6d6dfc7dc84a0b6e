"""What each tool gives as its structured result, as JSON Schema."""

from __future__ import annotations

from typing import get_args

from purport.drift import KINDS
from purport.drift.finding import SCHEMA as CHECK_SCHEMA
from purport.mcp.schemas import (
    BOOLEAN,
    CHANCE,
    INTEGER,
    SPAN,
    SPANS,
    STRING,
    choice,
    given,
    perhaps,
    several,
)
from purport.reading import SCHEMA
from purport.standing.claim import StandingName

LINT_SCHEMA = "purport.lint/1"
_STANDING = choice(
    "stated: by the publisher, with no doubt; verified: somebody other than its source confirmed it.",
    *get_args(StandingName),
)
_ABOUT = {"id": STRING, "url": perhaps("string"), "title": perhaps("string")}
_CITED = given(
    id=STRING,
    name=STRING,
    kind=perhaps("string", "person, organisation, group, media or document."),
    named=BOOLEAN,
    description=perhaps("string", "Who it is, in the report's words."),
    mentions=SPANS,
)
_CLAIM = given(
    id=STRING,
    spans=SPANS,
    voice=choice("Whose words the claim is.", "publisher", "source"),
    within=perhaps("string", "The claim it stands in: A says that B says."),
    attribution=perhaps("object", "The id of its source, the places of source and cue, confidence."),
    hedges=several({"type": "object"}),
    factuality={"type": "object"},
    times=several({"type": "object"}),
    standing=_STANDING,
    why=given("What the standing rests on.", by=STRING, spans=SPANS),
)
_CHECKED = given(
    id=STRING,
    verifier=perhaps("string", "A source's id, publisher, or null where nobody is named."),
    aspect=STRING,
    outcome=choice("What came of it.", "confirmed", "unconfirmed", "pending", "refuted"),
    of=several(STRING, "The claims it is about."),
    cue_spans=SPANS,
)
_READ_REPORT = _ABOUT | {
    "publisher": perhaps("string"),
    "authors": several(STRING),
    "published": perhaps("string"),
    "language": perhaps("string"),
    "text": STRING,
    "blocks": several(given(kind=STRING, span=SPAN)),
}

READING = given(
    "A report and who says what in it (docs/reading.schema.json says all). Spans are [start, end) in code points of "
    "report.text.",
    schema={"const": SCHEMA},
    report=given(**_READ_REPORT),
    sources=several(_CITED),
    claims=several(_CLAIM),
    checks=several(_CHECKED, "Who verified, denied or could not confirm what."),
    hedges=several({"type": "object"}),
    times=several({"type": "object"}),
    sourcing={"type": "object", "description": "The above in counts."},
)

_DIFFERENCE = given(
    kind=choice(" ".join(f"{kind}: {said}" for kind, said in KINDS.items()), *KINDS),
    spans=SPANS,
    text=STRING,
    report=perhaps("integer", "Its place in against, from 0; null where nothing in the reports is like it."),
    report_spans=SPANS,
    report_text=perhaps("string"),
    score=CHANCE,
    why=STRING,
)
CHECK = given(
    "What the text says otherwise than the reports. Spans are [start, end) in code points.",
    schema={"const": CHECK_SCHEMA},
    text=given(id=STRING, url=perhaps("string"), text=STRING),
    against=several(given(**_ABOUT, publisher=perhaps("string"), published=perhaps("string"))),
    findings=several(_DIFFERENCE),
    notes=several(STRING, "Where no answer can be given, and why."),
)

_BROKEN = given(
    rule=STRING, span=SPAN, text=STRING, line=INTEGER, column=INTEGER, message=STRING, related=several({})
)
LINT = given(
    "What newsrooms' rules find in the report. Spans are [start, end) in code points of its text.",
    schema={"const": LINT_SCHEMA},
    report=given(**_ABOUT),
    findings=several(_BROKEN),
)

SEARCH = given(
    what=choice("What was looked for.", "claims", "sources", "reports"),
    found=several(
        given(
            "A claim has text, standing and source; a source name, kind and named.",
            id={"type": "string", "description": "12/c3 is a claim, 12/s2 a source, 12 a report."},
            report={"type": "integer", "description": "The report's number, which check takes."},
            title=perhaps("string"),
            outlet=perhaps("string"),
            day=perhaps("string"),
            url=perhaps("string"),
        ),
        "Best first.",
    ),
    more={"type": "boolean", "description": "Whether there are more than the limit."},
)

_ORIGIN = given(
    number=INTEGER,
    kind={"type": "string", "description": "named source, unnamed source, document, outlet or first-hand."},
    name=STRING,
    mentions=several(INTEGER, "Places in claims, from 0, of those that go back to it."),
    ties=several(
        {"type": "array"}, "Why two claims have one origin: their places, by what, and the evidence."
    ),
    perhaps=several(INTEGER, "Numbers of origins that may be the same one."),
)
_BEARING = given(
    id=STRING,
    text=STRING,
    relation={"type": "string", "description": "same, other value, contradicts or doubts."},
    chance=CHANCE,
    sure={"type": "boolean", "description": "Whether it is likely enough to be counted."},
    report=INTEGER,
    title=perhaps("string"),
    outlets=several(STRING),
    day=perhaps("string"),
    source=perhaps("string"),
    standing=_STANDING,
)
CORROBORATION = given(
    "Who says the same in the ledger, and from how many independent origins.",
    text=STRING,
    claim=perhaps("string"),
    outlets=several(STRING, "Those that carry it."),
    origins=several(_ORIGIN),
    claims=several(_BEARING),
    links=several({"type": "object"}),
)
