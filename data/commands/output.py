"""What commands print: words and JSON that arrive whatever letters the other end of the stream can take."""

import io
import json
import sys


def open_streams() -> None:
    """Print letters that the encoding of an output lacks by their number, in place of stopping at them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def as_json(value: object) -> str:
    """`value` as compact JSON, in ASCII alone where the output can take no more."""
    text = _json(value, ascii_only=False)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return _json(value, ascii_only=True)
    return text


def _json(value: object, *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
