// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.signeasy.RequestRoutes.Family;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        endpoints.bearer("PUT", "/v1/files/signed/:id", SignedRoutes::rename);
        endpoints.bearer("GET", "/v1/audit-trail/:id", this::auditTrail);

        String envelope = Family.ENVELOPE.prefix + "/signed";
        endpoints.bearer("GET", envelope + "/pending/:id", SignedRoutes::ofRequest);
        for (Family family :
                List.of(Family.ENVELOPE, Family.REQUEST, Family.EMBEDDED, Family.TEMPLATE)) {
            mount(endpoints, family.prefix + "/signed", family::showsSigned);
        }
        endpoints.bearer(
                "GET",
                envelope + "/:id/download/:type",
                c -> byType(c, c.signedFile(Family.ENVELOPE::showsSigned), c.path("type"), false));
        endpoints.bearer("GET", envelope + "/:id/:source/download", this::oneSource);
        mount(endpoints, "/v3/me/signed", SignedFile::isOfOwner);
        endpoints.bearer("GET", "/v3/signed/:id/download", this::downloadAny);
    }

    private void mount(SigneasyEndpoints endpoints, String prefix, Predicate<SignedFile> shows) {
        endpoints.bearer(
                "GET",
                prefix,
                c ->
                        c.answer(
                                SigneasyJson.list(
                                        c.signedFiles().filter(shows),
                                        signed -> SigneasyJson.of(signed, c.newer()))));
        endpoints.bearer("GET", prefix + "/:id", call -> answer(call, call.signedFile(shows)));
        endpoints.bearer("DELETE", prefix + "/:id", call -> delete(call, call.signedFile(shows)));
        endpoints.bearer(
                "GET",
                prefix + "/:id/download",
                call -> {
                    SignedFile signed = call.signedFile(shows);
                    call.pdf(signed.name(), tempFiles -> pdfs.signed(signed, tempFiles));
                });
        endpoints.bearer(
                "GET", prefix + "/:id/certificate", c -> certificate(c, c.signedFile(shows)));
    }

    private static void answer(SigneasyCall call, SignedFile signed) {
        call.answer(SigneasyJson.of(signed, call.newer()));
    }

    private static void delete(SigneasyCall call, SignedFile signed) {
        call.state()
                .signedFiles
                .change(String.valueOf(signed.id()), file -> file.deletedAt(call.now()));
        call.noContent();
    }

    private static void rename(SigneasyCall call) {
        SignedFile signed = call.signedFile(any -> true);
        String name = call.body().path("name").asText();
        if (call.signedFiles().anyMatch(o -> o.id() != signed.id() && o.name().equals(name))) {
            throw SigneasyError.filenameExists();
        }
        answer(
                call,
                call.state()
                        .signedFiles
                        .change(call.path("id"), file -> file.renamed(name, call.now())));
    }

    /** Also of files that were deleted. */
    private void auditTrail(SigneasyCall call) {
        certificate(
                call,
                call.state()
                        .signedFiles
                        .find(call.path("id"))
                        .filter(file -> call.isMine(file.owner()))
                        .orElseThrow(SigneasyError::noAuditTrail));
    }

    private void certificate(SigneasyCall call, SignedFile signed) {
        List<EnvelopeHistory> history = history(call, signed);
        call.pdf(
                "certificate-" + signed.id() + ".pdf",
                tempFiles -> pdfs.certificate(signed, history, tempFiles));
    }

    private static List<EnvelopeHistory> history(SigneasyCall call, SignedFile signed) {
        int id = signed.isOfOwner() ? signed.id() : signed.request().id();
        return call.state().history.of(String.valueOf(id));
    }

    /** What a pending envelope became. */
    private static void ofRequest(SigneasyCall call) {
        answer(
                call,
                call.state()
                        .signedFile(call.sentRequest(Family.ENVELOPE::shows))
                        .filter(file -> !file.deleted())
                        .orElseThrow(call::unavailable));
    }

    private void oneSource(SigneasyCall call) {
        SignedFile signed = call.signedFile(Family.ENVELOPE::showsSigned);
        String wanted = call.path("source");
        int number =
                IntStream.range(0, signed.sources().size())
                        .filter(
                                i ->
                                        isNamed(signed.sources().get(i).key(), wanted)
                                                || isNamed(
                                                        signed.sources().get(i).document().id(),
                                                        wanted))
                        .findFirst()
                        .orElseThrow(call::unavailable);
        call.pdf(
                signed.sources().get(number).upload().downloadName(".pdf"),
                tempFiles -> pdfs.part(signed.request(), number, tempFiles));
    }

    private static boolean isNamed(int id, String wanted) {
        return String.valueOf(id).equals(wanted);
    }

    private void downloadAny(SigneasyCall call) {
        String type = call.query("type");
        boolean certificate = "true".equals(call.query("include_certificate"));
        byType(call, call.signedFile(any -> true), type == null ? "merged" : type, certificate);
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
                    call.zip(
                            signed.name().replaceFirst("(?i)\\.pdf$", ".zip"),
                            tempFiles -> {
                                Map<String, Path> parts =
                                        new LinkedHashMap<>(pdfs.parts(signed, tempFiles));
                                if (certificate) {
                                    parts.put(
                                            parts.size() + 1 + "-certificate.pdf",
                                            pdfs.certificate(signed, history, tempFiles));
                                }
                                return parts;
                            });
            default -> throw SigneasyError.invalid("type must be merged or split");
        }
    }
}
