// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.content.ContentFactory;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Sends what a login needs, with credentials of its own and perhaps to another host. */
final class Login implements Token.Endpoint {

    private static final Set<Integer> REFUSED_CREDENTIALS = Set.of(400, 401, 403);

    private final String scheme;
    private final RequestSender sender;
    private final Authentication authentication;
    private final LoginTurn turn;
    private final Duration timeout;
    private final InstantSource clock;
    private final Json json;
    private final AllowedHosts hosts;
    private final ContentFactory contents;

    Login(
            String scheme,
            RequestSender sender,
            Authentication authentication,
            LoginTurn turn,
            Duration timeout,
            InstantSource clock,
            Json json,
            AllowedHosts hosts) {
        this.scheme = scheme;
        this.sender = sender;
        this.authentication = authentication;
        this.turn = turn;
        this.timeout = timeout;
        this.clock = clock;
        this.json = json;
        this.hosts = hosts;
        this.contents = new ContentFactory(json);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Token alone(String key, Token.Attempt login) throws EsignOperationException {
        return turn.take(key, login);
    }

    @Override
    public void requireAllowed(String baseUri, Operation login) throws EsignOperationException {
        try {
            hosts.require(baseUri);
        } catch (NotSentException e) {
            throw new EsignOperationException(
                    new EsignFailure(
                            scheme,
                            login.name(),
                            0,
                            null,
                            e.getMessage(),
                            null,
                            null,
                            false,
                            false,
                            null));
        }
    }

    /** Sends it once: how long to wait after a failure is decided for all that wait for it. */
    @Override
    public <T> T call(Token.Request login, Token.Reader<T> reader) throws EsignOperationException {
        Operation row = login.operation();
        try {
            return sender.with(login.fields() == null ? Map.of() : login.fields())
                    .send(
                            new ProviderRequest(
                                    row,
                                    row.target(UnaryOperator.identity(), Map.of()),
                                    row.body().of(login.fields(), contents)),
                            login.baseUri(),
                            login.headers(),
                            timeout,
                            response ->
                                    reader.read(
                                            json.readMap(
                                                    json.bytes(response.body(), response.length())),
                                            clock.instant()));
        } catch (EsignOperationException e) {
            throw REFUSED_CREDENTIALS.contains(e.getHttpResponseCode()) && !e.isRetryable()
                    ? authentication.refused(Failures.credentials(e).after(0, null))
                    : e;
        }
    }
}
