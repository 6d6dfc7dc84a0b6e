"""Claims with their hedges, times, checks and standing, from what the rooms below and the words around them say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.standing.antecedents import Antecedents
from purport.standing.bearing import Bearing
from purport.standing.claim import Check, Claim, ClaimAttribution, Hedge
from purport.standing.doubt import Doubts, holder_id
from purport.standing.draft import drafts_of
from purport.standing.factuality import factuality_of
from purport.standing.places import BySentence, Sentences, within
from purport.standing.rule import standing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from purport.attribution.complete import Whole
    from purport.report import Span
    from purport.sources import Source
    from purport.sources.resolve import Resolved
    from purport.standing.claim import Time, Voice
    from purport.standing.draft import Draft
    from purport.standing.notice import Noticed

GAP = " … "


@dataclass(frozen=True, slots=True)
class Stood:
    """The claims of a report in text order, its checks, and every hedge, those too that cover no claim."""

    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    hedges: tuple[Hedge, ...]


def stand(text: str, whole: Whole, resolved: Resolved, noticed: Noticed) -> Stood:
    """Claims and checks of a report.

    ``resolved`` has the sources of the attributions, in their order, and after them those of ``noticed.verifiers``.
    """
    drafts = drafts_of(text, whole, resolved, noticed.body)
    sentences = Sentences(noticed.sentences)
    doubts = Doubts(text, sentences, drafts)
    hedges = tuple(Hedge((one.span,), doubts.whose(one), (one.covers,)) for one in noticed.hedges)
    checks = _checks(text, drafts, sentences, resolved, noticed)
    about: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        for claim in check.of:
            about[claim].append(check)
    bearing = Bearing(text, noticed, sentences)
    times = _Times(noticed, sentences, drafts)
    numbers = {id(one.attribution): f"c{n}" for n, one in enumerate(drafts, 1) if one.attribution}
    claims = tuple(
        _claim(
            text,
            f"c{number}",
            one,
            numbers.get(id(one.outer)) if one.outer else None,
            [hedges[i] for i in bearing.on(one)],
            times.of(one),
            about[f"c{number}"],
        )
        for number, one in enumerate(drafts, 1)
    )
    return Stood(claims, checks, hedges)


class _Times:
    """The times that claims speak of."""

    def __init__(self, noticed: Noticed, sentences: Sentences, drafts: Sequence[Draft]) -> None:
        self._sentences = sentences
        self._times = BySentence(sentences, [(time, (time.span,)) for time in noticed.times])
        self._drafts = BySentence(sentences, [(one, one.spans) for one in drafts if one.attribution])

    def of(self, one: Draft) -> tuple[Time, ...]:
        """Those in a claim's words; of an act those of its sentence that stand in nobody's words, too."""
        near = self._times.beside(one.spans)
        if not one.deed:
            return tuple(time for time in near if within(time.span, one.spans))
        others = [other.spans for other in self._drafts.beside(one.spans) if other is not one]
        return tuple(time for time in near if not any(within(time.span, spans) for spans in others))


def _checks(
    text: str, drafts: Sequence[Draft], sentences: Sentences, resolved: Resolved, noticed: Noticed
) -> tuple[Check, ...]:
    verifiers = _verifiers(resolved, noticed)
    antecedents = Antecedents(text, drafts, sentences, noticed)
    out = []
    for number, found in enumerate(noticed.checks, 1):
        source = verifiers.get(found.verifier) if found.verifier else None
        out.append(
            Check(
                id=f"k{number}",
                verifier=holder_id(source) if source else None,
                verifier_spans=(found.verifier,) if found.verifier else (),
                aspect=found.aspect,
                outcome=found.outcome,
                of=tuple(f"c{claim + 1}" for claim in antecedents.of(found, source)),
                cue_spans=(found.cue,),
                object_spans=(found.object,) if found.object else (),
                basis_spans=(found.basis,) if found.basis else (),
                tie=source.tie if source else None,
                no_answer=found.silent,
            )
        )
    return tuple(out)


def _verifiers(resolved: Resolved, noticed: Noticed) -> Mapping[Span, Source]:
    spans = noticed.verifiers
    found = resolved.cited[len(resolved.cited) - len(spans) :] if spans else ()
    return {span: source for span, source in zip(spans, found, strict=True) if source is not None}


def _claim(
    text: str,
    name: str,
    one: Draft,
    holder: str | None,
    hedges: Sequence[Hedge],
    times: tuple[Time, ...],
    checks: Sequence[Check],
) -> Claim:
    cited = _cited(one)
    voice: Voice = "source" if one.voiced else "publisher"
    standing, why = standing_of(voice, cited.cue_spans if cited else (), checks, hedges)
    denied = any(check.outcome == "refuted" and _same_cue(check, cited) for check in checks)
    doubts = [span for hedge in hedges for span in hedge.spans]
    factuality = factuality_of(text, one.spans, cited if one.voiced else None, doubts, denied)
    words = GAP.join(text[start:end] for start, end in one.spans)
    return Claim(
        name, one.spans, words, voice, holder, cited, tuple(hedges), factuality, times, standing, why
    )


def _cited(one: Draft) -> ClaimAttribution | None:
    a = one.attribution
    if a is None:
        return None
    return ClaimAttribution(
        one.source, a.source_spans, a.cue_spans, a.manner, a.act, a.confidence, one.resolution
    )


def _same_cue(check: Check, cited: ClaimAttribution | None) -> bool:
    return cited is not None and any(
        a[0] < b[1] and b[0] < a[1] for a in check.cue_spans for b in cited.cue_spans
    )
