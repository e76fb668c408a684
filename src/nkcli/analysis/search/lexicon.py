"""The field's words: which say the same to somebody who searches, in the languages in which people search.

A line is a group, and an indented one goes on with it. `*` ends the beginning of a word, for Russian, Armenian and
Turkic words bend at their ends and English ones change theirs (flee, fleeing); a phrase may have several words. What
is particular to a conflict, such as what one community calls a war, stands in the lexicon of its conflict.json or
among the names of the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nkcli.model.names import normalize, words_of

_GROUPS = """
war, conflict, войн*, պատերազմ*, հակամարտություն*, müharibə*, savaş*, guerre, krieg*
ceasefire*, cease fire*, truce*, armistice, перемири*, прекращени* огня, զինադադար*, հրադադար*, atəşkəs*, ateşkes*,
    waffenstillstand*, waffenruhe, cessez le feu, trêve
peace, мир, мирн*, խաղաղություն*, sülh*, barış*, paix, frieden*
pogrom*, massacre*, slaughter*, kill*, crowds attack, погром*, резн*, ջարդ*, կոտորած*, արյունահեղություն*, qırğın*,
    qətliam*, katliam*, massaker
genocide*, massacre*, геноцид*, ցեղասպան*, soyqırım*, génocide
tragedy, events, трагеди*, события, ողբերգություն*, faciə*, hadisə*
captur*, take, takes, taken, taking, took, seiz*, fall, falls, fell, takes control, liberat*, conquer*, взят*,
    захват*, освобожд*, գրավ*, գրավում*, ազատագր*, işğal*, azad edil*, alınma*, prise de, eroberung, einnahme
occup*, held, control, оккуп*, օկուպաց*, բռնազավթ*, işğal*
loss, fall, falls, fell, lost, падени*, сдач*, անկում*, süqut*, chute
battle*, fight*, clash*, combat*, бой, бои, боев*, сражени*, столкновени*, ճակատամարտ*, մարտ, մարտեր*, բախում*,
    döyüş*, çatışma*, toqquşma*, bataille, schlacht*, kämpfe
attack*, offensive*, assault*, operation*, raid*, invad*, invasion, incursion*, нападени*, наступлени*, атак*,
    операци*, вторжени*, հարձակ*, գործողություն*, ներխուժ*, hücum*, əməliyyat*, attaque*, offensive, angriff*
flee*, fled, exodus, leave, leaves, left, displac*, refugee*, escap*, бегств*, исход, беженц*, փախուստ*, փախստական*,
    տեղահան*, qaçqın*, exode, flucht*, réfugié*
expel*, expuls*, deport*, displac*, drive out, driven out, emptied, leave under threat, изгнани*, выселени*,
    депортац*, արտաքս*, տեղահան*, deportasiya*, sürgün*, vertreib*
ethnic cleansing, этническ* чистк*, էթնիկ զտում*, etnik təmizləmə*
idp*, internally displaced, displac*, переселенц*, месткомпереселен*, köçkün*
return*, come home, go home, возвращени*, վերադարձ*, qayıdış*, dönüş*, retour
pow, pows, prisoner* of war, prisoner*, captive*, captur* soldier*, военнопленн*, пленн*, плен, ռազմագերի*, գերի*,
    գերիներ*, əsir*, esir*, prisonnier*, kriegsgefangen*
hostage*, заложник*, պատանդ*, girov*, rehine*, otage*
exchange*, swap*, hand over, обмен*, փոխանակ*, mübadilə*, dəyişdir*, échange
missing, unaccounted, disappear*, пропавш*, անհետ կորած*, անհայտ կորած*, itkin*, kayıp*
killed, dead, death*, die, dies, died, losses, toll, casualt*, fatalit*, погиб*, убит*, потер*, жертв*, զոհ*,
    սպանված*, զոհված*, həlak*, ölən*, ölü*, itki*, şəhid*, şehit*, tué*, mort*, tote
