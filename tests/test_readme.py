"""The README tells the truth: what it names exists and does what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^    (python .+)$", README, flags=re.MULTILINE)


def page_titles() -> set[str]:
    return set(re.findall(r'st\.Page\([^)]*title="([^"]+)"', (ROOT / "pages" / "shell" / "navigation.py").read_text()))


def test_every_page_of_the_navigation_is_in_the_readme_and_the_other_way_round() -> None:
    named = set(re.findall(r"^\| ([A-Z][^|]+?) \|", README, flags=re.MULTILINE))
    assert named == page_titles()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:data|layers|pages|tests)/[\w./-]+)`", README))))
def test_every_file_it_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("python -m")])
def test_every_command_it_names_is_understood(command: str) -> None:
    _, _, module, *arguments = command.split()
    name = next((each for each in arguments if not each.startswith("-")), "")
    done = subprocess.run(
        [sys.executable, "-m", module, name, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    offered = set(re.findall(r"--[\w-]+", done.stdout))
    assert {each for each in arguments if each.startswith("--")} <= offered


def test_the_two_commands_of_the_set_up_stand_as_promised() -> None:
    assert "pip install -r requirements.txt && streamlit run dashboard.py" in README
    assert "pip install -r requirements.txt -r tests/requirements.txt && pytest" in README
    assert "requirements.txt -r tests/requirements.txt && pytest" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("variable", sorted(set(re.findall(r"\b(LIFELINE_[A-Z_]+)\b", README))))
def test_every_environment_variable_it_names_is_read(variable: str) -> None:
    sources = [path.read_text() for folder in ("data", "layers", "pages") for path in (ROOT / folder).rglob("*.py")]
    assert any(variable in source for source in sources)
