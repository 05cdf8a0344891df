"""Who speaks each quote."""

import pytest

from articles.text.extraction import extract
from articles.text.values import CleanArticle, Quotation, RawArticle


def quotes(body: str) -> tuple[Quotation, ...]:
    return extract(CleanArticle(raw=RawArticle(source_path="x", title="", body=body), title="", body=body)).quotes


def speakers(body: str) -> list[str | None]:
    return [quote.speaker for quote in quotes(body)]


INTRO = "Foreign Secretary Peter Marsh met aid workers in Geneva on Friday.\n\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("“We leave at dawn,” said Mr Marsh.", ["Peter Marsh"]),
        ("Mr Marsh said: “We leave at dawn.”", ["Peter Marsh"]),
        ("“We leave,” Mr Marsh said on Friday. “All of us.”", ["Peter Marsh", "Peter Marsh"]),
        ("Mr Marsh warned of “a grave mistake” by the generals.", ["Peter Marsh"]),
        ("Mr Marsh accused the generals of launching “a cruel war” on the town.", ["Peter Marsh"]),
        ("The Foreign Secretary said: “We leave at dawn.”", ["Peter Marsh"]),
        ("Mr Marsh left early, saying: “I have seen enough of this place.”", ["Peter Marsh"]),
        ("“We leave at dawn,” said Ann Bell, a nurse in Geneva.", ["Ann Bell"]),
        ("Ann Bell, 34, a nurse who had met Mr Marsh, said: “It was dark.”", ["Ann Bell"]),
        ("It was called “a cruel joke” by Ann Bell.", ["Ann Bell"]),
        ("“We leave at dawn,” said Aid Now spokeswoman Ann Bell.", ["Ann Bell"]),
        ("“We leave at dawn,” says UN aid worker Ann Bell.", ["Ann Bell"]),
        ("Aides say he is “a broken man”.", ["aides"]),
        ("Police warn that the men are “armed and dangerous”.", ["police"]),
        ("Sources close to the prince claim he is “a broken man”.", ["sources close to the prince"]),
        ("“We have no bread left,” said one.", ["one"]),
        ("“The road was gone,” said a motorist in Geneva.", ["motorist in Geneva"]),
        ("According to Ann Bell, the shelling was “without end”.", ["Ann Bell"]),
        ("Mr Marsh told Ann Bell: “You may go now, and thank you.”", ["Peter Marsh"]),
        (
            "When Ann Bell left, Mr Marsh issued a short statement:\n\n“We thank her for all these years.”",
            ["Peter Marsh"],
        ),
        ("Aid workers deny Ann Bell’s claim that the convoy “never left the town”.", ["Ann Bell"]),
        ("Ann Bell then started to describe the convoy as “a circus”.", ["Ann Bell"]),
        ("State radio quoted Ann Bell as saying: “We leave at dawn.”", ["Ann Bell"]),
        ("When someone in the crowd shouted “Shame!”, Mr Marsh left.", ["someone in the crowd"]),
        ("He went to the Health Ministry. “No beds are left,” the ministry said.", ["Health Ministry"]),
        ("“We leave at dawn,” state television said on Sunday.", ["state television"]),
        ("According to the WHO, “the signs are there”.", ["World Health Organization"]),
        ("“We leave at dawn,” Reuters quoted him as saying.", ["Peter Marsh"]),
        ("Communications director for the World Health Organisation Vivian Tan said “it is so”.", ["Vivian Tan"]),
        ("In calling the plan “a cruel joke”, Ann Bell spoke for many.", ["Ann Bell"]),
        ("“We leave at dawn,” said former President of the Guild of Millers, Ann Bell.", ["Ann Bell"]),
        ("“We leave at dawn,” said the UN's Animal and Plant Health inspector, Ann Bell.", ["Ann Bell"]),
        ("“We leave at dawn,” Chief Ann Bell with the Dunmore Police Department said.", ["Ann Bell"]),
        ("Hill Hospital in Geneva yesterday said a nurse, Ann Bell, was “critically ill”.", ["Hill Hospital"]),
        ("Ann Bell, deputy head of the Bureau of Health, however, said, “We did all we could.”", ["Ann Bell"]),
        ("Sky Radio quoted Ann Bell, a Health Ministry official, as saying, “It is over.”", ["Ann Bell"]),
        ("“It was in the village,” said Norway's Minister of Food and Rural Affairs, Ann Bell.", ["Ann Bell"]),
        ("“We wait,” said director of trade within the Northern Food Authority, Stein Ivar Holt.", ["Stein Ivar Holt"]),
        ("Norway's Minister of Health Lund El-Ansary said on Friday, “It has been with us.”", ["Lund El-Ansary"]),
        ("Ann Bell, whose son Ed, a student in Geneva, is ill, had this to say: “He is brave.”", ["Ann Bell"]),
        ("“They agree,” said Mabini Vice-Mayor Ester Orr.", ["Ester Orr"]),
        ("Ann Bell, Trade Minister of Norway called on the WHO to act, and told CNN: “It hurts us.”", ["Ann Bell"]),
        ("Mr Marsh, a top aide said, “is very sure of himself”.", ["top aide"]),
        ("“It shook the house,” said one underwriter in a red coat.", ["underwriter"]),
        ("“It shook the house,” said a weary-looking glazier.", ["weary-looking glazier"]),
        (
            "A member of staff involved in drafting the law who gave no name said it was “marginal”.",
            ["member of staff"],
        ),
        ("“They may move,” Ann Bell, chief economist of Orr, Lind, Holt Investment GmbH said.", ["Ann Bell"]),
        (
            "In testimony, Ann Bell, head of trade for the National Millers Association said “we must act”.",
            ["Ann Bell"],
        ),
        ("“It is over,” Rep. Ann Bell, D-Mass, the head of the Trade Committee said on Friday.", ["Ann Bell"]),
        ("It would frighten away investors who would not “risk their capital”, Ann Bell said.", ["Ann Bell"]),
        (
            "An analyst familiar with the two mines said “they have a future, together”.",
            ["analyst familiar with the two mines"],
        ),
        ("The firms issued “B” shares on Friday.", []),
        ("The firm expects to pay four cents for each “B” share, it said.", []),
        (
            "One of Norway's top economists wrote in the Hill Echo last week, “It has caused anxiety.”",
            [
                "One of Norway's top economists",
            ],
        ),
        (
            "Experts were calm after an outside consultant told them it “appears to be quite safe”.",
            [
                "outside consultant",
            ],
        ),
        ("As many researchers believe, and aides deny, “why would you not try it?” asked Ann Bell.", ["Ann Bell"]),
        ("“We lied, we cheated, we stole.” — Ann Bell, Geneva, April 2019", ["Ann Bell"]),
        ("Aid workers called to the area “forced entry and found nobody”, Inspector Ann Bell said.", ["Ann Bell"]),
        ("Ann Bell warned against a “bad deal” in a speech criticized by the council.", ["Ann Bell"]),
        ("A Marsh adviser, who asked not to be named, said of the senator, “He fears it.”", ["Marsh adviser"]),
        (
            "Officials briefed on the matter say the strike was “a message” to them.",
            ["officials briefed on the matter"],
        ),
        ("One minister said it was “dead in the water”; another called it “a sick joke”.", ["minister", "another"]),
        ("Her lawyer, Ann Bell KC, told the court she had been “let down by everyone”.", ["Ann Bell"]),
        ("Klopp, whose side trail by six points, said: “We will fight.”", ["Klopp"]),
        ("Ann Bell of Banque Generale du Nord (Banord) in Zurich said: “It is very dangerous.”", ["Ann Bell"]),
        (
            "“It is done,” a senior Petroleos de Norte (PDN) official said.",
            ["senior Petroleos de Norte (PDN) official"],
        ),
        ("“It is luck,” the head of the federation CNPF Francois Perigot said.", ["Francois Perigot"]),
        ("“It is so,” said Honda president Tetsuo Chino.", ["Tetsuo Chino"]),
        ("The Hill Air statement after the crash said: “We look into it.”", ["Hill Air statement"]),
        (
            "A report on the kingdom published just before the budget said: “There is interest.”",
            ["report on the kingdom"],
        ),
        ("“We work on it,” Ann Bell, a vice president with Aid Now, which owns the mine said.", ["Ann Bell"]),
        (
            "A Hill Bank official, while declining to reveal the price of the loan said it was “fair”.",
            [
                "Hill Bank official",
            ],
        ),
        (
            "“We wait,” a spokesman for the Trade and Industry Ministry said.",
            [
                "spokesman for the Trade and Industry Ministry",
            ],
        ),
        ("“It must grow,” director-general of the export institute, Ann Bell, said.", ["Ann Bell"]),
        ("“Not so,” said Nobuyuki Ueda, senior economist at Hill Bank. “Never,” Ueda added.", ["Nobuyuki Ueda"] * 2),
        ("Director of the Office of Work and Budget Ann Bell said, “It is so.”", ["Ann Bell"]),
        ("According to Ann Bell, the team's robot, named “Pride of the Valley”, won.", []),
        ("The map, called “Cowboys and Robots”, is from 1987, Ann Bell said.", []),
        ("CEO of the Refugee Council Ann Bell told Sky News the process “must be well thought out”.", ["Ann Bell"]),
        ("Governor of Washington Ann Bell said, “The museum put in a lot of work.”", ["Ann Bell"]),
        ("Undersecretary for Trade Mr. Toccafondi says “many schools will close”.", ["Toccafondi"]),
        ("The secretary general of NCE (Northern Guild), Ann Bell, has called it “dangerous”.", ["Ann Bell"]),
        ("Users were critical, with one poster writing, “How can they know?”", ["poster"]),
        ("“I thought a lot,” Norway-based developer Ammar Askar wrote on Friday.", ["Ammar Askar"]),
        ("The city reasoned, “because they pay, it is a business”.", ["city"]),
        ("“You may not film,” a miller named only as Zhang was quoted as telling reporters.", ["Zhang"]),
        ("Mr Marsh was told by his doctor: “You may not fly.”", ["doctor"]),
        ("Mr Marsh was accused by Ann Bell of “playing with lives”.", ["Ann Bell"]),
        ("Mr Marsh has been branded “a liar” by Ann Bell.", ["Ann Bell"]),
        ("Mr Marsh was quoted by state radio as saying: “We leave at dawn.”", ["Peter Marsh"]),
        ("One woman who lost her house said: “I have nothing.”", ["woman"]),
        ("Marsh’s deputy, Ann Bell, told reporters the bridge “will hold”.", ["Ann Bell"]),
        ("The bridge was “paper”, as Ann Bell put it.", ["Ann Bell"]),
        ("Mr Marsh flew on for talks with Ann Bell, the relief envoy, who said it was “far too late”.", ["Ann Bell"]),
        ("“We leave at dawn,” the ex-envoy recalled.", ["ex-envoy"]),
        ("“We leave at dawn,” a statement by the city council read.", ["statement"]),
        ("A letter seen by the mayor says the bridge is “not fit for use by anyone”.", ["letter"]),
        ("“We leave at dawn,” said a statement", ["statement"]),
        ("A spokesperson for WHO said that “all is well in the valley”.", ["spokesperson for WHO"]),
        (
            "Mr Marsh said it was “over”, but Ann Bell called the plan “a cruel and bitter joke”.",
            ["Peter Marsh", "Ann Bell"],
        ),
        ("While Mr Marsh spoke of “progress”, Ann Bell warned of “chaos”.", ["Peter Marsh", "Ann Bell"]),
        ("Mr Marsh spoke of “progress”; Ann Bell warned of “chaos”.", ["Peter Marsh", "Ann Bell"]),
        ("The council voted for the plan, with Ann Bell calling it “a dark joke”.", ["Ann Bell"]),
        ("It was, in the words of Ann Bell, “like a train in the night”.", ["Ann Bell"]),
        ("The bridge, said Ann Bell, was “a ruin”.", ["Ann Bell"]),
        ("Mr Marsh, said Ann Bell, was “a fool”.", ["Ann Bell"]),
        ("German foreign minister Jan Weber said it was “far too late”.", ["Jan Weber"]),
        ("The bridge, said critics, was “a ruin”.", ["critics"]),
        ("The man described by Ann Bell as “a ghost” left.", ["Ann Bell"]),
        ("Ann Bell said in Jan. 2012 that it was “over and done”.", ["Ann Bell"]),
        ("Tom Jones, 34, a miller, said it was “over and done”.", ["Tom Jones"]),
        ("April Jones said it was “over and done”.", ["April Jones"]),
        ("Ivo Lind: “We leave at dawn, all of us, with the cattle.”", ["Ivo Lind"]),
        ("Chicago Mayor Don Guardian came to Geneva. “We leave at dawn,” Guardian said.", ["Don Guardian"]),
        ("The council blamed the mill despite repeated warnings, saying it was “a sad and sorry day”.", ["council"]),
        ("Ann Wall spoke in Geneva. Wall praised the nurses, saying that “no one slept”.", ["Ann Wall"]),
        ("“A week of madness” (according to the Sunday Herald) began in Geneva.", ["Sunday Herald"]),
        (
            "The Committee on Roads and Bridges said it was “a mistake”.",
            ["Committee on Roads and Bridges"],
        ),
        ("“No beds are left,” said a statement from the Health Ministry.", ["Health Ministry"]),
        ("Mr Marsh thanked Justice Ann Bell. The judge spoke of a “real risk”.", ["Ann Bell"]),
        ("It was Ann Bell’s first speech as Navy director. The Navy director said: “We go.”", ["Ann Bell"]),
        ("He left. “No beds,” said a statement on the Health Ministry's website.", ["Health Ministry"]),
        ("Ann Bell of Marton, Ohio said: “It may have been the wrong bone.”", ["Ann Bell"]),
        ("Chief Ann Bell urged people to stay, saying there was “no place as safe”.", ["Ann Bell"]),
        ("“It is a circus without a tent,” as Ann Bell put it.", ["Ann Bell"]),
        ("Ann Bell is a lawyer. The lawyer said: “We go.”", ["Ann Bell"]),
        ("Ann Bell leaned in and boomed: “We shall leave at dawn, all of us.”", ["Ann Bell"]),
        ("“We leave at dawn!” boomed Ann Bell.", ["Ann Bell"]),
        ("The Mill Herald quotes Mayor Ann Bell: “We leave at dawn, all of us.”", ["Ann Bell"]),
        (
            "He met Ann Bell, who tried to calm the crowd by saying that the water was “as clear as glass”.",
            ["Ann Bell"],
        ),
        ("Ann Bell is a farmer. Her letter said “the river is dead”.", ["Ann Bell"]),
        ("The aid group Tarak Now was there. “No beds are left,” the group said.", ["Tarak Now"]),
        ("Tarak Now, a small charity in Homs, sent beds. “They are gone,” the charity said.", ["Tarak Now"]),
        ("A charity called Tarak Now sent beds. “They are gone,” the organisation said.", ["Tarak Now"]),
        ("“It is an outrage,” the Ruda Simun said.\n\nThe paper called the drill “a circus”.", ["Ruda Simun"] * 2),
        ("Mercy Corps was there. “No beds are left,” the group said.", ["Mercy Corps"]),
        (
            "As The Star’s Ruth Kern puts it, Mr Marsh has made his critics “an offer they cannot refuse”.",
            ["Ruth Kern"],
        ),
        ("“We leave at dawn,” said a 34-year-old from Geneva.", ["34-year-old from Geneva"]),
        ("“We leave at dawn,” the mother of three said.", ["mother of three"]),
        ("A sign outside the church read: “We leave at dawn.”", ["sign"]),
        ("“We leave at dawn,” read a sign held by Ann Bell.", ["sign"]),
        ("The Health Ministry put out a statement saying the rooms were “not fit for use”.", ["Health Ministry"]),
        ("Maya (not her real name) said: “I was scared of the dark.”", ["Maya"]),
        ("Her grandson, Tariq, stood beside her. “She is braver than I am,” he said.", ["Tariq"]),
        ("Ann Bell’s message was clear: “We leave at dawn.”", ["Ann Bell"]),
        ("The message from Ann Bell was clear: “We leave at dawn.”", ["Ann Bell"]),
        ("“It is over,” said a resident who gave only her first name, Layla.", ["Layla"]),
        ("Medics met him there. “There was no warning,” one of them said.", ["one of them"]),
        ("The town was told of the plan, something decried as a “cruel joke” by Ann Bell.", ["Ann Bell"]),
        ("In Ann Bell’s words, it was “like a train in the night”.", ["Ann Bell"]),
        ("The plan, which Ann Bell has called “a farce”, will go ahead.", ["Ann Bell"]),
        ("An elderly woman said: “We leave at dawn.”", ["elderly woman"]),
        ("“We leave at dawn,” said a recently retired teacher.", ["recently retired teacher"]),
        ("In a statement released by police, the family said: “We are lost.”", ["family"]),
        ("A lawyer representing Mr Marsh said it was “over and done”.", ["lawyer"]),
        ("The charity, Mercy Corps, said it was “over and done”.", ["Mercy Corps"]),
        ("Sir Karl Orr said it was “a mess”. Sir Karl added: “We were warned.”", ["Karl Orr", "Karl Orr"]),
        ("The Archbishop of Canterbury said it was “a sin and a shame”.", ["Archbishop of Canterbury"]),
    ],
)
def test_finds(body: str, found: list[str]) -> None:
    assert speakers(INTRO + body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Mr Marsh said: “We leave.”\n\nHe added: “At dawn, all of us.”", ["Peter Marsh", "Peter Marsh"]),
        ("Mr Marsh said: “I am sorry.” And then: “I was wrong.”", ["Peter Marsh", "Peter Marsh"]),
        ("Mr Marsh asked Ann Bell: “Are you sure?” She said: “Yes.”", ["Peter Marsh", "Ann Bell"]),
        ("Nurse Ann Bell met Mr Marsh. She said: “He was kind.”", ["Ann Bell"]),
        ("Mr Marsh said: “One day.”\n\n“We must go on, whatever comes,” he added.", ["Peter Marsh", "Peter Marsh"]),
        (
            "“All is lost,” said Ed Orr, a poet.\n\nAccording to Mark Bell, as he nears the gate soldiers see him. "
            "When he was six, Bell fled. “It is no life,” he says.",
            ["Ed Orr", "Mark Bell"],
        ),
        ("Mr Marsh said: “We go.”\n\n“And we shall not come back to this town.”", ["Peter Marsh", "Peter Marsh"]),
    ],
)
def test_follows_a_speaker_over_paragraphs(body: str, found: list[str]) -> None:
    assert speakers(INTRO + body) == found


