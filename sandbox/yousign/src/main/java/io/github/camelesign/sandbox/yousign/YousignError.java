// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A request that Yousign refuses, each of its interfaces in its own shape; or an act on the page or
 * in the control API that would be.
 */
final class YousignError extends IllegalStateException {
    /** What is wrong with a property, as {@code info[email]} or {@code fields[0][page]}. */
    record Violation(String name, String reason) {}

    static final String BLANK = "about:blank";

    final int status;
    final String type;
    final transient List<Violation> violations;

    private YousignError(int status, String type, String detail, List<Violation> violations) {
        super(detail);
        this.status = status;
        this.type = type;
        this.violations = violations;
    }

    /** It is made often, and thrown now and then. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    /** Refuses, if something is so. */
    void when(boolean isWrong) {
        if (isWrong) {
            throw this;
        }
    }

    /** The first that is meant; refuses when there is none. */
    <T> T unless(Collection<T> things, Predicate<? super T> isMeant) {
        return things.stream().filter(isMeant).findFirst().orElseThrow(() -> this);
    }

    static YousignError of(int status, String detail) {
        return new YousignError(status, BLANK, detail, List.of());
    }

    /** What the state does not allow. */
    static YousignError refused(String type, String detail) {
        return new YousignError(400, type, detail, List.of());
    }

    /** What the status of something of that kind does not allow. */
    static YousignError incompatible(String kind, String detail) {
        return refused(kind + ".status_not_compatible", detail);
    }

    static YousignError violated(List<Violation> violations) {
        return new YousignError(
                400, "validation.error", "The request is not valid", List.copyOf(violations));
    }

    static YousignError violated(String name, String reason) {
        return violated(List.of(new Violation(name, reason)));
    }

    /** A property names what does not exist. */
    static YousignError unknown(String name, JsonNode id) {
        return violated(name, "There is no " + id.asText());
    }

    static YousignError tooMany(String what, int most) {
        return violated(what, "There may be " + most + " " + what + " at most");
    }

    static YousignError notFound(String what) {
        return new YousignError(404, "resource.not_found", what + " not found", List.of());
    }

    static YousignError unsupportedMediaType(String expected) {
        return of(415, "The Content-Type must be " + expected);
    }
}
