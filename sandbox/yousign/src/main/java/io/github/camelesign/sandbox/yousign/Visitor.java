// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import java.util.List;
import java.util.Optional;

/** Somebody who is asked to sign or approve, or who only looks, as a link leads them there. */
interface Visitor {
    /** Null for those who only look. */
    String id();

    /** Null for those who only look. */
    String email();

    /** Whether it is waited for them. */
    boolean isTurn();

    SigningVisit visit(List<SigningDocument> documents);

    void opened();

    List<Pages.Drawing> drawings();

    /**
     * Signs or approves; returns where they go on, if anywhere.
     *
     * @param mark what they typed or drew
     */
    Optional<String> sign(SignatureMark mark);

    /** Declines or rejects; returns where they go on, if anywhere. */
    Optional<String> decline(String reason);

    default boolean is(String other) {
        return other.equalsIgnoreCase(email());
    }

    private static Optional<String> address(JsonNode text) {
        return Optional.of(text.asText("")).filter(address -> address.matches("https?://.*"));
    }

    /**
     * In version 3.
     *
     * @param recipient null for a follower, who only looks
     */
    record InRequest(YousignState state, SignatureRequest request, Recipient recipient)
            implements Visitor {
        @Override
        public String id() {
            return recipient == null ? null : recipient.id();
        }

        @Override
        public String email() {
            return recipient == null ? null : recipient.email();
        }

        @Override
        public boolean isTurn() {
            return recipient != null && recipient.isAsked() && request.status.isOpen();
        }

        @Override
        public SigningVisit visit(List<SigningDocument> documents) {
            boolean done =
                    recipient instanceof Signer signer && signer.hasSigned()
                            || recipient instanceof Approver approver && approver.hasApproved();
            String verb = recipient instanceof Approver ? "Please approve: " : "Please sign: ";
            return new SigningVisit(
                    isTurn() ? verb + request.name() : request.name(),
                    state.accounts.sender(request).path("email").asText(),
                    email(),
                    documents,
                    isTurn() ? State.TO_SIGN : done ? State.DONE : State.NOTHING_TO_DO,
                    "Status: " + request.status.word());
        }

        @Override
        public void opened() {
            if (request.status.isOpen()) {
                state.lifecycle.opened(request, recipient);
            }
        }

        @Override
        public List<Pages.Drawing> drawings() {
            return RequestDrawing.all(request);
        }

        @Override
        public Optional<String> sign(SignatureMark mark) {
            if (recipient instanceof Signer signer) {
                signer.mark = mark;
            }
            asked().accept(state.lifecycle, request);
            return next("success");
        }

        @Override
        public Optional<String> decline(String reason) {
            asked().refuse(state.lifecycle, request, reason);
            return next("decline");
        }

        private Recipient asked() {
            if (recipient == null) {
                throw new IllegalStateException("This link is for looking only");
            }
            return recipient;
        }

        private Optional<String> next(String outcome) {
            return recipient instanceof Signer signer
                    ? address(signer.settings.path("redirect_urls").path(outcome))
                    : Optional.empty();
        }
    }

    /** In version 2. */
    record InProcedure(YousignState state, Member member) implements Visitor {
        @Override
        public String id() {
            return member.id;
        }

        @Override
        public String email() {
            return member.email();
        }

        @Override
        public boolean isTurn() {
            return member.isAsked() && member.procedure.status == Procedure.Status.ACTIVE;
        }

        @Override
        public SigningVisit visit(List<SigningDocument> documents) {
            Procedure procedure = member.procedure;
            return new SigningVisit(
                    isTurn() ? "Please sign: " + procedure.name() : procedure.name(),
                    Yousign.DEMO_USER,
                    member.email(),
                    documents,
                    isTurn() ? State.TO_SIGN : member.isDone() ? State.DONE : State.NOTHING_TO_DO,
                    "Status: " + procedure.status.word());
        }

        /** Version 2 reports it to nobody. */
        @Override
        public void opened() {}

        @Override
        public List<Pages.Drawing> drawings() {
            return ProcedureDrawing.all(member.procedure);
        }

        @Override
        public Optional<String> sign(SignatureMark mark) {
            member.mark = mark;
            state.procedures.accept(member.procedure, member);
            return address(member.signatureUi().path("redirectSuccess").path("url"));
        }

        @Override
        public Optional<String> decline(String reason) {
            state.procedures.refuse(member.procedure, member, reason);
            return address(member.signatureUi().path("redirectCancel").path("url"));
        }
    }
}
