// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** What the control API can do beside the methods of {@link Yousign}: send events. */
record YousignControls(YousignModule module) {
    /** About a request or procedure as it is, the last one unless it is named; or a sample. */
    @Controllable(name = "trigger", fields = "event, [request]")
    private void trigger(String event, String id) {
        String family = event.replaceFirst("\\..*", "");
        YousignState state = module.state();
        ObjectNode ofProcedures = Defaults.of("procedureEvents");
        synchronized (state) {
            if (ofProcedures.has(event)) {
                ofProcedure(state, id, event);
            } else if (!DescribedVersionThree.eventNames().contains(event)) {
                throw new IllegalArgumentException(
                        "Yousign has no event %s, but %s and, in version 2, %s"
                                .formatted(
                                        event, DescribedVersionThree.eventNames(), ofProcedures));
            } else if (List.of("signature_request", "signer", "approver").contains(family)) {
                ofRequest(state, id, event, family);
            } else {
                DescribedVersionThree.publishSample(state, event);
            }
        }
    }

    private static void ofProcedure(YousignState state, String id, String event) {
        Procedure procedure =
                found(id, state.procedures)
                        .orElseGet(() -> new Procedure(state, Defaults.of("sampleRequest")));
        Member member =
                event.startsWith("procedure.") ? null : procedure.people().findFirst().orElse(null);
        state.procedureEvents.report(procedure, member, event);
    }

    private static void ofRequest(YousignState state, String id, String event, String family) {
        SignatureRequest request = found(id, state.requests).orElseGet(() -> sample(state));
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
            String id, YousignEnvelope.Store<E> store) {
        return id == null
                ? store.all().stream().reduce((one, next) -> next)
                : Optional.of(
                        store.find(id)
                                .orElseThrow(
                                        () -> new NoSuchElementException("Yousign has no " + id)));
    }

    private static SignatureRequest sample(YousignState state) {
        SignatureRequest request = new RequestMaker(state).create(Defaults.of("sampleRequest"));
        state.requests.add(request);
        return request;
    }
}
