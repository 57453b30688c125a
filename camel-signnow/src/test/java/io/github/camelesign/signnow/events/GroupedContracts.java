// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowConstants;
import io.github.camelesign.testing.TestCamelContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** Somebody who sends two documents together, by the operations of the component. */
final class GroupedContracts implements AutoCloseable {

    private static final String FIELD =
            """
            {"fields": [{"type": "signature", "role": "Client", "required": true,
              "page_number": 0, "x": 10, "y": 10, "width": 100, "height": 30}]}""";

    private final CamelContext context = new TestCamelContext();
    private final ProducerTemplate template;
    private final SignNow signNow;

    /**
     * @param first its signer comes first
     * @param invite id of the group invite
     */
    record Sent(String group, String invite, String first, String second) {}

    GroupedContracts(EsignSandbox sandbox) throws Exception {
        signNow = sandbox.signNow();
        SignNowPolledRoute.configure(context, sandbox);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:call").toD("signnow:${header.operation}");
                    }
                });
        context.start();
        template = context.createProducerTemplate();
    }

    /** Two documents in a group that nobody was asked to sign yet. */
    Sent group() {
        return group(documents());
    }

    /** Two documents in no group. */
    List<String> documents() {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String id = signNow.addLargeDocument(SignNow.DEMO_USER, "contract.pdf", 10);
            call("document/update", FIELD, Map.of(SignNowConstants.DOCUMENT_ID, id));
            documents.add(id);
        }
        return documents;
    }

    Sent group(List<String> documents) {
        Map<String, Object> body = Map.of("group_name", "Lease", "document_ids", documents);
        String group = (String) call("document-group/create", body, Map.of()).get("id");
        return new Sent(group, null, documents.get(0), documents.get(1));
    }

    /**
     * Ada signs the first document, then Bob the second.
     *
     * @param options of each of the two invites, as JSON that begins with a comma
     */
    Sent send(Sent group, String options) {
        String step =
                """
                {"order": %d, "invite_emails": [{"email": "%s"%s}],
                 "invite_actions": [{"email": "%2$s", "role_name": "Client", "action": "sign",
                   "document_id": "%s"}]}""";
        String body =
                "{\"invite_steps\": [%s, %s], \"completion_emails\": [{\"email\": \"%s\"}]}"
                        .formatted(
                                step.formatted(1, "ada@acme.test", options, group.first),
                                step.formatted(2, "bob@acme.test", options, group.second),
                                SignNow.DEMO_USER);
        Map<?, ?> answer = call("group-invite/create", body, headers(group));
        return new Sent(group.group, (String) answer.get("id"), group.first, group.second);
    }

    Sent send() {
        return send(group(), "");
    }

    void cancel(Sent sent) {
        call("group-invite/cancel", null, headers(sent));
    }

    void rename(Sent sent, String name) {
        call("document-group/rename", Map.of("group_name", name), headers(sent));
    }

    void delete(Sent sent) {
        call("document-group/delete", null, headers(sent));
    }

    private static Map<String, Object> headers(Sent sent) {
        return sent.invite == null
                ? Map.of(SignNowConstants.DOCUMENT_GROUP_ID, sent.group)
                : Map.of(
                        SignNowConstants.DOCUMENT_GROUP_ID,
                        sent.group,
                        SignNowConstants.INVITE_ID,
                        sent.invite);
    }

    private Map<?, ?> call(String operation, Object body, Map<String, Object> headers) {
        Map<String, Object> all = new java.util.HashMap<>(headers);
        all.put("operation", operation);
        return template.requestBodyAndHeaders("direct:call", body, all, Map.class);
    }

    @Override
    public void close() {
        context.stop();
    }
}
