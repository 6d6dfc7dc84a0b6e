"""Which language a text is in: solid on short English news, silent where it is unsure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from purport.report.language import detect


@pytest.mark.parametrize(
    "text",
    [
        "Union leader says strike is over",
        "The minister denied it.",
        "Airstrikes are failing, he said.",
        "In Tallinn, Jüri Tamm met Krišjānis Ozols, Saulius Petrauskas and Sauli Niemi of the Finnish union.",
        "Abu Said al-Masri and Umm Hassan were not there when the soldiers came, said Khalid al-Jabouri.",
        "“C’est la vie,” the French sailor said. He had been at the port for three weeks with his crew.",
    ],
)
def test_short_english_news_is_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le syndicat a annoncé lundi que la grève serait levée après trois semaines.", "fr"),
        ("Die Gewerkschaft teilte am Montag mit, dass der Streik nach drei Wochen endet.", "de"),
        ("El sindicato dijo el lunes que la huelga terminará después de tres semanas.", "es"),
        ("Профсоюз заявил в понедельник, что забастовка закончится через три недели.", "ru"),
        ("قالت النقابة يوم الاثنين إن الإضراب سينتهي بعد ثلاثة أسابيع", "ar"),
    ],
)
def test_other_languages_are_told(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    "text", ["", "Ok", "12345 67 890 1234567890", "Ana Pole", "\0\0", "\ud800", "!!! ??? ..."]
)
def test_too_little_text_gives_nothing(text: str) -> None:
    assert detect(text) is None


def test_names_alone_give_nothing() -> None:
    assert detect("Jüri Tamm, Krišjānis Ozols, Saulius Petrauskas, Abdelmalek Haddad, Ana Pole") is None


def test_only_the_beginning_is_read() -> None:
    assert (
        detect(
            "The strike is over and the ships are back. " * 60 + "Die Gewerkschaft ist zufrieden. " * 10_000
        )
        == "en"
    )


def test_english_is_told_without_loading_the_model() -> None:
    code = (
        "import sys; from purport.report.language import detect;"
        "assert detect('The strike is over, the union said.') == 'en'; assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
