"""``python -m sozialraum``: the same as the command ``sozialraum``."""

from sozialraum.config.cli import main

main()
