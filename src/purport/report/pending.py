"""An input that is known by name and not read yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

    from purport.errors import InputError
    from purport.report.report import Report


@dataclass(frozen=True, slots=True)
class Input:
    """One report to be: ``load`` reads it, or raises the :class:`InputError` that says why it cannot.

    Inputs can be pickled, so that other processes may load them.
    """

    name: str
    load: Callable[[], Report]


def failing(name: str, error: InputError) -> Input:
    """An input that is known to be unreadable; its place in the order is kept."""
    return Input(name, partial(_fail, error))


def _fail(error: InputError) -> NoReturn:
    raise error
