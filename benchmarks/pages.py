"""How well pages become reports: body words against ground truth beside trafilatura; titles, dates.

    python benchmarks/pages.py PAGES_DIR [--json FILE]

PAGES_DIR holds ``*.html.gz`` and ``ground_truth.json`` in the layout of fundus-evaluation: a list of body
paragraphs a page, those in square brackets optional (summaries, sign-offs). An optional paragraph counts as
truth only where that helps the system measured, for both systems alike; the words of a page are compared as a
multiset. Ours are the paragraph blocks and the datelines that open them; trafilatura's are what ``extract``
gives without comments, its better setting here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any

import trafilatura
from lxml import html

from purport.report.furniture import kind_of_line
from purport.report.page import report_from_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from purport.report import Report

_WORD = re.compile(r"\w+")
_LONG_CAPTION = 25
"""Letters from which a caption's words found in a paragraph are no chance match."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its true body, and what it states of its title and time of publishing."""

    name: str
    markup: str
    body: list[str]
    titles: frozenset[str]
    published: str | None
    captions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Words shared, found and true on one page."""

    shared: int
    found: int
    true: int

    @property
    def f1(self) -> float:
        return 2 * self.shared / (self.found + self.true) if self.found + self.true else 0.0


def load(folder: Path) -> list[Page]:
    truth = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    return [_page(folder, name, truth[name]["body"]) for name in sorted(truth)]


def _page(folder: Path, name: str, body: list[str]) -> Page:
    markup = gzip.decompress((folder / name).read_bytes()).decode("utf-8", "replace")
    tree = html.document_fromstring(markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    captions = (squeezed(caption.text_content()) for caption in tree.iter("figcaption"))
    return Page(
        name=name.removesuffix(".html.gz"),
        markup=markup,
        body=body,
        titles=_stated_titles(tree),
        published=_stated_time(tree),
        captions=tuple(caption for caption in captions if len(caption) >= _LONG_CAPTION),
    )


def _stated_titles(tree: Any) -> frozenset[str]:
    """The headings shown and the titles stated; a title is right where it is one of them, word by word."""
    stated = [heading.text_content() for heading in tree.iter("h1")]
    stated += tree.xpath('//meta[@property="og:title"]/@content')
    stated += [node["headline"] for node in _articles(tree) if isinstance(node.get("headline"), str)]
    return frozenset(squeezed(title) for title in stated) - {""}


def _stated_time(tree: Any) -> str | None:
    times = [node["datePublished"] for node in _articles(tree) if isinstance(node.get("datePublished"), str)]
    times += tree.xpath('//meta[@property="article:published_time"]/@content')
    return times[0] if times else None


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Article nodes at the top of the page's JSON-LD, not those within another article."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            data = json.loads(script, strict=False)
        except ValueError:
            continue
        for node in data if isinstance(data, list) else [data]:
            for inner in node.get("@graph", [node]) if isinstance(node, dict) else []:
                if re.search(r"Article|Posting|Report", str(inner.get("@type"))):
                    yield inner


def squeezed(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def match(text: str, body: list[str]) -> Match:
    found, true = words(text), words("\n".join(part for part in body if not part.startswith("[")))
    best = _match(found, true)
    for optional in (part for part in body if part.startswith("[")):
        more = true + words(optional)
        if _match(found, more).f1 > best.f1:
            true, best = more, _match(found, more)
    return best


def _match(found: Counter[str], true: Counter[str]) -> Match:
    return Match((found & true).total(), found.total(), true.total())


def our_body(report: Report) -> str:
    """The paragraphs, with the datelines that stand on their first line."""
    opens = [block.kind == "dateline" and report.text[block.span[1]] == " " for block in report.blocks[:-1]]
    kept = zip(report.blocks, [*opens, False], strict=True)
    return "\n".join(
        report.text[slice(*b.span)] for b, opens_line in kept if opens_line or b.kind == "paragraph"
    )


def misplaced(page: Page, report: Report) -> list[str]:
    """Paragraphs that are captions or credits: by the page's own <figcaption>s, or by wording."""
    paragraphs = [report.text[slice(*block.span)] for block in report.blocks if block.kind == "paragraph"]
    return [
        text
        for text in paragraphs
        if kind_of_line(text) in ("caption", "credit")
        or any(caption in squeezed(text) or squeezed(text) == caption for caption in page.captions)
    ]


