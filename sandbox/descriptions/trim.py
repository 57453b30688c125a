#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trims a provider's published API description to what the sandbox answers from.

    trim.py DESCRIPTION OUTPUT

DESCRIPTION is Swagger 2.0 or OpenAPI 3, as JSON or YAML (which needs PyYAML). OUTPUT is an OpenAPI 3.1 document of
paths and schemas only: no prose, no examples, no errors; of each operation its parameters in the query, its body and
its first successful answer. One operation or schema stands on a line, so that a new version of the description can be
compared with the old one. Afterwards resources.py finds out where its operations show resources.
"""

import json
import sys

METHODS = ["get", "post", "put", "patch", "delete"]
KEYWORDS = {
    "type", "format", "enum", "const", "default", "pattern", "required", "readOnly", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
}


def load(path):
    with open(path, encoding="utf-8") as file:
        if path.endswith((".yml", ".yaml")):
            import yaml

            # dates stay text
            loader = type("Loader", (yaml.SafeLoader,), {})
            loader.yaml_implicit_resolvers = {
                first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
                for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
            }
            return yaml.load(file, loader)
        return json.load(file)


def schema(source):
    """The schema in the terms of JSON Schema 2020-12."""
    if not isinstance(source, dict):
        return source
    if "$ref" in source:
        return {"$ref": "#/components/schemas/" + source["$ref"].rsplit("/", 1)[-1]}
    result = {key: value for key, value in source.items() if key in KEYWORDS}
    if result.get("type") == "file":
        result["type"] = "string"
    if not isinstance(result.get("required", []), list):
        del result["required"]
    for bound, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(result.get(bound), bool):
            if result.pop(bound):
                result[bound] = result.pop(limit)
    if "properties" in source:
        result["properties"] = {name: schema(value) for name, value in source["properties"].items()}
    for key in ("items", "additionalProperties", "not"):
        if key in source:
            result[key] = schema(source[key])
    for key in ("allOf", "anyOf", "oneOf"):
        if key in source:
            result[key] = [schema(value) for value in source[key]]
    if source.get("nullable"):
        if "type" in result and not {"allOf", "anyOf", "oneOf"} & set(result):
            result["type"] = [result["type"], "null"]
            if "enum" in result and None not in result["enum"]:
                result["enum"] = result["enum"] + [None]
        else:
            result = {"anyOf": [result, {"type": "null"}]}
    return result


def resolve(document, value):
    while "$ref" in value:
        target = document
        for step in value["$ref"].lstrip("#/").split("/"):
            target = target[step.replace("~1", "/")]
        value = target
    return value


def bodies(document, body):
    """Those of JSON and of a form; else the one that is preferred."""
    kinds = resolve(document, body).get("content") or {}
    usual = {kind: kinds[kind] for kind in ("application/json", "multipart/form-data") if kind in kinds}
    return {kind: {"schema": schema(facts.get("schema") or {})}
            for kind, facts in (usual or dict(list(sorted(kinds.items()))[:1])).items()}


def content(document, body):
    """The media type that is preferred, and its schema."""
    kinds = resolve(document, body).get("content") or {}
    for kind in sorted(kinds, key=lambda kind: (kind != "application/json", kind)):
        return kind, schema(kinds[kind].get("schema") or {})
    return None, None


def operation(document, shared, source):
    result = {"operationId": source.get("operationId")}
    query, form = [], {}
    for parameter in (resolve(document, p) for p in shared + source.get("parameters", [])):
        where = parameter["in"]
        facts = schema(parameter.get("schema") or {k: v for k, v in parameter.items() if k in KEYWORDS | {"items"}})
        if where == "query":
            query.append({"name": parameter["name"], "in": "query", "required": parameter.get("required") is True,
                          "schema": facts})
        elif where == "body":
            result["requestBody"] = {"required": parameter.get("required") is True,
                                     "content": {"application/json": {"schema": schema(parameter["schema"])}}}
        elif where == "formData":
            form[parameter["name"]] = parameter
    if query:
        result["parameters"] = query
    if form:
        result["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": {
            "type": "object",
            "properties": {name: schema({k: v for k, v in p.items() if k in KEYWORDS}) for name, p in form.items()},
            "required": [name for name, p in form.items() if p.get("required")]}}}}
    if "requestBody" in source:
        body = resolve(document, source["requestBody"])
        if bodies(document, body):
            result["requestBody"] = {"required": body.get("required") is True, "content": bodies(document, body)}
    for status, answer in sorted(source.get("responses", {}).items()):
        if not str(status).startswith("2"):
            continue
        answer = resolve(document, answer)
        kind, facts = content(document, answer)
        if "schema" in answer:
            kind = (source.get("produces") or ["application/json"])[0]
            facts = schema(answer["schema"])
            if answer["schema"].get("type") == "file" and kind == "application/json":
                kind = "application/octet-stream"
        result["responses"] = {str(status): {"content": {kind: {"schema": facts}}} if kind else {}}
        break
    return result


def main(source, target):
    document = load(source)
    info = document["info"]
    schemas = (document.get("components") or {}).get("schemas") or document.get("definitions") or {}
    lines = ['{"openapi":"3.1.0",',
             '"info":%s,' % text({"title": info["title"], "version": str(info["version"])}),
             '"paths":{']
    paths = []
    for path, item in document["paths"].items():
        operations = ["%s:%s" % (text(method), text(operation(document, item.get("parameters", []), item[method])))
                      for method in METHODS if method in item]
        if operations:
            paths.append("%s:{\n%s}" % (text(path.rstrip("/") or "/"), ",\n".join(operations)))
    lines.append(",\n".join(paths) + "},")
    lines.append('"components":{"schemas":{')
    lines.append(",\n".join("%s:%s" % (text(name), text(schema(value))) for name, value in sorted(schemas.items())))
    lines.append("}}}")
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
