"""A person's words as a query of each database's full text: words are words, and what is between quotes a phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import sqlalchemy as sa

from purport.errors import LedgerError
from purport.ledger.rows import storable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.engine import Connection
    from sqlalchemy.sql.elements import ColumnElement
    from sqlalchemy.sql.selectable import Select

    from purport.report import Span

    Marks = Mapping[int, Mapping[str, tuple[Span, ...]]]

What = Literal["claims", "sources", "reports"]

SEARCHED = {"claims": ("text",), "sources": ("name", "description", "body"), "reports": ("title",)}
MOST_RANKED = 20_000  # in Postgres, which reads each again to rank it
MOST_TERMS = 64
_TERM = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]?|([^\s\"“”„]+)")
_START, _END = "\ue0f0", "\ue0f1"  # private characters, which no report has cause to use


def terms(words: str) -> list[str]:
    """The words and phrases, none of them empty. Raises :class:`LedgerError` where there is nothing to look for."""
    found = [" ".join((phrase or word).split()) for phrase, word in _TERM.findall(storable(words) or "")]
    kept = [term for term in found if re.search(r"[^\W_]", term)]
    if not kept:
        raise LedgerError(f"“{words}” holds no word to search for")
    if len(kept) > MOST_TERMS:
        raise LedgerError(f"{len(kept)} words are too many to search for; give {MOST_TERMS} at most")
    return kept


def asked(found: Sequence[str]) -> str:
    """All of the terms, each between quotes, so that neither database takes any for an operator."""
    return " ".join(f'"{term}"' for term in found)


def document(table: str) -> str:
    """The expression that Postgres has indexed (migration 0001); any other would read the whole table."""
    words = " || ' ' || ".join(f"coalesce({table}.{column}, '')" for column in SEARCHED[table])
    return f"to_tsvector('english', {words})"


def ranked_in_sqlite(table: What, query: str, among: Select[int] | None) -> Select[int]:
    """The ids of rows that hold the query's words, of those ``among`` which they are looked for, best first."""
    words, row, rank = sa.table(f"{table}_words"), sa.column("rowid", sa.Integer), sa.column("rank", sa.Float)
    holds = sa.text(f"{table}_words MATCH :query").bindparams(query=query)
    found = sa.select(row).select_from(words).where(holds).order_by(rank, row)
    return found if among is None else found.where(row.in_(among))


def ranked_in_postgres(table: What, query: str, passing: Select[int]) -> Select[int]:
    """The ids of rows that hold the query's words and are ``passing``, best first: of the first ``MOST_RANKED``."""
    words: ColumnElement[str] = sa.literal_column(document(table))
    asked_for = sa.func.websearch_to_tsquery(sa.literal_column("'english'"), query)
    rank = sa.func.ts_rank(words, asked_for).label("rank")
    found = passing.add_columns(rank).where(words.op("@@")(asked_for)).limit(MOST_RANKED).subquery()
    return sa.select(found.c.id).order_by(found.c.rank.desc(), found.c.id)


def named(connection: Connection, name: str, same: str | None) -> Select[int]:
    """The ids of the sources whose name holds these words in a row, or is the same but for titles and accents."""
    phrase = f'"{" ".join(terms(name))}"'
    if connection.dialect.name == "sqlite":
        holding, phrase = (
            "SELECT rowid AS id FROM sources_words WHERE sources_words MATCH :phrase",
            f"name : {phrase}",
        )
    else:
        holds = "websearch_to_tsquery('english', :phrase)"
        holding = (
            f"SELECT id FROM sources WHERE {document('sources')} @@ {holds} "
            f"AND to_tsvector('english', name) @@ {holds}"
        )
    both = sa.text(f"{holding} UNION SELECT id FROM sources WHERE same = :same")
    found = both.bindparams(phrase=phrase, same=same).columns(sa.column("id", sa.BigInteger)).subquery()
    return sa.select(found.c.id)


def marks(connection: Connection, table: What, query: str, ids: Sequence[int]) -> Marks:
    """Where the query's words stand in the columns of these rows, by id and column."""
    columns = SEARCHED[table]
    if connection.dialect.name == "sqlite":
        shown = [f"highlight({table}_words, {n}, :start, :end)" for n in range(len(columns))]
        where, id = f"{table}_words WHERE {table}_words MATCH :query AND rowid IN :ids", "rowid"
        given = {"query": query, "start": _START, "end": _END}
    else:
        shown = [
            f"ts_headline('english', {column}, websearch_to_tsquery('english', :query), :how)"
            for column in columns
        ]
        where, id = f"{table} WHERE id IN :ids", "id"
        given = {"query": query, "how": f"StartSel={_START}, StopSel={_END}, HighlightAll=true"}
    statement = sa.text(f"SELECT {id}, {', '.join(shown)} FROM {where}")
    rows = connection.execute(
        statement.bindparams(sa.bindparam("ids", expanding=True)), {"ids": ids, **given}
    )
    return {
        row[0]: {
            column: spans
            for column, marked in zip(columns, row[1:], strict=True)
            if (spans := _spans(marked))
        }
        for row in rows
    }


def _spans(marked: str | None) -> tuple[Span, ...]:
    """Where the marks stand in the text without them."""
    spans, at, start = [], 0, 0
    for piece in re.split(f"([{_START}{_END}])", marked or ""):
        if piece == _START:
            start = at
        elif piece == _END:
            spans.append((start, at))
        else:
            at += len(piece)
    return tuple(spans)
