// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the delivery of Connect's messages went. */
final class ConnectLog {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /**
     * One message.
     *
     * @param attempts so far
     * @param kept whether it is shown when it went well
     */
    record Entry(String id, ConnectMessage message, List<Attempt> attempts, boolean kept) {
        boolean isTaken() {
            return attempts.stream().anyMatch(Attempt::taken);
        }

        ObjectNode json() {
            DocuSignEnvelope envelope = message.event().envelope();
            Attempt first = attempts.get(0);
            Attempt last = attempts.get(attempts.size() - 1);
            ObjectNode json =
                    JsonReader.object()
                            .put("accountId", envelope.account().guid())
                            .put("configUrl", message.subscription().receiver().toString())
                            .put("connectId", message.subscription().id())
                            .put("created", DocuSignTime.write(first.started()))
                            .put("email", envelope.owner().email())
                            .put("userName", envelope.owner().name())
                            .put("envelopeId", envelope.id())
                            .put("subject", envelope.subject())
                            .put("status", envelope.status().word())
                            .put("lastTry", DocuSignTime.write(last.ended()))
                            .put("retryCount", String.valueOf(attempts.size() - 1));
            if (isTaken()) {
                json.put("logId", id).put("logUri", "/connect/logs/" + id).put("error", "");
            } else {
                json.put("failureId", id)
                        .put("failureUri", "/connect/failures/" + id)
                        .put("retryUri", "/connect/envelopes/" + envelope.id() + "/retry_queue")
                        .put("logId", id)
                        .put("logUri", "/connect/logs/" + id)
                        .put("error", last.status() + " " + last.response());
            }
            return json;
        }
    }

    /** Hears of an attempt to deliver a message. */
    void attempted(String id, ConnectMessage message, Attempt attempt) {
        entries.merge(
                id,
                new Entry(id, message, List.of(attempt), message.subscription().isLogged()),
                (known, fresh) ->
                        new Entry(id, message, plus(known.attempts(), attempt), known.kept()));
    }

    private static List<Attempt> plus(List<Attempt> attempts, Attempt attempt) {
        return Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    List<Entry> failures(Account account) {
        return of(account, entry -> !entry.isTaken());
    }

    List<Entry> logged(Account account) {
        return of(account, entry -> entry.kept());
    }

    private List<Entry> of(Account account, Predicate<Entry> which) {
        return entries.values().stream()
                .filter(e -> e.message().event().envelope().account().equals(account))
                .filter(which)
                .sorted(Comparator.comparing(e -> e.attempts().get(0).started()))
                .toList();
    }

    void remove(String id) {
        entries.remove(id);
    }

    void removeAll(Account account) {
        logged(account).forEach(entry -> remove(entry.id()));
    }
}
