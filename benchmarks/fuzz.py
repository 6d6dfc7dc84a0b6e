"""Damages real pages at random and reads them: nothing but a PurportError may come of it.

    python benchmarks/fuzz.py PAGES_DIR --runs 10000 --seed 1

Run ``n`` of a seed always makes the same bytes; ``--only n`` repeats one run with its traceback, and ``--save
FILE`` with it keeps the bytes. Every page goes through the report room, every twentieth through the reader.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from purport.errors import PurportError
from purport.reading import Reader
from purport.report.load import load_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from purport.reading import Reading

PROCESSES = 2
READ_EVERY = 20
SLOW = 5.0  # seconds for one page that are worth a look
CROP = (15_000, 50_000)  # bytes around the article
WHOLE = 0.03  # share of pages that are not cropped
SPLICED = 400  # bytes of garbage put in at most
DEEP = (50, 5_000)  # elements within elements
GARBAGE = (
    b"&#0;",
    b"&#xD800;",
    b"&#x110000;",
    b"&#99999999999;",
    b"&amp",
    b"&&&&",
    b"&notit;",
    b"&#x;",
    b"&\xff;",
    b"&nbsp" * 40,
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x98\x80",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<script>",
    b"</script>",
    b"<style>",
    b"<plaintext>",
    b"<textarea>",
    b"<template>",
    b"<svg><math>",
    b"<table><tr><td>",
    b"<base href='http://['>",
    b"<html lang='x-\xff'>",
    b"<?xml version='1.0' encoding='x'?>",
    b"<meta charset=utf-16>",
    b"<meta charset=utf-7>",
    b"<meta charset=iso-2022-jp>",
    b"<meta property=og:url content='http://[::'>",
    b'<script type="application/ld+json">{"@graph":[[[{"@type":"NewsArticle",'
    b'"author":{"name":[null,3,{"name":1e999}]}}',
    b'<script type="application/ld+json">' + b"[" * 3_000 + b"</script>",
    b'<meta property="article:published_time" content="99999-99-99T99:99:99+99:99">',
    b"<time datetime='-1'>",
    b'<a href="//[bad">',
)
TAGS = tuple(b"p div span a article table td h1 li blockquote figcaption svg form b".split())
CODECS = ("utf-8", "cp1252", "utf-16", "utf-16-be", "utf-32", "utf-7", "shift_jis", "iso2022_jp", "cp037")
CODECS += ("koi8-r",)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run: "report", "refused" or the exception's name."""

    run: int
    kind: str
    seconds: float
    problem: str = ""


def flip_bytes(page: bytes, dice: random.Random) -> bytes:
    out = bytearray(page)
    for _ in range(dice.choice((1, 10, 100, 1_000))):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def delete(page: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 20)):
        start = dice.randrange(len(page))
        page = page[:start] + page[start + dice.randint(1, 2_000) :] or b"<"
    return page


def truncate(page: bytes, dice: random.Random) -> bytes:
    if dice.random() < 0.7:
        return page[: dice.randrange(1, len(page) + 1)]
    return page[dice.randrange(len(page)) :]


def shuffle(page: bytes, dice: random.Random) -> bytes:
    cuts = sorted(dice.randrange(len(page)) for _ in range(dice.randint(2, 30)))
    chunks = [page[start:end] for start, end in pairwise([0, *cuts, len(page)])]
    dice.shuffle(chunks)
    return b"".join(chunks)


def duplicate(page: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(page))
    piece = page[start : start + dice.randint(1, 2_000)]
    return page[:start] + piece * dice.randint(2, 20) + page[start:]


def swap_tags(page: bytes, dice: random.Random) -> bytes:
    share = dice.choice((0.02, 0.2, 0.8))

    def other(tag: re.Match[bytes]) -> bytes:
        return b"<" + tag[1] + (dice.choice(TAGS) if dice.random() < share else tag[2])

    return _TAG.sub(other, page)


def drop_brackets(page: bytes, dice: random.Random) -> bytes:
    mark = dice.choice((b"<", b">", b'"', b"/", b"="))
    return re.sub(re.escape(mark), lambda found: b"" if dice.random() < 0.1 else found[0], page)


def put_in(page: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 10)):
        at = dice.randrange(len(page))
        noise = dice.randbytes(dice.randint(1, SPLICED)) if dice.random() < 0.2 else dice.choice(GARBAGE)
        page = page[:at] + noise + page[at:]
    return page


def recode(page: bytes, dice: random.Random) -> bytes:
    return page.decode(dice.choice(CODECS[:2]), "replace").encode(dice.choice(CODECS), "replace")


def nest(page: bytes, dice: random.Random) -> bytes:
    at, depth, tag = dice.randrange(len(page)), dice.randint(*DEEP), dice.choice(TAGS)
    closed = b"</%s>" % tag * depth if dice.random() < 0.5 else b""
    return page[:at] + b"<%s>" % tag * depth + page[at:] + closed


def squeeze(page: bytes, dice: random.Random) -> bytes:
    packed = gzip.compress(page, 1, mtime=0)
    return flip_bytes(packed, dice) if dice.random() < 0.5 else packed


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_bytes, delete, truncate, shuffle, duplicate, swap_tags, drop_brackets, put_in, put_in, recode, nest,
)  # fmt: skip


