// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelesign.api.contract.ContractState;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Where signatures are on the documents that the sandbox's jSign returns. */
class JSignPlacesTest extends JSignSandboxContracts {

    /** How far below the top of a signature the sandbox writes its first line. */
    private static final double FIRST_LINE = 10;

    @Test
    void twoDocumentsAlikeAreSignedEachAtItsPlaces() throws Exception {
        byte[] pdf = TestPdf.of("Lease", "House rules");
        Map<String, Object> contract =
                contract(
                        "alike",
                        List.of(person("a", ADA), person("b", EVE)),
                        List.of(
                                signature("a", "one", 1, 72, 300),
                                signature("a", "two", 2, 301.5, 400.25),
                                signature("b", "two", 1, 100, 500)));
        contract.put(
                "documents",
                List.of(
                        Map.of("id", "one", "name", "lease.pdf", "from", "attachment:doc0"),
                        Map.of("id", "two", "name", "lease.pdf", "from", "attachment:doc1")));
        String id = state(send(contract, pdf, pdf)).id();
        jSign.sign(id, ADA);
        jSign.sign(id, EVE);

        Exchange archive = call("download", null, Map.of("CamelEsignEnvelopeId", id));

        assertThat(archive.getException()).isNull();
        List<byte[]> files = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(archive.getMessage().getBody(InputStream.class))) {
            while (zip.getNextEntry() != null) {
                files.add(zip.readAllBytes());
            }
        }
        assertThat(files).hasSize(2);
        assertSignature(files.get(0), ADA, 1, 72, 300);
        assertThat(TextPlaces.of(files.get(0), EVE)).isEmpty();
        assertSignature(files.get(1), ADA, 2, 301.5, 400.25);
        assertSignature(files.get(1), EVE, 1, 100, 500);
    }

    @Test
    void signaturesLandWhereTheyWereMeant() throws Exception {
        Random random = new Random(16);
        List<Map<String, Object>> people = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // apart from each other, and so far from the edges that the sandbox moves none
            double x = 20 + random.nextDouble() * 80 + i % 2 * 270;
            double y = 20 + random.nextDouble() * 30 + i / 2 % 9 * 80;
            people.add(person("p" + i, "p" + i + "@acme.test"));
            fields.add(signature("p" + i, "lease", 1 + i / 18, x, y));
            places.add(new double[] {x, y});
        }
        String id =
                state(send(contract("random", people, fields), TestPdf.of("One", "Two", "Three")))
                        .id();
        for (int i = 0; i < 40; i++) {
            jSign.sign(id, "p" + i + "@acme.test");
        }

        byte[] signed =
                call("download", null, Map.of("CamelEsignEnvelopeId", id))
                        .getMessage()
                        .getBody(byte[].class);

        for (int i = 0; i < 40; i++) {
            assertSignature(
                    signed, "p" + i + "@acme.test", 1 + i / 18, places.get(i)[0], places.get(i)[1]);
        }
    }

    @Test
    void aTemplateGetsItsPeopleByTheirTitles() throws Exception {
        String template = template();
        Map<String, Object> contract = templateContract("tenancy", template);

        ContractState sent = state(send(contract));

        assertThat(sent.answer().toString())
                .contains("categories=[reference:tenancy#1, metadata:flat=7]");
        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::email)
                .containsExactly(ADA, EVE);
        jSign.sign(sent.id(), ADA);
        jSign.sign(sent.id(), EVE);
        byte[] signed =
                call("download", null, Map.of("CamelEsignReference", "tenancy"))
                        .getMessage()
                        .getBody(byte[].class);
        assertSignature(signed, EVE, 1, 90, 200);
    }

    private static void assertSignature(byte[] pdf, String email, int page, double x, double y)
            throws Exception {
        assertThat(TextPlaces.of(pdf, email))
                .singleElement()
                .satisfies(
                        place -> {
                            assertThat(place.page()).isEqualTo(page);
                            assertThat(place.x()).isCloseTo(x, within(2.0));
                            assertThat(place.baseline()).isCloseTo(y + FIRST_LINE, within(2.0));
                        });
    }
}
