"""Which rules a project asks for, from the nearest pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from purport.errors import LintError

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("ignore", "select")


@dataclass(frozen=True, slots=True)
class Settings:
    """Rules to ask (``select``, None: all) and to leave out (``ignore``)."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()


def nearest(folder: Path) -> Settings:
    """The settings of ``[tool.purport.lint]`` in the first pyproject.toml in a folder or one above it.

    Raises :class:`purport.errors.LintError` where the file cannot be read or says what is not understood.
    """
    for place in (folder, *folder.parents):
        file = place / "pyproject.toml"
        if file.is_file():
            return _settings(file)
    return Settings()


def _settings(file: Path) -> Settings:
    try:
        given: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = " ".join(str(error).split())
        raise LintError(f"{file}: cannot be read ({reason}); mend it") from None
    for name in ("tool", "purport", "lint"):
        given = given.get(name, {})
        if not isinstance(given, dict):
            raise LintError(f"{file}: {name} is no table; write [tool.purport.lint]")
    for name, value in given.items():
        _mind(file, name, value)
    select = given.get("select")
    return Settings(None if select is None else tuple(select), tuple(given.get("ignore", ())))


def _mind(file: Path, name: str, value: object) -> None:
    if name not in NAMES:
        raise LintError(f"{file}: [tool.purport.lint] has no {name!r}; it knows ignore and select")
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise LintError(f'{file}: {name} is no list of rules; write {name} = ["bare-source"]')
