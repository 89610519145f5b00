"""Blocks -> one row of numbers a block: what the body model looks at.

Shape, punctuation and links of the text; the words its elements are named with; how the block
repeats the page's metadata; what stands around it on the page and in the tree.
"""

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from spiders.extraction.blocks import PARAGRAPH, Place, TextBlock
from spiders.extraction.claims import Claims, comparable
from spiders.extraction.words import KINDS

Numbers = npt.NDArray[np.float32]

ENDERS = frozenset(".!?…。！？؟։।:;")
CLOSERS = "\"'”’»)]›」』“ "
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b")
TAG_CODES = {
    tag: code
    for code, tags in enumerate(
        "p div,body,main,article,section h1 h2 h3 h4,h5,h6 li blockquote figcaption,figure "
        "td,th,tr,caption dt,dd header footer span,address,pre,details".split()
    )
    for tag in tags.split(",")
}
ANY_TAG = len(set(TAG_CODES.values()))
FAR = 12.0  # places or blocks; beyond it distance says no more


def rows_of(blocks: list[TextBlock], claims: Claims) -> tuple[Numbers, list[str]]:
    """Return the numbers of each block's own text, and their names."""
    rows = []
    deks = [dek for dek in claims.deks if len(dek) > 20]
    dek_text = " | ".join(deks)
    seen: dict[str, int] = {}
    for block in blocks:
        seen[block.text] = seen.get(block.text, 0) + 1
    for block in blocks:
        text = block.text
        size = len(text)
        octets = len(text.encode())
        wide = (octets - size) // 2 if octets > 2.4 * size else 0
        words = text.count(" ") + 1 + wide / 2
        start = comparable(text[:120])
        last = text.rstrip(CLOSERS)[-1:]
        in_body = -1.0
        if claims.body:
            in_body = share_in(start, claims.body)
        quotes = text.count('"') + text.count("“") + text.count("„") + text.count("«")
        rows.append(
            (
                size + wide,
                words,
                block.linked / size,
                len(block.links),
                block.strong / size,
                block.italic / size,
                last in ENDERS,
                last == ":",
                (text.count(",") + text.count("、") + text.count("،") + text.count("，")) / words,
                text.count(". ") + text.count("。"),
                quotes / words,
                text.isupper(),
                text[0].islower(),
                "|" in text,
                "@" in text,
                "©" in text,
                "http" in text or "www." in text,
                CLOCK.search(text[:100]) is not None,
                text.endswith(("…", "...")),
                last == "?",
                last == "!",
                text[0] in "-–—•*·►▶",
                text[0] in "\"“„«'‘",
                text[-1] in "\"”»'’",
                text[0] in "([（【" and text[-1] in ")]）】",
                size / words,
                seen[text] > 1,
                start in claims.headlines,
                len(start) > 20 and start in dek_text,
                len(start) > 20 and any(dek.startswith(start[:60]) for dek in deks),
                in_body,
                block.place.is_hidden,
                len(block.place.names) > 0,
                TAG_CODES.get(block.place.tag, ANY_TAG),
                has_call(text),
            )
        )
    return np.array(rows, np.float32).reshape(len(rows), len(TEXT_NAMES)), TEXT_NAMES


TEXT_NAMES = (
    "size words link links strong italic end colon comma stops quote isupper lowstart pipe at copy "
    "http clock ellipsis qmark excl bullet openq closeq bracket wordlen repeated ishead indesc "
    "descis inbody hidden hasnames tag call"
).split()
CALLS = re.compile(
    r"(?:read|see|watch|learn|find out|click|tap|listen|sign up|subscribe|follow|join|share|"
    r"download|get|more|related|also|photos?|image|picture|video|advertisement|copyright|by |"
    r"©|foto|bild|quelle|mehr|lesen sie|jetzt|anzeige|newsletter|hier|video|"
    r"lire|voir|à lire|lea|leer|ver|suscr|síg|leggi|guarda|iscriviti|foto|leia|veja|"
    r"lees|läs|les |czytaj|więcej|читайте|подпи|фото|devam|ayrıca|kaynak|写真|関連|続き|▼|관련|사진|"
    r"اقرأ|קרא)",
    re.IGNORECASE,
)


def has_call(text: str) -> bool:
    """Whether *text* begins as calls to action, credits and pointers to other stories do."""
    return CALLS.match(text) is not None


