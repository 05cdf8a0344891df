"""Buttons and invitations: share, follow, comment, subscribe."""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage

MAX_LINE = 260
NETWORKS = r"(?:facebook|twitter|google\+?|linkedin|pinterest|reddit|whatsapp|telegram|instagram|youtube|tumblr|stumbleupon|digg|delicious|email|e-mail|x)"
BUTTON = re.compile(
    rf"^(?:share|tweet|e-?mail|print|like|pin|recommend|follow|save|comment|comments|reprints|text size|font size|download|listen|subscribe|log ?in|sign ?in|register|rss|{NETWORKS}"
    r"|share this|post a comment|leave a comment|add (?:a|your) comment|view comments|no comments(?: yet)?|be the first to comment|join the (?:discussion|conversation)|have your say|read (?:the )?comments"
    r"|what do you think\?|suggest a correction|report (?:a )?(?:typo|error|abuse)|copy link|link copied|share (?:page|article|story)|\d[\d,.]*k? (?:comments?|shares?|likes?|tweets?|views|votes))"
    rf"(?:[\s,|•·/]+(?:share|tweet|e-?mail|print|like|pin|this|save|article|story|page|a friend|{NETWORKS}|comments?|\d[\d,.]*k?))*\W*$"
    rf"|^(?:share|post|send|tweet|like|follow|find|join|connect with|check out|catch)\b.{{0,70}}\b(?:on|via|to|by) {NETWORKS}\b.{{0,60}}$"
    rf"|^.{{0,80}}\b(?:follow|like) (?:us|him|her|them|me|[^\W\d_]+(?: [^\W\d_]+)?) (?:on|at) {NETWORKS}\b.{{0,80}}$"
    r"|^follow @\w+.{0,80}$|^on twitter:? @\w+.{0,60}$|^(?:twitter|facebook|instagram|e-?mail|contact): ?\S+\W*$"
    r"|^(?:e-?mail|contact|write to|reach) .{0,60}@[\w.-]+\.\w{2,}.{0,60}$|^[\w.+-]+@[\w.-]+\.\w{2,}\W*$|^@\w{2,20}$",
    re.IGNORECASE,
)
INVITATION = re.compile(
    r"^(?:sign up|subscribe|register|join)\b.{0,120}\b(?:newsletter|e-?mails?|alerts?|updates|inbox|bulletin|briefing|subscri|free|today|now|here|app|membership|offers)\b.{0,120}$"
    r"|^(?:get|receive|have)\b.{0,120}\b(?:newsletter|inbox|alerts|in your email|by email|to your phone)\b.{0,120}$"
    r"|^(?:download|try|get|install)\b.{0,50}\b(?:apps?|edition)\b.{0,80}$|^have you tried\b.{0,120}$"
    r"|^(?:do you have|got|have you got|have) (?:a|any) (?:story|tip|news tip|question|comment|information|photo).{0,120}$"
    r"|^(?:click|tap|press) (?:here|on|to|the)\b.{0,160}$|^(?:to )?(?:comment|subscribe|contact us)\b.{0,60}\b(?:click|visit|call|go to|log in)\b.{0,120}$"
    r"|^(?:are|were) you (?:in|at|affected by|there)\b.{0,200}\b(?:e-?mail|contact|send|tell us|get in touch|share)\b.{0,160}$"
    r"|^(?:send|share) (?:us )?your (?:stories|pictures|photos|videos|comments|views|experiences|tips)\b.{0,160}$"
    r"|^(?:most (?:read|popular|viewed|shared|commented|emailed|watched)|top stories|latest (?:news|stories|headlines|videos?|blogs)|trending(?: now| topics)?|popular (?:now|stories)|editors?[’']?s? (?:picks?|choice)|don[’']t miss|today[’']s (?:paper|headlines|top stories))\b[^.?!]{0,60}:?$",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Passage]:
    for at, paragraph in page.left():
        text = paragraph.text
        if len(text) > MAX_LINE:
            continue
        if BUTTON.match(text):
            yield Passage(paragraph=at, kind="sharing", reason="buttons")
        elif INVITATION.match(text):
            yield Passage(paragraph=at, kind="sharing", reason="invitation")
