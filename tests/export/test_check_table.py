"""Findings on a terminal: the words of both sides in their sentences, why, and how many there are."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from purport.drift import Held
from purport.export.check_table import render_check

from .held import bridge, clean, finding, stated, two_reports


def shown(held: Held, width: int = 100) -> str:
    out = io.StringIO()
    render_check(held, Console(file=out, width=width, no_color=True, force_terminal=False))
    return out.getvalue()


def lines(held: Held, width: int = 100) -> list[str]:
    return [line.rstrip() for line in shown(held, width).splitlines()]


def test_a_finding_shows_both_sides_in_their_sentences_and_why() -> None:
    assert lines(bridge())[14:23] == [
        "3 figure changed  97%",
        "text    The county had spent [84,000 crowns] on the bridge last year.",
        "report  It spent [48,000 crowns] on the bridge last year, most of it on paint.",
        "why     The report says “48,000”, the text “84,000”.",
        "",
        "4 quote altered  81%",
        "text    Tom Averel, who keeps the mill, said: “[We warned the county in March].”",
        "report  “[We wrote to the county in March], and we wrote again in June,” said Tom Averel, who keeps",
        "        the mill beside the bridge.",
    ]


def test_what_nothing_is_like_has_no_words_of_a_report() -> None:
    assert lines(bridge())[-5:] == [
        "6 unsupported  66%",
        "text    [It was the third such failure in the county this year].",
        "why     Nothing in the reports says this.",
        "",
        "6 findings in 6 statements",
    ]


def test_of_several_reports_each_is_called_by_what_is_known_of_it() -> None:
    text = " ".join(shown(two_reports()).split())
    assert "on the night before it fell. Vassarine Gazette, 7 May 2024" in text
    assert "Tolmere Courier, 6 May 2024" in text
    assert "Tolmere" not in shown(bridge())


def test_notes_come_before_the_count() -> None:
    assert lines(two_reports())[-2:] == [
        "note: Two sentences of the text are too short to be held against anything.",
        "7 findings in 7 statements",
    ]


def test_one_finding_is_one() -> None:
    held = bridge()
    assert lines(replace(held, findings=held.findings[:1]))[-1] == "1 finding in 6 statements"
    unread = replace(held, text=replace(held.text, claims=()))
    assert lines(unread)[-1] == "6 findings"


def test_none_is_said_so() -> None:
    assert lines(clean()) == ["no findings"]


def test_a_long_sentence_is_cut_around_the_words() -> None:
    far = "and the tide went out again " * 20
    text = stated(f"It rained {far}until 84 boats lay {far}in the mud.", headline=False)
    report = stated(f"It rained {far}until 48 boats lay {far}in the mud.", headline=False)
    made = Held(text, (report,), (finding(text, (report,), "figure-changed", "84 boats", 0, "48 boats"),))
    words = " ".join(shown(made).split())
    assert "text … " in words
    assert "until [84 boats] lay and" in words
    assert len(words) < 900
    assert words.count(" …") == 4


@pytest.mark.parametrize("width", [30, 50, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, lines(two_reports(), width))) <= min(width, 120)


def test_nothing_in_a_text_is_obeyed() -> None:
    hostile = "[red]Ada\x1b[31m said[/red] \u202eso\n84 times"
    text, report = stated(hostile, headline=False), stated("48 times", headline=False)
    made = Held(
        text,
        (report,),
        (finding(text, (report,), "figure-changed", hostile, 0, "48 times", why=hostile),),
        (hostile,),
    )
    assert "\x1b" not in shown(made)
    assert "\u202e" not in shown(made)
    assert shown(made).count("[red]Ada\ufffd[31m said[/red] \ufffdso 84 times") == 3
