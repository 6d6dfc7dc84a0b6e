"""What each tool takes, as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from purport.mcp.schemas import Schema, choice, number, several, taken, text
from purport.mcp.settings import MOST_AGAINST
from purport.sources import SourceKind
from purport.standing.claim import StandingName

if TYPE_CHECKING:
    from purport.mcp.settings import Settings

MOST_URL = 4_000  # characters of an address, or a path
MOST_WORDS = 500  # characters of words to look for, or of a name
MOST_STATEMENT = 2_000
MOST_FOUND = 100
DAY = r"^\d{4}-\d\d-\d\d$"
WHATS = ("claims", "sources", "reports")


def of_read(settings: Settings) -> Schema:
    return taken(
        _report(settings)
        | {
            "published": text(
                "When the report was published (ISO 8601), where it does not say so itself: "
                "2015-12-26, or 2015-12-26T09:30:00-05:00.",
                40,
            ),
            "publisher": text("Who published the report, where it does not say so itself.", MOST_WORDS),
        }
    )


def of_check(settings: Settings) -> Schema:
    one = taken(
        _report(settings)
        | {"report": number("The number of a report of the ledger, as search gives it: 12.", 1)},
    )
    against = several(
        one,
        "The reports that the text rests on. Each is one of: a text, a URL, the number of a report of the ledger.",
        minItems=1,
        maxItems=MOST_AGAINST,
    )
    return taken(
        {"text": text("The text to test, such as an answer or a summary.", settings.limits.max_chars)}
        | {"against": against},
        "text",
        "against",
    )


def of_lint(settings: Settings) -> Schema:
    return taken(_report(settings))


def of_search(_: Settings) -> Schema:
    return taken(
        {
            "words": text(
                "All of these words have to be there, in any order and form (“flood” finds “floods”); what stands "
                "between quotes is a phrase. Without words what passes the filters is listed, the newest first.",
                MOST_WORDS,
            ),
            "what": choice("What to look for.", *WHATS, default="claims"),
            "kind": choice("Of a source of this kind.", *get_args(SourceKind), "unknown"),
            "source": text("Of a source with this name, or with these words in its name.", MOST_WORDS),
            "standing": choice("With this standing.", *get_args(StandingName)),
            "outlet": text("That appeared in this outlet.", MOST_WORDS),
            "since": text("That appeared on this day or later: 2015-12-26.", 10, pattern=DAY),
            "until": text("That appeared on this day or earlier: 2015-12-26.", 10, pattern=DAY),
            "limit": number("How many at most.", 1, MOST_FOUND, default=20),
        }
    )


def of_corroborate(_: Settings) -> Schema:
    said = "A claim's id as search gives it (12/c3), or a statement in words, in a sentence of its own."
    return taken({"claim": text(said, MOST_STATEMENT)}, "claim")


def _report(settings: Settings) -> Schema:
    """A report that a client gives; exactly one of these, which a call's own check says better than a schema."""
    found = {
        "text": text(
            "The report itself, a text or a page's HTML. Give this or a URL.", settings.limits.max_chars
        ),
        "url": text("The http(s) address of the report's page, which is fetched.", MOST_URL),
    }
    if settings.files is not None:
        found["file"] = text("The path of a file in the folder that this server may read.", MOST_URL)
    return found
