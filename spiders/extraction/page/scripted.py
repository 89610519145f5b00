"""Pages whose text stands only in a script -> the HTML or the paragraphs a browser would show.

Such pages hand the story over as a string of JSON, in JSON-LD (`articleBody`) or in the state of
their framework; asked only where the page itself holds no story.
"""

import json
import re
from html import escape

from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.document import Document
from spiders.extraction.page.structured import string

SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
STRING = re.compile(r'"((?:[^"\\]|\\.){200,})"')  # 200 characters: a paragraph
SEVERAL = 2  # paragraphs; one alone is a teaser or a notice
DEK = re.compile(
    r'"(?:sub_?title|standfirst|dek|lead)"\s*:\s*"((?:[^"\\]|\\.){1,2000})"', re.IGNORECASE
)


def scripted_tree(document: Document) -> LexborHTMLParser | None:
    """Return the story that a script of *document* holds, as a page of its own; None if none."""
    markup = scripted_markup(document.html) or stated_body(document)
    return LexborHTMLParser(f"<body><article>{markup}</article></body>") if markup else None


def scripted_markup(html: str) -> str | None:
    """Return the longest string of a script in *html* that is markup of several paragraphs."""
    found = []
    for script in SCRIPT.finditer(html):
        texts = [unescaped(match[1]) for match in STRING.finditer(script[1])]
        stories = [text for text in texts if text and text.count("</p>") >= SEVERAL]
        if stories:
            story = max(stories, key=len)
            dek = DEK.search(script[1])
            found.append((len(story), subtitle(dek[1] if dek else "") + story))
    return max(found, default=(0, None))[1]


def subtitle(literal: str) -> str:
    """Return the standfirst in a JSON string *literal* as a heading, "" if there is none."""
    text = unescaped(literal)
    return f'<h2 class="subtitle">{text}</h2>' if text else ""


def unescaped(text: str) -> str | None:
    """Return what the JSON string literal *text* stands for, None if it is none."""
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def stated_body(document: Document) -> str | None:
    """Return the `articleBody` of the page's JSON-LD as paragraphs."""
    texts = [text for story in document.stories if (text := string(story, "articleBody"))]
    if not texts:
        return None
    lines = max(texts, key=len).splitlines()
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
