// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.described.Conventions;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One request, the operation that it means, and the state that it meets. */
final class YousignCall extends Call<YousignState> {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Of which interface it is. */
    YousignConventions conventions;

    /** What it means. */
    DescribedOperation operation;

    private JsonNode body;

    YousignCall(RoutingContext ctx, YousignState state) {
        super(ctx, state);
    }

    YousignCall means(DescribedOperation newOperation, YousignConventions ofInterface) {
        operation = newOperation;
        conventions = ofInterface;
        return this;
    }

    /** Where described resources of this path are kept. */
    String storePath() {
        String prefix = ctx().mountPoint().replaceAll("/$", "");
        return conventions.root() + ctx().normalizedPath().substring(prefix.length());
    }

    /** The described resource under a path. */
    ObjectNode stored(String path) {
        return state().resources()
                .find(path)
                .orElseThrow(() -> YousignError.notFound(path.replaceFirst("/v\\d/", "")));
    }

    /** The body, which was held against the description; empty when there was none. */
    ObjectNode body() {
        return conventions.body(this) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
    }

    /** Missing when there is no body. */
    JsonNode json() {
        if (body == null) {
            String text = ctx().body().asString();
            try {
                body = text == null ? MAPPER.missingNode() : MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw YousignError.violated("", "This is no valid JSON");
            }
        }
        return body;
    }

    /** Takes a body that came in a way of its own, and holds it against the description. */
    void receive(ObjectNode received) {
        body = received;
        conventions.check(this);
    }

    /** A part of a multipart form, which must be a file with a name. */
    FileUpload part(String name) {
        return uploaded(name)
                .filter(part -> part.fileName() != null && !part.fileName().isBlank())
                .orElseThrow(() -> YousignError.violated(name, "A file with a name is missing"));
    }

    /** The request that the path names. */
    SignatureRequest signatureRequest() {
        return state().requests.get(path("id") == null ? path("signatureRequestId") : path("id"));
    }

    /** The same, which must not have been sent yet. */
    SignatureRequest draft() {
        SignatureRequest request = signatureRequest();
        request.requireDraft();
        return request;
    }

    /** Answers as the description of the operation has it. */
    void show(JsonNode value) {
        if (operation.answerSchema().isMissingNode()) {
            ctx().response().setStatusCode(operation.status()).end();
        } else {
            answer(operation.status(), conventions.shown(this, value));
        }
    }

    /** The part of a list that the query asks for. */
    ObjectNode part(List<ObjectNode> items) {
        Conventions.Page page = new ListQuery(this).page(items);
        return page.facts().set("data", array(page.rows(), row -> row));
    }

    static <T> ArrayNode array(Collection<T> things, Function<T, ObjectNode> json) {
        return JsonNodeFactory.instance.arrayNode().addAll(things.stream().map(json).toList());
    }

    /** Pages of text. */
    Drawing page(List<String> lines) {
        return temp -> new SignedPdf(state().services().files()).page(lines, temp);
    }

    /** Several of them, each under its name. */
    Drawings pages(Map<String, List<String>> texts) {
        return temp -> {
            Map<String, Path> drawn = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> text : texts.entrySet()) {
                drawn.put(text.getKey(), page(text.getValue()).draw(temp));
            }
            return drawn;
        };
    }

    /** Does something while nobody else changes the state. */
    void alone(Runnable work) {
        synchronized (state()) {
            work.run();
        }
    }
}
