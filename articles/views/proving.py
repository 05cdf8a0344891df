"""A quote's words in the file that its article was read from: the passage as it stands there, with the words marked."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models import Original, Quote
from articles.models.provenance import originals_storage
from articles.models.takedown import is_withheld
from articles.views.locating import CONTEXT, Place, locate
from articles.views.marking import NOTHING

# Beyond this a page would cost more than a look at the file itself.
MOST_SEARCHED = 1_500_000
FILES_TRIED = 3
AROUND = 260
LONGEST = 4000  # of a gap or a passage that is shown in one piece
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_MARKUP = re.compile(r"<[^<>]{0,2000}+>|&(?:amp;)?#?\w{1,31};|\\u[0-9a-fA-F]{4}|\\[nrt\"/]|(?:=[0-9A-F]{2})+|=\r?\n")
_ENCODED = re.compile(rb"content-transfer-encoding:[ \t]*base64", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proof:
    """``html`` is the marked passage, empty where there is none; ``sentence`` says why, or what to mind."""

    original: Original
    html: SafeString = NOTHING
    sentence: str | Promise = ""


def prove(quote: Quote) -> Proof | None:
    """From the first of the article's files in which the words are found; None where no file is kept."""
    kept = list(Original.objects.filter(article=quote.article_id)[: 4 * FILES_TRIED])
    proofs: list[Proof] = []
    for original in sorted(kept, key=lambda row: row.start is None)[:FILES_TRIED]:
        proofs.append(_prove(quote, original))
        if proofs[-1].html:
            return proofs[-1]
    return proofs[0] if proofs else None


def _prove(quote: Quote, original: Original) -> Proof:
    if is_withheld(original):
        return Proof(original, sentence=_("This file holds a name that was taken down: it is not shown."))
    try:
        data = _read(original)
    except OSError:
        return Proof(original, sentence=_("The bytes of this file are missing from the archive’s store."))
    if data is None:
        return Proof(original, sentence=_("This file is too long to be searched while you wait."))
    if data.startswith(b"%PDF-"):
        return Proof(original, sentence=_("This file is a PDF: its words do not stand in it as plain text."))
    if data.startswith(PACKED):
        return Proof(original, sentence=_("This file is packed: its words do not stand in it as plain text."))
    body, words = quote.article.body, quote.paragraphs or [quote.text]
    before, behind = body[max(quote.start - 2 * CONTEXT, 0) : quote.start], body[quote.end : quote.end + 2 * CONTEXT]
    for source in _texts(data, quote.article.encoding):
        if place := locate(source, words, before, behind):
            sentence = "" if place.whole else _("Only a part of the words was found in this file as they are quoted.")
            return Proof(original, show(source, place), sentence)
    return Proof(original, sentence=_("These words could not be found in this file as they are quoted."))


def _read(original: Original) -> bytes | None:
    """The part of the file that the article came from, where it stands in it as it is; None when it is too long."""
    with originals_storage().open(original.path) as file:
        if original.start is None or original.length is None:
            data = file.read(MOST_SEARCHED + 1)
        else:
            file.seek(original.start)
            data = file.read(min(original.length, MOST_SEARCHED + 1))
    return data if len(data) <= MOST_SEARCHED else None


def _texts(data: bytes, encoding: str) -> Iterable[str]:
    """The text as it was read first, then what else the bytes may say."""
    if _ENCODED.search(data):
        yield _decoded_mail(data)
    tried = dict.fromkeys(name for name in (encoding, _mark_of_order(data), "utf-8", "cp1252") if name)
    for name in tried:
        try:
            yield data.decode(name)
        except (LookupError, ValueError):
            continue
    yield data.decode("utf-8", errors="replace")


def _mark_of_order(data: bytes) -> str:
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""


def _decoded_mail(data: bytes) -> str:
    """The texts of a mail whose lines are written in base64."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    texts = []
    for part in parts:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            texts.append(payload.decode(_known(part.get_content_charset()), errors="replace"))
    return "\n\n".join(texts)


def _known(charset: str | None) -> str:
    try:
        return charset if charset and b"".decode(charset) == "" else "utf-8"
    except (LookupError, ValueError):
        return "utf-8"


def show(source: str, place: Place) -> SafeString:
    """The words with what stands around them; markup is set apart from what a reader sees."""
    first, last = place.spans[0][0], place.spans[-1][1]
    start, end = _line_before(source, first), _line_behind(source, last)
    out = [mark_safe("… ") if start else "", _plain(source, start, first)]
    at = first
    for left, right in place.spans:
        out.append(_plain(source, at, left))
        out.append(format_html('<mark class="quote">{}</mark>', _plain(source, left, right)))
        at = right
    out += [_plain(source, last, end), mark_safe(" …") if end < len(source) else ""]
    return mark_safe("".join(out))  # noqa: S308 (made of escaped text and safe tags)


def _line_before(source: str, at: int) -> int:
    """Where a line or a word begins, not far before."""
    start = max(at - AROUND, 0)
    if start == 0:
        return 0
    for separator in ("\n", " "):
        if (found := source.find(separator, start, at)) >= 0 and source[found:at].strip():
            return found + 1
    return start


def _line_behind(source: str, at: int) -> int:
    end = min(at + AROUND, len(source))
    if end == len(source):
        return end
    for separator in ("\n", " "):
        if (found := source.rfind(separator, at, end)) >= 0 and source[at:found].strip():
            return found
    return end


def _plain(source: str, start: int, end: int) -> SafeString:
    if end - start > 2 * LONGEST:
        pieces = _plain(source, start, start + LONGEST), _plain(source, end - LONGEST, end)
        return format_html('{} <span class="left-out">[…]</span> {}', *pieces)
    out: list[str] = []
    at = start
    for found in _MARKUP.finditer(source, start, end):
        out += [escape(source[at : found.start()]), f'<span class="markup">{escape(found[0])}</span>']
        at = found.end()
    out.append(escape(source[at:end]))
    return mark_safe("".join(out))  # noqa: S308 (made of escaped text and safe tags)
