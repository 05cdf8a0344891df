"""A mail message to its story, and the messages it carries along; attachments of other kinds are left alone."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from itertools import islice

from articles.text.readers import dates, headers, heads, languages, marking, stamps, trees, wires
from articles.text.readers.decoding import decode
from articles.text.readers.headers import Line
from articles.text.readers.recognising import NO_STORY, UnreadableSource
from articles.text.values import Cut, Part, RawArticle, Refused, SourceDate

MAX_HEADER = 2_000
MAX_NESTED = 200
MAX_BEFORE_FORWARDED = 600
BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
PREFIX = re.compile(
    r"^(?:\s*(?:re|fwd?|aw|wg|tr|sv|antw|rv|enc)\s?(?:\[\d{1,3}\])?:|\s*\[[^\]]{1,40}\](?=\s?\S))+\s*", re.IGNORECASE
)
# The library takes the square of the length of such a header.
ENDLESS = re.compile(rb"^content-[a-z-]{1,30}:(?:[^\n]|\n[ \t]){5000}", re.IGNORECASE | re.MULTILINE)
FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:Forwarded|Original)[ \t]+message[^\n]{0,40}|Begin forwarded message:?)[ \t]*\n+"
    r"(?P<head>(?:[ \t>]*\**(?:From|Date|Sent|Subject|To|Cc|Reply-To)\**:[^\n]{0,1000}\n+){1,10})",
    re.IGNORECASE | re.MULTILINE,
)
INNER = re.compile(r"^[ \t>]*\**(From|Date|Sent|Subject)\**:\**[ \t]*([^\n]{0,1000})$", re.IGNORECASE | re.MULTILINE)
SIGNATURE = re.compile(r"\n-- ?\n")
ROLE = re.compile(
    r"^(?:news|newsletters?|alerts?|no-?reply|do-?not-?reply|info|editors?|press|media|updates?|briefing|digest|desk|"
    r"newsroom|bulletin|mail|hello|contact|subscriptions?|wire)\b", re.IGNORECASE
)  # fmt: skip
HOUSE = re.compile(
    r"\b(?:the|news|post|times|daily|press|agency|herald|tribune|wire|service|newsletter|alerts?|editors?|team|newsroom|"
    r"desk|briefing|bulletin|centre|center|office|reuters|media|magazine|journal|gazette|observer|radio|tv|online|"
    r"today|weekly|star|mail|chronicle|telegraph|ministry|department|council|committee|foundation|university)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a message and where it came from: plain text, or markup."""

    text: str
    captions: tuple[str, ...] = ()
    encoding: str = "utf-8"
    steps: tuple[str, ...] = ()


def read(part: Part) -> Iterator[RawArticle | Refused]:
    """The story of the message, then of every message attached to it. Raises UnreadableSource where none has text."""
    if ENDLESS.search(part.data):
        raise UnreadableSource(part.name, "a mail message whose header has no end", part.label)
    try:
        message = email.message_from_bytes(part.data, policy=email.policy.compat32)
        found = [
            replace(article, label=label_of(part, number))
            for number, one in enumerate(messages(message))
            if (article := read_one(one, part))
        ]
    except BROKEN as error:
        raise UnreadableSource(part.name, "a broken mail message; expected one with its header", part.label) from error
    if not found:
        raise UnreadableSource(part.name, NO_STORY, part.label)
    yield from found


def label_of(part: Part, number: int) -> str:
    return ", ".join(filter(None, (part.label, f"attached message {number}" if number else "")))


def messages(message: Message) -> list[Message]:
    """The message and those attached to it, each to be read without the others."""
    attached = [one for one in message.walk() if one is not message and one.get_content_type() == "message/rfc822"]
    inner = [payload[0] for one in attached if isinstance(payload := one.get_payload(), list) and payload]
    return [message, *(one for one in inner[:MAX_NESTED] if isinstance(one, Message))]


