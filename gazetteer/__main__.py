"""`python -m gazetteer`: build the index, look names up, read texts.

Exit status: 0 done; 1 some rows were rejected, each named on standard error; 2 the call is wrong or nothing could be
done. A further command is one more `Command` in `_COMMANDS`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Final

from gazetteer.commands import BUILD, DONE, FAILED, FIND, Command, silence_closed_pipe
from gazetteer.errors import GazetteerError
from gazetteer.match import MATCH

_COMMANDS: Final[tuple[Command, ...]] = (BUILD, FIND, MATCH)
_INTERRUPTED: Final = 130  # what a shell gives for Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; errors are one sentence on standard error."""
    parser = ArgumentParser(prog="python -m gazetteer", description="Names to places, offline.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in _COMMANDS:
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        command.add_options(subparser)
        subparser.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()  # a pipe that was closed is noticed here, and not after the end
    except GazetteerError as error:
        print(f"gazetteer {options.command}: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        silence_closed_pipe()
        return DONE
    except KeyboardInterrupt:
        print(f"gazetteer {options.command}: stopped", file=sys.stderr)
        return _INTERRUPTED
    return status


if __name__ == "__main__":
    sys.exit(main())
