// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String SECRET = "p&ss \"word\"/+ü1";

    private final Redaction redaction = Redaction.of(Arrays.asList(SECRET, null, "abc"));

    @Test
    void takesOutASecretInEveryForm() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        for (String form :
                List.of(
                        SECRET,
                        "p%26ss+%22word%22%2F%2B%C3%BC1",
                        "p%26ss%20%22word%22%2F%2B%C3%BC1",
                        "p%26ss%20%22word%22%2f%2b%c3%bc1",
                        "p&ss \\\"word\\\"/+ü1",
                        "p&amp;ss \"word\"/+ü1",
                        Base64.getEncoder().encodeToString(bytes).replace("=", ""),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
            assertThat(redaction.redact("it was " + form + ".")).isEqualTo("it was xxxxxx.");
        }
    }

    @Test
    void leavesWhatIsNoSecret() {
        assertThat(redaction.redact("abc is found in any text"))
                .isEqualTo("abc is found in any text");
        assertThat(redaction.redact(null)).isNull();
    }

    @Test
    void aShortSecretIsNoPartOfAWord() {
        Redaction client = Redaction.of(List.of("client"));

        assertThat(client.redact("invalid_client: client=client"))
                .isEqualTo("invalid_client: xxxxxx=xxxxxx");
    }

    @Test
    void takesOutWhatIsSentAlong() {
        String basic =
                Base64.getEncoder()
                        .encodeToString("app-id:app-secret".getBytes(StandardCharsets.UTF_8));
        Redaction sent =
                redaction.and(
                        Map.of(
                                "Authorization",
                                "Basic " + basic,
                                "grant_type",
                                "password",
                                "assertion",
                                "eyJhbGciOi.x.y"));

        assertThat(
                        sent.redact(
                                "%s app-id app-secret eyJhbGciOi.x.y password %s"
                                        .formatted(basic, SECRET)))
                .isEqualTo("xxxxxx xxxxxx xxxxxx xxxxxx password xxxxxx");
    }

    @Test
    void everySecretOfAListIsOne() {
        assertThat(Redaction.of(List.of("first-secret, second-secret")).redact("second-secret"))
                .isEqualTo("xxxxxx");
    }
}
