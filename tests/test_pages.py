"""What the pages say and where they lead, as a reader without JavaScript meets them."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from django.utils.html import escape

from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    CutFactory,
    LocationFactory,
    LocationMentionFactory,
    OriginalFactory,
    OutletFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db


def text_of(client, address: str, **options) -> str:
    response = client.get(address, **options)
    assert response.status_code == 200, address
    return response.content.decode()


def test_an_empty_archive_says_how_to_fill_it(client):
    page = text_of(client, "/")
    assert "The archive is empty" in page
    assert "make run SOURCES=some/folder" in page


@pytest.mark.parametrize("address", ["/articles/", "/quotes/", "/speakers/", "/locations/"])
def test_empty_lists_say_so(client, address):
    assert "The archive holds none yet." in text_of(client, address)


def test_home_counts_and_leads_on(client):
    quote = QuoteFactory(article__published_on=date(2019, 3, 9), speaker__name="Zoë Kessler")
    LocationMentionFactory(article=quote.article, location__name="Mosul")
    ArticleFactory(published_on=None)
    ArticleFactory(published_on=date(2019, 6, 1))
    page = text_of(client, "/")
    assert "published from 9 March 2019 to 1 June 2019" in page
    assert "/articles/?from=2019-03&amp;to=2019-03" in page
    assert re.search(r'href="/articles/\?undated=1"[^>]*>\s*1 undated\s*</a>', page)
    assert quote.speaker.get_absolute_url() in page
    assert "Mosul" in page
    assert quote.get_absolute_url() in page


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (date(2019, 3, 20), "day"),
        (date(2019, 9, 1), "month"),
        (date(2039, 1, 1), "year"),
        (date(9999, 12, 31), "century"),
    ],
)
def test_the_timeline_takes_the_unit_that_fits(client, last, unit):
    ArticleFactory(published_on=date(2019, 3, 9))
    ArticleFactory(published_on=last)
    assert f"Articles by {unit}" in text_of(client, "/")


def test_lists_hold_twenty_five_rows_and_lead_to_the_others(client):
    outlet = OutletFactory(name="The Courier")
    for _ in range(60):
        ArticleFactory(outlet=outlet)
    page = text_of(client, "/articles/?outlet=the+courier&page=2")
    assert page.count('<article class="row') == 25
    assert "26–50 of 60" in page
    assert 'href="?outlet=the+courier">First</a>' in " ".join(page.split())
    following = re.search(r'rel="next" href="(\?outlet=the\+courier&amp;after=[\w-]+)"', " ".join(page.split()))
    assert following
    assert "51–60 of 60" in text_of(client, f"/articles/{following[1].replace('&amp;', '&')}")


@pytest.mark.parametrize(
    ("number", "rows"), [("-1", "26–30"), ("0", "26–30"), ("9999", "26–30"), ("9" * 400, "26–30"), ("abc", "1–25")]
)
def test_a_page_out_of_range_is_the_nearest(client, number, rows):
    for _ in range(30):
        ArticleFactory()
    assert f"{rows} of 30" in text_of(client, f"/articles/?page={number}")


def test_parameters_that_a_form_left_empty_leave_the_address(client):
    response = client.get("/articles/?q=&from=2019&to=&speaker=&page=2")
    assert response.status_code == 302
    assert response["Location"] == "/articles/?from=2019&page=2"
    assert client.get("/quotes/?q=")["Location"] == "/quotes/"


def test_a_search_leads_to_the_same_search_in_quotes(client):
    assert 'href="/quotes/?q=bridge&amp;from=2019"' in " ".join(
        text_of(client, "/articles/?q=bridge&from=2019").split()
    )


def test_titles_say_what_the_page_is(client):
    ActorFactory(name="Zoë Kessler")
    page = text_of(client, "/quotes/?speaker=zoe+kessler&from=2019")
    assert "<title>Quotes: from 2019, said by Zoë Kessler – Crisis News Archive</title>" in page


@pytest.mark.parametrize("make", [ArticleFactory, ActorFactory, LocationFactory])
def test_a_wrong_or_missing_slug_moves_to_the_right_one(client, make):
    right = make().get_absolute_url()
    bare = right.rsplit("/", 2)[0] + "/"
    for wrong in (bare, f"{bare}not-this/", f"{bare}%FF%00/"):
        response = client.get(f"{wrong}?q=a%20b")
        assert (response.status_code, response["Location"]) == (301, f"{right}?q=a%20b")


@pytest.mark.parametrize("title", ["أزمة السد", "!!!", "Ünïcode: ways—and means", "a" * 500])
def test_the_right_slug_opens_whatever_the_title(client, title):
    article = ArticleFactory(title=title)
    assert escape(title) in text_of(client, article.get_absolute_url())


@pytest.mark.parametrize("kind", ["articles", "quotes", "speakers", "locations", "originals"])
@pytest.mark.parametrize("pk", ["0", "404", "999999999999999999", "9223372036854775808", "9" * 30])
def test_an_id_that_is_not_there_is_not_found(client, kind, pk):
    response = client.get(f"/{kind}/{pk}/")
    assert response.status_code == 404
    assert b"Not found" in response.content


def test_an_article_shows_its_source(client):
    article = ArticleFactory(
        published_on=date(2012, 6, 1),
        published_at=datetime(2012, 6, 1, 1, 24, tzinfo=UTC),
        published_precision="minute",
        published_certain=False,
        dateline="01/06/2012 02:24 BST",
        url="https://example.org/story?a=1&b=2",
        byline="By Carl Westerbrook",
        encoding="windows-1252",
        repairs=["mojibake repaired"],
        edited_at=timezone.now(),
    )
    original = OriginalFactory(article=article, name="<odd> name.txt")
    for text in ("The bridge, seen from the north.", "Read more: <b>bridges</b>"):
        CutFactory(article=article, text=text)
    page = text_of(client, article.get_absolute_url())
    for words in (
        "1 June 2012, 01:24 UTC",
        "day and month could be read the other way round",
        "01/06/2012 02:24 BST",
        'href="https://example.org/story?a=1&amp;b=2"',
        "By Carl Westerbrook",
        "windows-1252",
        "mojibake repaired",
        "changed by an editor",
        "&lt;odd&gt; name.txt",
        original.sha256,
        original.get_absolute_url(),
        "2 passages left out",
        "Read more: &lt;b&gt;bridges&lt;/b&gt;",
    ):
        assert words in page


def test_an_address_that_is_not_of_the_web_is_no_link(client):
    article = ArticleFactory(url="javascript:alert(1)")
    page = text_of(client, article.get_absolute_url())
    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page


@pytest.mark.parametrize(
    ("day", "precision", "words"),
    [
        (None, "unknown", "Undated: the source gives no date."),
        (date(2012, 6, 1), "month", "June 2012"),
        (date(2012, 1, 1), "year", "2012 <span"),
        (date(2012, 6, 1), "day", "1 June 2012 <span"),
    ],
)
def test_a_date_is_never_told_more_exactly_than_it_is_known(client, day, precision, words):
    article = ArticleFactory(published_on=day, published_precision=precision)
    page = text_of(client, article.get_absolute_url())
    assert words in page
    assert ("1 January" in page, "00:00" in page) == (False, False)


def test_a_quote_shows_its_evidence(client):
    body = "Rain fell all day. “We close the bridge tonight,” Ms Kessler said. Nobody objected. The end came later."
    quote = QuoteFactory(
        article__body=body,
        speaker__name="Zoë Kessler",
        speaker_mention="Ms Kessler",
        mention_start=body.index("Ms Kessler"),
        mention_end=body.index(" said"),
        cue_start=body.index("said"),
        cue_end=body.index("said") + 4,
    )
    page = text_of(client, quote.get_absolute_url())
    context = (
        'Rain fell all day. “<mark class="quote">We close the bridge tonight,</mark>” '
        '<b class="mention">Ms Kessler</b> <b class="cue">said</b>. Nobody objected.</p>'
    )
    assert context in page
    assert f'{quote.article.get_absolute_url()}?quote={quote.pk}#quote-{quote.pk}"' in page
    assert "very likely (90 %)" in page
    assert "machine; not yet checked by an editor" in page
    assert f"http://testserver/quotes/{quote.pk}/</textarea>" in page


def test_a_quote_without_speaker_says_so(client):
    quote = QuoteFactory(speaker=None)
    assert "No speaker found" in text_of(client, quote.get_absolute_url())
    assert "No speaker found" in text_of(client, "/quotes/")


def test_quotes_of_an_article_lead_to_each_other(client):
    article = ArticleFactory(body="“One,” he said. “Two,” she said.")
    one, two = (QuoteFactory(article=article, text=text) for text in ("One,", "Two,"))
    page = text_of(client, two.get_absolute_url())
    assert "Quote 2 of 2 in this article" in page
    assert one.get_absolute_url() in page


def test_a_speaker_page_tells_names_company_places_and_months(client):
    speaker = ActorFactory(name="Zoë Kessler")
    AliasFactory(actor=speaker, name="the Governor")
    march = ArticleFactory(published_on=date(2019, 3, 9))
    QuoteFactory(article=march, speaker=speaker)
    QuoteFactory(article=march, speaker__name="Omar Said", text="close the bridge")
    LocationMentionFactory(article=march, location__name="Mosul")
    QuoteFactory(article=ArticleFactory(published_on=None), speaker=speaker)
    page = text_of(client, speaker.get_absolute_url())
    for words in ("the Governor", "Omar Said", "Mosul", "March 2019</h3>", "Undated</h3>", "1–2 of 2"):
        assert words in page
    assert page.index("March 2019</h3>") < page.index("Undated</h3>")
    assert "1–1 of 1" in text_of(client, f"{speaker.get_absolute_url()}?from=2019")


def test_one_who_is_named_but_never_quoted_has_a_page(client):
    mention = ActorMentionFactory()
    page = " ".join(text_of(client, mention.actor.get_absolute_url()).split())
    assert "Never quoted in marks." in page
    assert "Named without being quoted in 1 article" in page
    assert mention.actor.name not in text_of(client, "/speakers/")


def test_a_location_page_has_a_map_and_its_company(client):
    mosul = LocationFactory(name="Mosul", latitude=36.34, longitude=43.13, country="IQ", geonames_id=99072)
    article = ArticleFactory(body="The mayor of Mosul met the mayor of Basra. “We close the bridge tonight,” she said.")
    LocationMentionFactory(article=article, location=mosul, words="Mosul")
    basra = LocationFactory(name="Basra", latitude=30.51, longitude=47.78, country="IQ")
    LocationMentionFactory(article=article, location=basra, words="Basra")
    QuoteFactory(article=article, speaker__name="Zoë Kessler")
    page = text_of(client, mosul.get_absolute_url())
    for words in ('cx="43.130" cy="-36.340"', "36.34° N, 43.13° E", "Iraq", "Zoë Kessler", "Basra", "779 km"):
        assert words in page


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0), (-17.7, 178.9)])
def test_the_map_never_leaves_the_world(client, latitude, longitude):
    place = LocationFactory(latitude=latitude, longitude=longitude)
    page = text_of(client, place.get_absolute_url())
    left, top, width, height = (float(n) for n in page.split('viewBox="')[1].split('"')[0].split())
    assert -180 <= left <= longitude <= left + width <= 180
    assert -90 <= top <= -latitude <= top + height <= 90


def test_every_page_says_that_the_archive_holds_sample_data(client):
    quote = QuoteFactory(article__is_sample=True)
    addresses = ["/", "/articles/", "/quotes/", "/speakers/", "/locations/", quote.get_absolute_url()]
    for address in [*addresses, quote.article.get_absolute_url(), quote.speaker.get_absolute_url()]:
        assert "Invented sample data" in text_of(client, address)
    assert "Invented sample data" in client.get("/nowhere/").content.decode()


def test_without_sample_articles_nothing_is_said_about_them(client):
    QuoteFactory()
    assert "Invented sample data" not in text_of(client, "/")


def test_editors_find_the_way_to_the_desk(admin_client, client):
    quote = QuoteFactory()
    assert f"/admin/articles/quote/{quote.pk}/change/" in text_of(admin_client, quote.get_absolute_url())
    assert "/admin/" not in text_of(client, quote.get_absolute_url())


def test_pages_are_only_read(client):
    for address in ("/", "/articles/", "/quotes/"):
        assert client.post(address).status_code == 405


def test_the_server_error_page_needs_nothing(client, settings):
    client.raise_request_exception = False
    settings.ROOT_URLCONF = "tests.failing_urls"
    response = client.get("/")
    assert response.status_code == 500
    assert b"Something went wrong" in response.content
