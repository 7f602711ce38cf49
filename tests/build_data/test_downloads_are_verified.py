"""An archive that is not the pinned one, byte for byte, is refused with a sentence."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from build_data.fetch import verified
from build_data.inputs import COLLECTIONS, SENTENCE_MODEL, TOKENIZER, DataWheel

INPUTS = (*COLLECTIONS, SENTENCE_MODEL, TOKENIZER)


@pytest.mark.parametrize("wanted", INPUTS, ids=lambda item: item.package)
def test_every_input_is_pinned_exactly(wanted):
    assert re.fullmatch(r"\d+(\.\d+)+", wanted.version)
    assert re.fullmatch(r"[0-9a-f]{64}", wanted.sha256)


@pytest.mark.parametrize("wanted", INPUTS, ids=lambda item: item.package)
def test_other_bytes_are_refused(tmp_path, wanted):
    archive = tmp_path / "archive"
    archive.write_bytes(b"something else")
    with pytest.raises(RuntimeError, match="is not the archive that was pinned") as refused:
        verified(archive, wanted)
    assert wanted.package in str(refused.value)
    assert wanted.sha256 in str(refused.value)


def test_the_pinned_bytes_are_taken(tmp_path):
    archive = tmp_path / "archive"
    archive.write_bytes(b"right")
    digest = sha256(b"right").hexdigest()
    assert verified(archive, DataWheel("some-package", "1.0", "member", digest)).digest == digest
