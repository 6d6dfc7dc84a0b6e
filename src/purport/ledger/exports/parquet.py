"""Flat tables as Parquet; needs the extra "parquet"."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING, Any

from purport.errors import OutputError
from purport.ledger.exports.columns import TABLES
from purport.ledger.exports.folder import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import ModuleType
    from typing import BinaryIO

    from purport.ledger.exports.columns import Kind

GROUP = 16_384  # rows in a row group, held in memory as columns
"""Fewer make files large and slow to scan, more cost memory while they are written."""


def write_parquet(rows: Iterable[tuple[str, list[dict[str, Any]]]], path: Path) -> None:
    """Writes ``TABLE.parquet`` for every table into the folder. Raises :class:`OutputError`."""
    arrow = needed()
    with folder(path) as opened, ExitStack() as files:
        writers = {
            name: files.enter_context(_Writer(arrow, opened(f"{name}.parquet"), columns))
            for name, columns in TABLES.items()
        }
        for name, some in rows:
            writers[name].add(some)


def needed() -> ModuleType:
    """PyArrow. Raises :class:`OutputError` where it is not installed."""
    try:
        import_module("pyarrow.parquet")
    except ImportError as error:
        raise OutputError("Parquet needs the extra “parquet”: pip install 'purport[parquet]'") from error
    return import_module("pyarrow")


class _Writer:
    """One table's file: rows become columns at once, and a row group when there are enough."""

    def __init__(self, arrow: Any, file: BinaryIO, columns: Mapping[str, Kind]) -> None:
        self._arrow = arrow
        self._columns = columns
        self._schema = arrow.schema([(name, _type(arrow, kind)) for name, kind in columns.items()])
        self._file = arrow.parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._waiting: list[Any] = []
        self._count = 0

    def add(self, rows: list[dict[str, Any]]) -> None:
        made = [{name: _value(row.get(name), kind) for name, kind in self._columns.items()} for row in rows]
        self._waiting.append(self._arrow.RecordBatch.from_pylist(made, schema=self._schema))
        self._count += len(rows)
        if self._count >= GROUP:
            self._flush()

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._file.close()

    def _flush(self) -> None:
        if self._count:
            self._file.write_table(self._arrow.Table.from_batches(self._waiting), row_group_size=GROUP)
        self._waiting, self._count = [], 0


def _type(arrow: Any, kind: Kind) -> Any:
    spans = arrow.list_(arrow.int32())
    labelled = [("kind", arrow.string()), ("start", arrow.int32()), ("end", arrow.int32())]
    types: dict[Kind, Any] = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
        "moment": arrow.timestamp("s", tz="UTC"),
        "span": spans,
        "spans": arrow.list_(spans),
        "texts": arrow.list_(arrow.string()),
        "labelled": arrow.list_(arrow.struct(labelled)),
        "map": arrow.map_(arrow.string(), arrow.string()),
    }
    return types[kind]


def _value(value: Any, kind: Kind) -> Any:
    """The value as PyArrow takes it: dates and times as objects, maps as pairs."""
    if value is None:
        return None
    if kind == "map":
        return list(value.items())
    return _when(value, kind) if kind in ("day", "moment") else value


def _when(value: str, kind: Kind) -> Any:
    """The date or the time; None where a report states one that the calendar does not have."""
    from datetime import date, datetime

    try:
        return date.fromisoformat(value) if kind == "day" else datetime.fromisoformat(value)
    except ValueError:
        return None
