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
# Languages that a guess takes for one another.
KIN = tuple(
    frozenset(codes.split(","))
    for codes in (
        "ar,fa,ur,ps,ckb,ku,sd,ug,prs",
        "ru,uk,sr,bg,mk,be,kk,ky,mn,tg,tt,ba,cv,os,ce",
        "hi,mr,ne,sa,mai,bho",
        "bn,as",
        "zh,yue",
        "he,yi",
        "am,ti",
        "sv,no,da,is,fo",
        "hr,sr,bs,sl,me",
        "cs,sk",
        "id,ms,jv,su",
        "es,ca,gl,pt,ast,eu",
        "nl,af,fy",
        "tr,az,tk",
        "fi,et",
        "it,co,sc,scn",
        "ro,mo",
        "en,sco",
    )
)
# A guess tells these from all others.
PLAIN = frozenset(re.findall(r"\w+", "en fr de es it pt nl sv pl tr id ru uk ar fa ur he hi zh ja ko el th"))


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
    """Whether a text of that language could be guessed to be the other, which is better known."""
    return declared_code not in PLAIN and any(declared_code in kin and guess in kin for kin in KIN)
