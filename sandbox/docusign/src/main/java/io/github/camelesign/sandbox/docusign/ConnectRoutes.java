// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import java.util.List;

/** The keys of Connect, and its messages that were not taken. */
final class ConnectRoutes {
    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/connect/secret", this::createSecret);
        endpoints.account("DELETE", "/connect/secret", this::deleteSecret);
        endpoints.account(
                "PUT",
                "/connect/envelopes/retry_queue",
                call -> retry(call, JSON.texts(call.body(), "envelopeIds")));
        endpoints.account(
                "PUT",
                "/connect/envelopes/:envelopeId/retry_queue",
                call -> retry(call, List.of(call.envelope().id())));
    }

    private void createSecret(DocuSignCall call) {
        String key = RandomIds.hex(32);
        call.state().connect.addKey(key);
        call.answer(201, JsonReader.object().put("secret", key));
    }

    private void deleteSecret(DocuSignCall call) {
        call.state().connect.removeKey(JSON.text(call.body(), "secret"));
        call.done();
    }

    private static void retry(DocuSignCall call, List<String> envelopeIds) {
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray("retryQueue");
        for (ConnectMessage message : call.state().connect.retry(call.account(), envelopeIds)) {
            rows.addObject()
                    .put("configId", message.subscription().id())
                    .put("configUrl", message.subscription().receiver().toString())
                    .put("envelopeId", message.event().envelope().id())
                    .put("status", "queued")
                    .put("statusMessage", "");
        }
        call.answer(json);
    }
}
