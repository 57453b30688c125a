// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.AuthorizationHeader;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out who asks, from the headers that say so. */
final class Authorization {
    private static final String TOKEN = Token.class.getName();
    private static final String USER = User.class.getName();
    private static final String ACCOUNT = Account.class.getName();
    private static final String LEGACY = "X-DocuSign-Authentication";
    private static final JsonReader CREDENTIALS =
            new JsonReader(complaint -> DocuSignError.unknownUser());

    private Authorization() {}

    /** Refuses the request unless it names a user by a token or the legacy header. */
    static void require(RoutingContext ctx, DocuSignState state) {
        String legacy = ctx.request().getHeader(LEGACY);
        String delegate;
        Token token;
        if (legacy == null) {
            token = bearer(ctx, state).orElseThrow(DocuSignError::invalidToken);
            delegate =
                    Optional.ofNullable(ctx.request().getHeader("X-DocuSign-Act-As-User"))
                            .orElse(ctx.request().getHeader("X-DocuSign-Act-On-Behalf"));
        } else {
            JsonNode credentials =
                    legacy.trim().startsWith("<")
                            ? Xml.read(legacy.getBytes(StandardCharsets.UTF_8))
                            : CREDENTIALS.of(legacy);
            token = legacy(credentials, state);
            delegate = CREDENTIALS.optionalText(credentials, "SendOnBehalfOf");
        }
        if (!token.has("signature")) {
            throw DocuSignError.api(
                    403, "USER_LACKS_PERMISSIONS", "The token lacks the scope \"signature\".");
        }
        User user = state.directory.user(token.user().id()).orElseThrow(DocuSignError::unknownUser);
        if (user.accounts().isEmpty()) {
            throw DocuSignError.foreignAccount();
        }
        if (delegate != null && !delegate.isBlank()) {
            User other = state.directory.user(delegate).orElseThrow(DocuSignError::foreignAccount);
            if (other.accounts().stream().noneMatch(user.accounts()::contains)) {
                throw DocuSignError.foreignAccount();
            }
            user = other;
        }
        ctx.put(TOKEN, token);
        ctx.put(USER, user);
        state.limits.count(ctx, user.accounts().get(0));
    }

    /** The token of the request, if it carries a valid one. */
    static Optional<Token> bearer(RoutingContext ctx, DocuSignState state) {
        return AuthorizationHeader.bearer(ctx).flatMap(state.tokens()::valid);
    }

    /** The app that names itself by Basic credentials. */
    static Optional<Integration> basic(RoutingContext ctx, DocuSignState state) {
        return AuthorizationHeader.basic(ctx)
                .filter(pair -> pair.indexOf(':') > 0)
                .flatMap(
                        pair -> {
                            int colon = pair.indexOf(':');
                            return state.directory
                                    .integration(pair.substring(0, colon))
                                    .filter(i -> pair.substring(colon + 1).equals(i.secret()));
                        });
    }

    static void requireAccount(RoutingContext ctx, String id) {
        ctx.put(
                ACCOUNT,
                user(ctx).accounts().stream()
                        .filter(account -> account.isCalled(id))
                        .findFirst()
                        .orElseThrow(DocuSignError::foreignAccount));
    }

    static Token token(RoutingContext ctx) {
        return ctx.get(TOKEN);
    }

    /** Who the request acts as. */
    static User user(RoutingContext ctx) {
        return ctx.get(USER);
    }

    static Account account(RoutingContext ctx) {
        return ctx.get(ACCOUNT);
    }

    private static Token legacy(JsonNode credentials, DocuSignState state) {
        Integration integration =
                state.directory
                        .integration(credentials.path("IntegratorKey").asText())
                        .orElseThrow(DocuSignError::unknownIntegration);
        User user =
                state.directory
                        .user(credentials.path("Username").asText())
                        .filter(u -> u.password().equals(credentials.path("Password").asText()))
                        .orElseThrow(DocuSignError::unknownUser);
        return new Token(null, null, integration, user, "signature", null, null);
    }
}
