"""explicit > environment > settings file > phrasebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.assembly import choose_writer, open_drafter
from drafter.errors import BadInput
from drafter.settings import home, read_settings


def chosen(**explicit: str) -> tuple[str, str]:
    return choose_writer(read_settings(**explicit), explicitly="writer" in explicit)


def settings_file(text: str) -> None:
    home().mkdir(parents=True, exist_ok=True)
    (home() / "settings.toml").write_text(text, encoding="utf-8")


def test_a_fresh_machine_has_the_phrasebook() -> None:
    assert chosen() == ("phrasebook", "no model is configured; it needs none")


def test_the_file_then_the_environment_then_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings_file('writer = "hosted"\nmodel = "from-file"\n')
    assert chosen() == ("hosted", "from your settings")
    monkeypatch.setenv("DRAFTER_MODEL", "from-environment")
    assert read_settings().model == "from-environment"
    assert read_settings(model="from-argument").model == "from-argument"
    assert chosen(writer="phrasebook") == ("phrasebook", "as you asked")


def test_an_openai_environment_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert chosen()[0] == "hosted"
    assert read_settings().base_url == "http://127.0.0.1:9/v1"
    assert "sk-invented" not in repr(read_settings())


@pytest.mark.parametrize("name", ["api_key", "OPENAI_API_KEY", "DRAFTER_API_KEY"])
def test_a_key_is_never_read_from_a_file(name: str) -> None:
    settings_file(f'{name} = "sk-invented"\n')
    with pytest.raises(BadInput, match="DRAFTER_API_KEY"):
        read_settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("temperature = 'warm'", "temperature"),
        ("writer = ", "can't read the settings"),
        ("temprature = 1", "temprature"),
    ],
)
def test_a_wrong_setting_is_a_sentence(text: str, said: str) -> None:
    settings_file(text)
    with pytest.raises(BadInput, match=said):
        read_settings()


def test_an_unknown_writer_and_a_missing_model_are_sentences() -> None:
    with pytest.raises(BadInput, match="no writer"):
        open_drafter(writer="quill")
    with pytest.raises(BadInput, match="No model"):
        open_drafter(writer="hosted")


def test_home_is_one_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "elsewhere"))
    assert home() == tmp_path / "elsewhere"
