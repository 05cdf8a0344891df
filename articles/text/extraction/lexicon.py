"""The word lists beside the code, each read once, when first needed."""

from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
Forms = dict[str, str]
RANKS = ("vice", "deputy", "ex")


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@cache
def _groups(name: str) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for key, words in _rows(name):
        groups.setdefault(key, set()).update(words.split())
    return {key: frozenset(words) for key, words in groups.items()}


@cache
def titles(group: str) -> frozenset[str]:
    """Lower-case title words of one group: "honorific", "office", "modifier", "suffix", …"""
    found = {word.lower() for word in _groups("titles.txt")[group]}
    if group == "office":
        found |= {f"{rank}-{word}" for rank in RANKS for word in found if "-" not in word}  # "vice-mayor"
    return frozenset(found)


@cache
def words(group: str) -> frozenset[str]:
    """Lower-case words of one group of organisation_words.txt."""
    return frozenset(word.lower() for word in _groups("organisation_words.txt")[group])


@cache
def nouns(group: str) -> frozenset[str]:
    """Lower-case nouns for those who speak, of one group of sources.txt."""
    return frozenset(word.lower() for word in _groups("sources.txt")[group])


@cache
def title_words() -> frozenset[str]:
    return titles("office") | titles("modifier")


@cache
def title_openings() -> frozenset[str]:
    """Words that may stand before a name and are none."""
    return title_words() | words("nationality")


@cache
def speakers() -> frozenset[str]:
    """Nouns of every group of those who may speak."""
    return nouns("person") | nouns("body") | nouns("document") | nouns("group") | plurals()


@cache
def plurals() -> frozenset[str]:
    """More than one of those who may speak: "aides", "allies", "ministries"."""
    single = nouns("person") | nouns("body")
    ending = {word[:-1] + "ies" for word in single if word.endswith("y") and word[-2:-1] not in "aeou"}
    return frozenset(ending | {word + "s" for word in single if not word.endswith(("s", "y"))})


@cache
def introducing() -> frozenset[str]:
    """Words that may stand between a body and the person who belongs to it: "party campaign chief"."""
    return title_words() | nouns("person") | nouns("body") | nouns("document")


@cache
def first_names() -> dict[str, str]:
    """Given name, lower case -> "m", "f" or "u"."""
    found: dict[str, str] = {}
    for gender, names in _groups("first_names.txt").items():
        for name in names:
            lower = name.lower()
            found[lower] = "u" if found.get(lower, gender) != gender else gender
    for gender, name in _rows("census_first_names.txt"):
        found.setdefault(name, gender)
    return found


@cache
def common_words() -> frozenset[str]:
    """Words of the dictionary that hardly anybody bears as a name."""
    return frozenset((DATA / "common_words.txt").read_text(encoding="utf-8").split())


@cache
def surnames() -> frozenset[str]:
    """The commonest surnames of the United States, lower case."""
    return frozenset((DATA / "surnames.txt").read_text(encoding="utf-8").split())


@cache
def organisations() -> dict[str, str]:
    """Every wording of a well-known body -> its canonical name, case kept."""
    return {name: row[0] for row in _rows("organisations.txt") for name in row if name}


def _verbs() -> tuple[Forms, Forms, Forms, Forms]:
    classes: Forms = {}
    past: Forms = {}
    lemmas: Forms = {}
    participles: Forms = {}
    for kind, row in _rows("reporting_verbs.txt"):
        base, third, simple, participle, ing = row.split()
        for form in (base, third, simple, participle, ing):
            classes.setdefault(form, kind)
            lemmas.setdefault(form, base)
        past.update({third: "third", simple: "past"})
        past.setdefault(base, "base")
        participles.setdefault(ing, "ing")
        participles.setdefault(participle, "participle")
    return classes, past, lemmas, participles


_CLASSES, _PAST, _LEMMAS, _PARTICIPLES = _verbs()
_FORMS = {**_PARTICIPLES, **_PAST}
VERBS = frozenset(_CLASSES)  # every form that has a class

# Asked of nearly every word of every article, so bound without a call between.
verb_class = _CLASSES.get  # "say", "tell", "talk", "write", "soft", or None: no reporting verb
verb_form = _FORMS.get  # "third", "past", "base", "ing", "participle"; a past that is also a participle is "past"


def verb_lemma(form: str) -> str:
    return _LEMMAS.get(form, form)


NO_ADVERBS = word_set(
    "family ally assembly rally reply supply monopoly anomaly bully jelly belly fly elderly friendly unfriendly daily "
    "weekly monthly quarterly yearly lonely lovely ugly silly holy costly deadly orderly cowardly kindly likely "
    "unlikely early only scholarly heavenly worldly grisly burly portly sickly"
)  # that end as one


@cache
def is_adverb(lower: str) -> bool:
    """Whether a word looks like an adverb: "quickly", not "family"."""
    return lower.endswith("ly") and lower not in NO_ADVERBS
