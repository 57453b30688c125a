// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.Endpoints.AuthorizationHeader;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck;
import io.github.camelesign.sandbox.core.described.RequestCheck.RequestConventions;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signeasy.DocumentRoutes.UploadForm;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Application;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Puts handlers behind Signeasy's paths, and before them the check of the token that most of them
 * ask for, and of the request against its description. Each path is served with and without a slash
 * at its end, and those of version 3 for version 2 and 2.1 as well.
 */
final class SigneasyEndpoints extends Endpoints<SigneasyState, SigneasyCall> {
    private static final long BODY_LIMIT = 4L << 20;
    private static final long CHECKED_AFTERWARDS = -1;
    private static final Description DESCRIPTION =
            Description.of(SigneasyEndpoints.class, "description.json", false);
    private static final Map<String, DescribedOperation> OPERATIONS =
            DESCRIPTION.operations().stream()
                    .collect(Collectors.toMap(o -> o.method() + o.route(), Function.identity()));

    private final RequestCheck<SigneasyCall> check =
            new RequestCheck<>(DESCRIPTION, new Conventions());

    SigneasyEndpoints(Router router, Supplier<SigneasyState> state, Path uploads) {
        super(router, state, uploads, SigneasyCall::new);
    }

    private static final class Conventions implements RequestConventions<SigneasyCall> {
        @Override
        public JsonNode body(SigneasyCall call) {
            return call.parameters();
        }

        @Override
        public RuntimeException invalid(List<SchemaViolation> violations) {
            SchemaViolation first = violations.get(0);
            return SigneasyError.invalid(first.inBrackets() + " " + first.message());
        }
    }

    /** Needs no token. */
    void open(String method, String path, Consumer<SigneasyCall> handler) {
        serve(method, path, BODY_LIMIT, handler);
    }

    /** Needs a token, also of somebody who has not confirmed their e-mail. */
    void ofAnybody(String path, Consumer<SigneasyCall> handler) {
        versions(path).forEach(p -> serve("GET", p, BODY_LIMIT, handler, this::requireToken));
    }

    /** Needs a token of somebody who has confirmed their e-mail. */
    void on(String method, String path, Consumer<SigneasyCall> handler) {
        DescribedOperation operation = OPERATIONS.get(method + path);
        Consumer<SigneasyCall> checked =
                call -> {
                    if (operation != null) {
                        call.checkBodyBy(() -> check.check(operation, call));
                    }
                    handler.accept(call);
                };
        for (String each : versions(path)) {
            serve(method, each, BODY_LIMIT, checked, this::requireToken, this::requireVerified);
        }
    }

    /**
     * A multipart form with a file, as it is or compressed. Who is refused leaves no file behind.
     */
    void upload(String path, Consumer<SigneasyCall> handler) {
        for (String each : versions(path)) {
            route("POST", each).handler(this::requireToken).handler(this::requireVerified);
            route("POST", each).handler(ctx -> UploadForm.unpack(ctx, uploads()));
            serve(route("POST", each).handler(this::readForm), handler);
        }
    }

    private static List<String> versions(String path) {
        return path.startsWith("/v3/")
                ? List.of(path, path.replaceFirst("3", "2"), path.replaceFirst("3", "2.1"))
                : List.of(path);
    }

    /** One that was compressed has been read by now. */
    private void readForm(RoutingContext ctx) {
        if (UploadForm.isRead(ctx)) {
            ctx.next();
        } else {
            body(CHECKED_AFTERWARDS).handle(ctx);
        }
    }

    private void requireToken(RoutingContext ctx) {
        SigneasyState state = state();
        OAuthToken<Application, User> token =
                AuthorizationHeader.bearer(ctx)
                        .flatMap(state.tokens()::valid)
                        .orElseThrow(SigneasyError::invalidToken);
        Application application = token.application();
        String caller = application == null ? token.accessToken() : application.clientId();
        // both are counted, whichever refuses
        if (exceeded(state.callsPerMinute, caller) | exceeded(state.callsInBurst, caller)) {
            throw SigneasyError.api(429, "too_many_requests", "Too many requests");
        }
        // the user may have confirmed their e-mail since
        User user = state.users.find(token.user().email()).orElse(token.user());
        ctx.put(SigneasyCall.TOKEN, token.of(user));
        ctx.next();
    }

    private static boolean exceeded(CallWindows windows, String caller) {
        return windows.count(caller).filter(CallWindows.Window::isExceeded).isPresent();
    }

    private void requireVerified(RoutingContext ctx) {
        call(ctx).unavailable().when(!call(ctx).user().verified());
        ctx.next();
    }
}
