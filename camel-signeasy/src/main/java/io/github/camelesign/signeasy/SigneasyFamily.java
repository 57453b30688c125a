package io.github.camelesign.signeasy;

import java.util.HashMap;
import java.util.Map;

/** What events are about: the signature requests of v1, or the envelopes of v3. */
enum SigneasyFamily {
    PENDING(SigneasyGeneration.V1, SigneasyOperation.PENDING_LIST, "pendingId"),
    ENVELOPE(SigneasyGeneration.V3, SigneasyOperation.V3_ENVELOPE_LIST, "envelopeId");

    private final SigneasyGeneration generation;
    private final SigneasyOperation list;
    private final String id;

    SigneasyFamily(SigneasyGeneration generation, SigneasyOperation list, String id) {
        this.generation = generation;
        this.list = list;
        this.id = id;
    }

    SigneasyGeneration generation() {
        return generation;
    }

    SigneasyOperation list() {
        return list;
    }

    /**
     * The ids that the next steps need.
     *
     * @param request the request, or null when the event is about none
     * @param signed what it became, or null
     */
    Map<String, String> ids(String request, String signed) {
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
