// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.polling.Envelopes.Envelope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The lists of signature requests of v3, which filter by status and day, and one request. */
final class YousignApi implements Api {

    @Override
    public String answer(Request request, Envelopes envelopes) {
        if (request.path().endsWith("/signers")) {
            return "[" + signer(envelopes.of(request.word(1))) + "]";
        }
        if (!request.path().endsWith("/signature_requests")) {
            return request(envelopes.of(request.word(0)));
        }
        boolean open = request.query().get("status[in]").contains("ongoing");
        String day = request.query().get("activated_at[after]");
        List<Envelope> all =
                envelopes.byNumber(
                        one -> one.isCompleted() != open && (day == null || isAfter(one, day)));
        String after = request.query().get("after");
        int offset = after == null ? 0 : Integer.parseInt(after);
        int limit = request.number("limit");
        return "{\"meta\":{\"next_cursor\":%s},\"data\":%s}"
                .formatted(
                        offset + limit < all.size() ? "\"" + (offset + limit) + "\"" : null,
                        Request.page(all, offset, limit, YousignApi::request));
    }

    private static boolean isAfter(Envelope envelope, String day) {
        return !LocalDate.ofInstant(envelope.created(), ZoneOffset.UTC)
                .isBefore(LocalDate.parse(day));
    }

    private static String request(Envelope envelope) {
        return """
                {"id":"%1$s","status":"%2$s","name":"Lease","delivery_mode":"email","created_at":"%3$s","activated_at":"%3$s",%4$s"ordered_signers":false,\
                "timezone":"Europe/Zurich","email_custom_note":null,"expiration_date":"%5$s","source":"public_api","external_id":"order-%6$d","workspace_id":"w1",\
                "signers":[{"id":"%7$s","status":"%8$s"}],"approvers":[],"labels":[],"documents":[{"id":"d%6$d","nature":"signable_document"}],"data_anonymized":false}"""
                .formatted(
                        envelope.uuid(),
                        envelope.isCompleted() ? "done" : "ongoing",
                        envelope.created(),
                        envelope.isCompleted()
                                ? "\"completed_at\":\"%s\",".formatted(envelope.changed())
                                : "",
                        envelope.created().plusSeconds(10_000_000),
                        envelope.number(),
                        signerId(envelope),
                        envelope.isCompleted() ? "signed" : "notified");
    }

    private static String signer(Envelope envelope) {
        return """
                {"id":"%s","info":{"first_name":"Ada","last_name":"Lovelace","email":"ada@acme.test","locale":"en"},"status":"%s","signed_at":%s,"signature_level":"electronic_signature"}"""
                .formatted(
                        signerId(envelope),
                        envelope.isCompleted() ? "signed" : "notified",
                        envelope.isCompleted() ? "\"" + envelope.changed() + "\"" : null);
    }

    private static String signerId(Envelope envelope) {
        return "%08x-0000-4000-8000-000000000001".formatted(envelope.number());
    }
}
