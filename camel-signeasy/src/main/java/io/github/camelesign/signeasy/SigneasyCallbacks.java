package io.github.camelesign.signeasy;

import io.github.camelesign.support.EsignOperationException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The URLs that Signeasy calls for one user and application. As the calls of v1 are not signed, the
 * registered URL carries a secret, which comes back with each call. Registering the same URL by
 * several nodes leaves it there once.
 */
final class SigneasyCallbacks {

    private static final String SECRET = "token=";
    private static final String URLS = "urls";

    private final SigneasyCalls calls;
    private final String clientId;

    SigneasyCallbacks(SigneasyCalls calls, String clientId) {
        this.calls = calls;
        this.clientId = clientId;
    }

    /** Signeasy keeps URLs by application. */
    static void requireApplication(String clientId) {
        if (clientId == null || clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "Signeasy keeps the URLs that it calls by application: give signeasy the option clientId");
        }
    }

    /** The secrets in the query of a call. */
    static Stream<String> secrets(String query) {
        return Stream.of(query.split("&"))
                .filter(field -> field.startsWith(SECRET))
                .map(field -> field.substring(SECRET.length()))
                .flatMap(SigneasyCallbacks::decoded);
    }

    private static Stream<String> decoded(String text) {
        try {
            return Stream.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }

    /** Also removes the URL with a secret that is no longer the first. */
    void register(String url, String secret) throws EsignOperationException {
        requireApplication(clientId);
        String wanted = secret == null ? url : withSecret(url, secret);
        if (wanted.contains(",")) {
            throw new IllegalArgumentException(
                    "Signeasy separates URLs by comma, so the URL of a webhook must not hold one: "
                            + url);
        }
        if (!own(url).contains(wanted)) {
            calls.form(SigneasyOperation.WEBHOOK_CREATE, Map.of(URLS, wanted));
        }
        for (String old : own(url)) {
            if (!old.equals(wanted)) {
                delete(old);
            }
        }
    }

    void unregister(String url) throws EsignOperationException {
        requireApplication(clientId);
        for (String own : own(url)) {
            delete(own);
        }
    }

    private void delete(String url) throws EsignOperationException {
        calls.form(SigneasyOperation.WEBHOOK_DELETE, Map.of(URLS, url));
    }

    private static String withSecret(String url, String secret) {
        return beforeSecret(url) + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private static String beforeSecret(String url) {
        return url + (url.contains("?") ? "&" : "?") + SECRET;
    }

    /** Those of this webhook, with any secret or none. */
    private List<String> own(String url) throws EsignOperationException {
        return calls.form(SigneasyOperation.WEBHOOK_LIST, null).get("callback_urls")
                        instanceof List<?> urls
                ? urls.stream()
                        .map(String::valueOf)
                        .filter(own -> own.equals(url) || own.startsWith(beforeSecret(url)))
                        .distinct()
                        .toList()
                : List.of();
    }
}
