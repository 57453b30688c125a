#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a description of SignNow, which publishes none, from what its clients know.

    signnow.py OPERATIONS JAVA_SDK MCP_SERVER OUTPUT

OPERATIONS lists method and path of all known operations, JAVA_SDK the operations and classes of SignNow's Java SDK,
MCP_SERVER the models of its MCP server. signnow-answers.json, beside this file, has the fields of the Java SDK's larger
answers: a flag is a boolean, with a question mark it may be null, an array holds its only entry. OUTPUT has the form
that trim.py writes. Afterwards resources.py finds out where its operations show resources.
"""

import json
import os
import re
import sys

# What clients ignore, or what a user sent, may stand beside the fields of these types.
OPEN = {
    "document.JsonAttribute", "document.Text", "folder.document.JsonAttribute", "folder.document.Document",
    "folder.document.Request",
    "documentgrouptemplate.Data", "webhook.DataSubscription", "webhookv2.data.JsonAttribute", "webhookv2.Meta",
    "webhookv2.Content",
}
KINDS = {"string": "string", "flag": "boolean", "int": "integer", "number": "number", "object": "object"}
JAVA = {"String": "string", "boolean": "flag", "Boolean": "flag?", "int": "int", "Integer": "int?", "long": "int"}
PYTHON = {"str": "string", "EmailStr": "string", "int": "int", "bool": "flag", "float": "number"}

# Answers that the MCP server reads and the Java SDK does not.
READ_BY_MCP = {
    "GET /v2/crm/contacts": "CrmContactsResponse",
    "GET /user/documentgroups": "DocumentGroupsResponse",
    "GET /user/documentgroup/templates": "DocumentGroupTemplatesResponse",
    "GET /v2/document-groups/{id}": "GetDocumentGroupV2Response",
    "GET /v2/document-groups/{id}/documents": "ListDocumentGroupDocumentsResponse",
    "POST /v2/document-groups/{id}/free-form-invites": "CreateFreeformInviteResponse",
    "POST /v2/document-groups/{id}/embedded-view": "CreateDocumentGroupEmbeddedViewResponse",
    "POST /v2/documents/{id}/embedded-view": "CreateDocumentGroupEmbeddedViewResponse",
    "POST /v2/documents/url": "CreateDocumentFromUrlResponse",
    "POST /v2/document-group-templates": "CreateDocumentGroupTemplateResponse",
    "POST /v2/document-group-templates/{id}/templates": "AddTemplateToDocumentGroupTemplateResponse",
    "POST /document/{id}/email2": "SendDocumentCopyByEmailResponse",
    "POST /document/{id}/trigger_fieldinvite": "TriggerFieldInviteResponse",
    "POST /field_invite": "ReplaceFieldInviteResponse",
    "DELETE /field_invite/{fieldInviteId}": "DeleteFieldInviteResponse",
}
# Pages of which nobody says more than that they hold objects.
LISTS = {
    "GET " + path
    for path in ("/request-logs", "/v2/crm/users", "/v2/crm/groups", "/v2/teams", "/v2/teams/{teamId}/admins",
                 "/v2/brands", "/v2/favorites", "/v2/organizations", "/v2/application/signing-links")
}
ARRAYS = {"GET /document/{id}/historyfull"}
EMPTY = {
    "PUT /v2/documents/{id}/prefill-texts", "DELETE /v2/documents/{id}/embedded-invites",
    "DELETE /v2/document-groups/{id}/embedded-invites", "PUT /v2/document-groups/{id}",
    "POST /v2/document-groups/{id}/free-form-invites/{inviteId}/cancel", "POST /v2/document-groups/{id}/send-email",
    "POST /v2/document-groups/{id}/move", "PATCH /v2/document-group-templates/{id}", "PUT /api/v2/events/{id}",
    "DELETE /api/v2/events/{id}", "PUT /v2/event-subscriptions/{id}", "DELETE /v2/event-subscriptions/{id}",
}
PAGE = [{"name": name, "in": "query", "required": False, "schema": {"type": "integer", "minimum": 1, "maximum": most}}
        for name, most in (("page", 999999999), ("per_page", 100))]
LIST = {"type": "object", "required": ["data", "meta"],
        "properties": {"data": {"type": "array", "items": {"type": "object"}}, "meta": {"type": "object"}}}


def reference(name):
    return {"$ref": "#/components/schemas/" + name}


def kind(word):
    """The schema of a word of signnow-answers.json."""
    if isinstance(word, list):
        return {"type": "array", "items": {"type": "string"} if word[0] == "string" else reference(word[0])}
    if word == "any":
        return {}
    name = KINDS.get(word.rstrip("?"))
    if not name:
        return reference(word)
    # texts may always be null
    return {"type": [name, "null"] if word.endswith("?") or name == "string" else name}


def answers():
    with open(os.path.join(os.path.dirname(__file__), "signnow-answers.json"), encoding="utf-8") as file:
        types = json.load(file)
    parts = {word[0] if isinstance(word, list) else word for fields in types.values() for word in fields.values()}
    return {name: {"type": "object", "properties": {field: kind(word) for field, word in fields.items()},
                   **({"additionalProperties": False} if name in parts - OPEN else {})}
            for name, fields in types.items()}


def short_answer(java, name):
    """One that holds nothing but texts and numbers; of the others only what they hold is known."""
    area, simple = name.split(".")
    for one in java["models"]:
        if one["class"] == "%s/response/%sResponse.java" % (area, simple):
            fields = dict(field.split(":") for field in one["fields"])
            return {"type": "object",
                    "properties": {field: kind(JAVA[t]) if t in JAVA else {} for field, t in fields.items()}}
    return None


def python(types, name):
    """The schema of a model of the MCP server."""
    if name not in types:
        types[name] = None  # models may hold each other
        fields = models[name]["fields"]
        types[name] = {"type": "object", "properties": {f["name"]: python_type(types, f["type"]) for f in fields},
                       "required": [f["name"] for f in fields if f.get("default", "...") == "..."]}
    return reference(name)


def python_type(types, text):
    parts = text.split(" | ")
    if len(parts) > 1:
        return {"anyOf": [{"type": "null"} if p == "None" else python_type(types, p) for p in parts]}
    listed = re.fullmatch(r"list\[(.+)]", text)
    if listed:
        return {"type": "array", "items": python_type(types, listed[1])}
    if text in PYTHON:
        return {"type": KINDS[PYTHON[text]]}
    return {"type": "object"} if text.startswith("dict") else python(types, "mcp." + text) if "mcp." + text in models else {}


def plain(path):
    return re.sub(r"{[^}]+}", "{}", path)


def main(operations, java_sdk, target):
    types = answers()
    readers = {}
    for one in java_sdk["operations"]:
        # those of one path answer alike, as far as their clients look
        readers.setdefault(one["method"] + plain(one["path"]), one["requestClass"][:-len("Request")])
    paths = {}
    for one in operations["operations"]:
        name = one["method"] + " " + one["path"]
        facts = {"operationId": one["name"]}
        content = None
        if name in LISTS:
            facts["parameters"], content = PAGE, LIST
        elif name in READ_BY_MCP:
            content = python(types, "mcp." + READ_BY_MCP[name])
        elif one["method"] + plain(one["path"]) in readers:
            simple = readers[one["method"] + plain(one["path"])]
            found = [t for t in types if t.endswith("." + simple)]
            areas = {m["class"].split("/")[0] for m in java_sdk["models"]
                     if m["class"].endswith("/response/%sResponse.java" % simple)}
            areas = sorted(a for a in areas if a.startswith("embedded") == ("embedded" in one["path"]))
            if found:
                content = reference(found[0])
                if name in ARRAYS:
                    content = {"type": "array", "items": content}
            elif areas:
                content = short_answer(java_sdk, areas[0] + "." + simple)
        if one["binaryResponse"]:
            facts["responses"] = {"200": {"content": {"application/pdf": {"schema": {"type": "string"}}}}}
        elif name in EMPTY:
            facts["responses"] = {"204": {}}
        else:
            facts["responses"] = {"200": {"content": {"application/json": {"schema": content or {}}}}}
        paths.setdefault(one["path"], {}).setdefault(one["method"].lower(), facts)
    with open(target, "w", encoding="utf-8") as file:
        file.write('{"openapi":"3.1.0",\n"info":{"title":"SignNow","version":"1"},\n"paths":{\n')
        file.write(",\n".join("%s:{\n%s}" % (text(path), ",\n".join("%s:%s" % (text(m), text(o)) for m, o in item.items()))
                              for path, item in paths.items()))
        file.write('},\n"components":{"schemas":{\n')
        file.write(",\n".join("%s:%s" % (text(name), text(schema)) for name, schema in sorted(types.items())))
        file.write("}}}\n")


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    *sources, output = sys.argv[1:]
    loaded = []
    for source in sources:
        with open(source, encoding="utf-8") as opened:
            loaded.append(json.load(opened))
    models = {"mcp." + name: model for name, model in loaded[2].items()}
    main(loaded[0], loaded[1], output)
