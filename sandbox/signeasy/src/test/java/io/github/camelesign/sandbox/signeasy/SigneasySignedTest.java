// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigneasySignedTest {
    private static final String ADA = "ada@acme.test";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SigneasyModule::new));

    private Signeasy signeasy;
    private SigneasyClient client;
    private int pendingId;
    private int signedId;

    @BeforeEach
    void signOne(Sandbox sandbox) throws Exception {
        signeasy = Signeasy.of(sandbox);
        client = SigneasyClient.of(sandbox);
        pendingId = client.pending(false, ADA);
        assertThat(client.get("/v1/files/signed/").ok().json().get("files")).isEmpty();
        signeasy.sign(pendingId, ADA);
        signedId = client.get("/v1/files/signed/").ok().json().at("/files/0/id").intValue();
    }

    @Test
    void signedFileHasAnIdOfItsOwnAndSaysWhereItCameFrom() throws Exception {
        assertThat(signedId).isNotEqualTo(pendingId);
        JsonNode signed = client.get("/v1/files/signed/" + signedId + "/").ok().json();
        assertThat(signed.get("name").asText()).isEqualTo("Contract.pdf");
        assertThat(signed.get("checksum").asText()).matches("[0-9a-f]{64}");
        assertThat(signed.at("/pending_file/id").intValue()).isEqualTo(pendingId);
        assertThat(signed.at("/pending_file/status").asText()).isEqualTo("complete");
        client.get("/v1/files/signed/" + pendingId + "/").is(401);
    }

    @Test
    void signedCopyShowsWhoSigned() throws Exception {
        Answer copy = client.get("/v1/files/signed/" + signedId + "/download/").ok();
        assertThat(copy.header("content-type")).isEqualTo("application/pdf");
        assertThat(copy.header("content-disposition"))
                .isEqualTo("attachment; filename=\"Contract.pdf\"");
        assertThat(Pdfs.text(copy.bytes())).contains("The contract itself", ADA);
    }

    @Test
    void auditTrailOutlivesTheFile() throws Exception {
        client.delete("/v1/files/signed/" + signedId + "/").is(204);
        client.get("/v1/files/signed/" + signedId + "/").is(401);
        assertThat(client.delete("/v1/files/signed/" + signedId + "/").is(401).at("/error_code"))
                .isEqualTo("unauthorized_resource");
        assertThat(client.get("/v1/files/signed/").ok().json().get("files")).isEmpty();

        Answer trail = client.get("/v1/audit-trail/" + signedId).ok();
        assertThat(Pdfs.text(trail.bytes())).contains("rs.initiated", "rs.signed", ADA);

        Answer missing = client.get("/v1/audit-trail/" + pendingId).is(401);
        assertThat(missing.at("/error_code")).isEqualTo("audit_trial_generation_failed");
        assertThat(missing.json().has("msg")).isTrue();
        assertThat(missing.json().has("error_details")).isTrue();
    }

    @Test
    void signedFileIsRenamedUnlessTheNameIsTaken() throws Exception {
        String path = "/v1/files/signed/" + signedId + "/";
        assertThat(client.form("PUT", path, "name=Signed.pdf").ok().at("/name"))
                .isEqualTo("Signed.pdf");
        int other = client.pending(false, ADA);
        signeasy.sign(other, ADA);
        int otherSigned = client.get("/v1/files/signed/").json().at("/files/1/id").intValue();
        assertThat(
                        client.form(
                                        "PUT",
                                        "/v1/files/signed/" + otherSigned + "/",
                                        "name=Signed.pdf")
                                .is(400)
                                .at("/error_code"))
                .isEqualTo("filename_exists");
    }

    @Test
    void copyIsComposedAsVersionThreeIsAsked() throws Exception {
        String path = "/v3/signed/" + signedId + "/download";
        int pages = Pdfs.pages(client.get(path + "?type=merged").ok().bytes());
        byte[] both = client.get(path + "?type=merged&include_certificate=true").ok().bytes();
        assertThat(Pdfs.pages(both)).isEqualTo(pages + 1);
        Answer zip = client.get(path + "?type=split&include_certificate=true").ok();
        assertThat(zip.header("content-type")).isEqualTo("application/zip");
        assertThat(Pdfs.zipEntries(zip.bytes())).hasSize(2).last().isEqualTo("2-certificate.pdf");
        client.get(path + "?type=other").is(400);
    }

    @Test
    void versionThreeShowsItAmongTheRequests() throws Exception {
        String path = "/v3/rs/signed/" + signedId;
        assertThat(client.get("/v3/rs/signed").ok().json().get("count").intValue()).isEqualTo(1);
        assertThat(client.get(path).ok().json().get("id").intValue()).isEqualTo(signedId);
        assertThat(Pdfs.text(client.get(path + "/download").ok().bytes())).contains(ADA);
        assertThat(Pdfs.text(client.get(path + "/certificate").ok().bytes())).contains("rs.signed");
        client.get("/v3/rs/envelope/signed/" + signedId).is(404);
        client.delete(path).is(204);
        client.get(path).is(404);
    }

    @Test
    void ownerSignsADocumentOfTheirOwn() throws Exception {
        int self = signeasy.selfSign(client.original("mine.pdf"));
        assertThat(client.get("/v1/files/signed/" + self + "/").ok().json().get("pending_file"))
                .isInstanceOf(NullNode.class);
        Answer all = client.get("/v3/me/signed/").ok();
        assertThat(all.json().findValuesAsText("id")).containsExactly(String.valueOf(self));
        String path = "/v3/me/signed/" + self;
        assertThat(Pdfs.text(client.get(path + "/download").ok().bytes()))
                .contains("desk@acme.test");
        assertThat(Pdfs.text(client.get(path + "/certificate").ok().bytes()))
                .contains("document.signed");
        client.delete(path).is(204);
        client.get(path).is(404);
    }
}
