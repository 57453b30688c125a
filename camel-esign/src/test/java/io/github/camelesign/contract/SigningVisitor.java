// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who follows a link to the sandbox's page, and signs there. */
final class SigningVisitor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    /** Not to where the browser would go from there. */
    private static final HttpClient STAYING = HttpClient.newHttpClient();

    private SigningVisitor() {}

    static void sign(String link) throws Exception {
        HttpResponse<String> page =
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create(link)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        HttpResponse<String> signed =
                STAYING.send(
                        HttpRequest.newBuilder(page.uri().resolve(page.uri().getPath() + "/sign"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("typed=Signed"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(signed.statusCode()).as(signed.body()).isEqualTo(303);
    }
}
