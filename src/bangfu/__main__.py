"""Run the command line with ``python -m bangfu``."""

from bangfu.cli import main

if __name__ == "__main__":
    main()
