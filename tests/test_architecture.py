"""ARCHITECTURE.md tells the truth: what it names exists, and the wings stand in the order their contracts hold."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRACTS = {
    contract["containers"][0]: [re.split(r"[ |]+", layer) for layer in contract["layers"]]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if "containers" in contract
}
MOST_MODULES = 19  # about fifteen: the list of a wing's files is read at a glance
APART = {"data/evidence", "layers/deckmap"}  # rows without code, and a package of its own


def wings() -> list[Path]:
    folders = [path for top in CONTRACTS for path in sorted((ROOT / top).iterdir()) if path.is_dir()]
    return [path for path in folders if path.name != "__pycache__" and str(path.relative_to(ROOT)) not in APART]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:data|layers|pages|dashboard)[\w./-]+)`", TEXT))))
def test_every_file_it_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("top", CONTRACTS)
def test_it_names_the_wings_in_the_order_of_their_contract(top: str) -> None:
    (line,) = re.findall(rf"^- `{top}`: ([^;\n]+)", TEXT, flags=re.MULTILINE)
    assert [re.split(r" and ", each) for each in line.split(", ")] == CONTRACTS[top]


def test_every_folder_is_a_wing_of_a_contract_and_the_other_way_round() -> None:
    held = {f"{top}/{name}" for top, layers in CONTRACTS.items() for layer in layers for name in layer}
    assert {str(path.relative_to(ROOT)) for path in wings()} == held


@pytest.mark.parametrize("wing", wings(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_wing_says_what_lives_there_and_is_read_at_a_glance(wing: Path) -> None:
    said = ast.get_docstring(ast.parse((wing / "__init__.py").read_text(encoding="utf-8")))
    assert said and len([line for line in said.splitlines() if line]) == 2
    assert len([path for path in wing.glob("*.py") if path.name != "__init__.py"]) <= MOST_MODULES


def test_the_tests_mirror_the_wings() -> None:
    there = {str(path.relative_to(ROOT)) for path in wings()}
    for top in CONTRACTS:
        folders = [path for path in (ROOT / "tests" / top).iterdir() if path.is_dir() and path.name != "__pycache__"]
        assert {f"{top}/{path.name}" for path in folders} <= there | {"layers/deckmap"}
        assert not [path.name for path in (ROOT / "tests" / top).glob("test_*.py")]
