"""An uploaded table as a file of ours: whole, or not there."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from drafter.batch import uploads
from drafter.errors import BadInput, StorageError

TABLE = b"name,email\n" + b"Ola Brandt,ola@fenwick.example\n" * 2000


def test_the_same_table_again_is_the_same_file_for_the_user_alone(home: Path) -> None:
    path = uploads.kept(TABLE)
    assert (uploads.kept(TABLE), path.read_bytes()) == (path, TABLE)
    assert [*(home / "batches").iterdir()] == [path]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_fills_leaves_no_cut_table_that_the_next_upload_would_take_for_whole(
    home: Path,
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"I can't keep the table \(.*\)\. Nothing was draf"):
            uploads.kept(TABLE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not [*(home / "batches").iterdir()]
    assert uploads.kept(TABLE).read_bytes() == TABLE


def test_a_table_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    with pytest.raises(BadInput, match=r"\(the limit is 1,000\)\. Nothing was drafted"):
        uploads.kept(TABLE)
