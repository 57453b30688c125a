// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.api.EventType;
import java.util.Map;

/** A document as polling finds it, for those who compare webhooks with that. */
public final class PolledDocument {

    private PolledDocument() {}

    /** The key of the document's change of this type. */
    @SuppressWarnings("unchecked")
    public static String changeKey(Map<?, ?> document, EventType type) {
        return DocumentEvents.of((Map<String, Object>) document).events().stream()
                .filter(event -> event.type() == type)
                .findFirst()
                .orElseThrow()
                .changeKey("signnow");
    }
}
