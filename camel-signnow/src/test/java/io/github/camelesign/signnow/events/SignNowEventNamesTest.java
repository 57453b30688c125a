// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import io.github.camelesign.testing.event.EventFact;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SignNow's names of events, from its documentation and not from the component. */
public class SignNowEventNamesTest {

    /**
     * Name and type at the document or group. Each exists at the user as well, with {@code user.}
     * in front, and can be subscribed to there.
     */
    public static final List<EventFact> FACTS =
            EventFact.table(
                    """
                    document.create                              created    yes
                    document.update                              updated    yes
                    document.open                                viewed     yes
                    document.complete                            completed  yes
                    document.delete                              deleted    yes
                    document.fieldinvite.create                  updated    yes
                    document.fieldinvite.sent                    sent       yes
                    document.fieldinvite.signed                  signed     yes
                    document.fieldinvite.decline                 declined   yes
                    document.fieldinvite.delete                  voided     yes
                    document.fieldinvite.reassign                updated    yes
                    document.fieldinvite.replace                 updated    yes
                    document.fieldinvite.resend                  reminded   yes
                    document.fieldinvite.revoke                  voided     yes
                    document.fieldinvite.accept                  updated    yes
                    document.fieldinvite.consent.agreed          updated    yes
                    document.fieldinvite.consent.declined        declined   yes
                    document.fieldinvite.consent.withdrawn       declined   yes
                    document.fieldinvite.authentication.failed   failed     yes
                    document.fieldinvite.email.delivery.failed   failed     yes
                    document.freeform.create                     sent       yes
                    document.freeform.signed                     signed     yes
                    document.freeform.cancel                     voided     yes
                    document.freeform.resend                     reminded   yes
                    document_group.create                        created    yes
                    document_group.update                        updated    yes
                    document_group.complete                      completed  yes
                    document_group.delete                        deleted    yes
                    document_group.open                          viewed     yes
                    document_group.invite.create                 sent       yes
                    document_group.invite.resend                 reminded   yes
                    document_group.invite.update                 updated    yes
                    document_group.invite.cancel                 voided     yes
                    document_group.invite.sent                   sent       yes
                    document_group.invite.signed                 signed     yes
                    document_group.invite.reassign               updated    yes
                    document_group.invite.declined               declined   yes
                    document_group.invite.authentication.failed  failed     yes
                    document_group.invite.email.delivery.failed  failed     yes
                    document_group.invite.consent.agreed         updated    yes
                    document_group.invite.consent.declined       declined   yes
                    document_group.invite.consent.withdrawn      declined   yes
                    document_group.freeform.create               sent       yes
                    document_group.freeform.signed               signed     yes
                    document_group.freeform.cancel               voided     yes
                    document_group.freeform.resend               reminded   yes
                    template.copy                                created    yes
                    invite.expired                               expired    yes
                    """);

    /** Those that SignNow knows for certain: its own SDKs name them. */
    public static final Set<String> CERTAIN =
            Set.of(
                    """
                    user.document.create user.document.update user.document.open user.document.complete
                    user.document.delete user.document.fieldinvite.create user.document.fieldinvite.sent
                    user.document.fieldinvite.signed user.document.fieldinvite.decline
                    user.document.fieldinvite.delete user.document.fieldinvite.reassign
                    user.document.fieldinvite.replace user.document.freeform.create
                    user.document.freeform.signed user.document_group.create user.document_group.update
                    user.document_group.complete user.document_group.delete
                    user.document_group.invite.create user.document_group.invite.resend
                    user.document_group.invite.update user.document_group.invite.cancel
                    user.template.copy user.invite.expired
                    """
                            .strip()
                            .split("\\s+"));

    static List<EventFact> facts() {
        return FACTS;
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aNameIsTheSameAtUserAndDocument(EventFact fact) {
        assertThat(SignNowEventNames.type(fact.name(), null)).isEqualTo(fact.type());
        assertThat(SignNowEventNames.type("user." + fact.name(), null)).isEqualTo(fact.type());
    }

    /** The table of the seed, and {@code document.complete} of later documentation. */
    @ParameterizedTest
    @CsvSource({
        "document.create, , created",
        "document.update, , updated",
        "document.delete, , deleted",
        "document.complete, , completed",
        "invite.create, created, sent",
        "invite.update, created, updated",
        "invite.update, fulfilled, signed"
    })
    void aNameOfTheFirstGeneration(String name, String status, String type) {
        assertThat(SignNowEventNames.type(name, status)).hasToString(type);
    }

    @ParameterizedTest
    @CsvSource({"document.notarized", "user.user.document.create", "''", "user."})
    void anyOtherNameIsUnknown(String name) {
        assertThat(SignNowEventNames.type(name, null)).isEqualTo(EventType.UNKNOWN);
    }

    @Test
    void whatIsCertainIsSubscribedTo() {
        assertThat(SignNowEventNames.CERTAIN).isEqualTo(CERTAIN);
        assertThat(SignNowEventNames.FIRST_GENERATION)
                .containsExactlyInAnyOrder(
                        "document.create",
                        "document.update",
                        "document.delete",
                        "document.complete",
                        "invite.create",
                        "invite.update");
    }

    @Test
    void typesChooseNames() {
        assertThat(ofTypes(SignNowEventNames.CERTAIN, EventType.COMPLETED, EventType.DECLINED))
                .containsExactlyInAnyOrder(
                        "user.document.complete",
                        "user.document_group.complete",
                        "user.document.fieldinvite.decline");
        // says signed by its status only
        assertThat(ofTypes(SignNowEventNames.FIRST_GENERATION, EventType.SIGNED))
                .containsExactly("invite.update");
        assertThat(ofTypes(SignNowEventNames.FIRST_GENERATION, EventType.EXPIRED)).isEmpty();
    }

    private static Set<String> ofTypes(Set<String> names, EventType... types) {
        return SignNowEventNames.ofTypes(names, Set.of(types));
    }
}
