"""Ways to damage a page: bytes, chunks, tags, entities, encodings, nesting."""

from __future__ import annotations

import gzip
import random
import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
