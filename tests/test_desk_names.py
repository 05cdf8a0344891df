"""Who is meant by a name in one article."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.models import Actor, ActorMention, Decision, Quote
from tests.factories import ActorFactory, ActorMentionFactory, ArticleFactory, QuoteFactory

pytestmark = pytest.mark.django_db

STORY = "Bridge shut\n\nMr Lund came late. “We close the bridge tonight,” Lund said.\n"


@pytest.fixture
def desk(admin_client):
    return admin_client


def test_those_of_the_name_are_offered_and_the_page_says_what_moves(desk):
    article = ArticleFactory(body="Lund came. “We close the bridge tonight,” Lund said.")
    lund, jo, other = ActorFactory(name="Lund"), ActorFactory(name="Jo Lund"), ActorFactory(name="Ed Orr")
    mention = ActorMentionFactory(article=article, actor=lund, words="Lund")
    QuoteFactory(article=article, speaker=lund)
    page = desk.get(reverse("desk:who", args=[mention.pk]))
    assert page.context["choices"] == [jo]
    assert (page.context["mentions"], page.context["quotes"]) == (1, 1)
    page = desk.get(reverse("desk:who", args=[mention.pk]) + "?who=orr")
    assert page.context["choices"] == [other]
    assert (
        reverse("desk:who", args=[mention.pk])
        in desk.get(reverse("admin:articles_actormention_change", args=[mention.pk])).content.decode()
    )


def test_a_surname_is_somebody_for_good(desk, tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(STORY, encoding="utf-8")
    call_command("import_articles", str(path))
    jo = ActorFactory(name="Jo Lund")
    mention = ActorMention.objects.exclude(actor=jo).earliest("pk")
    surname = mention.actor
    address = reverse("desk:who", args=[mention.pk])
    assert desk.post(address, {"actor": jo.pk, "reason": "the mayor"}).status_code == 302
    assert {row.actor for row in ActorMention.objects.all()} == {jo}
    assert Quote.objects.get().speaker == jo
    call_command("reextract", "--all")
    path.write_text(STORY + "\nIt rained.\n", encoding="utf-8")
    call_command("import_articles", str(tmp_path))
    assert Quote.objects.earliest("pk").speaker == jo
    decision = Decision.objects.get(action="means")
    assert (decision.reason, decision.editor_name) == ("the mayor", "admin")
    assert desk.post(reverse("desk:undo", args=[decision.pk]), {"loaded": ""}).status_code in (200, 302)
    assert Actor.objects.filter(pk=surname.pk).exists()


@pytest.mark.parametrize("given", [{}, {"actor": "x"}, {"actor": "9" * 30}, {"actor": "0"}])
def test_who_is_nobody_is_refused(desk, given):
    mention = ActorMentionFactory()
    before = mention.actor_id
    assert desk.post(reverse("desk:who", args=[mention.pk]), given).status_code == 302
    assert ActorMention.objects.get().actor_id == before


@pytest.mark.parametrize("asked", ["", "?who=%00", "?who=" + "x" * 5000, "?who=%FF", "?who[]=1"])
def test_hostile_words_give_a_page(desk, asked):
    assert desk.get(reverse("desk:who", args=[ActorMentionFactory().pk]) + asked).status_code == 200


def test_a_mention_that_is_gone_is_not_found(desk):
    assert desk.get(reverse("desk:who", args=[999_999])).status_code == 404
