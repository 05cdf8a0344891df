"""Which of two numbers is the day."""

import pytest

from articles.text.readers import day_order


@pytest.mark.parametrize(
    ("raw", "day_first"),
    [
        ("13/04/2012", True),
        ("04/13/2012", False),
        ("03.04.2012", True),
        ("03/04/2012 10:00 PST", False),
        ("03/04/2012 10:00 BST", True),
        ("3-25-12", False),
    ],
)
def test_finds(raw: str, day_first: bool) -> None:
    assert day_order.of_date(raw) is day_first


@pytest.mark.parametrize(
    "raw",
    [
        "03/04/2012",
        "04/04/2012 10:00 PST",
        "2012-04-03",
        "3 April 2012",
        "13/14/2012",
        "1/2/3/4",
        "03/04/2012 10:00 UTC",
        "",
    ],
)
def test_ignores(raw: str) -> None:
    assert day_order.of_date(raw) is None


@pytest.mark.parametrize(
    ("day_first", "month_first", "habit"),
    [(3, 0, True), (0, 3, False), (2, 0, None), (9, 1, True), (8, 1, None), (1, 18, False), (0, 0, None)],
)
def test_a_habit_needs_a_clear_majority(day_first: int, month_first: int, habit: bool | None) -> None:
    assert day_order.of_counts(day_first, month_first) is habit


def test_a_text_that_contradicts_itself_tells_nothing() -> None:
    assert day_order.of_text("13/04/2012 and 25/04/2012") is True
    assert day_order.of_text("13/04/2012 and 04/25/2012") is None
