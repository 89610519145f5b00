"""Stories that a page holds but does not show itself."""

import json
from html import escape
from urllib.parse import quote

import pytest

from spiders.extraction.assembly import parse_capture
from spiders.extraction.body import judged_blocks
from tests.spiders.extraction.harbour import PARAGRAPHS
from tests.spiders.extraction.pages import page

HEADLINE = "Harbour board agrees on a pier of stone"
TOLD = list(PARAGRAPHS)
MARKUP = "".join(f"<p>{text}</p>" for text in TOLD)
TEASER = f"<p>{PARAGRAPHS[0]}</p>"


def told(body: str) -> list[str]:
    """Return the texts of the blocks of a page with *body* below its headline."""
    html = f"<title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{body}"
    return [block.text for block, *_ in judged_blocks(page(html), None)[0]]


def script(state: object) -> str:
    """Return a script that hands *state* over."""
    return f"<script>window.__S = window.__S || {{}}; __S.page = {json.dumps(state)};</script>"


@pytest.mark.parametrize(
    "body",
    [
        f"<script type='text/template'>{MARKUP}</script>",
        f'<iframe srcdoc="{escape(MARKUP)}"></iframe>',
        f'<story-body content="{escape(MARKUP)}"></story-body>',
        f"<div id=later><!--{MARKUP}--></div>",
        f'<x-island props="{escape(json.dumps({"text": [1, [[0, text] for text in TOLD]]}))}">',
        f"<script>window.__D={json.dumps(json.dumps({'nodes': TOLD}))}</script>",
        f'<script>D=JSON.parse(decodeURIComponent("{quote(json.dumps({"n": TOLD}))}"))</script>',
        script({"story": {"text": "<br><br>".join(TOLD)}}),
        script({"records": [json.dumps({"html": MARKUP})]}),
    ],
    ids=["script", "frame", "attribute", "comment", "typed", "string", "percents", "br", "twice"],
)
def test_a_story_is_read_wherever_a_script_would_find_it(body: str) -> None:
    assert told(body) == TOLD


@pytest.mark.parametrize("body", [f"<!--{MARKUP}-->", f'<x-y z="{escape(MARKUP)}"></x-y>'])
def test_what_is_commented_out_beside_a_story_is_no_part_of_it(body: str) -> None:
    story = [f"{text} So it was told on Monday." for text in TOLD]
    assert told("".join(f"<p>{text}</p>" for text in story) + body) == [HEADLINE, *story]


@pytest.mark.parametrize(
    "nodes",
    [
        [{"kind": "para", "type": "text", "content": text} for text in TOLD],
        [{"type": "paragraph", "children": [{"text": text}]} for text in TOLD],
        [{"nodeType": "paragraph", "content": [{"value": text}]} for text in TOLD],
        [f"<p>{text}</p>" for text in TOLD],
        TOLD,
        [{"tipo": "parrafo", "contenido": text} for text in TOLD],
        [["$", "p", None, {"children": text}] for text in TOLD],
        [{"type": "section", "children": [{"type": "p", "text": text} for text in TOLD]}],
    ],
)
def test_a_story_in_a_state_is_read_by_the_nodes_of_its_paragraphs(nodes: object) -> None:
    assert told(script({"story": {"headline": HEADLINE, "nodes": nodes}})) == TOLD


def test_nodes_that_are_no_text_are_left_out_and_headings_stay() -> None:
    nodes = [
        {"type": "text", "content": TOLD[0]},
        {"type": "image", "caption": "The old pier", "text": "The old pier"},
        {"type": "header", "content": "What it costs"},
        *({"type": "text", "content": text} for text in TOLD[1:]),
    ]
    assert told(script(nodes)) == [TOLD[0], "What it costs", *TOLD[1:]]


def test_normalised_objects_are_nodes_too() -> None:
    state = {f"Paragraph:{n}": {"type": "P", "text": text} for n, text in enumerate(TOLD)}
    assert told(script(state)) == TOLD


