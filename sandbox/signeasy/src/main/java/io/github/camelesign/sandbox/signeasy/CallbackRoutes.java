// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The webhook addresses of version 1, for a user and an application. */
final class CallbackRoutes {
    private static final String PATH = "/v1/callback/urls";
    private static final String URLS = "urls";

    void mount(SigneasyEndpoints endpoints) {
        endpoints.bearer("GET", PATH, call -> answer(call, clientId(call)));
        endpoints.bearer("POST", PATH, CallbackRoutes::add);
        endpoints.bearer("DELETE", PATH, CallbackRoutes::remove);
    }

    private static void add(SigneasyCall call) {
        String clientId = clientId(call);
        String inForm = call.form().get(URLS);
        List<String> urls = urls(call, inForm == null ? call.query(URLS) : inForm);
        urls.forEach(url -> call.state().webhooks.add(callback(call, clientId, url)));
        answer(call, clientId);
    }

    private static void remove(SigneasyCall call) {
        String clientId = clientId(call);
        urls(call, call.form().get(URLS))
                .forEach(url -> call.state().webhooks.remove(callback(call, clientId, url)));
        call.noContent();
    }

    private static Webhooks.Callback callback(SigneasyCall call, String clientId, String url) {
        return new Webhooks.Callback(call.user().id(), clientId, url);
    }

    private static void answer(SigneasyCall call, String clientId) {
        var json = JsonReader.object();
        var array = json.putArray("callback_urls");
        call.state().webhooks.urls(call.user(), clientId).forEach(array::add);
        call.answer(json);
    }

    private static String clientId(SigneasyCall call) {
        String clientId = call.origin().clientId();
        if (clientId == null) {
            throw SigneasyError.invalid("The header " + SigneasyCall.CLIENT_ID + " is required");
        }
        return call.state()
                .accounts
                .application(clientId)
                .map(Accounts.Application::clientId)
                .orElseThrow(call::unavailable);
    }

    private static List<String> urls(SigneasyCall call, String given) {
        String type = call.ctx().request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.contains("json")) {
            throw SigneasyError.invalid("JSON payloads are not supported");
        }
        List<String> urls =
                Optional.ofNullable(given).stream()
                        .flatMap(text -> Stream.of(text.split(",")))
                        .map(String::trim)
                        .filter(url -> !url.isEmpty())
                        .toList();
        if (urls.isEmpty() || !urls.stream().allMatch(CallbackRoutes::isWebAddress)) {
            throw SigneasyError.invalid("urls must be web addresses");
        }
        return urls;
    }

    private static boolean isWebAddress(String text) {
        try {
            return text.matches("https?://.*") && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
