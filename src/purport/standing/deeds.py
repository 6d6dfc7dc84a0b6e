"""Attributions that tell of an act and not of words: the publisher says that it was done."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.lexicon import any_of, listed

if TYPE_CHECKING:
    from purport.attribution import Attribution

_CLAUSE = re.compile(
    r"[“”\"]|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|do|does|did|that|whether|not)\b|n[’']t\b|[’'](?:s|re|ll|ve)\s+(?:\w+ing|been|not)\b"
)


_RELATIVE = re.compile(r"(?<=\w),?\s(?:that|which|who|whose)\s")


def is_deed(text: str, one: Attribution) -> bool:
    """Whether a cue is a verb of doing, and its content a thing and no clause."""
    if one.manner != "indirect" or one.act in ("directive", "question") or not one.cue_spans:
        return False
    cue = " ".join(text[slice(*span)] for span in one.cue_spans)
    if _deeds().search(cue) is None:
        return False
    return not any(_CLAUSE.search(_RELATIVE.split(text[slice(*span)])[0]) for span in one.content_spans)


@cache
def _deeds() -> re.Pattern[str]:
    given = listed("deeds")["deeds"]
    verbs = [
        form for name, words in given.items() if name != "phrases" for word in words for form in _forms(word)
    ]
    return re.compile(rf"(?<!\w){any_of([*verbs, *given['phrases']])}(?!\w)", re.I)


def _forms(verb: str) -> list[str]:
    first, _, rest = verb.partition(" ")
    rest = f" {rest}" if rest else ""
    if first.endswith("e"):
        forms = [first, f"{first}s", f"{first}d", f"{first[:-1]}ing"]
    elif first.endswith("y") and first[-2] not in "aeiou":
        forms = [first, f"{first[:-1]}ies", f"{first[:-1]}ied", f"{first}ing"]
    else:
        ending = "es" if first.endswith(("s", "sh", "ch", "x")) else "s"
        forms = [
            first,
            f"{first}{ending}",
            f"{first}ed",
            f"{first}ing",
            f"{first}{first[-1]}ed",
            f"{first}{first[-1]}ing",
        ]
    return [form + rest for form in (*forms, *_IRREGULAR.get(first, ()))]


_IRREGULAR = {
    "swear": ("swore", "sworn"), "broadcast": ("broadcast",), "build": ("built",), "meet": ("met",), "buy": ("bought",),
    "sell": ("sold",), "withdraw": ("withdrew", "withdrawn"), "win": ("won",), "lose": ("lost",), "leave": ("left",),
    "hear": ("heard",), "get": ("got",), "learn": ("learnt",), "plead": ("pled",), "uphold": ("upheld",),
}  # fmt: skip
