// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.described.SchemaAlternatives.SampleValues;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers operations from a provider's description alone: resources are created, read, listed,
 * changed and deleted under their paths, with the properties and types of their schemas. Answers
 * carry {@link #SOURCE_HEADER}.
 *
 * @param <C> a request to the provider
 */
public final class DescribedResources<C extends Call<?>> {
    /** Header of answers that come from the description alone. */
    public static final String SOURCE_HEADER = "X-Sandbox-Source";

    /** Puts a handler behind an operation. */
    @FunctionalInterface
    public interface Mount<C> {
        /** With the method and {@link DescribedOperation#route()} of the operation. */
        void on(DescribedOperation operation, Consumer<C> handler);
    }

    private static final String FILE = "application/octet-stream";

    private final Description description;
    private final Conventions<C> conventions;
    private final RequestCheck<C> check;

    /** The operations of a description, by the conventions of its provider. */
    public DescribedResources(Description description, Conventions<C> conventions) {
        this.description = description;
        this.conventions = conventions;
        this.check = new RequestCheck<>(description, conventions);
    }

    /** Mounts all operations; those that hand-written code answers must be mounted before. */
    public void mount(Mount<C> mount) {
        for (DescribedOperation operation : description.operations()) {
            mount.on(operation, call -> answer(operation, call));
        }
    }

    private void answer(DescribedOperation operation, C call) {
        String path = path(operation, call);
        boolean holdsFile = operation.isResource("file");
        boolean writes = !operation.method().equals("GET") && !operation.method().equals("DELETE");
        boolean uploads = writes && (holdsFile || operation.isResource("takesFile"));
        boolean isRaw = uploads && operation.isResource("raw");
        if (!isRaw) {
            check.check(operation, call);
        }
        call.ctx().response().putHeader(SOURCE_HEADER, "specification");
        if (uploads) {
            store(call).putFile(path, conventions.bytes(call));
        }
        if (holdsFile && operation.method().equals("GET")) {
            String type = operation.answerType().isEmpty() ? FILE : operation.answerType();
            byte[] file =
                    store(call)
                            .file(path)
                            // of what was uploaded, as /archives/{id}/download
                            .or(() -> store(call).file(path.replaceFirst("/download$", "")))
                            .or(() -> store(call).find(path).flatMap(conventions::file))
                            .orElseGet(() -> SampleValues.file(type, path));
            call.ctx().response().setStatusCode(operation.status());
            call.file(type, path.substring(path.lastIndexOf('/') + 1), file);
            return;
        }
        JsonNode body = isRaw ? MissingNode.getInstance() : conventions.body(call);
        JsonNode answer =
                new ResourceAnswer<>(description, conventions, operation, call, path, body).json();
        if (operation.answerType().isEmpty()) {
            call.ctx().response().setStatusCode(operation.status()).end();
        } else {
            conventions.answer(call, operation.status(), answer);
        }
    }

    private static ResourceStore store(Call<?> call) {
        return call.state().resources();
    }

    /** The path with its values; everything that it leads through has to exist. */
    private String path(DescribedOperation operation, C call) {
        StringBuilder path = new StringBuilder(conventions.root());
        List<String> segments = operation.segments();
        boolean isMadeByReplacing =
                operation.isResource("answersFile")
                        || operation.isResource("takesFile")
                        || operation.method().equals("PUT") && !operation.isResource("created");
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String variable = DescribedOperation.variable(segment);
            String given = variable == null ? segment : call.path(variable.replace('-', '_'));
            String value = conventions.canonical(call, segment, given);
            path.append('/').append(value);
            boolean isOwn = i == segments.size() - 1;
            if (variable != null
                    && !(isOwn && isMadeByReplacing)
                    && !conventions
                            .holds(call, variable, value)
                            .orElseGet(() -> store(call).holds(path.toString()))) {
                throw conventions.notFound(variable, value);
            }
        }
        return path.toString();
    }
}
