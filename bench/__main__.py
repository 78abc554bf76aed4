"""`python -m bench NAME [--json]`: run one measurement."""

import argparse
import importlib
import pkgutil

import bench

MODULES = {"import": "import_orders"}
"""A bench whose name is a word of the language lives in a module of another name."""


def main() -> None:
    called = {module: name for name, module in MODULES.items()}
    found = [module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")]
    names = sorted(called.get(module, module) for module in found if not module.startswith("__"))
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("name", choices=names, help="what to measure")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    arguments = parser.parse_args()
    report: bench.Report = importlib.import_module(f"bench.{MODULES.get(arguments.name, arguments.name)}").run()
    bench.print_report(arguments.name, report, as_json=arguments.json)


if __name__ == "__main__":
    main()
