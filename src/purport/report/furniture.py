"""The lexicon of what is not body text: furniture, related links, credits, captions, bylines, dates.

Each pattern stands beside an invented example that it matches (the tests hold them to it). All must match a
whole line. They are written to leave running prose alone: a body paragraph taken for furniture would lose
what its sources say, while furniture left among the paragraphs only costs time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.report.report import BlockKind

LONGEST_LINE = 600
"""No line longer than this is furniture: cookie notices and file pictures' captions, the longest, stay under it."""

AGENCY = (
    r"(?:AP|A\.P\.|The Associated Press|Associated Press|Reuters|REUTERS|Thomson Reuters|AFP|Agence France-Presse"
    r"|(?:\w+/)?Getty Images|Getty|EPA(?:-EFE)?|European Pressphoto Agency|dpa|DPA|UPI|PA(?: Wire| Media| Images)?"
    r"|Press Association|Xinhua|TASS|Itar-Tass|RIA Novosti|Sputnik|SANA|IRNA|Bloomberg|Shutterstock|Alamy"
    r"|Z[Uu][Mm][Aa](?: Press)?|Sipa(?: USA)?|NurPhoto|Anadolu(?: Agency)?|Redux|Corbis|iStock|WireImage"
    r"|Rex(?: Features)?|AAP|ANSA|EFE|PTI|ANI|Canadian Press|CNN|CBS News|NBC News|ABC News|Fox News|Handout)"
)
_NAME = r"[^\W\d_](?:[\w.'’-]*\w)?\.?"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_CLOCK = r"\d{1,2}(?:[:.]\d{2}){0,2}(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{2,4}\)?)?(?: ?[+-]\d{2}:?\d{2})?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
_MOMENT = (
    rf"(?:{_CLOCK}[,;]? (?:on )?)?(?:{_WEEKDAY}\.?,? (?:{_CLOCK}[,;]? )?)?{_DAY}"
    rf"(?:,? ?(?:\||-|–|—|at|T)? ?{_CLOCK})?(?: ?\((?:{_CLOCK}|GMT|UTC)\))?"
)
_STAMP = r"(?:(?:First |Last |Originally )?(?:Published|Updated|Posted|Modified|Created)(?: (?:on|at))?:? ?)"


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A kind, the expression that a whole line of it matches, and an example."""

    kind: BlockKind
    pattern: str
    example: str


LINE_PATTERNS: tuple[LinePattern, ...] = (
    # Browser, player and script notices.
    LinePattern("boilerplate", r"(?:IE|Internet Explorer) ?\d+ is not supported\b.*", "IE 9 is not supported."),
    LinePattern(
        "boilerplate",
        r"(?:Please enable JavaScript|Your browser (?:does not|doesn[’']t) support|You need to enable JavaScript"
        r"|JavaScript (?:is|must be)|To view this video please)\b.*",
        "Please enable JavaScript to play this video.",
    ),
    LinePattern(
        "boilerplate",
        r"(?:Video Player is loading|Loading|Loading the player|Play(?: Video)?|Now Playing|Watch live|Close|Skip Ad"
        r"|This (?:video|content) is (?:not|no longer) available)\W*",
        "Loading...",
    ),
    # Advertising slots.
    LinePattern(
        "boilerplate",
        r"(?:\W*(?:Advertisements?|Advertising|Sponsored(?: Content| Links?)?|Paid Post|Promoted)\W*){1,4}"
        r"(?:Continue reading the main story|Story continues below|Scroll to continue)?\W*",
        "Advertisement",
    ),
    LinePattern(
        "boilerplate",
        r"\W*(?:Story|Article|Text|Content)s? continues? (?:below|after|beneath)\b.{0,60}",
        "Story continues below advertisement",
    ),
    LinePattern(
        "boilerplate",
        r"\W*(?:Scroll|Skip|Continue) (?:down for (?:more|video)|to (?:the )?(?:main )?content|past newsletter promotion"
        r"|reading (?:the main story|below)|after newsletter promotion)\W*",
        "Skip to main content",
    ),
    # Newsletters, subscriptions, apps.
    LinePattern("boilerplate", r"Get more news\s*Live\s*on\W*", "Get more newsLiveon"),
    LinePattern(
        "boilerplate",
        r"(?:Sign up|Subscribe|Register|Get) (?:here |now |today )?(?:for|to|our|the|your)\b[^“”\"]{0,160}"
        r"(?:newsletters?|briefing|inbox|e-?mails?|alerts|updates|podcast|channel|free trial)\b[^“”\"]{0,80}",
        "Sign up for our morning newsletter and never miss a story.",
    ),
    LinePattern(
        "boilerplate",
        r"(?:Sign up|Sign in|Log ?in|Subscribe(?: now| today)?|Register(?: now)?|Subscribe to (?:continue|read|our)\b"
        r".{0,60}|Already a (?:subscriber|member)\?.{0,40}|Enter your e-?mail\b.{0,60}|Your email address)\W*",
        "Subscribe now",
    ),
    LinePattern(
        "boilerplate",
        r"(?i:(?:click here|tap here|download|get) (?:(?:to|for) )?(?:(?:get|download) )?(?:the|our) .{0,40}app)\b.{0,20}",
        "CLICK HERE TO GET THE HARBOUR NEWS APP",
    ),
    LinePattern(
        "boilerplate",
        r"By (?:signing up|subscribing|entering your|clicking|providing|submitting)\b.{0,200}"
        r"(?:agree|terms|policy|consent|privacy)\b.{0,120}",
        "By signing up you agree to our terms and privacy policy.",
    ),
    # Share bars and social accounts.
    LinePattern(
        "boilerplate",
        r"\W*(?:Share|Tweet|Print|E-?mail|Copy link|Save|Bookmark|Pin ?it|Flip|Facebook|Twitter|WhatsApp|Telegram"
        r"|LinkedIn|Reddit|Pinterest|Messenger|Linkedin|Photos?|(?:Save){2,8}|Link copied|SMS|Comments?|Leave a comment"
        r"|(?:View|Show|Hide|Read|Post|Add)(?: a| all| the)? comments?|\d+ (?:comments?|shares?))[\s:|·•>»+]*",
        "Tweet",
    ),
    LinePattern(
        "boilerplate",
        r"(?i)\W*(?:Share|Save|Bookmark|E-?mail|Print) (?:this|on|via|to|with|the|article|story|close)\b"
        r"(?: (?:this|on|via|to|with|the|article|story|page|post|video|link|facebook|twitter|x|whatsapp|email|e-mail"
        r"|linkedin|reddit|friends|copy|image))*\W*",
        "Share this article on Facebook",
    ),
    LinePattern(
        "boilerplate",
        r"\W*(?:Follow|Like|Find|Join|Connect with) (?:us|(?:@?[\w.'’-]+ ){0,5}?@?[\w.'’-]+) (?:on|at) (?:our )?"
        r"(?:Facebook|Twitter|Instagram|Google News|Google\+|WhatsApp|Telegram|YouTube|TikTok|Threads|LinkedIn|X)\b"
        r".{0,80}",
        "Follow us on Twitter @harbournews",
    ),
    # Cookies, rights, house notices.
    LinePattern(
        "boilerplate",
        r"(?:We and our (?:\d+ )?partners|We use cookies|(?:This|Our) (?:web ?)?site uses cookies|By using this site)\b.*",
        "We use cookies to improve your visit.",
    ),
    LinePattern(
        "boilerplate",
        r".{0,160}\b(?:All rights reserved|may not be (?:published|reproduced|redistributed), ).{0,200}",
        "© 2031 Harbour News. All rights reserved.",
    ),
    LinePattern(
        "boilerplate",
        r"(?:©|\(c\)|Copyright(?: ©| \(c\))?),? ?(?:\d{4}|by\b).{0,120}",
        "Copyright 2031 Harbour News",
    ),
    LinePattern(
        "boilerplate",
        r"Our Standards: .{0,80}|(?:Have|Got|Do you have) (?:a|any) (?:news |story |confidential )*tips?\b.{0,160}",
        "Got a news tip? Write to us.",
    ),
    LinePattern(
        "boilerplate",
        r"(?i)(?:Report a typo|Most (?:read|popular|viewed)|Trending(?: now)?|Recommended|Editors?[’']s? picks?"
        r"|Back to top|Current issue|Popular|Latest|Topics?|Tags?|Filed under)\W*(?::.{0,120})?",
        "Most Popular",
    ),
    # Links to other stories.
    LinePattern(
        "related",
        r"\W*(?:Related|Related (?:stories|story|articles?|content|coverage|topics?|news|links?|video)|READ MORE"
        r"|Read more|READ NEXT|Read next|SEE ALSO|See also|ALSO READ|Also read|More stories|MORE|ALSO)\W*",
        "READ MORE",
    ),
    LinePattern(
        "related",
        r"\W*(?:Related|RELATED|Related (?:stories|story|articles?|coverage|video)|Read more|READ MORE|Read next"
        r"|READ NEXT|Read also|READ ALSO|Also read|ALSO READ|See also|SEE ALSO|More|MORE|ALSO|READ|WATCH|LISTEN|SEE"
        r"|WATCH MORE|Watch more|Must read|MUST READ|Don[’']t miss|DON[’']T MISS"
        r"|Recommended(?: reading)?)(?: (?:about|on|from) [^:|]{1,40})?\s?[:|»>]\s?\S.{2,200}",
        "Related: Harbour Strike Enters Third Week",
    ),
    LinePattern(
        "related",
        r"(?:More|MORE|Latest|Top|Popular|Trending) (?:[Ff]rom|FROM|[Oo]n|[Ii]n|[Ss]tories|[Nn]ews|[Pp]osts)\b[^.!?“”\"]{0,40}",
        "More from Harbour News",
    ),
    LinePattern("related", r"[^.“”\"]{10,160} Read more", "Harbour strike: the story so far Read more"),
    LinePattern(
        "related",
        r"(?:Read|See|Click here for|View) the (?:rest|full|original|entire|complete)\b.{0,60}(?:here|story|article)\W*",
        "Read the full story here.",
    ),
    # Who made the report and its pictures.
    LinePattern(
        "credit",
        r"\W*(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Production) by [^“”\"]{3,300}",
        "(Reporting by Ana Pole; editing by Tim Roe)",
    ),
    LinePattern(
        "credit",
        r"[^“”\"]{3,280}\b(?:contributed|contributing)(?: reporting)? to this (?:report|story|article)\W*",
        "Harbour News writer Ana Pole in Lisbon contributed to this report.",
    ),
    LinePattern("credit", r"Contribut(?:ing|ors?): [^“”\"]{3,200}", "Contributing: Ana Pole, Harbour News"),
    LinePattern("credit", r"[a-z]{2,4}(?:[/,] ?[a-z]{2,4}){0,4} \([A-Z][^()]{1,60}\)", "ap/tr (AFP, dpa)"),
    LinePattern(
        "credit",
        r"\(?(?:AP|EPA|AFP|Reuters|REUTERS|UPI|Getty|PA|File|FILE)(?: (?:Photo|photo|PHOTO|file photo|Wire))?"
        r" ?/ ?[^.!?]{2,80}\)?",
        "(AP Photo/Ana Pole)",
    ),
    LinePattern(
        "credit",
        r"\(?(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Ii]mage|[Vv]ideo|[Ii]llustration|[Gg]raphic|[Pp]icture)s?"
        r"(?: ?[Cc]redit:?| (?:by|via|courtesy(?: of)?):?) ?\S[^.!?]{2,80}\)?",
        "Photo by Ana Pole",
    ),
    LinePattern("credit", r"\(?(?:[Cc]redits?|CREDIT|Photograph|©)s?:? ?\S[^.!?]{2,80}\)?", "Credit: Ana Pole"),
    LinePattern(
        "credit",
        rf"\(?(?:(?:[^.!?:“”\"]|(?<=\b[A-Z])\.){{2,60}}(?: ?[/|] ?| via )|(?:{_NAME} ){{2,4}}(?:[-–—]|for) ){AGENCY}"
        rf"(?:[ ,/|–—-]{{1,3}}{AGENCY})?"
        r"(?:,? (?:[Ff]ile|FILE)(?: [Pp]hoto)?)?\)?",
        "Militia video via AP file",
    ),
    LinePattern("credit", rf"\(?{AGENCY}(?: [Ff]ile(?: [Pp]hoto)?| Photo)?\)?", "Getty Images"),
    # What a picture shows.
    LinePattern(
        "caption",
        r"(?:(?:Image|Photo|PHOTO|IMAGE|Picture|Caption|FILE|File|FILE PHOTO|File photo)(?:: | - | – | — )"
        r"|(?:Media|Image) (?:caption|copyright) ).{2,580}",
        "Image: Ana Pole",
    ),
    LinePattern(
        "caption",
        r"Enlarge this image\b.{0,300}|.{10,500}\bHide [Cc]aption(?: \d+ of \d+)?",
        "Boats in the harbour. Hide Caption 3 of 12",
    ),
)

BYLINE = (
    rf"(?:By|BY|by)(?::| \|)? (?:{_NAME} ?){{1,5}}"
    rf"(?:(?:,| and| AND| &|,? with| \|) (?:{_NAME} ?){{1,5}}){{0,6}}(?:,? (?:in|for|IN|FOR) (?:{_NAME} ?){{1,5}})?"
)
"""``By Ana Pole and Tim Roe, Harbour News``; only trusted above the body, in names' capitals."""

