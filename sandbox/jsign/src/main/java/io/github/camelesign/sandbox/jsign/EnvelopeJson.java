// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.JsonTemplates;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.jsign.Contents.Document;
import io.github.camelesign.sandbox.jsign.JSignState.Activity;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes envelopes as clients read them; the odd spellings are jSign's own. */
final class EnvelopeJson {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);
    static final JsonTemplates SHAPES =
            new JsonTemplates(EnvelopeJson.class, "answers.json", EnvelopeJson::time, Map.of());

    private EnvelopeJson() {}

    /** A moment as jSign writes it, in UTC without saying so. */
    static String time(Instant at) {
        return MOMENT.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** As jSign writes the names of things. */
    static String word(Enum<?> value) {
        return value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** How an envelope stands as one user sees it. */
    static String word(Circulation<Contents> envelope, String reader) {
        if (envelope.isOpen()) {
            return envelope.waitsFor(reader) ? "AwaitingMySignature" : "AwaitingOthers";
        }
        return word(envelope.status());
    }

    static ObjectNode details(Circulation<Contents> envelope, User reader, boolean notarised) {
        Contents contents = envelope.contents();
        Map<String, Object> facts =
                Map.of(
                        "envelope", envelope,
                        "count", contents.documents().size(),
                        "flow", EnvelopeJson.word(contents.flow()),
                        "status", word(envelope, reader.email()),
                        "documents", documents(envelope, d -> proof(envelope, d, notarised)));
        ObjectNode json = SHAPES.of("details", facts);
        if (envelope.is(Status.CANCELLED)) {
            json.withObject("/envelope").setAll(SHAPES.of("cancelled", envelope));
        }
        return json;
    }

    private static <T> List<T> documents(
            Circulation<Contents> envelope, Function<Document, T> facts) {
        return envelope.contents().documents().stream().map(facts).toList();
    }

    /** What jSign writes into its blockchain; the sandbox has none, but always the same answers. */
    private static Proof proof(
            Circulation<Contents> envelope, Document document, boolean notarised) {
        String signed = notarised ? Sha256.of(document.file().hash() + envelope.modified()) : null;
        return new Proof(document, notarised, signed, notarised ? Sha256.of(signed) : null);
    }

    private record Proof(Document document, boolean notarised, String signed, String chained) {}

    static ObjectNode inList(Circulation<Contents> envelope, User reader) {
        String status = word(envelope, reader.email());
        return SHAPES.of("inList", Map.of("envelope", envelope, "status", status));
    }

    static ObjectNode history(Circulation<Contents> envelope, List<Activity> activities) {
        return SHAPES.of("history", Map.of("envelope", envelope, "activities", activities));
    }

    /** The fields of each document, by signer. */
    static ObjectNode metadata(Circulation<Contents> envelope) {
        Object signers =
                envelope.signers().stream()
                        .map(signer -> Map.of("signer", signer, "fields", fields(signer)))
                        .toList();
        var documents = documents(envelope, d -> Map.of("document", d, "signers", signers));
        return SHAPES.of("metadata", Map.of("envelope", envelope, "documents", documents));
    }

    private static List<Map<String, String>> fields(Signer signer) {
        String value = signer.hasSigned() ? signer.email() : "";
        List<Map<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> tabs : signer.facts().path("tabs").properties()) {
            for (JsonNode tab : tabs.getValue()) {
                String name = tab.path("name").asText(tabs.getKey());
                fields.add(Map.of("type", tabs.getKey(), "name", name, "value", value));
            }
        }
        return fields;
    }

    static ObjectNode auditLogs(Circulation<Contents> envelope, List<Activity> activities) {
        var documents =
                documents(envelope, d -> Map.of("document", d, "logs", logs(d, activities)));
        List<String> types = List.of("Esignature");
        return SHAPES.of(
                "auditLogs", Map.of("envelope", envelope, "types", types, "documents", documents));
    }

    private static List<Map<String, Object>> logs(Document document, List<Activity> activities) {
        return IntStream.range(0, activities.size())
                .mapToObj(i -> log(activities.get(i), Sha256.of(document.id() + i), i))
                .toList();
    }

    private static Map<String, Object> log(Activity activity, String transaction, int number) {
        return Map.of(
                "activity", activity,
                "number", number,
                "transaction", "0x" + transaction,
                "wallet", "0x" + Sha256.of(activity.email()).substring(0, 40),
                "block", "0x" + Sha256.of(transaction),
                "contract", "0x" + Sha256.of("sandbox").substring(0, 40));
    }
}
