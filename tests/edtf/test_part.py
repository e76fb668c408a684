"""One date expression: the days it spans, how fine it is, how sure."""

from __future__ import annotations

from calendar import isleap

import pytest

from nkcli.edtf.part import DateError, Day, parse_part


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        pytest.param("1988-02-20", "1988-02-20", "1988-02-20", "day", id="a day"),
        pytest.param("1988-12-31", "1988-12-31", "1988-12-31", "day", id="the last day of a year"),
        pytest.param("1988-02", "1988-02-01", "1988-02-29", "month", id="a month"),
        pytest.param("1988", "1988-01-01", "1988-12-31", "year", id="a year"),
        pytest.param(
            "2020-09-27T07:00:00+04:00", "2020-09-27", "2020-09-27", "day", id="the time of day is kept aside"
        ),
        pytest.param("0001", "0001-01-01", "0001-12-31", "year", id="the first year"),
    ],
)
def test_a_date_spans_every_day_that_its_text_allows(text: str, earliest: str, latest: str, precision: str) -> None:
    moment = parse_part(text)

    assert (str(moment.earliest), str(moment.latest), moment.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        pytest.param("199X", "1990-01-01", "1999-12-31", "decade", id="a decade"),
        pytest.param("19XX", "1900-01-01", "1999-12-31", "century", id="a century"),
        pytest.param("1XXX", "1000-01-01", "1999-12-31", "millennium", id="a millennium"),
        pytest.param("1X92", "1092-01-01", "1992-12-31", "millennium", id="a digit inside the year"),
        pytest.param("1992-XX", "1992-01-01", "1992-12-31", "year", id="an unknown month"),
        pytest.param("1992-1X", "1992-10-01", "1992-12-31", "year", id="October to December"),
        pytest.param("1992-X2", "1992-02-01", "1992-12-31", "year", id="February or December"),
        pytest.param("1992-02-XX", "1992-02-01", "1992-02-29", "month", id="an unknown day"),
        pytest.param("1992-02-2X", "1992-02-20", "1992-02-29", "month", id="the 20th to the 29th in a leap year"),
        pytest.param("1991-02-2X", "1991-02-20", "1991-02-28", "month", id="the 20th to the 28th in a common year"),
        pytest.param("1992-XX-31", "1992-01-31", "1992-12-31", "year", id="a 31st"),
        pytest.param("1992-X2-30", "1992-12-30", "1992-12-30", "year", id="the 30th of February is passed over"),
        pytest.param("199X-02", "1990-02-01", "1999-02-28", "decade", id="a February of the decade"),
        pytest.param("199X-02-29", "1992-02-29", "1996-02-29", "decade", id="a leap day of the decade"),
        pytest.param("19XX-02-29", "1904-02-29", "1996-02-29", "century", id="1900 had no leap day"),
        pytest.param("XXXX-02-29", "0004-02-29", "9996-02-29", "millennium", id="a leap day of any year"),
        pytest.param("20XX-02-29", "2000-02-29", "2096-02-29", "century", id="2000 had one"),
        pytest.param("1992-0X-31", "1992-01-31", "1992-08-31", "year", id="September has no 31st, but August has"),
        pytest.param("XXXX", "0001-01-01", "9999-12-31", "millennium", id="a year of which nothing is known"),
        pytest.param("000X", "0001-01-01", "0009-12-31", "decade", id="there is no year 0000"),
    ],
)
def test_a_masked_digit_stands_for_every_digit_that_gives_a_day(
    text: str, earliest: str, latest: str, precision: str
) -> None:
    moment = parse_part(text)

    assert (str(moment.earliest), str(moment.latest), moment.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "season", "earliest", "latest"),
    [
        pytest.param("1992-21", 21, "1992-03-01", "1992-05-31", id="spring"),
        pytest.param("1992-22", 22, "1992-06-01", "1992-08-31", id="summer"),
        pytest.param("1991-23", 23, "1991-09-01", "1991-11-30", id="autumn"),
        pytest.param("1992-24", 24, "1991-12-01", "1993-02-28", id="winter, the one before or the one after"),
        pytest.param("1991-24", 24, "1990-12-01", "1992-02-29", id="winter, up to a leap day"),
        pytest.param("1992-24~", 24, "1991-12-01", "1993-02-28", id="about winter"),
    ],
)
def test_a_season_spans_its_months(text: str, season: int, earliest: str, latest: str) -> None:
    moment = parse_part(text)

    assert (moment.season, str(moment.earliest), str(moment.latest)) == (season, earliest, latest)
    assert moment.precision == "season"


def test_a_season_of_some_year_spans_that_season_of_all_its_years() -> None:
    spring, winter = parse_part("199X-21"), parse_part("199X-24")

    assert (str(spring.earliest), str(spring.latest)) == ("1990-03-01", "1999-05-31")
    assert (str(winter.earliest), str(winter.latest)) == ("1989-12-01", "2000-02-29")


