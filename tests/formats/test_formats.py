"""Every format renders every answer; the table without colour is the plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import pytest

from nkcli.answers.table import Column, Dated, Group, Sheet
from nkcli.formats import Format, render


@dataclass(frozen=True, slots=True, kw_only=True)
class Wars:
    schema: ClassVar[str] = "wars"
    rows_field: ClassVar[str] = "wars"

    wars: tuple[str, ...]

    def sheet(self) -> Sheet:
        rows = tuple((Dated("2020"), name, 7717, "second") for name in self.wars)
        return Sheet(
            title="Wars",
            columns=(
                Column("date", "When", "date"),
                Column("title", "What"),
                Column("killed", "Killed", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("wars", "The wars", rows, "all", ("A note.",)),),
            notes=("Another note.",),
            empty="No war fits.",
        )


ANSWER = Wars(wars=("Second Nagorno-Karabakh War", "Şuşa"))


def rendered(
    form: Format, answer: Wars = ANSWER, *, room: int | None = None, colour: bool = False, ascii_only: bool = False
) -> str:
    pieces = render(
        answer,
        form,
        dataset={"version": "1", "digest": "d"},
        query={},
        room=room,
        colour=colour,
        ascii_only=ascii_only,
    )
    return "".join(pieces)


FIRST_LINES = {
    Format.TABLE: "Wars\n",
    Format.PLAIN: "Wars\n",
    Format.JSON: "{\n",
    Format.JSONL: '"Second Nagorno-Karabakh War"\n',
    Format.CSV: "date,title,killed,id\n",
    Format.TSV: "date\ttitle\tkilled\tid\n",
    Format.MD: "# Wars\n",
}


@pytest.mark.parametrize("form", Format)
def test_every_format_renders(form: Format) -> None:
    assert rendered(form).splitlines(keepends=True)[0] == FIRST_LINES[form]


@pytest.mark.parametrize("form", Format)
def test_every_format_ends_with_a_line(form: Format) -> None:
    assert rendered(form).endswith("\n")


@pytest.mark.parametrize("form", [f for f in Format if f is not Format.JSONL])
def test_every_format_but_bare_rows_says_something_about_nothing(form: Format) -> None:
    assert rendered(form, Wars(wars=()))


@pytest.mark.parametrize("form", Format)
def test_only_colour_brings_escape_codes(form: Format) -> None:
    assert "\x1b" not in rendered(form, room=80)


@pytest.mark.parametrize("room", [None, 200, 80, 20, 1])
def test_a_table_without_colour_is_plain_text_in_its_room(room: int | None) -> None:
    table = rendered(Format.TABLE, room=room)
    assert room is not None or table == rendered(Format.PLAIN)
    assert table == rendered(Format.TABLE, room=room, ascii_only=True)


def test_plain_text_knows_no_room() -> None:
    assert rendered(Format.PLAIN, room=20) == rendered(Format.PLAIN)


def test_a_painted_table_is_the_table_in_colour() -> None:
    painted = rendered(Format.TABLE, room=40, colour=True)
    assert painted.startswith("\x1b[1mWars\x1b[0m\n")
    bare = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    assert [line.rstrip() for line in bare.splitlines()] == rendered(Format.TABLE, room=40).splitlines()


def test_colour_without_a_width_takes_eighty_columns() -> None:
    assert rendered(Format.TABLE, colour=True) == rendered(Format.TABLE, room=80, colour=True)


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL])
def test_json_spells_out_what_an_ascii_output_cannot_take(form: Format) -> None:
    assert "\\u015eu\\u015fa" in rendered(form, ascii_only=True)
