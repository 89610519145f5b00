"""Lines that point from a story to others: "Read also", alone or before a headline.

They stand between the story's paragraphs, so that only their words and their links tell them, in
the languages of the largest publishers. Each is asked of a block of its own.
"""

import re

READ_ALSO = re.compile(
    r"\W{0,3}(?:"
    r"(?:can |you can |you may )?also read|read (?:also|more|next|this next)|see (?:also|more)|"
    r"you (?:may|might) (?:also (?:like|enjoy)|be interested in)|"
    r"related (?:stor(?:y|ies)|articles?|posts?|reading|coverage|news)|"
    r"(?:lesen sie|lies|lest) (?:dazu |hier |hierzu )?auch|auch interessant|passend dazu|"
    r"das (?:thema )?(?:könnte|dürfte) (?:sie|dich|euch|ihnen) auch (?:interessieren|gefallen)|"
    r"mehr (?:zum thema|dazu)|(?:neueste|weitere|ähnliche) (?:artikel|beiträge)|"
    r"(?:à )?lire aussi|sur le même sujet|voir aussi|"
    r"(?:le|te|les) puede interesar|(?:lea|lee) (?:también|además)|leer más|"
    r"leia (?:mais|também)|veja também|saiba mais|leggi anche|potrebbe interessarti anche|"
    r"lees (?:ook|meer)|läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|"
    r"(?:czytaj|zobacz|przeczytaj) (?:też|także|również)|читайте (?:также|ещё|еще|також)|"
    r"ilginizi çekebilir|関連記事|あわせて読みたい"
    r")(?:\s*[:：»>–—-]+\s*(?P<headline>.*)|\W*)",
    re.IGNORECASE,
)
LONGEST_POINTER = 200  # letters, headline and all


def is_pointer(text: str, linked: int) -> bool:
    """Whether *text*, *linked* letters of which are links, points to other stories.

    >>> is_pointer("Read also: Ferry fares rise again", 23), is_pointer("See also", 0)
    (True, True)
    >>> is_pointer("Read also: the small print.", 0)
    False
    """
    if len(text) > LONGEST_POINTER:
        return False
    match = READ_ALSO.fullmatch(text)
    return match is not None and (not match["headline"] or linked * 2 > len(text))
