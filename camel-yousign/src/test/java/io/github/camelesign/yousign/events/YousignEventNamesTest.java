// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import io.github.camelesign.testing.event.EventFact;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Yousign's names of events, from its documentation and not from the component. */
public class YousignEventNamesTest {

    /** Of v3: the list of the description of 2026, that of 2025, and later pages. */
    public static final List<EventFact> FACTS =
            EventFact.table(
                    """
                    signature_request.activated                     sent       yes
                    signature_request.approved                      updated    yes
                    signature_request.rejected                      declined   yes
                    signature_request.declined                      declined   yes
                    signature_request.canceled                      voided     yes
                    signature_request.done                          completed  yes
                    signature_request.expired                       expired    yes
                    signature_request.reactivated                   updated    yes
                    signature_request.deleted                       deleted    yes
                    signature_request.permanently_deleted           deleted    yes
                    signature_request.paused                        updated    yes
                    signature_request.resumed                       updated    yes
                    signature_request.reminder_executed             reminded   yes
                    signature_request.automatic_reminder_executed   reminded   yes
                    signer.notified                                 sent       yes
                    signer.link_opened                              viewed     yes
                    signer.done                                     signed     yes
                    signer.declined                                 updated    yes
                    signer.error                                    failed     yes
                    signer.identification_succeeded                 updated    yes
                    signer.identification_failed                    failed     yes
                    signer.identification_blocked                   failed     yes
                    signer.identification_expired                   failed     yes
                    signer.identity_saved                           updated    yes
                    signer.sender_contacted                         updated    yes
                    signer.notification_delivery_failed             failed     yes
                    approver.notified                               sent       yes
                    approver.approved                               updated    yes
                    approver.rejected                               updated    yes
                    approver.notification_delivery_failed           failed     yes
                    electronic_seal.done                            completed  yes
                    electronic_seal.error                           failed     yes
                    contact.created                                 updated    yes
                    user.completed                                  updated    yes
                    document_analysis.done                          updated    yes
                    verification.identity_video.done                updated    yes
                    verification.identity_document.done             updated    yes
                    verification.bank_account.done                  updated    yes
                    verification.bank_account_connection.done       updated    yes
                    verification.bank_account_lookup.done           updated    yes
                    verification.company.done                       updated    yes
                    verification.watchlist.done                     updated    yes
                    verification.proof_of_address.done              updated    yes
                    workflow_session.started                        updated    yes
                    workflow_session.blocked                        failed     yes
                    workflow_session.done                           updated    yes
                    workflow_action_group.started                   updated    yes
                    workflow_action_group.blocked                   failed     yes
                    workflow_action_group.done                      updated    yes
                    applicant.notified                              updated    yes
                    applicant.processed                             updated    yes
                    applicant.session_blocked                       failed     yes
                    bank_account_verification.done                  updated    no
                    id_document_verification.done                   updated    no
                    video_identity_verification.done                updated    no
                    monitoring.natural_person.activated             updated    no
                    monitoring.natural_person.canceled              updated    no
                    monitoring.natural_person.inconclusive          updated    no
                    monitoring.natural_person.updated               updated    no
                    """);

    /** Of v2: what a procedure can ask for, then what its pages mention. */
    public static final List<EventFact> FACTS_OF_V2 =
            EventFact.table(
                    """
                    procedure.started        sent       yes
                    procedure.finished       completed  yes
                    procedure.refused        declined   yes
                    procedure.expired        expired    yes
                    procedure.deleted        deleted    yes
                    member.started           sent       yes
                    member.finished          signed     yes
                    comment.created          updated    yes
                    procedure.created        created    no
                    procedure.error          failed     no
                    reminder.executed        reminded   no
                    server_stamp.finished    completed  no
                    server_stamp.error       failed     no
                    """);

    static List<EventFact> facts() {
        return FACTS;
    }

    static List<EventFact> factsOfV2() {
        return FACTS_OF_V2;
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aNameHasItsType(EventFact fact) {
        assertThat(YousignEventNames.type(fact.name())).isEqualTo(fact.type());
    }

    @ParameterizedTest
    @MethodSource("factsOfV2")
    void aNameOfVersionTwoHasItsType(EventFact fact) {
        assertThat(YousignEventNames.typeOfV2(fact.name())).isEqualTo(fact.type());
    }

    /** The first is what a stand-in of somebody else sends, and not Yousign. */
    @ParameterizedTest
    @CsvSource({"signature_request.completed", "signer.", "''"})
    void anyOtherNameIsUnknown(String name) {
        assertThat(YousignEventNames.type(name)).isEqualTo(EventType.UNKNOWN);
        assertThat(YousignEventNames.typeOfV2(name)).isEqualTo(EventType.UNKNOWN);
    }
}
