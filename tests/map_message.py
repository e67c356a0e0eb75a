"""Comparing two messages to the instant map."""

import json
from typing import Any


def without_tokens(message: dict[str, Any]) -> dict[str, Any]:
    """The message as JSON would carry it, with no token: those are drawn anew for each session."""
    said = json.loads(json.dumps(message))
    return {
        name: {**each, "token": ""} if isinstance(each, dict) and "token" in each else each
        for name, each in said.items()
    }
