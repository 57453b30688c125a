// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import static io.github.camelesign.spi.JsonView.object;

import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.yousign.YousignConfiguration;
import io.github.camelesign.yousign.documents.YousignBody;
import io.github.camelesign.yousign.events.YousignEventNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The calls that a new procedure of v2 asks for by the option {@code webhookUrl}. They stand in its
 * field {@code config.webhook}; a procedure that names calls of its own keeps them.
 */
public final class ProcedureCalls {

    private static final String CONFIG = "config";

    private ProcedureCalls() {}

    /**
     * What an endpoint adds to the JSON that it sends; empty unless it creates procedures and has
     * the option. Adding fails with an {@code IllegalArgumentException} when there is neither a
     * secret nor {@code webhookVerification=none}.
     */
    public static Optional<UnaryOperator<Map<String, Object>>> of(
            EndpointContext<YousignConfiguration> endpoint) {
        boolean wanted =
                endpoint.getOperation().row().body() == YousignBody.PROCEDURE
                        && endpoint.getConfiguration().getWebhookUrl() != null;
        return wanted ? Optional.of(procedure -> added(procedure, endpoint)) : Optional.empty();
    }

    private static Map<String, Object> added(
            Map<String, Object> procedure, EndpointContext<YousignConfiguration> endpoint) {
        Map<String, Object> config = new LinkedHashMap<>(object(procedure.get(CONFIG)));
        config.putIfAbsent("webhook", calls(endpoint));
        Map<String, Object> added = new LinkedHashMap<>(procedure);
        added.put(CONFIG, config);
        return added;
    }

    private static Map<String, Object> calls(EndpointContext<YousignConfiguration> endpoint) {
        YousignConfiguration options = endpoint.getConfiguration();
        List<String> secrets = endpoint.webhookSecrets();
        if (secrets.isEmpty() && !"none".equals(options.getWebhookVerification())) {
            throw new IllegalArgumentException(
                    "webhookUrl needs the option webhookSecret: Yousign v2 signs no calls, and the secret in their header %s distinguishes them from others"
                            .formatted(ProcedureWebhook.SECRET));
        }
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("url", options.getWebhookUrl());
        call.put("method", "POST");
        secrets.stream()
                .findFirst()
                .ifPresent(secret -> call.put("headers", Map.of(ProcedureWebhook.SECRET, secret)));
        return YousignEventNames.ofTypes(YousignEventNames.OF_PROCEDURES, endpoint.eventTypes())
                .stream()
                .collect(Collectors.toMap(name -> name, name -> List.of(call)));
    }
}
