"""Pages that mean harm, made on the spot: each holds one story, and one thing that breaks parsers.

The sizes are those that hold a parser for many seconds or lose its text, not the largest possible.
"""

STORY = (
    "The night ferry to Skerrow was turned back on Friday after its captain saw lights under "
    "the water, the harbour office said, and forty passengers slept in the ticket hall.",
    "Divers who went down at dawn found a string of fairy lights and a car battery, both still "
    "working, and a notice that asked them to mind the lobsters.",
)
TELLING = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def page(body: str, head: str = "", opening: str = "<html>") -> bytes:
    """Return a page around *body*, in UTF-8 with lone surrogates as they come."""
    title = "<meta charset='utf-8'><title>Night ferry turned back by lights in the water</title>"
    text = f"<!DOCTYPE html>{opening}<head>{title}{head}</head><body>{body}</body></html>"
    return text.encode("utf-8", "surrogatepass")


def article(inside: str = TELLING, head: str = "") -> bytes:
    """Return a page whose article element holds *inside*."""
    heading = "<h1>Night ferry turned back by lights in the water</h1>"
    return page(f"<article>{heading}{inside}</article>", head)


def json_ld(text: str) -> str:
    """Return a script element of structured data."""
    return f'<script type="application/ld+json">{text}</script>'


def attributes(count: int) -> str:
    """Return *count* different attributes."""
    return " ".join(f"a{number}=''" for number in range(count))


CALM = article()
# Pages whose story must come out whole: nothing in them is large enough to be refused.
READABLE = {
    "nested-500-divs": article("<div>" * 500 + TELLING + "</div>" * 500),
    "nested-5000-divs": article("<div>" * 5_000 + TELLING + "</div>" * 5_000),
    "nested-5000-unclosed-spans": article(TELLING + "<span>" * 5_000),
    "nested-1500-lists": article("<ul><li>One of the lights. " * 1_500 + TELLING),
    "many-short-paragraphs": article(TELLING + "<p>x</p>" * 8_000),
    "many-line-breaks": article(TELLING + "<br>" * 50_000),
    "many-links": article(TELLING) + b"<a href='/x'>y</a>" * 20_000,
    "linked-words-without-end": article(
        TELLING + f"<p><a href='/x'>{'a' * 135}</a></p>" * 40 + TELLING
    ),
    "attributes-like-addresses": article(
        TELLING + f"<figure><img data-zoom='{'a/' * 2_400}'></figure>" * 80
    ),
    "attributes-2000": article(f"<p {attributes(2_000)}>Lights.</p>{TELLING}"),
    "deep-json-ld": article(head=json_ld("[" * 100_000)),
    "json-ld-not-a-number": article(head=json_ld('{"@type": "NewsArticle", "wordCount": NaN}')),
    "json-ld-refers-to-itself": article(
        head=json_ld('{"@id": "#a", "@type": "NewsArticle", "author": {"@id": "#a"}}')
    ),
    "json-ld-many-authors": article(
        head=json_ld('{"@type":"NewsArticle","author":[' + '{"name":"A B"},' * 20_000 + "{}]}")
    ),
    "python-codec-as-charset": article(head="<meta charset='unicode_escape'>"),
    "lone-surrogates": article(TELLING + "<p>A stray half \ud800 of a letter pair came too.</p>"),
    "null-characters": article(TELLING.replace("ferry", "ferry\0")),
    "numeric-references-out-of-range": article(TELLING + "<p>&#x110000;&#55296;&#0;</p>"),
    "long-digits-as-date": article(f"<time>{'1' * 100_000}</time>{TELLING}"),
    "long-run-of-spaces": article(TELLING + "<p>" + " " * 500_000 + "</p>"),
    "long-word": article(TELLING + "<p>" + "a" * 500_000 + "</p>"),
    "marks-without-end": article(TELLING + "<p>e" + "\u0301\u0323" * 100_000),
    "letters-encoded-twice": article(f"{TELLING}<p>{'Ã©' * 100_000}</p>"),
    "long-byline": article(f"<p class='byline'>By {'A and ' * 50_000}B</p>{TELLING}"),
    "long-tag-line": article(TELLING + "<p class='tags'>" + "peace, " * 50_000 + "war</p>"),
    "bylines-among-headings-without-end": page(
        f"<main class='cards'><h1>Night ferry turned back by lights in the water</h1>{TELLING}"
        f"<div>{'<h4><a>Lights in the water</a></h4>' * 3_000}"
        f"{'<p><b class=author>Ada Lovelace</b></p>' * 40}</div></main>"
    ),
    "tags-in-5000-divs": page(
        "<div>" * 5_000
        + "<a rel=tag href='/t/x'>lights</a>" * 60
        + "</div>" * 4_000
        + CALM.decode()
    ),
    "dates-and-words-for-by": article(f"<p>{'1 by ' * 40}</p>" * 200 + TELLING),
    "boxes-with-buttons": article(
        TELLING + "<div><p>Lights.</p><button>Buy</button></div>" * 9_000
    ),
    "link-of-a-channel": article(f"{TELLING}<p>See <a href='//t.me/{'a' * 500_000}'>it</a>.</p>"),
    "canonical-is-a-script": article(head="<link rel='canonical' href='javascript:alert(1)'>"),
    "canonical-is-broken": article(head="<link rel='canonical' href='http://[::1'>"),
    "zone-of-a-year": article(f"<time datetime='2026-11-16T10:00:00+99:99'></time>{TELLING}"),
    "date-beyond-the-calendar": article(f"<time datetime='99999-12-31'></time>{TELLING}"),
}
# Pages that may be refused, if the refusal has a name: each holds some parser for many seconds.
OVERWHELMING = {
    "attributes-200000": article(f"<p {attributes(200_000)}>Lights.</p>{TELLING}"),
    "nested-80000-divs": article("<div>" * 80_000 + TELLING),
    "misnested-formatting": article("<b><i><u><a href='#'>" * 8_000 + TELLING),
    "nested-tables": article("<table><tr><td>" * 8_000 + TELLING),
    "million-paragraphs": article(TELLING + "<p>x</p>" * 1_000_000),
    "broken-utf-16": b"\xff\xfe" + b"\x00\xd8" * 300_000,
    "nothing-but-brackets": b"<" * 2_000_000,
    "endless-comment": page("<!--" + "-" * 2_000_000),
    "unclosed-comments": page("<!--<p>" * 100_000),
    "unclosed-values": page('<x-y z="<p>' * 100_000),
    "unclosed-script": page("<script>" + "x" * 2_000_000),
}
