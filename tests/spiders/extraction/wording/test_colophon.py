"""What stands below a story is told from what ends it."""

import pytest

from spiders.extraction.wording import is_colophon


@pytest.mark.parametrize(
    "line",
    [
        "Opinions in this column are the writer's own.",
        *("(TT-Skerrow)", "（原标题：海港的灯）", "इस लेख में दी गई राय लेखक की अपनी है।"),
        *("この先は会員の方だけがお読みいただけます。", "이후 내용은 유료 회원만 볼 수 있습니다."),
        "Точка зрения автора может не совпадать с позицией газеты.",
        *("Haberin devamı yalnızca abonelere açıktır.", "Lees verder met een abonnement."),
        *("Το υπόλοιπο άρθρο είναι μόνο σε συνδρομητές.", "The rest is for paying members."),
        "Köşe yazılarındaki görüşlerden yazarları sorumludur.",
        "O texto é de quem o assina e não vincula o jornal.",
        "Der Beitrag gibt die persönliche Auffassung der Verfasserin wieder.",
        "Esta columna refleja únicamente la opinión de su autor.",
        "Мнение автора может не совпадать с позицией газеты.",
        "本文仅代表作者个人观点。",
        "Masz temat? Napisz do nas: mole@gazeta.example",
        "Vous pouvez la suivre sur Mastodon : pour la joindre, @quell.",
        "If you value local reporting, chip in from £2 a month.",
        "Soutenez notre rédaction : abonnez-vous.",
        "Jetzt weiterlesen: alle Artikel unbegrenzt, vier Wochen für 1 Euro.",
        "Déjà abonné ? Connectez-vous.",
        "¿Ya eres suscriptor? Inicia sesión",
        "この記事は有料会員限定です。続きを読むには会員登録が必要です。",
        *("Share your thoughts in the comments below.", "Partagez votre avis en commentaire."),
        *("Cuéntanos qué opinas en los comentarios.", "Пишите ваше мнение в комментариях."),
        "Yorumlarınızı ve görüşlerinizi yorumlarda paylaşın.",
        "При использовании материалов ссылка на газету обязательна.",
        *("Fonte: Ansa", "Źródło: PAP", "(avec AFP)", "dpa/iq"),
        "The Gazette depends on its readers: please make a gift, however small.",
        "Contactez notre journaliste : quell@gazette.example",
        "You have reached your limit of free articles this month.",
        "Share this story:",
        *("Chia sẻ bài viết: Facebook Zalo", "แชร์ข่าวนี้", "Distribuie articolul"),
        "Follow the Gazette on Facebook and Instagram.",
        *("ติดตามเราได้ทาง Facebook", "点击关注微博", "Följ tidningen på Facebook."),
        *("责任编辑：李四", "Redaktion: iq", "© 2024 The Gazette. All rights reserved."),
        *(
            "本文版权归本报所有，未经授权不得转载。",
            "記事の無断転載を禁じます。",
            "무단 전재 및 재배포 금지",
        ),
        "Nachdruck nur mit schriftlicher Genehmigung: ohne Genehmigung untersagt.",
        "Toute reproduction interdite sans autorisation de la rédaction.",
        *("Sobre la autora: Ines Quell.", "筆者プロフィール　海野花子", "Об авторе: Анна Серова."),
        "De meningen in deze column zijn die van de schrijver.",
        "Погляди автора можуть не збігатися з позицією газети.",
        "筆者の見解であり、本紙を代表するものではありません。",
        "Åsikterna är skribentens egna.",
        "Yazıdaki görüşler yazara aittir.",
        "Vill du läsa hela artikeln? Bli prenumerant.",
        *(
            "Cancel anytime.",
            "¿Ya lo eres? Accede",
            "We want to hear from our readers: tell us at mole@gazette.example",
        ),
        "Guest columns give the views of their writers and not those of the newspaper.",
        "Pozostało 60% tekstu: wykup dostęp bez ograniczeń.",
        "Za chyby ručí autor, názory jsou jeho vlastní.",
        "Profitez-en : 1 € le premier mois, sans engagement.",
        *("（取材・文 磯部ハル）", "Podpořte naši redakci, přidejte se k nám od 30 Kč."),
        *("Edited by: रमा", "（C）港新聞", "المقالات تعبر عن رأي كاتبها"),
        "Haberler kaynak gösterilmeden kullanılamaz.",
        "If this helped you, buy our reporters a coffee.",
        *(
            "会員登録すると続きがお読みいただけます。",
            "Offrez-nous un café : chaque euro va à notre rédaction. Et vous ?",
        ),
        "If the reporting on this page helped you, please make a gift.",
        "Gesprächspartner äußern hier ihre eigene Meinung.",
        *("fq/ots", "Original-Content von: Hafenamt Skerrow, übermittelt durch eine Agentur"),
        "Liken Sie uns auf Facebook!",
    ],
)
def test_what_stands_below_a_story_is_told(line: str) -> None:
    assert is_colophon(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tickets for the pier are sold at box@pier.example or on 00123 456789.",
        "The views of the harbour are the finest in the county, the board says.",
        "Subscribers to the pier fund had already paid £40,000 in a month.",
        "The board will ask its members to support the plan in May.",
        "“Follow us,” the captain said. “Subscribe and keep reading.”",
        "박시영은 부두를 다시 짓겠다고 말했다. 부산=선수민 기자 sun@gazette.example",
        "Source of the river: a spring above the harbour that has never run dry.",
        "Copyright on the plans ended in May, seventy years after the builder's death.",
        "The band will play on YouTube, and the mayor will follow it from the mole.",
        "In the comments below the plan some masons said that the stone was wrong.",
        "Swimming off the pier is prohibited from May.",
        "A reprodução das mudas é proibida em canteiros sem sombra, explica o técnico.",
        "The plan was copied without permission, the board found on Monday.",
    ],
)
def test_what_ends_a_story_stays(line: str) -> None:
    assert not is_colophon(line)
