"""People and organisations named in an article."""

import pytest

from articles.text.extraction import extract
from articles.text.values import ActorFound, CleanArticle, RawArticle


def actors(body: str) -> tuple[ActorFound, ...]:
    return extract(CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body)).actors


def named(body: str, kind: str) -> list[str]:
    return [actor.name for actor in actors(body) if actor.kind == kind]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Foreign Secretary Peter Marsh left. Mr Marsh smiled.", ["Peter Marsh"]),
        ("Thandile Okwose, 34, waited. Okwose wept.", ["Thandile Okwose"]),
        ("The talks with Yusuf al-Barazi failed. President Barazi went home.", ["Yusuf al-Barazi"]),
        ("Ursula van der Meer arrived, and van der Meer spoke.", ["Ursula van der Meer"]),
        ("UN envoy Han Do-yun flew in. Mr Han met ministers.", ["Han Do-yun"]),
        ("Turkish prime minister Kemal Aydin Toprak arrived.", ["Kemal Aydin Toprak"]),
        ("“No,” said Brogan Tulliver. Tulliver left.", ["Brogan Tulliver"]),
        ("White House Press Secretary Ann Lowell spoke.", ["Ann Lowell"]),
        ("Will Harbury, 40, waited. Will Syria fall? Will they go?", ["Will Harbury"]),
        ("The charity’s North African head, Yasmine Karam, left.", ["Yasmine Karam"]),
        ("President-elect Tom J. Harbury waved.", ["Tom J. Harbury"]),
        ("Ann Wall spoke. Wall praised them. Wall paper peeled.", ["Ann Wall"]),
    ],
)
def test_finds_people(body: str, found: list[str]) -> None:
    assert named(body, "person") == found


@pytest.mark.parametrize(
    "body",
    [
        "On Monday the Arab Spring reached the Middle East.",
        "The Olympic Truce holds from July to September.",
        "The Geneva Plan was signed in New York and Costa Rica.",
        "Syrian and Turkish troops met at the Black Sea.",
        "The Prime Minister spoke. The President listened.",
        "Downing Street said no. Wall Street fell.",
        "Halt The Bombing Now, Leaders Urge",
        "Fishers waited near Whanpara Harbour seen from Tamwera. The Eldermoor Mosque burned.",
        "The Alexandria IP address was known.",
        "People's anger grew. International Women's Day came. The Mayor's aide left.",
        "He drove down Long Road to Queen Elizabeth Hospital.",
    ],
)
def test_names_nobody(body: str) -> None:
    assert named(body, "person") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The UN Security Council met. The Security Council voted.", ["UN Security Council"]),
        (
            "He was at New York University. The New Zealand Police Association met.",
            ["New York University", "New Zealand Police Association"],
        ),
        ("The Food and Drug Administration said so.", ["Food and Drug Administration"]),
        ("The UN said so. The United Nations confirmed it.", ["United Nations"]),
        ("The Harbour Relief Committee (HRC) met. The HRC voted.", ["Harbour Relief Committee"]),
        ("No 10 was silent. Downing Street declined to comment.", ["Downing Street"]),
        (
            "Units of the Ruritanian People's Army fled. The Dunmore County Sheriff's Office knew.",
            [
                "Ruritanian People's Army",
                "Dunmore County Sheriff's Office",
            ],
        ),
        (
            "The Workers’ Party of Ruritania won; the New Farmers’ Union lost.",
            [
                "Workers’ Party of Ruritania",
                "New Farmers’ Union",
            ],
        ),
        (
            "He wrote to the Dunmore School District and the Museum of Mills.",
            ["Dunmore School District", "Museum of Mills"],
        ),
        ("The Ministry of Defence and Channel 4 News agreed.", ["Ministry of Defence", "Channel 4 News"]),
        ("The law firm Orr Bellamy sued.", ["Orr Bellamy"]),
        ("Tarak, a charity based in Leeds, gave beds. Tarak left.", ["Tarak"]),
        ("He wrote for a website called Mill Watch, which is shut.", ["Mill Watch"]),
    ],
)
def test_finds_organisations(body: str, found: list[str]) -> None:
    assert named(body, "organisation") == found


@pytest.mark.parametrize(
    "body",
    [
        "The company Orr founded is shut.",
        "She met Orr, the leader of the group, and Ann Bell, the firm's founder.",
        "Ed Orr, a newspaper reporter, left.",
    ],
)
def test_who_stands_beside_a_company_is_none(body: str) -> None:
    assert named(body, "organisation") == []


@pytest.mark.parametrize("body", ["Troops entered the West Bank.", "The West Bank was quiet, the West Bank said."])
def test_a_place_is_no_organisation(body: str) -> None:
    assert named(body, "organisation") == []


def test_one_person_gathers_the_wordings_and_the_office() -> None:
    (person,) = actors("Foreign Secretary Peter Marsh spoke. Mr Marsh left, and Marsh wept.")
    assert (person.name, person.roles) == ("Peter Marsh", ("Foreign Secretary",))
    assert set(person.aliases) == {"Foreign Secretary Peter Marsh", "Mr Marsh", "Marsh"}


def test_a_surname_alone_is_no_full_name() -> None:
    (person,) = actors("Mr Marsh left.")
    assert (person.name, person.full_name) == ("Marsh", False)


def test_two_bearers_of_a_surname_stay_two() -> None:
    found = named("Peter Marsh met Helen Marsh. Mrs Marsh laughed.", "person")
    assert found == ["Peter Marsh", "Helen Marsh"]
