"""Which parts of a page are what, told by their tags and by the names that publishers give them.

Names are read as hyphenated words: ``InlineImage-imageCredit`` and ``inline_image__image-credit`` are both
``inline-image-image-credit``. Each pattern stands beside an invented name that it matches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

ZoneKind = Literal[
    "caption", "credit", "byline", "dateline", "standfirst", "headline", "related", "boilerplate", "outside"
]


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """An element of the page with a kind of its own, and the zone that it stands in."""

    kind: ZoneKind
    within: Zone | None


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A kind, the expression found in an element's names, and an example."""

    kind: ZoneKind
    pattern: str
    example: str


_TAGS: dict[str, ZoneKind] = {
    "figcaption": "caption",
    "figure": "caption",
    "h1": "headline",
    "nav": "outside",
    "footer": "outside",
    "button": "boilerplate",
    "address": "byline",
    "form": "boilerplate",
}
_ROLES: dict[str, ZoneKind] = {
    "navigation": "outside",
    "banner": "outside",
    "contentinfo": "outside",
    "search": "outside",
    "dialog": "outside",
    "alert": "boilerplate",
}
NAME_PATTERNS: tuple[NamePattern, ...] = (
    # Around the article: never part of the report.
    NamePattern(
        "outside",
        r"\b(?:site|page|global|main|primary|top|mobile|masthead)-(?:nav|navigation|menu|footer|header)\b",
        "site-footer",
    ),
    NamePattern("outside", r"\b(?:cookies?|cookie-\w+|gdpr|consent|onetrust|cmp)\b", "cookie-banner"),
    NamePattern(
        "outside",
        r"\b(?:comments|comment-(?:list|section|form|thread)|disqus|respond|viafoura|coral)\b",
        "comment-list",
    ),
    NamePattern(
        "outside",
        r"\b(?:nav-?bar|nav-menu|hamburger|breadcrumbs?|sub-?nav|skip-?(?:link|nav|to)\w*)\b",
        "breadcrumbs",
    ),
    NamePattern("outside", r"\b(?:modal|pop-?up|lightbox-(?:controls|nav)|interstitial)\b", "modal"),
    # Pictures.
    NamePattern(
        "credit",
        r"\b(?:image|photo|picture|media|video|caption|figure|embed|asset|inline|lead|hero)-?(?:credits?"
        r"|source"
        r"|copyright|attribution|photographer|byline|agency|owner)\b|^(?:\w+-)?(?:credits?|photographer)$"
        r"|\bcredit\b",
        "image-credit",
    ),
    NamePattern(
        "caption",
        r"\b(?:fig)?caption(?:-(?:text|body|content|wrapper|container))?\b|\bcutline\b|\bwp-caption-text\b"
        r"|\b(?:image|photo|media)-(?:description|title|text)\b",
        "wp-caption-text",
    ),
    # Furniture in and around the article.
    NamePattern(
        "boilerplate",
        r"\b(?:newsletters?|sign-?up|subscri(?:be|ption)s?|paywall|gated?|gating|registration|membership"
        r"|donat(?:e|ion)s?"
        r"|support-us|call-to-action|cta|promo-(?:box|banner)|app-(?:promo|download))\b",
        "newsletter-signup",
    ),
    NamePattern(
        "boilerplate",
        r"\b(?:shar(?:e|ing)|social|share-?(?:bar|tools?|buttons?|links?|icons?)|action-?(?:bar|s|link)?"
        r"|tool-?bar"
        r"|follow(?:-us)?|bookmark|print(?:-button)?|copy-link|tooltip)\b",
        "share-tools",
    ),
    NamePattern(
        "boilerplate",
        r"\b(?:ads?|advert(?:s|isement|ising)?|ad-(?:slot|unit|container|wrapper|label|break)|dfp"
        r"|sponsor(?:ed)?"
        r"|sponsored-content|outbrain|taboola|zergnet|commercial|affiliate)\b",
        "ad-slot",
    ),
    NamePattern(
        "boilerplate",
        r"\b(?:author-?(?:bio|box|card|info-?box|description|about)|about-(?:the-)?author|bio"
        r"|contributor-bio)\b",
        "author-bio",
    ),
    NamePattern(
        "boilerplate",
        r"\b(?:tags?(?:-list|-cloud|-links)?|topics?(?:-list)?|keywords|categor(?:y|ies)-?(?:links?"
        r"|list)?|eyebrow|kicker"
        r"|section-(?:label|name)|read(?:ing)?-time|disclaimer|legal|rating|poll|correction-form"
        r"|player-controls"
        r"|listen(?:-to)?|audio-?player|video-?player|jw-?player|live-?indicator|playlist)\b",
        "tags-list",
    ),
    NamePattern(
        "related",
        r"\b(?:related|read-?(?:more|next|also)|recirc\w*|recommend(?:ed|ations?)|more-(?:from|on|stories"
        r"|news|like|in)"
        r"|also-(?:read|like)|most-(?:read|popular|viewed|commented)|trending|story-collection|up-?next"
        r"|see-also"
        r"|you-(?:may|might)-\w+|rich-?link|inline-?link|teasers?|promo|page-promo|page-list|popular"
        r"|article-list"
        r"|next-(?:article|story|post)|prev(?:ious)?-(?:article|story|post)|post-navigation"
        r"|latest-(?:news|stories))\b",
        "related-stories",
    ),
    # Above the body.
    NamePattern(
        "standfirst",
        r"\b(?:stand-?first|(?:render-)?key-points(?:-list|-wrapper)?|sub-?head(?:line|ing)|sub-?title"
        r"|dek|deck|strap-?line|article-(?:summary|description|intro)"
        r"|summary|entry-summary|lead-?in|excerpt|sub-?deck)\b",
        "article-summary",
    ),
    NamePattern(
        "byline",
        r"\b(?:by-?lines?|authors?(?:-(?:names?|list|info|links?|details|meta))?|contributors?)\b",
        "byline",
    ),
    NamePattern(
        "dateline",
        r"\b(?:date-?line|pub(?:lish(?:ed)?)?-?(?:date|time)|time-?stamp|date-?time|posted-on|(?:entry"
        r"|article|post)-date"
        r"|last-updated|update-?(?:date|time|d-at)|dates?)\b",
        "publish-date",
    ),
)

