"""Names of months, seasons and decades, in the languages that people type and sources write."""

from __future__ import annotations

NO_DATE = "it is no date that nkcli can read"
"""The reason where no reader knows what a text says."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF's numbers of the seasons, by their English names."""

MONTH_NAMES = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
"""The English names, in order."""

# Nominatives; a form that a date takes ("27 сентября", "27 սեպտեմբերի") is among the endings below.
_MONTHS_BY_LANGUAGE = {
    "en": "january february march april may june july august september october november december",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "hy": "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
_RUSSIAN_NOMINATIVES = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_ARMENIAN_GENITIVE = "ի"
_SHORTEST = 3
"""Letters that an abbreviated English month has at least: "sep", "sept."."""

MONTHS = {
    word: number
    for names in (*_MONTHS_BY_LANGUAGE.values(), _RUSSIAN_NOMINATIVES)
    for number, word in enumerate(names.split(), 1)
}
MONTHS |= {f"{word}{_ARMENIAN_GENITIVE}": MONTHS[word] for word in _MONTHS_BY_LANGUAGE["hy"].split()}
MONTHS |= {word[:_SHORTEST]: MONTHS[word] for word in _MONTHS_BY_LANGUAGE["en"].split()} | {"sept": 9}
"""The number of each month, by its names in lower case and the English abbreviations."""

_DECADES = "tens twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {word: number for number, word in enumerate(_DECADES.split(), 1)}
"""The tens digit of each decade, by its English name."""


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or abbreviation; None for any other word.

    >>> month_number("Sept."), month_number("сентября"), month_number("sept 27")
    (9, 9, None)
    """
    return MONTHS.get(word.lower().rstrip("."))
