"""Words that authors of pages use for the parts of a page, in the names of elements.

They are the trade's vocabulary in the languages of its largest publishers, not any site's own.
A kind is one bit; a name can be of several kinds.
"""

from functools import lru_cache

from spiders.extraction.wording.naming import kinds_named, words_named

NAMES = {
    "body": "body bodytext bodycopy articlebody storybody postbody entrybody newsbody maintext "
    "articletext fulltext richtext prose wysiwyg articlecontent storycontent postcontent "
    "pagecontent cuerpo corpo texte testo",
    "content": "content contents main inhalt contenu contenido contenuto conteudo innehall",
    "text": "text txt copy rich formatted",
    "paragraph": "paragraph paragraphs paragraphe para par p absatz parrafo paragrafo textblock",
    "article": "article articles story stories entry post artikel articulo articolo artigo "
    "noticia notizia beitrag hentry haber news newsarticle single permalink",
    "dek": "standfirst dek deck subtitle subtitles subhead subheadline subheading summary abstract "
    "intro introduction lead leadtext lede excerpt description chapo chapeau entradilla vorspann "
    "sommario sottotitolo perex ingress bajada copete strapline spot underrubrik manchet anons "
    "desc teasertext shorttext subline tagline blurb sumario riassunto preamble",
    "headline": "headline title heading hed h titre titulo titolo rubrik kicker overline topline "
    "dachzeile headlines eyebrow roofline",
    "caption": "caption captions credit credits figcaption legende legend copyright didascalia "
    "bildunterschrift imagecaption cutline leyenda",
    "picture": "photo photos image images img picture pictures bild foto fotos gallery slide "
    "slider slideshow slides lightbox media thumb thumbnail thumbnails hero lead figure figures",
    "byline": "author authors byline bylines writer autor autoren auteur autore yazar contributor "
    "contributors signature firma bio profile reporter journalist staff avatar vcard creator",
    "meta": "date time datetime published publish meta info timestamp breadcrumb breadcrumbs "
    "dateline updated location ort fecha datum data pubdate readingtime duration tarih",
    "tags": "tag tags taglist topic topics keyword keywords category categories categoria themen "
    "thema schlagwort etiquetas labels filed tagged temas categorie rubric",
    "comment": "comment comments commentlist disqus discussion discussions reply replies kommentar "
    "kommentare comentario comentarios commenti commento commentaires leserbriefe respond forum "
    "forums talkback livefyre coral spotim conversation yorum yorumlar",
    "related": "related aussi recommended recommendation recommendations recommend trending "
    "popular mostread suggested suggestions also outbrain taboola similar recirc recirculation "
    "next previous prev latest further empfehlungen river feed upsell linkbox mehr more "
    "readmore readnext seealso relacionadas relacionados correlati ilgili upnext linklist "
    "interlink crosslink pagination ranking topstories dable",
    "teaser": "teaser teasers promo promos card cards carousel tile tiles swiper grid listing "
    "headlines box item items feature featured module list",
    "share": "share sharing social socials follow facebook whatsapp teilen bookmark addtoany "
    "toolbar tools actions print sharedaddy sns paylas compartir like likes reactions",
    "embed": "tweet twitter instagram embed embedded embeds tiktok youtube player video videos "
    "podcast audio iframe oembed datawrapper infogram jwplayer brightcove html",
    "box": "box boxes sidebar aside callout highlights keypoints takeaways inset "
    "kasten glossary panel accordion explainer background hintergrund rail "
    "column secondary complementary widget widgets inline",
    "quote": "quote quotes zitat citation pullquote blockquote cita pull quotation",
    "advert": "ad ads adv advert adverts advertisement advertising sponsor sponsored anzeige "
    "werbung publicidad reklam dfp adslot banner banners affiliate commercial shop deal deals "
    "product products partner partners gpt mpu promoted pub brand",
    "subscribe": "newsletter newsletters subscribe subscription subscriptions subscriber signup "
    "paywall piano premium register registration login signin donate donation support "
    "membership member abo regwall offer offers cta contribute tinypass barrier gate metered",
    "furniture": "footer header nav navi navigation menu menus masthead cookie cookies consent "
    "modal popup overlay search skip legal disclaimer notice alert alerts privacy terms utility "
    "gdpr breaking ticker weather toc banner topbar sitemap notification onetrust dropdown",
    "correction": "correction corrections clarification errata erratum note notes berichtigung "
    "transparency editorsnote anmerkung rectificatif",
    "live": "live liveblog timeline update updates entries liveticker event events",
    "unseen": "hidden visually sr screenreader invisible offscreen noprint hide none vh "
    "accessibility a11y assistive collapsed",
    "table": "table score scores stats standings chart graphic graphics poll quiz odds results "
    "recipe ingredients instructions infographic",
    "list": "bullet bullets ul ol li liste lists",
    "end": "bottom end after below footnote footnotes source sources quelle ending tail postscript",
    "facts": "factbox infobox factfile infokasten faktenkasten faktbox faktabox faktaboks "
    "faktaruta",
}  # fmt: skip
KINDS_OF: dict[str, int] = {}
for bit, words in enumerate(NAMES.values()):
    for word in words.split():
        KINDS_OF[word] = KINDS_OF.get(word, 0) | 1 << bit
