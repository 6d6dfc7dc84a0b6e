"""Options that several commands share."""

from __future__ import annotations

import os
import re
from datetime import date as a_date
from datetime import datetime

import click

from purport.report import Limits

MOST_JOBS = 4  # by default; a laptop's other cores stay free


def date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A date or date-time in ISO 8601."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no date; give it as 2015-12-26 or 2015-12-26T09:30:00-05:00"
        ) from None
    return value


def day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A day in ISO 8601."""
    if value is None:
        return None
    try:
        a_date.fromisoformat(value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "")
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; give it as 2015-12-26") from None
    return value


def default_jobs() -> int:
    """The cores, but not all of a large machine's."""
    return min(
        MOST_JOBS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


PUBLISHED = click.option("--published", callback=date, help="When the reports were published (ISO 8601).")
PUBLISHER = click.option("--publisher", help="Who published the reports.")
MAX_CHARS = click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=Limits().max_chars,
    show_default=True,
    help="Longest text read.",
)
ALLOW_PRIVATE = click.option(
    "--allow-private", is_flag=True, help="Fetch from private and loopback addresses too."
)
LEDGER = click.option(
    "--ledger",
    default="purport.db",
    show_default=True,
    envvar="PURPORT_LEDGER",
    show_envvar=True,
    metavar="FILE|URL",
    help="The ledger: a file, or a postgresql:// URL.",
)
