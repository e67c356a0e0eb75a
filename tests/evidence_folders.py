"""Evidence folders as other people may have them: rows of the shipped one left out, so that the rest holds together."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from data.tables.references import POINTS_TO
from data.tables.schemas import TABLES, columns_of
from data.tables.tables import EVIDENCE

Row = dict[str, str]
Rows = dict[str, list[Row]]
Keep = Callable[[Row], bool]


def shipped() -> Rows:
    """The rows of every shipped table, as text."""
    found: Rows = {}
    for name in TABLES:
        with (EVIDENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


def kept(keep: Mapping[str, Keep]) -> Rows:
    """The shipped rows that are to be kept, without those that then point at nothing."""
    rows = shipped()
    for name, wanted in keep.items():
        rows[name] = [row for row in rows[name] if wanted(row)]
    before = -1
    while before != (now := sum(map(len, rows.values()))):
        before = now
        _drop_dangling(rows)
    return rows


def _drop_dangling(rows: Rows) -> None:
    for name, column, targets in POINTS_TO:
        known = {row["id"] for target in targets for row in rows[target]}
        rows[name] = [row for row in rows[name] if not row[column] or row[column] in known]
    places, legs = ({row["id"] for row in rows[name]} for name in ("places", "legs"))
    rows["legs"] = [row for row in rows["legs"] if not row["way"] or set(row["way"].split(";")) <= places]
    there = {(row["route_id"], row["leg_id"]) for row in rows["route_legs"] if row["leg_id"] in legs}
    broken = {row["route_id"] for row in shipped()["route_legs"] if (row["route_id"], row["leg_id"]) not in there}
    rows["routes"] = [row for row in rows["routes"] if row["id"] not in broken]


def write(rows: Rows, folder: Path) -> Path:
    """These rows as an evidence folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in rows.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns_of(name), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    return folder


def nothing(_row: Row) -> bool:
    return False


def of_oblast(name: str) -> Mapping[str, Keep]:
    """One theatre alone: its settlements, and the events that are not of the other one."""
    other = {"Kursk": "belgorod", "Belgorod": "kursk"}[name]
    return {"settlements": lambda row: row["oblast"] == name, "events": lambda row: row["theatre"] != other}


TOLD_ELSEWHERE = ("sources", "places", "theatres")
SOUND: dict[str, Mapping[str, Keep]] = {  # folders the app shows
    "only Kursk": of_oblast("Kursk"),
    "only Belgorod": of_oblast("Belgorod"),
    "one settlement": {"settlements": lambda row: row["id"] == "sudzha"},
    "two settlements": {"settlements": lambda row: row["id"] in ("sudzha", "goncharovka")},
    "no settlement": {"settlements": nothing},
    "no claim on control": {"control_claims": nothing},
    "no place": {"places": nothing},
    "only one consignment": {
        "consignments": lambda row: row["id"] == "containers-2023-09-angara", "voyages": nothing, "events": nothing,
    },
    "nothing but sources": {name: nothing for name in TABLES if name != "sources"},
    "nothing at all": dict.fromkeys(TABLES, nothing),
    **{f"no {name.replace('_', ' ')}": {name: nothing} for name in TABLES if name not in TOLD_ELSEWHERE},
}  # fmt: skip
