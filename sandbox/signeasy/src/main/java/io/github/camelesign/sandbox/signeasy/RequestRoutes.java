// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.signeasy.SignatureRequest.Status;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Signature requests on their way, in one part of the API. */
record RequestRoutes(Family family, RequestPdf pdfs) {
    /** The parts of the API that show signature requests, and which of them each shows. */
    enum Family {
        /** Version 1 shows all. */
        PENDING("/v1/files/pending", sending -> true),
        ENVELOPE("/v3/rs/envelope", Sending::isEnvelope),
        /** Of templates; their paths are like those of others from the signed file on. */
        TEMPLATE("/v3/template/rs", Sending::isOfTemplate),
        /** Requests whose signers or sender see a page inside another application. */
        EMBEDDED("/v3/rs/embedded", Sending::isOnPage),
        REQUEST("/v3/rs", sending -> !sending.isEnvelope());

        final String prefix;
        private final Predicate<Sending> shows;

        Family(String prefix, Predicate<Sending> shows) {
            this.prefix = prefix;
            this.shows = shows;
        }

        boolean shows(Sending sending) {
            return shows.test(sending);
        }

        /** Whether it shows the signed file of a request; what owners sign is elsewhere. */
        boolean showsSigned(SignedFile signed) {
            return !signed.isOfOwner() && shows(signed.request().sending());
        }
    }

    void mount(SigneasyEndpoints api) {
        String prefix = family.prefix;
        String one = prefix + "/:id";
        if (family == Family.EMBEDDED) {
            // the id may stand in the body
            api.on(
                    "POST",
                    prefix + "/signing_url",
                    c -> signingUrl(c, c.body().path("pending_file_id").asText(), "email"));
        }
        if (family != Family.REQUEST) {
            api.on(
                    "POST",
                    one + "/signing/url",
                    c -> signingUrl(c, c.path("id"), "recipient_email"));
        }
        if (family == Family.PENDING) {
            api.on("POST", one + "/decline", this::decline);
        }
        api.on("GET", prefix, this::list);
        api.on("GET", one, this::get);
        api.on("POST", one + "/remind", this::remind);
        api.on("POST", one + "/cancel", this::cancel);
        if (family == Family.ENVELOPE) {
            api.on("GET", one + "/download/merged", this::download);
            api.on("GET", one + "/download/split", this::downloadSplit);
        } else {
            api.on("GET", one + "/download", this::download);
        }
    }

    private void list(SigneasyCall call) {
        List<SignatureRequest> mine =
                call.state().requests.listed().stream()
                        .filter(request -> family.shows(request.sending()))
                        .filter(call::concernsMe)
                        .toList();
        Stream<SignatureRequest> shown = call.newer() ? call.page(mine) : mine.stream();
        call.answerList(shown.map(r -> SigneasyJson.of(r, call.newer())));
    }

    private SignatureRequest sent(SigneasyCall call) {
        return call.sentRequest(call.path("id"), family::shows);
    }

    private void get(SigneasyCall call) {
        call.answer(SigneasyJson.of(call.request(family::shows), call.newer()));
    }

    private void remind(SigneasyCall call) {
        call.change(sent(call), SignatureRequest::reminded);
        call.done();
    }

    private void cancel(SigneasyCall call) {
        call.change(sent(call), r -> r.over(Status.CANCELED, call.now()));
        call.done();
    }

    private void decline(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        String reason = call.body().path("message").asText("");
        String email = call.user().email();
        call.unavailable().when(!request.waitsFor(email));
        call.change(request, r -> r.declinedBy(email, reason, call.now()));
        call.done();
    }

    private void signingUrl(SigneasyCall call, String id, String nameOfEmail) {
        SignatureRequest request = call.sentRequest(id, family::shows);
        String email = call.body().path(nameOfEmail).asText();
        call.unavailable().when(!request.isOpen() || !request.sending().embedded());
        SigneasyError.invalid("Bad Request").when(!request.concerns(email));
        call.answer(call.link(SigneasyLinks.Purpose.SIGN, request.id(), email));
    }

    private void download(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        call.pdf(request.sending().fileName(), tempFiles -> pdfs.merged(request, tempFiles));
    }

    private void downloadSplit(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        call.zip(
                request.sending().fileName().replaceFirst("(?i)\\.pdf$", ".zip"),
                tempFiles -> pdfs.parts(request, tempFiles));
    }
}