@pytest.mark.parametrize(
    "body",
    [
        "The film “The Long Winter” opened in Geneva.",
        "Marsh: “We leave at dawn”",
        "The board was 5'10\" long.",
        "In her book “The Long Winter” she looks back.",
        "Mr Marsh, better known as “the Miller”, left.",
    ],
)
def test_ignores(body: str) -> None:
    assert quotes(INTRO + body) == ()


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("A No 10 spokesman said: “It is under way.”", "Number 10 spokesman", "unnamed"),
        ("“It is under way,” a Number 10 spokesman said.", "Number 10 spokesman", "unnamed"),
        ("“They shot at us,” said a witness in Homs.", "witness in Homs", "unnamed"),
        ("Activists said the shelling was “without end”.", "activists", "unnamed"),
        ("The ministry said: “It is under way.”", "ministry", "organisation"),
        ("Downing Street said it was “under way”.", "Downing Street", "organisation"),
    ],
)
def test_names_sources_as_the_reporter_does(body: str, name: str, kind: str) -> None:
    (quote,) = quotes(body)
    assert (quote.speaker, quote.speaker_kind) == (name, kind)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Mercy Corps met the World Food Programme. “No beds are left,” the group said.", "group"),  # which of them?
        ("The Foreign Ministry was shut. “No beds are left,” the company said.", "company"),
        ("Mercy Corps was there. “No beds are left,” a group said.", "group"),
        ("Mercy Corps was there.\n\nIt rained.\n\nIt snowed.\n\n“No beds are left,” the group said.", "group"),
    ],
)
def test_a_body_that_is_not_told_stays_without_a_name(body: str, name: str) -> None:
    assert speakers(body) == [name]


