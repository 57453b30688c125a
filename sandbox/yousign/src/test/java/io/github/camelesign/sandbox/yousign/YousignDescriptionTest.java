// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.yousign.YousignClient.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Yousign's descriptions define. */
class YousignDescriptionTest {
    private static final String NOBODY = "11111111-1111-4111-8111-111111111111";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new));

    private YousignClient client;
    private YousignClient old;

    @BeforeEach
    void visit(Sandbox sandbox) {
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
        old = new YousignClient(sandbox.baseUri("yousign") + "/v2");
    }

    @Test
    void everyOperationOfVersionThreeIsAnsweredOrRefusedInItsShape() throws IOException {
        String request = client.active("", "ada");
        walk("v3.json", client, YousignClient.id(request), "type");
    }

    @Test
    void everyOperationOfVersionTwoIsAnsweredOrRefusedInItsShape() throws IOException {
        walk("v2.json", old, NOBODY, "title");
    }

    private static void walk(
            String description, YousignClient client, String request, String inRefusals)
            throws IOException {
        JsonNode paths =
                new ObjectMapper()
                        .readTree(YousignModule.class.getResource(description))
                        .get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String address =
                        path.getKey()
                                .replace("{signatureRequestId}", request)
                                .replaceAll("\\{[^}]+}", NOBODY);
                String verb = method.getKey().toUpperCase();
                boolean ends = path.getKey().endsWith("{signatureRequestId}");
                if (verb.equals("DELETE") && ends) {
                    continue;
                }
                Answer answer =
                        method.getValue().has("requestBody")
                                ? client.json(verb, address, "{}")
                                : client.send(
                                        client.request(address)
                                                .method(
                                                        verb,
                                                        java.net.http.HttpRequest.BodyPublishers
                                                                .noBody()));
                String what = verb + " " + address + ": " + answer.text();
                assertThat(answer.status()).as(what).isLessThan(500);
                if (answer.status() >= 400) {
                    assertThat(answer.json().path(inRefusals).isTextual()).as(what).isTrue();
                    assertThat(answer.json().path("detail").isTextual()).as(what).isTrue();
                }
            }
        }
    }
}
