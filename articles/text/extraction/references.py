"""Whom "he", "the spokesman" and "the Foreign Secretary" mean, by what stands before them."""

from bisect import bisect_left

from articles.text.extraction import bodies_meant, descriptions, ranking
from articles.text.extraction.lexicon import first_names, nouns, verb_form, word_set
from articles.text.extraction.places_known import is_place
from articles.text.extraction.scene import Scene
from articles.text.extraction.skeleton import Item, Mention
from articles.text.extraction.sources import ANYONE
from articles.text.extraction.subjects import ADVERBS, PREPOSITIONS

OBJECT = PREPOSITIONS | {"told", "against"}  # what a mention right behind is the object of
HELPERS = word_set("is was has had did does will would could can may might must should also then never later")
ISSUED = word_set("statement letter release tweet post message memo email communique note announcement")
ISSUING = word_set(
    "issued issues released releases published publishes posted posts sent made makes wrote tweeted emailed"
)
ASKING = word_set("asked asks wondered wonders")  # "A reporter asked. “…,” he said.": whom she asked
ONLINE = word_set("website site page account blog feed channel")
OPENING = word_set("when as while after before since until if although though because once in during on at by")
NEAR, CLAUSE = 6, 30  # items from the opening to the pronoun, and to the comma
VERBAL = ("past", "third")
SURE = 0.8  # belief from which a pronoun tells of whom it means whether a man or a woman
WINDOW = 60  # mentions looked back over


def acts(items: list[Item], at: int) -> bool:
    """Whether a verb stands at ``at``, as behind a subject: "Bell was arrested", "Bell has", "Bell walked"."""
    if at >= len(items) or items[at].sentence != items[at - 1].sentence or items[at].kind != "w":
        return False
    lower = items[at].lower
    return lower in HELPERS or (lower.endswith("ed") and items[at].text[0].islower()) or verb_form(lower) in VERBAL