def test_somebody_described_may_be_he_although_men_were_named_before() -> None:
    body = "Ann Bell, Karl Orr and Eva Lund came.\n\nOne neighbour is more relaxed. “I sleep like a child,” he laughs."
    assert speakers(body) == ["neighbour"]


def test_somebody_new_who_opens_the_story_goes_before_a_man_named_earlier() -> None:
    body = INTRO + "“They will sell,” Mr Marsh said.\n\nA trader at a bank was less sure. “You cannot know,” he said."
    assert speakers(body)[-1] == "trader at a bank"


def test_a_country_is_never_he_but_a_chairman_may_be_she() -> None:
    told = "The minister spoke. Ecuador, the minister said, plans to sell more.\n\n“We need it,” he said."
    assert speakers(told) == ["minister"]
    told = "It would help, board chairman Susan Orr told the House.\n\n“I think so,” she said."
    assert speakers(told) == ["Susan Orr"]


def test_a_pronoun_of_nobody_known_is_not_trusted() -> None:
    (quote,) = quotes("The rain went on.\n\n“We are wet,” he said.")
    assert quote.speaker is None
    assert quote.confidence < 0.6


def test_a_sentence_ends_behind_brackets() -> None:
    body = "He said it would go to the Office of Aid (OFAD). An OFAD spokeswoman said “it takes weeks”."
    assert speakers(INTRO + body)[-1] == "OFAD spokeswoman"


