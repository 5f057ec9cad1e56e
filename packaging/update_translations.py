"""Brings the translations up to date: finds every source string, and compiles what is translated.

python packaging/update_translations.py          # find new strings, then compile
python packaging/update_translations.py --check  # exit 1 when anything is missing or out of date
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ja", "en")  # English has only plural forms


def sources() -> list[str]:
    """Every module that may hold words of the interface, relative to the project."""
    files = [*sorted((ROOT / "src/yomichizu/ui").rglob("*.py")), ROOT / "src/yomichizu/app.py"]
    return [str(path.relative_to(ROOT)) for path in files]


def update(folder: Path) -> None:
    """Write the source strings of the program into the .ts files of ``folder``."""
    for language in LANGUAGES:
        more = ["-pluralonly"] if language == "en" else []
        # lupdate writes places relative to the .ts file; line numbers would change with every edit.
        options = [
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            "en",
            "-target-language",
            language,
        ]
        target = str(folder / f"yomichizu_{language}.ts")
        _run(tool("lupdate"), *sources(), *more, *options, "-ts", target)


def compile_all(folder: Path) -> None:
    """Write the .qm file of each .ts file in ``folder``."""
    for language in LANGUAGES:
        ts = folder / f"yomichizu_{language}.ts"
        _run(tool("lrelease"), str(ts), "-qm", str(ts.with_suffix(".qm")))


def unfinished(ts: Path) -> list[str]:
    """``context: source`` of every message without a finished translation."""
    result = []
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") or [translation]
            if translation.get("type") == "unfinished" or not all(form.text for form in forms):
                result.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return result


def problems() -> list[str]:
    """What keeps the translations from being complete and up to date; works on a copy."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for path in FOLDER.iterdir():
            shutil.copy(path, copy)
        update(copy)
        found = [
            f"not translated: {text}"
            for lang in LANGUAGES
            for text in unfinished(copy / f"yomichizu_{lang}.ts")
        ]
        compile_all(copy)
        for language in LANGUAGES:
            qm = f"yomichizu_{language}.qm"
            if not (FOLDER / qm).exists() or (FOLDER / qm).read_bytes() != (copy / qm).read_bytes():
                found.append(f"out of date: {qm}; run packaging/update_translations.py")
    return found


def tool(name: str) -> str:
    """One of Qt's translation programs, as it comes with PySide6."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        found = problems()
        print("\n".join(found), file=sys.stderr)
        return 1 if found else 0
    update(FOLDER)
    compile_all(FOLDER)
    for language in LANGUAGES:
        for text in unfinished(FOLDER / f"yomichizu_{language}.ts"):
            print(f"{language}: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
