// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.http.StubbedProvider;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;

/**
 * The calls that follow from {@link CallFacts}: what a route sends, and how it arrives at the
 * provider.
 */
abstract class OperationCalls<F extends CallFacts> extends StubbedProvider {

    /** With blanks, so that it is seen that nobody rewrites it. */
    protected static final String JSON_TEXT = "{ \"name\":  \"Müller & Söhne\" }";

    protected final String scheme;
    private final String headers;

    /**
     * @param scheme for example {@code signnow}
     * @param headers how the names of its headers begin, for example {@code CamelSignNow}
     */
    protected OperationCalls(String scheme, String headers) {
        this.scheme = scheme;
        this.headers = headers;
    }

    /** The value of the header Authorization. */
    protected abstract String authorization(F facts);

    /** A body, also where nothing is sent: an earlier step may have left one. */
    protected Object body(F facts) {
        return "form".equals(facts.body()) ? form() : JSON_TEXT;
    }

    /** The headers that go with {@link #body}. */
    protected abstract Map<String, Object> headers(F facts);

    /** How {@link #body} arrives. */
    protected void assertBody(F facts, LoggedRequest request) {
        String contentType = request.getHeader("Content-Type");
        switch (facts.body()) {
            case "none" -> {
                assertThat(contentType).isNull();
                assertNoBody(request);
            }
            case "form" -> {
                assertThat(contentType).isEqualTo("application/x-www-form-urlencoded");
                assertThat(request.getBodyAsString()).isEqualTo(formAsSent());
            }
            default -> {
                assertThat(contentType).isEqualTo("application/json");
                assertThat(request.getBodyAsString()).isEqualTo(JSON_TEXT);
            }
        }
    }

    /** The fields of a form. */
    protected Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("username", "ada+desk@acme.test");
        return form;
    }

    /** How {@link #form} arrives. */
    protected String formAsSent() {
        return "grant_type=password&username=ada%2Bdesk%40acme.test";
    }

    /** An answer in JSON to a call that succeeds, with the ids that the facts name. */
    protected String success(F facts) {
        return facts.ids().values().stream()
                .filter(place -> place.startsWith("/"))
                .map(place -> nested(place, "\"4711\""))
                .map(object -> object.substring(1, object.length() - 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** An answer with 4711 at the place that the facts name. */
    protected ResponseDefinitionBuilder answerWithId(String place) {
        return json(nested(place, "\"4711\""));
    }

    /** The headers besides that of the credentials. */
    protected void assertHeaders(F facts, LoggedRequest request) {
        assertThat(request.getHeader("Accept"))
                .isEqualTo("bytes".equals(facts.answer()) ? "*/*" : "application/json");
    }

    protected void assertNoBody(LoggedRequest request) {
        assertThat(request.getBodyAsString()).isEmpty();
    }

    /** The value at a JSON pointer of fields and the list place 0. */
    protected static String nested(String pointer, String value) {
        String json = value;
        List<String> fields = Arrays.asList(pointer.substring(1).split("/"));
        for (int i = fields.size() - 1; i >= 0; i--) {
            String field = fields.get(i);
            json = "0".equals(field) ? "[" + json + "]" : "{\"" + field + "\":" + json + "}";
        }
        return json;
    }

    protected final String uri(F facts, Map<String, String> query) {
        Map<String, String> options = new HashMap<>(facts.pathIds());
        facts.requiredQuery().forEach((name, value) -> options.put(name, "RAW(" + value + ")"));
        options.putAll(query);
        return scheme
                + ":"
                + facts.operation()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    protected final String header(String parameter) {
        return headers + StringHelper.capitalize(parameter);
    }
}
