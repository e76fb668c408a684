"""Options that recur: the format that is chosen, words from a list, bundles spread into signatures."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
import typer

from nkcli.cli.app import JOBS, MODULES
from nkcli.cli.options import EXTENSIONS, Filters, Output, choose, command
from nkcli.cli.session import Session
from nkcli.errors import InvalidDate, UnknownNameError, UsageError
from nkcli.formats import Format
from nkcli.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

# -- the format ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("out", "chosen"),
    [
        pytest.param(Output(), None, id="left to where the output goes"),
        pytest.param(Output(json=True), Format.JSON, id="--json"),
        pytest.param(Output(format=Format.CSV), Format.CSV, id="--format csv"),
        pytest.param(Output(json=True, format=Format.JSON), Format.JSON, id="the same twice"),
        pytest.param(Output(output="a.csv"), Format.CSV, id="-o a.csv"),
        pytest.param(Output(output="a.TSV"), Format.TSV, id="-o a.TSV"),
        pytest.param(Output(output="a.md"), Format.MD, id="-o a.md"),
        pytest.param(Output(output="a.txt"), Format.PLAIN, id="-o a.txt"),
        pytest.param(Output(output="a.json"), Format.JSON, id="-o a.json"),
        pytest.param(Output(output="a.jsonl"), Format.JSONL, id="-o a.jsonl"),
        pytest.param(Output(output="a.ndjson"), Format.JSONL, id="-o a.ndjson"),
        pytest.param(Output(output="a.csv", format=Format.MD), Format.MD, id="--format beats the name"),
        pytest.param(Output(output="a.csv", json=True), Format.JSON, id="--json beats the name"),
        pytest.param(Output(output="-", format=Format.MD), Format.MD, id="-o - with a format"),
        pytest.param(Output(output="-"), None, id="-o - is standard output"),
    ],
)
def test_the_format_follows_what_was_said(out: Output, chosen: Format | None) -> None:
    assert out.chosen() == chosen


@pytest.mark.parametrize("form", [f for f in Format if f is not Format.JSON])
def test_json_and_another_format_contradict_each_other(form: Format) -> None:
    with pytest.raises(UsageError, match=f"^--json and --format {form} contradict each other$") as caught:
        Output(json=True, format=form).chosen()
    assert caught.value.hint == "leave one of them out"


@pytest.mark.parametrize("name", ["a.doc", "csv", "folder.csv/a", "a.", "."])
def test_a_name_whose_ending_stands_for_no_format_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        Output(output=name).chosen()
    assert caught.value.message == f"can't tell the format from the name {name!r}"
    assert caught.value.hint == "end it in .csv, .json, .jsonl, .md, .ndjson, .tsv, .txt, or add --format"


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_an_empty_file_name_is_refused_whatever_the_format(name: str) -> None:
    with pytest.raises(UsageError, match=r"^-o names no file$"):
        Output(output=name, format=Format.CSV)


def test_every_format_but_the_table_has_an_ending() -> None:
    assert set(EXTENSIONS.values()) == set(Format) - {Format.TABLE}


@pytest.mark.parametrize(
    "out",
    [
        pytest.param(Output(raw=True, format=Format.CSV), id="--format csv"),
        pytest.param(Output(raw=True, format=Format.TSV), id="--format tsv"),
        pytest.param(Output(raw=True, output="a.csv"), id="-o a.csv"),
        pytest.param(Output(raw=True, output="a.TSV"), id="-o a.TSV"),
        pytest.param(Output(raw=True, output="a.txt", format=Format.CSV), id="CSV in a file of another name"),
    ],
)
def test_raw_is_for_csv_and_tsv(out: Output) -> None:
    assert out.chosen() in (Format.CSV, Format.TSV)


@pytest.mark.parametrize(
    "out",
    [
        pytest.param(Output(raw=True), id="no format"),
        pytest.param(Output(raw=True, output="-"), id="-o -"),
        pytest.param(Output(raw=True, json=True), id="--json"),
        pytest.param(Output(raw=True, output="a.md"), id="-o a.md"),
        pytest.param(Output(raw=True, output="a.csv", format=Format.PLAIN), id="plain text in a file named a.csv"),
        *(pytest.param(Output(raw=True, format=f), id=f) for f in Format if f not in (Format.CSV, Format.TSV)),
    ],
)
def test_raw_is_refused_in_any_other_format(out: Output) -> None:
    with pytest.raises(UsageError) as caught:
        out.chosen()
    assert caught.value.message == "--raw is for CSV and TSV alone"
    assert caught.value.hint == "add --format csv or --format tsv, or leave out --raw"


# -- words from a list ---------------------------------------------------------------------------

Colour = Literal["red", "green", "blue"]


def test_a_word_of_the_list_is_accepted() -> None:
    assert choose("green", Colour, "colour") == "green"


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        pytest.param("gren", "did you mean green?", id="nearly"),
        pytest.param("GREEN", "did you mean green?", id="other case"),
        pytest.param("mauve", "choose from: red, green, blue", id="nothing like it"),
    ],
)
def test_another_word_is_refused_with_the_nearest_or_all(asked: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose(asked, Colour, "colour")
    assert (caught.value.message, caught.value.hint) == (f"there is no colour {asked!r}", hint)


# -- filters -------------------------------------------------------------------------------------


def test_filters_make_a_query_that_says_how_it_was_understood(dataset: Dataset) -> None:
    filters = Filters(from_="2020", to="27 September 2020", war="44-day", actor="Baku", kind="battle")
    assert filters.query(dataset).understood == {
        "from": "2020",
        "to": "2020-09-27",
        "war": "second",
        "kind": "battle",
        "actor": "azerbaijan",
    }


def test_no_filters_make_a_query_for_everything(dataset: Dataset) -> None:
    query = Filters().query(dataset)
    assert (query.filters, query.understood) == ((), {})


def test_the_kind_of_what_is_listed_is_no_filter_of_events(dataset: Dataset) -> None:
    assert Filters(kind="state").query(dataset, ActorKind).filters == ()


@pytest.mark.parametrize(
    ("filters", "failure", "sentence"),
    [
        pytest.param(Filters(kind="batle"), UsageError, "there is no kind 'batle'", id="kind"),
        pytest.param(Filters(war="thrid"), UnknownNameError, "no war is called 'thrid'", id="war"),
        pytest.param(Filters(actor="Freedonia"), UnknownNameError, "no actor is called 'Freedonia'", id="actor"),
        pytest.param(Filters(place="Atlantis"), UnknownNameError, "no place is called 'Atlantis'", id="place"),
        pytest.param(Filters(source="pravda"), UnknownNameError, "no source is called 'pravda'", id="source"),
        pytest.param(Filters(on="03/04/2020"), InvalidDate, "can't read the date '03/04/2020': .*two ways", id="date"),
    ],
)
def test_a_filter_that_cannot_be_understood_is_refused(
    filters: Filters, failure: type[Exception], sentence: str, dataset: Dataset
) -> None:
    with pytest.raises(failure, match=sentence):
        filters.query(dataset)


# -- bundles in signatures -----------------------------------------------------------------------


def asked(
    session: Session,
    filters: Filters,
    out: Output,
    limit: Annotated[int, typer.Option(min=1)] = 3,
) -> None:
    """Do something."""
    seen.append((session, filters, out, limit))


seen: list[Any] = []


def test_bundles_are_spread_into_the_signature_that_typer_reads() -> None:
    parameters = inspect.signature(command(asked)).parameters
    assert list(parameters) == [
        *("ctx", "from_", "to", "on", "war", "kind", "actor", "place", "text", "source"),
        *("format", "json", "output", "raw", "names", "limit"),
    ]
    assert {p.kind for p in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert [p.default for p in parameters.values()] == [
        inspect.Parameter.empty,
        *[None] * 10,
        *(False, None, False, None, 3),
    ]


def test_the_spread_command_keeps_its_name_and_help() -> None:
    spread = command(asked)
    assert (spread.__name__, spread.__doc__) == ("asked", "Do something.")


def test_the_values_are_gathered_into_bundles_again() -> None:
    values: dict[str, Any] = {name: None for name in inspect.signature(command(asked)).parameters if name != "ctx"}
    session = Session(None)
    context: Any = type("Context", (), {"obj": session})()
    command(asked)(context, **{**values, "war": "second", "json": True, "raw": False, "limit": 5})
    assert seen == [(session, Filters(war="second"), Output(json=True), 5)]


@pytest.mark.parametrize("name", sorted(MODULES.keys() - JOBS - {"schema"}))
def test_every_command_offers_every_format(name: str) -> None:
    module = __import__(MODULES[name], fromlist=["run"])
    assert {"format", "json", "output", "raw"} <= inspect.signature(command(module.run)).parameters.keys()