murder*, assassinat*, kill*, shot dead, убийств*, убил*, սպանություն*, qətl*, öldür*, cinayət*, meurtre, mord
assassinat*, attempt*, gunmen, wound*, покушени*, մահափորձ*, sui qəsd*, attentat
execut*, shot dead, captiv* shot, расстрел*, казн*, գնդակահար*, edam*, güllələ*
wound*, injur*, hurt, ранен*, վիրավոր*, yaralı*, yaralan*, blessé*
civilian*, мирн* жител*, гражданск*, խաղաղ բնակիչ*, քաղաքացիական*, mülki*, sivil*
soldier*, servicem*, troops, military, солдат*, военнослужащ*, զինվոր*, զինծառայող*, əsgər*, asker*, hərbi*
officer*, офицер*, սպա, սպայ*, zabit*, subay*
general*, commander*, генерал*, командир*, գեներալ*, հրամանատար*, komandir*
torture*, abuse*, ill treat*, mistreat*, пытк*, խոշտանգ*, işgəncə*, işkence*
war crime*, unlawful, laws of war, военн* преступлени*, պատերազմական հանցագործ*, müharibə cinayət*, hərbi cinayət*
mercenar*, foreign fighter*, наемник*, վարձկան*, muzdlu*, paralı asker*
volunteer*, доброволец, доброволь*, կամավոր*, könüllü*, gönüllü*
shell*, bombard*, bomb*, fire on, strike*, struck, обстрел*, бомбардир*, бомбежк*, удар*, ռմբակոծ*, հրետակոծ*,
    գնդակոծ*, atəşə tut*, atəş aç*, bombalan*, bombardıman*, bombardement*, beschuss
strike*, attack*, struck, hit, удар*, հարված*, zərbə*, vuruş*, frappe*
missile*, rocket*, ballistic, ракет*, հրթիռ*, raket*, füze*
air raid*, air strike*, bombed, авиаудар*, ավիահարված*, hava zərbə*
drone*, uav, uavs, unmanned, беспилотник*, бпла, дрон*, անօդաչու*, դրոն*, pua, dron*, iha, siha
helicopter*, вертолет*, ուղղաթիռ*, helikopter*, vertolyot*, hélicoptère*, hubschrauber
plane*, aircraft, airplane*, fighter jet, jet, самолет*, ինքնաթիռ*, təyyarə*, uçak, uçağ*, avion, flugzeug*
shot down, shoots down, shoot down, shootdown, comes down, brought down, downed, crash*, сбит*, сбил*, խոցվ*,
    խոցել*, vurulma*, vuruldu, düşürül*, abattu
