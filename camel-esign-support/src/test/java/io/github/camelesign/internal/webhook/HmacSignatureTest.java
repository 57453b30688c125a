// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.camelesign.spi.WebhookProtocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors come from {@code openssl dgst -sha256 -hmac}. */
class HmacSignatureTest {

    private static final String BODY =
            "{\"meta\":{\"timestamp\":1720800201,\"event\":\"user.document.complete\",\"callback_url\":\"https://host/path\"},\"content\":{\"document_id\":\"85fe\",\"document_name\":\"forfun\",\"user_id\":\"38b7\"}}";

    @ParameterizedTest
    @CsvSource({
        "desk-webhook-secret, 4SSG5yFASACmtncmFXQu0MW6Wk9YJkdb04uDplYkBH0=, e12486e721404800a6b6772615742ed0c5ba5a4f5826475bd38b83a65624047d",
        "geheim-ß-🔑, Xi+ddZ2wBCVzBmtJXIn75kcMS7GSNHaRVqS8+16vQeA=, 5e2f9d759db0042573066b495c89fbe6470c4bb19234769156a4bcfb5eaf41e0"
    })
    void agreesWithOpenssl(String secret, String base64, String hex) {
        HmacSignature signature = signature(secret);

        assertThat(signature.isBase64(base64)).isTrue();
        assertThat(signature.isBase64(" " + base64 + " ")).isTrue();
        assertThat(signature.isHex(hex)).isTrue();
        assertThat(signature.isHex(hex.toUpperCase())).isTrue();
        assertThat(signature.isBase64(hex)).isFalse();
        assertThat(signature.isHex(base64)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "4SSG5yFASACmtncmFXQu0MW6Wk9YJkdb04uDplYkBH0",
                "4ssg5yFASACmtncmFXQu0MW6Wk9YJkdb04uDplYkBH0=",
                "4SSG5yFASACmtncmFXQu0MW6Wk9YJkdb04uDplYkBH0=4",
                "sha256=e12486e721404800a6b6772615742ed0c5ba5a4f5826475bd38b83a65624047d",
                "e12486e721404800a6b6772615742ed0c5ba5a4f5826475bd38b83a65624047"
            })
    void whatIsNearlyRightIsWrong(String header) {
        HmacSignature signature = signature("desk-webhook-secret");

        assertThat(signature.isBase64(header)).isFalse();
        assertThat(signature.isHex(header)).isFalse();
    }

    @Test
    void theTimeDoesNotDependOnHowMuchIsRight() {
        JavaClasses classes =
                new ClassFileImporter().importClasses(HmacSignature.class, WebhookProtocol.class);

        classes()
                .that()
                .areInterfaces()
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(classes);
        noClasses().should().callMethod(String.class, "equals", Object.class).check(classes);
    }

    private static HmacSignature signature(String secret) {
        return new HmacSignature(secret, BODY.getBytes(StandardCharsets.UTF_8));
    }
}
