"""The lines behind a story: which are its tags, which name related stories."""

from collections.abc import Iterator, Sequence

from spiders.extraction.wording.folding import words_in
from spiders.extraction.wording.lines import (
    MOST_TAG_WORDS,
    is_headline,
    is_label,
    labelled,
    tags_in,
)


def tail_roles(lines: Sequence[str]) -> Iterator[str]:
    """Yield the roles of the lines behind the story; one list of tags, one of headlines."""
    tags = [line for line in lines if tags_in(line)]
    headlines = sum(is_headline(line) and line not in tags for line in lines)
    is_listed = headlines >= 2 or (headlines == 1 and bool(tags))
    after_label = after_tags = in_comments = False
    for line in lines:
        in_comments = in_comments or is_label("comments", line)
        if in_comments:
            yield "boilerplate"
        elif (tags and line == tags[-1]) or (after_tags and words_in(line) <= MOST_TAG_WORDS):
            yield "tags"
        elif labelled("related", line) or (is_headline(line) and (is_listed or after_label)):
            yield "related"
        else:
            yield "boilerplate"
        after_label = is_label("related", line) or (after_label and is_headline(line))
        after_tags = is_label("tags", line)
