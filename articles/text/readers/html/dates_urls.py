"""The day or month in a story's address."""

import re
from datetime import date, datetime

from articles.text.readers.html import dates_months
from articles.text.readers.html.dates_stamps import Stamp

DAY = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<mark>[/_.-]?)(?P<month>0[1-9]|1[0-2]|(?<=/)[1-9](?=/))(?P=mark)"
    r"(?P<day>0[1-9]|[12]\d|3[01]|(?<=/)[1-9](?=/))(?!\d)"
)
NAMED = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>[a-z]{3,9})/(?P<day>\d{1,2})(?=/|$|[-_])", re.IGNORECASE)
MONTH = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0[1-9]|1[0-2])(?=/)")


def read(url: str | None) -> Stamp | None:
    path = (url or "").split("?", 1)[0].split("#", 1)[0][:1_000]
    for match in DAY.finditer(path):
        # Eight digits in a row inside a longer name are as often a number as a day.
        if match["mark"] or re.fullmatch(r"[/_-]?", path[match.start() - 1 : match.start()]):
            if day := valid(match["year"], int(match["month"]), match["day"]):
                return Stamp(datetime(day.year, day.month, day.day), match.group().strip("/"))
    if (match := NAMED.search(path)) and (month := dates_months.number(match["month"])):
        if day := valid(match["year"], month, match["day"]):
            return Stamp(datetime(day.year, day.month, day.day), match.group().strip("/"))
    if match := MONTH.search(path):
        return Stamp(datetime(int(match["year"]), int(match["month"]), 1), match.group().strip("/"), whole=False)
    return None


def valid(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
