// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.docusign.Directory.Integration;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Finds out who asks, from the headers that say so. */
final class Authorization {
    private static final String USER = User.class.getName();
    private static final String ACCOUNT = Account.class.getName();
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
            delegate =
                    Optional.ofNullable(request.getHeader("X-DocuSign-Act-As-User"))
                            .orElse(request.getHeader("X-DocuSign-Act-On-Behalf"));
        } else {
            JsonNode credentials = Xml.orJson(legacy, CREDENTIALS);
            user = user(credentials, state);
            delegate = CREDENTIALS.optionalText(credentials, "SendOnBehalfOf");
        }
        require(!user.accounts().isEmpty());
        ctx.put(USER, user);
        if (delegate != null && !delegate.isBlank()) {
            User other = state.directory.user(delegate).orElseThrow(Authorization::foreignAccount);
            require(other.accounts().stream().anyMatch(user.accounts()::contains));
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

    private static DocuSignError foreignAccount() {
        return DocuSignError.of("USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT");
    }

    private static void require(boolean isMember) {
        DocuSignError.require(isMember, "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT");
    }

    /** The token of the request, which must carry a valid one. */
    static OAuthToken<Integration, User> bearer(RoutingContext ctx, DocuSignState state) {
        return AuthorizationHeader.bearer(ctx)
                .flatMap(state.tokens()::valid)
                .orElseThrow(() -> DocuSignError.of("AUTHORIZATION_INVALID_TOKEN"));
    }

    /** The app that names itself by Basic credentials. */
    static Optional<Integration> basic(RoutingContext ctx, DocuSignState state) {
        return AuthorizationHeader.basic(ctx)
                .map(pair -> pair.split(":", 2))
                .filter(pair -> pair.length == 2)
                .flatMap(
                        pair ->
                                state.directory
                                        .integration(pair[0])
                                        .filter(app -> pair[1].equals(app.secret())));
    }

    static void requireAccount(RoutingContext ctx) {
        ctx.put(
                ACCOUNT,
                user(ctx).accounts().stream()
                        .filter(account -> account.isCalled(ctx.pathParam("accountId")))
                        .findFirst()
                        .orElseThrow(Authorization::foreignAccount));
        ctx.next();
    }

    /** Who the request acts as. */
    static User user(RoutingContext ctx) {
        return ctx.get(USER);
    }

    static Account account(RoutingContext ctx) {
        return ctx.get(ACCOUNT);
    }
}
