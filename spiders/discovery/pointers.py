"""Where the attributes of a feed's item lead: to its page, or to another form of it."""

import re

PAGE = re.compile(r"text/html|application/xhtml|\Z", re.IGNORECASE)  # media types; none is one too


def pointer(name: str, is_ours: bool, attributes: dict[str, str]) -> tuple[str, str] | None:
    """Return what kind of way the element *name* of an item points out, and to where; or None.

    `href` is a link to the page, `atom:link` that of another vocabulary than the item's, `other`
    one to the same in other form, `src` content that stands elsewhere. Relations are those of
    IANA, as words or by their addresses.
    """
    local = name.rpartition(":")[2]
    is_page = PAGE.match(attributes.get("type", "")) is not None
    if local == "content":
        return ("src", attributes["src"]) if is_page and attributes.get("src") else None
    relations = attributes.get("rel", "").lower().rpartition("/")[2].split() or ["alternate"]
    if local != "link" or not attributes.get("href") or "alternate" not in relations:
        return None
    kind = "href" if is_ours else "atom:link"
    return kind if is_page else "other", attributes["href"]
