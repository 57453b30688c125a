// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a message is said before anything is sent. */
class MessageBadInputTest extends StubbedSignNow {

    @BeforeEach
    void answerAnything() {
        answer(json("{}"));
    }

    @AfterEach
    void nothingWasSent() {
        assertThat(requests()).as("requests at the server").isEmpty();
    }

    private Throwable refusal(String uri, Object body, Map<String, ?> headers) {
        Throwable thrown =
                catchThrowable(
                        () -> {
                            Exception failure = send(uri, body, headers).getException();
                            if (failure != null) {
                                throw failure;
                            }
                        });
        assertThat(thrown).isNotNull();
        return reason(thrown);
    }

    @Test
    void aMissingParameterNamesTheOptionAndTheHeader() {
        assertThat(refusal("signnow:document/get", null, Map.of()))
                .hasMessageContaining("document/get needs the parameter documentId")
                .hasMessageContaining("option documentId")
                .hasMessageContaining("header CamelSignNowDocumentId");
    }

    @Test
    void aBlankParameterIsMissing() {
        assertThat(refusal("signnow:document/get", null, Map.of("CamelSignNowDocumentId", " ")))
                .hasMessageContaining("needs the parameter documentId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/../b", "../user", "a/..", "..\\user", "a\\..\\b"})
    void anIdCannotClimb(String id) {
        assertThat(refusal("signnow:document/get", null, Map.of("CamelSignNowDocumentId", id)))
                .hasMessageContaining("documentId")
                .hasMessageContaining("'" + (".".equals(id) ? "." : "..") + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "..", "a%2F..%2Fuser"})
    void anIdOfTheUriCannotClimb(String id) {
        assertThat(refusal("signnow:document/get?documentId=" + id, null, Map.of()))
                .hasMessageContaining("documentId")
                .hasMessageContaining("'..'");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("missing.pdf");

        assertThat(refusal("signnow:document/upload", missing, Map.of()))
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("does not exist");
        assertThat(refusal("signnow:document/upload", missing.toFile(), Map.of()))
                .hasMessageContaining(missing.toString());
    }

    @Test
    void aFolderIsNoDocument(@TempDir File folder) {
        assertThat(refusal("signnow:document/upload", folder, Map.of()))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("is not a readable file");
    }

    @Test
    void anUploadNeedsADocument() {
        assertThat(refusal("signnow:document/upload", null, Map.of()))
                .hasMessageContaining("body is empty");
        assertThat(refusal("signnow:document/upload", Map.of("a", 1), Map.of()))
                .hasMessageContaining("java.io.InputStream");
    }

    @Test
    void aPojoThatJacksonCannotWriteIsNamedButNotQuoted() {
        Object secret =
                new Object() {
                    @SuppressWarnings("unused")
                    public String getContract() {
                        throw new IllegalStateException("confidential");
                    }
                };

        assertThat(refusal("signnow:document/update?documentId=d1", secret, Map.of()))
                .hasMessageContaining("cannot be written as JSON")
                .hasMessageNotContaining("confidential");
    }

    @ParameterizedTest
    @CsvSource({"CamelSignNowQuery, folder/get?folderId=f1", "CamelSignNowForm, document/upload"})
    void aHeaderOfParametersIsAMap(String header, String operation) {
        assertThat(refusal("signnow:" + operation, "text", Map.of(header, "limit=1")))
                .hasMessageContaining("Header " + header + " must be a Map")
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void anUnknownQueryNameNamesTheNearest() {
        assertThat(
                        refusal(
                                "signnow:folder/get?folderId=f1",
                                null,
                                Map.of("CamelSignNowQuery", Map.of("ofset", 1))))
                .hasMessageContaining("'ofset'")
                .hasMessageContaining("CamelSignNowQuery")
                .hasMessageContaining("did you mean 'offset'?");
    }

    @Test
    void aFormIsAMap() {
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");

        assertThat(refusal("signnow:token/create", List.of("grant_type"), Map.of()))
                .hasMessageContaining("token/create sends a form")
                .hasMessageContaining("must be a Map");
        assertThat(refusal("signnow:token/create", null, Map.of()))
                .hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/user",
                "//evil.test/user",
                "user",
                "@evil.test",
                ":1234/user",
                "/\\evil.test",
                "/user#x"
            })
    void aRawPathStaysOnTheHost(String path) {
        assertThat(refusal("signnow:raw/call?path=RAW(" + path + ")", null, Map.of()))
                .hasMessageContaining("path of raw/call")
                .hasMessageContaining("'" + path + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/document/../user",
                "/document/./user",
                "/document/%2e%2E/user",
                "/document/.%2e",
                "/document%2F..%2Fuser"
            })
    void aRawPathCannotClimb(String path) {
        assertThat(refusal("signnow:raw/call?path=RAW(" + path + ")", null, Map.of()))
                .hasMessageContaining("segments . or ..");
    }

    @Test
    void aRawCallNeedsAPath() {
        assertThat(refusal("signnow:raw/call", null, Map.of("CamelSignNowPath", "/user")))
                .hasMessageContaining("option path of raw/call");
    }

    @Test
    void aRawMethodIsOneThatSendsAndAnswers() {
        assertThat(refusal("signnow:raw/call?path=/user&method=CONNECT", null, Map.of()))
                .hasMessageContaining("method of raw/call")
                .hasMessageContaining("'CONNECT'");
    }
}
