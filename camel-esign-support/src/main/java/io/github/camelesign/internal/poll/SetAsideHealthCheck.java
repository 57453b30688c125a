// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Readiness: down as long as envelopes are set aside, with their ids. */
final class SetAsideHealthCheck implements HealthCheck {

    private static final int MOST_IDS = 10;

    private final String id;
    private volatile boolean enabled;
    private volatile List<String> ids = List.of();
    private volatile int number;

    SetAsideHealthCheck(String id, boolean enabled) {
        this.id = id;
        this.enabled = enabled;
    }

    /**
     * Has the check show the envelopes that are set aside now.
     *
     * @param cursor null if there is none yet
     */
    void show(Cursor cursor) {
        number = cursor == null ? 0 : cursor.setAside();
        ids = number == 0 ? List.of() : first(cursor);
    }

    private static List<String> first(Cursor cursor) {
        return cursor.asides().entrySet().stream()
                .filter(aside -> aside.getValue().failures() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .limit(MOST_IDS)
                .toList();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result =
                HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            return result.detail(CHECK_ENABLED, false).message("Disabled").unknown().build();
        }
        List<String> failing = ids;
        return failing.isEmpty()
                ? result.up().build()
                : result.detail("setAside", number)
                        .detail("envelopes", failing)
                        .message(
                                "%d envelopes could not be delivered, and are tried again"
                                        .formatted(number))
                        .down()
                        .build();
    }
}