def mutant(pages: Sequence[bytes], seed: int, run: int) -> bytes:
    """The damaged page of one run."""
    dice = random.Random(f"{seed}/{run}")
    page = dice.choice(pages)
    if dice.random() >= WHOLE:
        page = _cropped(page, dice)
    for _ in range(dice.choice((1, 1, 2, 3))):
        page = dice.choice(MUTATIONS)(page, dice) or b"<"
    return squeeze(page, dice) if dice.random() < 0.02 else page


def _cropped(page: bytes, dice: random.Random) -> bytes:
    """The page's head, shortened, and a stretch of it about where its paragraphs are."""
    paragraphs = [tag.start() for tag in re.finditer(rb"<p[ >]", page)] or [len(page) // 2]
    size = dice.randint(*CROP)
    start = max(0, dice.choice(paragraphs) - size // 2)
    head = page[: dice.randint(0, 4_000)] + b"</script></head><body>"
    return head + page[start : start + size]


@cache
def pages_in(folder: Path) -> list[bytes]:
    return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]


@cache
def reader() -> Reader:
    return Reader()


def check(reading: Reading) -> None:
    """What has to hold of every reading."""
    text = reading.report.text
    blocks = [block.span for block in reading.report.blocks]
    spans = [span for claim in reading.claims for span in claim.spans]
    spans += [span for claim in reading.claims if claim.attribution for span in claim.attribution.cue_spans]
    spans += [span for source in reading.sources for span in source.mentions]
    assert all(0 <= start < end <= len(text) for start, end in blocks + spans), "a position outside the text"
    assert all(before[1] <= after[0] for before, after in pairwise(blocks)), "blocks that overlap"
    for claim in reading.claims:
        words = " … ".join(text[start:end] for start, end in claim.spans)
        assert claim.text == words, "words that are not the text's"


def attempt(folder: Path, seed: int, run: int) -> Outcome:
    """One run, its exception caught whatever it is: that is what is looked for."""
    data = mutant(pages_in(folder), seed, run)
    begun = time.perf_counter()
    try:
        report = load_bytes(data, name=f"run-{run}.html")
        if run % READ_EVERY == 0:
            check(reader().read(report))
        kind, problem = "report", ""
    except PurportError as error:
        line = str(error)
        kind, problem = ("refused", "") if line and len(line.splitlines()) == 1 else ("message", line)
    except Exception as error:  # noqa: BLE001
        kind, problem = type(error).__name__, traceback.format_exc(limit=-6)
    return Outcome(run, kind, time.perf_counter() - begun, problem)


def summary(outcomes: Sequence[Outcome], seed: int) -> dict[str, object]:
    counts = Counter(outcome.kind for outcome in outcomes)
    failed = [outcome.run for outcome in outcomes if outcome.problem]
    slow = {outcome.run: round(outcome.seconds, 1) for outcome in outcomes if outcome.seconds > SLOW}
    longest = max((outcome.seconds for outcome in outcomes), default=0.0)
    return {
        "seed": seed,
        "runs": len(outcomes),
        "reports": counts["report"],
        "refused": counts["refused"],
        "read in full": sum(1 for outcome in outcomes if outcome.run % READ_EVERY == 0),
        "failures": {kind: n for kind, n in counts.items() if kind not in ("report", "refused")},
        "failed runs": failed,
        "slow runs": slow,
        "longest seconds": round(longest, 2),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", type=Path, metavar="PAGES_DIR", help="a folder of .html.gz pages")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="repeat this run alone")
    parser.add_argument("--save", type=Path, help="with --only: keep its bytes here")
    parser.add_argument(
        "--failures", type=Path, default=Path("fuzz-failures.txt"), help="to note failed runs in"
    )
    return parser.parse_args()


def _repeat(folder: Path, seed: int, run: int, save: Path | None) -> int:
    if save:
        save.write_bytes(mutant(pages_in(folder), seed, run))
    outcome = attempt(folder, seed, run)
    print(f"{outcome.kind} in {outcome.seconds:.2f} s\n{outcome.problem}")
    return 1 if outcome.problem else 0


def main() -> int:
    given = _arguments()
    if not pages_in(given.pages):
        print(f"{given.pages}: no .html.gz pages in it", file=sys.stderr)
        return 2
    if given.only is not None:
        return _repeat(given.pages, given.seed, given.only, given.save)
    outcomes = []
    runs = range(given.first, given.first + given.runs)
    with ProcessPoolExecutor(PROCESSES) as pool:
        for outcome in pool.map(partial(attempt, given.pages, given.seed), runs, chunksize=50):
            outcomes.append(outcome)
            if outcome.problem:
                print(f"seed {given.seed} run {outcome.run}: {outcome.problem}", file=sys.stderr, flush=True)
                with given.failures.open("a", encoding="utf-8") as kept:
                    kept.write(f"{given.seed} {outcome.run} {outcome.kind}\n")
            if len(outcomes) % 500 == 0:
                print(f"{len(outcomes):,} of {given.runs:,}", file=sys.stderr, flush=True)
    print(json.dumps(summary(outcomes, given.seed), indent=2))
    return 1 if any(outcome.problem for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
