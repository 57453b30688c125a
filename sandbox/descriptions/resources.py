#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds out of a trimmed description where its operations show resources and their ids.

    resources.py DESCRIPTION [CORRECTIONS]

DESCRIPTION, as trim.py and signnow.py write it, gets an "x-resource" in every operation, in the place of an older one.
CORRECTIONS, a JSON Merge Patch (RFC 7396), first sets it right where it is known to be wrong. Schemas that are put
together of parts ("allOf") become plain ones; those that have alternatives have nothing else: each alternative is whole.
What is false or empty is left out of an x-resource:

  file        what is under the path is a file, not a JSON value
  takesFile   the body is neither JSON nor a form
  raw         the body is no JSON value, or there is none
  answersFile what is answered is a file
  created     resources are made by POST, not only put there
  collection  the path holds many resources; then there are
    list        the property of the answer that holds them
    one         the answer is about one of them
    fixed       parts of paths below it that stand for no resource
    items       the schemas of one resource, as it is made, shown by itself and listed
    id          the property of a resource that is its id
    bodyList    the property of the body that holds them; without it the body is one of them
    named       the property of what a body lists that is the id
  and else
    ofParent    the path answers the resource that it is below
    listOfOne   the property in which an answer about one resource holds it as the only one of a list
    bodyId      the property of the body that is its id
    parts       the collections below it that it shows itself, by the property that does
