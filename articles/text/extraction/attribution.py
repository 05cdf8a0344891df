"""The speaker of each quote: candidates weighed in reading order, then traced to who is meant."""

from collections import Counter
from dataclasses import dataclass, field

from articles.text.extraction import candidates, ranking, transcripts
from articles.text.extraction.features import Candidate
from articles.text.extraction.ground import Cue
from articles.text.extraction.references import References
from articles.text.extraction.scene import Scene, View, look, stage
from articles.text.extraction.skeleton import Mention
from articles.text.values import Span

LABELLED = 0.9
SUREST = 0.99
UNKNOWN = 0.5
SLIGHT = 0.05  # belief below which it is not asked whom a pronoun means
NOBODY = 0.4  # belief from which on words in marks are held to be nobody's speech
WEIGHED = 6  # who are kept with their chances
Weighed = tuple[Mention, float]
GOES_ON = "same speaker goes on"


@dataclass(slots=True)
class Attribution:
    """``mention`` stands at the quote, ``meant`` says who that is; both None where nobody is known."""

    number: int
    view: View
    mention: Mention | None
    meant: Mention | None
    cue: Cue | None
    rule: str
    confidence: float
    weighed: list[Weighed] = field(default_factory=list, kw_only=True)


def weigh(body: str, start: int) -> list[tuple[Span, float]]:
    """Who may have spoken the quotation that begins at ``start``: where each is named, and the chance, best first."""
    scene = stage(body)
    references = References(scene)
    for one in attribute(scene, references):
        if scene.skeleton.stretches[one.number].start == start:
            return _by_person([(references.resolve(mention, None), chance) for mention, chance in one.weighed])
    return []


def _by_person(weighed: list[Weighed]) -> list[tuple[Span, float]]:
    """Two mentions that mean one person count together."""
    places: dict[int, Span] = {}
    chances: dict[int, float] = {}
    for mention, chance in weighed:
        who = mention.entity if mention.entity is not None else -mention.start - 1
        places.setdefault(who, (mention.start, mention.end))
        chances[who] = chances.get(who, 0.0) + chance
    return [(places[who], chances[who]) for who in sorted(chances, key=lambda who: -chances[who])]


def attribute(scene: Scene, references: References | None = None) -> list[Attribution]:
    """One for each stretch that is somebody's speech, in reading order."""
    table = ranking.weights()
    references = references or References(scene)
    found: list[Attribution] = []
    previous: tuple[Mention, int] | None = None
    for number, stretch in enumerate(scene.skeleton.stretches):
        view = look(scene, number)
        if stretch.label:
            spoken = _labelled(scene, number, view)
            found.append(spoken)
            previous = (spoken.mention, number) if spoken.mention else previous
            continue
        if stretch.resumes and found and found[-1].number == number - 1:
            found.append(_resumed(found[-1], number, view))
            previous = (previous[0], number) if previous else None
            continue
        speaker = previous[0] if previous else None
        chosen, weighed = _choose(candidates.gather(scene, view, previous), table, references, speaker)
        if chosen.mention is None:
            continue
        chance = weighed[0][1]
        meant = references.resolve(chosen.mention, speaker)
        chance *= references.belief.get(id(chosen.mention), 1.0)
        if meant.kind == "pronoun" and meant.head not in ("i", "we"):
            chance *= UNKNOWN  # "he", and nobody is named who may be meant
        rule = _rule(chosen)
        if rule == GOES_ON and found:
            chance *= found[-1].confidence
        sure = _calibrated(chance)
        found.append(Attribution(number, view, chosen.mention, meant, chosen.cue, rule, sure, weighed=weighed))
        previous = (chosen.mention, number)
    return found


def _labelled(scene: Scene, number: int, view: View) -> Attribution:
    """In a transcript the label tells; "A" is whoever the text before it names most."""
    if scene.skeleton.stretches[number].label == transcripts.ANSWER:
        named = _interviewed(scene)
    else:
        before = scene.ground.ending.get(view.first - 2)
        named = before if before and before.entity is not None else None
    return Attribution(number, view, named, named, None, "transcript", LABELLED if named else 0.0)


def _interviewed(scene: Scene) -> Mention | None:
    first = next(
        places[0] for s, places in zip(scene.skeleton.stretches, scene.skeleton.places, strict=True) if s.label
    )
    people = [m for m in scene.mentions if m.kind == "person" and m.entity is not None and m.first < first]
    counts = Counter(mention.entity for mention in people)
    return max(people, key=lambda mention: (counts[mention.entity], -mention.first), default=None)


def _choose(
    options: list[Candidate], table: dict[str, float], references: References, speaker: Mention | None
) -> tuple[Candidate, list[Weighed]]:
    """Nobody if that is likelier than not; else whoever gathers the most belief over all their mentions."""
    beliefs = ranking.chances([ranking.score(option.features, table) for option in options])
    if beliefs[-1] > NOBODY or len(options) == 1:
        return options[-1], []
    mass: dict[int, float] = {}
    foremost: dict[int, tuple[float, Candidate]] = {}
    for option, belief in zip(options[:-1], beliefs, strict=False):
        who = _identity(option)
        if belief > SLIGHT and option.mention is not None and option.mention.head in ("he", "she"):
            meant = references.resolve(option.mention, speaker)
            who = meant.entity if meant.entity is not None else who
        mass[who] = mass.get(who, 0.0) + belief
        if who not in foremost or belief > foremost[who][0]:
            foremost[who] = (belief, option)
    order = sorted(mass, key=lambda who: mass[who], reverse=True)[:WEIGHED]
    best = [(foremost[who][1], mass[who]) for who in order]
    return best[0][0], [(option.mention, chance) for option, chance in best if option.mention]


def _identity(option: Candidate) -> int:
    """The entity's number; below nought for a mention that belongs to none."""
    mention = option.mention
    return mention.entity if mention is not None and mention.entity is not None else -id(mention)


def _calibrated(chance: float) -> float:
    """The model is too sure of itself: what it holds at 0.94 is right nine times in ten; nothing is certain."""
    return min(chance * (1 - 0.6 * (1 - chance)), SUREST)


def _resumed(before: Attribution, number: int, view: View) -> Attribution:
    return Attribution(number, view, before.mention, before.meant, before.cue, "continuation", before.confidence)


def _rule(chosen: Candidate) -> str:
    """The kind of evidence, in a word, for the quote's page."""
    features = chosen.features
    if any(feature.startswith("A0") for feature in features):
        return "verb after the quote"
    if any(feature.startswith("B0") for feature in features):
        return "verb before the quote"
    if any(feature.startswith("prev:") for feature in features):
        return GOES_ON
    if chosen.cue is not None:
        return "verb near the quote"
    return "nearest mention"
