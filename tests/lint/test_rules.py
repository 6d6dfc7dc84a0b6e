"""Where rules speak and where they are silent, beside the examples of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.lint.lint import findings
from purport.lint.rules import chosen
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from purport.reading import Reader

FIRES = [
    (
        "unsourced-lead",
        "Rebel fighters shelled a hospital in Ellery on Friday and left the quarter without water.",
        "Rebel fighters shelled a hospital in Ellery on Friday and left the quarter without water.",
    ),
    (
        "bare-source",
        "The Ellery Post, citing anonymous sources, reported that the port is closed.",
        "anonymous sources",
    ),
    ("bare-source", "According to a source, the port will close on Friday.", "a source"),
    (
        "bare-verified",
        "The port is shut. The video has been authenticated. It shows a crane.",
        "has been authenticated",
    ),
    (
        "bare-verified",
        "The fire is out. Three dockers were confirmed dead. It burned for a day.",
        "were confirmed",
    ),
    (
        "plural-sources",
        'The strike will end. "We have what we asked for and will go back," union sources told the Post.',
        "union sources",
    ),
    (
        "unnamed-opinion",
        'The vote is on Monday.\n\n"The mayor is hopeless," said one aide to the council.',
        "hopeless",
    ),
    (
        "speakers-run-together",
        '"The cranes were sold to a yard upriver," said Ada Quill. "The price was fair to all of us," said Bo Lind.',
        '"The price was fair to all of us,"',
    ),
]

SILENT = [
    (
        "unsourced-lead",
        "Rebel fighters shelled a hospital in Ellery on Friday and killed four nurses, the Red Ring said.",
    ),
    ("bare-source", "The source of the smoke was a grain silo, the fire service said."),
    ("bare-source", "The code is open source, Ada Quill said. Sources of water are few."),
    ("bare-source", "A source close to the talks said the port will close."),
    ("bare-source", 'The mayor said: "A source told me that the port will close."'),
    ("bare-verified", "The video has been authenticated by the Ellery Post. It shows a crane."),
    ("bare-verified", "The video has not been verified. It shows a crane."),
    ("bare-verified", "There were 40 confirmed cases of fever in Ellery on Friday."),
    ("bare-verified", "The harbourmaster said the video had been verified."),
    (
        "plural-sources",
        "Union sources said the strike will end. A second union source said the vote was close, "
        "and the source gave no date.",
    ),
    ("unnamed-opinion", 'The vote is on Monday.\n\n"The mayor is hopeless," said Ada Quill, an aide.'),
    ("anonymity-unexplained", '"The cranes are gone and nobody told us," said a resident of the quay.'),
    (
        "anonymity-unexplained",
        '"The cranes are gone and nobody told us," said a senior official, who asked not to be named for fear of '
        "losing her post.",
    ),
    ("unsourced-lead", "Ellery Mayor Bo Lind allegedly embezzled the harbour fund for six years or more."),
    ("unsourced-lead", "Ellery Mayor Bo Lind opened the new pier on Friday in front of a large crowd."),
    (
        "late-speaker",
        'Ada Quill came to the quay on Friday.\n\n"We were told on Monday. The cranes are gone," Quill said.',
    ),
    (
        "speakers-run-together",
        '"The cranes were sold to a yard upriver," said Ada Quill.\n\n"The price was fair to us," said Bo Lind.',
    ),
    (
        "no-answer",
        "Residents accused Saltmarrow Shipping of hiding the leak. The firm did not respond to calls.",
    ),
    ("no-answer", "Nobody has accused Saltmarrow Shipping of lateness so far."),
    ("unnamed-sources-only", "A senior official said the mayor will go. The police said she had been told."),
]


def found(reader: Reader, rule: str, text: str) -> list[str]:
    reading = reader.read(report_from_text(text, language="en"))
    return [one.text for one in findings(reading, chosen([rule]))]


@pytest.mark.parametrize(("rule", "text", "words"), FIRES)
def test_a_rule_points_at_what_breaks_it(reader: Reader, rule: str, text: str, words: str) -> None:
    assert found(reader, rule, text) == [words]


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent_where_it_is_kept(reader: Reader, rule: str, text: str) -> None:
    assert found(reader, rule, text) == []
