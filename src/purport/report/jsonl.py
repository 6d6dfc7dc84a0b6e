"""JSON Lines, one report a line, read a line at a time.

Each line is an object with ``text``, and where known ``url``, ``title``, ``publisher`` (or ``outlet``),
``published`` (or ``date``), ``authors`` (a string or a list of them) and ``language``.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from purport.errors import InputError
from purport.report.files import DAMAGED, damaged, file_error, open_file, unzipped
from purport.report.limits import DEFAULT_LIMITS, Limits, size
from purport.report.load import plain_report
from purport.report.naming import shown
from purport.report.pending import Input, failing

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator, Mapping

    from purport.report.report import Report

_BOM = b"\xef\xbb\xbf"
_WHAT_IT_NEEDS = 'a line is an object with the report\'s text in "text"'
_JSON_NAMES = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list"}


class Made(Protocol):
    """What makes the report of one object, as :func:`report_from_record` does."""

    def __call__(self, record: Mapping[str, Any], *, name: str, limits: Limits) -> Report: ...


def file_inputs(path: str, limits: Limits = DEFAULT_LIMITS, *, made: Made | None = None) -> Iterator[Input]:
    """The inputs in one .jsonl or .jsonl.gz file, each named "FILE:LINE", read from it as they are taken."""
    name = shown(path)
    try:
        with open_file(path, name) as stream:
            yield from line_inputs(unzipped(stream), name=name, limits=limits, made=made)
    except InputError as error:
        yield failing(name, error)


def line_inputs(
    stream: io.BufferedIOBase,
    *,
    name: str,
    limits: Limits = DEFAULT_LIMITS,
    first: bytes = b"",
    made: Made | None = None,
) -> Iterator[Input]:
    """An input for each line that is not blank; ``first`` is what was already read of the first line.

    ``made`` makes a line's report where more is wanted of its object than :func:`report_from_record` takes.
    """
    number = 0
    try:
        for number, line in enumerate(_lines(stream, limits.max_bytes, first), 1):
            if line is None or line.strip():
                place = f"{name}:{number}"
                yield Input(place, partial(_from_line, line, place, limits, made or report_from_record))
    except DAMAGED:
        yield failing(name, damaged(f"{name}, after line {number}"))
    except OSError as error:
        yield failing(name, file_error(f"{name}, after line {number}", error))


def is_record(line: bytes) -> bool:
    """Whether the line is one of JSON Lines and not of a plain text."""
    try:
        record = _parsed(line) if line.strip(_BOM + b" \t").startswith(b"{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def report_from_record(record: Mapping[str, Any], *, name: str, limits: Limits = DEFAULT_LIMITS) -> Report:
    """The report in one object; ``name`` is what errors call it.

    A ``published`` that is no ISO 8601 date is left out: "4/5/2017" is two dates. Raises :class:`InputError`.
    """
    text = record.get("text")
    if text is None:
        raise InputError(f'{name}: no "text" in it; {_WHAT_IT_NEEDS}')
    if not isinstance(text, str):
        raise _not_a("string", "text", text, name)
    return plain_report(
        text,
        name=name,
        limits=limits,
        url=_string(record, name, "url"),
        title=_string(record, name, "title"),
        publisher=_string(record, name, "publisher", "outlet"),
        authors=_authors(record, name),
        published=_date(_string(record, name, "published", "date")),
        language=_string(record, name, "language"),
    )


def _lines(stream: io.BufferedIOBase, longest: int, first: bytes) -> Iterator[bytes | None]:
    """Lines as bytes, None for one over the limit, which is passed over without being kept."""
    line = first + (b"" if first.endswith(b"\n") else stream.readline(longest + 1))
    while line:
        too_long = len(line) > longest
        yield None if too_long else line
        while too_long and line and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)
        line = stream.readline(longest + 1)


def _from_line(line: bytes | None, name: str, limits: Limits, made: Made) -> Report:
    if line is None:
        raise InputError(
            f"{name}: the line is over the limit of {size(limits.max_bytes)}; give one report a line"
        )
    try:
        record = _parsed(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not JSON{_where(error)}; {_WHAT_IT_NEEDS}") from error
    if not isinstance(record, dict):
        raise InputError(f"{name}: {_json_name(record)}, not an object; {_WHAT_IT_NEEDS}")
    return made(record, name=name, limits=limits)


def _parsed(line: bytes) -> Any:
    # Lines are UTF-8, whatever json.loads would guess from their first bytes.
    return json.loads(line.removeprefix(_BOM).rstrip(b"\r\n").decode("utf-8", "surrogatepass"))


def _where(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f" (column {error.colno}: {error.msg})"
    return " (not UTF-8)" if isinstance(error, UnicodeDecodeError) else ""


def _string(record: Mapping[str, Any], name: str, *keys: str) -> str | None:
    """The first of the keys that holds anything; None where none does."""
    for key in keys:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            raise _not_a("string", key, value, name)
        if value and value.strip():
            return value.strip()
    return None


def _authors(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get("authors")
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise _not_a("string or a list of strings", "authors", value, name)
    return tuple(each.strip() for each in names if each.strip())


def _date(stated: str | None) -> str | None:
    if stated is None or stated[4:5] != "-":
        return None
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return None
    return stated


def _not_a(wanted: str, key: str, value: object, name: str) -> InputError:
    return InputError(f'{name}: "{key}" is {_json_name(value)}, not a {wanted}; correct the line')


def _json_name(value: object) -> str:
    return "null" if value is None else _JSON_NAMES.get(type(value), "an object")
