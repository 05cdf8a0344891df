"""What speaks for words in marks being nobody's speech: a title, a slogan, a scare quote."""

from articles.text.extraction import paragraphs
from articles.text.extraction.lexicon import verb_class, word_set
from articles.text.extraction.outlets import owns_what_follows
from articles.text.extraction.scene import WORD, Scene, View
from articles.text.extraction.skeleton import Item
from articles.text.extraction.sources import STOPS
from articles.text.extraction.subjects import PREPOSITIONS

NAMING = word_set(
    "titled called dubbed entitled word words phrase term slogan hashtag song book film movie so-called nicknamed "
    "known labeled labelled named headlined episode chant chants like as"
)
SELF = word_set("i i'm i've i'll we we're we've you my our your me us")
FINITE = word_set(
    "is are was were be been have has had do does did will would can could should must may might not don't it's "
    "that's won't can't isn't doesn't didn't"
)
WORKS = word_set(
    "show series programme program play album magazine poem novel column essay report episode documentary podcast "
    "newsletter ad advert video headline feature book film movie song hit single musical drama comedy sitcom article "
    "editorial memoir tune anthem track memo paper hashtag website game"
)
LABELS = word_set(
    "so-called known titled entitled dubbed nicknamed headlined labeled labelled termed pseudonym nickname"
)
TERMS = word_set(
    "word words phrase term slogan chant chants chanted chanting mantra motto moniker label sign signs banner banners "
    "shirt shirts hat hats"
)
GROUPS = (("works", WORKS), ("labels", LABELS), ("terms", TERMS))
ENTITLED = word_set("named titled entitled subtitled nicknamed headlined codenamed christened")
CALLED = word_set("called dubbed labelled labeled termed")
RUNNING = word_set("a an the this that his her their its our some such any no more most")


def describe(scene: Scene, view: View, shape: str) -> list[str]:
    return [*_words(view, shape), *_surroundings(view), *_place(scene, view), *_beside(scene, view)]


def _size(words: int) -> str:
    return str(words) if words < 3 else "3-5" if words < 6 else "6-12" if words < 13 else "long"


def _strongest(view: View) -> str:
    kinds = {cue.kind for cue in view.before + view.after}
    return next((kind for kind in ("say", "write", "tell", "talk", "soft") if kind in kinds), "none")


def _words(view: View, shape: str) -> list[str]:
    """The quoted words themselves: how many, how they begin and end."""
    size, cue = _size(view.words), _strongest(view)
    found = ["N", f"N:{shape}", f"N:size:{size}", f"N:{shape}:size:{size}", f"N:cue:{cue}", f"N:cue:{cue}:{size}"]
    found += [f"N:lower:{view.text[:1].islower()}:{size}", f"N:stop:{view.stop in '.,?!'}:{size}"]
    if len(view.text.strip(" .,")) == 1:
        found.append("N:letter")  # "B" shares
    if _is_title(view.text):
        found += ["N:title", f"N:title:{size}", f"N:title:{_lead(view.lead)}"]
    return found


def _surroundings(view: View) -> list[str]:
    """What stands right before and after, in the reporter's sentence."""
    size, lead, follow = _size(view.words), _lead(view.lead), _follow(view.follow)
    found = [f"N:lead:{lead}", f"N:lead:{lead}:{size}", f"N:lead:{lead}:{_strongest(view)}"]
    found += [f"N:follow:{follow}:{size}", f"N:lead:{lead}:follow:{follow}"]
    found.append(f"N:follow:{'noun' if view.follow.isalpha() and not view.after[:1] else 'other'}")
    if _is_title(view.text) and (view.lead in ENTITLED or _is_left_open(view)):
        found.append("N:entitled")
    if view.lead in NAMING:
        found.append("N:naming")
    if view.text[:1].isupper() and view.stop in ".?!" and view.lead in (":", "^"):
        found.append("N:whole")
    return found


def _is_left_open(view: View) -> bool:
    """ "a map, called QUOTE": nobody is said to call it so."""
    naming = view.before[-1] if view.before else None
    return view.lead in CALLED and naming is not None and naming.at == view.first - 1 and naming.subject is None


