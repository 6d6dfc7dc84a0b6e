"""The lexicon of what is not body text: furniture, related links, credits, captions.

Each pattern stands beside an invented example that it matches (the tests hold them to it). All must match a
whole line. They are written to leave running prose alone: a body paragraph taken for furniture would lose
what its sources say, while furniture left among the paragraphs only costs time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.report.report import BlockKind

AGENCY = (
    r"(?:AP|A\.P\.|The Associated Press|Associated Press|Reuters|REUTERS|Thomson Reuters|AFP"
    r"|Agence France-Presse"
    r"|(?:\w+/)?Getty Images|Getty|EPA(?:-EFE)?|European Pressphoto Agency|dpa|DPA|UPI|PA(?: Wire| Media"
    r"| Images)?"
    r"|Press Association|Xinhua|TASS|Itar-Tass|RIA Novosti|Sputnik|SANA|IRNA|Bloomberg|Shutterstock|Alamy"
    r"|Z[Uu][Mm][Aa](?: Press)?|Sipa(?: USA)?|NurPhoto|Anadolu(?: Agency)?|Redux|Corbis|iStock|WireImage"
    r"|Rex(?: Features)?|AAP|ANSA|EFE|PTI|ANI|Canadian Press|CNN|CBS News|NBC News|ABC News|Fox News"
    r"|Handout)"
)
_CAPITAL_NAME = r"[^\W\d_a-z](?:[\w.'’-]*\w)?\.?"
NAME = r"[^\W\d_](?:[\w.'’-]*\w)?\.?"


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A kind, the expression that a whole line of it matches, and an example."""

    kind: BlockKind
    pattern: str
    example: str


