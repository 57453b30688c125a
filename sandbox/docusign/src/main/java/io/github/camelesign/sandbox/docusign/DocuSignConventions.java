// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How DocuSign answers what its description alone defines. */
final class DocuSignConventions implements Conventions<DocuSignCall> {
    private static final int MOST_ROWS = 1000;

    @Override
    public Optional<Boolean> holds(DocuSignCall call, String variable, String value) {
        return switch (variable) {
            // looked for before
            case "accountId" -> Optional.of(true);
            case "envelopeId", "templateId" -> Optional.of(call.envelope() != null);
            default -> Optional.empty();
        };
    }

    @Override
    public JsonNode body(DocuSignCall call) {
        return call.bytes().length == 0 ? MissingNode.getInstance() : call.body();
    }

    @Override
    public byte[] bytes(DocuSignCall call) {
        return call.content();
    }

    @Override
    public boolean refusesUnknownParameters() {
        return false;
    }

    @Override
    public RuntimeException invalid(List<SchemaViolation> violations) {
        SchemaViolation first = violations.get(0);
        return DocuSignError.invalidParameter(first.inBrackets() + ": " + first.message());
    }

    @Override
    public RuntimeException notFound(String variable, String value) {
        return DocuSignError.notFound(variable + " " + value);
    }

    @Override
    public Page page(DocuSignCall call, List<ObjectNode> all) {
        List<ObjectNode> rows = new ArrayList<>();
        ObjectNode facts =
                DocuSignPaging.page(
                        call,
                        call.ctx().normalizedPath(),
                        "rows",
                        all,
                        MOST_ROWS,
                        row -> {
                            rows.add(row);
                            return row;
                        });
        return new Page(rows, facts);
    }

    @Override
    public void answer(DocuSignCall call, int status, JsonNode value) {
        call.answer(status, "answer", (ObjectNode) value);
    }
}
