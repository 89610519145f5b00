"""Lines that interrupt a story: marks of advertisements, pleas, calls for tips, disclaimers.

They stand in elements like the story's own, so that only their words tell them, in the languages
of the largest publishers. Each is asked of a block of its own, never of a part of one.
"""

import re

ADVERT = re.compile(
    r"\W*(?:advertisements?|advertising|ads?|adverts?|sponsored(?: content| message| links?)?|"
    r"(?:a )?message from our sponsors?|promoted content|"
    r"(?:(?:the |this )?(?:article|story|post|text|report|page) )?continues? (?:reading )?"
    r"(?:below|after|beneath)(?: (?:this|the|our|a))?(?: (?:advert(?:isement)?|ad|"
    r"sponsor(?:ed)? message|"
    r"promotion|video|newsletter(?: signup)?|commercial break))?|"
    r"(?:keep |continue )?scroll(?:ing)?(?: down)? (?:to continue|for more)(?: reading)?|"
    r"skip (?:ad|advertisement|past newsletter promotion)|"
    r"anzeigen?|werbung|(?:lesen sie|weiter(?:lesen)?|weiter geht es|der artikel geht|"
    r"(?:der )?artikel wird)[^.!?]{0,20}(?:nach|unter)(?: der)? (?:anzeige|werbung)[^.!?]{0,20}|"
    r"publicit[ée]s?|la suite (?:de l['’]article )?(?:après|sous) (?:la|cette) publicité|"
    r"publicidade?s?|(?:el (?:artículo|texto) )?(?:continúa|sigue) (?:después|debajo|tras) (?:de )?"
    r"la publicidad|(?:o (?:artigo|texto) )?continua (?:após|depois d[ae]) (?:a )?publicidade|"
    r"pubblicità|(?:l['’]articolo )?(?:continua|prosegue) (?:a leggere )?(?:dopo|"
    r"sotto) la pubblicità|"
    r"advertenties?|(?:artikel|tekst|verhaal)? ?(?:gaat|loopt)?(?: verder| door)? ?(?:onder|na) de "
    r"advertentie|annons(?:er)?|artikeln fortsätter (?:efter|under) annonsen|annoncer?|annonser?|"
    r"(?:saken|artiklen) fortsetter (?:etter|under) annonsen|artiklen fortsætter efter annoncen|"
    r"rekla[mw][ay]?|dalsz[ya] (?:część|ciąg) (?:artykułu |tekstu )?pod (?:reklamą|"
    r"materiałem wideo)|"
    r"реклама|продолжение после рекламы|広告|スポンサー(?:リンク|ド)|广告|廣告|광고|إعلان)\W*",
    re.IGNORECASE,
)
# How a paragraph begins that speaks of the page and not of the story.
ASIDE = re.compile(
    r"\W{0,3}(?:"
    # disclaimers
    r"(?:all |any )?(?:the )?(?:views?|opinions?)(?:,? (?:and|or) (?:\w+ )?(?:views?|opinions?))?"
    r"(?: and \w+)? (?:expressed|stated|contained|here)\b|"
    r"(?:this|the) (?:article|column|piece|post|story|content) (?:does not|is not|is for|"
    r"is provided|"
    r"reflects|represents) [^.]{0,80}(?:views?|opinions?|advice|informational|necessarily)\b|"
    r"(?:die|der) (?:in diesem|hier) [^.]{0,60}(?:meinung|ansicht)|"
    r"(?:gast)?beiträge? (?:geben|gibt) [^.]{0,60}meinung|"
    r"les (?:opinions|propos|points de vue) (?:exprimée?s|tenus)|"
    r"las opiniones (?:expresadas|vertidas)|as opiniões (?:expressas|emitidas)|"
    r"le opinioni (?:espresse|contenute)|"
    # pleas
    r"(?:if|since) you (?:value|enjoy|like|love|appreciate|believe in|found|rely)[^.?!]{0,40}"
    r"\b(?:our|us|we|this (?:article|story|site|publication|newsletter))\b[^.?!]{0,60}"
    r"(?:support|subscri|donat|member|contribut|sign|help|tip)|"
    r"(?:please )?(?:consider|help us by) (?:becoming|making a|supporting|donating|subscribing|"
    r"contributing)|"
    r"(?:you can )?(?:support|help fund|fund) (?:our|independent|quality|local|the work of)|"
    r"(?:become|join us as) an? (?:\w+ )?(?:member|supporter|subscriber|patron)\b|"
    r"(?:unterstützen sie|unterstütze|unterstützt) (?:uns|unser|diese|den|die)|"
    r"wenn (?:ihnen|dir|euch) (?:unser|dieser|der) [^.]{0,60}(?:gefällt|gefallen)|"
    r"soutenez[- ](?:nous|notre|le)|si vous (?:appréciez|aimez) [^.]{0,60}(?:soutenez|abonnez|don)|"
    r"(?:apoya|apóyanos|apoye|hazte socio)\b|si (?:te gusta|valoras) [^.]{0,80}(?:apoy|suscr|soci)|"
    # calls for tips
    r"(?:do you|you) have (?:an? |any |some )?(?:news |confidential )?(?:story|tips?|information|"
    r"question|thoughts|more to add)[^.?!]{0,60}[.?!:]|"
    r"(?:got|have) (?:an? )?(?:news |confidential )?(?:story|tips?|something to (?:share|say))\b|"
    r"(?:contact|email|e-mail|write to|reach|message) (?:the |our |us|me\b)(?:newsroom|reporters?|"
    r"editors?|authors?|writers?|team)?[^.]{0,30}\b(?:at|on|via|by)\b|"
    r"(?:haben|hast|kennen) (?:sie|du|ihr) [^.?!]{0,60}(?:hinweise?|tipps?|informationen|"
    r"geschichte)|"
    r"(?:hinweise|tipps) (?:bitte )?an\b|"
    r"(?:vous avez|avez-vous) (?:une information|des informations|un témoignage|une histoire)|"
    r"(?:¿)?(?:tienes?|tiene usted) (?:una historia|información|alguna pista)|"
    r"(?:hai|avete) (?:una (?:storia|segnalazione)|informazioni)|"
    # licences
    r"(?:this|our) (?:article|story|piece|work|content) (?:is|was|"
    r"may be) (?:\w+ )?(?:re)?published "
    r"[^.]{0,80}(?:creative commons|licen[cs]e)|"
    r"republish (?:this|our) (?:article|story|stories|work)"
    r")",
    re.IGNORECASE,
)
# A person's line below a story: where to write to them.
REACHED = re.compile(
    r"\b(?:can be (?:reached|contacted)|reach (?:him|her|them)|follow (?:him|her|them))\b"
    r"[^.]{0,40}(?:\bat\b|\bon\b|\bvia\b|@)",
    re.IGNORECASE,
)
LONGEST_ADVERT = 80  # letters
LONGEST_ASIDE = 420  # letters; a longer paragraph also tells something


def is_interruption(text: str) -> bool:
    """Whether *text*, a block by itself, speaks of the page it stands on instead of telling.

    >>> is_interruption("- Advertisement -"), is_interruption("Advertising fell by a third.")
    (True, False)
    """
    if len(text) <= LONGEST_ADVERT and ADVERT.fullmatch(text):
        return True
    return len(text) <= LONGEST_ASIDE and bool(ASIDE.match(text) or REACHED.search(text))
