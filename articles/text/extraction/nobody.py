"""What speaks for words in marks being nobody's speech: a title, a slogan, a scare quote."""

from articles.text.extraction import paragraphs
from articles.text.extraction.lexicon import verb_class, word_set
from articles.text.extraction.scene import WORD, Scene, View
from articles.text.extraction.sources import STOPS

NAMING = word_set(
    "titled called dubbed entitled word words phrase term slogan hashtag song book film movie so-called nicknamed "
    "known labeled labelled named headlined episode chant chants like as"
)


def describe(scene: Scene, view: View, shape: str) -> list[str]:
    return [*_words(view, shape), *_surroundings(view), *_place(scene, view)]


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
    if _is_title(view.text):
        found += ["N:title", f"N:title:{size}", f"N:title:{_lead(view.lead)}"]
    return found


def _surroundings(view: View) -> list[str]:
    """What stands right before and after, in the reporter's sentence."""
    size, lead, follow = _size(view.words), _lead(view.lead), _follow(view.follow)
    found = [f"N:lead:{lead}", f"N:lead:{lead}:{size}", f"N:lead:{lead}:{_strongest(view)}"]
    found += [f"N:follow:{follow}:{size}", f"N:lead:{lead}:follow:{follow}"]
    found.append(f"N:follow:{'noun' if view.follow.isalpha() and not view.after[:1] else 'other'}")
    if view.lead in NAMING:
        found.append("N:naming")
    return found


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
    words = [word for word in WORD.findall(text) if len(word) > 3 or word[0].isupper()]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)
