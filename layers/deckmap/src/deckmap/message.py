"""What the browser is told of a map, as the component sends it: needs no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from deckmap.camera import Camera
from deckmap.ids import Ident, as_sent
from deckmap.layer_names import names_of, renamed
from deckmap.layer_spec import layer_spec
from deckmap.refusals import is_map, refusals, views_of
from deckmap.values import as_json

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
    theme: Literal["light", "dark", "auto"] = "light",
    dark: pydeck.Deck | None = None,
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
    selected: Sequence[tuple[str, Ident]] | None = None,
    words: Mapping[str, str] | None = None,
    annotations: Sequence[Annotation] = (),
    area: Sequence[Place] | None = None,
    allow_remote: bool = False,
    report_every: float = 0.0,
) -> dict[str, Any]:
    """Returns the map as `deck_map` would first send it, ready for JSON; the arguments are those of `deck_map`.

    What the browser owns once the map stands is `{"token": "", "value": ...}`.

    Raises:
        ValueError: `dark` has other layers than `deck`.
    """
    start = camera or camera_of(deck)
    names = renamed(deck)
    owned = {
        "clock": clock.as_payload() if clock else None,
        "camera": start.as_payload() if start else None,
        "compare": compare.as_payload() if compare else None,
        "annotations": [annotation.as_payload() for annotation in annotations],
        "area": None if area is None else [list(place) for place in area],
        "selected": None if selected is None else [[names.get(layer, layer), as_sent(i)] for layer, i in selected],
    }
    usual = spec(deck)
    said = {
        "key": key,
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
        "layers": {names.get(name, name): options.as_payload() for name, options in (layers or {}).items()},
        "refusals": [list(each) for each in refusals(deck)],
        "tools": list(tools),
        "chrome": chrome,
        "play": play.as_payload() if play else None,
        "words": dict(words or {}),
        "allow_remote": allow_remote,
        "report_every": report_every,
    }
    return {"spec": usual, "dark": in_the_dark(usual, spec(dark)) if dark else {}, **as_json(said)}


def in_the_dark(light: Mapping[str, Any], dark: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Returns what the layers of two specs have differently in the second, by layer id; layers alike are left out.

    Raises:
        ValueError: they are not the same layers.
    """
    usual, other = ({each["id"]: each for each in said.get("layers", [])} for said in (light, dark))
    if list(usual) != list(other):
        raise ValueError(f"the dark deck has other layers: {', '.join(other)} in place of {', '.join(usual)}")
    changed = {
        name: {prop: value for prop, value in other[name].items() if usual[name].get(prop) != value} for name in usual
    }
    return {name: props for name, props in changed.items() if props}


def camera_of(deck: pydeck.Deck) -> Camera | None:
    """Returns where the deck's own view starts; None where it has none."""
    view = getattr(deck, "initial_view_state", None)
    return None if view is None else Camera.from_payload(view_of(deck))


def view_of(deck: pydeck.Deck) -> dict[str, Any]:
    """Returns the deck's view state as a dict, empty where it has none; of several, that of the first view."""
    state = getattr(deck, "initial_view_state", None)
    if state is None:
        return {}
    said = dict(state) if isinstance(state, Mapping) else dict(vars(state))
    names = [str(view.id) for view in views_of(deck) if getattr(view, "id", None) is not None]
    several = [said[name] for name in names if name in said] or [each for each in said.values() if _is_state(each)]
    if not several:
        return said
    return dict(several[0]) if isinstance(several[0], Mapping) else dict(vars(several[0]))


def _is_state(value: object) -> bool:
    return (isinstance(value, Mapping) and "longitude" in value) or hasattr(value, "longitude")


def spec(deck: pydeck.Deck) -> dict[str, Any]:
    """Returns the deck's layers and tooltip in deck.gl's JSON; of two layers with one id, the first."""
    layers: dict[str, dict[str, Any]] = {}
    for layer, name in zip(deck.layers if is_map(deck) else [], names_of(deck), strict=is_map(deck)):
        layers.setdefault(name, {**layer_spec(layer), "id": name})
    said: dict[str, Any] = {"layers": list(layers.values())}
    tooltip = getattr(deck, "_tooltip", None)
    if isinstance(tooltip, Mapping):
        said["tooltip"] = {name: as_json(tooltip[name]) for name in ("text", "html") if name in tooltip}
    return said
