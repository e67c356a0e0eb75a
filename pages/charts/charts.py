"""The Analysis page's charts: each says its unit, its day and who says so in the tooltip."""

from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from typing import Final

import altair as alt
import pandas as pd

from data.tables.coverage import FIRST_DAY, front_end
from data.tables.theatres import Theatres
from data.time.days import EPOCH, date_of
from layers.looks.palette import Role, Theme, hex_colour
from pages.shell.chart_colours import AS_SVG

HEIGHT: Final = 190
LINES: Final = (Role.INK, Role.MUNITIONS, Role.PEOPLE, Role.TO_PYONGYANG)  # one front after the other
DASHES: Final = ((1, 0), (5, 3), (2, 2), (8, 3, 2, 3))
# numbers in tooltips and on axes as everywhere on screen: thousands by thin space
NUMBERS: Final = {"decimal": ".", "thousands": "\u2009", "grouping": [3], "currency": ["", ""]}
DAY: Final = alt.Tooltip("date:T", title="Day", format="%-d %b %Y")


def dated(frame: pd.DataFrame, column: str = "day") -> pd.DataFrame:
    """The frame with `date`, the calendar date of a day column."""
    return frame.assign(date=pd.to_datetime(frame[column], unit="D", origin=pd.Timestamp(EPOCH)))


def _time() -> alt.X:
    domain = [date_of(day).isoformat() for day in (FIRST_DAY, front_end())]
    return alt.X("date:T", title=None, scale=alt.Scale(domain=domain), axis=alt.Axis(tickCount=5))


def _cursor(day: int, theme: Theme) -> alt.Chart:
    data = dated(pd.DataFrame({"day": [day]}))
    return alt.Chart(data).mark_rule(color=hex_colour(Role.INK, theme), strokeWidth=1.5).encode(x="date:T")


def stacked(
    series: pd.DataFrame,
    words: Mapping[str, tuple[str, Role]],
    day: int,
    theme: Theme,
) -> alt.LayerChart:
    """Columns of daily km² stacked: {column: (words, colour)}; a rule marks the shown day, a click chooses a day."""
    names = {column: label for column, (label, _) in words.items()}
    held = dated(series[["day", *words]]).rename(columns=names)
    changing = held.loc[turns(held, list(names.values()))]
    data = changing.melt("date", list(names.values()), var_name="what", value_name="value")
    colours = alt.Scale(domain=list(names.values()), range=[hex_colour(role, theme) for _, role in words.values()])
    areas = (
        alt.Chart(data)
        .mark_area(interpolate="step-after", opacity=0.85)
        .encode(
            x=_time(),
            y=alt.Y("value:Q", title="km²", stack=True, axis=alt.Axis(tickCount=4)),
            color=alt.Color(
                "what:N", scale=colours, legend=alt.Legend(orient="top", title=None, labelLimit=300, columns=1)
            ),
        )
    )
    picker = day_picker(held.assign(day=series["day"]), list(names.values()))
    return _plain(areas + _cursor(day, theme) + picker, HEIGHT)


def day_picker(daily: pd.DataFrame, columns: Sequence[str]) -> alt.Chart:
    """An unseen point for every day given: hovering says its km² of each column, a click chooses the day.

    Args:
        daily: day and the columns, which are called as the tooltip says them.
        columns: the columns told.
    """
    # a row for every day goes to the browser: short names, and dates made there
    short = {each: f"c{number}" for number, each in enumerate(columns)}
    told = [alt.Tooltip(f"{short[each]}:Q", title=each, format=",.0f") for each in columns]
    chosen = alt.selection_point(name="day", fields=["day"], on="click", nearest=True)
    rows = daily[["day", *columns]].rename(columns=short)
    points = (
        alt.Chart(rows)
        .transform_calculate(date=f"datetime({EPOCH.year}, {EPOCH.month - 1}, {EPOCH.day} + datum.day)")
        .mark_point(opacity=0)
    )
    return points.encode(x="date:T", tooltip=[DAY, *told]).add_params(chosen)


def turns(daily: pd.DataFrame, columns: Sequence[str]) -> "pd.Series[bool]":
    """Which days a column changes on, and the days before: all that steps need."""
    values = daily[list(columns)]
    return ((values != values.shift()) | (values != values.shift(-1))).any(axis=1)