def read_one(message: Message, part: Part) -> RawArticle | None:
    letter = text_of(message)
    if letter is None or not letter.text.strip():
        return None
    subject = PREFIX.sub("", header(message, "Subject")).strip()
    published = stamps.read(header(message, "Date"), origin="header")
    sender, outlet = who(header(message, "From"))
    outlet = header(message, "Organization") or outlet or list_name(header(message, "List-Id"))
    text, before, told = forwarded(letter.text)
    if told is not None:
        subject, published = told.title or subject, told.published or published
        sender, outlet = (told.byline, told.outlet) if told.byline or told.outlet else (sender, outlet)
    head, body = without_head(text, subject)
    body, after = without_signature(body)
    if not body:
        return None
    title = subject or head.title or heads.first_sentence(body)
    return RawArticle(
        source_path=part.name,
        title=title,
        body=body,
        outlet=head.outlet or outlet,
        url=address(message) or head.url,
        byline=head.byline or sender,
        published=published or head.published or wires.date_of(body),
        updated=head.updated,
        language=languages.guess(f"{title}\n{body}"),
        dateline=head.dateline or "",
        encoding=letter.encoding,
        steps=letter.steps,
        left_out=cuts(letter, before, after, len(body)),
    )


def cuts(letter: Letter, before: str, after: str, length: int) -> tuple[Cut, ...]:
    found = [Cut(kind="caption", text=caption, before=0) for caption in letter.captions]
    if before:
        found.append(Cut(kind="notice", text=before, before=0))
    if after:
        found.append(Cut(kind="notice", text=after, before=length))
    return tuple(found)


def header(message: Message, name: str) -> str:
    """A header on one line, its encoded words decoded; raw bytes are read as text of any encoding."""
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    raw = str(value)[:MAX_HEADER].encode("utf-8", "surrogateescape")
    text = raw.decode("ascii") if raw.isascii() else decode(raw, name).text
    try:
        pieces = [one if isinstance(one, str) else word(one, charset) for one, charset in decode_header(text)]
    except (ValueError, LookupError):
        pieces = [text]
    return " ".join(trees.tidy("".join(pieces)).split())


def word(raw: bytes, charset: str | None) -> str:
    text, _ = characters(raw, charset)
    return text


def characters(raw: bytes, charset: str | None) -> tuple[str, str]:
    """Text and its encoding: as declared where the bytes agree, else as they look."""
    named = (charset or "").lower()
    named = "cp1252" if named in {"iso-8859-1", "latin-1", "latin1"} else named
    try:
        if named not in {"", "us-ascii", "ascii", "unknown-8bit", "unknown", "default"}:
            return raw.decode(named), named
    except (LookupError, ValueError):
        pass
    if not raw.strip():
        return "", "utf-8"
    found = decode(raw, "mail")
    return found.text, found.encoding


def text_of(message: Message) -> Letter | None:
    """The story's text: plain, or of the page where the plain version is but a hint to look at that."""
    plain, page = [], []
    for one in islice(leaves(message), MAX_NESTED):
        if one.get_content_type() == "text/plain":
            plain.append(one)
        elif one.get_content_type() == "text/html":
            page.append(one)
    written = of_plain(plain) if plain else None
    if page and (written is None or len(written.text) < 200):
        drawn = of_page(page)
        if written is None or len(drawn.text) > 2 * len(written.text):
            return drawn
    return written


def leaves(message: Message) -> Iterator[Message]:
    """The text parts of a message that are its own: neither attachments nor what is in attached messages."""
    waiting = [message]
    while waiting:
        one = waiting.pop()
        payload = one.get_payload()
        if isinstance(payload, list):
            if one.get_content_type() != "message/rfc822":
                waiting.extend(inner for inner in reversed(payload) if isinstance(inner, Message))
        elif one.get_content_disposition() != "attachment":
            yield one


def of_plain(parts: list[Message]) -> Letter:
    texts, encodings = [], []
    for part in parts:
        text, encoding = characters(payload(part), part.get_content_charset())
        text = text.replace("\r\n", "\n")
        texts.append(unflow(text) if part.get_param("format") == "flowed" else text)
        encodings.append(encoding)
    text = "\n\n".join(texts)
    return Letter(trees.tidy(text), (), encodings[0], steps_of(encodings[0]))


