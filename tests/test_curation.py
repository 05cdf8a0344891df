"""What editors decide is marked, kept, and safe from any import."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import ProtectedError

from articles import curation
from articles.curation import Dating
from articles.models import Actor, ActorMention, Alias, Article, Location, Original, Outlet, Quote

pytestmark = pytest.mark.django_db

BODY = "The dam is sound, Ada Brandt said.\n\n“We will not leave the valley,” she said. Ada Brandt is an engineer."
WORDS = "We will not leave the valley,"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("edith")


@pytest.fixture
def article() -> Article:
    return Article.objects.create(title="Dam sound", body=BODY, text_key="a" * 64)


@pytest.fixture
def speaker() -> Actor:
    return Actor.objects.create(kind="person", name="Ada Brandt", key="person:ada brandt")


@pytest.fixture
def quote(article: Article, speaker: Actor) -> Quote:
    start = BODY.index(WORDS)
    return Quote.objects.create(
        article=article,
        speaker=speaker,
        start=start,
        end=start + len(WORDS),
        text=WORDS,
        rule="pronoun",
        confidence=0.6,
        speaker_mention="she",
    )


def test_a_corrected_row_is_marked_and_nothing_but_the_named_fields_is_written(article, editor):
    article.title, article.body = "Dam holds", "something else"
    curation.correct(article, editor, ["title"])
    article = Article.objects.get(pk=article.pk)
    assert (article.title, article.body, article.edited_by) == ("Dam holds", BODY, editor)
    assert article.is_edited


def test_no_change_leaves_no_mark(article, editor):
    curation.correct(article, editor, [])
    article.refresh_from_db()
    assert not article.is_edited


def test_another_speaker_marks_the_quote_and_not_the_article(article, quote, editor):
    quote.speaker = Actor.objects.create(kind="person", name="Jo Lund", key="person:jo lund")
    curation.correct(quote, editor, ["speaker"])
    quote.refresh_from_db()
    article.refresh_from_db()
    assert quote.is_edited
    assert (quote.speaker.name, quote.rule, quote.confidence) == ("Jo Lund", "editor", 1.0)
    assert not article.is_edited


def test_evidence_an_editor_names_is_found_nearest_to_the_quote(quote, editor):
    quote.speaker_mention = "Ada Brandt"
    curation.correct(quote, editor, ["speaker_mention"])
    quote.refresh_from_db()
    assert (quote.mention_start, quote.mention_end) == (BODY.index("Ada"), BODY.index("Ada") + 10)


def test_words_always_follow_the_offsets(quote, editor):
    quote.start += 3
    curation.correct(quote, editor, ["start"])
    quote.refresh_from_db()
    assert quote.text == WORDS[3:] == BODY[quote.start : quote.end]


def test_a_quote_made_by_hand_says_so(article, speaker, editor):
    quote = Quote(article=article, speaker=speaker, start=0, end=16, text=BODY[:16], cue="said")
    curation.add(quote, editor)
    quote.refresh_from_db()
    assert (quote.rule, quote.confidence, quote.is_edited) == ("editor", 1.0, True)
    assert BODY[quote.cue_start : quote.cue_end] == "said"


def test_a_removed_quote_leaves_its_mark_on_the_article(article, quote, editor):
    curation.remove(quote, editor)
    article.refresh_from_db()
    assert article.edited_by == editor
    assert not article.quotes.exists()


def test_a_removed_article_leaves_its_originals(article, quote, editor):
    original = Original.objects.create(article=article, name="dam.txt", sha256="b" * 64, size=9, text_key="a" * 64)
    curation.remove(article, editor)
    original.refresh_from_db()
    assert original.article is None
    assert not Quote.objects.exists()


def test_an_actor_who_is_quoted_cannot_be_removed(quote, speaker, editor):
    with pytest.raises(ProtectedError):
        curation.remove(speaker, editor)
    assert Actor.objects.filter(pk=speaker.pk, edited_at=None).exists()


def test_a_renamed_actor_keeps_the_key_and_the_old_name(speaker, editor):
    Alias.objects.create(actor=speaker, name="Dr Brandt")
    speaker.name = "Dr Brandt"
    curation.correct(speaker, editor, ["name"])
    speaker.refresh_from_db()
    assert (speaker.key, speaker.folded) == ("person:ada brandt", "dr brandt")
    assert [alias.name for alias in speaker.aliases.all()] == ["Ada Brandt"]


def test_a_name_written_otherwise_is_no_new_alias(speaker, editor):
    speaker.name = "ADA Brandt"
    curation.correct(speaker, editor, ["name"])
    assert not speaker.aliases.exists()


def test_aliases_and_mentions_mark_whose_they_are(article, speaker, editor):
    curation.add(Alias(actor=speaker, name="Mrs Brandt"), editor)
    curation.add(ActorMention(article=article, actor=speaker, start=19, end=29), editor)
    speaker.refresh_from_db()
    article.refresh_from_db()
    assert speaker.is_edited
    assert article.is_edited


def test_rows_made_by_hand_have_keys_of_their_own(editor):
    rows = [Actor(kind="person", name="Jo Lund") for _ in range(2)]
    for row in rows:
        curation.add(row, editor)
    place = Location(name="Nowhere", latitude=1, longitude=2)
    curation.add(place, editor)
    assert len({row.key for row in rows}) == 2
    assert (place.key, place.folded) == ("name:nowhere", "nowhere")


def test_outlets_have_no_mark_and_are_simply_saved(editor):
    outlet = Outlet(name="Harbour")
    curation.add(outlet, editor)
    outlet.name = "Harbour Courier"
    curation.correct(outlet, editor, ["name"])
    assert Outlet.objects.get().name == "Harbour Courier"


DAY, NOON = date(2012, 6, 1), datetime(2012, 6, 1, 12, tzinfo=UTC)
MIDNIGHT = datetime(2012, 6, 1, tzinfo=UTC)
EVENING_BEFORE = datetime(2012, 5, 31, 23, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "changed", "settled"),
    [
        ((DAY, None, "unknown"), {"on"}, (DAY, MIDNIGHT, "day")),
        ((DAY, NOON, "unknown"), {"on", "at"}, (DAY, NOON, "minute")),
        ((None, NOON, "unknown"), {"at"}, (DAY, NOON, "minute")),
        ((DAY, NOON, "day"), {"at"}, (DAY, NOON, "minute")),
        ((DAY, EVENING_BEFORE, "minute"), {"at"}, (DAY, EVENING_BEFORE, "minute")),
        ((DAY, datetime(2012, 7, 1, 9, tzinfo=UTC), "minute"), {"on"}, (DAY, MIDNIGHT, "day")),
        ((DAY, NOON, "month"), {"precision"}, (DAY, MIDNIGHT, "month")),
        ((date(2012, 6, 17), None, "month"), {"on", "precision"}, (DAY, MIDNIGHT, "month")),
        (
            (date(2012, 6, 17), NOON, "year"),
            {"precision"},
            (date(2012, 1, 1), datetime(2012, 1, 1, tzinfo=UTC), "year"),
        ),
        ((None, NOON, "minute"), {"on"}, (None, None, "unknown")),
        ((None, None, "day"), {"on", "at"}, (None, None, "unknown")),
        ((DAY, NOON, "unknown"), {"precision"}, (None, None, "unknown")),
    ],
)
def test_a_date_settles(given, changed, settled):
    found = curation.settle(dating(given), {f"published_{name}" for name in changed})
    assert found == dating(settled)


@pytest.mark.parametrize(
    ("given", "changed", "field"),
    [
        ((None, None, "day"), {"precision"}, "published_on"),
        ((DAY, None, "minute"), {"on", "precision"}, "published_at"),
        ((DAY, datetime(2012, 7, 1, tzinfo=UTC), "minute"), {"on", "at"}, "published_at"),
        ((DAY, None, "unknown"), {"on", "precision"}, "published_precision"),
    ],
)
def test_a_contradictory_date_is_refused(given, changed, field):
    with pytest.raises(ValidationError) as error:
        curation.settle(dating(given), {f"published_{name}" for name in changed})
    assert list(error.value.message_dict) == [field]


def dating(values) -> Dating:
    return Dating(published_on=values[0], published_at=values[1], published_precision=values[2])


@pytest.mark.parametrize(
    ("words", "passage", "start"),
    [
        ("aa", (3, 5), 0),
        ("aa", (4, 14), 15),
        ("cc", (3, 12), 9),
        ("zz", (3, 5), None),
        ("", (3, 5), None),
    ],
)
def test_the_nearest_wording(words, passage, start):
    found = curation.nearest("aa bb    cc    aa", words, *passage)
    assert (found[0] if found else None) == start


STORY = """Valley dam is sound, says engineer

