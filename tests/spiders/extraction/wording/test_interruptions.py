"""Lines that speak of the page are told from those that tell the story."""

import pytest

from spiders.extraction.wording import is_asking


@pytest.mark.parametrize(
    "line",
    [
        *("Advertisement", "ADVERTISEMENT", "* * * Advertisement * * *", "Sponsored content"),
        *("Story continues below advertisement", "Article continues after sponsor message"),
        *("Anzeige", "Lesen Sie nach der Anzeige weiter", "La suite après la publicité"),
        *(
            "Continúa después de la publicidad",
            "Реклама",
            "広告",
            "Tekst loopt door onder de advertentie",
        ),
        "The views expressed here are those of the author alone.",
        "Opinions expressed in this column do not reflect those of the board.",
        "Las opiniones expresadas en esta columna son de su autora.",
        "If you value our reporting on the harbour, please consider becoming a member.",
        "Support our newsroom with a gift.",
        "Do you have a story about the pier? Write to us.",
        "Haben Sie Hinweise zur Mole? Schreiben Sie uns.",
        "Contact the newsroom at pier@gazette.example",
        "Ines Quell covers the harbour. She can be reached at quell@gazette.example.",
        "This article is republished under a Creative Commons licence.",
        *("Empfohlener redaktioneller Inhalt", "This slideshow requires JavaScript."),
        "An dieser Stelle finden Sie einen von uns ausgewählten, externen Inhalt von Pierchannel.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        *("Table of Contents", "Inhaltsverzeichnis", "5 min read"),
        "This is a developing story and will be updated.",
        *("Did you like this article? Tell us.", "Hat Ihnen der Artikel gefallen? Spenden Sie."),
        "You must be logged in to post a comment.",
        "Sie müssen angemeldet sein, um einen Kommentar zu schreiben.",
        "Debes iniciar sesión para dejar un comentario.",
        "This entry was posted on Friday, May 3rd, 2024 at 9:12 and is filed under Harbour.",
        "Der Beitrag wurde am Freitag, den 3. Mai 2024 veröffentlicht und unter Hafen abgelegt.",
        "Letzte Aktualisierung am 3.05.2024 / Affiliate Links / Bilder von der API",
        *("Spotted a typo? Tell the desk.", "Fehler entdeckt? Hier melden.", "Našli jste chybu?"),
        *("Заметили ошибку? Выделите её и нажмите Ctrl + Enter.", "Знайшли помилку?"),
        *("Vous avez repéré une coquille ?", "Hai notato un refuso?", "Hibát talált?"),
        "This translation was produced by an AI model and read by an editor.",
        "Diese Zusammenfassung wurde mit Hilfe von KI erstellt.",
        "We may earn a commission from links on this page.",
        "Der Beitrag enthält Affiliate-Links: Dafür erhalten wir eine Vergütung.",
        "Para ver este vídeo debe aceptar las cookies de terceros.",
        "Aby wyświetlić tę treść, zaakceptuj pliki cookie.",
        *("کد خبر: ۱۲۳", "انتهای پیام/ن", "Our standards: the principles of the trust."),
        "Add the Gazette as a preferred source on Google.",
        *("Kövesse lapunkat a Google News csatornáján!", "Urmărește-ne pe canalul nostru."),
        *("हमारे चैनल को सब्सक्राइब करें।", "Haberler için WhatsApp kanalımızı takip edin."),
        *("Ακολουθήστε μας στο κανάλι μας", "הצטרפו לערוץ שלנו", "请关注我们的公众号"),
        "Theo dõi kênh của chúng tôi để đọc tin mới.",
    ],
)
def test_what_speaks_of_the_page_is_told(line: str) -> None:
    assert is_asking(line, 0)


@pytest.mark.parametrize(
    "line",
    [
        "Advertising on the pier fell by a third.",
        "The advertisement that the board had banned was back on Monday.",
        "If you enjoy the sea, the pier is the place to support your spirits.",
        "Do you know who built the pier?",
        "The views from the pier are those of a century ago.",
        "Supporters of the pier said that the board had done well.",
        "Anzeige erstattete am Montag der Hafenmeister.",
        "Contact between the two boards was lost at noon.",
        "Contact the police on 101 with what you know.",
        "Do you have information on the theft? The police ask witnesses to come forward.",
        "Hinweise an die Polizei in Skerrow unter der bekannten Nummer.",
        "The island can be reached on the ferry alone.",
        "Cameras follow him at all times.",
        "The story reflects the views of those who built the pier.",
        "Views here are wide on a clear day.",
        "Consider making a list before you set out.",
        "Support local fishermen at the market on Saturday.",
        "Unterstützt die Partei den Antrag? Das blieb am Montag offen.",
        "Wenn Ihnen der Wein gefällt, kaufen Sie ihn in der Kellerei.",
        "Si vous aimez la mer, il faut donc venir en mai.",
        "Apoya el alcalde la reforma del muelle.",
        "If you like the sea, you must sign the visitors' book.",
        "Externer Inhalt ist auf der Mole seit Mai verboten.",
        "In this story the pier is a bridge.",
        "You must be brave to row out in May, the harbour master says.",
        "Sie müssen am Freitag mit Sturm rechnen, sagte der Hafenmeister.",
        "Der Beitrag wurde von allen gelobt, die ihn sahen.",
        "Gefällt euch das, fragte er die Ruderer.",
        "Found a mistake in the plans, the engineers said, and stopped work at noon.",
        "Affiliate links earned the harbour shop a third of its income last year.",
        "The audio guide to the pier is generated by visitors who leave their voices.",
        "Para ver o cais é preciso subir ao farol, disse o guarda.",
        "Google is the preferred employer of those who leave the harbour school.",
        "تابع رئيس البلدية أعمال الرصيف يوم الاثنين.",
        "关注海港的人越来越多，周一有三百人到场。",
    ],
)
def test_what_tells_the_story_stays(line: str) -> None:
    assert not is_asking(line, 0)
