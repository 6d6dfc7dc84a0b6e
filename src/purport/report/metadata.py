"""What a page states about its report: title, authors, publisher, time, language, address."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from htmldate import find_date

from purport.report.dates import iso
from purport.report.jsonld import Node, article_node, clean, names_of
from purport.report.naming import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_DATE_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "publish-date",
    "publishdate",
    "pubdate",
    "article.published",
    "date",
    "dc.date",
)
_AUTHOR_KEYS = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "sailthru.author",
    "dc.creator",
    "og:article:author",
)
_SITE_KEYS = ("og:site_name", "application-name")
_TITLE_KEYS = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
_SITE_TAIL = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")
_WORDS = re.compile(r"\w+")
_JOINED_NAMES = re.compile(r"\s*(?:,| and | & |;)\s*")
_STAFF = re.compile(r"\bstaff\b", re.IGNORECASE)
_BY = re.compile(r"^(?:by|reported by|written by)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page states, None or empty where it states nothing."""

    url: str | None
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None


def read_metadata(root: HtmlElement, url: str | None = None) -> Metadata:
    """The page's metadata: JSON-LD first, then OpenGraph and other meta elements, then what it shows."""
    article, meta = article_node(root), _meta(root)
    address = url or _address(root, article, meta)
    publisher = _publisher(article, meta, address)
    return Metadata(
        url=address,
        title=_title(root, article, meta, publisher),
        publisher=publisher,
        authors=_authors(root, article, meta),
        published=_published(root, article, meta, address),
        language=_language(root, article, meta),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its lower-case property, name or itemprop."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = clean(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            key = element.get(attribute)
            if key and content:
                found.setdefault(key.strip().casefold(), content)
    return found


def _first(meta: Mapping[str, str], keys: Iterable[str]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _address(root: HtmlElement, article: Node, meta: Mapping[str, str]) -> str | None:
    canonical = [
        link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").split()
    ]
    page = article.get("mainEntityOfPage")
    stated = [
        *canonical,
        meta.get("og:url"),
        article.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
    ]
    return next((address for value in stated if (address := web_address(value))), None)


def _publisher(article: Node, meta: Mapping[str, str], url: str | None) -> str | None:
    """The name stated; of several the one that the page's address spells, for others are slogans."""
    stated = [*names_of(article.get("publisher")), *(meta[key] for key in _SITE_KEYS if key in meta)]
    names = [name for name in stated if not web_address(name)]
    host = _squeezed(urlsplit(url).netloc) if web_address(url) and url else ""
    return next(
        (name for name in names if _squeezed(name) and _squeezed(name) in host), next(iter(names), None)
    )


def _squeezed(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))


def _title(root: HtmlElement, article: Node, meta: Mapping[str, str], publisher: str | None) -> str | None:
    """The headline shown, where it shares words with a title stated: a page may have other h1 elements."""
    page = clean(root.findtext(".//title"))
    stated = [clean(article.get("headline")), _first(meta, _TITLE_KEYS), page]
    titles = [without_site(title, publisher) for title in stated if title]
    shown = [" ".join(heading.text_content().split()) for heading in root.iter("h1")]
    words = set(_WORDS.findall(" ".join(titles).casefold()))
    least = 0.3 if len(shown) == 1 and len(shown[0].split()) > 3 else 0.51
    agreeing = [
        heading for heading in shown if _agreement(heading, words) >= least and len(heading.split()) > 1
    ]
    return max(agreeing, key=lambda heading: _agreement(heading, words), default=None) or next(
        iter([*titles, *filter(None, shown)]), None
    )


def _agreement(heading: str, words: set[str]) -> float:
    own = set(_WORDS.findall(heading.casefold()))
    return len(own & words) / len(own) if own else 0.0


def without_site(title: str, publisher: str | None) -> str:
    """A page's title without the site's name at its end: "Headline | Site" is the headline."""
    parts = _SITE_TAIL.split(title)
    if len(parts) < 2:
        return title
    tail = parts[-1]
    is_site = publisher is not None and _agreement(tail, set(_WORDS.findall(publisher.casefold()))) >= 0.5
    short = len(tail.split()) <= 4 and len(title) - len(tail) > len(tail)
    return title[: title.rindex(tail)].rstrip(" |•·»–—-:") if is_site or (short and "|" in title) else title


def _authors(root: HtmlElement, article: Node, meta: Mapping[str, str]) -> tuple[str, ...]:
    """The authors of the first place that names any; "staff" alone gives way to a name stated elsewhere."""
    stated = [names_of(article.get("author")), names_of(article.get("creator"))]
    stated += [[meta[key]] for key in _AUTHOR_KEYS if key in meta]
    linked = [link for link in root.iter("a") if "author" in (link.get("rel") or "").split()]
    stated.append([" ".join(link.text_content().split()) for link in linked[:10]])
    found = [tuple(dict.fromkeys(name for line in lines for name in split_names(line))) for lines in stated]
    named = [names for names in found if names]
    return next((names for names in named if not _STAFF.search(names[0])), named[0] if named else ())


def split_names(line: str) -> list[str]:
    """The names in a byline; a comma or "and" parts them only where each part has a first and a last name."""
    bare = _BY.sub("", line).strip(" ,;|")
    if not bare or "://" in bare:
        return []
    parts = [part for part in _JOINED_NAMES.split(bare) if part]
    return parts if all(2 <= len(part.split()) <= 4 for part in parts) else [bare]


def _published(root: HtmlElement, article: Node, meta: Mapping[str, str], url: str | None) -> str | None:
    stated = [clean(article.get("datePublished")), *(meta.get(key) for key in _DATE_KEYS)]
    stated += [clean(article.get("dateCreated"))]
    times = [time for value in stated if (time := iso(value))]
    if times:
        return next((time for time in times if time[:10] == times[0][:10] and "T" in time), times[0])
    marked = (element.get("datetime") for element in root.iter("time"))
    return next((time for value in marked if (time := iso(value))), None) or _guessed_date(root, url)


def _guessed_date(root: HtmlElement, url: str | None) -> str | None:
    """A bare day from the page's address or text; htmldate changes the tree given, hence the copy."""
    try:
        return find_date(deepcopy(root), url=url, original_date=True, extensive_search=False)
    except ValueError:
        # A control character that a page writes as "&#1;" is in the tree, but cannot be put in again.
        return None


def _language(root: HtmlElement, article: Node, meta: Mapping[str, str]) -> str | None:
    html_element = root if root.tag == "html" else root.find(".//html")
    attribute = html_element.get("lang") if html_element is not None else None
    stated = [
        *names_of(article.get("inLanguage"))[:1],
        attribute,
        meta.get("og:locale"),
        meta.get("language"),
    ]
    return next((code for value in stated if (code := language_code(value))), None)


def language_code(stated: str | None) -> str | None:
    """The ISO 639-1 code of a language tag such as "en-GB" or "pt_BR"; None where it is no such tag."""
    match = re.match(r"\s*([A-Za-z]{2})(?:$|[-_\s])", stated or "")
    return match[1].lower() if match else None
