"""The review queue: what comes first, who has what in hand, and what becomes of a verdict."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.judging import like
from articles.models import Decision, Quote, Report, Statement, Unreviewed
from articles.models.reviewing import take_all_in, take_in, weigh_anew
from articles.permitting import EDITOR
from tests.factories import ActorFactory, ActorMentionFactory, ArticleFactory, QuoteFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/review/"


def editor(name: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ann() -> Client:
    return editor("ann")


@pytest.fixture
def ben() -> Client:
    return editor("ben")


def seen(client: Client, query: str = "") -> Quote | None:
    return client.get(QUEUE + query).context.get("quote")


def judge(client: Client, page=None, **given: str):
    context = (page or client.get(QUEUE)).context
    sent = {"quote": str(context["quote"].pk), "version": context["version"], **given}
    return client.post(reverse("desk:decide"), sent, follow=True)


def order() -> list[int]:
    take_all_in()
    return list(Unreviewed.objects.in_order().values_list("quote_id", flat=True))


def test_the_least_sure_come_first_and_of_these_what_more_readers_see():
    sure, unsure = QuoteFactory(confidence=0.9), QuoteFactory(confidence=0.2)
    doubtful_but_seen = QuoteFactory(confidence=0.8)
    statement = Statement.objects.create(key="s")
    for quote in (doubtful_but_seen, *(QuoteFactory(confidence=1.0) for _ in range(3))):
        Report.objects.create(statement=statement, quote=quote, kind="exact")
    assert order()[:3] == [unsure.pk, doubtful_but_seen.pk, sure.pk]


def test_weight_is_the_rule_that_is_stated():
    speaker = ActorFactory()
    quotes = [QuoteFactory(speaker=speaker, article=ArticleFactory(published_on=date(2019, 3, 9))) for _ in range(5)]
    old = QuoteFactory(article=ArticleFactory(published_on=date(2015, 1, 1)))
    take_all_in()
    weights = dict(Unreviewed.objects.values_list("quote_id", "weight"))
    assert [weights[quote.pk] for quote in quotes] == [2] * 5  # often quoted, and of the last year
    assert weights[old.pk] == 0


def test_a_report_that_comes_later_makes_the_first_weigh_more():
    first = QuoteFactory()
    take_all_in()
    statement, later = Statement.objects.create(key="s"), QuoteFactory()
    for quote in (first, later):
        Report.objects.create(statement=statement, quote=quote, kind="exact")
    before = Unreviewed.objects.get(quote=first).weight
    take_all_in()
    assert Unreviewed.objects.get(quote=first).weight == before + 2
    assert weigh_anew() == 0


def test_what_a_machine_rates_anew_moves():
    quote, other = QuoteFactory(confidence=0.9), QuoteFactory(confidence=0.5)
    assert order() == [other.pk, quote.pk]
    Quote.objects.filter(pk=quote.pk).update(confidence=0.1)
    assert order() == [quote.pk, other.pk]


def test_quotes_that_go_leave_the_queue_and_the_count_stays_right():
    quotes = [QuoteFactory() for _ in range(5)]
    take_all_in()
    quotes[0].delete()
    Quote.objects.filter(pk=quotes[1].pk).update(edited_at=timezone.now())
    Quote.objects.filter(pk=quotes[2].pk)._raw_delete(using="default")
    assert Unreviewed.objects.left() == Unreviewed.objects.count() == 2
    assert take_in() == 0


@pytest.mark.parametrize(
    ("given", "state"),
    [({"action": "accept"}, (True, "accept")), ({"action": "reject"}, (False, "reject"))],
)
def test_a_verdict_is_a_decision_and_takes_the_quote_out(ann, given, state):
    quote = QuoteFactory()
    page = judge(ann, **given, reason="as the tape says")
    assert page.context["left"] == 0
    decision = Decision.objects.get()
    assert (Quote.objects.filter(pk=quote.pk).exists(), decision.action) == state
    assert (decision.editor.username, decision.reason) == ("ann", "as the tape says")


def test_a_quote_is_given_to_one_of_the_articles_people_the_nearest_first(ann):
    article = ArticleFactory(body="Jo Lund came. The mayor spoke.\n\n“We close the bridge tonight,” she said.")
    near, far = ActorFactory(name="The Mayor"), ActorFactory(name="Jo Lund")
    ActorMentionFactory(article=article, actor=far, words="Jo Lund")
    ActorMentionFactory(article=article, actor=near, words="The mayor")
    quote = QuoteFactory(article=article)
    page = ann.get(QUEUE)
    assert [actor.pk for actor in page.context["candidates"]] == [near.pk, far.pk]
    judge(ann, page, speaker=str(far.pk))
    quote.refresh_from_db()
    assert (quote.speaker, quote.edited_by.username) == (far, "ann")


def test_those_whom_the_machine_weighed_stand_first_with_their_chances(ann):
    article = ArticleFactory(
        body="Ed Orr listened. Jo Lund met Mayor Ann Bell.\n\n“We close the bridge tonight,” she said."
    )
    for words in ("Ed Orr", "Jo Lund", "Mayor Ann Bell"):
        ActorMentionFactory(article=article, actor=ActorFactory(name=words), words=words)
    QuoteFactory(article=article)
    page = ann.get(QUEUE)
    weighed = [actor for actor in page.context["candidates"] if hasattr(actor, "percent")]
    assert weighed
    assert weighed == page.context["candidates"][: len(weighed)]
    assert sum(actor.percent for actor in weighed) <= 100
    assert [actor.percent for actor in weighed] == sorted((actor.percent for actor in weighed), reverse=True)
    assert len(page.context["candidates"]) == 3
    assert f"{weighed[0].percent} % by the machine" in page.content.decode()


def test_nobody_may_be_the_speaker(ann):
    quote = QuoteFactory()
    judge(ann, speaker="none")
    quote.refresh_from_db()
    assert quote.speaker is None
    assert quote.is_edited


def test_another_speaker_is_found_by_name(ann):
    QuoteFactory()
    jo = ActorFactory(name="Jo Lund")
    assert [actor.pk for actor in ann.get(f"{QUEUE}?who=lund").context["candidates"]] == [jo.pk]


@pytest.mark.parametrize("given", [{"action": "accept"}, {"action": "reject"}, {"speaker": "none"}])
def test_the_last_verdict_is_undone(ann, given):
    quote = QuoteFactory()
    judge(ann, **given)
    page = ann.post(reverse("desk:decide"), {"action": "undo"}, follow=True)
    assert page.context["quote"].pk == quote.pk
    again = Quote.objects.get(pk=quote.pk)
    assert (again.speaker_id, again.rule, again.is_edited) == (quote.speaker_id, quote.rule, False)
    assert Unreviewed.objects.left() == 1


def test_there_is_nothing_to_undo_but_ones_own(ann, ben):
    QuoteFactory()
    judge(ann, action="accept")
    page = ben.post(reverse("desk:decide"), {"action": "undo"}, follow=True)
    assert "nothing of yours" in page.content.decode()
    assert Decision.objects.in_force().count() == 1


def test_two_editors_do_not_get_the_same_quote_and_see_each_other(ann, ben):
    QuoteFactory(confidence=0.1)
    QuoteFactory(confidence=0.2)
    mine, theirs = seen(ann), seen(ben)
    assert mine.pk != theirs.pk
    assert seen(ann).pk == mine.pk
    page = ben.get(QUEUE)
    assert [row.claimed_by.username for row in page.context["in_hand"]] == ["ann"]
    assert "ann" in page.content.decode()


def test_a_claim_ends_by_itself(ann, ben):
    QuoteFactory()
    mine = seen(ann)
    assert seen(ben) is None
    Unreviewed.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert seen(ben).pk == mine.pk


def test_next_leaves_it_and_skipping_leaves_it_to_others(ann, ben):
    first, second = QuoteFactory(confidence=0.1), QuoteFactory(confidence=0.2)
    page = ann.get(QUEUE)
    assert page.context["quote"].pk == first.pk
    assert ann.get(page.context["next"]).context["quote"].pk == second.pk
    page = ann.get(QUEUE)
    judge(ann, page, action="skip")
    assert seen(ann).pk == second.pk
    assert seen(ben).pk == first.pk


def test_what_somebody_judged_meanwhile_is_not_judged_again(ann, ben):
    quote = QuoteFactory()
    page = ann.get(QUEUE)
    Unreviewed.objects.update(claimed_until=None)
    judge(ben, speaker="none")
    answer = judge(ann, page, action="accept")
    assert ["ben has judged" in str(told) for told in answer.context["messages"]] == [True]
    assert Quote.objects.get(pk=quote.pk).edited_by.username == "ben"
    assert Decision.objects.count() == 1


def test_all_alike_are_seen_before_they_are_accepted(ann):
    alike = [QuoteFactory(speaker_mention="Ms Lund", rule="verb", confidence=c) for c in (0.6, 0.7, 0.8)]
    QuoteFactory(speaker_mention="Ms Lund", rule="pronoun", confidence=0.9)
    QuoteFactory(speaker_mention="he", rule="verb", confidence=0.9)
    page = ann.get(reverse("desk:alike"), {"quote": alike[0].pk, "least": "0.65"})
    assert page.context["total"] == 2
    assert {row.pk for row in page.context["rows"]} == {alike[1].pk, alike[2].pk}
    late = QuoteFactory(speaker_mention="Ms Lund", rule="verb", confidence=0.95)
    ann.post(reverse("desk:alike"), {"chosen": page.context["chosen"]})
    accepted = set(Decision.objects.filter(action="accept").values_list("object_id", flat=True))
    assert accepted == {alike[1].pk, alike[2].pk}
    assert {q.pk for q in like(alike[0], 0.0)} == {alike[0].pk, late.pk}


@pytest.mark.parametrize("chosen", ["", "nonsense", "a:b:c", "\x00"])
def test_what_was_not_shown_is_not_accepted(ann, chosen):
    QuoteFactory()
    assert ann.post(reverse("desk:alike"), {"chosen": chosen}).status_code == 404
    assert not Decision.objects.exists()


def test_the_queue_costs_the_same_queries_whatever_its_length(ann):
    numbers = []
    for n in (3, 60):
        article = ArticleFactory()
        for _ in range(n):
            QuoteFactory(), ActorMentionFactory(actor=ActorFactory())
        QuoteFactory(article=article, confidence=0.01)
        take_all_in()
        with CaptureQueriesContext(connection) as queries:
            assert ann.get(QUEUE).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


HOSTILE = [
    "\x00",
    "x" * 5000,
    "99999999999999999999",
    "-1",
    "nan:1",
    "inf:99999999999999999999",
    "1e999:5",
    "%ff",
    "[]",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["quote", "after", "who"])
def test_no_query_string_breaks_the_queue(ann, name, value):
    QuoteFactory()
    assert ann.get(QUEUE, {name: value}).status_code == 200


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["quote", "speaker", "action", "version", "reason"])
def test_no_forged_verdict_breaks_it(ann, name, value):
    quote = QuoteFactory()
    context = ann.get(QUEUE).context
    sent = {"quote": str(quote.pk), "version": context["version"], "action": "accept", name: value}
    assert ann.post(reverse("desk:decide"), sent).status_code == 302


@pytest.mark.parametrize("value", HOSTILE)
def test_no_bound_breaks_the_preview(ann, value):
    quote = QuoteFactory(speaker_mention="he")
    assert ann.get(reverse("desk:alike"), {"quote": quote.pk, "least": value}).status_code == 200


def test_the_evidence_is_the_sentences_around_with_what_decided(ann):
    body = "It rained. “We close the bridge tonight,” said Ada Brandt. It went on. Nobody came."
    quote = QuoteFactory(article=ArticleFactory(body=body), speaker_mention="Ada Brandt", cue="said")
    for words, field in (("said", "cue"), ("Ada Brandt", "mention")):
        setattr(quote, f"{field}_start", body.index(words))
        setattr(quote, f"{field}_end", body.index(words) + len(words))
    quote.save()
    pieces = ann.get(QUEUE).context["pieces"]
    assert [(p.text, p.kind) for p in pieces if p.kind] == [
        ("We close the bridge tonight,", "words"),
        ("said", "cue"),
        ("Ada Brandt", "speaker"),
    ]
    assert "".join(p.text for p in pieces).startswith("It rained.")
    assert "Nobody came" not in "".join(p.text for p in pieces)


def test_an_empty_queue_says_so(ann):
    assert "Nothing is waiting" in ann.get(QUEUE).content.decode()