@pytest.mark.parametrize("text", ["1992", "1992-02", "1992-02-24", "199X", "1992-XX"])
def test_what_is_no_season_has_none(text: str) -> None:
    assert parse_part(text).season is None


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        pytest.param("1988", set(), id="plain"),
        pytest.param("1988~", {"approximate"}, id="approximate"),
        pytest.param("1988?", {"uncertain"}, id="uncertain"),
        pytest.param("1988%", {"approximate", "uncertain"}, id="both"),
        pytest.param("199X~", {"approximate"}, id="masked and approximate"),
        pytest.param("1988-02-20?", {"uncertain"}, id="an uncertain day"),
    ],
)
def test_the_hedge_at_the_end_is_told(text: str, hedges: set[str]) -> None:
    moment = parse_part(text)

    assert {name for name in ("approximate", "uncertain") if getattr(moment, name)} == hedges


@pytest.mark.parametrize("hedge", ["~", "?", "%"])
def test_a_hedge_never_moves_the_bounds(hedge: str) -> None:
    plain, hedged = parse_part("1988-02"), parse_part(f"1988-02{hedge}")

    assert (hedged.earliest, hedged.latest, hedged.precision) == (plain.earliest, plain.latest, plain.precision)


NO_DATE = "is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"
NO_DAY = "names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f"'' {NO_DATE}", id="nothing"),
        pytest.param("92", f"'92' {NO_DATE}", id="two digits"),
        pytest.param("02", f"'02' {NO_DATE}", id="a lone month"),
        pytest.param("198", f"'198' {NO_DATE}", id="three digits"),
        pytest.param("12345", f"'12345' {NO_DATE}", id="five digits without Y"),
        pytest.param("Y1992", f"'Y1992' {NO_DATE}", id="Y with four digits"),
        pytest.param("1992-2", f"'1992-2' {NO_DATE}", id="a month of one digit"),
        pytest.param("26.02.1992", f"'26.02.1992' {NO_DATE}", id="dots"),
        pytest.param("1992-02-26 ", f"'1992-02-26 ' {NO_DATE}", id="a blank after it"),
        pytest.param("1992-02-26\n", f"'1992-02-26\\n' {NO_DATE}", id="a line end after it"),
        pytest.param("١٩٩٢", f"'١٩٩٢' {NO_DATE}", id="digits that are not ASCII"),
        pytest.param("~1992", f"'~1992' {NO_DATE}", id="a hedge before it"),
        pytest.param("1992~?", f"'1992~?' {NO_DATE}", id="two hedges"),
        pytest.param("199x", f"'199x' {NO_DATE}", id="a small x"),
        pytest.param("2020-09-27T24:00:00", f"'2020-09-27T24:00:00' {NO_DATE}", id="hour 24"),
        pytest.param("2020-09-27T07:00:00+99:99", f"'2020-09-27T07:00:00+99:99' {NO_DATE}", id="no such time zone"),
        pytest.param("1992-13", f"'1992-13' {NO_DAY}", id="month 13"),
        pytest.param("1992-00", f"'1992-00' {NO_DAY}", id="month 0"),
        pytest.param("1992-02-31", f"'1992-02-31' {NO_DAY}", id="the 31st of February"),
        pytest.param("1991-02-29", f"'1991-02-29' {NO_DAY}", id="a leap day in a common year"),
        pytest.param("1900-02-29", f"'1900-02-29' {NO_DAY}", id="a leap day in 1900"),
        pytest.param("1992-02-3X", f"'1992-02-3X' {NO_DAY}", id="no such day in February"),
        pytest.param("19XX-02-30", f"'19XX-02-30' {NO_DAY}", id="no such day in any year"),
        pytest.param("XX01-02-29", f"'XX01-02-29' {NO_DAY}", id="a leap day in common years alone"),
        pytest.param("1992-2X", f"'1992-2X' {NO_DAY}", id="no such month"),
        pytest.param("1992-25", f"'1992-25' {NO_DAY}", id="no such season"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_part(text)

    assert str(refused.value) == message


@pytest.mark.parametrize("text", ["XXXX-13", "XXXX-02-30", "XXXX-XX-99"])
def test_a_day_of_no_year_is_not_looked_for_in_ten_thousand(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(year: int) -> bool:
        asked.append(year)
        return isleap(year)

    monkeypatch.setattr("nkcli.edtf.part.isleap", counted)

    with pytest.raises(DateError):
        parse_part(text)

    assert set(asked) <= {2000}


def test_a_season_has_no_days() -> None:
    with pytest.raises(DateError) as refused:
        parse_part("1992-24-01")

    assert str(refused.value) == "'1992-24-01': a season (21 to 24 in place of a month) has no days"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (Day(1992, 2, 26), "1992-02-26"),
        (Day(92, 2, 6), "0092-02-06"),
    ],
)
def test_a_day_is_written_as_edtf(day: Day, text: str) -> None:
    assert str(day) == text
    assert parse_part(text).earliest == day


@pytest.mark.parametrize(
    ("text", "reason", "told", "alone"),
    [
        pytest.param("late 1991", "is no date", "'late 1991' is no date", "is no date", id="the reason follows"),
        pytest.param("[]", ": a set has parts", "'[]': a set has parts", "a set has parts", id="after a colon"),
        pytest.param("9" * 100, "is long", f"'{'9' * 100}' is long", "is long", id="a hundred characters"),
        pytest.param("9" * 101, "is long", f"'{'9' * 100}…' is long", "is long", id="more, which are cut"),
    ],
)
def test_a_refused_date_is_told_with_its_reason_which_stands_apart_too(
    text: str, reason: str, told: str, alone: str
) -> None:
    error = DateError(text, reason)

    assert (str(error), error.reason) == (told, alone)
