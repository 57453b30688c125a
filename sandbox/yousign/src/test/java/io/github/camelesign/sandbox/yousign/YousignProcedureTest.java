// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Version 2. */
class YousignProcedureTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new), s -> s.setClock(CLOCK));

    private Sandbox sandbox;
    private Yousign yousign;
    private YousignClient client;

    @BeforeEach
    void visit(Sandbox running) {
        sandbox = running;
        yousign = Yousign.of(sandbox);
        client = new YousignClient(sandbox.baseUri("yousign") + "/v2");
    }

    private String file(String more) throws IOException {
        String content = Base64.getEncoder().encodeToString(Pdfs.with("The contract itself"));
        return client.post(
                        "/files",
                        "{\"name\":\"c.pdf\",\"content\":\"" + content + "\"" + more + "}")
                .is(201)
                .id();
    }

    private static String member(String name, String file) {
        return """
        {"firstname":"%s","lastname":"Test","email":"%s@acme.test","phone":"+33601020304",
         "fileObjects":[{"file":"%s","page":1,"position":"230,499,464,589",
           "mention":"Read and approved"}]}"""
                .formatted(name, name, file);
    }

    /** A procedure in one call, as it comes back. */
    private JsonNode procedure(String more, String... names) throws IOException {
        String file = file("");
        String members =
                String.join(",", List.of(names).stream().map(n -> member(n, file)).toList());
        return client.post(
                        "/procedures",
                        "{\"name\":\"NDA\",\"description\":\"d\",\"members\":["
                                + members
                                + "]"
                                + more
                                + "}")
                .is(201)
                .json();
    }

    private JsonNode get(JsonNode procedure) throws IOException {
        return client.get(procedure.get("id").asText()).is(200).json();
    }

    @Test
    void procedureInOneCallIsSignedAndProven() throws IOException {
        JsonNode procedure = procedure("", "ada");
        String id = procedure.get("id").asText();
        assertThat(id).matches("/procedures/[0-9a-f-]{36}");
        assertThat(procedure.get("status").asText()).isEqualTo("active");
        assertThat(procedure.at("/members/0/status").asText()).isEqualTo("pending");
        assertThat(procedure.at("/members/0/fileObjects/0/file/id").asText())
                .isEqualTo(procedure.at("/files/0/id").asText());
        String member = procedure.at("/members/0/id").asText();
        client.get(member + "/proof").is(404);

        yousign.sign(id, "ada@acme.test");

        JsonNode finished = get(procedure);
        assertThat(finished.get("status").asText()).isEqualTo("finished");
        assertThat(finished.at("/members/0/status").asText()).isEqualTo("done");
        String download = finished.at("/files/0/id").asText() + "/download";
        var text = client.get(download).is(200);
        byte[] signed = Base64.getDecoder().decode(text.json().textValue());
        assertThat(Pdfs.text(signed)).contains("The contract itself", "ada Test <ada@acme.test>");
        var raw = client.get(download + "?alt=media").is(200);
        assertThat(raw.header("content-type")).isEqualTo("application/pdf");
        assertThat(Pdfs.text(raw.bytes())).contains("ada Test");
        String proof = client.get(member + "/proof").is(200).json().textValue();
        assertThat(Pdfs.text(Base64.getDecoder().decode(proof))).contains("member.finished");
        String proofs = client.get(id + "/proof").is(200).json().textValue();
        assertThat(Pdfs.zipEntries(Base64.getDecoder().decode(proofs))).hasSize(1);
        assertThat(yousign.envelope(id).status()).isEqualTo("completed");
    }

    @Test
    void procedureStepByStepStartsOnRequest() throws IOException {
        String id =
                client.post("/procedures", "{\"name\":\"NDA\",\"start\":false,\"ordered\":true}")
                        .is(201)
                        .id();
        assertThat(client.get(id).json().get("status").asText()).isEqualTo("draft");
        client.json("PUT", id, "{\"start\":true}").is(400);
        String file = file(",\"procedure\":\"" + id + "\"");
        String person =
                """
                {"firstname":"Ada","lastname":"L","email":"%s@acme.test",
                 "phone":"+33601020304","procedure":"%s"}""";
        String ada = client.post("/members", person.formatted("ada", id)).is(200).id();
        String bob = client.post("/members", person.formatted("bob", id)).is(200).id();
        for (String member : List.of(ada, bob)) {
            String object =
                    client.post(
                                    "/file_objects",
                                    """
                                    {"file":"%s","member":"%s","page":1,
                                     "position":"230,499,464,589"}"""
                                            .formatted(file, member))
                            .is(200)
                            .id();
            client.json("PUT", object, "{\"mention\":\"Hello\"}").is(200);
            assertThat(client.get(object).json().get("mention").asText()).isEqualTo("Hello");
        }
        JsonNode started = client.json("PUT", id, "{\"start\":true}").is(200).json();
        assertThat(started.get("status").asText()).isEqualTo("active");
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(1);
        assertThat(sandbox.mailbox().to("bob@acme.test")).isEmpty();

        yousign.sign(id, "ada@acme.test");
        assertThat(sandbox.mailbox().to("bob@acme.test")).hasSize(1);
        client.delete(ada).is(400);
        assertThat(client.get("/members?procedure=" + id).json().findValuesAsText("status"))
                .contains("done", "pending");
    }

    @Test
    void laterPositionsWaitForAllOfTheEarlier() throws IOException {
        String file = file("");
        String members =
                String.join(
                        ",",
                        member("ada", file).replaceFirst("\\{", "{\"position\":1,"),
                        member("bob", file).replaceFirst("\\{", "{\"position\":1,"),
                        member("cid", file).replaceFirst("\\{", "{\"position\":2,"));
        String id =
                client.post(
                                "/procedures",
                                "{\"name\":\"NDA\",\"ordered\":true,\"members\":[" + members + "]}")
                        .is(201)
                        .id();
        yousign.sign(id, "ada@acme.test");
        assertThat(sandbox.mailbox().to("cid@acme.test")).isEmpty();
        yousign.sign(id, "bob@acme.test");
        assertThat(sandbox.mailbox().to("cid@acme.test")).hasSize(1);
    }

    @Test
    void membersSignAndRefuseThroughTheApi() throws IOException {
        JsonNode procedure = procedure("", "ada", "bob");
        String ada = procedure.at("/members/0/id").asText();
        String bob = procedure.at("/members/1/id").asText();
        String operation = "{\"type\":\"%s\",\"mode\":\"sms\",\"members\":[\"%s\"]}";
        JsonNode made =
                client.post("/operations", operation.formatted("accept", ada)).is(201).json();
        assertThat(made.get("status").asText()).isEqualTo("pending");
        assertThat(sandbox.mailbox().to("+33601020304")).hasSize(1);
        String authentication = made.at("/authentication/id").asText();
        var wrong = client.json("PUT", authentication, "{\"code\":\"000000\"}").is(400);
        assertThat(wrong.json().get("detail").asText()).isEqualTo("The code is not valid");
        assertThat(
                        client.json("PUT", authentication, "{\"code\":\"123456\"}")
                                .is(200)
                                .json()
                                .get("status")
                                .asText())
                .isEqualTo("used");
        assertThat(client.get(made.get("id").asText()).json().get("status").asText())
                .isEqualTo("done");

        JsonNode refusal =
                client.post("/operations", operation.formatted("refuse", bob)).is(201).json();
        client.json("PUT", refusal.at("/authentication/id").asText(), "{\"code\":\"123456\"}")
                .is(200);
        assertThat(get(procedure).get("status").asText()).isEqualTo("refused");
        client.post("/operations", operation.formatted("accept", bob)).is(400);
    }

    @Test
    void threeWrongCodesEndAnOperation() throws IOException {
        String member = procedure("", "ada").at("/members/0/id").asText();
        JsonNode made =
                client.post(
                                "/operations",
                                """
                                {"type":"accept","mode":"email","members":["%s"]}"""
                                        .formatted(member))
                        .is(201)
                        .json();
        String authentication = made.at("/authentication/id").asText();
        for (int i = 0; i < 3; i++) {
            client.json("PUT", authentication, "{\"code\":\"0\"}").is(400);
        }
        client.json("PUT", authentication, "{\"code\":\"123456\"}").is(400);
        assertThat(client.get(authentication).json().get("status").asText()).isEqualTo("reached");
        assertThat(client.get(made.get("id").asText()).json().get("status").asText())
                .isEqualTo("error");
    }

    @Test
    void configuredWebhooksAreCalled() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String post =
                    "[{\"url\":\"%s\",\"method\":\"POST\",\"headers\":{\"X-Custom-Header\":\"geheim\"}}]"
                            .formatted(receiver.uri());
            String byDefault = "[{\"url\":\"%s\"}]".formatted(receiver.uri());
            JsonNode procedure =
                    procedure(
                            """
                            ,"config":{"webhook":{"procedure.started":%s,"member.started":%s,
                             "member.finished":%s,"procedure.finished":%s}}"""
                                    .formatted(byDefault, post, post, post),
                            "ada");
            yousign.sign(procedure.get("id").asText(), "ada@acme.test");
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(3));
            assertThat(receiver.probes()).as("GET is the default").hasSize(1);
            assertThat(receiver.messages())
                    .extracting(m -> m.json().get("eventName").asText())
                    .containsExactly("member.started", "member.finished", "procedure.finished");
            var finished = receiver.messages().get(1);
            assertThat(finished.headers().get("X-custom-header")).containsExactly("geheim");
            assertThat(finished.json().at("/data/procedure/id")).isEqualTo(procedure.get("id"));
            assertThat(finished.json().at("/data/member/status").asText()).isEqualTo("done");
            assertThat(receiver.messages().get(2).json().at("/data/member").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void proceduresExpireAndRemindByTheClock() throws IOException {
        String day = CLOCK.instant().plus(Duration.ofDays(5)).toString().substring(0, 10);
        JsonNode procedure =
                procedure(
                        """
                        ,"expiresAt":"%s","config":{"reminders":[{"interval":2,"limit":1,
                         "config":{"email":{"reminder.executed":[{"to":["@members.auto"],
                          "subject":"Please hurry","message":"soon"}]}}}]}"""
                                .formatted(day),
                        "ada");
        CLOCK.advance(Duration.ofDays(2));
        client.post(procedure.get("id").asText() + "/remind", "{}").is(204);
        assertThat(sandbox.mailbox().to("ada@acme.test"))
                .extracting(mail -> mail.subject())
                .containsExactly("Please sign: NDA", "Please hurry", "Reminder: NDA");
        CLOCK.advance(Duration.ofDays(4));
        assertThat(get(procedure).get("status").asText()).isEqualTo("expired");
    }

    @Test
    void proceduresAreFilteredAndPaged() throws IOException {
        for (String name : List.of("ada", "bob", "cid")) {
            procedure("", name);
            CLOCK.advance(Duration.ofSeconds(10));
        }
        String first = client.get("/procedures").is(200).json().get(2).get("id").asText();
        yousign.sign(first, "ada@acme.test");
        assertThat(client.get("/procedures").json().isArray()).isTrue();
        assertThat(client.get("/procedures?status=finished").json().get(0).get("id").asText())
                .isEqualTo(first);
        assertThat(client.get("/procedures?members.email=bob@acme.test").json()).hasSize(1);
        assertThat(client.get("/procedures?pagination=true&itemsPerPage=2").json()).hasSize(2);
        assertThat(client.get("/procedures?pagination=true&itemsPerPage=2&page=2").json())
                .singleElement()
                .satisfies(last -> assertThat(last.path("id").asText()).isEqualTo(first));
        assertThat(client.get("/procedures?order[createdAt]=asc").json().get(0).get("id").asText())
                .isEqualTo(first);
        String since = CLOCK.instant().minusSeconds(5).toString();
        assertThat(client.get("/procedures?updatedAt[after]=" + since).json()).hasSize(1);
        client.get("/procedures?state=finished").is(400);
        assertThat(client.get("/export/procedures?status=finished").is(200).text())
                .contains(first)
                .hasLineCount(2);
    }

    @Test
    void templateIsDuplicatedAndOriginalDeleted() throws IOException {
        JsonNode template = procedure(",\"template\":true", "ada");
        assertThat(template.get("status").asText()).isEqualTo("draft");
        String id = template.get("id").asText();
        JsonNode copy = client.post(id + "/duplicate", "{\"start\":true}").is(201).json();
        assertThat(copy.get("status").asText()).isEqualTo("active");
        assertThat(copy.get("parent").asText()).isEqualTo(id);
        assertThat(copy.at("/files/0/id")).isNotEqualTo(template.at("/files/0/id"));
        assertThat(client.delete(id).is(204).text()).isEmpty();
        client.get(id).is(404);
        yousign.sign(copy.get("id").asText(), "ada@acme.test");
        assertThat(get(copy).get("status").asText()).isEqualTo("finished");
    }

    @Test
    void addressThatClientsMakeUpLeadsToThePage() throws IOException {
        String signatureUi =
                client.post(
                                "/signature_uis",
                                """
                                {"name":"Acme","redirectSuccess":{"url":"https://acme.test/ok"},
                                 "labels":[{"name":"Sign","languages":{"en":"Go"}}]}""")
                        .is(200)
                        .id();
        assertThat(client.get(signatureUi).json().at("/labels/0/name").asText()).isEqualTo("Sign");
        JsonNode procedure = procedure("", "ada");
        YousignClient browser = new YousignClient("").with(null);
        String page =
                browser.get(
                                sandbox.baseUri("yousign")
                                        + "/procedure/sign?members="
                                        + procedure.at("/members/0/id").asText()
                                        + "&signatureUi="
                                        + signatureUi)
                        .is(303)
                        .header("location");
        assertThat(browser.get(page).is(200).text()).contains("Please sign: NDA");
        assertThat(browser.post(page + "/sign").is(303).header("location"))
                .isEqualTo("https://acme.test/ok");
        assertThat(get(procedure).get("status").asText()).isEqualTo("finished");
    }

    @Test
    void usersAndConsentsAreKept() throws IOException {
        String user =
                client.post(
                                "/users",
                                """
                                {"firstname":"Eve","lastname":"L","email":"eve@acme.test",
                                 "phone":"+33601020304"}""")
                        .is(201)
                        .id();
        assertThat(user).startsWith("/users/");
        assertThat(client.json("PUT", user, "{\"title\":\"Boss\"}").is(201).json().get("title"))
                .hasToString("\"Boss\"");
        assertThat(client.get("/users").json()).hasSize(1);
        client.get("/organizations").is(200);
        client.get("/workspaces").is(200);
        String group = client.get("/user_groups").is(200).json().get(0).get("id").asText();
        client.get(group).is(200);
        String member = procedure("", "ada").at("/members/0/id").asText();
        String consent =
                client.post(
                                "/consent_processes",
                                """
                                {"type":"text","expectedValue":"yes","members":["%s"]}"""
                                        .formatted(member))
                        .is(201)
                        .id();
        String value = "{\"consentProcess\":\"%s\",\"member\":\"%s\",\"value\":\"%s\"}";
        client.post("/consent_process_values", value.formatted(consent, member, "no")).is(400);
        client.post("/consent_process_values", value.formatted(consent, member, "yes")).is(201);
        assertThat(client.get("/consent_process_values?member=" + member).json()).hasSize(1);
        client.get("/consent_process_values").is(400);
        assertThat(client.get("/consent_processes?member=" + member).json()).hasSize(1);
        client.delete(consent).is(204);
        client.delete(user).is(204);
    }

    @Test
    void largeFileTravelsAsOneText() throws IOException {
        String file = yousign.addLargeFile("big.pdf", 3_000_000);
        var text = client.get(file + "/download").is(200).json().textValue();
        byte[] content = Base64.getDecoder().decode(text);
        assertThat(content).hasSize(3_000_000).startsWith('%', 'P', 'D', 'F');
        yousign.setUploadLimit(1_000);
        var refused = client.post("/files", "{\"content\":\"" + text + "\",\"name\":\"big.pdf\"}");
        assertThat(refused.is(400).json().at("/violations/0/propertyPath").asText())
                .isEqualTo("content");
    }

    @Test
    void contentMustBeReadable() throws IOException {
        var answer = client.post("/files", "{\"name\":\"c.pdf\",\"content\":\"aGFsbG8=\"}").is(400);
        assertThat(answer.json().at("/violations/0/propertyPath").asText()).isEqualTo("file");
        client.post("/files", "{\"name\":\"c.pdf\"}").is(400);
        client.post("/files", "{\"name\":\"c.pdf\",\"content\":\"#\"}").is(400);
        client.post("/files", "{\"name\":").is(400);
        client.post("/files", "[]").is(400);
        client.post("/procedures", "{\"name\":\"x\"}").is(400);
    }
}