LINE_PATTERNS: tuple[LinePattern, ...] = (
    # Browser, player and script notices.
    LinePattern(
        "boilerplate", r"(?:IE|Internet Explorer) ?\d+ is not supported\b.*", "IE 9 is not supported."
    ),
    LinePattern(
        "boilerplate",
        r"(?:This|Your) (?:web ?)?browser (?:version )?is (?:no longer|not) (?:fully )?supported\b.*"
        r"|(?:You are|You[’']re) (?:currently )?using an? (?:outdated|unsupported|old)\b.{0,40}\bbrowser\b.*",
        "This browser is no longer supported. Please update it.",
    ),
    LinePattern("boilerplate", r"(?:Live|Latest|Breaking)(?: updates?| news| blog)?\W*", "Live updates"),
    LinePattern(
        "boilerplate",
        r"(?:Please enable JavaScript|Your browser (?:does not|doesn[’']t) support"
        r"|You need to enable JavaScript"
        r"|JavaScript (?:is|must be)|To view this video please)\b.*",
        "Please enable JavaScript to play this video.",
    ),
    LinePattern(
        "boilerplate",
        r"(?:Video Player is loading|Loading|Loading the player|Play(?: Video)?|Now Playing|Watch live"
        r"|Close|Skip Ad"
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
        r"(?i)\W*(?:scroll |skip |continue |)(?:down for (?:more|video)|to (?:the )?(?:main )?content"
        r"|past newsletter promotion"
        r"|reading (?:the main story|below)|after newsletter promotion)\W*",
        "Skip to main content",
    ),
    # Newsletters, subscriptions, apps.
    LinePattern("boilerplate", r"Get more news\s*Live\s*on\W*", "Get more newsLiveon"),
    LinePattern(
        "boilerplate",
        r"(?:Sign up|Subscribe|Register|Get) (?:here |now |today )?(?:for|to|our|the|your)\b[^“”\"]{0,160}"
        r"(?:newsletters?|briefing|inbox|e-?mails?|alerts|updates|podcast|channel"
        r"|free trial)\b[^“”\"]{0,80}",
        "Sign up for our morning newsletter and never miss a story.",
    ),
    LinePattern(
        "boilerplate",
        r"(?:Sign up|Sign in|Log ?in|Subscribe(?: now| today)?|Register(?: now)?|Subscribe to (?:continue"
        r"|read|our)\b"
        r".{0,60}|Already a (?:subscriber|member)\?.{0,40}|Enter your e-?mail\b.{0,60}"
        r"|Your email address)\W*",
        "Subscribe now",
    ),
    LinePattern(
        "boilerplate",
        r"(?i:(?:click(?: here)?|tap here|download|get) (?:(?:to|for) )?(?:(?:get|download) )?(?:the"
        r"|our) .{0,40}app)\b.{0,20}",
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
        r"\W*(?:Share|Tweet|Print|E-?mail|Copy link|Save|Bookmark|Pin ?it|Flip|Facebook|Twitter|WhatsApp"
        r"|Telegram"
        r"|LinkedIn|Reddit|Pinterest|Messenger|Linkedin|Photos?|(?:Save){2,8}|Link copied|SMS|Comments?"
        r"|Leave a comment"
        r"|(?:View|Show|Hide|Read|Post|Add)(?: a| all| the)? comments?|\d+ (?:comments?"
        r"|shares?))[\s:|·•>»+]*",
        "Tweet",
    ),
    LinePattern(
        "boilerplate",
        r"(?i)\W*(?:Share|Save|Bookmark|E-?mail|Print) (?:this|on|via|to|with|the|article|story|close)\b"
        r"(?: (?:this|on|via|to|with|the|article|story|page|post|video|link|facebook|twitter|x|whatsapp"
        r"|email|e-mail"
        r"|linkedin|reddit|friends|copy|image))*\W*",
        "Share this article on Facebook",
    ),
    LinePattern(
        "boilerplate",
        r"\W*(?:Follow|Like|Find|Join|Connect with) (?:us|(?:@?[\w.'’-]+ ){0,5}?@?[\w.'’-]+) (?:on"
        r"|at) (?:our )?"
        r"(?:Facebook|Twitter|Instagram|Google News|Google\+|WhatsApp|Telegram|YouTube|TikTok|Threads"
        r"|LinkedIn|X)\b"
        r".{0,80}",
        "Follow us on Twitter @harbournews",
    ),
    # Cookies, rights, house notices.
    LinePattern(
        "boilerplate",
        r"(?:We and our (?:\d+ )?partners|We use cookies|(?:This|Our) (?:web ?)?site uses cookies"
        r"|By using this site)\b.*",
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
        r"[^“”\"]{3,80} can be (?:reached|contacted) (?:at|on|by) \S[^“”\"]{4,80}",
        "Ana Pole can be reached at apole@harbour.example.",
    ),
    LinePattern(
        "boilerplate",
        r"Our Standards: .{0,80}|(?:Have|Got|Do you have) (?:a|any) (?:news |story "
        r"|confidential )*tips?\b.{0,160}",
        "Got a news tip? Write to us.",
    ),
    LinePattern(
        "boilerplate",
        r"(?i)(?:Report a typo|Most (?:read|popular|viewed)|Trending(?: now)?|Recommended"
        r"|Editors?[’']s? picks?"
        r"|Back to top|Current issue|Popular|Latest|Topics?|Tags?|Filed under)\W*(?::.{0,120})?",
        "Most Popular",
    ),
    LinePattern(
        "boilerplate",
        r"The (?:post|article|story) .{3,300} (?:appeared first|first appeared) (?:on|in|at) .{2,100}",
        "The post Harbour strike enters third week appeared first on Harbour News.",
    ),
    # Links to other stories.
    LinePattern(
        "related",
        r"\W*(?:Related|Related (?:stories|story|articles?|content|coverage|topics?|news|links?|video)"
        r"|READ MORE"
        r"|Read more|READ NEXT|Read next|SEE ALSO|See also|ALSO READ|Also read|More stories|MORE|ALSO)\W*",
        "READ MORE",
    ),
    LinePattern(
        "related",
        r"\W*(?:Related|RELATED|Related (?:stories|story|articles?|coverage|video)|Read more|READ MORE"
        r"|Read next"
        r"|READ NEXT|Read also|READ ALSO|Also read|ALSO READ|See also|SEE ALSO|More|MORE|ALSO|READ|WATCH"
        r"|LISTEN|SEE"
        r"|WATCH MORE|Watch more|Must read|MUST READ|Don[’']t miss|DON[’']T MISS"
        r"|Recommended(?: reading)?)(?: (?:about|on|from) [^:|]{1,40})?\s?[:|»>]\s?\S.{2,200}",
        "Related: Harbour Strike Enters Third Week",
    ),
    LinePattern(
        "related",
        r"(?:More|MORE|Latest|Top|Popular|Trending) (?:[Ff]rom|FROM|[Tt]o [Rr]ead|[Oo]n|[Ii]n|[Ss]tories"
        r"|[Nn]ews|[Pp]osts)\b[^.!?“”\"]{0,40}",
        "More from Harbour News",
    ),
    LinePattern("related", r"[^.“”\"]{10,160} Read more", "Harbour strike: the story so far Read more"),
    LinePattern(
        "related",
        r"(?:Read|See|Click here for|View) the (?:rest|full|original|entire|complete)\b.{0,60}(?:here"
        r"|story|article)\W*",
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
        r"\(?(?:AP|EPA|AFP|Reuters|REUTERS|UPI|Getty|PA|File|FILE)(?: (?:Photo|photo|PHOTO|file photo"
        r"|Wire))?"
        r" ?/ ?[^.!?]{2,80}\)?",
        "(AP Photo/Ana Pole)",
    ),
    LinePattern(
        "credit",
        r"\(?(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Ii]mage|[Vv]ideo|[Ii]llustration|[Gg]raphic|[Pp]icture)s?"
        r"(?: ?[Cc]redit:?| (?:by|via|courtesy(?: of)?):?) ?\S[^.!?]{2,80}\)?",
        "Photo by Ana Pole",
    ),
    LinePattern(
        "credit",
        r"\(?(?:[Hh]andout|HANDOUT|[Ss]upplied)(?: ?/ ?| via | by |: ?)\S[^.!?]{2,80}\)?",
        "Handout via Harbour Pictures",
    ),
    LinePattern(
        "credit", r"\(?(?:(?:[Cc]redits?|CREDIT|Photograph)s?:|©) ?\S[^.!?]{2,80}\)?", "Credit: Ana Pole"
    ),
    LinePattern(
        "credit",
        rf"\(?(?:(?:[^.!?:“”\"()]|(?<=\b[A-Z])\.){{2,60}}(?: ?[/|] ?| via )"
        rf"|(?:{_CAPITAL_NAME} ){{2,4}}(?:[-–—]|for) ){AGENCY}"
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
