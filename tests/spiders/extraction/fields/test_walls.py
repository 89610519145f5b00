"""Walls are told by what most of their text asks for; stories about them are read."""

import os
from pathlib import Path

import pytest

from pipelines.warc import read_captures
from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.extraction.wording import asks_consent
from tests.pipelines.stories import SENTENCES, page
from tests.spiders.extraction.fuzz.loop import capture_of

CONSENT = {
    "english": (
        "We and our 812 partners store and/or access information on a device, such as cookies.",
        "With your permission we may use precise location for personalised ads and content.",
        "You can accept all, or manage your choices, and withdraw your consent at any time.",
    ),
    "german": (
        "Wir und unsere bis zu 185 Partner verwenden Cookies und ähnliche Techniken.",
        "Mit Ihrer Zustimmung zeigen wir personalisierte Werbung und messen ihren Erfolg.",
        "Sie können Ihre Einwilligung jederzeit in den Einstellungen zurücknehmen.",
    ),
    "french": (
        "Nous et nos 730 partenaires utilisons des traceurs pour lire des informations.",
        "Vous pouvez tout accepter, ou continuer sans accepter, à tout moment.",
        "Cela sert à vous montrer des publicités personnalisées et à les mesurer.",
    ),
    "spanish": (
        "Nosotros y nuestros 540 socios guardamos datos en su dispositivo.",
        "Puede aceptar y continuar, o retirar su consentimiento cuando lo desee.",
    ),
}
CHALLENGES = {
    "english": ("Please verify you are human.", "This may take a few seconds, then we go on."),
    "javascript": ("Please enable JavaScript and cookies to continue.", "Ray 8f2c91d0."),
    "traffic": ("We have seen unusual traffic from your network.", "Press & hold the button."),
    "german": ("Bitte bestätigen Sie, dass Sie ein Mensch sind.", "Das dauert nicht lange."),
    "french": ("Nous vérifions que vous êtes humain.", "Merci de patienter un instant."),
    "japanese": ("続行するには、人間であることを確認してください。", "しばらくお待ちください。"),
}


def reason_of(*paragraphs: str, headline: str = "Northport Gazette") -> str | None:
    try:
        parse_capture(capture_of(1, page(headline, *paragraphs)), None)
    except ParseError as error:
        return error.reason
    return None


@pytest.mark.parametrize("name", CONSENT)
def test_a_consent_wall_is_no_article(name: str) -> None:
    assert reason_of(*CONSENT[name]) == "consent_wall"


@pytest.mark.parametrize("name", CHALLENGES)
def test_a_challenge_is_no_article(name: str) -> None:
    assert reason_of(*CHALLENGES[name]) in ("challenge_page", "error_page")


def test_a_challenge_that_its_heading_alone_tells_is_no_article() -> None:
    asked = b"<h1>Press &amp; hold to confirm you are a human.</h1><p>Reference ID 4f2a 77.</p>"
    wall = b"<!doctype html><html lang=en><title>Northport Gazette</title>" + asked
    with pytest.raises(ParseError) as caught:
        parse_capture(capture_of(1, wall), None)
    assert caught.value.reason == "challenge_page"


def test_a_challenge_without_a_line_of_a_story_is_told_as_one() -> None:
    asked = b"<h2><a href=/>Press &amp; hold to confirm you are a human.</a></h2>"
    wall = b"<!doctype html><html lang=en><title>Northport Gazette</title>" + asked
    with pytest.raises(ParseError) as caught:
        parse_capture(capture_of(1, wall), None)
    assert caught.value.reason == "challenge_page"


def test_a_story_under_a_consent_notice_is_read() -> None:
    assert reason_of(*CONSENT["english"], *SENTENCES * 2, headline="Gulls return") is None


def test_a_story_about_cookies_is_read() -> None:
    story = (
        "The regulator fined the company on Monday for its banner, which let readers accept all "
        "cookies with one click and hid how to refuse them behind three pages of text.",
        "“Nobody reads what the partners of a site do with their data,” said its head, Ines Quell, "
        "who wants a plain button in the same colour and place within a year.",
    )
    assert reason_of(*story, *SENTENCES, headline="Regulator fines company for banner") is None


def test_a_story_about_a_challenge_is_read() -> None:
    story = (
        "Blind readers are shut out of a third of the town's online services, because they cannot "
        "complete the captcha that asks them to verify they are human, a charity said on Friday.",
        "It asked the council to do without, as others have, and to answer by the end of May.",
    )
    assert reason_of(*story, *SENTENCES * 2, headline="Captchas shut blind readers out") is None


@pytest.mark.slow
def test_no_page_of_the_corpus_with_a_story_is_taken_for_a_wall_or_for_bytes() -> None:
    folder = os.environ.get("BROADSHEET_CORPUS")
    if not folder:
        pytest.skip("BROADSHEET_CORPUS is not set")
    refused = []
    for name in ("wcxb", "snippets", "fundus", "scrapinghub", "fields"):
        archive = Path(folder) / f"{name}-dev.warc.gz"
        for found in read_captures(archive, archive.name):
            if isinstance(found, Capture) and found.record_number % 3 == 0:  # a fixed third
                try:
                    parse_capture(found, None)
                except ParseError as error:
                    if error.reason in ("binary", "consent_wall", "challenge_page"):
                        refused.append((found.target_uri, error.fact))
    assert refused == []


@pytest.mark.parametrize(
    "text",
    [
        "We and our partners",
        "Alle akzeptieren",
        "Continuer sans accepter",
        "Publicidad personalizada",
        "Accetta tutti",
        "Jouw toestemming",
        "クッキーの使用に同意",
        "接受所有",
        "모두 동의",
        "Принять все",
        "Vi och våra partner använder kakor för annonser.",
        "Partnereink sütiket használnak hirdetésekhez az eszközén.",
        "Εμείς και οι συνεργάτες μας χρησιμοποιούμε cookies για διαφημίσεις.",
    ],
)
def test_what_asks_for_consent_is_found_by_its_words(text: str) -> None:
    assert asks_consent(text)
