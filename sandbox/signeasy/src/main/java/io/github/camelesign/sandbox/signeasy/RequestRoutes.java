// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signeasy.SignatureRequest.Status;
import java.util.stream.Stream;

/** Signature requests on their way, in one part of the API. */
final class RequestRoutes {
    private final Family family;
    private final RequestPdf pdfs;

    RequestRoutes(Family family, RequestPdf pdfs) {
        this.family = family;
        this.pdfs = pdfs;
    }

    void mount(SigneasyEndpoints endpoints) {
        String prefix = family.prefix();
        endpoints.bearer("GET", prefix, this::list);
        endpoints.bearer("GET", prefix + "/:id", this::get);
        endpoints.bearer("POST", prefix + "/:id/remind", this::remind);
        endpoints.bearer("POST", prefix + "/:id/cancel", this::cancel);
        if (family == Family.ENVELOPE) {
            endpoints.bearer("POST", prefix, RequestRoutes::sendEnvelope);
            endpoints.bearer("GET", prefix + "/:id/download/merged", this::download);
            endpoints.bearer("GET", prefix + "/:id/download/split", this::downloadSplit);
        } else {
            endpoints.bearer("GET", prefix + "/:id/download", this::download);
        }
        if (family == Family.PENDING) {
            endpoints.bearer("POST", prefix + "/:id/decline", this::decline);
        }
        if (family != Family.REQUEST) {
            endpoints.bearer("POST", prefix + "/:id/signing/url", this::signingUrl);
        }
    }

    private static void sendEnvelope(SigneasyCall call) {
        SignatureRequest request = new EnvelopeReader(call).send();
        call.answer(200, RequestJson.of(request, call.version()));
    }

    private void list(SigneasyCall call) {
        Stream<SignatureRequest> mine =
                call.state().requests.listed().stream()
                        .filter(request -> family.shows(request.sending()))
                        .filter(call::concernsMe);
        Stream<SignatureRequest> shown =
                call.version() < 3 ? mine : SigneasyPaging.page(call, mine);
        call.answer(
                200, FileJson.list(FileJson.each(shown, r -> RequestJson.of(r, call.version()))));
    }

    private void get(SigneasyCall call) {
        call.answer(200, RequestJson.of(call.request(family::shows), call.version()));
    }

    private void remind(SigneasyCall call) {
        call.change(call.sentRequest(family::shows), SignatureRequest::reminded);
        call.done();
    }

    private void cancel(SigneasyCall call) {
        SignatureRequest request = call.sentRequest(family::shows);
        call.optionalBody();
        call.change(request, r -> r.over(Status.CANCELED, call.now()));
        call.done();
    }

    private void decline(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        String reason = RequestBody.optionalText(call.optionalBody(), "message");
        String email = call.user().email();
        if (!request.waitsFor(email)) {
            throw call.unavailable();
        }
        call.change(request, r -> r.declinedBy(email, reason, call.now()));
        call.done();
    }

    private void signingUrl(SigneasyCall call) {
        SignatureRequest request = call.sentRequest(family::shows);
        if (!request.isOpen() || !request.sending().embedded()) {
            throw call.unavailable();
        }
        ObjectNode body = call.body();
        String email = RequestBody.JSON.email(body, "recipient_email");
        if (!request.concerns(email)) {
            throw SigneasyError.invalid("Bad Request");
        }
        RequestBody.flag(body, "allow_decline", true);
        SigneasyLink link =
                call.state()
                        .links
                        .make(SigneasyLink.Purpose.SIGN, request.id(), email, body, call.origin());
        call.answer(200, JsonReader.object().put("url", call.state().links.address(link)));
    }

    private void download(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        call.pdf(request.sending().fileName(), tempFiles -> pdfs.merged(request, tempFiles));
    }

    private void downloadSplit(SigneasyCall call) {
        SignatureRequest request = call.request(family::shows);
        ZipAnswer.send(
                call, request.sending().fileName(), tempFiles -> pdfs.parts(request, tempFiles));
    }
}
