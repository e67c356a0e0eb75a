"""How QGIS draws an exported layer and which of its fields are time: a QML document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

GEOMETRY: Final = {"Polygon": "fill", "MultiPolygon": "fill", "LineString": "line", "MultiLineString": "line"}
START_AND_END: Final = "2"  # QgsVectorLayerTemporalProperties::ModeFeatureDateTimeStartAndEndFromFields
INCLUDE_BEGIN_INCLUDE_END: Final = "1"


@dataclass(frozen=True)
class Category:
    """How rows with one value of a column are drawn: colour as (red, green, blue), 0-255, and a QGIS brush style."""

    value: str
    label: str
    colour: tuple[int, int, int]
    brush: str = "solid"  # solid | b_diagonal | f_diagonal | dense5
    opacity: float = 0.5


@dataclass(frozen=True)
class Style:
    """A categorised style over `column`."""

    column: str
    classes: Sequence[Category]


CONTROL: Final = Style(
    "control",
    (
        Category("UA", "under Ukrainian control", (0, 114, 178)),
        Category("RU", "under Russian control", (213, 94, 0), opacity=0.25),
        Category("contested", "contested", (107, 107, 107), "b_diagonal", 0.9),
    ),
)
AGREEMENT: Final = Style(
    "agreement",
    (
        Category("both", "both give it", (0, 114, 178)),
        Category("only_a", "only the first gives it", (201, 161, 0), "f_diagonal", 0.9),
        Category("only_b", "only the second gives it", (136, 34, 85), "b_diagonal", 0.9),
    ),
)
CHANGE: Final = Style(
    "change",
    (
        Category("gained", "came under Ukrainian control", (0, 114, 178), "f_diagonal", 0.9),
        Category("lost", "left Ukrainian control", (213, 94, 0), "b_diagonal", 0.9),
        Category("contested", "became or stopped being contested", (107, 107, 107), "dense5", 0.9),
    ),
)
PLAIN: Final = Style("", (Category("", "", (201, 161, 0), opacity=1.0),))
STYLES: Final[Mapping[str, Style]] = {style.column: style for style in (CONTROL, AGREEMENT, CHANGE)}


def qml(style: Style, geometry_type: str, fields: Sequence[str]) -> str:
    """The style as QML text; with first_day and last_day among `fields`, the temporal controller uses them."""
    kind = GEOMETRY.get(geometry_type, "marker")
    root = ET.Element("qgis", version="3.34.0", styleCategories="Symbology|Temporal")
    if {"first_day", "last_day"} <= set(fields):
        _temporal(root)
    renderer = ET.SubElement(root, "renderer-v2", forceraster="0", symbollevels="0", enableorderby="0")
    symbols = ET.SubElement(renderer, "symbols")
    if style.column:
        renderer.set("type", "categorizedSymbol")
        renderer.set("attr", style.column)
        categories = ET.SubElement(renderer, "categories")
        for n, each in enumerate(style.classes):
            ET.SubElement(categories, "category", value=each.value, label=each.label, symbol=str(n), render="true")
    else:
        renderer.set("type", "singleSymbol")
    for n, each in enumerate(style.classes):
        _symbol(symbols, str(n), kind, each)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(root, encoding="unicode")


def _temporal(root: ET.Element) -> None:
    ET.SubElement(
        root, "temporal", mode=START_AND_END, enabled="1", startField="first_day", endField="last_day",
        durationField="", durationUnit="min", fixedDuration="0", accumulate="0", limitMode=INCLUDE_BEGIN_INCLUDE_END,
        startExpression="", endExpression="",
    )  # fmt: skip


def _symbol(symbols: ET.Element, name: str, kind: str, each: Category) -> None:
    symbol = ET.SubElement(symbols, "symbol", type=kind, name=name, alpha=f"{each.opacity:g}", clip_to_extent="1")
    drawn = {"fill": "SimpleFill", "line": "SimpleLine", "marker": "SimpleMarker"}[kind]
    layer = ET.SubElement(symbol, "layer", {"class": drawn, "enabled": "1", "locked": "0", "pass": "0"})
    options = ET.SubElement(layer, "Option", type="Map")
    colour = ",".join(map(str, (*each.colour, 255)))
    said = {
        "fill": {"color": colour, "style": each.brush, "outline_color": colour, "outline_width": "0.2"},
        "line": {"line_color": colour, "line_width": "0.8"},
        "marker": {"color": colour, "name": "circle", "size": "2.4"},
    }[kind]
    for option, value in said.items():
        ET.SubElement(options, "Option", name=option, type="QString", value=value)