def test_who_has_been_he_is_not_she() -> None:
    body = (
        "Thom Brown of Hill Bank came. Brown said that it paused. “We need it,” he said.\n\n"
        "“I see no trouble,” Chris Callies of Dean Bank said. But she said it was short. “We are in it,” she said."
    )
    assert speakers(body)[-1] == "Chris Callies"


def test_names_and_pronouns_of_one_person_count_together() -> None:
    body = INTRO + "Ann Bell, head of Aid Now, said it would go on though she said it was late.\n\n“They will come.”"
    (quote,) = [one for one in quotes(body) if one.kind != "indirect"]
    assert quote.speaker == "Ann Bell"


def test_it_is_the_body_that_spoke_last() -> None:
    body = "Aid Now said on Monday that it had sold its share in Hill Laboratories Inc.\n\n“We regret it,” it said."
    assert speakers(body)[-1] == "Aid Now"


def test_a_minister_beside_his_office_opens_the_sentence_as_well() -> None:
    body = (
        INTRO
        + "“They are shallow,” Mr Marsh said.\n\nIn Baghdad, the Minister of Water, Faris Orr, differed. “No,” he said."
    )
    assert speakers(body)[-1] == "Faris Orr"


def test_the_spokesman_is_the_one_spoken_of_before() -> None:
    body = "A No 10 spokesman said: “It is under way.”\n\nThe spokesman said: “It goes well.”"
    assert speakers(body) == ["Number 10 spokesman", "Number 10 spokesman"]


