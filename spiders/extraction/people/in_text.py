"""Authors that the papers of East Asia name in the text itself: before its first or behind its last
sentence, in brackets or with the word for reporter.
"""

import re
from collections.abc import Iterator

from spiders.extraction.page import Document, element_text, lines_before
from spiders.extraction.people.bylines import authors_in
from spiders.extraction.people.own import is_own
from spiders.extraction.people.printed import Evidence
from spiders.extraction.wording import listed

MOST_PARAGRAPHS = 200
LONGEST_TITLE = 300  # characters
EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
REPORTER = r"(?:[^\s（(]{0,6}?(?:记者|記者)|通讯员|通訊員|撰稿|撰文|作者|文)"
PICTURES = r"(?:写真|図|絵|撮影|摄影|攝影)"
LETTER = r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff·]"  # of a name, without "・"
NAME = rf"{LETTER}{{2,6}}"
IN_TEXT = (
    re.compile(  # （本报记者 王晓明 通讯员 李明）, at the start or the end of a paragraph
        rf"(?:^[^（(。]{{0,12}}|[。！？”」]\s*)[（(]{REPORTER}[\s：:／/・]*(?P<names>{NAME}"
        rf"(?:[\s、，,]+{NAME})*?)(?:[\s、，,]+(?:{REPORTER}|{PICTURES})[^）)]*)?[）)]"
    ),
    re.compile(rf"^[〔【\[]?記者\s?(?P<names>{NAME})\s?[／/][^。，]{{2,10}}(?:報導|電)"),
    re.compile(
        r"^[/=■▲]?\s?(?:[\[(【][^\])】]{1,24}[\])】]\s?)?(?P<names>[가-힣]{2,4})\s?"
        r"(?:(?:인턴|수습|선임|전문|객원)\s?)?(?:기자|특파원)(?:\s?[|/·]?\s?\S{1,60}@\S{1,60})?$"
    ),
    re.compile(  # of a line: 来源：某报 记者：王晓明 编辑：李思
        r"(?:记者|記者|作者|撰文|撰稿|采写|執筆|ライター|기자|작성자|글쓴이)\s?[：:]\s?"
        r"(?P<names>[^\s|｜：:／/，,（()）]{2,8})(?=\s|[|｜]|$)(?!.{120})"
    ),
    re.compile(  # [해안신문=김서연 기자], (서울=연합뉴스) 김서연 기자 =
        r"^(?:[\[(【][^\])】]{1,20}[\])】]\s?)?[\[(【]?(?:[^\]\[)(=]{1,20}[=\s])?"
        r"(?P<names>[가-힣]{2,4})\s?(?:기자|특파원)\s?(?:[\])】]|=)"
    ),
)
MARKS = listed(  # a page that has none of them is asked no more
    "记者, 記者, 通讯员, 通訊员, 撰稿, 撰文, 作者, 기자, 특파원, （文, (文, 글쓴이, 작성자"
)
FROM_PLACE = re.compile(  # 【パリ＝山本花子】, before the first sentence
    rf"^[【［\[](?!{PICTURES}){LETTER}{{2,8}}[＝=](?P<names>{LETTER}{{3,6}})[】］\]]\s?(?=\w)"
)
IN_BRACKETS = re.compile(
    rf"(?:^|[。」])\s?[（(【](?P<names>{LETTER}{{3,6}}(?:、{LETTER}{{3,6}})*)[）)】]$"
)
NOTES = listed(  # what stands there besides names
    "敬称略, 続く, つづく, おわり, 終わり, 随時掲載, 共同通信, 時事通信, 取材班, 編集部, 関連記事, "
    "写真提供, 次回掲載, 有料記事, 会員限定, 無断転載禁止, 禁無断転載"
)


def named_in_text(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors whom the text of *document* names where it begins or ends."""
    is_japanese = (document.html_language or "").lower().startswith("ja")
    title = document.marks.title
    if title is not None and not EAST_ASIAN.search(title.start(LONGEST_TITLE)):
        return
    if not is_japanese and not any(mark in document.html for mark in MARKS):
        return
    patterns = (*IN_TEXT, FROM_PLACE, IN_BRACKETS) if is_japanese else IN_TEXT
    paragraphs = document.all("p, div > span, li, dd, div.info", MOST_PARAGRAPHS)
    for node in (*paragraphs, *lines_before(document)):
        text = element_text(node)
        for pattern in patterns:
            match = pattern.search(text)
            if match is None or match["names"] in NOTES or not is_own(node, document):
                continue
            names = [author for name in split(match["names"]) for author in authors_in(name, site)]
            if names:
                yield "in_text", names, match[0], 0.6


def split(names: str) -> list[str]:
    """Return the names that blanks or commas part in *names*."""
    return re.split(r"[\s、，,]+", names)
