"""Marks of advertisements are told by their words, in whatever order and language."""

import pytest

from spiders.extraction.wording.adverts import is_advert


@pytest.mark.parametrize(
    "line",
    [
        *("De tekst gaat hieronder verder", "Далі — після реклами"),
        *("[ADVERTISEMENT]", "Keep scrolling to read on after this ad", "Scroll to continue"),
        *("Continúa leyendo tras la publicidad", "CONTINUE LENDO APÓS O ANÚNCIO"),
        *("L'articolo continua dopo l’annuncio", "Contenuto sponsorizzato"),
        *("Dalszy ciąg tekstu pod reklamą", "Haberin devamı reklamın ardından", "REKLAM ALANI"),
        *("Juttu jatkuu mainoksen jälkeen", "Artikkeli jatkuu mainosten jälkeen"),
        *("РЕКЛАМА. ПРОДОЛЖЕНИЕ НИЖЕ", "Artikkelen fortsetter under annonsen", "（広告）"),
        *("يستمر المقال بعد الإعلان", "विज्ञापन के बाद ख़बर जारी है", "广告后继续阅读"),
        *("赞助内容", "スポンサーリンク", "Artikel wird nach der Werbung fortgesetzt"),
        "광고 아래에 기사가 이어집니다",
        *("--- hier ist Platz für Kunden ---", "La nota sigue tras este espacio"),
        "Na deze boodschap leest u verder",
        "Message publicitaire, l’article reprend ensuite",
        *("Článek pokračuje pod reklamou", "A cikk a hirdetés után folytatódik"),
        *("Articolul continuă după publicitate", "Το άρθρο συνεχίζεται μετά τη διαφήμιση"),
    ],
)
def test_a_mark_is_told(line: str) -> None:
    assert is_advert(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Advertising on the pier fell", "Work continues below ground", "Public", "Propaganda"),
        *(
            "La publicidad bajó en mayo",
            "Реклама подешевела",
            "广告收入下降",
            "Werbung für die Mole",
        ),
        *("The talks continue after Monday", "—But I never said—", ""),
    ],
)
def test_what_tells_of_advertisements_stays(line: str) -> None:
    assert not is_advert(line)