class References:
    """Resolves mentions of one article; remembers what it resolved, for later pronouns lean on it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.entities = scene.skeleton.entities
        self.resolved: dict[int, Mention] = {}
        self.settled = 0
        self.belief: dict[int, float] = {}  # id of a pronoun -> how sure its person is
        self.called: dict[int, str] = {}  # entity -> the sex a pronoun before has told
        self.table = ranking.weights(ranking.PRONOUNS)
        self.bodies = bodies_meant.Bodies(scene)
        self.described = {id(named) for named in scene.apposed.values()}
        self.descriptions = descriptions.Descriptions(scene, self.resolved)

    def resolve(self, mention: Mention, speaker: Mention | None) -> Mention:
        """The mention meant, itself where it says who it is. ``speaker`` spoke the quote before."""
        if id(mention) in self.resolved:
            return self.resolved[id(mention)]
        if mention.kind == "pronoun":
            self._catch_up(mention, speaker)
        meant = self._meant(mention, speaker)
        self.resolved[id(mention)] = meant or mention
        return meant or mention

    def _meant(self, mention: Mention, speaker: Mention | None) -> Mention | None:
        if mention.kind == "pronoun":
            return self._pronoun(mention, speaker)
        if id(mention) in self.scene.apposed:
            return self.scene.apposed[id(mention)]
        if mention.head in nouns("document"):
            return self._author(mention) or (self.bodies.meant(mention) if mention.head in nouns("body") else None)
        if mention.head in nouns("body"):
            return self.bodies.meant(mention)
        return self.descriptions.meant(mention) if mention.kind == "noun" else None

    def _author(self, document: Mention) -> Mention | None:
        """ "the statement that she read", "a statement from the ministry": her words, the ministry's."""
        issuer = self._issuer(document) or self._writer(document) or self._sender(document)
        if issuer:
            return issuer
        items = self.scene.skeleton.items
        if document.last + 2 >= len(items) or items[document.last + 1].lower not in ("that", "which"):
            return None
        author = self.scene.ground.beginning.get(document.last + 2)
        if author is None or not (author.kind == "person" or author.head in ("he", "she")):
            return None
        meant = self.resolve(author, None)
        return None if meant.kind == "pronoun" else meant

    def _writer(self, document: Mention) -> Mention | None:
        """ "his letter", "her Facebook page": what is his are his words."""
        owner = document.text.split()[0]
        head = {"his": "he", "her": "she"}.get(owner.lower())
        if head is None:
            return None
        end = document.start + len(owner)
        pronoun = Mention(-1, document.first, document.first, document.start, end, owner, "pronoun", head=head)
        pronoun.gender = "m" if head == "he" else "f"
        meant = self.resolve(pronoun, None)
        return None if meant.kind == "pronoun" else meant

    def _sender(self, document: Mention) -> Mention | None:
        """ "the embassy put out a statement saying": whose act it was to issue it."""
        items = self.scene.skeleton.items
        at = document.first - 1
        if document.head not in ISSUED or document.text.split()[0].lower() not in ("a", "another"):
            return None
        if at > 1 and items[at].lower == "out" and items[at - 1].lower in ("put", "puts", "putting"):
            at -= 1
        elif items[at].lower not in ISSUING:
            return None
        at -= 1
        while at > 0 and items[at].lower in ADVERBS:
            at -= 1
        sender = self.scene.ground.ending.get(at)
        if sender is None or items[sender.last].sentence != items[document.first].sentence:
            return None
        meant = self.resolve(sender, None)
        return None if meant.kind == "pronoun" else meant

    def _issuer(self, document: Mention) -> Mention | None:
        """Who issued it by its own words, or by those of the document of the same kind named before."""
        if document.head not in ISSUED:
            return None
        items = self.scene.skeleton.items
        inner = bisect_left(self.scene.firsts, document.first)
        while inner < len(self.scene.mentions) and self.scene.mentions[inner].first <= document.last:
            named = self.scene.mentions[inner]
            by = items[named.first - 1].lower if items[named.first - 1].lower != "the" else items[named.first - 2].lower
            behind = items[named.last + 1].lower if named.last + 1 < len(items) else ""
            owns = named.first == document.first and behind == "'s"
            online = by == "on" and any(item.lower in ONLINE for item in items[named.last + 1 : named.last + 5])
            if named.entity is not None and named.kind != "lone" and (by in ("from", "by") or owns or online):
                return named
            inner += 1
        if [word.lower() for word in document.text.split()] != ["the", document.head]:
            return None
        same = self.descriptions.same_head(document)
        return same if same is not None and same.entity is not None else None

    def _catch_up(self, mention: Mention, speaker: Mention | None) -> None:
        """Pronouns before ``mention`` are settled first: a chain of "he" leads back to a name."""
        while self.settled < len(self.scene.mentions):
            other = self.scene.mentions[self.settled]
            if other.first >= mention.first:
                return
            self.settled += 1
            if other.head in ("he", "she") and id(other) not in self.resolved:
                known = speaker if speaker and speaker.first < other.first else None
                self.resolved[id(other)] = self._pronoun(other, known) or other

    def _pronoun(self, mention: Mention, speaker: Mention | None) -> Mention | None:
        ahead = self._ahead(mention)
        if ahead:
            return ahead
        options = self.options(mention, speaker)
        if not options:
            return None
        beliefs = ranking.chances([ranking.score(features, self.table) for _, features in options])
        mass: dict[int, float] = {}
        for (candidate, _), belief in zip(options, beliefs, strict=True):
            key = self._identity(candidate)
            mass[key] = mass.get(key, 0.0) + belief
        best = max(mass, key=lambda key: mass[key])
        self.belief[id(mention)] = mass[best]
        chosen = next(candidate for candidate, _ in options if self._identity(candidate) == best)
        if chosen.entity is not None and chosen.gender == "u" and mass[best] > SURE and mention.head in ("he", "she"):
            self.called.setdefault(chosen.entity, mention.gender)
        return self.resolve(chosen, None) if chosen.kind == "noun" else chosen

    def _ahead(self, pronoun: Mention) -> Mention | None:
        """ "When he was 16, Bell was arrested": in a clause that opens the sentence, he who acts behind its comma."""
        items = self.scene.skeleton.items
        first, end = self.scene.skeleton.sentence_span(items[pronoun.first].sentence)
        if pronoun.head not in ("he", "she") or items[first].lower not in OPENING or pronoun.first - first > NEAR:
            return None
        comma = next((at for at in range(pronoun.last, min(end, first + CLAUSE)) if items[at].text == ","), end)
        named = self.scene.ground.beginning.get(comma + 1)
        if named is None or named.kind != "person" or named.last + 1 >= end or not acts(items, named.last + 1):
            return None
        between = any(first <= m.first < comma and m.kind == "person" for m in self._of_sentence(pronoun))
        return named if not between and named.gender in ("u", pronoun.gender) else None

    def _of_sentence(self, mention: Mention) -> list[Mention]:
        sentence = self.scene.skeleton.items[mention.first].sentence
        first, end = self.scene.skeleton.sentence_span(sentence)
        firsts = self.scene.firsts
        return self.scene.mentions[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def _identity(self, meant: Mention) -> int:
        return meant.entity if meant.entity is not None else -id(meant)

    def options(self, mention: Mention, speaker: Mention | None) -> list[tuple[Mention, list[str]]]:
        """Whom a pronoun may mean, each with the features of one place where they stand."""
        if mention.head not in ("he", "she", "they", "who", "it"):
            return []
        found: list[tuple[Mention, list[str]]] = []
        at = bisect_left(self.scene.firsts, mention.first) - 1
        low = max(-1, at - WINDOW)
        items = self.scene.skeleton.items
        known = False  # whether one was seen whose gender the text tells
        while at > low and len(found) < 16:
            candidate = self.scene.mentions[at]
            meant = self.resolved.get(id(candidate), candidate)
            if self._agrees(mention, meant) and id(candidate) not in self.scene.apposed:
                found.append((meant, self._features(mention, candidate, meant, len(found), speaker)))
                if meant.gender == mention.gender != "u" and not known:
                    known = True
                    found[-1][1].append("closest")
                beside = items[candidate.first].paragraph == items[mention.first].paragraph
                known = known or (beside and meant.kind == "noun" and meant.gender == "u")  # it may be of that sex
            at -= 1
        return found

    def _features(
        self, pronoun: Mention, candidate: Mention, meant: Mention, rank: int, speaker: Mention | None
    ) -> list[str]:
        items = self.scene.skeleton.items
        sentences = min(items[pronoun.first].sentence - items[candidate.first].sentence, 6)
        parts = min(items[pronoun.first].paragraph - items[candidate.first].paragraph, 4)
        before = items[candidate.first - 1] if candidate.first else None
        opens = before is None or before.sentence != items[candidate.first].sentence
        given = id(meant) in self.described and meant.text.lower() in first_names()
        kind = "person" if given else meant.kind
        found = [f"s{sentences}", f"p{parts}", f"rank{min(rank, 5)}", f"kind:{kind}"]
        if opens:
            found += ["opens", f"opens:s{min(sentences, 2)}:p{min(parts, 2)}"]
        elif before and before.lower in OBJECT and items[candidate.first - 2].lower != "according":
            found.append("object")
        if candidate.last + 1 < len(items) and items[candidate.last + 1].lower == "'s":
            found.append("owner")
        if self.scene.is_subject(candidate):
            found += ["speaks", f"speaks:p{min(parts, 2)}"]
        elif acts(items, candidate.last + 1):
            found.append("acts")
        if speaker is not None and (candidate is speaker or self._identity(meant) == self._identity(speaker)):
            found += ["speaker", f"speaker:p{min(parts, 2)}"]
        if not opens and "object" not in found and self._leads(candidate):
            found += ["leads", f"leads:s{min(sentences, 2)}:p{min(parts, 2)}"]
        leads = opens or self.scene.is_subject(candidate)
        asks = any(item.lower in ASKING for item in items[candidate.last + 1 : candidate.last + 3])
        start = self.scene.skeleton.bounds[items[candidate.first].sentence]
        led = opens or (before is not None and before.text == "," and candidate.first - start <= NEAR)
        if led and candidate.kind == "noun" and items[candidate.first].lower in ANYONE and not asks:
            found.append("new")
        if leads and pronoun.head == "it":
            found.append("it:speaks" if self.scene.is_subject(candidate) else "it:opens")
        if candidate.kind == "pronoun":
            found.append("chain" if candidate.head == pronoun.head else "other chain")
        if meant.entity is not None:
            found.append(f"named{min(len(self.entities[meant.entity].mentions), 9).bit_length()}")
        if meant.gender == pronoun.gender and pronoun.gender != "u":
            found.append("gender")
        if meant.name is not None and meant.name.attributive:
            found.append("attributive")
        if id(candidate) in self.scene.nested:
            found.append("nested")
        return found

    def _leads(self, candidate: Mention) -> bool:
        """ "In Leeds, the mayor, Ann Bell, left": nobody stands before her but where it was, and what she is."""
        items, apposed = self.scene.skeleton.items, self.scene.apposed
        for other in self._of_sentence(candidate):
            if other.first >= candidate.first:
                return True
            before = items[other.first - 1] if other.first else None
            stands = before is not None and before.sentence == items[other.first].sentence and before.lower in OBJECT
            if not stands and apposed.get(id(other)) is not candidate:
                return False
        return True

    def _agrees(self, pronoun: Mention, meant: Mention) -> bool:
        if meant.kind == "pronoun":
            return False
        if pronoun.head == "it":
            thing = meant.kind == "noun" and (meant.head in nouns("body") or meant.head in nouns("document"))
            items = self.scene.skeleton.items
            if pronoun.last + 1 < len(items) and items[pronoun.last + 1].lower in ("reads", "read"):
                return meant.kind == "noun" and not meant.plural and meant.head in nouns("document")
            none = meant.kind == "noun" and meant.text[:3].lower() == "no "
            speaks = meant.kind == "lone" and self.scene.is_subject(meant)
            return not meant.plural and not none and (thing or speaks or meant.kind == "organisation")
        if pronoun.head == "they":
            return meant.plural or meant.kind == "organisation"
        spoken = self.scene.is_subject(meant) and not (is_place(meant.text) and descriptions.area(meant.text))
        lone = meant.kind == "lone" and not spoken and id(meant) not in self.described
        if meant.plural or meant.kind == "organisation" or lone:
            return False
        if meant.kind == "noun" and meant.head not in nouns("person"):
            return False
        sex = meant.gender if meant.gender != "u" or meant.entity is None else self.called.get(meant.entity, "u")
        return pronoun.gender == "u" or sex in ("u", pronoun.gender)
