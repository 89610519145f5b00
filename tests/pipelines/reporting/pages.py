"""What the tests ask of a page of the report: its tags, links and ids, and what it shows."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The tags, the addresses and the ids of a page, and what it shows."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.ids = [], [], set()
        self.handlers, self.shown = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        self.tags.append(tag)
        self.ids.add(own.get("id"))
        self.handlers += [name for name in own if name.startswith("on") or name == "style"]
        self.links += [(tag, own)] if "href" in own or "src" in own else []

    def handle_data(self, data):
        self.shown += data


def page_of(folder, headline):
    """Return the page of the article with that headline."""
    pages = sorted((folder / "articles").iterdir())
    return next(path for path in pages if f"{headline}</h1>" in path.read_text())