tank*, armour*, armor*, танк*, տանկ*
artillery, mortar*, артиллер*, հրետան*, artilleriya*, topçu*
cluster munition*, cluster bomb*, cluster rocket*, кассетн*, կասետային*, kaset*, sous munitions, streumunition
white phosphorus, phosphorus, фосфор*, ֆոսֆոր*, fosfor*
mine, mines, landmine*, land mine*, мина, мины, миной, минн*, мин, ական, ականներ*, mina, minalar*, mayın*
map*, карт*, քարտեզ*, xəritə*, harita*
explosion*, explod*, blast*, bomb*, взрыв*, պայթյուն*, partlayış*, patlama*
terror*, bomb*, теракт*, террор*, ահաբեկչ*, terror*
ambush*, засад*, դարան*, pusqu*
metro, subway, underground, метро, մետրո*, metrosu*
train, railway*, rail, поезд*, железн* дорог*, գնացք*, երկաթուղ*, qatar*, dəmir yol*
fuel, petrol, gasoline, топлив*, бензин*, վառելիք*, բենզին*, yanacaq*
blockade*, block*, siege, closure, блокад*, շրջափակ*, blokada*, abluka*, blocus
corridor, road, коридор*, միջանցք*, միջանց*, dəhliz*, koridor*
checkpoint*, кпп, блокпост*, անցակետ*, buraxılış məntəqə*
border*, границ*, пограничн*, սահման*, sərhəd*, sınır*, frontière, grenze*
delimitation, demarcat*, border commission*, делимитац*, սահմանազատում*, delimitasiya*
line of contact, front line, frontline, линия соприкосновени*, շփման գիծ*, təmas xətt*
food, shortage*, hunger, starv*, famine, malnutrition, голод*, սով, սովի, սովամահ*, aclıq*, açlık*
gas, electricity, power cut, blackout*, газ, газоснабжени*, գազ, գազամատակարար*, qaz
child*, дет*, երեխա*, uşaq*, çocuk*
woman, women, женщин*, կին, կանայք, կանանց, qadın*
journalist*, reporter*, журналист*, լրագրող*, jurnalist*, gazeteci*
school*, школ*, դպրոց*, məktəb*, okul*
hospital*, больниц*, госпитал*, հիվանդանոց*, xəstəxana*, hastane*
maternity, mother and child, роддом*, ծննդատ*, doğum ev*
cemetery, burial, graveyard*, grave*, кладбищ*, գերեզման*, qəbiristan*, məzarlıq*, mezarlı*
khachkar*, cross stone*, хачкар*, խաչքար*
church*, cathedral*, monastery, церк*, собор*, монастыр*, եկեղեց*, վանք*, kilsə*, kilise*, monastır*, église, kirche
mosque*, мечет*, մզկիթ*, məscid*, cami
heritage, monument*, наследи*, ժառանգություն*, irs, abidə*
destroy*, destruct*, demolish*, razed, burn*, looted, разруш*, уничтож*, ավեր*, ոչնչաց*, dağıd*, məhv*, tahrib*
population, census, inhabitant*, населени*, перепись, переписи, բնակչություն*, մարդահամար*, əhali*, nüfus*
village*, сел, село, селе, деревн*, գյուղ*, kənd*, köy*
town*, city, cities, город*, քաղաք*, şəhər*, şehir*
district*, region*, район*, շրջան*, մարզ*, rayon*, ilçe*
territor*, land*, area, территори*, տարածք*, ərazi*, toprak*
status, автоном*, статус*, կարգավիճակ*, ինքնավար*, statusu*, muxtariyyət*, özerk*
independence, secession, независимост*, անկախ*, müstəqil*, bağımsız*
self determination, самоопределени*, ինքնորոշ*, öz müqəddərat*
recogni*, признани*, ճանաչ*, tanınma*, tanıma*
referendum*, plebiscite, vote*, референдум*, հանրաքվե*, referendum*
election*, elect*, vote*, выбор*, избран*, ընտրություն*, seçki*, seçim*
president*, президент*, նախագահ*, prezident*, cumhurbaşkan*
prime minister*, premier, премьер*, վարչապետ*, baş nazir*, başbakan*
foreign minister*, министр* иностранных дел, արտգործնախարար*, xarici işlər nazir*
defence minister*, defense minister*, minister of defence, министр* обороны, պաշտպանության նախարար*, müdafiə nazir*
parliament*, national assembly, soviet, supreme council, парламент*, խորհրդարան*, ազգային ժողով*, parlament*, milli
    məclis*, parlement
resign*, step* down, ousted, отставк*, ухо* с поста, հրաժարական*, istefa*, démission
coup, revolt*, uprising, mutiny, rebellion, мятеж*, переворот*, восстани*, հեղաշրջ*, ապստամբ*, çevriliş*, qiyam*,
    darbe*, putsch
rally, rallies, protest*, demonstrat*, march*, митинг*, протест*, демонстрац*, հանրահավաք*, ցույց*, miting*, etiraz*
strike, general strike, забастовк*, գործադուլ*, tətil*, grev*
arrest*, detain*, detention, jail*, imprison*, арест*, задержа*, ձերբակալ*, կալանավոր*, həbs*, tutukla*, gözaltı*
trial*, tries, court*, verdict*, sentenc*, convict*, суд, суда, судебн*, приговор*, դատավարություն*, դատարան*,
    դատավճիռ*, məhkəmə*, hökm*, mahkeme*
pardon*, amnesty, помилован*, ներում*, əfv*
extradit*, hands over, transfer*, экстрадиц*, выдач*, արտահանձն*, ekstradisiya*
dissol*, disband*, abolish*, ends the republic, cease to exist, роспуск*, упраздн*, ликвидац*, լուծար*, ləğv*,
    buraxıl*, feshet*
decree*, law, order*, указ*, закон*, հրամանագիր*, օրենք*, fərman*, qanun*
sovereign*, суверенитет*, ինքնիշխան*, suverenlik*
statement*, declaration*, communiqué, agreement*, joint statement, заявлени*, декларац*, հայտարարություն*,
    հռչակագիր*, bəyanat*, bəyannamə*, déclaration, erklärung
