"""Names on a static map never lie on one another, and the important ones go first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.paper.names import Wanted, overlap, placed

ROOM = (0.0, 0.0, 400.0, 300.0)
letters = st.text("abcdefgh", min_size=1, max_size=12)
names = st.builds(Wanted, letters, st.floats(0, 400), st.floats(0, 300), st.just(16))


@settings(max_examples=60, deadline=None)
@given(st.lists(names, max_size=25))
def test_no_name_covers_another_or_leaves_the_picture(wanted: list[Wanted]) -> None:
    taken = [(0.0, 0.0, 120.0, 80.0)]
    boxes = [each.box for each in placed(wanted, ROOM, taken)]
    for number, box in enumerate(boxes):
        assert not any(overlap(box, other) for other in [*taken, *boxes[:number]])
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= 400 and box[3] <= 300


def test_the_first_name_keeps_its_place_above_its_point() -> None:
    first, second = placed([Wanted("Sudzha", 200, 150, 16), Wanted("Gornal", 205, 152, 16)], ROOM, [])
    assert first.y < 150
    assert first.x == 200
    assert not overlap(first.box, second.box)
