"""Time stamps of machines: which moment they name, and which are none."""

import pytest

from articles.text.readers import stamps


@pytest.mark.parametrize(
    ("text", "at", "precision", "local_day"),
    [
        ("2012-06-01T09:24:00+00:00", "2012-06-01T09:24:00+00:00", "minute", (2012, 6, 1)),
        ("2012-06-01T09:24:00.123456789Z", "2012-06-01T09:24:00+00:00", "minute", (2012, 6, 1)),
        ("2012-06-01T00:24:00+01:00", "2012-05-31T23:24:00+00:00", "minute", (2012, 6, 1)),
        ("2012-06-01T09:24:00+01", "2012-06-01T08:24:00+00:00", "minute", (2012, 6, 1)),
        ("20120601T092400Z", "2012-06-01T09:24:00+00:00", "minute", (2012, 6, 1)),
        ("20120601T0924-0500", "2012-06-01T14:24:00+00:00", "minute", (2012, 6, 1)),
        ("20120601", "2012-06-01T00:00:00+00:00", "day", (2012, 6, 1)),
        ("2012-06", "2012-06-01T00:00:00+00:00", "month", (2012, 6, 1)),
        ("2012", "2012-01-01T00:00:00+00:00", "year", (2012, 1, 1)),
        ("2012-06-01T09:24:00", "2012-06-01T00:00:00+00:00", "day", (2012, 6, 1)),
        ("Fri, 01 Jun 2012 09:24:00 GMT", "2012-06-01T09:24:00+00:00", "minute", (2012, 6, 1)),
        ("Mon, 01 Jun 2012 09:24:00 +0100", "2012-06-01T08:24:00+00:00", "minute", (2012, 6, 1)),
        ("Thu, 1 Jun 12 09:24 EST", "2012-06-01T14:24:00+00:00", "minute", (2012, 6, 1)),
        ("Fri, 1 Jun 2012 09:24:00 -0400 (EDT)", "2012-06-01T13:24:00+00:00", "minute", (2012, 6, 1)),
        ("Vie, 01 Dic 2012 10:00:00 +0100", "2012-12-01T09:00:00+00:00", "minute", (2012, 12, 1)),
        ("Fri Jun  1 09:24:00 2012", "2012-06-01T00:00:00+00:00", "day", (2012, 6, 1)),
        ("Fri Jun 1 09:24:00 UTC 2012", "2012-06-01T09:24:00+00:00", "minute", (2012, 6, 1)),
        ("Sun, 09 Sep 2012 25:00:00 GMT", "2012-09-09T00:00:00+00:00", "day", (2012, 9, 9)),
    ],
)
def test_reads(text: str, at: str, precision: str, local_day: tuple[int, int, int]) -> None:
    found = stamps.read(text)
    assert found is not None
    assert (found.at.isoformat(), found.precision, found.local_day) == (at, precision, local_day)
    assert found.raw == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "soon",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "2012-13",
        "9999999",
    ],
)
def test_ignores(text: str) -> None:
    assert stamps.read(text) is None


def test_an_ambiguous_day_is_not_certain() -> None:
    found = stamps.read("01/06/2012 09:24")
    assert found is not None
    assert not found.certain


@pytest.mark.parametrize(("update", "kept"), [("2012-06-01", False), ("2012-05-31", False), ("2012-06-02", True)])
def test_only_a_later_stamp_is_an_update(update: str, kept: bool) -> None:
    assert (stamps.later(stamps.read(update), stamps.read("2012-06-01")) is not None) is kept
