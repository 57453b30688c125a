// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.SignNowAccount.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Fields stand where the contract has them, read back from the signed document. */
class SignNowPlacesTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    /** Below the upper edge of a field, which its text begins at, by the height of the letters. */
    private static final double LETTERS = 8;

    @TempDir private Path directory;

    @Test
    void textIsWithinTwoPointsOfItsPlace(EsignSandbox sandbox) throws Exception {
        Random random = new Random(16);
        Map<String, double[]> places = new HashMap<>();
        StringBuilder fields = new StringBuilder();
        for (int page = 1; page <= 2; page++) {
            for (int row = 0; row < 20; row++) {
                String value = "v%dx%02dv".formatted(page, row);
                double x = 20 + random.nextDouble() * 400;
                double y = 20 + row * 35 + random.nextDouble() * 10;
                places.put(value, new double[] {page, x, y});
                fields.append(
                        "  - {recipient: tenant, type: text, value: %s, place: {page: %d, x: %.2f, y: %.2f}}\n"
                                .formatted(value, page, x, y));
            }
        }
        try (SignNowAccount account = new SignNowAccount(sandbox, directory)) {
            Path lease =
                    java.nio.file.Files.write(directory.resolve("two.pdf"), TestPdf.of("", ""));
            String id =
                    account.sent(
                                    """
                                    title: Lease
                                    reference: lease
                                    documents: [{id: lease, from: "%s"}]
                                    recipients:
                                      - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test}
                                    fields:
                                      - {recipient: tenant, place: {page: 1, x: 300, y: 750}}
                                    """
                                                    .formatted(lease.toUri())
                                            + fields)
                            .id();
            sandbox.signNow().sign(id, ADA);

            Map<String, double[]> found = found(account.download(id, "signed"));

            assertThat(found.keySet()).containsAll(places.keySet());
            places.forEach(
                    (value, place) -> {
                        assertThat(found.get(value)[0]).as(value).isEqualTo(place[0]);
                        assertThat(found.get(value)[1]).as(value).isEqualTo(place[1], within(2.0));
                        assertThat(found.get(value)[2] - LETTERS)
                                .as(value)
                                .isEqualTo(place[2], within(2.0));
                    });
        }
    }

    /** Page, left and base line from the top, of each word. */
    private static Map<String, double[]> found(byte[] pdf) throws IOException {
        Map<String, double[]> found = new HashMap<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    TextPosition first = positions.get(0);
                    found.put(
                            text.strip(),
                            new double[] {
                                getCurrentPageNo(), first.getXDirAdj(), first.getYDirAdj()
                            });
                }
            }.getText(document);
        }
        return found;
    }
}
