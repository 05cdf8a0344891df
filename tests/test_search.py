"""Search: what folds, what a query means, what is marked, and the page that looks through everything at once."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing import vocabulary
from articles.models import Article, Quote, Word
from articles.searching.folding import words
from articles.searching.marking import find_hits
from articles.searching.parsing import parse, tsquery
from articles.searching.stemming import stem
from articles.views.hits import snippet
from tests.factories import ActorFactory, ArticleFactory, LocationFactory, LocationMentionFactory, QuoteFactory

pytestmark = pytest.mark.django_db

FINDS = [
    ("Bashar al-Assad resigned", "assad"),
    ("Assad resigned", "al-Assad"),
    ("Bashar al-Assad resigned", '"bashar assad"'),
    ("Al Qaeda and the as-Safir daily", "al-qaeda as-safir"),
    ("A naïve café in Łódź", "naive cafe lodz"),
    ("a naive cafe", "naïve CAFÉ"),
    ("قال الأسد إنّ مدرسةً", "اسد مدرسه"),
    ("Rooms at ＡＢＣ and 20m", "abc 20M"),
    ("“Bridges fell,” he said", "bridge"),
    ("Clashes in Sana’a", "sanaa"),
    ("the U.N. envoy", "UN"),
    ("the UN envoy", "U.N."),
    ("A state of emergency was declared", '"state of emergency"'),
    ("Наступление началось", "НАСТУПЛЕНИЕ"),
    ("l’armée avance", "armee"),
    ("dams broke", "bridge OR dam"),
    ("dams broke", "dam -bridge"),
    ("a bridge in the flood", "bridge OR -flood"),
]
IGNORES = [
    ("An emergency of state", '"state of emergency"'),
    ("dams and bridges", "dam -bridge"),
    ("a dam in the flood", "bridge OR -flood"),
    ("a dam", "dame"),
    ("a dam", '"a dam broke"'),
]
BODY = "The council met for hours. {} Nobody spoke of anything else for a week."


def found(text: str, query: str) -> bool:
    article = ArticleFactory(title="Report", body=BODY.format(text))
    return Article.objects.with_words(query).filter(pk=article.pk).exists()


@pytest.mark.parametrize(("text", "query"), FINDS)
def test_finds_and_marks(text, query):
    assert found(text, query)
    assert find_hits(BODY.format(text), parse(query))


def test_an_alternative_may_only_leave_out():
    assert found("dams broke", "bridge OR -flood")


@pytest.mark.parametrize(("text", "query"), IGNORES)
def test_ignores(text, query):
    assert not found(text, query)


MENDED = [
    ('dam "state of', "dam state", "quotation mark"),
    ("dam OR", "dam", "“OR” stands between"),
    ("dam foo:bar", 'dam "foo bar"', "no filter “foo:”"),
    ("the of", "", "stands in nearly every text"),
    ("-", "", "no word to look for"),
    ("-dam", "-dam", "Only words to leave out"),
    ("«the dam» ＯＲ", '"dam or"', ""),
    ("dam -speaker:Hague", "dam", "cannot be turned round"),
]


@pytest.mark.parametrize(("typed", "meant", "note"), MENDED)
def test_a_broken_query_is_mended_and_told(typed, meant, note):
    sought = parse(typed, {"speaker"})
    assert note in " ".join(sought.notes)
    if not typed.startswith("«"):
        assert sought.shown == meant


LIFTED = [
    ("dam speaker:Hague", "?q=dam&speaker=Hague"),
    ('speaker:"William Hague" dam', "?q=dam&speaker=William+Hague"),
    ("dam after:2012-06 before:2013", "?q=dam&from=2012-06&to=2013"),
    ("place: Homs", "?location=Homs"),
    ("outlet:“The Courier” dam", "?q=dam&outlet=The+Courier"),
]


@pytest.mark.parametrize("path", ["/articles/", "/quotes/", "/search/"])
@pytest.mark.parametrize(("typed", "query"), LIFTED)
def test_operators_are_the_filters_of_the_form(client, path, typed, query):
    answer = client.get(path, {"q": typed})
    assert answer.status_code == 302
    asked = dict(pair.split("=") for pair in query[1:].split("&"))
    assert dict(pair.split("=") for pair in answer["Location"].partition("?")[2].split("&")) == asked


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.sampled_from("ab al-OR \"“”«:+-|&!()<>*'’ speaker:كٱ é\t٣大the.") | st.characters(codec="utf-8"),
        max_size=60,
    )
)
def test_any_query_is_answered_and_what_is_shown_is_what_is_searched(typed):
    sought = parse(typed)
    assert parse(sought.shown).groups == sought.groups or not sought.groups
    list(Article.objects.with_words(sought)[:1])
    assert Client().get("/articles/", {"q": typed, "ui": "en"}).status_code in {200, 302}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("abelAL sSt-'’.‐éØßЯ٣الأةى大ſＡ´\u0301\u0640 x"), max_size=60))
def test_python_folds_as_the_database_does(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT folded_words(%s)", [text])
        assert cursor.fetchone()[0].split() == words(text)


STEMMED = ["international", "organization", "university", "emergency", "evening", "later", "killing", "dying", "the"]


def test_stems_are_those_of_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT w, (ts_lexize('english_stem', w))[1] FROM unnest(%s) w", [[w.lower() for w in STEMMED]])
        assert {word: found or "" for word, found in cursor.fetchall()} == {w.lower(): stem(w.lower()) for w in STEMMED}


def test_every_hit_is_marked_and_nothing_else():
    text = "They killed 108 in a state of emergency; the state had no emergency. <b>Killing</b> went on."
    html = snippet(text, parse('kill "state of emergency" -108'))
    assert re.findall(r'<mark class="hit">(.*?)</mark>', html) == ["killed", "state of emergency", "Killing"]
    assert "&lt;b&gt;" in html


def test_a_snippet_stands_round_the_hit():
    html = snippet("word " * 5000 + "the dam broke " + "word " * 5000, parse("dam"))
    assert '<mark class="hit">dam</mark> broke' in html
    assert html.startswith("… ")
    assert len(html) < 400


def test_an_opened_article_has_its_hits_numbered(client):
    article = ArticleFactory(body="The dam.\n\nA dam and another dam.")
    page = client.get(article.get_absolute_url(), {"q": "dam"}).content.decode()
    assert re.findall(r'id="(hit-\d)"', page) == ["hit-1", "hit-2", "hit-3"]
    assert 'href="#hit-2"' in page
    assert "3 hits" in page


def test_the_page_of_search_shows_all_kinds_with_counts(client):
    hague = ActorFactory(name="William Hague")
    article = ArticleFactory(body="Hague said “We mourn Hague town”.")
    QuoteFactory(article=article, speaker=hague, text="We mourn Hague town")
    LocationMentionFactory(article=article, location=LocationFactory(name="The Hague"), words="Hague")
    page = client.get("/search/", {"q": "hague"})
    assert page.context["counts"] == {"quotes": 1, "articles": 1, "people": 1, "places": 1}
    grouped = client.get("/search/", {"q": "hague", "group": "speaker"})
    (row,) = grouped.context["speakers"].rows
    assert client.get(row["address"]).context["listing"].total == row["count"] == 1


def test_other_spellings_of_a_name_are_found_and_told(client):
    ArticleFactory(title="Words of Assad", body="Assad spoke.")
    ActorFactory(name="Bashar al-Assad")
    vocabulary.catch_up()
    assert Word.objects.get(word="assad").is_name
    page = client.get("/search/", {"q": "Asad"})
    assert page.context["counts"]["articles"] == 1
    assert "also looked for as" in page.content.decode()
    assert client.get("/search/", {"q": "+Asad"}).context["counts"]["articles"] == 0


def test_did_you_mean_offers_what_the_archive_holds(client):
    ArticleFactory(title="Massacre", body="A massacre.")
    vocabulary.catch_up()
    assert client.get("/search/", {"q": "masacre"}).context["meant"] == [("massacre", "?q=massacre")]


def test_no_word_is_offered_that_finds_nothing_with_the_same_filters(client):
    ArticleFactory(title="Massacre", body="A massacre.", published_on=date(2012, 6, 1), published_precision="day")
    vocabulary.catch_up()
    assert client.get("/search/", {"q": "masacre", "to": "2011"}).context["meant"] == []
    assert client.get("/articles/", {"q": "masacre"}).context["filter"].meant == [("massacre", "?q=massacre")]
    assert "Did you mean" in client.get("/articles/", {"q": "masacre"}).content.decode()
    assert "Did you mean" not in client.get("/articles/", {"q": "masacre", "to": "2011"}).content.decode()
    assert "Did you mean" not in client.get("/quotes/", {"q": "masacre"}).content.decode()


def test_two_misspelt_words_are_mended_together(client):
    ArticleFactory(title="Massacre", body="A massacre in the province.")
    vocabulary.catch_up()
    offered = client.get("/articles/", {"q": "masacre provinse"}).context["filter"].meant
    assert [words for words, _ in offered] == ["massacre province"]


def test_words_are_counted_once():
    ArticleFactory(title="Massacre", body="A massacre.")
    vocabulary.catch_up()
    vocabulary.catch_up()
    assert Word.objects.get(word="massacre").articles == 1


def test_the_filter_that_empties_a_list_is_named(client):
    QuoteFactory(speaker=ActorFactory(name="Ada Quiet"))
    page = client.get("/quotes/", {"q": "zebra", "speaker": "Ada Quiet"})
    assert [(chip.name, count) for chip, count in page.context["filter"].emptied_by] == [("q", 1)]


def test_the_best_match_stands_first(client):
    ArticleFactory(title="Weather", body="One dam. " + "Rain. " * 200)
    best = ArticleFactory(title="Dam", body="The dam. A dam. Dams.")
    ArticleFactory(title="More weather", body="One dam. " + "Sun. " * 200)
    assert client.get("/articles/", {"q": "dam", "order": "relevance"}).context["listing"].rows[0] == best
    assert Quote.objects.count() == 0
    assert tsquery(parse("dam"))


def test_pages_by_relevance_show_each_match_once(client):
    held = {ArticleFactory(title="Report", body="dam " * (n % 7 + 1) + "rain " * (n % 11)).pk for n in range(60)}
    seen, address = [], "?q=dam&order=relevance"
    while address:
        listing = client.get(f"/articles/{address}").context["listing"]
        seen += [row.pk for row in listing.rows]
        address = listing.next
    assert len(seen) == 60
    assert set(seen) == held


@pytest.mark.parametrize("typed", ["-dam", "-dam -bridge", "rain OR -dam", '-"a dam"', "-the"])
@pytest.mark.parametrize("path", ["/search/", "/articles/", "/quotes/"])
def test_what_only_leaves_out_can_be_asked_for_by_relevance(client, path, typed):
    QuoteFactory()
    assert client.get(path, {"q": typed, "order": "relevance"}).status_code == 200
    assert client.get(path, {"q": typed}).status_code == 200


def test_a_list_of_which_only_a_part_is_weighed_says_so(client, monkeypatch):
    monkeypatch.setattr("articles.models.words.MOST_WEIGHED", 2)
    monkeypatch.setattr("articles.views.listing.MOST_WEIGHED", 2)
    for _ in range(3):
        ArticleFactory(title="Report", body="dam")
    said = "among the newest 2 of them"
    assert said in client.get("/articles/?q=dam&order=relevance").content.decode()
    assert said not in client.get("/articles/?q=dam").content.decode()


def test_quotes_grouped_by_speaker_are_on_the_page_of_search(client):
    answer = client.get("/quotes/?q=dam&outlet=1&group=speaker")
    assert answer["Location"] == "/search/?q=dam&outlet=1&group=speaker"


def test_many_speakers_of_the_same_words_are_paged(client, monkeypatch):
    monkeypatch.setattr("articles.views.search.SPEAKERS", 2)
    for _ in range(3):
        QuoteFactory(article=ArticleFactory(body="“The dam broke.”"), text="The dam broke.", speaker=ActorFactory())
    first = client.get("/search/?q=dam&group=speaker").context["speakers"]
    last = client.get(f"/search/{first.next}").context["speakers"]
    assert [(page.start, page.end, page.total) for page in (first, last)] == [(1, 2, 3), (3, 3, 3)]
    assert len({row["speaker"].pk for page in (first, last) for row in page.rows}) == 3


def test_bars_of_a_search_stay_with_its_kind_of_results(client):
    ArticleFactory(title="Report", body="dam", published_on=date(2012, 6, 1), published_precision="day")
    page = client.get("/search/?q=dam&in=articles")
    (bar,) = page.context["timeline"].told
    there = client.get(f"/search/{bar.query}")
    assert there.context["shown"] == "articles"
    assert there.context["listing"].total == bar.count == 1


@pytest.mark.parametrize(
    ("kept", "typed"), [("al-Assad", "Assad"), ("Assad", "al-Assad"), ("Hafez al-Assad", "hafez assad")]
)
def test_a_speaker_is_found_with_and_without_the_arabic_article(client, kept, typed):
    QuoteFactory(speaker=ActorFactory(name=kept))
    assert client.get("/quotes/", {"speaker": typed}).context["listing"].total == 1
