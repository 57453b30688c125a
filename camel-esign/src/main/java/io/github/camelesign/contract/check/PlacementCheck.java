// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.contract.read.Findings;
import io.github.camelesign.spi.PreparedContract;
import io.github.camelesign.spi.PreparedContract.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Finds the places of fields in the documents, and whether they are there. */
final class PlacementCheck {

    /** Width and height of a field that does not say, in points. */
    private static final Map<FieldType, double[]> SIZES =
            Map.of(
                    FieldType.SIGNATURE, new double[] {150, 40},
                    FieldType.INITIALS, new double[] {60, 40},
                    FieldType.DATE, new double[] {100, 20},
                    FieldType.TEXT, new double[] {150, 20},
                    FieldType.CHECKBOX, new double[] {14, 14});

    /** So exact are the coordinates of a PDF, and what is reckoned of them. */
    private static final double PRECISION = 0.05;

    private final Contract contract;
    private final Findings findings;
    private final Deadline deadline;
    private final List<PreparedContract.Document> documents = new ArrayList<>();
    private final PreparedContract.Field[] fields;

    PlacementCheck(Contract contract, Findings findings, Deadline deadline) {
        this.contract = contract;
        this.findings = findings;
        this.deadline = deadline;
        this.fields = new PreparedContract.Field[contract.fields().size()];
    }

    /** The documents with their pages, in the order of the contract. */
    List<PreparedContract.Document> documents() {
        return documents;
    }

    /** The fields that were found, in the order of the contract. */
    List<PreparedContract.Field> fields() {
        List<PreparedContract.Field> placed = new ArrayList<>();
        for (PreparedContract.Field field : fields) {
            if (field != null) {
                placed.add(field);
            }
        }
        return placed;
    }

    /**
     * Looks into a document.
     *
     * @param path of the document in the contract
     */
    void look(Contract.Document document, Path file, String path) {
        try (PDDocument pdf =
                Loader.loadPDF(
                        file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            List<Page> pages = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                deadline.require();
                pages.add(shown(page));
            }
            documents.add(new PreparedContract.Document(document, file, pages));
            PdfText text = null;
            for (int i = 0; i < fields.length; i++) {
                Contract.Field field = contract.fields().get(i);
                if (field.document().equals(document.id())) {
                    if (field.anchor() != null && text == null) {
                        text = new PdfText(pdf, anchors(document), deadline);
                    }
                    place(i, field, pdf, pages, text);
                }
            }
        } catch (Deadline.PassedException e) {
            findings.add(path, e.getMessage());
        } catch (InvalidPasswordException e) {
            findings.add(path, "is encrypted: its fields cannot be placed");
        } catch (IOException | RuntimeException e) {
            // of a file that somebody else has made, PDFBox may throw anything
            findings.add(path, "is no PDF that can be read: " + e.getMessage());
        }
    }

    private Set<String> anchors(Contract.Document document) {
        return contract.fields().stream()
                .filter(field -> field.document().equals(document.id()))
                .filter(field -> field.anchor() != null)
                .map(field -> field.anchor().text())
                .collect(Collectors.toSet());
    }

    private static Page shown(PDPage page) {
        PDRectangle box = page.getCropBox();
        return page.getRotation() % 180 == 0
                ? new Page(box.getWidth(), box.getHeight())
                : new Page(box.getHeight(), box.getWidth());
    }

    private void place(
            int index, Contract.Field field, PDDocument pdf, List<Page> pages, PdfText text) {
        String path = "fields[" + index + "]";
        Optional<PdfText.Match> match =
                field.anchor() != null
                        ? anchor(field.anchor(), text, path + ".anchor")
                        : Optional.ofNullable(field.place())
                                .map(
                                        place ->
                                                new PdfText.Match(
                                                        place.page() < 0
                                                                ? pages.size()
                                                                : place.page(),
                                                        place.x(),
                                                        place.y()));
        match.ifPresent(at -> placed(index, field, at, pages, path));
        match.filter(at -> at.page() <= pages.size())
                .map(at -> pdf.getPage(at.page() - 1).getUserUnit())
                .filter(unit -> unit != 1)
                .ifPresent(
                        unit ->
                                findings.add(
                                        path,
                                        "lies on a page that is measured in units of %s points (UserUnit): of no provider is it known what it takes for a point there"
                                                .formatted(unit)));
    }

    private Optional<PdfText.Match> anchor(Contract.Anchor anchor, PdfText text, String path) {
        List<PdfText.Match> matches = text.find(anchor.text());
        if (text.isEmpty()) {
            findings.add(path, "the document has no text, as it was scanned: use a place");
        } else if (matches.size() < anchor.occurrence()) {
            findings.add(
                    path,
                    matches.isEmpty()
                            ? "'%s' does not stand in the document".formatted(anchor.text())
                            : "'%s' stands in the document %d times, not %d"
                                    .formatted(anchor.text(), matches.size(), anchor.occurrence()));
        } else {
            PdfText.Match match = matches.get(anchor.occurrence() - 1);
            return Optional.of(
                    new PdfText.Match(
                            match.page(), match.x() + anchor.x(), match.y() + anchor.y()));
        }
        return Optional.empty();
    }

    private void placed(
            int index, Contract.Field field, PdfText.Match at, List<Page> pages, String path) {
        if (at.page() > pages.size()) {
            findings.add(
                    path + ".place",
                    "page %d is not there: the document has %d".formatted(at.page(), pages.size()));
            return;
        }
        double[] size = SIZES.get(field.type());
        Page page = pages.get(at.page() - 1);
        PreparedContract.Field placed =
                new PreparedContract.Field(
                        field,
                        at.page(),
                        Math.abs(at.x()) < PRECISION ? 0 : at.x(),
                        Math.abs(at.y()) < PRECISION ? 0 : at.y(),
                        field.width() == null ? size[0] : field.width(),
                        field.height() == null ? size[1] : field.height(),
                        page);
        if (placed.width() <= 0 || placed.height() <= 0) {
            findings.add(path, "has no size: width and height must be more than 0");
        } else if (placed.x() < 0
                || placed.y() < 0
                || placed.x() + placed.width() > page.width() + PRECISION
                || placed.y() + placed.height() > page.height() + PRECISION) {
            findings.add(
                    path,
                    "does not lie on page %d: it takes %s, and the page is %.0f x %.0f points"
                            .formatted(placed.page(), extent(placed), page.width(), page.height()));
        }
        for (int other = 0; other < index; other++) {
            if (fields[other] != null && overlap(placed, fields[other])) {
                findings.add(path, "lies on fields[%d] on page %d".formatted(other, placed.page()));
            }
        }
        fields[index] = placed;
    }

    private static String extent(PreparedContract.Field field) {
        return "%.0f to %.0f across and %.0f to %.0f down"
                .formatted(
                        field.x(),
                        field.x() + field.width(),
                        field.y(),
                        field.y() + field.height());
    }

    private static boolean overlap(PreparedContract.Field one, PreparedContract.Field other) {
        return one.source().document().equals(other.source().document())
                && one.page() == other.page()
                && one.x() + PRECISION < other.x() + other.width()
                && other.x() + PRECISION < one.x() + one.width()
                && one.y() + PRECISION < other.y() + other.height()
                && other.y() + PRECISION < one.y() + one.height();
    }
}
