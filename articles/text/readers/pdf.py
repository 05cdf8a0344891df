"""A PDF with text to one article: lines put together to paragraphs, running heads and page numbers left out.

The day a PDF was made is not the day its story came out, so only what is printed in it counts.
"""

import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from articles.text.readers import headers, heads, languages, printing, trees, wires
from articles.text.readers.printing import Line
from articles.text.readers.recognising import NO_STORY, UnreadableSource
from articles.text.values import Cut, Part, RawArticle

MAX_PAGES = 200
MAX_SECONDS = 30.0
MAX_TITLE = 250
MAX_SMALL_SHARE = 0.25
MAX_CONTENT = 20_000_000
MIN_LETTERS = 80
HOUSE = re.compile(
    r"\b(?:the|news|post|times|daily|press|agency|herald|tribune|journal|gazette|observer|star|mail|chronicle|"
    r"telegraph|guardian|independent|mercury|courier|echo|express|record|sun|mirror|magazine|weekly)\b",
    re.IGNORECASE,
)

# It reports every flaw that it mends; what cannot be mended is raised.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Document:
    """What was printed, page by page, and the title that the file gives itself."""

    pages: list[list[Line]]
    title: str


def read(part: Part) -> Iterator[RawArticle]:
    """The one article. Raises UnreadableSource for locked, scanned, broken and endless documents."""
    try:
        document = opened(part)
    except UnreadableSource:
        raise
    except RecursionError as error:
        raise UnreadableSource(
            part.name, "a PDF whose parts contain each other; expected a sound one", part.label
        ) from error
    except Exception as error:  # the library raises whatever its input leads it to
        reason = f"a damaged PDF ({type(error).__name__}); expected one that a viewer opens"
        raise UnreadableSource(part.name, reason, part.label) from error
    letters = sum(c.isalpha() for page in document.pages for line in page for c in line.text)
    if letters < MIN_LETTERS:
        reason = "a PDF without text, perhaps pictures of pages; put it through text recognition first"
        raise UnreadableSource(part.name, reason, part.label)
    if not printing.is_legible(document.pages):
        reason = "a PDF whose fonts do not say which letters they show; put it through text recognition first"
        raise UnreadableSource(part.name, reason, part.label)
    yield article(document, part)


def opened(part: Part) -> Document:
    reader = PdfReader(BytesIO(part.data), strict=False)
    locked = UnreadableSource(part.name, "a PDF locked with a password; save it without one and try again", part.label)
    try:
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise locked
        count = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise locked from error
    if count > MAX_PAGES:
        reason = f"a PDF of {count:,} pages, more than a story may have ({MAX_PAGES}); save the pages that hold it"
        raise UnreadableSource(part.name, reason, part.label)
    end = time.monotonic() + MAX_SECONDS
    pages = []
    for page in reader.pages:
        pages.append(lines_of(page))
        if time.monotonic() > end:
            reason = f"a PDF that takes longer than {MAX_SECONDS:.0f} seconds to read; save its text and try again"
            raise UnreadableSource(part.name, reason, part.label)
    metadata = reader.metadata
    return Document(pages, str(metadata.title or "") if metadata else "")


def lines_of(page: Any) -> list[Line]:
    """The lines of a page in the order in which they were set, each with its place and size."""
    content = page.get_contents()
    if content is None or len(content.get_data()) > MAX_CONTENT:
        return []
    setting = Setting()
    page.extract_text(visitor_text=setting.take)
    setting.close()
    return setting.lines


class Setting:
    """Collects the pieces of text of a page, as the library hands them out, to lines.

    A line stands where its first piece stands, and is as large as its longest: bullets and initials are set apart.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.place = (0.0, 0.0)
        self.size = 0.0
        self.longest = 0

    def take(self, text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                self.close()
            length = len(piece.strip())
            if length and not self.longest:
                across = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                self.place = (across, tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
            if length > self.longest:
                self.longest, self.size = length, abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))
            self.words.append(piece)

    def close(self) -> None:
        if text := " ".join("".join(self.words).split()):
            self.lines.append(Line(printing.spell_out(text), *self.place, self.size))
        self.words.clear()
        self.longest = 0


def article(document: Document, part: Part) -> RawArticle:
    pages, url = printing.without_margins(document.pages)
    blocks = printing.blocks(pages)
    size = Counter[float]()
    for block in blocks:
        size[round(block.size, 1)] += len(block.text)
    usual = size.most_common(1)[0][0] if size else 0.0
    at = title_at(blocks, document.title, usual)
    title = blocks[at].text if at is not None else ""
    above = [block.text for block in blocks[: at or 0]]
    rest = blocks[at + 1 :] if at is not None else blocks
    aside = [block for block in rest if is_small(block, usual)]
    # Where much is set small it is no caption, but another way of setting the story.
    if sum(len(block.text) for block in aside) > MAX_SMALL_SHARE * sum(len(block.text) for block in rest):
        aside = []
    small_ones = {id(block) for block in aside}
    told = [block.text for block in rest if id(block) not in small_ones]
    small = [Cut(kind="caption", text=block.text, before=0) for block in aside]
    outlet = next((text for text in [*above, *told[:3]] if is_masthead(text)), None)
    told = [text for at, text in enumerate(told) if at >= 3 or text != outlet]
    left = [Cut(kind="notice", text=text, before=0) for text in above if text != outlet and not is_head(text)]
    return of_text(part, title, [*filter(is_head, above), *told], outlet, url, (*left, *small))


def of_text(
    part: Part, title: str, paragraphs: list[str], outlet: str | None, url: str | None, left: tuple[Cut, ...]
) -> RawArticle:
    """The article of what was printed: its head is taken off as that of a plain text."""
    lines = trees.tidy("\n\n".join([*filter(None, [title]), *paragraphs])).split("\n")
    head, rest = heads.take(lines)
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in rest)).strip("\n")
    if not body:
        raise UnreadableSource(part.name, NO_STORY, part.label)
    found = head.title or title or heads.first_sentence(body)
    return RawArticle(
        source_path=part.name,
        title=found,
        body=body,
        outlet=outlet or head.outlet,
        url=head.url or url or part.url,
        byline=head.byline,
        published=head.published or wires.date_of(body),
        updated=head.updated,
        language=languages.guess(f"{found}\n{body}"),
        dateline=head.dateline or "",
        left_out=left,
    )


def is_masthead(text: str) -> bool:
    return (
        len(text.split()) <= 6 and bool(HOUSE.search(text)) and not re.search(r"[.!?,:\d]", text) and not is_head(text)
    )


def is_head(text: str) -> bool:
    return headers.read(text) is not None


def is_small(block: printing.Block, usual: float) -> bool:
    """Captions and credits are set smaller than the story."""
    return block.size < 0.86 * usual and len(block.text) < 400


def title_at(blocks: list[printing.Block], named: str, usual: float) -> int | None:
    """Which block of the first page is the headline: the one the file is named for, else the largest in print."""
    first = [block for block in blocks if block.page == 0][:30]
    plain = re.sub(r"\W+", "", named).casefold()
    for at, block in enumerate(first):
        text = re.sub(r"\W+", "", block.text).casefold()
        if len(plain) > 12 and len(text) > 12 and len(block.text) <= MAX_TITLE and (text in plain or plain in text):
            return at
    large = [b for b in first if b.size > 1.15 * usual and len(b.text.split()) > 1 and len(b.text) <= MAX_TITLE]
    large = [block for block in large if not is_masthead(block.text)] or large
    return first.index(max(large, key=lambda block: block.size)) if large else None
