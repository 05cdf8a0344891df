"""The language a story is written in: what the page declares, unless its text says otherwise."""

import re

from articles.text.readers import languages
from articles.text.readers.html import jsonld
from articles.text.readers.html.metadata_clues import Clues

CODE = re.compile(r"^\s*([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}\s*(?:[,;]|$)", re.IGNORECASE)
OLD = {
    "iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no", "cn": "zh", "jp": "ja", "kr": "ko", "gr": "el",
    "cz": "cs", "ua": "uk", "tl": "fil", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es",
    "ara": "ar", "por": "pt", "rus": "ru", "ind": "id",
}  # fmt: skip
# What the guess by script alone cannot tell apart.
FAMILIES = tuple(
    frozenset(codes.split(","))
    for codes in (
        "ar,fa,ur,ps,ckb,ku,sd,ug,prs",
        "ru,uk,sr,bg,mk,be,kk,ky,mn,tg,tt,ba,cv,os,ce",
        "hi,mr,ne,sa,mai,bho",
        "bn,as",
        "zh,yue",
        "he,yi",
        "am,ti",
    )
)
TELLTALE = frozenset(["ar", "fa", "ur", "ru", "uk"])


def declared(clues: Clues, story: jsonld.Node | None) -> list[str]:
    """Locales as the page writes them, the weightiest first."""
    given = [
        clues.lang,
        clues.meta("content-language", "language", "dc.language", "dcterms.language", "og:language"),
        jsonld.string(story.get("inLanguage")) if story else "",
        *clues.metas.get("og:locale", [])[:1],
    ]
    return [value.strip() for value in given if CODE.match(value)]


def code(locale: str) -> str:
    match = CODE.match(locale)
    short = match[1].lower() if match else ""
    return OLD.get(short, short)


def find(locales: list[str], body: str) -> str | None:
    """ISO 639-1 where there is one."""
    codes = [code(locale) for locale in locales]
    guess = languages.guess(body) if body else None
    if guess is None:
        return codes[0] if codes else None
    if not codes or guess in codes:
        return guess
    return next((c for c in codes if could_be(c, guess)), guess)


def could_be(declared_code: str, guess: str) -> bool:
    """Whether a text of that language could be guessed to be ``guess``, which the guesser knows better."""
    if any(declared_code in family and guess in family for family in FAMILIES):
        return not (declared_code in TELLTALE and guess in TELLTALE)
    return declared_code not in languages.MARKERS and guess in languages.MARKERS and latin(declared_code)


def latin(declared_code: str) -> bool:
    return not any(declared_code in family for family in FAMILIES if declared_code != "sr") and declared_code not in {
        script for _, script in languages.SCRIPTS
    }