COMPOUNDED = (
    "cookie consent comment disqus newsletter subscribe advert sponsor related recommended "
    "outbrain taboola caption gallery author byline breadcrumb footer social share widget sidebar "
    "paragraph standfirst subtitle summary article story headline infobox factbox livefyre "
    "copyright promo teaser trending disclaimer"
)
STEM = 6  # letters that tell a word run together with others: "cookielawinfo", "commentform"
STEMS = {word[:STEM]: KINDS_OF[word] for word in COMPOUNDED.split()}
TAG_KINDS = (
    "article main header footer aside nav figure,figcaption ul,ol,dl,menu table,tbody,td,tr "
    "form,fieldset blockquote,q section li,dd,dt h1,h2,h3,h4,h5,h6 details address p"
)
TAGS = {
    tag: 1 << (len(NAMES) + bit)
    for bit, tags in enumerate(TAG_KINDS.split())
    for tag in tags.split(",")
}
KINDS = len(NAMES) + len(TAG_KINDS.split())
SPOKEN = frozenset(
    ["sr", "vh", "visually", "assistive", "screenreader", "visuallyhidden", "offscreen"]
)
OVER = frozenset(["text", "content", "inner", "body", "box", "bubble", "popup", "definition"])
HOVERED = frozenset(["tooltiptext", "tooltipcontent", "tooltipbox", "jammer"])
LONGEST_NAMES = 200  # characters; utility-class soups go on for thousands


@lru_cache(maxsize=32768)  # a publisher has some thousand; each costs as much as ten look-ups
def named(names: str) -> int:
    """Return the kinds of word in *names*, which an element's author gave to it, as bits."""
    return kinds_named(names[:LONGEST_NAMES], KINDS_OF, STEMS, STEM)


@lru_cache(maxsize=4096)  # the elements of a page share a few hundred names
def name_words(classes: str, name: str) -> frozenset[str]:
    """Return the words of *classes* and *name*, camel case parted, in lower case."""
    return frozenset(words_named(f"{classes} {name}", True))


def is_spoken(classes: str) -> bool:
    """Tell whether *classes* are of what is read aloud but not shown.

    >>> is_spoken("link__sr-only"), is_spoken("screen-reader-text"), is_spoken("reader-letter")
    (True, True, False)
    """
    words = name_words(classes, "")
    if not SPOKEN.isdisjoint(words) or {"screen", "reader"} <= words:
        return True
    return "a11y" in classes.lower() and "hidden" in words


def is_hovered(classes: str) -> bool:
    """Tell whether *classes* are of what is shown over the word before it, or against copying.

    >>> is_hovered("tooltip-text"), is_hovered("tooltiptext"), is_hovered("tooltip")
    (True, True, False)
    """
    words = name_words(classes, "")
    if "tooltip" in words or "popover" in words:
        return not OVER.isdisjoint(words)
    return not HOVERED.isdisjoint(words)


def kind(name: str) -> int:
    """Return the bit of the kind *name*."""
    return 1 << list(NAMES).index(name)


def words_of(text: str) -> frozenset[str]:
    """Return the words of *text*."""
    return frozenset(text.split())
