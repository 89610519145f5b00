"""What pages call a language by -> its code of two letters, where they have another.

Withdrawn codes of ISO 639-1, codes of countries that are none of a language, and the codes of three
letters of ISO 639-2 where one of two exists.
"""

CODES = (
    "iw:he in:id ji:yi mo:ro tl:fil kr:ko jp:ja cn:zh tw:zh hk:zh cz:cs dk:da gr:el ua:uk "
    "vn:vi us:en gb:en au:en nz:en at:de mx:es cl:es pe:es ir:fa il:he pk:ur rs:sr by:be "
    "kz:kk ph:fil bd:bn np:ne eng:en deu:de ger:de fra:fr fre:fr spa:es ita:it por:pt nld:nl "
    "dut:nl rus:ru ukr:uk bel:be pol:pl ces:cs cze:cs slk:sk slo:sk hun:hu ron:ro rum:ro "
    "bul:bg srp:sr hrv:hr bos:bs slv:sl ell:el gre:el tur:tr ara:ar fas:fa per:fa heb:he "
    "hin:hi urd:ur ben:bn mar:mr tam:ta zho:zh chi:zh jpn:ja kor:ko vie:vi tha:th ind:id "
    "msa:ms may:ms swe:sv dan:da nor:no nob:nb nno:nn fin:fi est:et lav:lv lit:lt cat:ca "
    "glg:gl eus:eu baq:eu sqi:sq alb:sq mkd:mk mac:mk kat:ka geo:ka hye:hy arm:hy"
)
LANGUAGE_BY_CODE = dict(pair.split(":") for pair in CODES.split())
