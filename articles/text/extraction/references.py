"""Whom "he", "the spokesman" and "the Foreign Secretary" mean, by what stands before them."""

from bisect import bisect_left
from math import log

from articles.text.extraction import cues
from articles.text.extraction.candidates import Scene
from articles.text.extraction.identity import Entity
from articles.text.extraction.lexicon import nouns, titles, words
from articles.text.extraction.skeleton import Mention
from articles.text.extraction.sources import DETERMINERS

WINDOW = 40  # mentions looked back over
SHORT = {
    "sen": "senator", "sens": "senators", "gov": "governor", "rep": "representative", "gen": "general",
    "congressman": "representative", "congresswoman": "representative", "lt": "lieutenant", "col": "colonel",
    "sgt": "sergeant", "capt": "captain", "prof": "professor", "dr": "doctor", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "chair": "chairman", "lawmaker": "representative",
}  # fmt: skip


def _head(word: str) -> str:
    return SHORT.get(word.strip(".").lower(), word.lower())


class References:
    """Resolves mentions of one article; remembers what it resolved, for later pronouns lean on it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.entities = scene.skeleton.entities
        self.resolved: dict[int, Mention] = {}
        self.heads = [self._offices(entity) for entity in self.entities]
        self._learn_appositions()

    def _offices(self, entity: Entity) -> dict[str, str]:
        """Heads of the offices the text gives somebody, each with its full wording."""
        return {_head(role.split()[-1]): role for role in entity.roles} if entity.kind == "person" else {}

    def _learn_appositions(self) -> None:
        items = self.scene.skeleton.items
        for mention in self.scene.mentions:
            if mention.kind != "noun" or mention.first < 2 or items[mention.first - 1].text != ",":
                continue
            named = self.scene.ground.ending.get(mention.first - 2)
            if named and named.kind == "person" and named.entity is not None and mention.head in nouns("person"):
                self.heads[named.entity].setdefault(_head(mention.head), mention.text)

    def resolve(self, mention: Mention, speaker: Mention | None) -> Mention:
        """The mention meant, itself where it says who it is."""
        if id(mention) in self.resolved:
            return self.resolved[id(mention)]
        meant: Mention | None = None
        if mention.kind == "pronoun":
            meant = self._pronoun(mention, speaker)
        elif mention.kind == "noun":
            meant = self._description(mention)
        self.resolved[id(mention)] = meant or mention
        return meant or mention

    def _pronoun(self, mention: Mention, speaker: Mention | None) -> Mention | None:
        if mention.head not in ("he", "she", "they", "who"):
            return None
        best, top = None, -99.0
        for candidate, rank in self._earlier(mention):
            score = self._suits(mention, candidate, rank, speaker)
            if score > top:
                best, top = candidate, score
        return self.resolved.get(id(best), best) if best else None

    def _earlier(self, mention: Mention) -> list[tuple[Mention, int]]:
        at = bisect_left(self.scene.firsts, mention.first) - 1
        found = []
        while at >= 0 and len(found) < WINDOW:
            candidate = self.scene.mentions[at]
            if candidate.kind != "pronoun" or id(candidate) in self.resolved:
                found.append((candidate, len(found)))
            at -= 1
        return found

    def _suits(self, pronoun: Mention, candidate: Mention, rank: int, speaker: Mention | None) -> float:
        meant = self.resolved.get(id(candidate), candidate)
        items = self.scene.skeleton.items
        if not self._agrees(pronoun, meant):
            return -99.0
        sentences = items[pronoun.first].sentence - items[candidate.first].sentence
        parts = items[pronoun.first].paragraph - items[candidate.first].paragraph
        score = -0.5 * min(sentences, 6) - 0.8 * min(parts, 4) - 0.05 * rank
        before = items[candidate.first - 1] if candidate.first else None
        opens = before is None or before.sentence != items[candidate.first].sentence
        if opens:
            score += 1.0
        elif before and before.lower in cues.PREPOSITIONS | {"told", "against"}:
            score -= 1.0
        after = items[candidate.last + 1].lower if candidate.last + 1 < len(items) else ""
        if after == "'s":
            score -= 0.6
        if self._speaks(candidate):
            score += 0.8
        if speaker is not None and candidate is speaker:
            score += 1.2
        if meant.entity is not None:
            score += 0.25 * log(1 + len(self.entities[meant.entity].mentions))
        if meant.gender == pronoun.gender and pronoun.gender != "u":
            score += 0.6
        if meant.kind == "noun" and pronoun.head != "they":
            score -= 0.8
        return score

    def _speaks(self, mention: Mention) -> bool:
        sentence = self.scene.skeleton.items[mention.first].sentence
        return any(cue.subject is mention for cue in self.scene.by_sentence.get(sentence, ()))

    def _agrees(self, pronoun: Mention, meant: Mention) -> bool:
        if meant.kind == "pronoun":
            return False
        if pronoun.head == "they":
            return meant.plural or meant.kind == "organisation"
        if meant.plural or meant.kind in ("organisation", "lone"):
            return False
        if meant.kind == "noun" and meant.head not in nouns("person"):
            return False
        return pronoun.gender == "u" or meant.gender in ("u", pronoun.gender)

    def _description(self, mention: Mention) -> Mention | None:
        """ "the senator": whoever holds that office here; "the spokesman": the last one spoken of."""
        if mention.plural or mention.head not in nouns("person"):
            return None
        first = mention.text.split()[0].lower()
        if first not in ("the", "this", "that") and mention.text[0].islower():
            return None
        holder = self._holder(mention)
        if holder:
            return holder
        words_ = [word.lower() for word in mention.text.split() if word.lower() not in DETERMINERS]
        if len(words_) == 1:
            same = self._same_head(mention)
            if same:
                return same
        return self._by_discourse(mention)

    def _holder(self, mention: Mention) -> Mention | None:
        head = _head(mention.head)
        nation = next((word for word in mention.text.split() if word.lower() in words("nationality")), "")
        offices = [word.lower() for word in mention.text.split() if word.lower() in titles("modifier")]
        found = []
        for entity in self.entities:
            wording = self.heads[entity.index].get(head) if entity.kind == "person" else None
            if wording is None or not self._compatible(wording, offices, mention):
                continue
            if nation != "" and nation not in entity.nations:
                continue
            if nation == "" and entity.nations and mention.text.split()[-1][0].isupper():
                continue
            found.append(entity)
        if not found:
            return None
        latest = [max((m.start for m in e.mentions if m.start < mention.start), default=-1) for e in found]
        if max(latest) < 0:
            return None
        return self._mention_of(found[latest.index(max(latest))])

    def _compatible(self, wording: str, offices: list[str], mention: Mention) -> bool:
        """ "the Foreign Secretary" is no Home Secretary; a longer description must share its words."""
        held = [word.lower() for word in wording.split() if word.lower() in titles("modifier")]
        if [w for w in offices if w not in ("former", "then")] and not set(offices) & (set(held) | {"former"}):
            return False
        extra = [w for w in mention.text.split()[1:-1] if w.lower() not in titles("modifier") and w[0].isupper()]
        return not extra or all(word in wording for word in extra)

    def _mention_of(self, entity: Entity) -> Mention:
        name = entity.mentions[0]
        return Mention(-1, 0, 0, name.start, name.end, entity.name, entity.kind, entity.index, entity.gender)

    def _same_head(self, mention: Mention) -> Mention | None:
        at = bisect_left(self.scene.firsts, mention.first) - 1
        while at >= 0:
            other = self.scene.mentions[at]
            if other.kind == "noun" and _head(other.head) == _head(mention.head) and not other.plural:
                return self.resolved.get(id(other), other)
            at -= 1
        return None

    def _by_discourse(self, mention: Mention) -> Mention | None:
        """A capitalised office nobody is said to hold ("the Prime Minister"): the person the paragraphs
        before are about, unless another office binds them.
        """
        if not mention.text.split()[-1][0].isupper():
            return None
        items = self.scene.skeleton.items
        at = bisect_left(self.scene.firsts, mention.first) - 1
        while at >= 0:
            other = self.scene.mentions[at]
            if items[mention.first].paragraph - items[other.first].paragraph > 2:
                return None
            opens = other.first == 0 or items[other.first - 1].sentence != items[other.first].sentence
            if opens and other.kind == "person" and other.entity is not None and not self.heads[other.entity]:
                return other
            at -= 1
        return None
