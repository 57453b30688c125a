// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.sandbox.EsignSandbox;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;

/** What a life of a contract looks like at one provider: all that differs from the others. */
interface Provider {

    /** Who is asked to sign. */
    String ADA = "ada@acme.test";

    static Stream<Provider> all() {
        return Stream.of(
                new SignNowDocuments(),
                new DocuSignEnvelopes(),
                new YousignRequests(),
                new SigneasyEnvelopes(),
                new JSignEnvelopes());
    }

    String scheme();

    /** Sets what the component logs in with. */
    void logIn(CamelContext context, EsignSandbox sandbox);

    /** Asks Ada to sign the PDF that is the body, and leaves {@link #idHeader}. */
    void send(ProcessorDefinition<?> route);

    /** Holds what was sent, for all steps that follow. */
    String idHeader();

    void remind(ProcessorDefinition<?> route);

    void cancel(ProcessorDefinition<?> route);

    /** Gets the signed PDF after an event that says it is complete. */
    void download(ProcessorDefinition<?> route);

    /** The group and action that a route starts from. */
    String events();

    void sign(EsignSandbox sandbox, String id);

    void decline(EsignSandbox sandbox, String id);

    /** Whether the provider calls webhooks. */
    default boolean calls() {
        return true;
    }

    /** The ends that poll and webhook have with the same time, and so with the same change key. */
    default Set<String> endsOfOneKey() {
        return Set.of("completed", "voided", "declined");
    }

    /** A secret as the provider wants it. */
    default String webhookSecret() {
        return "test-webhook-secret-of-32-letter";
    }

    /** What somebody has to enter at the provider before it calls the URL. */
    default void prepareCalls(EsignSandbox sandbox, URI url) {}
}
