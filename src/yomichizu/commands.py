"""The commands that need no window: maps as JSON, a map as a picture. ``extract`` loads no Qt."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from yomichizu.cli import EXIT_CODES, FAILED, OK, Failure, complain

if TYPE_CHECKING:
    from concurrent.futures import Future

    from yomichizu.model import KnowledgeMap

_TEXTS = (".txt", ".md")


class Job(NamedTuple):
    """A text and the file that its map goes to."""

    source: Path
    target: Path


# The command lines


def _extract_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yomichizu extract",
        description=(
            "Write the map of each text as JSON. One file without -o is printed; several files, or the "
            "*.txt and *.md files in folders and all folders in them, need -o and are worked on by all cores."
        ),
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("inputs", metavar="INPUT", nargs="+", type=Path, help="text file or folder")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, help="write FOLDER/<name>.json, one for each text"
    )
    parser.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=_positive,
        default=None,
        help="work on N texts at a time (default: all cores)",
    )
    return parser


def _export_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yomichizu export",
        description="Draw the map of a text, or a map that 'extract' wrote (.json), as a PNG picture.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="text file, or map in JSON")
    parser.add_argument(
        "-o", "--output", metavar="map.png", type=_png, required=True, help="the picture to write"
    )
    parser.add_argument(
        "--width", metavar="W", type=_pixels, default=1600, help="pixels (default: %(default)s)"
    )
    parser.add_argument(
        "--height", metavar="H", type=_pixels, default=1000, help="pixels (default: %(default)s)"
    )
    return parser


def _positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number


def _pixels(value: str) -> int:
    number = int(value)
    if not 64 <= number <= 16384:
        raise argparse.ArgumentTypeError("it must be from 64 to 16384 pixels")
    return number


def _png(value: str) -> Path:
    path = Path(value)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"{value}: the picture's name must end in .png")
    return path


# Maps


def extract(arguments: list[str]) -> int:
    """``yomichizu extract``; returns the exit code. Raises Failure."""
    parser = _extract_parser()
    options = parser.parse_args(arguments)
    if options.output is None:
        if len(options.inputs) > 1 or options.inputs[0].is_dir():
            parser.error("several texts, or a folder, need -o FOLDER")
        return _print_map(options.inputs[0])
    problems: list[str] = []
    sources = list(_sources(options.inputs, problems))
    folder: Path = options.output
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"{folder}: the folder cannot be made ({error.strerror})") from error
    for problem in problems:
        complain(problem)
    failed = len(problems)
    jobs = list(plan(sources, folder))
    if jobs:
        workers = min(options.jobs or _cores(), len(jobs))
        failed += _run_all(jobs, workers)
    return FAILED if failed else OK


def _print_map(path: Path) -> int:
    from yomichizu.exchange import map_json

    map = _map_of(path)
    # JSON is UTF-8 whatever the terminal's own encoding.
    sys.stdout.flush()
    for piece in map_json.pieces(map):
        sys.stdout.buffer.write(piece.encode("utf-8"))
    sys.stdout.buffer.flush()
    return OK


def _map_of(path: Path) -> KnowledgeMap:
    """The map of one text file. Raises Failure."""
    from yomichizu.api import map_of
    from yomichizu.reading import ReadingError, read_file

    try:
        return map_of(read_file(path))
    except ReadingError as error:
        raise Failure(str(error)) from error


def _sources(inputs: Iterable[Path], problems: list[str]) -> Iterator[Path]:
    """The files that are named, and the texts in the folders that are named, each once."""
    seen: set[Path] = set()
    for given in inputs:
        found: Iterable[Path] = (given,)
        if given.is_dir():
            found = _texts_in(given, problems)
            if not found:
                problems.append(f"{given}: there is no .txt or .md file in this folder")
        for path in found:
            real = path.resolve()
            if real not in seen:
                seen.add(real)
                yield path


def _texts_in(folder: Path, problems: list[str]) -> list[Path]:
    def report(error: OSError) -> None:
        problems.append(f"{error.filename}: the folder cannot be read ({error.strerror})")

    found = []
    for place, folders, names in os.walk(folder, onerror=report):
        folders.sort()
        found += [Path(place, name) for name in sorted(names) if name.lower().endswith(_TEXTS)]
    return found


def plan(sources: Iterable[Path], folder: Path) -> Iterator[Job]:
    """Where each map goes: ``FOLDER/<name>.json``; a second text of that name gets ``<name>-2.json``.

    Names are compared as file systems do that ignore case and the composition of kana.
    """
    taken: dict[str, Path] = {}
    sources = list(sources)
    # A text that is itself called "a-2" keeps its name before a second "a" may have it.
    stems = {_folded(source.stem) for source in sources}
    for source in sources:
        name, count = source.stem, 1
        while _folded(name) in taken or (count > 1 and _folded(name) in stems):
            count += 1
            name = f"{source.stem}-{count}"
        if count > 1:
            complain(
                f"{source}: its map is {name}.json, for {taken[_folded(source.stem)]} is {source.stem}.json"
            )
        taken[_folded(name)] = source
        yield Job(source, folder / f"{name}.json")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _run_all(jobs: list[Job], workers: int) -> int:
    """Write every map; report those that fail, one line each; return how many failed."""
    failed = 0
    with _Progress(len(jobs)) as progress:
        for job, problem in _results(jobs, workers):
            progress.step(job.source)
            if problem is not None:
                failed += 1
                progress.say(problem)
    return failed


def _results(jobs: list[Job], workers: int) -> Iterator[tuple[Job, str | None]]:
    """(job, None or what went wrong) as the jobs are done."""
    if workers == 1:
        for job in jobs:
            yield job, extract_one(job)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    # The same way of starting on every system; a forked Qt or MeCab may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupt_to_parent)
    try:
        # Long texts first, so that no core waits for the last one.
        waiting: dict[Future[str | None], Job] = {
            pool.submit(extract_one, job): job for job in sorted(jobs, key=_size, reverse=True)
        }
        for future in as_completed(waiting):
            job = waiting[future]
            try:
                yield job, future.result()
            except BrokenProcessPool:
                yield (
                    job,
                    f"{job.source}: a worker process died, perhaps for want of memory; try it with -j 1",
                )
    except BaseException:
        for process in list((getattr(pool, "_processes", None) or {}).values()):
            process.terminate()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _size(job: Job) -> int:
    with suppress(OSError):
        return job.source.stat().st_size
    return 0


def _leave_interrupt_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def extract_one(job: Job) -> str | None:
    """Write the map of one text; None, or in one line what went wrong. Runs in a worker process."""
    from yomichizu.exchange import map_json

    try:
        map_json.save(_map_of(job.source), job.target)
    except Failure as failure:
        return str(failure)
    except OSError as error:
        return f"{job.target}: the map cannot be written ({error.strerror or error})"
    except Exception as error:  # noqa: BLE001  a fault in one text must not stop the others
        return f"{job.source}: no map could be made ({type(error).__name__}: {error}); please report this"
    return None


class _Progress:
    """A bar on standard error where that is a terminal, else a line for each text."""

    def __init__(self, total: int) -> None:
        from tqdm import tqdm

        self._total = total
        self._done = 0
        self._plain = not sys.stderr.isatty()
        self._bar = tqdm(total=total, unit="text", file=sys.stderr, disable=self._plain)

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def step(self, source: Path) -> None:
        self._done += 1
        self._bar.update()
        if self._plain:
            print(f"[{self._done}/{self._total}] {source}", file=sys.stderr, flush=True)

    def say(self, message: str) -> None:
        self._bar.clear()
        complain(message)
        self._bar.refresh()


# Picture


def export(arguments: list[str]) -> int:
    """``yomichizu export``; returns the exit code. Raises Failure."""
    options = _export_parser().parse_args(arguments)
    made = _map_in(options.file) if options.file.suffix.lower() == ".json" else _map_of(options.file)
    no_display = sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if no_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from yomichizu.ui.export import export_png
    except ImportError as error:
        raise Failure(f"no picture can be drawn ({error}); install the program's libraries again") from error
    try:
        export_png(made, options.output, options.width, options.height)
    except OSError as error:
        raise Failure(
            f"{options.output}: the picture cannot be written ({error.strerror or error})"
        ) from error
    return OK


def _map_in(path: Path) -> KnowledgeMap:
    """The map in a JSON file. Raises Failure."""
    from yomichizu.exchange import map_json

    try:
        return map_json.load(path)
    except map_json.MapFormatError as error:
        raise Failure(str(error)) from error
    except FileNotFoundError as error:
        raise Failure(f"{path}: there is no such file; check the name and the folder") from error
    except OSError as error:
        raise Failure(f"{path}: it cannot be read ({error.strerror or error})") from error
