"""Who signs where nobody does: a paper's desk, its staff, a public body, in any language."""

import re

DESK = re.compile(  # in lower case; a desk is no person, whatever metadata say
    r"redaktion|redakcj|redakc[ei]|redaks[ij]|redacci|redacți|redacţi|rédaction|redazione|redação|"
    r"redactie|erredakzio|newsroom|uredništv|urednišk|szerkesztőség|toimitus\b|\btoimetus\b|"
    r"haber (?:merkezi|servisi)|συντακτική|\bσύνταξη\b|\bτμήμα\b|редакци|редакція|редакцій|"
    r"отдел (?:новостей|информации)|відділ новин|новинний відділ|խմբագրություն|რედაქცია|"
    r"ban biên tập|\bnhóm pv\b|tòa soạn|"
    r"هيئة التحرير|فريق|غرفة الأخبار|قسم (?:الأخبار|التحرير)|أسرة التحرير|ديسك|ڈیسک|تحریریه|"
    r"گروه (?:خبر|اخبار)|\bמערכת\b|डेस्क|ब्यूरो|ডেস্ক|ব্যুরো|নিজস্ব প্রতিবেদক|டெஸ்க்|"
    r"กองบรรณาธิการ|ทีมข่าว|ฝ่ายข่าว|สำนักข่าว|編集[部局]|取材班|报道组|採訪中心|记者站|编辑部|編輯部|"
    r"편집[국부]|보도국|취재팀|뉴스팀|"
    r"\b\w*desk\b|\bthe editors\b|"
    r"\b(?:agencias|agences|agências|agenzie|agenturen|agencje|agentury|агентства|وكالات|"
    r"خبرگزاری‌ها)\b"
)
OFFICE = re.compile(  # in lower case: public bodies, which put their own news on their sites
    r"\b(?:universit\w+|universid\w+|(?:fach)?hochschule|facult\w+|institut\w*|ministeri\w+|"
    r"ministerstw\w+|ministerstv\w+|minist[èéê]r\w+|ministero|bundes\w+|landkreis|landratsamt|"
    r"stadtverwaltung|(?:stadt|gemeinde) (?=\w)|mairie|ville de|préfecture|commune de|"
    r"ayuntamiento|diputación|ajuntament|concello|gobierno|comune di|provincia di|regione (?=\w)|"
    r"câmara municipal|prefeitura|governo|gemeente|provincie|rijks\w+|gmina|urząd|starostwo|"
    r"primăria|consiliul|önkormányzat\w*|egyetem|университет\w*|університет\w*|институт\w*|"
    r"министерств\w+|міністерств\w+|администраци\w+|адміністраці\w+|прокуратур\w+|управлени\w+|"
    r"πανεπιστήμιο|υπουργείο|δήμος|περιφέρεια|üniversitesi|bakanlığı|belediyesi|valiliği|"
    r"kementerian|pemerintah|đại học|ubnd)\b|(?<=\w )kommune?\b|"
    r"\b(?:جامعة|وزارة|بلدية|دانشگاه|وزارت|אוניברסיטת|משרד|עיריית)\b|"
    r"大学|大學|政府|委员会|委員会|委員會|市役所|県庁|교육청|대학교|시청|도청"
)
