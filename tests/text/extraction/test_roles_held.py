"""Offices: which wordings are one, how they read, and which stand behind a name."""

import time

import pytest

from articles.text.extraction import extract, roles_held
from articles.text.values import CleanArticle, RawArticle


@pytest.mark.parametrize(
    ("role", "wording"),
    [
        ("Foreign Secretary", "Foreign Secretary"),
        ("British Foreign Secretary", "British Foreign Secretary"),
        ("Sen", "Senator"),
        ("Ohio Gov", "Ohio Governor"),
        ("former senator", "former senator"),
        ("ex-minister", "former minister"),
        ("then-Governor", "former Governor"),
        ("late King", "former King"),
        ("presidential candidate Ohio Senator", "Ohio Senator"),
        ("press secretary", "press secretary"),
        ("the new prime minister", "prime minister"),
        ("GRIM RIVER FLOODS Tarn Mayor", "Tarn Mayor"),
        ("UN Secretary General", "UN Secretary General"),
        ("Attorney General", "Attorney General"),
        ("chief executive", "chief executive"),
    ],
)
def test_is_an_office(role: str, wording: str) -> None:
    assert roles_held.clean(role) == wording


@pytest.mark.parametrize(
    "role",
    [
        "presidential candidate", "nominee", "President-elect", "party hopeful", "wife", "comedian", "actor", "veteran",
        "chief", "deputy", "political scientist", "", "&", "Trump Supporter", "x" * 500, "a b c d e f g h i mayor",
    ],
)  # fmt: skip
def test_is_none(role: str) -> None:
    assert roles_held.clean(role) is None


def roles(body: str) -> dict[str, tuple[str, ...]]:
    found = extract(CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body))
    return {actor.name: actor.roles for actor in found.actors if actor.roles}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Foreign Secretary Peter Marsh said: “We go.”", {"Peter Marsh": ("Foreign Secretary",)}),
        ("Former Foreign Secretary Peter Marsh left.", {"Peter Marsh": ("former Foreign Secretary",)}),
        ("Ann Bell, the mayor of Tarn, said: “We go.”", {"Ann Bell": ("mayor of Tarn",)}),
        ("Ann Bell, head of the River Watch, left.", {"Ann Bell": ("head of the River Watch",)}),
        ("Ann Bell, a spokeswoman for Aid Now, said so.", {"Ann Bell": ("spokeswoman for Aid Now",)}),
        ("Ann Bell, the former finance minister, left.", {"Ann Bell": ("former finance minister",)}),
        ("Ann Bell, a teacher in Tarn, said: “We go.”", {}),
        ("Ann Bell, a candidate for mayor, said: “We go.”", {}),
        ("Ann Bell, 34, said: “We go.”", {}),
        ("Ann Bell, Monday, said: “We go.”", {}),
    ],
)
def test_who_holds_what(body: str, found: dict[str, tuple[str, ...]]) -> None:
    assert roles(body) == found


@pytest.mark.parametrize("piece", ["a ", "of A", "Mayor ", "-", "A.", "then-"])
def test_costs_little(piece: str) -> None:
    body = "Ann Bell, " + piece * 30_000
    began = time.process_time()
    roles_held._behind(body, 8)
    roles_held.clean(piece * 30_000)
    assert time.process_time() - began < 0.2
