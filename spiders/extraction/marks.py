"""The elements of a page that its fields ask for, found in one walk over the tree.

A walk costs as much for one selector as for all of them; ten walks cost more than the parse.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

SELECTOR = (  # without first letters, as in byline and storyByline
    "base[href], meta[content], link[rel][href], script[type*='ld+json'], h1, figure, img, "
    "amp-img, address, [rel~=author], [itemprop=author], [class*=yline], [class*=uthor], "
    "[class*=ignature], [class~=by]"
)
MOST_BYLINES = 12  # a page with comments has hundreds


@dataclass
class Marks:
    """Elements of one page by what they are for, each list in page order."""

    bases: list[LexborNode] = field(default_factory=list)
    metas: list[LexborNode] = field(default_factory=list)
    links: list[LexborNode] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    headlines: list[LexborNode] = field(default_factory=list)
    figures: list[LexborNode] = field(default_factory=list)
    pictures: list[LexborNode] = field(default_factory=list)
    bylines: list[LexborNode] = field(default_factory=list)


def marks_of(tree: LexborHTMLParser) -> Marks:
    """Return the marked elements of *tree*."""
    marks = Marks()
    by_tag = {
        "base": marks.bases,
        "meta": marks.metas,
        "link": marks.links,
        "script": marks.scripts,
        "h1": marks.headlines,
        "figure": marks.figures,
        "img": marks.pictures,
        "amp-img": marks.pictures,
    }
    last = 0
    for node in tree.css(SELECTOR):
        if node.mem_id == last:  # an element comes once for each alternative that it matches
            continue
        last = node.mem_id
        known = by_tag.get(node.tag or "")
        if known is not None:
            known.append(node)
        elif len(marks.bylines) < MOST_BYLINES:
            marks.bylines.append(node)
    return marks
