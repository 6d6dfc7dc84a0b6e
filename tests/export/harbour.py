"""The example report as a careful editor would read it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.reading import Reading
from purport.report import Block, BlockKind, Report
from purport.standing import Check, Claim, Hedge

from .builders import claim, find, says, source

if TYPE_CHECKING:
    from purport.report import Span

EXAMPLES = Path(__file__).parents[2] / "examples"

SOURCES = (
    source("s1", "Joram Teskil", description="a former pilot"),
    source("s2", "Greyfold Analysis", kind="organisation", description="a security firm"),
    source("s3", "Interior Ministry", kind="organisation"),
    source("s4", "Anneke Roule", description="a ministry spokeswoman"),
    source("s5", "A senior port official", named=False),
    source("s6", "the harbourmaster", named=False),
    source("s7", "The Lantern Column", kind="group"),
    source("s8", "the recording", kind="document", named=False),
)

BEGINNINGS: dict[str, BlockKind] = {
    "This browser": "boilerplate",
    "Lantern Column leader": "headline",
    "A nine-minute": "standfirst",
    "Live updates": "boilerplate",
    "A photograph": "caption",
    "Handout via": "credit",
    "Related:": "related",
}

# A source's number (0: the publisher), where the report says so, with [who] and <cue>, the words, the rest.
CLAIMS: tuple[tuple[int, str, str | tuple[str, ...], dict[str, Any]], ...] = (
    (
        0,
        "",
        "Lantern Column leader vows Port Ellery blockade will outlast winter in purported recording",
        {"hedge": "purported", "standing": "hedged"},
    ),
    (0, "", "The Lantern Column published a recording on Saturday", {}),
    (
        8,
        "[a recording] on Saturday, purportedly of its leader, Joram Teskil, that mocks the five-nation "
        "naval patrol sent to reopen Port Ellery and <promises>",
        "to hold the harbour past the winter",
        {"act": "intention", "hedge": "purportedly", "standing": "hedged"},
    ),
    (
        2,
        "[Greyfold Analysis], a security firm and a partner of Pellgate News, <verified>",
        "that the recording was released through two channels the group has used since 2021",
        {"standing": "verified"},
    ),
    (0, "", "Pellgate News has not been able to confirm independently that the voice is Mr Teskil's.", {}),
    (
        1,
        "[Mr Teskil] <said> that the patrol",
        'that the patrol had "turned back at the first buoy"',
        {"manner": "mixed", "standing": "disputed"},
    ),
    (
        1,
        "[Mr Teskil] <said> that the patrol",
        "that fishing crews along the coast were joining the Column every week",
        {},
    ),
    (
        1,
        "[He] <claimed>",
        'that its losses at the grain terminal had been "a dozen, no more"',
        {"manner": "mixed", "confidence": 0.41, "standing": "hedged"},
    ),
    (
        1,
        "[he] <said>. ",
        ('"They count our boats and think they have counted us,"', '"Let them go on counting."'),
        {"manner": "direct"},
    ),
    (3, "[Vassarine's Interior Ministry] <denied>", "that any patrol ship had turned back", {}),
    (
        4,
        "<said> [Anneke Roule, a ministry spokeswoman]",
        '"Not one vessel has left its station,"',
        {"manner": "direct"},
    ),
    (
        4,
        "[She] <added>",
        "that the recording appeared to have been pieced together from old speeches",
        {},
    ),
    (
        7,
        "which [it] <says>",
        "shows Joram Teskil on the sea wall at Port Ellery",
        {"standing": "unverified"},
    ),
    (0, "", "Pellgate News could not establish when it was taken.", {}),
    (0, "", "The blockade is now in its seventh week.", {}),
    (
        0,
        "",
        "Port Ellery handles about two thirds of Vassarine's grain, and the price of bread in the capital, "
        "Tolmere, has nearly doubled since September.",
        {},
    ),
    (
        5,
        "[A senior port official], who asked not to be named because he was not authorised to speak to "
        "reporters, <said>",
        "the harbourmaster had told staff that the eastern channel would reopen by the end of the month",
        {},
    ),
    (
        6,
        "[the harbourmaster] had <told>",
        "that the eastern channel would reopen by the end of the month",
        {"within": "c17"},
    ),
    (
        1,
        "[Mr Teskil, a former pilot who has not appeared in public since June,] <warned>",
        'that "the ice will find them" before his fighters do',
        {"manner": "mixed"},
    ),
    (
        1,
        "<According to> [him]",
        "dockers in three neighbouring ports have agreed to turn its ships away",
        {},
    ),
    (
        0,
        "",
        "The Column lost the lighthouse at Cape Dorrin in October, its first retreat since the spring.",
        {},
    ),
    (0, "", "The recording makes no mention of it.", {}),
)


def harbour() -> Reading:
    """The example report's reading."""
    text = (EXAMPLES / "harbour-message.txt").read_text(encoding="utf-8")
    report = Report(
        text,
        _blocks(text),
        url="https://pellgate.example/world/port-ellery-recording",
        title=text.split("\n\n")[1],
        publisher="Pellgate News",
        authors=("Isolde Marrin", "Tom Averel"),
        published="2024-11-09T17:42:00+00:00",
        language="en",
    )
    claims = (_claim(text, f"c{number}", *told) for number, told in enumerate(CLAIMS, 1))
    return Reading(report, SOURCES, tuple(claims), _checks(text))


