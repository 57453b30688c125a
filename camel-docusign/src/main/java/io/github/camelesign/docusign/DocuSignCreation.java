package io.github.camelesign.docusign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.producer.KeyedCreation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the envelope that was created with a transactionId. */
final class DocuSignCreation implements KeyedCreation {

    private final DocuSignEndpoint endpoint;

    DocuSignCreation(DocuSignEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public String idempotencyKey() {
        return endpoint.getConfiguration().getIdempotencyKey();
    }

    /**
     * The newest envelope with that key, should there be several.
     *
     * @return what envelopes/create answers, as far as the list tells it
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
        return answer.get("envelopes") instanceof List<?> envelopes
                ? envelopes.stream()
                        .filter(Map.class::isInstance)
                        .map(envelope -> (Map<?, ?>) envelope)
                        .max(Comparator.comparing(DocuSignCreation::created))
                        .map(DocuSignCreation::summary)
                        .orElse(null)
                : null;
    }

    /** In one form of ISO 8601, whose texts are ordered as the times are. */
    private static String created(Map<?, ?> envelope) {
        return envelope.get("createdDateTime") instanceof String time ? time : "";
    }

    private static Map<String, Object> summary(Map<?, ?> envelope) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("envelopeId", envelope.get("envelopeId"));
        summary.put("uri", envelope.get("envelopeUri"));
        summary.put("statusDateTime", envelope.get("statusChangedDateTime"));
        summary.put("status", envelope.get("status"));
        return summary;
    }
}
