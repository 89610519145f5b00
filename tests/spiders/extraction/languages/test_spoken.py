from spiders.extraction.languages.spoken import is_plainly

ENGLISH = "The fair has opened its gates to all who like wheels and waffles, the mayor said. " * 3
GERMAN = "Die Messe hat ihre Tore geöffnet für alle, die Waffeln mögen, sagte der Bürgermeister. "


def test_common_words_tell_a_language_but_no_other() -> None:
    assert [is_plainly(tag, ENGLISH) for tag in ("en", "de", "tr", "")] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_plainly(tag, GERMAN) for tag in ("de", "en", "nl")] == [True, False, False]