def _claim(
    text: str, id: str, number: int, where: str, words: str | tuple[str, ...], special: dict[str, Any]
) -> Claim:
    special = dict(special)
    said = {name: special.pop(name) for name in ("manner", "act", "confidence") if name in special}
    if number:
        who, cue = _who_and_cue(text, where)
        special["attribution"] = says(SOURCES[number - 1], who, cue, **said)
    if "hedge" in special:
        special["hedges"] = (_hedge(text, special.pop("hedge")),)
    return claim(text, id, *find(text, *([words] if isinstance(words, str) else words)), **special)


def _who_and_cue(text: str, where: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    start = text.index(re.sub(r"[\[\]<>]", "", where))
    spans: dict[str, Span] = {}
    for marked in re.finditer(r"[\[<]([^\]>]*)[\]>]", where):
        begin = start + len(re.sub(r"[\[\]<>]", "", where[: marked.start()]))
        spans[marked[0][0]] = (begin, begin + len(marked[1]))
    return (spans["["],), (spans["<"],)


def _hedge(text: str, word: str) -> Hedge:
    """The hedge in the lead, not the same word in the standfirst."""
    place = text.index("Saturday, purportedly") if word == "purportedly" else 0
    start = text.index(word, place)
    return Hedge(((start, start + len(word)),), "publisher", ())


def _blocks(text: str) -> tuple[Block, ...]:
    blocks = []
    for found in re.finditer(r"Handout.*|[^\n]+?(?=Handout|\n)", text):
        kind = next((kind for begin, kind in BEGINNINGS.items() if found[0].startswith(begin)), "paragraph")
        blocks.append(Block(kind, found.span()))
    return tuple(blocks)


def _checks(text: str) -> tuple[Check, ...]:
    def check(id: str, verifier: str, cue: str, *rest: Any, of: str, tie: str | None = None) -> Check:
        aspect, outcome, claims = rest
        return Check(id, verifier, (), aspect, outcome, claims, find(text, cue), find(text, of), (), tie)

    return (
        check(
            *("k1", "s2", "verified", "origin", "confirmed", ("c4",)),
            of="that the recording was released",
            tie="partner of Pellgate News",
        ),
        check(
            *(
                "k2",
                "publisher",
                "has not been able to confirm independently",
                "authenticity",
                "unconfirmed",
                (),
            ),
            of="that the voice is Mr Teskil's",
        ),
        check(*("k3", "s3", "denied", "content", "refuted", ("c6",)), of="any patrol ship had turned back"),
    )
