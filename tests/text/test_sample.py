"""The sample archive, read, cleaned and searched as any other source: facts known from having written it."""

import re
from functools import cache
from pathlib import Path

import pytest

from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.readers import read
from articles.text.values import CleanArticle, Findings, Quotation

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
    (raw,) = read(path.read_bytes(), path.name)
    return clean(raw)


@cache
def findings(slug: str) -> Findings:
    return extract(story(slug))


def quotes_with(slug: str, words: str) -> list[Quotation]:
    return [quote for quote in findings(slug).quotes if words in quote.text]


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
        ("no-10-pledges-tents", "The old bridge at Zakho, where the evacuation began"),
        ("no-10-pledges-tents", "Tents being loaded at Brize Norton"),
        ("page-nine", "with the note in green ink"),
        ("thackray-in-dahuk", "Thackray with pupils at a school"),
        ("villages-emptied", "waits for a bus"),
        ("villages-emptied", "moved its library"),
        ("villages-emptied", "Pump Fitter"),
        ("villages-emptied", "Hebden Bridge"),
        ("the-road-out-of-zakho", "By clicking"),
        ("haverkort-resigns", "Haworth"),
        ("the-goat", "Sophie Marchbanks"),
        (UNDATED, "Great walks of the northern reservoirs"),
        (UNDATED, "Windermere"),
        (UNDATED, "Marguerite Sallow"),
        (UNDATED, "Tobias Lanchester"),
        (UNDATED, "Ribbleside"),
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


