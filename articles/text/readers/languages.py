"""A cheap guess at the language of a text, from its script and its commonest words."""

import re
import unicodedata
from collections import Counter

SAMPLE_CHARACTERS = 6_000
MIN_WORDS = 8
SCRIPTS = (
    ("ARABIC", "ar"), ("CYRILLIC", "ru"), ("GREEK", "el"), ("HEBREW", "he"), ("HANGUL", "ko"),
    ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("THAI", "th"), ("DEVANAGARI", "hi"), ("BENGALI", "bn"),
    ("MYANMAR", "my"), ("TAMIL", "ta"), ("ARMENIAN", "hy"), ("GEORGIAN", "ka"), ("ETHIOPIC", "am"),
    ("CJK", "zh"),
)  # fmt: skip
# Letters that one language of a script has and its largest one lacks.
TELLTALES = {"ar": (("ٹڈڑےں", "ur"), ("پچژگک", "fa")), "ru": (("іїєґ", "uk"), ("ђјљњћџ", "sr"))}
WORDS = {
    "en": "the of and to in that is was for on with he it as his by at from have has had not are were said this",
    "fr": "le la les des et du une est que dans qui pour pas sur au plus par ce il avec sont ont été aux",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es wird hat",
    "es": "el los las del que en y una por con para se su al es como más pero sus le ha fue este",
    "it": "il di che la della per un una non con sono del si dei alla le gli nel più anche come ha è",
    "pt": "o os as do da dos das que em um uma para com não por mais no na se foi ao pelo é",
    "nl": "de het een van en in dat is op te zijn met voor niet aan er om ook als bij maar door wordt",
    "sv": "och att det som en på är av för med den till inte har om ett men han vi var",
    "pl": "i w na z się że do nie jest o od za przez po jak ale to są dla tym",
    "tr": "ve bir bu için da de ile olarak çok daha olan gibi kadar sonra ancak ne",
    "id": "yang dan di dengan untuk dari dalam ini itu pada tidak ke akan oleh juga",
}
MARKERS = {language: frozenset(words.split()) for language, words in WORDS.items()}
WORD = re.compile(r"[^\W\d_]+")


def guess(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short or in a language not listed."""
    sample = text[:SAMPLE_CHARACTERS]
    words = WORD.findall(sample.lower())
    script = script_of(words)
    if script is not None:
        return of_script(script, sample)
    if len(words) < MIN_WORDS:
        return None
    counts = Counter(words)
    scores = {language: sum(counts[w] for w in markers) for language, markers in MARKERS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= 0.12 * len(words) else None


def script_of(words: list[str]) -> str | None:
    """The language that stands for the script most words begin in; None for Latin letters."""
    scripts = Counter(unicodedata.name(word[0], "").split(" ")[0] for word in words)
    if not scripts or scripts["LATIN"] > 0.6 * sum(scripts.values()):
        return None
    # A Japanese or Chinese text has few "words", so any kana decides.
    if scripts["HIRAGANA"] + scripts["KATAKANA"]:
        return "ja"
    best = scripts.most_common(1)[0][0]
    return next((code for name, code in SCRIPTS if name == best), None)


def of_script(code: str, sample: str) -> str:
    for letters, other in TELLTALES.get(code, ()):
        if sum(c in letters for c in sample) > 0.02 * len(sample):
            return other
    if code == "zh" and any("\u3040" <= c <= "\u30ff" for c in sample):
        return "ja"
    return code
