"""Word lists that tell a place from what only looks like one."""

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


def words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


FEDERAL = words_of("US CA AU GB")  # countries whose states are better known than towns of the same name
MONTHS = words_of("january february march april may june july august september october november december")
DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
# Capitalised at the start of a sentence or in a headline; never a place of one word.
NEVER = (
    MONTHS
    | DAYS
    | words_of(
        "a about above across after again against all along also although among an and another any are as at back be "
        "because been before behind being below beneath beside between beyond both but by can could did do does "
        "down during each earlier either even ever every few first for former from get go good got had has have he "
        "her here hers him his how however i if in indeed inside instead into is it its just last late later least "
        "less let like many may me meanwhile might mine more most mr mrs ms much must my near neither never new "
        "next no none nor not now of off often old on once one only or other others our out outside over own "
        "people perhaps please police same second see several shall she should since so some soon still such than that "
        "the their them then there these they third this those though through thus to today together tomorrow too "
        "toward towards tonight two under until up upon us very was we well were what when where whether which while "
        "who whom whose why will with within without would yes yesterday yet you your three four five six seven eight "
        "nine ten hundred thousand million day week month year north south east west northern southern eastern western "
        "del los las san santa el mid saint fort port mount lake river bay cape von bin ibn abu"
    )
)
# Towns of these names there are, but only "Hope, Arkansas" or "Van, Turkey" means one.
SELDOM = words_of(
    "king queen prince princess duke god lord bishop pope president minister army navy force forces press media "
    "internet google english french german spanish dutch swiss greek islam allah ali hall center centre union "
    "university college school hospital airport church street road avenue park bridge house office world man woman "
    "men women young best better big small high low long short little great green white black red blue brown gold "
    "silver gray grey yes true free open real home data news times post sun star energy power water fire air earth "
    "moon bush obama mall island bank market battle industry enterprise commerce independence liberty justice "
    "progress hope faith grace eden paradise champion eagle male van vice ramadan spring summer autumn winter fall "
    "central downtown jesus christ christmas easter muhammad mohammed ahmed hussein hassan saleh asad assad soul "
    "congress senate freedom harvard yale bible gospel arab castro assembly"
)
# Names of places, but in the news of something else.
BETTER_KNOWN = frozenset(
    (
        *("white house", "red cross", "red crescent", "downing street", "wall street", "capitol hill", "scotland yard"),
        *("united nations", "world bank", "west coast", "east coast", "new deal", "labour party", "security council"),
    )
)
# Small words that may stand inside a name.
LINKS = words_of(
    "of the and de del della di da do dos das du des la le les el al an as ash ez e i y upon on in under by sur en "
    "au aux sous im am bei der den den y ul ur es ed az ar at o"
)
# A kind of area, which may follow a name in small letters and belongs to it.
AREAS = words_of("province governorate state county district region prefecture oblast island islands peninsula city")
LOCATIVE = words_of("in at near from to outside around into toward towards across throughout inside within via between")
DIRECTIONS = words_of(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern greater downtown upper lower inner outer nearby "
    "neighbouring neighboring rural metropolitan mainland mid suburban"
)
# What may stand before a place in capitals without being part of its name.
BEFORE = DIRECTIONS | DAYS | MONTHS | words_of("ap afp reuters")
# Titles of people: a town's name after one is a surname.
HONORIFICS = words_of(
    "mr mrs ms miss dr sir lord lady dame sen sens rep gov prof rev capt lt col gen sgt maj cpl cmdr adm judge justice "
    "president chancellor secretary senator governor mayor minister premier ambassador congressman congresswoman "
    "representative professor doctor captain lieutenant colonel general sergeant major corporal commander admiral "
    "officer detective inspector constable superintendent sheriff deputy chief attorney reverend father sister "
    "brother bishop archbishop cardinal pope king queen prince princess duke duchess earl baroness baron coach "
    "spokesman spokeswoman envoy chairman chairwoman director analyst pte private mp"
)
# Offices and services that are named by their place: "London Mayor", "Kenya Police".
AFTER = (
    DIRECTIONS
    | DAYS
    | words_of(
        "president prime minister governor mayor police senator attorney gov sen rep representative congressman "
        "congresswoman democrat democrats republican republicans crisis embassy ambassador correspondent sheriff judge "
        "secretary chancellor premier parliament senate legislature lawmakers residents county city state province "
        "governorate region district territory time mr mrs ms dr and on in after as says said"
    )
)
# Heads of names that only contain a place: "Washington Post", "Downing Street".
# Before or after these, a name in small or large letters is only part of a longer one.
INSTITUTIONS = words_of(
    "university college school academy institute hospital department ministry bureau agency service services society "
    "association federation airport station authority commission committee council museum prison court "
    "company corporation inc ltd bank"
)
POLLS = words_of("poll polls pollster pollsters survey surveys")  # "a Gallup poll"
PREFIXES = words_of("mid trans euro pan inter")
BRANDS = words_of("airways airlines steel open bank bancorp news today weekly")  # after "US" or "UK"
INNER = words_of("de da do dos das del della di du des la le les el al ez ul en sur")
HEADS = words_of(
    "post times herald tribune chronicle gazette journal globe news daily sun mirror telegraph guardian observer star "
    "university college school academy institute hospital infirmary clinic center centre museum library church "
    "cathedral abbey mosque temple airport station street road avenue lane square drive boulevard bridge "
    "highway hotel inn house hall tower towers palace castle park stadium arena theatre theater cinema mall "
    "united rovers rangers wanderers athletic albion hotspur villa fc afc rfc giants tigers bears bulls lions eagles "
    "sox cubs yankees mets jets dolphins cowboys lakers celtics bank bancorp airlines airways group holdings inc ltd "
    "plc corp corporation company co industries motors energy electric gas oil petroleum foundation society "
    "association federation league alliance trust fund council committee commission agency bureau department "
    "ministry office authority court tribunal convention conference accord accords agreement treaty protocol pact "
    "declaration statement summit plan act bill law war battle marathon olympics games cup open festival fair prize "
    "award stock exchange orchestra opera ballet symphony choir party movement front brigade brigades army navy "
    "guard regiment division corps club dam canal bay river lake creek valley beach falls springs hill hills heights "
    "mountain mountains ridge forest canyon glacier island islands sea gulf strait channel coast zoo garden gardens "
    "prison jail press review magazine radio television tv broadcasting consensus community medical memorial"
)
# "University of X", "Bank of X": the place is only part of a name.
HEADS_OF = words_of(
    "university bank church bishop archbishop duke duchess earl prince princess marquess baron viscount lord lady "
    "institute college school museum royal treaty battle council parliament union bible statue cathedral diocese "
    "archdiocese federation association society academy court order knights sultan mufti countess house "
    "corporation corp company group voice scouts act daughters sons"
)
ACRONYMS = words_of("us uk uae usa drc nsw act png prc nyc dprk fyrom nwfp car roc")


@lru_cache(maxsize=1)
def guards() -> dict[str, frozenset[str]]:
    """Names under "word", "surname" and "given": of places that are also that, and all common first names."""
    kinds: dict[str, set[str]] = {"word": set(), "surname": set(), "given": set()}
    for name, kind in _pairs("place_guards.tsv"):
        kinds[kind].add(name)
    return {kind: frozenset(names) for kind, names in kinds.items()}


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Country of each adjective and people: "syrian", "syrians"."""
    pairs = dict(_pairs("place_demonyms.tsv"))
    plurals = {f"{name}s": country for name, country in pairs.items()}
    return pairs | {name: country for name, country in plurals.items() if name not in ("philippines", "laos")}


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, str]]:
    """Country, and state by its GeoNames code, of "Calif." or "CA"."""
    return {name: (country, state) for name, country, state in _rows("place_abbreviations.tsv")}


@lru_cache(maxsize=1)
def neighbours() -> dict[str, frozenset[str]]:
    """Countries that share a border, by ISO code."""
    return {country: frozenset(others.split(",")) for country, others in _pairs("place_neighbours.tsv")}


def _pairs(name: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in _rows(name)]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text("utf-8").splitlines()]
