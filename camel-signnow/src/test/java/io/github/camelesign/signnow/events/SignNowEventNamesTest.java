// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SignNow's names of events, from its documentation and not from the component. */
class SignNowEventNamesTest {

    /** Name and type at the document; each exists at the user as well. */
    private static final String SECOND_GENERATION =
            """
            document.create                                      created
            document.update                                      updated
            document.open                                        viewed
            document.complete                                    completed
            document.delete                                      deleted
            document.fieldinvite.create                          updated
            document.fieldinvite.sent                            sent
            document.fieldinvite.signed                          signed
            document.fieldinvite.decline                         declined
            document.fieldinvite.delete                          voided
            document.fieldinvite.reassign                        updated
            document.fieldinvite.replace                         updated
            document.fieldinvite.resend                          reminded
            document.fieldinvite.revoke                          voided
            document.fieldinvite.accept                          updated
            document.fieldinvite.consent.agreed                  updated
            document.fieldinvite.consent.declined                declined
            document.fieldinvite.authentication.failed           failed
            document.fieldinvite.email.delivery.failed           failed
            document.freeform.create                             sent
            document.freeform.signed                             signed
            document.freeform.cancel                             voided
            document.freeform.resend                             reminded
            document_group.create                                created
            document_group.update                                updated
            document_group.complete                              completed
            document_group.delete                                deleted
            document_group.open                                  viewed
            document_group.invite.create                         sent
            document_group.invite.resend                         reminded
            document_group.invite.update                         updated
            document_group.invite.cancel                         voided
            document_group.invite.sent                           sent
            document_group.invite.signed                         signed
            document_group.invite.reassign                       updated
            document_group.invite.declined                       declined
            document_group.invite.authentication.failed          failed
            document_group.invite.email.delivery.failed          failed
            document_group.invite.consent.agreed                 updated
            document_group.invite.consent.declined               declined
            template.copy                                        created
            invite.expired                                       expired
            """;

    /** Those that a user can subscribe to for certain: official SDKs name them. */
    private static final String CERTAIN =
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
            """;

    private static Stream<Object[]> secondGeneration() {
        return SECOND_GENERATION.lines().map(line -> (Object[]) line.split(" +"));
    }

    @ParameterizedTest
    @MethodSource("secondGeneration")
    void aNameIsTheSameAtUserAndDocument(String name, String type) {
        assertThat(SignNowEventNames.type(name, null)).hasToString(type);
        assertThat(SignNowEventNames.type("user." + name, null)).hasToString(type);
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
        assertThat(SignNowEventNames.SUBSCRIBED)
                .containsExactlyInAnyOrder(CERTAIN.strip().split("\\s+"));
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
        assertThat(ofTypes(SignNowEventNames.SUBSCRIBED, EventType.COMPLETED, EventType.DECLINED))
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
