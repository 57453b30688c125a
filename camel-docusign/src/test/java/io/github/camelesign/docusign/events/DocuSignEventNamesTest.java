// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import io.github.camelesign.testing.event.EventFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connect's names of events, from its documentation and not from the component. */
public class DocuSignEventNamesTest {

    /**
     * Whether a configuration for envelopes can ask for it: not for the two names that no published
     * schema has, nor for what is about templates and other products.
     */
    public static final List<EventFact> FACTS =
            EventFact.table(
                    """
                    envelope-created                 created    yes
                    envelope-sent                    sent       yes
                    envelope-resent                  reminded   yes
                    envelope-delivered               delivered  yes
                    envelope-completed               completed  yes
                    envelope-declined                declined   yes
                    envelope-voided                  voided     yes
                    envelope-corrected               updated    yes
                    envelope-purge                   updated    yes
                    envelope-deleted                 deleted    yes
                    envelope-discard                 deleted    yes
                    envelope-reminder-sent           reminded   no
                    envelope-removed                 deleted    no
                    recipient-sent                   sent       yes
                    recipient-resent                 reminded   yes
                    recipient-delivered              viewed     yes
                    recipient-completed              signed     yes
                    recipient-declined               updated    yes
                    recipient-authenticationfailed   failed     yes
                    recipient-autoresponded          failed     yes
                    recipient-reassign               updated    yes
                    recipient-delegate               updated    yes
                    recipient-finish-later           updated    yes
                    template-created                 updated    no
                    template-modified                updated    no
                    template-deleted                 updated    no
                    click-agreed                     updated    no
                    click-declined                   updated    no
                    sms-opt-in                       updated    no
                    sms-opt-out                      updated    no
                    extension-executed               updated    no
                    """);

    static List<EventFact> facts() {
        return FACTS;
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aNameHasItsType(EventFact fact) {
        assertThat(DocuSignEventNames.type(fact.name(), null)).isEqualTo(fact.type());
    }

    /** In an aggregated message, or in XML, the envelope's status is the event. */
    @ParameterizedTest
    @CsvSource({
        "created, created",
        "Sent, sent",
        "Delivered, delivered",
        "Signed, updated",
        "Completed, completed",
        "Declined, declined",
        "Voided, voided",
        "deleted, deleted",
        "correct, updated",
        "processing, updated"
    })
    void aStatusHasItsType(String status, String type) {
        assertThat(DocuSignEventNames.type(DocuSignEventNames.ofStatus(status), null))
                .hasToString(type);
    }

    @Test
    void anExpiryIsAnEnvelopeThatIsVoidedForIt() {
        assertThat(DocuSignEventNames.type("envelope-voided", "Envelope has expired."))
                .isEqualTo(EventType.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"envelope-notarized", "recipient-", "''"})
    void anyOtherNameIsUnknown(String name) {
        assertThat(DocuSignEventNames.type(name, null)).isEqualTo(EventType.UNKNOWN);
    }
}
