"""``python -m yomichizu`` is the same as ``yomichizu``."""

from yomichizu.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
