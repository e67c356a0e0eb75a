"""A perspective as one short text: the name of a built-in one, or a reader's own rules for a link or a command.

Own rules are `key=value` pairs joined by `~`, each left out where it is as in the balanced perspective:
`kinds=map,press~rule=latest~reliability=C~credibility=4~window=21~doubtful=never~without=ds_archive`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from data.belief.perspective import (
    BUILT_IN,
    DEFAULT,
    EVERYONE,
    NEVER_DOUBTFUL,
    RELIABILITIES,
    RULE_IN_WORDS,
    Perspective,
    Rule,
)
from data.tables.vocabulary import CLAIMANT_WORDS, CREDIBILITY_WORDS, RELIABILITY_WORDS

OWN: Final = "own"  # the name of every perspective that is not built in
LONGEST: Final = 2000  # characters: a link is untrusted input
SOURCE_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,60}")
LONGEST_WINDOW: Final = 3660  # days


class PerspectiveTextError(ValueError):
    """The text is no perspective; the message says which part and what was expected."""


def read(text: str) -> Perspective:
    """The perspective a text names or describes; the balanced one for empty text.

    Raises:
        PerspectiveTextError: no built-in perspective has that name, or a rule cannot be read.
    """
    if not text:
        return DEFAULT
    if "=" not in text:
        if text in BUILT_IN:
            return BUILT_IN[text]
        raise PerspectiveTextError(
            f"There is no perspective {text[:40]!r}. Built in: {', '.join(BUILT_IN)}; "
            f"or rules of your own, such as kinds=map,press~rule=latest."
        )
    if len(text) > LONGEST:
        raise PerspectiveTextError(f"A perspective has at most {LONGEST} characters; this one has {len(text)}.")
    return _described(replace(DEFAULT, name=OWN, label="Your own", **_rules(text)))


def write(perspective: Perspective) -> str:
    """The shortest text that `read` turns back into the same rules; built-in ones keep their name."""
    recipe = perspective.recipe()
    for built_in in BUILT_IN.values():
        if built_in.recipe() == recipe:
            return built_in.name
    default, said = DEFAULT.recipe(), []
    for key, (attribute, _, shown) in KEYS.items():
        if recipe[attribute] != default[attribute]:
            said.append(f"{key}={shown(getattr(perspective, attribute))}")
    return "~".join(said)


def _rules(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in text.split("~"):
        key, equals, value = part.partition("=")
        if key not in KEYS or not equals:
            raise PerspectiveTextError(f"{part[:40]!r} is no rule. Rules: {', '.join(f'{each}=' for each in KEYS)}.")
        attribute, understood, _ = KEYS[key]
        if attribute in found:
            raise PerspectiveTextError(f"{key} is given twice.")
        found[attribute] = understood(value)
    return found


def _kinds(text: str) -> frozenset[str]:
    kinds = frozenset(text.split(",")) - {"", "nobody"}
    if strangers := sorted(kinds - EVERYONE):
        raise PerspectiveTextError(
            f"kinds: {strangers[0][:40]!r} is no kind of source. Kinds: {', '.join(sorted(EVERYONE))}; or nobody."
        )
    return kinds


def _sources(text: str) -> frozenset[str]:
    sources = frozenset(text.split(",")) - {""}
    if wrong := sorted(source for source in sources if not SOURCE_ID.fullmatch(source)):
        raise PerspectiveTextError(f"without: {wrong[0][:40]!r} is not the name of a source.")
    return sources


def _one_of(key: str, allowed: Mapping[str, Any]) -> Callable[[str], Any]:
    def understood(text: str) -> Any:  # noqa: ANN401 - the type is that of the mapping's values
        if text not in allowed:
            raise PerspectiveTextError(f"{key}: {text[:40]!r}; expected one of {', '.join(allowed)}.")
        return allowed[text]

    return understood


def _whole(key: str, low: int, high: int) -> Callable[[str], int]:
    def understood(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,5}", text) or not low <= int(text) <= high:
            raise PerspectiveTextError(f"{key}: {text[:40]!r}; expected a whole number from {low} to {high}.")
        return int(text)

    return understood


def _joined(values: frozenset[str]) -> str:
    return ",".join(sorted(values)) or "nobody"


def _doubt(level: int) -> str:
    return "never" if level == NEVER_DOUBTFUL else str(level)


DOUBT: Final = {**{str(level): level for level in range(1, NEVER_DOUBTFUL)}, "never": NEVER_DOUBTFUL}
KEYS: Final[Mapping[str, tuple[str, Callable[[str], Any], Callable[[Any], str]]]] = MappingProxyType(
    {  # key in the text: attribute of the perspective, how it is read, how it is written
        "kinds": ("kinds", _kinds, _joined),
        "rule": ("rule", _one_of("rule", {str(rule): rule for rule in Rule}), str),
        "reliability": ("least_reliability", _one_of("reliability", {each: each for each in RELIABILITIES}), str),
        "credibility": ("least_credibility", _whole("credibility", 1, 6), str),
        "window": ("window_days", _whole("window", 1, LONGEST_WINDOW), str),
        "doubtful": ("doubtful_from", _one_of("doubtful", DOUBT), _doubt),
        "without": ("excluded_sources", _sources, _joined),
    }
)


def rules_in_words(perspective: Perspective, names: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Every rule of the perspective as a sentence; `names` says what the screen calls the sources left out."""
    rule = RULE_IN_WORDS[perspective.rule]
    days = f"{perspective.window_days} day{'s' if perspective.window_days != 1 else ''}"
    rules = [f"{_who(perspective)}."]
    if perspective.least_reliability != "F":
        worst = perspective.least_reliability
        rules.append(f"Sources rated worse than {worst}, {RELIABILITY_WORDS[worst]}, do not count.")
    if perspective.least_credibility < DEFAULT.least_credibility:
        least = perspective.least_credibility
        rules.append(f"Claims rated worse than {least}, {CREDIBILITY_WORDS[least]}, do not count.")
    if perspective.excluded_sources:
        rules.append(f"Left out: {'; '.join(names.get(each, each) for each in sorted(perspective.excluded_sources))}.")
    rules.append(f"Where claims rival each other, {rule}.")
    rules.append(f"A claim stays a rival for {days}, the latest one until something newer is said.")
    level = perspective.doubtful_from
    lapse = "No claim lapses."
    if level != NEVER_DOUBTFUL:
        lapse = f"A claim rated {level}, {CREDIBILITY_WORDS[level]}, or worse lapses after {days} if nobody repeats it."
    return [*rules, lapse]


