"""Every page is served with the script that keeps its history."""

import json
import re
from pathlib import Path

from pages.shell import address

SHELL = '<html><head><script type="module" src="./index.js"></script></head><body></body></html>'


def test_the_script_runs_before_streamlit_makes_an_entry() -> None:
    made = address.html(SHELL)
    assert made.index("history.pushState = ") < made.index("index.js")
    said = re.search(r"const ADDRESS = (\{.*?\});", made)
    assert said
    assert json.loads(said[1]) == {"quiet": list(address.QUIET), "runs": address.RUNS}
    assert made.replace(made[made.index("<script>") : made.index("</script>") + 9], "", 1) == SHELL


def test_every_page_has_it() -> None:
    shell = (Path(address.__file__).parent / "navigation.py").read_text(encoding="utf-8")
    assert {"", "overview", *re.findall(r'url_path="([a-z]+)"', shell)} == set(address.PATHS)
