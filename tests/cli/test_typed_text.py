"""Text as people type and paste it, and locales as machines have them: what a person sees is what is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main

if TYPE_CHECKING:
    from conftest import Folder


@pytest.mark.parametrize(
    ("args", "line"),
    [
        pytest.param(["show", "\u200eShusha"], "Shusha", id="left-to-right mark before a name"),
        pytest.param(["show", "Shu\u00adsha"], "Shusha", id="soft hyphen"),
        pytest.param(["show", "\ufeffshusha\u200b"], "Shusha", id="byte order mark, zero-width space"),
        pytest.param(["show", "shusha\u20112020"], "Azerbaijan takes control of Shusha", id="non-breaking hyphen"),
        pytest.param(["show", "shusha\u22122020"], "Azerbaijan takes control of Shusha", id="minus sign"),
        pytest.param(["places", "Nagorno\u2010Karabakh"], "Nagorno-Karabakh", id="hyphen of Unicode"),
        pytest.param(["actors", "Republic\u00a0of\u2009Armenia"], "Armenia", id="spaces of any width"),
        pytest.param(["actors", "republic", "of", "armenia"], "Armenia", id="a name without quotes"),
        pytest.param(["wars", "44\u2013day"], "Second Nagorno-Karabakh War", id="dash for a hyphen"),
        pytest.param(["today", "27", "sep"], "On 27 September", id="a day without quotes"),
        pytest.param(["today", "27\u00a0September"], "On 27 September", id="a day with a fixed space"),
        pytest.param(["search", "\u200eShu\u00adshi"], "Search: Shushi", id="a search"),
    ],
)
def test_names_and_days_are_read_as_a_person_sees_them(
    args: list[str], line: str, folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*args, "--data", str(folder())])
    out, err = capsys.readouterr()
    assert (code, out.split("\n")[0], err) == (0, line, "")


def test_options_are_read_so_too(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(folder())
    assert main(["timeline", "--from", "\u200e2020\u201109", "--place", "Shu\u00adsha", "--data", data]) == 0
    assert "shusha-2020" in capsys.readouterr().out


# -- numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e400", "-1", "", "ten", "0x10", "1e"])
def test_a_number_that_is_none_is_refused_before_anything_is_printed(
    number: str, folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(folder())
    for args in (["disputes", "--min-gap"], ["timeline", "--limit"], ["search", "a", "--limit"]):
        for form in ("table", "json", "csv"):
            code = main([*args, number, "--format", form, "--data", data])
            out, err = capsys.readouterr()
            assert (code, out) == (2, "")
            assert "takes a" in err


# -- whole processes in the locales of others ----------------------------------------------------

POSIX = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
TURKISH = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1254"}


def process(*args: str, python: str = "-s", **environment: str) -> tuple[int, bytes]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NKCLI", "LC_", "LANG", "PYTHONIO", "PYTHONUTF"))}
    command = [sys.executable, python, "-m", "nkcli", *args]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60, env={**kept, **environment})
    assert ran.stderr == b""
    return ran.returncode, ran.stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_what_machines_read_is_utf_8_in_every_locale(form: str, folder: Folder) -> None:
    args = ("places", "shusha", "--format", form, "--data", str(folder()))
    utf8 = process(*args, PYTHONUTF8="1")
    assert "Շուշի" in utf8[1].decode()
    assert "Şuşa" in utf8[1].decode()
    assert process(*args, **POSIX) == utf8
    assert process(*args, **TURKISH) == utf8
    assert process(*args, PYTHONIOENCODING="utf-16") == utf8


def test_a_screen_shows_the_letters_of_all_communities_or_of_none(folder: Folder) -> None:
    _, out = process("places", "shusha", "--data", str(folder()), **TURKISH)
    assert out.isascii()


def test_a_check_as_json_holds_no_half_characters_where_the_locale_knows_ascii_alone(folder: Folder) -> None:
    data = folder({("events", "second", "importance"): 3})
    named = data.rename(data.with_name("Şuşa"))
    _, out = process("check", "--json", "--data", str(named), **POSIX)
    text = out.decode()
    assert json.loads(text)["folder"].endswith("Şuşa")
    assert "\\ud" not in text


@pytest.mark.slow
def test_help_is_whole_where_python_drops_docstrings() -> None:
    for args in (["--help"], ["timeline", "--help"], ["check", "--help"], ["check", "--list"]):
        assert process(*args, python="-OO") == process(*args)
