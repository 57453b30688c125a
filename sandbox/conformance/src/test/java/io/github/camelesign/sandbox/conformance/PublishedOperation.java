// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An operation that a provider publishes: its path is below the provider's address in the sandbox.
 */
record PublishedOperation(String verb, String path) {

    static List<PublishedOperation> of(String provider) throws IOException {
        try (InputStream in =
                PublishedOperation.class.getResourceAsStream("/published-operations.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(fields -> fields[0].equals(provider))
                    .map(fields -> new PublishedOperation(fields[1], fields[2]))
                    .toList();
        }
    }

    /**
     * Nothing has the ids of the path, so that what is there refuses by another status than 501.
     */
    boolean isAbsent(RestClient client) {
        String called =
                path.replace("{accountId}", DocuSign.ACCOUNT_ID)
                        .replaceAll("\\{\\w+}", "00000000-0000-4000-8000-000000000000");
        try {
            return client.json(verb, called, "{}").status() == 501;
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        }
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