DATE_LINE = rf"(?:{_STAMP}?{_MOMENT}(?: ?[/|·•,–—-]? ?{_STAMP}{_MOMENT})*)"
"""``Friday, January 4, 2031``; ``Published 4 Jan 2031, 10:12 AM GMT / Updated 5 Jan 2031``."""

_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’/ -]*(?:[.'’/ -]+[^\W\d_a-z.'’/ -]+)*\.?"
_REGION = r"(?:, [^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}?)"
_WIRE = (
    rf"\((?:{AGENCY}|BBC|CBS|NBC|Fox|IANS|KCNA|Yonhap|Kyodo(?: News)?|MENA|WAFA|Interfax|Thomson Reuters Foundation)"
    r"(?: (?:Business|Money|Sport|News))?\)"
)
_DASH = r"(?:\s*(?:—|–|--+)\s*|\s*-\s+|\s+-\s*)"
DATELINES: tuple[tuple[str, str], ...] = (
    # Place or date, agency in brackets, then a dash: the agency is proof enough for a place in any case.
    (
        rf"(?:[^\W\d_a-z][\w.'’/ -]{{1,40}}{_REGION}?(?:, )?)?(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})? ?)?\s?{_WIRE}{_DASH}",
        "LISBON, March 4 (Reuters) - ",
    ),
    # A place in capitals, perhaps its country or a date, then a dash.
    (rf"{_CAPITALS}{_REGION}?(?:, {_MONTH} \d{{1,2}})?{_DASH}", "LISBON, Portugal — "),
    # An agency alone opens the text.
    (rf"\({AGENCY}(?: Business| Money)?\)(?:{_DASH}|\s*(?=[^\W\d_a-z“\"]))", "(CNN) -- "),
)
NOT_PLACES = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE WATCH VIDEO ANALYSIS OPINION EDITORIAL CORRECTION NOTE ALERT LIVE LISTEN"
    " READ MORE RELATED PHOTO PHOTOS CLAIM FACT FACTS FALSE TRUE QUESTION ANSWER REPORT DEVELOPING FILE IMAGE".split()
)
"""Words in capitals that stand before a dash at a text's opening and name no place."""

