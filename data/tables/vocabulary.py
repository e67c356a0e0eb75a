"""The closed vocabularies of the evidence tables and the words the screen uses for them."""

from enum import StrEnum
from typing import Final


class Qualifier(StrEnum):
    """How a figure, a day or a point is meant by whoever gave it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    UP_TO = "up to"
    UNSPECIFIED = "unspecified"


class ClaimantKind(StrEnum):
    """What kind of body makes a claim, or publishes a source."""

    UA_OFFICIAL = "ua_official"
    RU_OFFICIAL = "ru_official"
    KR_OFFICIAL = "kr_official"
    US_OFFICIAL = "us_official"
    KP_OFFICIAL = "kp_official"
    MSMT = "msmt"
    UN = "un"
    RESEARCH = "research"
    PRESS = "press"
    MAP = "map"
    BLOGGER = "blogger"
    VOLUNTEERS = "volunteers"
    REFERENCE = "reference"


class Reliability(StrEnum):
    """How far a source has been right before: the letter of the NATO (Admiralty) scale."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Basis(StrEnum):
    """Where the day of publication of a row comes from."""

    PUBLISHED = "published"
    MONTH_END = "month_end"
    SHOWN = "shown"
    COMPILED = "compiled"
    INFERRED = "inferred"


class Control(StrEnum):
    """Who holds a settlement."""

    UA = "UA"
    RU = "RU"
    CONTESTED = "contested"


class Mode(StrEnum):
    """How a leg is travelled."""

    SEA = "sea"
    RAIL = "rail"
    AIR = "air"
    ROAD = "road"


class Standing(StrEnum):
    """How a leg or run is known."""

    OBSERVED = "observed"
    INFERRED = "inferred"
    CLAIMED = "claimed"


class Direction(StrEnum):
    """Which way goods or people go."""

    TO_RUSSIA = "to_russia"
    TO_PYONGYANG = "to_pyongyang"


class Group(StrEnum):
    """What is moved, coarsely enough to share a colour and an axis."""

    CONTAINERS = "containers"
    ROUNDS = "rounds"
    EXPLOSIVES = "explosives"
    MISSILES = "missiles"
    ARTILLERY = "artillery"
    RAILCARS = "railcars"
    VOYAGES = "voyages"
    FLIGHTS = "flights"
    TROOPS = "troops"
    CASUALTIES_RETURNED = "casualties_returned"
    WORKERS = "workers"
    PETROLEUM = "petroleum"
    AIR_DEFENCE = "air_defence"
    ELECTRONIC_WARFARE = "electronic_warfare"


class Status(StrEnum):
    """Whether a consignment is said to have moved or only to be meant to."""

    REPORTED = "reported"
    PLANNED = "planned"


class DayBasis(StrEnum):
    """Whether the day a run left or arrived was reported."""

    REPORTED = "reported"
    INTERPOLATED = "interpolated"


class Coordinates(StrEnum):
    """Whether a point is backed by a gazetteer or agreeing geolocations."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class ImoStatus(StrEnum):
    """Whether a ship's IMO number was read in a register."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"


class Verified(StrEnum):
    """Whether the text of a source was read."""

    TEXT_SEEN = "text_seen"
    TO_VERIFY = "to_verify"


class Copy(StrEnum):
    """Whether a source was read where it was first published."""

    ORIGINAL = "original"
    COPY = "copy"
    CITING = "citing"


class Country(StrEnum):
    """Country of a place, or the two a crossing joins."""

    KP = "KP"
    RU = "RU"
    UA = "UA"
    RU_KP = "RU/KP"
    RU_UA = "RU/UA"


class Category(StrEnum):
    """What an event is about, where that is not one front: else it is the id of that front."""

    DIPLOMACY = "diplomacy"
    SHIPMENT = "shipment"
    DISCLOSURE = "disclosure"
    MISSILE_USE = "missile use"
    OIL = "oil"
    SANCTIONS = "sanctions"
    TROOPS = "troops"
    TRANSPORT = "transport"


QUALIFIER_WORDS: Final[dict[str, str]] = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.AT_LEAST: "at least",
    Qualifier.UP_TO: "up to",
    Qualifier.UNSPECIFIED: "number not stated",
}
CLAIMANT_WORDS: Final[dict[str, str]] = {
    ClaimantKind.UA_OFFICIAL: "Ukrainian officials",
    ClaimantKind.RU_OFFICIAL: "Russian officials",
    ClaimantKind.KR_OFFICIAL: "South Korean officials",
    ClaimantKind.US_OFFICIAL: "United States officials",
    ClaimantKind.KP_OFFICIAL: "North Korean officials",
    ClaimantKind.MSMT: "Multilateral Sanctions Monitoring Team",
    ClaimantKind.UN: "United Nations",
    ClaimantKind.RESEARCH: "research institutes",
    ClaimantKind.PRESS: "press",
    ClaimantKind.MAP: "map publishers",
    ClaimantKind.BLOGGER: "bloggers and channels",
    ClaimantKind.VOLUNTEERS: "Russian volunteer units on Ukraine's side",
    ClaimantKind.REFERENCE: "reference works",
}
RELIABILITY_WORDS: Final[dict[str, str]] = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
CREDIBILITY_WORDS: Final[dict[int, str]] = {
    1: "confirmed by others",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
BASIS_WORDS: Final[dict[str, str]] = {
    Basis.PUBLISHED: "day of publication",
    Basis.MONTH_END: "only the month is known: its last day",
    Basis.SHOWN: "day the map first showed it",
    Basis.COMPILED: "source undated: the day these tables were compiled",
    Basis.INFERRED: "source dated earlier: not known before it happened",
}
STANDING_WORDS: Final[dict[str, str]] = {
    Standing.OBSERVED: "observed: seen by satellite, transponder or in a photograph",
    Standing.INFERRED: "inferred: ends reported, the way between assumed",
    Standing.CLAIMED: "claimed: one party's word",
}
GROUP_WORDS: Final[dict[str, str]] = {
    Group.CONTAINERS: "containers",
    Group.ROUNDS: "artillery rounds",
    Group.EXPLOSIVES: "explosives",
    Group.MISSILES: "ballistic missiles",
    Group.ARTILLERY: "guns and launchers",
    Group.RAILCARS: "railway cars",
    Group.VOYAGES: "voyages",
    Group.FLIGHTS: "flights",
    Group.TROOPS: "troops",
    Group.CASUALTIES_RETURNED: "wounded taken home",
    Group.WORKERS: "workers",
    Group.PETROLEUM: "refined petroleum",
    Group.AIR_DEFENCE: "air defence",
    Group.ELECTRONIC_WARFARE: "electronic warfare",
}
DIRECTION_WORDS: Final[dict[str, str]] = {
    Direction.TO_RUSSIA: "to Russia",
    Direction.TO_PYONGYANG: "to Pyongyang",
}
COPY_WORDS: Final[dict[str, str]] = {
    Copy.ORIGINAL: "read on the publisher's own page",
    Copy.COPY: "read as a copy",
    Copy.CITING: "reports what another source said",
}
