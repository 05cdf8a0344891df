"""Which of the places of a name is meant, and whether one is meant at all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log10

from articles.text.extraction.gazetteer import Place
from articles.text.extraction.places_candidates import Candidate
from articles.text.extraction.places_tokens import Words
from articles.text.extraction.places_words import DIRECTIONS, FEDERAL, SELDOM, demonyms, guards, neighbours

FAMOUS = 1_000_000  # inhabitants from which a town needs no word in its favour
WELL_KNOWN = 500_000  # … if its name is a surname besides
LARGE = 200_000
SIZEABLE = 50_000
MIDDLING = 15_000
MOST_RENOWNED = 80  # names in other languages beyond which more tell nothing
RENOWN = 2.0
CITIES_BEFORE_STATES = frozenset(("new york", "washington"))


class Context:
    """The countries and states an article speaks of, and how much."""

    def __init__(self) -> None:
        self.countries: Counter[str] = Counter()
        self.states: Counter[tuple[str, str]] = Counter()

    def read(self, words: Words, named: Iterable[Candidate]) -> None:
        known = demonyms()
        for low in [low for low, capital in zip(words.low, words.capital, strict=True) if capital and low in known]:
            self.countries[known[low]] += 1
        for candidate in named:
            self._read_name(candidate)

    def _read_name(self, candidate: Candidate) -> None:
        for country, state in candidate.within:
            self.countries[country] += 2
            self.states[country, state] += 2 if state else 0
        first = candidate.senses[0]
        if first.feature == "country":
            if not any(p.feature == "admin1" and p.proper for p in candidate.senses):
                self.countries[first.country] += 2
        elif first.feature == "admin1" and first.proper:
            self.states[first.country, first.admin1] += 2
            if first.country in FEDERAL or (first.population >= FAMOUS and not _starts_with_direction(candidate)):
                self.countries[first.country] += 1
        elif first.feature == "region" or (first.population >= FAMOUS and _is_alone(candidate)):
            self.countries[first.country] += 1
            self.states[first.country, first.admin1] += first.country in FEDERAL

    def is_near(self, place: Place) -> bool:
        """Whether a country that borders on the place's own is spoken of."""
        return any(self.countries[country] for country in neighbours().get(place.country, ()))

    def score(self, place: Place) -> float:
        """How likely a place is meant when only its name stands there."""
        support = 0.0
        if count := self.countries[place.country]:
            support += 2.0 + 0.05 * min(count, 10)
        elif self.is_near(place):
            support += 0.7
        if place.feature in ("city", "admin2"):
            support += self.support_of_state(place)
        return support + _fame(place)

    def learn(self, kept: Iterable[Candidate]) -> None:
        """Lets the towns that are beyond doubt speak for their neighbours."""
        for place in {c.chosen for c in kept if c.chosen and c.chosen.feature == "city"}:
            if not self.countries[place.country]:
                self.countries[place.country] += 1
            if place.country in FEDERAL and not self.states[place.country, place.admin1]:
                self.states[place.country, place.admin1] += 1

    def support_of_state(self, place: Place) -> float:
        count = self.states[place.country, place.admin1]
        return 1.8 + 0.15 * min(count, 10) if count else 0.0


def _starts_with_direction(candidate: Candidate) -> bool:
    return candidate.key.split()[0] in DIRECTIONS


def _is_alone(candidate: Candidate) -> bool:
    """No town of that name abroad has a tenth of its people."""
    first, *others = candidate.senses
    return all(p.country == first.country or p.population < first.population / 10 for p in others)


def _fame(place: Place) -> float:
    if place.feature == "country":
        return 14.0
    if place.feature == "region":
        return 12.0 if place.country != "US" else 9.0
    if place.feature == "admin2":
        return 7.0
    fame = 2 * log10(max(place.population, 100))
    if place.feature == "admin1":
        fame = min(fame, 12.5) + 1 if place.country in FEDERAL else fame - 2.5
    fame += RENOWN * min(place.renown, MOST_RENOWNED) / MOST_RENOWNED
    return fame if place.proper else fame - 2


