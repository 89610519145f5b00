"""Latin without a meaning, where a template has no text yet, or a wall hides it.

It stands where the story would, so that it helps to find the rest of it, and is none itself.
"""

import re

from spiders.extraction.wording import Openings, words_of

FILLER = words_of(
    "a ab accusamus accusantium ad adipisci adipiscing alias aliqua aliquam aliquid aliquip amet "
    "anim animi aperiam architecto asperiores aspernatur assumenda at atque aut aute autem beatae "
    "blanditiis cillum commodi commodo consectetur consequat consequatur consequuntur corporis "
    "corrupti culpa cum cumque cupidatat cupiditate debitis delectus deleniti deserunt dicta "
    "dignissimos distinctio do dolor dolore dolorem doloremque dolores doloribus dolorum ducimus "
    "duis ea eaque earum eius eiusmod eligendi elit enim eos error esse est et eu eum eveniet ex "
    "excepteur excepturi exercitation exercitationem expedita explicabo facere facilis fuga fugiat "
    "fugit harum hic id illo illum impedit in incididunt inventore ipsa ipsam ipsum irure iste "
    "itaque iure iusto labore laboriosam laboris laborum laudantium libero lorem magna magnam "
    "magni maiores maxime minim minima minus modi molestiae molestias mollit mollitia nam natus "
    "necessitatibus nemo neque nesciunt nihil nisi nobis non nostrum nostrud nulla numquam "
    "obcaecati occaecat occaecati odio odit officia officiis omnis optio pariatur perferendis "
    "perspiciatis placeat porro possimus praesentium proident provident quae quaerat quam quas "
    "quasi qui quia quibusdam quidem quis quisquam quo quod quos ratione recusandae reiciendis "
    "rem repellat repellendus reprehenderit repudiandae rerum saepe sapiente sed sequi similique "
    "sint sit soluta sunt suscipit tempor tempora tempore temporibus tenetur totam ullam ullamco "
    "unde ut vel velit veniam veritatis vero vitae voluptas voluptate voluptatem voluptates "
    "voluptatibus voluptatum"
)
BEGINNINGS = Openings(re.compile("|".join(sorted(FILLER))))
LOOKED_AT = 20  # letters, for the first word
LEAST = 6  # words
ENOUGH = 0.9  # of the words of a text


def is_filler(text: str) -> bool:
    """Whether *text* is of such words; the first tells that nearly all others are not.

    >>> is_filler("Dolor ipsam et est cumque. Laboriosam sed."), is_filler("Et in Arcadia ego.")
    (True, False)
    """
    start = text[:LOOKED_AT].split(None, 1) if BEGINNINGS.may_begin(text) else []
    if not start or bare(start[0]) not in FILLER:
        return False
    words = text.split()
    known = sum(bare(word) in FILLER for word in words)
    return len(words) >= LEAST and known >= ENOUGH * len(words)


def bare(word: str) -> str:
    """Return *word* in small letters, without the signs around it."""
    return word.strip(".,;:!?").lower()
