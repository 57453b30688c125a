// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.ControlInput;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.StreamSupport;

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
        List<String> ofProcedures = eventsOfProcedures();
        synchronized (state) {
            if (ofProcedures.contains(event)) {
                ofProcedure(state, in, event);
            } else if (!DescribedVersionThree.eventNames().contains(event)) {
                throw new IllegalArgumentException(
                        "Yousign has no event %s, but %s and, in version 2, %s"
                                .formatted(
                                        event, DescribedVersionThree.eventNames(), ofProcedures));
            } else if (List.of("signature_request", "signer", "approver").contains(family)) {
                ofRequest(state, in, event, family);
            } else {
                ResourceRules.publishSample(state, event);
            }
        }
    }

    /** Of version 2; those of version 3 are in its description. */
    private static List<String> eventsOfProcedures() {
        return Defaults.of("procedureEvents").properties().stream()
                .flatMap(
                        family ->
                                StreamSupport.stream(family.getValue().spliterator(), false)
                                        .map(what -> family.getKey() + "." + what.asText()))
                .toList();
    }

    private static void ofProcedure(YousignState state, ControlInput in, String event) {
        Procedure procedure =
                found(in, state.procedures)
                        .orElseGet(
                                () ->
                                        new Procedure(
                                                state, JsonReader.object().put("name", "Sample")));
        Member member =
                event.startsWith("procedure.") || procedure.members.isEmpty()
                        ? null
                        : procedure.members.get(0);
        state.procedureEvents.report(procedure, member, event);
    }

    private static void ofRequest(
            YousignState state, ControlInput in, String event, String family) {
        SignatureRequest request = found(in, state.requests).orElseGet(() -> sample(state));
        Recipient recipient =
                Arrays.stream(Recipient.Kind.values())
                        .filter(kind -> kind.word().equals(family))
                        .map(
                                kind ->
                                        request.people(kind).stream()
                                                .findFirst()
                                                .orElseGet(() -> sample(kind, request)))
                        .findFirst()
                        .orElse(null);
        state.publisher.report(request, recipient, event, null);
    }

    /** The one that is named, else the last one; empty when there is none at all. */
    private static <E extends YousignEnvelope> Optional<E> found(
            ControlInput in, EnvelopeStore<E> store) {
        Optional<String> id = in.optionalText("request");
        Optional<E> last = store.all().stream().reduce((one, next) -> next);
        Optional<E> found = id.isPresent() ? store.find(id.get()) : last;
        if (id.isPresent() && found.isEmpty()) {
            throw new NoSuchElementException("Yousign has no " + id.get());
        }
        return found;
    }

    private static SignatureRequest sample(YousignState state) {
        ObjectNode wanted = JsonReader.object().put("name", "Sample").put("delivery_mode", "none");
        wanted.putArray("signers").addObject().set("info", Defaults.of("sample"));
        SignatureRequest request = new RequestMaker(state).create(wanted);
        state.requests.add(request);
        return request;
    }

    private static Recipient sample(Recipient.Kind kind, SignatureRequest request) {
        return new Recipient(kind, request, Defaults.of("sample"), JsonReader.object());
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
