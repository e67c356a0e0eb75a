"""Drafts kept in one's own browser: they outlive a restart of the server, and nobody else sees them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from data.briefings.scenes import Briefing
from data.briefings.toml import MOST_BYTES, BriefingError, draft
from data.briefings.toml_write import toml
from data.tables.tables import Tables
from pages.briefing.desk import EMPTY, apart

MOST: Final = 4
CODE: Final = re.compile(r"[0-9a-f]{16}")
WHEN: Final = 40  # letters of a date as a browser writes it
JS: Final = """
const KEY = 'lifeline-drafts';
const MOST = 4;
const said = new WeakMap();
function read() {
  try {
    const held = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(held) ? held.slice(0, MOST) : [];
  } catch { return []; }
}
export default function ({data, parentElement, setStateValue}) {
  let held = read();
  const before = JSON.stringify(held);
  if (data.toml && held.find(each => each.code === data.code)?.toml !== data.toml) {
    const when = new Date().toLocaleString('en-GB', {dateStyle: 'medium', timeStyle: 'short'});
    held = [{code: data.code, toml: data.toml, when}, ...held.filter(each => each.code !== data.code)].slice(0, MOST);
  }
  held = held.filter(each => !data.forgotten.includes(each.code));
  const after = JSON.stringify(held);
  try { if (after !== before) localStorage.setItem(KEY, after); } catch { /* a browser may refuse to keep anything */ }
  const others = held.filter(each => each.code !== data.code || !data.toml);
  const text = JSON.stringify(others);
  if (text !== (said.get(parentElement) ?? (data.asked ? '' : '[]'))) setStateValue('held', others);
  said.set(parentElement, text);
}
"""

_keeper = st.components.v2.component("lifeline_drafts", js=JS)


@dataclass(frozen=True)
class Draft:
    """A briefing as it was left: the code of its desk, when (as the browser writes it), and its TOML."""

    code: str
    when: str
    toml: str


def held(said: object) -> tuple[Draft, ...]:
    """The drafts a browser says it holds; whatever is not one is left out."""
    if not isinstance(said, Sequence) or isinstance(said, str):
        return ()
    found = []
    for each in list(said)[:MOST]:
        parts = [each.get(name) for name in ("code", "when", "toml")] if isinstance(each, Mapping) else [None]
        if not all(isinstance(part, str) for part in parts):
            continue
        code, when, text = map(str, parts)
        if CODE.fullmatch(code) and len(when) <= WHEN and len(text.encode("utf-8", "replace")) <= MOST_BYTES:
            found.append(Draft(code, when, text))
    return tuple(found)


def read(kept: Draft, tables: Tables) -> Briefing | None:
    """The briefing of a draft, as far as it can be read; None where it cannot."""
    try:
        return apart(draft(kept.toml, tables))
    except BriefingError:
        return None


def keep(code: str, now: Briefing, asked: str) -> tuple[Draft, ...] | None:
    """Have the browser keep what is on the desk; returns the other drafts it holds, None while it did not say.

    It speaks up where it holds some, and where it is `asked` for one by its code.
    """
    forgotten: list[str] = st.session_state.setdefault("drafts-forgotten", [])
    result: Any = _keeper(
        key="drafts",
        data={"code": code, "toml": "" if now == EMPTY else toml(now), "forgotten": forgotten, "asked": asked},
        default={"held": None},
        on_held_change=lambda: None,
    )
    if result.held is None:
        return None
    return tuple(each for each in held(result.held) if each.code not in forgotten)
