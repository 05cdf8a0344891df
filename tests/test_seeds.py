"""What the three articles the project began with must give, fact by fact, after a real import."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Actor, Article, Location, Quote

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason="the folder ../shared/seeds, which holds the seed articles, is absent"
    ),
]
FILES = ("000_845691d4e8a36e85.txt", "001_4006189a68e7e7bb.txt", "002_3fc7fc7f68d898c6.txt")
MARKS = "\"'“”‘’ \n,."


def gold(number: int) -> dict:
    return json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))["articles"][number]


def gold_quotes(required: bool) -> list[tuple[int, dict]]:
    if not SEEDS.is_dir():
        return []
    return [(n, q) for n in range(3) for q in gold(n)["quotes"] if q["required"] is required]


@pytest.fixture(autouse=True)
def _imported():
    call_command("import_articles", *[str(SEEDS / name) for name in FILES])


def article(number: int) -> Article:
    return Article.objects.get(originals__name=FILES[number])


def plain(words: str) -> str:
    """Words without marks and spacing, since a quote's text holds the marks that reopen its paragraphs."""
    return " ".join(part.strip(MARKS) for part in words.split("\n") if part.strip(MARKS))


def found_for(number: int, wanted: dict) -> list[Quote]:
    words = plain(wanted["text"])
    return [q for q in article(number).quotes.all() if plain(q.text) == words or words in plain(q.text)]


def test_dates_are_day_first_with_zone_and_update():
    first, second, third = article(0), article(1), article(2)
    assert first.published_at == datetime(2012, 6, 1, 1, 24, tzinfo=UTC)
    assert first.source_updated_at == datetime(2012, 6, 1, 3, 12, tzinfo=UTC)
    assert (first.published_on, first.published_precision) == (date(2012, 6, 1), "minute")
    assert second.published_at == datetime(2012, 5, 31, 19, 23, tzinfo=UTC)
    assert second.source_updated_at == datetime(2012, 5, 31, 19, 29, tzinfo=UTC)
    assert (third.published_at, third.published_on, third.published_precision) == (None, None, "unknown")
    assert [a.pk for a in Article.objects.undated()] == [third.pk]


@pytest.mark.parametrize("number", range(3))
def test_titles(number):
    assert article(number).title == gold(number)["title"]


@pytest.mark.parametrize("number", range(3))
def test_body_is_the_story_without_its_captions(number):
    facts = gold(number)
    source = (SEEDS / facts["file"]).read_bytes().decode("utf-8")
    story = source[slice(*facts["body_span"])]
    for caption in facts["captions"]:
        story = story.replace(caption["text"], "")
    assert article(number).body.split("\n\n") == [p.strip() for p in story.split("\n") if p.strip()]
    cuts = [cut.text for cut in article(number).cuts.filter(kind="caption")]
    assert [caption["text"] for caption in facts["captions"]] == cuts[: len(facts["captions"])]


def test_nothing_from_behind_the_third_story_is_in_the_archive():
    behind = ("Pistorius", "Boris", "Blunt", "wine", "anthology", "Ebola", "Job Widget", "Obama", "Tinder")
    for word in behind:
        assert word not in article(2).body
        assert not Article.objects.with_words(word).exists()
        assert not Actor.objects.called(word).exists()
    for name in ("Pretoria", "Tokyo", "Chelmsford", "South Africa", "Hakone", "Mars"):
        assert not Location.objects.called(name).exists()
    assert "anthology" in " ".join(article(2).cuts.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("number", "wanted"), gold_quotes(required=True), ids=lambda v: v["id"] if isinstance(v, dict) else None
)
def test_required_quotes_come_out_once_and_whole(number, wanted):
    words, spoken = plain(wanted["text"]), article(number).quotes.all()
    exact = [q for q in spoken if plain(q.text) == words]
    if "slip" in (wanted["note"] or "") and not exact:
        # The publisher closed a paragraph that goes on: one quote or two are both right, together they are whole.
        parts = [q for q in spoken if plain(q.text) and plain(q.text) in words]
        assert " ".join(plain(q.text) for q in parts) == words
        exact = parts
    else:
        assert len(exact) == 1
    for quote in exact:
        assert quote.speaker is not None
        names = {quote.speaker.name, *quote.speaker.aliases.values_list("name", flat=True)}
        accepted = {name.lower() for name in [wanted["speaker"], *wanted["accept_speakers"]]}
        assert {name.lower() for name in names} & accepted
        assert article(number).body[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("number", "wanted"), gold_quotes(required=False), ids=lambda v: v["id"] if isinstance(v, dict) else None
)
def test_captions_and_scare_quotes_are_not_somebodys_words(number, wanted):
    if wanted["type"] in {"caption", "headline"}:
        assert not [q for q in article(number).quotes.all() if plain(q.text) == plain(wanted["text"])]


