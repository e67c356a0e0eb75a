"""Who says so: one claim as a card, with its source, its dates and how far it can be trusted."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from data import vocabulary
from data.days import in_words


def link(url: object, words: str) -> str:
    """An anchor to a source, or only its words where the address is not a web address."""
    address = str(url or "")
    if urlsplit(address).scheme not in ("http", "https"):
        return escape(words)
    return f"<a href='{escape(address, quote=True)}' target='_blank' rel='noreferrer'>{escape(words)}</a>"


def card(said: str, claim: Mapping[str, Any], source: Mapping[str, Any]) -> str:
    """One claim as HTML: `said` is what it says in words; everything is escaped."""
    marks = "".join(
        f" <span class='mark'>{escape(reason.strip())}</span>"
        for reason in str(claim["mark_reason"] or "").split(";")
        if reason.strip()
    )
    published = f"published {in_words(int(claim['known_from']))}"
    if claim["known_from_basis"] != "published":
        published += f" ({vocabulary.BASIS_WORDS[claim['known_from_basis']]})"
    trust = (
        f"source {claim['reliability']}, {vocabulary.RELIABILITY_WORDS[claim['reliability']]} · "
        f"claim {claim['credibility']}, {vocabulary.CREDIBILITY_WORDS[int(claim['credibility'])]}"
    )
    note = f"<p class='small'>{escape(str(claim['note']))}</p>" if str(claim.get("note") or "") else ""
    return (
        f"<div class='claim'><p><span class='who'>{escape(str(claim['claimant']))}</span>: {escape(said)}{marks}</p>"
        f"<p class='small'>{link(source['url'], str(source['publisher']))}: {escape(str(source['title']))} · "
        f"{published} · {trust}</p>{note}</div>"
    )
