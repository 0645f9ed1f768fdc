"""湖: a folder of batches. stage writes, commit renames, withdraw marks; nothing edits."""

import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bangfu.core.errors import BangfuError
from bangfu.lake.batch import Batch
from bangfu.lake.disk import make_folder, to_disk

_CARD = "batch.json"


class NoSuchBatch(BangfuError):
    """A batch number that the lake does not hold."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有编号为 {number} 的批次，请刷新批次列表后再试。")


class Lake:
    """湖: staged batches are invisible, loaded ones are what everybody reads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._staged = root / "staged"
        self._loaded = root / "loaded"
        for folder in (self._staged, self._loaded):
            make_folder(folder)

    def next_number(self) -> int:
        """A batch number that nothing here has used."""
        used = [
            int(path.name)
            for folder in (self._staged, self._loaded)
            for path in folder.iterdir()
        ]
        return max(used, default=0) + 1

    def stage(self, batch: Batch, parts: Mapping[str, pa.Table]) -> None:
        """Write a batch's parts (``rows``; ``links``, ``seen``) where no reader looks."""
        folder = self._staged / str(batch.number)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        for name, rows in parts.items():
            pq.write_table(rows, folder / f"{name}.parquet", compression="zstd")
        (folder / _CARD).write_text(batch.to_json(), encoding="utf-8")
        # Whoever goes on to say that the batch is loaded must not be made a liar.
        to_disk(*folder.iterdir(), folder, self._staged)

    def commit(self, number: int) -> None:
        """Let readers see a staged batch, at once and whole."""
        (self._staged / str(number)).rename(self._loaded / str(number))
        to_disk(self._loaded, self._staged)

    def drop_staged(self) -> None:
        """Forget what was staged and never committed."""
        for folder in self._staged.iterdir():
            shutil.rmtree(folder)

    def withdraw(self, number: int, *, at: datetime) -> None:
        """撤回: the batch no longer counts from a moment on; earlier moments keep it."""
        card = self._loaded / str(number) / _CARD
        if not card.exists():
            raise NoSuchBatch(number)
        batch = Batch.from_json(card.read_text(encoding="utf-8")).withdrawn(at)
        fresh = card.with_suffix(".new")
        fresh.write_text(batch.to_json(), encoding="utf-8")
        to_disk(fresh)
        os.replace(fresh, card)  # noqa: PTH105 an atomic swap, by its own name
        to_disk(card.parent)

    def batches(self) -> tuple[Batch, ...]:
        """Every loaded batch, withdrawn ones too, in the order of their numbers."""
        cards = [folder / _CARD for folder in self._loaded.iterdir()]
        read = [Batch.from_json(card.read_text(encoding="utf-8")) for card in cards]
        return tuple(sorted(read, key=lambda batch: batch.number))

    def part(self, batch: Batch, name: str) -> Path | None:
        """The Parquet file of one part of a loaded batch; None when it has no such part."""
        path = self._loaded / str(batch.number) / f"{name}.parquet"
        return path if path.exists() else None
