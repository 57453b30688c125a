// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EmailAddress;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a template to many people: a CSV with a line for each document, which has a cell {@code
 * role|email} for each role and may have one with the name of the document.
 */
final class BulkInvite {
    /** A document to be sent. */
    private record Row(String name, List<String[]> signers) {}

    void send(SignNowCall call) {
        Document template = TemplateRoutes.template(call);
        String folderId = required(call, "folder_id");
        required(call, "client_timestamp");
        call.folder(folderId);
        call.requireVerified();
        List<Row> rows = rows(call, template);
        for (Row row : rows) {
            Document copy = TemplateRoutes.copy(call, template, row.name(), folderId);
            ArrayNode signers = signers(call, row);
            List<Invite> invites = new SignerReader(copy, Kind.DOCUMENT, call.now()).read(signers);
            call.signing(copy.id(), s -> s.invited(invites, call.now()));
        }
        call.success();
    }

    private static List<Row> rows(SignNowCall call, Document template) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines(Path.of(call.file().uploadedFileName()))) {
            if (!line.isBlank()) {
                rows.add(row(call, template, line));
            }
        }
        if (rows.isEmpty()) {
            throw SignNowError.invalid("The file has no lines");
        }
        return rows;
    }

    private static Row row(SignNowCall call, Document template, String line) {
        String given = call.form().get("document_name");
        String name = given == null ? template.name() : given;
        List<String[]> signers = new ArrayList<>();
        for (String cell : line.split(",")) {
            String text = cell.trim().replaceAll("^\"|\"$", "");
            int bar = text.indexOf('|');
            if (bar >= 0) {
                String[] signer = {text.substring(0, bar), text.substring(bar + 1)};
                if (!template.hasRole(signer[0]) || !EmailAddress.isValid(signer[1])) {
                    throw SignNowError.invalid("Not a role and an e-mail: " + text);
                }
                signers.add(signer);
            } else if (!text.isEmpty()) {
                name = text;
            }
        }
        return new Row(name, signers);
    }

    private static ArrayNode signers(SignNowCall call, Row row) {
        ArrayNode signers = JsonReader.object().putArray("to");
        int order = 1;
        for (String[] signer : row.signers()) {
            ObjectNode one =
                    signers.addObject()
                            .put("role", signer[0])
                            .put("email", signer[1])
                            .put("role_id", "")
                            .put("order", order++);
            if (call.form().contains("subject")) {
                one.put("subject", call.form().get("subject"));
            }
            if (call.form().contains("email_message")) {
                one.put("message", call.form().get("email_message"));
            }
        }
        return signers;
    }

    private static List<String> lines(Path csv) {
        try {
            return Files.readAllLines(csv, StandardCharsets.UTF_8);
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
