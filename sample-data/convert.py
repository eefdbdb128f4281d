#!/usr/bin/env python3
"""Turns the data set into the three files of this folder: python3 convert.py FOLDER_OF_THE_DATA_SET [OUT]

Needs Python 3 and nothing else; the same input gives the same bytes. Stops, and writes nothing, at any field,
value or note that it does not know. README.md says where each field goes and why; conversion/decisions.py holds
what a person decided by reading.
"""

import os
import re
import sys

sys.dont_write_bytecode = True

from conversion import decisions
from conversion.rows import Row, Unknown, check, date, line, pick, present, read, write
from conversion.tables import (AGENT, ATTRIBUTING_BODIES, CONCLUSION, DELIVERY, DOCUMENT, INVESTIGATION, NAME,
                               ORGANIZATION, PATHS, SOURCE, STATEMENT, STATUS)
from conversion.values import bounds, finding_id, joined, labelled, located, occurrence, provenance, vote


class Conversion:
    """The whole data set at once: statuses, relations and findings are read across its files."""

    def __init__(self, folder):
        names = "organizations incidents investigations attributions documents series sources".split()
        self.data = {name: read(folder, name) for name in names}
        self.notes_read = set()
        self.findings = [(v, number, f) for v in self.data["investigations"].values()
                         for number, f in enumerate(v["findings"], 1)]

    def files(self):
        files = {
            "organizations": [self.organization(row) for row in self.rows("organizations")],
            "documents": [self.source(row) for row in self.rows("sources")]
            + [self.document(row) for row in self.rows("documents")],
            "incidents": [self.series(row) for row in self.rows("series")]
            + [self.incident(row) for row in self.rows("incidents")]
            + [entry for row in self.rows("investigations") for entry in self.investigation(row)]
            + [self.attribution(row) for row in self.rows("attributions")],
        }
        for name in ("SCOPE", "SAYS_SO", "CONTESTATION", "ACCUSED_AS_STATED"):
            stale = [text for text in getattr(decisions, name) if (name, text) not in self.notes_read]
            if stale:
                raise Unknown(f"decisions.{name} decides what the data set does not hold: {stale}")
        check(files)
        return files

    def rows(self, name):
        return [Row(identity, fields) for identity, fields in self.data[name].items()]

    def decide(self, where, name, text):
        self.notes_read.add((name, text))
        return pick(where, text, getattr(decisions, name))

    # organizations-service

    def organization(self, row):
        with row:
            identity, kinds = row.take("id"), []
            names = []
            for each in row.rows("names"):
                with each:
                    kinds.append(each.fields["kind"])
                    names.append({"text": each.take("text"), "language": each.take("language"),
                                  "kind": each.chosen("kind", NAME)})
            kind = row.chosen("type", ORGANIZATION)
            if identity in decisions.ARMED_FORCES:
                if kind != "GOVERNMENT":
                    raise Unknown(f"{identity}: an armed force of type {kind}")
                kind = "ARMED_FORCE"
            acronym = row.optional("acronym")
            if acronym is not None and (acronym, "ACRONYM") not in {(n["text"], n["kind"]) for n in names}:
                raise Unknown(f"{identity}: acronym {acronym} is not among the names")
            if row.optional("nameAsPrinted") is not None:
                place = row.take("signatoryOrder")
                if self.data["documents"][STATEMENT]["signatories"][place - 1] != identity:
                    raise Unknown(f"{identity}: is not signatory {place} of {STATEMENT}")
            notes = [row.optional("identityNote"), row.optional("printedNote"), row.optional("note"),
                     labelled("Host institution", row.optional("hostInstitution")),
                     labelled("Started work on", row.optional("startedWorkOn"))]
            paths = dict(PATHS["organization"])
            paths |= {f"names.{each}": [f"names[{kinds.index(each)}]"] for each in kinds if kinds.count(each) == 1}
            if kind == "ARMED_FORCE":
                paths["parentId"] = ["parent", "kind"]
            return line("organization", identity, names=names, kind=kind, country=row.take("country"),
                        website=row.take("website"),
                        established=date(identity, row.optional("establishedOn")),
                        dissolved=date(identity, row.optional("dissolvedOn")), parent=row.take("parentId"),
                        provenance=provenance(row, paths, notes))

    # documents-service

    def source(self, row):
        with row:
            url, note = row.take("url"), row.optional("note")
            part = re.fullmatch(r"(https?://\S+) \((.+)\)", url)
            no_address = re.fullmatch(r".*\((file id \d+)\)", url)
            if part:
                url, note = part[1], joined([f"In it: {part[2]}", note])
            elif no_address:
                url, note = None, joined([f"No address, {no_address[1]} of a code search", note])
            elif not re.fullmatch(r"https?://\S+", url):
                raise Unknown(f"{row.where}: url {url!r}")
            return line("source", row.take("id"), title=row.take("title"), url=url, kind=row.chosen("kind", SOURCE),
                        note=note)

    def document(self, row):
        with row:
            identity, title = row.take("id"), row.take("title")
            kind = row.chosen("type", DOCUMENT)
            if kind == "RESOLUTION" and title in decisions.DECISIONS:
                kind = "DECISION"
            calls = []
            for number, call in enumerate(row.rows("callsToAction"), 1):
                with call:
                    calls.append({"id": f"{identity}-call-{number}", "addressee": call.take("addresseeOrgId"),
                                  "demand": call.take("ask")})
            symbol = row.take("symbol")
            both = symbol and re.fullmatch(r"(A/\d+/\d+)-(S/\d+/\d+)", symbol)
            signatures = [present({"order": order, "asPrinted": self.as_printed(identity, signatory),
                                   "organization": signatory})
                          for order, signatory in enumerate(row.take("signatories"), 1)]
            stated = row.optional("signatoryCount")
            cast = vote(row, kind)
            notes = [row.optional("note")] + [f"It says: {claim}" for claim in row.optional("claims", [])]
            if cast and 0 < len(cast.get("abstainedBy", [])) < cast["abstained"]:
                notes.append("abstainedBy names only those abstentions that the data set names")
            return line("document", identity, kind=kind, title=title,
                        symbols=list(both.groups()) if both else [symbol] if symbol else [],
                        published=date(identity, row.take("publishedOn")), languages=row.take("languages"),
                        url=row.take("url"), summary=row.take("summary"), publishers=row.take("publishers"),
                        sponsors=row.optional("sponsorOrgIds"), signatures=signatures, statedSignatoryCount=stated,
                        incidents=self.relations(row, identity), cites=row.take("cites"), callsToAction=calls,
                        vote=cast, provenance=provenance(row, PATHS["document"], notes))

    def as_printed(self, document, signatory):
        return self.data["organizations"][signatory]["nameAsPrinted"] if document == STATEMENT else None

    def relations(self, row, identity):
        mentioned, answered = row.take("mentionsIncidents"), row.optional("respondsToIncidents", [])
        reported = {i for _, _, f in self.findings if f["documentId"] == identity for i in f["incidentIds"]}
        reported |= {a["incidentId"] for a in self.data["attributions"].values() if a["documentId"] == identity}
        if not set(answered) | reported <= set(mentioned):
            raise Unknown(f"{identity}: speaks about an incident that it does not mention")
        return [{"incident": i, "relation": "RESPONDS_TO" if i in answered else
                 "REPORTS_ON" if i in reported else "MENTIONS"} for i in mentioned]

    # incidents-service

    def series(self, row):
        with row:
            return line("series", row.take("id"), title=row.take("title"), description=row.take("description"),
                        provenance={"sources": row.take("sources"), "verification": "UNVERIFIED",
                                    "note": "The data set states no verification for a series"})

    def incident(self, row):
        with row:
            identity = row.take("id")
            with row.inner("occurredOn") as when:
                occurred = occurrence(when, row.optional("alternativeDates"))
                time = when.optional("localTime")
            with row.inner("location") as place:
                location, point_source = located(place)
            others = [{"name": name, "country": location["country"], "precision": "NONE"}
                      for name in row.optional("additionalPlaces", [])]
            casualties, backing = [], {"location.point": [point_source] if point_source else []}
            for number, estimate in enumerate(row.rows("casualtyEstimates")):
                with estimate:
                    casualties.append(self.estimate(estimate))
                    backing[f"casualties[{number}]"] = estimate.take("sources")
            use, attribution = row.chosen("status", STATUS)
            return line("incident", identity, title=row.take("title"), summary=row.take("summary"), occurred=occurred,
                        localTime=time, location=location, otherPlaces=others,
                        agents=[pick(identity, each, AGENT) for each in row.take("agents")],
                        agentNote=row.optional("agentNote"),
                        deliveryMethods=[pick(identity, each, DELIVERY) for each in row.take("deliveryMethods")],
                        target=row.take("target"), useStatus=use or self.use(identity),
                        attributionStatus=self.attribution_status(identity, attribution), casualties=casualties,
                        series=row.take("seriesId"),
                        provenance=provenance(row, PATHS["incident"], [row.optional("note")], backing))

    def estimate(self, row):
        organization, note = row.take("sourceOrgId"), row.optional("note")
        stated = None
        if organization is None:
            sources = row.fields["sources"]
            stated = self.decide(row.where, "SAYS_SO", note)
            stated = stated or "; ".join(self.data["sources"][each]["title"] for each in sources)
        return present({"source": organization, "sourceAsStated": stated, "document": row.take("sourceDocument"),
                        "killed": bounds(row.take("killedMin"), row.take("killedMax")),
                        "injured": bounds(row.take("injuredMin"), row.take("injuredMax")),
                        "scope": self.decide(row.where, "SCOPE", note) if note else "THIS_INCIDENT", "note": note})

    def use(self, incident):
        """What the findings on this incident say of the use; where they do not, the weakest that is backed."""
        found = [(self.data["organizations"][v["bodyOrgId"]]["type"], f["conclusion"])
                 for v, _, f in self.findings if incident in f["incidentIds"]]
        by_bodies = {conclusion for kind, conclusion in found if kind in ("un_body", "treaty_body")}
        if "chemical_use_confirmed" in by_bodies:
            return "CONFIRMED"
        if "chemical_use_likely" in by_bodies:
            return "LIKELY"
        if any(kind == "ngo" for kind, _ in found):
            return "NGO_DOCUMENTED"
        return "INVESTIGATED" if by_bodies else "ALLEGED"

    def attribution_status(self, incident, stated):
        claimants = {a["attributedBy"] for a in self.data["attributions"].values() if a["incidentId"] == incident}
        bodies = claimants & ATTRIBUTING_BODIES
        states = {each for each in claimants if self.data["organizations"][each]["type"] == "government"}
        if (stated == "BY_BODY") != bool(bodies) or stated == "BY_STATE" and not states:
            raise Unknown(f"{incident}: status and attributions contradict each other")
        return stated or ("BY_STATE" if states else "NONE")

    def investigation(self, row):
        with row:
            identity, incidents, body = row.take("id"), row.take("incidentIds"), row.take("bodyOrgId")
            fields = dict(title=self.investigation_title(body, incidents), body=body, mandate=row.take("mandate"),
                          opened=date(identity, row.take("openedOn")), closed=date(identity, row.take("closedOn")),
                          status=row.chosen("status", INVESTIGATION), incidents=incidents)
            findings = []
            for number, found in enumerate(row.rows("findings"), 1):
                with found:
                    findings.append(line(
                        "finding", finding_id(identity, number), investigation=identity,
                        incidents=found.take("incidentIds"), statement=found.take("statement"),
                        conclusion=found.chosen("conclusion", CONCLUSION),
                        standardOfProof=found.take("standardOfProof"),
                        published=date(identity, found.take("publishedOn")), document=found.take("documentId")))
            fields["provenance"] = provenance(row, PATHS["investigation"], [])
            fields["provenance"]["unverifiedFields"] = [
                re.sub(r"^findings\[(\d+)]", lambda at: f"findings[{finding_id(identity, int(at[1]) + 1)}]", path)
                for path in fields["provenance"].get("unverifiedFields", [])]
            fields["provenance"] = present(fields["provenance"])
        return [line("investigation", identity, **fields), *findings]

    def investigation_title(self, body, incidents):
        name = next(each["text"] for each in self.data["organizations"][body]["names"] if each["kind"] == "official")
        rows = [self.data["incidents"][each] for each in incidents]
        if len(rows) <= 3:
            return name + ": " + "; ".join(each["title"] for each in rows)
        first, last = min(r["occurredOn"]["from"] for r in rows), max(r["occurredOn"]["to"] for r in rows)
        return f"{name}: {len(rows)} incidents, {first} to {last}"

    def attribution(self, row):
        with row:
            identity, incident, claimant = row.take("id"), row.take("incidentId"), row.take("attributedBy")
            document, note = row.take("documentId"), row.optional("note")
            stated = note and self.decide(identity, "ACCUSED_AS_STATED", note)
            contestations = []
            for number, each in enumerate(row.rows("contestedBy"), 1):
                with each:
                    position = each.take("position")
                    contestations.append(present({
                        "id": f"{identity}-c{number}", "by": each.take("orgId"),
                        "kind": self.decide(each.where, "CONTESTATION", position), "statement": position,
                        "stated": date(each.where, each.take("date")), "document": each.take("documentId")}))
            based_on = [finding_id(v["id"], number) for v, number, f in self.findings
                        if v["bodyOrgId"] == claimant and incident in f["incidentIds"] and document is not None
                        and f["documentId"] == document and f["conclusion"] == "perpetrator_identified"]
            return line("attribution", identity, incident=incident, accused=[row.take("attributedTo")],
                        accusedAsStated=stated, claimant=claimant, standardOfProof=row.take("standardOfProof"),
                        claimed=date(identity, row.take("date")), document=document,
                        finding=based_on[0] if len(based_on) == 1 else None, contestations=contestations,
                        provenance=provenance(row, PATHS["attribution"], [note if note != stated else None]))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    try:
        converted = Conversion(sys.argv[1]).files()
    except Unknown as unknown:
        sys.exit(f"nothing written: {unknown}")
    write(sys.argv[2] if len(sys.argv) == 3 else here, converted)
    for file, entries in converted.items():
        kinds = [entry["kind"] for entry in entries]
        print(f"{file}.ndjson:", ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)))