@pytest.mark.parametrize("number", range(3))
def test_no_quote_beyond_the_hand_made_truth(number):
    known = " | ".join(plain(q["text"]) for q in gold(number)["quotes"])
    assert [q.text for q in article(number).quotes.in_marks() if plain(q.text) not in known] == []


def test_william_hague_is_one_actor_through_all_his_names():
    hague = Actor.objects.get(kind="person", name="William Hague")
    assert Actor.objects.filter(kind="person", folded__contains="hague").count() == 1
    mentions = {quote.speaker_mention for quote in hague.quotes.all()}
    assert {"Mr Hague", "Hague", "The Foreign Secretary"} <= mentions


def test_the_number_10_spokesman_is_one_unnamed_source():
    spokesman = Actor.objects.filter(kind="unnamed", folded__contains="spokesman")
    assert spokesman.count() == 1
    mentions = {quote.speaker_mention for quote in spokesman.get().quotes.all()}
    assert {"A No 10 spokesman", "a Number 10 spokesman", "The spokesman"} <= mentions


def test_the_prime_minister_is_david_cameron_although_erdogan_is_nearer():
    quote = Quote.objects.get(text__startswith="the very real concerns we have")
    assert quote.speaker.name == "David Cameron"
    assert quote.speaker_mention == "the Prime Minister"


@pytest.mark.parametrize("name", ["Ban Ki-moon", "Kofi Annan", "David Cameron", "Francois Hollande"])
def test_people_are_one_actor_each_across_articles(name):
    assert Actor.objects.filter(kind="person", folded__contains=name.split()[-1].lower()).count() == 1


def test_bashar_al_assad_is_one_actor_however_he_is_spelt():
    assad = Actor.objects.filter(kind="person", folded__contains="assad")
    assert assad.count() == 1
    assert assad.get().mentions.values("article").distinct().count() == 3
    names = {assad.get().name, *assad.get().aliases.values_list("name", flat=True)}
    assert {"Bashar al-Assad", "Bashar Assad", "President Assad"} <= names


@pytest.mark.parametrize("number", range(3))
def test_people_and_organisations(number):
    facts = gold(number)
    named = Actor.objects.filter(mentions__article=article(number)).distinct()
    people = {actor.name for actor in named if actor.kind == "person"}
    same = {"Bashar Assad": "Bashar al-Assad"}
    assert {same.get(name, name) for name in people} == {person["name"] for person in facts["people"]}
    orgs = {actor.name.lower() for actor in named if actor.kind == "organisation"}
    assert {org["name"].lower() for org in facts["orgs"]} <= orgs
    assert not people & set(facts["must_not_people"])


@pytest.mark.parametrize("number", range(3))
def test_locations(number):
    facts = gold(number)
    found = {place.name for place in Location.objects.filter(mentions__article=article(number))}
    optional = {name.split(" (")[0] for name in facts["locations_optional"]}
    assert {place["name"] for place in facts["locations"]} <= found
    assert found <= {place["name"] for place in facts["locations"]} | optional


def test_houla_is_the_one_in_syria():
    houla = Location.objects.get(name="Houla")
    assert (houla.country, round(houla.latitude), round(houla.longitude)) == ("SY", 35, 37)


def test_annan_plan_is_no_place_and_downing_street_no_person():
    assert not Location.objects.filter(folded__contains="annan").exists()
    assert not Location.objects.filter(folded__contains="downing").exists()
    assert Actor.objects.get(folded="downing street").kind == "organisation"


def test_importing_again_changes_nothing(capsys):
    before = list(Quote.objects.order_by("pk").values())
    call_command("import_articles", *[str(SEEDS / name) for name in FILES])
    assert "3 files: 0 new, 3 already here" in capsys.readouterr().out
    assert list(Quote.objects.order_by("pk").values()) == before
