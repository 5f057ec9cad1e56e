"""The command: open the window, write maps, draw a map without a window.

Only what a command needs is imported, when it is needed: ``extract`` loads no Qt, and the process that
extracts for the window is started before anything else is loaded, so the top level of this module, of
``app`` and of ``ui.worker`` imports next to nothing. Worker processes import this module again.
"""

from __future__ import annotations

import os
import sys

from yomichizu import __version__

TYPE_CHECKING = False  # importing typing would take as long as all the rest
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

EXIT_CODES = """exit codes:
  0    done
  1    something could not be read, made or written; each reason is one line on standard error
  2    the command line makes no sense
  130  stopped with Ctrl+C"""


class Failure(Exception):
    """Something went wrong that one line can say."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (of the process, when None) and return its exit code.

    argparse leaves by SystemExit: with 0 after --help and --version, with 2 on wrong usage.
    """
    # Our matrices are small: more threads bring nothing, and wait for each other on the other cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if getattr(sys, "frozen", False) and _is_worker(arguments):
        return OK
    try:
        if not arguments or arguments[0] not in ("extract", "export"):
            return _window(arguments)
        from yomichizu import commands

        return (commands.extract if arguments[0] == "extract" else commands.export)(arguments[1:])
    except Failure as failure:
        complain(str(failure))
        return FAILED
    except BrokenPipeError:
        # The reader of our output has left (yomichizu extract … | head); nobody is to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        complain("stopped")
        return INTERRUPTED


def _is_worker(arguments: list[str]) -> bool:
    """Whether this process of a packed program (it has but one entry) was a worker, whose work is done."""
    import multiprocessing

    multiprocessing.freeze_support()
    from yomichizu.ui import serving, worker

    if arguments != [worker.ARGUMENT]:
        return False
    serving.main()
    return True


def complain(message: str) -> None:
    """One line on standard error."""
    print("yomichizu:", " ".join(message.split()), file=sys.stderr, flush=True)


def _window(arguments: list[str]) -> int:
    # A file alone needs no parser, which would hold up what is started first.
    file = arguments[0] if len(arguments) == 1 and not arguments[0].startswith("-") else None
    if arguments and file is None:
        file = window_parser().parse_args(arguments).file
    try:
        from yomichizu.app import run
    except ImportError as error:
        raise Failure(
            f"the window cannot be opened ({error}); install the program's libraries again"
        ) from error
    return run(file)


def window_parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog="yomichizu",
        usage=(
            "yomichizu [FILE]\n"
            "       yomichizu extract INPUT… [-o FOLDER]\n"
            "       yomichizu export FILE -o map.png [--width W --height H]"
        ),
        description="Read a long Japanese article beside a map of who and what is in it.",
        epilog=(
            "commands (each has its own --help):\n"
            "  extract  write the map of one text, or of many, as JSON\n"
            "  export   draw the map of a text as a picture, without a window\n\n"
            "A file that is called like a command is opened as ./extract.\n\n" + EXIT_CODES
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="text to open in the window")
    parser.add_argument("--version", action="version", version=f"yomichizu {__version__}")
    return parser
