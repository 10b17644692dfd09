"""Which changes of a single triple the data can contradict, and why not the others.

A change is decidable if the data state the same a second time, in whatever form: as the date of a thing that is linked,
in a slug or a label, as the other side of a relation, or because nothing of its class can be without it. Whether a
check makes use of this does not matter. What is not listed in UNDECIDABLE is decidable.
"""

from functools import cache
from typing import NamedTuple

from conditions import (
    Condition,
    has,
    is_chaired,
    is_exact,
    is_followed,
    is_for_state,
    is_foreign,
    is_in_label,
    is_in_office,
    is_in_slug,
    is_named,
    is_of_state,
    is_online,
    is_only_date,
    is_refuted,
    is_restated,
    is_reversed,
    is_single,
    is_sole,
    is_spelt,
    is_titled,
    name_of,
)
from mutants import Data, Mutant


class Undecidable(NamedTuple):
    """A sort of change that the data cannot contradict.

    :ivar kinds: the kinds of change.
    :ivar classes: the classes concerned; empty for all.
    :ivar properties: the properties concerned; empty for all.
    :ivar unless: when the data can contradict it after all; the docstring says it in words.
    """

    kinds: str
    classes: str
    properties: str
    reason: str
    unless: Condition | None = None

    def covers(self, data: Data, mutant: Mutant) -> bool:
        """Return whether a change is of this sort."""
        names = (mutant.kind, data.class_of(mutant.old.subject), name_of(mutant.old.predicate))
        for name, listed in zip(names, (self.kinds, self.classes, self.properties), strict=True):
            if listed and name not in _words(listed):
                return False
        return self.unless is None or not self.unless(data, mutant)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNDECIDABLE = (
    Undecidable(
        "deleted object",
        "",
        "dcterms:source sco:citedSource sco:claimedIn",
        "what a source says stands only in it",
        is_sole,
    ),
    Undecidable(
        "object",
        "",
        "sco:confidence sco:verdict sco:bindingForce sco:bodyKind sco:activityKind sco:sourceKind sco:changeKind",
        "a judgement of the editors",
    ),
    Undecidable(
        "deleted object day year",
        "sco:Claim",
        "sco:claimSubject sco:claimProperty sco:claimValue sco:claimMentions sco:claimLiteral sco:claimDate "
        "sco:standsInstead",
        "what a source claims need not be so",
    ),
    Undecidable(
        "deleted",
        "sco:Claim",
        "sco:verdictReason",
        "only a claim that is not confirmed needs a reason",
        is_refuted,
    ),
    Undecidable(
        "deleted",
        "",
        "skos:editorialNote sco:instrumentNote sco:authorityNote sco:locator sco:slogan sco:registration "
        "dcterms:description",
        "a remark that may be absent",
    ),
    Undecidable(
        "deleted", "", "skos:altLabel skos:hiddenLabel sco:acronym sco:shortTitle", "a further name that may be absent"
    ),
    Undecidable(
        "deleted",
        "",
        "sco:inferred sco:planned sco:translatedLabelLanguage sco:soleHolder",
        "a mark that may be absent",
    ),
    Undecidable(
        "deleted",
        "",
        "dc:language dcterms:identifier sco:supportsProperty dcterms:subject sco:textLanguage sco:attestedOn",
        "one of several values",
        is_single,
    ),
    Undecidable(
        "deleted", "sco:Tenure sco:TreatyAct", "sco:attestedOn", "a further date that may be absent", is_only_date
    ),
    Undecidable(
        "deleted",
        "",
        "skos:exactMatch sco:textAt sco:geonamesId sco:nationality",
        "a link or number that may be absent",
        has("sco:isoAlpha3"),
    ),
    Undecidable("object", "", "sco:textAt", "an address that is stated once"),
    Undecidable(
        "deleted object",
        "sco:Instrument",
        "sco:implements sco:amends sco:refersTo sco:protocolTo sco:replaces sco:appoints sco:depositary",
        "what an instrument refers to stands in its text",
    ),
    Undecidable(
        "deleted object",
        "sco:Activity",
        "sco:participatingState sco:observingState sco:hostState",
        "who takes part stands only in the sources",
    ),
    Undecidable(
        "object",
        "",
        "sco:partOf sco:associatedWith sco:predecessor sco:completeList dcterms:subject",
        "a relation that is stated once",
    ),
    Undecidable(
        "deleted object",
        "sco:Body sco:Organisation",
        "sco:seat sco:predecessor",
        "a relation that is stated once",
        has("^sco:seatOf"),
    ),
    Undecidable(
        "object",
        "sco:Citation",
        "sco:supportsProperty",
        "which property of the thing a source backs stands only in it",
        is_foreign,
    ),
    Undecidable("object", "sco:Instrument", "sco:instrumentKind", "a kind that the title does not name", is_titled),
    Undecidable("object", "sco:Person", "sco:nationality", "a nationality that is stated once", is_of_state),
    Undecidable(
        "object",
        "sco:Participation",
        "sco:capacity",
        "in which capacity an organisation takes part stands only in the sources",
        is_for_state,
    ),
    Undecidable(
        "object", "sco:Meeting", "sco:format", "whether some took part by video stands only in the sources", is_online
    ),
    Undecidable(
        "object",
        "sco:Tenure sco:SeatPeriod sco:Affiliation sco:FoundingAffiliation",
        "sco:ending",
        "whether something still holds, or its end is unknown",
        is_followed,
    ),
    Undecidable(
        "deleted object", "sco:Meeting", "sco:chair", "who chaired a meeting stands only in the sources", is_chaired
    ),
    Undecidable("deleted", "sco:Meeting", "sco:mainDocument", "a meeting need not have a main document"),
    Undecidable("deleted object", "sco:Activity", "sco:place", "a place that may be absent", is_in_label),
    Undecidable(
        "object",
        "sco:Step",
        "sco:authority",
        "who took a step at no meeting stands only in the sources",
        has("sco:atMeeting"),
    ),
    Undecidable("deleted", "sco:Step", "sco:authority", "an authority that may be absent"),
    Undecidable(
        "deleted object",
        "sco:Step",
        "sco:atMeeting",
        "a meeting that may be absent",
        has("sco:instrument/sco:adoptedAt"),
    ),
    Undecidable(
        "deleted object",
        "sco:Step",
        "sco:place",
        "a place that may be absent",
        has("sco:atMeeting/sco:place", "sco:instrument/sco:signedIn"),
    ),
    Undecidable(
        "deleted",
        "sco:Step",
        "sco:stepOf",
        "an application or step that came to nothing is part of no status",
        has("sco:instrument"),
    ),
    Undecidable(
        "object",
        "sco:Step",
        "sco:concernsOrganisation sco:concernsRole",
        "what was sought without success is stated once",
        has("sco:atMeeting", "sco:begins", "sco:ends", "sco:stepOf"),
    ),
    Undecidable("deleted", "sco:TreatyAct", "sco:actor", "a signatory that may be absent"),
    Undecidable("deleted", "sco:TreatyAct", "sco:actorOffice", "an office that may be absent", has("sco:actor")),
    Undecidable("deleted", "sco:TreatyAct", "sco:date", "a date that may be absent", is_only_date),
    Undecidable(
        "deleted object",
        "sco:Instrument",
        "sco:signedIn",
        "a place that may be absent",
        has("sco:adoptedAt/sco:place", "^sco:instrument/sco:place"),
    ),
    Undecidable(
        "deleted object",
        "sco:Instrument",
        "sco:adoptedAt",
        "a meeting that may be absent",
        has("sco:signedIn", "^sco:mainDocument"),
    ),
    Undecidable("deleted", "sco:Instrument", "sco:entryIntoForceOn sco:expiresOn", "a date that may be absent"),
    Undecidable(
        "deleted",
        "sco:Instrument",
        "sco:grantsStatus",
        "that a status is granted by a decision is stated once",
        has("^sco:instrument/sco:stepOf"),
    ),
    Undecidable(
        "deleted object", "sco:Participation", "sco:post", "a post whose terms are not known to the day", is_in_office
    ),
    Undecidable(
        "deleted",
        "sco:PlaceName sco:Body sco:Organisation sco:Activity",
        "sco:validFrom sco:validUntil sco:beganWorkOn sco:establishedOn sco:endDate",
        "a date that may be absent",
        has("^sco:establishes"),
    ),
    Undecidable("deleted", "sco:Body", "sco:beganWorkOn", "a date that may be absent"),
    Undecidable(
        "deleted", "sco:Source", "dcterms:issued dcterms:title", "a date or title that may be absent", is_in_slug
    ),
    Undecidable(
        "day", "sco:Meeting", "sco:startDate", "how long a meeting lasts stands only in the sources", is_reversed
    ),
    Undecidable("day", "", "", "a date that nothing repeats", is_restated),
    Undecidable("year", "sco:Activity", "sco:endDate", "an activity may last for years", is_exact),
    Undecidable("year", "", "", "a date that nothing repeats", is_named),
    Undecidable("language", "", "", "a text without letters", is_spelt),
)


def reason_undecidable(data: Data, mutant: Mutant) -> str | None:
    """Return why the data cannot contradict a change; None if they can."""
    return next((one.reason for one in UNDECIDABLE if one.covers(data, mutant)), None)
