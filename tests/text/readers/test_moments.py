"""Dates as cells hold them."""

import time

import pytest

from articles.text.readers import moments


@pytest.mark.parametrize(
    ("cell", "at", "precision"),
    [
        ("1338542640", "2012-06-01T09:24", "minute"),
        ("1338542640000", "2012-06-01T09:24", "minute"),
        ("1338542640000000", "2012-06-01T09:24", "minute"),
        ("1338542640.5", "2012-06-01T09:24", "minute"),
        ("/Date(1338542640000)/", "2012-06-01T09:24", "minute"),
        ("41061", "2012-06-01T00:00", "day"),
        ("41061.39", "2012-06-01T00:00", "day"),
        ("20120601", "2012-06-01T00:00", "day"),
        ("20120601092400", "2012-06-01T00:00", "day"),
        ("2012-06-01", "2012-06-01T00:00", "day"),
        ("2012/06/01", "2012-06-01T00:00", "day"),
        ("2012-06-01 09:24:00", "2012-06-01T00:00", "day"),
        ("2012-06-01T00:00:00Z", "2012-06-01T00:00", "day"),
        ("2012-06-01T09:24:00Z", "2012-06-01T09:24", "minute"),
        ("2012-06-01T09:24:00.123456+02:00", "2012-06-01T07:24", "minute"),
        ("2012-06-01 09:24:00+00", "2012-06-01T09:24", "minute"),
        ("20120601T092400Z", "2012-06-01T09:24", "minute"),
        ("Fri, 01 Jun 2012 09:24:00 GMT", "2012-06-01T09:24", "minute"),
        ("Fri Jun 01 09:24:00 +0000 2012", "2012-06-01T09:24", "minute"),
        ("1 Jun 2012 09:24 BST", "2012-06-01T08:24", "minute"),
        ("June 1, 2012", "2012-06-01T00:00", "day"),
        ("13/06/2012", "2012-06-13T00:00", "day"),
        ("06/13/2012", "2012-06-13T00:00", "day"),
        ("2012-06", "2012-06-01T00:00", "month"),
        ("2012", "2012-01-01T00:00", "year"),
    ],
)
def test_finds(cell: str, at: str, precision: str) -> None:
    found = moments.read(cell)
    assert found is not None
    assert (found.at.isoformat()[:16], found.precision, found.raw) == (at, precision, cell)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "nan",
        "0",
        "-1",
        "17",
        "0000-00-00",
        "1970-01-01T00:00:00Z",
        "yesterday",
        "9" * 20,
        "31/31/2012",
        "x" * 9_999,
    ],
)
def test_ignores(cell: str) -> None:
    assert moments.read(cell) is None


@pytest.mark.parametrize(
    ("order", "day", "certain"),
    [("day first", (2012, 6, 1), True), ("month first", (2012, 1, 6), True), ("", (2012, 6, 1), False)],
)
def test_the_order_of_the_table_decides(order: moments.Order, day: tuple[int, int, int], certain: bool) -> None:
    found = moments.read("01/06/2012", order)
    assert found is not None
    assert (found.local_day, found.certain) == (day, certain)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["01/06/2012", "13/06/2012"], "day first"),
        (["1/6/2012", "6/13/2012 10:30 AM"], "month first"),
        (["01/06/2012"], ""),
        (["13/06/2012", "06/13/2012"], ""),
        (["2012-06-13", "x"], ""),
    ],
)
def test_the_order_is_told_by_what_can_be_read_in_one_way(cells: list[str], order: str) -> None:
    assert moments.order_of(cells) == order


@pytest.mark.parametrize("unit", ["1", "1/", "/", "June ", "Fri, ", "T", ":", "0."])
def test_hostile_cells_take_no_time(unit: str) -> None:
    start = time.process_time()
    moments.read(unit * 50_000)
    moments.order_of([unit * 50_000])
    assert time.process_time() - start < 1
