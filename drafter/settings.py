"""What the user set: explicit > DRAFTER_*/OPENAI_* environment > settings.toml > default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from drafter.errors import BadInput


def home() -> Path:
    """$DRAFTER_HOME, else the platform's folder for user data."""
    if chosen := os.environ.get("DRAFTER_HOME"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("drafter", appauthor=False)


class SettingsFile(TomlConfigSettingsSource):
    """settings.toml; a key in it is refused, because files are copied and backed up."""

    def __call__(self) -> dict[str, Any]:
        if any(name.lower().endswith("api_key") for name in self.toml_data):
            raise BadInput(
                "A key stands in a file (settings.toml: api_key). Nothing was drafted. "
                "Remove it there, and set DRAFTER_API_KEY in the environment."
            )
        return super().__call__()


class Settings(BaseSettings):
    """Frozen. `chosen_by` tells where the writer came from."""

    model_config = SettingsConfigDict(
        frozen=True, env_prefix="DRAFTER_", extra="forbid", populate_by_name=True
    )

    writer: str = ""
    """phrasebook or hosted; empty: hosted if a base URL or a key is set, else phrasebook."""
    model: str = Field("", validation_alias=AliasChoices("DRAFTER_MODEL", "OPENAI_MODEL", "model"))
    base_url: str = Field(
        "", validation_alias=AliasChoices("DRAFTER_BASE_URL", "OPENAI_BASE_URL", "base_url")
    )
    api_key: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("DRAFTER_API_KEY", "OPENAI_API_KEY", "api_key")
    )
    guided: bool = False
    """True: a model polishes the phrasebook's draft instead of writing freely."""
    temperature: float = 0.4
    context_tokens: int = 6000
    """What the model can read in one call, its answer included."""
    reply_tokens: int = 600
    timeout: float = 300.0
    """Seconds for one reply; a model on a laptop's processor takes minutes."""
    revisions: int = 2
    seed: int = 0
    linkedin_premium: bool = False
    rules_off: tuple[str, ...] = ()
    """Rules of the guard that stay silent, such as ["S4", "T10"]; a few can't be switched off."""
    recall: bool = True
    judge: bool = False
    """The model reads its draft a second time, for what only understanding can see."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (
            init_settings,
            env_settings,
            SettingsFile(settings_cls, home() / "settings.toml"),
        )


def read_settings(**explicit: Any) -> Settings:
    """The settings in force; `explicit` outweighs all, an empty value counts as not given."""
    given = {key: value for key, value in explicit.items() if value not in (None, "")}
    try:
        return Settings(**given)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        raise BadInput(
            f"A setting is not right ({'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}). "
            f"Nothing was drafted. Mend it in the environment or in {home() / 'settings.toml'}."
        ) from None
    except (ValueError, OSError) as error:
        raise BadInput(
            f"I can't read the settings ({home() / 'settings.toml'}: {type(error).__name__}). "
            "Nothing was drafted. Mend the file or remove it."
        ) from None
