"""No triggers for full-text search: the words of new rows are noted once for all that a transaction adds."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

SEARCHED = {"claims": ("text",), "sources": ("name", "description", "body"), "reports": ("title",)}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in SEARCHED:
            op.execute(f"DROP TRIGGER {table}_words_insert")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, columns in SEARCHED.items():
            names = ", ".join(columns)
            new = ", ".join(f"new.{column}" for column in columns)
            op.execute(
                f"CREATE TRIGGER {table}_words_insert AFTER INSERT ON {table} BEGIN "
                f"INSERT INTO {table}_words(rowid, {names}) VALUES (new.id, {new}); END"
            )