def _beside(scene: Scene, view: View) -> list[str]:
    """What kind of words the quote holds, and which kinds lead up to it and follow it."""
    items = scene.skeleton.items
    size = _size(view.words)
    inside = _inside(view.text)
    start, _ = scene.skeleton.sentence_span(items[view.first].sentence)
    _, end = scene.skeleton.sentence_span(items[view.last].sentence)
    third, second, first = [*["^"] * 3, *map(_sort, items[max(start, view.first - 3) : view.first])][-3:]
    after = _sort(items[view.last + 1]) if view.last + 1 < end else "$"
    found = [f"N:in:{inside}", f"N:in:{inside}:{size}", f"N:l1:{first}", f"N:l2:{second} {first}", f"N:l3:{third}"]
    found += [f"N:f1:{after}", f"N:l1f1:{first}:{after}"]
    near = {item.lower for item in items[max(start, view.first - 4) : view.first]}
    near |= {item.lower for item in items[view.last + 1 : min(end, view.last + 3)]}
    for name, group in GROUPS:
        if not near.isdisjoint(group):
            found += [f"N:{name}", f"N:{name}:{_is_title(view.text)}", f"N:{name}:{size}"]
    return found


def _inside(text: str) -> str:
    """Speech has "I" and verbs; a label has neither."""
    inside = set(WORD.findall(text[:200].lower().replace("’", "'")))
    for name, group in (("self", SELF), ("finite", FINITE), ("little", STOPS)):
        if not inside.isdisjoint(group):
            return name
    return "bare"


def _sort(item: Item) -> str:
    """The sort of word that stands beside a quote."""
    if item.kind != "w":
        return {"m": "name", "r": "pronoun"}.get(item.kind, item.text if item.text in ",:()" else item.kind)
    lower = item.lower
    for name, group in (("det", RUNNING), ("prep", PREPOSITIONS)):
        if lower in group:
            return "'s" if lower == "'s" else name
    ending = next((tail for tail in ("ed", "ing", "ly") if lower.endswith(tail)), "word")
    return verb_class(lower) or ("stop" if lower in STOPS else ending)


def _place(scene: Scene, view: View) -> list[str]:
    """Where in the article: a headline, a caption, a paragraph without a full stop."""
    skeleton = scene.skeleton
    paragraph = skeleton.items[view.first].paragraph
    stretch = skeleton.stretches[view.number]
    a, b = skeleton.paragraphs[paragraph]
    odd = stretch.single and not scene.single_dialect
    unended = skeleton.body[a:b].rstrip("\"”’' )")[-1:] not in ".?!…:;,"
    found = ["N:top"] if paragraph == 0 and unended else []
    if skeleton.headlines[paragraph]:
        found.append("N:headline" + (":first" if paragraph == 0 else ""))
    if odd:
        found += ["N:single", "N:single:opens"] if view.opens else ["N:single"]
    if paragraphs.is_caption(skeleton.body[a:b]):
        found.append("N:caption")
    if len(stretch.segments) > 1:
        found.append("N:paragraphs")
    if view.words < 6 and owns_what_follows(skeleton.body[max(0, stretch.start - 60) : stretch.start]):
        found.append("N:show")
    if any(item.lower in NAMING for item in skeleton.items[max(0, view.first - 4) : view.first]):
        found.append("N:naming near")
    if unended:
        found.append("N:unended" + (":single" if odd else ""))
    return found


def _lead(lead: str) -> str:
    if lead in (
        "a",
        "an",
        "the",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
        "'s",
        "of",
        "and",
        "to",
        "^",
        ":",
        ",",
        "in",
    ):
        return lead
    return "verb" if verb_class(lead) else "mark" if not lead[:1].isalnum() else "word"


def _follow(follow: str) -> str:
    if not follow.isalpha():
        return "mark" if follow != "$" else "end"
    return "little" if follow in STOPS else "verb" if verb_class(follow) else "word"


def _is_title(text: str) -> bool:
    long = False
    for match in WORD.finditer(text):
        capital = text[match.start()].isupper()
        if capital or match.end() - match.start() > 3:
            long = True
            if not (capital or text[match.start()].isdigit()):
                return False
    return long
