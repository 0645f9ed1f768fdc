"""读表进程: read one file inside hard limits and hand its sheets over as Arrow.

Run as ``python -m bangfu.exchange.child FILE``. The output is, for each sheet, one line
of JSON and one Arrow stream; last a line that says how it ended. A parser that runs wild
can take down this process only. A second word ``list`` asks for the files in an archive,
a line of JSON each; the place of one of them, for its sheets.
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bangfu.exchange.grid import Grid
    from bangfu.exchange.sniff import Format
    from bangfu.exchange.source import Content

ADDRESS_LIMIT = 7 * 2**28
"""Addresses, of which up to 1.5 GiB are filled: a million people in fourteen columns."""
CPU_SECONDS = 120
_WRITTEN_LIMIT = 2**20
LIST = "list"


def set_limits() -> None:
    """Give up memory, time and disk before anything of the file is looked at."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_LIMIT, ADDRESS_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN_LIMIT, _WRITTEN_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hand_over(path: Path, asked: str, out: IO[bytes]) -> None:
    """Write what was asked of a file to a pipe, or the reason why it cannot be read."""
    # Imported here so that the limits hold while these libraries set themselves up,
    # and so that a file refused at sight costs no more than the sight.
    from bangfu.exchange.sniff import sniff  # noqa: PLC0415
    from bangfu.exchange.unreadable import Unreadable  # noqa: PLC0415

    try:
        if asked == LIST:
            _write_list(path, out)
        else:
            content = _inside(path, int(asked)) if asked else path
            _write_sheets(content, sniff(content), out)
    except Unreadable as error:
        _line(out, {"code": error.code, "found": error.found, "remedy": error.remedy})
    except MemoryError:
        os.abort()  # half a sheet may be in the pipe: a signal says it best


def _write_list(path: Path, out: IO[bytes]) -> None:
    from bangfu.exchange.archive import list_files  # noqa: PLC0415

    for told in list_files(path):
        _line(out, told)
    _line(out, {"end": True})


def _inside(path: Path, place: int) -> bytes:
    from bangfu.exchange.archive import file_inside  # noqa: PLC0415

    return file_inside(path, place)


def _write_sheets(content: "Content", found: "Format", out: IO[bytes]) -> None:
    from bangfu.exchange.grid import check_width, write_grid  # noqa: PLC0415

    for grid in _grids(content, found):
        check_width(grid)
        formulas = list(grid.formulas.items())
        told = {"sheet": grid.name, "hidden": grid.hidden, "formulas": formulas}
        _line(out, told | {"merged": grid.merged})
        write_grid(grid, out)
    _line(out, {"end": True})


def _grids(content: "Content", found: "Format") -> "Iterable[Grid]":
    if found == "text":
        from bangfu.exchange.text_file import text_grids  # noqa: PLC0415

        return text_grids(content)
    from bangfu.exchange.workbook import workbook_grids  # noqa: PLC0415

    return workbook_grids(content, found)


def _line(out: IO[bytes], value: "Mapping[str, object]") -> None:
    out.write(json.dumps(value).encode() + b"\n")


def main() -> None:
    """Read the one file named on the command line."""
    set_limits()
    path, asked = Path(sys.argv[1]), "".join(sys.argv[2:])
    # Arrow would load both whole to look at a list, which takes longer than most files.
    sys.modules |= dict.fromkeys(("numpy", "pandas"))  # type: ignore[arg-type]
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        hand_over(path, asked, out)


if __name__ == "__main__":
    main()