def test_a_stream_of_elements_is_put_together() -> None:
    nodes = [["$", "p", None, {"children": text}] for text in TOLD]
    row = f"2b:{json.dumps(['$', 'div', None, {'children': nodes}])}\n"
    pieces = (row[:90], row[90:])
    html = "".join(f"<script>self.f.push({json.dumps([1, piece])})</script>" for piece in pieces)
    assert told(html) == TOLD


def test_a_text_in_a_stream_ends_where_its_octets_are_counted() -> None:
    row = f'2a:T{len(MARKUP.encode()):x},{MARKUP}2b:["$","div",null,{{}}]'
    assert told(f"<script>self.f.push({json.dumps([1, row])})</script>") == TOLD


@pytest.mark.parametrize(
    "body", [MARKUP, "\n\n".join(TOLD), json.dumps([{"type": "p", "text": t} for t in TOLD])]
)
def test_a_story_in_one_text_of_a_state_is_parted(body: str) -> None:
    assert told(script({"headline": HEADLINE, "body": body})) == TOLD


def test_what_stands_beside_another_headline_is_not_the_story() -> None:
    other = {"headline": "Bakers of the old town are to strike on Monday", "nodes": TOLD}
    assert told(script({"page": [other]})) == [HEADLINE]


def test_comments_are_no_story() -> None:
    assert told(script({"comments": [{"text": text} for text in TOLD]})) == [HEADLINE]


def test_what_is_shown_where_no_script_runs_is_read() -> None:
    assert told(f"<noscript><div>{MARKUP}</div></noscript>") == TOLD


def test_a_shadow_root_stands_for_the_teaser_beside_it() -> None:
    inner = "<template shadowrootmode=open><p>Share</p></template>"
    root = f"<template shadowrootmode=open>{MARKUP}{inner}</template>"
    assert told(f"<the-story>{root}{TEASER}</the-story>") == TOLD


def test_a_teaser_is_not_replaced_by_what_may_be_anything() -> None:
    assert told(TEASER + script({"notice": MARKUP})) == [HEADLINE, PARAGRAPHS[0]]


def test_a_page_with_its_own_story_is_not_looked_through() -> None:
    own = [f"{text} So it was told on Monday, and told again." for text in TOLD * 3]
    shown = "".join(f"<p>{text}</p>" for text in own)
    assert told(shown + script({"headline": HEADLINE, "nodes": TOLD * 9})) == [HEADLINE, *own]


def test_captions_and_a_note_on_the_author_may_stand_for_a_story_told_elsewhere() -> None:
    beside = [f"{words} since the harbour was built, and longer." for words in ("Seen", "At sea")]
    shown = "".join(f"<figcaption>{one}</figcaption><p>{one}</p>" for one in beside)
    stated = {"@type": "Article", "headline": HEADLINE, "articleBody": "\n".join(TOLD)}
    script_ = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    assert told(shown + script_) == TOLD
    other = {"headline": "Bakers of the old town are to strike on Monday", "nodes": TOLD}
    assert told(shown + script(other))[-1] == beside[-1]


READERS = "".join(
    f"<div><b>Reader {number}</b> {number} hours ago<p>{text}</p><a href=#>Reply</a></div>"
    for number, text in enumerate(
        [
            "I could not agree more, it has been like this for as long as I can remember.",
            "Well said. My neighbour told me the same, and he has worked there for twenty years.",
            "Please check your figures before you print such things, the report has others.",
            "Thanks for telling us about it, that is very interesting indeed!",
        ]
        * 4,
        2,
    )
)
ASKED = (
    "<div><p>We value your privacy</p><p>We and our 842 partners store and access information on a "
    "device, such as cookies, and process data for advertising.</p><button>Agree</button></div>"
)


PUBLISHER = (
    "<div><h4>Who we are</h4><p>The Quay Messenger has been read in the islands since 1911. It is "
    "owned by its staff, and is a member of the press council.</p><p>© 2026 Quay Messenger Ltd. "
    "Nothing on this site may be printed elsewhere without a line from us.</p></div>"
)


