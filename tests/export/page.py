"""A page as a browser would take it apart, and strict where a browser would forgive."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta"}


@dataclass(eq=False)
class Element:
    """An element with its text, descendants' included."""

    tag: str
    attributes: dict[str, str | None]
    parents: tuple[Element, ...] = field(default=(), repr=False)
    text: str = ""
    children: list[Element] = field(default_factory=list, repr=False)

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    @property
    def href(self) -> str:
        return self.attributes.get("href") or ""


class Page(HTMLParser):
    """Parses a page, failing on any element that is not closed where it must be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>"
        element = Element(tag, dict(attrs), tuple(self.open))
        assert not (tag == "a" and any(parent.tag == "a" for parent in self.open)), "a link in a link"
        if self.open:
            self.open[-1].children.append(element)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def find(self, tag: str | None = None, *classes: str, within: Element | None = None) -> list[Element]:
        """Elements with this tag and these classes, in document order."""
        return [
            element
            for element in self.elements
            if tag in (None, element.tag)
            and element.classes >= set(classes)
            and (within is None or within in element.parents)
        ]

    def one(self, tag: str | None = None, *classes: str) -> Element:
        (found,) = self.find(tag, *classes)
        return found

    def ids(self) -> dict[str, Element]:
        """Elements by id; an id must stand once."""
        found = [element for element in self.elements if "id" in element.attributes]
        by_id = {element.attributes["id"] or "": element for element in found}
        assert len(by_id) == len(found)
        return by_id

    def target(self, link: Element) -> Element:
        assert link.href.startswith("#")
        return self.ids()[link.href[1:]]
