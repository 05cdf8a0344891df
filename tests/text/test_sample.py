"""The sample archive, read, cleaned and searched as any other source: facts known from having written it."""

import re
from functools import cache
from pathlib import Path

import pytest

from articles.text.cleaning import clean
from articles.text.readers import read_whole
from articles.text.values import CleanArticle

SAMPLE = Path(__file__).parents[2] / "articles" / "sample"
NAMED = re.compile(r"(?P<outlet>[a-z]+-[a-z]+)(?:-(?P<day>2019-\d\d-\d\d))?-(?P<slug>.+)")
PATHS = {match["slug"]: path for path in sorted(SAMPLE.glob("*.txt")) if (match := NAMED.fullmatch(path.stem))}
UNDATED = "spillway-seven-dead"
OUTLETS = {
    "calder-mercury": "The Calder Mercury",
    "harbour-courier": "The Harbour Courier",
    "levant-gazette": "The Levant Gazette",
    "meridian-wire": "Meridian Wire",
    "tidewater-ledger": "The Tidewater Ledger",
}


@cache
def story(slug: str) -> CleanArticle:
    path = PATHS[slug]
    (raw,) = read_whole(path.read_bytes(), path.name)
    return clean(raw)


def test_there_are_enough_stories_to_browse() -> None:
    assert len(PATHS) == len(list(SAMPLE.glob("*.txt"))) >= 40
    assert {outlet for path in PATHS.values() for outlet in OUTLETS if path.name.startswith(outlet)} == set(OUTLETS)


@pytest.mark.parametrize("slug", PATHS)
def test_every_story_has_its_outlet_and_its_day(slug: str) -> None:
    raw, named = story(slug).raw, NAMED.fullmatch(PATHS[slug].stem)
    assert named is not None
    assert raw.outlet == OUTLETS[named["outlet"]]
    assert (raw.published is None) == (slug == UNDATED)
    if raw.published:
        assert "{}-{:02}-{:02}".format(*raw.published.local_day) == named["day"]


@pytest.mark.parametrize(
    ("slug", "at", "precision"),
    [
        ("engineer-warns-of-snowmelt", "2019-02-13T07:40:00+00:00", "minute"),
        ("page-nine", "2019-03-31T23:20:00+00:00", "minute"),
        ("analysis", "2019-06-20T05:00:00+00:00", "minute"),
        ("colorado-engineer", "2019-02-24T11:00:00+00:00", "minute"),
        ("brandvold-home", "2019-06-13T18:24:00+00:00", "minute"),
        ("amman-talks-open", "2019-03-14T17:20:00+00:00", "minute"),
        ("authority-says-dam-sound", "2019-02-10T00:00:00+00:00", "day"),
        ("correction", "2019-05-20T00:00:00+00:00", "day"),
    ],
)
def test_reads_the_hour_it_was_published(slug: str, at: str, precision: str) -> None:
    published = story(slug).raw.published
    assert published is not None
    assert (published.at.isoformat(), published.precision) == (at, precision)


@pytest.mark.parametrize(
    ("slug", "at"),
    [
        ("engineer-warns-of-snowmelt", "2019-02-13T11:15:00+00:00"),
        ("thackray-in-dahuk", "2019-04-06T16:02:00+00:00"),
        ("drainage-gallery-flooded", "2019-02-26T17:50:00+00:00"),
        ("spillway-gives-way", "2019-03-09T12:02:00+00:00"),
        ("wetherby-hearing", "2019-05-10T12:05:00+00:00"),
        ("zakho-told-to-leave", "2019-02-28T00:00:00+00:00"),
    ],
)
def test_reads_when_it_was_updated(slug: str, at: str) -> None:
    updated = story(slug).raw.updated
    assert updated is not None
    assert updated.at.isoformat() == at


