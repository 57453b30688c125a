// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is behind Yousign's links, for the signing page. */
final class YousignSigningService implements SigningService {
    private final Supplier<YousignState> state;
    private final Pages pages;

    YousignSigningService(Supplier<YousignState> state, Pages pages) {
        this.state = state;
        this.pages = pages;
    }

    @Override
    public Optional<SigningVisit> visit(String token) {
        YousignState now = state.get();
        synchronized (now) {
            return now.links.find(token).flatMap(link -> visitor(now, link)).map(this::visit);
        }
    }

    private static Optional<Visitor> visitor(YousignState now, YousignLink link) {
        Optional<SignatureRequest> request = now.requests.find(link.envelopeId());
        if (request.isPresent()) {
            return Optional.of(
                    new RequestVisitor(
                            now,
                            request.get(),
                            Optional.ofNullable(link.personId())
                                    .flatMap(request.get()::recipient)
                                    .orElse(null)));
        }
        return now.procedures
                .find(link.envelopeId())
                .flatMap(
                        procedure ->
                                procedure.members.stream()
                                        .filter(member -> member.id.equals(link.personId()))
                                        .findFirst())
                .map(member -> new MemberVisitor(now, member));
    }

    private static Visitor visitor(YousignState now, String token) {
        return now.links
                .find(token)
                .flatMap(link -> visitor(now, link))
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }

    @Override
    public void opened(String token) {
        YousignState now = state.get();
        synchronized (now) {
            visitor(now, token).opened();
        }
    }

    private SigningVisit visit(Visitor visitor) {
        return visitor.visit(views(visitor.drawings()));
    }

    @Override
    public List<SigningDocument> documents(String id) {
        YousignState now = state.get();
        synchronized (now) {
            List<Drawing> drawings =
                    now.requests
                            .find(id)
                            .map(RequestDrawing::all)
                            .or(() -> now.procedures.find(id).map(ProcedureDrawing::all))
                            .orElse(List.of());
            return views(drawings);
        }
    }

    private List<SigningDocument> views(List<Drawing> drawings) {
        return drawings.stream()
                .map(each -> new SigningDocument(each.upload().name(), () -> pages.draw(each)))
                .toList();
    }

    @Override
    public Optional<String> sign(String token, String email, SignatureMark mark) {
        YousignState now = state.get();
        synchronized (now) {
            return visitor(now, token).sign(mark);
        }
    }

    @Override
    public Optional<String> decline(String token, String reason) {
        YousignState now = state.get();
        synchronized (now) {
            return visitor(now, token).decline(reason);
        }
    }

    /** Somebody with a link. */
    private interface Visitor {
        SigningVisit visit(List<SigningDocument> documents);

        void opened();

        List<Drawing> drawings();

        Optional<String> sign(SignatureMark mark);

        Optional<String> decline(String reason);
    }

    /**
     * In version 3.
     *
     * @param recipient null for a follower, who only looks
     */
    private record RequestVisitor(YousignState state, SignatureRequest request, Recipient recipient)
            implements Visitor {
        @Override
        public SigningVisit visit(List<SigningDocument> documents) {
            boolean turn = recipient != null && recipient.isAsked() && request.status.isOpen();
            boolean done =
                    recipient instanceof Signer signer && signer.hasSigned()
                            || recipient instanceof Approver approver && approver.hasApproved();
            String verb = recipient instanceof Approver ? "Please approve: " : "Please sign: ";
            return new SigningVisit(
                    turn ? verb + request.name() : request.name(),
                    state.accounts.sender(request).path("email").asText(),
                    recipient == null ? null : recipient.email(),
                    documents,
                    turn ? State.TO_SIGN : done ? State.DONE : State.NOTHING_TO_DO,
                    "Status: " + request.status.word());
        }

        @Override
        public void opened() {
            if (request.status.isOpen()) {
                state.lifecycle.opened(request, recipient);
            }
        }

        @Override
        public List<Drawing> drawings() {
            return RequestDrawing.all(request);
        }

        @Override
        public Optional<String> sign(SignatureMark mark) {
            if (recipient instanceof Approver approver) {
                state.lifecycle.approve(request, approver);
                return Optional.empty();
            }
            Signer signer = signer();
            signer.mark = mark;
            state.lifecycle.sign(request, signer, "127.0.0.1");
            return next(signer, "success");
        }

        @Override
        public Optional<String> decline(String reason) {
            if (recipient instanceof Approver approver) {
                state.lifecycle.reject(request, approver, reason);
                return Optional.empty();
            }
            Signer signer = signer();
            state.lifecycle.decline(request, signer, reason);
            return next(signer, "decline");
        }

        private Signer signer() {
            if (recipient instanceof Signer signer) {
                return signer;
            }
            throw new IllegalStateException("This link is for looking only");
        }

        private static Optional<String> next(Signer signer, String outcome) {
            return address(signer.settings.path("redirect_urls").path(outcome));
        }
    }

    /** In version 2. */
    private record MemberVisitor(YousignState state, Member member) implements Visitor {
        @Override
        public SigningVisit visit(List<SigningDocument> documents) {
            Procedure procedure = member.procedure;
            boolean turn = member.isAsked() && procedure.status == Procedure.Status.ACTIVE;
            return new SigningVisit(
                    turn ? "Please sign: " + procedure.name() : procedure.name(),
                    Yousign.DEMO_USER,
                    member.email(),
                    documents,
                    turn ? State.TO_SIGN : member.isDone() ? State.DONE : State.NOTHING_TO_DO,
                    "Status: " + procedure.status.word());
        }

        /** Version 2 reports it to nobody. */
        @Override
        public void opened() {}

        @Override
        public List<Drawing> drawings() {
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

    private static Optional<String> address(JsonNode text) {
        return Optional.of(text.asText("")).filter(address -> address.matches("https?://.*"));
    }
}
