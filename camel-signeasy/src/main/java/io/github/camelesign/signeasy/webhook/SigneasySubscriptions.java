// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.webhook;

import static io.github.camelesign.signeasy.call.SigneasyRequestHeaders.requireApplication;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.spi.Calls;
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
final class SigneasySubscriptions {

    private static final String SECRET = "token=";
    private static final String URLS = "urls";

    private final Calls calls;
    private final SigneasyConfiguration configuration;

    SigneasySubscriptions(Calls calls, SigneasyConfiguration configuration) {
        this.calls = calls;
        this.configuration = configuration;
    }

    /** The secrets in the query of a call. */
    static Stream<String> secrets(String query) {
        return Stream.of(query.split("&"))
                .filter(field -> field.startsWith(SECRET))
                .map(field -> field.substring(SECRET.length()))
                .flatMap(SigneasySubscriptions::decoded);
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
        requireApplication(configuration);
        String wanted = secret == null ? url : withSecret(url, secret);
        if (wanted.contains(",")) {
            throw new IllegalArgumentException(
                    "Signeasy separates URLs by comma, so the URL of a webhook must not hold one: "
                            + url);
        }
        if (!own(url).contains(wanted)) {
            calls.send(SigneasyOperation.WEBHOOK_CREATE, null, Map.of(URLS, wanted));
        }
        for (String old : own(url)) {
            if (!old.equals(wanted)) {
                delete(old);
            }
        }
    }

    void unregister(String url) throws EsignOperationException {
        requireApplication(configuration);
        for (String own : own(url)) {
            delete(own);
        }
    }

    private void delete(String url) throws EsignOperationException {
        calls.send(SigneasyOperation.WEBHOOK_DELETE, null, Map.of(URLS, url));
    }

    private static String withSecret(String url, String secret) {
        return beforeSecret(url) + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private static String beforeSecret(String url) {
        return url + (url.contains("?") ? "&" : "?") + SECRET;
    }

    /** Those of this webhook, with any secret or none. */
    private List<String> own(String url) throws EsignOperationException {
        return calls.get(SigneasyOperation.WEBHOOK_LIST).get("callback_urls")
                        instanceof List<?> urls
                ? urls.stream()
                        .map(String::valueOf)
                        .filter(own -> own.equals(url) || own.startsWith(beforeSecret(url)))
                        .distinct()
                        .toList()
                : List.of();
    }
}
