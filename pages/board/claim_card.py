"""Who says so: one claim as a card, with its source, its dates and how far it can be trusted."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from data.tables import vocabulary
from data.time.days import in_words


def link(url: object, words: str) -> str:
    """An anchor to a source, or only its words where the address is not a web address."""
    address = str(url or "")
    if urlsplit(address).scheme not in ("http", "https"):
        return escape(words)
    return f"<a href='{escape(address, quote=True)}' target='_blank' rel='noreferrer'>{escape(words)}</a>"


def marks(reasons: object) -> str:
    """What a row rests on that nobody has confirmed, each reason in its frame; "" where there is none."""
    each = (reason.strip() for reason in str(reasons or "").split(";"))
    return "".join(f" <span class='mark'>{escape(reason)}</span>" for reason in each if reason)


def card(said: str, claim: Mapping[str, Any], source: Mapping[str, Any], precision: str = "") -> str:
    """One claim as HTML: `said` is what it says in words, `precision` how precise it is; everything is escaped."""
    published = f"published {in_words(int(claim['known_from']))}"
    if claim["known_from_basis"] != "published":
        published += f" ({vocabulary.BASIS_WORDS[claim['known_from_basis']]})"
    trust = (
        f"source {claim['reliability']}, {vocabulary.RELIABILITY_WORDS[claim['reliability']]} · "
        f"claim {claim['credibility']}, {vocabulary.CREDIBILITY_WORDS[int(claim['credibility'])]}"
    )
    how = f"<p class='small'>Precision: {escape(precision)}</p>" if precision else ""
    note = f"<p class='small'>{escape(str(claim['note']))}</p>" if str(claim.get("note") or "") else ""
    who = f"<span class='who'>{escape(str(claim['claimant']))}</span>"
    return (
        f"<div class='claim'><p>{who}: {escape(said)}{marks(claim['mark_reason'])}</p>"
        f"<p class='small'>{link(source['url'], str(source['publisher']))}: {escape(str(source['title']))} · "
        f"{published} · {trust}</p>{how}{note}</div>"
    )
