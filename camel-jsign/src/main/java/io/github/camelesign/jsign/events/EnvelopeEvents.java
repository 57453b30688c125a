// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.events;

import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EventType;
import io.github.camelesign.jsign.envelope.EnvelopeDetails;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource.Details;
import io.github.camelesign.spi.JsonView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads from an envelope what happened to it since it was found before. jSign gives the times in
 * the history of an envelope, whose words are not all known: what is not found there happened, as
 * far as is known, when the history was last written, or now.
 */
final class EnvelopeEvents {

    private static final Comparator<EsignEvent> BY_TIME =
            Comparator.comparing(EsignEvent::occurredAt);

    private final String id;
    private final EnvelopeDetails details;
    private final Map<String, Object> envelope;
    private final List<Map<String, Object>> signers;
    private final List<Map<String, Object>> history;
    private final EnvelopeState known;
    private final Optional<Instant> logged;
    private final Instant last;
    private final Set<Integer> signed = new TreeSet<>();
    private final List<EsignEvent> events = new ArrayList<>();

    /**
     * @param details answer of envelope/get
     * @param history answer of envelope/history
     * @param known how it was found before, or null
     * @param now by jSign's clock
     */
    EnvelopeEvents(
            String id,
            Map<String, Object> details,
            Map<String, Object> history,
            EnvelopeState known,
            Instant now) {
        this.id = id;
        this.details = new EnvelopeDetails(details);
        this.envelope = this.details.envelope();
        this.signers = this.details.signers();
        this.history = EnvelopeDetails.entries(history.get("envelope_history"));
        this.known = known;
        this.logged =
                this.history.stream()
                        .map(entry -> time(entry.get("log_time_utc")))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder());
        this.last = logged.orElse(now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** When a listed envelope was made; jSign's own pages spell the field in two ways. */
    static Instant createdAt(Map<String, Object> listed) {
        return Stream.of(listed.get("creation_time_utc"), listed.get("creations_time_utc"))
                .map(EnvelopeEvents::time)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /** The envelope is not there any more. */
    static Details deleted(String id, EnvelopeState known, Instant now) {
        if (known == null) {
            return new Details(List.of(), null);
        }
        EsignEvent deleted =
                new EsignEvent(
                        EsignEvent.idOf("jsign", id, "deleted"),
                        EventType.DELETED,
                        "deleted",
                        null,
                        id,
                        known.status(),
                        null,
                        now.truncatedTo(ChronoUnit.SECONDS),
                        Map.of("envelopeId", id),
                        Map.of("envelope_id", id));
        return new Details(List.of(deleted), null);
    }

    /**
     * The envelope is listed with another status than before, or for the first time.
     *
     * @param since of an envelope that was not known, what happened before is left out
     */
    Details changed(String status, Instant since) {
        read(status);
        if (known == null) {
            events.removeIf(event -> event.occurredAt().isBefore(since));
            addReopened(status, since);
        }
        return details(status);
    }

    /** An old envelope that was forgotten when it had ended, and is at work again. */
    private void addReopened(String status, Instant since) {
        boolean isAtWork = logged.filter(at -> !at.isBefore(since)).isPresent();
        if (events.isEmpty() && isAtWork && EnvelopeState.ending(status) == null) {
            addUpdated(status);
        }
    }

    private void addUpdated(String status) {
        String before = known == null ? null : known.status();
        Object change = logged.<Object>map(at -> at).orElse(before);
        add(EventType.UPDATED, status, null, null, status + "/" + change);
    }

    /** The envelope was open, and is in no list of open or late ones any more. */
    Details gone() {
        String status = text(envelope.get("envelope_status"));
        if (status == null || EnvelopeState.ending(status) == null) {
            return new Details(List.of(), known.toString());
        }
        read(status);
        return details(status);
    }

    private Details details(String status) {
        return new Details(
                events.stream().sorted(BY_TIME).toList(),
                new EnvelopeState(status, signed, last).toString());
    }

    private void read(String status) {
        if (known == null) {
            Instant created = time(envelope.get("creation_time_utc"));
            add(EventType.CREATED, "created", null, created, created);
        }
        for (int place = 0; place < signers.size(); place++) {
            readSigner(place);
        }
        EventType ending = EnvelopeState.ending(status);
        if (ending != null) {
            Instant at = endedAt(ending);
            add(ending, status, null, at, identity(ending));
        } else if (events.isEmpty()) {
            addUpdated(status);
        }
    }

    private void readSigner(int place) {
        Map<String, Object> signer = signers.get(place);
        if (!EnvelopeDetails.hasSigned(signer)) {
            return;
        }
        signed.add(place);
        Instant at = signedAt(signer);
        if (known == null || known.isNews(place, at == null ? last : at)) {
            String email = text(signer.get("email"));
            add(EventType.SIGNED, "signed", email, at, place + "/" + email);
        }
    }

    /** By the name, as the history has no e-mail addresses; null when it holds none. */
    private Instant signedAt(Map<String, Object> signer) {
        return history.stream()
                .filter(entry -> EnvelopeDetails.isAbout(entry, "sign"))
                .filter(entry -> EnvelopeDetails.name(entry).equals(EnvelopeDetails.name(signer)))
                .map(entry -> time(entry.get("log_time_utc")))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Never before a signature that it follows. */
    private Instant endedAt(EventType ending) {
        Instant at =
                switch (ending) {
                    case VOIDED -> time(envelope.get("document_cancel_date_utc"));
                    case EXPIRED -> time(envelope.get("signing_due_date"));
                    default -> null;
                };
        Instant latestSignature =
                events.stream().max(BY_TIME).map(EsignEvent::occurredAt).orElse(Instant.MIN);
        Instant ended = at == null ? last : at;
        return ended.isBefore(latestSignature) ? latestSignature : ended;
    }

    /** Only an envelope that expires can do so again. */
    private String identity(EventType ending) {
        Object due = envelope.get("signing_due_date");
        return ending == EventType.EXPIRED
                ? ending + "/" + (due == null ? logged.orElse(null) : due)
                : ending.toString();
    }

    /**
     * @param at null when jSign does not say
     * @param identity what makes it different from everything else that happens to the envelope
     */
    private void add(
            EventType type, String rawType, String recipient, Instant at, Object identity) {
        Map<String, String> ids = new HashMap<>(Map.of("envelopeId", id));
        details.documentIds().stream()
                .findFirst()
                .ifPresent(document -> ids.put("documentId", document));
        if (!details.categories().isEmpty()) {
            ids.put("categories", String.join(",", details.categories()));
        }
        events.add(
                new EsignEvent(
                        EsignEvent.idOf("jsign", id, type, identity),
                        type,
                        rawType,
                        text(envelope.get("created_by")),
                        id,
                        text(envelope.get("envelope_status")),
                        recipient,
                        at == null ? last : at,
                        ids,
                        details.json()));
    }

    /** UTC without saying so, with as many digits of the second as it pleases; null if no time. */
    private static Instant time(Object value) {
        String text = String.valueOf(value);
        // a day alone is none
        return text.length() <= 10
                ? null
                : JsonView.time(text + "Z").or(() -> JsonView.time(text)).orElse(null);
    }
}
