"""What news agencies put around a story: datelines, slugs above it, signs of its end below it."""

import re
from dataclasses import replace

from articles.text.readers import dates
from articles.text.values import SourceDate

OPENING = 300
PLACE = re.compile(r"^[\"'“]?(?:(?:[A-Z]{2}\s)?[A-Z][A-Z.'’-]{2,}[ ,/]|[^\W\d_].{0,80}?\([A-Z][A-Za-z .&/-]{1,30}\))")
DASH = re.compile(r"\s(?:-{1,2}|–|—)\s|\s?—\s?|(?<=[\d)])\s?--\s?")
AGENCY = re.compile(r"\(([^\W\d_][\w .&/'’-]{1,40})\)\s*$")
# "[TEXT]", "[REPORT] [MARCO GUEVARA]": what monitors of foreign broadcasts put before a text.
TAGS = re.compile(r"(?:\[[^\[\]]{1,120}\]\s{0,3}){1,6}")
SHORT_YEAR = re.compile(rf"\b({dates.MONTH})\.?\s(\d{{1,2}}),?\s(\d\d)\b", re.IGNORECASE)
NUMBER = re.compile(r"\d")
SLUG = re.compile(
    # "UN-Arab League envoy quits" and "US-IRAN TALKS STALL" are headlines, "US-SYRIA-CRISIS" is none.
    r"(?:[a-z] [a-z] )?BC[-–_][A-Z0-9][\w/.'–-]{1,60}(?:[,/ (].{0,80})?"
    r"|(?:AM|PM)[-–_][A-Z0-9][\w/.'–-]{1,60}(?:[,/(].{0,80})?"
    r"|(?:US|EU|ML|AS|AF|LA|CN|UN|AP|AFP)[-–_][A-Z0-9.'-]{2,60}(?:[,/(].{0,80})?"
    r"|(?:URGENT|FLASH|BULLETIN|ALERT|ADVISORY|SNAP|NEWSALERT|BREAKING|PRECEDE|WRAP(?:UP)?(?: \d+)?|TOP NEWS|RUSH)"
    r"[\s:!.-]*"
    r"|(?i:attn|attention|note to)\.?,? (?i:editors?|eds|subscribers)\b.{0,160}"
    r"|\(?(?i:eds?|editors?)(?:'|’)?(?:s?)? ?(?i:note)?:\s.{1,200}"
    r"|\((?:[A-Z]{3,}(?:ES|S|ING|TES)?\b[A-Z0-9 ,;:'’/&-]{0,120})\)|//.{1,80}//"
    r"|ZCZC.{0,40}|(?:\d(?:st|nd|rd|th) (?:Ld|Add|Lead)|TAKE \d).{0,60}|"
    r"[a-z]{0,2}\d{4}\s.{0,10}[a-z]{2}[-–][A-Z].{0,80}"
    r"|(?i:embargoed|not for release|for immediate release|for release)\b.{0,120}"
)
HEADLINE = re.compile(r"\^\s?([^\^<>]{8,200}?)\s?[\^<]{1,2}(?:/[A-Z]{1,6})?")
END = re.compile(
    r"(?:NNNN|(?i:enditem)|-\s?30\s?-|(?:#\s?){3,}|[-–—*(\[]{1,2}\s?(?i:ends?)\s?[-–—*)\]]{1,2}|ENDS?|(?i:\(more\)))\s*"
)


def opening_of(body: str) -> str:
    """The first lines of the first paragraph as one."""
    paragraph: list[str] = []
    for line in body[: 4 * OPENING].lstrip("\n").split("\n"):
        if not line.strip() or len(paragraph) == 4:
            break
        paragraph.append(line.strip())
    return " ".join(" ".join(paragraph).split())[:OPENING]


def dateline(text: str) -> str:
    """The part of an opening before its dash, where that is an agency's: "ALEPPO, Syria (Reuters)"; else "".

    Where everything is in capitals a place alone cannot be told from the story's first words.
    """
    match = DASH.search(text[:140])
    if not match or not PLACE.match(text[: match.start()] + " "):
        return ""
    place, rest = text[: match.start()], text[match.end() : match.end() + 80]
    told = "," in place or place.endswith(")") or TAGS.match(rest)
    return place if told or rest != rest.upper() or not any(map(str.isalpha, rest)) else ""


def is_dated_wire(text: str) -> bool:
    """Whether it opens with a dateline such as no headline has: with its date, or with what kind of text follows."""
    place = dateline(text)
    match = DASH.match(text, len(place)) if place else None
    return match is not None and bool(NUMBER.search(place) or TAGS.match(text[match.end() :]))


def is_wire(text: str) -> bool:
    """Whether a paragraph opens as an agency's does: "ALEPPO, Syria (Reuters) - "."""
    return bool(dateline(text))


def date_of(body: str) -> SourceDate | None:
    """The date in the story's opening dateline, when it has its year."""
    place = dateline(opening_of(body))
    found = dates.read(place, origin="dateline") if place else []
    if not found and (short := SHORT_YEAR.search(place)):
        # Only here may a year of two digits stand behind the day: elsewhere it could be an hour.
        month, day, year = short.groups()
        found = [replace(f, raw=short.group()) for f in dates.read(f"{day} {month} {year}", origin="dateline")]
    return found[0] if found else None


def agency_of(body: str) -> str | None:
    """The agency or station that the opening dateline names in brackets at its end."""
    match = AGENCY.search(dateline(opening_of(body)))
    return " ".join(match.group(1).split()) if match else None


def without_dateline(text: str) -> str:
    """An opening from its first word of news on."""
    place = dateline(text)
    if not place:
        return text
    match = DASH.match(text, len(place))
    rest = text[match.end() if match else len(place) :]
    tags = TAGS.match(rest)
    return (rest[tags.end() :] if tags and rest[tags.end() :].strip() else rest).strip()


def headline_of(line: str) -> str | None:
    """The headline between the signs that agencies set around one: "^Flood toll rises^"."""
    match = HEADLINE.fullmatch(line.strip())
    return match.group(1).strip() if match else None


def is_slug(line: str) -> bool:
    text = line.strip()
    return len(text) <= 200 and SLUG.fullmatch(text) is not None


def is_end(line: str) -> bool:
    text = line.strip()
    return len(text) <= 20 and END.fullmatch(text) is not None
