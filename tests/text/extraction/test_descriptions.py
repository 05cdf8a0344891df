"""Whom a description means: somebody the text tells to be that, or nobody it names."""

import pytest

from articles.text.extraction import extract
from articles.text.values import CleanArticle, RawArticle

SAID = " was late on Monday. “We leave at dawn,” {} told reporters."


def speakers(body: str) -> list[str | None]:
    article = CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body)
    return [quote.speaker for quote in extract(article).quotes]


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Prime Minister Karl Brandt", "the prime minister"),
        ("Deputy Prime Minister Karl Brandt", "the deputy prime minister"),
        ("Defence minister Karl Brandt", "the defence minister"),
        ("Acme CEO Karl Brandt", "the chief executive"),
        ("Karl Brandt, chief executive of Acme,", "the CEO"),
        ("Karl Brandt, vice-president of the bank,", "the vice president"),
        ("Karl Brandt, a Green MEP,", "the MEP"),
        ("Striker Karl Brandt", "the striker"),
        ("Father-of-two Karl Brandt", "the father-of-two"),
        ("Karl Brandt, a father of two from Orley,", "the father of two"),
        ("Karl Brandt, 34,", "the 34-year-old"),
        ("Karl Brandt, 34,", "the 34-year-old miller"),
        ("34-year-old Karl Brandt", "the 34-year-old"),
        ("Conservative MP Karl Brandt", "the Tory MP"),
        ("Labour leader Karl Brandt", "the Labour leader"),
        ("Karl Brandt, the MP for Orley,", "the Orley MP"),
        ("Karl Brandt, a Texas Republican,", "the Republican"),
        ("Sen. Karl Brandt (R-Ohio)", "the Ohio Republican"),
        ("Rep. Karl Brandt, D-Calif.,", "the California Democrat"),
        ("Brazilian singer Karl Brandt", "the Brazilian"),
        ("Karl Brandt", "the Swede"),
        ("Karl Brandt", "the billionaire"),
        ("Karl Brandt", "the former minister"),
        ("Ukraine’s president, Karl Brandt,", "the Ukrainian president"),
        ("President Karl Brandt of Ukraine", "the Ukrainian president"),
        ("Ukrainian president Karl Brandt", "the Ukrainian leader"),
    ],
)
def test_finds(told: str, description: str):
    assert speakers(told + SAID.format(description)) == ["Karl Brandt"]


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Karl Brandt", "the judge"),
        ("Karl Brandt", "the suspect"),
        ("Karl Brandt", "the mother of the boy"),
        ("Karl Brandt and Ivo Lind", "the 34-year-old"),
        ("Karl Brandt’s wife", "the 34-year-old"),
        ("Karl Brandt, a miller,", "the nurse"),
        ("Karl Brandt, 34,", "the 56-year-old"),
        ("Foreign Secretary Karl Brandt", "the home secretary"),
        ("Prime Minister Karl Brandt", "the deputy prime minister"),
        ("Sen. Karl Brandt (R-Ohio)", "the Democrat"),
        ("Ukraine’s president, Karl Brandt,", "the German president"),
        ("Conservative MP Karl Brandt", "the Labour MP"),
    ],
)
def test_ignores(told: str, description: str):
    assert speakers(told + SAID.format(description)) != ["Karl Brandt"]


def test_of_two_the_one_who_is_told_to_be_that():
    body = "Karl Brandt, 34, met Eva Lund, 56, at the mill. “We leave at dawn,” the {}-year-old said."
    assert [speakers(body.format(age)) for age in (34, 56)] == [["Karl Brandt"], ["Eva Lund"]]


def test_his_mother_is_the_only_one_called_so() -> None:
    body = (
        "Ed Orr is 14. “They like him,” says his mother, Ann Bell.\n\nHis sister waits outside.\n\n"
        "“I go back and forth,” says his mother. “He copes,” says his father."
    )
    assert speakers(body) == ["Ann Bell", "Ann Bell", "father"]


def test_mr_and_the_surname_is_the_one_not_called_by_his_given_name() -> None:
    body = (
        "Eli Lewis is 14. Eli likes school. He lives with his father, Howard Lewis, a lawyer.\n\n"
        "Eli waited. “I worry,” Mr. Lewis said. “I do not,” Eli said."
    )
    assert speakers(body) == ["Howard Lewis", "Eli Lewis"]


def test_her_father_beside_her_is_not_herself() -> None:
    body = "With all this before Ms. Bell, her father travelled to her side. “She is brave,” her father said."
    assert speakers(body) == ["father"]
