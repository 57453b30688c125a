// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.ControlInput;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;

/** What {@link Yousign} can do, for the control API. */
final class YousignControls {
    private static final String EVENT = "[a-z_]+(\\.[a-z_]+)+";
    private static final Set<String> OF_REQUESTS =
            Set.of("signature_request", "signer", "approver");

    private final YousignModule module;
    private final Yousign yousign;

    YousignControls(YousignModule module, Yousign yousign) {
        this.module = module;
        this.yousign = yousign;
    }

    List<Control> all() {
        return List.of(
                making(
                        "api-keys",
                        "[readOnly]",
                        "apiKey",
                        in ->
                                in.flag("readOnly", false)
                                        ? yousign.issueReadOnlyApiKey()
                                        : yousign.issueApiKey()),
                making(
                        "templates",
                        "name, signers, [readOnlyTexts]",
                        "id",
                        in ->
                                yousign.addTemplate(
                                        in.text("name"),
                                        in.texts("signers"),
                                        in.texts("readOnlyTexts"))),
                doing("trigger", "event, [request]", this::trigger),
                doing(
                        "settings",
                        "[callsPerMinute with callsPerHour], [uploadLimitBytes],"
                                + " [linkLifetimeSeconds], [nestedWebhooks]",
                        this::set));
    }

    /** About a request of version 3 as it is, the last one unless it is named; or a sample. */
    private void trigger(ControlInput in) {
        String event = in.text("event");
        if (!event.matches(EVENT)) {
            throw new IllegalArgumentException(
                    "An event is named like signature_request.done or signer.done");
        }
        String family = event.substring(0, event.indexOf('.'));
        YousignState state = module.state();
        synchronized (state) {
            if (!OF_REQUESTS.contains(family)) {
                state.publisher.ofResource(
                        event,
                        family,
                        JsonReader.object().put("id", UUID.randomUUID().toString()),
                        state.accounts.defaultWorkspaceId());
                return;
            }
            SignatureRequest request =
                    in.optionalText("request")
                            .map(
                                    id ->
                                            state.requests
                                                    .find(id)
                                                    .orElseThrow(
                                                            () ->
                                                                    new NoSuchElementException(
                                                                            "Yousign has no "
                                                                                    + id)))
                            .orElseGet(() -> lastOrSample(state));
            Recipient recipient =
                    request.recipients()
                            .filter(each -> each.kind().equals(family))
                            .findFirst()
                            .orElse(null);
            if (recipient == null && !family.equals("signature_request")) {
                throw new IllegalStateException("The request has no " + family);
            }
            state.publisher.report(request, recipient, event, null);
        }
    }

    private static SignatureRequest lastOrSample(YousignState state) {
        List<SignatureRequest> all = state.requests.all();
        if (!all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        ObjectNode wanted = JsonReader.object().put("name", "Sample").put("delivery_mode", "none");
        ObjectNode signer = wanted.putArray("signers").addObject();
        signer.putObject("info")
                .put("first_name", "Ada")
                .put("last_name", "Love")
                .put("email", "ada@acme.test")
                .put("locale", "en");
        signer.put("signature_level", "electronic_signature")
                .put("signature_authentication_mode", "no_otp");
        SignatureRequest request = new RequestMaker(state).create(wanted);
        state.requests.add(request);
        return request;
    }

    private void set(ControlInput in) {
        in.ifNumber(
                "callsPerMinute",
                calls -> yousign.setRateLimits(calls, (int) in.number("callsPerHour")));
        in.ifLong("uploadLimitBytes", yousign::setUploadLimit);
        in.ifLong("linkLifetimeSeconds", s -> yousign.setLinkLifetime(Duration.ofSeconds(s)));
        in.optionalFlag("nestedWebhooks").ifPresent(yousign::setNestedWebhooks);
    }
}
