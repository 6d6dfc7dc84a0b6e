"""The ledger's tables, named by the design's words; positions are half-open, in code points of the report's text.

A row of ``reports`` is one text; ``appearances`` says where and when that text was published, so that one dispatch
printed word for word by three outlets is one report with three appearances. Everything read from a report hangs on it
by ``report``; ``key`` is the name a reading gives it ("c3"). Nothing is deleted: an appearance is superseded by the
next version of its page, a decision is undone.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER key


def _of_report() -> Column[int]:
    return Column("report", Id, ForeignKey("reports.id"), nullable=False)


reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("sha256", String(64), nullable=False, unique=True),  # of the text in UTF-8
    Column("url", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("authors", Json, nullable=False),
    Column("published", Text),  # as the report states it, ISO 8601
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("replaced", Json, nullable=False),  # [position, code point] of what no database's text can hold
    Column("blocks", Json, nullable=False),
    Column("words", Integer, nullable=False),
    Column("schema", Text, nullable=False),  # of the reading, "purport.reading/1"
    Column("added", Text, nullable=False),  # UTC, ISO 8601
    Column("superseded_by", Id, ForeignKey("reports.id")),  # where every page of it has a newer version
    sqlite_autoincrement=True,
)

appearances = Table(
    "appearances",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    _of_report(),
    Column("page", Text),  # the URL without what changes nothing; None for texts without one
    Column("url", Text),
    Column("publisher", Text),
    Column("outlet", Text),  # the publisher's usual name, or else the page's host
    Column("published", Text),
    Column("day", String(10)),  # of published, for sorting and filters
    Column("input", Text, nullable=False),  # the file, archive record or URL that it was read from
    Column("version", Integer, nullable=False),  # 1, 2, ... of one page
    Column("added", Text, nullable=False),
    Column("superseded_by", Id, ForeignKey("appearances.id")),
    Index(None, "report"),
    Index(None, "page"),
    Index(None, "outlet"),
    Index(None, "day"),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("named", Boolean, nullable=False),
    Column("publisher", Boolean, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("description", Text),
    Column("tie", Text),
    Column("number", Text),
    Column("body", Text),
    Column("reason", Text),
    Column("spans", Json, nullable=False),
    Column("mentions", Json, nullable=False),
    Column("same", Text),  # the name without titles, case and accents: rows that may be one source share it
    Index(None, "report"),
    Index(None, "same"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    Column("key", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", Json, nullable=False),
    Column("voice", Text, nullable=False),
    Column("within", Text),
    Column("source", Id, ForeignKey("sources.id")),
    Column("source_spans", Json),
    Column("cue_spans", Json),
    Column("manner", Text),
    Column("act", Text),
    Column("confidence", Float),
    Column("resolution", Json),
    Column("factuality", Json, nullable=False),
    Column("standing", Text, nullable=False),
    Column("why", Json, nullable=False),
    Column("vector", LargeBinary),  # what it says, 384 signed bytes; None where it says nothing to compare
    Index(None, "report"),
    Index(None, "source"),
)

hedges = Table(
    "hedges",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    Column("spans", Json, nullable=False),
    Column("holder", Text, nullable=False),
    Column("covers", Json, nullable=False),
    Column("claims", Json, nullable=False),  # keys of the claims it bears on
    Index(None, "report"),
)

checks = Table(
    "checks",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    Column("key", Text, nullable=False),
    Column("verifier", Text),
    Column("verifier_spans", Json, nullable=False),
    Column("aspect", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("claims", Json, nullable=False),  # keys of the claims it is about
    Column("cue_spans", Json, nullable=False),
    Column("object_spans", Json, nullable=False),
    Column("basis_spans", Json, nullable=False),
    Column("tie", Text),
    Column("no_answer", Boolean, nullable=False),
    Index(None, "report"),
)

times = Table(
    "times",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Text),  # EDTF
    Column("claims", Json, nullable=False),  # keys of the claims that speak of it
    Index(None, "report"),
)

links = Table(
    "links",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    _of_report(),  # takes from ...
    Column("origin", Id, ForeignKey("reports.id")),  # ... this report; None where the ledger does not hold it
    Column("outlet", Text),  # ... or from this outlet, of a credit
    Column("kind", Text, nullable=False),  # copy, credit, quotation, document
    Column("directed", Boolean, nullable=False),  # false: one took from the other, or both from a third
    Column("score", Float, nullable=False),
    Column("evidence", Json, nullable=False),  # spans in both, words, why the direction
    Column("added", Text, nullable=False),
    Index(None, "report"),
    Index(None, "origin"),
    Index(None, "outlet"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),  # same-source, same-claim, link, grade, note
    Column("subject", Text, nullable=False),
    Column("object", Text),
    Column("value", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone", Text),  # when
    Column("undone_by", Text),
    Index(None, "subject"),
    Index(None, "object"),
    sqlite_autoincrement=True,
)

# What follows only serves to find the rows above; it can be made again from them.

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),  # of five words in a row
    Column("report", Id, ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

cells = Table(
    "cells",
    metadata,
    Column("cell", Integer, primary_key=True, autoincrement=False),  # the nearest of the packaged centres
    Column("claim", Id, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("code", LargeBinary, nullable=False),  # the signs of its vector, 48 bytes
    sqlite_with_rowid=False,
)
