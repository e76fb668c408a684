"""The field's words: what is counted, of what kind of people, who speaks, and what turns a sentence round.

Tables in plain text, so that a reader can see what `nkcli verify` knows; the conflict's own names come from
the data (`nkcli.analysis.verification.names`). Words stand in every form, for "left" and "leave" say different things.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "measure",  # what is counted; `meaning` are measures of the vocabulary, the likeliest first
    "lost",  # "Armenia lost 49 soldiers": killed, and of whose people
    "people",  # who is counted; `meaning` is a category
    "thing",  # what is counted that is no person; `meaning` is a measure
    "agent",  # whose people act and are not counted: forces, army
    "war",  # a fight that has no name of its own; `meaning` are the kinds of events that it can be
    "says",
    "according",
    "office",  # what speaks for a state: ministry, officials
    "own",
    "both",
    "turn",  # turns what follows round, or makes it another figure
    "part",  # makes of the figure a part of what was counted
    "time",  # a time that only the text's own day tells
    "strike",  # how people were hit, which narrows what is counted
    "link",
    "place",  # a preposition of place
]


class Entry(NamedTuple):
    """What a phrase of the field is."""

    kind: Kind
    meaning: str = ""


_MEASURES = {
    "killed died": """
        killed | killing | kill | kills | dead | died | die | dies | death | deaths | fatalities | fatality | fell
        fallen | perished | slain | massacred | murdered | executed | beheaded | martyred | lives | life | body count
        lost their lives | lost his life | lost her life | lose their lives | losing their lives | loss of life
        claimed the lives of | claimed the life of | cost the lives of | took the lives of | lives lost | death toll
        burned alive | shot dead | fatally wounded""",
    "wounded": """
        wounded | wounding | wound | injured | injuring | injure | injuries | injury | hurt | maimed | wounds | sick
        hospitalised | hospitalized | taken to hospital | in hospital""",
    "missing": """
        missing | went missing | gone missing | unaccounted for | disappeared | still being looked for | not found
        lost contact with | not been found | whereabouts unknown | fate is unknown | fate unknown | fate of""",
    "captured": """
        captured | capturing | taken prisoner | taken captive | taken hostage | hostages | hostage | captives | captive
        prisoners of war | prisoner of war | prisoners | prisoner | pows | pow | arrested | detained | detainees
        in captivity | was holding | is holding | holds | held""",
    "released": """
        released | releases | release | freed | freeing | frees | repatriated | handed over | hands over | handed
        returned home | were returned | was returned | swapped | brought to | gave back | set free | let go""",
    "displaced": """
        displaced | displacing | displacement | fled | fleeing | flee | forced to flee | forced out | driven out
        refugees | refugee | idps | internally displaced | internally displaced persons | internally displaced people
        left their homes | leave their homes | lost their homes | driven from their homes | forced from their homes
        people from their homes | left | leaving | leave | crossed | crossed into | entered | entering | arrived
        expelled | deported | uprooted | exodus | abandon their homes | evicted | forcibly displaced | abandoned
        driven from | thought to have fled | had to flee""",
    "casualties": """
        casualties | casualty | victims | victim | victims of | fallen victim | fell victim | fall victim
        losses | loss | killed or injured
        killed or wounded | killed and wounded | killed and injured | dead and wounded | dead or missing""",
    "personnel": "deployed | deploys | strength | strong | arrived there | moved into | fighting for | mobilised",
    "residents population": """
        inhabitants | inhabitant | residents | resident | population | home to | lived | live | living""",
    "found": "bodies | body | remains | corpses",
    "returned": "returnees | resettled | moved back",
    "returned released": "came back | come back | came home | come home",
}
_LOST = "lost | lose | loses | losing | loss of | losses of | lost at least"
_PEOPLE = {
    "all": "people | persons | person | individuals | citizens | men | inhabitants | residents | members",
    "military": """
        soldiers | soldier | servicemen | serviceman | service members | troops | troop | fighters | fighter
        combatants | personnel | military personnel | military servicemen | military | servicepersons | militants""",
    "civilian": "civilians | civilian | villagers | noncombatants | non combatants | townspeople | mourners",
    "mercenary": "mercenaries | mercenary",
    "peacekeeper": "peacekeepers | peacekeeper",
    "police": "policemen | police officers | policeman",
    "journalist": "journalists | journalist | reporters",
    "children": "children | child | minors | kids | schoolchildren",
    "women": "women | woman",
    "elderly": "elderly | elderly people | old people | older people | pensioners",
    "volunteer": "volunteers | volunteer",
    "foreigner": "foreigners | foreigner",
}
_THINGS = {
    "tanks_lost": "tanks | tank",
    "drones_lost": "drones | drone | uavs | unmanned aerial vehicles",
    "aircraft_lost": "aircraft | helicopters | helicopter | planes | jets | warplanes",
    "artillery_lost": "artillery pieces | howitzers | guns",
    "vehicles_lost": "vehicles | armoured vehicles | armored vehicles",
    "destroyed": "houses | homes | buildings | apartments | schools | churches | mosques | facilities",
    "settlements": "villages | settlements | towns | cities",
    "area": "square kilometres | square kilometers | sq km | km2 | km² | hectares | square miles",
    "share": "percent | per cent | % | percentage points",
    "money": "dollars | euros | drams | manats | roubles | rubles | usd",
    "votes": "votes | deputies voted | judges",
    "mines_cleared": "mines | landmines",
    "count": "shells | rockets | missiles | families | incidents | violations | cases | graves | resolutions",
    "distance": "kilometres | kilometers | km | metres | meters | miles",
    "duration": "days | day | weeks | week | months | month | years | year | hours | hour | minutes | decades",
}
_FIGHTS = {
    "war phase offensive battle clash siege": """
        war | wars | offensive | fighting | clashes | clash | hostilities | conflict | battle | battles | escalation
        escalations | operation | assault | campaign | advance | crackdown | provocation | border clashes | aggression
        occupation | anti terror operation | anti terrorist operation | antiterror operation | anti terror measures
        anti terrorist measures | counter terrorism measures""",
    "violence incident battle siege offensive": """
        attack | attacks | explosion | blast | pogrom | pogroms | massacre | unrest | strike | strikes | violence
        incident | shelling | killings | fire""",
    "exchange transfer": "exchange | swap",
}
_OTHERS: dict[Kind, str] = {
    "agent": "forces | armed forces | army | military unit | units | troops of | artillery",
    "says": """
        says | said | say | reports | reported | announced | announces | stated | states | told | confirmed | confirms
        claims | claimed | put | puts | counted | counts | estimated | estimates | estimate | acknowledged | admitted
        established | recorded | documented | listed | lists | registered | published | gave | gives | informed
        corrected | raised | speaks of | spoke of | quoted | cited | wrote | writes | disclosed | has counted | revealed
        updated | added | acknowledges | acknowledge | admits | admit | concedes | conceded | insists | insisted
        declares | declared | maintains | maintained | released it | released figures
        released the figures | released statistics""",
    "according": "according to | per | as per | citing | by official data | official data | official figures",
    "office": """
        government | authorities | ministry | officials | official | spokesman | spokeswoman | spokesperson | minister
        defence ministry | defense ministry | foreign ministry | health ministry | ministry of defence | foreign office
        ministry of defense | ministry of health | ministry of foreign affairs | prime minister | foreign minister
        defence minister | health minister | emergency minister | president | parliament | prosecutors | prosecutor
        prosecutor general | prosecutor general office | prosecutor office | state prosecutor | investigators
        investigative committee | national security service | security council | press service | sources | ombudsman
        human rights ombudsman | human rights defender | ombudswoman | ombudsperson | state commission | representative
        prisoners of war , hostages and missing persons""",
    "own": "its | its own | their | their own | our | our own | his",
    "both": "both sides | on both sides | the two sides | from both sides | all sides | each side | both countries",
    "turn": """
        not | no | never | neither | nor | none | nobody | denied | denies | deny | rejected | refuted | false | untrue
        half | third of | quarter of | two thirds | tenth | per | every | each | would | could | might | may | if
        unless | will | feared | fears | expected | planned | threatened | risk | rose by | fell by | increased by
        up by | than | only | except | excluding | excludes
        doubled | tripled | nearly lost | almost lost | by up to | wanted | or
        more than half | hoax | should | families of | relatives of | sons of | graves of | monument to | fake | wrongly
        instead of | rather than | first week | first weeks | first day | first days | first hours | opening days
        last days | final days | single day | one day | in ten""",
    "part": """
        another | further | additional | more | others | of them | of these | of those | of whom | among them | among
        including | includes | some of | most of | out of | aged | under | over the age | overnight | so far | by then
        alone | other""",
    "time": """
        yesterday | today | last week | last month | last year | this year | this week | last autumn | last fall
        recent | recently | monday | tuesday | wednesday | thursday | friday | saturday | sunday | past | weekend
        ago""",
    "strike": """
        by mines | by landmines | by a mine | landmine | landmines | mine | mines | by drones | by shelling
        by gunfire | sniper | snipers | by torture | from cold | from hunger | of cold | accident | accidents
        outside combat | non combat""",
    "link": "and | as well as | while | with",
    "place": "in | near | at | inside | outside | around | from | within | of | on | to | into | across",
}
_HARMLESS_TEXT = """
a active adding after again agency all alone also altogether amid an and any are area areas armed around as at
backed be became been before began begun being between bodies body border both broke broken brokered by called came
capital captivity car caused cease ceasefire center centre citizens citizenship city claimed combined come commander
commission committee confirmed considered cost country course cross day days deal defence defense did district
districts do does dozens during earlier early economic emergency enclave end ended ending entire erupted ethnic
ethnically evening events everybody everybodys exact examination examined facebook few figure figures final first
for forensic former forty fought found four from going had has have having he head health her highest his hours
hundreds identified in included infographic information inhabitants interior is it its joint just known last lasted
lasting late later latest least leaving left liberated local mainly many men morning most mostly names nearly next
ngo night now number numbered numbers of off official officially on one operation our out over overall own page part
peace peoples post preliminary premier primarily proclaimed province put reached received recently region regional
regions registered related released reported reportedly republic result resulted resulting s said second self
separatist served service servicemen several shared she shows side sides signing since six so soldier soldiers some
stands start started state statement still stood such suffered table telegram territories territory terror test
tests that the their them there they third this those thought thousands throughout time to together toll total
totaled totalled town twitter two undergone unidentified unknown unrecognised unrecognized until up vice victims
village war was we website week weeks were western what when where which while who whole whom whose with words
wounded year
"""
HARMLESS = frozenset(_HARMLESS_TEXT.split())
"""Words that neither narrow nor turn what a figure counts."""


def _table() -> dict[tuple[str, ...], Entry]:
    table: dict[tuple[str, ...], Entry] = {}
    tables: tuple[tuple[Kind, dict[str, str]], ...] = (
        *((kind, {"": text}) for kind, text in _OTHERS.items()),
        ("thing", _THINGS),
        ("war", _FIGHTS),
        ("people", _PEOPLE),
        ("measure", _MEASURES),
        ("lost", {"killed": _LOST}),
    )
    for kind, meanings in tables:
        for meaning, text in meanings.items():
            for phrase in text.replace("\n", "|").split("|"):
                if phrase.strip():
                    table[tuple(phrase.split())] = Entry(kind, meaning)
    return table


PHRASES = _table()
"""Every phrase of the field, by its folded words; of two tables that hold one, the later counts."""

LONGEST = max(map(len, PHRASES))
