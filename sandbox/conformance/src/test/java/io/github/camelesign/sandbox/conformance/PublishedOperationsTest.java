// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what the providers publish, only so many operations are not there. */
class PublishedOperationsTest {
    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    /** Each limit is to come down to the goal: 40 of DocuSign's, 10 of Yousign's. */
    @ParameterizedTest
    @CsvSource({
        "signnow, 0, 0",
        "docusign, 436, 0",
        "yousign, 229, 0",
        "signeasy, 0, 0",
        "jsign, 0, 0"
    })
    void areThere(String provider, int published, int absentAtMost, EsignSandbox sandbox)
            throws IOException {
        RestClient nobody = new RestClient(sandbox, provider);
        List<String[]> operations = operations(provider);
        assertThat(operations).hasSize(published);
        assertThat(operations.stream().filter(o -> isAbsent(nobody, o)).map(o -> o[1] + " " + o[2]))
                .hasSizeLessThanOrEqualTo(absentAtMost);
    }

    private static List<String[]> operations(String provider) throws IOException {
        try (var in =
                PublishedOperationsTest.class.getResourceAsStream("/published-operations.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(fields -> fields[0].equals(provider))
                    .toList();
        }
    }

    /** Who may not call an operation hears so, unless there is none. */
    private static boolean isAbsent(RestClient nobody, String[] operation) {
        String path = operation[2].replaceAll("\\{\\w+}", "00000000-0000-4000-8000-000000000000");
        try {
            return nobody.json(operation[1], path, "{}").status() == 501;
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", operation), e);
        }
    }
}
