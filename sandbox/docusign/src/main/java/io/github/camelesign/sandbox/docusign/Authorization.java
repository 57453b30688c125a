// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.CallWindows.Window;
import io.github.camelesign.sandbox.core.Endpoints.AuthorizationHeader;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.docusign.Directory.Integration;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Finds out who asks, from the headers that say so, and whether they may ask that often. */
final class Authorization {
    private static final String USER = User.class.getName();
    private static final String ACCOUNT = Account.class.getName();
    private static final String ACT_AS = "X-DocuSign-Act-As-User";
    private static final String FOREIGN = "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT";
    private static final JsonReader CREDENTIALS = new JsonReader(complaint -> unknownUser());

    private Authorization() {}

    /** Refuses the request unless it names a user by a token or the legacy header. */
    static void require(RoutingContext ctx, DocuSignState state) {
        HttpServerRequest request = ctx.request();
        String legacy = request.getHeader("X-DocuSign-Authentication");
        User user;
        String delegate;
        if (legacy == null) {
            OAuthToken<Integration, User> token = bearer(ctx, state);
            DocuSignError.require(
                    List.of(token.scope().split(" ")).contains("signature"),
                    "USER_LACKS_PERMISSIONS");
            user = state.directory.user(token.user().id()).orElseThrow(Authorization::unknownUser);
            String older = request.getHeader("X-DocuSign-Act-On-Behalf");
            delegate = request.headers().contains(ACT_AS) ? request.getHeader(ACT_AS) : older;
        } else {
            JsonNode credentials = Xml.orJson(legacy, CREDENTIALS);
            user = user(credentials, state);
            delegate = CREDENTIALS.optionalText(credentials, "SendOnBehalfOf");
        }
        DocuSignError.require(!user.accounts().isEmpty(), FOREIGN);
        ctx.put(USER, user);
        if (delegate != null && !delegate.isBlank()) {
            User other =
                    state.directory.user(delegate).orElseThrow(() -> DocuSignError.of(FOREIGN));
            DocuSignError.require(
                    other.accounts().stream().anyMatch(user.accounts()::contains), FOREIGN);
            ctx.put(USER, other);
        }
        state.limits.count(ctx, user(ctx).accounts().get(0));
    }

    private static User user(JsonNode credentials, DocuSignState state) {
        DocuSignError.require(
                state.directory.integration(credentials.path("IntegratorKey").asText()).isPresent(),
                "PARTNER_AUTHENTICATION_FAILED");
        return state.directory
                .login(credentials.path("Username").asText(), credentials.path("Password").asText())
                .orElseThrow(Authorization::unknownUser);
    }

    private static DocuSignError unknownUser() {
        return DocuSignError.of("USER_AUTHENTICATION_FAILED");
    }

    /** The token of the request, which must carry a valid one. */
    static OAuthToken<Integration, User> bearer(RoutingContext ctx, DocuSignState state) {
        return AuthorizationHeader.bearer(ctx)
                .flatMap(state.tokens()::valid)
                .orElseThrow(() -> DocuSignError.of("AUTHORIZATION_INVALID_TOKEN"));
    }

    /** The app that names itself by Basic credentials. */
    static Optional<Integration> basic(RoutingContext ctx, DocuSignState state) {
        String[] pair = AuthorizationHeader.basic(ctx).orElse("").split(":", 2);
        return state.directory
                .integration(pair[0])
                .filter(app -> pair.length == 2 && pair[1].equals(app.secret()));
    }

    static void requireAccount(RoutingContext ctx) {
        ctx.put(
                ACCOUNT,
                user(ctx).accounts().stream()
                        .filter(account -> account.isCalled(ctx.pathParam("accountId")))
                        .findFirst()
                        .orElseThrow(() -> DocuSignError.of(FOREIGN)));
        ctx.next();
    }

    /** Who the request acts as. */
    static User user(RoutingContext ctx) {
        return ctx.get(USER);
    }

    static Account account(RoutingContext ctx) {
        return ctx.get(ACCOUNT);
    }

    /**
     * How many calls an account may make; as many as it likes by default, whatever the headers say.
     */
    static final class Limits {
        private static final int USUAL_HOUR = 3000;
        private static final int USUAL_BURST = 200;

        private final Clock clock;
        final CallWindows hours;
        final CallWindows bursts;

        /** What a call too many is answered with. */
        volatile int status = 429;

        Limits(Clock clock) {
            this.clock = clock;
            this.hours = new CallWindows(clock, Limits::nextHour);
            this.bursts = new CallWindows(clock, Duration.ofSeconds(30));
        }

        /** Counts a call and refuses it when it is one too many. */
        void count(RoutingContext ctx, Account account) {
            Instant next = nextHour(clock.instant());
            Window hour = hours.count(account.guid()).orElse(new Window(next, 0, USUAL_HOUR));
            Window burst = bursts.count(account.guid()).orElse(new Window(next, 0, USUAL_BURST));
            HttpServerResponse response = ctx.response();
            header(response, "X-RateLimit-Limit", hour.limit());
            header(response, "X-RateLimit-Remaining", hour.remaining());
            header(response, "X-RateLimit-Reset", hour.ends().getEpochSecond());
            header(response, "X-BurstLimit-Limit", burst.limit());
            header(response, "X-BurstLimit-Remaining", burst.remaining());
            check(hour, "HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
            check(burst, "BURST_APIINVOCATION_LIMIT_EXCEEDED");
        }

        private void check(Window window, String code) {
            if (window.isExceeded()) {
                throw DocuSignError.api(
                        status, code, DocuSignError.of(code, window.limit()).getMessage());
            }
        }

        private static void header(HttpServerResponse response, String name, long value) {
            response.putHeader(name, String.valueOf(value));
        }

        private static Instant nextHour(Instant now) {
            return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        }
    }
}
