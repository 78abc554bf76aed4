"""`python -m bench NAME [--json]`: run one measurement."""

import argparse
import importlib
import pkgutil

import bench


def main() -> None:
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("name", choices=names, help="what to measure")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    arguments = parser.parse_args()
    report: bench.Report = importlib.import_module(f"bench.{arguments.name}").run()
    bench.print_report(arguments.name, report, as_json=arguments.json)


if __name__ == "__main__":
    main()
