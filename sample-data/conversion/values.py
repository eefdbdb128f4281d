"""Single values of the data set, as the graph writes them."""

import re

from conversion.rows import Unknown, date, pick, present
from conversion.tables import PLACE, VERIFICATION


def occurrence(row, alternatives):
    first, last = date(row.where, row.take("from")), date(row.where, row.take("to"))
    precision = row.take("precision")
    if first > last or (precision == "day_disputed") != bool(alternatives):
        raise Unknown(f"{row.where}: dates and precision disagree")
    if precision == "day" and first == last:
        return first
    if precision == "day_range" and first < last:
        return f"{first}/{last}"
    if precision == "day_disputed" and first == last:
        return "[" + ",".join(sorted([first, *(date(row.where, each) for each in alternatives)])) + "]"
    if precision == "approximate":
        return f"{first}~" if first == last else f"{first}~/{last}~"
    raise Unknown(f"{row.where}: precision {precision} from {first} to {last}")


def located(row):
    latitude, longitude = row.take("lat"), row.take("lon")
    precision = row.chosen("precision", PLACE)
    if (latitude is None) != (longitude is None) or (latitude is None) != (precision == "NONE"):
        raise Unknown(f"{row.where}: point and precision disagree")
    point = None if latitude is None else {"latitude": latitude, "longitude": longitude}
    location = present({"name": row.take("name"), "admin1": row.take("admin1"), "country": row.take("country"),
                        "point": point, "precision": precision, "gazetteerCode": row.take("communityCode")})
    return location, row.take("source")


def bounds(low, high):
    return {name: value for name, value in (("min", low), ("max", high)) if value is not None} or None


def vote(row, kind):
    if row.optional("vote") is None:
        return None
    with row.inner("vote") as cast:
        vetoed_by = cast.optional("vetoedBy")
        if (kind == "VETOED_DRAFT") != (vetoed_by is not None):
            raise Unknown(f"{cast.where}: vetoed, or not?")
        in_favour, against, abstained = cast.take("inFavour"), cast.take("against"), cast.take("abstained")
        if vetoed_by is None and in_favour <= against:
            raise Unknown(f"{cast.where}: adopted, or not?")
        return present({"outcome": "VETOED" if vetoed_by else "ADOPTED", "inFavour": in_favour, "against": against,
                        "abstained": abstained, "vetoedBy": [vetoed_by] if vetoed_by else None,
                        "againstBy": cast.optional("againstOrgIds"), "abstainedBy": cast.optional("abstainedOrgIds")})


def provenance(row, paths, notes, backing=None):
    sources = list(row.take("sources"))
    backing = {path: each for path, each in (backing or {}).items() if each}
    for path, single in backing.items():
        sources += [each for each in single if each not in sources]
    if backing:
        notes = [*notes, "Sources of single fields: " + "; ".join(
            f"{path}: {', '.join(single)}" for path, single in backing.items())]
    unverified = [new for old in row.take("unverifiedFields") for new in renamed(row.where, old, paths)]
    return present({"sources": sources, "verification": row.chosen("verification", VERIFICATION),
                    "unverifiedFields": unverified, "note": joined(notes)})


def renamed(where, path, paths):
    number = re.search(r"\[\d+]", path)
    pattern = re.sub(r"\[\d+]", "[]", path)
    return [new.replace("[]", number[0]) if number else new
            for new in pick(f"{where}.unverifiedFields", pattern, paths)]


def finding_id(investigation, number):
    return f"fnd-{investigation.removeprefix('inv-')}-{number}"


def labelled(label, value):
    return None if value is None else f"{label}: {value}"


def joined(notes):
    return "\n".join(each for each in notes if each) or None
