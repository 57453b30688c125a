// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signeasy.Sending.Field;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import io.github.camelesign.sandbox.signeasy.SignatureRequest.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads an envelope: several documents and people, to which its fields point by numbers that the
 * client makes up.
 */
final class EnvelopeReader {
    private static final Pattern PAGES = Pattern.compile("(\\d{1,4})(?::(\\d{1,4}))?");

    private final SigneasyCall call;
    private final ObjectNode body;
    private final Map<Integer, Recipient> recipients = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    EnvelopeReader(SigneasyCall call) {
        this.call = call;
        this.body = call.body();
    }

    SignatureRequest send() {
        List<Recipient> people = SendingRoutes.recipients(call, body);
        for (Recipient recipient : people) {
            JsonNode key = body.path("recipients").path(recipient.order() - 1).path("recipient_id");
            if (recipients.put(key.asInt(), recipient) != null) {
                throw SigneasyError.invalid("Two recipients have recipient_id " + key.asInt());
            }
        }
        for (JsonNode source : body.path("sources")) {
            int key = source.path("source_id").asInt();
            if (sources.stream().anyMatch(other -> other.key() == key)) {
                throw SigneasyError.invalid("Two sources have source_id " + key);
            }
            String type = source.path("type").asText().toUpperCase(Locale.ROOT);
            Document document =
                    call.document(Document.Type.valueOf(type), source.path("id").asText());
            sources.add(new Source(document, key, source.path("name").asText(document.name())));
        }
        body.path("fields_payload").forEach(this::place);
        fillTemplates();
        return SendingRoutes.send(
                call, Sending.Kind.ENVELOPE, List.copyOf(sources), List.copyOf(fields), people);
    }

    private void fillTemplates() {
        Map<Integer, Set<Integer>> roles = new HashMap<>();
        for (JsonNode json : body.path("recipient_role_mapping")) {
            int source = source(json);
            int role = json.path("role_id").asInt();
            Document template = sources.get(source).document();
            fields.add(template.signature(role, recipient(json).id(), source));
            roles.computeIfAbsent(source, s -> new HashSet<>()).add(role);
        }
        for (int i = 0; i < sources.size(); i++) {
            SendingRoutes.requireAllRoles(
                    sources.get(i).document(), roles.getOrDefault(i, Set.of()));
        }
        for (JsonNode json : body.path("merge_fields")) {
            int source = source(json);
            String label = json.path("label").asText();
            String value = json.path("value").asText("");
            fields.add(sources.get(source).document().text(label, value, source));
        }
    }

    private Recipient recipient(JsonNode json) {
        Recipient recipient = recipients.get(json.path("recipient_id").asInt());
        if (recipient == null) {
            throw SigneasyError.invalid("There is no such recipient_id");
        }
        return recipient;
    }

    /** Counted from 0. */
    private int source(JsonNode json) {
        int key = json.path("source_id").asInt();
        return IntStream.range(0, sources.size())
                .filter(i -> sources.get(i).key() == key)
                .findFirst()
                .orElseThrow(() -> SigneasyError.invalid("There is no source_id " + key));
    }

    /** One field for each page that it is to stand on; nobody looks for a reference text. */
    private void place(JsonNode json) {
        Recipient recipient = recipient(json);
        int source = source(json);
        JsonNode position = json.path("position");
        IntStream pages =
                position.path("mode").asText().equals("fixed")
                        ? pages(
                                json.path("page_number").asText(),
                                sources.get(source).document().upload().pages())
                        : IntStream.of(0);
        pages.forEach(
                page ->
                        fields.add(
                                new Field(
                                        recipient.id(),
                                        source,
                                        json.path("type").asText(),
                                        page,
                                        position.path("x").floatValue(),
                                        position.path("y").floatValue(),
                                        position.path("height").floatValue(),
                                        null)));
    }

    private static IntStream pages(String wanted, int pages) {
        if (wanted.equals("all")) {
            return IntStream.rangeClosed(1, pages);
        }
        if (wanted.equals("-1")) {
            return IntStream.of(Field.LAST_PAGE);
        }
        Matcher range = PAGES.matcher(wanted);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first >= 1 && first <= pages && last >= 1 && last <= pages) {
                return IntStream.rangeClosed(first, last);
            }
        }
        throw SigneasyError.invalid("There is no page_number " + wanted);
    }
}
