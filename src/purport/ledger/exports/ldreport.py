"""A report, its appearances, its sources and its reading as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from purport.ledger.exports.ldnames import READER, appearance_iri, report_iri, web_iri
from purport.ledger.exports.ldparts import agent, node
from purport.ledger.exports.naming import within
from purport.ledger.outlets import outlets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.engine import RowMapping

    from purport.ledger.exports.held import Held
    from purport.ledger.exports.ldparts import Node

    Row = RowMapping


def iri(one: Held, key: str | None = None) -> str:
    """The report's name, or that of what its reading calls ``key``."""
    name = report_iri(one.report["sha256"])
    return f"{name}#{key}" if key else name


def report_nodes(one: Held, lineage: Node, newer: Mapping[int, str]) -> Iterator[Node]:
    """The report with what it was taken from, where it appeared, who is cited, and that Purport read it.

    ``newer`` names appearances by number.
    """
    yield _report(one, lineage)
    for row in one.rows["appearances"]:
        yield _appearance(one, row, newer)
    for row in one.rows["sources"]:
        yield _source(one, row)
    yield node(id=iri(one, "reading"), type="prov:Activity", used=iri(one), wasAssociatedWith=READER)


def _report(one: Held, lineage: Node) -> Node:
    row = one.report
    return node(
        id=iri(one),
        type=["NewsArticle", "prov:Entity"],
        identifier=str(one.id),
        headline=row["title"],
        url=web_iri(row["url"]),
        author=[_author(name) for name in row["authors"]],
        publisher=agent(iri(one, "publisher"), "media", name=row["publisher"]) if row["publisher"] else None,
        datePublished=row["published"],
        inLanguage=row["language"],
        wordCount=row["words"],
        articleBody=row["text"],
        sdDatePublished=row["added"],
        workExample=[appearance_iri(row["sha256"], other) for other in one.rows["appearances"]],
        **lineage,
    )


def _author(name: str) -> Node:
    return agent(None, "media" if outlets().known(name) else "person", name=name)


def _appearance(one: Held, row: Row, newer: Mapping[int, str]) -> Node:
    return node(
        id=appearance_iri(one.report["sha256"], row),
        type=["NewsArticle", "prov:Entity"],
        identifier=f"a{row['id']}",
        exampleOfWork=iri(one),
        specializationOf=iri(one),
        url=web_iri(row["url"]),
        publisher=agent(None, "media", name=row["outlet"]) if row["outlet"] else None,
        datePublished=row["published"],
        version=row["version"],
        hadRevision=newer.get(row["superseded_by"]),
    )


def _source(one: Held, row: Row) -> Node:
    """A source; the words used for one without a name are what describes it, not its name."""
    told: dict[str, Any] = {"name": row["name"], "description": row["description"]}
    if not row["named"]:
        told = {"description": row["name"]}
    found = agent(iri(one, row["key"]), row["kind"], **told)
    return {**found, "identifier": within(one.id, row["key"])}
