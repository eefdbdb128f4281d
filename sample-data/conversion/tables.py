"""How the words of the data set are called in the graph."""

VERIFICATION = {"verified": "VERIFIED", "partly_verified": "PARTLY_VERIFIED", "unverified": "UNVERIFIED"}
AGENT = {"sarin": "SARIN", "chlorine": "CHLORINE", "sulfur_mustard": "SULFUR_MUSTARD",
         "irritant_unspecified": "IRRITANT", "unknown_toxic_chemical": "UNKNOWN_TOXIC_CHEMICAL"}
DELIVERY = {each.lower(): each for each in (
    "AERIAL_BOMB BARREL_BOMB HELICOPTER_DROPPED_CYLINDER HELICOPTER_DROPPED_CANISTER SURFACE_TO_SURFACE_ROCKET "
    "IMPROVISED_ROCKET ARTILLERY_SHELL MORTAR_SHELL GRENADE_OR_CANISTER UNKNOWN").split()}
PLACE = {"reported_impact_point": "IMPACT_POINT", "neighbourhood": "NEIGHBOURHOOD", "community": "COMMUNITY",
         "community_nearby": "COMMUNITY_NEARBY", "city": "CITY", "none": "NONE"}
CONCLUSION = {each.lower(): each for each in (
    "CHEMICAL_USE_CONFIRMED CHEMICAL_USE_LIKELY PERPETRATOR_IDENTIFIED PERPETRATOR_NOT_DETERMINED INCONCLUSIVE "
    "INSUFFICIENT_EVIDENCE NOT_CORROBORATED NO_REASONABLE_GROUNDS INTERIM UNKNOWN").split()}
ORGANIZATION = {each.lower(): each for each in
                "NGO COALITION UN_BODY TREATY_BODY COURT GOVERNMENT ARMED_GROUP MEDIA".split()}
NAME = {"official": "OFFICIAL", "alias": "ALIAS", "acronym": "ACRONYM"}
DOCUMENT = {"joint_statement": "JOINT_STATEMENT", "press_statement": "PRESS_STATEMENT", "report": "REPORT",
            "resolution": "RESOLUTION", "veto": "VETOED_DRAFT", "letter": "LETTER"}
SOURCE = {each.lower(): each for each in
          "OFFICIAL_PAGE MIRROR NGO PRESS STATE_MEDIA BLOG DATASET ENCYCLOPEDIA GIVEN".split()}

INVESTIGATION = {"open": "OPEN", "closed": "CLOSED"}

# The status of an incident: how far use is established (None: read from the findings), and
# who has named a perpetrator (None: read from the attributions).
STATUS = {
    "alleged": ("ALLEGED", None), "ngo_documented": ("NGO_DOCUMENTED", None), "investigated": ("INVESTIGATED", None),
    "inconclusive": ("INCONCLUSIVE", None), "insufficient_evidence": ("INSUFFICIENT_EVIDENCE", None),
    "no_reasonable_grounds": ("NO_REASONABLE_GROUNDS", None), "un_confirmed_use": ("CONFIRMED", None),
    "un_probable_use": ("LIKELY", None), "un_not_corroborated": ("NOT_CORROBORATED", None),
    "use_confirmed_perpetrator_not_determined": ("CONFIRMED", "NOT_DETERMINED"),
    "use_likely_perpetrator_not_determined": ("LIKELY", "NOT_DETERMINED"),
    "attributed": (None, "BY_BODY"), "state_attribution": (None, "BY_STATE"), "attribution_disputed": (None, None),
}
ATTRIBUTING_BODIES = {"org-opcw-un-jim", "org-opcw-iit", "org-coi-syria"}
# The one document whose signatures are known as printed.
STATEMENT = "doc-ngo-joint-statement-2018-stj"

# unverifiedFields: the data set's path, and its paths in the graph.
PATHS = {
    "organization": {"country": ["country"], "website": ["website"], "parentId": ["parent"]},
    "document": {"title": ["title"], "symbol": ["symbols"], "publishedOn": ["published"], "languages": ["languages"],
                 "signatories": ["signatures"], "mentionsIncidents": ["incidents"], "cites": ["cites"],
                 "vote.inFavour": ["vote.inFavour"]},
    "incident": {"agents": ["agents"], "deliveryMethods": ["deliveryMethods"], "target": ["target"],
                 "status": ["useStatus", "attributionStatus"], "occurredOn.to": ["occurred.latest"],
                 "casualtyEstimates[]": ["casualties[]"], "casualtyEstimates[].killedMax": ["casualties[].killed.max"]},
    "investigation": {"openedOn": ["opened"], "closedOn": ["closed"], "incidentIds": ["incidents"],
                      "findings[].statement": ["findings[].statement"],
                      "findings[].conclusion": ["findings[].conclusion"],
                      "findings[].standardOfProof": ["findings[].standardOfProof"],
                      "findings[].publishedOn": ["findings[].published"]},
    "attribution": {"standardOfProof": ["standardOfProof"], "date": ["claimed"], "attributedTo": ["accused"],
                    "contestedBy[]": ["contestations[]"], "contestedBy[].date": ["contestations[].stated"]},
}