def line(
    series: pd.DataFrame, column: str, unit: str, day: int, theme: Theme, theatres: Theatres
) -> alt.LayerChart:
    """One daily figure for each theatre, told apart by colour and dash; a click chooses a day."""
    data = dated(series[["day", "theatre", column]].dropna()).assign(
        front=lambda rows: rows["theatre"].map(theatres.named)
    )
    names = [each.name for each in theatres.every]
    colours = [hex_colour(role, theme) for role in islice(cycle(LINES), len(names))]
    scale = alt.Scale(domain=names, range=colours)
    dashes = alt.Scale(domain=names, range=[list(dash) for dash in islice(cycle(DASHES), len(names))])
    legend = alt.Legend(orient="top", title=None)
    lines = (
        alt.Chart(data)
        .mark_line(interpolate="step-after", strokeWidth=1.8)
        .encode(
            x=_time(),
            y=alt.Y(f"{column}:Q", title=unit, axis=alt.Axis(tickCount=4)),
            color=alt.Color("front:N", scale=scale, legend=legend),
            strokeDash=alt.StrokeDash("front:N", scale=dashes, legend=legend),
        )
    )
    points = (
        alt.Chart(data)
        .mark_point(opacity=0)
        .encode(
            x="date:T",
            y=f"{column}:Q",
            tooltip=[
                DAY,
                alt.Tooltip("front:N", title="Front"),
                alt.Tooltip(f"{column}:Q", title=unit, format=",.1f"),
            ],
        )
        .add_params(alt.selection_point(name="day", fields=["day", "theatre"], on="click", nearest=True))
    )
    return _plain(lines + _cursor(day, theme) + points, HEIGHT)


def lag(reports: pd.DataFrame, groups: Sequence[str], theme: Theme) -> alt.LayerChart:
    """Every counted report as a tick in days, by group in the given order, with the median as a bar."""
    data = reports.assign(days=reports["lag_days"] + 1)  # a logarithmic axis has no 0: the same day is day 1
    scale = alt.Scale(type="log", domain=[1, max(400, int(data["days"].max()))])
    label = "datum.value == 1 ? 'same day' : (datum.value - 1) + ' d'"
    axis = alt.Axis(values=[1, 8, 31, 101, 366], labelExpr=label)
    y = alt.Y("group:N", sort=list(groups), title=None, axis=alt.Axis(labelLimit=190))
    base = alt.Chart(data)
    ticks = base.mark_tick(thickness=2, opacity=0.55, color=hex_colour(Role.QUIET, theme)).encode(
        x=alt.X("days:Q", scale=scale, axis=axis, title="days from event to publication"),
        y=y,
        tooltip=[
            alt.Tooltip("claimant:N", title="Who"),
            alt.Tooltip("lag_days:Q", title="Days"),
            alt.Tooltip("published:N", title="Published"),
        ],
    )
    ticks = ticks.add_params(alt.selection_point(name="report", fields=["id"], on="click"))
    middle = base.mark_point(shape="diamond", filled=True, size=90, color=hex_colour(Role.SELECTED, theme)).encode(
        x=alt.X("median(days):Q", scale=scale), y=y
    )
    rim = base.mark_point(shape="diamond", size=90, color=hex_colour(Role.INK, theme)).encode(
        x=alt.X("median(days):Q", scale=scale), y=y
    )
    return _plain(ticks + middle + rim, max(90, 24 * len(groups) + 30))


