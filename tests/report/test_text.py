"""A plain text to blocks: headline and head, furniture, captions, credits, datelines; prose left alone."""

from __future__ import annotations

import pytest

from purport.report.furniture import kind_of_line
from purport.report.lexicon import LINE_PATTERNS, LinePattern
from purport.report.signatures import DATELINES, dateline_length, is_byline, is_date_line
from purport.report.text import report_from_text

LEAD = (
    "Dockers at the northern harbour walked out on Monday after talks over pay broke down, their union said."
)
BODY = "The port authority said that two ships had been turned away and that more would follow this week."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    report = report_from_text(text, title=title)
    return [(block.kind, report.text[slice(*block.span)]) for block in report.blocks]


def kind_list(text: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in kinds(text, title)]


def test_the_text_is_kept_unchanged_and_blocks_point_into_it() -> None:
    text = "\ufeff\r\n Harbour strike enters third week \r\n\r\n" + LEAD + "\0\r\n\ud800" + BODY + "\n"
    report = report_from_text(text)
    assert report.text == text
    assert [text[slice(*block.span)] for block in report.blocks] == [
        "Harbour strike enters third week",
        LEAD,
        "\ud800" + BODY,
    ]


def test_a_short_first_line_above_a_body_is_the_headline_and_the_title() -> None:
    text = f"Harbour strike enters third week\n\n{LEAD}\n\n{BODY}"
    assert kind_list(text) == ["headline", "paragraph", "paragraph"]
    assert report_from_text(text).title == "Harbour strike enters third week"


@pytest.mark.parametrize(
    "text",
    [
        f"The strike is over.\n\n{LEAD}",
        "Harbour strike over",
        "Strike over\nTalks resume",
        f"Dear harbour master,\n\n{LEAD}",
        f"{LEAD}\n\n{BODY}",
    ],
)
def test_a_sentence_or_a_line_without_a_body_is_no_headline(text: str) -> None:
    assert set(kind_list(text)) == {"paragraph"}


def test_a_line_that_repeats_the_title_given_is_a_headline_even_with_a_full_stop() -> None:
    assert kind_list(f"The strike is over.\n{LEAD}", title="The strike is over") == ["headline", "paragraph"]


def test_a_first_line_unlike_the_title_given_is_left_a_paragraph() -> None:
    assert kind_list(f"What we know so far\n{LEAD}", title="Harbour strike ends") == [
        "paragraph",
        "paragraph",
    ]


def test_a_headline_printed_twice_is_no_paragraph() -> None:
    text = f"Harbour strike over\n\nHARBOUR STRIKE OVER\n\n{LEAD}"
    assert kind_list(text) == ["headline", "headline", "paragraph"]


def test_a_line_that_the_lead_says_again_is_the_standfirst() -> None:
    summary = "Dockers at the northern harbour walked out on Monday after talks over pay broke down."
    text = f"Harbour strike begins\n\n{summary}\nGet more newsLiveon\n\n{LEAD}\n\n{BODY}"
    assert kind_list(text) == ["headline", "standfirst", "boilerplate", "paragraph", "paragraph"]


def test_a_line_between_headline_and_byline_is_the_standfirst() -> None:
    text = (
        f"Harbour strike begins\n\nUnion leaders blame the port for the breakdown.\n\nBy Ana Pole\n\n{LEAD}"
    )
    assert kind_list(text) == ["headline", "standfirst", "byline", "paragraph"]


def test_a_lead_is_no_standfirst_where_the_next_paragraph_says_something_else() -> None:
    assert kind_list(f"Harbour strike begins\n\n{LEAD}\n\n{BODY}") == ["headline", "paragraph", "paragraph"]


def test_byline_and_date_above_the_body_are_told() -> None:
    text = f"Harbour strike begins\nBy Ana Pole and Tim Roe, Harbour News\nFriday, January 4, 2031\n\n{LEAD}"
    assert kind_list(text) == ["headline", "byline", "dateline", "paragraph"]