def share_in(text: str, longer: str) -> float:
    """Return how much of the beginning of *text* stands in *longer*: all, a part, none."""
    if text in longer:
        return 1.0
    words = text.split()
    thirds = [" ".join(words[i : i + 3]) for i in range(0, len(words) - 2, 3)]
    return sum(third in longer for third in thirds) / len(thirds) if thirds else 0.0


def features(
    blocks: list[TextBlock], places: list[Place], claims: Claims
) -> tuple[Numbers, list[str]]:
    """Return one row a block, and the names of the columns."""
    own, names = rows_of(blocks, claims)
    count = len(blocks)
    column = dict(zip(names, own.T, strict=True))
    size, link = column["size"].copy(), column["link"]
    parts: list[Numbers] = []
    labels: list[str] = []

    def add(name: str, values: npt.NDArray[np.generic]) -> None:
        parts.append(np.asarray(values, np.float32))
        labels.append(name)

    add("log_size", np.log1p(size))
    add("log_words", np.log1p(column["words"]))
    for name in names:
        if name not in ("size", "words", "tag"):
            add(name, column[name])
    paragraph = ((size > PARAGRAPH) & (link * 3 < 1)).astype(np.float32)
    add("paragraph", paragraph)
    for code in range(ANY_TAG + 1):
        add(f"tag{code}", column["tag"] == code)
    at = np.array([block.place.number for block in blocks])
    branch = branches(blocks, places, head_index(column))
    for label, bits in (
        ("own", [p.own for p in places]),
        ("near", [p.near for p in places]),
        ("branch", branch),
    ):
        known = (np.array(bits, np.int64)[:, None] >> np.arange(KINDS)) & 1
        for kind in range(KINDS):
            add(f"{label}{kind}", known[at, kind])
    place_features(places, at, size, add)
    group_features(blocks, column, size, paragraph, add)
    position_features(blocks, column, size, paragraph, add)
    matrix = np.column_stack(parts)
    shifted = [labels.index(name) for name in SHIFTED]
    around = []
    for offset in (-3, -2, -1, 1, 2, 3):
        rolled = np.full((count, len(shifted)), -1, np.float32)
        if abs(offset) < count:
            if offset < 0:
                rolled[-offset:] = matrix[:offset, shifted]
            else:
                rolled[:-offset] = matrix[offset:, shifted]
        around.append(rolled)
        labels += [f"{name}{offset:+d}" for name in SHIFTED]
    return np.hstack([matrix, *around]), labels


def branches(blocks: list[TextBlock], places: list[Place], head: int) -> list[int]:
    """Return the kinds of word around each place, up to where the headline is inside as well.

    What the headline and the block share is named for the page, not for the block.
    """
    trunk = {place.number for place in blocks[head].place.ancestors()} if head >= 0 else {0}
    found = [0] * len(places)
    for place in places:
        if place.number not in trunk:
            found[place.number] = place.own | (found[place.parent.number] if place.parent else 0)
    return found


SHIFTED = (
    "log_size link end paragraph strong clock repeated ishead indesc hidden stops comma "
    "p1_par g0_par g1_par g0_rel up down tag0 tag3 tag6 call"
).split()


def place_features(
    places: list[Place], at: npt.NDArray[np.int64], size: Numbers, add: Callable[..., None]
) -> None:
    """Add what the tree around each block holds, and how far the heart of the story is."""
    up = np.array([p.parent.number if p.parent else 0 for p in places])
    letters = np.array([p.letters for p in places], np.float32)
    linked = np.array([p.linked for p in places], np.float32)
    blocks = np.array([p.blocks for p in places], np.float32)
    paragraphs = np.array([p.paragraphs for p in places], np.float32)
    most, total = max(float(paragraphs[0]), 1.0), max(float(letters[0]), 1.0)
    here = at
    for level in range(4):
        add(f"p{level}_blocks", np.log(blocks[here]))
        add(f"p{level}_let", np.log(letters[here] / total))
        add(f"p{level}_link", np.minimum(1, linked[here] / letters[here]))
        add(f"p{level}_par", paragraphs[here] / most)
        add(f"p{level}_avg", np.log(letters[here] / blocks[here]))
        here = up[here]
    add("most", np.full(len(at), np.log1p(most)))
    add("depth", np.array([p.depth for p in places])[at])
    for share, label in ((0.5, ""), (0.8, "8")):
        full = [p for p in places if p.paragraphs >= share * most]
        heart = max(full, key=lambda p: p.depth) if full else places[0]
        around = {p.number: level for level, p in enumerate(heart.ancestors())}
        rise, fall = [0] * len(places), [0] * len(places)
        for place in places:
            if place.number in around:
                fall[place.number] = around[place.number]
            elif place.parent is not None:
                rise[place.number] = rise[place.parent.number] + 1
                fall[place.number] = fall[place.parent.number]
        add("up" + label, np.minimum(FAR, np.array(rise))[at])
        add("down" + label, np.minimum(FAR, np.array(fall))[at])


