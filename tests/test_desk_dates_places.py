"""Undated articles, places that were read wrongly, and what the public is told of it."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles import curation
from articles.admin.hinting import hints
from articles.models import Copy, Decision, Location, LocationMention
from articles.permitting import EDITOR
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OriginalFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    user = User.objects.create_user("edith", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    return user


@pytest.fixture
def desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(**fields) -> list[str]:
    return [hint.words for hint in hints(ArticleFactory(published_on=None, **fields))]


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ("The Games begin with tonight's opening ceremony.", "tonight's"),
        ("She spoke on Friday.", "on Friday"),
        ("It was signed on 27 July 2012 in Oslo.", "27 July 2012"),
        ("It was signed on July 27, 2012.", "July 27, 2012"),
        ("It will end in March.", "in March"),
        ("Since May 2011 they had waited.", "Since May 2011"),
        ("The dam was built in 1968.", "1968"),
        ("Last week the gates were opened.", "Last week"),
        ("As of 2012-07-27 all was calm.", "2012-07-27"),
    ],
)
def test_finds(told, hint):
    assert hint in words(body=told)


@pytest.mark.parametrize(
    "told", ["She may march.", "He paid 2,012 dollars.", "Call 20191 now.", "The Sunflower grew.", "A second thought."]
)
def test_ignores(told):
    assert words(title="Bridge", body=told) == []


def test_a_near_copy_and_an_address_are_hints():
    article = ArticleFactory(published_on=None, body="Nobody objected.", url="https://example.org/2012/07/27/bridge")
    other = ArticleFactory(published_on=date(2012, 7, 27))
    OriginalFactory(article=article, name="bridge-20120727.txt")
    Copy.objects.create(earlier=other, later=article, kind="overlap", earlier_share=0.5, later_share=0.5)
    assert [(hint.source, hint.words) for hint in hints(article)] == [
        ("near copy", "27 July 2012"),
        ("address", "2012/07/27"),
        ("file name", "20120727"),
    ]


def test_no_hint_is_ever_applied(desk):
    article = ArticleFactory(published_on=None, body="It was signed on 27 July 2012.")
    page = desk.get(reverse("desk:undated"))
    assert [row.pk for row, _ in page.context["articles"]] == [article.pk]
    article.refresh_from_db()
    assert article.published_on is None


@pytest.mark.parametrize(
    ("given", "day", "precision"),
    [
        ("2012-07-27", date(2012, 7, 27), "day"),
        ("2012-07", date(2012, 7, 1), "month"),
        ("2012", date(2012, 1, 1), "year"),
    ],
)
def test_an_editors_date_carries_its_reason_and_is_shown_as_theirs(desk, client, given, day, precision):
    article = ArticleFactory(published_on=None)
    desk.post(reverse("desk:undated"), {"article": article.pk, "day": given, "reason": "the opening ceremony"})
    article.refresh_from_db()
    assert (article.published_on, article.published_precision, article.published_origin) == (day, precision, "editor")
    assert Decision.objects.get().reason == "the opening ceremony"
    assert "editor" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"day": "tonight"},
        {"day": "2012-02-30"},
        {"day": "9999-12-31"},
        {"day": "0000-00-00"},
        {"day": ""},
        {"day": "2012", "reason": ""},
        {"day": "2012", "article": "9" * 20},
        {"day": "\x00"},
        {"day": "٢٠١٢"},
    ],
)
def test_no_date_without_a_day_and_a_reason(desk, given):
    article = ArticleFactory(published_on=None)
    sent = {"article": str(article.pk), "reason": "told", **given}
    assert desk.post(reverse("desk:undated"), sent).status_code == 302
    article.refresh_from_db()
    assert article.published_on is None
    assert not Decision.objects.exists()


def test_an_article_dated_meanwhile_keeps_its_date(desk, user):
    article = ArticleFactory(published_on=None)
    given = curation.Dating(published_on=date(2012, 7, 27), published_precision="day")
    curation.set_date(article, curation.settle(given, {"published_on", "published_precision"}), user)
    desk.post(reverse("desk:undated"), {"article": str(article.pk), "day": "2011", "reason": "told"})
    article.refresh_from_db()
    assert article.published_on == date(2012, 7, 27)


@pytest.mark.parametrize(("reach", "here", "there", "elsewhere"), [
    ("mention", True, False, False), ("article", True, True, False), ("always", True, True, True),
])  # fmt: skip
def test_another_place_is_meant_here_in_the_article_or_always(desk, reach, here, there, elsewhere):
    wrong, right = LocationFactory(name="Paris"), LocationFactory(name="Paris", country="US")
    article = ArticleFactory(body="Paris was calm. In Paris it rained.")
    one = LocationMentionFactory(article=article, location=wrong, words="Paris")
    two = LocationMention.objects.create(article=article, location=wrong, start=19, end=24)
    other = LocationMentionFactory(article=ArticleFactory(body="Paris slept."), location=wrong, words="Paris")
    address = reverse("desk:place", args=[one.pk])
    values = [choice.value for choice in desk.get(address).context["choices"]]
    assert {str(wrong.pk), str(right.pk)} <= set(values)
    sent = {"place": str(right.pk), "reach": reach, "q": "Paris", "reason": "the one in Texas"}
    assert desk.post(address, sent).status_code == 302
    moved = [LocationMention.objects.get(pk=row.pk).location == right for row in (one, two, other)]
    assert moved == [here, there, elsewhere]


def test_a_place_of_the_gazetteer_is_taken_in_when_it_is_picked(desk):
    mention = LocationMentionFactory(article=ArticleFactory(body="Damascus was calm."), words="Damascus")
    address = reverse("desk:place", args=[mention.pk])
    choice = next(c for c in desk.get(address).context["choices"] if c.value.startswith("geonames:"))
    desk.post(address, {"place": choice.value, "reach": "mention", "q": "Damascus"})
    mention.refresh_from_db()
    assert (mention.location.name, str(mention.location.geonames_id)) == ("Damascus", choice.value.split(":")[1])


@pytest.mark.parametrize("given", [{}, {"place": "x"}, {"place": "geonames:1"}, {"place": "9" * 30}, {"reach": "all"}])
def test_what_is_no_place_is_refused(desk, given):
    mention = LocationMentionFactory()
    before = mention.location_id
    assert desk.post(reverse("desk:place", args=[mention.pk]), given).status_code == 302
    assert LocationMention.objects.get().location_id == before


def test_the_place_of_reporting_is_picked_kept_and_taken_back(desk, user):
    article = ArticleFactory(body="Damascus was calm.")
    address = reverse("desk:reported-from", args=[article.pk])
    assert "does not know where" in desk.get(address).content.decode()
    choice = next(c for c in desk.get(address, {"q": "Damascus"}).context["choices"] if c.value.startswith("geonames:"))
    assert desk.post(address, {"place": choice.value, "q": "Damascus", "reason": "she rang us"}).status_code == 302
    article.refresh_from_db()
    assert (article.reported_from.name, article.edited_by) == ("Damascus", user)
    page = desk.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "Damascus" in page
    assert address in page
    assert "she rang us" in desk.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    curation.undo(Decision.objects.latest("pk"), user)
    article.refresh_from_db()
    assert article.reported_from is None


def test_that_the_place_of_reporting_is_not_known_is_a_decision_too(desk):
    article = ArticleFactory(reported_from=LocationFactory(name="Paris"))
    desk.post(reverse("desk:reported-from", args=[article.pk]), {"place": "none"})
    article.refresh_from_db()
    assert article.reported_from is None
    assert Decision.objects.get().action == "reported_from"


@pytest.mark.parametrize("given", [{}, {"place": "x"}, {"place": "geonames:1"}, {"place": "9" * 30}, {"place": "\x00"}])
def test_what_is_no_place_of_reporting_is_refused(desk, given):
    article = ArticleFactory(reported_from=LocationFactory())
    assert desk.post(reverse("desk:reported-from", args=[article.pk]), given).status_code == 302
    assert not Decision.objects.exists()


def test_a_missing_place_is_added_by_its_coordinates(desk):
    sent = {"name": "Kavsan", "latitude": "37.5", "longitude": "42.5", "country": "IQ", "feature": "city"}
    sent["loaded"] = ""
    assert desk.post(reverse("admin:articles_location_add"), sent).status_code == 302
    assert Location.objects.get().name == "Kavsan"


def corrected(client: Client, query: str) -> list[str]:
    return [row.action for row in client.get(f"/corrections/?{query}").context["corrections"]]


def test_corrections_answer_whether_a_download_has_changed(client, user):
    quote, other = QuoteFactory(), QuoteFactory()
    curation.reattribute(quote, None, user, reason="the tape")
    Decision.objects.update(made_at=datetime(2012, 5, 4, tzinfo=UTC))
    assert corrected(client, f"since=2012-05-03&quote={quote.pk},{other.pk}") == ["reattribute"]
    assert corrected(client, f"since=2012-05-05&quote={quote.pk}") == []
    assert corrected(client, f"since=2012-05-03&quote={other.pk}") == []
    assert corrected(client, f"article={quote.article_id}") == ["reattribute"]
    page = client.get(f"/corrections/?since=2012-05-03&quote={quote.pk}").content.decode()
    assert "Yes: 1 correction" in page
    assert "the tape" in page
    assert "edith" not in page
    assert "No: editors" in client.get(f"/corrections/?quote={other.pk}").content.decode()


def test_a_merge_is_a_correction_of_the_quotes_it_moved(client, user):
    kept, gone = ActorFactory(), ActorFactory()
    quote = QuoteFactory(speaker=gone)
    decision = curation.merge(kept, gone, user)
    for query in (f"quote={quote.pk}", f"speaker={gone.pk}", f"speaker={kept.pk}", f"article={quote.article_id}"):
        assert corrected(client, query) == ["merge"], query
    Decision.objects.update(made_at=datetime(2012, 5, 4, tzinfo=UTC))
    decision.refresh_from_db()
    curation.undo(decision, user)
    assert corrected(client, f"since=2012-06-01&quote={quote.pk}") == ["merge"]
    assert "undone on" in client.get(f"/corrections/?quote={quote.pk}").content.decode()


def test_the_feed_says_the_same(client, user):
    quote = QuoteFactory()
    curation.accept(quote, user, reason="\x0b heard <it>")
    feed = client.get(f"/corrections.atom?quote={quote.pk}").content.decode()
    assert feed.count("<entry") == 1
    assert "heard &lt;it&gt;" in feed
    assert client.get("/corrections.atom?since=never").status_code == 400


@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "9" * 20, "9999-12-31", "0000-00-00", "[]", "1," * 2000, "%ff"])
@pytest.mark.parametrize("name", ["since", "action", "article", "quote", "speaker", "location", "before"])
def test_no_question_breaks_the_corrections(client, name, value):
    assert client.get("/corrections/", {name: value}).status_code == 200
    assert client.get("/corrections.atom", {name: value}).status_code in (200, 400)