@pytest.mark.parametrize(
    ("slug", "words", "speaker"),
    [
        ("tremor-kavsan-dam", "Engineers are walking every meter", "Selim Karaosman"),
        ("tremor-kavsan-dam", "a matter for measurement, not for alarm", "Feride Altunay"),
        ("tremor-kavsan-dam", "What we do not do is guess", "Feride Altunay"),
        ("tremor-kavsan-dam", "My grandmother has seen everything", "Shilan Mirza"),
        ("tremor-kavsan-dam", "built for far worse", "spokesman for the Authority"),
        ("drainage-gallery-flooded", "That view was mistaken", "Matthias Haverkort"),
        ("drainage-gallery-flooded", "It is a timetable for a train", "Moira Kinnaird"),
        ("drainage-gallery-flooded", "A man who finds a snake", "Faris al-Muntafiqi"),
        ("drainage-gallery-flooded", "from the British, at breakfast", "Turkish official"),
        ("security-council", "four calendars", "Alastair Wexcombe"),
        ("security-council", "A telephone, an airplane", "Beatriz Salgueiro"),
        ("security-council", "someone else asked whose", "diplomat"),
        ("spillway-gives-way", "We did not lose a child", "Nechir Kanimasi"),
        ("amman-talks-open", "a wall that is tired", "Ingrid Sandvall"),
        ("amman-talks-open", "We also have bakers", "Faris al-Muntafiqi"),
        ("amman-talks-open", "I shall frame it", "Rula al-Tarifi"),
        ("omani-mediator", "what they would accept from a cousin", "Talal bin Hamoud"),
        ("omani-mediator", "A man who has been promised", "Talal bin Hamoud"),
        ("omani-mediator", "without a press conference", "senior official in Ankara"),
        ("nicosia-understanding", "they chose to be neighbors", "Helena Thackray"),
        ("engineer-warns-of-snowmelt", "the height of a house", "Moira Kinnaird"),
        ("engineer-warns-of-snowmelt", "the most dangerous crack of all", "Joanna Pettifer"),
        ("engineer-warns-of-snowmelt", "We are following events closely", "Foreign Office spokesman"),
        ("engineer-warns-of-snowmelt", "before they are asked for it", "Gareth Pellow"),
        ("britain-sends-engineers", "seven people can hold up", "Helena Thackray"),
        ("britain-sends-engineers", "publish what they find", "Foreign Office spokesman"),
        ("no-10-pledges-tents", "watch from the bank", "Downing Street"),
        ("no-10-pledges-tents", "courteous about each other", "Helena Thackray"),
        ("no-10-pledges-tents", "rule anything in or out", "10 spokesman"),
        ("as-it-happened", "the colour of tea", "witness in Zakho"),
        ("talks-stall", "a tan and no treaty", "Gareth Pellow"),
        ("talks-stall", "both are better than Thursday", "Moira Kinnaird"),
        ("thackray-in-dahuk", "it cannot find a vein", "Nadira Qassab"),
        ("accord-welcomed", "a triumph of plumbing over pride", "Duncan Averill"),
        ("accord-welcomed", "never before envied anybody a pen", "Duncan Averill"),
        ("accord-welcomed", "I shall look again after lunch", "Gareth Pellow"),
        ("analysis", "I was sleeping very well", "Faris al-Muntafiqi"),
        ("analysis", "I recommend it", "Selim Karaosman"),
        ("analysis", "The ostrich was real", "Salwa Abu Khater"),
        ("analysis", "I would give him tea", "Abu Nizar"),
        ("villages-emptied", "The door is walnut", "Osman Teli"),
        ("villages-emptied", "At thirty I telephone Zakho", "Feride Altunay"),
        ("villages-emptied", "I would rather be laughed at", "Selim Karaosman"),
        ("seven-engineers", "publish what they find", "Foreign Office spokesman"),
        ("seven-engineers", "with all the dispatch of a canal", "Gareth Pellow"),
        ("the-road-out-of-zakho", "in instalments", "Ziad Abu Salim"),
        ("haverkort-resigns", "It is under some pumps", "Feride Altunay"),
        ("profile-al-ghanimi", "We had satellites and he had a pole", "Moira Kinnaird"),
        ("opinion", "I put it in a drawer", "Matthias Haverkort"),
        ("correction", "They were six minutes out", "Moira Kinnaird"),
        ("the-goat", "A door is not a bad thing", "Osman Teli"),
        (UNDATED, "seven too many", "Helena Thackray"),
        (UNDATED, "The river has made its opening statement", "Ingrid Sandvall"),
        (UNDATED, "if I am of use there", "Helena Thackray"),
        ("authority-says-dam-sound", "every reason to be careful", "Matthias Haverkort"),
        ("authority-says-dam-sound", "inform nobody and frighten many", "Matthias Haverkort"),
        ("authority-says-dam-sound", "speak with one voice", "Rula al-Tarifi"),
        ("zakho-told-to-leave", "Leave the refrigerator", "Nechir Kanimasi"),
        ("zakho-told-to-leave", "Most have opened two", "Ziad Abu Salim"),
        ("zakho-told-to-leave", "The ninth will be a politician", "Nadira Qassab"),
        ("mosul-bridges-reopen", "It can now drink but it cannot speak", "Faris al-Muntafiqi"),
        ("director-resigns", "hold up the drawer", "Salwa Abu Khater"),
        ("director-resigns", "I would have liked to read the paper", "Abu Nizar"),
        ("beirut-donors", "You can give them the seed", "Salwa Abu Khater"),
        ("beirut-donors", "There are no buttons", "Talal bin Hamoud"),
        ("colorado-engineer", "stop paying the man with the brush", "Walter Brandvold"),
        ("colorado-engineer", "when he has found the drip", "Carol Brandvold"),
        ("colorado-engineer", "it does not seem to have taken", "Marlene Osgood"),
        ("sandvall-named-envoy", "I have asked the snow", "Ingrid Sandvall"),
        ("sandvall-named-envoy", "the patience of a glacier", "Marlene Osgood"),
        ("sandvall-named-envoy", "A river doesn’t", "former colleague"),
        ("talks-open", "lowered quickly and without us", "Ingrid Sandvall"),
        ("talks-open", "now my church can’t see", "Tamika Rowlett"),
        ("wetherby-hearing", "I’d like to see that over the door", "Walter Brandvold"),
        ("brandvold-home", "said hello to it", "Walter Brandvold"),
        ("brandvold-home", "the best-looking blur", "Tamika Rowlett"),
    ],
)
def test_finds_who_said_it(slug: str, words: str, speaker: str) -> None:
    found = quotes_with(slug, words)
    assert len(found) == 1
    assert speaker.lower() in (found[0].speaker or "").lower()


@pytest.mark.parametrize(
    ("slug", "first", "last", "speaker"),
    [
        ("no-10-pledges-tents", "The Prime Minister has asked", "to an empty valley.", "10 spokesman"),
        ("engineer-warns-of-snowmelt", "It is the drainage gallery", "stopped answering questions.", "Kinnaird"),
        ("thackray-in-dahuk", "She wanted to know if", "stay awake as well, to help.", "Helena Thackray"),
        ("second-tremor", "One gate is a habit", "It will keep.", "Feride Altunay"),
        ("talks-stall", "I have clients who can tell", "asleep when it arrives.", "Salwa Abu Khater"),
        ("statement-in-full", "The council has met for nine hours", "not be thanked for it.", "Rula al-Tarifi"),
        (UNDATED, "Those who ordered Zakho", "for a dog.", "Helena Thackray"),
        ("wetherby-hearing", "It’s safe because somebody", "every agency in this town.", "Walter Brandvold"),
    ],
)
def test_a_quote_runs_over_paragraphs_and_captions(slug: str, first: str, last: str, speaker: str) -> None:
    (quote,) = quotes_with(slug, first)
    assert quote.text.startswith(first)
    assert quote.text.endswith(last)
    assert speaker.lower() in (quote.speaker or "").lower()


