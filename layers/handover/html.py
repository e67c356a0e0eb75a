"""A briefing as one HTML file: map, clock, scenes and keys, from a USB stick, with no network.

The file holds the JavaScript of map and stage (of the installed `deckmap` package) and every layer's data, gzipped.
It asks nobody: a content policy forbids it, and what the map would fetch is answered from the file.
Values go in as JSON within script elements, with every `<` written as an escape, and reach the page as text.
"""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any, Final, get_args

from data.belief.perspective import DEFAULT, named
from data.briefings.citations import Citations
from data.briefings.scenes import Scene
from data.briefings.source_numbers import Reference
from data.fronts.fronts import Fronts
from layers.handover.job import ExportError, Job, whole
from layers.looks import map_code, published
from layers.looks.cameras import Camera
from layers.looks.deck import deck
from layers.looks.look import Look
from layers.looks.palette import Theme
from layers.stage import script as stage_script
from layers.stage.data import StageData
from layers.stage.layers import StageLayers, stage_layers
from layers.stage.sources import sources

MOST_BYTES: Final = 5_000_000
MISSING: Final = (
    "The map's JavaScript is not installed, so no HTML file can be made: "
    "pip install -r requirements.txt builds it (see the README)."
)
POLICY: Final = (
    "default-src 'none'; script-src {script}; style-src 'unsafe-inline'; img-src data: blob:; connect-src data:; "
    "worker-src blob:; base-uri 'none'; form-action 'none'"
)
PAGE: Final = """<!doctype html>
<html lang="en" class="file">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<noscript><p>This briefing needs JavaScript. Its text:</p>{text}</noscript>
<div id="map"></div>
<div id="words"></div>
<script type="application/json" id="told">{told}</script>
<script type="application/json" id="files">{files}</script>
<script type="application/json" id="payload">{payload}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def export(job: Job) -> None:
    """Write the file.

    Raises:
        ExportError: the map's JavaScript is not installed, the file would be too large or cannot be written.
    """
    content = page(job).encode()
    if len(content) > MOST_BYTES:
        raise ExportError(f"The file would be {len(content) / 1e6:.1f} MB, more than {MOST_BYTES / 1e6:g} MB.")
    with whole(job.target) as part:
        part.write_bytes(content)
    job.progress(4, 4, "written")


def page(job: Job) -> str:
    """The whole file as text.

    Raises:
        ExportError: the map's JavaScript is not installed.
    """
    script = _script()
    job.progress(0, 4, "laying out fronts and routes")
    content = job.content

    @cache
    def fronts(name: str) -> Fronts:
        return Fronts(content.ground, content.tables.control_claims, named(name or DEFAULT.name))

    briefing = job.briefing
    data = StageData(content.tables, fronts)
    light, dark = (stage_layers(data, briefing, Look(theme=theme, present=True)) for theme in get_args(Theme))
    job.progress(1, 4, "writing scenes")
    told = stage_script.told(briefing, data, light)
    told |= {"offline": True, "start": job.scene or 0}
    used = {scene.perspective for scene in briefing.scenes if scene.shows("control") or scene.shows("contact-line")}
    told["sources"] = sources(content.tables, (fronts(name) for name in sorted(used)))
    first = briefing.scenes[job.scene or 0]
    payload = _payload(_spec(light, first), _spec(dark, first), told)
    job.progress(2, 4, "packing the map's data")
    files = _files(json.dumps(payload))
    job.progress(3, 4, "writing the file")
    return PAGE.format(
        policy=escape(POLICY.format(script=_digest(script))),
        title=escape(briefing.title),
        style=stage_script.style("file"),
        text=_plain(job),
        told=embedded({**told, "css": stage_script.style()}),
        files=embedded(files),
        payload=embedded(payload),
        script=script,
    )


def _script() -> str:
    """The JavaScript of map and stage, safe within a script element.

    Raises:
        ExportError: it is not installed.
    """
    found = map_code.files("file")
    if not found:
        raise ExportError(MISSING)
    text = found[-1].read_text(encoding="utf-8").rstrip()
    # in strings, templates and patterns alike an escaped slash is a slash; "<!--" would open a comment
    return re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE).replace("<!--", r"\x3C!--")


def _digest(script: str) -> str:
    """What the content policy calls an inline script it allows."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def embedded(value: object) -> str:
    """JSON that no HTML parser reads as anything but text: `<`, `>` and `&` are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _spec(drawn: StageLayers, first: Scene) -> dict[str, Any]:
    return {"layers": json.loads(deck(drawn.layers, Camera(*vars(first.camera).values())).to_json())["layers"]}


def _payload(light: Mapping[str, Any], dark: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """What the map is told, as `deckmap.deck_map` would."""
    from deckmap.message import in_the_dark  # noqa: PLC0415 - the component may be missing

    scene = told["scenes"][told["start"]]
    clock = {
        **scene["clock"],
        "first": told["first"],
        "last": told["last"],
        "playing": False,
        "speed": 7.0,
        "loop": False,
        "epoch": "2022-01-01",
    }
    return {
        "key": told["map"],
        "spec": {**light, "tooltip": {"text": "{tip}"}},
        "dark": in_the_dark(light, dark),
        "clock": {"token": "0", "value": clock},
        "camera": {"token": "0", "value": scene["camera"]},
        "compare": {"token": "0", "value": None},
        "annotations": {"token": "0", "value": []},
        "selected": {"token": "0", "value": None},
        "timeline": None,
        "legend": [],
        "title": "",
        "subtitle": "",
        "credits": "",
        "theme": "auto",
        "height": "stretch",
        "margin_bottom": 0,
        "fly": None,
        "layers": {},
        "tools": [],
        "chrome": "none",
        "play": None,
        "words": {},
        "allow_remote": False,
        "report_every": 0,
    }


def _files(payload: str) -> dict[str, list[str]]:
    """Media type and gzipped bytes (Base64) of everything the map would fetch, by address.

    Raises:
        ExportError: a layer's data is not held any more.
    """
    found = {}
    for address in sorted(published.addresses(payload)):
        held = published.at(address)
        if held is None:
            raise ExportError("The data of a layer was not kept: run the export again.")
        packed = gzip.compress(gzip.decompress(held.body), compresslevel=9, mtime=0)
        found[address] = [held.media_type, base64.b64encode(packed).decode()]
    return found


def _plain(job: Job) -> str:
    """The briefing's words for a browser that runs no scripts."""
    citations = Citations(job.content.tables)
    parts = []
    for scene in job.briefing.scenes:
        figure = f"<p><b>{escape(scene.figure.number)}</b> {escape(scene.figure.words)}</p>" if scene.figure else ""
        said = "".join(
            f"<p>{escape(each.text)} ({escape('; '.join(citations[name].attribution for name in each.cites))})</p>"
            for each in scene.sentences
        )
        parts.append(f"<h2>{escape(scene.title)}</h2>{figure}{said}")
    listed = "".join(f"<li>{_linked(each)}</li>" for each in job.sources.every)
    return f"{''.join(parts)}<h2>Sources</h2><ol>{listed}</ol>"


def _linked(source: Reference) -> str:
    """A source and its address: what a reader clicks is the reader's request, the file makes none."""
    link = escape(source.source.link)
    address = f' <a href="{link}" rel="noopener noreferrer">{link}</a>' if link else ""
    return escape(source.full.partition("] ")[2]) + address
