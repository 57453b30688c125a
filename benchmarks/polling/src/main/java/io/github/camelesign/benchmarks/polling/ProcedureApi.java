// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.github.camelesign.benchmarks.polling.Envelopes.Envelope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** The list of procedures of Yousign v2, which filters by the day of the last change. */
final class ProcedureApi implements Api {

    @Override
    public String answer(Request request, Envelopes envelopes) {
        LocalDate day = LocalDate.parse(request.query().get("updatedAt[after]"));
        List<Envelope> changed =
                envelopes.changedSince(day.atStartOfDay(ZoneOffset.UTC).toInstant()).stream()
                        .sorted(Comparator.comparing(Envelope::number))
                        .toList();
        int size = request.number("itemsPerPage");
        return Request.page(
                changed, (request.number("page") - 1) * size, size, ProcedureApi::procedure);
    }

    private static String procedure(Envelope envelope) {
        String finished =
                envelope.isCompleted()
                        ? "\"finishedAt\":\"%s\",".formatted(envelope.changed())
                        : "";
        return """
                {"id":"/procedures/%1$s","name":"Lease","description":"Lease of a flat","createdAt":"%2$s","updatedAt":"%3$s",%4$s"status":"%5$s","creator":"/users/u1","workspace":"/workspaces/w1",\
                "template":false,"ordered":false,"metadata":{"order":"A-%6$d"},"config":{},"members":[{"id":"/members/%6$08d-0000","type":"signer","firstname":"Ada","lastname":"Lovelace","email":"ada@acme.test",\
                "createdAt":"%2$s","updatedAt":"%3$s",%4$s"status":"%7$s","fileObjects":[]}],"files":[{"id":"/files/%1$s","name":"lease.pdf","type":"signable"}]}"""
                .formatted(
                        envelope.uuid(),
                        envelope.created(),
                        envelope.changed(),
                        finished,
                        envelope.isCompleted() ? "finished" : "active",
                        envelope.number(),
                        envelope.isCompleted() ? "done" : "pending");
    }
}
