"""Claims, hedges and checks of a report as JSON-LD: what each is, and an annotation at its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from purport.ledger.exports.ldnames import appearance_iri
from purport.ledger.exports.ldparts import annotation, node, parts, said
from purport.ledger.exports.ldreport import iri
from purport.ledger.exports.naming import within, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import RowMapping

    from purport.ledger.exports.held import Held
    from purport.ledger.exports.ldparts import Node

    Row = RowMapping


def claim_nodes(one: Held, earlier: Callable[[Row], str | None]) -> Iterator[Node]:
    """Each claim and its annotation; ``earlier`` names the report that a claim's words were copied from."""
    for row in one.rows["claims"]:
        yield _claim(one, row, earlier(row))
        standing = said(row["standing"], "classifying")
        yield _annotation(one, row["key"], "identifying", [iri(one, row["key"]), standing], row["spans"])


def hedge_nodes(one: Held) -> Iterator[Node]:
    """An annotation at the words of each hedge: whose it is, and the claims that it bears on."""
    for number, row in enumerate(one.rows["hedges"], 1):
        holder = "the publisher" if row["holder"] == "publisher" else _named(one, row["holder"])
        body = [said("hedge", "tagging"), said(f"hedged by {holder}", "describing")]
        body += [_linked(one, key) for key in row["claims"]]
        yield _annotation(one, f"h{number}", "classifying", body, row["spans"])


def check_nodes(one: Held) -> Iterator[Node]:
    """Each check as a review of what was checked, and an annotation at its words."""
    for row in one.rows["checks"]:
        spans = sorted(row["verifier_spans"] + row["cue_spans"] + row["object_spans"] + row["basis_spans"])
        yield node(
            id=iri(one, row["key"]),
            type=["Review", "prov:Entity"],
            identifier=within(one.id, row["key"]),
            author=iri(one, row["verifier"]) if row["verifier"] in _speakers(one) else None,
            itemReviewed=[iri(one, key) for key in row["claims"]],
            reviewAspect=row["aspect"],
            reviewBody=words(one.report["text"], spans),
            reviewRating={"type": "Rating", "alternateName": _outcome(row)},
            isPartOf=iri(one),
            wasDerivedFrom=iri(one),
            wasGeneratedBy=iri(one, "reading"),
        )
        body = [iri(one, row["key"]), said(f"{row['aspect']}: {_outcome(row)}", "classifying")]
        yield _annotation(one, row["key"], "assessing", body, spans)


def _outcome(check: Row) -> str:
    return "no answer" if check["no_answer"] else str(check["outcome"])


def _claim(one: Held, row: Row, earlier: str | None) -> Node:
    first = one.first
    direct = row["manner"] == "direct"
    return node(
        id=iri(one, row["key"]),
        type=["Claim", *(["Quotation"] if direct else []), "prov:Entity"],
        identifier=within(one.id, row["key"]),
        text=row["text"],
        appearance=iri(one),
        firstAppearance=earlier or (appearance_iri(one.report["sha256"], first) if first else iri(one)),
        isPartOf=iri(one, row["within"]) if row["within"] else None,
        wasGeneratedBy=iri(one, "reading"),
        **{"wasQuotedFrom" if direct else "wasDerivedFrom": iri(one)},
        **_by(one, row, direct),
    )


def _by(one: Held, row: Row, direct: bool) -> dict[str, Any]:
    """Who makes the claim: its author where somebody, what it rests on where a document."""
    if row["voice"] == "publisher":
        who = iri(one, "publisher") if one.report["publisher"] else None
        return {"author": who, "wasAttributedTo": who}
    source = next((other for other in one.rows["sources"] if other["id"] == row["source"]), None)
    if source is None:
        return {}
    who = iri(one, source["key"])
    if source["kind"] == "document":
        return {"citation": who, "hadPrimarySource": who}
    spoken = {"creator": who, "spokenByCharacter": who} if direct else {}
    return {"author": who, "wasAttributedTo": who, **spoken}


def _speakers(one: Held) -> set[str]:
    """Who may be the author of a review: the publisher, where it has a name, and every source."""
    named = {"publisher"} if one.report["publisher"] else set()
    return named | {row["key"] for row in one.rows["sources"]}


def _named(one: Held, key: str) -> str:
    return next((str(row["name"]) for row in one.rows["sources"] if row["key"] == key), key)


def _linked(one: Held, key: str) -> Node:
    return {"type": "SpecificResource", "source": iri(one, key), "purpose": "linking"}


def _annotation(one: Held, key: str, motivation: str, body: list[Any], spans: list[list[int]]) -> Node:
    target = parts(iri(one), one.report["text"], spans)
    id, by = iri(one, f"{key}-annotation"), iri(one, "reading")
    return annotation(id, motivation, body, target, wasGeneratedBy=by)
