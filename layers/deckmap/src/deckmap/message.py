"""What the browser is told of a map, as the component sends it: needs no Streamlit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from deckmap.camera import Camera

if TYPE_CHECKING:
    import pydeck

    from deckmap.annotations import Annotation, Place
    from deckmap.clock import Clock, Play
    from deckmap.compare import Compare
    from deckmap.layer_options import LayerOptions
    from deckmap.legend import LegendEntry
    from deckmap.timeline import Timeline

Tool = Literal["compare", "snapshot", "measure", "annotate", "select", "lasso", "fullscreen"]
ALL_TOOLS: tuple[Tool, ...] = ("compare", "snapshot", "measure", "annotate", "select", "lasso", "fullscreen")


def payload(
    deck: pydeck.Deck,
    *,
    key: str,
    clock: Clock | None = None,
    timeline: Timeline | None = None,
    legend: Sequence[LegendEntry] = (),
    title: str = "",
    subtitle: str = "",
    credits: str = "",
    theme: Literal["light", "dark"] = "light",
    height: int | Literal["stretch"] = "stretch",
    margin_bottom: int = 0,
    camera: Camera | None = None,
    fly_to: Camera | None = None,
    fly_id: str | int | None = None,
    compare: Compare | None = None,
    layers: Mapping[str, LayerOptions] | None = None,
    tools: Sequence[Tool] = ALL_TOOLS,
    chrome: Literal["full", "map", "none"] = "full",
    play: Play | None = None,
    selected: Sequence[tuple[str, str]] | None = None,
    words: Mapping[str, str] | None = None,
    annotations: Sequence[Annotation] = (),
    area: Sequence[Place] | None = None,
    allow_remote: bool = False,
    report_every: float = 0.0,
) -> dict[str, Any]:
    """Returns the map as `deck_map` would first send it, ready for JSON; the arguments are those of `deck_map`.

    What the browser owns once the map stands is `{"token": "", "value": ...}`.
    """
    start = camera or camera_of(deck)
    owned = {
        "clock": clock.as_payload() if clock else None,
        "camera": start.as_payload() if start else None,
        "compare": compare.as_payload() if compare else None,
        "annotations": [annotation.as_payload() for annotation in annotations],
        "area": None if area is None else [list(place) for place in area],
        "selected": None if selected is None else [list(pair) for pair in selected],
    }
    return {
        "key": key,
        "spec": spec(deck),
        **{name: {"token": "", "value": value} for name, value in owned.items()},
        "timeline": timeline.as_payload() if timeline else None,
        "legend": [entry.as_payload() for entry in legend],
        "title": title,
        "subtitle": subtitle,
        "credits": credits,
        "theme": theme,
        "height": height,
        "margin_bottom": margin_bottom,
        "fly": {"id": str(fly_id), "to": fly_to.as_payload()} if fly_to and fly_id is not None else None,
        "layers": {name: options.as_payload() for name, options in (layers or {}).items()},
        "tools": list(tools),
        "chrome": chrome,
        "play": play.as_payload() if play else None,
        "words": dict(words or {}),
        "allow_remote": allow_remote,
        "report_every": report_every,
    }


def camera_of(deck: pydeck.Deck) -> Camera | None:
    """Returns where the deck's own view starts; None where it has none."""
    view = getattr(deck, "initial_view_state", None)
    return None if view is None else Camera.from_payload(view_of(deck))


def view_of(deck: pydeck.Deck) -> dict[str, Any]:
    """Returns the deck's view state as a dict, empty where it has none."""
    view = getattr(deck, "initial_view_state", None)
    if view is None:
        return {}
    return dict(view) if isinstance(view, Mapping) else dict(vars(view))


def spec(deck: pydeck.Deck) -> dict[str, Any]:
    """Returns the deck as pydeck's JSON says it, with its tooltip and without what would fetch a base map."""
    said: dict[str, Any] = json.loads(deck.to_json())
    for name in ("mapStyle", "mapProvider", "initialViewState", "views"):
        said.pop(name, None)
    tooltip = getattr(deck, "_tooltip", None)
    if isinstance(tooltip, Mapping):
        said["tooltip"] = {name: tooltip[name] for name in ("text", "html") if name in tooltip}
    return said
