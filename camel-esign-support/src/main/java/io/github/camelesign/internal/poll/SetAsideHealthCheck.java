// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.internal.health.ReadinessCheck;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Readiness: down as long as envelopes are set aside, with their ids. */
final class SetAsideHealthCheck extends ReadinessCheck {

    private static final int MOST_IDS = 10;

    private volatile List<String> ids = List.of();

    SetAsideHealthCheck(String id, boolean enabled) {
        super(id, enabled);
    }

    /**
     * Has the check show the envelopes that are set aside now.
     *
     * @param cursor null if there is none yet
     */
    void show(Cursor cursor) {
        ids = cursor == null || cursor.setAside() == 0 ? List.of() : failing(cursor);
    }

    /** One whose events are more than a poll may deliver has not failed. */
    private static List<String> failing(Cursor cursor) {
        return cursor.asides().entrySet().stream()
                .filter(aside -> aside.getValue().failures() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    protected Result check(HealthCheckResultBuilder result) {
        List<String> failing = ids;
        return failing.isEmpty()
                ? result.up().build()
                : result.detail("setAside", failing.size())
                        .detail("envelopes", failing.stream().limit(MOST_IDS).toList())
                        .message(
                                "%d envelopes could not be delivered, and are tried again"
                                        .formatted(failing.size()))
                        .down()
                        .build();
    }
}