"""

import json
import re
import sys

JSON = "application/json"


def merge(into, patch):
    """A JSON Merge Patch (RFC 7396)."""
    for name, value in patch.items():
        if value is None:
            into.pop(name, None)
        elif isinstance(value, dict) and isinstance(into.get(name), dict):
            merge(into[name], value)
        else:
            into[name] = value


def plain(name):
    return re.sub("[^a-z0-9]", "", name.lower())


def parent(path):
    return path[:path.rindex("/")]


def last(path):
    return path[path.rindex("/") + 1:]


def first(content):
    """The only media type or status, and what is there."""
    return next(iter((content or {}).items()), ("", {}))


class Schemas:
    """Schemas without parts, in which each alternative is whole."""

    def __init__(self, types):
        self.types = types

    def whole(self, value):
        if isinstance(value, list):
            return [self.whole(one) for one in value]
        if not isinstance(value, dict):
            return value
        value = {name: self.whole(one) for name, one in value.items()}
        several = [key for key in ("oneOf", "anyOf") if isinstance(value.get(key), list)]
        if "allOf" not in value and not (several and len(value) > 1):
            return value
        found = [self.joined(parts) for parts in self.alternatives(value)]
        return found[0] if len(found) == 1 else {several[0] if several else "oneOf": found}

    def alternatives(self, schema):
        """The parts of each, what the schema itself says last."""
        if "$ref" in schema:
            return self.alternatives(self.whole(self.types[schema["$ref"].rsplit("/", 1)[1]]))
        found = [[]]
        for part in schema.get("allOf", []):
            found = [one + [self.joined(more)] for one in found for more in self.alternatives(part)]
        for key in ("oneOf", "anyOf"):
            if key in schema:
                found = [one + [self.joined(more)] for one in found
                         for each in schema[key] for more in self.alternatives(each)]
        own = {key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf")}
        return [one + [own] for one in found]

    @staticmethod
    def joined(parts):
        """What is said last counts."""
        *others, own = parts
        properties, required, whole = {}, [], dict(own)
        for part in parts:
            whole = {**part, **whole}
            properties.update(part.get("properties", {}))
            required += [name for name in part.get("required", []) if name not in required]
        if properties and others:
            whole["properties"] = properties
            whole.pop("required", None)
            whole.update({"required": required} if required else {})
        return whole


class Operation:
    def __init__(self, method, path, source):
        self.method, self.path = method.upper(), path
        bodies = source.get("requestBody", {}).get("content", {})
        body_type = JSON if JSON in bodies else first(bodies)[0]
        self.body = bodies.get(body_type, {}).get("schema")
        self.takes_file = (self.body.get("type") == "string" if body_type == JSON
                           else body_type not in ("", "multipart/form-data"))
        self.raw = self.takes_file or body_type != JSON
        self.answer_type, answer = first(first(source.get("responses"))[1].get("content"))
        self.answer = answer.get("schema")
        self.ends_in_variable = path.endswith("}")


class Resources:
    def __init__(self, document):
        self.schemas = document["components"]["schemas"]
        self.operations = {}
        for path, item in document["paths"].items():
            for method, source in item.items():
                one = Operation(method, path, source)
                self.operations[one.method + path] = one
        self.variables = {}
        with_items = set()
        for one in self.operations.values():
            with_items.update(one.path[:found.start()] for found in re.finditer("/{", one.path))
            if one.ends_in_variable:
                self.variables.setdefault(parent(one.path), plain(last(one.path)))
        self.collections = sorted({one.path for one in self.operations.values()
                                   if one.path in with_items and not one.ends_in_variable
                                   or self.lists_only(one.path)})

    def flat(self, schema):
        """Without a reference at its top; of alternatives the first counts that is not null."""
        schema = schema or {}
        if "$ref" in schema:
            return self.flat(self.schemas[schema["$ref"].rsplit("/", 1)[1]])
        alternatives = [self.flat(one) for one in schema.get("oneOf", schema.get("anyOf", []))]
        return max(alternatives, key=lambda one: self.kind(one) != "null", default=schema)

    @staticmethod
    def kind(schema):
        kind = schema.get("type", "object" if "properties" in schema else "")
        return kind[0] if isinstance(kind, list) else kind

    def properties(self, schema):
        return self.flat(schema).get("properties", {})

    def holds_objects(self, schema):
        flat = self.flat(schema)
        return self.kind(flat) == "array" and self.kind(self.flat(flat.get("items"))) == "object"

    def list_property(self, path, schema):
        properties = self.properties(schema)
        lists = [name for name, value in properties.items() if self.holds_objects(value)]
        for name in lists:
            if name == "data" or plain(last(path)).endswith(plain(name)):
                return name
        # what has an id is a resource that has a list
        return lists[0] if len(lists) == 1 and "id" not in properties else None

    def listed(self, schema, name):
        """The schema of one resource in a list."""
        flat = self.flat(schema)
        return (self.flat(flat["properties"][name]) if name else flat).get("items")

    def id_property(self, collection, schema):
        names = list(self.properties(schema))
        variable = self.variables.get(collection, "")
        one = re.sub("(ies|s)$", "", plain(last(collection))) + "id"
        for way in (lambda name: name == variable, lambda name: name == "id", lambda name: name == one,
                    lambda name: re.fullmatch(".+id", name) and variable.endswith(name)):
            for name in names:
                if way(plain(name)):
                    return name
        # what is only put there goes by the id or name of something else
        others = [name for name in names if name.endswith("Id") or name == "name"]
        only_put = "POST" + collection not in self.operations
        return others[0] if only_put and len(others) == 1 and not self.list_property(collection, schema) else None

    def lists_only(self, path):
        read = self.operations.get("GET" + path)
        if not read or read.ends_in_variable or read.answer_type not in ("", JSON):
            return False
        properties = self.properties(read.answer)
        return self.kind(self.flat(read.answer)) == "array" or self.list_property(path, read.answer) is not None and (
            len(properties) <= 2 or "totalSetSize" in properties)

    def item(self, collection, schema):
        name = self.list_property(collection, schema)
        is_array = self.kind(self.flat(schema)) == "array"
        # what has both an id and a list of its own parts is a resource
        is_one = not is_array and (name is None or self.id_property(collection, schema) is not None)
        return schema if is_one else self.listed(schema, name)

    def items(self, operation):
        path = operation.path
        read = [one.answer for one in self.operations.values() if one.method == "GET"
                and (one.path == path or one.ends_in_variable and parent(one.path) == path)]
        found = []
        for schema in [operation.answer, operation.body] + read:
            item = None if schema is None else self.item(path, schema)
            if item is not None and item not in found:
                found.append(item)
        return found

    def collection(self, operation):
        path = operation.path
        facts = {
            "list": self.list_property(path, operation.answer),
            "one": self.id_property(path, operation.answer) is not None,
            "fixed": sorted({other.path[len(path) + 1:].split("/")[0] for other in self.operations.values()
                             if other.path.startswith(path + "/") and other.path[len(path) + 1] != "{"}),
        }
        body_list = self.list_property(path, operation.body)
        if operation.method == "DELETE":
            if operation.body is not None:
                facts["named"] = self.id_property(path, self.listed(operation.body, body_list))
        elif operation.method != "GET":
            facts["items"] = self.items(operation)
            ids = [self.id_property(path, item) for item in facts["items"]]
            facts["id"] = next(filter(None, ids), None)
            is_one = ("$ref" in (operation.answer or {}) and self.list_property(path, operation.answer) is None
                      or self.id_property(path, operation.body) is not None)
            facts["bodyList"] = None if is_one else body_list
        return facts

    def single(self, operation):
        above = parent(operation.path)
        read = self.operations.get("GET" + above)
        facts = {"ofParent": bool(read) and read.ends_in_variable and read.answer == operation.answer}
        if operation.ends_in_variable:
            name = self.list_property(above, operation.answer)
            if name and self.id_property(above, operation.answer) is None and self.id_property(
                    above, self.listed(operation.answer, name)) is not None:
                facts["listOfOne"] = name
            if operation.method not in ("GET", "DELETE") and not facts["ofParent"]:
                facts["bodyId"] = self.id_property(above, operation.body)
        if operation.method == "GET":
            facts["parts"] = {name: last(path) for name in self.properties(operation.answer)
                              for path in self.collections
                              if parent(path) == operation.path and plain(name).endswith(plain(last(path)))}
        return facts

    def facts(self, operation):
        read = self.operations.get("GET" + operation.path)
        is_collection = operation.path in self.collections
        above = operation.path if is_collection else parent(operation.path)
        facts = {"file": bool(read) and read.answer_type != JSON, "takesFile": operation.takes_file,
                 "raw": operation.raw and operation.method not in ("GET", "DELETE"),
                 "answersFile": operation.answer_type not in ("", JSON),
                 "created": "POST" + above in self.operations, "collection": is_collection}
        facts.update(self.collection(operation) if is_collection else self.single(operation))
        return {name: value for name, value in facts.items() if value}


def main(path, corrections=None):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    if corrections:
        with open(corrections, encoding="utf-8") as file:
            merge(document, json.load(file))
    schemas = Schemas(document["components"]["schemas"])
    document["components"]["schemas"] = schemas.whole(schemas.types)
    document["paths"] = schemas.whole(document["paths"])
    resources = Resources(document)
    for at, item in document["paths"].items():
        for method, source in item.items():
            source.pop("x-resource", None)
            facts = resources.facts(resources.operations[method.upper() + at])
            if facts:
                source["x-resource"] = facts
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"openapi":%s,\n"info":%s,\n"paths":{\n' % (text(document["openapi"]), text(document["info"])))
        file.write(",\n".join("%s:{\n%s}" % (text(at), lines(item)) for at, item in document["paths"].items()))
        file.write('},\n"components":{"schemas":{\n%s}}}\n' % lines(document["components"]["schemas"]))


def lines(values):
    return ",\n".join("%s:%s" % (text(name), text(value)) for name, value in values.items())


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