def same_time(ours: str | None, stated: str) -> bool:
    """Whether both name the same minute in the same words and, where one is stated, the same offset."""
    offset = re.search(r"(Z|[+-]\d{2}:?\d{2})$", stated)
    wanted = "" if not offset else "+0000" if offset[0] == "Z" else offset[0].replace(":", "")
    return bool(ours) and ours[:16] == stated[:16] and (ours or "")[19:].replace(":", "") == wanted


def timed(read: Callable[[str], Any], markup: str) -> tuple[Any, float]:
    start = time.perf_counter()
    return read(markup), time.perf_counter() - start


def summary(matches: list[Match], seconds: list[float]) -> dict[str, float]:
    shared, found, true = (sum(getattr(m, part) for m in matches) for part in ("shared", "found", "true"))
    return {
        "precision": mean(m.shared / m.found if m.found else 0.0 for m in matches),
        "recall": mean(m.shared / m.true if m.true else 0.0 for m in matches),
        "f1": mean(m.f1 for m in matches),
        "micro_f1": Match(shared, found, true).f1,
        "median_seconds": median(seconds),
    }


def measure(pages: list[Page]) -> dict[str, Any]:
    reports = [timed(report_from_page, page.markup) for page in pages]
    theirs = [
        timed(lambda m: trafilatura.extract(m, include_comments=False) or "", page.markup) for page in pages
    ]
    ours = [match(our_body(report), page.body) for page, (report, _) in zip(pages, reports, strict=True)]
    peers = [match(text, page.body) for page, (text, _) in zip(pages, theirs, strict=True)]
    both = [(page, report) for page, (report, _) in zip(pages, reports, strict=True)]
    return {
        "pages": len(pages),
        "purport": summary(ours, [seconds for _, seconds in reports]),
        "trafilatura": summary(peers, [seconds for _, seconds in theirs]),
        "misplaced": {page.name: found for page, report in both if (found := misplaced(page, report))},
        "titles_stated": sum(1 for page in pages if page.titles),
        "titles_wrong": [p.name for p, r in both if p.titles and squeezed(r.title or "") not in p.titles],
        "dates_stated": sum(1 for page in pages if page.published),
        "dates_wrong": [p.name for p, r in both if p.published and not same_time(r.published, p.published)],
        "f1_by_page": {
            page.name: [round(a.f1, 4), round(b.f1, 4)] for page, a, b in zip(pages, ours, peers, strict=True)
        },
    }


def show(result: dict[str, Any]) -> None:
    print(
        f"{result['pages']} pages{'precision':>17}{'recall':>10}{'F1':>10}{'micro F1':>10}{'ms, median':>12}"
    )
    for system in ("purport", "trafilatura"):
        row = result[system]
        scores = "".join(f"{row[key]:>10.4f}" for key in ("precision", "recall", "f1", "micro_f1"))
        print(f"{system:<15}{scores}{row['median_seconds'] * 1000:>12.1f}")
    lost = result["misplaced"]
    print(f"captions or credits in paragraphs: {sum(map(len, lost.values()))} {lost or ''}")
    for thing in ("titles", "dates"):
        stated, wrong = result[f"{thing}_stated"], result[f"{thing}_wrong"]
        print(f"{thing} right: {stated - len(wrong)} of {stated} stated {wrong or ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path, help="folder with *.html.gz and ground_truth.json")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    result = measure(load(options.pages))
    show(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