def settle(named: Sequence[Candidate], context: Context) -> list[Candidate]:
    """Gives each name its place, one for the whole article, and leaves out names that mean none."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in named:
        groups[candidate.key].append(candidate)
    context.learn(_settle_once(groups, context))
    return sorted(_settle_once(groups, context), key=lambda candidate: candidate.start)


def _settle_once(groups: dict[str, list[Candidate]], context: Context) -> list[Candidate]:
    kept = []
    for group in groups.values():
        place = _choose(group, context)
        if place and _is_meant(place, group, context):
            kept += group
            for candidate in group:
                candidate.chosen = place
    return kept


def _choose(group: Sequence[Candidate], context: Context) -> Place | None:
    senses: Sequence[Place] = group[0].senses
    if any(candidate.within for candidate in group):
        senses = [p for p in senses if _fits(p, group)] or senses
    best = max(senses, key=lambda place: _rank(place, group, context)) if len(senses) > 1 else senses[0]
    rest = [p for p in group[0].rest if context.countries[p.country]]
    if rest and not context.countries[best.country] and best.feature in ("city", "admin1"):
        return max(rest, key=context.score)
    return best


def _fits(place: Place, group: Sequence[Candidate]) -> bool:
    """Whether it lies in what any mention is said to lie in."""
    return any(
        place.country == country and (not state or place.admin1 == state) and place.feature not in ("country", "region")
        for candidate in group
        for country, state in candidate.within
    )


def _rank(place: Place, group: Sequence[Candidate], context: Context) -> float:
    rank = context.score(place)
    if any(c.names_state for c in group):
        rank += 6 if place.feature == "admin1" and place.country in FEDERAL else 0
    elif group[0].key in CITIES_BEFORE_STATES and place.feature == "city" and place.population > LARGE:
        rank += 4
    if place.feature == "city" and place.country in FEDERAL and _is_named_like_its_state(place, group):
        rank -= context.support_of_state(place)
    if place.feature == "country" and _is_american(place, group, context):
        rank -= 4
    if place.feature == "region" and _is_american_town(place, group, context):
        rank -= 6
    return rank


def _is_named_like_its_state(place: Place, group: Sequence[Candidate]) -> bool:
    return any(
        p.feature == "admin1" and (p.country, p.admin1) == (place.country, place.admin1) for p in group[0].senses
    )


def _is_american(place: Place, group: Sequence[Candidate], context: Context) -> bool:
    """Georgia the state rather than the country: the article is about America, and no neighbour is named."""
    if not any(p.country == "US" and p.feature == "admin1" for p in group[0].senses):
        return False
    around = neighbours().get(place.country, frozenset()) | {place.country}
    return context.countries["US"] > sum(context.countries[country] for country in around)


def _is_american_town(place: Place, group: Sequence[Candidate], context: Context) -> bool:
    """Norfolk in Virginia rather than the county: the article is about America, hardly about the county's land."""
    large = any(p.country == "US" and p.feature == "city" and p.population >= LARGE for p in group[0].senses)
    return large and place.country == "GB" and context.countries["US"] > context.countries["GB"]


def _is_meant(place: Place, group: Sequence[Candidate], context: Context) -> bool:
    within = _fits(place, group)
    if group[0].key in SELDOM and not within:
        return False
    if place.feature in ("country", "region"):
        return True
    firm = any(c.firm for c in group)
    supported = bool(context.countries[place.country])
    kinds = [kind for kind, names in guards().items() if group[0].single and group[0].key in names]
    guarded = kinds and not (kinds == ["surname"] and place.population >= WELL_KNOWN)
    if place.feature == "admin2":
        return within or bool(context.states[place.country, place.admin1])
    if place.feature == "admin1":
        return place.country in FEDERAL or within or (supported and (firm or not guarded))
    if _is_acronym(group) and not within:
        return False
    if within or (place.population >= FAMOUS and place.proper):
        return True
    if not place.proper and not firm and group[0].single:
        return False
    if guarded and (not place.proper or (group[0].key in guards()["word"] and place.population < MIDDLING)):
        return False
    if guarded:
        soft = any(c.soft for c in group) and (kinds == ["word"] or place.population >= SIZEABLE)
        return (firm and (supported or place.population >= LARGE)) or (soft and supported)
    return _is_known_enough(place, group, context)


def _is_known_enough(place: Place, group: Sequence[Candidate], context: Context) -> bool:
    supported, firm = bool(context.countries[place.country]), any(c.firm for c in group)
    fits = firm or any(c.soft for c in group)
    if place.population >= LARGE:
        return True
    if place.population >= SIZEABLE and firm and len({p.country for p in group[0].senses}) == 1:
        return True
    if place.population >= MIDDLING:
        return supported or (fits and context.is_near(place)) or (firm and not context.countries)
    return supported and (fits or not group[0].single)


def _is_acronym(group: Sequence[Candidate]) -> bool:
    return all(c.single and c.text.isupper() and len(c.text) <= 5 and not (c.firm or c.loose) for c in group)
