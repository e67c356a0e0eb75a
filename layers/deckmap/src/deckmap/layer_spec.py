"""One pydeck layer in deck.gl's JSON, with rows that any browser can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from deckmap.ids import with_digits
from deckmap.values import as_json, rows

if TYPE_CHECKING:
    import pydeck

NOT_SENT = {"_data", "_binary_data", "_kwargs", "use_binary_transport", "id"}


def layer_spec(layer: pydeck.Layer) -> dict[str, Any]:
    """Returns the layer's props under deck.gl's names, and its data: a URL, rows, or GeoJSON."""
    said = {
        _camel(name): _prop(value) for name, value in vars(layer).items() if name not in NOT_SENT and value is not None
    }
    if layer.use_binary_transport:
        return {**said, **_columns(layer)}
    return said if layer.data is None else {**said, "data": _data(layer.data)}


def _data(data: Any) -> Any:  # noqa: ANN401 - whatever pydeck takes
    table = rows(data)
    if table is not None:
        data = table
    if isinstance(data, Mapping):
        said = as_json(data)
        features = data.get("features")
        if isinstance(features, (list, tuple)):
            return {**said, "features": _rows(features, said["features"])}
        return with_digits(said, data)
    return _rows(data, as_json(data)) if isinstance(data, (list, tuple)) else as_json(data)


def _rows(given: Any, said: list[Any]) -> list[Any]:  # noqa: ANN401 - rows of any kind
    return [with_digits(each, row) for each, row in zip(said, given, strict=True)]


def _prop(value: Any) -> Any:  # noqa: ANN401 - any prop
    """Pydeck's own types say themselves what they are in JSON, and may stand inside lists and objects."""
    if type(value).__module__.startswith("pydeck."):
        return repr(value)
    if isinstance(value, Mapping):
        return {str(name): _prop(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_prop(each) for each in value]
    return as_json(value)


def _columns(layer: pydeck.Layer) -> dict[str, Any]:
    """Rows and accessors of a layer whose columns pydeck keeps apart for a transport that Streamlit does not have."""
    columns = layer.get_binary_data() or []
    names = [str(column["column_name"]) for column in columns]
    values = zip(*(as_json(column["np_data"]) for column in columns), strict=True)
    return {
        **{column["accessor"]: f"@@={name}" for column, name in zip(columns, names, strict=True)},
        "data": [dict(zip(names, row, strict=True)) for row in values],
    }


def _camel(name: str) -> str:
    first, *others = name[1:].split("_") if name.startswith("_") else name.split("_")
    said = "".join([first, *(each[:1].upper() + each[1:] for each in others)])
    return f"_{said}" if name.startswith("_") else said
