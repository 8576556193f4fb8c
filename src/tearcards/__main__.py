"""`python -m tearcards` is the command `tearcards`."""

from tearcards.cli import main

if __name__ == "__main__":
    main(prog_name="tearcards")
