"""Lineage: which report took what from which, found as a report is added, each link with its evidence.

Candidates come from fingerprints, and so the cost of a report does not grow with the ledger: a fingerprint that
``CROWDED`` reports hold already is not noted for more, since whoever shares it is found by those.
"""

from __future__ import annotations

import json
from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.back import report_of
from purport.ledger.copies import Worded, shared, worded
from purport.ledger.credits import credits_of
from purport.ledger.inserts import insert
from purport.ledger.keep import now
from purport.ledger.naming import day_of, indexed, same_name
from purport.ledger.outlets import outlets
from purport.ledger.queries import Query
from purport.ledger.rows import mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection

    from purport.ledger.copies import Shared
    from purport.ledger.credits import Credit
    from purport.reading import Reading

    Row = dict[str, Any]

CROWDED = 64  # reports
CANDIDATES, ONCE = 24, 8  # reports looked at word by word, and of them those that share one fingerprint only
REMEMBERED = 1_024  # texts
DOCUMENTS = 16  # reports that cite a document of one name
_CITING = Query(
    sa.select(tables.sources.c.report)
    .where(
        tables.sources.c.same == sa.bindparam("name"),
        tables.sources.c.kind == "document",
        tables.sources.c.report != sa.bindparam("report"),
    )
    .order_by(tables.sources.c.report.desc())
    .limit(DOCUMENTS)
)
_REPORT = sa.select(tables.reports).where(tables.reports.c.id == sa.bindparam("report"))


@dataclass(frozen=True, slots=True)
class Traced:
    """What a report's lineage is found by."""

    digest: str
    words: Worded
    fingerprints: list[int]
    credits: tuple[Credit, ...]
    documents: tuple[str, ...]  # names of the documents it cites
    outlet: str | None
    published: str | None


class Lineage:
    """Finds links; remembers the words of reports that were looked at lately."""

    def __init__(self) -> None:
        self._seen: OrderedDict[int, tuple[Worded, str | None, str | None]] = OrderedDict()

    def prepare(self, reading: Reading) -> Traced:
        """All that is found without the ledger."""
        report = reading.report
        words = worded(report)
        documents = {same_name(one) for one in reading.sources if one.kind == "document" and one.named}
        return Traced(
            report.id,
            words,
            words.words.fingerprints(),
            tuple(credits_of(reading)),
            tuple(sorted(name for name in documents if name and " " in name)),
            outlets().usual(report.publisher, report.url),
            report.published,
        )

    def look_ahead(self, connection: Connection, several: Iterable[Traced]) -> None:
        """Remembers the words of the reports that these will be compared with, while others may still write."""
        for one in several:
            for other in _candidates(_holders(connection, one.fingerprints)[0]):
                self._words(connection, other)

    def link(self, connection: Connection, report: int, one: Traced) -> dict[str, int]:
        """Writes the links of a new report to those before it, and its fingerprints; how many links of each kind."""
        holders, crowded = _holders(connection, one.fingerprints)
        at = now()
        rows = [_credit(report, credit, at) for credit in one.credits]
        for other in _candidates(holders):
            words, outlet, published = self._words(connection, other)
            same_outlet = outlet is not None and outlet == one.outlet
            found = shared(one.words, words, one_outlet=same_outlet)
            rows += _rows(report, other, one, found, outlet, published, at)
        rows += _documents(connection, report, one, at)
        insert(connection, tables.links, rows)
        fresh = [{"hash": value, "report": report} for value in one.fingerprints if value not in crowded]
        insert(connection, tables.fingerprints, fresh)
        self._remember(report, (one.words, one.outlet, one.published))
        kinds = Counter(row["kind"] for row in rows)
        return {kind: kinds[kind] for kind in sorted(kinds)}

    def _words(self, connection: Connection, report: int) -> tuple[Worded, str | None, str | None]:
        known = self._seen.get(report)
        if known is None:
            row = connection.execute(_REPORT, {"report": report}).mappings().one()
            other = report_of(row, mended(row["text"], row["replaced"]))
            known = worded(other), outlets().usual(other.publisher, other.url), other.published
        self._remember(report, known)
        return known

    def _remember(self, report: int, known: tuple[Worded, str | None, str | None]) -> None:
        self._seen[report] = known
        self._seen.move_to_end(report)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)