@pytest.mark.parametrize("slug", PATHS)
def test_every_quote_and_mention_stands_in_the_body(slug: str) -> None:
    body, found = story(slug).body, findings(slug)
    names = {actor.name for actor in found.actors}
    for quote in found.quotes:
        assert body[quote.start : quote.end] == quote.text
        assert quote.speaker is None or quote.speaker in names
    spans = [span for actor in found.actors for span in actor.mentions]
    spans += [span for place in found.locations for span in place.mentions]
    assert all(0 <= start < end <= len(body) for start, end in spans)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("thackray-in-dahuk", "We have run out of the name Khabur"),
        ("engineer-warns-of-snowmelt", "I know which I was trained to do"),
    ],
)
def test_a_quote_repeated_in_a_caption_counts_once(slug: str, words: str) -> None:
    assert len(quotes_with(slug, words)) == 1


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("accord-welcomed", "They became more tired of me"),
        (UNDATED, "impossible to mix"),
        (UNDATED, "I never meant to be loud"),
        ("opinion", "on the back burner"),
        ("opinion", "take them forward"),
        ("haverkort-resigns", "artisan"),
    ],
)
def test_ignores_quotes_of_captions_teasers_and_turns_of_phrase(slug: str, words: str) -> None:
    assert [quote for quote in quotes_with(slug, words) if quote.speaker] == []


@pytest.mark.parametrize(
    ("slug", "name", "country"),
    [
        ("tremor-kavsan-dam", "Silopi", "TR"),
        ("tremor-kavsan-dam", "Cizre", "TR"),
        ("tremor-kavsan-dam", "Zakho", "IQ"),
        ("tremor-kavsan-dam", "Ankara", "TR"),
        ("zakho-told-to-leave", "Erbil", "IQ"),
        ("authority-says-dam-sound", "Amman", "JO"),
        ("mosul-bridges-reopen", "Mosul", "IQ"),
        ("mosul-bridges-reopen", "Kirkuk", "IQ"),
        ("gates-open", "Tikrit", "IQ"),
        ("beirut-donors", "Beirut", "LB"),
        ("geneva-number", "Geneva", "CH"),
        ("omani-mediator", "Muscat", "OM"),
        ("nicosia-understanding", "Nicosia", "CY"),
        ("nicosia-understanding", "London", "GB"),
        ("colorado-engineer", "Lakewood", "US"),
        ("colorado-engineer", "Denver", "US"),
        ("sandvall-named-envoy", "Oregon", "US"),
        ("profile-al-ghanimi", "Samarra", "IQ"),
        ("profile-al-ghanimi", "Leeds", "GB"),
        ("britain-sends-engineers", "Diyarbakir", "TR"),
    ],
)
def test_finds_where_it_happened(slug: str, name: str, country: str) -> None:
    body = story(slug).body
    assert any(
        name.upper() in body[start:end].upper()
        for place in findings(slug).locations
        if place.country == country
        for start, end in place.mentions
    )


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        (UNDATED, "Windermere"),
        (UNDATED, "Leeds"),
        ("villages-emptied", "Halifax"),
        ("no-10-pledges-tents", "Downing Street"),
        ("geneva-walkout", "Hamid"),
    ],
)
def test_ignores_places_of_adverts_and_names_that_are_none(slug: str, name: str) -> None:
    assert name not in {place.name for place in findings(slug).locations}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "britain-sends-engineers",
            "seven-engineers",
            "Our engineers will go where they are needed",
        ),
        (
            "as-it-happened",
            "spillway-gives-way",
            "has lost its lower third",
        ),
    ],
)
def test_two_outlets_carry_one_statement_of_one_speaker(one: str, other: str, words: str) -> None:
    (first,), (second,) = quotes_with(one, words), quotes_with(other, words)
    assert first.speaker is not None
    assert first.speaker == second.speaker
