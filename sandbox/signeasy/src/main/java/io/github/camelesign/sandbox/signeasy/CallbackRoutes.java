// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.signeasy.Webhooks.Callback;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
        callbacks(call, clientId, inForm == null ? call.query(URLS) : inForm)
                .forEach(call.state().webhooks::add);
        answer(call, clientId);
    }

    private static void remove(SigneasyCall call) {
        callbacks(call, clientId(call), call.form().get(URLS))
                .forEach(call.state().webhooks::remove);
        call.noContent();
    }

    private static void answer(SigneasyCall call, String clientId) {
        call.answer(Map.of("callback_urls", call.state().webhooks.urls(call.user(), clientId)));
    }

    private static String clientId(SigneasyCall call) {
        String clientId = call.origin().clientId();
        if (clientId == null) {
            throw SigneasyError.invalid("The header " + SigneasyCall.CLIENT_ID + " is required");
        }
        return call.state()
                .application(clientId)
                .map(SigneasyState.Application::clientId)
                .orElseThrow(call::unavailable);
    }

    private static List<Callback> callbacks(SigneasyCall call, String clientId, String given) {
        if (call.contentType().contains("json")) {
            throw SigneasyError.invalid("JSON payloads are not supported");
        }
        List<Callback> callbacks =
                Stream.of(given == null ? new String[0] : given.trim().split("\\s*,\\s*"))
                        .map(url -> new Callback(call.user().id(), clientId, url))
                        .toList();
        if (callbacks.isEmpty() || !callbacks.stream().allMatch(c -> isWebAddress(c.url()))) {
            throw SigneasyError.invalid("urls must be web addresses");
        }
        return callbacks;
    }

    private static boolean isWebAddress(String text) {
        try {
            return text.matches("https?://.*") && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
