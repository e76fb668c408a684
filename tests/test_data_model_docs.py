"""docs/reference/data-model.md explains every field of every record and every word of every closed list."""

from __future__ import annotations

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import TypeAdapter

from nkcli.edtf.date import EdtfDate
from nkcli.model import conflict, records, vocabulary
from nkcli.model.estimate import Estimate, FieldError

PAGE = (Path(__file__).parent.parent / "docs" / "reference" / "data-model.md").read_text(encoding="utf-8")

RECORDS: dict[str, type[Any]] = {
    name: kind
    for module in (records, conflict)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
}
LISTS: dict[str, tuple[Any, ...]] = {
    name: get_args(words) for name, words in (vars(conflict) | vars(vocabulary)).items() if get_origin(words) is Literal
}
BOUNDS = ("low", "best", "high")


def headings() -> list[str]:
    return re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)


def section(heading: str) -> str:
    """The text under a heading, up to the next one."""
    return PAGE.split(f"# {heading}\n", 1)[1].partition("\n#")[0]


def table(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, its head first, its rule left out."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not line.startswith("|---")]


def code(cell: str) -> str:
    """What stands in a cell as code."""
    return cell.strip("`")


def list_heading(name: str) -> str:
    return next(h for h in headings() if h.endswith(f"(`{name}`)"))


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def test_there_are_records_and_lists_to_explain() -> None:
    assert {"Event", "Claim", "Actor", "Role", "Place", "Source", "Section"} <= RECORDS.keys()
    assert {"EventKind", "Measure", "Qualifier", "Category", "RoleKind", "SourceKind"} <= LISTS.keys()


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_has_a_section_with_a_table_of_its_fields_in_their_order(name: str) -> None:
    head, *rows = table(name)

    assert head == ["field", "type", "meaning", "example"]
    assert [code(row[0]) for row in rows] == [field.name for field in fields(RECORDS[name])]
    assert all(len(row) == 4 and all(row) for row in rows)


@pytest.mark.parametrize("name", RECORDS)
def test_the_fields_that_a_record_needs_are_marked_and_no_others(name: str) -> None:
    marked = [code(row[0]) for row in table(name)[1:] if row[1].endswith(", needed")]

    assert marked == [field.name for field in fields(RECORDS[name]) if needed(field)]


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_every_closed_list_is_explained_in_its_order(name: str) -> None:
    head, *rows = table(list_heading(name))

    assert head[:2] == ["word", "meaning"]
    assert [code(row[0]) for row in rows] == [str(word) for word in LISTS[name]]
    assert all(row[1] for row in rows)


def test_the_units_beside_the_measures_are_units() -> None:
    named = {unit for row in table(list_heading("Measure"))[1:] for unit in row[2].split(", ") if unit}

    assert named <= set(vocabulary.UNITS)


def test_every_unit_is_explained_in_its_order() -> None:
    assert tuple(code(row[0]) for row in table("Units")[1:]) == vocabulary.UNITS


def test_every_qualifier_goes_with_the_bounds_that_the_page_names_and_no_others() -> None:
    said = {code(row[0]): tuple(map(code, row[1].split(", "))) for row in table("Figures and qualifiers")[1:]}

    assert tuple(said) == LISTS["Qualifier"]
    for qualifier, bounds in said.items():
        for given in (c for n in range(1, 4) for c in combinations(BOUNDS, n)):
            figure: dict[str, Any] = {**dict.fromkeys(given, 1), "unit": "people", "qualifier": qualifier}
            if given == bounds:
                Estimate(**figure).check()
            else:
                with pytest.raises(FieldError):
                    Estimate(**figure).check()


@pytest.mark.parametrize("row", table("Dates")[1:], ids=lambda row: row[0])
def test_every_date_form_has_the_bounds_that_the_page_names(row: list[str]) -> None:
    written, _, first, last = row
    date = EdtfDate.parse(code(written))

    assert [str(date.earliest or "open"), str(date.latest or "open")] == [first, last]


def test_every_json_example_in_a_section_is_a_sound_record() -> None:
    examples = [(name, text) for name in RECORDS for text in re.findall(r"```json\n(.+?)```", section(name), re.DOTALL)]

    assert {name for name, _ in examples} == {"Claim", "Role", "Control"}
    for name, text in examples:
        assert TypeAdapter[Any](RECORDS[name]).validate_json(text, strict=True).citations


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))

    assert links <= {slug(heading) for heading in headings()}
