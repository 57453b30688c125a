// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.JsonView;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the envelope that was created with a transactionId, which DocuSign keeps for 7 days. */
public final class DocuSignCreation implements IdempotentCreation {

    private final EndpointContext<DocuSignConfiguration> endpoint;

    public DocuSignCreation(EndpointContext<DocuSignConfiguration> endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The newest envelope with that key, should there be several.
     *
     * @return what envelopes/create answers, as far as the list has it
     */
    @Override
    public Map<String, Object> find(String key) throws EsignOperationException {
        if (key.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "A transactionId must not contain a comma, by which DocuSign separates several");
        }
        Map<String, Object> answer =
                endpoint.calls()
                        .get(
                                DocuSignOperation.ENVELOPES_LIST_STATUS_CHANGES,
                                Map.of("transaction_ids", key));
        return JsonView.objects(answer.get("envelopes")).stream()
                .max(Comparator.comparing(DocuSignCreation::created))
                .map(DocuSignCreation::summary)
                .orElse(null);
    }

    /** In one form of ISO 8601, whose texts are ordered as the times are. */
    private static String created(Map<String, Object> envelope) {
        return envelope.get("createdDateTime") instanceof String time ? time : "";
    }

    private static Map<String, Object> summary(Map<String, Object> envelope) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("envelopeId", envelope.get("envelopeId"));
        summary.put("uri", envelope.get("envelopeUri"));
        summary.put("statusDateTime", envelope.get("statusChangedDateTime"));
        summary.put("status", envelope.get("status"));
        return summary;
    }
}
