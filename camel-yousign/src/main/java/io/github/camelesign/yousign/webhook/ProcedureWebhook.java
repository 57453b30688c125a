// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.WebhookProtocol;
import io.github.camelesign.yousign.events.ProcedureEvents;
import io.github.camelesign.yousign.events.SignatureRequestEvents;
import io.github.camelesign.yousign.events.YousignEventNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The calls of v2. They are asked for by each procedure as it is made ({@link ProcedureCalls}), and
 * not signed: a secret travels in a header that the procedure asks for, too.
 */
public final class ProcedureWebhook implements WebhookProtocol {

    static final String SECRET = "X-Webhook-Secret";

    @Override
    public boolean isSigned(Message message, Set<String> secrets) {
        return message.header(SECRET).stream()
                .anyMatch(
                        given -> secrets.stream().anyMatch(s -> WebhookProtocol.isSame(s, given)));
    }

    /** Without an event id or a time; what makes one different from others is all of it. */
    @Override
    public EsignEvent read(Message message) {
        Map<String, Object> body = message.json();
        Map<String, Object> data = object(body.get("data"));
        String name = text(body.get("eventName"));
        if (name == null || data.isEmpty()) {
            throw new IllegalArgumentException("eventName or data is missing");
        }
        Map<String, Object> procedure = object(data.get("procedure"));
        Map<String, Object> member = object(data.get("member"));
        Map<String, Object> subject = procedure.isEmpty() ? first(data) : procedure;
        Map<String, String> ids = ProcedureEvents.metadata(procedure);
        put(ids, "procedureId", procedure);
        put(ids, "memberId", member);
        put(ids, "serverStampId", object(data.get("server_stamp")));
        Instant changed = ProcedureEvents.endedAt(member.isEmpty() ? subject : member);
        return new EsignEvent(
                EsignEvent.idOf("yousign", new String(message.body(), StandardCharsets.UTF_8)),
                YousignEventNames.typeOfV2(name),
                name,
                text(subject.get("workspace")),
                text(subject.get("id")),
                text(subject.get("status")),
                SignatureRequestEvents.email(member),
                changed.equals(Instant.EPOCH) ? Instant.now() : changed,
                ids,
                body);
    }

    /** The first object of a call, which is about it if about no procedure. */
    static Map<String, Object> first(Map<String, Object> data) {
        return data.values().stream()
                .filter(Map.class::isInstance)
                .map(JsonView::object)
                .findFirst()
                .orElse(Map.of());
    }

    private static void put(Map<String, String> ids, String name, Map<String, Object> object) {
        if (object.get("id") != null) {
            ids.put(name, object.get("id").toString());
        }
    }

    /** Each procedure asks for its own calls. */
    @Override
    public boolean isRegistrable() {
        return false;
    }

    @Override
    public void register(String url, String secret) {
        // nothing to subscribe to
    }

    @Override
    public void unregister(String url) {
        // nothing to end
    }
}
