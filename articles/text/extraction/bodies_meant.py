"""Which body "the ministry", "the company" and "the paper" mean, by what the text has named before them."""

from bisect import bisect_left
from functools import cached_property

from articles.text.extraction import described
from articles.text.extraction.identity import Entity
from articles.text.extraction.scene import Scene
from articles.text.extraction.skeleton import Mention

NAMED_NEAR = 3  # paragraphs looked back over for a body that "the company" may mean by its name
Named = tuple[int, int]  # where a body is named, and its entity
MANY = Entity(-1, "organisation", "")


def named(entity: Entity) -> Mention:
    """The entity as somebody who may be meant, where the text names it first."""
    name = entity.mentions[0]
    return Mention(-1, 0, 0, name.start, name.end, entity.name, entity.kind, entity.index, entity.gender)


class Bodies:
    """The bodies of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.entities = scene.skeleton.entities

    def meant(self, mention: Mention) -> Mention | None:
        """ "the ministry": the body named last before it that is one by its name ("the Foreign Ministry"), or
        that the text calls one ("the charity"); else the only one that the text has just named.
        """
        found = mention.text.lower().split()
        if mention.kind != "noun" or len(found) != 2 or found[0] not in ("the", "this", "that"):
            return None
        by_name = _latest(self._by_word.get(mention.head, []), mention.start)
        if mention.head not in described.HEADS:
            return self._mention(by_name)
        told = _latest(self._told.get(mention.head, []), mention.start)
        near = max(0, self.scene.skeleton.items[mention.first].paragraph - NAMED_NEAR)
        if by_name and by_name[0] >= self.scene.skeleton.paragraphs[near][0]:
            return self._mention(max(by_name, told or by_name))
        return self._mention(told) or self._only_one(mention)

    @cached_property
    def _all(self) -> list[Named]:
        bodies = [entity for entity in self.entities if entity.kind == "organisation"]
        return sorted((name.start, entity.index) for entity in bodies for name in entity.mentions)

    @cached_property
    def _by_word(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for start, index in self._all:
            for word in set(self.entities[index].name.lower().split()):
                found.setdefault(word, []).append((start, index))
        return found

    @cached_property
    def _told(self) -> dict[str, list[Named]]:
        """By each head that fits what the text calls the body."""
        found: dict[str, list[Named]] = {}
        kinds: dict[int, set[str]] = {}
        for entity in self.entities:
            kinds[entity.index] = {name.described for name in entity.mentions} - {""}
        for start, index in self._all:
            for head in described.HEADS if kinds[index] else ():
                if any(described.fits(kind, head) for kind in kinds[index]):
                    found.setdefault(head, []).append((start, index))
        return found

    def _only_one(self, mention: Mention) -> Mention | None:
        """ "the company": the one body of the paragraph so far, or of the one before, if it may be a company."""
        items, spans = self.scene.skeleton.items, self.scene.skeleton.paragraphs
        behind = items[mention.last + 1 : mention.last + 3]
        if len(behind) == 2 and (
            (behind[0].text == "," and behind[1].lower in described.CALLED)
            or (behind[0].lower in described.CALLED and behind[1].kind == "m")
        ):
            return None  # "the group, called Tarak"
        paragraph = items[mention.first].paragraph
        for index in range(paragraph, max(-1, paragraph - 2), -1):
            one = self._alone(spans[index][0], min(spans[index][1], mention.start))
            if one is MANY:
                return None
            if one is not None:
                return named(one) if described.may_be(one.name, one.mentions[0].described, mention.head) else None
        return None

    def _alone(self, start: int, end: int) -> Entity | None:
        """The one body named there; MANY for several."""
        found: int | None = None
        at = bisect_left(self._all, (start, -1))
        while at < len(self._all) and self._all[at][0] < end:
            if found not in (None, self._all[at][1]):
                return MANY
            found = self._all[at][1]
            at += 1
        return None if found is None else self.entities[found]

    def _mention(self, found: Named | None) -> Mention | None:
        return named(self.entities[found[1]]) if found else None


def _latest(found: list[Named], before: int) -> Named | None:
    at = bisect_left(found, (before, -1))
    return found[at - 1] if at else None
