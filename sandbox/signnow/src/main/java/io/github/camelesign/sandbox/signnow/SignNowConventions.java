// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.SchemaViolation;
import java.util.List;
import java.util.Optional;

/** How SignNow answers what its description alone defines. */
final class SignNowConventions implements Conventions<SignNowCall> {
    @Override
    public Optional<Boolean> holds(SignNowCall call, String variable, String value) {
        // the only entities with a plain id that are left to the description are document groups
        return variable.equals("id") ? Optional.of(call.group() != null) : Optional.empty();
    }

    @Override
    public JsonNode body(SignNowCall call) {
        return call.hasBody() ? call.body() : MissingNode.getInstance();
    }

    @Override
    public byte[] bytes(SignNowCall call) {
        return call.ctx().body().buffer().getBytes();
    }

    @Override
    public boolean refusesUnknownParameters() {
        return false;
    }

    @Override
    public RuntimeException invalid(List<SchemaViolation> violations) {
        SchemaViolation first = violations.get(0);
        return first.inBrackets().equals("per_page")
                ? SignNowPaging.badPerPage()
                : SignNowError.invalid(first.inBrackets() + ": " + first.message());
    }

    @Override
    public RuntimeException notFound(String variable, String value) {
        return variable.equals("id")
                ? SignNowError.groupNotFound()
                : SignNowError.notFound(variable.replaceFirst("Id$", ""));
    }

    @Override
    public Page page(SignNowCall call, List<ObjectNode> all) {
        return SignNowPaging.page(call, all, row -> row);
    }

    @Override
    public void answer(SignNowCall call, int status, JsonNode value) {
        call.answer(status, value);
    }

    @Override
    public String newId(String collection) {
        return Ids.id();
    }
}
