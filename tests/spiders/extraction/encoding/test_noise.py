"""Noise, code and data sent as a page are refused by kind, and text of any script is read."""

import base64
import json
import random
from dataclasses import replace

import pytest

from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.extraction.encoding.noise import refuse_code, refuse_noise
from tests.costs import at_most
from tests.spiders.extraction.fuzz.loop import capture_of

CHANCE = random.Random(11)
PRINTABLE = bytes(CHANCE.choice([*range(32, 127), 10, 10]) for _ in range(9_000))
BYTES = CHANCE.randbytes(9_000)
SCRIPT = b"""(function () {
  var queue = window.dataLayer || [];
  var settings = {"debug": false, "endpoint": "https://a.example/collect", "retries": 3};
  // This collects the events of a page and sends them away when the reader leaves it.
  document.addEventListener("click", function (event) { queue.push([event.type, settings]); });
  for (var i = 0; i < queue.length; i++) { if (!queue[i]) { return null; } send(queue[i].name); }
})();
"""
DATA = [
    {"title": "The ferry sailed again on Monday, the harbour said.", "url": f"/{n}", "n": n}
    for n in range(50)
]


@pytest.mark.parametrize("before", [b"", b"<html><body><article><p>"], ids=["bare", "in a page"])
@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (PRINTABLE.replace(b"<", b"").replace(b"&", b""), "binary"),
        (b"\xff\xfe" + BYTES, "binary"),
        (b"\xfe\xff" + BYTES, "binary"),
        (base64.encodebytes(BYTES), "binary"),
        (base64.b64encode(BYTES), "binary"),
        (BYTES.hex().encode(), "binary"),
        (SCRIPT * 5, "not_a_page"),
        (json.dumps(DATA).encode(), "not_a_page"),
        (json.dumps(DATA, indent=1).encode(), "not_a_page"),
    ],
    ids=[
        "printable",
        "utf-16",
        "utf-16 be",
        "base64",
        "one line",
        "hex",
        "script",
        "json",
        "lines",
    ],
)
def test_what_no_language_is_written_in_is_refused_by_kind(
    before: bytes, payload: bytes, reason: str
) -> None:
    if before and payload[:1] in b"\xff\xfe":
        before = b""  # a mark stands first
    with pytest.raises(ParseError) as refused:
        parse_capture(capture_of(0, before + payload), None)
    assert refused.value.reason in (reason, "no_text")


@pytest.mark.parametrize(
    "text",
    [
        "बंदरगाह पर सोमवार को नौका फिर चली, और किसी को भी उसका इंतज़ार नहीं करना पड़ा, अधिकारियों ने कहा।",
        "ท่าเรือแจ้งว่าเรือข้ามฟากออกเดินทางอีกครั้งในวันจันทร์ และไม่มีใครต้องรอเรือลำนั้นเลยแม้แต่คนเดียว",
        "気象庁は13日、午後9時19分ごろ、日向灘（北緯31.8度、東経131.6度）で震度5弱の地震があったと発表した。震源は約30キロ。",
        "Results: A. Moor (HAR) 6-4, 6-3; B. Lee (TAR) 7-6 (7-5), 4-6, 6-2; C. Fox (LAC) 6-0, 6-1.",
        "Der iPhone-13-Test: „Schnell, leicht – und teuer“, sagt die C++-Entwicklerin (37).",
        "ف" * 30 + " «خبرگزاری»: " + "سازمان بورس و اوراق بهادار اعلام کرد " * 3,
    ],
)
def test_text_of_any_script_is_read(text: str) -> None:
    refuse_noise(text, "<urn:x:1>")


@pytest.mark.parametrize(
    "payload",
    [
        b'\xef\xbb\xbf {"headline": "The ferry sails again", "body": "Nobody had to wait."}\n',
        b"[]",
        b"/* licence\n * of it */\n// a word\nconst ferry = 'The ferry sails again on Monday.';",
        b"import { sail } from './ferry.js';\n" + b"// The ferry sails again on Monday.\n" * 20,
        b"!function(a,b){'use strict';return a}(this);",
        b"window.ferry = 'The ferry sails again on Monday, the harbour said.';",
    ],
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_json_and_programs_are_no_pages_however_they_read(payload: bytes, media_type: str) -> None:
    one = replace(capture_of(0, payload), content_type=media_type, headers=())
    with pytest.raises(ParseError) as refused:
        parse_capture(one, None)
    assert refused.value.reason == "not_a_page"


@pytest.mark.parametrize(
    "payload",
    [
        b"[Update] The ferry sails again on Monday.",
        b"{The ferry} sails again on Monday.",
        b"Import duties rise; function follows form. Let us wait, const or not.",
        b"// BREAKING // The ferry sails again on Monday.",
        b"let it be known = everywhere",
        b"import duties rise; ferry 'sails'",
        b"var\xc3\xb0 er gott",
        b"<script>var a = 1;</script><p>The ferry sails.",
        b"window.ferry = 1;<!doctype html><p>The ferry sails.",
        b"/*" * 100_000,
        b"// \n" * 100_000 + b"The ferry sails.",
    ],
    ids=lambda payload: repr(payload[:20]),
)
def test_what_only_begins_like_code_is_read(payload: bytes) -> None:
    with at_most(turns=50e6):
        refuse_code(capture_of(0, payload))


def test_a_story_that_shows_many_marks_is_read():
    shown = "☂☔⛱⚡❄☃☄" * 40
    text = "The ferry sailed again on Monday, the harbour said, with all of its lamps lit at noon."
    refuse_noise(f"{text}\n\n{shown}\n\n{text}", "<urn:x>")
