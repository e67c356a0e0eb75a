"""One file from a USB stick: it holds everything, asks nobody, and what a value says stays text."""

import base64
import dataclasses
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from data.briefings.citations import Citations
from data.briefings.scenes import Briefing
from data.briefings.source_numbers import SourceNumbers
from data.briefings.toml import BRIEFINGS
from layers.__main__ import main
from layers.handover import html
from layers.handover.html import MOST_BYTES, embedded
from layers.handover.job import ExportError, Job
from layers.looks import map_code, published
from layers.paper.content import Content

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- ' \" & \u2028"
installed = pytest.mark.skipif(
    find_spec("deckmap") is None or not list(Path(str(find_spec("deckmap").origin)).parent.glob("assets/deckmap-*.js")),  # type: ignore[union-attr]
    reason="the instant map is not installed: pip install -r requirements.txt",
)


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)

    def data(self, name: str) -> dict[str, object]:
        return json.loads(next(text for attrs, text in self.scripts if attrs.get("id") == name))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def page(content: Content, briefing: Briefing, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("html") / "all.html"
    steps: list[tuple[int, int, str]] = []
    html.export(Job(briefing, content, target, progress=lambda *step: steps.append(step)))
    assert [done for done, _, _ in steps] == [0, 1, 2, 3, 4]
    assert {of for _, of, _ in steps} == {4} and all(words for *_, words in steps)
    return target.read_text(encoding="utf-8")


@installed
def test_the_default_briefing_is_one_file_of_at_most_5_mb_with_all_scenes(page: str, briefing: Briefing) -> None:
    assert len(page.encode()) <= MOST_BYTES
    told = Elements(page).data("told")
    assert [each["title"] for each in told["scenes"]] == [scene.title for scene in briefing.scenes]  # type: ignore[attr-defined]


@installed
def test_the_command_line_makes_it_and_begins_with_the_scene_asked_for(
    tmp_path: Path, briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "front.html"
    assert main(["export", str(BRIEFINGS / "msmt.toml"), str(target), "--scene", "belgorod"]) == 0
    assert [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()[:-1]] == [f"{n}/4" for n in range(5)]
    told = Elements(target.read_text(encoding="utf-8")).data("told")
    assert told["start"] == [scene.id for scene in briefing.scenes].index("belgorod")


@installed
def test_everything_the_map_would_fetch_is_in_the_file(page: str) -> None:
    elements = Elements(page)
    asked = published.addresses(json.dumps(elements.data("payload")))
    assert asked and asked == set(elements.data("files"))


@installed
def test_nothing_is_asked_from_outside_and_only_its_own_scripts_may_run(page: str) -> None:
    elements = Elements(page)
    assert not [attrs for _, attrs in elements.found if "src" in attrs]
    links = [(tag, attrs) for tag, attrs in elements.found if "href" in attrs]
    assert {tag for tag, _ in links} == {"a"}  # what a reader clicks is the reader's request, not the file's
    assert all(attrs["rel"] == "noopener noreferrer" for _, attrs in links)
    assert not [attrs for _, attrs in elements.found if any(name.startswith("on") for name in attrs)]
    policy = next(attrs["content"] for tag, attrs in elements.found if attrs.get("http-equiv"))
    assert policy and policy.startswith("default-src 'none'")
    assert "http" not in policy and "unsafe-eval" not in policy
    allowed = set(re.findall(r"'sha256-[^']+'", policy))
    ran = [text for attrs, text in elements.scripts if attrs.get("type") == "module"]
    assert allowed == {f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in ran}


@installed
def test_markup_in_values_stays_text(job: Callable[..., Job], briefing: Briefing) -> None:
    scene = briefing.scenes[0]
    hostile = dataclasses.replace(
        scene,
        title=HOSTILE,
        notes=HOSTILE,
        sentences=(dataclasses.replace(scene.sentences[0], text=HOSTILE),),
        figure=dataclasses.replace(scene.figure, value=HOSTILE, words=HOSTILE),  # type: ignore[type-var]
    )
    made = html.page(job("x.html", of=dataclasses.replace(briefing, title=HOSTILE, scenes=(hostile,))))
    elements = Elements(made)
    tags = [tag for tag, _ in elements.found]
    assert "img" not in tags
    assert tags.count("script") == 4
    assert elements.data("told")["scenes"][0]["sentences"][0][0] == HOSTILE  # type: ignore[index]


@installed
def test_every_source_is_listed_with_its_address(page: str, briefing: Briefing, content: Content) -> None:
    every = SourceNumbers(briefing, Citations(content.tables)).every
    elements = Elements(page)
    assert elements.data("told")["listed"] == [[each.full, each.source.link] for each in every]
    links = {attrs["href"] for tag, attrs in elements.found if tag == "a" and "href" in attrs}
    assert links == {each.source.link for each in every if each.source.link} and len(links) > 40


def test_embedded_json_holds_no_sign_that_markup_begins_with() -> None:
    text = embedded({"a": HOSTILE})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": HOSTILE}


def test_without_the_map_it_says_what_to_do(job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_code, "find_spec", lambda _name: None)
    with pytest.raises(ExportError, match=r"pip install -r requirements\.txt"):
        html.export(job("x.html"))


@installed
def test_a_click_finds_who_says_so(page: str) -> None:
    sources = Elements(page).data("told")["sources"]
    of, said = sources["of"], sources["said"]  # type: ignore[index]
    count, *claims = of["consignment:containers-2025-05-msmt"]
    assert count == 1
    assert "MSMT" in said[claims[0]]
    assert any(name.startswith("area:") for name in of)
