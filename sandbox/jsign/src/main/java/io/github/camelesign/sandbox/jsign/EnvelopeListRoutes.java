// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Lists envelopes, newest first, by status, category and day of creation. */
final class EnvelopeListRoutes {
    private static final Set<String> STATUSES =
            Set.of(
                    "AwaitingMySignature",
                    "Completed",
                    "AwaitingOthers",
                    "Declined",
                    "Cancelled",
                    "DueSoon",
                    "Expired");

    void mount(JSignEndpoints endpoints) {
        endpoints.bearer("POST", "/envelopes/list", EnvelopeListRoutes::list);
    }

    private static void list(JSignCall call) {
        ObjectNode body = call.optionalBody();
        List<String> statuses = texts(body, "status");
        List<String> categories = texts(body, "categories");
        if (!STATUSES.containsAll(statuses)) {
            throw JSignError.invalid("status must hold " + STATUSES);
        }
        LocalDate from = day(body, "start_date", LocalDate.MIN);
        LocalDate to = day(body, "end_date", LocalDate.MAX);
        JSignPaging paging =
                JSignPaging.of(body.path("page").asText(null), body.path("page_size").asText(null));
        List<JSignEnvelope> found =
                call.state().envelopes.listed().stream()
                        .filter(call::mayRead)
                        .filter(e -> statuses.isEmpty() || isListed(call, e, statuses))
                        .filter(e -> categories.isEmpty() || hasOne(e, categories))
                        .filter(e -> !Timestamps.day(e.created()).isBefore(from))
                        .filter(e -> !Timestamps.day(e.created()).isAfter(to))
                        .sorted(Comparator.comparing(JSignEnvelope::created).reversed())
                        .toList();
        ObjectNode data = JsonReader.object();
        data.set("list_info", paging.info(found.size()));
        data.putArray("envelopes")
                .addAll(
                        paging.page(found).stream()
                                .map(envelope -> EnvelopeJson.inList(envelope, call.user()))
                                .toList());
        call.answer("Envelopes retrieved successfully.", data);
    }

    private static boolean isListed(JSignCall call, JSignEnvelope envelope, List<String> statuses) {
        return statuses.stream()
                .anyMatch(word -> envelope.isListedAs(word, call.user(), call.now()));
    }

    private static boolean hasOne(JSignEnvelope envelope, List<String> categories) {
        return envelope.contents().categories().stream().anyMatch(categories::contains);
    }

    private static List<String> texts(JsonNode body, String name) {
        JsonNode array = body.path(name);
        if (!array.isMissingNode() && !array.isNull() && !array.isArray()) {
            throw JSignError.invalid(name + " must be an array");
        }
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static LocalDate day(JsonNode body, String name, LocalDate usually) {
        return body.hasNonNull(name) ? Timestamps.day(body.get(name).asText(), name) : usually;
    }
}
