"""A page -> the same page as another site would have written it, or with other things around it.

What a reader sees of the story stays; names of classes, kinds of elements, boxes and metadata
change, as do consent, sign-ups, comments and other stories around it. The markup is changed as
text, so that all that is odd about it stays as odd.
"""

import hashlib
import random
import re
from collections.abc import Callable, Mapping

Way = Callable[[str], str]

TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title|noscript|svg)\b[^>]*>.*?</\1\s*>|<!doctype[^>]*>|"
    r"(</?)([a-zA-Z][\w:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
NAMES = re.compile(r"(\s(?:class|id)\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
MACHINE_TIME = re.compile(r"\sdatetime\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
BETWEEN = re.compile(r"</p>\s*<p(?:\s[^>]*)?>", re.IGNORECASE)
OPENING = re.compile(r"</h1\s*>.*?(?=<p[\s>])", re.DOTALL | re.IGNORECASE)
BODY = re.compile(r"(<body\b[^>]*>)(.*)(</body\s*>)", re.DOTALL | re.IGNORECASE)
SECTIONS = dict.fromkeys(
    ["article", "main", "header", "footer", "nav", "section", "aside", "figure", "figcaption"],
    "div",
)
LOWER = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5"}
LEFT_OUT = frozenset(["p", "li", "td", "tr", "html", "body"])


def tags(html: str, change: Callable[[str, str, str], str]) -> str:
    """Return *html* with each tag as *change* gives it, from `<` or `</`, name and attributes."""
    return TOKEN.sub(lambda m: change(m[2], m[3], m[4]) if m[2] else m[0], html)


def renamed(names: Mapping[str, str]) -> Way:
    """Return the way to write elements by other *names*."""

    def change(opening: str, name: str, attributes: str) -> str:
        return f"{opening}{names.get(name.lower(), name)}{attributes}>"

    return lambda html: tags(html, change)


def wrapped(tag: str, before: str, behind: str, *, is_inside: bool = False) -> Way:
    """Return the way to put *before* and *behind* around each *tag*, or around what it holds."""

    def change(opening: str, name: str, attributes: str) -> str:
        whole = f"{opening}{name}{attributes}>"
        if name.lower() != tag:
            return whole
        is_closing = opening == "</"
        added = behind if is_closing else before
        return added + whole if is_inside == is_closing else whole + added

    return lambda html: tags(html, change)


def hashed_names(html: str) -> str:
    """Return *html* with classes and ids as tools write them that hash them."""

    def hashed(match: re.Match[str]) -> str:
        digests = (hashlib.md5(name.encode()).hexdigest()[:6] for name in match[2][1:-1].split())
        return f'{match[1]}"{" ".join(f"_{digest}" for digest in digests)}"'

    return tags(html, lambda opening, name, rest: f"{opening}{name}{NAMES.sub(hashed, rest)}>")


def no_names(html: str) -> str:
    """Return *html* without classes and ids."""
    return tags(html, lambda opening, name, rest: f"{opening}{name}{NAMES.sub('', rest)}>")


def no_json_ld(html: str) -> str:
    """Return *html* without its JSON-LD."""

    def kept(match: re.Match[str]) -> str:
        is_data = (match[1] or "").lower() == "script" and "ld+json" in match[0][:200]
        return "" if is_data else match[0]

    return TOKEN.sub(kept, html)


def no_metas(html: str) -> str:
    """Return *html* without `<meta>`, but for its charset."""

    def change(opening: str, name: str, rest: str) -> str:
        is_dropped = name.lower() == "meta" and "charset" not in rest.lower()
        return "" if is_dropped else f"{opening}{name}{rest}>"

    return tags(html, change)


def no_machine_times(html: str) -> str:
    """Return *html* with each `<time>` as an element that says nothing to machines."""
    return renamed({"time": "span"})(MACHINE_TIME.sub("", html))


def no_end_tags(html: str) -> str:
    """Return *html* without the end tags that may be left out."""

    def change(opening: str, name: str, rest: str) -> str:
        is_dropped = opening == "</" and name.lower() in LEFT_OUT
        return "" if is_dropped else f"{opening}{name}{rest}>"

    return tags(html, change)


def broken(html: str) -> str:
    """Return *html* with breaks between paragraphs that follow each other."""
    return BETWEEN.sub("<br><br>", html)


def left_open(html: str) -> str:
    """Return *html* with an aside before the story that nothing closes."""
    return OPENING.sub(lambda m: f"{m[0]}<aside><a href='#'>Share</a>", html, count=1)


def around(before: str, behind: str) -> Way:
    """Return the way to put *before* and *behind* around all that a page shows."""
    return lambda html: BODY.sub(lambda m: f"{m[1]}{before}{m[2]}{behind}{m[3]}", html)


def amid(number: int, added: str) -> Way:
    """Return the way to put *added* behind the *number*-th paragraph."""

    def way(html: str) -> str:
        count = 0

        def change(opening: str, name: str, rest: str) -> str:
            nonlocal count
            whole = f"{opening}{name}{rest}>"
            if opening == "<" or name.lower() != "p":
                return whole
            count += 1
            return whole + added if count == number else whole

        return tags(html, change)

    return way


CONSENT = (
    "<div><div><p>We value your privacy</p><p>We and our 842 partners store and access information "
    "on a device, such as cookies, and process personal data for personalised advertising and "
    "content, measurement and audience research. With your permission we may use precise location "
    "data. You may click to consent to our processing as described above.</p>"
    "<button>Agree</button><button>More options</button></div></div>"
)
REMARKS = (
    "I could not agree more with what is written here, it has been like this for as long as I can "
    "remember and nobody does anything about it.",
    "Well said. My neighbour told me the same last week, and he has worked there for twenty years.",
    "This is nonsense, please check your figures before you publish such things, the council has "
    "shown otherwise in its report.",
    "Thanks for the report, very interesting indeed!",
)
COMMENTS = "<div><h3>12 comments</h3>{}</div>".format(
    "".join(
        f"<div><b>reader{number}</b> <span>{number + 1} hours ago</span>"
        f"<p>{REMARKS[number % len(REMARKS)]}</p><a href='#'>Reply</a></div>"
        for number in range(12)
    )
)
SIGN_UP = (
    "<div><p>Get our best stories in your inbox every morning.</p><form action='/letters'>"
    "<input type='email' placeholder='Your email'><button>Sign up</button></form></div>"
)
READ_MORE = (
    "<div><strong>Read more</strong><ul>"
    "<li><a href='/news/old-market-hall'>Council agrees new plan for the old market hall</a></li>"
    "<li><a href='/news/night-trains'>Trains to stop at midnight from next week on</a></li>"
    "</ul></div>"
)
MOST_READ = (
    "<aside><h3>Most read</h3>"
    "<div><a href='/news/old-market-hall'><h4>Council agrees new plan for the old market hall</h4>"
    "</a><span>3 January 2026</span><p>The plan was agreed by a narrow margin after a long debate "
    "on Tuesday.</p></div>"
    "<div><a href='/news/heating'><h4>Five ways to save on heating this winter</h4></a>"
    "<span>12 February 2026</span><p>Our experts explain what works and what does not.</p></div>"
    "<div><a href='/news/night-trains'><h4>Trains to stop at midnight from next week on</h4></a>"
    "<span>7 March 2026</span><p>Night trains will no longer run on the northern line.</p></div>"
    "</aside>"
)
ABOUT = (
    "<div><h4>About us</h4><p>The Valley Courier has told the news of the valley since 1894. It is "
    "published by Courier Media Ltd, 12 High Street, and is a member of the press council. If you "
    "have a complaint about what we print, please write to the editor first.</p><p>© 2026 Courier "
    "Media Ltd. All rights reserved. No part of this site may be reproduced without written "
    "permission.</p></div>"
)

STRANGERS: Mapping[str, Way] = {  # what is added around the story
    "comments that nothing names": around("", COMMENTS),
    "a question for consent": around(CONSENT, ""),
    "a sign-up amid the story": amid(6, SIGN_UP),
    "other stories amid the story": amid(7, READ_MORE),
    "other stories before it": around(MOST_READ, ""),
    "other stories behind it": around("", MOST_READ),
    "the publisher behind it": around("", ABOUT),
}
FORMS: Mapping[str, Way] = {  # how else the same is written
    "classes hashed": hashed_names,
    "classes gone": no_names,
    "sections as div": renamed(SECTIONS),
    "paragraphs as div": renamed({"p": "div"}),
    "paragraphs parted by breaks": broken,
    "a box around each paragraph": wrapped("p", "<div><div>", "</div></div>"),
    "paragraphs in spans": wrapped("p", "<span><span>", "</span></span>", is_inside=True),
    "headings one lower": renamed(LOWER),
    "no h1": renamed({"h1": "div"}),
    "no times for machines": no_machine_times,
    "no JSON-LD": no_json_ld,
    "no metadata": no_metas,
    "in a table": around("<table><tr><td>", "</td></tr></table>"),
    "no end tags": no_end_tags,
}
FAULTS: Mapping[str, Way] = {"an aside left open": left_open}  # what else is written wrong
WAYS: Mapping[str, Way] = {**STRANGERS, **FORMS, **FAULTS}
CHANCE = 0.2  # of each way, where a page is rewritten in several
RENAMING = ("classes hashed", "classes gone")  # of which one does


def rewritten(html: str, seed: str) -> str:
    """Return *html* rewritten in some of the ways, which *seed* draws."""
    drawn = random.Random(seed)
    chosen = [name for name in WAYS if drawn.random() < CHANCE]
    if all(name in chosen for name in RENAMING):
        chosen.remove(RENAMING[0])
    for name in chosen:
        html = WAYS[name](html)
    return html
