// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.polling.Envelopes.Envelope;
import java.time.Instant;

/** The folder Documents of a user who has no groups. */
final class SignNowApi implements Api {

    @Override
    public String answer(Request request, Envelopes envelopes) {
        return switch (request.path()) {
            case "/folder" ->
                    "{\"id\":\"f0\",\"name\":\"Root\",\"user_id\":\"u1\",\"folders\":[{\"id\":\"f1\",\"name\":\"Documents\"}],\"documents\":[]}";
            case "/folder/f1" ->
                    "{\"id\":\"f1\",\"name\":\"Documents\",\"user_id\":\"u1\",\"folders\":[],\"documents\":%s}"
                            .formatted(
                                    Request.page(
                                            envelopes.changedSince(
                                                    Instant.ofEpochSecond(
                                                            request.number("filter-values"))),
                                            request.number("offset"),
                                            request.number("limit"),
                                            SignNowApi::document));
            default -> "{\"document_group_total_count\":0,\"document_groups\":[]}";
        };
    }

    private static String document(Envelope envelope) {
        long created = envelope.created().getEpochSecond();
        long changed = envelope.changed().getEpochSecond();
        return """
                {"id":"%040x","user_id":"u1","document_name":"Lease %d","page_count":"3","created":"%d","updated":"%d",\
                "original_filename":"lease.pdf","owner":"desk@acme.test","template":false,"thumbnail":{"small":"https://signnow.test/s","medium":"https://signnow.test/m"},\
                "signatures":[],"texts":[],"checks":[],"tags":[],"fields":[{"id":"f%d","type":"signature","role":"Signer 1","json_attributes":{"page_number":0,"x":100,"y":200,"width":120,"height":40,"required":true}}],\
                "requests":[],"field_invites":[{"id":"i%d","status":"%s","created":"%d","updated":"%d","email":"ada@acme.test","role":"Signer 1","reminder":"0"}]}"""
                .formatted(
                        envelope.number(),
                        envelope.number(),
                        created,
                        changed,
                        envelope.number(),
                        envelope.number(),
                        envelope.isCompleted() ? "fulfilled" : "pending",
                        created,
                        changed);
    }
}
