// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the calls of DocuSign's clients take: {@code docusign.json}, which the one for Node reads,
 * too.
 */
final class DocuSignPlan {
    private static final Pattern VALUE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private final JsonNode plan;
    private final RestClient http;
    private final Map<String, String> settings;

    /**
     * @param http sends a valid token
     * @param settings the values that only the sandbox knows
     */
    DocuSignPlan(RestClient http, Map<String, String> settings) {
        try {
            this.plan =
                    new ObjectMapper().readTree(getClass().getResource("/clients/docusign.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.http = http;
        this.settings = settings;
    }

    boolean isLast(String method) {
        return has(plan.path("last"), method);
    }

    private static boolean has(JsonNode list, String text) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** The values of one call, made when they are first asked for. */
    final class Values {
        private final String method;
        private final Map<String, String> known = new HashMap<>(settings);
        private final Map<String, String> instead = new HashMap<>();

        /**
         * @param method type and name
         * @param path its path with names
         */
        Values(String method, String path) {
            this.method = method;
            plan.path("values")
                    .properties()
                    .forEach(v -> known.put(v.getKey(), v.getValue().asText()));
            String below = path.replace("/v2.1/accounts/{accountId}/", "");
            for (Map.Entry<String, JsonNode> part : plan.path("instead").properties()) {
                if (below.startsWith(part.getKey())) {
                    part.getValue()
                            .properties()
                            .forEach(v -> instead.put(v.getKey(), v.getValue().asText()));
                }
            }
            if (has(plan.path("sent"), method)) {
                instead.put("envelopeId", "sentEnvelopeId");
            }
        }

        String get(String name) {
            String real = instead.getOrDefault(name, name);
            if (!known.containsKey(real)) {
                String made = make(plan.path("makers").path(real));
                known.put(real, made.isEmpty() ? NOBODY : made);
            }
            return known.get(real);
        }

        private String make(JsonNode maker) {
            if (maker.isMissingNode()) {
                return "";
            }
            String path = text(maker.path(maker.has("post") ? "post" : "get").asText());
            String all =
                    "/restapi/v2.1"
                            + (path.startsWith("/")
                                    ? path
                                    : "/accounts/" + get("accountId") + "/" + path);
            try {
                RestClient.Answer answer =
                        maker.has("post")
                                ? http.json("POST", all, fill(maker.path("body")).toString())
                                : http.get(all);
                return answer.status() < 300 ? answer.at(maker.path("id").asText()) : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void prepare() {
            JsonNode before = plan.path("before");
            String type = method.replaceAll("\\..*", "");
            before.path(before.has(method) ? method : type).forEach(name -> get(name.asText()));
        }

        JsonNode body(String name) {
            JsonNode bodies = plan.path("bodies");
            JsonNode body = bodies.path(bodies.has(method) ? method : name);
            return body.isMissingNode() ? new ObjectMapper().createObjectNode() : fill(body);
        }

        JsonNode headers() {
            return fill(plan.path("headers").path(method));
        }

        JsonNode queries() {
            return fill(plan.path("queries").path(method));
        }

        /** Puts values, or whole bodies, where the plan names them. */
        private JsonNode fill(JsonNode part) {
            if (part.isTextual()) {
                Matcher whole = VALUE.matcher(part.asText());
                boolean body = whole.matches() && plan.path("bodies").has(whole.group(1));
                return body
                        ? fill(plan.path("bodies").path(whole.group(1)))
                        : TextNode.valueOf(text(part.asText()));
            }
            if (part.isArray()) {
                ArrayNode filled = new ObjectMapper().createArrayNode();
                part.forEach(entry -> filled.add(fill(entry)));
                return filled;
            }
            ObjectNode filled = new ObjectMapper().createObjectNode();
            part.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
            return filled;
        }

        private String text(String template) {
            return VALUE.matcher(template)
                    .replaceAll(value -> Matcher.quoteReplacement(get(value.group(1))));
        }
    }
}