_SMALL_WORDS = frozenset("and for in with of de la van von der al bin ibn el da di du le the y e".split())
_NOT_NAMES = rf"(?i:by):? (?:{_WEEKDAY}|{_MONTH}|the|all|now|then|and large)\b"
_PLACE_WORD = re.compile(r"[^\W\d_]+")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


@cache
def _line_patterns() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    return tuple((entry.kind, _compiled(entry.pattern)) for entry in LINE_PATTERNS)


def kind_of_line(line: str) -> BlockKind | None:
    """What a whole line is where its wording alone shows that it is no body text; None for all else."""
    if len(line) > LONGEST_LINE:
        return None
    return next((kind for kind, pattern in _line_patterns() if pattern.fullmatch(line)), None)


def is_byline(line: str) -> bool:
    """Whether a line is a byline: "By" and names in capitals, no sentence."""
    if len(line) > 200 or not _compiled(BYLINE).fullmatch(line):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", line)[1:]
    names = [word for word in words if word.casefold() not in _SMALL_WORDS]
    return bool(names) and all(word[0].isupper() for word in names) and not _compiled(_NOT_NAMES).match(line)


def is_date_line(line: str) -> bool:
    """Whether a line holds a date, with or without its time, and nothing else."""
    return len(line) <= 120 and _compiled(DATE_LINE).fullmatch(line) is not None


def opens_with_date(line: str) -> bool:
    """Whether a line begins with a day, whatever follows: pages glue the time and "Updated" to it."""
    return _compiled(rf"{_STAMP}?(?:{_WEEKDAY}\.?,? )?{_DAY}").match(line) is not None


def dateline_length(opening: str, is_first: bool) -> int:
    """How much of a paragraph's opening is a dateline such as ``LISBON (AP) — ``; 0 where it has none.

    A place without an agency is one only in the first paragraph: elsewhere capitals before a dash are labels.
    """
    for number, (pattern, _) in enumerate(DATELINES):
        match = _compiled(pattern).match(opening)
        if match and (is_first or number != 1) and not NOT_PLACES.intersection(_PLACE_WORD.findall(match[0])):
            return match.end()
    return 0
