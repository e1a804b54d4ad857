"""Which first word makes which kind of fact: "Ran …", "Holds …", "Certified in …"."""

from __future__ import annotations

PAST_IRREGULAR = frozenset(
    """ran wrote led built rebuilt cut won set drew redrew made grew taught sold kept held took
    spent went got gave found began became brought bought chose drove flew did saw spoke stood
    understood rewrote oversaw put met left sent read paid told shot fed swept bred broke caught
    remade undertook
    dealt fought had heard hid hit hung laid lost let rode rose sang sat shook sewed slept split
    strung swam threw thought upheld wore wove""".split()
)
PRESENT = frozenset(
    """holds runs works speaks knows leads manages has is wants writes builds teaches trains
    drives keeps handles looks uses makes sells maintains operates supervises plans designs
    volunteers coaches studies lives owns reads codes programs cooks bakes cares brings
    coordinates oversees serves supports mentors analyses analyzes develops directs edits
    organises organizes prepares repairs researches translates tutors does goes takes gives
    likes loves enjoys contributes publishes speaks understands welds installs fits
    specialises specializes""".split()
)
BARE = frozenset(
    """have can know speak manage write teach keep handle make sell operate supervise bake serve
    develop organise organize prepare translate give take drive maintain""".split()
)
"""First words that lack only their "I"; "support", "design" and "cook" may begin a noun phrase."""
STATES = frozenset(
    """registered certified trained qualified licensed licenced based interested experienced
    accredited chartered insured checked vetted self-taught enrolled located""".split()
)
"""Participles that tell a state: "Certified on two makes" is "I am certified on two makes"."""
DONE_TO_ME = frozenset(
    """promoted awarded appointed elected selected chosen named nominated hired featured
    recognised recognized headhunted seconded invited shortlisted commended""".split()
)
ADJECTIVES = frozenset(
    """fine free able happy available fluent willing comfortable open ready new keen familiar
    confident good strong bilingual trilingual""".split()
)
NEGATIONS = frozenset(
    """not never won't isn't don't doesn't hasn't haven't can't cannot couldn't lacks lacked
    lacking""".split()
)
LIMITS = NEGATIONS | frozenset(
    """no without avoid prefer prefers please keep hates dislikes afraid scared nervous failed
    unemployed weak bad see references""".split()
)
"""A limitation or a wish about style: known to the drafter, quoted by nobody."""
NOT_PAST = frozenset(
    """need seed feed speed bed red shed weed indeed hundred sacred widowed married divorced
    retired""".split()
)
AGENT_ENDINGS = tuple(
    """er or ist ant ian eer man woman clerk lead nurse legal chef cook graduate assistant head
    apprentice aide guide buyer agent secretary analyst temp intern student coach mechanic
    electrician president staff""".split()
)
CREDENTIALS = frozenset(
    """certificate certification permit passport licence license card diploma degree ticket
    qualification
    badge accreditation master's bachelor's""".split()
)
COUNTED = frozenset(
    """audit team project campaign programme program course survey review study rollout workshop
    kitchen department club shop crew shift migration""".split()
)
"""What one leads or runs: "Led hand-hygiene audit" wants its article."""
DEGREES = frozenset("bsc ba msc ma mba phd llm llb meng beng".split())
CREDENTIAL_MARKS = DEGREES | frozenset(
    """haccp btec nvq gcse ielts toefl toeic pmp cpa acca cipd prince2
    itil ccna comptia compex level""".split()
)


def is_past(word: str) -> bool:
    return word in PAST_IRREGULAR or (
        len(word) > 3 and word.endswith("ed") and word not in NOT_PAST | STATES | DONE_TO_ME
    )


def first_person(word: str) -> str:
    """ "holds" -> "hold", "has" -> "have", "studies" -> "study", "teaches" -> "teach"."""
    irregular = {"has": "have", "is": "am", "does": "do", "goes": "go"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]
