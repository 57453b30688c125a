// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Call.Drawings;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signeasy.Sending.Field;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what is signed so far, and who did what when. */
record RequestPdf(SharedServices services) {
    private static final float TYPED = 8;

    private SignedPdf pdfs() {
        return new SignedPdf(services.files());
    }

    /** All documents in one. */
    Path merged(Drawings parts, TempFiles tempFiles) throws IOException {
        List<Path> all = List.copyOf(parts.draw(tempFiles).values());
        return all.size() == 1 ? all.get(0) : pdfs().merged(all, tempFiles);
    }

    /** Each document under its name with its number, since two may have the same name. */
    Map<String, Path> parts(Circulation<Sending> request, TempFiles tempFiles) throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        for (Source source : request.contents().sources()) {
            int number = parts.size();
            parts.put(
                    number + 1 + "-" + source.upload().downloadName(".pdf"),
                    part(request, number, tempFiles));
        }
        return parts;
    }

    /**
     * One document, counted from 0. Somebody without a place to sign does so on the last page of
     * the first.
     */
    Path part(Circulation<Sending> request, int number, TempFiles tempFiles) throws IOException {
        Upload upload = request.contents().sources().get(number).upload();
        List<Field> fields =
                request.contents().fields().stream().filter(f -> f.source() == number).toList();
        List<PageText> texts = new ArrayList<>();
        List<SignatureBlock> blocks = new ArrayList<>();
        fields.stream()
                .filter(field -> field.value() != null)
                .forEach(field -> texts.add(text(field, upload, field.value())));
        for (Signer recipient : request.signers()) {
            if (!recipient.hasSigned()) {
                continue;
            }
            SignatureMark mark = services.marks().of(request.id(), recipient.email());
            for (Field field : fields) {
                if (field.order() != recipient.order()) {
                    continue;
                }
                if (field.isSignature()) {
                    blocks.add(signature(recipient, mark, place(field, upload)));
                } else {
                    texts.add(text(field, upload, value(field, recipient)));
                }
            }
            if (number == 0 && !signsSomewhere(request, recipient)) {
                blocks.add(signature(recipient, mark, null));
            }
        }
        return pdfs().drawn(upload, texts, blocks, tempFiles);
    }

    private static boolean signsSomewhere(Circulation<Sending> request, Signer recipient) {
        return request.contents().fields().stream()
                .anyMatch(f -> f.order() == recipient.order() && f.isSignature());
    }

    private static String value(Field field, Signer recipient) {
        return switch (field.type()) {
            case "name" -> recipient.name();
            case "email" -> recipient.email();
            case "date" -> LocalDate.ofInstant(recipient.modified(), ZoneOffset.UTC).toString();
            case "checkbox" -> "X";
            default -> field.type() + " of " + recipient.email();
        };
    }

    private static SignatureBlock signature(Signer recipient, SignatureMark mark, Place place) {
        return new SignatureBlock(recipient.email(), recipient.modified(), place, mark);
    }

    private static PageText text(Field field, Upload upload, String value) {
        Place place = place(field, upload);
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return new PageText(place == null ? new Place(0, TYPED, TYPED) : place, TYPED, line);
    }

    /** Signeasy measures from below, and to the lower edge of the field; null for nowhere. */
    private static Place place(Field field, Upload upload) {
        int page = field.page() == Field.LAST_PAGE ? upload.pages() - 1 : field.page() - 1;
        return page < 0 ? null : new Place(page, field.x(), field.y() + field.height(), true);
    }

    /** The audit trail, which newer versions call a certificate. */
    Path certificate(SignedFile signed, List<EnvelopeHistory> history, TempFiles tempFiles)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Signature certificate of " + signed.name());
        lines.add("Document fingerprint " + signed.checksum());
        for (EnvelopeHistory entry : history) {
            lines.add(entry.at() + "   " + entry.event() + "   " + entry.by());
        }
        return pdfs().page(lines, tempFiles);
    }
}
