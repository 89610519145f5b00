"""Which columns of an article have a value: what the fill rates of a crawl are counted from."""

from schemas.article import Article
from schemas.columns import columns_of

EMPTY: tuple[object, ...] = (None, "", [])
WATCHED = [
    field.name
    for field in columns_of(Article)
    if field.column.schema_org and field.column.severity != "critical" and field.name != "kind"
]  # what a page tells of its story; the rest is filled by us, or tells of quality


def filled(article: Article) -> list[str]:
    """Return the names of the columns of *article* that have a value, in declared order."""
    return [name for name in WATCHED if getattr(article, name) not in EMPTY]
