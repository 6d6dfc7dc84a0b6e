"""Cited mentions to sources over a whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .builders import cited, place, read

if TYPE_CHECKING:
    from purport.sources.resolve import Resolved


def whom(found: Resolved) -> list[str | None]:
    return [source.name if source else None for source in found.cited]


def test_a_name_in_full_and_short_is_one_source() -> None:
    text = "Abu Rafe al-Teskil spoke. Later al-Teskil said that the boats were few. Teskil warned the crews."
    found = read(
        text,
        cited(text, "Abu Rafe al-Teskil", ("al-Teskil", 2), ("Teskil", 3)),
        person="Abu Rafe al-Teskil; al-Teskil; Teskil",
    )
    assert whom(found) == ["Abu Rafe al-Teskil"] * 3
    assert [one.step for one in found.resolutions if one] == ["name", "surname", "surname"]


def test_a_pronoun_means_the_one_person_before_it() -> None:
    text = "Ada Quill came to the quay. She said that the tide was late."
    found = read(text, cited(text, "She"), person="Ada Quill")
    assert whom(found) == ["Ada Quill"]
    (how,) = found.resolutions
    assert how
    assert how.step == "pronoun"
    assert how.origin == place(text, "Ada Quill")
    assert 0.4 <= how.confidence <= 1


def test_a_pronoun_with_nobody_before_it_keeps_its_own_words() -> None:
    text = "The tide was late. He said so twice."
    (source,) = read(text, cited(text, "He")).sources
    assert (source.name, source.kind, source.named, source.resolved) == ("He", "person", False, False)


def test_a_pronoun_never_means_someone_of_the_other_sex() -> None:
    text = "Harriet Maune came to the quay. He said that the tide was late."
    (source,) = read(text, cited(text, "He"), person="Harriet Maune").sources
    assert not source.named


def test_pronouns_that_nothing_resolves_are_not_taken_for_one_person() -> None:
    text = "He said so. The tide was late. He denied it."
    assert len(read(text, cited(text, "He", ("He", 2))).sources) == 2


def test_i_and_we_within_a_quotation_are_its_speaker() -> None:
    text = "“I think we saw it,” said Ada Quill."
    found = read(
        text,
        cited(text, "I", "we", "Ada Quill", quoted={"Ada Quill": "I think we saw it"}),
        person="Ada Quill",
    )
    assert whom(found) == ["Ada Quill"] * 3
    assert [one.step for one in found.resolutions if one] == ["speaker", "speaker", "name"]


def test_we_outside_every_quotation_is_the_publisher() -> None:
    text = "We could not confirm that the voice is his."
    (source,) = read(text, cited(text, "We"), publisher="Pellgate News").sources
    assert (source.name, source.publisher, source.named) == ("Pellgate News", True, True)


def test_the_publisher_by_name_is_the_publisher() -> None:
    text = "Pellgate News could not confirm the voice."
    (source,) = read(
        text, cited(text, "Pellgate News"), "Pellgate News", "media", organisation="Pellgate News"
    ).sources
    assert (source.name, source.publisher, source.named) == ("Pellgate News", True, True)


def test_a_relative_pronoun_is_who_stands_before_it() -> None:
    text = "Ada Quill, who said that the tide was late, left."
    assert whom(read(text, cited(text, "who"), person="Ada Quill")) == ["Ada Quill"]


def test_a_description_is_the_one_who_was_so_described() -> None:
    text = "The message is from its leader, Abu Rafe Teskil. The group's top leader said the boats were few."
    found = read(text, cited(text, "The group's top leader"), person="Abu Rafe Teskil", nominals="its leader")
    (source,) = found.sources
    assert (source.name, source.named, source.kind) == ("Abu Rafe Teskil", True, "person")
    assert source.description == "The group's top leader"


def test_what_an_apposition_says_is_the_description() -> None:
    text = "Greyfold Analysis, a security firm and Pellgate News partner, verified the voice."
    (source,) = read(
        text,
        cited(text, "Greyfold Analysis, a security firm and Pellgate News partner"),
        "Pellgate News",
        organisation="Greyfold Analysis; Pellgate News",
    ).sources
    assert source.name == "Greyfold Analysis"
    assert source.description == "a security firm and Pellgate News partner"
    assert source.tie == "Pellgate News partner"
    assert source.kind == "organisation"


def test_what_is_said_of_the_unnamed() -> None:
    text = (
        "Two officials at the Harbour Board, speaking on condition of anonymity because they fear, said so."
    )
    (source,) = read(
        text, cited(text, "Two officials at the Harbour Board"), organisation="Harbour Board"
    ).sources
    assert (source.kind, source.named, source.number, source.body) == (
        "group",
        False,
        "Two",
        "the Harbour Board",
    )
    assert source.reason
    assert "condition of anonymity" in source.reason
    assert text[slice(*dict(source.spans)["reason"])] == source.reason


def test_ties_to_a_side() -> None:
    for mention, tie in (
        ("a lawyer for the family", "lawyer for the family"),
        ("state media", "state media"),
        ("the victim's mother", "the victim's mother"),
        ("a rebel commander", "rebel commander"),
    ):
        text = f"It was late, {mention} said."
        (source,) = read(text, cited(text, mention)).sources
        assert source.tie == tie


def test_an_office_is_no_tie() -> None:
    text = "It was late, the mayor of Tolmere said."
    assert read(text, cited(text, "the mayor of Tolmere")).sources[0].tie is None


def test_a_report_with_no_names() -> None:
    text = "Residents said the tide was late. Officials denied it. Police said nothing."
    found = read(text, cited(text, "Residents", "Officials", "Police"))
    assert [source.named for source in found.sources] == [False] * 3
    assert [source.kind for source in found.sources] == ["group", "group", "organisation"]


def test_forty_speakers_stay_forty() -> None:
    people = [f"{first} {last}" for first in ("Ada", "Bram", "Colm", "Edda") for last in _SURNAMES]
    text = " ".join(f"{name} said it was late." for name in people)
    found = read(text, cited(text, *people), person="; ".join(people))
    assert whom(found) == people


def test_two_people_of_one_surname_are_not_made_one() -> None:
    text = "Hugh Quill said yes. Harriet Quill said no. Mr Quill repeated it."
    found = read(
        text,
        cited(text, "Hugh Quill", "Harriet Quill", "Mr Quill"),
        person="Hugh Quill; Harriet Quill; Mr Quill",
    )
    assert whom(found) == ["Hugh Quill", "Harriet Quill", "Hugh Quill"]


def test_names_cited_together_are_one_source_of_their_own() -> None:
    text = "Greyfold and Harbour Watch said so."
    (source,) = read(
        text, cited(text, "Greyfold and Harbour Watch"), organisation="Greyfold; Harbour Watch"
    ).sources
    assert (source.name, source.named) == ("Greyfold and Harbour Watch", True)


def test_nobody_is_nobody() -> None:
    text = "It was claimed that the tide was late."
    from purport.sources.resolve import Cited

    found = read(text, [Cited(())])
    assert (found.sources, found.cited, found.resolutions) == ((), (None,), (None,))


_SURNAMES = "Quill Maune Penrow Strathey Osterley Croome Teskil Dorrin Vane Harrow".split()


def test_initials_of_a_person_are_no_acronym() -> None:
    text = "Ada Penrow said it was late. The AP said it was not."
    assert whom(read(text, cited(text, "Ada Penrow", "The AP"), person="Ada Penrow", organisation="AP")) == [
        "Ada Penrow",
        "AP",
    ]


def test_a_title_of_the_other_sex_is_somebody_else() -> None:
    text = "Ada Quill, the mayor, said so. Mr Quill, her husband, said no. Mr Quill repeated it."
    found = read(text, cited(text, "Ada Quill", "Mr Quill", ("Mr Quill", 2)), person="Ada Quill; Mr Quill")
    assert whom(found) == ["Ada Quill", "Quill", "Quill"]
    assert len(found.sources) == 2


def test_a_reason_is_the_clause_that_gives_it() -> None:
    for mention, rest, reason in (
        ("An official", " said on condition of anonymity that rain fell.", "on condition of anonymity"),
        ("An aide", " was not authorised to speak and said so.", "not authorised to speak and said so"),
        ("ein weißbüßer", ", who spoke on condition of anonymity, left.", "on condition of anonymity"),
    ):
        text = f"It rained, he said. The dam broke. {mention}{rest}"
        assert read(text, cited(text, mention), kind="person").sources[0].reason == reason


def test_a_name_cited_hundreds_of_times_is_one_source() -> None:
    text = "Acme Bank spokesman Pat Quill said the bank would open. " * 300
    at = [text.index("Acme Bank spokesman Pat Quill", 56 * i) for i in range(300)]
    from purport.sources.resolve import Cited

    found = read(text, [Cited(((a, a + 29),)) for a in at], person="Pat Quill", organisation="Acme Bank")
    assert [source.name for source in found.sources] == ["Pat Quill"]


def test_a_name_after_an_office_at_a_body_is_the_person() -> None:
    text = "Vice president of the Tolmere Coalition Edda al-Croome said no."
    found = read(text, cited(text, "Vice president of the Tolmere Coalition Edda al-Croome"))
    assert whom(found) == ["Edda al-Croome"]


def test_what_a_spokesman_speaks_for_is_not_his_name() -> None:
    text = "A spokesman for Harcourt South said no."
    (source,) = read(text, cited(text, "A spokesman for Harcourt South"), person="South").sources
    assert (source.kind, source.named) == ("person", False)


def test_a_bare_noun_is_the_body_whose_name_holds_it() -> None:
    text = "The Tolmere Observatory opened. The Britain-based observatory said that it rained."
    found = read(text, cited(text, "The Britain-based observatory"), organisation="Tolmere Observatory")
    assert whom(found) == ["Tolmere Observatory"]


def test_the_firm_is_the_body_that_the_report_speaks_of_most() -> None:
    text = "Harcourt sold boats. Harcourt bought a yard. Harcourt paid. Later the firm said that it was glad."
    found = read(text, cited(text, "the firm"), organisation="Harcourt")
    assert whom(found) == ["Harcourt"]


def test_a_monitor_in_the_first_lines_is_the_one_named_below() -> None:
    text = "A monitor said that it rained.\n\nThe Tolmere Observatory counted nine drops. The rain went on."
    found = read(text, cited(text, "A monitor"), organisation="Tolmere Observatory")
    assert whom(found) == ["Tolmere Observatory"]


def test_an_ampersand_within_a_word_is_part_of_the_name() -> None:
    text = "The fire is out, the Alder A&M Forest Service said."
    assert whom(read(text, cited(text, "the Alder A&M Forest Service"))) == ["Alder A&M Forest Service"]


def test_a_headlines_verb_is_no_part_of_a_name() -> None:
    text = "Ada Quill Confronts Board\n\nThe board is late, Quill said."
    found = read(text, cited(text, ("Quill", 2)), person="Ada Quill Confronts; Quill")
    assert whom(found) == ["Ada Quill"]


def test_the_army_is_no_outlet_and_no_body_of_another_name() -> None:
    text = "The Lantern Agency has the film. The Harbour Council met. The army denied it."
    found = read(
        text,
        cited(text, "The army"),
        publisher="Lantern Agency",
        organisation="Lantern Agency; Harbour Council",
    )
    assert whom(found) == ["The army"]


def test_one_minister_is_not_another() -> None:
    text = (
        "Finance Minister Odo Marsh left. The minister said so. The prime minister denied it. "
        "The finance minister smiled, he said."
    )
    found = read(
        text,
        cited(text, "The minister", "The prime minister", "The finance minister"),
        person="Odo Marsh",
        nominals="Finance Minister",
    )
    assert whom(found)[1] == "The prime minister"
    assert whom(found)[0] == whom(found)[2] == "Odo Marsh"
