// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.polling.Envelopes.Envelope;
import java.util.List;

/** The lists of Signeasy, which show all that there is: v1 in one answer, v3 in pages. */
final class SigneasyApi implements Api {

    @Override
    public String answer(Request request, Envelopes envelopes) {
        if (request.path().contains("/signed/pending/")) {
            return signed(envelopes.of(Integer.parseInt(request.word(0))));
        }
        if (request.path().endsWith("/signed/")) {
            List<Envelope> signed = envelopes.byNumber(Envelope::isCompleted);
            return files(Request.page(signed, 0, signed.size(), SigneasyApi::signed));
        }
        List<Envelope> all = envelopes.byNumber(any -> true);
        boolean paged = request.query().contains("limit");
        return files(
                Request.page(
                        all,
                        paged ? request.number("offset") : 0,
                        paged ? request.number("limit") : all.size(),
                        SigneasyApi::pending));
    }

    private static String files(String list) {
        return "{\"files\":" + list + "}";
    }

    private static String signed(Envelope envelope) {
        return "{\"id\":%d,\"name\":\"Lease\",\"pending_file\":{\"id\":%d}}"
                .formatted(envelope.number() + 1_000_000, envelope.number());
    }

    private static String pending(Envelope envelope) {
        long created = envelope.created().getEpochSecond();
        long changed = envelope.changed().getEpochSecond();
        return """
                {"id":%d,"name":"Lease of a flat.pdf","status":"%s","owner_email":"desk@acme.test","owner_user_id":4711,"owner_first_name":"Desk","owner_last_name":"Acme",\
                "created_time":%d,"last_modified_time":%d,"message":"Please sign.","is_ordered":0,\
                "recipients":[{"recipient_id":%d,"recipient_user_id":5001,"first_name":"Ada","last_name":"Lovelace","email":"ada@acme.test","status":"%s","order_id":1,"last_modified_time":%d}],"cc":[]}"""
                .formatted(
                        envelope.number(),
                        envelope.isCompleted() ? "complete" : "incomplete",
                        created,
                        changed,
                        envelope.number(),
                        envelope.isCompleted() ? "finalized" : "not_viewed",
                        changed);
    }
}
