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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What {@link Yousign} can do, for the control API. */
final class YousignControls {
    private static final Set<String> OF_REQUESTS =
            Set.of("signature_request", "signer", "approver");

    /** Of version 2; those of version 3 are in its description. */
    private static final List<String> OF_PROCEDURES =
            List.of(
                    "procedure.created",
                    "procedure.started",
                    "procedure.finished",
                    "procedure.refused",
                    "procedure.expired",
                    "procedure.deleted",
                    "procedure.error",
                    "member.started",
                    "member.finished",
                    "comment.created",
                    "reminder.executed",
                    "server_stamp.finished",
                    "server_stamp.error");

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

    /** About a request or procedure as it is, the last one unless it is named; or a sample. */
    private void trigger(ControlInput in) {
        String event = in.text("event");
        String family = event.replaceFirst("\\..*", "");
        YousignState state = module.state();
        synchronized (state) {
            if (OF_PROCEDURES.contains(event)) {
                ofProcedure(state, in, event);
            } else if (!DescribedVersionThree.eventNames().contains(event)) {
                throw new IllegalArgumentException(
                        "Yousign has no event "
                                + event
                                + ", but "
                                + DescribedVersionThree.eventNames()
                                + " and, in version 2, "
                                + OF_PROCEDURES);
            } else if (OF_REQUESTS.contains(family)) {
                ofRequest(state, in, event, family);
            } else {
                ResourceRules.publishSample(state, event);
            }
        }
    }

    private static void ofProcedure(YousignState state, ControlInput in, String event) {
        Procedure procedure =
                found(in, state.procedures.all(), state.procedures::find)
                        .orElseGet(
                                () ->
                                        new Procedure(
                                                JsonReader.object().put("name", "Sample"),
                                                state.now()));
        Member member =
                event.startsWith("procedure.") || procedure.members.isEmpty()
                        ? null
                        : procedure.members.get(0);
        state.procedures.events().report(procedure, member, event);
    }

    private static void ofRequest(
            YousignState state, ControlInput in, String event, String family) {
        SignatureRequest request =
                found(in, state.requests.all(), state.requests::find)
                        .orElseGet(() -> sample(state));
        Recipient recipient =
                request.recipients()
                        .filter(each -> each.kind().equals(family))
                        .findFirst()
                        .orElseGet(() -> sample(family));
        state.publisher.report(request, recipient, event, null);
    }

    /** The one that is named, else the last one; empty when there is none at all. */
    private static <T> Optional<T> found(
            ControlInput in, List<T> all, Function<String, Optional<T>> byId) {
        Optional<String> id = in.optionalText("request");
        if (id.isEmpty()) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        }
        T named =
                byId.apply(id.get())
                        .orElseThrow(
                                () -> new NoSuchElementException("Yousign has no " + id.get()));
        return Optional.of(named);
    }

    private static SignatureRequest sample(YousignState state) {
        ObjectNode wanted = JsonReader.object().put("name", "Sample").put("delivery_mode", "none");
        wanted.putArray("signers").addObject().set("info", sample("signer").info);
        SignatureRequest request = new RequestMaker(state).create(wanted);
        state.requests.add(request);
        return request;
    }

    /** Null when an event is about nobody. */
    private static Recipient sample(String kind) {
        ObjectNode info =
                JsonReader.object()
                        .put("first_name", "Ada")
                        .put("last_name", "Love")
                        .put("email", "ada@acme.test")
                        .put("locale", "en");
        return switch (kind) {
            case "signer" -> new Signer(info, JsonReader.object());
            case "approver" -> new Approver(info, JsonReader.object());
            default -> null;
        };
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
