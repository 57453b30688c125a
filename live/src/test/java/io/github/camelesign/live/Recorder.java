// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Keeps each answer as it came over the wire, before a component reads it, as JSON: {@code call}
 * (method and path below the base), {@code query}, {@code status}, {@code type}, {@code headers}
 * (lower case), {@code body} (what JSON it is, else null), {@code start} (its first letters),
 * {@code bytes}, and {@code step} in which it came. Tokens are not kept, and requests' headers and
 * bodies neither.
 *
 * <p>It lets nothing through to a host that may not be called.
 */
final class Recorder implements HttpClientConfigurer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SECRETS =
            Set.of("access_token", "refresh_token", "id_token", "token");
    private static final int START = 8;

    private final String base;
    private final Predicate<String> hosts;

    /** The consumer polls in a thread of its own. */
    private final ThreadLocal<String> step = ThreadLocal.withInitial(() -> "poll");

    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

    /**
     * @param base path below which the service's own paths begin, empty for none
     * @param hosts which may be called
     */
    Recorder(String base, Predicate<String> hosts) {
        this.base = base;
        this.hosts = hosts;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst(
                "recorder", (request, scope, chain) -> record(request, scope, chain));
    }

    /** All calls of this thread belong to a step from now on. */
    void begin(String name) {
        step.set(name);
    }

    List<JsonNode> calls() {
        return List.copyOf(calls);
    }

    private ClassicHttpResponse record(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        String host = request.getAuthority().getHostName();
        if (!hosts.test(host)) {
            throw new IllegalStateException(Settings.refusal(host));
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        byte[] bytes = new byte[0];
        if (response.getEntity() != null) {
            String type = response.getEntity().getContentType();
            bytes = EntityUtils.toByteArray(response.getEntity());
            response.setEntity(new ByteArrayEntity(bytes, ContentType.parseLenient(type)));
        }
        calls.add(call(request, response, bytes));
        return response;
    }

    private ObjectNode call(
            ClassicHttpRequest request, ClassicHttpResponse response, byte[] bytes) {
        String[] target = request.getPath().split("\\?", 2);
        String path = target[0].startsWith(base) ? target[0].substring(base.length()) : target[0];
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("call", request.getMethod() + " " + path);
        call.put("step", step.get());
        call.put("query", target.length > 1 ? target[1] : "");
        call.put("status", response.getCode());
        Header type = response.getFirstHeader("Content-Type");
        call.put(
                "type",
                type == null ? null : ContentType.parseLenient(type.getValue()).getMimeType());
        ObjectNode headers = call.putObject("headers");
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        call.set("body", json(bytes));
        call.put(
                "start",
                new String(bytes, 0, Math.min(START, bytes.length), StandardCharsets.ISO_8859_1));
        return call.put("bytes", bytes.length);
    }

    /**
     * Keeps a call of the service, as {@code WEBHOOK /}.
     *
     * @param signature how it is signed
     */
    void called(
            String method,
            Iterable<Map.Entry<String, String>> headers,
            byte[] body,
            String signature) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("call", "WEBHOOK /").put("step", "webhook");
        call.put("method", method).put("signature", signature);
        ObjectNode names = call.putObject("headers");
        headers.forEach(
                header -> names.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        call.set("body", json(body));
        calls.add(call);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            JsonNode json = bytes.length == 0 ? null : JSON.readTree(bytes);
            return json == null ? JsonNodeFactory.instance.nullNode() : withoutSecrets(json);
        } catch (IOException e) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private static JsonNode withoutSecrets(JsonNode json) {
        if (json instanceof ObjectNode object) {
            SECRETS.stream().filter(object::hasNonNull).forEach(name -> object.put(name, "***"));
        }
        json.forEach(Recorder::withoutSecrets);
        return json;
    }
}
