"""The supply routes: what goes which way, by whose word."""

from layers import cameras, legend
from pages import board, panel, store, supply_layers
from pages.link import View


def beside(view: View) -> None:
    """The panel: figures, charts, events; or who says so."""
    if panel.details(view):
        return
    panel.html(panel.figures(supply_layers.headlines(view)))


board.show(
    board.Board(
        key="supply",
        place=lambda _view: "Pyongyang – Russia supply routes",
        layers=supply_layers.layers,
        legend=(*legend.DIRECTIONS, *legend.STANDING, *supply_layers.width_rows()),
        camera=cameras.SUPPLY,
        panel=beside,
        as_of=lambda view: "routes as reported",
        changes=store.changes(),
        named=store.named_days(("supply", "diplomacy")),
    )
)
