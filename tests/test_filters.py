"""Every parameter of every list: what it lets through, how it says itself, and what it answers to nonsense."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter, LocationFilter, QuoteFilter, SpeakerFilter
from articles.models import Actor, Article, Location, Quote
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OutletFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db

LISTS = {
    "articles": (ArticleFilter, Article),
    "quotes": (QuoteFilter, Quote),
    "speakers": (SpeakerFilter, Actor),
    "locations": (LocationFilter, Location),
}


def asked(name: str, query: str):
    made, model = LISTS[name]
    return made(QueryDict(query), model.objects.all())


@pytest.fixture
def archive() -> dict:
    """Three articles: of 9 March in the Courier, quoting Zoë Kessler near Mosul; of 1 April in the Ledger,
    quoting an unnamed source near Basra; an undated one, of which nobody knows who spoke."""
    zoe = ActorFactory(name="Zoë Kessler")
    AliasFactory(actor=zoe, name="the Governor")
    aide = ActorFactory(name="an aide", kind="unnamed", source_kind="official", affiliation="State Department")
    mosul = LocationFactory(name="Mosul", country="IQ")
    basra = LocationFactory(name="Basra", country="IQ")
    izmir = LocationFactory(name="İzmir", country="TR")
    march = ArticleFactory(title="March", outlet=OutletFactory(name="The Courier"))
    april = ArticleFactory(title="April", outlet=OutletFactory(name="The Ledger"), published_on=date(2019, 4, 1))
    undated = ArticleFactory(title="Undated dam", outlet=None, published_on=None)
    QuoteFactory(article=march, speaker=zoe)
    QuoteFactory(article=april, speaker=aide, kind="partial", text="close the bridge")
    QuoteFactory(article=undated, speaker=None, text="bridge tonight")
    ActorMentionFactory(article=march, actor=zoe)
    ActorMentionFactory(article=april, actor=zoe)
    QuoteFactory(article=april, speaker=zoe, kind="indirect", text="We close")
    LocationMentionFactory(article=march, location=mosul)
    LocationMentionFactory(article=april, location=basra)
    LocationMentionFactory(article=undated, location=izmir)
    return {"zoe": zoe, "mosul": mosul, "courier": march.outlet}


QUERIES = [
    ("articles", "", {"March", "April", "Undated dam"}, []),
    ("articles", "q=dam", {"Undated dam"}, ["with the words “dam”"]),
    ("articles", "q=mayor+-dam", {"March", "April"}, ["with the words “mayor -dam”"]),
    ("articles", "from=2019-03-10", {"April"}, ["from 10 March 2019"]),
    ("articles", "to=2019-03-31", {"March"}, ["until 31 March 2019"]),
    ("articles", "from=2019-03-09&to=2019-03-09", {"March"}, ["from 9 March 2019", "until 9 March 2019"]),
    ("articles", "from=2019-04&to=2019-04", {"April"}, ["from April 2019", "until April 2019"]),
    ("articles", "from=2019&to=2019", {"March", "April"}, ["from 2019", "until 2019"]),
    ("articles", "from=1/4/2019", {"April"}, ["from 1 April 2019"]),
    ("articles", "from=1+April+2019", {"April"}, ["from 1 April 2019"]),
    ("articles", "undated=1", {"Undated dam"}, ["undated only"]),
    ("articles", "undated=0", {"March", "April", "Undated dam"}, []),
    ("articles", "speaker=zoe+kessler", {"March"}, ["quoting Zoë Kessler"]),
    ("articles", "speaker=THE+GOVERNOR", {"March"}, ["quoting Zoë Kessler"]),
    ("articles", "location=mosul", {"March"}, ["place: Mosul"]),
    ("articles", "location=izmir", {"Undated dam"}, ["place: İzmir"]),
    ("articles", "outlet=the+ledger", {"April"}, ["in The Ledger"]),
    ("articles", "outlet=the+ledger&speaker=zoe+kessler", set(), ["quoting Zoë Kessler", "in The Ledger"]),
    ("articles", "kind=indirect", {"April"}, ["with reported speech"]),
    ("articles", "kind=marked", {"March", "April", "Undated dam"}, ["with words in quotation marks"]),
    ("articles", "source=none", {"Undated dam"}, ["with quotes of no speaker found"]),
    ("articles", "source=unnamed", {"April"}, ["quoting unnamed sources"]),
    ("articles", "language=XX", set(), ["language: xx"]),
    ("articles", "language=fr", set(), ["language: French"]),
    ("quotes", "language=ar", set(), ["language: Arabic"]),
    ("articles", "naming=zoe+kessler", {"March", "April"}, ["naming Zoë Kessler"]),
    ("articles", "unquoted=zoe+kessler", {"April"}, ["naming but not quoting Zoë Kessler"]),
    ("articles", "unquoted=an+aide", set(), ["naming but not quoting an aide"]),
    (
        "articles",
        "speaker=zoe+kessler&beside=zoe+kessler",
        {"March"},
        ["quoting Zoë Kessler", "also quoting Zoë Kessler"],
    ),
    ("articles", "speaker=zoe+kessler&beside=an+aide", set(), ["quoting Zoë Kessler", "also quoting an aide"]),
    ("quotes", "source_kind=official", {"April"}, ["unnamed sources: officials"]),
    ("quotes", "source_kind=witness", set(), ["unnamed sources: witnesses"]),
    ("quotes", "source_kind=unnoted", set(), ["unnamed sources: kind not noted"]),
    ("quotes", "affiliation=state+department", {"April"}, ["unnamed sources of “state department”"]),
    ("quotes", "wording=An+Aide", {"April"}, ["unnamed sources called “An Aide”"]),
    ("quotes", "speaker=an+aide", {"April"}, ["said by an aide"]),
    ("quotes", "location=Basra", {"April"}, ["place: Basra"]),
    ("quotes", "outlet=The+Courier", {"March"}, ["in The Courier"]),
    ("quotes", "q=tonight", {"March", "Undated dam"}, ["with the words “tonight”"]),
    ("quotes", "from=2019-03-10", {"April"}, ["from 10 March 2019"]),
    ("quotes", "to=2019-03-10", {"March"}, ["until 10 March 2019"]),
    ("quotes", "undated=1", {"Undated dam"}, ["undated only"]),
    ("quotes", "kind=partial", {"April"}, ["partial quotes"]),
    ("quotes", "source=named", {"March"}, ["source: named speakers"]),
    ("quotes", "source=unnamed", {"April"}, ["source: unnamed sources"]),
    ("quotes", "source=none", {"Undated dam"}, ["source: no speaker found"]),
    ("speakers", "q=kess", {"Zoë Kessler"}, ["called “kess”"]),
    ("speakers", "q=governor", {"Zoë Kessler"}, ["called “governor”"]),
    ("speakers", "kind=unnamed", {"an aide"}, ["kind: unnamed source"]),
    ("speakers", "location=mosul", {"Zoë Kessler"}, ["place: Mosul"]),
    ("locations", "q=mos", {"Mosul"}, ["called “mos”"]),
    ("locations", "country=iq", {"Mosul", "Basra"}, ["in Iraq"]),
    ("locations", "country=turkey", {"İzmir"}, ["in Turkey"]),
    ("locations", "speaker=zoe+kessler", {"Mosul"}, ["in articles quoting Zoë Kessler"]),
]


@pytest.mark.parametrize(("name", "query", "expected", "chips"), QUERIES)
def test_a_filter_lets_through_and_says_itself(archive, name, query, expected, chips):
    found = asked(name, query)
    titles = {row.article.title if isinstance(row, Quote) else str(row) for row in found.qs}
    assert titles == expected
    assert [chip.words for chip in found.chips] == chips
    assert found.problems == []


UNKNOWN = [
    ("articles", "speaker", "nobody", "No speaker here is called “nobody”"),
    ("articles", "speaker", "99999999999999999999", "no speaker with the number “99999999999999999999”"),
    ("articles", "speaker", "9" * 299, "no speaker with the number “9999"),
    ("articles", "location", "Atlantis", "No place here is called “Atlantis”"),
    ("articles", "outlet", "0", "no outlet with the number “0”"),
    ("articles", "from", "yesterday", "“yesterday” is not a date. Write 2012-06-01"),
    ("articles", "to", "2019-02-30", "“2019-02-30” is not a date"),
    ("articles", "to", "0000", "“0000” is not a date"),
    ("articles", "to", "١/٢/٢٠١٢", "is not a date"),
    ("articles", "undated", "perhaps", "“perhaps” is neither yes nor no"),
    ("articles", "q", "a\x00b", "holds a NUL character"),
    ("articles", "speaker", "\x00", "holds a NUL character"),
    ("articles", "q", "x" * 10_000, "is too long"),
    ("articles", "order", "sideways", "“sideways” is no order known here. Use newest, oldest or relevance"),
    ("quotes", "kind", "zzz", "“zzz” is no kind of quote known here. Use marked, direct, partial, indirect or all"),
    ("articles", "unquoted", "nobody", "No speaker here is called “nobody”"),
    ("quotes", "source_kind", "zzz", "“zzz” is no source kind known here. Use official, spokesperson"),
    ("quotes", "wording", "x" * 10_000, "is too long"),
    ("quotes", "source", "zzz", "“zzz” is no kind of source known here. Use named, unnamed or none"),
    ("speakers", "kind", "zzz", "Use person, organisation or unnamed"),
    ("locations", "country", "Freedonia", "“Freedonia” is not a country. Write a name such as Syria"),
]


@pytest.mark.parametrize(("name", "parameter", "value", "sentence"), UNKNOWN)
def test_an_unknown_value_gives_an_empty_list_and_a_sentence(archive, name, parameter, value, sentence):
    query = QueryDict(mutable=True)
    query[parameter] = value
    found = asked(name, query.urlencode())
    assert list(found.qs) == []
    (problem,) = found.problems
    assert sentence in problem.sentence
    assert len(problem.sentence) < 250


def test_an_id_means_one_and_a_name_all_who_bear_it():
    one, other = ActorFactory(name="Ali Hassan"), ActorFactory(name="Ali Hassan")
    QuoteFactory(speaker=one)
    QuoteFactory(speaker=other)
    assert asked("quotes", f"speaker={one.pk}").qs.count() == 1
    assert asked("quotes", "speaker=ali+hassan").qs.count() == 2
    assert [chip.words for chip in asked("quotes", f"speaker={one.pk}").chips] == ["said by Ali Hassan"]


def test_the_form_shows_a_name_for_an_id_only_where_that_asks_the_same():
    one, other, alone = (ActorFactory(name=name) for name in ("Ali Hassan", "Ali Hassan", "Mona Aziz"))
    AliasFactory(actor=other, name="Mona Aziz the elder")

    def shown(query: str) -> str:
        return next(c.value for c in asked("quotes", query).controls if c.name == "speaker")

    assert shown(f"speaker={alone.pk}") == "Mona Aziz"
    assert shown(f"speaker={one.pk}") == str(one.pk)


def test_a_name_almost_right_is_answered_with_a_suggestion(archive):
    (problem,) = asked("articles", "speaker=kessler&q=bridge").problems
    assert problem.suggestions == (("Zoë Kessler", f"?q=bridge&speaker={archive['zoe'].pk}"),)


def test_a_chip_drops_just_its_own_filter(archive):
    found = asked("articles", "q=bridge&speaker=zoe+kessler&page=3&nonsense=1&outlet=")
    assert [(chip.name, chip.query) for chip in found.chips] == [
        ("q", "?speaker=zoe+kessler"),
        ("speaker", "?q=bridge"),
    ]


def test_an_unknown_value_is_a_chip_that_can_be_removed():
    (chip,) = asked("quotes", "kind=zzz").chips
    assert (chip.known, chip.query) == (False, "?")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=2020&to=2019", "Nothing can lie from 2020 until 2019"),
        ("from=2019&undated=1", "An undated article lies in no period"),
    ],
)
def test_filters_that_exclude_each_other_are_told(archive, query, sentence):
    found = asked("articles", query)
    assert not found.qs
    assert sentence in found.problems[0].sentence


@pytest.mark.parametrize(
    ("order", "expected"),
    [("newest", ["April", "March", "Undated dam"]), ("oldest", ["March", "April", "Undated dam"])],
)
def test_undated_articles_stand_last_in_either_order(archive, order, expected):
    assert [article.title for article in asked("articles", f"order={order}").qs] == expected


def test_the_last_of_repeated_parameters_counts(archive):
    assert [article.title for article in asked("articles", "q=april&q=march").qs] == ["March"]


def test_speakers_are_counted_without_multiplying():
    actor = ActorFactory()
    article = ArticleFactory()
    QuoteFactory(article=article, speaker=actor)
    QuoteFactory(article=article, speaker=actor, text="close the bridge")
    LocationMentionFactory(article=article)
    found = asked("speakers", "").qs.get()
    assert (found.quote_count, found.article_count) == (2, 0)
