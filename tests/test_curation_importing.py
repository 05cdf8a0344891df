"""What editors decided holds through imports and re-extractions, also by another extractor."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles import curation
from articles.importing import preparing
from articles.models import Actor, ActorMention, Alias, Article, Decision, Location, LocationMention, Quote
from articles.text.values import Findings

pytestmark = pytest.mark.django_db

STORY = """Valley dam is sound, says engineer

12/03/2019 09:30 GMT

The engineer Ada Brandt said: “We will not leave the valley until the last gate is closed.”

“Nobody should go home before the morning,” said the mayor, Jo Lund, in Geneva.

Officials in Geneva welcomed it. Ada Brandt has worked on dams for twenty years. "It holds," said Brandt.
"""
BRIDGE = """Bridge is closed

13/03/2019 09:30 GMT

“The bridge is not safe for anybody,” said {name}, an engineer, in Geneva.
"""


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("edith")


@pytest.fixture
def article(tmp_path: Path) -> Article:
    take_in(tmp_path, "dam.txt", STORY)
    return Article.objects.get()


def take_in(folder: Path, name: str, story: str) -> None:
    (folder / name).write_text(story)
    call_command("import_articles", str(folder / name))


def search_again() -> None:
    call_command("reextract", "--all", "--workers", "0")


def quote_of(words: str) -> Quote:
    return Quote.objects.get(text__contains=words)


def widened(findings: Findings) -> Findings:
    """Another extractor: every quote a character longer, with another rule, and speakers and places of it unknown."""
    return Findings(
        quotes=tuple(replace(q, end=q.end + 1, text=q.text + "”", rule="other", speaker=None) for q in findings.quotes)
    )


@pytest.fixture
def another(monkeypatch):
    """Puts another extractor in the place of this one."""
    extract = preparing.extract

    def change(how) -> None:
        monkeypatch.setattr(preparing, "extract", lambda article: how(extract(article)))

    return change


def test_a_rejected_quote_stays_away_and_the_others_are_renewed(article, editor, another):
    gone = curation.reject(quote_of("leave the valley"), editor, reason="a slogan")
    search_again()
    assert not Quote.objects.filter(text__contains="leave the valley").exists()
    another(widened)
    search_again()
    assert not Quote.objects.filter(text__contains="leave the valley").exists()
    assert quote_of("Nobody should").rule == "other"
    curation.undo(gone, editor)
    assert quote_of("leave the valley").pk == gone.object_id


def test_a_quote_that_a_person_touched_is_not_changed_by_a_machine(article, editor, another):
    curation.accept(quote_of("leave the valley"), editor)
    curation.reattribute(quote_of("Nobody should"), curation.NewActor(name="Max Roth"), editor)
    before = {q.pk: (q.speaker_id, q.text, q.rule, q.edited_at) for q in Quote.objects.filter(edited_at__isnull=False)}
    another(widened)
    search_again()
    after = {q.pk: (q.speaker_id, q.text, q.rule, q.edited_at) for q in Quote.objects.filter(edited_at__isnull=False)}
    assert before == after
    assert len(before) == 2
    assert quote_of("Nobody should").speaker.name == "Max Roth"


def test_the_old_words_of_a_corrected_quote_do_not_come_back(article, editor):
    quote = quote_of("leave the valley")
    curation.correct_bounds(quote, quote.end - len("last gate is closed."), quote.end, editor)
    search_again()
    assert [q.pk for q in Quote.objects.filter(text__contains="gate")] == [quote.pk]
    assert quote_of("gate").text == "last gate is closed."


def test_undoing_frees_a_quote_for_the_machine(article, editor, another):
    decision = curation.reattribute(quote_of("Nobody should"), None, editor)
    curation.undo(decision, editor)
    quote = quote_of("Nobody should")
    assert (quote.speaker.name, quote.is_edited) == ("Jo Lund", False)
    another(widened)
    search_again()
    assert quote_of("Nobody should").rule == "other"


def test_an_alias_is_used_by_the_next_import(article, editor, tmp_path):
    ada = Actor.objects.get(name="Ada Brandt")
    decision = curation.add_alias(ada, "Adelheid Brandt", editor)
    take_in(tmp_path, "bridge.txt", BRIDGE.format(name="Adelheid Brandt"))
    assert quote_of("bridge is not safe").speaker == ada
    curation.undo(decision, editor)
    assert not Alias.objects.filter(name="Adelheid Brandt").exists()


def test_a_merged_actor_goes_on_in_the_other(article, editor, tmp_path):
    ada, jo = Actor.objects.get(name="Ada Brandt"), Actor.objects.get(name="Jo Lund")
    mine = set(jo.mentions.values_list("pk", flat=True))
    decision = curation.merge(ada, jo, editor)
    assert quote_of("Nobody should").speaker == ada
    take_in(tmp_path, "bridge.txt", BRIDGE.format(name="Jo Lund"))
    search_again()
    assert quote_of("bridge is not safe").speaker == ada
    assert not jo.mentions.exists()
    assert not Actor.objects.named("Jo Lund").exclude(pk=ada.pk).exists()
    curation.undo(decision, editor)
    assert quote_of("Nobody should").speaker == quote_of("bridge is not safe").speaker == jo
    assert mine <= set(jo.mentions.values_list("pk", flat=True))
    assert not Alias.objects.filter(actor=ada, folded="jo lund").exists()


def test_merges_in_a_row_are_undone_in_order(article, editor):
    ada, jo = Actor.objects.get(name="Ada Brandt"), Actor.objects.get(name="Jo Lund")
    third = Actor.objects.create(kind="person", name="Max Roth", key="person:max roth")
    first = curation.merge(ada, jo, editor)
    second = curation.merge(third, ada, editor)
    with pytest.raises(curation.CannotUndo, match="Undo first"):
        curation.undo(first, editor)
    search_again()
    assert quote_of("Nobody should").speaker == third
    curation.undo(second, editor)
    curation.undo(first, editor)
    assert quote_of("Nobody should").speaker == jo


def test_what_is_split_off_stays_split(article, editor, tmp_path):
    ada = Actor.objects.get(name="Ada Brandt")
    quotes = list(ada.quotes.all())
    decision = curation.split(quotes, curation.NewActor(name="Ada Brandt"), editor)
    other = Quote.objects.get(pk=quotes[0].pk).speaker
    assert other != ada
    search_again()
    assert {q.speaker for q in Quote.objects.filter(pk__in=[q.pk for q in quotes])} == {other}
    assert not ActorMention.objects.filter(article=article, actor=ada).exists()
    take_in(tmp_path, "bridge.txt", BRIDGE.format(name="Ada Brandt"))
    assert quote_of("bridge is not safe").speaker == ada
    curation.undo(decision, editor)
    assert {q.speaker for q in Quote.objects.filter(pk__in=[q.pk for q in quotes])} == {ada}
    assert not Actor.objects.filter(pk=other.pk).exists()


def test_a_surname_in_an_article_is_that_person(article, editor, tmp_path):
    ada = Actor.objects.get(name="Ada Brandt")
    take_in(tmp_path, "bridge.txt", BRIDGE.format(name="Mr Brandt"))
    quote = quote_of("bridge is not safe")
    stranger = quote.speaker
    assert stranger != ada
    decision = curation.name_means(quote.article, "Brandt", ada, editor)
    search_again()
    assert quote_of("bridge is not safe").speaker == ada
    curation.undo(decision, editor)
    assert quote_of("bridge is not safe").speaker == stranger


@pytest.mark.parametrize("reach", ["mention", "article", "always"])
def test_a_place_that_an_editor_chose_stays(article, editor, reach, tmp_path):
    mention = LocationMention.objects.filter(article=article, location__name="Geneva").first()
    other = Location.objects.create(key="1", name="Geneva, New York", latitude=42.9, longitude=-77.0, geonames_id=1)
    decision = curation.set_location(mention, other, editor, reach=reach)
    search_again()
    take_in(tmp_path, "bridge.txt", BRIDGE.format(name="Jo Lund"))
    here = LocationMention.objects.filter(article=article, location=other).count()
    elsewhere = LocationMention.objects.filter(location=other).exclude(article=article).count()
    assert (here, elsewhere) == {"mention": (1, 0), "article": (2, 0), "always": (2, 1)}[reach]
    curation.undo(decision, editor)
    assert not LocationMention.objects.filter(article=article, location=other).exists()


def test_a_date_and_a_title_stay_while_quotes_are_renewed(article, editor, another):
    dating = curation.settle(
        curation.Dating(published_precision="year", published_on=article.published_on), {"published_on"}
    )
    curation.set_date(article, dating, editor, reason="the paper says so")
    article.title = "Dam is sound"
    curation.correct(article, editor, ["title"])
    another(widened)
    search_again()
    article.refresh_from_db()
    assert (article.title, article.published_precision, article.published_origin) == ("Dam is sound", "year", "editor")
    assert {q.rule for q in Quote.objects.all()} == {"other"}


def test_words_that_stand_elsewhere_now_are_found_again(article, editor):
    curation.reject(quote_of("leave the valley"), editor)
    body = Article.objects.get().body
    Article.objects.update(body="A line that cleaning had cut before.\n\n" + body)
    Quote.objects.all().delete()
    search_again()
    assert Quote.objects.count() == 2
    assert not Quote.objects.filter(text__contains="leave the valley").exists()


def test_everything_is_logged_and_undone_things_stay_in_the_log(article, editor):
    decision = curation.accept(quote_of("leave the valley"), editor, reason=" heard it ")
    assert Decision.objects.about(quote_of("leave the valley")).get() == decision
    curation.undo(decision, editor)
    decision.refresh_from_db()
    assert (decision.reason, decision.undone_by, decision.editor_name) == ("heard it", editor, "edith")
    with pytest.raises(curation.CannotUndo):
        curation.undo(decision, editor)
