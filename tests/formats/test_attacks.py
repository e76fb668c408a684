"""Texts that attack, in every text field of a data set at once: none acts in any answer or format, all are seen."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from asking import LISTS, OTHERS, Asked, answer, of_records, written
from conftest import write_folder
from nkcli.cli.main import main
from nkcli.formats.controls import escape_controls
from nkcli.loading.files import read_folder
from nkcli.model.dataset import TABLES
from nkcli.store.opening import in_memory
from strategies import ATTACKS

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

pytestmark = pytest.mark.slow


_PAINT = re.compile(r"\x1b\[[0-9;]*m")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*([|<])")
"""What Markdown or HTML would obey: not behind a backslash that is not itself behind one."""


def _attacked(record: Any, text: str) -> Any:
    """Put a text into every field of a record, and of those inside, that holds a text of its own."""
    new: dict[str, Any] = {}
    for field in fields(record):
        value, kind = getattr(record, field.name), str(field.type)
        if kind.startswith("NonEmpty"):
            new[field.name] = text
        elif kind.startswith("tuple[NonEmpty"):
            new[field.name] = (text,)
        elif isinstance(value, tuple) and any(map(is_dataclass, value)):
            new[field.name] = tuple(_attacked(item, text) for item in value)
    return replace(record, **new)


@pytest.fixture(scope="module", params=ATTACKS, ids=[ascii(a)[1:20] for a in ATTACKS])
def attack(request: pytest.FixtureRequest) -> str:
    text: str = request.param
    return text


@pytest.fixture(scope="module")
def attacked(attack: str, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    plain = read_folder(write_folder(tmp_path_factory.mktemp("attacked"), {}, {}))
    tables: Any = {t: tuple(_attacked(r, attack) for r in getattr(plain, t)) for t in TABLES}
    return in_memory(replace(plain, **tables))


FORMS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "html")

RICHEST = {
    *("second", "second:killed-ucdp", "clashes-2015:killed-military", "azerbaijan", "russia.arms-supplier-first"),
    *("shusha", "wikipedia-2025"),
}
"""A record of each kind that says most."""


def _asked(dataset: Dataset) -> list[Asked]:
    search = Asked("search", {"words": ["conflict"]})
    of_some = (a for a in of_records(dataset) if a.parameters.get("id", "second") in RICHEST)
    return [*LISTS, *OTHERS, search, *of_some]


def test_the_data_are_attacked_everywhere(attacked: Dataset, attack: str) -> None:
    told = written(answer(attacked, "show", id="second"), "json")

    assert json.dumps(attack) in json.dumps(json.loads(told))
    assert told.count("Wikipedia contributors") == 0


def test_nothing_acts_on_a_terminal_in_any_answer_and_format(attacked: Dataset) -> None:
    for asked in _asked(attacked):
        told = answer(attacked, asked.question, **asked.parameters)
        shown = [written(told, form).replace("\t" if form == "tsv" else "\0", "") for form in FORMS]
        shown.append(written(told, "table", width=1))
        shown.append(_PAINT.sub("", written(told, "table", width=80, colour=True)))
        acting = {c for c in "".join(shown) if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
        assert acting == set(), asked


def test_every_attack_is_seen_as_what_it_is(attacked: Dataset, attack: str) -> None:
    """No markup is taken out and nothing is hidden: the title stands there whole, escapes written out."""
    told = answer(attacked, "timeline")

    assert " ".join(escape_controls(attack).split()) in " ".join(written(told, "plain").split())
    assert attack in {row["title"] for row in json.loads(written(told, "json"))["events"]}


def test_no_table_of_markdown_gets_a_cell_more_and_no_html_gets_through(attacked: Dataset) -> None:
    for asked in _asked(attacked):
        text = written(answer(attacked, asked.question, **asked.parameters), "md")
        for table in text.split("\n\n"):
            rows = [[m[1] for m in _BARE.finditer(line)] for line in table.splitlines() if line.startswith("|")]
            assert len({len(row) for row in rows}) <= 1, asked
            assert "<" not in "".join("".join(row) for row in rows), asked
            assert "<" not in [m[1] for m in _BARE.finditer(table)], asked


def test_a_problem_that_quotes_an_attack_is_harmless_too(
    folder: Folder, attack: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder({("events", "second", "kind"): attack, ("events", "second", attack): attack})

    assert main(["--data", str(where), "check"]) == 4

    assert {c for c in capsys.readouterr().err if escape_controls(c) != c} == {"\n"}
