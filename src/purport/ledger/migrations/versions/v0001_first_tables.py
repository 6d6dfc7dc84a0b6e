"""The ledger's first tables, and the indexes that full-text search reads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
SEARCHED = {"claims": ("text",), "sources": ("name", "description", "body"), "reports": ("title",)}


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("undone", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("decisions_pkey")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("decisions_object"), "decisions", ["object"], unique=False)
    op.create_index(op.f("decisions_subject"), "decisions", ["subject"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("authors", JSON, nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("replaced", JSON, nullable=False),
        sa.Column("blocks", JSON, nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("superseded_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["superseded_by"], ["reports.id"], name=op.f("reports_superseded_by_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("reports_pkey")),
        sa.UniqueConstraint("sha256", name=op.f("reports_sha256_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appearances",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("input", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("superseded_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("appearances_report_fkey")),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["appearances.id"], name=op.f("appearances_superseded_by_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("appearances_pkey")),
    )
    op.create_index(op.f("appearances_day"), "appearances", ["day"], unique=False)
    op.create_index(op.f("appearances_outlet"), "appearances", ["outlet"], unique=False)
    op.create_index(op.f("appearances_page"), "appearances", ["page"], unique=False)
    op.create_index(op.f("appearances_report"), "appearances", ["report"], unique=False)
    op.create_table(
        "checks",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=True),
        sa.Column("verifier_spans", JSON, nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("claims", JSON, nullable=False),
        sa.Column("cue_spans", JSON, nullable=False),
        sa.Column("object_spans", JSON, nullable=False),
        sa.Column("basis_spans", JSON, nullable=False),
        sa.Column("tie", sa.Text(), nullable=True),
        sa.Column("no_answer", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("checks_report_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("checks_pkey")),
    )
    op.create_index(op.f("checks_report"), "checks", ["report"], unique=False)
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fingerprints_report_fkey")),
        sa.PrimaryKeyConstraint("hash", "report", name=op.f("fingerprints_pkey")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hedges",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("covers", JSON, nullable=False),
        sa.Column("claims", JSON, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("hedges_report_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("hedges_pkey")),
    )
    op.create_index(op.f("hedges_report"), "hedges", ["report"], unique=False)
    op.create_table(
        "links",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("origin", ID, nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("directed", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["origin"], ["reports.id"], name=op.f("links_origin_fkey")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("links_report_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("links_pkey")),
    )
    op.create_index(op.f("links_origin"), "links", ["origin"], unique=False)
    op.create_index(op.f("links_outlet"), "links", ["outlet"], unique=False)
    op.create_index(op.f("links_report"), "links", ["report"], unique=False)
    op.create_table(
        "sources",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("publisher", sa.Boolean(), nullable=False),
        sa.Column("resolved", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("tie", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("mentions", JSON, nullable=False),
        sa.Column("same", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("sources_report_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("sources_pkey")),
    )
    op.create_index(op.f("sources_report"), "sources", ["report"], unique=False)
    op.create_index(op.f("sources_same"), "sources", ["same"], unique=False)
    op.create_table(
        "times",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("claims", JSON, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("times_report_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("times_pkey")),
    )
    op.create_index(op.f("times_report"), "times", ["report"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("within", sa.Text(), nullable=True),
        sa.Column("source", ID, nullable=True),
        sa.Column("source_spans", JSON, nullable=True),
        sa.Column("cue_spans", JSON, nullable=True),
        sa.Column("manner", sa.Text(), nullable=True),
        sa.Column("act", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("resolution", JSON, nullable=True),
        sa.Column("factuality", JSON, nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("why", JSON, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("claims_report_fkey")),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("claims_source_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("claims_pkey")),
    )
    op.create_index(op.f("claims_report"), "claims", ["report"], unique=False)
    op.create_index(op.f("claims_source"), "claims", ["source"], unique=False)
    op.create_table(
        "cells",
        sa.Column("cell", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", ID, autoincrement=False, nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("cells_claim_fkey")),
        sa.PrimaryKeyConstraint("cell", "claim", name=op.f("cells_pkey")),
        sqlite_with_rowid=False,
    )
    for table, columns in SEARCHED.items():
        if op.get_bind().dialect.name == "sqlite":
            _words_of_sqlite(table, columns)
        else:
            words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
            op.execute(f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('english', {words}))")


def _words_of_sqlite(table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_words USING fts5({names}, content='{table}', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    op.execute(
        f"CREATE TRIGGER {table}_words_insert AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {table}_words(rowid, {names}) VALUES (new.id, {new}); END"
    )


def downgrade() -> None:
    for table in SEARCHED:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TABLE {table}_words")
            op.execute(f"DROP TRIGGER {table}_words_insert")
        else:
            op.execute(f"DROP INDEX {table}_words")
    op.drop_table("cells")
    op.drop_index(op.f("claims_source"), table_name="claims")
    op.drop_index(op.f("claims_report"), table_name="claims")
    op.drop_table("claims")
    op.drop_index(op.f("times_report"), table_name="times")
    op.drop_table("times")
    op.drop_index(op.f("sources_same"), table_name="sources")
    op.drop_index(op.f("sources_report"), table_name="sources")
    op.drop_table("sources")
    op.drop_index(op.f("links_report"), table_name="links")
    op.drop_index(op.f("links_outlet"), table_name="links")
    op.drop_index(op.f("links_origin"), table_name="links")
    op.drop_table("links")
    op.drop_index(op.f("hedges_report"), table_name="hedges")
    op.drop_table("hedges")
    op.drop_table("fingerprints")
    op.drop_index(op.f("checks_report"), table_name="checks")
    op.drop_table("checks")
    op.drop_index(op.f("appearances_report"), table_name="appearances")
    op.drop_index(op.f("appearances_page"), table_name="appearances")
    op.drop_index(op.f("appearances_outlet"), table_name="appearances")
    op.drop_index(op.f("appearances_day"), table_name="appearances")
    op.drop_table("appearances")
    op.drop_table("reports")
    op.drop_index(op.f("decisions_subject"), table_name="decisions")
    op.drop_index(op.f("decisions_object"), table_name="decisions")
    op.drop_table("decisions")