def _candidates(holders: Counter[int]) -> list[int]:
    ranked = holders.most_common(CANDIDATES)
    twice = [id for id, times in ranked if times > 1]
    return twice + [id for id, times in ranked if times == 1][: min(ONCE, CANDIDATES - len(twice))]


def links_by_kind(connection: Connection, report: int) -> dict[str, int]:
    """How many links of each kind lead from or to a report."""
    table = tables.links
    query = (
        sa.select(table.c.kind, sa.func.count())
        .where(sa.or_(table.c.report == report, table.c.origin == report))
        .group_by(table.c.kind)
        .order_by(table.c.kind)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _holders(connection: Connection, fingerprints: Sequence[int]) -> tuple[Counter[int], set[int]]:
    """How many of the fingerprints each earlier report has, and those that are crowded."""
    holders: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for value, report in _fingerprinted(connection, fingerprints):
        holders[report] += 1
        count[value] += 1
    return holders, {value for value, times in count.items() if times >= CROWDED}


def _fingerprinted(connection: Connection, fingerprints: Sequence[int]) -> Iterable[Any]:
    """Hash and report of each, in one query whose words are always the same: no count of values to compile for."""
    query = "SELECT hash, report FROM fingerprints WHERE hash "
    if connection.dialect.name == "sqlite":
        values = json.dumps(fingerprints)
        return connection.exec_driver_sql(f"{query} IN (SELECT value FROM json_each(?))", (values,))
    return connection.exec_driver_sql(f"{query} = ANY(%s)", (list(fingerprints),))


def _rows(
    report: int, other: int, one: Traced, found: Shared, outlet: str | None, published: str | None, at: str
) -> Iterable[Row]:
    """Links for what two reports share: copied writing, or else quotations that both print."""
    if found.copy:
        taker, giver, why = _direction(report, other, one, outlet, published)
        passages = [passage.to_dict() for passage in found.passages]
        if taker != report:
            passages = [{**each, "ours": each["theirs"], "theirs": each["ours"]} for each in passages]
        yield {
            "report": taker,
            "origin": giver,
            "outlet": None,
            "kind": "copy",
            "directed": why != "both",
            "score": found.score,
            "evidence": {
                "passages": passages,
                "words": found.own,
                "contained": found.contained,
                "why": why,
            },
            "added": at,
        }
    elif found.quotations:
        quoted = sum(passage.words - passage.own for passage in found.quotations)
        yield {
            "report": report,
            "origin": other,
            "outlet": None,
            "kind": "quotation",
            "directed": False,
            "score": round(1 - 0.5 * min(1.0, 8 / quoted), 3),
            "evidence": {"passages": [passage.to_dict() for passage in found.quotations]},
            "added": at,
        }


def _direction(
    report: int, other: int, one: Traced, outlet: str | None, published: str | None
) -> tuple[int, int, str]:
    """Who took from whom, and why: by credit, else by the day of publication; "both" where nothing says."""
    if outlet is not None and any(credit.outlet == outlet for credit in one.credits):
        return report, other, "credit"
    ours, theirs = one.published, published
    if ours and theirs and day_of(ours) and day_of(theirs):
        precise = len(ours) > len("2015-12-26") and len(theirs) > len("2015-12-26")
        a, b = (ours, theirs) if precise else (day_of(ours) or "", day_of(theirs) or "")
        if a > b:
            return report, other, "later"
        if a < b:
            return other, report, "later"
    return report, other, "both"


def _credit(report: int, credit: Credit, at: str) -> Row:
    return {
        "report": report,
        "origin": None,
        "outlet": indexed(credit.outlet),
        "kind": "credit",
        "directed": True,
        "score": 0.95 if credit.whole else 0.9,
        "evidence": {"spans": [list(credit.span)], "whole": credit.whole},
        "added": at,
    }


def _documents(connection: Connection, report: int, one: Traced, at: str) -> Iterable[Row]:
    """Links to reports that cite a document of the same name."""
    found: dict[int, list[str]] = defaultdict(list)
    for name in one.documents:
        for other in _CITING(connection, name=name, report=report).scalars():
            found[other].append(name)
    for other, names in found.items():
        yield {
            "report": report,
            "origin": other,
            "outlet": None,
            "kind": "document",
            "directed": False,
            "score": 0.7,
            "evidence": {"documents": names},
            "added": at,
        }
