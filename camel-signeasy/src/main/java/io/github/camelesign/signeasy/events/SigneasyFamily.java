// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.spi.EsignOperation;
import java.util.HashMap;
import java.util.Map;

/** What events are about: the signature requests of v1, or the envelopes of v3. */
public enum SigneasyFamily {
    /** The signature requests of v1. */
    PENDING("pendingId"),
    /** The envelopes of v3. */
    ENVELOPE("envelopeId");

    private final String id;

    SigneasyFamily(String id) {
        this.id = id;
    }

    /** What the events of an endpoint are about. */
    public static SigneasyFamily of(EsignOperation events) {
        return events == SigneasyOperation.V3_ENVELOPE_EVENTS ? ENVELOPE : PENDING;
    }

    /**
     * The ids that the next steps need.
     *
     * @param request the request, or null when the event is about none
     * @param signed what it became, or null
     */
    public Map<String, String> ids(String request, String signed) {
        Map<String, String> ids = new HashMap<>();
        if (request != null) {
            ids.put(id, request);
        }
        if (signed != null) {
            ids.put("signedId", signed);
            if (this == ENVELOPE) {
                ids.put("signedEnvelopeId", signed);
            }
        }
        return ids;
    }
}
