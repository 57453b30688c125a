// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigneasyOriginalTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SigneasyModule::new));

    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        client = SigneasyClient.of(sandbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/files/original", "/v3/original"})
    void originalIsImportedListedDownloadedAndDeleted(String path) throws Exception {
        byte[] pdf = Pdfs.with("The contract itself");
        Answer imported =
                client.multipart(
                                path + "/",
                                RestClient.multipartForm("file", "x.pdf", pdf, "name=NDA.pdf"))
                        .ok();
        assertThat(imported.at("/name")).isEqualTo("NDA.pdf");
        assertThat(imported.json().get("created_time").isIntegralNumber()).isTrue();
        int id = imported.json().get("id").intValue();

        assertThat(client.get(path + "/" + id + "/").ok().json()).isEqualTo(imported.json());
        Answer all = client.get(path + "/").ok();
        assertThat(all.json().get("count").intValue()).isEqualTo(1);
        assertThat(all.json().at("/files/0")).isEqualTo(imported.json());
        Answer file = client.get(path + "/" + id + "/download/").ok();
        assertThat(file.header("content-type")).isEqualTo("application/pdf");
        assertThat(file.bytes()).isEqualTo(pdf);

        client.delete(path + "/" + id + "/").is(204);
        assertThat(client.get(path + "/").ok().json().get("count").intValue()).isZero();
    }

    @Test
    void slashAtTheEndMayBeLeftOut() throws Exception {
        int id = client.original("NDA.pdf");
        client.get("/v1/files/original").ok();
        client.get("/v1/files/original/" + id).ok();
        client.get("/v1/files/original/" + id + "/download").ok();
        client.get("/v1/user").ok();
        client.upload("/v1/files/original", "b.pdf").ok();
    }

    /** A network may cut a body anywhere; chunks do so in a way that can be repeated. */
    @Test
    void lineBreaksMayArriveInTwoParts(Sandbox sandbox) throws Exception {
        byte[] pdf = Pdfs.with("The contract itself");
        byte[] form = RestClient.multipartForm("file", "x.pdf", pdf, "name=NDA.pdf");
        String head =
                """
                POST /signeasy/v1/files/original/ HTTP/1.1
                Host: %s
                Authorization: Bearer %s
                Content-Type: multipart/form-data; boundary=%s
                Transfer-Encoding: chunked
                Connection: close

                """
                        .formatted(
                                sandbox.uri().getAuthority(),
                                Signeasy.of(sandbox).issueAccessToken(SigneasyClient.SENDER),
                                boundary(form))
                        .replace("\n", "\r\n");

        String answer;
        try (Socket socket = new Socket(sandbox.uri().getHost(), sandbox.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(chunksThatEndAtEachCarriageReturn(form));
            out.flush();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"NDA.pdf\"");
        Answer all = client.get("/v1/files/original/").ok();
        assertThat(client.get("/v1/files/original/" + all.at("/files/0/id") + "/download/").bytes())
                .isEqualTo(pdf);
    }

    private static String boundary(byte[] form) {
        return new String(form, StandardCharsets.ISO_8859_1).lines().findFirst().get().substring(2);
    }

    private static byte[] chunksThatEndAtEachCarriageReturn(byte[] body) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\r' || i == body.length - 1) {
                int length = i + 1 - start;
                chunks.write("%x\r\n".formatted(length).getBytes(StandardCharsets.US_ASCII));
                chunks.write(body, start, length);
                chunks.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                start = i + 1;
            }
        }
        chunks.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }

    @Test
    void compressedFormIsRead() throws Exception {
        byte[] pdf = Pdfs.with("The contract itself");
        byte[] form = RestClient.multipartForm("file", "x.pdf", pdf, "name=NDA.pdf");
        client.header("Content-Encoding", "gzip");
        Answer imported = client.multipart("/v1/files/original/", gzip(form)).ok();
        client.withoutHeader("Content-Encoding");
        assertThat(imported.at("/name")).isEqualTo("NDA.pdf");
        assertThat(client.get("/v1/files/original/" + imported.at("/id") + "/download/").bytes())
                .isEqualTo(pdf);
    }

    @Test
    void compressedFormMayBeDelayed(Sandbox sandbox) throws Exception {
        sandbox.faults().add(Fault.latency(Duration.ofMillis(50)).at("signeasy"));
        byte[] form = RestClient.multipartForm("file", "x.pdf", Pdfs.with("a"), "name=NDA.pdf");
        client.header("Content-Encoding", "gzip");
        client.multipart("/v1/files/original/", gzip(form)).ok();
    }

    @Test
    void whatIsNotCompressedAsItSaysIsRefusedAndLeavesNothing() throws Exception {
        byte[] form = RestClient.multipartForm("file", "x.pdf", Pdfs.with("a"), "name=NDA.pdf");
        try (Sandbox fresh = new Sandbox(SigneasyModule::new)) {
            SigneasyClient own = SigneasyClient.of(fresh);
            Path files = fresh.trustStore().path().getParent();
            long before = count(files);
            own.header("Content-Encoding", "gzip");
            assertThat(own.multipart("/v1/files/original/", form).is(400).at("/error_code"))
                    .isEqualTo("bad_request");
            Awaitility.await().untilAsserted(() -> assertThat(count(files)).isEqualTo(before));
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void secondFileOfTheSameNameIsRefusedOrRenamed() throws Exception {
        client.original("NDA.pdf");
        assertThat(client.upload("/v1/files/original/", "NDA.pdf").is(400).at("/error_code"))
                .isEqualTo("filename_exists");
        for (String flag : new String[] {"true", "1"}) {
            client.multipart(
                            "/v1/files/original/",
                            RestClient.multipartForm(
                                    "file",
                                    "x.pdf",
                                    Pdfs.with("a"),
                                    "name=NDA.pdf",
                                    "rename_if_exists=" + flag))
                    .ok();
        }
        assertThat(client.get("/v1/files/original/").json().findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void onlyWhatCanBecomeAPdfIsTaken() throws Exception {
        byte[] text = "just text".getBytes();
        assertThat(importAs("notes.exe", text).is(400).at("/error_code"))
                .isEqualTo("file_conversion_failure");
        assertThat(importAs("fake.pdf", text).is(400).at("/error_code"))
                .isEqualTo("file_conversion_failure");
        importAs("notes.docx", text).ok();
    }

    private Answer importAs(String name, byte[] content) throws IOException {
        return client.multipart(
                "/v1/files/original/",
                RestClient.multipartForm("file", name, content, "name=" + name));
    }

    @Test
    void nameAndFileAreRequired() throws Exception {
        client.multipart(
                        "/v1/files/original/",
                        RestClient.multipartForm("file", "x.pdf", Pdfs.with("a")))
                .is(400);
        client.multipart(
                        "/v1/files/original/",
                        RestClient.multipartForm("document", "x.pdf", Pdfs.with("a"), "name=x.pdf"))
                .is(400);
    }

    @Test
    void tooLargeFileIsRefused(Sandbox sandbox) throws Exception {
        Signeasy.of(sandbox).setUploadLimit(100);
        client.upload("/v1/files/original/", "large.pdf").is(413);
    }

    @Test
    void othersFilesAreNotThere(Sandbox sandbox) throws Exception {
        int id = client.original("NDA.pdf");
        Signeasy.of(sandbox).registerUser("eve@acme.test", "secret");
        SigneasyClient eve = SigneasyClient.of(sandbox, "eve@acme.test");
        assertThat(eve.get("/v1/files/original/" + id + "/").is(401).at("/error_code"))
                .isEqualTo("unauthorized_resource");
        Answer newer = eve.get("/v3/original/" + id + "/").is(404);
        assertThat(newer.json().get("status").intValue()).isEqualTo(404);
        assertThat(newer.json().has("error_code")).isFalse();
        eve.delete("/v1/files/original/" + id + "/").is(401);
        assertThat(eve.get("/v1/files/original/").ok().json().get("files")).isEmpty();
    }
}
