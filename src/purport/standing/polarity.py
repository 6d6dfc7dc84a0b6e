"""Whether a check was made: not one that nobody made, that is still to come, that is asked about or itself denied."""

from __future__ import annotations

import re

LOOK_BACK = 160  # characters before a cue that may turn it

_IF = re.compile(r"\b(?:if|unless|whether|once|until|please|should)\b[^.;!?,]{0,60}$", re.I)
_IF_OF_DENIAL = re.compile(r"\b(?:if|whether|unless|asked)\s+(?:[\w’'.-]+\s+){1,5}$", re.I)
_HAD = re.compile(r"(?:^|[.!?]\s+|[“\"])Had\s[^,.;!?]*$")
_NOT_TRUE = re.compile(
    r"\b(?:(?:not|n[’']t) true|untrue|false|no (?:\w+ )?(?:evidence|proof|suggestion|indication))\s+that\b[^.;!?,]*$",
    re.I,
)
_MAYBE = re.compile(
    r"(?:\bor\s*[-–—]?|\bfirst|\b(?:nearly|almost|all but)|"
    r"\b(?:could|can|must|should|would|may|might|cannot|not|never|n't|n’t)(?:\s+(?:have|be|been|being)){0,2}(?:\s+\w+ly)?)\s*$",
    re.I,
)
_IN_ORDER = re.compile(
    r"(?<!\bable)(?<!\bmanaged)(?<!\bhelped)(?<!\bseemed)(?<!\bappeared)(?<!\bwent on)\s+to\s+(?:be\s+)?(?:\w+ly\s+)?$",
    re.I,
)
_NO_DENIAL = re.compile(
    r"(?:-|\b(?:no|not|never|cannot|can't|can’t|n't|n’t|hardly|far from|hard to|impossible to|there’s no|there's no|"
    r"refus\w+ to|declin\w+ to|withdrew|withdraw\w*|retract\w+)"
    r"(?:\s+(?:\w+ly|be|been|a|an|any|its|his|her|their|issued?|made?|given?)){0,3}\s+)$",
    re.I,
)
_UNREAL = re.compile(r"\b(?:to|would|could|might|may|should|must|can)\s+$", re.I)
_GOES_ON = re.compile(
    r"\b(?:continu\w*|go(?:es)? on|went on|try\w*|tried|sought|seek\w*|moved|rush\w*|hasten\w*|statement|press|Twitter)"
    r" to\s+$",
    re.I,
)
_ASKS = re.compile(r"\?[”\"’')\s]*$")
_NOBODY = re.compile(
    r"(?:no|nobody|no[- ]one|none|neither|few|hardly any(?:one|body)?|not one)\b(?!\.)", re.I
)
_NONE_COULD = re.compile(
    r"\b(?:no|nobody|no[- ]one|none|neither)\b[^.,;!?]{0,50}\b(?:could|can|(?:was|were|been) able to)(?:\s+\w+ly)?\s+$",
    re.I,
)
_ANYONE = re.compile(r"\bany(?:one|body)(?:\s+(?:has|have|had|ever|yet|\w+ly))*\s+$", re.I)
_OF = re.compile(r"(?:none|neither|few|not one) of (?=\w)", re.I)


def is_nobody(words: str) -> bool:
    """Whether a phrase for who checked says that nobody did: “no one”, “none of the agencies”, “neither side”."""
    return _NOBODY.match(words) is not None


def none_could(text: str, start: int, at: int) -> bool:
    """Whether nobody was able to: “no one could verify it”."""
    return _NONE_COULD.search(text, max(start, at - LOOK_BACK), at) is not None


def without_none(words: str) -> int:
    """How many characters "none of" takes before what it is of."""
    match = _OF.match(words)
    return match.end() if match else 0


def is_asked(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a question."""
    return _ASKS.search(text, max(start, end - 8), end) is not None


def is_done(text: str, start: int, at: int) -> bool:
    """Whether somebody did verify it: not “if it is confirmed”, “tests to confirm it”, “has yet to be verified”."""
    before = text[max(start, at - LOOK_BACK) : at]
    return not any(one.search(before) for one in (_IF, _HAD, _ANYONE, _MAYBE, _IN_ORDER, _NOT_TRUE))


def is_undone(text: str, start: int, at: int) -> bool:
    """Whether a word of denying is turned or only thought of: “did not deny”, “far from false”, “would dispute”."""
    before = text[max(start, at - LOOK_BACK) : at]
    return (
        _IF_OF_DENIAL.search(before) is not None
        or _NO_DENIAL.search(before) is not None
        or _NOT_TRUE.search(before) is not None
    )


def is_thought_of(text: str, start: int, at: int) -> bool:
    """Whether a verb of denying is only thought of: “would dispute”, not “went on to dispute”."""
    before = text[max(start, at - LOOK_BACK) : at]
    return _UNREAL.search(before) is not None and _GOES_ON.search(before) is None
