"""An endpoint as a LangChain chat model, so that chains, batches and fall-backs can use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.writers.endpoint import Endpoint

if TYPE_CHECKING:
    from langchain_core.callbacks import (
        AsyncCallbackManagerForLLMRun,
        CallbackManagerForLLMRun,
    )
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import ChatResult


def chat_model(endpoint: Endpoint) -> BaseChatModel:
    """The model behind an endpoint. LangChain is imported here: it takes a second."""
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, convert_to_openai_messages
    from langchain_core.outputs import ChatGeneration, ChatResult

    def as_asked(messages: list[BaseMessage]) -> list[dict[str, Any]]:
        asked = convert_to_openai_messages(messages)
        return asked if isinstance(asked, list) else [asked]

    def as_result(text: str) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text))])

    def with_stop(stop: list[str] | None, options: dict[str, Any]) -> dict[str, Any]:
        return {"stop": stop, **options} if stop else options

    class EndpointChatModel(BaseChatModel):
        @property
        def _llm_type(self) -> str:
            return "drafter"

        @property
        def _identifying_params(self) -> dict[str, Any]:
            # What tells two answers apart in a cache.
            names = ("base_url", "model", "temperature", "max_tokens", "seed")
            return {name: getattr(endpoint, name) for name in names}

        def _generate(
            self,
            messages: list[BaseMessage],
            stop: list[str] | None = None,
            run_manager: CallbackManagerForLLMRun | None = None,
            **options: Any,
        ) -> ChatResult:
            return as_result(endpoint.ask(as_asked(messages), **with_stop(stop, options)))

        async def _agenerate(
            self,
            messages: list[BaseMessage],
            stop: list[str] | None = None,
            run_manager: AsyncCallbackManagerForLLMRun | None = None,
            **options: Any,
        ) -> ChatResult:
            asked = as_asked(messages)
            return as_result(await endpoint.ask_async(asked, **with_stop(stop, options)))

    return EndpointChatModel()