def test_a_date_heads_a_section_below_the_body_s_start() -> None:
    text = f"Harbour strike: a timeline\n\n{LEAD}\n\n{BODY}\n\nJanuary 4, 2031\n\n{BODY}"
    assert kind_list(text) == ["headline", *["paragraph"] * 4]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Ana Pole", True),
        ("By ANA POLE and TIM ROE, Associated Press", True),
        ("by Ana de la Pole", True),
        ("By Ana Pole in Lisbon", True),
        ("By Monday", False),
        ("By then it was too late", False),
        ("By the time he left", False),
        ("By Ana Pole, who was there", False),
    ],
)
def test_bylines_are_names_and_no_sentence(line: str, is_one: bool) -> None:
    assert is_byline(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Friday, January 4, 2031", True),
        ("4 January 2031, 10:12", True),
        ("2031-01-04", True),
        ("Dec. 26, 2031, 10:12 AM EST / Updated Dec. 27, 2031, 1:02 PM EST", True),
        ("Published 5:00 PM EST, Thu January 4, 2031", True),
        ("On January 4, 2031", False),
        ("January 4, 2031 was a Saturday", False),
    ],
)
def test_date_lines_hold_a_date_and_nothing_else(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one


@pytest.mark.parametrize(
    "dateline",
    [
        "LISBON (AP) —",
        "LISBON, Portugal —",
        "Lisbon, Portugal (Reuters) -",
        "LISBON, March 4 (Reuters) -",
        "March 4 (Reuters) -",
        "SÃO PAULO/LISBON (Reuters) –",
        "(CNN) --",
        "ST. JOHN'S, Newfoundland —",
    ],
)
def test_an_inline_dateline_is_a_block_before_its_paragraph(dateline: str) -> None:
    assert kinds(f"{dateline} {LEAD}") == [("dateline", dateline), ("paragraph", LEAD)]


@pytest.mark.parametrize(
    "opening",
    [
        "BREAKING — ",
        "Sen. Ana Pole (R-Ohio) — ",
        "The union (UPW) — which ",
        "Ana Pole - ",
        "UPDATE: ",
        "A - ",
    ],
)
def test_other_openings_before_a_dash_are_no_dateline(opening: str) -> None:
    assert kind_list(opening + LEAD) == ["paragraph"]


def test_capitals_before_a_dash_are_a_label_after_the_first_paragraph() -> None:
    assert kind_list(f"{LEAD}\n\nDOCKERS — {BODY}") == ["paragraph", "paragraph"]


def test_every_dateline_pattern_matches_its_example() -> None:
    for pattern, example in DATELINES:
        assert dateline_length(example + "Dockers walked out", is_first=True) == len(example), pattern


@pytest.mark.parametrize("entry", LINE_PATTERNS, ids=lambda entry: entry.example)
def test_every_line_pattern_gives_its_example_its_kind(entry: LinePattern) -> None:
    assert kind_of_line(entry.example) == entry.kind


def test_a_credit_glued_to_a_caption_is_a_block_of_its_own() -> None:
    caption = "This image made from video shows boats leaving the harbour."
    assert kinds(f"{LEAD}\n\n{caption}Militia video via AP file\n\n{BODY}") == [
        ("paragraph", LEAD),
        ("caption", caption),
        ("credit", "Militia video via AP file"),
        ("paragraph", BODY),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "(AP Photo/Ana Pole)",
        "Ana Pole/Reuters",
        "REUTERS/Ana Pole",
        "Photo: Ana Pole",
        "Photograph: Ana Pole/AP",
    ],
)
def test_a_line_that_ends_in_a_picture_credit_is_a_caption(credit: str) -> None:
    assert kinds(f"{LEAD}\n\nBoats leave the harbour. {credit}")[1:] == [
        ("caption", "Boats leave the harbour."),
        ("credit", credit),
    ]


def test_the_reporters_credit_at_a_paragraph_s_end_leaves_a_paragraph() -> None:
    credit = "(Reporting by Ana Pole; Editing by Tim Roe)"
    assert kinds(f"{LEAD}\n\n{BODY} {credit}")[1:] == [("paragraph", BODY), ("credit", credit)]


def test_an_explicit_caption_in_brackets_loses_its_maker_to_a_credit() -> None:
    assert kinds(f"{LEAD}\n\nImage: Boats in the harbour (Ana Pole/Getty Images)")[1:] == [
        ("caption", "Image: Boats in the harbour"),
        ("credit", "(Ana Pole/Getty Images)"),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "Sign up or go home, the foreman told them.",
        "He told the paper that the story was reported by Reuters.",
        "The minister spoke to CNN.",
        "More, they say, is what they want.",
        "Video shows police firing on dockers",
        "File sharing is the union's best weapon, said Ms. Pole.",
        "Credit Suisse shares fall",
        "“Read more books,” she said.",
        "Related charges were dropped in May, prosecutors said.",
        "Follow the money, she said.",
        "We use nets, the trapper said.",
        "Advertisement revenue fell by a third, the company reported.",
        "Reporting from the front line, she saw three bodies.",
        "Save the harbour, they chanted.",
        "Share prices fell after the strike was announced.",
        "Photo evidence was presented to the court.",
        "All rights groups condemned the arrests, a spokeswoman said.",
        "By Monday the harbour was empty.",
        "Ratings slump for CNN",
    ],
)
def test_prose_is_never_furniture(prose: str) -> None:
    assert kind_of_line(prose) is None
    assert kind_list(f"{LEAD}\n\n{prose}\n\n{BODY}") == ["paragraph"] * 3


def test_related_lines_and_furniture_are_told_within_a_body() -> None:
    text = f"{LEAD}\n\nRelated: Port Chief Resigns Over Pay Row\n\nAdvertisement\n\nREAD MORE\n\n{BODY}"
    assert kind_list(text) == ["paragraph", "related", "boilerplate", "related", "paragraph"]


def test_lines_wrapped_at_a_margin_are_one_paragraph() -> None:
    first = (
        "Dockers at the northern harbour walked out on Monday\nafter talks over pay broke down, they\nsaid."
    )
    second = "Two ships had been turned away from the harbour\nand more would follow, the authority said."
    text = f"Harbour strike begins\n\n{first}\n\n{second}"
    assert kinds(text) == [
        ("headline", "Harbour strike begins"),
        ("paragraph", first),
        ("paragraph", second),
    ]


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    assert kind_list(f"{LEAD}\n{BODY}\n{LEAD}") == ["paragraph"] * 3
