// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.lifecycle;

import java.util.List;

/**
 * The steps of an envelope at a provider, and the events that follow from them, each as its type,
 * the envelope's id and perhaps a recipient.
 */
public interface EnvelopeSteps {

    /** The endpoint to poll, for example {@code jsign:envelope/events}. */
    String events();

    SentEnvelope send() throws Exception;

    List<String> eventsOfSending(String id);

    void remind(SentEnvelope envelope);

    /** Signs for all recipients. */
    void sign(SentEnvelope envelope);

    List<String> eventsOfSigning(String id);

    /** The operations that download a PDF after the last event, whose headers they get. */
    List<String> downloads();

    void cancel(SentEnvelope envelope);

    List<String> eventsOfCancelling(String id);

    /** Sends an envelope whose recipient may decline. */
    default SentEnvelope sendDeclinable() throws Exception {
        return send();
    }

    void decline(SentEnvelope envelope);

    List<String> eventsOfDeclining(String id);
}
