"""In which script a name is written, and what of that `lang` and `dir` can honestly say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

# First word of the letters' Unicode names: (heading, subtag of ``lang``, direction). A script that many languages
# share has none of theirs: Arabic letters may write a Persian name.
SCRIPTS = {
    "LATIN": (_("Latin script"), "und-Latn", "ltr"),
    "ARABIC": (_("Arabic script"), "und-Arab", "rtl"),
    "CYRILLIC": (_("Cyrillic script"), "und-Cyrl", "ltr"),
    "GREEK": (_("Greek script"), "el", "ltr"),
    "HEBREW": (_("Hebrew script"), "he", "rtl"),
    "ARMENIAN": (_("Armenian script"), "hy", "ltr"),
    "GEORGIAN": (_("Georgian script"), "ka", "ltr"),
    "DEVANAGARI": (_("Devanagari"), "und-Deva", "ltr"),
    "BENGALI": (_("Bengali script"), "und-Beng", "ltr"),
    "ETHIOPIC": (_("Ethiopic script"), "und-Ethi", "ltr"),
    "THAI": (_("Thai script"), "th", "ltr"),
    "CJK": (_("Chinese characters"), "und-Hani", "ltr"),
    "HIRAGANA": (_("Japanese"), "ja", "ltr"),
    "KATAKANA": (_("Japanese"), "ja", "ltr"),
    "HANGUL": (_("Korean"), "ko", "ltr"),
    "SYRIAC": (_("Syriac script"), "und-Syrc", "rtl"),
    "THAANA": (_("Thaana"), "dv", "rtl"),
}
OTHER = (_("Other writing"), "", "auto")


@dataclass(frozen=True, slots=True)
class Wording:
    """``quotes`` says how many quotes are given to the speaker under this wording."""

    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Written:
    """The wordings of one script; ``lang`` is "" where nothing can be said."""

    heading: Any
    lang: str
    direction: str
    wordings: list[Wording]


def script_of(name: str) -> tuple[Any, str, str]:
    """Of its first letter: "Dr. أحمد" is a Latin wording."""
    letter = next((c for c in name if c.isalpha()), " ")
    return SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0].partition("-")[0], OTHER)


def by_script(wordings: Iterable[Wording]) -> list[Written]:
    """Most used first in each script; the script of the most used wording first."""
    found: dict[tuple[str, str], Written] = {}
    for wording in sorted(wordings, key=lambda w: (-w.quotes, w.name)):
        heading, lang, direction = script_of(wording.name)
        group = found.setdefault((str(heading), lang), Written(heading, lang, direction, []))
        group.wordings.append(wording)
    return list(found.values())
