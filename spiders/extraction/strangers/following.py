"""What a page goes on with below its story: its readers' comments, and other stories."""

from collections import Counter
from collections.abc import Sequence, Set

from spiders.extraction.page import TextBlock
from spiders.extraction.wording import comparable, is_sentence, listed

# What stands under each comment of a reader, for another to press.
REPLY = listed(
    "reply, antworten, répondre, responder, rispondi, reageren, beantwoorden, odpowiedz, ответить, "
    "відповісти, yanıtla, cevapla, 返信, 返信する, 回复, 回覆, 답글, 답글쓰기, رد, پاسخ, जवाब "
    "दें, trả lời, "
    "ตอบกลับ, απάντηση, svara, svar, vastaa, odpovědět, odpovedať, válasz, răspunde, השב, balas, "
    "odgovori"
)
LONGEST_REPLY = 12  # letters
SEVERAL = 2  # comments


def without_next(
    kept: Sequence[int], blocks: Sequence[TextBlock], headlines: Set[str]
) -> list[int]:
    """Return *kept* without what a page goes on with below its story: elements with a headline of
    their own, of the same tag and names as one that the story and its headline stand in.
    """
    heads = [block for block in blocks if block.place.tag == "h1"]
    if len(heads) < SEVERAL or not kept or comparable(heads[0].text) not in headlines:
        return list(kept)
    around = list(heads[0].place.ancestors())
    story = {one.number for one in blocks[kept[0]].place.ancestors()}
    homes = {
        (one.tag, one.names)
        for one in around
        if one.number in story and (one.names or one.tag == "article")
    }
    outer = {one.number for one in around}
    following = {
        one.number
        for head in heads[1:]
        if comparable(head.text) not in headlines
        for one in head.place.ancestors()
        if one.number not in outer and one.number not in story and (one.tag, one.names) in homes
    }
    if not following:
        return list(kept)
    own = [
        index
        for index in kept
        if all(one.number not in following for one in blocks[index].place.ancestors())
    ]
    return own if sum(is_sentence(blocks[index].text) for index in own) >= SEVERAL else list(kept)


def without_comments(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without what stands in one element with several comments, by the word to reply
    under each, unless the story begins there.
    """
    replies = [
        block.place
        for block in blocks
        if len(block.text) <= LONGEST_REPLY and block.text.lower() in REPLY
    ]
    if len(replies) < SEVERAL or not kept:
        return list(kept)
    around = Counter(one.number for place in replies for one in place.ancestors())
    lists = {
        next((one.number for one in place.ancestors() if around[one.number] >= SEVERAL), None)
        for place in replies
    }
    lists -= {one.number for one in blocks[kept[0]].place.ancestors()}
    return [
        index
        for index in kept
        if all(one.number not in lists for one in blocks[index].place.ancestors())
    ]
