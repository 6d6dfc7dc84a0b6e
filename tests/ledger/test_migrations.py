"""Tables made by migrations are those of tables.py, both ways, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from purport.errors import LedgerError
from purport.ledger import opening
from purport.ledger.ledger import Ledger
from purport.ledger.tables import metadata

from .made import read

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from purport.reading import Reader


def differences(connection: Connection) -> list[object]:
    """What differs from tables.py, but for what full-text search keeps."""

    def compared(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return not (kind in ("table", "index") and "_words" in (name or ""))

    options = {"include_object": compared, "compare_type": True, "render_as_batch": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_a_new_ledger_has_the_tables_of_this_version(place: str) -> None:
    with Ledger(place, write=True) as ledger, ledger.work() as connection:
        assert differences(connection) == []


def test_migrations_go_down_and_up_again(place: str, reader: Reader) -> None:
    """With readings in the ledger, and so that it can be used afterwards."""
    with Ledger(place, write=True) as ledger:
        ledger.add(read(reader))
        with ledger.work() as connection:
            command.downgrade(opening.configuration(connection), "base")
            assert set(sa.inspect(connection).get_table_names()) == {"alembic_version"}
        with ledger.work() as connection:
            command.upgrade(opening.configuration(connection), "head")
            assert differences(connection) == []
        assert ledger.add(read(reader)).new


def test_a_ledger_left_without_tables_is_made_anew(place: str, reader: Reader) -> None:
    with Ledger(place, write=True) as ledger, ledger.work() as connection:
        command.downgrade(opening.configuration(connection), "base")
    with Ledger(place, write=True) as ledger:
        assert ledger.add(read(reader)).new


@pytest.mark.parametrize("write", [True, False])
def test_a_ledger_of_a_newer_version_is_left_alone(place: str, reader: Reader, write: bool) -> None:
    with Ledger(place, write=True) as ledger:
        ledger.add(read(reader))
        with ledger.work() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError) as raised:
        Ledger(place, write=write)
    line = "made by a newer Purport (its tables are at 9999); install that version"
    assert str(raised.value) == f"{opening.shown(place)}: {line}"


def test_an_older_ledger_is_migrated_only_for_writing(
    place: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest there is stands for it: the tables of the first version, not yet numbered as such."""
    with Ledger(place, write=True) as ledger:
        number = ledger.add(read(reader)).report
        with ledger.work() as connection:
            connection.exec_driver_sql("DELETE FROM alembic_version")
    upgraded: list[str] = []

    def upgrade(config: object, revision: str) -> None:
        upgraded.append(revision)
        command.stamp(config, revision)  # type: ignore[arg-type]

    monkeypatch.setattr(opening.command, "upgrade", upgrade)
    with pytest.raises(LedgerError) as raised:
        Ledger(place)
    name = opening.shown(place)
    line = f"an older ledger; bring it up to date with: purport add --ledger {name} INPUT..."
    assert str(raised.value) == f"{name}: {line}"
    assert upgraded == []
    with Ledger(place, write=True) as ledger:
        assert ledger.reading(number) == read(reader)
    assert upgraded == ["head"]
    Ledger(place).close()
