// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** How DocuSign answers what its description alone defines. */
final class DocuSignConventions implements Conventions<DocuSignCall> {
    private static final int MOST_ROWS = 1000;

    // names of things that are always there, or looked for before
    private static final Pattern ALWAYS =
            Pattern.compile(
                    "(account|(searchF|f)older|organization)Id|langCode|pageNumber"
                            + "|\\w+(Type|Part|Action)");

    @Override
    public Optional<Boolean> holds(DocuSignCall call, String variable, String value) {
        if (ALWAYS.matcher(variable).matches()) {
            return Optional.of(true);
        }
        return switch (variable) {
            case "envelopeId" -> Optional.of(call.envelope() != null);
            case "templateId" ->
                    call.path("envelopeId") == null
                            ? Optional.of(call.envelope() != null)
                            : Optional.empty();
            case "documentId" -> Optional.of(call.document() != null);
            case "recipientId" -> Optional.of(call.envelope().requireRecipient(value) != null);
            default -> Optional.empty();
        };
    }

    @Override
    public String canonical(DocuSignCall call, String segment, String value) {
        return switch (segment) {
            case "{accountId}" -> call.account().guid();
            // made one by one under this name, and listed under the other
            case "authorization" -> "authorizations";
            default -> value;
        };
    }

    @Override
    public JsonNode body(DocuSignCall call) {
        boolean none = call.bytes().length == 0 || call.contentType().startsWith("multipart/");
        return none ? MissingNode.getInstance() : call.body();
    }

    @Override
    public byte[] bytes(DocuSignCall call) {
        return switch (call.contentType()) {
            case "multipart/form-data" -> Definition.parts(call).get(0).content();
            case "application/json" -> file(call.body()).orElseGet(call::content);
            default -> call.content();
        };
    }

    @Override
    public Optional<byte[]> file(ObjectNode resource) {
        return Optional.of(resource.path("data").asText())
                .filter(data -> !data.isEmpty())
                .map(DocuSignCall::decoded);
    }

    @Override
    public RuntimeException invalid(List<SchemaViolation> violations) {
        SchemaViolation first = violations.get(0);
        return DocuSignError.invalidParameter(first.inBrackets() + ": " + first.message());
    }

    @Override
    public RuntimeException notFound(String variable, String value) {
        return switch (variable) {
            case "userId" -> DocuSignError.of("USER_NOT_FOUND");
            case "bulkSendListId" -> DocuSignError.of("BULK_SEND_MAILING_LIST_NOT_FOUND");
            case "connectId" -> DocuSignError.of("CONNECT_ID_INVALID", value);
            case "pageNumber" -> DocuSignError.of("PAGE_IMAGE_NOT_FOUND", value);
            default -> DocuSignError.of("RESOURCE_NOT_FOUND", variable + " " + value);
        };
    }

    @Override
    public Page page(DocuSignCall call, List<ObjectNode> all) {
        List<ObjectNode> found = all.stream().filter(row -> isWanted(call, row)).toList();
        ObjectNode facts = call.page("rows", found, MOST_ROWS, row -> row);
        facts.put("totalRecords", String.valueOf(found.size()))
                .put("batchSizeLimit", "1000")
                .put("queueLimit", "2000")
                .put("totalQueued", "0");
        return new Page(JSON.optionalObjects(facts, "rows"), facts);
    }

    /** Parameters that are called like a property ask for its value or a part of it. */
    private static boolean isWanted(DocuSignCall call, ObjectNode row) {
        String text = row.path("created").asText(row.path("submittedDate").asText());
        Optional<Instant> time = Scalars.read(text);
        return call.ctx().queryParams().entries().stream().allMatch(q -> fits(row, q))
                && (text.isEmpty()
                        || Scalars.isBetween(time, call.time("from_date"), call.time("to_date")))
                && lower(row.toString()).contains(lower(call.query("search_text", "")));
    }

    private static boolean fits(ObjectNode row, Map.Entry<String, String> query) {
        String wanted = lower(query.getValue());
        String name = query.getKey().replace("_substring", "").replace("_", "");
        boolean isPart = query.getKey().endsWith("_substring");
        return row.properties().stream()
                .filter(property -> property.getKey().equalsIgnoreCase(name))
                .map(property -> lower(property.getValue().asText()))
                .allMatch(value -> isPart ? value.contains(wanted) : value.equals(wanted));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String newId(String collection) {
        return collection.matches(".*/(connect|groups|signing_groups|permission_profiles)")
                ? String.valueOf(ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000))
                : Conventions.super.newId(collection);
    }

    @Override
    public void changing(DocuSignCall call, DescribedOperation operation, ObjectNode resource) {
        String path = operation.path().replace("/v2.1/accounts/{accountId}", "");
        Directory directory = call.state().directory;
        if (operation.method().equals("DELETE")) {
            if (path.equals("/users")) {
                directory.remove(resource.path("userId").asText(), call.account());
            } else if (path.isEmpty()) {
                directory.removeAll(call.account());
            }
            return;
        }
        switch (path) {
            case "/users", "/users/{userId}" -> user(call, resource);
            case "/bulk_send_lists", "/bulk_send_lists/{bulkSendListId}" -> {
                BulkSender.check(resource);
                resource.put("createdDate", Scalars.write(call.now()))
                        .put("createdByUser", call.user().id())
                        .set("bulkSendListId", resource.get("listId"));
            }
            case "/connect" -> call.state().connect.configured(call.account(), resource);
            default -> {}
        }
    }

    /** Who is new gets a password that nobody knows, as if they had not chosen one yet. */
    private static void user(DocuSignCall call, ObjectNode resource) {
        String name = JSON.text(resource, "userName");
        String email = JSON.email(resource, "email");
        String id = resource.get("userId").asText();
        User old = call.state().directory.user(id).orElse(null);
        String password = resource.path("password").asText(id);
        User user =
                old == null
                        ? new User(id, email, name, password, call.now(), List.of(call.account()))
                        : new User(id, email, name, old.password(), old.created(), old.accounts());
        call.state().directory.add(user);
        user.json().properties().forEach(one -> resource.putIfAbsent(one.getKey(), one.getValue()));
    }

    @Override
    public void answer(DocuSignCall call, int status, JsonNode value) {
        // never shown again, and shown only when asked for
        remove(value, "password");
        if (!call.isTrue("additional_info")) {
            remove(value, "connectDebugLog");
        }
        call.answer(status, "answer", (ObjectNode) value);
    }

    private static void remove(JsonNode value, String property) {
        value.findParents(property).forEach(one -> ((ObjectNode) one).remove(property));
    }
}
