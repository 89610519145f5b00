"""HTML that shows what pages wrote and does nothing else: text, links, and the frame of a page.

Every page may load its style sheet, one of them the script and its data, and nothing else.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from html import escape

from schemas.identity import digest
from schemas.parts import WEB_ADDRESS

# Characters of control and those that turn the direction of the text behind them (UAX 9), which a
# reader is misled by; the marks of a right-to-left script are none of these.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
FILE_NAME = r"[a-z0-9][a-z0-9.-]{0,99}"
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
MOST_CHARACTERS = 4_000  # of one value
ROOMS = {
    "index.html": "Overview",
    "articles.html": "Articles",
    "publishers.html": "Publishers",
    "differences.html": "Differences",
}
STRICT = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
SCRIPTED = f"{STRICT}; script-src 'self'"


def text(given: str) -> str:
    r"""Return *given* as HTML text, or as the value of an attribute in quotes.

    >>> text('<b> & "\u202e')
    '&lt;b&gt; &amp; &quot;\\u202e'
    """
    return escape(UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", given))


def cut(given: str) -> str:
    """Return *given* as HTML text, without what is too long to be read here."""
    rest = len(given) - MOST_CHARACTERS
    more = f" <span class=note>… and {rest:,} characters more</span>" if rest > 0 else ""
    return text(given[:MOST_CHARACTERS]) + more


def outer(address: str) -> str:
    """Return *address* as a link if it is one of the web, else as text."""
    if len(address) > MOST_CHARACTERS or not re.fullmatch(WEB_ADDRESS, address):
        return cut(address)
    return f'<a href="{text(address)}" rel="nofollow noreferrer">{text(address)}</a>'


def link(to: str, words: str) -> str:
    """Return a link to the page *to* of the report; *words* are text."""
    return f'<a href="{text(to)}">{text(words)}</a>'


def moment(at: datetime | date | None, precision: str | None = None) -> str:
    """Return a time, by the day if that is all that is known."""
    if at is None:
        return "<span class=none>unknown</span>"
    if isinstance(at, datetime) and precision != "day":
        own = at.astimezone(UTC)
        return f'<time datetime="{own:%Y-%m-%dT%H:%M:%SZ}">{own:%Y-%m-%d %H:%M} UTC</time>'
    return f"<time>{at:%Y-%m-%d}</time>"


def in_language(tag: str) -> str:
    """Return the attributes of an element whose text is of the language *tag*."""
    known = tag != "und" and re.fullmatch(LANGUAGE, tag)
    return f'dir=auto lang="{tag}"' if known else "dir=auto"


def file_name(key: str) -> str:
    """Return *key* if it can be the name of a file anywhere, else a hash of it."""
    return key if re.fullmatch(FILE_NAME, key) else digest(key)


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names and values, which are HTML, as a list of descriptions."""
    return "<dl>" + "".join(f"<dt>{text(name)}<dd>{value}" for name, value in pairs) + "</dl>"


def page(title: str, version: str, path: str, main: str, is_scripted: bool = False) -> str:
    """Return the page *path* of the report, whose main part is *main*.

    One without a *version* says nothing that another version would say otherwise, so that its bytes
    stay and are kept once.
    """
    name = f" <b>{text(version)}</b>" if version else ""
    up = "../" * path.count("/")
    policy = SCRIPTED if is_scripted else STRICT
    rooms = "".join(
        f'<li><a href="{up}{room}"{" aria-current=page" if room == path else ""}>{name}</a>'
        for room, name in ROOMS.items()
    )
    script = f'<script src="{up}report.js" defer></script>\n' if is_scripted else ""
    return (
        f"<!doctype html>\n<html lang=en><head><meta charset=utf-8>\n"
        f'<meta http-equiv=Content-Security-Policy content="{policy}">\n'
        '<meta name=viewport content="width=device-width, initial-scale=1">\n'
        "<meta name=color-scheme content='light dark'><meta name=referrer content=no-referrer>\n"
        f"<title>{text(title)} · {text(f'Broadsheet {version}'.rstrip())}</title>\n"
        f'<link rel=stylesheet href="{up}report.css">\n{script}</head>\n<body>\n'
        "<a class=skip href=#main>To the content</a>\n"
        f'<header class=masthead><p class=name><a href="{up}index.html">Broadsheet{name}'
        f"</a></p><nav aria-label=Report><ul>{rooms}</ul></nav></header>\n"
        f"<main id=main tabindex=-1>\n{main}\n</main>\n</body></html>\n"
    )
