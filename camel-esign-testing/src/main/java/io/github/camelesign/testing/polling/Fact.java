// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.polling;

import io.github.camelesign.testing.route.DeliveredEvent;

/** What an event reports: this happened to that envelope in this second. */
public record Fact(String envelope, String type, String recipient, long second) {

    public static Fact of(DeliveredEvent event) {
        return new Fact(
                event.envelope(), event.type(), event.recipient(), event.at().getEpochSecond());
    }
}
