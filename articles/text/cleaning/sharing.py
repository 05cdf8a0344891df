"""Buttons and invitations: share, follow, comment, subscribe."""

from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage
from articles.text.cleaning.phrases import line_beginning, line_like

MAX_LINE = 260
NETWORK = (
    r"(?:facebook|twitter|google ?\+|linkedin|pinterest|reddit|whatsapp|telegram|instagram|youtube|tumblr|"
    r"stumbleupon|digg|delicious|flipboard|e-?mail)"
)
ACTION = (
    rf"(?:share|tweet|retweet|print|like|pin(?: it)?|recommend|comments?|reprints|save|listen|{NETWORK}|this|"
    r"article|story|page|a friend|copy link|messenger|rss|on|via|\d[\d,.]*k?)"
)
BUTTON = line_like(
    rf"(?:share|tweet|print|like|pin|recommend|e-?mail|comments?|{NETWORK})(?:[\s,|•·/()]+{ACTION}){{0,14}}",
    r"(?:post|leave|add|write)(?: a| your)? comments?",
    r"(?:view|read|show|hide|see)(?: all| the)?(?: \d+)? comments?",
    r"no comments(?: yet)?",
    r"be the first to comment",
    r"join the (?:discussion|conversation|debate)",
    r"have your say",
    r"what do you think\?",
    r"suggest a correction",
    r"report (?:a |an )?(?:typo|error|abuse|correction)",
    r"(?:link )?cop(?:y|ied)(?: link)?",
    r"\d[\d,.]*k? (?:comments?|shares?|likes?|tweets?|retweets?|views|votes|people like this)",
    r"(?:log|sign) ?(?:in|up|out)(?: or .{2,30})?",
    r"register(?: now)?",
    r"subscribe(?: now| today)?",
    r"rss(?: feeds?)?",
    r"text size.{0,20}",
    r"font size.{0,20}",
    r"follow(?: us| @\w+| .{2,40} on .{2,20})?",
    r"save (?:for later|article|story)",
    r"download(?: (?:pdf|now|the app))?",
    r"newsletters?",
    r"get alerts?",
    r"more sharing options",
)
FOLLOW = line_beginning(
    rf"(?:share|post|send|tweet|like|follow|find|join|connect with)\b.{{0,90}}\b(?:on|via) {NETWORK}\b.{{0,60}}$",
    rf"(?:[^.]{{0,160}}\. )?(?:you can )?(?:follow|like) (?:us|him|her|them|me|"
    rf"@?[^\W\d]+(?: [^\W\d_]+){{0,3}}) (?:on|at) {NETWORK}\b.{{0,100}}$",
    r"follow @\w+.{0,80}$",
    r"on twitter:? @\w+.{0,60}$",
    r"(?:twitter|facebook|instagram|e-?mail|contact):? \S+$",
    r"(?:e-?mail|contact|write to|reach)\b.{0,80}@[\w.-]+\.\w{2,}.{0,60}$",
    r"[\w.+-]+@[\w.-]+\.\w{2,}\W*$",
    r"@\w{2,20}$",
)
INVITATION = line_beginning(
    r"(?:sign up|subscribe|register|join)\b.{0,140}\b(?:newsletter|e-?mails?|alerts?|updates|inbox|bulletin|briefing|"
    r"subscri\w+|"
    r"here|app|membership|offers|for free|free trial|channel)\b.{0,140}$",
    r"(?:get|receive|have|want|like)\b.{0,140}\b(?:newsletter|(?:your|an) inbox|alerts|by e-?mail|to your (?:phone|"
    r"door)|our app)\b.{0,120}$",
    r"(?:download|try|get|install)\b.{0,60}\b(?:app|apps|digital edition|e-?edition)\b.{0,80}$",
    r"have you tried\b.{0,120}$",
    r"(?:do you have|got|have you got|have) (?:a|any) (?:news |story |confidential )?(?:story|tips?|question|comment|"
    r"information|photos?)\b[^.]{0,80}\?.{0,120}$",
    r"(?:click|tap|press) (?:here|on|to|the (?:link|image|photo|box|button|video|picture))\b.{0,160}$",
    r"(?:to )?(?:comment|subscribe|contact us)\b.{0,60}\b(?:click|visit|call|go to|log in|sign in)\b.{0,120}$",
    r"(?:are|were) you (?:in|at|affected by|there|an?)\b.{0,200}\b(?:e-?mail|contact us|tell us|get in touch|"
    r"share your)\b.{0,160}$",
    r"(?:send|share|e-?mail) (?:us )?your (?:stories|story|pictures|photos|videos|comments|views|experiences?|"
    r"tips)\b.{0,160}$",
    r"(?:you can |please )?(?:support|donate to|contribute to) (?:us|our|the \w+['’]s) (?:journalism|work|reporting|"
    r"site)\b.{0,140}$",
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) > MAX_LINE:
            continue
        if BUTTON.match(text) or FOLLOW.match(text):
            yield Passage(paragraph=at, kind="sharing", reason="buttons")
        elif INVITATION.match(text):
            yield Passage(paragraph=at, kind="sharing", reason="an invitation")
