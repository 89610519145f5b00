"""Lines that interrupt a story: pleas, calls for tips, disclaimers, names of the page's own parts,
what a blog's system says of an entry, and what stands for another site's content.

They stand in elements like the story's own, so that only their words tell them, in the languages
of the largest publishers. Each is asked of a block of its own, never of a part of one.
"""

import re

from spiders.extraction.phrases import Openings, Pattern

# How a paragraph begins that speaks of the page and not of the story. Each names the page, its
# makers or what a reader is to do for them: "Contact the police on 101" is the story's.
ASIDE = Pattern(
    r"\W{0,3}(?:"
    # disclaimers
    r"(?:all |any )?(?:the )?(?:views?|opinions?)(?:,? (?:and|or) (?:\w+ )?(?:views?|opinions?))?"
    r"(?: and \w+)? (?:expressed|stated|contained)\b|"
    r"(?:this|the) (?:article|column|piece|post|story|content) (?:does not (?:necessarily )?"
    r"(?:reflect|represent|constitute)|is not (?:intended|meant|financial|legal|medical|"
    r"investment)|is (?:provided )?for (?:information|general))|"
    r"die (?:in diesem|hier) [^.]{0,60}(?:meinung|ansicht)|"
    r"(?:gast)?beiträge? (?:geben|gibt) [^.]{0,60}meinung|"
    r"les (?:opinions|propos|points de vue) (?:exprimée?s|tenus) (?:dans|ici)|"
    r"las opiniones (?:expresadas|vertidas)|as opiniões (?:expressas|emitidas)|"
    r"le opinioni (?:espresse|contenute)|"
    r"(?:disclaimer|haftungsausschluss|avertissement|descargo de responsabilidad|अस्वीकरण|डिस्क्लेमर|"
    r"免责声明|免責聲明|면책 ?(?:조항|공고))\s*[:：]|"
    r"(?:the )?(?:information|content|material)s? (?:contained |provided |given )?(?:in|on) "
    r"(?:this|the) "
    r"(?:article|post|page|site|website|column) (?:is|are|does|do|should) (?:not|for|only|"
    r"provided)|"
    # pleas
    r"(?:if|since) you (?:value|enjoy|like|love|appreciate|believe in|found|rely)[^.?!]{0,40}"
    r"\b(?:our|us|this (?:article|story|site|publication|newsletter))\b[^.?!]{0,60}"
    r"(?:support|subscri|donat|member|contribut|sign up)|"
    r"if you (?:enjoyed|liked?|found) this\b[^.?!]{0,30}(?:please|consider|why not) [^.?!]{0,30}"
    r"(?:forward|shar|subscri)|"
    r"please (?:consider|help us by) (?:becoming|making a|supporting|donating|subscribing|"
    r"contributing)|"
    r"(?:you can )?(?:support|help fund|fund) (?:our (?:work|journalism|reporting|newsroom|"
    r"coverage|mission)|(?:independent|quality|local) (?:journalism|news|media))|"
    r"(?:become|join us as) an? (?:\w+ )?(?:member|supporter|subscriber|patron)\b|"
    r"(?:unterstützen sie|unterstützt?) (?:uns\b|unser|diese form|unabhängigen)|"
    r"wenn (?:ihnen|dir|euch) (?:unser|diese)\w* (?:artikel|beitrag|text|arbeit|angebot|"
    r"journalismus|newsletter|podcast)\b|"
    r"soutenez[- ](?:nous|notre (?:journal|média|rédaction|travail))|"
    r"si vous (?:appréciez|aimez) (?:notre|nos|cet article)|"
    r"(?:apóyanos|hazte soci[oa]|apoya (?:nuestr|el periodismo))|"
    r"si (?:te gusta|valoras) (?:nuestr|este artículo)|"
    r"(?:like|liked|enjoyed) this (?:story|article|post)\?|"
    r"(?:do you )?like what (?:we do|we write|you['’]re reading|you read)\b|"
    r"gefällt (?:ihnen|dir|euch),? was (?:wir|sie|du|ihr)\b|vous aimez ce que (?:nous|vous)\b|"
    r"¿?te gusta lo que (?:hacemos|escribimos|lees|estás leyendo)|"
    r"ti piace (?:quello|ciò) che (?:facciamo|scriviamo|leggi|stai leggendo)|"
    r"(?:você )?gosta do que (?:fazemos|escrevemos|lê|está lendo)|"
    r"podoba (?:ci|wam) się,? (?:to,? )?co (?:robimy|piszemy|czytasz)|"
    r"líbí se (?:vám|ti),? (?:to,? )?co (?:píšeme|děláme|čtete)|"
    r"páči sa (?:vám|ti),? (?:to,? )?čo (?:píšeme|robíme|čítate)|"
    r"(?:вам )?нравится (?:то,? )?что мы|(?:вам )?подобається (?:те,? )?що ми|"
    r"tetszik,? amit (?:csinálunk|írunk|olvas)|îți place ce (?:facem|scriem|citești)|"
    r"gillar du (?:det )?(?:vi gör|du läser)|vind je (?:het )?leuk wat (?:we|wij|je)\b|"
    r"(?:did|do) you (?:like|enjoy) (?:this|our) (?:article|story|post)|"
    r"gef(?:ällt|allen) (?:dir|ihnen|euch) (?:unser|diese)|"
    r"hat (?:dir|ihnen|euch) (?:der|dieser|unser) (?:artikel|beitrag|text) gefallen|"
    r"te (?:gustó|ha gustado) (?:est[ea]|nuestr[oa]) (?:artículo|post|noticia|nota|reportaje)|"
    r"(?:cet article )?vous a(?:-t-il)? plu\b|"
    r"ti è piaciut[oa] (?:quest[oa]|l['’]) ?(?:articolo|post|notizia)|"
    r"(?:gostou|te gustó|ti è piaciuto|vous avez aimé|vond je het leuk|podobało się|понравилось|"
    r"beğendiniz mi|hat(?:['’]s| es)? gefallen) ?\?|"
    r"vond (?:je|u) dit (?:artikel|verhaal|bericht)|"
    r"gostou d(?:este|esta|o|a) (?:artigo|matéria|texto|conteúdo|notícia|reportagem)|"
    r"s?podobał\w* (?:ci|wam|się) (?:się |ci |wam )?(?:ten )?(?:artykuł|tekst)|"
    r"líbil (?:se )?(?:vám|ti) (?:se )?(?:tento )?(?:článek|text)|"
    r"páčil sa (?:vám|ti) (?:tento )?(?:článok|text)|"
    r"(?:вам )?понравил(?:ась|ся) (?:вам )?(?:эта |этот |наша )?(?:стать|материал|текст)|"
    r"сподобал(?:ася|ась|ся) (?:вам )?(?:ця |цей )?(?:статт|матеріал|текст)|"
    r"bu (?:haberi|yazıyı|içeriği|makaleyi) beğendi|"
    r"(?:gillade|uppskattade) du (?:den här )?(?:artikeln|texten)|"
    r"likte du (?:denne )?(?:artikkelen|saken)|kunne du lide (?:denne )?artik|"
    r"piditkö (?:tästä )?(?:artikkelista|jutusta)|"
    r"tetszett (?:a|ez a) (?:cikk|írás)|ți-a plăcut (?:acest )?articol|"
    r"σας άρεσε (?:αυτό )?το άρθρο|suka (?:dengan )?artikel ini|"
    r"هل أعجبك (?:هذا )?(?:المقال|الخبر)|(?:यह|ये) (?:लेख|खबर|ख़बर) (?:पसंद|अच्छ)|"
    r"この記事が(?:気に入ったら|役に立ったら|面白かったら|よかったら|いいと思ったら)|"
    r"(?:喜欢|喜歡|觉得)(?:这篇|這篇|本)文章|(?:이 )?기사가 (?:마음에 드|도움이 되|유익하)|"
    r"was this (?:(?:article|page|information|answer) )?helpful|"
    r"war dieser (?:artikel|beitrag|text) (?:hilfreich|interessant)|"
    # what a reader thinks of it
    r"(?:what do you think|what are your thoughts|was (?:denken|meinen|halten) sie|was (?:denkst|"
    r"meinst|hältst) du|qu['’]en pensez-vous|¿?qué (?:opinas|piensas|opina usted)|o que (?:acha|"
    r"você acha|pensa)|(?:che )?cosa ne pensi|wat (?:vind|denk) (?:jij|je|u)|"
    r"co (?:sądzisz|myślisz)|"
    r"(?:а )?что вы (?:думаете|об этом думаете)|siz ne düşünüyorsunuz|vad tycker du|co si myslíte|"
    r"आपकी (?:क्या )?राय|ما رأيك(?:م)?|あなたは?どう思|你怎么看|你怎麼看|"
    r"여러분의 생각은)[^.!?？؟।]{0,40}"
    r"[?？؟][^.!?।]{0,60}(?:comment|komment|коммент|comentá?r|reac|reageer|yorum|コメント|评论|評論|"
    r"留言|댓글|कमेंट|टिप्पणी|تعليق)|"
    r"(?:diskutieren|debattieren) sie (?:hier )?mit\b|(?:diskutier|debattier)(?:e|t) mit\b|"
    # what else its makers want, or have
    r"(?:você )?tem (?:alguma |uma )?sugestão de (?:reportagem|pauta)|제보(?:하기|전화| ?[:：])|"
    r"(?:мы|ми) (?:есть )?в (?:соц(?:иальных )?сетях|соцмережах|соціальних мережах)"
    r"(?=\W*(?:[:—–-]|$))|"
    r"ihbar[^.!?]{0,40}(?:hattımız|bize)\b|"
    r"vídeos: (?:veja|assista|mais)\b|"
    # how much may still be read for nothing
    r"you(?: have|['’]ve)(?: only)? \d{1,2} (?:free |more )?(?:articles?|stor(?:y|ies))\b|"
    r"(?:(?:sie haben|du hast) )?noch \d{1,2} (?:kostenlose|freie|gratis)[ -]?artikel|"
    r"il vous reste \d{1,2} articles?|(?:te|le) quedan? \d{1,2} artículos?|"
    # what a reader needs to comment
    r"(?:you|please) (?:must|need to|have to|should)? ?(?:be )?(?:log(?:ged)? ?in|sign ?in|"
    r"register(?:ed)?)\b[^.]{0,60}\b(?:comment|reply|review)|"
    r"(?:du musst|sie müssen|bitte) [^.!?]{0,30}(?:eingeloggt|angemeldet|einloggen|anmelden)\b"
    r"[^.]{0,60}\b(?:komment|antwort|bewert)|"
    r"(?:melde|logge) dich (?:bitte )?(?:an|ein),? um |"
    r"vous devez [^.]{0,30}connect\w+[^.]{0,40}(?:comment|répon)|"
    r"(?:debes|tienes que) [^.]{0,40}(?:sesión|conectad|registr)[^.]{0,40}coment|"
    r"devi [^.]{0,40}(?:connesso|accesso|accedere|loggat)[^.]{0,40}comment|"
    r"je moet [^.]{0,30}(?:ingelogd|inloggen)[^.]{0,40}reac?[tg]|"
    r"join the (?:conversation|discussion)\W*$|"
    r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off|off)|be the first to "
    r"(?:comment|reply)|"
    r"(?:die )?kommentar(?:e|funktion) (?:sind|ist|wurde) (?:\w+ )?(?:geschlossen|deaktiviert)|"
    r"les commentaires sont (?:fermés|clos)|soyez le premier à (?:commenter|réagir)|"
    r"los comentarios están cerrados|sé el primero en comentar|i commenti sono chiusi|"
    r"os comentários estão (?:fechados|encerrados)|seja o primeiro a comentar|de reacties zijn "
    r"gesloten|"
    r"komentarze (?:są |zostały )?(?:zamknięte|wyłączone)|комментарии (?:закрыты|отключены)|"
    r"评论已关闭|暂无评论|(?:لا توجد|لا يوجد) (?:أي )?تعليقات|كن أول من (?:يعلق|علق)|"
    r"(?:henüz yorum yok|ilk yorumu sen|yorum yap(?:mak|abilmek) için)|"
    r"(?:комментариев пока нет|пока нет комментариев|станьте первым,? кто)|"
    r"(?:чтобы|щоб) (?:оставить комментарий|оставлять комментарии|залишити коментар)|"
    r"(?:zatím bez komentářů|buďte první,? kdo|pro (?:přidání|vložení) komentáře)|"
    r"(?:bądź pierwszy,? który|aby (?:dodać komentarz|komentować)|zaloguj się,? aby)|"
    r"(?:inga kommentarer|bli den första att kommentera|ingen kommentarer|ole ensimmäinen "
    r"kommento)|még nincs hozzászólás|κανένα σχόλιο|belum ada komentar|chưa có bình luận|"
    r"(?:まだ)?コメント(?:は|が)(?:まだ)?ありません|"
    r"コメントを(?:投稿|書)(?:する|くに)|아직 댓글이 없|"
    r"댓글을 (?:작성|남기)(?:하려면|려면)|टिप्पणी करने के लिए|"
    r"(?:fii primul|fiți primii|légy te az első|buďte prv\w+|(?:bliv|vær) den første|"
    r"wees de eerste|sigues el primer|бъдете първи\w*|будьте перш\w+|budi prvi|"
    r"jadilah (?:yang|orang) pertama|hãy là người đầu tiên|γίνετε? (?:ο )?πρώτος)[^.]{0,20}"
    r"(?:[ck]oment|komment|reag|react|hozzász|коммент|комент|berkomentar|bình luận|σχολι)|"
    r"(?:send|submit) (?:us )?your (?:own )?(?:stor|news|tips?\b|photos?\b|ideas|letters)|"
    # what a blog's system says of its entry, and a shop's of its prices
    r"this entry was (?:posted|written|filed|published)\b|"
    r"(?:der|dieser) (?:beitrag|eintrag|artikel) wurde (?:am|um|unter|von|veröffentlicht)\b"
    r"[^!?]{0,160}(?:veröffentlicht|abgelegt|gepostet|geschrieben|einsortiert)|"
    r"cette entrée a été publiée|esta entrada (?:fue|se) public|questo (?:articolo|post) è stato "
    r"pubblicato|dit bericht (?:is|werd) geplaatst|"
    r"(?:last updated? on|letzte aktualisierung am|dernière mise à jour le|"
    r"ultimo aggiornamento|última actualización) [^/]{4,40} / [^/]{0,80}affili|"
    # what is still to be written
    r"this is a (?:breaking|developing) (?:news? )?story\b|"
    # where to write to
    r"(?:contact|e-?mail|write to|message) (?:us|me|(?:the |our )(?:newsroom|news ?desk|"
    r"reporters?|editors?|authors?|writers?))\b|"
    # what a reader may have found wrong
    r"(?:(?:have you |did you )?(?:found|find|spot(?:ted)?|see|noticed?) an? (?:typo|mistake|"
    r"error)|"
    r"(?:haben sie|hast du) einen (?:\w+)?fehler|(?:tipp|schreib)?fehler (?:gefunden|entdeckt)|"
    r"(?:vous avez |avez-vous )?(?:repéré|trouvé|remarqué|vu) une (?:erreur|coquille|faute)|"
    r"une (?:erreur|coquille|faute)\b|"
    r"¿?(?:has|ha) (?:encontrado|detectado|visto) (?:un|algún) (?:error|fallo)|"
    r"(?:encontrou|viu|achou) (?:um|algum) erro|(?:hai|avete) (?:trovato|notato) un (?:errore|"
    r"refuso)|"
    r"(?:heb je|heeft u|zie je|ziet u) een (?:\w+)?fout|(?:har du )?(?:hittat|sett) (?:ett )?fel\b|"
    r"(?:har du )?(?:fundet|funnet|sett) en (?:fejl|feil)|(?:našli|objevili|našiel) (?:jste|ste)\b|"
    r"(?:znalazłe?[śa]ś?|zauważyłe?[śa]ś?|widzisz) (?:błąd|literówkę)|"
    r"(?:нашли|заметили|увидели|обнаружили) (?:опечатку|ошибку|неточность)|"
    r"(?:знайшли|помітили|побачили|виявили) (?:помилку|опечатку)|hibát talált|elírást talált|"
    r"ai (?:găsit|observat) o (?:greșeală|eroare)|(?:haberde )?(?:bir )?hata (?:mı )?(?:gördü|"
    r"buldu)|"
    r"(?:מצאתם|ראיתם) (?:טעות|שגיאה)|(?:huomasitko|löysitkö) (?:kirjoitus)?virheen|"
    r"(?:открихте|забелязахте|намерихте) (?:ли )?грешка|(?:uočili|primijetili) (?:ste )?grešku|"
    r"has trobat (?:un|cap) error|menemukan (?:kesalahan|kekeliruan)|phát hiện lỗi|"
    r"βρήκ(?:ατε|ες) (?:κάποιο )?λάθος|오(?:류|탈자)를? 발견|هل وجدت خطأ)(?=[^.!]{0,80}[?？؟])|"
    r"(?:если вы|якщо ви) (?:нашли|заметили|увидели|обнаружили|знайшли|помітили|побачили|виявили) "
    r"(?:опечатку|ошибку|помилку|неточность)|fehler melden\b|hata bildir|发现(?:错误|错别字)|"
    r"(?:この(?:ページ|記事)の)?誤りを報告|오(?:류|탈자)를? 신고|"
    # who made what, when nobody did
    r"(?:this|the) (?:audio|voice|narration|recording|summary|translation|transcript|article|text|"
    r"content) (?:is|was|has been) (?:[\w-]+ )?(?:generated automatically|"
    r"(?:auto|ai|machine|computer)-?(?:matically)? ?-?"
    r"(?:generated|translated)|(?:created|generated|written|translated|produced) "
    r"[^.]{0,40}(?:with|by|using) "
    r"(?:the (?:help|aid|use) of )?(?:ai\b|artificial|an? (?:ai|automat)))|"
    r"(?:diese[rs]?|der|die|das) (?:\w+ )?(?:text|artikel|zusammenfassung|übersetzung|beitrag|"
    r"audio) "
    r"(?:wurde|ist) [^.]{0,60}(?:\bki\b|ki-|künstliche[rn]? intelligenz|maschinell|automatisch)|"
    r"(?:cette?|ce) (?:résumé|traduction|article|texte|contenu) a été [^.]{0,60}"
    r"(?:\bia\b|intelligence artificielle|automatiquement)|"
    r"(?:este?|esta) (?:resumen|traducción|artículo|texto|resumo|tradução|artigo) (?:ha sido|fue|"
    r"foi) "
    r"[^.]{0,60}(?:\bia\b|inteligencia artificial|inteligência artificial|automátic)|"
    r"deze (?:samenvatting|vertaling) (?:is|werd) [^.]{0,60}(?:\bai\b|kunstmatige)|"
    r"(?:to|niniejsze) (?:streszczenie|podsumowanie|tłumaczenie) [^.]{0,60}(?:\bai\b|sztuczn)|"
    r"(?:краткое содержание|пересказ|перевод) (?:был )?[^.]{0,40}(?:нейросет|\bии\b)|"
    r"sammanfattningen (?:är|har) [^.]{0,60}(?:\bai\b|\bai-)|bu özet [^.]{0,60}yapay zek|"
    r"(?:questo|questa) (?:riassunto|traduzione|articolo|testo) è stat[oa] [^.]{0,60}"
    r"(?:\bia\b|\bai\b|intelligenza artificiale|automaticamente)|"
    r"(?:our|unsere|nos|nuestr[oa]s|i nostri) (?:standards|grundsätze|principes|"
    r"principios)\s?[:：]|"
    # what a law has a page say of who makes it
    r"(?:настоящий материал|данное сообщение|этот материал)[^.]{0,90} распростран[её]но?\b"
    r"[^.]{0,60} иностранн\w+ агент|"
    # how an agency ends its text and files it
    r"реклама\W{1,4}(?:ооо|ао|пао|ип|зао|16\+|18\+|рекламодатель|erid)\b|"
    r"انتهای پیام|پایان پیام|کد (?:خبر|مطلب)|لینک کوتاه|شناسه خبر|"
    # licences
    r"(?:this|our) (?:article|story|piece|work|content) (?:is|was|may be) (?:\w+ )?"
    r"(?:re)?published [^.]{0,80}(?:creative commons|licen[cs]e)|"
    r"republish (?:this|our) (?:article|story|stories|work)"
    r")",
    re.IGNORECASE,
)
# What asks whether a reader knows something; the police ask so too.
TIP = Pattern(
    r"\W{0,3}(?:(?:do you |you )?have (?:an? |any |some )?(?:news |confidential )?(?:story|tips?|"
    r"information|question|thoughts|more to add)\b|got (?:an? )?(?:news |confidential )?"
    r"(?:story|tips?|something to (?:share|say))\b|"
    r"(?:haben|hast|kennen) (?:sie|du|ihr) [^.?!]{0,60}(?:hinweise?|tipps?|informationen|"
    r"geschichte)|(?:hinweise|tipps) (?:bitte )?an\b|"
    r"(?:vous avez|avez-vous) (?:une information|des informations|un témoignage|une histoire)|"
    r"¿?(?:tienes?|tiene usted) (?:una historia|información|alguna pista)|"
    r"(?:hai|avete) (?:una (?:storia|segnalazione)|informazioni))",
    re.IGNORECASE,
)
OURS = Pattern(
    r"\b(?:us|our|newsroom|news ?desk|reporters?|editors?|uns|unser\w*|redaktion|nous|notre|"
    r"rédaction|nos|escríbenos|nuestr\w+|redacción|scrivici|nostr\w+|redazione)\b"
)
# A person's line below a story: where to write to them.
REACHED = Pattern(
    r"\b(?:can be (?:reached|contacted)|(?:reach|follow|e-?mail) (?:him|her|them))\b[^.]{0,40}@",
    re.IGNORECASE,
)
# Stands in place of what is still to come: another site's content, until a reader agrees to load
# it, or the text of a template.
UNLOADED = Pattern(
    r"\W{0,3}(?:"
    r"(?:empfohlener )?(?:redaktioneller|externer) inhalt(?: von \S+)?\W*$|"
    r"an dieser stelle (?:finden sie|findest du|findet ihr) [^.]{0,60}\bextern\w* inhalt|"
    r"(?:(?:ich bin )?(?:damit )?einverstanden,? dass|i (?:agree|consent) to|"
    r"j['’]accepte (?:que|d)|"
    r"acepto (?:que|ver|la)|aceito (?:que|ver|a)|accetto (?:che|di|la)|acconsento a\w*|"
    r"ik (?:ga ermee )?akkoord|jag (?:godkänner|samtycker)|jeg (?:godtar|samtykker)|"
    r"(?:wyrażam zgodę|zgadzam się) na|souhlasím s|я (?:согласен|согласна|даю согласие))\b"
    r"(?=[^.]{0,80}(?:conten|inhalt|inhoud|innehåll|indhold|innhold|treś|obsah|контент|содержим))"
    r"[^.]{0,90}(?:shown|display|load|anzeig|angezeigt|geladen|affich|présent|charg|mostr|muestr|"
    r"exib|exhib|carreg|visualizz|caric|getoond|weergegeven|visas|vises|wyświetl|zobraz|показ|загруз)|"
    r"(?:personal data|personenbezogene daten|(?:[dv]es )?données personnelles|(?:sus )?datos "
    r"personales|(?:os )?dados pessoais|(?:i )?dati personali|persoonsgegevens) [^.]{0,60}"
    r"(?:third[- ]party platform|drittplattform|plateformes tierces|plataformas (?:de )?terceir|"
    r"plataformas de tercer|piattaforme (?:di )?terze|platforms? van derden)|"
    r"this (?:content is (?:hosted|served) by|(?:article|story) (?:contains|includes) content "
    r"(?:provided|hosted|served) by)|"
    r"to (?:view|see|watch|display) this (?:content|embed|video|post)\b[^.]{0,60}"
    r"\b(?:cookies?|consent|javascript|third[- ]part)|"
    r"(?:pour (?:afficher|voir|visualiser|consulter|lire)|para (?:ver|visualizar|mostrar|assistir)|"
    r"per (?:visualizzare|vedere|guardare)|om (?:deze|dit|de)|um (?:diese[nrs]?|den|das)|"
    r"för att (?:se|visa|titta)|for (?:å|at) (?:se|vise)|aby (?:wyświetlić|zobaczyć|obejrzeć|"
    r"zobrazit)|"
    r"(?:чтобы|щоб) (?:увидеть|посмотреть|просмотреть|побачити|переглянути)|bu içeriği) [^.]{0,60}"
    r"(?:conten|v[ií]d[eé]o|publica|inhalt|inhoud|innehåll|indhold|innhold|treś|obsah|контент|видео|"
    r"відео|içeri|tweet|post\b|beitrag|bericht)[^.]{0,90}(?:cookie|accept|consent|zustimm|akzept|"
    r"einwillig|toestemm|aceit|acept|accett|autoris|autoriz|godkän|zgod|zgód|souhlas|соглас|разреш|"
    r"дозвол|çerez)|"
    r"(?:ce contenu|cette (?:vidéo|publication)|este contenido|este conteúdo|questo contenuto|"
    r"dieser inhalt|deze inhoud)(?: [^\s.]+){0,3} (?:est|a été|ha sido|está|è|ist|wurde|is) "
    r"(?:bloqu|blocc|"
    r"blockiert|"
    r"gesperrt|geblokkeerd|deaktiviert)|"
    r"hier würden wir (?:dir|ihnen|euch)|"
    r"contenu externe\W*$|contenido externo\W*$|contenuto esterno\W*$|externe inhoud\W*$|"
    r"this (?:slideshow|video|feature) (?:requires|needs) javascript|lorem ipsum\b|"
    # of what a browser cannot show
    r"(?:sorry, )?(?:you are using|you['’]re using|it (?:looks|seems) like you are using) an? "
    r"(?:outdated|old(?:er)?|unsupported)(?: version of (?:your )?)?(?: web)? ?browser|"
    r"(?:sorry, )?(?:your (?:web )?browser|(?:ihr|dein|der verwendete) browser|votre navigateur|"
    r"(?:su|tu|o seu|seu) navegador|il (?:tuo|suo) browser|(?:je|uw) browser|"
    r"din (?:webbläsare|nettleser|browser)|twoja przeglądarka|ваш браузер|tarayıcınız|متصفحك|"
    r"您(?:的|使用的)(?:浏览器|瀏覽器)|お使いのブラウザ|사용하시는 브라우저)[^.!?。]{0,60}"
    r"(?:not (?:currently )?support|n['’]t support|no longer support|outdated|out of date|too old|"
    r"veraltet|nicht unterstützt|unterstützt (?:kein|die|das)|obsol|pas à jour|"
    r"ne (?:supporte|prend) pas|desactualizad|desatualizad|no (?:soporta|admite|es compatible)|"
    r"não suporta|non (?:supporta|è aggiornato)|verouderd|niet ondersteund|föråldrad|forældet|"
    r"utdatert|nieaktualn|nie obsługuje|устарел|не поддерживает|eski|desteklem|لا يدعم|过低|過低|"
    r"不支持|不支援|古い|対応して|지원)|"
    r"(?:please|bitte|veuillez|por favor,?|s['’]il vous plaît,?|proszę|пожалуйста,?) "
    r"(?:up(?:date|grade)|enable|activate|turn on|aktualisieren sie|aktivieren sie|"
    r"mettre à jour|activer|actuali[cz][ea]|activ[ae]|habilit[ae]|atuali[sz]e|ative|"
    r"zaktualizuj|włącz|обновите|включите) "
    r"(?:(?:your|ihren|votre|su|tu|o seu|seu|el|o|swoją|ваш) )?(?:web )?(?:browser|navigateur|"
    r"navegador|przeglądark|браузер|javascript)"
    r"(?![^.!?]{0,60}\b(?:continue|proceed|fortzufahren|continuer|continuar|kontynuować))"
    r")",
    re.IGNORECASE,
)
# Names a part of the page by itself, or says how long reading it takes.
PART = Pattern(
    r"\W*(?:table of contents|in this (?:article|post|story)|on this page|"
    r"inhaltsverzeichnis|table des matières|tabla de contenidos?|inhoudsopgave|"
    r"\d{1,3}[- ]min(?:ute)?s? (?:read|lesezeit|de lecture|de lectura|di lettura|leestijd)|"
    r"haberin devamı|(?:(?:view|see|show) (?:all |the )?comments|(?:zu den|alle) kommentaren?|"
    r"zur diskussion|voir les commentaires|ver (?:los )?comentarios|vai ai commenti|"
    r"ver (?:os )?comentários|naar de reacties|przejdź do komentarzy|(?:перейти )?к комментариям|"
    r"до коментарів|(?:vstoupit do|přejít do|přejít k) diskus[ei]|vstúpiť do diskusie|"
    r"till kommentarerna|til kommentarene|yorumları gör)(?: ?\(?\d{1,4}\)?)?|"
    r"(?:open|view|see|show|enlarge|expand)(?: this)? (?:image|photo|picture|gallery)s?"
    r"(?: in (?:gallery|full ?screen|a new window|full(?: size)?))?|"
    r"(?:bild|foto|grafik) vergrößern|bilder ?galerie öffnen|"
    r"(?:agrandir|ouvrir) (?:l['’]image|la photo)|voir (?:l['’]image|la photo) en grand|"
    r"ampliar (?:la )?(?:imagen|foto|imagem)|(?:ingrandisci|apri) (?:l['’]immagine|la foto)|"
    r"(?:vergroot|bekijk) (?:de )?(?:afbeelding|foto)|(?:powiększ|zobacz) (?:zdjęcie|galerię)|"
    r"(?:увеличить|открыть) (?:фото|изображение|картинку)|(?:fotoğrafı|resmi) büyüt|"
    r"(?:visa|öppna|förstora) bild(?:en)?|zvětšit (?:fotografii|obrázek)|"
    r"(?:画像|写真)を拡大(?:する)?|(?:查看|点击)大图|(?:이미지|사진) (?:크게 ?보기|확대)|"
    r"تكبير الصورة|"
    r"(?:点击|點擊|點我|点我)(?:阅读|閱讀|查看|觀看|观看|看)(?:下一[篇則则]|更多|全文|原文|完整.{0,4})|"
    # how often it was read, and what may be done with it
    r"(?:조회수?|阅读(?:量|数)|浏览(?:量|数)|瀏覽數|閲覧数|просмотр(?:ы|ов)|views|"
    r"okunma(?: sayısı)?|visitas|"
    r"aufrufe|wyświetle(?:nia|ń)|lecturas|المشاهدات) ?[:：]? ?\d[\d.,]*|"
    r"\d[\d.,]* ?(?:views|просмотр\w*|visitas|aufrufe|okunma|wyświetleń|lecturas|lectures|"
    r"visningar|weergaven|조회|次阅读|次瀏覽|مشاهدة)|"
    r"(?:print|copy|drucken|imprimer|imprimir|stampa|afdrukken|drukuj|распечатать|yazdır|"
    r"skriv ut|vytisknout|طباعة)(?: (?:this|cet|este|questo|dit|هذا))?"
    r"(?: (?:article|page|story|link|artikel|artículo|articolo|الخبر|المقال|الصفحة))?|"
    # that it is read aloud
    r"(?:listen to|écouter|escuchar?|ascolta|ouça|ouvir|luister naar|lyssna på|lytt? til|kuuntele|"
    r"(?:по)?слушать|posłuchaj|dengarkan|nghe(?: đọc)?|استمع (?:إلى|ل)|האזינו ל|ακούστε)"
    r"(?: ?(?:this|the|cet|l['’]|el|la|este|esta|questo|o|a|den|dit|tämä|эту|το|هذا))? ?"
    r"(?:article|story|artículo|nota|noticia|articolo|artigo|matéria|notícia|artikel[ne]?|"
    r"artiklen|artikkelen|saken|jutt?u|статью|новость|artykułu|artikel ini|bài(?: viết)?|المقال|"
    r"الخبر|כתבה|άρθρο)|"
    r"(?:diesen |den )?(?:artikel|beitrag|text) (?:an)?hören|haberi dinle|기사 듣기|听全文|"
    r"نسخ الرابط|링크 복사|인쇄하기|印刷する|打印本页|举报(?: ?[/／] ?反馈)?|"
    r"(?:download|pobierz|télécharger|descargar|scarica|baixar|скачать) [^.:]{0,25}\bpdf|"
    r"(?:इस )?(?:खबर|ख़बर|लेख) (?:को )?शेयर करें|"
    r"[（(]?点击(?:图片|此处|这里)?(?:进入|查看)?(?:下一页|更多|大图|原文|全文)?|阅读原文|"
    r"(?:次|前)の?ページ[へは]?(?:[:：].{0,40})?|(?:next|previous) page|nächste seite|"
    r"page suivante|siguiente página|página siguiente|pagina (?:successiva|următoare)|"
    r"próxima página|volgende pagina|następna strona|nästa sida|næste side|neste side|"
    r"следующая страница|наступна сторінка|sonraki sayfa|další strana|ďalšia strana|"
    r"következő oldal|seuraava sivu|επόμενη σελίδα|الصفحة التالية|صفحه بعد|अगला पेज|"
    r"trang (?:sau|tiếp(?: theo)?)|halaman (?:selanjutnya|berikutnya)|העמוד הבא|หน้าถัดไป|"
    r"下一[页頁]|다음 ?페이지|sljedeća stranica|"
    r"(?:lesezeit|lesedauer|reading time|(?:temps|durée) de lecture|tiempo de lectura|"
    r"tempo (?:di lettura|de leitura)|leestijd|lästid|lesetid|læsetid|czas czytania|"
    r"время (?:на )?чтени[ея]|час читання|okuma süresi)\s*:?\s*(?:ca\.? |[~≈] ?)?\d{1,3} ?"
    r"(?:min\w*|dk|dakika|мин\w*|хв\w*)?\.?)\W*",
    re.IGNORECASE,
)
# Speaks of the page wherever in a block it stands: how to report a slip, what its links earn.
MARKED = Pattern(
    r"\bctrl ?\+ ?enter\b|\b(?:affiliate|partner|provisions)[- –]?(?:links?|commission)\b|"
    r"\bliens? (?:affiliés?|d['’]affiliation)\b|\b(?:enlaces|links) de afilia|"
    r"\blinks? (?:di affiliazione|affiliat)|\blink(?:i|ów) afiliac|"
    r"\bcommission (?:on|from|for|if)\b",
    re.IGNORECASE,
)
WE = Pattern(
    r"\b(?:(?:this|our) (?:article|post|page|story|site)|dieser (?:beitrag|artikel|text)|cet "
    r"article|"
    r"este (?:artículo|artigo)|questo articolo|dit artikel|ten artykuł|we|our|us|wir|uns|unser\w*|"
    r"nous|notre|nos|nosotros|recib\w+|ganamos|recebemos|ganhamos|"
    r"riceviamo|guadagniamo|otrzym\w+|wij|ontvangen|ctrl)\b",
    re.IGNORECASE,
)
ASIDES, TIPS, MARKS = Openings(PART, ASIDE, UNLOADED), Openings(TIP), Openings(MARKED)
QUOTED = re.compile('[“”„«»「」"]')  # somebody says so in the story
LONGEST_ASIDE = 420  # letters; a longer paragraph also tells something


def is_interruption(text: str) -> bool:
    """Whether *text*, a block by itself, speaks of the page it stands on instead of telling.

    >>> is_interruption("Support our newsroom."), is_interruption("Supporters of the pier cheered.")
    (True, False)
    """
    if len(text) > LONGEST_ASIDE:
        return False
    if "@" in text and REACHED.search(text):
        return True
    if MARKS.is_word_begun(MARKED, text) and WE.search(text) and not QUOTED.search(text):
        return True
    if ASIDES.may_begin(text) and (
        PART.fullmatch(text) or ASIDE.match(text) or UNLOADED.match(text)
    ):
        return True
    is_tip = TIPS.may_begin(text) and TIP.match(text) is not None
    return is_tip and OURS.search(text.lower()) is not None
