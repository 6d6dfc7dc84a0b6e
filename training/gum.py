"""GUM read from where it lies: documents with every mention of every entity (Zeldes, LREV 2017)."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.report import Span

Form = Literal["name", "nominal", "pronoun"]
FORMS: dict[str, Form] = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}
# Of the corpus's own development part, the genres used.
DEVELOPMENT = (
    *("GUM_academic_exposure", "GUM_academic_librarians", "GUM_bio_byron", "GUM_bio_emperor"),
    *("GUM_fiction_beast", "GUM_fiction_lunre", "GUM_interview_cyclone", "GUM_interview_gaming"),
    *("GUM_news_homeopathic", "GUM_news_iodine", "GUM_speech_impeachment", "GUM_speech_inauguration"),
    *("GUM_textbook_governments", "GUM_textbook_labor", "GUM_voyage_athens", "GUM_voyage_isfahan"),
    *("GUM_vlog_portland", "GUM_vlog_radiology", "GUM_whow_arrogant", "GUM_whow_overalls"),
)
NEWS = ("news", "interview")
UNLIKE_NEWS = ("conversation", "vlog", "whow")
JOINS = ("-", ".", "'", "’", "&", "of")  # between the words of one name
_ENTITIES = re.compile(r"\([^()]+\)?|[^()]+\)")


@dataclass(frozen=True)
class Mention:
    """One mention: entity, kind ("person", "organization", "place", ...), form, all of it and its core.

    The core is what every mention of its form has: a name's words, a noun phrase from its first word to its head, the
    pronoun. ``speaker`` is who says the sentence, where the corpus knows.
    """

    entity: str
    kind: str
    form: Form
    span: Span
    core: Span
    speaker: str | None


@dataclass(frozen=True)
class Document:
    """A document's text, with its paragraphs and its mentions in text order."""

    id: str
    text: str
    paragraphs: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    @property
    def genre(self) -> str:
        return self.id.split("_")[1]


@dataclass
class _Word:
    span: Span
    tag: str
    head: int
    speaker: str | None


@dataclass
class _Draft:
    """A document while it is read, line by line."""

    id: str
    text: str = ""
    paragraphs: list[list[int]] = field(default_factory=list)
    words: list[_Word] = field(default_factory=list)
    entities: list[tuple[str, str, int, int]] = field(default_factory=list)
    opened: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    base: int = 0
    speaker: str | None = None
    joined: tuple[int, int, int, int] | None = None  # a joined form's first and last word, start and end

    def header(self, line: str) -> None:
        if line.startswith("# newpar ") or line == "# newpar" or not self.paragraphs:
            self.text = self.text.rstrip() + "\n\n" if self.text else ""
            if not self.paragraphs or self.paragraphs[-1][1] > self.paragraphs[-1][0]:
                self.paragraphs.append([len(self.text)] * 2)
        if line.startswith("# sent_id"):
            self.base, self.speaker, self.joined = len(self.words), None, None
        if line.startswith("# speaker"):
            self.speaker = line.partition("= ")[2]

    def word(self, line: str) -> None:
        number, form, _, tag, _, _, head, _, _, misc = line.split("\t")
        notes = dict(note.split("=", 1) for note in misc.split("|") if "=" in note)
        space = "" if notes.get("SpaceAfter") == "No" else " "
        if "-" in number:
            first, last = map(int, number.split("-"))
            self.joined = (first, last, len(self.text), len(self.text) + len(form))
            self.text += form + space
            return
        if "." in number:
            return
        self.words.append(_Word(self._place(int(number), form, space), tag, self._head(head), self.speaker))
        self._entities(notes.get("Entity", ""))
        self.paragraphs[-1][1] = len(self.text.rstrip())

    def _head(self, head: str) -> int:
        return self.base + int(head) - 1 if int(head) else -1

    def _place(self, number: int, form: str, space: str) -> Span:
        """Where a word stands; the words of a joined form ("don't") share its characters out."""
        if self.joined and self.joined[0] <= number <= self.joined[1]:
            first, last, start, end = self.joined
            start = start if number == first else self.words[-1].span[1]
            return start, end if number == last else min(start + len(form), end)
        start = len(self.text)
        self.text += form + space
        return start, start + len(form)

    def _entities(self, notes: str) -> None:
        at = len(self.words) - 1
        for piece in _ENTITIES.findall(notes):
            if piece.startswith("("):
                entity, kind = piece.strip("()").split("-")[:2]
                self.opened[entity].append((kind, at))
            if piece.endswith(")"):
                entity = piece.strip("()").split("-")[0]
                if self.opened[entity]:
                    kind, first = self.opened[entity].pop()
                    self.entities.append((entity, kind, first, at + 1))

    def finished(self) -> Document:
        mentions = sorted(
            (self._mention(*one) for one in self.entities), key=lambda m: (m.span[0], -m.span[1])
        )
        return Document(self.id, self.text, tuple((a, b) for a, b in self.paragraphs), tuple(mentions))

    def _mention(self, entity: str, kind: str, first: int, last: int) -> Mention:
        head = next((i for i in range(first, last) if not first <= self.words[i].head < last), first)
        form = FORMS.get(self.words[head].tag, "nominal")
        start, end = (first, head + 1) if form == "nominal" else (head, head + 1)
        if form == "name":
            start, end = self._name(first, head, last)
        return Mention(
            entity,
            kind,
            form,
            (self.words[first].span[0], self.words[last - 1].span[1]),
            (self.words[start].span[0], self.words[end - 1].span[1]),
            self.words[head].speaker,
        )

    def _name(self, first: int, head: int, last: int) -> tuple[int, int]:
        """The stretch of proper nouns around the head, hyphens and points between them included."""

        def name(i: int) -> bool:
            return first <= i < last and self.words[i].tag == "PROPN"

        def joins(i: int) -> bool:
            return first <= i < last and self.text[slice(*self.words[i].span)] in JOINS

        start, end = head, head + 1
        while name(start - 1) or (joins(start - 1) and name(start - 2)):
            start -= 1
        while name(end) or (joins(end) and name(end + 1)):
            end += 1
        return start, end


def read_gum(path: Path) -> list[Document]:
    """Documents of a CoNLL-U file, plain or compressed."""
    return [draft.finished() for draft in _drafts(path)]


def _drafts(path: Path) -> Iterator[_Draft]:
    draft: _Draft | None = None
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                if draft:
                    yield draft
                draft = _Draft(line.partition("= ")[2])
            elif draft and line.startswith("# "):
                if line.startswith(("# newpar", "# sent_id", "# speaker")) and "newpar_block" not in line:
                    draft.header(line)
            elif draft and line:
                draft.word(line)
    if draft:
        yield draft
