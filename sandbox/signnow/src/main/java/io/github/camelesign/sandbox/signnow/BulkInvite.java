// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sends a template to many people: a CSV with a line for each document, which has a cell {@code
 * role|email} for each role and may have one with the name of the document.
 */
final class BulkInvite {
    /** A document to be sent. */
    private record Row(String name, ArrayNode signers) {}

    void send(SignNowCall call) {
        Document template = TemplateRoutes.template(call);
        String folderId = call.folder(required(call, "folder_id")).id();
        required(call, "client_timestamp");
        call.requireVerified();
        List<Row> rows =
                lines(call).filter(l -> !l.isBlank()).map(l -> row(call, template, l)).toList();
        if (rows.isEmpty()) {
            throw SignNowError.invalid("The file has no lines");
        }
        for (Row row : rows) {
            Document copy = TemplateRoutes.copy(call, template, row.name(), folderId);
            List<Invite> invites =
                    new SignerReader(copy, Kind.DOCUMENT, call.now()).read(row.signers());
            call.signing(copy.id(), s -> s.invited(invites, call.now()));
        }
        call.success();
    }

    private static Row row(SignNowCall call, Document template, String line) {
        MultiMap form = call.form();
        String name = form.contains("document_name") ? form.get("document_name") : template.name();
        ArrayNode signers = JsonNodeFactory.instance.arrayNode();
        for (String cell : line.split(",")) {
            String text = cell.trim().replaceAll("^\"|\"$", "");
            String[] signer = text.split("\\|", 2);
            if (signer.length == 1) {
                name = text.isEmpty() ? name : text;
                continue;
            }
            if (!template.hasRole(signer[0]) || !EmailAddress.isValid(signer[1])) {
                throw SignNowError.invalid("Not a role and an e-mail: " + text);
            }
            ObjectNode one =
                    JsonReader.object()
                            .put("role", signer[0])
                            .put("email", signer[1])
                            .put("role_id", "")
                            .put("order", signers.size() + 1)
                            .put("subject", form.get("subject"))
                            .put("message", form.get("email_message"));
            signers.add(one);
        }
        return new Row(name, signers);
    }

    private static Stream<String> lines(SignNowCall call) {
        try {
            return Files.readAllLines(Path.of(call.file().uploadedFileName())).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(SignNowCall call, String name) {
        String value = call.form().get(name);
        if (value == null || value.isBlank()) {
            throw SignNowError.invalid(name + " is required");
        }
        return value;
    }
}
