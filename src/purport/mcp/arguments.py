"""What a client asks with, held to a tool's schema; what is wrong with it is one line that says what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

from purport.errors import ServerError
from purport.report.naming import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jsonschema import ValidationError

    from purport.mcp.schemas import Schema

_CALLED = {"string": "a text", "integer": "a whole number", "array": "a list", "object": "an object"}


def checked(schema: Schema, arguments: Mapping[str, Any] | None) -> dict[str, Any]:
    """The arguments that a client gave, without those that are null. Raises :class:`ServerError`.

    Clients that send a list or a number as JSON in a string are understood.
    """
    stated: dict[str, Any] = _tidy(schema, arguments or {})
    error = best_match(Draft202012Validator(schema).iter_errors(stated))
    if error is not None:
        raise ServerError(_complaint(error))
    return stated


def _tidy(schema: Schema, value: Any) -> Any:
    if isinstance(value, str) and schema.get("type") in ("array", "object", "integer"):
        value = _unpacked(value)
    if isinstance(value, list):
        return [_tidy(schema.get("items", {}), one) for one in value]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return {name: _tidy(known.get(name, {}), one) for name, one in value.items() if one is not None}
    return value


def _unpacked(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _complaint(error: ValidationError) -> str:
    """One line about the first thing that is wrong; of what was sent only names are repeated."""
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
    said = _SAID.get(str(error.validator), lambda _: "is not what the tool's schema asks for")(error)
    return f"{place.lstrip('.')} {said}".lstrip()


def _missing(error: ValidationError) -> str:
    absent = [name for name in error.validator_value if name not in error.instance]
    return f"{'lacks' if error.absolute_path else 'the call lacks'} “{absent[0]}”"


def _unknown(error: ValidationError) -> str:
    known = error.schema["properties"]
    name = next(name for name in error.instance if name not in known)
    return (
        f"{'has' if error.absolute_path else 'there is'} no “{shown(name)}” to give; give {', '.join(known)}"
    )


_SAID: dict[str, Callable[[ValidationError], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": lambda error: f"has to be {_CALLED.get(error.validator_value, error.validator_value)}",
    "enum": lambda error: f"has to be one of {', '.join(error.validator_value)}",
    "minLength": lambda _: "is empty",
    "maxLength": lambda error: (
        f"is {len(error.instance):,} characters long; the limit is {error.validator_value:,}"
    ),
    "minItems": lambda _: "is empty",
    "maxItems": lambda error: f"holds {len(error.instance):,}; the limit is {error.validator_value}",
    "minimum": lambda error: f"has to be {error.validator_value} or more",
    "maximum": lambda error: f"has to be {error.validator_value:,} or less",
    "pattern": lambda _: "is no day; give it as 2015-12-26",
}
