"""Raw article to clean article: every rule names what to cut; the rest is the canonical body."""

import re
from collections.abc import Iterable, Iterator

from articles.text.cleaning import (
    adverts,
    captions,
    credit_lines,
    furniture,
    notices,
    repeats,
    sharing,
    teasers,
)
from articles.text.cleaning.pages import Page, Passage, Rule, page_of
from articles.text.values import CleanArticle, Cut, RawArticle

# In this order: the rule for furniture weighs what the rules before it have recognised.
RULES: tuple[Rule, ...] = (
    repeats.find,
    credit_lines.find,
    notices.find,
    sharing.find,
    teasers.find,
    adverts.find,
    furniture.find,
    captions.find,
)
# Passages of these kinds come in runs; neighbours are kept as one.
RUNS = frozenset({"teaser", "advert", "sharing"})
SITE_NAME = re.compile(r"\s+[|»]\s+")
MOST_LEFT_OUT, ANCHOR = 500, 60
PARAGRAPH_BREAK = "\n\n"


def clean(raw: RawArticle) -> CleanArticle:
    """The story without the page around it. A text that is nothing but furniture is left whole."""
    page = page_of(raw.title, raw.body)
    passages = list(find_passages(page))
    body, cuts = assemble(page, passages)
    if not body:
        body, cuts = assemble(page, [])
    cuts += moved(raw, body)
    return CleanArticle(
        raw=raw, title=bare_title(raw.title), body=body, cuts=tuple(sorted(cuts, key=lambda cut: cut.before))
    )


def moved(raw: RawArticle, body: str) -> list[Cut]:
    """What the reader left out, placed before the words of the body that followed it, as far as these are left."""
    cuts: list[Cut] = []
    at = 0
    for cut in raw.left_out[:MOST_LEFT_OUT]:
        following = raw.body[cut.before : cut.before + ANCHOR].strip().split("\n", 1)[0]
        found = body.find(following, at) if following else len(body)
        at = found if found >= 0 else at
        cuts.append(Cut(kind=cut.kind, text=cut.text, before=at))
    return cuts


def find_passages(page: Page) -> Iterator[Passage]:
    for rule in RULES:
        whole: dict[int, str] = {}
        for passage in rule(page):
            if passage.paragraph not in page.cut and passage.paragraph not in whole:
                yield passage
                if passage.end is None:
                    whole[passage.paragraph] = passage.kind
        page = page.without(whole)


def assemble(page: Page, passages: Iterable[Passage]) -> tuple[str, list[Cut]]:
    """The body that is left, and the cuts in order."""
    by_paragraph: dict[int, list[Passage]] = {}
    for passage in passages:
        by_paragraph.setdefault(passage.paragraph, []).append(passage)
    kept: list[str] = []
    cuts: list[tuple[int, Cut]] = []
    length = 0
    for number, paragraph in enumerate(page.paragraphs):
        offset = length + len(PARAGRAPH_BREAK) if kept else 0
        rest, own = divide(paragraph.text, by_paragraph.get(number, []), offset)
        cuts.extend((number, cut) for cut in own)
        if rest:
            kept.append(rest)
            length = offset + len(rest)
    return PARAGRAPH_BREAK.join(kept), join_runs(cuts, length)


def divide(text: str, passages: list[Passage], offset: int) -> tuple[str, list[Cut]]:
    """What stays of a paragraph that begins at ``offset`` of the body, and what goes."""
    if not passages:
        return text, []
    kept: list[str] = []
    cuts: list[Cut] = []
    at = length = 0
    for passage in sorted(passages, key=lambda p: p.start):
        end = len(text) if passage.end is None else passage.end
        start = max(passage.start, at)
        if piece := text[start:end].strip():
            before = text[at:start].strip()
            if before:
                kept.append(before)
                length += len(before) + (1 if length else 0)
            cuts.append(Cut(kind=passage.kind, text=piece, before=offset + length))
            at = end
    kept.append(text[at:].strip())
    return " ".join(piece for piece in kept if piece), cuts


def join_runs(cuts: list[tuple[int, Cut]], length: int) -> list[Cut]:
    """Neighbours of one kind as one; none stands behind the body's end."""
    joined: list[Cut] = []
    runs: list[list[str]] = []
    last = -2
    for number, cut in cuts:
        before = min(cut.before, length)
        if (
            joined
            and cut.kind in RUNS
            and joined[-1].kind == cut.kind
            and number == last + 1
            and joined[-1].before == before
        ):
            runs[-1].append(cut.text)
        else:
            joined.append(Cut(kind=cut.kind, text=cut.text, before=before))
            runs.append([cut.text])
        last = number
    return [Cut(kind=c.kind, text="\n".join(texts), before=c.before) for c, texts in zip(joined, runs, strict=True)]


def bare_title(title: str) -> str:
    """The headline without the names of section and site that pages put behind it."""
    parts = SITE_NAME.split(" ".join(title.split()))
    return parts[0] if len(parts[0].split()) >= 3 else " ".join(title.split())
