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
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts handlers behind DocuSign's paths, and before them what every request has to pass. */
final class DocuSignEndpoints extends Endpoints<DocuSignState, DocuSignCall> {
    private static final String ACCOUNT = "/restapi/:apiVersion/accounts/:accountId";
    private static final String DESCRIBED_ACCOUNT = "/v2.1/accounts/:accountId";
    private static final int MOST_SEGMENTS = 20;
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
        serve(checked(method, path), handler);
    }

    /** Needs a user who is a member of the account. */
    void account(String method, String path, Consumer<DocuSignCall> handler) {
        serve(checked(method, ACCOUNT + path).handler(Authorization::requireAccount), handler);
    }

    /** What the description of version 2.1 defines; version 2 has it, too. */
    void described(DescribedOperation operation, Consumer<DocuSignCall> handler) {
        String path = operation.route();
        if (path.startsWith(DESCRIBED_ACCOUNT)) {
            account(operation.method(), path.substring(DESCRIBED_ACCOUNT.length()), handler);
        } else {
            user(operation.method(), path.replaceFirst("^/(v2.1)?", "/restapi/$1"), handler);
        }
    }

    /** What envelopes and templates have in common. */
    void both(String method, String path, Consumer<DocuSignCall> handler) {
        account(method, "/envelopes/:envelopeId" + path, handler);
        account(method, "/templates/:templateId" + path, handler);
    }

    /** A path that names something comes before one whose variable that could be. */
    @Override
    protected Route route(String method, String path) {
        int rank = 0;
        String[] segments = path.split("/");
        for (int i = 0; i < segments.length; i++) {
            rank |= segments[i].startsWith(":") ? 1 << MOST_SEGMENTS - i : 0;
        }
        return super.route(method, path).order(rank);
    }

    private Route checked(String method, String path) {
        // the path of one operation may match another's variable, so each step looks for itself
        String versions = path.contains("/bulk_send") ? "v2.1" : "v2(.1)?";
        return route(method, path).handler(ctx -> check(ctx, versions));
    }

    private void check(RoutingContext ctx, String versions) {
        String version = ctx.pathParam("apiVersion");
        boolean known = version == null || version.matches(versions);
        DocuSignError.require(known, "RESOURCE_NOT_FOUND", "version " + version);
        Authorization.require(ctx, state());
        read(ctx);
    }

    /** Multipart bodies are DocuSign's own kind, which Vert.x does not take apart. */
    private static void read(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        boolean writes = request.method() == HttpMethod.POST || request.method() == HttpMethod.PUT;
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        DocuSignError.require(
                !writes || length != null || request.headers().contains("Transfer-Encoding"),
                "LENGTH_REQUIRED");
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
                        ctx.fail(DocuSignError.of("MAXIMUM_REQUEST_LENGTH_EXCEEDED", BODY_LIMIT));
                    } else {
                        ctx.put(DocuSignCall.BODY, body.getBytes());
                        ctx.next();
                    }
                });
    }
}
