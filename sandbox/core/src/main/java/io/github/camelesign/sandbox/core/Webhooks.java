// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.camelesign.sandbox.core.Control.Controllable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * How the providers deliver webhooks: how often they try again, and what goes wrong on purpose. A
 * reset of the sandbox brings the defaults back.
 */
public final class Webhooks {
    private static final List<Duration> DEFAULT_RETRIES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private volatile List<Duration> retries = DEFAULT_RETRIES;
    private volatile boolean duplicated;
    private volatile boolean reordered;

    Webhooks() {}

    /**
     * How long, in real time, a provider waits before it tries again a message that was not
     * answered with 2xx; after the last it gives up. 1, 5 and 30 seconds by default.
     */
    public void setRetries(Duration... waits) {
        retries = List.of(waits);
    }

    /** Whether every message is sent twice; false by default. */
    @Controllable(name = "webhooks", fields = "duplicated")
    public void setDuplicated(boolean duplicated) {
        this.duplicated = duplicated;
    }

    /**
     * Whether messages to the same receiver change places, the second before the first and so on;
     * false by default. One that waits in vain for its successor is sent after a moment.
     */
    @Controllable(name = "webhooks", fields = "reordered")
    public void setReordered(boolean reordered) {
        this.reordered = reordered;
    }

    /** How long a provider waits before each further try. */
    public List<Duration> retries() {
        return retries;
    }

    /** Whether every message is sent twice. */
    public boolean duplicated() {
        return duplicated;
    }

    /** Whether messages to the same receiver change places. */
    public boolean reordered() {
        return reordered;
    }

    void reset() {
        retries = DEFAULT_RETRIES;
        duplicated = false;
        reordered = false;
    }

    /** What was sent to receivers of webhooks, oldest first. The last 1,000 messages are kept. */
    static final class WebhookLog {
        private static final int KEPT = 1_000;
        private static final int SHOWN_BYTES = 1 << 16;

        private final Map<Long, Entry> entries = new LinkedHashMap<>();
        private long last;

        /**
         * A message with its attempts.
         *
         * @param body as it was sent last, at most 64 KiB of it
         */
        record Entry(
                long id,
                URI receiver,
                String method,
                Map<String, String> headers,
                String body,
                List<WebhookSender.Attempt> attempts,
                @JsonIgnore Runnable again) {
            private Entry with(WebhookSender.Message message, WebhookSender.Attempt attempt) {
                byte[] sent = message.body();
                String shown = new String(sent, 0, Math.min(sent.length, SHOWN_BYTES), UTF_8);
                List<WebhookSender.Attempt> all = new ArrayList<>(attempts);
                all.add(attempt);
                return new Entry(
                        id, receiver, message.method(), message.headers(), shown, all, again);
            }
        }

        synchronized long begin(URI receiver, Runnable again) {
            entries.put(++last, new Entry(last, receiver, "POST", Map.of(), "", List.of(), again));
            if (entries.size() > KEPT) {
                entries.remove(entries.keySet().iterator().next());
            }
            return last;
        }

        synchronized void attempted(
                long id, WebhookSender.Message message, WebhookSender.Attempt attempt) {
            entries.computeIfPresent(id, (same, entry) -> entry.with(message, attempt));
        }

        synchronized List<Entry> all() {
            return List.copyOf(entries.values());
        }

        /**
         * @throws NoSuchElementException when there is none of that number
         */
        synchronized Entry get(long id) {
            Entry entry = entries.get(id);
            if (entry == null) {
                throw new NoSuchElementException("No message " + id + " was sent");
            }
            return entry;
        }

        synchronized void clear() {
            entries.clear();
        }
    }
}
