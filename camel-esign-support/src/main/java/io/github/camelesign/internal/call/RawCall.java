// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.http.ProviderRequest;
import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A call of anything the provider offers. Verb and path come from the endpoint's URI only, so that
 * no message can choose what is called, and stay on the provider's host.
 */
final class RawCall {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    /**
     * An absolute path of characters that may stand in a URI; no second slash at the start, which
     * begins a host.
     */
    private static final Pattern PATH = Pattern.compile("/(?!/)[\\w\\-.~%!$&'()*+,;=:@/?\\[\\]]*");

    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?i)(^|/|%2f)(\\.|%2e){1,2}(/|%2f|$)");

    private final Operation operation;
    private final Parameters parameters;

    RawCall(Operation operation, Parameters parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Checks what an endpoint's URI gives; a part of a {@code toD} comes with the exchange. */
    static void check(Map<String, String> uri) {
        method(uri.get(Operation.RAW_METHOD));
        if (uri.containsKey(Operation.RAW_PATH)) {
            path(uri.get(Operation.RAW_PATH));
        }
    }

    static boolean isWithoutBody(Parameters parameters) {
        return WITHOUT_BODY.contains(method(parameters));
    }

    ProviderRequest request(Map<String, String> headers, Content body) {
        return new ProviderRequest(operation, method(parameters), target(), headers, body);
    }

    private static String method(Parameters parameters) {
        return method(parameters.fromUri(Operation.RAW_METHOD));
    }

    private static String method(String method) {
        String upper = method == null ? "GET" : method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(upper)) {
            throw new IllegalArgumentException(
                    "The option method of raw/call must be one of %s, but is '%s'"
                            .formatted(METHODS, method));
        }
        return upper;
    }

    private String target() {
        String path = path(parameters.fromUri(Operation.RAW_PATH));
        Map<String, String> query = parameters.queryHeader();
        if (query.isEmpty()) {
            return path;
        }
        return path
                + (path.contains("?") ? "&" : "?")
                + query.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String path(String path) {
        if (path == null || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "The option path of raw/call must be a path on the provider's host that starts with one slash, but is '%s'"
                            .formatted(path));
        }
        String pathOnly = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        if (DOT_SEGMENT.matcher(pathOnly).find()) {
            throw new IllegalArgumentException(
                    "The option path of raw/call must not contain the segments . or ..: '%s'"
                            .formatted(path));
        }
        return path;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
