"""Near copies are linked as each batch lands; the links depend on the articles only, not on their order."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import copies
from articles.importing.copies import ForMatching
from articles.models import Article, Copy, CrowdedKey, Outlet, TextBand
from articles.text.matching import signature
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

SENTENCES = [
    "The river rose above the lower town of Vellmark before dawn, and the wardens rang every bell they had.",
    "Families climbed to the school on the hill with blankets, lamps and whatever else they were able to carry.",
    "A spokeswoman for the province said that boats had brought out everybody who asked for help.",
    "Nobody knows how the old sluice came to be open, and an inquiry will begin its hearings in spring.",
    "The railway to the coast stays shut because two piers of the viaduct have moved since the evening.",
    "Bakers gave away bread in the market square, where the water stood no higher than a child's knee.",
    "Engineers from the capital hope to close the breach with barges full of stone within three days.",
    "Insurers would not say what the damage comes to, but called it the worst flood of the century.",
]
STORY = "\n\n".join(SENTENCES)
LONGER = STORY + (
    "\n\nIn the evening the prime minister flew over the valley and promised that the state would pay for new roofs."
    "\n\nDivers found the missing ferryman alive on the roof of his own mill late at night."
)


def carry(key: str, body: str, outlet: str | None = "The Fen Herald", on: date | None = date(2019, 3, 9), **more):
    at = Outlet.objects.get_or_create(name=outlet)[0] if outlet else None
    return ArticleFactory(body=body, outlet=at, text_key=(key * 64)[:64], published_on=on, **more)


def land(*articles: Article) -> None:
    copies.link([ForMatching(article_id=article.pk, signature=signature(article.body)) for article in articles])


def links() -> list[tuple]:
    """All links without ids."""
    fields = ("earlier__text_key", "later__text_key", "kind", "earlier_share", "later_share")
    return sorted(Copy.objects.values_list(*fields))


@pytest.mark.parametrize(
    ("body", "outlet", "on", "kind"),
    [
        (STORY, "Dyke and Polder", date(2019, 3, 9), "copy"),
        (STORY.replace("wardens", "watchmen"), "Dyke and Polder", date(2019, 3, 10), "copy"),
        (STORY + "\n\nReporting by Ada Number; editing by Ben Number.", "Dyke and Polder", date(2019, 3, 9), "copy"),
        ("\n\n".join(SENTENCES[:4]), "Dyke and Polder", date(2019, 3, 9), "copy"),
        (LONGER, "The Fen Herald", date(2019, 3, 10), "update"),
        (STORY.replace("three days", "five days"), "The Fen Herald", date(2019, 3, 9), "update"),
        (STORY, None, None, "copy"),
        (LONGER, None, date(2019, 3, 10), "update"),
    ],
)
def test_links_copies_and_tells_their_kinds(body, outlet, on, kind):
    land(carry("a", STORY), carry("b", body, outlet, on))
    assert Copy.objects.get().kind == kind


def test_what_only_shares_passages_is_an_overlap():
    own = " ".join(
        f"On street {n} the water left marks of another height and neighbours argued of it." for n in range(14)
    )
    land(carry("a", STORY), carry("b", "\n\n".join([*SENTENCES[:4], own]), "Dyke and Polder"))
    assert Copy.objects.get().kind == "overlap"


def test_who_was_first_is_told_by_day_and_minute():
    def at(hour: int) -> dict:
        return {"published_at": datetime(2019, 3, 9, hour, tzinfo=UTC), "published_precision": "minute"}

    late = carry("a", STORY, "Dyke and Polder", **at(18))
    early = carry("b", STORY, **at(7))
    next_day = carry("0", STORY, "The Sluice", date(2019, 3, 10))
    land(late, early, next_day)
    assert {(link.earlier, link.later) for link in Copy.objects.all()} == {
        (early, late),
        (early, next_day),
        (late, next_day),
    }


FRAME = (
    "Water stood {a} centimetres high at the {b} gauge on {c}, the river board said in its daily bulletin. "
    "It was {d} centimetres on the day before. The board put the flow at {e} cubic metres a second below {f} "
    "and told villages along the lower {g} to keep their sandbags ready until the warning is lifted."
)


@pytest.mark.parametrize(
    "body",
    [
        FRAME.format(a=412, b="Orsk", c="Friday", d=399, e=1200, f="Lenz", g="Tarn"),
        FRAME.format(a=377, b="Vellmark", c="Saturday", d=412, e=1100, f="Mirow", g="Ilve"),
    ],
)
def test_a_frame_with_other_numbers_and_names_is_no_copy(body):
    first = FRAME.format(a=388, b="Vellmark", c="Thursday", d=371, e=1050, f="Mirow", g="Ilve")
    land(carry("a", first), carry("b", body, on=date(2019, 3, 10)))
    assert links() == []


def test_any_order_ends_with_the_same_links():
    stories = [
        ("a", STORY, "The Fen Herald", date(2019, 3, 9)),
        ("b", LONGER, "The Fen Herald", date(2019, 3, 10)),
        ("c", "\n\n".join(SENTENCES[:5]), "Dyke and Polder", date(2019, 3, 9)),
        ("d", FRAME.format(a=1, b="X", c="Friday", d=2, e=3, f="Y", g="Z"), "Dyke and Polder", date(2019, 3, 9)),
    ]
    ends = []
    for order in permutations(stories):
        Article.objects.all().delete()
        for story in order:
            land(carry(*story))
        ends.append((links(), sorted(TextBand.objects.values_list("key", "article__text_key"))))
    assert all(end == ends[0] for end in ends)
    assert len(ends[0][0]) == 3


def test_a_crowd_is_furniture_whenever_it_gathers(monkeypatch):
    monkeypatch.setattr(copies, "CROWD", 4)
    for at in range(3):
        land(carry(str(at), STORY, f"Paper {at}"))
    assert Copy.objects.count() == 3
    for at in range(3, 6):
        land(carry(str(at), STORY, f"Paper {at}"))
    assert links() == []


def test_copies_are_found_among_many_texts_made_of_the_same_sentences(monkeypatch):
    monkeypatch.setattr(copies, "CROWD", 4)
    for number, left_out in enumerate([None, *range(8), None]):
        body = "\n\n".join(sentence for at, sentence in enumerate(SENTENCES) if at != left_out)
        land(carry(str(number), body, f"Paper {number}"))
    assert ("0" * 64, "9" * 64) in {link[:2] for link in links()}


def test_a_crowd_leaves_the_same_links_in_any_order(monkeypatch):
    monkeypatch.setattr(copies, "CROWD", 3)
    stories = [(f"{at}", "\n\n".join(SENTENCES[at % 3 : 5 + at % 4])) for at in range(9)]
    ends = []
    for order in (stories, stories[::-1], stories[4:] + stories[:4]):
        Article.objects.all().delete()
        CrowdedKey.objects.all().delete()
        for size in (order[:2], order[2:7], order[7:]):
            land(*(carry(key, body, f"Paper {key}") for key, body in size))
        ends.append((links(), sorted(CrowdedKey.objects.values_list("key", flat=True))))
    assert ends[0] == ends[1] == ends[2]
    assert ends[0][1]


def test_relinking_follows_a_changed_date():
    one, other = carry("a", STORY), carry("b", STORY, "Dyke and Polder", date(2019, 3, 10))
    land(one, other)
    assert Copy.objects.get().earlier == one
    Article.objects.filter(pk=one.pk).update(published_on=date(2019, 3, 12))
    copies.relink([one.pk])
    assert Copy.objects.get().earlier == other
    assert TextBand.objects.filter(article=one).exists()


def test_linking_twice_changes_nothing():
    articles = [carry("a", STORY), carry("b", LONGER)]
    land(*articles)
    before = links()
    land(*articles)
    assert links() == before


def test_a_removed_article_takes_its_links_along():
    one, other = carry("a", STORY), carry("b", LONGER)
    land(one, other)
    one.delete()
    assert not Copy.objects.exists()
    assert set(TextBand.objects.values_list("article", flat=True)) == {other.pk}


def test_linking_costs_the_same_number_of_queries_for_few_and_for_many():
    costs = []
    for keys in ("ab", "cdefgh0123"):
        articles = [carry(key, STORY, f"Paper {key}") for key in keys]
        with CaptureQueriesContext(connection) as queries:
            land(*articles)
        costs.append(len(queries))
    assert max(costs) <= 11
