// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.signeasy.RequestBody.JSON;
import static io.github.camelesign.sandbox.signeasy.RequestBody.decimal;
import static io.github.camelesign.sandbox.signeasy.RequestBody.integer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads an envelope: several documents and people, to which its fields point by numbers that the
 * client makes up.
 */
final class EnvelopeReader {
    private static final int MOST_SOURCES = 20;
    private static final Set<String> TYPES =
            Set.of("text", "signature", "date", "initials", "email", "name", "checkbox", "stamp");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4}):(\\d{1,4})");

    private final SigneasyCall call;
    private final RequestReader reader;
    private final ObjectNode body;
    private final Map<Integer, Recipient> recipients = new LinkedHashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<Integer, TemplateFilling> fillings = new HashMap<>();

    EnvelopeReader(SigneasyCall call) {
        this.call = call;
        this.reader = new RequestReader(call);
        this.body = reader.body();
    }

    SignatureRequest send() {
        readRecipients();
        readSources();
        fillTemplates();
        List<Field> fields = new ArrayList<>();
        for (ObjectNode field : JSON.optionalObjects(body, "fields_payload")) {
            fields.addAll(placed(field));
        }
        fillings.values().forEach(filling -> fields.addAll(filling.fields()));
        return reader.send(
                reader.sending(Sending.Kind.ENVELOPE, List.copyOf(sources), List.copyOf(fields)),
                List.copyOf(recipients.values()));
    }

    private void readRecipients() {
        List<ObjectNode> people = reader.people();
        List<Recipient> read = reader.recipients(people);
        for (int i = 0; i < people.size(); i++) {
            int key = integer(people.get(i), "recipient_id");
            if (recipients.put(key, read.get(i)) != null) {
                throw SigneasyError.invalid("Two recipients have recipient_id " + key);
            }
        }
    }

    private void readSources() {
        List<ObjectNode> given = JSON.objects(body.get("sources"), "sources");
        if (given.isEmpty() || given.size() > MOST_SOURCES) {
            throw SigneasyError.invalid("sources must be 1 to " + MOST_SOURCES);
        }
        Set<Integer> keys = new HashSet<>();
        for (ObjectNode json : given) {
            int key = integer(json, "source_id");
            if (!keys.add(key)) {
                throw SigneasyError.invalid("Two sources have source_id " + key);
            }
            String id = String.valueOf(integer(json, "id"));
            Source source =
                    switch (JSON.text(json, "type")) {
                        case "original" -> Source.of(call.original(id));
                        case "template" -> template(call.template(id), key);
                        default -> throw SigneasyError.invalid("type must be original or template");
                    };
            sources.add(source.called(key, JSON.optionalText(json, "name")));
        }
    }

    private Source template(Template template, int key) {
        fillings.put(key, new TemplateFilling(template, sources.size()));
        return Source.of(template);
    }

    private void fillTemplates() {
        for (ObjectNode role : JSON.optionalObjects(body, "recipient_role_mapping")) {
            filling(role).assign(integer(role, "role_id"), recipient(role));
        }
        for (ObjectNode merge : JSON.optionalObjects(body, "merge_fields")) {
            filling(merge).fill(List.of(merge));
        }
    }

    private TemplateFilling filling(ObjectNode json) {
        return known(
                fillings.get(integer(json, "source_id")), "There is no such template source_id");
    }

    private Recipient recipient(ObjectNode json) {
        return known(
                recipients.get(integer(json, "recipient_id")), "There is no such recipient_id");
    }

    private static <T> T known(T value, String complaint) {
        if (value == null) {
            throw SigneasyError.invalid(complaint);
        }
        return value;
    }

    /** One field for each page that it is to stand on. */
    private List<Field> placed(ObjectNode json) {
        Recipient recipient = recipient(json);
        int key = integer(json, "source_id");
        int source =
                IntStream.range(0, sources.size())
                        .filter(i -> sources.get(i).key() == key)
                        .findFirst()
                        .orElseThrow(() -> SigneasyError.invalid("There is no source_id " + key));
        String type = JSON.text(json, "type");
        if (!TYPES.contains(type)) {
            throw SigneasyError.invalid("There is no field type " + type);
        }
        RequestBody.flag(json, "required", false);
        JsonNode position = json.path("position");
        float height = decimal(position, "height");
        decimal(position, "width");
        return switch (JSON.text(position, "mode")) {
            case "fixed" ->
                    pages(json.path("page_number"), sources.get(source).upload().pages())
                            .mapToObj(
                                    page ->
                                            new Field(
                                                    recipient.id(),
                                                    source,
                                                    type,
                                                    page,
                                                    decimal(position, "x"),
                                                    decimal(position, "y"),
                                                    height,
                                                    null))
                            .toList();
            case "referenceText" -> {
                JSON.text(position, "text");
                yield List.of(new Field(recipient.id(), source, type, 0, 0, 0, height, null));
            }
            default -> throw SigneasyError.invalid("mode must be fixed or referenceText");
        };
    }

    private static IntStream pages(JsonNode wanted, int pages) {
        Predicate<Integer> exists = page -> page >= 1 && page <= pages;
        String text = wanted.asText();
        Matcher range = RANGE.matcher(text);
        if (text.equals("all")) {
            return IntStream.rangeClosed(1, pages);
        }
        if (text.equals("-1")) {
            return IntStream.of(Field.LAST_PAGE);
        }
        if (text.matches("\\d{1,6}") && exists.test(Integer.parseInt(text))) {
            return IntStream.of(Integer.parseInt(text));
        }
        if (range.matches()
                && exists.test(Integer.parseInt(range.group(1)))
                && exists.test(Integer.parseInt(range.group(2)))) {
            return IntStream.rangeClosed(
                    Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
        }
        throw SigneasyError.invalid("There is no page_number " + text);
    }
}
