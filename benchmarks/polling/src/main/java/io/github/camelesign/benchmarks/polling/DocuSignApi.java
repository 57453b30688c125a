// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.polling.Envelopes.Envelope;
import java.time.Instant;
import java.util.List;

/** The list of envelopes that changed, with their recipients. */
final class DocuSignApi implements Api {

    @Override
    public String answer(Request request, Envelopes envelopes) {
        List<Envelope> changed =
                envelopes.changedSince(Instant.parse(request.query().get("from_date")));
        return "{\"resultSetSize\":\"100\",\"startPosition\":\"%d\",\"totalSetSize\":\"%d\",\"envelopes\":%s}"
                .formatted(
                        request.number("start_position"),
                        changed.size(),
                        Request.page(
                                changed,
                                request.number("start_position"),
                                request.number("count"),
                                DocuSignApi::envelope));
    }

    private static String envelope(Envelope envelope) {
        String ended =
                envelope.isCompleted()
                        ? "\"deliveredDateTime\":\"%1$s\",\"completedDateTime\":\"%1$s\","
                                .formatted(envelope.changed())
                        : "";
        String signed =
                envelope.isCompleted()
                        ? "\"deliveredDateTime\":\"%1$s\",\"signedDateTime\":\"%1$s\","
                                .formatted(envelope.changed())
                        : "";
        return """
                {"status":"%1$s","envelopeId":"%2$s","envelopeUri":"/envelopes/%2$s","documentsUri":"/envelopes/%2$s/documents","recipientsUri":"/envelopes/%2$s/recipients",\
                "emailSubject":"Please sign: lease","signingLocation":"online","enableWetSign":"true","allowMarkup":"false",\
                "createdDateTime":"%3$s","initialSentDateTime":"%3$s","sentDateTime":"%3$s",%4$s"lastModifiedDateTime":"%5$s","statusChangedDateTime":"%5$s",\
                "sender":{"userName":"Desk","userId":"u1","accountId":"a1","email":"desk@acme.test"},\
                "customFields":{"textCustomFields":[{"fieldId":"1","name":"order-no.","value":"A-%6$d"}],"listCustomFields":[]},\
                "recipients":{"signers":[{"name":"Ada Lovelace","email":"ada@acme.test","recipientId":"1","userId":"u2","routingOrder":"1","status":"%1$s","sentDateTime":"%3$s",%7$s"deliveryMethod":"email"}],"carbonCopies":[],"recipientCount":"1"}}"""
                .formatted(
                        envelope.isCompleted() ? "completed" : "sent",
                        envelope.uuid(),
                        envelope.created(),
                        ended,
                        envelope.changed(),
                        envelope.number(),
                        signed);
    }
}
