"""What cue finding stands on: items, and the mentions that begin and end on them."""

from dataclasses import dataclass

from articles.text.extraction.skeleton import Mention, Skeleton


@dataclass(slots=True)
class Cue:
    """``how`` the subject was found: "subject", "inverted", "apposition", "relative", "participle", "joined",
    "according", "owner", "parenthesis", "agent", "patient" (of a passive) or "".
    """

    at: int
    text: str
    kind: str
    form: str
    subject: Mention | None = None
    how: str = ""
    passive: bool = False


class Ground:
    """Mentions by the items they begin and end on, for looking left and right."""

    def __init__(self, skeleton: Skeleton, mentions: list[Mention]) -> None:
        self.items = skeleton.items
        self.skeleton = skeleton
        self.ending: dict[int, Mention] = {}
        self.beginning: dict[int, Mention] = {}
        for mention in mentions:
            held = self.ending.get(mention.last)
            if held is None or held.first > mention.first:
                self.ending[mention.last] = mention
            held = self.beginning.get(mention.first)
            if held is None or held.last < mention.last:
                self.beginning[mention.first] = mention
