# ruff: noqa: E501  (full-width characters count double; sample texts read best unbroken)
"""The command: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import yomichizu
from yomichizu import cli, commands
from yomichizu.exchange import map_json
from yomichizu.model import KnowledgeMap
from yomichizu.reading import read_file

TEXT = "日本は米国からLNGを輸入する。\n"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps without extraction: these tests are about files and exit codes."""
    monkeypatch.setattr("yomichizu.api.map_of", lambda document: KnowledgeMap((document,)))


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["extract", "--help"], ["export", "--help"]):
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        assert left.value.code == 0
        assert "exit codes" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"yomichizu {yomichizu.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.txt", "b.txt"],
        ["extract", "a.txt", "-o", "out", "-j", "0"],
        ["export", "a.txt"],
        ["export", "a.txt", "-o", "map.doc"],
        ["export", "a.txt", "-o", "map.png", "--width", "3"],
        ["a.txt", "b.txt"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2


@pytest.mark.usefixtures("quick")
def test_one_file_is_printed_in_utf_8(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["extract", str(write(tmp_path / "a.txt"))]) == cli.OK
    printed = map_json.loads(capsysbinary.readouterr().out.decode("utf-8"))
    assert printed.documents[0].text == TEXT


@pytest.mark.usefixtures("quick")
def test_many_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "in" / "a.txt")
    write(tmp_path / "in" / "deep" / "a.md")
    write(tmp_path / "in" / "A-2.TXT")
    write(tmp_path / "in" / "deep" / "empty.txt", "")
    write(tmp_path / "in" / "other.csv")
    out = tmp_path / "out" / "maps"
    code = cli.main(["extract", str(tmp_path / "in"), str(tmp_path / "none.txt"), "-o", str(out), "-j", "1"])
    assert code == cli.FAILED
    assert sorted(p.name for p in out.iterdir()) == ["A-2.json", "a-3.json", "a.json"]
    assert map_json.load(out / "a-3.json").documents[0].source == "a.md"
    lines = capsys.readouterr().err.splitlines()
    assert sum("there is no text in it" in line for line in lines) == 1
    assert sum("there is no such file" in line for line in lines) == 1
    assert sum("its map is a-3.json" in line for line in lines) == 1
    assert lines.count(f"[1/5] {tmp_path / 'in' / 'A-2.TXT'}") == 1


@pytest.mark.usefixtures("quick")
def test_the_same_file_twice_is_done_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert cli.main(["extract", str(path), str(tmp_path), "-o", str(tmp_path / "o"), "-j", "1"]) == cli.OK
    assert [p.name for p in (tmp_path / "o").iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "none.txt"], "none.txt: there is no such file"),
        (["export", "none.json", "-o", "m.png"], "none.json: there is no such file"),
        (["export", "bad.json", "-o", "m.png"], "bad.json: no JSON"),
        (["extract", "bad.json", "-o", "bad.json"], "bad.json: the folder cannot be made"),
    ],
)
def test_errors_are_one_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "bad.json", "{")
    assert cli.main(arguments) == cli.FAILED
    error = capsys.readouterr().err
    assert error.startswith(f"yomichizu: {message}")
    assert error.count("\n") == 1


def test_a_fault_in_one_text_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(document: object) -> KnowledgeMap:
        raise TypeError("broken")

    monkeypatch.setattr("yomichizu.api.map_of", fault)
    problem = commands.extract_one(commands.Job(write(tmp_path / "a.txt"), tmp_path / "a.json"))
    assert problem is not None
    assert "TypeError: broken" in problem
    assert not (tmp_path / "a.json").exists()


def test_interrupt(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(path: Path) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_print_map", interrupt)
    assert cli.main(["extract", "a.txt"]) == cli.INTERRUPTED
    assert capsys.readouterr().err == "yomichizu: stopped\n"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "yomichizu", *arguments], cwd=cwd, capture_output=True, check=False
    )


def test_a_file_called_like_a_command(tmp_path: Path) -> None:
    write(tmp_path / "extract", "")
    done = run("extract", "./extract", cwd=tmp_path)
    assert done.returncode == 1
    assert b"extract: there is no text in it" in done.stderr


def test_importing_the_command_loads_nothing_heavy(tmp_path: Path) -> None:
    script = "import sys, yomichizu.cli; print([m for m in ('PySide6', 'numpy', 'fugashi', 'tqdm') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_and_writing_maps_load_no_qt() -> None:
    script = (
        "import sys, yomichizu.cli, yomichizu.reading, yomichizu.exchange.map_json, yomichizu.extraction.times\n"
        "print('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.slow
def test_the_whole_way_on_two_processes(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "")
    write(tmp_path / "c.txt", TEXT * 3)
    done = run("extract", "a.txt", "b.txt", "c.txt", "-o", "out", "-j", "2", cwd=tmp_path)
    assert done.returncode == 1
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.json", "c.json"]
    printed = run("extract", "a.txt", cwd=tmp_path)
    assert printed.returncode == 0
    assert json.loads(printed.stdout) == json.loads((tmp_path / "out" / "a.json").read_bytes())
    assert map_json.loads(printed.stdout.decode()).documents[0] == read_file(tmp_path / "a.txt")
