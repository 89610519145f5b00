"""Safari's web archives: a property list of the page, its address and what belongs to it."""

import plistlib
from dataclasses import replace
from struct import error as StructError
from xml.parsers.expat import ExpatError

from pipelines.importing.pages import LONGEST_PAGE, SavedPage, html_page, web_url
from pipelines.kinds import ImportFileError

DAMAGE = (
    plistlib.InvalidFileException,
    ExpatError,
    StructError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    RecursionError,
    MemoryError,
)
MAIN = "WebMainResource"


def webarchive_page(page: SavedPage) -> SavedPage:
    """Return the page in the web archive that *page* holds. Raises ImportFileError without one."""
    if page.truncated:
        raise ImportFileError(f"{page.name}: a web archive of Safari, and too long: not taken")
    try:
        whole = plistlib.loads(page.payload)
    except DAMAGE as error:
        raise ImportFileError(f"{page.name}: a property list, and damaged: get it again") from error
    main = whole.get(MAIN) if isinstance(whole, dict) else None
    if not isinstance(main, dict):
        raise ImportFileError(f"{page.name}: a property list, no web archive of Safari: no page")
    data, kind = main.get("WebResourceData"), main.get("WebResourceMIMEType")
    if not isinstance(data, bytes) or kind not in ("text/html", "application/xhtml+xml"):
        raise ImportFileError(f"{page.name}: a web archive of Safari, and no page in it")
    charset, url = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    is_named = isinstance(charset, str) and charset.isascii() and charset.isprintable()
    inner = replace(
        page,
        payload=data[:LONGEST_PAGE],
        content_type=f"text/html; charset={charset}" if is_named else "text/html",
        truncated="length" if len(data) > LONGEST_PAGE else None,
    )
    return html_page(inner).saved(web_url(url) if isinstance(url, str) else None, None)
