// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signeasy.Sending.Kind;
import io.github.camelesign.sandbox.signeasy.SignatureRequest.Status;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Signature requests on their way, in one part of the API. */
final class RequestRoutes {
    private final Family family;
    private final RequestPdf pdfs;

    /** The parts of the API that show signature requests, and which of them each shows. */
    enum Family {
        /** Version 1 shows all. */
        PENDING("/v1/files/pending", sending -> true),
        ENVELOPE("/v3/rs/envelope", Sending::isEnvelope),
        /** Of templates; their paths are like those of others from the signed file on. */
        TEMPLATE(
                "/v3/template/rs",
                sending ->
                        !sending.isEnvelope()
                                && sending.sources().get(0).document().type()
                                        == Document.Type.TEMPLATE),
        /** Requests whose signers or sender see a page inside another application. */
        EMBEDDED(
                "/v3/rs/embedded",
                sending ->
                        sending.kind() == Kind.SENT_ON_PAGE
                                || sending.kind() == Kind.REQUEST && sending.embedded()),
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

    RequestRoutes(Family family, RequestPdf pdfs) {
        this.family = family;
        this.pdfs = pdfs;
    }

    void mount(SigneasyEndpoints endpoints) {
        String prefix = family.prefix;
        if (family == Family.EMBEDDED) {
            // the id may stand in the body
            endpoints.bearer(
                    "POST",
                    prefix + "/signing_url",
                    c ->
                            signingUrl(
                                    c,
                                    c.sentRequest(
                                            c.body().path("pending_file_id").asText(),
                                            family::shows),
                                    c.body().path("email").asText()));
        }
        if (family != Family.REQUEST) {
            endpoints.bearer(
                    "POST",
                    prefix + "/:id/signing/url",
                    c ->
                            signingUrl(
                                    c,
                                    c.sentRequest(family::shows),
                                    c.body().path("recipient_email").asText()));
        }
        if (family == Family.PENDING) {
            endpoints.bearer("POST", prefix + "/:id/decline", this::decline);
        }
        endpoints.bearer("GET", prefix, this::list);
        endpoints.bearer("GET", prefix + "/:id", this::get);
        endpoints.bearer("POST", prefix + "/:id/remind", this::remind);
        endpoints.bearer("POST", prefix + "/:id/cancel", this::cancel);
        if (family == Family.ENVELOPE) {
            endpoints.bearer("GET", prefix + "/:id/download/merged", this::download);
            endpoints.bearer("GET", prefix + "/:id/download/split", this::downloadSplit);
        } else {
            endpoints.bearer("GET", prefix + "/:id/download", this::download);
        }
    }

    private void list(SigneasyCall call) {
        List<SignatureRequest> mine =
                call.state().requests.listed().stream()
                        .filter(request -> family.shows(request.sending()))
                        .filter(call::concernsMe)
                        .toList();
        Stream<SignatureRequest> shown = call.newer() ? call.page(mine) : mine.stream();
        call.answer(SigneasyJson.list(shown, r -> SigneasyJson.of(r, call.newer())));
    }

    private void get(SigneasyCall call) {
        call.answer(SigneasyJson.of(call.request(family::shows), call.newer()));
    }

    private void remind(SigneasyCall call) {
        call.change(call.sentRequest(family::shows), SignatureRequest::reminded);
        call.done();
    }

    private void cancel(SigneasyCall call) {
        call.change(call.sentRequest(family::shows), r -> r.over(Status.CANCELED, call.now()));
        call.done();
    }

    private void decline(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        String reason = call.body().path("message").asText("");
        String email = call.user().email();
        if (!request.waitsFor(email)) {
            throw call.unavailable();
        }
        call.change(request, r -> r.declinedBy(email, reason, call.now()));
        call.done();
    }

    private static void signingUrl(SigneasyCall call, SignatureRequest request, String email) {
        if (!request.isOpen() || !request.sending().embedded()) {
            throw call.unavailable();
        }
        if (!request.concerns(email)) {
            throw SigneasyError.invalid("Bad Request");
        }
        ObjectNode body = call.body();
        String url =
                call.state()
                        .links
                        .make(SigneasyLinks.Purpose.SIGN, request.id(), email, body, call.origin());
        call.answer(JsonReader.object().put("url", url));
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
