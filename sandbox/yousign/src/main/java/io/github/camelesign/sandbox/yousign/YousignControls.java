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
import java.util.stream.Stream;

/** What {@link Yousign} can do, for the control API. */
record YousignControls(YousignModule module, Yousign yousign) {
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
        ObjectNode ofProcedures = Defaults.of("procedureEvents");
        synchronized (state) {
            if (ofProcedures.has(event)) {
                ofProcedure(state, in, event);
            } else if (!DescribedVersionThree.eventNames().contains(event)) {
                throw new IllegalArgumentException(
                        "Yousign has no event %s, but %s and, in version 2, %s"
                                .formatted(
                                        event, DescribedVersionThree.eventNames(), ofProcedures));
            } else if (List.of("signature_request", "signer", "approver").contains(family)) {
                ofRequest(state, in, event, family);
            } else {
                DescribedVersionThree.publishSample(state, event);
            }
        }
    }

    private static void ofProcedure(YousignState state, ControlInput in, String event) {
        Procedure procedure =
                found(in, state.procedures)
                        .orElseGet(() -> new Procedure(state, Defaults.of("sampleRequest")));
        Member member =
                event.startsWith("procedure.") ? null : procedure.people().findFirst().orElse(null);
        state.procedureEvents.report(procedure, member, event);
    }

    private static void ofRequest(
            YousignState state, ControlInput in, String event, String family) {
        SignatureRequest request = found(in, state.requests).orElseGet(() -> sample(state));
        ObjectNode sample = Defaults.of("sample");
        Stream<Recipient> samples =
                Stream.of(Recipient.Kind.values())
                        .map(kind -> new Recipient(kind, request, sample, JsonReader.object()));
        Recipient recipient =
                Stream.concat(request.people(), samples)
                        .filter(one -> one.kind.word().equals(family))
                        .findFirst()
                        .orElse(null);
        state.publisher.report(request, recipient, event, null);
    }

    /** The one that is named, else the last one; empty when there is none at all. */
    private static <E extends YousignEnvelope> Optional<E> found(
            ControlInput in, YousignEnvelope.Store<E> store) {
        Optional<String> id = in.optionalText("request");
        return id.isEmpty()
                ? store.all().stream().reduce((one, next) -> next)
                : Optional.of(
                        store.find(id.get())
                                .orElseThrow(
                                        () ->
                                                new NoSuchElementException(
                                                        "Yousign has no " + id.get())));
    }

    private static SignatureRequest sample(YousignState state) {
        SignatureRequest request = new RequestMaker(state).create(Defaults.of("sampleRequest"));
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
