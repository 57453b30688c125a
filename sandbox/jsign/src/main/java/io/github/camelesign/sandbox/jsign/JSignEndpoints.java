// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.Endpoints;
import io.github.camelesign.sandbox.core.Endpoints.AuthorizationHeader;
import io.github.camelesign.sandbox.core.Endpoints.BodyOnDisk;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.jsign.Contents.EnvelopeReader;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts handlers behind jSign's paths and the check of credentials that each of them asks for. */
final class JSignEndpoints extends Endpoints<JSignState, JSignCall> {
    static final String PREFIX = "/api/v2.0";
    private static final String TYPE_HEADER = "app_auth_type";
    private static final String TYPE = "jsign-oauth2";
    private static final long BODY_LIMIT = 4L << 20;
    private static final long CHECKED_AFTERWARDS = -1;

    JSignEndpoints(Router router, Supplier<JSignState> state, Path uploads) {
        super(router, state, uploads, JSignCall::new);
    }

    /** Refuses the request unless it says how it authenticates, which every request must. */
    static void requireType(RoutingContext ctx) {
        Code.UNAUTHORIZED.refuseIf(!TYPE.equals(ctx.request().getHeader(TYPE_HEADER)));
        ctx.next();
    }

    /** Needs no token. */
    void open(String path, Consumer<JSignCall> handler) {
        serve("POST", PREFIX + path, BODY_LIMIT, handler);
    }

    void get(String path, Consumer<JSignCall> handler) {
        bearer("GET", PREFIX + path, handler);
    }

    void post(String path, Consumer<JSignCall> handler) {
        bearer("POST", PREFIX + path, handler);
    }

    /** The same path also below another prefix, which jSign's table of operations has by a slip. */
    void slipped(String method, String slip, String path, Consumer<JSignCall> handler) {
        bearer(method, PREFIX + path, handler);
        bearer(method, slip + path, handler);
    }

    /** Needs a token; the path is whole. */
    void bearer(String method, String path, Consumer<JSignCall> handler) {
        serve(method, path, BODY_LIMIT, handler, this::requireToken);
    }

    /** Needs a token, and takes a multipart form. */
    void form(String path, Consumer<JSignCall> handler) {
        route("POST", PREFIX + path).handler(this::requireToken);
        serve("POST", PREFIX + path, CHECKED_AFTERWARDS, handler);
    }

    /** Needs a token, and takes JSON in which whole documents may stand. */
    void documents(String path, BiConsumer<JSignCall, ObjectNode> handler) {
        String files = "/document(/\\d+)?/" + EnvelopeReader.CONTENT;
        route("POST", PREFIX + path)
                .handler(this::requireToken)
                .handler(
                        ctx ->
                                BodyOnDisk.receive(
                                        ctx,
                                        uploads(),
                                        (body, all) -> JSignCall.JSON.withFiles(body, files, all),
                                        body -> handler.accept(call(ctx), body)));
    }

    private void requireToken(RoutingContext ctx) {
        var tokens = state().tokens();
        String given = AuthorizationHeader.bearer(ctx).orElseThrow(Code.UNAUTHORIZED::error);
        Code refusal = tokens.knows(given) ? Code.TOKEN_EXPIRED : Code.UNAUTHORIZED;
        ctx.put(JSignCall.TOKEN, tokens.valid(given).orElseThrow(refusal::error));
        ctx.next();
    }

    /** Logs in and renews tokens, and shows the account and how its envelopes ended. */
    static final class AccountRoutes {
        private static final Duration YEAR = Duration.ofDays(365);

        private AccountRoutes() {}

        static void mount(JSignEndpoints endpoints) {
            endpoints.open("/authorization/token", AccountRoutes::login);
            endpoints.open("/authorization/refresh_token", AccountRoutes::renew);
            endpoints.get("/account", AccountRoutes::account);
            endpoints.get("/account/statistics", AccountRoutes::statistics);
        }

        private static void account(JSignCall call) {
            Stream<String> converted = JSignState.CONVERTED.stream().sorted();
            Map<String, Object> facts =
                    Map.of(
                            "begin", call.now(),
                            "end", call.now().plus(YEAR),
                            "days", YEAR.toDays(),
                            "signs", List.of("Esignature"),
                            "limit", call.state().uploadLimit,
                            "types", Stream.concat(Stream.of("pdf"), converted).toList(),
                            "user", call.user());
            call.answer(
                    "Account details retrieved successfully.",
                    EnvelopeJson.SHAPES.of("account", facts));
        }

        private static void statistics(JSignCall call) {
            List<Status> mine =
                    call.state().envelopes.all().stream()
                            .filter(envelope -> call.isMe(envelope.contents().creator()))
                            .map(Circulation::status)
                            .toList();
            ObjectNode data = JsonReader.object();
            data.putObject("document_stats")
                    .put("completed", Collections.frequency(mine, Status.COMPLETED))
                    .put("declined", Collections.frequency(mine, Status.DECLINED))
                    .put("expired", Collections.frequency(mine, Status.EXPIRED))
                    .put("failed", 0)
                    .put("cancelled", Collections.frequency(mine, Status.CANCELLED));
            call.answer("Statistics retrieved successfully.", data);
        }

        private static void login(JSignCall call) {
            JSignState state = call.state();
            String[] key = AuthorizationHeader.basic(call.ctx()).orElse("").split(":", 2);
            Code.UNAUTHORIZED.refuseIf(key.length < 2 || !key[1].equals(state.apiKeys.get(key[0])));
            ObjectNode body = call.body();
            User user =
                    state.users
                            .login(JSON.text(body, "email"), JSON.text(body, "password"))
                            .orElseThrow(Code.UNAUTHORIZED::error);
            answer(call, state.issue(key[0], user));
        }

        private static void renew(JSignCall call) {
            ObjectNode body = call.body();
            String old = body.path("access_token").asText(body.path("token").asText());
            String refreshToken = body.path("refresh_token").asText();
            Code.REFRESH_TOKEN_REQUIRED.refuseIf(refreshToken.isBlank());
            OAuthToken<String, User> token =
                    call.state()
                            .tokens()
                            .redeem(refreshToken, pair -> pair.accessToken().equals(old))
                            .orElseThrow(Code.UNAUTHORIZED::error);
            answer(call, call.state().issue(token.application(), token.user()));
        }

        /** The end of its life is a moment, not a duration. */
        private static void answer(JSignCall call, OAuthToken<String, User> token) {
            call.answer(
                    "Token generated successfully.",
                    JsonReader.object()
                            .put("access_token", token.accessToken())
                            .put("refresh_token", token.refreshToken())
                            .put("token_type", "bearer")
                            .put("expires_in", token.expires().getEpochSecond()));
        }
    }
}
