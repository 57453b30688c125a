// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * What is known of the sending of one attempt, kept before each step that cannot be taken back, so
 * that a sending that was broken off can go on.
 */
final class SendingJournal {

    /** How far a sending has come. */
    enum Phase {
        /** Something may have been made of which nobody has heard. */
        DRAFTING,
        /** The call that makes it known may have been made. */
        SENDING,
        /** It is known. */
        SENT
    }

    /**
     * @param ids of what was made, by the names of the provider's code
     * @param id the provider's id of what is signed; null until it was sent
     */
    record Entry(Phase phase, Map<String, String> ids, String id) {}

    private static final String PREFIX = "contract:";

    private final StateRepository<String, String> repository;
    private final String account;
    private final String reference;

    SendingJournal(StateRepository<String, String> repository, String account, String reference) {
        this.repository = repository;
        this.account = account;
        this.reference = reference;
    }

    /** The name of an attempt in the repository, and of its lease. */
    String key(int attempt) {
        return PREFIX + account + ":" + reference + "#" + attempt;
    }

    Optional<Entry> read(int attempt) {
        return Optional.ofNullable(repository.getState(key(attempt))).map(this::parsed);
    }

    private Entry parsed(String text) {
        try {
            JsonObject json = (JsonObject) Jsoner.deserialize(text);
            Map<String, String> ids = new LinkedHashMap<>();
            json.getMapOrDefault("ids", Map.of())
                    .forEach((name, id) -> ids.put(name.toString(), id.toString()));
            return new Entry(Phase.valueOf(json.getString("phase")), ids, json.getString("id"));
        } catch (DeserializationException | RuntimeException e) {
            throw new IllegalStateException(
                    "What is kept of the contract %s cannot be read: whether it was sent is for a person to find out"
                            .formatted(reference),
                    e);
        }
    }

    void write(int attempt, Phase phase, Map<String, String> ids, String id) {
        JsonObject json = new JsonObject();
        json.put("phase", phase.name());
        json.put("ids", new JsonObject(ids));
        if (id != null) {
            json.put("id", id);
        }
        repository.setState(key(attempt), json.toJson());
        if (phase == Phase.SENT && attempt > latestSent()) {
            repository.setState(latestKey(), String.valueOf(attempt));
        }
    }

    /** The attempt; 0 if none was sent. */
    int latestSent() {
        String latest = repository.getState(latestKey());
        return latest == null ? 0 : Integer.parseInt(latest);
    }

    private String latestKey() {
        return PREFIX + account + ":" + reference;
    }
}