trilateral, tripartite, three leaders, трехсторонн*, եռակողմ*, üçtərəfli*, üçlü*, trilatérale
communique*, statement, коммюнике, հաղորդագրություն*, kommunike*
agreement*, treaty, deal, accord*, pact, protocol*, соглашени*, договор*, протокол*, համաձայնագիր*, պայմանագիր*,
    արձանագրություն*, saziş*, müqavilə*, anlaşma*, accord, abkommen, vertrag
peace treaty, peace agreement, peace deal, мирн* договор*, խաղաղության պայմանագիր*, sülh müqavilə*, sülh sazişi*,
    barış anlaşma*
summit*, meeting*, meet, саммит*, встреч*, գագաթնաժողով*, հանդիպում*, görüş*, sammit*, zirvə*, sommet, gipfel*
talks, negotiat*, переговор*, բանակցություն*, danışıq*, müzakirə*, müzakere*, pourparlers, verhandlung*
mediat*, broker*, arranged, посреднич*, միջնորդ*, vasitəçi*, arabulucu*, médiation
principle*, plan, proposal*, принцип*, план, сկզբունք*, սկզբունքներ*, ծրագիր*, prinsip*, plan*
step by step, phased, поэтапн*, փուլային*, mərhələli*
land swap, territorial exchange, exchange of territor*, обмен территори*, տարածքների փոխանակ*, ərazi mübadilə*
resolution*, резолюци*, բանաձև*, qətnamə*, karar*, résolution
provisional measure*, interim measure*, orders, временн* мер*, միջանկյալ միջոց*, müvəqqəti tədbir*, mesures
    conservatoires
condemn*, deplor*, осужд*, դատապարտ*, pisləy*, kınama*
sanction*, embargo, waive*, waiver*, санкци*, պատժամիջոց*, sanksiya*
arms, weapon*, оруж*, вооружени*, զենք*, սպառազինություն*, silah*
peacekeep*, миротвор*, խաղաղապահ*, sülhməramlı*, barış güc*
withdraw*, pull out, leave, leaves, left, вывод*, покида*, դուրսբերում*, հեռանում*, çıxarıl*, çəkil*, retrait, abzug
hand over, handed over, handover*, pass to, passes to, transfer*, передач*, возврат*, հանձնում*, հանձնել*, təhvil*,
    qaytarıl*
fact finding, fact find*, looks into, assess*, мониторинг*, փաստահավաք*, faktaraşdırıcı*
observer*, monitor*, mission*, наблюдател*, мисси*, դիտորդ*, առաքելություն*, müşahidə*, missiya*, gözlem*
found*, establish*, creat*, set up, proclaim*, создан*, основан*, провозглаш*, ստեղծ*, հիմնադր*, հռչակ*, yaradıl*,
    yaranma*, qurul*
open*, begin*, start*, outbreak, начал*, սկիզբ*, սկս*, başlanğıc*, başla*, début, beginn
end*, finish*, конец, оконч*, ավարտ*, sonu, fin
earthquake*, землетряс*, երկրաշարժ*, zəlzələ*, deprem*
money, cost*, damage*, ущерб*, վնաս*, zərər*, ziyan*
corrupt*, bribe*, laundr*, коррупц*, կոռուպց*, korrupsiya*
ministry of defence, ministry of defense, defence ministry, defense ministry, mod, министерств* обороны, минобороны,
    պաշտպանության նախարարություն*, müdafiə nazirliy*, savunma bakanlı*
ministry of foreign affairs, foreign ministry, mfa, министерств* иностранных дел, мид, արտաքին գործերի
    նախարարություն*, արտգործնախարարություն*, xarici işlər nazirliy*, dışişleri bakanlı*