def _who(perspective: Perspective) -> str:
    if not perspective.kinds:
        return "Nobody counts"
    if perspective.kinds == EVERYONE:
        return "Everyone counts"
    if len(perspective.kinds) > len(EVERYONE) / 2:
        return f"Everyone but {_listed(EVERYONE - perspective.kinds)} counts"
    return f"Only {_listed(perspective.kinds)} count"


def in_words(perspective: Perspective) -> str:
    """What the perspective does, in one sentence for the screen."""
    who, limits = _who(perspective), []
    if perspective.least_reliability != "F":
        limits.append(f"sources rated {perspective.least_reliability} or better")
    if perspective.least_credibility < DEFAULT.least_credibility:
        limits.append(f"claims rated {perspective.least_credibility} or better")
    if left_out := len(perspective.excluded_sources):
        limits.append(f"{left_out} source{'s' if left_out > 1 else ''} left out")
    told = f" ({', '.join(limits)})" if limits else ""
    return f"{who}{told}; {RULE_IN_WORDS[perspective.rule]}."


def _listed(kinds: frozenset[str]) -> str:
    words = [CLAIMANT_WORDS[kind] for kind in sorted(kinds)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _described(perspective: Perspective) -> Perspective:
    return replace(perspective, about=in_words(perspective))


def unheard(claims: int, perspective: str) -> str:
    """That claims there are do not count from a perspective, in words."""
    label = read(perspective).label
    return f"{claims} claim{'s' if claims != 1 else ''} published, none by a source that “{label}” believes"