def claims(marks: pd.DataFrame, unit: str, theme: Theme, years: pd.DataFrame | None = None) -> alt.LayerChart:
    """Every claim as a mark over its period: a bar for an estimate, an arrow up for "at least", down for "up to".

    Args:
        marks: first, last (dates), low, high (NaN where no such bound), shown (where the mark stands), bound
            (estimate|at least|up to), said (words), who, published, role ("sets an end" or "considered").
        unit: what the axis counts.
        theme: the theme.
        years: UN years with their cap (year, cap_barrels), where the quantity has one.
    """
    colours = alt.Scale(
        domain=["sets an end of the range", "considered"],
        range=[hex_colour(Role.INK, theme), hex_colour(Role.QUIET, theme)],
    )
    tooltip = [
        alt.Tooltip("said:N", title="Claim"),
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("who:N", title="Who"),
        alt.Tooltip("published:N", title="Published"),
    ]
    base = alt.Chart(marks)
    y = alt.Y("shown:Q", title=unit, axis=alt.Axis(tickCount=5, format="~s"))
    colour = alt.Color("role:N", scale=colours, legend=None)
    x = alt.X("first:T", title=None, axis=alt.Axis(tickCount=5))
    bars = base.mark_rule(strokeWidth=3).encode(x=x, x2="last:T", y=y, color=colour, tooltip=tooltip)
    ranges = (
        base.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low != datum.high")
        .mark_rect(opacity=0.18)
        .encode(x=x, x2="last:T", y="low:Q", y2="high:Q", color=colour, tooltip=tooltip)
    )
    ink = hex_colour(Role.INK, theme)
    symbol = {"symbolFillColor": ink, "symbolStrokeColor": ink, "symbolSize": 60}
    shapes = alt.Scale(domain=["estimate", "at least", "up to"], range=["circle", "triangle-up", "triangle-down"])
    ends = base.mark_point(filled=True, size=90, opacity=1).encode(
        x=alt.X("last:T"),
        y=y,
        color=colour,
        shape=alt.Shape("bound:N", scale=shapes, legend=alt.Legend(orient="top", title=None, **symbol)),
        tooltip=tooltip,
    )
    ends = ends.add_params(alt.selection_point(name="claim", fields=["id"], on="click"))
    drawn = ranges + bars + ends
    if years is not None:
        for layer in _caps(years, theme):
            drawn = drawn + layer
    return _plain(drawn, HEIGHT)


def _caps(years: pd.DataFrame, theme: Theme) -> tuple[alt.Chart, alt.Chart]:
    """The cap of each UN year over the days it holds for."""
    caps = alt.Chart(
        pd.DataFrame(
            {
                "first": [f"{year}-01-01" for year in years["year"]],
                "last": [f"{year}-12-31" for year in years["year"]],
                "cap": years["cap_barrels"],
                "words": [f"UN cap for {year}" for year in years["year"]],
            }
        )
    )
    colour, x, y = hex_colour(Role.INK, theme), alt.X("first:T"), alt.Y("cap:Q")
    return (
        caps.mark_rule(strokeDash=[6, 4], strokeWidth=2, color=colour).encode(x=x, x2="last:T", y=y),
        caps.mark_text(align="left", dx=4, dy=-7, color=colour).encode(x=x, y=y, text="words:N"),
    )


def found_over_time(rows: pd.DataFrame, day: int, theme: Theme) -> alt.LayerChart:
    """How many of the found rows happened in each month; a click chooses the month ("2024-08")."""
    months = dated(rows, "start")["date"].dt.to_period("M").value_counts().sort_index()
    data = pd.DataFrame(
        {
            "month": [str(month) for month in months.index],
            "first": months.index.to_timestamp(),
            "last": (months.index + 1).to_timestamp(),
            "found": months.to_numpy(),
        }
    )
    bars = (
        alt.Chart(data)
        .mark_bar(color=hex_colour(Role.ACCENT, theme))
        .encode(
            x=alt.X("first:T", title=None, axis=alt.Axis(tickCount=5)),
            x2="last:T",
            y=alt.Y("found:Q", title="found", axis=alt.Axis(tickCount=2)),
            y2=alt.Y2Datum(0),  # with two ends in time a bar would otherwise hang at its height
            tooltip=[
                alt.Tooltip("first:T", title="Month", format="%b %Y"),
                alt.Tooltip("found:Q", title="Found"),
            ],
        )
        .add_params(alt.selection_point(name="month", fields=["month"], on="click"))
    )
    return _plain(bars + _cursor(day, theme), 70)


def _plain(chart: alt.LayerChart, height: int) -> alt.LayerChart:
    return (
        chart.properties(height=height, usermeta=AS_SVG, padding={"left": 0, "right": 8, "top": 4, "bottom": 0})
        .configure(locale={"number": NUMBERS})
        .configure_view(strokeWidth=0)
        .configure_legend(padding=0, rowPadding=0, labelFontSize=12)
        .configure_axis(labelFontSize=12, titleFontSize=12)
    )