armed forces, army, вооруженн* сил*, армия, армии, զինված ուժեր*, բանակ*, silahlı qüvvə*, ordu*, silahlı kuvvet*
defence army, defense army, армия обороны, армии обороны, պաշտպանության բանակ*, müdafiə ordu*
republic, республик*, հանրապետություն*, respublika*, cumhuriyet*
popular front, народн* фронт*, ժողովրդական ճակատ*, xalq cəbhəsi*
committee, комитет*, կոմիտե*, komitə*
group, групп*, խումբ*, խմբի, qrup*, grub*
security council, unsc, совет* безопасност*, անվտանգության խորհուրդ*, təhlükəsizlik şura*, güvenlik konsey*
united nations, un, оон, մակ, bmt, onu, vereinte nationen
united states, us, usa, american*, сша, ամն, abş, abd, états unis
european union, eu, евросоюз*, եվրամիություն*, avropa ittifaq*, avrupa birliğ*, union européenne
osce, обсе, եահկ, atət, agit
csto, одкб, հապկ, ktmt
council of europe, совет европы, եվրոպայի խորհուրդ*, avropa şura*
icj, world court, international court of justice, the hague, международн* суд*, արդարադատության միջազգային դատարան*,
    beynəlxalq ədalət məhkəmə*
echr, european court of human rights, strasbourg court, european court, еспч, միեդ, avropa insan hüquqları məhkəmə*,
    aihm
icrc, red cross, красн* крест*, кармир хач, կարմիր խաչ*, qırmızı xaç*, qızıl xaç*, kızılhaç*, croix rouge, rotes
    kreuz
hrw, human rights watch, хьюман райтс вотч
human rights, прав человека, մարդու իրավունք*, insan hüquq*, insan haklar*
ussr, soviet union, soviet*, ссср, советск*, խսհմ, խորհրդային*, sovet*, sscb, urss, sowjet*
autonomous oblast, autonomous region, автономн* област*, ինքնավար մարզ*, muxtar vilayət*
first, 1st, перв*, առաջին, birinci, ilk, première, erste*
second, 2nd, втор*, երկրորդ, ikinci, deuxième, zweite*
black, черн*, սև, qara, kara
january, январ*, հունվար*, yanvar*, ocak
april, апрел*, ապրիլ*, aprel*, nisan
four day, 4 day, четырехдневн*, քառօրյա*, dördgünlük*, dört günlük*, vier tage
day war, дневн* войн*, օրյա պատերազմ*, günlük müharibə*, günlük savaş*
axe, hacked, топор*, կացին*, կացնահար*, balta*
"""

_STOP_WORDS = """
a an the of in on at to by for with from and or as is was were are be been did do does how what when where which who
whom why s d l v vs de du des la le les et en au aux der die das den dem und von im am bei ve ile və bir bu и в во на с
со о об по из за к от до для у при был была были և ու է են էր
"""
STOP_WORDS = frozenset(words_of(_STOP_WORDS))
"""Words that nobody means when they search."""

Phrase = tuple[str, ...]
"""Words, each normalized; `*` ends the beginning of one."""

_LONGEST_ENDING = 7
"""Letters after the beginning of a word at most: those of Turkic words are the longest."""


class Lexicon:
    """Groups of phrases that say the same."""

    def __init__(self, more: Iterable[Iterable[str]] = ()) -> None:
        """Take the groups of a conflict beside those of the field."""
        field = _GROUPS.strip().replace("\n ", " ").replace("\n", "|")
        groups = "|".join((field, *map(",".join, more)))
        # All are normalized at once, between marks that stay: one at a time takes a quarter of a search.
        lines = normalize(groups.replace(",", ";")).split("|")
        self._by_beginning: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
        for line in lines:
            group = tuple(tuple(text.split()) for text in line.split(";"))
            for phrase in group:
                self._by_beginning.setdefault(phrase[0][:2], []).append((phrase, group))

    def synonyms(self, words: Sequence[str]) -> tuple[Phrase, ...]:
        """Return all phrases of the groups in which some words stand; none for other words."""
        near = self._by_beginning.get(words[0][:2], ())
        groups = (group for phrase, group in near if len(phrase) == len(words) and all(map(_stands_for, phrase, words)))
        return tuple(dict.fromkeys(phrase for group in groups for phrase in group))


def _stands_for(pattern: str, word: str) -> bool:
    if not pattern.endswith("*"):
        return word == pattern
    beginning = pattern[:-1]
    return word.startswith(beginning) and len(word) - len(beginning) <= _LONGEST_ENDING