_NEVER_NAMED = frozenset({"html", "body", "article", "main"})
"""Containers whose class names list the story's topics and the page's features."""
_LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr"})
"""Single lines: publishers put "paywall" or "ad-target" on every paragraph, furniture comes in boxes."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z0-9 ]+")
_ATTRIBUTES = (
    "class",
    "id",
    "itemprop",
    "data-testid",
    "data-component",
    "data-gu-name",
    "data-module",
    "rel",
)
_LONGEST_NAMES = 1_000


def zone_of(element: HtmlElement, within: Zone | None) -> Zone | None:
    """The zone that an element opens, None where neither its tag nor its names say that it is one."""
    kind = _TAGS.get(element.tag) or _ROLES.get(element.get("role") or "")
    if kind is None and element.tag not in _NEVER_NAMED:
        names = " ".join(filter(None, map(element.get, _ATTRIBUTES)))[:_LONGEST_NAMES]
        kind = kind_of_names(names) if names else None
        if element.tag in _LINES and kind in ("boilerplate", "related", "outside"):
            kind = None
    if kind is None and element.tag == "aside":
        kind = "boilerplate"
    return Zone(kind, within) if kind and not _is_mere_word(element, kind, within) else None


def _is_mere_word(element: HtmlElement, kind: ZoneKind, within: Zone | None) -> bool:
    """Whether an inline element is part of a line and no zone: a name within its byline, a link in prose."""
    if element.tag not in ("a", "span", "em", "i", "strong", "b", "time", "small", "cite", "abbr"):
        return False
    if kind not in ("credit", "caption") or (within is not None and within.kind == kind):
        return True
    return element.tag != "span" and (within is None or within.kind not in ("caption", "credit"))


@lru_cache(maxsize=20_000)
def kind_of_names(names: str) -> ZoneKind | None:
    """The kind that an element's class names and identifiers tell, None for layout names."""
    for name in _hyphenated(names).split():
        kind = next((kind for kind, pattern in _patterns() if pattern.search(name)), None)
        if kind:
            return kind
    return None


def _hyphenated(names: str) -> str:
    spelled = _NOT_LETTERS.sub("-", _CAMEL.sub("-", names).lower())
    return re.sub(r"-+", "-", spelled)


@cache
def _patterns() -> tuple[tuple[ZoneKind, re.Pattern[str]], ...]:
    return tuple((entry.kind, re.compile(entry.pattern)) for entry in NAME_PATTERNS)
