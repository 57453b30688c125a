// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.signeasy.RequestRoutes.Family;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Signed files, in each part of the API that shows some of them. */
record SignedRoutes(RequestPdf pdfs) {
    void mount(SigneasyEndpoints api) {
        mount(api, "/v1/files/signed", signed -> true);
        api.on("PUT", "/v1/files/signed/:id", SignedRoutes::rename);
        api.on("GET", "/v1/audit-trail/:id", this::auditTrail);
        String envelope = Family.ENVELOPE.prefix + "/signed";
        api.on("GET", envelope + "/pending/:id", SignedRoutes::ofRequest);
        for (Family family :
                List.of(Family.ENVELOPE, Family.REQUEST, Family.EMBEDDED, Family.TEMPLATE)) {
            mount(api, family.prefix + "/signed", family::showsSigned);
        }
        api.on(
                "GET",
                envelope + "/:id/download/:type",
                c -> byType(c, c.signedFile(Family.ENVELOPE::showsSigned), c.path("type"), false));
        api.on("GET", envelope + "/:id/:source/download", this::oneSource);
        mount(api, "/v3/me/signed", SignedFile::isOfOwner);
        api.on("GET", "/v3/signed/:id/download", this::downloadAny);
    }

    private void mount(SigneasyEndpoints api, String prefix, Predicate<SignedFile> shows) {
        String one = prefix + "/:id";
        api.on("GET", prefix, call -> list(call, shows));
        api.on("GET", one, call -> answer(call, call.signedFile(shows)));
        api.on("DELETE", one, call -> delete(call, call.signedFile(shows)));
        api.on("GET", one + "/download", c -> byType(c, c.signedFile(shows), "merged", false));
        api.on("GET", one + "/certificate", c -> certificate(c, c.signedFile(shows)));
    }

    private static void list(SigneasyCall call, Predicate<SignedFile> shows) {
        Stream<SignedFile> files = call.signedFiles().filter(shows);
        call.answerList(files.map(signed -> SigneasyJson.of(signed, call.newer())));
    }

    private static void answer(SigneasyCall call, SignedFile signed) {
        call.answer(SigneasyJson.of(signed, call.newer()));
    }

    private static void delete(SigneasyCall call, SignedFile signed) {
        change(call, signed, file -> file.deletedAt(call.now()));
        call.noContent();
    }

    private static SignedFile change(
            SigneasyCall call, SignedFile signed, UnaryOperator<SignedFile> step) {
        return call.state().signedFiles.change(String.valueOf(signed.id()), step);
    }

    private static void rename(SigneasyCall call) {
        SignedFile signed = call.signedFile(any -> true);
        String name = call.body().path("name").asText();
        if (call.signedFiles().anyMatch(o -> o.id() != signed.id() && o.name().equals(name))) {
            throw SigneasyError.filenameExists();
        }
        answer(call, change(call, signed, file -> file.renamed(name, call.now())));
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
        call.pdf("certificate-" + signed.id() + ".pdf", t -> pdfs.certificate(signed, history, t));
    }

    private static List<EnvelopeHistory> history(SigneasyCall call, SignedFile signed) {
        int id = signed.isOfOwner() ? signed.id() : signed.request().id();
        return call.state().history.of(String.valueOf(id));
    }

    /** What a pending envelope became. */
    private static void ofRequest(SigneasyCall call) {
        SignedFile signed =
                call.state()
                        .signedFile(call.sentRequest(call.path("id"), Family.ENVELOPE::shows))
                        .filter(file -> !file.deleted())
                        .orElseThrow(call::unavailable);
        answer(call, signed);
    }

    private void oneSource(SigneasyCall call) {
        SignedFile signed = call.signedFile(Family.ENVELOPE::showsSigned);
        int number =
                IntStream.range(0, signed.sources().size())
                        .filter(i -> signed.sources().get(i).isNamed(call.path("source")))
                        .findFirst()
                        .orElseThrow(call::unavailable);
        call.pdf(
                signed.sources().get(number).upload().downloadName(".pdf"),
                tempFiles -> pdfs.part(signed.request(), number, tempFiles));
    }

    private void downloadAny(SigneasyCall call) {
        String type = call.query("type");
        boolean certificate = "true".equals(call.query("include_certificate"));
        byType(call, call.signedFile(any -> true), type == null ? "merged" : type, certificate);
    }

    private void byType(SigneasyCall call, SignedFile signed, String type, boolean certificate) {
        List<EnvelopeHistory> history = history(call, signed);
        Call.Drawing trail = files -> pdfs.certificate(signed, history, files);
        switch (type) {
            case "merged" ->
                    call.pdf(
                            signed.name(),
                            files -> {
                                Path pdf = pdfs.signed(signed, files);
                                return certificate
                                        ? pdfs.merged(List.of(pdf, trail.draw(files)), files)
                                        : pdf;
                            });
            case "split" ->
                    call.zip(
                            signed.name().replaceFirst("(?i)\\.pdf$", ".zip"),
                            files -> {
                                Map<String, Path> parts =
                                        new LinkedHashMap<>(pdfs.parts(signed, files));
                                if (certificate) {
                                    String name = parts.size() + 1 + "-certificate.pdf";
                                    parts.put(name, trail.draw(files));
                                }
                                return parts;
                            });
            default -> throw SigneasyError.invalid("type must be merged or split");
        }
    }
}