@pytest.mark.parametrize(
    ("slug", "title", "byline"),
    [
        ("haverkort-resigns", "Dam chief quits over survey that he left in a drawer", "Imogen Farrar"),
        ("profile-al-ghanimi", "Yusuf al-Ghanimi, the engineer who drew the flood", "Peter Dunmallow"),
        ("seven-engineers", "Thackray promises 'no secrets' as engineers fly to stricken dam", "Peter Dunmallow"),
        ("opinion", "Opinion: Every country has a drawer", "Winifred Stokoe"),
        (UNDATED, "Seven dead as spillway bursts above Zakho", ""),
        ("zakho-told-to-leave", "Zakho told to leave its homes", "Rania Haddadin"),
        ("mosul-bridges-reopen", "Mosul reopens its bridges as the water passes", "Hazem al-Durra"),
        ("tremor-kavsan-dam", "Strong tremor cracks dam on Turkish-Iraqi border", "CARL WESTERBROOK"),
        ("amman-talks-open", "Talks on damaged dam open in Amman", "NOOR BASHEER"),
        ("brandvold-home", "He found the drip", "Jess Okafor-Lane"),
        ("no-10-pledges-tents", "Kavsan Dam: Downing Street Pledges £12m As Zakho Empties", ""),
    ],
)
def test_reads_title_and_byline(slug: str, title: str, byline: str) -> None:
    assert story(slug).title == title
    assert byline in (story(slug).raw.byline or "")


@pytest.mark.parametrize(
    ("slug", "encoding", "words"),
    [
        ("villages-emptied", "cp1252", "‘At nine I sleep,’ she said."),
        ("mosul-bridges-reopen", "utf-16-le", '"Eighty-three centimetres," said'),
        ("sandvall-named-envoy", "utf-8", "a café in Zakho — empty"),
        ("page-nine", "utf-8", "£85,000 a year"),
    ],
)
def test_reads_every_encoding(slug: str, encoding: str, words: str) -> None:
    assert story(slug).raw.encoding == encoding
    assert words in story(slug).body


def test_says_that_it_repaired_a_wrong_decoding() -> None:
    steps = story("sandvall-named-envoy").raw.steps
    assert "mojibake repaired" in steps


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("engineer-warns-of-snowmelt", "seen from the Silopi road"),
        ("engineer-warns-of-snowmelt", "ten reservoirs you can walk around"),
        ("no-10-pledges-tents", "The old bridge at Zakho, where the evacuation began"),
        ("no-10-pledges-tents", "Tents being loaded at Brize Norton"),
        ("page-nine", "with the note in green ink"),
        ("thackray-in-dahuk", "Thackray with pupils at a school"),
        ("analysis", "our correspondents remember the goat"),
        ("villages-emptied", "waits for a bus"),
        ("villages-emptied", "moved its library"),
        ("villages-emptied", "Pump Fitter"),
        ("villages-emptied", "Hebden Bridge"),
        ("the-road-out-of-zakho", "What would you put in the pram?"),
        ("the-road-out-of-zakho", "By clicking"),
        ("haverkort-resigns", "Haworth"),
        ("opinion", "reply-all"),
        ("the-goat", "Sophie Marchbanks"),
        (UNDATED, "Great walks of the northern reservoirs"),
        (UNDATED, "Windermere"),
        (UNDATED, "Marguerite Sallow"),
        (UNDATED, "Tobias Lanchester"),
        (UNDATED, "Ribbleside"),
        (UNDATED, "Kendal"),
        ("colorado-engineer", "Chevrolet"),
        ("colorado-engineer", "Tidewater Ledger photo"),
        ("talks-open", "Boxes of donated eyeglasses"),
        ("wetherby-hearing", "Ask the plumber"),
        ("brandvold-home", "Sign up for"),
    ],
)
def test_leaves_the_page_around_the_story_out(slug: str, words: str) -> None:
    assert words not in story(slug).body
    assert any(words in cut.text for cut in story(slug).cuts)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("the-road-out-of-zakho", "very small and quite steady, like something on a ship."),
        ("opinion", "He can come on Thursday week."),
        ("the-goat", "'Now you can all go to sleep.'"),
        (UNDATED, "stay at home if I am not.'"),
        ("no-10-pledges-tents", "when asked whether more might follow."),
        ("as-it-happened", "less than a metre high."),
        ("analysis", "One was for an ostrich."),
        ("geneva-number", "joined the session by video from the site."),
        ("geneva-accord", "Inspectors from both countries will walk the drains together every January."),
        ("interview-rowlett", "Q: When are you coming home?"),
        ("interview-rowlett", "A: I told my supervisor two weeks. She laughed too."),
        ("gates-open", "The lake fell by eleven centimetres in the first day."),
    ],
)
def test_leaves_the_story_whole(slug: str, words: str) -> None:
    assert words in story(slug).body