12/03/2019 09:30 GMT

The engineer Ada Brandt said: “We will not leave the valley until the last gate is closed.”

Officials in Geneva welcomed the statement. Ada Brandt has worked on dams for twenty years.
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "dam.txt"
    path.write_text(STORY)
    return path


def test_importing_again_changes_nothing_an_editor_decided(source, editor):
    call_command("import_articles", str(source))
    quote, actor, article = Quote.objects.get(), Actor.objects.get(name__contains="Brandt"), Article.objects.get()
    other = Actor.objects.create(kind="person", name="Jo Lund", key="person:jo lund")
    quote.speaker, actor.name, article.title = other, "Ada Brandt-Lund", "Another title"
    curation.correct(quote, editor, ["speaker"])
    curation.correct(actor, editor, ["name"])
    curation.correct(article, editor, ["title"])
    before = snapshot()

    call_command("import_articles", str(source))
    renamed = source.with_name("again.txt")
    renamed.write_text(STORY)
    call_command("import_articles", str(renamed))
    assert snapshot() == before
    assert Original.objects.filter(article=article).count() == 2


def test_importing_again_does_not_bring_back_what_an_editor_removed(source, editor):
    call_command("import_articles", str(source))
    curation.remove(Quote.objects.get(), editor)
    call_command("import_articles", str(source))
    assert not Quote.objects.exists()

    curation.remove(Article.objects.get(), editor)
    renamed = source.with_name("again.txt")
    renamed.write_text(STORY)
    call_command("import_articles", str(source), str(renamed))
    assert not Article.objects.exists()


def snapshot() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (Article, Quote, Actor, Alias, Location)]


def test_an_actor_made_by_hand_is_found_by_the_next_import(editor, tmp_path):
    curation.add(Actor(kind="person", name="Leila Haddad"), editor)
    story = 'Bridge Closed\n\nThe bridge was closed.\n\n"Nobody should cross," said Leila Haddad, the governor.\n'
    (tmp_path / "bridge.txt").write_text(story)
    call_command("import_articles", str(tmp_path))
    assert Actor.objects.get(kind="person").quotes.count() == 1
