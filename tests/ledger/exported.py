"""A small ledger for exports: a dispatch, its copies, a page that changed, odd letters, people's decisions."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from purport.ledger import Ledger, tables
from purport.standing import Check, Hedge, Time
from tests.export.builders import claim, find, reading, says, source
from tests.export.harbour import harbour

if TYPE_CHECKING:
    from pathlib import Path

    from purport.reading import Reading

DISPATCH = (
    "TOLMERE (Reuters) - The ferry company of the northern islands has laid up two of its five boats for the winter, "
    "its director Ada Quill said on Friday, because the harbour dredger broke down in September and nobody could be "
    "found who would mend it before the spring tides.\n"
    "“We are not closing the line,” Ada Quill said.\n"
    "The union could not confirm that the dredger broke down."
)
ODD = "😀 Bo Tarn said =1+1 was the sum.\n-2 was purportedly the other, according to a port memo.\n@harbour is +3."


def filled(place: str | Path) -> Ledger:
    """Reports 1 harbour, 2 the dispatch, 3 a copy with more, 4 odd letters, 5 what 4's page says now.

    The dispatch's text appeared twice.
    """
    ledger = Ledger(place, write=True)
    ledger.add(harbour(), read_from="harbour.html")
    dispatch = told(DISPATCH, "The Weir Courier", "2024-11-08", "https://weir.example/ferries?utm_source=x")
    ledger.add(dispatch, read_from="weir.html")
    ledger.add(told(DISPATCH, "Isle Post", "2024-11-10", "https://isle.example/1"), read_from="isle.html")
    more = (
        DISPATCH.replace("TOLMERE (Reuters) - ", "")
        + "\nThe mayor of Tolmere said that the school boat would run."
    )
    ledger.add(
        told(more, "Pellgate News", "2024-11-09", "https://pellgate.example/ferries"), read_from="p.html"
    )
    ledger.add(odd(ODD), read_from="odd.txt")
    ledger.add(odd(ODD + "\nIt was corrected."), read_from="odd.txt")
    with ledger.work() as connection:
        connection.execute(tables.decisions.insert(), DECISIONS)
    return ledger


DECISIONS = [
    {
        "kind": "same-claim",
        "subject": "2/c1",
        "object": "3/c1",
        "value": "yes",
        "who": "Isolde",
        "at": "2024-11-11T09:00:00+00:00",
        "undone": None,
        "undone_by": None,
    },
    {
        "kind": "link",
        "subject": "l2",
        "object": None,
        "value": "no",
        "who": "Isolde",
        "at": "2024-11-11T09:05:00+00:00",
        "undone": "2024-11-12T09:00:00+00:00",
        "undone_by": "Tom",
    },
    {
        "kind": "note",
        "subject": "the dredger",
        "object": None,
        "value": "=ask the yard",
        "who": "Tom",
        "at": "2024-11-11T10:00:00+00:00",
        "undone": None,
        "undone_by": None,
    },
]


def told(text: str, publisher: str, day: str, url: str) -> Reading:
    """The dispatch, or a text that holds it, as a careful editor would read it."""
    ada = source("s1", "Ada Quill", description="its director", mentions=find(text, "Ada Quill"))
    union = source("s2", "the union", kind="organisation", named=False)
    when = Time(find(text, "Friday")[0], "2024-11-08")
    laid = "The ferry company of the northern islands has laid up two of its five boats for the winter"
    claims = [
        claim(
            text,
            "c1",
            *find(text, laid, "because the harbour dredger broke down in September"),
            attribution=says(ada, find(text, "Ada Quill"), find(text, "said")),
            times=(when,),
            factuality={"publisher": "Uu", "s1": "CT+"},
            standing="unverified",
        ),
        claim(
            text,
            "c2",
            *find(text, "“We are not closing the line,”"),
            attribution=says(
                ada, find(text, "\n“", "Ada Quill")[1:], find(text, "line", "said")[1:], "direct"
            ),
        ),
    ]
    if "mayor" in text:
        mayor = source("s3", "The mayor of Tolmere", named=False)
        words = find(text, "that the school boat would run")
        claims.append(claim(text, "c3", *words, attribution=says(mayor, find(text, "The mayor of Tolmere"))))
    check = Check(
        *("k1", "s2", find(text, "The union"), "content", "unconfirmed", ("c1",)),
        cue_spans=find(text, "could not confirm"),
        object_spans=find(text, "that the dredger broke down"),
        basis_spans=(),
        tie=None,
    )
    sources = (ada, union, *(one.source for one in claims[2:] if one.source))
    return reading(
        text, tuple(claims), sources, (check,), publisher=publisher, published=day, url=url, title="Ferries"
    )


def odd(text: str) -> Reading:
    """Words that a spreadsheet would take for formulas, after a letter that UTF-16 writes as two."""
    bo = source("s1", "Bo Tarn", mentions=find(text, "Bo Tarn"))
    memo = source("s2", "a port memo", kind="document", named=False)
    hedge = Hedge(find(text, "purportedly"), "s2", find(text, "the other"))
    claims = (
        claim(
            text,
            "c1",
            *find(text, "=1+1 was the sum"),
            attribution=says(bo, find(text, "Bo Tarn"), find(text, "said")),
        ),
        claim(
            text,
            "c2",
            *find(text, "-2 was purportedly the other"),
            attribution=says(memo, find(text, "a port memo"), find(text, "according to")),
            hedges=(hedge,),
            standing="hedged",
        ),
        claim(text, "c3", *find(text, "@harbour is +3."), factuality={"publisher": "CT+"}),
    )
    return reading(
        text, claims, (bo, memo), title="=odd", url="https://odd.example/a", published="2024-11-10"
    )


def postgres(path: Path) -> str:
    """The URL of a Postgres of its own in this folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says which runtime directory it chose
        import pgserver

        uri: str = pgserver.get_server(path).get_uri()
    return uri
