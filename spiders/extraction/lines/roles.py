"""Lines of a page without markup -> each with its role, by what it is and where it stands.

The story runs from its first sentence to its last one; before it may stand headline, byline and
time, after it related headlines and tags; everything else is furniture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spiders.extraction.people import authors_in
from spiders.extraction.wording import (
    BULLET,
    BY,
    is_call,
    is_correction,
    is_furniture,
    is_headline,
    is_label,
    is_sentence,
    is_time,
    labelled,
    tail_roles,
    words_in,
)

LONGEST_SUBHEADING = 15  # words


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its role: one of the body's, or headline, byline, time, related, tags,
    page_clock, boilerplate.
    """

    text: str
    role: str


def judged_lines(lines: Sequence[str]) -> list[Line]:
    """Return *lines*, folded and none of them empty, with their roles."""
    end = next((i for i, line in enumerate(lines) if is_story_end(lines, i)), len(lines))
    story = [i for i in range(end) if is_sentence(lines[i]) and not is_left_out(lines[i])]
    if not story:
        return [Line(line, "boilerplate") for line in lines]
    first, last = story[0], story[-1]
    head = list(head_roles(lines[:first]))
    inner = list(story_roles(lines[first : last + 1]))
    if first + 1 < last and has_byline(lines[first + 1 : last]):
        inner[0] = "lede"
    tail = list(tail_roles(lines[last + 1 :]))
    return [Line(line, role) for line, role in zip(lines, head + inner + tail, strict=True)]


def is_story_end(lines: Sequence[str], index: int) -> bool:
    """Whether readers' comments begin at *index*, with some of the story before."""
    return is_label("comments", lines[index]) and any(map(is_sentence, lines[:index]))


def is_left_out(line: str) -> bool:
    """Whether *line* is none of the story's, wherever it stands."""
    return is_call(line) or is_furniture(line) or is_time(line)


def has_byline(lines: Sequence[str]) -> bool:
    """Whether a byline or a time stands among the first of *lines*, before the next sentence."""
    for line in lines:
        if is_sentence(line):
            return False
        if is_byline(line) or is_time(line):
            return True
    return False


def is_byline(line: str) -> bool:
    """Whether *line* says who wrote the story."""
    return words_in(line) <= 12 and BY.match(line) is not None and bool(authors_in(line))


def head_roles(lines: Sequence[str]) -> Iterator[str]:
    """Yield the roles of the lines before the story.

    The headline is the last line that reads like one, unless it is one of a list of headlines.
    """
    headlines = {line for line in lines if is_headline(line) and not is_byline(line)}
    named = [line for line in lines if line in headlines]
    chosen = named[-1] if named and len(headlines) <= 2 else None
    for line in lines:
        if line == chosen:
            yield "headline"
        elif is_byline(line):
            yield "byline"
        else:
            yield "time" if is_time(line) else "boilerplate"


def story_roles(lines: Sequence[str]) -> Iterator[str]:
    """Yield the roles of the lines from the story's first sentence to its last."""
    in_related = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        in_related = is_label("related", line) or (in_related and not is_sentence(line))
        if labelled("related", line) or (in_related and is_headline(line)):
            yield "related"
        elif is_byline(line):
            yield "byline"
        elif is_time(line):
            yield "time"
        elif in_related or is_left_out(line):
            yield "boilerplate"
        elif is_correction(line):
            yield "correction"
        elif BULLET.match(line):
            yield "list_item"
        elif is_sentence(line):
            yield "paragraph"
        elif words_in(line) <= LONGEST_SUBHEADING and (
            is_sentence(following) or BULLET.match(following)
        ):
            yield "subheading"
        else:
            yield "list_item" if words_in(line) >= 2 else "boilerplate"
