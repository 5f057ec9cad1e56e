"""Sets up what running or testing from a checkout needs: system libraries, a font, a virtual environment.

Standard library only, for it runs before anything is installed. Safe to run again and again: what
is there is left alone, and the second run starts at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST = (3, 11)

#: Shared library that Qt loads -> the Debian or Ubuntu package that carries it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONT_PACKAGE = "fonts-noto-cjk"
#: Parts of file names of fonts that can show Japanese.
JAPANESE_FONTS = ("cjk", "ipa", "takao", "vl-gothic", "mplus", "notosansjp", "notoserifjp", "ume")


class SetupError(Exception):
    """Something is missing that cannot be set up from here; the message says what to do."""


def say(text: str) -> None:
    """One line of progress on standard error."""
    print(f"yomichizu: {text}", file=sys.stderr, flush=True)


def missing_packages() -> list[str]:
    """Debian packages that Qt, a Japanese text and a virtual environment still lack here."""
    wanted = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if not _has_japanese_font():
        wanted.append(FONT_PACKAGE)
    if not VENV.exists() and not _can_make_venv():
        wanted.append("python3-venv")
    return wanted


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_japanese_font() -> bool:
    if shutil.which("fc-list"):
        listing = subprocess.run(
            ["fc-list", ":lang=ja", "family"], capture_output=True, text=True, check=False
        )
        if listing.stdout.strip():
            return True
    home = Path.home()
    folders = [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        home / ".local/share/fonts",
    ]
    return any(
        any(part in path.name.lower() for part in JAPANESE_FONTS)
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*.[ot]t[fc]")
    )


def _can_make_venv() -> bool:
    probe = subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False)
    return probe.returncode == 0


def install_packages(packages: list[str]) -> None:
    """Install Debian packages, as root or through sudo. Raises SetupError when neither is possible."""
    by_hand = f"sudo apt-get install {' '.join(packages)}"
    apt = shutil.which("apt-get")
    if apt is None:
        raise SetupError(
            f"this system lacks {', '.join(packages)} and has no apt-get: "
            "install their like, then run this again"
        )
    prefix: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None:
            raise SetupError(f"administrator rights are needed once: run  {by_hand}  and then this again")
        prefix = [sudo]
    say(f"installing {' '.join(packages)} …")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"] if prefix else []
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*prefix, *keep, apt, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0 and arguments[0] == "install":
            raise SetupError(f"apt-get could not install them: run  {by_hand}  and see what it says")


def ready(extras: tuple[str, ...] = ()) -> Path:
    """Make everything ready and return the Python of the virtual environment.

    ``extras`` are optional dependency groups of the project to install as well. Raises SetupError.
    """
    if sys.version_info < OLDEST:
        raise SetupError(
            f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed, this is {sys.version.split()[0]}: "
            "start this script with a newer one, for example python3.12"
        )
    if sys.platform.startswith("linux") and (packages := missing_packages()):
        install_packages(packages)
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _works(python):
        say("making the virtual environment .venv …")
        shutil.rmtree(VENV, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(VENV)], "the virtual environment could not be made")
    _install_project(python, extras)
    return python


def _works(python: Path) -> bool:
    """False when there is no such Python, or it has no pip (a set-up that was interrupted)."""
    if not python.exists():
        return False
    return (
        subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


def _install_project(python: Path, extras: tuple[str, ...]) -> None:
    """Install the checkout, editable, unless the same project file was installed with these extras."""
    stamp = VENV / "yomichizu-setup.txt"
    known = stamp.read_text("utf-8").split() if stamp.exists() else []
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()
    had = set(known[1:]) if known[:1] == [digest] else None
    if had is not None and set(extras) <= had:
        return
    everything = sorted(set(extras) | (had or set()))
    say("installing the program and what it needs (a few minutes the first time) …")
    target = f"{ROOT}[{','.join(everything)}]" if everything else str(ROOT)
    _run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target],
        "the Python packages could not be installed; is the package index reachable?",
    )
    # As an installed program has them; where writing bytecode is switched off, each start would compile anew.
    subprocess.run([str(python), "-m", "compileall", "-q", str(ROOT / "src")], check=False)
    stamp.write_text(" ".join([digest, *everything]), "utf-8")


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(f"{failure} ({' '.join(command[:4])} … failed, see above)")
