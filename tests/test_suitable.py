"""Which channels a kind of message goes through, and what a refusal says."""

from __future__ import annotations

import pytest
from people import event, situation

from drafter.cadence.suitable import refuse_unsuitable
from drafter.errors import BadInput
from drafter.intake import likeliest
from drafter.prompts.kinds import kind, load_kinds
from drafter.prompts.tables import channels

LETTER = " ".join(["Thank you for coming in; we have gone with another candidate."] * 6)


def refuse(id: str, channel: str, **changes: object) -> None:
    refuse_unsuitable(kind(id), situation(kind=id, channel=channel, **changes))


def test_a_voicemail_does_not_ask_why_and_says_what_would() -> None:
    with pytest.raises(BadInput) as refused:
        refuse("ask_why_no", "voicemail")
    assert channels()["voicemail"].unsuitable in str(refused.value)
    assert "Nothing was drafted. Choose one of: email" in str(refused.value)


@pytest.mark.parametrize(
    ("id", "own"),
    [("linkedin_connect_note", "linkedin_note"), ("rejection_call_keep_talking", "phone_script")],
)
def test_a_kind_with_one_way_to_go_says_why(id: str, own: str) -> None:
    with pytest.raises(BadInput) as refused:
        refuse(id, "email", pasted_message="", history=[])
    assert channels()[own].only in str(refused.value)


@pytest.mark.parametrize("channel", ["email", "linkedin_message", "phone_script"])
@pytest.mark.parametrize(
    "account", ["", "She knows people at the trust.", "They chose someone else on Monday."]
)
def test_what_is_proposed_goes_through_the_channel(channel: str, account: str) -> None:
    """A batch takes the first proposal without asking."""
    stranger = {"name": "Rachel Whitcombe", "company": "Brookhill Dental Care"}
    about = situation(kind="", channel=channel, situation=account, pasted_message="",
                      recipient=stranger, history=[])  # fmt: skip
    proposed = likeliest(about)
    assert proposed and all(channel in kind(one.kind).channels for one in proposed)


def test_where_they_wrote_one_may_answer() -> None:
    with pytest.raises(BadInput):
        refuse("ask_why_no", "sms", pasted_message=LETTER)
    texted = [event("2026-11-16", "in", "sms", "rejection")]
    refuse("ask_why_no", "sms", pasted_message=LETTER, history=texted)
    refuse("ask_why_no", "sms", pasted_message="sorry, we took someone else")


@pytest.mark.parametrize(
    "id",
    [
        "stay_in_touch_after_no",
        "status_check_manager",
        "chase_waiting_on",
        "named_contact_first_touch",
    ],
)
def test_a_call_and_a_voicemail_suit_those_one_waits_for(id: str) -> None:
    refuse(id, "phone_script")
    refuse(id, "voicemail")


@pytest.mark.parametrize("id", load_kinds())
def test_every_kind_goes_through_its_own_channels(id: str) -> None:
    for channel in kind(id).channels:
        refuse(id, channel)


def test_every_channel_has_its_reason() -> None:
    for channel in channels().values():
        assert channel.unsuitable.endswith("."), channel.id
