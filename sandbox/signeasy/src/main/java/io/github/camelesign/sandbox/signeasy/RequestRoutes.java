// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Purpose;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Signature requests on their way, in one part of the API; and signed files, in each part. */
record RequestRoutes(Family family) {
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
            return !signed.isOfOwner() && shows(signed.request().contents());
        }
    }

    static void mount(SigneasyEndpoints api) {
        // their paths have a word where others have an id
        mountSigned(api, "/v1/files/signed", signed -> true);
        api.on("PUT", "/v1/files/signed/:id", RequestRoutes::rename);
        api.on("GET", "/v1/audit-trail/:id", RequestRoutes::auditTrail);
        String envelope = Family.ENVELOPE.prefix + "/signed";
        api.on("GET", envelope + "/pending/:id", RequestRoutes::ofRequest);
        for (Family family :
                List.of(Family.ENVELOPE, Family.REQUEST, Family.EMBEDDED, Family.TEMPLATE)) {
            mountSigned(api, family.prefix + "/signed", family::showsSigned);
        }
        api.on(
                "GET",
                envelope + "/:id/download/:type",
                c -> byType(c, c.signedFile(Family.ENVELOPE::showsSigned), c.path("type"), false));
        api.on("GET", envelope + "/:id/:source/download", RequestRoutes::oneSource);
        mountSigned(api, "/v3/me/signed", SignedFile::isOfOwner);
        api.on("GET", "/v3/signed/:id/download", RequestRoutes::downloadAny);
        for (Family family : Family.values()) {
            new RequestRoutes(family).mountPending(api);
        }
    }

    private void mountPending(SigneasyEndpoints api) {
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
        List<Circulation<Sending>> mine =
                call.state().requests.listed().stream()
                        .filter(request -> family.shows(request.contents()))
                        .filter(call::concernsMe)
                        .toList();
        Stream<Circulation<Sending>> shown = call.newer() ? call.page(mine) : mine.stream();
        call.answerList(shown.map(r -> SigneasyJson.of(r, call.newer())));
    }

    private Circulation<Sending> sent(SigneasyCall call) {
        return call.sentRequest(call.path("id"), family::shows);
    }

    private void get(SigneasyCall call) {
        call.answer(SigneasyJson.of(call.request(family::shows), call.newer()));
    }

    private void remind(SigneasyCall call) {
        call.change(sent(call), r -> Records.with(r, "reminders", r.reminders() + 1));
        call.done();
    }

    private void cancel(SigneasyCall call) {
        call.change(sent(call), r -> r.over(Status.CANCELLED, null, call.now()));
        call.done();
    }

    private void decline(SigneasyCall call) {
        Circulation<Sending> request = call.request(family::shows);
        String reason = call.body().path("message").asText("");
        String email = call.user().email();
        call.unavailable().when(!request.waitsFor(email));
        call.change(request, r -> r.declinedBy(email, reason, call.now()));
        call.done();
    }

    private void signingUrl(SigneasyCall call, String id, String nameOfEmail) {
        Circulation<Sending> request = call.sentRequest(id, family::shows);
        String email = call.body().path(nameOfEmail).asText();
        call.unavailable().when(!request.isOpen() || !request.contents().embedded());
        SigneasyError.invalid("Bad Request").when(!request.concerns(email));
        call.answer(call.link(Purpose.SIGN, request.id(), email));
    }

    private void download(SigneasyCall call) {
        Circulation<Sending> request = call.request(family::shows);
        RequestPdf pdfs = call.state().pdfs;
        call.pdf(request.contents().fileName(), f -> pdfs.merged(t -> pdfs.parts(request, t), f));
    }

    private void downloadSplit(SigneasyCall call) {
        Circulation<Sending> request = call.request(family::shows);
        String name = zipName(request.contents().fileName());
        call.zip(name, files -> call.state().pdfs.parts(request, files));
    }

    private static String zipName(String pdfName) {
        return pdfName.replaceFirst("(?i)\\.pdf$", ".zip");
    }

    private static void mountSigned(
            SigneasyEndpoints api, String prefix, Predicate<SignedFile> shows) {
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
        change(call, signed, file -> Records.with(file, "deleted", true, "modified", call.now()));
        call.noContent();
    }

    private static SignedFile change(
            SigneasyCall call, SignedFile signed, UnaryOperator<SignedFile> step) {
        return call.state().signedFiles.change(String.valueOf(signed.id()), step);
    }

    private static void rename(SigneasyCall call) {
        SignedFile signed = call.signedFile(any -> true);
        String name = call.body().path("name").asText();
        SigneasyError.filenameExists()
                .when(
                        call.signedFiles()
                                .anyMatch(o -> o.id() != signed.id() && o.name().equals(name)));
        Instant now = call.now();
        answer(call, change(call, signed, f -> Records.with(f, "name", name, "modified", now)));
    }

    /** Also of files that were deleted. */
    private static void auditTrail(SigneasyCall call) {
        SignedFile signed =
                call.state()
                        .signedFiles
                        .find(call.path("id"))
                        .filter(file -> call.isMine(file.owner()))
                        .orElseThrow(SigneasyError::noAuditTrail);
        certificate(call, signed);
    }

    private static void certificate(SigneasyCall call, SignedFile signed) {
        List<EnvelopeHistory> history = history(call, signed);
        call.pdf(
                "certificate-" + signed.id() + ".pdf",
                t -> call.state().pdfs.certificate(signed, history, t));
    }

    private static List<EnvelopeHistory> history(SigneasyCall call, SignedFile signed) {
        return call.state().history.of(signed.request().id());
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

    private static void oneSource(SigneasyCall call) {
        Circulation<Sending> request = call.signedFile(Family.ENVELOPE::showsSigned).request();
        List<Sending.Source> sources = request.contents().sources();
        int number =
                IntStream.range(0, sources.size())
                        .filter(i -> sources.get(i).isNamed(call.path("source")))
                        .findFirst()
                        .orElseThrow(call::unavailable);
        call.pdf(
                sources.get(number).upload().downloadName(".pdf"),
                tempFiles -> call.state().pdfs.part(request, number, tempFiles));
    }

    private static void downloadAny(SigneasyCall call) {
        String type = call.query("type");
        boolean certificate = "true".equals(call.query("include_certificate"));
        byType(call, call.signedFile(any -> true), type == null ? "merged" : type, certificate);
    }

    private static void byType(
            SigneasyCall call, SignedFile signed, String type, boolean certificate) {
        RequestPdf pdfs = call.state().pdfs;
        List<EnvelopeHistory> history = history(call, signed);
        Call.Drawings parts =
                files -> {
                    Map<String, Path> all = pdfs.parts(signed.request(), files);
                    if (certificate) {
                        String name = all.size() + 1 + "-certificate.pdf";
                        all.put(name, pdfs.certificate(signed, history, files));
                    }
                    return all;
                };
        switch (type) {
            case "merged" -> call.pdf(signed.name(), files -> pdfs.merged(parts, files));
            case "split" -> call.zip(zipName(signed.name()), parts);
            default -> throw SigneasyError.invalid("type must be merged or split");
        }
    }
}
