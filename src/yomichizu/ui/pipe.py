"""Messages between the window and the process beside it: pickled tuples, one after the other."""

from __future__ import annotations

import pickle

TYPE_CHECKING = False  # importing typing would hold up the start
if TYPE_CHECKING:
    from typing import IO, Any

    Message = tuple[Any, ...]


def put(stream: IO[bytes], message: Message) -> None:
    """Send a message. Raises OSError when the other end is gone."""
    stream.write(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message; waits for it. None when the other end is gone, also in the middle of one."""
    try:
        return tuple(pickle.load(stream))
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        return None
