"""Reading rows of the data set so that nothing is dropped, and checking the lines that come out."""

import datetime
import json
import os
import re

ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,127}")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
TEXT_LIMIT, LIST_LIMIT, LONG_LIST_LIMIT = 10_000, 100, 10_000
LONG_LISTS = {"signatures", "incidents", "cites", "callsToAction"}
PREFIX = {"organization": "org-", "source": "src-", "document": "doc-", "series": "series-", "incident": "inc-",
          "investigation": "inv-", "finding": "fnd-", "attribution": "att-"}
REFERENCES = {"parent": "organization", "organization": "organization", "publishers": "organization",
              "sponsors": "organization", "addressee": "organization", "vetoedBy": "organization",
              "againstBy": "organization", "abstainedBy": "organization", "body": "organization",
              "accused": "organization", "claimant": "organization", "by": "organization",
              "cites": "document", "document": "document", "sources": "source", "series": "series",
              "incident": "incident", "investigation": "investigation", "finding": "finding"}


class Unknown(Exception):
    """The data set holds something that the conversion does not know."""


class Row:
    """A JSON object that must be read completely: a field that nobody asked for is an error."""

    def __init__(self, where, fields):
        self.where, self.fields, self.unread = where, fields, set(fields)

    def __enter__(self):
        return self

    def __exit__(self, failure, *_):
        if failure is None and self.unread:
            raise Unknown(f"{self.where}: unknown field {', '.join(sorted(self.unread))}")

    def take(self, name):
        if name not in self.fields:
            raise Unknown(f"{self.where}: field {name} is missing")
        self.unread.discard(name)
        return self.fields[name]

    def optional(self, name, default=None):
        return self.take(name) if name in self.fields else default

    def inner(self, name):
        return Row(f"{self.where}.{name}", self.take(name))

    def rows(self, name):
        return [Row(f"{self.where}.{name}[{i}]", each) for i, each in enumerate(self.take(name))]

    def chosen(self, name, table):
        return pick(f"{self.where}.{name}", self.take(name), table)


def pick(where, value, table):
    if value not in table:
        raise Unknown(f"{where}: {value!r} is not known; read it, decide, and say so in README.md")
    return table[value]


def read(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if len({row["id"] for row in rows}) != len(rows):
        raise Unknown(f"{name}: an id is there twice")
    return {row["id"]: row for row in rows}


def present(fields):
    """Without what is null or empty: absent, null and an empty list mean the same to the import."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def line(kind, identity, /, **fields):
    return {"kind": kind, "id": identity, "fields": present(fields)}


def date(where, text):
    if text is not None:
        if not DATE.fullmatch(text):
            raise Unknown(f"{where}: {text!r} is not a date")
        datetime.date.fromisoformat((text + "-01-01")[:10])
    return text


def check(files):
    """Ids are unique and well formed, references resolve in all files together, the import's limits hold."""
    kinds = {}
    for entry in (entry for lines in files.values() for entry in lines):
        if entry["id"] in kinds or not ID.fullmatch(entry["id"]) or not entry["id"].startswith(PREFIX[entry["kind"]]):
            raise Unknown(f"{entry['id']}: not unique, or not a valid id")
        kinds[entry["id"]] = entry["kind"]
    for entry in (entry for lines in files.values() for entry in lines):
        check_value(entry["id"], "", entry["fields"], kinds)


def check_value(where, name, value, kinds):
    if isinstance(value, dict):
        for key, each in value.items():
            check_value(f"{where}.{key}", key, each, kinds)
    elif isinstance(value, list):
        if len(value) > (LONG_LIST_LIMIT if name in LONG_LISTS else LIST_LIMIT):
            raise Unknown(f"{where}: {len(value)} values are too many")
        if all(isinstance(each, str) for each in value) and len(set(value)) != len(value):
            raise Unknown(f"{where}: a value is repeated")
        for each in value:
            check_value(where, "incident" if name == "incidents" else name, each, kinds)
    elif isinstance(value, str):
        if not value.strip() or len(value) > TEXT_LIMIT:
            raise Unknown(f"{where}: text is empty or too long")
        if name in REFERENCES and kinds.get(value) != REFERENCES[name]:
            raise Unknown(f"{where}: there is no {REFERENCES[name]} {value}")


def write(folder, files):
    for name, lines in files.items():
        with open(os.path.join(folder, name + ".ndjson"), "w", encoding="utf-8", newline="\n") as out:
            for entry in lines:
                out.write(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n")
