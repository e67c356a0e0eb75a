"""The wings of the TypeScript half: arrows between them one way, no circle within one, and no wing too full to read."""

import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "layers/deckmap"
TS = SOURCE / "ts"
# From the ground up: a file may read its own wing and those before it.
WINGS = ("days", "wire", "page", "ground", "layers", "canvas", "time", "tools", "picture", "parts", "map", "telling")
MOST_FILES = 18
TELLING = 26  # the stage, the presenter's view and the file: a house of its own
# `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`, types alone included
SPECIFIER = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.[^'"\n]+)\1""")


def read(path: Path) -> Iterator[Path]:
    """The project's own files that `path` names."""
    for _, specifier in SPECIFIER.findall(path.read_text(encoding="utf-8")):
        target = (path.parent / specifier).resolve()
        assert target.is_file(), f"{path.relative_to(SOURCE)} names {specifier}, which is not there"
        yield target


def files() -> list[Path]:
    return sorted(TS.resolve().rglob("*.ts"))


def wing(path: Path) -> str:
    return path.relative_to(TS.resolve()).parts[0]


def backwards(reads: dict[Path, list[Path]]) -> list[str]:
    return [
        f"{wing(path)}/{path.name} reads {wing(target)}/{target.name}"
        for path, targets in reads.items()
        for target in targets
        if WINGS.index(wing(target)) > WINGS.index(wing(path))
    ]


def test_every_file_stands_in_a_wing_that_the_readme_names() -> None:
    folders = {path.relative_to(TS.resolve()).parts[:-1] for path in files()}
    assert folders == {(name,) for name in WINGS}
    named = re.findall(r"^\| `ts/(\w+)` \|", (SOURCE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert tuple(named) == WINGS


def test_a_wing_is_read_at_a_glance() -> None:
    counts = {name: len(list((TS / name).glob("*.ts"))) for name in WINGS}
    assert counts.pop("telling") <= TELLING
    assert not {name: count for name, count in counts.items() if count > MOST_FILES}


def test_the_arrows_between_the_wings_run_one_way() -> None:
    assert backwards({path: list(read(path)) for path in files()}) == []


def test_no_files_read_each_other_in_a_circle() -> None:
    graph = {path: set(read(path)) for path in files()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)


def test_the_parts_of_a_map_do_not_know_each_other() -> None:
    parts = {path: list(read(path)) for path in files() if wing(path) == "parts"}
    assert len(parts) > 10
    known = {path.name: [each.name for each in reads if wing(each) == "parts"] for path, reads in parts.items()}
    assert not {name: others for name, others in known.items() if others}


def test_an_arrow_back_is_found_however_it_is_written() -> None:
    up = TS.resolve() / "map/handle.ts"
    assert backwards({TS.resolve() / "days/clock.ts": [up]}) == ["days/clock.ts reads map/handle.ts"]
    assert backwards({up: [TS.resolve() / "days/clock.ts"]}) == []


@pytest.mark.parametrize(
    "line",
    [
        "import {a, type B} from '../a/b.ts';",
        "import type {\n  B\n} from '../a/b.ts';",
        "export * from '../a/b.ts';",
        "import '../a/b.ts';",
        'const {a} = await import("../a/b.ts");',
    ],
)
def test_every_way_to_import_is_read(line: str) -> None:
    assert [specifier for _, specifier in SPECIFIER.findall(line)] == ["../a/b.ts"]


def test_each_unit_test_stands_in_the_wing_of_what_it_tests() -> None:
    tests = sorted((SOURCE / "test").resolve().rglob("*.ts"))
    assert tests
    for path in tests:
        folder = path.parent.name
        assert folder in WINGS, path
        assert folder in {wing(target) for target in read(path)}, path
