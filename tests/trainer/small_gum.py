"""A document as GUM writes it, made for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# form, tag, head, further notes; SpaceAfter=No by a trailing "~"
SENTENCES = (
    (
        "newpar",
        [
            ("Dr", "PROPN", 0, "Entity=(1-person-new-nnnnn-cf1-1-coref"),
            ("Ada", "PROPN", 1, ""),
            ("Quill", "PROPN", 1, "Entity=1)"),
            ("runs", "VERB", 0, ""),
            ("the", "DET", 6, "Entity=(2-organization-new-nnnnn-cf2-2-coref"),
            ("clinic", "NOUN", 4, ""),
            ("of", "ADP", 8, ""),
            ("Tolmere", "PROPN", 6, "Entity=(3-place-new-nnnnn-cf3-1-sgl)2)"),
            (".", "PUNCT", 4, ""),
        ],
    ),
    (
        "",
        [
            ("She", "PRON", 2, "Entity=(1-person-giv:act-nnnnn-cf1-1-ana)"),
            ("said", "VERB", 0, ""),
            ("it", "PRON", 4, "Entity=(2-organization-giv:act-nnnnn-cf2-1-ana)"),
            ("closed", "VERB", 2, ""),
            (".", "PUNCT", 2, ""),
        ],
    ),
)


def write(folder: Path) -> Path:
    """The file; Quill is “Dr Ada Quill”, the clinic “the clinic of Tolmere”."""
    lines = ["# newdoc id = GUM_news_clinic"]
    for number, (opens, words) in enumerate(SENTENCES, 1):
        lines += ["# newpar"] * bool(opens) + [f"# sent_id = {number}"]
        for i, (form, tag, head, notes) in enumerate(words, 1):
            last = form not in (".",) and i < len(words) and words[i][0] == "."
            misc = "|".join(filter(None, (notes, "SpaceAfter=No" if last else ""))) or "_"
            lines.append("\t".join((str(i), form, form.lower(), tag, "_", "_", str(head), "_", "_", misc)))
        lines.append("")
    path = folder / "gum.conllu"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
