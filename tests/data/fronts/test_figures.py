import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.basemap.metric import WGS84, on_globe
from data.fronts.figures import front_figures, places_behind
from tests.data.fronts.small_front import DAY, claim, claims, sides
from tests.data.fronts.small_fronts import fronts

BORDER = gpd.GeoDataFrame(geometry=on_globe([shapely.LineString([(-30e3, -2e3), (30e3, -2e3)])]), crs=WGS84)


def figures(*rows: dict, days: tuple[int, int] = (0, 20)) -> gpd.GeoDataFrame:
    found = front_figures(fronts(claims(*rows)), BORDER, (DAY + days[0], DAY + days[1]), DAY + 99)
    return found.loc[found["theatre"] == "kursk"].reset_index(drop=True)


def test_depth_is_how_far_the_farthest_held_village_lies_from_the_border() -> None:
    found = figures(claim("a1", "UA", 0), claim("b2", "UA", 5), claim("c1", "contested", 5))
    assert found["depth_km"].iloc[[0, 10]].tolist() == pytest.approx([2, 6], abs=0.01)
    assert (found["depth_with_contested_km"] >= found["depth_km"]).all()


def test_the_line_is_as_long_as_the_edges_between_those_who_disagree() -> None:
    found = figures(claim("a1", "UA", 3))
    pairs = sides().loc[(sides()["a"] == 0) | (sides()["b"] == 0)]
    assert found["length_km"].iloc[2] == 0
    assert found["length_km"].iloc[3] == pytest.approx(pairs.length.sum() / 1000)


def test_speed_is_the_change_of_the_last_seven_days() -> None:
    found = figures(claim("a1", "UA", 8))
    assert found["speed_km2_per_day"].iloc[:7].isna().all()
    assert found["speed_km2_per_day"].iloc[8] == pytest.approx(found["ua_km2"].iloc[8] / 7)
    assert found["speed_km2_per_day"].iloc[15] == 0


def test_a_settlement_counts_on_the_day_it_changes() -> None:
    found = figures(claim("a1", "UA", 3), claim("a2", "UA", 3), claim("a1", "RU", 9, kind="map"))
    changed = found.set_index("day")["settlements_changed"]
    assert changed.loc[changed > 0].to_dict() == {DAY + 3: 2, DAY + 9: 1}
    assert np.issubdtype(found["day"].dtype, np.int64)


def test_each_figure_says_which_places_make_it() -> None:
    front = fronts(claims(claim("a1", "UA", 0), claim("b2", "UA", 5), claim("a1", "RU", 9, kind="map")))

    def behind(measure: str, day: int) -> set[str]:
        return set(places_behind(front, BORDER, measure, "kursk", DAY + day, DAY + 99))

    assert behind("depth_km", 3) == {"a1"}
    assert behind("depth_km", 6) == {"b2"}
    assert behind("settlements_changed", 5) == {"b2"}
    assert behind("settlements_changed", 6) == set()
    assert behind("speed_km2_per_day", 9) == {"a1", "b2"}
    assert {"a1", "a2", "b1"} <= behind("length_km", 3)
