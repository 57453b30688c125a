// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The provider's ids of what was made for a sending so far. Each is kept before the next call, so
 * that a sending that was broken off can be resolved.
 */
public final class ContractDraft {

    /** How long after it was made a call that was never answered may still come about. */
    public static final Duration SETTLED = Duration.ofMinutes(15);

    private static final String RECIPIENT = "recipient:";
    private static final String CALLED = "called";
    private static final String REFUSED = "refused";

    private final Map<String, String> ids;
    private final Consumer<Map<String, String>> journal;

    /**
     * @param ids that are known already
     * @param journal keeps all of them
     */
    public ContractDraft(Map<String, String> ids, Consumer<Map<String, String>> journal) {
        this.ids = new LinkedHashMap<>(ids);
        this.journal = journal;
    }

    /** Keeps an id under a name of the provider's code. */
    public String put(String name, Object id) {
        ids.put(name, String.valueOf(id));
        journal.accept(Map.copyOf(ids));
        return ids.get(name);
    }

    /** Null if it was not made. */
    public String get(String name) {
        return ids.get(name);
    }

    /** The ids whose names begin so, in the order in which they were made. */
    public List<String> all(String prefix) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Keeps whom the provider has which id for, as {@link Contracts#state} will show it.
     *
     * @param providersIds by those of the contract; addresses where the provider gives ids only to
     *     what was sent
     */
    public void recipients(Map<String, String> providersIds) {
        providersIds.forEach((id, providers) -> ids.put(RECIPIENT + id, providers));
        journal.accept(Map.copyOf(ids));
    }

    /** What {@link #recipients} has kept. */
    public Map<String, String> recipients() {
        Map<String, String> known = new LinkedHashMap<>();
        ids.forEach(
                (name, id) -> {
                    if (name.startsWith(RECIPIENT)) {
                        known.put(name.substring(RECIPIENT.length()), id);
                    }
                });
        return known;
    }

    /** A call that makes a draft known. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws EsignOperationException;
    }

    /**
     * Makes a call that the provider would take twice. When it is made is kept before, so that it
     * counts as unanswered if this process is killed, and that it was refused is kept as well.
     */
    public <T> T once(Call<T> call) throws EsignOperationException {
        put(CALLED, Instant.now());
        try {
            return call.make();
        } catch (EsignOperationException e) {
            if (!e.isOutcomeUnknown()) {
                put(REFUSED, Instant.now());
            }
            throw e;
        }
    }

    /**
     * When a call of {@link #once} was made.
     *
     * @throws java.util.NoSuchElementException if none was
     */
    public Instant called() {
        return Optional.ofNullable(get(CALLED)).map(Instant::parse).orElseThrow();
    }

    /** Whether a call of {@link #once} was made and may have come about. */
    public boolean mayBeKnown() {
        return get(CALLED) != null && get(REFUSED) == null;
    }

    /**
     * Lets nothing be sent again while a call that {@linkplain #mayBeKnown may be known} may still
     * come about.
     *
     * @param missing what the provider does not have so far, for the message
     * @throws IllegalStateException until the call is {@link #SETTLED}
     */
    public void requireSettled(String missing) {
        Instant settled = called().plus(SETTLED);
        if (Instant.now().isBefore(settled)) {
            throw new IllegalStateException(
                    "Whether the contract was sent is not known: the answer is lost, and %s so far. From %s on it counts as not sent: send it again then, or look for it there"
                            .formatted(missing, settled));
        }
    }
}
