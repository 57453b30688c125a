// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.TempFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Signed files, in each part of the API that shows some of them. */
final class SignedRoutes {
    private final RequestPdf pdfs;

    SignedRoutes(RequestPdf pdfs) {
        this.pdfs = pdfs;
    }

    void mount(SigneasyEndpoints endpoints) {
        mount(endpoints, "/v1/files/signed", signed -> true);
        endpoints.bearer("PUT", "/v1/files/signed/:id", this::rename);
        endpoints.bearer("GET", "/v1/audit-trail/:id", this::auditTrail);

        String envelope = Family.ENVELOPE.prefix() + "/signed";
        endpoints.bearer("GET", envelope + "/pending/:id", this::ofRequest);
        mountNewer(endpoints, envelope, Family.ENVELOPE::showsSigned);
        endpoints.bearer(
                "GET",
                envelope + "/:id/download/:type",
                c -> byType(c, c.signedFile(Family.ENVELOPE::showsSigned), c.path("type"), false));
        endpoints.bearer("GET", envelope + "/:id/:source/download", this::oneSource);
        mountNewer(endpoints, Family.REQUEST.prefix() + "/signed", Family.REQUEST::showsSigned);
        mountNewer(endpoints, Family.EMBEDDED.prefix() + "/signed", Family.EMBEDDED::showsSigned);
        mountNewer(endpoints, "/v3/me/signed", SignedFile::isOfOwner);
        endpoints.bearer("GET", "/v3/signed/:id/download", this::downloadAny);
    }

    private void mount(SigneasyEndpoints endpoints, String prefix, Predicate<SignedFile> shows) {
        endpoints.bearer("GET", prefix, call -> list(call, shows));
        endpoints.bearer("GET", prefix + "/:id", call -> get(call, shows));
        endpoints.bearer("GET", prefix + "/:id/download", call -> download(call, shows));
        endpoints.bearer("DELETE", prefix + "/:id", call -> delete(call, shows));
    }

    private void mountNewer(
            SigneasyEndpoints endpoints, String prefix, Predicate<SignedFile> shows) {
        mount(endpoints, prefix, shows);
        endpoints.bearer(
                "GET", prefix + "/:id/certificate", c -> certificate(c, c.signedFile(shows)));
    }

    private void list(SigneasyCall call, Predicate<SignedFile> shows) {
        call.answer(
                200,
                FileJson.list(
                        FileJson.each(
                                call.state().signedFiles.all().stream()
                                        .filter(signed -> call.isMine(signed.owner()))
                                        .filter(signed -> !signed.deleted())
                                        .filter(shows),
                                signed -> FileJson.of(signed, call.version()))));
    }

    private void get(SigneasyCall call, Predicate<SignedFile> shows) {
        call.answer(200, FileJson.of(call.signedFile(shows), call.version()));
    }

    private void download(SigneasyCall call, Predicate<SignedFile> shows) {
        SignedFile signed = call.signedFile(shows);
        call.pdf(signed.name(), tempFiles -> pdfs.signed(signed, tempFiles));
    }

    private void delete(SigneasyCall call, Predicate<SignedFile> shows) {
        SignedFile signed = call.signedFile(shows);
        call.state()
                .signedFiles
                .change(String.valueOf(signed.id()), file -> file.deletedAt(call.now()));
        call.noContent();
    }

    private void rename(SigneasyCall call) {
        SignedFile signed = call.signedFile(any -> true);
        String name = RequestBody.JSON.text(call.body(), "name");
        boolean taken =
                call.state().signedFiles.all().stream()
                        .filter(other -> call.isMine(other.owner()) && !other.deleted())
                        .anyMatch(o -> o.id() != signed.id() && o.name().equals(name));
        if (taken) {
            throw SigneasyError.filenameExists();
        }
        SignedFile renamed =
                call.state()
                        .signedFiles
                        .change(call.path("id"), file -> file.renamed(name, call.now()));
        call.answer(200, FileJson.of(renamed, call.version()));
    }

    /** Also of files that were deleted. */
    private void auditTrail(SigneasyCall call) {
        SignedFile signed =
                call.state()
                        .signedFiles
                        .find(call.path("id"))
                        .filter(file -> call.isMine(file.owner()))
                        .orElseThrow(SigneasyError::noAuditTrail);
        certificate(call, signed);
    }

    private void certificate(SigneasyCall call, SignedFile signed) {
        List<EnvelopeHistory> history = history(call, signed);
        call.pdf(
                "certificate-" + signed.id() + ".pdf",
                tempFiles -> pdfs.certificate(signed, history, tempFiles));
    }

    private static List<EnvelopeHistory> history(SigneasyCall call, SignedFile signed) {
        return call.state().history.of(signed.isOfOwner() ? signed.id() : signed.request().id());
    }

    /** What a pending envelope became. */
    private void ofRequest(SigneasyCall call) {
        SignedFile signed =
                call.state()
                        .signedFile(call.sentRequest(Family.ENVELOPE::shows))
                        .filter(file -> !file.deleted())
                        .orElseThrow(call::unavailable);
        call.answer(200, FileJson.of(signed, call.version()));
    }

    private void oneSource(SigneasyCall call) {
        SignedFile signed = call.signedFile(Family.ENVELOPE::showsSigned);
        int number =
                IntStream.range(0, signed.sources().size())
                        .filter(i -> isNamed(signed.sources().get(i), call.path("source")))
                        .findFirst()
                        .orElseThrow(call::unavailable);
        call.pdf(
                signed.sources().get(number).upload().downloadName(".pdf"),
                tempFiles -> pdfs.part(signed.request(), number, tempFiles));
    }

    private static boolean isNamed(Source source, String id) {
        return String.valueOf(source.id()).equals(id) || String.valueOf(source.key()).equals(id);
    }

    private void downloadAny(SigneasyCall call) {
        String type = call.query("type");
        String certificate = call.query("include_certificate");
        byType(
                call,
                call.signedFile(any -> true),
                type == null ? "merged" : type,
                "true".equals(certificate));
    }

    private void byType(SigneasyCall call, SignedFile signed, String type, boolean certificate) {
        List<EnvelopeHistory> history = history(call, signed);
        switch (type) {
            case "merged" ->
                    call.pdf(
                            signed.name(),
                            tempFiles -> {
                                Path pdf = pdfs.signed(signed, tempFiles);
                                return certificate
                                        ? pdfs.withCertificate(
                                                pdf,
                                                pdfs.certificate(signed, history, tempFiles),
                                                tempFiles)
                                        : pdf;
                            });
            case "split" ->
                    ZipAnswer.send(
                            call,
                            signed.name(),
                            tempFiles -> split(signed, history, certificate, tempFiles));
            default -> throw SigneasyError.invalid("type must be merged or split");
        }
    }

    private List<ZipAnswer.Part> split(
            SignedFile signed,
            List<EnvelopeHistory> history,
            boolean certificate,
            TempFiles tempFiles)
            throws IOException {
        List<ZipAnswer.Part> parts = new ArrayList<>();
        if (signed.isOfOwner()) {
            parts.add(new ZipAnswer.Part(signed.name(), pdfs.signed(signed, tempFiles)));
        } else {
            parts.addAll(pdfs.parts(signed.request(), tempFiles));
        }
        if (certificate) {
            parts.add(
                    new ZipAnswer.Part(
                            "certificate.pdf", pdfs.certificate(signed, history, tempFiles)));
        }
        return parts;
    }
}