def signatures(blocks: list[TextBlock]) -> list[list[object]]:
    """Return what blocks of one kind in the page's template share, in three strengths."""
    exact: list[object] = []
    path: list[object] = []
    single: list[object] = []
    paths: dict[int, int] = {}
    for block in blocks:
        place = block.place
        parent = place.parent
        exact.append((place.tag, place.names, parent and parent.tag, parent and parent.names))
        path.append((place.depth, place.tag, parent and parent.tag))
        single.append((place.tag, place.names))
    return [exact, path, single]


def group_features(
    blocks: list[TextBlock],
    column: dict[str, Numbers],
    size: Numbers,
    paragraph: Numbers,
    add: Callable[..., None],
) -> None:
    """Add what blocks of the same template position are like."""
    most, total = max(float(paragraph.sum()), 1.0), float(size.sum())
    for kind, keys in enumerate(signatures(blocks)):
        index: dict[object, int] = {}
        group = np.array([index.setdefault(key, len(index)) for key in keys])
        count = np.bincount(group)
        letters = np.bincount(group, size)
        paragraphs = np.bincount(group, paragraph)
        label = f"g{kind}_"
        add(label + "n", np.log(count)[group])
        add(label + "let", np.log(letters / total)[group])
        add(label + "link", (np.bincount(group, size * column["link"]) / letters)[group])
        add(label + "par", (paragraphs / most)[group])
        add(label + "rate", (paragraphs / count)[group])
        add(label + "end", (np.bincount(group, column["end"]) / count)[group])
        add(label + "avg", np.log(letters / count)[group])
        add(label + "rel", (paragraphs / max(float(paragraphs.max()), 1.0))[group])


def position_features(
    blocks: list[TextBlock],
    column: dict[str, Numbers],
    size: Numbers,
    paragraph: Numbers,
    add: Callable[..., None],
) -> None:
    """Add where each block stands on the page, and how much text stands about it."""
    count = len(blocks)
    order = np.arange(count)
    add("position", order / count)
    add("before", np.cumsum(size) / size.sum())
    head = head_index(column)
    add("from_head", np.clip(order - head, -30, 60) if head >= 0 else np.full(count, -40.0))
    add("count", np.full(count, np.log(count)))
    weight = paragraph * np.sqrt(size)
    for decay in (0.5, 0.8, 0.93):
        left, right = faded(weight, decay)
        highest = max(float((left + right).max()), 1e-6)
        add(f"m{decay}b", left / highest)
        add(f"m{decay}a", right / highest)
        add(f"m{decay}", (left + right) / highest)
    total = np.cumsum(paragraph)
    add("par_before", total - paragraph)
    add("par_after", total[-1] - total if count else total)
    places = [block.place for block in blocks]
    near = np.array([a is b for a, b in zip(places, places[1:], strict=False)], np.float32)
    sibling = np.array(
        [a.parent is b.parent for a, b in zip(places, places[1:], strict=False)], np.float32
    )
    same_tag = np.array(
        [a.tag == b.tag for a, b in zip(places, places[1:], strict=False)], np.float32
    )
    for name, values in (("near", near), ("sibling", sibling), ("same", same_tag)):
        add(name + "_next", np.append(values, 0))
        add(name + "_prev", np.append([0], values))


def head_index(column: dict[str, Numbers]) -> int:
    """Return the index of the headline's block, or -1."""
    is_h1, is_head = column["tag"] == TAG_CODES["h1"], column["ishead"] > 0
    for found in (is_h1 & is_head, is_h1, is_head):
        if found.any():
            return int(found.argmax())
    return -1


def faded(weight: Numbers, decay: float) -> tuple[Numbers, Numbers]:
    """Return the weight before and after each block, fading with distance."""
    reach = min(40, len(weight))
    kernel = decay ** np.arange(reach + 1)
    kernel[0] = 0
    before = np.convolve(weight, kernel)[: len(weight)]
    after = np.convolve(weight[::-1], kernel)[: len(weight)][::-1]
    return before.astype(np.float32), after.astype(np.float32)
