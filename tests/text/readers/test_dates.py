"""Dates as papers print them: which are read, which are left alone, and what is never guessed."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from articles.text.readers import dates


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("line", "expected", "precision"),
    [
        ("01/06/2012 02:24 BST", at(2012, 6, 1, 1, 24), "minute"),
        ("06/01/2012 02:24 PM EDT", at(2012, 6, 1, 18, 24), "minute"),
        ("Friday 1 June 2012 14.05 BST", at(2012, 6, 1, 13, 5), "minute"),
        ("2012-06-01T02:24:00+01:00", at(2012, 6, 1, 1, 24), "minute"),
        ("2012-06-01T02:24:00Z", at(2012, 6, 1, 2, 24), "minute"),
        ("Jun 1, 2012, 2:24 PM EDT", at(2012, 6, 1, 18, 24), "minute"),
        ("June 1st, 2012 at 2:24 p.m. ET", at(2012, 6, 1, 18, 24), "minute"),
        ("December 1, 2012 at 2:24 p.m. ET", at(2012, 12, 1, 19, 24), "minute"),
        ("12:01AM BST 01 Jun 2012", at(2012, 5, 31, 23, 1), "minute"),
        ("Fri Jun 1, 2012 2:24pm EDT", at(2012, 6, 1, 18, 24), "minute"),
        ("1 June 2012 09:15 GMT+3", at(2012, 6, 1, 6, 15), "minute"),
        ("1 June 2012", at(2012, 6, 1), "day"),
        ("the 1st of June, 2012", at(2012, 6, 1), "day"),
        ("June 1, 2012", at(2012, 6, 1), "day"),
        ("26-FEB-1987", at(1987, 2, 26), "day"),
        ("3 JAN 90", at(1990, 1, 3), "day"),
        ("2012/06/01", at(2012, 6, 1), "day"),
        ("June 2012", at(2012, 6, 1), "month"),
        ("Fri, 01 Jun 2012 09:24:00 +0200", at(2012, 6, 1, 7, 24), "minute"),
        ("Fri Jun  1 09:24:00 UTC 2012", at(2012, 6, 1, 9, 24), "minute"),
        ("June 1, 2012 Friday 09:24 AM GMT", at(2012, 6, 1, 9, 24), "minute"),
        ("2012-06-01T09:24:00.123+0100", at(2012, 6, 1, 8, 24), "minute"),
        ("at 09:24 GMT, Wednesday, 21 April 2010 10:24 UK", at(2010, 4, 21, 9, 24), "minute"),
        ("01.06.2012", at(2012, 6, 1), "day"),
        ("01.06.2012 09:24 CET", at(2012, 6, 1, 8, 24), "minute"),
        ("2012年6月1日", at(2012, 6, 1), "day"),
        ("2012年6月1日 09:24 JST", at(2012, 6, 1, 0, 24), "minute"),
        ("2012년 6월 1일", at(2012, 6, 1), "day"),
        ("1er juin 2012", at(2012, 6, 1), "day"),
        ("le 3 DÉCEMBRE 2012 à 09h24", at(2012, 12, 3), "day"),
        ("1. Juni 2012, 14:05 Uhr", at(2012, 6, 1), "day"),
        ("1 de junio de 2012", at(2012, 6, 1), "day"),
        ("1º de junho de 2012 às 14:05", at(2012, 6, 1), "day"),
        ("1 giugno 2012", at(2012, 6, 1), "day"),
        ("vrijdag 1 maart 2012", at(2012, 3, 1), "day"),
        ("1 июня 2012 г., 14:05 MSK", at(2012, 6, 1, 11, 5), "minute"),
        ("1 Haziran 2012 Cuma", at(2012, 6, 1), "day"),
        ("١ يونيو ٢٠١٢", at(2012, 6, 1), "day"),
        ("الجمعة، ١ حزيران ٢٠١٢", at(2012, 6, 1), "day"),
        ("1 كانون الثاني 2012", at(2012, 1, 1), "day"),
        ("1 يونيو/حزيران 2012", at(2012, 6, 1), "day"),
        ("۱ ژوئن ۲۰۱۲", at(2012, 6, 1), "day"),
        ("juin 2012", at(2012, 6, 1), "month"),
    ],
)
def test_finds(line: str, expected: datetime, precision: str) -> None:
    (found,) = dates.read(line, origin="header")
    assert (found.at, found.precision, found.certain) == (expected, precision, True)


@pytest.mark.parametrize(
    "line",
    [
        "31/02/2012",
        "30 February 2012",
        "2012-13-40",
        "1 June",
        "June 1",
        "yesterday at 14:05",
        "Friday",
        "2012",
        "a vote of 12/10 against",
        "call 020 7946 0018",
        "version 1.2.3",
        "31 juin 2012",
        "2012年13月1日",
        "1 juin",
        "Fri Jun 31 09:24:00 UTC 2012",
        "",
    ],
)
def test_ignores(line: str) -> None:
    assert dates.read(line, origin="header") == []


def test_the_day_is_the_one_its_readers_counted() -> None:
    (found,) = dates.read("01/06/2012 00:24 BST", origin="header")
    assert found.at == at(2012, 5, 31, 23, 24)
    assert found.local_day == (2012, 6, 1)


@pytest.mark.parametrize(
    ("line", "day", "certain"),
    [
        ("03/04/2012", (2012, 4, 3), False),
        ("13/04/2012", (2012, 4, 13), True),
        ("04/13/2012", (2012, 4, 13), True),
        ("04/04/2012", (2012, 4, 4), True),
        ("03/04/2012 10:00 PST", (2012, 3, 4), True),
        ("03/04/2012 10:00 CET", (2012, 4, 3), True),
    ],
)
def test_which_part_is_the_day(line: str, day: tuple[int, int, int], certain: bool) -> None:
    (found,) = dates.read(line, origin="header")
    assert (found.local_day, found.certain) == (day, certain)


def test_what_one_date_tells_holds_for_the_one_beside_it() -> None:
    first, second = dates.read("02/03/2012 09:00 | Updated 13/03/2012 10:00 BST", origin="header")
    assert first.local_day == (2012, 3, 2)
    assert first.certain
    assert (first.at, second.at) == (at(2012, 3, 2, 8), at(2012, 3, 13, 9))


@pytest.mark.parametrize("line", ["1 June 2012 14:05", "1 June 2012 25:70 BST", "1 June 2012 13:05 pm BST"])
def test_an_hour_nobody_can_place_is_left_out(line: str) -> None:
    (found,) = dates.read(line, origin="header")
    assert (found.at, found.precision) == (at(2012, 6, 1), "day")


@pytest.mark.parametrize(
    ("raw", "day_first", "day"),
    [("03/04/2012", False, (2012, 3, 4)), ("03/04/2012", True, (2012, 4, 3)), ("3 April 2012", False, (2012, 4, 3))],
)
def test_an_order_found_out_later(raw: str, day_first: bool, day: tuple[int, int, int]) -> None:
    (found,) = dates.read(raw, origin="header")
    again = dates.reordered(found, day_first)
    assert (again.local_day, again.at, again.certain) == (day, at(*day), True)


@pytest.mark.parametrize("unit", ["1 ", "1/", "1 juin ", "1 de ", "de ", "12:", "2012年", "1 يونيو/", "Fri ", "١"])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    dates.read(unit * (100_000 // len(unit)), origin="header")
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "form",
    ["%d.%m.%Y", "%d.%m.%y", "%Y.%m.%d", "%d.%m.%Y 10.24", "10.24 %d.%m.%Y", "%A %d.%m.%Y, 10:24", "%d %B %Y"],
)
def test_every_day_of_a_year_reads_as_itself(form: str) -> None:
    for number in range(366):
        day = date(2012, 1, 1) + timedelta(days=number)
        (found,) = dates.read(day.strftime(form), origin="header")
        assert found.local_day == (day.year, day.month, day.day)
