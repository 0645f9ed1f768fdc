"""进度: say on stderr what long work is doing, so that results stay clean on stdout."""

import sys
import time
from dataclasses import dataclass, field

import click


@dataclass(slots=True)
class Progress:
    """Steps with the seconds so far; silent when asked to be."""

    quiet: bool = False
    began: float = field(default_factory=time.monotonic)

    def step(self, words: str) -> None:
        """Tell what begins now; on a terminal each step overwrites the last."""
        if self.quiet:
            return
        line = f"[{time.monotonic() - self.began:5.1f} 秒] {words} …"
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{line}", nl=False, err=True)
        else:
            click.echo(line, err=True)

    def done(self) -> None:
        """Leave a clean line behind."""
        if not self.quiet and sys.stderr.isatty():
            click.echo("\r\033[K", nl=False, err=True)
