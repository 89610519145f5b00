from spiders.extraction.fields.language import language
from tests.spiders.extraction.pages import GAZETTE, page

ENGLISH = "The fair has opened its gates to all who like wheels and waffles, the mayor said. " * 3
GERMAN = "Die Messe hat ihre Tore geöffnet für alle, die Waffeln mögen, sagte der Bürgermeister. "


def test_the_page_s_own_language_stands() -> None:
    assert language(page('<html lang="en-GB">'), None, ENGLISH)[0] == "en"


def test_the_text_overrules_a_copied_template() -> None:
    found, notes = language(page('<html lang="en-GB">'), None, GERMAN * 3)
    assert (found, notes[0].method) == ("de", "text")


def test_near_languages_are_not_overruled() -> None:
    norwegian = "Messen har åpnet portene for alle som liker vafler, sa ordføreren i går kveld. "
    assert language(page('<html lang="nn">'), None, norwegian * 3)[0] == "nn"


def test_languages_near_each_other_overrule_a_far_one_together() -> None:
    indonesian = "Pasar dibuka kembali bagi semua warga yang suka wafel, kata kepala desa kemarin. "
    assert language(page('<html lang="en-US">'), None, indonesian * 3)[0] == "id"


def test_a_hungarian_article_is_no_english_one() -> None:
    text = "A vásár és a piac a folyó partján, a híd és a malom között várja a vendégeket, a "
    text += "polgármester szerint a belépés is ingyenes, és a hajó is jár a szigetre az idén. "
    assert language(page('<html lang="en-US">'), None, text * 2)[0] == "hu"


def test_fewer_signs_tell_it_where_each_is_a_syllable_or_a_word() -> None:
    text = "市は水曜日、古い駅舎を改修し、来年の秋に図書館として開くと発表した。費用は約四億円。"
    assert language(page('<html lang="en">'), None, text)[0] == "ja"


def test_a_short_text_decides_nothing() -> None:
    assert language(page(""), GAZETTE, "Fair")[0] == "en"
    assert language(page(""), None, "Fair") == ("und", [])


def test_a_brief_tells_its_language_where_nothing_else_does() -> None:
    brief = "Uimahalli pysyy tänään kiinni. Pumppu on rikki, kertoo kaupunki."
    assert language(page(""), None, brief)[0] == "fi"
    assert language(page('<html lang="sv">'), None, brief)[0] == "sv"
    assert language(page(""), None, "Skerrow 3, Lund 2 (Falk, Quell; Oss, 2 x Oss)") == ("und", [])


def test_the_same_text_gives_the_same_answer() -> None:
    assert len({language(page(""), None, ENGLISH)[0] for _ in range(3)}) == 1


def test_a_long_quote_at_the_start_is_not_the_language_of_the_story() -> None:
    text = GERMAN * 3 + ENGLISH * 6
    assert language(page('<html lang="en">'), None, text)[0] == "en"
    assert language(page(""), None, text)[0] == "en"


def test_a_story_in_another_language_than_declared_is_told_throughout() -> None:
    assert language(page('<html lang="en">'), None, GERMAN * 9)[0] == "de"


def test_a_near_language_overrules_one_of_whose_commonest_words_the_text_has_none() -> None:
    galician = (
        "A feira abriu as súas portas a toda a veciñanza que gosta dos barquillos, dixo onte "
    )
    galician += "a alcaldesa, e unha chea de xente ficou na beira do río ata a noite. "
    assert language(page('<html lang="es">'), None, galician * 3)[0] == "gl"
    assert language(page('<html lang="pt">'), None, galician * 3)[0] == "pt"
