// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Puts handlers behind DocuSign's paths, and before them what every request has to pass. */
final class DocuSignEndpoints extends Endpoints<DocuSignState, DocuSignCall> {
    private static final String ACCOUNT = "/restapi/:apiVersion/accounts/:accountId";
    private static final String DESCRIBED_ACCOUNT = "/v2.1/accounts/:accountId";
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    /** Whose values are never words, as {@code /envelopes/shared} is a path of its own. */
    private static final Set<String> NO_WORDS =
            Set.of("accountId", "envelopeId", "templateId", "connectId");

    private static final int BODY_LIMIT = 35_651_584;
    private static final long FORM_LIMIT = 1 << 20;

    DocuSignEndpoints(Router router, Supplier<DocuSignState> state, Path uploads) {
        super(router, state, uploads, DocuSignCall::new);
    }

    /** Needs no credentials; a body is a form. */
    void form(String method, String path, Consumer<DocuSignCall> handler) {
        serve(
                route(method, path).handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT)),
                handler);
    }

    /** Needs a user. */
    void user(String method, String path, Consumer<DocuSignCall> handler) {
        serve(route(method, path, Set.of("v2", "v2.1")), handler);
    }

    /** Needs a user who is a member of the account. */
    void account(String method, String path, Consumer<DocuSignCall> handler) {
        serve(
                route(method, ACCOUNT + path, Set.of("v2", "v2.1")).handler(this::requireAccount),
                handler);
    }

    /** The same, for what version 2 does not have. */
    void accountOfV21(String method, String path, Consumer<DocuSignCall> handler) {
        serve(route(method, ACCOUNT + path, Set.of("v2.1")).handler(this::requireAccount), handler);
    }

    /** The same, for what version 2.1 does not have. */
    void accountOfV2(String method, String path, Consumer<DocuSignCall> handler) {
        serve(route(method, ACCOUNT + path, Set.of("v2")).handler(this::requireAccount), handler);
    }

    /** What the description of version 2.1 defines. */
    void described(DescribedOperation operation, Consumer<DocuSignCall> handler) {
        String path = operation.route();
        if (path.startsWith(DESCRIBED_ACCOUNT)) {
            accountOfV21(operation.method(), path.substring(DESCRIBED_ACCOUNT.length()), handler);
        } else {
            user(operation.method(), "/restapi" + path, handler);
        }
    }

    /** What envelopes and templates have in common. */
    void both(String method, String path, Consumer<DocuSignCall> handler) {
        account(method, "/envelopes/:envelopeId" + path, handler);
        account(method, "/templates/:templateId" + path, handler);
    }

    private Route route(String method, String path, Set<String> versions) {
        String pattern =
                PARAMETER
                        .matcher(path)
                        .replaceAll(
                                name ->
                                        "(?<%s>%s[^/]+)"
                                                .formatted(
                                                        name.group(1),
                                                        NO_WORDS.contains(name.group(1))
                                                                ? "(?![a-z_]+(?:/|\\$))"
                                                                : ""));
        // the path of one operation may match another's variable, so each step looks for itself
        return route(method, Pattern.compile(pattern + "/?"))
                .handler(
                        ctx -> {
                            String version = ctx.pathParam("apiVersion");
                            if (version == null || versions.contains(version)) {
                                Authorization.require(ctx, state());
                                read(ctx);
                            } else {
                                throw DocuSignError.notFound("version " + version);
                            }
                        });
    }

    private void requireAccount(RoutingContext ctx) {
        Authorization.requireAccount(ctx, ctx.pathParam("accountId"));
        ctx.next();
    }

    /** Multipart bodies are DocuSign's own kind, which Vert.x does not take apart. */
    private static void read(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        boolean writes = request.method() == HttpMethod.POST || request.method() == HttpMethod.PUT;
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (writes && length == null && !request.headers().contains("Transfer-Encoding")) {
            throw DocuSignError.api(411, "LENGTH_REQUIRED", "Content-Length is required.");
        }
        Buffer body = Buffer.buffer();
        request.handler(
                part -> {
                    // what is too much is drained, so that the client gets to the answer
                    if (body.length() <= BODY_LIMIT) {
                        body.appendBuffer(part);
                    }
                });
        request.endHandler(
                ended -> {
                    if (body.length() > BODY_LIMIT) {
                        ctx.fail(
                                DocuSignError.bad(
                                        "MAXIMUM_REQUEST_LENGTH_EXCEEDED",
                                        "The request is larger than " + BODY_LIMIT + " bytes."));
                    } else {
                        ctx.put(DocuSignCall.BODY, body.getBytes());
                        ctx.next();
                    }
                });
    }
}