def of_page(parts: list[Message]) -> Letter:
    marked, encodings = [], []
    for part in parts:
        text, encoding = characters(payload(part), part.get_content_charset())
        marked.append(marking.read(text))
        encodings.append(encoding)
    captions = tuple(caption for one in marked for caption in one.captions)
    return Letter("\n\n".join(one.body for one in marked), captions, encodings[0], steps_of(encodings[0]))


def steps_of(encoding: str) -> tuple[str, ...]:
    return () if encoding in {"utf-8", "ascii"} else (f"decoded as {encoding}",)


def payload(part: Message) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def unflow(text: str) -> str:
    """Lines that end in a space go on in the next one (RFC 3676)."""
    lines: list[str] = []
    going_on = False
    for line in text.split("\n"):
        own = line.removeprefix(" ")
        if going_on and own:
            lines[-1] += own
        else:
            lines.append(own)
        going_on = own.endswith(" ") and own != "-- "
    return "\n".join(lines)


def forwarded(text: str) -> tuple[str, str, Line | None]:
    """What was sent on, the words before it, and what its own header says; the text itself where nothing was."""
    match = FORWARDED.search(text, 0, MAX_BEFORE_FORWARDED + 12_000)
    if not match or match.start() > MAX_BEFORE_FORWARDED:
        return text, "", None
    told = {name.lower(): value.strip().strip("*").strip() for name, value in INNER.findall(match["head"])}
    byline, outlet = who(told.get("from", ""))
    title = PREFIX.sub("", told.get("subject", "")).strip() or None
    line = Line(title=title, byline=byline, outlet=outlet, published=sent(told.get("date") or told.get("sent") or ""))
    rest = re.sub(r"^> ?", "", text[match.end() :], flags=re.MULTILINE)
    return rest, text[: match.start()].strip(), line


def sent(text: str) -> SourceDate | None:
    found = dates.read(re.sub(r"\bat\b", ",", text), origin="header") if text else []
    return stamps.read(text, origin="header") or (found[0] if found else None)


def without_head(text: str, subject: str) -> tuple[Line, str]:
    """The lines above the story (headline, byline, date) taken off; a headline that is not the subject stays."""
    lines = text.strip("\n").split("\n")
    if not any(line.strip() for line in lines):
        return Line(), ""
    head, rest = heads.take(lines)
    if head.title and subject and squeezed(head.title) != squeezed(subject):
        rest = [head.title, "", *rest]
    return head, "\n".join(line.rstrip() for line in rest).strip("\n")


def squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def without_signature(body: str) -> tuple[str, str]:
    """The body without what stands below the last line of two dashes, if that is at its end."""
    found = list(SIGNATURE.finditer(body))
    if found and len(body) - found[-1].end() < max(600, len(body) // 3):
        return body[: found[-1].start()].rstrip(), body[found[-1].end() :].strip()
    return body, ""


def who(sender: str) -> tuple[str | None, str | None]:
    """Byline and outlet of a From line: newspapers and agencies write under their own names, people under theirs."""
    name, place = next(iter(getaddresses([sender])), ("", ""))
    name = name.strip(" \"'")
    if not name or "@" in name:
        host = place.rpartition("@")[2].lower()
        return None, host if "." in host and ROLE.match(place) else None
    name, _, via = name.partition(" via ")
    if ROLE.match(place) or HOUSE.search(name) or len(name.split()) == 1:
        return None, name
    return (headers.clean_byline(name), via or None)


def list_name(value: str) -> str | None:
    name = value.partition("<")[0].strip(" \"'")
    return name or None


def address(message: Message) -> str | None:
    for name in ("Archived-At", "X-URL", "Content-Location", "Content-Base"):
        if found := headers.URL.search(header(message, name)):
            return found.group()
    return None
