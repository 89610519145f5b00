"""Made-up news in nine scripts, with copies that editors changed: who is whose copy is known.

Words are drawn from vocabularies whose frequencies fall as in a language (Zipf), lengths are
log-normal. One story in three ends in a paragraph that its agency puts below many; one in ten is a
form filled in (weather, scores, markets), like its siblings but no copy of them; one in eight has
copies, each of the original or of another copy, each changed in one to three ways. Copies are not
always published later than what they were made from. A seed makes the same news everywhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

Sentence = list[str]
Story = list[list[Sentence]]  # paragraphs of sentences of words

WORDS = 20_000  # of a vocabulary
SHORTEST, LONGEST = 80, 2_000  # words of a story
LOG_MEAN, LOG_DEVIATION = 5.9, 0.7  # a median of 365 words
AGENCIES, WITH_AGENCY = 20, 0.33  # paragraphs of agencies in a script; stories that end in one
FORMS, FILLED_IN = 6, 0.1  # forms in a script; stories that are one of them
COPIED, NO_MORE = 0.125, 0.4  # stories with copies; chance that a copy is the last
MOST_COPIES = 12
OF_A_COPY = 0.25  # copies that were made of another copy


@dataclass(frozen=True)
class Script:
    """How a script is written: its letters, what stands between words, and behind a sentence."""

    name: str
    share: float
    letters: str
    longest: int
    space: str = " "
    stop: str = ". "


def letters(*ranges: tuple[int, int]) -> str:
    """Return the characters of *ranges*, last ones included."""
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


SCRIPTS = (
    Script("Latin", 0.4, letters((0x61, 0x7A)), 11),
    Script("Cyrillic", 0.1, letters((0x430, 0x44F)), 12),
    Script("Arabic", 0.08, letters((0x627, 0x63A), (0x641, 0x64A)), 8),
    Script("Devanagari", 0.08, letters((0x915, 0x939), (0x93E, 0x94C)), 8, stop="। "),
    Script("Hangul", 0.05, letters((0xAC00, 0xB000)), 4),
    Script("Chinese", 0.12, letters((0x4E00, 0x5A00)), 3, "", "。"),
    Script("Japanese", 0.08, letters((0x3041, 0x3093), (0x4E00, 0x4F00)), 5, "", "。"),
    Script("Thai", 0.05, letters((0xE01, 0xE2E), (0xE30, 0xE39), (0xE40, 0xE44)), 7, "", " "),
    Script("Khmer", 0.04, letters((0x1780, 0x17A2), (0x17B6, 0x17C5)), 7, "", "។ "),
)


@dataclass(frozen=True)
class Item:
    """One article as made: its text, script, and the family (original and copies) that it is of."""

    text: str
    script: str
    family: int
    is_form: bool


class Desk:
    """Writes in one script."""

    def __init__(self, script: Script, draw: np.random.Generator) -> None:
        self.script, self.draw = script, draw
        lengths = draw.integers(1, script.longest, WORDS, endpoint=True)
        alphabet = np.array(list(script.letters))
        self.vocabulary = ["".join(alphabet[draw.integers(0, len(alphabet), n)]) for n in lengths]
        weights = np.cumsum(1 / (np.arange(WORDS) + 2.7))
        self.chances = weights / weights[-1]
        self.agencies = [self.sentences(int(draw.integers(30, 60))) for _ in range(AGENCIES)]
        self.forms = [self.story(int(draw.integers(120, 260))) for _ in range(FORMS)]

    def words(self, count: int) -> Sentence:
        """Return *count* words."""
        places = np.searchsorted(self.chances, self.draw.random(count))
        return [self.vocabulary[place] for place in places.tolist()]

    def sentences(self, count: int) -> list[Sentence]:
        """Return a paragraph of *count* words."""
        words = self.words(count)
        ends = np.cumsum(self.draw.integers(8, 28, count // 8 + 1)).tolist()
        starts = [0, *(end for end in ends if end < count)]
        return [words[a:b] for a, b in zip(starts, [*starts[1:], count], strict=True)]

    def story(self, count: int) -> Story:
        """Return a story of *count* words."""
        sentences = self.sentences(count)
        ends = np.cumsum(self.draw.integers(1, 5, len(sentences))).tolist()
        starts = [0, *(end for end in ends if end < len(sentences))]
        return [sentences[a:b] for a, b in zip(starts, [*starts[1:], len(sentences)], strict=True)]

    def new(self) -> Story:
        """Return a new story, with or without its agency's paragraph."""
        count = int(np.clip(self.draw.lognormal(LOG_MEAN, LOG_DEVIATION), SHORTEST, LONGEST))
        story = self.story(count)
        if self.draw.random() < WITH_AGENCY:
            story.append(self.agencies[self.draw.integers(AGENCIES)])
        return story

    def filled_in(self) -> Story:
        """Return a form with its blanks, some single words, filled in anew."""
        number = int(self.draw.integers(FORMS))
        form, gap = self.forms[number], 14 + 2 * (number % 5)  # words from blank to blank
        gap = gap if self.script.space else gap // 2
        return [[self.blanked(sentence, gap) for sentence in paragraph] for paragraph in form]

    def blanked(self, sentence: Sentence, gap: int) -> Sentence:
        """Return *sentence* with every *gap*th word another."""
        places = range(gap // 2, len(sentence), gap)
        return changed(sentence, dict(zip(places, self.words(len(places)), strict=True)))

    def copy(self, story: Story) -> Story:
        """Return *story* after one to three ways of changing it."""
        ways: list[Callable[[Story], Story]] = [
            partial(self.reworded, share=self.draw.uniform(0, 0.04)),
            self.shortened,
            self.lengthened,
            self.rearranged,
            self.truncated,
            lambda one: [[self.words(int(self.draw.integers(2, 12)))], *one],  # a byline in front
            lambda one: [*one, self.sentences(int(self.draw.integers(8, 40)))],  # a line behind
        ]
        count = int(self.draw.integers(1, 4))
        for place in self.draw.choice(len(ways), count, replace=False).tolist():
            story = ways[place](story)
        return story

    def reworded(self, story: Story, share: float) -> Story:
        """Return *story* with a *share* of its words replaced."""

        def other(sentence: Sentence) -> Sentence:
            places = np.flatnonzero(self.draw.random(len(sentence)) < share).tolist()
            return changed(sentence, dict(zip(places, self.words(len(places)), strict=True)))

        return [[other(sentence) for sentence in paragraph] for paragraph in story]

    def shortened(self, story: Story) -> Story:
        """Return *story* without one to three sentences."""
        flat = [(p, s) for p, one in enumerate(story) for s in range(len(one))]
        count = min(int(self.draw.integers(1, 4)), len(flat) - 1)
        gone = {flat[place] for place in self.draw.choice(len(flat), count, replace=False)}
        left = [
            [sentence for s, sentence in enumerate(one) if (p, s) not in gone]
            for p, one in enumerate(story)
        ]
        return [paragraph for paragraph in left if paragraph]

    def lengthened(self, story: Story) -> Story:
        """Return *story* with a paragraph of one to three new sentences."""
        place = int(self.draw.integers(len(story) + 1))
        return [*story[:place], self.sentences(int(self.draw.integers(8, 60))), *story[place:]]

    def rearranged(self, story: Story) -> Story:
        """Return *story* with one paragraph at another place."""
        others = list(story)
        moved = others.pop(int(self.draw.integers(len(others))))
        others.insert(int(self.draw.integers(len(others) + 1)), moved)
        return others

    def truncated(self, story: Story) -> Story:
        """Return the first 70 to 98 hundredths of the paragraphs of *story*."""
        return story[: max(1, round(len(story) * self.draw.uniform(0.7, 0.98)))]

    def text(self, story: Story) -> str:
        """Return *story* as it is written."""
        space, stop = self.script.space, self.script.stop
        paragraphs = ["".join(space.join(one) + stop for one in sentences) for sentences in story]
        return "\n\n".join(paragraph.strip() for paragraph in paragraphs)


def changed(sentence: Sentence, others: dict[int, str]) -> Sentence:
    """Return *sentence* with the words *others* at their places."""
    return [others.get(place, word) for place, word in enumerate(sentence)]


def items(count: int, seed: int = 1) -> Iterator[Item]:
    """Yield *count* articles, the members of a family one after the other."""
    draw = np.random.default_rng(seed)
    desks = [Desk(script, draw) for script in SCRIPTS]
    shares = np.cumsum([script.share for script in SCRIPTS])
    made = family = 0
    while made < count:
        desk = desks[min(int(np.searchsorted(shares, draw.random())), len(desks) - 1)]
        is_form = draw.random() < FILLED_IN
        stories = [desk.filled_in() if is_form else desk.new()]
        if draw.random() < COPIED:
            for _ in range(min(int(draw.geometric(NO_MORE)), MOST_COPIES)):
                is_second = draw.random() < OF_A_COPY
                stories.append(desk.copy(stories[draw.integers(len(stories)) if is_second else 0]))
        for story in stories[: count - made]:
            yield Item(desk.text(story), desk.script.name, family, is_form)
        made += len(stories)
        family += 1
