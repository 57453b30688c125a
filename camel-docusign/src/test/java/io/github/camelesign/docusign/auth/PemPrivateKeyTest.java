// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelesign.docusign.StubbedDocuSign;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as openssl writes them, and as they arrive through variables and properties. */
class PemPrivateKeyTest {

    private static String pem(String name) {
        return LoggedInDocuSign.resource("keys/" + name + ".pem");
    }

    static PublicKey publicKey() throws Exception {
        String base64 = pem("public").replaceAll("-----.*?-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    static Stream<Arguments> forms() {
        return Stream.of("pkcs1", "pkcs8")
                .flatMap(
                        name ->
                                Stream.of(
                                        Arguments.of(name + ", as it is", pem(name)),
                                        Arguments.of(
                                                name + ", of Windows",
                                                pem(name).replace("\n", "\r\n")),
                                        Arguments.of(
                                                name + ", breaks written out",
                                                pem(name).replace("\n", "\\n")),
                                        Arguments.of(
                                                name + ", breaks of Windows written out",
                                                pem(name).replace("\n", "\\r\\n")),
                                        Arguments.of(
                                                name + ", blanks for breaks",
                                                pem(name).replace("\n", " ")),
                                        Arguments.of(
                                                name + ", on one line",
                                                pem(name).replace("\n", "")),
                                        Arguments.of(
                                                name + ", indented and with words before",
                                                "Bag Attributes\n    "
                                                        + pem(name).replace("\n", "\n    "))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aKeyInAnyFormSignsWhatItsPublicKeyConfirms(String form, String pem) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(PemPrivateKey.read(pem));
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();

        signature.initVerify(publicKey());
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void aLargerKeyIsReadToo() {
        assertThat(((RSAKey) PemPrivateKey.read(pem("pkcs1-4096"))).getModulus().bitLength())
                .isEqualTo(4096);
    }

    @ParameterizedTest
    @CsvSource({
        "encrypted-pkcs8, is encrypted. Write it without a password: openssl pkcs8",
        "encrypted-pkcs1, is encrypted. Write it without a password: openssl pkcs8",
        "public, is a public key or a certificate",
        "certificate, is a public key or a certificate",
        "ec, 'is of type EC PRIVATE KEY, not an RSA private key'",
        "ec-pkcs8, 'is damaged, or no RSA key'"
    })
    void whatIsNoPlainRsaKeyIsRefusedWithTheReason(String name, String message) {
        assertThat(catchThrowable(() -> PemPrivateKey.read(pem(name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The option privateKey " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key.pem", "MIIEpAIBAAKCAQEA", "-----BEGIN RSA PRIVATE KEY-----"})
    void whatIsNoPemBlockIsRefusedWithWhatOneLooksLike(String text) {
        assertThat(catchThrowable(() -> PemPrivateKey.read(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no whole PEM block")
                .hasMessageContaining("file:key.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs1", "pkcs8"})
    void aDamagedKeyIsRefusedAndNotQuoted(String name) {
        String[] lines = pem(name).split("\n");
        String shortened = pem(name).replace(lines[5] + "\n", "");
        String garbled = pem(name).replace(lines[5], "#" + lines[5]);

        assertThat(catchThrowable(() -> PemPrivateKey.read(shortened)))
                .hasMessageContaining("all its lines are there");
        assertThat(catchThrowable(() -> PemPrivateKey.read(garbled)))
                .hasMessageContaining("more than base64");
        for (String pem : new String[] {shortened, garbled}) {
            String shown = StubbedDocuSign.whole(catchThrowable(() -> PemPrivateKey.read(pem)));
            assertThat(shown).doesNotContain(lines[2].substring(0, 20), lines[5].substring(0, 20));
        }
    }
}
