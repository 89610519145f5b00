"""Which columns of an article have a value: what the fill rates of a crawl are counted from."""

from schemas.article import Article
from schemas.columns import columns_of

EMPTY: tuple[object, ...] = (None, "", [])


def filled(article: Article) -> list[str]:
    """Return the names of the columns of *article* that have a value, in declared order."""
    return [
        field.name for field in columns_of(Article) if getattr(article, field.name) not in EMPTY
    ]
