// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.signeasy.RequestBody.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what all ways to send something have in common. */
final class RequestReader {
    private static final int MOST_RECIPIENTS = 45;
    private static final int MOST_DAYS = 399;

    private final SigneasyCall call;
    private final ObjectNode body;

    RequestReader(SigneasyCall call) {
        this.call = call;
        this.body = call.body();
    }

    ObjectNode body() {
        return body;
    }

    /** The people as the client names them. */
    List<ObjectNode> people() {
        List<ObjectNode> people = JSON.objects(body.get("recipients"), "recipients");
        if (people.isEmpty() || people.size() > MOST_RECIPIENTS) {
            throw SigneasyError.invalid("recipients must be 1 to " + MOST_RECIPIENTS);
        }
        return people;
    }

    /** The same people, who sign in the order in which they are named. */
    List<Recipient> recipients(List<ObjectNode> people) {
        List<Recipient> recipients = new ArrayList<>();
        for (ObjectNode person : people) {
            String email = JSON.email(person, "email");
            recipients.add(Recipient.of(call.state(), email, recipients.size() + 1, person));
        }
        return List.copyOf(recipients);
    }

    /** The original that is to be signed. */
    Source original() {
        return Source.of(
                call.original(String.valueOf(RequestBody.integer(body, "original_file_id"))));
    }

    /** Everything else; version 1 insists on a name and on the order being chosen. */
    Sending sending(Sending.Kind kind, List<Source> sources, List<Field> fields) {
        boolean first = call.version() < 3;
        String name =
                first || body.hasNonNull("name") ? JSON.text(body, "name") : sources.get(0).name();
        boolean ordered =
                first || kind == Sending.Kind.ENVELOPE
                        ? RequestBody.flag(body, "is_ordered")
                        : RequestBody.flag(body, "is_ordered", false);
        boolean embedded =
                kind == Sending.Kind.ENVELOPE
                        ? RequestBody.flag(body, "embedded_signing")
                        : RequestBody.flag(body, "embedded_signing", false);
        return new Sending(
                kind,
                call.user(),
                call.origin(),
                name,
                RequestBody.optionalText(body, "message"),
                ordered,
                embedded,
                sources,
                fields,
                JSON.optionalObjects(body, "cc").stream()
                        .map(person -> JSON.email(person, "email"))
                        .toList(),
                first ? null : requestInfo(),
                first ? null : expires());
    }

    private JsonNode requestInfo() {
        JsonNode info = body.get("request_info");
        if (info != null && !info.isObject()) {
            throw SigneasyError.invalid("request_info must be an object");
        }
        return info;
    }

    private Instant expires() {
        Duration life = call.state().expiry;
        if (body.hasNonNull("expiry")) {
            int days = RequestBody.integer(body, "expiry");
            if (days < 1 || days > MOST_DAYS) {
                throw SigneasyError.invalid("expiry must be 1 to " + MOST_DAYS + " days");
            }
            life = Duration.ofDays(days);
        }
        return call.now().plus(life);
    }

    /** Sends it. */
    SignatureRequest send(Sending sending, List<Recipient> recipients) {
        return call.state().sendTo(recipients, sending);
    }
}