@pytest.mark.parametrize(
    "beside",
    [READERS, ASKED, ASKED + READERS, PUBLISHER],
    ids=["readers", "asked", "both", "publisher"],
)
def test_words_that_are_not_the_story_do_not_stand_for_it(beside: str) -> None:
    stated = {"@type": "Article", "headline": HEADLINE, "articleBody": "\n".join(TOLD)}
    assert (
        told(beside + f'<script type="application/ld+json">{json.dumps(stated)}</script>') == TOLD
    )
    assert told(beside + script({"headline": HEADLINE, "nodes": TOLD})) == TOLD
    assert told(beside + script({"nodes": TOLD})) == TOLD


def test_what_has_no_word_of_the_headline_does_not_stand_for_words_that_have_none_either() -> None:
    other = ["The bakers of the old town will strike, their union said late in the evening."] * 9
    assert other[0] not in told(PUBLISHER + script({"nodes": other}))


def test_character_references_in_a_body_of_json_ld_are_undone() -> None:
    body = "\n".join(text.replace(" ", "&nbsp;", 1).replace("'", "&#39;") for text in TOLD)
    stated = {"@type": "Article", "headline": HEADLINE, "articleBody": body}
    assert told(f'<script type="application/ld+json">{json.dumps(stated)}</script>') == TOLD


def test_a_state_may_be_a_string_that_the_script_parses() -> None:
    state = json.dumps([{"type": "p", "text": f"{text} It’s the board's."} for text in TOLD])
    quoted = state.replace("\\", "\\\\").replace("'", "\\x27")
    told_so = [f"{text} It’s the board's." for text in TOLD]
    assert told(f"<script>var s = JSON.parse('{quoted}');</script>") == told_so


def test_a_state_may_be_what_a_function_returns() -> None:
    nodes = ",".join(f"{{kind:a,text:{json.dumps(text)},old:b}}" for text in TOLD[1:])
    state = f'{{layout:"story",data:[{{headline:c,nodes:[{{kind:a,text:d,old:!1}},{nodes}]}}]}}'
    arguments = ",".join(map(json.dumps, ["p", None, HEADLINE, TOLD[0]]))
    call = f"(function(a,b,c,d){{return {state}}}({arguments}))"
    assert told(f"<script>window.__STATE__={call};</script>") == TOLD


def test_what_an_element_or_angular_hands_over_is_read_too() -> None:
    state = json.dumps({"story": {"headline": HEADLINE, "body": MARKUP}})
    attribute = escape(state, quote=True)
    assert told(f'<div id="app" data-page="{attribute}"></div>') == TOLD
    for sign, reference in (("&", "&a;"), ('"', "&q;"), ("<", "&l;"), (">", "&g;")):
        state = state.replace(sign, reference)
    assert told(f'<script type="application/json">{state}</script>') == TOLD


@pytest.mark.parametrize(
    "markup", [f"<template>{MARKUP}</template>", f"<textarea>{MARKUP}</textarea>"]
)
def test_a_story_in_an_element_that_shows_none_is_read(markup: str) -> None:
    assert told(markup) == TOLD


def test_the_text_of_the_metadata_is_read_as_its_body() -> None:
    stated = {"@type": "Article", "headline": HEADLINE, "text": "\n".join(TOLD)}
    assert told(f'<script type="application/ld+json">{json.dumps(stated)}</script>') == TOLD


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("".join(f"<p>{text}</p>" for text in TOLD), None),
        (script({"story": {"headline": HEADLINE, "nodes": TOLD}}), "script"),
        (f"<template>{MARKUP}</template>", "unshown_markup"),
        (f"<x-y><template shadowrootmode=open>{MARKUP}</template></x-y>", "shadow_root"),
        (
            f"{TEASER}<script type='application/ld+json'>"
            + json.dumps({"@type": "Article", "headline": HEADLINE, "articleBody": "\n".join(TOLD)})
            + "</script>",
            "json_ld",
        ),
    ],
    ids=["shown", "script", "unshown markup", "shadow root", "JSON-LD"],
)
def test_a_line_says_that_a_page_does_not_show_its_story_and_where_it_is(
    body: str, where: str | None
) -> None:
    html = f"<title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{body}"
    article = parse_capture(page(html).capture, None)
    found = [entry for entry in article.provenance if entry.field == "body"]
    assert [entry.method for entry in found] == ["body_model"] + [where] * (where is not None)
    assert all(text in article.text for text in TOLD)
