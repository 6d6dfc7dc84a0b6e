"""The terminal's view: who says what first, nothing in a text obeyed, readable without colour."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from purport.export.table import render_table
from purport.reading import Reading
from purport.standing import Check, Why

from .builders import claim, reading, says, simple, source
from .harbour import harbour


def shown(made: Reading, width: int = 80, *, color: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if color else None
    render_table(
        made, Console(file=out, width=width, force_terminal=color, color_system=system, legacy_windows=False)
    )
    return out.getvalue()


def lines(made: Reading, width: int = 80) -> list[str]:
    """The lines with words on them, runs of spaces as one."""
    return [" ".join(line.split()) for line in shown(made, width).splitlines() if line.strip()]


def test_a_simple_report_reads_as_it_should() -> None:
    made = simple(title="Late tide", publisher="The Weir Courier", published="2024-05-04")
    assert [line.rstrip() for line in shown(made).splitlines()] == [
        "Late tide",
        "The Weir Courier, 4 May 2024",
        "1 claim by 1 source; 0 sentences in the publisher's own voice",
        "",
        "Sourcing",
        "Claims           1 attributed",
        "Sources          1 person",
        "One source only  1 claim (1.1)",
        "",
        "1 Ada Quill  person, named",
        "1.1  said             the tide was late                               attributed",
        "",
    ]


def test_a_narrow_terminal_gets_a_list_that_says_the_same() -> None:
    assert lines(simple(), 40)[2:] == [
        "Sourcing",
        "Claims 1 attributed",
        "Sources 1 person",
        "One source only 1 claim (1.1)",
        "1 Ada Quill person, named",
        "1.1 said, attributed",
        "the tide was late",
    ]
    told = lines(harbour(), 40)
    assert "8 the harbourmaster person, not named" in told
    assert told[told.index("Who checked what") + 1 :][:4] == [
        "K1 Greyfold Analysis, (partner of",
        "Pellgate News), origin, confirmed",
        "that the recording was released (2.1)",
        "K2 Pellgate News, authenticity, not",
    ]


def test_who_says_what_comes_before_the_publishers_own_voice_and_the_checks() -> None:
    written = shown(harbour())
    places = [
        written.index(part)
        for part in (
            "14 claims by 8 sources; 8 sentences",
            "1 the recording",
            "In the publisher's own voice",
            "Who checked",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    wide = reading("日本の港は閉鎖された。" * 9, (claim("日本の港は閉鎖された。" * 9, "c1", (0, 99)),))
    for made in (harbour(), wide):
        assert max(cell_len(line) for line in shown(made, width).splitlines()) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_word_is_cut_off(width: int) -> None:
    written = shown(harbour(), width)
    assert written.count("…") == 1, "the gap in a quotation of two pieces"
    for word in ("promises", "unverified", "authenticity", "disputed"):
        assert word in written


def test_a_word_wider_than_its_column_goes_on_below() -> None:
    text = f"Ada {'m' * 30} it was late."
    said = claim(text, "c1", (35, 46), attribution=says(source(), ((0, 3),), ((4, 34),)))
    assert "".join(shown(reading(text, (said,))).split()).count("m" * 15) == 2


def test_a_claim_within_a_claim_says_in_which() -> None:
    told = "\n".join(lines(harbour(), 200))
    assert "(within 7.1)" in told
    assert told.index("8 the harbourmaster") < told.index("(within 7.1)")


def test_claims_stand_in_text_order_whatever_their_order_in_the_reading() -> None:
    made = harbour()
    assert shown(Reading(made.report, made.sources, made.claims[::-1], made.checks)) == shown(made)


def test_how_it_is_said_is_told_where_it_is_not_plain() -> None:
    text = "Would it hold? she asked"
    asked = claim(
        text, "c1", (0, 14), attribution=says(source(), ((15, 18),), ((19, 24),), "direct", "question")
    )
    assert lines(reading(text, (asked,)))[-3:] == [
        "1.1 asked Would it hold? attributed",
        "direct quote",
        "question",
    ]


def test_nobody_and_the_unnamed_are_told_apart() -> None:
    text = "It was claimed, an aide said, that it was late."
    aide = says(source(name="an aide", named=False))
    made = reading(
        text,
        (claim(text, "c1", (0, 14), attribution=says(None)), claim(text, "c2", (30, 46), attribution=aide)),
    )
    written = shown(made)
    assert "nobody named" in written
    assert "an aide  person, not named" in written
    assert "2 claims, 1 of them by nobody named, the others by 1 source; 0 sentences" in written


@pytest.mark.parametrize(
    ("confidence", "legend"), [(0.49, ["? Purport is less than half sure of this attribution."]), (0.5, [])]
)
def test_an_attribution_less_than_half_sure_is_marked_and_explained(
    confidence: float, legend: list[str]
) -> None:
    text = "Ada Quill said it was late."
    doubtful = says(source(), ((0, 9),), ((10, 14),), confidence=confidence)
    written = shown(reading(text, (claim(text, "c1", (15, 26), attribution=doubtful),)))
    assert ("\n     ?" in written) is bool(legend)
    assert [line for line in written.splitlines() if line.startswith("?")] == legend


def test_a_standing_is_a_word_and_not_a_colour_alone() -> None:
    written = shown(harbour())
    assert "\x1b" not in written
    for standing in ("attributed", "hedged", "verified", "unverified", "disputed", "stated"):
        assert standing in written


CONTROLS = "\x1b]0;title\x07\x1b[2J\x9b31m\x00\x08\u202e\u2066\ud83d"


@pytest.mark.parametrize("color", [False, True])
def test_controls_in_any_text_never_reach_the_terminal(color: bool) -> None:
    hostile = source(name=f"Ada{CONTROLS}")
    said = claim(CONTROLS, "c1", (0, len(CONTROLS)), attribution=says(hostile, (), ((0, len(CONTROLS)),)))
    own = claim(CONTROLS, "c2", (0, len(CONTROLS)))
    given = reading(CONTROLS, (said, own), title=CONTROLS, publisher=CONTROLS, published=CONTROLS)
    written = shown(given, color=color)
    ours = written.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[2m", "")
    assert not set(ours) & (set(CONTROLS) - set("title]0;[2J31m"))
    assert "\ufffd]0;title" in written


def test_line_ends_in_a_claim_do_not_break_its_row() -> None:
    text = "late\r\n\x0b\x0c\u2028\x85\ttide"
    assert "late       tide" in shown(reading(text, (claim(text, "c1", (0, len(text))),)))


def test_markup_in_the_text_is_words() -> None:
    text = "[bold red]late[/] :smile: [link=https://x.example]tide[/link]"
    written = shown(reading(text, (claim(text, "c1", (0, len(text))),), title=text), 120, color=True)
    assert written.count("[bold red]late[/] :smile: [link=https://x.example]tide[/link]") == 2


def test_right_to_left_text_and_emoji_keep_their_order() -> None:
    text = "قال الوزير إن السفن غادرت 👩‍👩‍👧‍👦"
    assert text in shown(reading(text, (claim(text, "c1", (0, len(text))),)))


def test_a_report_without_claims_is_one_line() -> None:
    assert shown(reading("")) == "No claims by any source; 0 sentences in the publisher's own voice\n"


def test_a_check_names_who_found_what_of_which_claim_and_the_tie() -> None:
    told = lines(harbour(), 120)
    start = told.index("Who checked what")
    assert told[start + 3 : start + 6] == [
        "Greyfold Analysis origin that the recording was released (2.1)",
        "(partner of Pellgate confirmed",
        "News)",
    ]


def test_the_sourcing_box_says_what_the_claims_stand_on() -> None:
    told = " ".join(lines(harbour(), 200))
    for row in (
        "Claims 7 stated by the publisher, 9 attributed, 3 hedged, 1 unverified, 1 disputed, 1 verified",
        "Sources 4 people, 2 not named; 2 organisations; 1 group; 1 document, not named",
        "Checks origin confirmed by Greyfold Analysis (tie: partner of Pellgate News); "
        "authenticity not confirmed by Pellgate News; content disputed by Interior Ministry",
        "One source only 10 claims (1.1, 2.1, 3.2, 3.3, 3.4, 5.1, 5.2, 6.1 and 2 more)",
        "No named source 3 claims (1.1, 7.1, 8.1)",
    ):
        assert row in told


def test_why_a_claim_is_doubted_is_told_in_the_reports_words() -> None:
    text = "It was reportedly late."
    why = Why("hedge", ((7, 17),))
    made = reading(text, (claim(text, "c1", (0, 22), standing="hedged", why=why),))
    assert "hedged: “reportedly”" in shown(made)


def test_the_same_finding_is_told_once_with_how_often() -> None:
    text = "Nobody could confirm it. Nobody could confirm it."
    check = Check("k1", None, (), "content", "unconfirmed", (), ((7, 20),), (), (), None)
    made = reading(text, (claim(text, "c1", (0, 23)),), checks=(check, replace(check, id="k2")))
    assert "content not confirmed by nobody named (2 times)" in shown(made, 120)


def test_who_gave_no_answer_is_told_apart_from_who_could_not_confirm() -> None:
    text = "Harcourt did not respond."
    check = Check(
        "k1", "s1", ((0, 8),), "content", "unconfirmed", (), ((9, 24),), (), (), None, no_answer=True
    )
    made = reading(text, (claim(text, "c1", (0, 25)),), (source(name="Harcourt"),), (check,))
    told = " ".join(lines(made, 120))
    assert "No answer from Harcourt" in told
    assert "not confirmed" not in told
