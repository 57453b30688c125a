// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** One request, and the state that it meets. */
final class YousignCall extends Call<YousignState> {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    YousignCall(RoutingContext ctx, YousignState state) {
        super(ctx, state);
    }

    /** A body that must fit. */
    ObjectNode body(Shape shape) {
        return shape.read(json());
    }

    /** The same, where a body may be missing. */
    ObjectNode optionalBody(Shape shape) {
        return hasBody() ? body(shape) : shape.read(JsonReader.object());
    }

    JsonNode json() {
        return parse("", ctx().body().asString());
    }

    static JsonNode parse(String name, String text) {
        try {
            return text == null ? MAPPER.missingNode() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw YousignError.violated(name, "This is no valid JSON");
        }
    }

    boolean isMultipart() {
        return contentType().startsWith("multipart/");
    }

    /** A part of a multipart form, which must be a file with a name. */
    FileUpload part(String name) {
        FileUpload part =
                uploaded(name)
                        .orElseThrow(() -> YousignError.violated(name, "This file is missing"));
        if (part.fileName() == null || part.fileName().isBlank()) {
            throw YousignError.violated(name, "The part needs a filename");
        }
        return part;
    }

    /** The request that the path names. */
    SignatureRequest signatureRequest() {
        String id = path("id");
        return state().requests
                .find(id)
                .orElseThrow(() -> YousignError.notFound("Signature request " + id));
    }

    /** Answers with what slow work made, while nobody else changes the state. */
    <T> void slowlyThen(Callable<T> work, Consumer<T> then) {
        slowly(
                work,
                result -> {
                    synchronized (state()) {
                        then.accept(result);
                    }
                });
    }
}
