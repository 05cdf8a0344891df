"""The sample archive's quotes, speakers and places: facts known from having written it."""

from functools import cache

import pytest

from articles.text.extraction import extract
from articles.text.values import Findings, Quotation
from tests.text.test_sample import PATHS, UNDATED, story


@cache
def findings(slug: str) -> Findings:
    return extract(story(slug))


def quotes_with(slug: str, words: str) -> list[Quotation]:
    return [quote for quote in findings(slug).quotes if words in quote.text]


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
        ("nicosia-understanding", "Here nobody has signed a lid", "Abu Tariq"),
        ("geneva-walkout", "we were sent an apology", "Faris al-Muntafiqi"),
        ("geneva-walkout", "to fix the fuse first", "State Department official"),
        ("engineer-warns-of-snowmelt", "the height of a house", "Moira Kinnaird"),
        ("engineer-warns-of-snowmelt", "the most dangerous crack of all", "Joanna Pettifer"),
        ("engineer-warns-of-snowmelt", "We are following events closely", "Foreign Office spokesman"),
        ("engineer-warns-of-snowmelt", "before they are asked for it", "Gareth Pellow"),
        ("britain-sends-engineers", "seven people can hold up", "Helena Thackray"),
        ("britain-sends-engineers", "publish what they find", "Foreign Office spokesman"),
        ("britain-sends-engineers", "discourteous, and in the mountains", "Helena Thackray"),
        ("no-10-pledges-tents", "watch from the bank", "Downing Street"),
        ("no-10-pledges-tents", "courteous about each other", "Helena Thackray"),
        ("no-10-pledges-tents", "rule anything in or out", "10 spokesman"),
        ("as-it-happened", "the colour of tea", "witness in Zakho"),
        ("talks-stall", "a tan and no treaty", "Gareth Pellow"),
        ("talks-stall", "both are better than Thursday", "Moira Kinnaird"),
        ("thackray-in-dahuk", "it cannot find a vein", "Nadira Qassab"),
        ("thackray-in-dahuk", "generous with blankets", "Pascal Oyelaran"),
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
        ("seven-engineers", "There will be no secrets", "Helena Thackray"),
        ("seven-engineers", "publish what they find", "Foreign Office spokesman"),
        ("seven-engineers", "with all the dispatch of a canal", "Gareth Pellow"),
        ("the-road-out-of-zakho", "coming home to find", "Shilan Mirza"),
        ("the-road-out-of-zakho", "They are all my neighbours", "Umm Dilshad"),
        ("the-road-out-of-zakho", "in instalments", "Ziad Abu Salim"),
        ("haverkort-resigns", "It was still in the drawer", "Matthias Haverkort"),
        ("haverkort-resigns", "that no later effort can repair", "Matthias Haverkort"),
        ("haverkort-resigns", "It is under some pumps", "Feride Altunay"),
        ("profile-al-ghanimi", "We had satellites and he had a pole", "Moira Kinnaird"),
        ("profile-al-ghanimi", "I forgot the mill", "Maysoon al-Ghanimi"),
        ("opinion", "I put it in a drawer", "Matthias Haverkort"),
        ("correction", "They were six minutes out", "Moira Kinnaird"),
        ("the-goat", "A door is not a bad thing", "Osman Teli"),
        (UNDATED, "seven too many", "Helena Thackray"),
        (UNDATED, "They came three times with the bus", "Abu Nizar"),
        (UNDATED, "The river has made its opening statement", "Ingrid Sandvall"),
        (UNDATED, "if I am of use there", "Helena Thackray"),
        ("authority-says-dam-sound", "every reason to be careful", "Matthias Haverkort"),
        ("authority-says-dam-sound", "inform nobody and frighten many", "Matthias Haverkort"),
        ("authority-says-dam-sound", "downstream of this promise", "Faris al-Muntafiqi"),
        ("authority-says-dam-sound", "speak with one voice", "Rula al-Tarifi"),
        ("zakho-told-to-leave", "Leave the refrigerator", "Nechir Kanimasi"),
        ("zakho-told-to-leave", "Most have opened two", "Ziad Abu Salim"),
        ("zakho-told-to-leave", "It is a timetable for a train", "Moira Kinnaird"),
        ("zakho-told-to-leave", "eleven years", "Abu Nizar"),
        ("zakho-told-to-leave", "The ninth will be a politician", "Nadira Qassab"),
        ("mosul-bridges-reopen", "It can now drink but it cannot speak", "Faris al-Muntafiqi"),
        ("mosul-bridges-reopen", "to every telephone on our list", "Matthias Haverkort"),
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
        ("wetherby-hearing", "who is keeping our page nines", "Joan Wetherby"),
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
        ("the-road-out-of-zakho", "Then I went back and locked", "who have a car.", "Shilan Mirza"),
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
        ("talks-stall", "tired but not discouraged"),
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
        ("talks-open", "Norfolk", "US"),
        ("sandvall-named-envoy", "Oregon", "US"),
        ("profile-al-ghanimi", "Samarra", "IQ"),
        ("profile-al-ghanimi", "Leeds", "GB"),
        ("britain-sends-engineers", "Diyarbakir", "TR"),
        ("analysis", "Delft", "NL"),
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
            "drainage-gallery-flooded",
            "zakho-told-to-leave",
            "It is a timetable for a train that may never leave",
        ),
        (
            "as-it-happened",
            "spillway-gives-way",
            "has lost its lower third",
        ),
        (
            "nicosia-deal",
            "nicosia-understanding",
            "both of them have signed the lid",
        ),
        (
            "haverkort-resigns",
            "director-resigns",
            "I read page nine, I understood page nine",
        ),
    ],
)
def test_two_outlets_carry_one_statement_of_one_speaker(one: str, other: str, words: str) -> None:
    (first,), (second,) = quotes_with(one, words), quotes_with(other, words)
    assert first.speaker is not None
    assert first.speaker == second.speaker
