"""What a page says of itself in JSON-LD: the node of its article, however the page wraps or breaks it."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement  # type: ignore[import-untyped]

Node = dict[str, Any]

_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = r'"{}"\s*:\s*"((?:[^"\\]|\\.)*)"'
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Reportage)$")
_INLINE_TAG = re.compile(r"</?(?:i|em|b|strong|span|sup|sub|u|br)\b[^<>]*>", re.IGNORECASE)
_OTHERS = frozenset(
    {"liveBlogUpdate", "comment", "hasPart", "itemListElement", "mentions", "about", "citation"}
)
"""Properties that hold other works: a live page's first entry must not be taken for the report."""
_MOST_NODES = 5_000
"""Nodes read of a page's JSON-LD: no article needs more, and a hostile page cannot ask for more time."""


def article_node(root: HtmlElement) -> Node:
    """The page's article node with its references resolved one step deep; empty where the page has none."""
    nodes = [node for script in _scripts(root) for node in _nodes(script)]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    article = max(articles, key=lambda node: sum(key in node for key in _TELLING), default={})
    return {key: _resolved(value, known) for key, value in article.items()}


_TELLING = ("headline", "datePublished", "author", "publisher", "articleBody")


def clean(value: object) -> str | None:
    """A stated string without entities, inline tags and spare white space; None for all else."""
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value))
    return " ".join(_INLINE_TAG.sub("", text).split()) or None


def names_of(value: object) -> list[str]:
    """The names in a value that may be a string, an object with a name, or a list of either."""
    found: list[str] = []
    waiting = [value]
    while waiting and len(found) < 100:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            waiting.insert(0, item.get("name"))
        elif (name := clean(item)) is not None:
            found.append(name)
    return found


def _scripts(root: HtmlElement) -> list[str]:
    return [
        script.text or ""
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").casefold()
    ]


def _nodes(script: str) -> Iterator[Node]:
    waiting: list[Any] = [_loaded(script)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in item.keys() - _OTHERS if isinstance(item[key], list | dict))


def _loaded(script: str) -> Any:
    """The script's JSON; where it is broken past mending, the fields that a search still finds."""
    bare = _COMMENT.sub("", _COMMENT.sub("", script)).strip()
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _searched(bare)


def _searched(broken: str) -> Node:
    found: Node = {"@type": "Article"}
    for key in ("headline", "datePublished", "inLanguage"):
        match = re.search(_FIELD.format(key), broken)
        if match:
            found[key] = match[1].replace('\\"', '"').replace("\\/", "/")
    return found if len(found) > 1 else {}


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed)


def _resolved(value: Any, known: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, known) if isinstance(item, dict) else item for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(value.get("@id", ""), value) if isinstance(value.get("@id"), str) else value
    return value
