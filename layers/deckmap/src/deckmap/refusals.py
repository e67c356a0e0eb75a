"""What of a deck this map cannot draw as asked, told before the browser has seen it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from deckmap.layer_names import names_of

if TYPE_CHECKING:
    import pydeck

VIEW = "@view"
"""Under this name the views are among what failed."""

KINDS = frozenset({
    "ArcLayer", "BitmapLayer", "ColumnLayer", "GeoJsonLayer", "GreatCircleLayer", "GridCellLayer", "IconLayer",
    "LineLayer", "PathLayer", "PointCloudLayer", "PolygonLayer", "ScatterplotLayer", "SolidPolygonLayer", "TextLayer",
    "TripsLayer",
})  # fmt: skip
"""The kinds of layers the browser half draws; a test compares them with its own list."""


def refusals(deck: pydeck.Deck) -> list[tuple[str, str]]:
    """Returns (layer, or `VIEW`, and why in words) for what is left out or drawn otherwise than asked."""
    return [*_views(deck), *_layers(deck)]


def is_map(deck: pydeck.Deck) -> bool:
    """Returns whether what the deck's first view shows lies on a web map: other coordinates mean nothing on one."""
    views = views_of(deck)
    return not views or kind_of(views[0]) == "MapView"


def views_of(deck: pydeck.Deck) -> list[Any]:
    """Returns the deck's views, none where it leaves them to the map."""
    views = getattr(deck, "views", None)
    if views is None:
        return []
    return list(views) if isinstance(views, (list, tuple)) else [views]


def kind_of(view: Any) -> str:  # noqa: ANN401 - a pydeck view or its JSON
    """Returns deck.gl's name of a view's or a layer's kind."""
    kind = view.get("@@type") if isinstance(view, Mapping) else getattr(view, "type", None)
    return str(kind or "MapView")


def _views(deck: pydeck.Deck) -> list[tuple[str, str]]:
    kinds = [kind_of(view) for view in views_of(deck)]
    if not is_map(deck):
        return [(VIEW, f"this map has no {kinds[0]}, and its layers would lie elsewhere on a map; use st.pydeck_chart")]
    if len(kinds) > 1:
        words = f"{len(kinds)} views were asked for and this map has one, so the first fills it; draw a map for each"
        return [(VIEW, words)]
    return []


def _layers(deck: pydeck.Deck) -> list[tuple[str, str]]:
    names = names_of(deck)
    unknown = [
        (name, f"it is of a kind this map cannot draw: {kind_of(layer)}")
        for layer, name in zip(deck.layers, names, strict=True)
        if kind_of(layer) not in KINDS
    ]
    twice = [name for name, times in Counter(names).items() if times > 1]
    return [*unknown, *((name, "another layer has the same id, and only the first is drawn") for name in twice)]
