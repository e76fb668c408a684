"""Run nkcli as ``python -m nkcli``."""

import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    from nkcli.cli.main import main

    sys.exit(main())


if __name__ == "__main__":
    run()
