"""JSON Schema in a few words: what the tools take and give is written with these."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def text(said: str, most: int | None = None, **more: Any) -> Schema:
    """A string that is not empty, of ``most`` characters at most."""
    limits = {"minLength": 1, "maxLength": most} if most else {}
    return {"type": "string", "description": said, **limits, **more}


def number(said: str, least: int, most: int | None = None, **more: Any) -> Schema:
    """A whole number within limits, both included."""
    limits = {"minimum": least} | ({"maximum": most} if most is not None else {})
    return {"type": "integer", "description": said, **limits, **more}


def choice(said: str, *values: str, **more: Any) -> Schema:
    """One of some words."""
    return {"type": "string", "description": said, "enum": list(values), **more}


def taken(properties: Schema, *required: str) -> Schema:
    """An object that a client gives: nothing but these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def given(said: str = "", /, **properties: Schema) -> Schema:
    """An object that a client gets: all of these properties, and perhaps more."""
    described = {"description": said} if said else {}
    return {"type": "object", **described, "properties": properties, "required": list(properties)}


def several(items: Schema, said: str = "", **more: Any) -> Schema:
    """A list."""
    return {"type": "array", **({"description": said} if said else {}), "items": items, **more}


def perhaps(type: str, said: str = "") -> Schema:
    """A value of this type, or null where there is none."""
    return {"type": [type, "null"], **({"description": said} if said else {})}


STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
CHANCE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
SPAN = several({"type": "integer", "minimum": 0}, minItems=2, maxItems=2)
SPANS = several(SPAN)