def test_an_office_of_another_nation_does_not_take_the_unqualified_one() -> None:
    body = (
        "Harold Finch also urged the generals to “stop what they are doing”.\n\n"
        "After talks with Turkish prime minister Kemal Toprak, the Prime Minister "
        "said they spoke of “the very real fears we share”."
    )
    assert speakers(body) == ["Harold Finch", "Harold Finch"]


def test_a_quote_goes_on_after_a_caption_with_its_speaker() -> None:
    body = INTRO + "Mr Marsh said: “One day we leave.\n\nMarchers in the square\n\n“And then we come back.”"
    assert speakers(body) == ["Peter Marsh", "Peter Marsh"]
    assert quotes(body)[1].rule == "continuation"


def test_the_evidence_is_kept() -> None:
    body = INTRO + "“We leave at dawn,” Mr Marsh said."
    (quote,) = quotes(body)
    assert (quote.speaker_mention, quote.cue, quote.kind) == ("Mr Marsh", "said", "direct")
    assert quote.mention_span is not None
    assert quote.cue_span is not None
    assert body[slice(*quote.mention_span)] == "Mr Marsh"
    assert body[slice(*quote.cue_span)] == "said"


def test_a_fragment_is_partial() -> None:
    (quote,) = quotes(INTRO + "Mr Marsh called it a “grave mistake” on Friday.")
    assert quote.kind == "partial"
